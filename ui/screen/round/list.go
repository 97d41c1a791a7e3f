// Package round shows the rounds: each with who it has not reached, grid by
// grid, and the doors that are left in walking order.
package round

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// List is the screen of all rounds.
type List struct {
	*app.Sheets[[]store.RoundState]
	desk  *desk
	table *kit.Table[store.RoundState]
}

// NewList makes the list.
func NewList(env *app.Env) *List {
	l := &List{desk: newDesk(env), table: kit.NewTable(func(s store.RoundState) string { return s.Round.ID }, nil)}
	l.Sheets = app.NewSheets[[]store.RoundState](env, l.desk.Desk)
	l.Be(app.SheetsOf[[]store.RoundState]{
		Read:   func() app.Reading[[]store.RoundState] { return read },
		Topics: []string{"round", "household", "grid"}, Timely: true, Columns: l.head, Show: func() { l.table.SetRows(l.Data) },
		Title: func() string { return env.Words.T.Rounds.Title }, Sheet: func() app.Sheet { return l.table }, Bar: l.barActions, Open: l.open,
	})
	return l
}

// most is how many rounds are counted; older ones lie in the journal.
const most = 30

func read(ctx context.Context, v *store.View) ([]store.RoundState, error) {
	all, err := v.Rounds(ctx, store.RoundFilter{})
	if err != nil {
		return nil, err
	}
	all = all[:min(len(all), most)]
	list := make([]store.RoundState, 0, len(all))
	for _, r := range all {
		s, err := v.RoundState(ctx, r.ID)
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

func (l *List) head() {
	l.table.SetColumns(l.columns())
	l.table.SetEmpty(l.Env.Words.T.Rounds.Empty)
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
	return []app.Action{l.desk.act("open", "enter", none, l.open), l.desk.writes("new", "n", "", l.desk.begin), l.desk.writes(end, "x", none, func() tea.Cmd { return l.desk.ending(s.Round) })}
}

func (l *List) columns() []kit.Column[store.RoundState] {
	t, w, th := l.Env.Words.T.Rounds, l.Env.Words, l.Env.Theme
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
	t, w := l.Env.Words.T.Rounds, l.Env.Words
	switch {
	case !s.Round.Open():
		return fmt.Sprintf(t.Closed, w.Time(s.Round.Closed, l.Now))
	case s.Over > 0:
		return fmt.Sprintf(t.Over, s.Over)
	case !s.Round.Due.IsZero() && s.Round.Due < l.Now && s.NotReached > 0:
		return fmt.Sprintf(w.T.Time.Overdue, w.Duration(l.Now.Sub(s.Round.Due)))
	case !s.Round.Due.IsZero():
		return fmt.Sprintf(t.DueAt, w.Time(s.Round.Due, l.Now))
	}
	return t.Runs
}
