// Package help shows the keys of the screen below it and the manual.
package help

import (
	"io/fs"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/assets"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// Screen is the help.
type Screen struct {
	env     *app.Env
	actions []app.Action
	w, h    int
	top     int
	rows    []string
}

// New makes the help about some actions.
func New(env *app.Env, actions []app.Action) *Screen { return &Screen{env: env, actions: actions} }

// Init has nothing to load: the manual is part of the program.
func (s *Screen) Init() tea.Cmd { return nil }

// Update scrolls.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		if _, ok := msg.(app.Changed); ok {
			s.build()
		}
		return nil
	}
	page := max(s.h-4, 1)
	switch key.String() {
	case "esc", "enter", "q", "backspace":
		return app.Say(app.Back{})
	case "up":
		s.top--
	case "down":
		s.top++
	case "pgup":
		s.top -= page
	case "pgdown", "space":
		s.top += page
	case "home":
		s.top = 0
	case "end":
		s.top = len(s.rows)
	}
	s.top = max(min(s.top, len(s.rows)-page), 0)
	return nil
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	s.build()
}

func (s *Screen) build() {
	t := s.env.Words.T.Board
	s.rows = nil
	for _, a := range s.actions {
		var keys []string
		for _, k := range a.Keys {
			keys = append(keys, app.KeyName(k))
		}
		text := a.Name
		if a.Why != "" {
			text += "（" + a.Why + "）"
		}
		s.rows = append(s.rows, kit.Fit(strings.Join(keys, " / "), 14)+" "+text)
	}
	s.rows = append(s.rows, "")
	manual, err := fs.ReadFile(assets.FS, "help/"+s.env.Words.T.Lang+".md")
	if err != nil {
		s.rows = append(s.rows, s.env.Words.Error(err))
		return
	}
	for _, l := range strings.Split(string(manual), "\n") {
		s.rows = append(s.rows, kit.Wrap(l, max(s.w-6, 20))...)
	}
	s.rows = append(s.rows, "", t.HelpNote)
}

// View draws the rows in sight.
func (s *Screen) View() (string, *tea.Cursor) {
	t := s.env.Theme
	height := s.h
	var rows []string
	for i := s.top; i < len(s.rows) && len(rows) < height-2; i++ {
		style := t.Text
		if strings.HasPrefix(s.rows[i], "#") {
			style = t.Title
		}
		rows = append(rows, style.Render(s.rows[i]))
	}
	return strings.Join(kit.Box(t, t.Title.Render(s.Title()), rows, s.w, height), "\n"), nil
}

// Title names the screen.
func (s *Screen) Title() string { return s.env.Words.T.Board.HelpTitle }

// Actions of the help.
func (s *Screen) Actions() []app.Action {
	return []app.Action{{ID: "back", Keys: []string{"esc"}, Name: s.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }}}
}
