// Package shift shows who stands where: the roster of the current shift and
// the ones that follow, what is wrong with it, and the roll call.
package shift

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// columns is how many shifts are read: more than any screen shows.
const columns = 8

// Screen is the roster.
type Screen struct {
	env   *app.Env
	w, h  int
	gen   int
	ready bool
	want  string // shift to select once it is read
	r     *store.Roster
	past  []store.Shift // of the days before, for the crews of a new roster
	key   string        // of the selected shift
	issue int           // the problem that was jumped to
	list  []problem
	table *kit.Table[row]
	roll  *roll // nil: the matrix
	ask   *app.Ask
}

// New makes the screen; ref is the id or key of the shift to begin with, "" the
// current one.
func New(env *app.Env, ref string) *Screen {
	s := &Screen{env: env, want: ref, ask: app.NewAsk(), issue: -1}
	s.table = kit.NewTable(func(r row) string { return r.id() }, nil)
	return s
}

// loaded is what a read brought.
type loaded struct {
	s    *Screen
	gen  int
	r    *store.Roster
	past []store.Shift
	err  error
}

// offered are the persons to choose from.
type offered struct {
	s       *Screen
	title   string
	options []kit.Option
	chosen  func(kit.Option) tea.Cmd
	err     error
}

// chosen goes on after a choice.
type chosen struct {
	s  *Screen
	do func() tea.Cmd
}

// done is the answer of the record to an action.
type done struct {
	s      *Screen
	person string // whom a roll call waits for
	asked  bool   // it was the answer to the open question
	text   string
	err    error
}

// Init reads the roster.
func (s *Screen) Init() tea.Cmd { return s.load() }

func (s *Screen) load() tea.Cmd {
	s.gen++
	out := loaded{s: s, gen: s.gen}
	st, ctx := s.env.Store, s.env.Ctx
	return func() tea.Msg {
		if out.r, out.err = st.Roster(ctx, columns); out.err != nil {
			return out
		}
		start := out.r.Shifts[0].Start.In(st.Zone())
		out.past, out.err = st.Shifts(ctx, start.Add(-72*time.Hour), start)
		return out
	}
}

// Update takes messages.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loaded:
		if msg.s == s && msg.gen == s.gen {
			return s.loaded(msg)
		}
	case offered:
		if msg.s == s {
			return s.offered(msg)
		}
	case chosen:
		if msg.s == s {
			return msg.do()
		}
	case done:
		if msg.s == s {
			return s.done(msg)
		}
	case app.Changed, app.Minute:
		return s.load()
	case tea.PasteMsg:
		if s.ask.Active() {
			s.ask.Field.Update(msg)
		}
	case tea.KeyPressMsg:
		return s.press(msg)
	case tea.MouseClickMsg:
		return s.click(msg.Y)
	case tea.MouseWheelMsg:
		s.wheel(msg)
	}
	return nil
}

func (s *Screen) loaded(msg loaded) tea.Cmd {
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err))
	}
	s.r, s.past = msg.r, msg.past
	if !s.ready || s.column(s.key) < 0 {
		s.key = s.r.Shifts[0].Key
		for _, x := range s.r.Shifts {
			if s.want != "" && (x.ID == s.want || x.Key == s.want) {
				s.key = x.Key
			}
		}
	}
	s.ready = true
	s.fill()
	return nil
}

// fill brings what is drawn up to what was read.
func (s *Screen) fill() {
	rows := make([]row, 0, len(s.r.Rows))
	for _, r := range s.r.Rows {
		rows = append(rows, row{r})
	}
	s.table.SetRows(rows)
	s.list = s.problems()
	if s.roll != nil {
		s.roll.fill(s)
	}
}

func (s *Screen) offered(msg offered) tea.Cmd {
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err))
	}
	return app.OpenPick(s.env, msg.title, msg.options, msg.chosen)
}

func (s *Screen) done(msg done) tea.Cmd {
	if s.roll != nil {
		delete(s.roll.pending, msg.person)
	}
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err)) // what was typed stays in the field
	}
	if msg.asked { // a roll call may have gone on to ask something else
		s.ask.Close()
	}
	return tea.Batch(s.load(), app.Say(app.Toast{Text: msg.text}))
}

// press takes a key: the question, then the roll call, then the matrix.
func (s *Screen) press(msg tea.KeyPressMsg) tea.Cmd {
	if s.ask.Active() {
		return s.ask.Key(msg)
	}
	if !s.ready {
		return nil
	}
	if s.roll != nil {
		return s.roll.press(s, msg)
	}
	switch key := msg.String(); key {
	case "left":
		s.move(-1)
	case "right":
		s.move(1)
	case "esc", "backspace":
		return app.Say(app.Back{})
	case "enter":
		return s.menu()
	default:
		s.table.Key(key)
	}
	return nil
}

// move goes to another shift.
func (s *Screen) move(by int) {
	i := min(max(s.column(s.key)+by, 0), len(s.r.Shifts)-1)
	s.key = s.r.Shifts[i].Key
}

func (s *Screen) column(key string) int {
	if s.r == nil {
		return -1
	}
	for i, x := range s.r.Shifts {
		if x.Key == key {
			return i
		}
	}
	return -1
}

// selected is the shift of the selected column.
func (s *Screen) selected() store.RosterShift { return s.r.Shifts[max(s.column(s.key), 0)] }

// tableTop is the row of the screen in which a table's header stands.
const tableTop = 2

func (s *Screen) click(y int) tea.Cmd {
	if !s.ready || s.ask.Active() {
		return nil
	}
	if s.roll != nil {
		s.roll.table.Click(y - tableTop)
		return nil
	}
	before, _ := s.table.Selected()
	if y == tableTop || !s.table.Click(y-tableTop) {
		return nil
	}
	if now, _ := s.table.Selected(); now.id() == before.id() {
		return s.menu()
	}
	return nil
}

func (s *Screen) wheel(msg tea.MouseWheelMsg) {
	by := 0
	switch msg.Button {
	case tea.MouseWheelUp:
		by = -3
	case tea.MouseWheelDown:
		by = 3
	}
	if s.roll != nil {
		s.roll.table.Wheel(by)
		return
	}
	s.table.Wheel(by)
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Loading reports whether nothing was read yet.
func (s *Screen) Loading() bool { return !s.ready }

// Title names the screen.
func (s *Screen) Title() string { return s.env.Words.T.Roster.Title }

// Typing reports whether printable keys are text or names of a roll call.
func (s *Screen) Typing() bool { return s.ask.Active() || s.roll != nil }

// CanUndo reports whether the field can take typing back.
func (s *Screen) CanUndo() bool { return s.ask.Active() && s.ask.Field.CanUndo() }
