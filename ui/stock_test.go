package ui_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/uitest"
)

// unstocked is before the case begins its book of supplies.
const unstocked = "2022-09-02 12:20"

// parcels writes a morning of supplies: received, handed out to the grids, short
// at one of them, and what two households want.
func parcels(t *testing.T, st *store.Store) {
	t.Helper()
	do := does(t, st)
	do(store.OpenStock{Second: "物资组 林"})
	do(store.WriteSlip{Type: store.SlipIn, Gave: "街道 张", Lines: []store.Amount{{Item: "parcel", N: 7400}}})
	for n := 1; n <= 12; n++ {
		do(store.WriteSlip{Type: store.SlipOut, Grid: fmt.Sprint(n), Took: "网格长 吴", Lines: []store.Amount{{Item: "parcel", N: 600}}})
	}
	do(store.ConfirmSlip{ID: "K-S009", Got: []store.Amount{{Item: "parcel", N: 540}}, Who: "网格长 吴", Report: true, Lead: "少", Lang: "zh"})
	do(store.SurveyDemand{Grid: "7", Household: "3栋101", Lines: []store.DemandLine{{Item: "milk_powder", Wanted: 2, Promised: 1}}})
	do(store.SurveyDemand{Grid: "7", Household: "3栋102", Lines: []store.DemandLine{{Item: "parcel", Wanted: 1, Promised: 1}}})
	do(store.Deliver{Grid: "7", Household: "3栋102", Lines: []store.Amount{{Item: "parcel", N: 1}}, Took: "本人"})
}

func TestSuppliesLookAsTheyShould(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		w, h       int
		empty      bool
		keys       []string
	}{
		{"stock-zh-80x24", "zh", 80, 24, false, []string{"end"}}, {"stock-en-120x40", "en", 120, 40, false, nil}, {"stock-empty-zh-80x24", "zh", 80, 24, true, nil},
		{"stock-slips-zh-80x24", "zh", 80, 24, false, []string{"tab", "down", "down"}}, {"stock-slips-en-120x40", "en", 120, 40, false, []string{"tab"}},
		{"stock-grids-zh-80x24", "zh", 80, 24, false, []string{"tab", "tab"}}, {"stock-grids-en-120x40", "en", 120, 40, false, []string{"tab", "tab"}},
		{"stock-demand-zh-80x24", "zh", 80, 24, false, []string{"shift+tab"}}, {"stock-demand-en-120x40", "en", 120, 40, false, []string{"shift+tab"}},
		{"stock-out-zh-80x24", "zh", 80, 24, false, []string{"u"}}, {"stock-out-en-120x40", "en", 120, 40, false, []string{"u"}},
	} {
		screen(t, meijiang(t, unstocked), c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, st *store.Store) {
			if !c.empty {
				parcels(t, st)
			}
			r.Send(app.Go{Route: app.Stock, ID: "parcel"})
			for _, k := range c.keys {
				r.Key(k)
			}
			golden(t, c.name, r.Screen())
		})
	}
}

// Supplies from the keyboard alone: the book is opened, parcels come, go out,
// arrive short, and what is missing is asked for.
func TestParcelsGoOutFromTheKeyboard(t *testing.T) {
	screen(t, meijiang(t, unstocked), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		ctx := context.Background()
		r.Key("f7")
		r.Key("o")
		r.Type("物资组 林")
		r.Key("enter")
		if s := r.Screen(); !strings.Contains(s, "防护服") {
			t.Fatalf("the book is not open:\n%s", s)
		}
		// the first field is the item: found by typing
		r.Key("n")
		r.Type("生活")
		r.Key("enter")
		r.Type("７，４００")
		r.Key("down")
		r.Type("街道 张")
		r.Key("ctrl+s")
		list, err := st.Slips(ctx, store.SlipFilter{Item: "parcel"})
		if err != nil || len(list) != 1 || list[0].Total() != 7400 || list[0].Took != clerk {
			t.Fatalf("%+v, %v\n%s", list, err, r.Screen())
		}
		do := does(t, st)
		do(store.WriteSlip{Type: store.SlipOut, Grid: "7", Took: "吴", Lines: []store.Amount{{Item: "parcel", N: 600}}})
		r.Key("tab") // the slips, the newest on top
		r.Key("home")
		r.Key("f")
		r.Type("540")
		r.Key("ctrl+s")
		slip, err := st.Slip(ctx, "K-S003")
		if err != nil || slip.Short() != 60 {
			t.Fatalf("%+v, %v\n%s", slip, err, r.Screen())
		}
		needs, err := st.Matters(ctx, store.MatterFilter{Open: true, Kinds: []string{"need"}})
		if err != nil || len(needs) == 0 || needs[0].Text != "K-S003 少 生活物资包 60" {
			t.Fatalf("%+v, %v", needs, err)
		}
		r.Key("x")
		r.Type("写错格")
		r.Key("enter")
		if slip, err = st.Slip(ctx, "K-S003"); err != nil || slip.Reversed == nil {
			t.Errorf("%+v, %v\n%s", slip, err, r.Screen())
		}
		r.Send(app.Go{Route: app.Matter, ID: needs[0].ID})
		if s := r.Screen(); !strings.Contains(s, "生活物资包 要 60 到 0 还差 60") {
			t.Errorf("the need does not say what is to come:\n%s", s)
		}
	})
}

// A slip in one line, and the refusal when the store has not so many.
func TestSuppliesInOneLine(t *testing.T) {
	screen(t, meijiang(t, unstocked), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		ctx := context.Background()
		line := func(text string) string {
			r.Type(text)
			r.Key("enter")
			return r.Screen()
		}
		line("入 生活物资包 100 街道张")
		line("出 7格 物资包 90 吴")
		if s := line("出 8格 物资包 11 吴"); !strings.Contains(s, "生活物资包 10 < 11") {
			t.Errorf("no refusal:\n%s", s)
		}
		l, err := st.Stock(ctx, store.StockFilter{Item: "parcel"})
		if err != nil || len(l) != 1 || l[0].Balance != 10 {
			t.Errorf("%+v, %v", l, err)
		}
	})
}
