package ui_test

import (
	"testing"

	"zhiban/store"
	"zhiban/ui/uitest"
)

func TestMattersLookAsTheyShould(t *testing.T) {
	path := meijiang(t, busy)
	for _, c := range []struct {
		name, lang string
		w, h       int
	}{{"matters-zh-80x24", "zh", 80, 24}, {"matters-en-120x40", "en", 120, 40}, {"matters-zh-160x48", "zh", 160, 48}, {"matters-en-80x24", "en", 80, 24}} {
		screen(t, path, c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
			r.Key("f2")
			golden(t, c.name, r.Screen())
		})
	}
}
