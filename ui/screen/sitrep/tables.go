package sitrep

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

func (s *Screen) columns() {
	t, w, th := s.env.Words.T.Sitrep, s.env.Words, s.env.Theme
	mark := func(taken bool) string {
		if taken {
			return th.Glyph.Done
		}
		return "·"
	}
	s.events.SetColumns([]kit.Column[store.SitEvent]{
		{Title: "", Width: 2, Cell: func(e store.SitEvent) string { return mark(!e.Out) }},
		{Title: s.env.Words.T.Report.No, Width: 3, Right: true, Cell: func(e store.SitEvent) string { return strconv.Itoa(e.No) }},
		{Title: s.env.Words.T.Report.At, Width: 11, Cell: func(e store.SitEvent) string { return w.Time(e.At, s.now) }},
		{Title: t.Tabs[tabEvents], Cell: func(e store.SitEvent) string { return kit.Clean(w.SitEvent(e)) }, Style: func(e store.SitEvent) (lipgloss.Style, bool) { return th.Muted, e.Out }},
	})
	cols := []kit.Column[store.SitNeed]{
		{Title: "", Width: 2, Cell: func(n store.SitNeed) string { return mark(n.Taken) }},
		{Title: t.Need, Cell: func(n store.SitNeed) string { return kit.Clean(w.SitNeed(n)) }, Style: func(n store.SitNeed) (lipgloss.Style, bool) { return th.Muted, !n.Taken }},
	}
	for i, h := range store.SitHorizons() {
		cols = append(cols, kit.Column[store.SitNeed]{Title: sprintf(t.Within, h), Width: 8, Right: true, Cell: func(n store.SitNeed) string { return word.Thousands(n.N[i]) }})
	}
	cols = append(cols, kit.Column[store.SitNeed]{Title: "", Width: 8, Drop: 1, Cell: func(n store.SitNeed) string {
		if n.Computed {
			return t.Computed
		}
		return kit.Clean(w.SitUnit(n))
	}})
	s.needs.SetColumns(cols)
	s.plans.SetColumns([]kit.Column[store.SitAction]{
		{Title: "", Width: 2, Cell: func(a store.SitAction) string { return mark(!a.Out) }},
		{Title: t.By, Width: 11, Cell: func(a store.SitAction) string {
			if a.Due.IsZero() {
				return ""
			}
			return w.Time(a.Due, s.now)
		}},
		{Title: t.Tabs[tabActions], Cell: func(a store.SitAction) string { return kit.Clean(string(a.Text)) }, Style: func(a store.SitAction) (lipgloss.Style, bool) { return th.Muted, a.Out }},
	})
	s.figures.SetColumns([]kit.Column[store.SitCount]{
		{Title: t.What, Cell: func(c store.SitCount) string { return w.SitCount(c) }},
		{Title: t.Previous, Width: 10, Right: true, Cell: func(c store.SitCount) string { return word.Thousands(c.Previous) }},
		{Title: t.Period, Width: 11, Right: true, Cell: func(c store.SitCount) string { return period(c) }},
		{Title: t.Total, Width: 10, Right: true, Cell: func(c store.SitCount) string { return word.Thousands(c.Total) }},
		{Title: t.AsOf, Width: 11, Cell: func(c store.SitCount) string { return w.Time(c.AsOf, s.now) }},
	})
}

// period is what came in the period; of what stands, the change with its sign.
func period(c store.SitCount) string {
	if c.Standing && c.Period > 0 {
		return "+" + word.Thousands(c.Period)
	}
	return word.Thousands(c.Period)
}

func (s *Screen) body(w, h int) []string {
	th := s.env.Theme
	switch s.tab {
	case tabEvents:
		return s.events.View(th, w, h)
	case tabNeeds:
		return s.needs.View(th, w, h)
	case tabActions:
		return s.plans.View(th, w, h)
	case tabFigures:
		return s.figures.View(th, w, h)
	}
	return s.words(w, h)
}

// words are weather and assessment as they stand, and how the post stands.
func (s *Screen) words(w, h int) []string {
	t, th, words := s.env.Words.T.Sitrep, s.env.Theme, s.env.Words
	var rows []string
	part := func(head, text string) {
		rows = append(rows, th.Title.Render(kit.Fit(head, w)))
		style := th.Text
		if text == "" {
			text, style = t.NotWritten, th.Muted
		}
		for _, l := range kit.Wrap(kit.Clean(text), w-2) {
			rows = append(rows, style.Render(kit.Fit("  "+l, w)))
		}
		rows = append(rows, "")
	}
	part(t.Weather, s.d.Weather)
	part(t.Field["assess"], s.d.Assessment)
	status := words.Status(s.d.Snapshot.Status)
	for _, r := range s.d.Snapshot.Reasons {
		status += words.T.Report.Sep + words.Reason(r.Slug) + " " + strconv.Itoa(r.N)
	}
	for _, k := range s.d.Snapshot.Clocks {
		status += words.T.Report.Sep + words.Clock(k.Slug) + " " + words.Kept(k.Due, k.Done, s.d.CutOff)
	}
	part(s.env.Words.T.Report.CutOff+" "+words.Full(s.d.CutOff), status)
	if n := len(s.d.Snapshot.Corrections); n > 0 {
		part(t.CorrectHead, words.SitCorrection(s.d.Snapshot.Corrections[0])+strings.Repeat(" …", count(n > 1)))
	}
	return rows[:min(len(rows), h)]
}

// foot says of the chosen row what has no room in it.
func (s *Screen) foot(w int) []string {
	t, line := s.env.Words.T.Sitrep, ""
	switch s.tab {
	case tabNeeds:
		if n, ok := s.needs.Selected(); ok {
			if line = s.env.Words.SitBasis(n); line != "" {
				line += s.env.Words.T.Report.Sep + t.Help["computed"]
			}
		}
	case tabEvents:
		if e, ok := s.events.Selected(); ok {
			line = s.env.Words.SitEvent(e)
		}
	}
	if line == "" {
		return nil
	}
	return []string{s.env.Theme.Muted.Render(kit.Fit(kit.Clean(line), w))}
}
