// Package notice shows what was announced and who has not heard of it, the
// vehicles and where they are, and the orders from above with their answers.
package notice

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/store/plan"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// The tabs of the screen.
const (
	tabNotices = iota
	tabVehicles
	tabOrders
	tabCount
)

// most is how many notices are read.
const most = 200

// Screen is the screen of notices, vehicles and orders.
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

	notices  *kit.Table[row]
	vehicles *kit.Table[store.Vehicle]
	orders   *kit.Table[store.Matter]
}

// row is a notice with the grids that have not heard of it.
type row struct {
	n      store.Notice
	silent []int // numbers
	of     int   // grids it is for
	told   int64
	last   journal.Time
	next   journal.Time
}

// data is what the screen has read.
type data struct {
	notices  []row
	vehicles []store.Vehicle
	orders   []store.Matter
	grids    []store.Grid
}

// New makes the screen; id is a tab to begin at: "vehicles", "orders" or "".
func New(env *app.Env, id string) *Screen {
	s := &Screen{env: env, Desk: app.NewDesk(env), tab: map[string]int{"vehicles": tabVehicles, "orders": tabOrders}[id]}
	s.notices = kit.NewTable(func(r row) string { return r.n.ID }, nil)
	s.vehicles = kit.NewTable(func(v store.Vehicle) string { return v.ID }, nil)
	s.orders = kit.NewTable(func(m store.Matter) string { return m.ID }, nil)
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
	list, err := v.Notices(ctx, true, most)
	if err != nil {
		return d, err
	}
	for _, n := range list {
		reach, err := v.NoticeReach(ctx, n.ID)
		if err != nil {
			return d, err
		}
		r := row{n: n, of: len(reach)}
		for _, g := range reach {
			if g.Unreached() {
				r.silent = append(r.silent, g.Number)
			}
			r.told += g.Told
			r.last = max(r.last, g.Last)
			if !g.Next.IsZero() && (r.next.IsZero() || g.Next < r.next) {
				r.next = g.Next
			}
		}
		d.notices = append(d.notices, r)
	}
	if d.vehicles, err = v.Vehicles(ctx); err != nil {
		return d, err
	}
	if d.orders, err = v.Matters(ctx, store.MatterFilter{Open: true, Kinds: []string{plan.Order}}); err != nil {
		return d, err
	}
	d.grids, err = v.Grids(ctx)
	return d, err
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
		if msg.Touches("notice", "vehicle", "matter", "grid") {
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
	t := s.env.Words.T.Notice
	s.notices.SetEmpty(t.Empty)
	s.vehicles.SetEmpty(t.EmptyVehicles)
	s.orders.SetEmpty(t.EmptyOrders)
	s.notices.SetRows(s.d.notices)
	s.vehicles.SetRows(s.d.vehicles)
	s.orders.SetRows(s.d.orders)
	return nil
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
	case tabVehicles:
		return s.vehicles
	case tabOrders:
		return s.orders
	}
	return s.notices
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
	case "esc", "backspace":
		return app.Say(app.Back{})
	}
	cmd, _ := s.Bar.Key(key, s.actions())
	return cmd
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
	return append(s.actions(),
		app.Action{ID: "tab", Keys: []string{"tab"}, Name: s.env.Words.T.Notice.Act["tab"], Run: func() tea.Cmd { s.tab = (s.tab + 1) % tabCount; return nil }},
		app.Action{ID: "back", Keys: []string{"esc"}, Name: s.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }})
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Title names the screen.
func (s *Screen) Title() string { return s.env.Words.T.Notice.Title }

func (s *Screen) tabs() []string {
	t := s.env.Words.T.Notice
	open, out := 0, 0
	for _, r := range s.d.notices {
		if r.n.Open() {
			open++
		}
	}
	for _, v := range s.d.vehicles {
		if v.State == store.VehicleOut {
			out++
		}
	}
	return []string{fmt.Sprintf("%s %d", t.Tabs[tabNotices], open), fmt.Sprintf("%s %d/%d", t.Tabs[tabVehicles], out, len(s.d.vehicles)), fmt.Sprintf("%s %d", t.Tabs[tabOrders], len(s.d.orders))}
}

// View draws the tabs, the table, what there is to say of the chosen row, and
// the bar.
func (s *Screen) View() (string, *tea.Cursor) {
	below, cursor := s.Below(s.w, s.h, s.actions())
	height, inner := max(s.h-len(below), 4), s.w-4
	rows := []string{s.env.Theme.Muted.Render(s.env.Words.T.Board.Loading)}
	if s.ready {
		foot := s.foot(inner)
		rows = append([]string{kit.Tabs(s.env.Theme, s.tabs(), s.tab, inner)}, s.body(inner, max(height-3-len(foot), 1))...)
		rows = append(rows, foot...)
	}
	out := kit.Box(s.env.Theme, s.env.Theme.Title.Render(s.Title()), rows, s.w, height)
	return strings.Join(append(out, below...), "\n"), cursor
}

func (s *Screen) body(w, h int) []string {
	switch s.tab {
	case tabVehicles:
		return s.vehicles.View(s.env.Theme, w, h)
	case tabOrders:
		return s.orders.View(s.env.Theme, w, h)
	}
	return s.notices.View(s.env.Theme, w, h)
}
