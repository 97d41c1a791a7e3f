package ui_test

import (
	"context"
	"strings"
	"testing"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/drill"
	"zhiban/store/plan"
	"zhiban/ui/app"
	"zhiban/ui/uitest"
)

// censused gives a copy of the case in which grid 7 and a part of grid 2 have
// been entered.
func censused(t *testing.T) string {
	t.Helper()
	path := meijiang(t, busy)
	p, problems, err := plan.Open(assets.FS, "urban-village")
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	laptop(t, path, app.DefaultSettings(), nil, 80, 24, func(t *testing.T, _ *uitest.Rig, st *store.Store) {
		by(t, st, store.AddHouseholds{List: drill.Village("census", p, drill.Quarter{Grid: "7", Households: 205, Residents: 580})}, clerk)
		by(t, st, store.AddHouseholds{List: drill.Village("census", p, drill.Quarter{Grid: "2", Households: 30, Residents: 71})}, clerk)
		by(t, st, store.SetBaseline{Grid: "7", Households: 210, People: 590, Floating: 380, Counter: "网格长 吴"}, clerk)
		by(t, st, store.AddHousehold{Grid: "7", Building: "祠堂巷9号", People: 2, Residents: []store.NewResident{
			{Name: "李婶", Phone: "13900001111", Sex: "f", Born: 1944, Needs: []string{"alone"}, Languages: []string{"cantonese"}}, {Name: "李小明", Floating: true}}}, clerk)
		by(t, st, store.ReportMatter{Type: "medicine", Grid: "7", Household: "祠堂巷9号", Text: "降压药只剩一天"}, clerk)
	})
	return path
}

func TestCensusScreensLookAsTheyShould(t *testing.T) {
	path := censused(t)
	for _, c := range []struct {
		lang, at string
		w, h     int
	}{{"zh", "zh-80x24", 80, 24}, {"en", "en-120x40", 120, 40}} {
		set := app.DefaultSettings()
		set.Lang = c.lang
		laptop(t, path, set, nil, c.w, c.h, func(t *testing.T, r *uitest.Rig, st *store.Store) {
			r.Key("alt+h")
			golden(t, "census-"+c.at, r.Screen())
			for range 6 {
				r.Key("down")
			}
			r.Key("enter")
			golden(t, "census-doors-"+c.at, r.Screen())
			r.Type("lishen")
			r.Key("esc")
			r.Type("祠堂巷9")
			r.Key("enter")
			golden(t, "census-house-"+c.at, r.Screen())
		})
	}
}

func TestCensusIsKeptByKeys(t *testing.T) {
	ctx := context.Background()
	screen(t, censused(t), "zh", clerk, 100, 30, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Key("alt+h")
		for range 6 {
			r.Key("down")
		}
		r.Key("b") // a correction asks why
		r.Key("ctrl+s")
		if s := r.Screen(); !strings.Contains(s, "理由") {
			t.Errorf("no reason asked:\n%s", s)
		}
		r.Key("esc")
		r.Key("enter")
		r.Key("alt+n")
		r.Type("祠堂巷11号")
		r.Key("ctrl+s")
		h, err := st.HouseholdAt(ctx, "7", "祠堂巷11")
		if err != nil {
			t.Fatalf("%v\n%s", err, r.Screen())
		}
		r.Type("祠堂巷11")
		r.Key("enter")
		r.Key("d")
		r.Type("门口有两双鞋")
		r.Key("enter")
		r.Key("c")
		r.Type("两口子，都上夜班")
		r.Key("enter")
		h, err = st.Household(ctx, h.ID)
		if err != nil || len(h.Doubts) != 1 || h.Doubts[0].Settled.IsZero() {
			t.Errorf("%+v %v\n%s", h.Doubts, err, r.Screen())
		}
		r.Key("a")
		r.Type("王强")
		r.Key("ctrl+s")
		h, err = st.Household(ctx, h.ID)
		if err != nil || len(h.Present()) != 1 || h.Present()[0].Name != "王强" {
			t.Errorf("%+v %v\n%s", h.Residents, err, r.Screen())
		}
		r.Key("l")
		r.Type("投靠亲戚")
		r.Key("enter")
		if h, err = st.Household(ctx, h.ID); err != nil || len(h.Present()) != 0 {
			t.Errorf("%+v %v\n%s", h.Residents, err, r.Screen())
		}
	})
}
