package ui_test

import (
	"context"
	"strings"
	"testing"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/uitest"
)

// swept gives a copy of the case in which a round goes over grid 7.
func swept(t *testing.T) string {
	t.Helper()
	path := censused(t)
	laptop(t, path, app.DefaultSettings(), nil, 80, 24, func(t *testing.T, _ *uitest.Rig, st *store.Store) {
		by(t, st, store.OpenRound{Kind: "door_knock"}, clerk)
		by(t, st, store.TickDoors{Round: "door_knock", Grid: "7", Building: "1栋", Spans: []store.Span{{From: "101", To: "299", State: store.TickDone}, {From: "301", State: store.TickAbsent, Next: st.Now().Add(3600e9)}}}, clerk)
		by(t, st, store.CountRound{Round: "door_knock", Grid: "2", Reached: 220}, clerk)
		by(t, st, store.OpenRound{Kind: "disinfect"}, clerk)
		by(t, st, store.CountRound{Round: "disinfect", Grid: "3", Reached: 1}, clerk)
		by(t, st, store.OpenRound{Kind: "transfer_round", Name: "密接", List: []store.Target{{Household: "7 祠堂巷9号", No: 1}, {Name: "张某", Phone: "13800138000", Place: "外村"}}}, clerk)
		by(t, st, store.TickRound{Round: "transfer_round", Marks: []store.Mark{{Household: "#2", State: store.TickPromised, Next: st.Now().Add(7200e9), Vehicle: "粤J12345", To: "隔离点"}}}, clerk)
	})
	return path
}

func TestRoundScreensLookAsTheyShould(t *testing.T) {
	path := swept(t)
	for _, c := range []struct {
		lang, at string
		w, h     int
	}{{"zh", "zh-80x24", 80, 24}, {"en", "en-120x40", 120, 40}} {
		set := app.DefaultSettings()
		set.Lang = c.lang
		laptop(t, path, set, nil, c.w, c.h, func(t *testing.T, r *uitest.Rig, st *store.Store) {
			golden(t, "round-board-"+c.at, r.Screen())
			r.Key("f6")
			golden(t, "rounds-"+c.at, r.Screen())
			r.Key("enter")
			golden(t, "round-list-"+c.at, r.Screen())
			r.Key("esc")
			r.Key("down")
			r.Key("down")
			r.Key("enter")
			r.Key("down")
			golden(t, "round-"+c.at, r.Screen())
			for range 5 {
				r.Key("down")
			}
			r.Key("enter")
			golden(t, "round-doors-"+c.at, r.Screen())
		})
	}
}

func TestDoorsAreTickedByKeys(t *testing.T) {
	ctx := context.Background()
	screen(t, swept(t), "zh", clerk, 100, 30, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		before, err := st.RoundState(ctx, "door_knock")
		if err != nil {
			t.Fatal(err)
		}
		g, err := st.Grid(ctx, "7")
		if err != nil {
			t.Fatal(err)
		}
		r.Send(app.Go{Route: app.RoundDoors, ID: before.Round.ID + " " + g.ID})
		r.Key("enter") // the first door that was not reached
		r.Key("enter")
		r.Key("a")
		r.Type("18:00")
		r.Key("enter")
		r.Key("down")
		r.Key("r")
		r.Type("说不需要")
		r.Key("enter")
		after, err := st.RoundState(ctx, "door_knock")
		if err != nil || after.Reached != before.Reached+2 || after.Refused != 1 || after.NotReached != before.NotReached-2 {
			t.Errorf("%d → %d, refused %d, left %d → %d, %v\n%s", before.Reached, after.Reached, after.Refused, before.NotReached, after.NotReached, err, r.Screen())
		}
		// the line says the same of a whole building
		r.Key("esc")
		r.Key("ctrl+n")
		r.Type("轮 敲门 7格 2栋 好")
		r.Key("enter")
		last, err := st.RoundState(ctx, "door_knock")
		if err != nil || last.Reached <= after.Reached {
			t.Errorf("%d, %v\n%s", last.Reached, err, r.Screen())
		}
	})
}

func TestCountAboveTheBaselineOffersToCorrectIt(t *testing.T) {
	ctx := context.Background()
	screen(t, swept(t), "zh", clerk, 100, 30, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		s, err := st.RoundState(ctx, "door_knock")
		if err != nil {
			t.Fatal(err)
		}
		r.Send(app.Go{Route: app.Round, ID: s.Round.ID})
		r.Key("down")
		if s := r.Screen(); !strings.Contains(s, "超过底数 214：按 b 更正底数") {
			t.Fatalf("no warning:\n%s", s)
		}
		r.Key("b")
		r.Key("tab")
		r.Type("后来查到 6 户")
		r.Key("ctrl+s")
		g, err := st.Grid(ctx, "2")
		if err != nil || g.Households != 220 || g.Baseline == nil {
			t.Errorf("%+v %v\n%s", g, err, r.Screen())
		}
	})
}

// sweep gives a household and a round over it, made when there is none yet.
func sweep(t *testing.T, st *store.Store) (house, round string) {
	t.Helper()
	ctx := context.Background()
	h, err := st.HouseholdAt(ctx, "4", "12号")
	if err == nil {
		r, err := st.Round(ctx, "door_knock")
		if err != nil {
			t.Fatal(err)
		}
		return h.ID, r.ID
	}
	return by(t, st, store.AddHousehold{Grid: "4", Building: "12号", People: 2}, clerk).Subject, by(t, st, store.OpenRound{Kind: "door_knock"}, clerk).Subject
}
