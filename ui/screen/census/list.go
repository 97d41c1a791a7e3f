// Package census shows what is known of the people: the grids with what was
// counted and what is entered, the households of a grid in walking order, and
// each with who lives there.
package census

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/store/intake"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/out"
)

// List is the census by grid.
type List struct {
	*desk
	w, h  int
	gen   int
	now   journal.Time
	ready bool
	all   []store.GridCensus
	want  string
	table *kit.Table[store.GridCensus]
}

// NewList makes the list; selected is the id of a grid to begin at, or "".
func NewList(env *app.Env, selected string) *List {
	l := &List{want: selected}
	l.table = kit.NewTable(func(c store.GridCensus) string { return c.Grid.ID }, nil)
	l.desk = newDesk(env)
	return l
}

type listed struct {
	l    *List
	gen  int
	now  journal.Time
	list []store.GridCensus
	err  error
}

// Init reads the census.
func (l *List) Init() tea.Cmd { return l.load() }

func (l *List) load() tea.Cmd {
	l.gen++
	gen, st, ctx := l.gen, l.env.Store, l.env.Ctx
	return func() tea.Msg {
		list, err := st.Census(ctx)
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
	case app.Changed:
		if msg.Touches("household", "grid") {
			return l.load()
		}
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
	l.now, l.all, l.ready = msg.now, msg.list, true
	l.table.SetRows(msg.list)
	if l.want != "" {
		l.table.Select(l.want)
		l.want = ""
	}
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
	if y < 1 || !l.table.Click(y-1) || y == 1 {
		return nil
	}
	if after, ok := l.table.Selected(); ok && after.Grid.ID == before.Grid.ID {
		return l.open() // the second click on a row opens it
	}
	return nil
}

func (l *List) open() tea.Cmd {
	if c, ok := l.table.Selected(); ok {
		return app.Say(app.Go{Route: app.Doors, ID: c.Grid.ID})
	}
	return nil
}

func (l *List) barActions() []app.Action {
	t := l.env.Words.T.Census
	c, ok := l.table.Selected()
	why := ""
	if !ok {
		why = t.Why["none"]
	}
	noDoubt := why
	if ok && len(c.Grid.OpenDoubts()) == 0 {
		noDoubt = t.Why["doubts"]
	}
	return []app.Action{
		{ID: "open", Keys: []string{"enter"}, Name: t.Act["open"], Why: why, Run: l.open, Bar: true},
		{ID: "baseline", Keys: []string{"b"}, Name: t.Act["baseline"], Why: l.cannot(why), Run: func() tea.Cmd { return l.baseline(c.Grid) }, Bar: true},
		{ID: "add", Keys: []string{"n"}, Name: t.Act["add"], Why: l.cannot(why), Run: func() tea.Cmd { return l.add(c.Grid) }, Bar: true},
		{ID: "doubt", Keys: []string{"d"}, Name: t.Act["doubt"], Why: l.cannot(why), Run: func() tea.Cmd { return l.doubt(c.Grid) }, Bar: true},
		{ID: "settle", Keys: []string{"c"}, Name: t.Act["settle"], Why: l.cannot(noDoubt), Run: func() tea.Cmd { return l.settle(c.Grid) }, Bar: true},
		{ID: "find", Keys: []string{"f"}, Name: t.Act["find"], Run: func() tea.Cmd { return app.Say(app.Go{Route: app.Doors}) }, Bar: true},
		{ID: "export", Keys: []string{"w"}, Name: l.env.Words.T.Diary.Act["export"], Run: func() tea.Cmd { return out.List(l.env, intake.Census) }, Bar: true},
	}
}

// Actions of the screen. Enter is the bar's: it runs what is chosen there.
func (l *List) Actions() []app.Action {
	return append(l.barActions()[1:], app.Action{ID: "back", Keys: []string{"esc"}, Name: l.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }})
}

// Resize sets the size.
func (l *List) Resize(w, h int) { l.w, l.h = w, h }

// Title names the screen.
func (l *List) Title() string { return l.env.Words.T.Census.Title }

func (l *List) columns() []kit.Column[store.GridCensus] {
	t, w, th := l.env.Words.T.Census, l.env.Words, l.env.Theme
	number := func(title string, width, drop int, of func(store.GridCensus) int, style func(store.GridCensus) (lipgloss.Style, bool)) kit.Column[store.GridCensus] {
		return kit.Column[store.GridCensus]{Title: title, Width: width, Right: true, Drop: drop, Style: style, Cell: func(c store.GridCensus) string { return fmt.Sprint(of(c)) }, Less: func(a, b store.GridCensus) bool { return of(a) > of(b) }}
	}
	lacks := func(c store.GridCensus) (lipgloss.Style, bool) { return th.Orange, c.Missing() != 0 }
	width := 7
	if w.T.Lang == "en" {
		width = 9
	}
	return []kit.Column[store.GridCensus]{
		{Title: t.Grid, Width: 14, Cell: func(c store.GridCensus) string { return fmt.Sprintf("%2d %s", c.Grid.Number, c.Grid.Name) }},
		{Title: t.Baseline, Width: 11, Right: true, Cell: func(c store.GridCensus) string { return w.Figure(int64(c.Grid.Households), "", c.Grid.Basis) }},
		number(t.Entered, width, 0, func(c store.GridCensus) int { return c.Households }, nil),
		{Title: t.Missing, Width: width, Right: true, Style: lacks, Less: func(a, b store.GridCensus) bool { return a.Missing() > b.Missing() }, Cell: func(c store.GridCensus) string {
			if c.Missing() < 0 {
				return fmt.Sprintf(t.Over, -c.Missing())
			}
			return fmt.Sprint(c.Missing())
		}},
		number(t.People, width, 0, func(c store.GridCensus) int { return c.People }, nil),
		number(t.Floating, width, 3, func(c store.GridCensus) int { return c.Floating }, nil),
		number(t.Needs, width, 2, func(c store.GridCensus) int { return c.Needs }, nil),
		number(t.Unknown, 9, 0, func(c store.GridCensus) int { return c.Gaps + len(c.Grid.OpenDoubts()) }, func(c store.GridCensus) (lipgloss.Style, bool) { return th.Yellow, c.Gaps+len(c.Grid.OpenDoubts()) > 0 }),
		{Title: t.Counted, Drop: 1, Cell: func(c store.GridCensus) string { return w.CountedBy(c.Grid, l.now) }, Style: func(store.GridCensus) (lipgloss.Style, bool) { return th.Muted, true }},
	}
}

// sums is the last row: what was counted and is entered in all.
func (l *List) sums() string {
	t, w := l.env.Words.T.Census, l.env.Words
	var base, have, people, gaps int
	for _, c := range l.all {
		base, have, people, gaps = base+c.Grid.Households, have+c.Households, people+c.People, gaps+c.Gaps+len(c.Grid.OpenDoubts())
	}
	missing := fmt.Sprintf("%s %d", t.Missing, base-have)
	if base < have {
		missing = fmt.Sprintf(t.Over, have-base)
	}
	return strings.Join([]string{t.Total, t.Baseline + " " + w.Figure(int64(base), w.Label("unit.household", ""), "exact"), fmt.Sprintf("%s %d", t.Entered, have), missing,
		w.Figure(int64(people), w.Label("unit.person", ""), "exact"), fmt.Sprintf("%s %d", t.Unknown, gaps)}, "  ")
}

// View draws the grids, the sums and the bar.
func (l *List) View() (string, *tea.Cursor) {
	below, cursor := l.Below(l.w, l.h, l.barActions())
	height := max(l.h-len(below), 5)
	rows := []string{l.env.Theme.Muted.Render(l.env.Words.T.Board.Loading)}
	if l.ready {
		l.table.SetColumns(l.columns())
		foot := l.doubts()
		rows = append(l.table.View(l.env.Theme, l.w-4, max(height-3-len(foot), 1)), foot...)
		rows = append(rows, l.env.Theme.Title.Render(kit.Fit(l.sums(), l.w-4)))
	}
	out := kit.Box(l.env.Theme, l.env.Theme.Title.Render(l.Title()), rows, l.w, height)
	return strings.Join(append(out, below...), "\n"), cursor
}
