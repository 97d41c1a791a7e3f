package point

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

func (s *Screen) columns() {
	t, w := s.env.Words.T.Point, s.env.Words
	n := func(v int) string { return word.Thousands(int64(v)) }
	s.points.SetColumns([]kit.Column[store.PointState]{
		{Title: t.Point, Cell: func(p store.PointState) string { return kit.Clean(w.Name(p.Site.Name, p.Site.NameEN)) }},
		{Title: t.Lanes, Width: 9, Cell: func(p store.PointState) string { return w.LaneMarks(p.Site) }, Style: func(p store.PointState) (lipgloss.Style, bool) { return s.env.Theme.Orange, p.Finish.Lanes == 0 }},
		{Title: t.Progress, Width: 18, Right: true, Cell: func(p store.PointState) string {
			if p.Target == 0 {
				return n(p.Done) + " / —"
			}
			return fmt.Sprintf("%s / %s %3d%%", n(p.Done), n(p.Target), p.Percent())
		}},
		{Title: t.Rate, Width: 14, Right: true, Drop: 1, Cell: func(p store.PointState) string { return w.LaneRate(p.Finish.Rate) }},
		{Title: t.Finish, Width: 14, Cell: func(p store.PointState) string { return w.Finish(p.Finish, s.now) }, Style: func(p store.PointState) (lipgloss.Style, bool) {
			if p.Finish.Done() {
				return s.env.Theme.OK, true
			}
			return s.env.Theme.Orange, p.Finish.Never != ""
		}},
	})
	s.grids.SetColumns([]kit.Column[store.GridPoints]{
		{Title: t.Grid, Cell: func(g store.GridPoints) string {
			return strings.TrimSpace(fmt.Sprintf(w.T.Report.Grid, g.Grid.Number) + " " + kit.Clean(g.Grid.Name))
		}},
		{Title: t.Progress, Width: 18, Right: true, Cell: func(g store.GridPoints) string {
			if g.People == 0 {
				return n(g.Done()) + " / —"
			}
			return fmt.Sprintf("%s / %s %3d%%", n(g.Done()), n(g.People), g.Percent())
		}},
		{Title: t.AtLanes, Width: 9, Right: true, Cell: func(g store.GridPoints) string { return n(g.Lanes) }},
		{Title: t.AtDoor, Width: 9, Right: true, Cell: func(g store.GridPoints) string { return n(g.Home) }},
		{Title: t.Left, Width: 9, Right: true, Cell: func(g store.GridPoints) string { return n(g.Round.NotReached) }, Less: func(a, b store.GridPoints) bool { return a.Round.NotReached > b.Round.NotReached }},
	})
	s.tubeColumns()
}

func (s *Screen) tubeColumns() {
	t, w := s.env.Words.T.Point, s.env.Words
	s.tubes.SetColumns([]kit.Column[store.Tube]{
		{Title: t.TubeWord, Width: 14, Cell: func(x store.Tube) string { return kit.Clean(x.Number) }},
		{Title: t.Kind, Width: 10, Drop: 1, Cell: func(x store.Tube) string { return w.TubeKind(x.Kind) }},
		{Title: t.Point, Cell: func(x store.Tube) string { return kit.Clean(s.at(x)) }},
		{Title: t.Who, Width: 4, Right: true, Cell: func(x store.Tube) string { return fmt.Sprint(x.People) }},
		{Title: t.Result, Width: 10, Cell: func(x store.Tube) string { return w.TubeState(x.State()) }, Style: func(x store.Tube) (lipgloss.Style, bool) {
			switch x.Result {
			case store.TubeAbnormal:
				return s.env.Theme.Red, true
			case store.TubeInvalid:
				return s.env.Theme.Orange, true
			}
			return s.env.Theme.OK, x.Result == store.TubeNormal
		}},
		{Title: t.Way, Width: 8, Cell: func(x store.Tube) string {
			if x.Transfer == nil {
				return ""
			}
			return x.Transfer.Number
		}},
		{Title: t.Opened, Width: 11, Cell: func(x store.Tube) string { return w.Time(x.Opened, s.now) }},
	})
	s.slips.SetColumns([]kit.Column[store.Transfer]{
		{Title: t.Tabs[tabSlips], Width: 8, Cell: func(x store.Transfer) string { return x.Number }},
		{Title: t.Lab, Cell: func(x store.Transfer) string { return kit.Clean(x.Lab) }},
		{Title: t.Carrier, Width: 12, Cell: func(x store.Transfer) string { return kit.Clean(strings.TrimSpace(x.Carrier + " " + x.Vehicle)) }},
		{Title: t.TubeWord, Width: 5, Right: true, Cell: func(x store.Transfer) string { return fmt.Sprint(len(x.Tubes)) }},
		{Title: t.State["received"], Width: 14, Cell: s.gotten, Style: func(x store.Transfer) (lipgloss.Style, bool) { return s.env.Theme.Orange, x.Short() > 0 }},
		{Title: t.Result, Width: 16, Cell: s.told, Style: func(x store.Transfer) (lipgloss.Style, bool) {
			return s.env.Theme.Red, x.Counts.Abnormal > 0 || x.Counts.Late > 0
		}},
		{Title: t.Opened, Width: 6, Cell: func(x store.Transfer) string { return w.Time(x.At, s.now) }},
	})
}

// at is where a tube was taken.
func (s *Screen) at(x store.Tube) string {
	site, ok := s.d.sites[x.Site]
	if !ok {
		return s.env.Words.T.Point.Own
	}
	out := s.env.Words.Name(site.Name, site.NameEN)
	if x.Lane > 0 {
		out += " " + s.env.Words.LaneNo(x.Lane)
	}
	return out
}

func (s *Screen) gotten(x store.Transfer) string {
	t := s.env.Words.T.Point
	switch {
	case x.Void:
		return t.State["void"]
	case x.Received == nil:
		return "—"
	case x.Short() > 0:
		return fmt.Sprintf(t.ShortBy, x.Short())
	}
	return s.env.Theme.Glyph.Done + " " + kit.Clean(x.Received.Who)
}

// told is what is known of the tubes of a slip.
func (s *Screen) told(x store.Transfer) string {
	t, c := s.env.Words.T.Point, x.Counts
	switch {
	case x.Void:
		return ""
	case c.Abnormal > 0:
		return fmt.Sprintf("%s %d", t.State["abnormal"], c.Abnormal)
	case c.Late > 0:
		return fmt.Sprintf(t.Late, c.Late)
	case c.Waiting() > 0:
		return fmt.Sprintf(t.Waiting, c.Waiting())
	}
	return fmt.Sprintf("%s %d", t.State["normal"], c.Normal)
}

// foot says of the chosen row what has no room in it, and sums all up.
func (s *Screen) foot(w int) []string {
	th := s.env.Theme
	line := func(text string) string { return th.Muted.Render(kit.Fit(kit.Clean(text), w)) }
	switch s.tab {
	case tabPoints:
		return s.pointFoot(w)
	case tabGrids:
		if s.d.noGrid > 0 {
			return []string{line(fmt.Sprintf(s.env.Words.T.Point.NoGrid, word.Thousands(int64(s.d.noGrid))))}
		}
	case tabTubes:
		out := []string{line(s.env.Words.TubeCounts(s.d.state.Tubes))}
		if x, ok := s.tubes.Selected(); ok {
			out = append([]string{line(s.people(x))}, out...)
		}
		return out
	case tabSlips:
		if x, ok := s.slips.Selected(); ok {
			return []string{line(joined(s.env.Words.TubeCounts(x.Counts), x.Text, x.Reason))}
		}
	}
	return nil
}

func (s *Screen) pointFoot(w int) []string {
	th, t, words, st := s.env.Theme, s.env.Words.T.Point, s.env.Words, s.d.state
	var out []string
	if p, ok := s.points.Selected(); ok && p.Target > 0 {
		out = append(out, kit.Gauge(th, p.Done, p.Target, w), th.Muted.Render(kit.Fit(kit.Clean(words.FinishFormula(p.Target, p.Done, p.Finish, s.now)), w)))
	}
	all := []string{t.Total + " " + word.Thousands(int64(st.Done)) + " / " + word.Thousands(int64(st.Target)), fmt.Sprintf(t.HomeAll, word.Thousands(int64(st.Home))), fmt.Sprintf(t.AllAt, words.Finish(st.All, s.now)), fmt.Sprintf(t.PooledAt, words.Finish(st.Pooled, s.now))}
	return append(out, th.Text.Render(kit.Fit(kit.Clean(strings.Join(all, words.T.Report.Sep)), w)))
}

// people are who is in a tube, as far as they were named.
func (s *Screen) people(x store.Tube) string {
	list := make([]string, 0, len(x.Who)+1)
	for _, l := range x.Who {
		list = append(list, s.env.Words.Sampled(l, s.d.number[l.Grid], ""))
	}
	if n := x.People - len(x.Who); n > 0 && len(x.Who) > 0 {
		list = append(list, fmt.Sprintf(s.env.Words.T.Point.Unnamed, n))
	}
	return strings.Join(list, s.env.Words.T.Report.Sep)
}

func joined(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "  ")
}
