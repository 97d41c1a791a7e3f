// Package outlook shows what lies ahead by plain formulas: what ends, runs out
// or lacks people, and the numbers that it was worked out from.
package outlook

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

// Screen looks ahead.
type Screen struct {
	*app.Desk
	env   *app.Env
	w, h  int
	gen   int
	lang  string
	ready bool
	now   journal.Time
	shown string // the row whose formula is open
	table *kit.Table[store.OutlookRow]
}

// New makes the screen.
func New(env *app.Env) *Screen {
	return &Screen{env: env, Desk: app.NewDesk(env), table: kit.NewTable(key, nil)}
}

func key(r store.OutlookRow) string {
	return fmt.Sprint(r.Slug, "/", r.Subject, "/", r.Ref, "/", r.Grid)
}

type loaded struct {
	s    *Screen
	gen  int
	now  journal.Time
	rows []store.OutlookRow
	err  error
}

// Init reads what lies ahead.
func (s *Screen) Init() tea.Cmd { return s.load() }

func (s *Screen) load() tea.Cmd {
	s.gen++
	gen, st, ctx := s.gen, s.env.Store, s.env.Ctx
	return func() tea.Msg {
		rows, err := st.Outlook(ctx)
		return loaded{s, gen, journal.At(st.Now()), rows, err}
	}
}

// Update takes messages.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if cmd, ok := s.Take(msg); ok {
		return cmd
	}
	switch msg := msg.(type) {
	case loaded:
		return s.show(msg)
	case app.Changed:
		if msg.Touches("round", "slip", "shift", "force", "matter", "vehicle", "household", "post", "plan", "grid") {
			return s.load()
		}
	case app.Minute:
		return s.load()
	case tea.MouseClickMsg:
		s.table.Click(msg.Y - 1)
	case tea.MouseWheelMsg:
		s.table.Wheel(map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[msg.Button])
	case tea.KeyPressMsg:
		return s.key(msg.String())
	}
	return nil
}

func (s *Screen) show(msg loaded) tea.Cmd {
	if msg.s != s || msg.gen != s.gen {
		return nil
	}
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err))
	}
	s.now, s.ready = msg.now, true
	if lang := s.env.Words.T.Lang; lang != s.lang {
		s.lang = lang
		s.columns()
	}
	s.table.SetEmpty(s.env.Words.T.Outlook.Empty)
	s.table.SetRows(msg.rows)
	return nil
}

func (s *Screen) columns() {
	t, w, th := s.env.Words.T.Outlook, s.env.Words, s.env.Theme
	style := func(r store.OutlookRow) (lipgloss.Style, bool) {
		switch r.State {
		case store.OutlookLate:
			return th.Red, true
		case store.OutlookSoon:
			return th.Orange, true
		}
		return th.OK, true
	}
	glyph := map[string]string{store.OutlookLate: th.Glyph.Red, store.OutlookSoon: th.Glyph.Orange, store.OutlookOK: th.Glyph.Done}
	s.table.SetColumns([]kit.Column[store.OutlookRow]{
		{Title: t.State, Width: 10, Cell: func(r store.OutlookRow) string { return glyph[r.State] + " " + t.States[r.State] }, Style: style},
		{Title: t.What, Cell: func(r store.OutlookRow) string { return kit.Clean(w.OutlookName(r)) }},
		{Title: t.When, Width: 16, Cell: func(r store.OutlookRow) string { return w.OutlookWhen(r, s.now) }, Style: style},
		{Title: s.env.Words.T.Muster.Due, Width: 11, Drop: 1, Cell: func(r store.OutlookRow) string {
			if r.Due.IsZero() {
				return ""
			}
			return w.Time(r.Due, s.now)
		}},
		{Title: "", Width: 24, Drop: 2, Cell: func(r store.OutlookRow) string { return kit.Gauge(th, s.far(r), 100, 24) }},
	})
}

// far is how near a thing is, of a hundred: a day ahead is 0, now is 100.
func (s *Screen) far(r store.OutlookRow) int {
	if r.At.IsZero() {
		return 0
	}
	const day = 24 * 60
	left := int(r.At.Sub(s.now).Minutes())
	return max(min(100-left*100/day, 100), 0)
}

func (s *Screen) key(k string) tea.Cmd {
	if s.table.Key(k) {
		return nil
	}
	if k == "esc" || k == "backspace" {
		if s.shown != "" {
			s.shown = ""
			return nil
		}
		return app.Say(app.Back{})
	}
	cmd, _ := s.Bar.Key(k, s.actions())
	return cmd
}

func (s *Screen) actions() []app.Action {
	t, none := s.env.Words.T.Outlook, ""
	if _, ok := s.table.Selected(); !ok {
		none = t.Why["none"]
	}
	return []app.Action{{ID: "open", Keys: []string{"enter"}, Name: t.Act["open"], Why: none, Bar: true, Run: s.open}}
}

// Actions of the screen.
func (s *Screen) Actions() []app.Action {
	if !s.ready {
		return nil
	}
	return append(s.actions(), app.Action{ID: "back", Keys: []string{"esc"}, Name: s.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }})
}

// open shows the formula of the chosen row; a second time it goes there.
func (s *Screen) open() tea.Cmd {
	r, ok := s.table.Selected()
	if !ok {
		return nil
	}
	if s.shown != key(r) {
		s.shown = key(r)
		return nil
	}
	return app.Say(goes(r))
}

// goes is the screen of what a row is about.
func goes(r store.OutlookRow) app.Go {
	switch r.Slug {
	case store.OutlookRound, store.OutlookGrid, store.OutlookReach:
		return app.Go{Route: app.Round, ID: r.Subject}
	case store.OutlookStock:
		return app.Go{Route: app.Stock, ID: r.Ref}
	case store.OutlookHours:
		return app.Go{Route: app.People, ID: r.Subject}
	case store.OutlookForce:
		return app.Go{Route: app.Force, ID: r.Subject}
	case store.OutlookVehicle:
		return app.Go{Route: app.Notices, ID: "vehicles"}
	}
	return app.Go{Route: app.Shifts}
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Title names the screen.
func (s *Screen) Title() string { return s.env.Words.T.Outlook.Title }

// View draws the list, and the formula of the chosen row below it.
func (s *Screen) View() (string, *tea.Cursor) {
	below, cursor := s.Below(s.w, s.h, s.actions())
	height, inner := max(s.h-len(below), 4), s.w-4
	rows := []string{s.env.Theme.Muted.Render(s.env.Words.T.Board.Loading)}
	if s.ready {
		foot := s.foot(inner)
		rows = append(s.table.View(s.env.Theme, inner, max(height-2-len(foot), 1)), foot...)
	}
	out := kit.Box(s.env.Theme, s.env.Theme.Title.Render(s.Title()), rows, s.w, height)
	return strings.Join(append(out, below...), "\n"), cursor
}

// foot is the formula of the chosen row once it was asked for.
func (s *Screen) foot(w int) []string {
	t, th := s.env.Words.T.Outlook, s.env.Theme
	r, ok := s.table.Selected()
	if !ok {
		return nil
	}
	if s.shown != key(r) {
		return []string{th.Muted.Render(kit.Fit(t.Hint, w))}
	}
	out := []string{th.Title.Render(kit.Fit(t.Formula+s.env.Words.T.Report.Colon+s.env.Words.OutlookName(r), w))}
	for _, l := range kit.Wrap(kit.Clean(s.env.Words.OutlookFormula(r, s.now)), w) {
		out = append(out, th.Text.Render(kit.Fit(l, w)))
	}
	return out
}
