package hotline

import (
	"fmt"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/ui/kit"
)

func (s *Screen) columns() {
	t, w := s.Env.Words.T.Hotline, s.Env.Words
	s.calls.SetColumns([]kit.Column[call]{
		{Title: t.Time, Width: 11, Cell: func(c call) string { return w.Time(c.At, s.Now) }, Style: func(c call) (lipgloss.Style, bool) { return s.Env.Theme.Muted, true }},
		{Title: t.Caller, Width: 20, Cell: func(c call) string { return kit.Clean(strings.TrimSpace(c.Phone + " " + c.Caller)) }},
		{Title: t.Where, Width: 14, Drop: 2, Cell: func(c call) string { return s.where(c.Grid, c.Household) }},
		{Title: t.Came, Width: 10, Cell: s.came, Style: func(c call) (lipgloss.Style, bool) {
			return map[bool]lipgloss.Style{true: s.Env.Theme.Muted, false: s.Env.Theme.Yellow}[c.Void], c.Void || c.Outcome == store.CallOpened
		}},
		{Title: t.Matter, Width: 7, Cell: func(c call) string { return c.about.Number }, Style: func(c call) (lipgloss.Style, bool) { return s.Env.Theme.Muted, !c.about.Open() }},
		{Title: t.What, Cell: func(c call) string { return kit.Clean(c.Text) }, Style: func(c call) (lipgloss.Style, bool) { return s.Env.Theme.Muted, c.Void }},
	})
	s.callers.SetColumns([]kit.Column[store.RepeatCaller]{
		{Title: t.Caller, Width: 22, Cell: func(c store.RepeatCaller) string { return kit.Clean(strings.TrimSpace(c.Phone + " " + c.Caller)) }},
		{Title: t.Where, Width: 16, Drop: 1, Cell: func(c store.RepeatCaller) string { return s.where(c.Grid, c.Household) }},
		{Title: t.Calls, Width: 6, Cell: func(c store.RepeatCaller) string { return strconv.Itoa(c.Calls) }},
		{Title: t.Last, Width: 11, Cell: func(c store.RepeatCaller) string { return w.Time(c.Last, s.Now) }},
		{Title: t.Open, Cell: s.openFor, Style: func(c store.RepeatCaller) (lipgloss.Style, bool) { return s.Env.Theme.Orange, len(c.Open) > 0 }},
	})
	s.back.SetColumns([]kit.Column[store.Matter]{
		{Title: t.Number, Width: 7, Cell: func(m store.Matter) string { return m.Number }},
		{Title: t.Waits, Width: 10, Cell: func(m store.Matter) string { return w.Duration(s.Now.Sub(m.Closed)) }},
		{Title: t.Caller, Width: 22, Cell: func(m store.Matter) string { return kit.Clean(strings.TrimSpace(m.Phone + " " + m.Person)) }},
		{Title: t.Where, Width: 14, Drop: 1, Cell: func(m store.Matter) string { return s.where(m.Grid, m.Household) }},
		{Title: t.What, Cell: func(m store.Matter) string { return kit.Clean(m.Text) }},
		{Title: t.Back, Width: 12, Drop: 2, Cell: func(m store.Matter) string {
			if m.BackTries == 0 {
				return ""
			}
			return fmt.Sprintf(t.Tries, m.BackTries)
		}},
	})
	s.promiseColumns()
	s.hourColumns()
}

func (s *Screen) promiseColumns() {
	t, w := s.Env.Words.T.Hotline, s.Env.Words
	late := func(p store.Promised) bool { return p.Open() && p.About.Open() && p.Late(s.Now) }
	s.promises.SetColumns([]kit.Column[store.Promised]{
		{Title: t.Number, Width: 7, Cell: func(p store.Promised) string { return p.About.Number }},
		{Title: t.Due, Width: 11, Cell: func(p store.Promised) string { return w.Time(p.Due, s.Now) }},
		{Title: t.State, Width: 18, Cell: func(p store.Promised) string {
			if late(p) {
				return s.Env.Theme.Glyph.Orange + " " + w.PromiseStage(p, s.Now)
			}
			return w.PromiseStage(p, s.Now)
		}, Style: func(p store.Promised) (lipgloss.Style, bool) {
			if late(p) {
				return s.Env.Theme.Orange, true
			}
			return s.Env.Theme.Muted, !p.Open() || !p.About.Open()
		}},
		{Title: t.Promise, Cell: func(p store.Promised) string { return kit.Clean(p.Text) }},
		{Title: t.Who, Width: 12, Drop: 1, Cell: func(p store.Promised) string { return kit.Clean(p.Who) }},
	})
}

func (s *Screen) hourColumns() {
	t, w := s.Env.Words.T.Hotline, s.Env.Words
	count := func(title string, drop int, of func(store.HotlineHour) int) kit.Column[store.HotlineHour] {
		return kit.Column[store.HotlineHour]{Title: title, Width: max(kit.Width(title), 4), Drop: drop, Cell: func(h store.HotlineHour) string { return strconv.Itoa(of(h)) },
			Style: func(h store.HotlineHour) (lipgloss.Style, bool) { return s.Env.Theme.Muted, of(h) == 0 }}
	}
	s.hours.SetColumns([]kit.Column[store.HotlineHour]{
		{Title: t.Hour, Cell: func(h store.HotlineHour) string { return w.Time(h.Start, s.Now) }},
		count(t.In, 0, func(h store.HotlineHour) int { return h.In }), count(t.Answered, 0, func(h store.HotlineHour) int { return h.Answered }),
		count(t.Given, 0, func(h store.HotlineHour) int { return h.Dispatched + h.Opened }), count(t.Added, 0, func(h store.HotlineHour) int { return h.Added }),
		count(t.Other, 2, func(h store.HotlineHour) int { return h.Info + h.Silent }), count(t.Out, 1, func(h store.HotlineHour) int { return h.Out }),
		count(t.Back, 0, func(h store.HotlineHour) int { return h.Back }), count(t.Unhappy, 1, func(h store.HotlineHour) int { return h.Unhappy }),
	})
}

func (s *Screen) where(grid, household string) string {
	out := ""
	if n := s.Data.grids[grid]; n > 0 {
		out = fmt.Sprintf(s.Env.Words.T.Board.Grid, n) + " "
	}
	return kit.Clean(strings.TrimSpace(out + household))
}

func (s *Screen) came(c call) string {
	if c.Void {
		return s.Env.Words.T.Hotline.Void
	}
	return s.Env.Words.CallOutcome(c.Outcome)
}

func (s *Screen) openFor(c store.RepeatCaller) string {
	parts := make([]string, 0, len(c.Open))
	for _, m := range c.Open {
		parts = append(parts, m.Number+" "+kit.Clean(m.Text))
	}
	return strings.Join(parts, s.Env.Words.T.Report.Sep)
}

// foot says who answers, and of the chosen row what has no room in it.
func (s *Screen) foot(w int) []string {
	t, words, th := s.Env.Words.T.Hotline, s.Env.Words, s.Env.Theme
	staff, look := t.Manned+words.T.Report.Colon+kit.Clean(words.HotlineManned(s.Data.staff, s.Now)), th.Muted
	if s.Data.staff != nil && !s.Data.staff.Since.IsZero() {
		look = th.Orange
	}
	return []string{th.Muted.Render(kit.Fit(kit.Clean(s.more()), w)), look.Render(kit.Fit(staff, w))}
}

// more is what there is to say of the chosen row.
func (s *Screen) more() string {
	t, words := s.Env.Words.T.Hotline, s.Env.Words
	switch s.Tab {
	case tabCalls:
		c, ok := s.calls.Selected()
		if !ok {
			return ""
		}
		parts := []string{c.Number, words.T.Hotline.Way[c.Way], c.Text}
		if c.Minutes > 0 {
			parts = append(parts, fmt.Sprintf(t.Minutes, c.Minutes))
		}
		if c.about.Number != "" {
			parts = append(parts, c.about.Number, words.State(c.about.State), c.about.Owner)
		}
		return strings.Join(parts, " ") + " " + c.Why
	case tabBack:
		if m, ok := s.back.Selected(); ok {
			return m.Text + words.T.Report.Sep + m.Result
		}
	case tabPromises:
		p, ok := s.promises.Selected()
		if !ok {
			return ""
		}
		out := p.About.Text
		if len(p.Moves) > 0 {
			out += words.T.Report.Sep + words.Moved(len(p.Moves)) + " " + p.Moves[len(p.Moves)-1].Reason
		}
		return strings.TrimSpace(out + " " + p.Why)
	case tabCallers:
		if c, ok := s.callers.Selected(); ok {
			return s.openFor(c)
		}
	}
	return ""
}
