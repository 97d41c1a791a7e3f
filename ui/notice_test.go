package ui_test

import (
	"context"
	"testing"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/uitest"
)

// announced writes two notices, two vehicles and an order.
func announced(t *testing.T, st *store.Store) {
	t.Helper()
	do := does(t, st)
	do(store.AddNotice{Title: "明早停水", Text: "6 时至 9 时，请储水", Media: []string{"speaker", "leaflet"}, Repeat: 60})
	do(store.Announce{ID: "K-N001", Grids: []string{"1", "2", "3"}})
	do(store.Announce{ID: "K-N001", Medium: "leaflet", Grids: []string{"1"}, Amount: 80})
	do(store.AddNotice{Title: "领取早餐", Media: []string{"group_message"}, Grids: []string{"7"}})
	do(store.Announce{ID: "K-N002"})
	do(store.AddVehicle{Plate: "粤J12345", What: "面包车", Driver: "陈", Phone: "13800000051", Seats: 6})
	do(store.AddVehicle{Plate: "粤J67890", What: "货车", Driver: "林"})
	do(store.SendVehicle{ID: "粤J12345", To: "市医院", Text: "取药", People: 2})
	do(store.ReportMatter{Kind: "order", Person: "区指挥部", Source: "above", Text: "12点前报物资数"})
}

func TestNoticesLookAsTheyShould(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		w, h       int
		keys       []string
	}{
		{"notices-zh-80x24", "zh", 80, 24, nil}, {"notices-en-120x40", "en", 120, 40, nil}, {"vehicles-zh-80x24", "zh", 80, 24, []string{"tab"}}, {"vehicles-en-120x40", "en", 120, 40, []string{"tab"}},
		{"orders-zh-80x24", "zh", 80, 24, []string{"shift+tab"}}, {"orders-en-120x40", "en", 120, 40, []string{"shift+tab"}},
	} {
		screen(t, meijiang(t, busy), c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, st *store.Store) {
			announced(t, st)
			r.Send(app.Go{Route: app.Notices})
			for _, k := range c.keys {
				r.Key(k)
			}
			golden(t, c.name, r.Screen())
		})
	}
}

// A notice is written and announced, a vehicle comes back, an order is answered:
// all of it with keys.
func TestNoticesAreWrittenFromTheKeyboard(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		ctx := context.Background()
		announced(t, st)
		r.Key("alt+w")
		r.Key("n")
		r.Type("下午核对底数")
		r.Key("ctrl+s")
		r.Key("home")
		r.Key("space")
		r.Type("7格、8格")
		r.Key("ctrl+s")
		reach, err := st.NoticeReach(ctx, "K-N003")
		if err != nil || len(reach) != 12 || reach[11].Times != 1 || reach[10].Times != 1 || reach[9].Times != 0 {
			t.Fatalf("%+v, %v\n%s", reach, err, r.Screen())
		}
		r.Key("tab")
		r.Key("home")
		r.Key("b")
		r.Type("药取到")
		r.Key("enter")
		if v, err := st.Vehicle(ctx, "粤J12345"); err != nil || v.State != store.VehicleReady || v.Trip.Note != "药取到" {
			t.Errorf("%+v, %v\n%s", v, err, r.Screen())
		}
		r.Key("tab")
		r.Key("end")
		r.Key("r")
		r.Key("enter")
		r.Key("a")
		r.Type("包7400份")
		r.Key("enter")
		orders, err := st.Matters(ctx, store.MatterFilter{Open: true, Kinds: []string{"order"}})
		if err != nil || len(orders) == 0 || orders[len(orders)-1].Replied.IsZero() || orders[len(orders)-1].Receipt.IsZero() {
			t.Errorf("%+v, %v\n%s", orders, err, r.Screen())
		}
	})
}
