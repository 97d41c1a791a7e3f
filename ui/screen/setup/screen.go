// Package setup asks the few things that a new post needs, and makes it.
package setup

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// Make sets a post up: plan, name, officer and start of the clocks as typed.
type Make struct {
	Plans []string // names of the plans that ship with the program
	Run   func(plan, name, officer, t0 string) (*store.Store, string, error)
}

// Screen is the form.
type Screen struct {
	env    *app.Env
	make   Make
	w, h   int
	plan   int
	fields [3]*kit.Field // name, officer, T0
	at     int           // 0 is the plan
	wrong  string
	busy   bool
}

// New makes the form.
func New(env *app.Env, m Make) *Screen {
	s := &Screen{env: env, make: m}
	for i := range s.fields {
		s.fields[i] = kit.NewField()
	}
	for i, p := range m.Plans {
		if p == "urban-village" {
			s.plan = i
		}
	}
	return s
}

type made struct {
	st      *store.Store
	officer string
	err     error
}

// Init has nothing to load.
func (s *Screen) Init() tea.Cmd { return nil }

// Update takes keys and the answer.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case made:
		s.busy = false
		if msg.err != nil {
			s.wrong = msg.err.Error()
			return nil
		}
		s.env.Officer = msg.officer
		return app.Say(app.Opened{Store: msg.st})
	case tea.PasteMsg:
		if s.at > 0 {
			s.fields[s.at-1].Update(msg)
		}
	case tea.KeyPressMsg:
		return s.key(msg)
	}
	return nil
}

func (s *Screen) key(msg tea.KeyPressMsg) tea.Cmd {
	switch key := msg.String(); {
	case key == "esc":
		return tea.Quit
	case key == "tab" || key == "down":
		s.at = (s.at + 1) % 4
	case key == "shift+tab" || key == "up":
		s.at = (s.at + 3) % 4
	case key == "enter":
		return s.run()
	case s.at == 0 && (key == "left" || key == "right"):
		step := 1
		if key == "left" {
			step = len(s.make.Plans) - 1
		}
		s.plan = (s.plan + step) % max(len(s.make.Plans), 1)
	case s.at > 0:
		s.fields[s.at-1].Update(msg)
		s.wrong = ""
	}
	return nil
}

func (s *Screen) run() tea.Cmd {
	if s.busy || len(s.make.Plans) == 0 {
		return nil
	}
	if strings.TrimSpace(s.fields[1].Value()) == "" {
		s.at, s.wrong = 2, s.env.Words.T.Board.SetupOfficer
		return nil
	}
	s.busy = true
	plan, name, officer, t0 := s.make.Plans[s.plan], s.fields[0].Value(), s.fields[1].Value(), s.fields[2].Value()
	run := s.make.Run
	return func() tea.Msg {
		st, who, err := run(plan, strings.TrimSpace(name), strings.TrimSpace(officer), strings.TrimSpace(t0))
		return made{st, who, err}
	}
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	for _, f := range s.fields {
		f.SetWidth(max(w-40, 10))
	}
}

// View draws the form.
func (s *Screen) View() (string, *tea.Cursor) {
	t, b := s.env.Theme, s.env.Words.T.Board
	plan := ""
	if len(s.make.Plans) > 0 {
		plan = "‹ " + s.make.Plans[s.plan] + " ›"
	}
	s.fields[2].SetHint(b.SetupT0Hint)
	rows := []string{"", s.row(0, b.SetupPlan, t.Accent.Render(plan)), ""}
	var cursor *tea.Cursor
	for i, label := range []string{b.SetupName, b.SetupOfficer, b.SetupT0} {
		text, x := s.fields[i].View()
		if hint := s.fields[i].Hint(); hint != "" {
			text = t.Muted.Render(hint)
		}
		if s.at == i+1 {
			cursor = tea.NewCursor(2+labelWidth+2+x, len(rows)+1)
		}
		rows = append(rows, s.row(i+1, label, text), "")
	}
	rows = append(rows, t.Muted.Render(b.SetupKeys), "", t.Error.Render(s.wrong))
	return strings.Join(kit.Box(t, t.Title.Render(b.SetupTitle), rows, s.w, s.h), "\n"), cursor
}

// labelWidth is the column of the labels, in cells.
const labelWidth = 28

func (s *Screen) row(i int, label, value string) string {
	style := s.env.Theme.Muted
	mark := "  "
	if i == s.at {
		style = s.env.Theme.Title
		mark = s.env.Theme.Accent.Render(s.env.Theme.Glyph.Prompt) + " "
	}
	return style.Render(kit.Fit(label, labelWidth)) + mark + value
}

// Title names the screen.
func (s *Screen) Title() string { return s.env.Words.T.Board.SetupTitle }

// Typing reports whether a field has the focus.
func (s *Screen) Typing() bool { return s.at > 0 }

// Actions of the form.
func (s *Screen) Actions() []app.Action {
	return []app.Action{{ID: "save", Keys: []string{"enter"}, Name: s.env.Words.T.Board.Act["save"], Run: s.run}}
}
