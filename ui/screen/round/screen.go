package round

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// Screen is one round by grid, the one with most left first.
type Screen struct {
	*desk
	id    string
	w, h  int
	gen   int
	now   journal.Time
	s     store.RoundState
	ready bool
	table *kit.Table[store.RoundGrid]
}

// New makes the screen of a round by its id.
func New(env *app.Env, id string) *Screen {
	return &Screen{desk: newDesk(env), id: id, table: kit.NewTable(func(g store.RoundGrid) string { return g.Grid.ID }, nil)}
}

type loaded struct {
	s     *Screen
	gen   int
	now   journal.Time
	state store.RoundState
	err   error
}

// Init reads the round.
func (s *Screen) Init() tea.Cmd { return s.load() }

func (s *Screen) load() tea.Cmd {
	s.gen++
	out := loaded{s: s, gen: s.gen}
	st, ctx, id := s.env.Store, s.env.Ctx, s.id
	return func() tea.Msg {
		out.now = journal.At(st.Now())
		out.state, out.err = st.RoundState(ctx, id)
		return out
	}
}

// Update takes messages.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if cmd, ok := s.desk.Take(msg); ok {
		return cmd
	}
	switch msg := msg.(type) {
	case loaded:
		if msg.s == s && msg.gen == s.gen {
			return s.show(msg)
		}
	case app.Changed:
		if msg.Touches("round", "household", "grid") {
			return s.load()
		}
	case app.Minute:
		return s.load()
	case tea.MouseClickMsg:
		before, _ := s.table.Selected()
		if msg.Y > 2 && s.table.Click(msg.Y-2) {
			if after, ok := s.table.Selected(); ok && after.Grid.ID == before.Grid.ID {
				return s.open()
			}
		}
	case tea.MouseWheelMsg:
		s.table.Wheel(map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[msg.Button])
	case tea.KeyPressMsg:
		return s.key(msg.String())
	}
	return nil
}

func (s *Screen) show(msg loaded) tea.Cmd {
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err))
	}
	s.now, s.s, s.ready = msg.now, msg.state, true
	s.table.SetRows(msg.state.Grids)
	return nil
}

func (s *Screen) key(key string) tea.Cmd {
	if s.table.Key(key) {
		return nil
	}
	if key == "esc" || key == "backspace" {
		return app.Say(app.Back{})
	}
	cmd, _ := s.Bar.Key(key, s.barActions())
	return cmd
}

func (s *Screen) open() tea.Cmd {
	if g, ok := s.table.Selected(); ok && s.s.Round.Unit != store.UnitGrid {
		return app.Say(app.Go{Route: app.RoundDoors, ID: s.id + " " + g.Grid.ID})
	}
	return nil
}

func (s *Screen) barActions() []app.Action {
	g, ok := s.table.Selected()
	r := s.s.Round
	none, closed, doors, over, end := "", "", "", "", "close"
	if !ok {
		none, doors = "none", "none"
	}
	if !r.Open() {
		closed, end = "closed", "reopen"
	}
	if r.Unit == store.UnitGrid {
		doors = "grid"
	}
	if g.Over == 0 {
		over = "over"
	}
	if closed == "" {
		closed = none
	}
	return []app.Action{
		s.act("open", "enter", doors, s.open),
		s.writes("count", "c", closed, func() tea.Cmd { return s.count(r, g) }),
		s.writes("line", "i", closed, func() tea.Cmd { return s.line(g.Grid.Number) }),
		s.writes("baseline", "b", over, func() tea.Cmd { return s.correct(g) }),
		s.writes(end, "x", "", func() tea.Cmd { return s.ending(r) }),
	}
}

// line begins a line for a whole building.
func (s *Screen) line(grid int) tea.Cmd {
	text := fmt.Sprintf("%s %s %s ", s.env.Words.T.Line.Verb["round"], s.env.Words.RoundKind(s.s.Round.Kind), fmt.Sprintf(s.env.Words.T.Report.Grid, grid))
	return app.Say(app.WriteLine{Text: text})
}

// Actions of the screen. Enter is the bar's: it runs what is chosen there.
func (s *Screen) Actions() []app.Action {
	if s.Ask.Active() || !s.ready {
		return nil
	}
	return append(s.barActions()[1:], s.back())
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Title names the screen.
func (s *Screen) Title() string {
	if !s.ready {
		return s.env.Words.T.Rounds.Title
	}
	return s.env.Words.Round(s.s.Round)
}

func (s *Screen) columns() []kit.Column[store.RoundGrid] {
	t, w, th := s.env.Words.T.Rounds, s.env.Words, s.env.Theme
	number := func(title string, drop int, of func(store.RoundGrid) int, style lipgloss.Style) kit.Column[store.RoundGrid] {
		return kit.Column[store.RoundGrid]{Title: title, Width: max(kit.Width(title)+1, 6), Right: true, Drop: drop, Less: func(a, b store.RoundGrid) bool { return of(a) > of(b) }, Cell: func(g store.RoundGrid) string { return fmt.Sprint(of(g)) },
			Style: func(g store.RoundGrid) (lipgloss.Style, bool) { return style, of(g) > 0 }}
	}
	return []kit.Column[store.RoundGrid]{
		{Title: t.Grid, Width: 14, Cell: func(g store.RoundGrid) string {
			if g.Grid.ID == "" {
				return t.NotIn
			}
			return fmt.Sprintf("%2d %s", g.Grid.Number, g.Grid.Name)
		}},
		number(t.NotReached, 0, func(g store.RoundGrid) int { return g.NotReached }, th.Orange),
		number(t.Reached, 0, func(g store.RoundGrid) int { return g.Reached }, th.Text),
		number(t.Target, 0, func(g store.RoundGrid) int { return g.Target }, th.Text),
		number(t.Late, 0, func(g store.RoundGrid) int { return g.Late }, th.Orange),
		number(t.Absent, 1, func(g store.RoundGrid) int { return g.Absent }, th.Text),
		number(t.Refused, 2, func(g store.RoundGrid) int { return g.Refused }, th.Text),
		number(t.Home, 3, func(g store.RoundGrid) int { return g.Home }, th.Text),
		number(t.Promised, 4, func(g store.RoundGrid) int { return g.Promised }, th.Text),
		{Title: "", Cell: func(g store.RoundGrid) string {
			switch {
			case g.Over > 0:
				return fmt.Sprintf(t.Over, g.Over)
			case g.Count != nil:
				return fmt.Sprintf(t.CountedSo, g.Count.Reached, w.Time(g.Count.At, s.now))
			case g.Unknown > 0:
				return fmt.Sprintf(t.UnknownN, g.Unknown)
			}
			return ""
		}, Style: func(g store.RoundGrid) (lipgloss.Style, bool) {
			if g.Over > 0 {
				return th.Orange, true
			}
			return th.Muted, true
		}},
	}
}

// head is who has not been reached, and how far the round is.
func (s *Screen) head(w int) string {
	t, words, th := s.env.Words.T.Rounds, s.env.Words, s.env.Theme
	left := th.Title.Render(fmt.Sprintf("%s %d %s", t.NotReached, s.s.NotReached, words.Unit(s.s.Round.Unit)))
	if s.s.NotReached == 0 && s.s.Target > 0 {
		left = th.OK.Render(t.AllReached)
	}
	right := fmt.Sprintf(t.Of, s.s.Reached, s.s.Target)
	if !s.s.Round.Due.IsZero() && s.s.Round.Open() {
		right += "  " + fmt.Sprintf(t.DueAt, words.Time(s.s.Round.Due, s.now))
	}
	if !s.s.Round.Open() {
		right += "  " + fmt.Sprintf(t.Closed, words.Time(s.s.Round.Closed, s.now))
	}
	return kit.Spread(left+"  "+kit.Gauge(th, min(s.s.Reached, max(s.s.Target-s.s.NotReached, 0)), s.s.Target, 20), th.Muted.Render(right), w)
}

// View draws the grids, what warns, and the bar.
func (s *Screen) View() (string, *tea.Cursor) {
	below, cursor := s.Below(s.w, s.h, s.barActions())
	height := max(s.h-len(below), 6)
	th, t := s.env.Theme, s.env.Words.T.Rounds
	rows := []string{th.Muted.Render(s.env.Words.T.Board.Loading)}
	if s.ready {
		s.table.SetColumns(s.columns())
		warn := ""
		if g, ok := s.table.Selected(); ok && g.Over > 0 {
			warn = th.Orange.Render(kit.Fit(th.Glyph.Orange+" "+fmt.Sprintf(t.OverWarn, g.Grid.Number, g.Reached, g.Target), s.w-4))
		}
		rows = append([]string{s.head(s.w - 4)}, s.table.View(th, s.w-4, max(height-4, 1))...)
		rows = append(rows, warn)
	}
	out := kit.Box(th, th.Title.Render(s.Title()), rows, s.w, height)
	return strings.Join(append(out, below...), "\n"), cursor
}
