// Package grid shows the grids of the post: the list with the worst first, and
// each with its people, its counts, its open matters and its timeline.
package grid

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// List is the screen of all grids.
type List struct {
	*app.Sheets[[]store.GridState]
	desk  *desk
	want  string
	table *kit.Table[store.GridState]
}

// The tabs of the list.
const (
	tabAll  = iota
	tabCare // only those that are not calm
)

// NewList makes the list; selected is the id of a grid to begin at, or "".
func NewList(env *app.Env, selected string) *List {
	l := &List{want: selected}
	l.table = kit.NewTable(func(g store.GridState) string { return g.Grid.ID }, nil)
	l.desk = newDesk(env, l.table.Selected)
	l.Sheets = app.NewSheets[[]store.GridState](env, l.desk.Desk)
	l.Be(app.SheetsOf[[]store.GridState]{
		Read:   func() app.Reading[[]store.GridState] { return read },
		Timely: true, Columns: func() { l.table.SetColumns(l.columns()) }, Show: l.show,
		Title: func() string { return env.Words.T.Grid.Title }, Tabs: l.tabs, Sheet: func() app.Sheet { return l.table }, Bar: l.barActions,
		More: func() []app.Action {
			act := env.Words.T.Grid.Act
			return []app.Action{l.TabAction(act["tab"]), l.SortAction(act["sort"])}
		},
		Open: l.open, Turned: func(int) tea.Cmd { l.fill(); return nil }, Key: l.digit,
	})
	return l
}

// read takes the grids, the worst first.
func read(ctx context.Context, v *store.View) ([]store.GridState, error) {
	list, err := v.GridStatus(ctx)
	slices.SortStableFunc(list, func(a, b store.GridState) int { return cmp.Compare(weight(b), weight(a)) })
	return list, err
}

func (l *List) show() {
	l.fill()
	if l.want != "" {
		l.table.Select(l.want)
		l.want = ""
	}
}

// weight puts the worst first: status, then what is open, then what is late.
func weight(g store.GridState) int {
	return map[string]int{store.Urgent: 2, store.Watch: 1}[g.Status]*1_000_000 + g.Open["red"]*10_000 + g.Open["orange"]*100 + g.Overdue
}

func (l *List) fill() {
	var rows []store.GridState
	for _, g := range l.Data {
		if l.Tab == tabAll || g.Status != store.Calm {
			rows = append(rows, g)
		}
	}
	l.table.SetEmpty(l.Env.Words.T.Grid.EmptyTab)
	if len(l.Data) == 0 {
		l.table.SetEmpty(l.Env.Words.T.Grid.Empty)
	}
	l.table.SetRows(rows)
}

func (l *List) digit(key string) (tea.Cmd, bool) {
	if len(key) != 1 || key[0] < '1' || key[0] > '9' {
		return nil, false
	}
	l.jump(int(key[0] - '0'))
	return nil, true
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

func (l *List) open() tea.Cmd {
	if g, ok := l.table.Selected(); ok {
		return app.Say(app.Go{Route: app.Grid, ID: g.Grid.ID})
	}
	return nil
}

func (l *List) barActions() []app.Action {
	t := l.Env.Words.T.Grid
	open := app.Action{ID: "open", Keys: []string{"enter"}, Name: t.Act["open"], Run: l.open, Bar: true}
	if _, ok := l.table.Selected(); !ok {
		open.Why = t.Why2["none"]
	}
	return append([]app.Action{open}, l.desk.actions()...)
}

func (l *List) tabs() []string {
	n := 0
	for _, g := range l.Data {
		if g.Status != store.Calm {
			n++
		}
	}
	t := l.Env.Words.T.Grid.Tabs
	return []string{fmt.Sprintf("%s %d", t[0], len(l.Data)), fmt.Sprintf("%s %d", t[1], n)}
}

// columns of the list; at 80 cells zone and households fall away.
func (l *List) columns() []kit.Column[store.GridState] {
	t := l.Env.Words.T.Grid
	w := l.Env.Words
	style := func(g store.GridState) (lipgloss.Style, bool) {
		_, st := l.Env.Theme.Status(g.Status, g.Open["orange"] > 0)
		return st, true
	}
	open, count := 14, 16
	if w.T.Lang == "en" {
		open, count = 21, 24
	}
	return []kit.Column[store.GridState]{
		{Title: t.Name, Width: 14, Cell: func(g store.GridState) string { return fmt.Sprintf("%2d %s", g.Grid.Number, g.Grid.Name) }, Less: func(a, b store.GridState) bool { return a.Grid.Number < b.Grid.Number }},
		{Title: t.Status, Width: 8, Style: style, Cell: func(g store.GridState) string {
			sign, _ := l.Env.Theme.Status(g.Status, g.Open["orange"] > 0)
			return sign + " " + w.Status(g.Status)
		}},
		{Title: t.Leader, Width: 12, Cell: func(g store.GridState) string { return leaderOf(l.Env, g) }},
		{Title: t.Open, Width: open, Cell: func(g store.GridState) string { return opens(l.Env, g) }, Less: func(a, b store.GridState) bool { return weight(a) > weight(b) }},
		{Title: t.Why, Cell: func(g store.GridState) string { return reasons(l.Env, g) }},
		{Title: t.Households, Width: count, Right: true, Drop: 2, Cell: func(g store.GridState) string { return households(l.Env, g.Grid) }, Less: func(a, b store.GridState) bool { return a.Grid.Households < b.Grid.Households }},
		{Title: t.Zone, Width: 14, Drop: 3, Cell: func(g store.GridState) string { return w.Area(g.Grid.Zone) }},
		{Title: t.LastWord, Width: 10, Drop: 1, Cell: func(g store.GridState) string { return w.Time(g.LastWord, l.Now) }, Less: func(a, b store.GridState) bool { return a.LastWord < b.LastWord }},
	}
}
