package ui_test

import (
	"context"
	"testing"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/uitest"
)

// sampling is when the first round of the village runs at full speed.
const sampling = "2022-09-02 09:50"

// sampled sends tubes of the round that runs to a lab.
func sampled(t *testing.T, st *store.Store) {
	t.Helper()
	do := does(t, st)
	if r, _, err := st.LaneRound(context.Background(), ""); err != nil || !r.Open() {
		do(store.OpenRound{Kind: "sampling"})
	}
	do(store.OpenTubes{Numbers: []string{"0260-0262"}, Site: "hall", Lane: 2, People: 10})
	do(store.FillTube{ID: "0261", Text: "7格 李婶，8格 张三"})
	do(store.SealTubes{Tubes: []string{"0260-0261"}})
	do(store.SendTubes{Lab: "市疾控", Carrier: "王", Vehicle: "粤J12345"})
	do(store.TellResult{Tubes: []string{"0260"}, Result: store.TubeNormal})
	do(store.SealTubes{Tubes: []string{"0262"}})
}

func TestPointsLookAsTheyShould(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		w, h       int
		keys       []string
	}{
		{"points-zh-80x24", "zh", 80, 24, nil}, {"points-en-120x40", "en", 120, 40, nil}, {"point-grids-zh-80x24", "zh", 80, 24, []string{"tab"}}, {"tubes-zh-80x24", "zh", 80, 24, []string{"tab", "tab", "down"}},
		{"tubes-en-120x40", "en", 120, 40, []string{"tab", "tab"}}, {"tube-slips-zh-80x24", "zh", 80, 24, []string{"shift+tab"}}, {"tube-slips-en-120x40", "en", 120, 40, []string{"shift+tab"}},
		{"point-sheet-zh-80x24", "zh", 80, 24, []string{"enter"}}, {"point-sheet-en-120x40", "en", 120, 40, []string{"enter"}}, {"point-formula-zh-80x24", "zh", 80, 24, []string{"f"}}, {"point-whatif-en-120x40", "en", 120, 40, []string{"w"}},
	} {
		screen(t, meijiang(t, sampling), c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, st *store.Store) {
			sampled(t, st)
			r.Send(app.Go{Route: app.Points})
			for _, k := range c.keys {
				r.Key(k)
			}
			golden(t, c.name, r.Screen())
		})
	}
}

// A half hour is tallied by typing digits and Enter, lane after lane; a number
// that is put right asks why; a tube is told abnormal with one key and a word.
func TestLanesAreTalliedFromTheKeyboard(t *testing.T) {
	screen(t, meijiang(t, sampling), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		ctx := context.Background()
		sampled(t, st)
		site, err := st.LaneSite(ctx, "hall")
		if err != nil {
			t.Fatal(err)
		}
		slot := store.SlotEnded(st.Now().In(st.Zone()), 30)
		at := func(lane int) *store.Tally {
			t.Helper()
			s, err := st.PointSheet(ctx, site.ID, "")
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range s.Slots {
				if row.Start == slot {
					return row.Cells[lane-1].Tally
				}
			}
			return nil
		}
		r.Key("alt+s")
		r.Key("enter")
		for _, n := range []string{"48", "４５"} {
			r.Type(n)
			r.Key("enter")
		}
		if a, b := at(1), at(2); a == nil || a.People != 48 || b == nil || b.People != 45 {
			t.Fatalf("%+v %+v\n%s", a, b, r.Screen())
		}
		r.Key("left")
		r.Type("46")
		r.Key("enter")
		r.Type("漏数")
		r.Key("enter")
		if b := at(2); b.People != 46 || b.Reason != "漏数" {
			t.Fatalf("%+v\n%s", b, r.Screen())
		}
		r.Key("c")
		r.Type("堵车")
		r.Key("enter")
		if s, err := st.Site(ctx, site.ID); err != nil || s.Lanes[2].Open || s.Lanes[2].Reason != "堵车" {
			t.Fatalf("%+v, %v\n%s", s.Lanes, err, r.Screen())
		}
		r.Key("esc")
		r.Key("tab")
		r.Key("tab")
		r.Key("home")
		r.Key("down")
		r.Key("a")
		r.Type("市疾控电话")
		r.Key("enter")
		tube, err := st.Tube(ctx, "0261")
		if err != nil || tube.Result != store.TubeAbnormal || len(tube.Matters) != 5 {
			t.Fatalf("%+v, %v\n%s", tube, err, r.Screen())
		}
	})
}
