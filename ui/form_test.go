package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhiban/store"
	"zhiban/ui/uitest"
)

// Blank forms are printed from any screen: a wrong wish stands at its field and
// nothing typed is lost.
func TestBlankFormsArePrintedFromAnywhere(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		w, h       int
	}{{"forms-zh-80x24", "zh", 80, 24}, {"forms-en-120x40", "en", 120, 40}} {
		screen(t, meijiang(t, busy), c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, st *store.Store) {
			if err := st.SetLocal(t.Context(), "form-dir", "/media/stick"); err != nil {
				t.Fatal(err)
			}
			r.Key("f9")
			r.Key("alt+p")
			golden(t, c.name, r.Screen())
		})
	}
	screen(t, meijiang(t, busy), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		dir := filepath.Join(t.TempDir(), "forms")
		if err := st.SetLocal(t.Context(), "form-dir", dir); err != nil {
			t.Fatal(err)
		}
		keys := func(names ...string) {
			for _, k := range names {
				r.Key(k)
			}
		}
		keys("alt+p", "right", "down")
		r.Type("哪里也不是")
		keys("ctrl+s")
		if s := r.Screen(); !strings.Contains(s, "没有点位") || !strings.Contains(s, "哪里也不是") {
			t.Errorf("a wrong gate:\n%s", s)
		}
		for range 5 {
			r.Key("backspace")
		}
		r.Type("东门")
		keys("ctrl+s")
		if _, err := os.Stat(filepath.Join(dir, "form-ZB-02-pass-east.zh.pdf")); err != nil {
			t.Errorf("%v\n%s", err, r.Screen())
		}
		if !strings.Contains(r.Screen(), "已写") {
			t.Errorf("it does not say where it wrote:\n%s", r.Screen())
		}
	})
}
