// Package notice shows what was announced and who has not heard of it, the
// vehicles and where they are, and the orders from above with their answers.
package notice

import (
	"context"
	"fmt"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/store/plan"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// The tabs of the screen.
const (
	tabNotices = iota
	tabVehicles
	tabOrders
)

// most is how many notices are read.
const most = 200

// Screen is the screen of notices, vehicles and orders.
type Screen struct {
	*app.Sheets[data]
	notices  *kit.Table[row]
	vehicles *kit.Table[store.Vehicle]
	orders   *kit.Table[store.Matter]
}

// row is a notice with the grids that have not heard of it.
type row struct {
	n      store.Notice
	silent []int // numbers
	of     int   // grids it is for
	told   int64
	last   journal.Time
	next   journal.Time
}

// data is what the screen has read.
type data struct {
	notices  []row
	vehicles []store.Vehicle
	orders   []store.Matter
	grids    []store.Grid
}

// New makes the screen; id is a tab to begin at: "vehicles", "orders" or "".
func New(env *app.Env, id string) *Screen {
	s := &Screen{Sheets: app.NewSheets[data](env, app.NewDesk(env))}
	s.Tab = map[string]int{"vehicles": tabVehicles, "orders": tabOrders}[id]
	s.notices = kit.NewTable(func(r row) string { return r.n.ID }, nil)
	s.vehicles = kit.NewTable(func(v store.Vehicle) string { return v.ID }, nil)
	s.orders = kit.NewTable(func(m store.Matter) string { return m.ID }, nil)
	s.Be(app.SheetsOf[data]{
		Read: func() app.Reading[data] { return read }, Topics: []string{"notice", "vehicle", "matter", "grid"}, Timely: true, Columns: s.columns, Show: s.show,
		Title: func() string { return env.Words.T.Notice.Title }, Tabs: s.tabs, Sheet: s.sheet, Bar: s.actions, Foot: s.foot,
		More: func() []app.Action { return []app.Action{s.TabAction(env.Words.T.Notice.Act["tab"])} },
	})
	return s
}

func read(ctx context.Context, v *store.View) (d data, err error) {
	list, err := v.Notices(ctx, true, most)
	if err != nil {
		return d, err
	}
	for _, n := range list {
		reach, err := v.NoticeReach(ctx, n.ID)
		if err != nil {
			return d, err
		}
		r := row{n: n, of: len(reach)}
		for _, g := range reach {
			if g.Unreached() {
				r.silent = append(r.silent, g.Number)
			}
			r.told += g.Told
			r.last = max(r.last, g.Last)
			if !g.Next.IsZero() && (r.next.IsZero() || g.Next < r.next) {
				r.next = g.Next
			}
		}
		d.notices = append(d.notices, r)
	}
	if d.vehicles, err = v.Vehicles(ctx); err != nil {
		return d, err
	}
	if d.orders, err = v.Matters(ctx, store.MatterFilter{Open: true, Kinds: []string{plan.Order}}); err != nil {
		return d, err
	}
	d.grids, err = v.Grids(ctx)
	return d, err
}

func (s *Screen) show() {
	t := s.Env.Words.T.Notice
	s.notices.SetEmpty(t.Empty)
	s.vehicles.SetEmpty(t.EmptyVehicles)
	s.orders.SetEmpty(t.EmptyOrders)
	s.notices.SetRows(s.Data.notices)
	s.vehicles.SetRows(s.Data.vehicles)
	s.orders.SetRows(s.Data.orders)
}

func (s *Screen) sheet() app.Sheet {
	return []app.Sheet{s.notices, s.vehicles, s.orders}[s.Tab]
}

func (s *Screen) tabs() []string {
	t := s.Env.Words.T.Notice
	open, out := 0, 0
	for _, r := range s.Data.notices {
		if r.n.Open() {
			open++
		}
	}
	for _, v := range s.Data.vehicles {
		if v.State == store.VehicleOut {
			out++
		}
	}
	return []string{fmt.Sprintf("%s %d", t.Tabs[tabNotices], open), fmt.Sprintf("%s %d/%d", t.Tabs[tabVehicles], out, len(s.Data.vehicles)), fmt.Sprintf("%s %d", t.Tabs[tabOrders], len(s.Data.orders))}
}
