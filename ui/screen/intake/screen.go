// Package intake takes a list in step by step: the file, what its columns are,
// a dry run with what is refused and who looks like whom, and the result.
// Nothing is written before the last step, and that one is taken back as one.
package intake

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store/intake"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// The steps of the screen.
const (
	stepFile = iota
	stepColumns
	stepDry
	stepDone
)

// The tabs of the dry run.
const (
	tabRefused = iota
	tabPairs
)

// Screen is the screen on which lists come in.
type Screen struct {
	*app.Desk
	env  *app.Env
	w, h int
	step int
	tab  int
	busy *work // nil: nothing runs

	field  *kit.Field
	bad    string   // what is wrong with the path
	offers []string // what the path can go on with

	want     string // the sheet that was asked for
	kind     intake.Kind
	table    *intake.Table
	mapping  intake.Mapping
	recalled bool
	second   string // who counted with the officer
	draft    *intake.Draft
	result   string

	columns *kit.Table[intake.Match]
	refused *kit.Table[intake.Refusal]
	pairs   *kit.Table[pair]
}

// pair is a pair with its place in the draft.
type pair struct {
	intake.Pair
	at int
}

// New makes the screen; path is a file to begin with, or "".
func New(env *app.Env, path string) *Screen {
	s := &Screen{env: env, Desk: app.NewDesk(env), field: kit.NewField()}
	s.field.SetValue(path)
	s.columns = kit.NewTable(func(c intake.Match) string { return intake.Column(c.Column) }, nil)
	s.refused = kit.NewTable(func(r intake.Refusal) string { return number(r.Row.No) }, nil)
	s.pairs = kit.NewTable(func(p pair) string { return number(p.at) }, nil)
	return s
}

// Init has nothing to read before a file is named.
func (s *Screen) Init() tea.Cmd { return nil }

// Update takes messages.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if cmd, ok := s.Take(msg); ok {
		return cmd
	}
	switch msg := msg.(type) {
	case tick:
		return s.ticked(msg)
	case finished:
		return s.finish(msg)
	case offered:
		return s.offer(msg)
	case written:
		if msg.s == s {
			return s.wrote(msg)
		}
	case tea.PasteMsg:
		if s.typesPath() {
			s.bad, s.offers = "", nil
			s.field.Update(msg)
		}
	case tea.MouseClickMsg:
		return s.click(msg.X, msg.Y)
	case tea.MouseWheelMsg:
		if t := s.list(); t != nil {
			t.Wheel(map[tea.MouseButton]int{tea.MouseWheelUp: -3, tea.MouseWheelDown: 3}[msg.Button])
		}
	case tea.KeyPressMsg:
		return s.press(msg)
	}
	return nil
}

// typesPath reports whether the path takes the keys.
func (s *Screen) typesPath() bool { return s.step == stepFile && s.busy == nil }

// Typing reports whether printable keys are text.
func (s *Screen) Typing() bool { return s.typesPath() || s.Desk.Typing() }

// CanUndo reports whether typing can be taken back.
func (s *Screen) CanUndo() bool { return s.typesPath() && s.field.CanUndo() || s.Desk.CanUndo() }

// lister is what the screen asks of the table in sight.
type lister interface {
	Key(key string) bool
	Click(row int) bool
	Wheel(by int)
}

func (s *Screen) list() lister {
	switch {
	case s.busy != nil:
	case s.step == stepColumns:
		return s.columns
	case s.step == stepDry && s.tab == tabPairs:
		return s.pairs
	case s.step == stepDry:
		return s.refused
	}
	return nil
}

func (s *Screen) press(msg tea.KeyPressMsg) tea.Cmd {
	key := msg.String()
	switch {
	case s.busy != nil:
		if key == "esc" {
			s.busy.cancel()
		}
		return nil
	case s.step == stepFile:
		return s.pressPath(msg)
	case key == "esc" || key == "backspace":
		return s.stepBack()
	case key == "tab" || key == "shift+tab":
		return s.turn()
	}
	if t := s.list(); t != nil && t.Key(key) {
		return nil
	}
	cmd, _ := s.Bar.Key(key, s.barActions())
	return cmd
}

// stepBack goes one step back; from the first and the last one out of it.
func (s *Screen) stepBack() tea.Cmd {
	switch s.step {
	case stepFile, stepDone:
		return app.Say(app.Back{})
	}
	s.step--
	return nil
}

func (s *Screen) turn() tea.Cmd {
	if s.step == stepDry {
		s.tab = 1 - s.tab
	}
	return nil
}

func (s *Screen) click(x, y int) tea.Cmd {
	t := s.list()
	if t == nil {
		return nil
	}
	top := len(s.head(s.w-4)) + 1
	if s.step == stepDry && y == top-1 {
		if i := kit.TabAt(s.tabs(), s.tab, s.w-4, x-2); i >= 0 {
			s.tab = i
		}
		return nil
	}
	t.Click(y - top)
	return nil
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Title names the screen.
func (s *Screen) Title() string {
	if s.table == nil || s.step == stepFile {
		return s.env.Words.T.Intake.Title
	}
	return s.env.Words.T.Intake.Title + " · " + kit.Clean(s.table.File)
}

// View draws where the list is, what there is to say, and the bar.
func (s *Screen) View() (string, *tea.Cursor) {
	below, cursor := s.Below(s.w, s.h, s.barActions())
	height, inner := max(s.h-len(below), 4), s.w-4
	rows, at := s.body(inner, height-2)
	if cursor == nil && at != nil {
		cursor = tea.NewCursor(at.X+2, at.Y+1)
	}
	out := kit.Box(s.env.Theme, s.env.Theme.Title.Render(s.Title()), rows, s.w, height)
	return strings.Join(append(out, below...), "\n"), cursor
}
