// Package grid shows the grids of the post: the list with the worst first, and
// each with its people, its counts, its open matters and its timeline.
package grid

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// List is the screen of all grids.
type List struct {
	*desk
	w, h  int
	gen   int
	now   journal.Time
	all   []store.GridState
	ready bool
	care  bool // only those that are not calm
	want  string
	table *kit.Table[store.GridState]
	lang  string // of the columns
}

// NewList makes the list; selected is the id of a grid to begin at, or "".
func NewList(env *app.Env, selected string) *List {
	l := &List{want: selected}
	l.table = kit.NewTable(func(g store.GridState) string { return g.Grid.ID }, nil)
	l.desk = newDesk(env, l.table.Selected)
	return l
}

type listed struct {
	l    *List
	gen  int
	now  journal.Time
	list []store.GridState
	err  error
}

// Init reads the grids.
func (l *List) Init() tea.Cmd { return l.load() }

func (l *List) load() tea.Cmd {
	l.gen++
	gen, st, ctx := l.gen, l.env.Store, l.env.Ctx
	return func() tea.Msg {
		list, err := st.GridStatus(ctx)
		return listed{l, gen, journal.At(st.Now()), list, err}
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
	case app.Changed, app.Minute:
		return l.load()
	case tea.MouseClickMsg:
		return l.click(msg.X, msg.Y)
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
	l.now, l.all, l.ready = msg.now, msg.list, true
	slices.SortStableFunc(l.all, func(a, b store.GridState) int { return cmp.Compare(weight(b), weight(a)) })
	if lang := l.env.Words.T.Lang; lang != l.lang {
		l.lang = lang
		l.table.SetColumns(l.columns())
	}
	l.fill()
	if l.want != "" {
		l.table.Select(l.want)
		l.want = ""
	}
	return nil
}

// weight puts the worst first: status, then what is open, then what is late.
func weight(g store.GridState) int {
	return map[string]int{store.Urgent: 2, store.Watch: 1}[g.Status]*1_000_000 + g.Open["red"]*10_000 + g.Open["orange"]*100 + g.Overdue
}

func (l *List) fill() {
	var rows []store.GridState
	for _, g := range l.all {
		if !l.care || g.Status != store.Calm {
			rows = append(rows, g)
		}
	}
	l.table.SetEmpty(l.env.Words.T.Grid.EmptyTab)
	if len(l.all) == 0 {
		l.table.SetEmpty(l.env.Words.T.Grid.Empty)
	}
	l.table.SetRows(rows)
}

func (l *List) key(key string) tea.Cmd {
	if l.table.Key(key) {
		return nil
	}
	switch {
	case key == "tab" || key == "shift+tab":
		l.turn()
	case key == "esc" || key == "backspace":
		return app.Say(app.Back{})
	case len(key) == 1 && key[0] >= '1' && key[0] <= '9':
		l.jump(int(key[0] - '0'))
	default:
		if cmd, ok := l.Bar.Key(key, l.barActions()); ok {
			return cmd
		}
	}
	return nil
}

// jump goes to the grid with a number; a second 1 goes on to 10, 11, 12.
func (l *List) jump(n int) {
	rows := append([]store.GridState(nil), l.table.Rows()...)
	slices.SortFunc(rows, func(a, b store.GridState) int { return a.Grid.Number - b.Grid.Number })
	at, _ := l.table.Selected()
	first, next, passed := "", "", false
	for _, g := range rows {
		if !strings.HasPrefix(fmt.Sprint(g.Grid.Number), fmt.Sprint(n)) {
			continue
		}
		if first == "" {
			first = g.Grid.ID
		}
		if passed && next == "" {
			next = g.Grid.ID
		}
		passed = passed || g.Grid.ID == at.Grid.ID
	}
	l.table.Select(cmp.Or(next, first))
}

func (l *List) turn() {
	l.care = !l.care
	l.fill()
}

func (l *List) click(x, y int) tea.Cmd {
	if y == 1 {
		if i := kit.TabAt(l.tabs(), l.tab(), l.w-4, x-2); i >= 0 && i != l.tab() {
			l.turn()
		}
		return nil
	}
	before, _ := l.table.Selected()
	if y < 2 || !l.table.Click(y-2) || y == 2 {
		return nil
	}
	if after, ok := l.table.Selected(); ok && after.Grid.ID == before.Grid.ID {
		return l.open() // the second click on a row opens it
	}
	return nil
}

func (l *List) open() tea.Cmd {
	if g, ok := l.table.Selected(); ok {
		return app.Say(app.Go{Route: app.Grid, ID: g.Grid.ID})
	}
	return nil
}

func (l *List) barActions() []app.Action {
	t := l.env.Words.T.Grid
	open := app.Action{ID: "open", Keys: []string{"enter"}, Name: t.Act["open"], Run: l.open, Bar: true}
	if _, ok := l.table.Selected(); !ok {
		open.Why = t.Why2["none"]
	}
	return append([]app.Action{open}, l.actions()...)
}

// Actions of the screen. Enter is the bar's: it runs what is chosen there.
func (l *List) Actions() []app.Action {
	if l.Ask.Active() {
		return nil
	}
	t := l.env.Words.T.Grid
	return append(l.actions(),
		app.Action{ID: "tab", Keys: []string{"tab"}, Name: t.Act["tab"], Run: func() tea.Cmd { l.turn(); return nil }},
		app.Action{ID: "sort", Keys: []string{"t"}, Name: t.Act["sort"], Run: func() tea.Cmd { l.table.SortNext(); return nil }},
		app.Action{ID: "back", Keys: []string{"esc"}, Name: l.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }})
}

// Resize sets the size.
func (l *List) Resize(w, h int) { l.w, l.h = w, h }

// Loading reports whether nothing was read yet.
func (l *List) Loading() bool { return !l.ready }

// Title names the screen.
func (l *List) Title() string { return l.env.Words.T.Grid.Title }

func (l *List) tab() int {
	if l.care {
		return 1
	}
	return 0
}

func (l *List) tabs() []string {
	n := 0
	for _, g := range l.all {
		if g.Status != store.Calm {
			n++
		}
	}
	t := l.env.Words.T.Grid.Tabs
	return []string{fmt.Sprintf("%s %d", t[0], len(l.all)), fmt.Sprintf("%s %d", t[1], n)}
}

// columns of the list; at 80 cells zone and households fall away.
func (l *List) columns() []kit.Column[store.GridState] {
	t := l.env.Words.T.Grid
	w := l.env.Words
	style := func(g store.GridState) (lipgloss.Style, bool) {
		_, st := l.env.Theme.Status(g.Status, g.Open["orange"] > 0)
		return st, true
	}
	open, count := 14, 16
	if w.T.Lang == "en" {
		open, count = 21, 24
	}
	return []kit.Column[store.GridState]{
		{Title: t.Name, Width: 14, Cell: func(g store.GridState) string { return fmt.Sprintf("%2d %s", g.Grid.Number, g.Grid.Name) }, Less: func(a, b store.GridState) bool { return a.Grid.Number < b.Grid.Number }},
		{Title: t.Status, Width: 8, Style: style, Cell: func(g store.GridState) string {
			sign, _ := l.env.Theme.Status(g.Status, g.Open["orange"] > 0)
			return sign + " " + w.Status(g.Status)
		}},
		{Title: t.Leader, Width: 12, Cell: func(g store.GridState) string { return leaderOf(l.env, g) }},
		{Title: t.Open, Width: open, Cell: func(g store.GridState) string { return opens(l.env, g) }, Less: func(a, b store.GridState) bool { return weight(a) > weight(b) }},
		{Title: t.Why, Cell: func(g store.GridState) string { return reasons(l.env, g) }},
		{Title: t.Households, Width: count, Right: true, Drop: 2, Cell: func(g store.GridState) string { return households(l.env, g.Grid) }, Less: func(a, b store.GridState) bool { return a.Grid.Households < b.Grid.Households }},
		{Title: t.Zone, Width: 14, Drop: 3, Cell: func(g store.GridState) string { return w.Area(g.Grid.Zone) }},
		{Title: t.LastWord, Width: 10, Drop: 1, Cell: func(g store.GridState) string { return w.Time(g.LastWord, l.now) }, Less: func(a, b store.GridState) bool { return a.LastWord < b.LastWord }},
	}
}

// View draws the tabs, the table, and the bar.
func (l *List) View() (string, *tea.Cursor) {
	below, cursor := l.Below(l.w, l.h, l.barActions())
	height := max(l.h-len(below), 4)
	inner := l.w - 4
	rows := []string{l.env.Theme.Muted.Render(l.env.Words.T.Board.Loading)}
	if l.ready {
		rows = append([]string{kit.Tabs(l.env.Theme, l.tabs(), l.tab(), inner)}, l.table.View(l.env.Theme, inner, max(height-3, 1))...)
	}
	out := kit.Box(l.env.Theme, l.env.Theme.Title.Render(l.env.Words.T.Grid.Title), rows, l.w, height)
	return strings.Join(append(out, below...), "\n"), cursor
}
