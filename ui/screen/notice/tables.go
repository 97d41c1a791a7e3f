package notice

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/ui/kit"
)

func (s *Screen) columns() {
	t, w := s.Env.Words.T.Notice, s.Env.Words
	s.notices.SetColumns([]kit.Column[row]{
		{Title: t.Number, Width: 8, Cell: func(r row) string { return r.n.Number }},
		{Title: t.What, Cell: func(r row) string { return kit.Clean(r.n.Title) }, Style: func(r row) (lipgloss.Style, bool) { return s.Env.Theme.Muted, !r.n.Open() }},
		{Title: t.Media, Width: 16, Drop: 1, Cell: s.media},
		{Title: t.NotTold, Width: 16, Cell: s.silent, Style: func(r row) (lipgloss.Style, bool) { return s.Env.Theme.Orange, len(r.silent) > 0 && r.n.Open() },
			Less: func(a, b row) bool { return len(a.silent) > len(b.silent) }},
		{Title: t.Last, Width: 11, Cell: func(r row) string { return w.Time(r.last, s.Now) }},
	})
	s.vehicles.SetColumns([]kit.Column[store.Vehicle]{
		{Title: t.Plate, Width: 11, Cell: func(v store.Vehicle) string { return kit.Clean(v.Plate) }},
		{Title: t.Driver, Width: 12, Cell: func(v store.Vehicle) string { return kit.Clean(v.Driver) }},
		{Title: t.State, Width: 10, Cell: func(v store.Vehicle) string { return w.VehicleState(v.State) }, Style: func(v store.Vehicle) (lipgloss.Style, bool) {
			return map[string]lipgloss.Style{store.VehicleOut: s.Env.Theme.Yellow, store.VehicleReady: s.Env.Theme.OK}[v.State], v.State == store.VehicleOut || v.State == store.VehicleReady
		}},
		{Title: t.Trip, Cell: s.trip},
	})
	s.orders.SetColumns([]kit.Column[store.Matter]{
		{Title: t.Number, Width: 8, Cell: func(m store.Matter) string { return m.Number }},
		{Title: t.Tabs[tabOrders], Cell: func(m store.Matter) string { return kit.Clean(strings.TrimSpace(m.Person + " " + m.Text)) }},
		{Title: t.State, Width: 10, Cell: func(m store.Matter) string { return w.State(m.State) }},
		{Title: t.Step["receipt"] + "/" + t.Step["reply"], Width: 28, Cell: func(m store.Matter) string { return w.OrderSteps(m.Receipt, m.Replied, s.Now) },
			Style: func(m store.Matter) (lipgloss.Style, bool) { return s.Env.Theme.Orange, m.Receipt.IsZero() }},
	})
}

func (s *Screen) media(r row) string {
	list := make([]string, 0, len(r.n.Media))
	for _, m := range r.n.Media {
		list = append(list, s.Env.Words.Medium(m))
	}
	return strings.Join(list, " ")
}

// silent names the grids that have not heard of a notice.
func (s *Screen) silent(r row) string {
	t := s.Env.Words.T.Notice
	switch {
	case !r.n.Open():
		return fmt.Sprintf(t.Ended, s.Env.Words.Time(r.n.Ended, s.Now))
	case len(r.silent) == 0:
		return s.Env.Theme.Glyph.Done + " " + fmt.Sprintf("%d/%d", r.of, r.of)
	case len(r.silent) == r.of:
		return fmt.Sprintf("%s 0/%d", s.Env.Theme.Glyph.Orange, r.of)
	}
	list := make([]string, 0, len(r.silent))
	for _, n := range r.silent {
		list = append(list, strconv.Itoa(n))
	}
	return s.Env.Theme.Glyph.Orange + " " + strings.Join(list, " ")
}

func (s *Screen) trip(v store.Vehicle) string {
	t, w := s.Env.Words.T.Notice, s.Env.Words
	if v.State == store.VehicleOut {
		return kit.Clean(fmt.Sprintf(t.To, v.Trip.To) + " " + fmt.Sprintf(t.StillOut, w.Duration(s.Now.Sub(v.Trip.At))) + " " + v.Trip.Text)
	}
	return kit.Clean(strings.TrimSpace(fmt.Sprintf(t.Trips, v.Trips) + " " + v.Why))
}

// foot says of the chosen row what has no room in it.
func (s *Screen) foot(w int) []string {
	t, words := s.Env.Words.T.Notice, s.Env.Words
	var line string
	switch s.Tab {
	case tabNotices:
		r, ok := s.notices.Selected()
		if !ok {
			return nil
		}
		line = r.n.Text + "  " + fmt.Sprintf(t.Told, r.told)
		if r.n.Repeat > 0 {
			line += "  " + fmt.Sprintf(t.Repeat, words.Duration(time.Duration(r.n.Repeat)*time.Minute))
		}
		if !r.next.IsZero() {
			line += "  " + fmt.Sprintf(t.Next, words.Time(r.next, s.Now))
		}
	case tabVehicles:
		v, ok := s.vehicles.Selected()
		if !ok {
			return nil
		}
		line = strings.TrimSpace(v.What + " " + v.Phone)
		if v.Seats > 0 {
			line += "  " + fmt.Sprintf(t.Seats, v.Seats)
		}
	case tabOrders:
		m, ok := s.orders.Selected()
		if !ok {
			return nil
		}
		line = m.LastText
	}
	return []string{s.Env.Theme.Muted.Render(kit.Fit(kit.Clean(line), w))}
}
