// Package outlook shows what lies ahead by plain formulas: what ends, runs out
// or lacks people, and the numbers that it was worked out from.
package outlook

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// Screen looks ahead.
type Screen struct {
	*app.Sheets[[]store.OutlookRow]
	shown string // the row whose formula is open
	table *kit.Table[store.OutlookRow]
}

// New makes the screen.
func New(env *app.Env) *Screen {
	s := &Screen{Sheets: app.NewSheets[[]store.OutlookRow](env, app.NewDesk(env)), table: kit.NewTable(key, nil)}
	s.Be(app.SheetsOf[[]store.OutlookRow]{
		Read:   func() app.Reading[[]store.OutlookRow] { return read },
		Topics: []string{"round", "slip", "shift", "force", "matter", "vehicle", "household", "post", "plan", "grid"}, Timely: true, Columns: s.columns, Show: s.show,
		Title: func() string { return env.Words.T.Outlook.Title }, Sheet: func() app.Sheet { return s.table }, Bar: s.actions, Foot: s.foot, Open: s.open, Key: s.own,
	})
	return s
}

func key(r store.OutlookRow) string {
	return fmt.Sprint(r.Slug, "/", r.Subject, "/", r.Ref, "/", r.Grid)
}

func read(ctx context.Context, v *store.View) ([]store.OutlookRow, error) { return v.Outlook(ctx) }

func (s *Screen) show() {
	s.table.SetEmpty(s.Env.Words.T.Outlook.Empty)
	s.table.SetRows(s.Data)
}

// own is Enter: the formula, then what it is about.
func (s *Screen) own(k string) (tea.Cmd, bool) {
	if k != "enter" {
		return nil, false
	}
	return s.open(), true
}

func (s *Screen) columns() {
	t, w, th := s.Env.Words.T.Outlook, s.Env.Words, s.Env.Theme
	style := func(r store.OutlookRow) (lipgloss.Style, bool) {
		switch r.State {
		case store.OutlookLate:
			return th.Red, true
		case store.OutlookSoon:
			return th.Orange, true
		}
		return th.OK, true
	}
	glyph := map[string]string{store.OutlookLate: th.Glyph.Red, store.OutlookSoon: th.Glyph.Orange, store.OutlookOK: th.Glyph.Done}
	s.table.SetColumns([]kit.Column[store.OutlookRow]{
		{Title: t.State, Width: 10, Cell: func(r store.OutlookRow) string { return glyph[r.State] + " " + t.States[r.State] }, Style: style},
		{Title: t.What, Cell: func(r store.OutlookRow) string { return kit.Clean(w.OutlookName(r)) }},
		{Title: t.When, Width: 16, Cell: func(r store.OutlookRow) string { return w.OutlookWhen(r, s.Now) }, Style: style},
		{Title: s.Env.Words.T.Muster.Due, Width: 11, Drop: 1, Cell: func(r store.OutlookRow) string {
			if r.Due.IsZero() {
				return ""
			}
			return w.Time(r.Due, s.Now)
		}},
		{Title: "", Width: 24, Drop: 2, Cell: func(r store.OutlookRow) string { return kit.Gauge(th, s.far(r), 100, 24) }},
	})
}

// far is how near a thing is, of a hundred: a day ahead is 0, now is 100.
func (s *Screen) far(r store.OutlookRow) int {
	if r.At.IsZero() {
		return 0
	}
	const day = 24 * 60
	left := int(r.At.Sub(s.Now).Minutes())
	return max(min(100-left*100/day, 100), 0)
}

func (s *Screen) actions() []app.Action {
	t, none := s.Env.Words.T.Outlook, ""
	if _, ok := s.table.Selected(); !ok {
		none = t.Why["none"]
	}
	return []app.Action{{ID: "open", Keys: []string{"enter"}, Name: t.Act["open"], Why: none, Bar: true, Run: s.open}}
}

// open shows the formula of the chosen row; a second time it goes there.
func (s *Screen) open() tea.Cmd {
	r, ok := s.table.Selected()
	if !ok {
		return nil
	}
	if s.shown != key(r) {
		s.shown = key(r)
		return nil
	}
	return app.Say(goes(r))
}

// goes is the screen of what a row is about.
func goes(r store.OutlookRow) app.Go {
	switch r.Slug {
	case store.OutlookRound, store.OutlookGrid, store.OutlookReach:
		return app.Go{Route: app.Round, ID: r.Subject}
	case store.OutlookStock:
		return app.Go{Route: app.Stock, ID: r.Ref}
	case store.OutlookHours:
		return app.Go{Route: app.People, ID: r.Subject}
	case store.OutlookForce:
		return app.Go{Route: app.Force, ID: r.Subject}
	case store.OutlookVehicle:
		return app.Go{Route: app.Notices, ID: "vehicles"}
	case store.OutlookPoint:
		return app.Go{Route: app.Point, ID: r.Subject}
	case store.OutlookDrug:
		return app.Go{Route: app.Medical, ID: r.Subject}
	}
	return app.Go{Route: app.Shifts}
}

// foot is the formula of the chosen row once it was asked for.
func (s *Screen) foot(w int) []string {
	t, th := s.Env.Words.T.Outlook, s.Env.Theme
	r, ok := s.table.Selected()
	if !ok {
		return nil
	}
	if s.shown != key(r) {
		return []string{th.Muted.Render(kit.Fit(t.Hint, w))}
	}
	out := []string{th.Title.Render(kit.Fit(t.Formula+s.Env.Words.T.Report.Colon+s.Env.Words.OutlookName(r), w))}
	for _, l := range kit.Wrap(kit.Clean(s.Env.Words.OutlookFormula(r, s.Now)), w) {
		out = append(out, th.Text.Render(kit.Fit(l, w)))
	}
	return out
}
