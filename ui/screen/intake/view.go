package intake

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"zhiban/store/intake"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// body is what stands in the box, and the cell of the cursor when the path is
// typed.
func (s *Screen) body(w, h int) ([]string, *tea.Position) {
	rows := s.head(w)
	switch {
	case s.busy != nil:
		rows = append(rows, "", s.env.Theme.Text.Render(s.busy.what), "", kit.Gauge(s.env.Theme, s.busy.done, s.busy.all, min(w, 60)))
		if s.busy.all > 0 {
			rows = append(rows, s.env.Theme.Muted.Render(fmt.Sprintf(s.env.Words.T.Intake.Progress, s.busy.done, s.busy.all)))
		}
		return rows, nil
	case s.step == stepFile:
		return s.fileRows(rows, w)
	case s.step == stepColumns:
		s.columns.SetColumns(s.matchColumns())
		return append(rows, s.columns.View(s.env.Theme, w, max(h-len(rows), 2))...), nil
	case s.step == stepDry:
		return append(rows, s.dryRows(w, max(h-len(rows), 2))...), nil
	}
	return append(rows, s.doneRows(w)...), nil
}

// head says where the list is, and of the file what there is to say.
func (s *Screen) head(w int) []string {
	t, th := s.env.Words.T.Intake, s.env.Theme
	rows := []string{kit.Tabs(th, t.Step[:], s.step, w)}
	if s.step != stepColumns || s.table == nil || s.busy != nil {
		return rows
	}
	about := s.env.Words.ListKind(s.kind) + "  " + kit.Clean(s.table.Name+"  ") + s.table.Encoding + "  " + fmt.Sprintf(t.Rows, len(s.table.Rows))
	if s.table.Name == "" {
		about = s.env.Words.ListKind(s.kind) + "  " + s.table.Encoding + "  " + fmt.Sprintf(t.Rows, len(s.table.Rows))
	}
	how := t.Guessed
	if s.recalled {
		how = t.Profile
	}
	rows = append(rows, kit.Spread(th.Text.Render(about), th.Muted.Render(how), w))
	for _, f := range intake.Fields(s.kind) {
		if v := s.mapping.Fixed[f.Slug]; v != "" {
			rows = append(rows, th.Accent.Render(kit.Fit(t.ForAll+f.Head(s.env.Words.T.Lang)+" = "+kit.Clean(v), w)))
		}
	}
	const most = 4
	for i, n := range s.env.Words.ListNotes(s.table.Sheet, s.table, s.mapping) {
		if i == most {
			break
		}
		rows = append(rows, th.Yellow.Render(kit.Fit("· "+kit.Clean(n), w)))
	}
	if miss := s.mapping.Missing(); miss != "" {
		f, _ := intake.FieldOf(s.kind, miss)
		rows = append(rows, th.Error.Render(kit.Fit(fmt.Sprintf(t.Missing, f.Head(s.env.Words.T.Lang)), w)))
	}
	return rows
}

func (s *Screen) fileRows(rows []string, w int) ([]string, *tea.Position) {
	t, th := s.env.Words.T.Intake, s.env.Theme
	rows = append(rows, "", th.Text.Render(t.Path))
	s.field.SetHint(t.PathHint)
	s.field.SetWidth(w - 3)
	text, x := s.field.View()
	style := th.Text
	if hint := s.field.Hint(); hint != "" {
		text, style = hint, th.Muted
	}
	at := &tea.Position{X: x + 2, Y: len(rows)}
	rows = append(rows, th.Accent.Render(th.Glyph.Prompt)+" "+style.Render(text))
	if s.bad != "" {
		for _, l := range kit.Wrap(kit.Clean(s.bad), w) {
			rows = append(rows, th.Error.Render(l))
		}
	}
	rows = append(rows, "")
	for i, o := range s.offers {
		if i == 12 {
			rows = append(rows, th.Muted.Render(fmt.Sprintf("… %d", len(s.offers)-i)))
			break
		}
		rows = append(rows, th.Muted.Render(kit.Fit("  "+kit.Clean(o), w)))
	}
	if len(s.offers) == 0 {
		var kinds []string
		for _, k := range intake.Kinds() {
			kinds = append(kinds, s.env.Words.ListKind(k))
		}
		rows = append(rows, th.Muted.Render(kit.Fit(strings.Join(kinds, " · "), w)))
	}
	return rows, at
}

func (s *Screen) matchColumns() []kit.Column[intake.Match] {
	t, w, th := s.env.Words.T.Intake, s.env.Words, s.env.Theme
	taken := func(c intake.Match) string {
		if f, ok := intake.FieldOf(s.kind, c.Field); ok && c.Field != "" {
			return f.Head(w.T.Lang)
		}
		return t.NotTaken
	}
	look := func(c intake.Match) (lipgloss.Style, bool) {
		switch {
		case c.Field == "":
			return th.Muted, true
		case c.Sure < 100:
			return th.Yellow, true
		}
		return th.OK, true
	}
	return []kit.Column[intake.Match]{
		{Title: t.Column, Width: 3, Cell: func(c intake.Match) string { return intake.Column(c.Column) }},
		{Title: t.Head, Width: 16, Cell: func(c intake.Match) string { return kit.Clean(c.Head) }},
		{Title: t.As, Width: 18, Cell: taken, Style: look},
		{Title: t.Sure, Width: 8, Cell: w.SureOf, Style: look},
		{Title: t.Samples, Cell: func(c intake.Match) string { return kit.Clean(strings.Join(c.Samples, " · ")) }},
	}
}

func (s *Screen) tabs() []string {
	t := s.env.Words.T.Intake
	return []string{t.Refused + " " + number(len(s.draft.Refused)), t.Pairs + " " + number(len(s.draft.Pairs))}
}

func (s *Screen) dryRows(w, h int) []string {
	t, th, d := s.env.Words.T.Intake, s.env.Theme, s.draft
	sum := fmt.Sprintf("%s %s   %s %s   %s %s   %s %s", t.New, word.Thousands(int64(d.New)), t.Changed, word.Thousands(int64(d.Changed)), t.Same, word.Thousands(int64(d.Same)), t.Refused, word.Thousands(int64(len(d.Refused))))
	if d.Doors > 0 {
		sum += "   " + fmt.Sprintf(t.Doors, d.Doors)
	}
	right := ""
	if n := d.Pending(); n > 0 {
		right = th.Orange.Render(fmt.Sprintf(t.Undecided, n))
	}
	rows := []string{kit.Spread(th.Text.Render(sum), right, w), kit.Tabs(th, s.tabs(), s.tab, w)}
	if s.tab == tabPairs {
		s.pairs.SetColumns(s.pairColumns())
		s.pairs.SetEmpty(t.NoPairs)
		return append(rows, s.pairs.View(th, w, max(h-len(rows), 2))...)
	}
	s.refused.SetColumns(s.refusedColumns())
	s.refused.SetEmpty(t.NoRefused)
	var foot []string
	if r, ok := s.refused.Selected(); ok {
		foot = kit.Wrap(kit.Clean(s.env.Words.Refusal(d, r)), w)
		foot = append([]string{""}, foot[:min(len(foot), 2)]...)
	}
	for i := range foot {
		foot[i] = th.Yellow.Render(foot[i])
	}
	return append(append(rows, s.refused.View(th, w, max(h-len(rows)-len(foot), 2))...), foot...)
}

func (s *Screen) refusedColumns() []kit.Column[intake.Refusal] {
	t, w := s.env.Words.T.Intake, s.env.Words
	return []kit.Column[intake.Refusal]{
		{Title: t.Line, Width: 6, Right: true, Cell: func(r intake.Refusal) string { return number(r.Row.No) }},
		{Title: t.Cell, Width: 14, Cell: func(r intake.Refusal) string { return w.RefusedCell(s.draft, r) }},
		{Title: t.Reason, Cell: func(r intake.Refusal) string { return kit.Clean(w.Error(r.Err)) }},
		{Title: t.Row, Width: 22, Drop: 1, Cell: func(r intake.Refusal) string { return kit.Clean(strings.Join(r.Row.Cells, " ")) }},
	}
}

func (s *Screen) pairColumns() []kit.Column[pair] {
	t, w, th := s.env.Words.T.Intake, s.env.Words, s.env.Theme
	return []kit.Column[pair]{
		{Title: t.Line, Width: 6, Right: true, Cell: func(p pair) string { return number(p.Line) }},
		{Title: t.Row, Width: 14, Cell: func(p pair) string { return kit.Clean(p.Name) }},
		{Title: t.Looks, Cell: func(p pair) string { return kit.Clean(w.PairOther(p.Pair)) }},
		{Title: t.Why, Width: 16, Cell: func(p pair) string { return t.Pair[p.Why] }},
		{Title: t.Choice, Width: 10, Cell: func(p pair) string { return t.Decided[first(p.Choice, "none")] }, Style: func(p pair) (lipgloss.Style, bool) { return th.Orange, p.Choice == intake.Undecided }},
	}
}

func (s *Screen) doneRows(w int) []string {
	t, th := s.env.Words.T.Intake, s.env.Theme
	rows := []string{""}
	for _, l := range kit.Wrap(th.Glyph.Done+" "+kit.Clean(s.result), w) {
		rows = append(rows, th.OK.Render(l))
	}
	rows = append(rows, "")
	for _, text := range []string{t.UndoIt, t.Kept} {
		for _, l := range kit.Wrap(text, w) {
			rows = append(rows, th.Muted.Render(l))
		}
	}
	return rows
}
