// Package point shows the points with lanes and how far they are, the coverage
// by grid, the tubes and the slips that they went to a lab with; and, of one
// point, the sheet in which its lanes are tallied slot by slot.
package point

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// The tabs of the screen.
const (
	tabPoints = iota
	tabGrids
	tabTubes
	tabSlips
	tabCount
)

// mostTubes is how many tubes of a round are read.
const mostTubes = 2000

// Screen is the screen of points, tubes and slips.
type Screen struct {
	*app.Desk
	env   *app.Env
	w, h  int
	gen   int
	now   journal.Time
	d     data
	ready bool
	tab   int
	lang  string

	points *kit.Table[store.PointState]
	grids  *kit.Table[store.GridPoints]
	tubes  *kit.Table[store.Tube]
	slips  *kit.Table[store.Transfer]
}

// data is what the screen has read.
type data struct {
	state  store.PointsState
	grids  []store.GridPoints
	noGrid int
	tubes  []store.Tube
	slips  []store.Transfer
	sites  map[string]store.Site
	number map[string]int // of a grid
}

// New makes the screen; id is a tab to begin at.
func New(env *app.Env, id string) *Screen {
	s := &Screen{env: env, Desk: app.NewDesk(env), tab: map[string]int{"grids": tabGrids, "tubes": tabTubes, "slips": tabSlips}[id]}
	s.points = kit.NewTable(func(p store.PointState) string { return p.Site.ID }, nil)
	s.grids = kit.NewTable(func(g store.GridPoints) string { return g.Grid.ID }, nil)
	s.tubes = kit.NewTable(func(t store.Tube) string { return t.ID }, nil)
	s.slips = kit.NewTable(func(x store.Transfer) string { return x.ID }, nil)
	return s
}

type loaded struct {
	s    *Screen
	gen  int
	now  journal.Time
	data data
	err  error
}

// Init reads all that the tabs show.
func (s *Screen) Init() tea.Cmd { return s.load() }

func (s *Screen) load() tea.Cmd {
	s.gen++
	gen, st, ctx := s.gen, s.env.Store, s.env.Ctx
	return func() tea.Msg {
		out := loaded{s: s, gen: gen, now: journal.At(st.Now())}
		out.data, out.err = read(ctx, st.View)
		return out
	}
}

func read(ctx context.Context, v *store.View) (d data, err error) {
	if d.state, err = v.Points(ctx, ""); err != nil {
		return d, err
	}
	if d.grids, d.noGrid, err = v.PointGrids(ctx, ""); err != nil {
		return d, err
	}
	round := d.state.Round.ID
	if round == "" {
		round = "-"
	}
	if d.tubes, err = v.Tubes(ctx, store.TubeFilter{Round: round, Limit: mostTubes}); err != nil {
		return d, err
	}
	if d.slips, err = v.Transfers(ctx, 0); err != nil {
		return d, err
	}
	d.sites, d.number = map[string]store.Site{}, map[string]int{}
	for _, p := range d.state.Points {
		d.sites[p.Site.ID] = p.Site
	}
	for _, g := range d.grids {
		d.number[g.Grid.ID] = g.Grid.Number
	}
	return d, nil
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
		if msg.Touches("site", "grid", "round", "tube", "transfer", "household") {
			return s.load()
		}
	case app.Minute:
		return s.load()
	case tea.MouseClickMsg:
		return s.click(msg.X, msg.Y)
	case tea.MouseWheelMsg:
		s.table().Wheel(map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[msg.Button])
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
	s.now, s.d, s.ready = msg.now, msg.data, true
	if lang := s.env.Words.T.Lang; lang != s.lang {
		s.lang = lang
		s.columns()
	}
	t := s.env.Words.T.Point
	s.points.SetEmpty(t.NoPoints)
	s.tubes.SetEmpty(t.Empty)
	s.slips.SetEmpty(t.EmptySlips)
	s.points.SetRows(s.d.state.Points)
	s.grids.SetRows(s.d.grids)
	s.tubes.SetRows(s.d.tubes)
	s.slips.SetRows(s.d.slips)
	return nil
}

// tabler is what the screen asks of the table in sight.
type tabler interface {
	Key(key string) bool
	Click(row int) bool
	Wheel(by int)
}

func (s *Screen) table() tabler {
	switch s.tab {
	case tabGrids:
		return s.grids
	case tabTubes:
		return s.tubes
	case tabSlips:
		return s.slips
	}
	return s.points
}

func (s *Screen) key(key string) tea.Cmd {
	if s.table().Key(key) {
		return nil
	}
	switch key {
	case "tab":
		s.tab = (s.tab + 1) % tabCount
		return nil
	case "shift+tab":
		s.tab = (s.tab + tabCount - 1) % tabCount
		return nil
	case "enter":
		return s.enter()
	case "esc", "backspace":
		return app.Say(app.Back{})
	}
	cmd, _ := s.Bar.Key(key, s.actions())
	return cmd
}

// enter opens what is chosen: the sheet of a point, a grid, the matter of an
// abnormal tube.
func (s *Screen) enter() tea.Cmd {
	switch s.tab {
	case tabPoints:
		if p, ok := s.points.Selected(); ok {
			return app.Say(app.Go{Route: app.Point, ID: p.Site.ID})
		}
	case tabGrids:
		if g, ok := s.grids.Selected(); ok {
			return app.Say(app.Go{Route: app.Grid, ID: g.Grid.ID})
		}
	case tabTubes:
		return s.matter()
	}
	return nil
}

func (s *Screen) click(x, y int) tea.Cmd {
	if y == 1 {
		if i := kit.TabAt(s.tabs(), s.tab, s.w-4, x-2); i >= 0 {
			s.tab = i
		}
		return nil
	}
	s.table().Click(y - 2)
	return nil
}

// Actions of the screen.
func (s *Screen) Actions() []app.Action {
	if s.Ask.Active() || !s.ready {
		return nil
	}
	t := s.env.Words.T
	return append(s.actions(),
		app.Action{ID: "open", Keys: []string{"enter"}, Name: t.Point.Act["open"], Run: s.enter},
		app.Action{ID: "tab", Keys: []string{"tab"}, Name: t.Point.Act["tab"], Run: func() tea.Cmd { s.tab = (s.tab + 1) % tabCount; return nil }},
		app.Action{ID: "back", Keys: []string{"esc"}, Name: t.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }})
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Title names the screen as the plan does, with the round.
func (s *Screen) Title() string { return s.env.Words.PointsTitle() }

func (s *Screen) tabs() []string {
	t := s.env.Words.T.Point
	return []string{fmt.Sprintf("%s %d", t.Tabs[tabPoints], len(s.d.state.Points)), fmt.Sprintf("%s %d", t.Tabs[tabGrids], len(s.d.grids)), fmt.Sprintf("%s %d", t.Tabs[tabTubes], len(s.d.tubes)), fmt.Sprintf("%s %d", t.Tabs[tabSlips], len(s.d.slips))}
}

// View draws the tabs, the table, what there is to say of the chosen row and of
// all of them, and the bar.
func (s *Screen) View() (string, *tea.Cursor) {
	below, cursor := s.Below(s.w, s.h, s.actions())
	height, inner := max(s.h-len(below), 4), s.w-4
	rows := []string{s.env.Theme.Muted.Render(s.env.Words.T.Board.Loading)}
	title := s.Title()
	if s.ready {
		foot := s.foot(inner)
		rows = append([]string{kit.Tabs(s.env.Theme, s.tabs(), s.tab, inner)}, s.body(inner, max(height-3-len(foot), 1))...)
		rows = append(rows, foot...)
		title += s.env.Words.T.Report.Sep + s.roundName()
	}
	out := kit.Box(s.env.Theme, s.env.Theme.Title.Render(kit.Clean(title)), rows, s.w, height)
	return strings.Join(append(out, below...), "\n"), cursor
}

func (s *Screen) roundName() string {
	if s.d.state.Round.ID == "" {
		return s.env.Words.T.Point.NoRound
	}
	return s.env.Words.Round(s.d.state.Round)
}

func (s *Screen) body(w, h int) []string {
	switch s.tab {
	case tabGrids:
		return s.grids.View(s.env.Theme, w, h)
	case tabTubes:
		return s.tubes.View(s.env.Theme, w, h)
	case tabSlips:
		return s.slips.View(s.env.Theme, w, h)
	}
	return s.points.View(s.env.Theme, w, h)
}
