package matters

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/kit"
)

// layout gives the table the columns that the window has room for.
func (s *Screen) layout() {
	s.table.SetColumns(s.columns())
	t := s.env.Words.T.Ledger
	if s.d.total == 0 && s.filter == "" {
		s.table.SetEmpty(t.Empty)
	} else {
		s.table.SetEmpty(t.EmptyFilter)
	}
}

func (s *Screen) columns() []kit.Column[row] {
	w, t, th := s.env.Words, s.env.Words.T.Ledger, s.env.Theme
	en, wide := w.T.Lang == "en", s.w >= 110
	size := func(zh, english int) int {
		if en {
			return english
		}
		return zh
	}
	level := func(r row) (lipgloss.Style, bool) { return th.Level(r.Level), r.Open() }
	muted := func(row) (lipgloss.Style, bool) { return th.Muted, true }
	cols := []kit.Column[row]{
		{Title: t.Level, Width: size(4, 8), Cell: func(r row) string { return s.sign(r.Matter) + " " + w.Level(r.Level) }, Style: level},
		{Title: t.Number, Width: 6, Cell: func(r row) string { return r.Number }, Style: level},
		{Title: t.Place, Width: size(12, 14), Cell: func(r row) string { return s.place(r.Matter) }},
	}
	if wide {
		cols = append(cols, kit.Column[row]{Title: t.Type, Width: size(8, 16), Cell: func(r row) string { return w.Type(r.Type, r.Kind) }, Style: muted})
	}
	cols = append(cols,
		kit.Column[row]{Title: t.Text, Cell: s.text},
		kit.Column[row]{Title: t.State, Width: size(6, 10), Cell: func(r row) string { return w.State(r.State) }})
	if wide {
		cols = append(cols, kit.Column[row]{Title: t.Owner, Width: size(16, 16), Cell: func(r row) string { return r.Owner }, Style: muted})
	}
	return append(cols, kit.Column[row]{Title: t.In, Width: size(11, 15), Right: true, Cell: func(r row) string { return s.clock(r.Matter) }, Style: s.clockStyle})
}

func (s *Screen) sign(m store.Matter) string {
	if m.Kind == plan.Order {
		return s.env.Theme.Glyph.Down
	}
	if !m.Open() {
		return s.env.Theme.Glyph.Closed
	}
	return s.env.Theme.LevelGlyph(m.Level)
}

func (s *Screen) place(m store.Matter) string {
	out := ""
	if n := s.d.grids[m.Grid]; n > 0 {
		out = fmt.Sprintf(s.env.Words.T.Board.Grid, n)
	}
	return strings.TrimSpace(out + " " + m.Household)
}

// text is what it is about, with the hint that it may be a repetition first.
func (s *Screen) text(r row) string {
	if r.same != "" {
		return "≈" + r.same + " " + r.Text
	}
	return r.Text
}

// clock is how long is left, or how long it is over.
func (s *Screen) clock(m store.Matter) string {
	w := s.env.Words
	if !m.Open() {
		return w.Time(m.Closed, s.d.now)
	}
	if _, by, late := m.Late(s.d.now); late {
		return fmt.Sprintf(w.T.Time.Overdue, w.Duration(by))
	}
	if due := m.NextDue(); due != 0 {
		return w.Left(due, s.d.now)
	}
	return w.Elapsed(m.Reported, s.d.now)
}

func (s *Screen) clockStyle(r row) (lipgloss.Style, bool) {
	if _, _, late := r.Late(s.d.now); late {
		return s.env.Theme.Red, true
	}
	return s.env.Theme.Muted, true
}

// View draws the list; the question of a step takes rows below it.
func (s *Screen) View() (string, *tea.Cursor) {
	below, cursor := s.below()
	height := s.h - len(below)
	if cursor != nil {
		cursor.Y += height
	}
	t := s.env.Words.T.Ledger
	if !s.ready {
		return strings.Join(append(kit.Box(s.env.Theme, "", []string{s.env.Words.T.Board.Loading}, s.w, height), below...), "\n"), cursor
	}
	title := fmt.Sprintf(t.Title, s.name(s.filter), s.d.total)
	if s.sort != "" {
		title += " · " + fmt.Sprintf(t.Sorted, t.Sort[s.sort])
	}
	foot := s.foot(s.w - 4)
	rows := []string{kit.Tabs(s.env.Theme, s.labels(), s.tab(), s.w-4)}
	rows = append(rows, s.table.View(s.env.Theme, s.w-4, max(height-3-len(foot), 2))...)
	return strings.Join(append(kit.Box(s.env.Theme, s.env.Theme.Title.Render(title), append(rows, foot...), s.w, height), below...), "\n"), cursor
}

func (s *Screen) below() ([]string, *tea.Cursor) {
	if !s.ask.Active() {
		return []string{s.bar.Row(s.env, s.barActions(), s.w)}, nil
	}
	rows, x, y := s.ask.Rows(s.w)
	return rows, tea.NewCursor(x, y)
}

// foot is the chosen matter in its own words.
func (s *Screen) foot(w int) []string {
	r, ok := s.table.Selected()
	if !ok {
		return nil
	}
	t, words := s.env.Theme, s.env.Words
	rows := []string{kit.Separator(t, r.Number+" "+words.Type(r.Type, r.Kind), w)}
	text := r.Text
	if who := strings.TrimSpace(r.Person + " " + r.Phone); who != "" {
		text = who + words.T.Report.Colon + text
	}
	lines := kit.Wrap(text, w)
	if len(lines) > 2 {
		lines = append(lines[:1], kit.Fit(lines[1]+"…", w))
	}
	for _, l := range lines {
		rows = append(rows, t.Text.Render(l))
	}
	for len(rows) < 3 { // the table keeps its height whatever is chosen
		rows = append(rows, "")
	}
	return append(rows, s.lastLine(r))
}

// lastLine is the next step, else who has it, before them the hint that it may
// be a repetition.
func (s *Screen) lastLine(r row) string {
	t, words := s.env.Theme, s.env.Words
	out := ""
	if r.same != "" {
		out = t.Yellow.Render(t.Glyph.Yellow+" "+fmt.Sprintf(words.T.Ledger.Same, r.same)) + "  "
	}
	switch {
	case r.IfThen != "":
		return out + t.Accent.Render(words.T.Matter.NextStep) + " " + t.Text.Render(kit.Clean(r.IfThen))
	case r.Owner != "":
		return out + t.Muted.Render(words.T.Ledger.Owner+" "+kit.Clean(r.Owner))
	}
	return out
}
