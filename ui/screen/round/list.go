// Package round shows the rounds: each with who it has not reached, grid by
// grid, and the doors that are left in walking order.
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

// List is the screen of all rounds.
type List struct {
	*desk
	w, h  int
	gen   int
	now   journal.Time
	ready bool
	table *kit.Table[store.RoundState]
}

// NewList makes the list.
func NewList(env *app.Env) *List {
	return &List{desk: newDesk(env), table: kit.NewTable(func(s store.RoundState) string { return s.Round.ID }, nil)}
}

type listed struct {
	l    *List
	gen  int
	now  journal.Time
	list []store.RoundState
	err  error
}

// Init reads the rounds.
func (l *List) Init() tea.Cmd { return l.load() }

// most is how many rounds are counted; older ones lie in the journal.
const most = 30

func (l *List) load() tea.Cmd {
	l.gen++
	out := listed{l: l, gen: l.gen}
	st, ctx := l.env.Store, l.env.Ctx
	return func() tea.Msg {
		out.now = journal.At(st.Now())
		all, err := st.Rounds(ctx, store.RoundFilter{})
		out.err = err
		for _, r := range all[:min(len(all), most)] {
			s, err := st.RoundState(ctx, r.ID)
			if err != nil {
				out.err = err
				break
			}
			out.list = append(out.list, s)
		}
		return out
	}
}

// Update takes messages.
func (l *List) Update(msg tea.Msg) tea.Cmd {
	if cmd, ok := l.desk.Take(msg); ok {
		return cmd
	}
	switch msg := msg.(type) {
	case listed:
		return l.show(msg)
	case app.Changed:
		if msg.Touches("round", "household", "grid") {
			return l.load()
		}
	case app.Minute:
		return l.load()
	case tea.MouseClickMsg:
		return l.click(msg.Y)
	case tea.MouseWheelMsg:
		l.table.Wheel(map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[msg.Button])
	case tea.KeyPressMsg:
		return l.key(msg.String())
	}
	return nil
}

func (l *List) show(msg listed) tea.Cmd {
	if msg.l != l || msg.gen != l.gen {
		return nil
	}
	if msg.err != nil {
		return app.Say(l.env.Complain(msg.err))
	}
	l.now, l.ready = msg.now, true
	l.table.SetRows(msg.list)
	return nil
}

func (l *List) key(key string) tea.Cmd {
	if l.table.Key(key) {
		return nil
	}
	if key == "esc" || key == "backspace" {
		return app.Say(app.Back{})
	}
	cmd, _ := l.Bar.Key(key, l.barActions())
	return cmd
}

func (l *List) click(y int) tea.Cmd {
	before, _ := l.table.Selected()
	if y <= 1 || !l.table.Click(y-1) {
		return nil
	}
	if after, ok := l.table.Selected(); ok && after.Round.ID == before.Round.ID {
		return l.open() // the second click on a row opens it
	}
	return nil
}

func (l *List) open() tea.Cmd {
	if s, ok := l.table.Selected(); ok {
		return app.Say(app.Go{Route: app.Round, ID: s.Round.ID})
	}
	return nil
}

func (l *List) barActions() []app.Action {
	s, ok := l.table.Selected()
	none, end := "", "close"
	if !ok {
		none = "none"
	} else if !s.Round.Open() {
		end = "reopen"
	}
	return []app.Action{l.act("open", "enter", none, l.open), l.writes("new", "n", "", l.begin), l.writes(end, "x", none, func() tea.Cmd { return l.ending(s.Round) })}
}

// Actions of the screen. Enter is the bar's: it runs what is chosen there.
func (l *List) Actions() []app.Action {
	if l.Ask.Active() {
		return nil
	}
	return append(l.barActions()[1:], l.back())
}

// Resize sets the size.
func (l *List) Resize(w, h int) { l.w, l.h = w, h }

// Title names the screen.
func (l *List) Title() string { return l.env.Words.T.Rounds.Title }

func (l *List) columns() []kit.Column[store.RoundState] {
	t, w, th := l.env.Words.T.Rounds, l.env.Words, l.env.Theme
	number := func(title string, drop int, of func(store.RoundState) int, style lipgloss.Style) kit.Column[store.RoundState] {
		return kit.Column[store.RoundState]{Title: title, Width: max(kit.Width(title), 5), Right: true, Drop: drop, Cell: func(s store.RoundState) string { return fmt.Sprint(of(s)) }, Style: func(s store.RoundState) (lipgloss.Style, bool) { return style, of(s) > 0 }}
	}
	return []kit.Column[store.RoundState]{
		{Title: t.Round, Width: 22, Cell: func(s store.RoundState) string { return w.Round(s.Round) }},
		{Title: t.NotReached, Width: 12, Right: true, Cell: func(s store.RoundState) string { return fmt.Sprintf("%d %s", s.NotReached, w.Unit(s.Round.Unit)) }, Style: func(s store.RoundState) (lipgloss.Style, bool) {
			return th.Orange, s.NotReached > 0 && s.Round.Open()
		}},
		{Title: t.Reached, Width: 11, Right: true, Cell: func(s store.RoundState) string { return fmt.Sprintf(t.Of, s.Reached, s.Target) }},
		{Title: "", Width: 5, Right: true, Cell: func(s store.RoundState) string { return fmt.Sprintf("%d%%", s.Percent()) }},
		number(t.Late, 0, func(s store.RoundState) int { return s.Late }, th.Orange),
		number(t.Absent, 2, func(s store.RoundState) int { return s.Absent }, th.Text),
		number(t.Refused, 3, func(s store.RoundState) int { return s.Refused }, th.Text),
		{Title: t.State, Cell: l.state, Style: func(s store.RoundState) (lipgloss.Style, bool) { return th.Muted, !s.Round.Open() }},
	}
}

func (l *List) state(s store.RoundState) string {
	t, w := l.env.Words.T.Rounds, l.env.Words
	switch {
	case !s.Round.Open():
		return fmt.Sprintf(t.Closed, w.Time(s.Round.Closed, l.now))
	case s.Over > 0:
		return fmt.Sprintf(t.Over, s.Over)
	case !s.Round.Due.IsZero() && s.Round.Due < l.now && s.NotReached > 0:
		return fmt.Sprintf(w.T.Time.Overdue, w.Duration(l.now.Sub(s.Round.Due)))
	case !s.Round.Due.IsZero():
		return fmt.Sprintf(t.DueAt, w.Time(s.Round.Due, l.now))
	}
	return t.Runs
}

// View draws the rounds and the bar.
func (l *List) View() (string, *tea.Cursor) {
	below, cursor := l.Below(l.w, l.h, l.barActions())
	height := max(l.h-len(below), 5)
	rows := []string{l.env.Theme.Muted.Render(l.env.Words.T.Board.Loading)}
	if l.ready {
		l.table.SetColumns(l.columns())
		l.table.SetEmpty(l.env.Words.T.Rounds.Empty)
		rows = l.table.View(l.env.Theme, l.w-4, max(height-2, 1))
	}
	out := kit.Box(l.env.Theme, l.env.Theme.Title.Render(l.Title()), rows, l.w, height)
	return strings.Join(append(out, below...), "\n"), cursor
}
