package ui_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/uitest"
)

// villageCSV is a list with everything that can be wrong with one.
const villageCSV = "梅江村第7网格摸底表,,,,,\n门牌地址,住户姓名,联系电话,人数,关系,备注\n3栋502,李婶,13900001111,3,户主,独居\n3栋503,王强,13900003333,,,\n3栋504,赵,没有,,,\n3栋505,=1+1,,,,\n12号,,,2,,\n1栋101,李婶,139-0000-1111,,,\n合计,,,5,,\n"

func villageFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "village.csv")
	if err := os.WriteFile(path, []byte(villageCSV), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestListsLookAsTheyShould(t *testing.T) {
	for _, c := range []struct {
		lang, at string
		w, h     int
	}{{"zh", "zh-80x24", 80, 24}, {"en", "en-120x40", 120, 40}} {
		screen(t, meijiang(t, busy), c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, st *store.Store) {
			path := villageFile(t)
			r.Key("alt+i")
			golden(t, "intake-file-"+c.at, r.Screen())
			r.Type("'" + path + "'")
			r.Key("enter")
			golden(t, "intake-columns-"+c.at, r.Screen())
			fixGrid(r)
			r.Key("c")
			golden(t, "intake-refused-"+c.at, r.Screen())
			r.Key("tab")
			golden(t, "intake-pairs-"+c.at, r.Screen())
			r.Key("m")
			r.Key("a")
			golden(t, "intake-done-"+c.at, r.Screen())
		})
	}
}

// fixGrid says that all rows are in grid 7.
func fixGrid(r *uitest.Rig) {
	r.Key("v")
	r.Key("enter") // the grid comes first
	r.Type("7")
	r.Key("enter")
}

// A list comes in with keys alone: columns corrected, pairs decided, refused
// rows saved; and goes back with one Ctrl+Z.
func TestListComesInFromTheKeyboard(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		ctx := context.Background()
		path := villageFile(t)
		r.Key("alt+i")
		r.Type("/nowhere/x.csv")
		r.Key("enter")
		if !strings.Contains(r.Screen(), "没有文件") {
			t.Errorf("no word about the missing file:\n%s", r.Screen())
		}
		r.Key("ctrl+u")
		r.Type(strings.TrimSuffix(path, "age.csv"))
		r.Key("tab")
		r.Key("enter")
		if !strings.Contains(r.Screen(), "缺 网格") {
			t.Errorf("no word about the missing grid:\n%s", r.Screen())
		}
		r.Key("c") // cannot yet
		fixGrid(r)
		for range 5 {
			r.Key("down")
		}
		r.Key("f") // the last column is no note
		r.Type("不导入")
		r.Key("enter")
		r.Key("c")
		if !strings.Contains(r.Screen(), "待定 1") {
			t.Fatalf("no pair to decide:\n%s", r.Screen())
		}
		r.Key("a") // cannot yet
		r.Key("tab")
		r.Key("b")
		r.Key("w")
		r.Key("enter")
		if _, err := os.Stat(strings.TrimSuffix(path, ".csv") + "-拒收.xlsx"); err != nil {
			t.Errorf("%v\n%s", err, r.Screen())
		}
		r.Key("a")
		h, err := st.HouseholdAt(ctx, "7", "3栋502")
		if err != nil || len(h.Residents) != 1 || h.Residents[0].Note != "" || h.People != 3 {
			t.Fatalf("%+v %v\n%s", h, err, r.Screen())
		}
		r.Key("ctrl+z")
		if !strings.Contains(r.Screen(), "village.csv") {
			t.Errorf("the undo does not say what it takes back:\n%s", r.Screen())
		}
		r.Key("enter")
		if _, err := st.HouseholdAt(ctx, "7", "3栋502"); store.CodeOf(err) != store.NotFound {
			t.Errorf("it was not taken back: %v\n%s", err, r.Screen())
		}
		r.Key("a")
		r.Type(path)
		r.Key("enter")
		if !strings.Contains(r.Screen(), "按上次的对应") || strings.Contains(r.Screen(), "缺 网格") {
			t.Errorf("it was not remembered:\n%s", r.Screen())
		}
		r.Send(app.Go{Route: app.Board})
	})
}
