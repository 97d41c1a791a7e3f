// Package medical shows who of the medical team is on call, whose medicine runs
// out, who is to be looked at, which medicine is under way and who is treated
// when; and it makes the emergency call with one key.
package medical

import (
	"context"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// The tabs of the screen.
const (
	tabNow = iota
	tabRegister
	tabMedicine
	tabTurns
	tabVisits
	tabCount
)

// most is how many rows of each list are read; who runs out first stands first.
const most = 200

// ahead is how far the treatments are shown.
const ahead = 72 * time.Hour

// Screen is the medical screen.
type Screen struct {
	*app.Desk
	env   *app.Env
	w, h  int
	gen   int
	d     data
	ready bool
	tab   int
	lang  string
	grep  string // of the register

	now      *kit.Table[item]
	register *kit.Table[store.Patient]
	orders   *kit.Table[store.PatientOrder]
	turns    *kit.Table[store.PatientTurn]
	visits   *kit.Table[store.MedicalVisit]
}

// data is what the screen has read.
type data struct {
	now      journal.Time
	status   store.MedicalStatus
	patients []store.Patient
	turns    []store.PatientTurn
	visits   []store.MedicalVisit
	numbers  map[string]int // of grids
	grids    []store.Grid
	path     store.CallPath
}

// New makes the screen; id is a tab to begin at («register», «medicine»,
// «treatments», «visits»), or the subject id of a patient.
func New(env *app.Env, id string) *Screen {
	s := &Screen{env: env, Desk: app.NewDesk(env)}
	s.now = kit.NewTable(func(r item) string { return r.id }, nil)
	s.register = kit.NewTable(func(p store.Patient) string { return p.ID }, nil)
	s.orders = kit.NewTable(func(o store.PatientOrder) string { return store.ResidentRef(o.Patient, o.Order.No) }, nil)
	s.turns = kit.NewTable(func(t store.PatientTurn) string { return fmt.Sprint(t.Patient, t.No, t.Turn.Due) }, nil)
	s.visits = kit.NewTable(func(v store.MedicalVisit) string { return v.Entry }, nil)
	tab, known := map[string]int{"register": tabRegister, "medicine": tabMedicine, "treatments": tabTurns, "visits": tabVisits}[id]
	s.tab = tab
	if !known && id != "" {
		s.tab = tabRegister
		s.register.Select(id)
	}
	return s
}

type loaded struct {
	s    *Screen
	gen  int
	data data
	err  error
}

// Init reads all that the tabs show.
func (s *Screen) Init() tea.Cmd { return s.load() }

func (s *Screen) load() tea.Cmd {
	s.gen++
	gen, st, ctx, grep := s.gen, s.env.Store, s.env.Ctx, s.grep
	return func() tea.Msg {
		out := loaded{s: s, gen: gen}
		out.data, out.err = read(ctx, st.View, grep)
		return out
	}
}

func read(ctx context.Context, v *store.View, grep string) (d data, err error) {
	if d.status, err = v.MedicalStatus(ctx, most); err != nil {
		return d, err
	}
	d.now = d.status.Now
	if d.patients, err = v.Patients(ctx, store.PatientFilter{Grep: grep, Limit: most}); err != nil {
		return d, err
	}
	if d.turns, err = v.TreatmentTurns(ctx, ahead); err != nil {
		return d, err
	}
	if d.visits, err = v.MedicalVisits(ctx, "", 0, most); err != nil {
		return d, err
	}
	if d.path, err = v.CallPath(ctx, "", "", ""); err != nil {
		return d, err
	}
	d.grids, err = v.Grids(ctx)
	d.numbers = map[string]int{}
	for _, g := range d.grids {
		d.numbers[g.ID] = g.Number
	}
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
		if msg.Touches("patient", "oncall", "matter", "vehicle", "shift", "person", "grid") {
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
	s.d, s.ready = msg.data, true
	if lang := s.env.Words.T.Lang; lang != s.lang {
		s.lang = lang
		s.columns()
	}
	t := s.env.Words.T.Medical
	s.now.SetEmpty(t.EmptyDue)
	s.register.SetEmpty(t.EmptyRegister)
	s.orders.SetEmpty(t.EmptyOrders)
	s.turns.SetEmpty(t.EmptyTurns)
	s.visits.SetEmpty(t.EmptyVisits)
	s.now.SetRows(s.items())
	s.register.SetRows(s.d.patients)
	s.orders.SetRows(s.d.status.Orders)
	s.turns.SetRows(s.d.turns)
	s.visits.SetRows(s.d.visits)
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
	return [tabCount]tabler{s.now, s.register, s.orders, s.turns, s.visits}[s.tab]
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
		if s.grep != "" {
			s.grep = ""
			return s.load()
		}
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
		app.Action{ID: "tab", Keys: []string{"tab"}, Name: s.env.Words.T.Medical.Act["tab"], Run: func() tea.Cmd { s.tab = (s.tab + 1) % tabCount; return nil }},
		app.Action{ID: "back", Keys: []string{"esc"}, Name: s.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }})
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Title names the screen, and what the register is searched for.
func (s *Screen) Title() string {
	if s.grep != "" {
		return s.env.Words.T.Medical.Title + " · " + kit.Clean(s.grep)
	}
	return s.env.Words.T.Medical.Title
}

func (s *Screen) tabs() []string {
	t := s.env.Words.T.Medical
	n := [tabCount]int{len(s.d.status.Due) + s.lateWatch(), s.d.status.Patients, len(s.d.status.Orders), len(s.d.turns), len(s.d.visits)}
	out := make([]string, tabCount)
	for i, name := range t.Tabs {
		out[i] = fmt.Sprintf("%s %d", name, n[i])
	}
	return out
}

func (s *Screen) lateWatch() int {
	n := 0
	for _, p := range s.d.status.Watch {
		if s.d.now > p.Next {
			n++
		}
	}
	return n
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
	th := s.env.Theme
	switch s.tab {
	case tabRegister:
		return s.register.View(th, w, h)
	case tabMedicine:
		return s.orders.View(th, w, h)
	case tabTurns:
		return s.turns.View(th, w, h)
	case tabVisits:
		return s.visits.View(th, w, h)
	}
	return s.now.View(th, w, h)
}
