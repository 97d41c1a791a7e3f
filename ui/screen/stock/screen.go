// Package stock shows the supplies of the post: what lies in the stores and how
// long it lasts, the slips that moved it, how an item was shared out over the
// grids, and what households asked for.
package stock

import (
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
	tabStock = iota
	tabSlips
	tabGrids
	tabDemand
	tabCount
)

// most is how many slips and answers are read: what is older is found by the
// command line and the journal.
const most = 300

// Screen is the screen of supplies.
type Screen struct {
	*app.Desk
	env   *app.Env
	w, h  int
	gen   int
	now   journal.Time
	d     data
	ready bool
	tab   int
	item  string // that the tab of grids is about
	want  string // line, slip or item to select when it is there
	lang  string // of the columns

	stock  *kit.Table[store.StockLine]
	slips  *kit.Table[store.Slip]
	grids  *kit.Table[store.GridSupply]
	demand *kit.Table[store.Demand]
}

// data is what the screen has read.
type data struct {
	stock  []store.StockLine
	slips  []store.Slip
	shared []store.GridSupply
	demand []store.Demand
	stores []store.Site
	sites  map[string]store.Site
	grids  []store.Grid
	people map[string]string // leaders of grids, by id
	opened bool              // there are slips
}

// New makes the screen; id is an item's slug or a slip's number to begin at, or
// "".
func New(env *app.Env, id string) *Screen {
	s := &Screen{env: env, want: id, Desk: app.NewDesk(env)}
	s.stock = kit.NewTable(lineID, nil)
	s.slips = kit.NewTable(func(x store.Slip) string { return x.ID }, nil)
	s.grids = kit.NewTable(func(g store.GridSupply) string { return g.Grid }, nil)
	s.demand = kit.NewTable(func(d store.Demand) string { return d.Grid + " " + d.Household + " " + d.Item }, nil)
	return s
}

func lineID(l store.StockLine) string { return l.Store + " " + l.Item }

type loaded struct {
	s    *Screen
	gen  int
	now  journal.Time
	data data
	item string
	err  error
}

// Init reads all that the tabs show.
func (s *Screen) Init() tea.Cmd { return s.load() }

func (s *Screen) load() tea.Cmd {
	s.gen++
	gen, st, ctx, item := s.gen, s.env.Store, s.env.Ctx, s.item
	return func() tea.Msg {
		out := loaded{s: s, gen: gen, now: journal.At(st.Now())}
		out.data, out.item, out.err = read(ctx, st.View, item)
		return out
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
		if msg.Touches("slip", "site", "grid", "matter", "plan") {
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
	s.now, s.d, s.ready, s.item = msg.now, msg.data, true, msg.item
	if lang := s.env.Words.T.Lang; lang != s.lang {
		s.lang = lang
		s.columns()
	}
	t := s.env.Words.T.Supply
	s.stock.SetEmpty(t.Empty)
	s.slips.SetEmpty(t.EmptySlips)
	s.grids.SetEmpty(t.EmptyGrids)
	s.demand.SetEmpty(t.EmptyDemand)
	s.stock.SetRows(s.d.stock)
	s.slips.SetRows(s.d.slips)
	s.grids.SetRows(s.d.shared)
	s.demand.SetRows(s.d.demand)
	s.choose()
	return nil
}

// choose selects what the screen was opened for, once.
func (s *Screen) choose() {
	if s.want == "" {
		return
	}
	for _, l := range s.d.stock {
		if l.Item == s.want {
			s.stock.Select(lineID(l))
			break
		}
	}
	for _, x := range s.d.slips {
		if x.Number == s.want || x.ID == s.want {
			s.tab = tabSlips
			s.slips.Select(x.ID)
		}
	}
	s.want = ""
}

// tabler is what the screen asks of the table in sight.
type tabler interface {
	Key(key string) bool
	Click(row int) bool
	Wheel(by int)
	SortNext()
}

func (s *Screen) table() tabler {
	switch s.tab {
	case tabSlips:
		return s.slips
	case tabGrids:
		return s.grids
	case tabDemand:
		return s.demand
	}
	return s.stock
}

func (s *Screen) key(key string) tea.Cmd {
	if s.table().Key(key) {
		return nil
	}
	switch key {
	case "tab":
		return s.turn(1)
	case "shift+tab":
		return s.turn(tabCount - 1)
	case "esc", "backspace":
		return app.Say(app.Back{})
	}
	cmd, _ := s.Bar.Key(key, s.actions())
	return cmd
}

// turn shows another tab; the one of grids is about the item that was chosen.
func (s *Screen) turn(by int) tea.Cmd {
	item := s.chosen()
	s.tab = (s.tab + by) % tabCount
	if s.tab == tabGrids && item != "" && item != s.item {
		s.item = item
		return s.load()
	}
	return nil
}

func (s *Screen) click(x, y int) tea.Cmd {
	if y == 1 {
		if i := kit.TabAt(s.tabs(), s.tab, s.w-4, x-2); i >= 0 {
			return s.turn((i - s.tab + tabCount) % tabCount)
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
	t := s.env.Words.T.Supply
	return append(s.actions(),
		app.Action{ID: "tab", Keys: []string{"tab"}, Name: t.Act["tab"], Run: func() tea.Cmd { return s.turn(1) }},
		app.Action{ID: "sort", Keys: []string{"t"}, Name: t.Act["sort"], Run: func() tea.Cmd { s.table().SortNext(); return nil }},
		app.Action{ID: "back", Keys: []string{"esc"}, Name: s.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }})
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Title names the screen.
func (s *Screen) Title() string { return s.env.Words.T.Supply.Title }

func (s *Screen) tabs() []string {
	t := s.env.Words.T.Supply
	open := 0
	for _, d := range s.d.demand {
		if d.Missing() > 0 {
			open++
		}
	}
	grids := t.Tabs[tabGrids]
	if s.item != "" {
		grids += " " + s.env.Words.Material(s.item)
	}
	return []string{fmt.Sprintf("%s %d", t.Tabs[tabStock], len(s.d.stock)), fmt.Sprintf("%s %d", t.Tabs[tabSlips], len(s.d.slips)), grids, fmt.Sprintf("%s %d", t.Tabs[tabDemand], open)}
}

// View draws the tabs, the table, what there is to say of the chosen row, and
// the bar.
func (s *Screen) View() (string, *tea.Cursor) {
	below, cursor := s.Below(s.w, s.h, s.actions())
	height, inner := max(s.h-len(below), 4), s.w-4
	rows := []string{s.env.Theme.Muted.Render(s.env.Words.T.Board.Loading)}
	if s.ready {
		foot := s.foot(inner)
		body := max(height-3-len(foot), 1)
		rows = append([]string{kit.Tabs(s.env.Theme, s.tabs(), s.tab, inner)}, s.body(inner, body)...)
		rows = append(rows, foot...)
	}
	out := kit.Box(s.env.Theme, s.env.Theme.Title.Render(s.Title()), rows, s.w, height)
	return strings.Join(append(out, below...), "\n"), cursor
}

func (s *Screen) body(w, h int) []string {
	t := s.env.Theme
	switch s.tab {
	case tabSlips:
		return s.slips.View(t, w, h)
	case tabGrids:
		return s.grids.View(t, w, h)
	case tabDemand:
		return s.demand.View(t, w, h)
	}
	return s.stock.View(t, w, h)
}
