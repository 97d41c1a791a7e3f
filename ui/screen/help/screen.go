// Package help shows the keys of the screen below it and the manual.
package help

import (
	"io/fs"
	"strings"

	"charm.land/bubbles/v2/viewport"
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
	view    viewport.Model
}

// New makes the help about some actions.
func New(env *app.Env, actions []app.Action) *Screen {
	return &Screen{env: env, actions: actions, view: viewport.New()}
}

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
	switch key.String() {
	case "esc", "enter", "q", "backspace":
		return app.Say(app.Back{})
	case "home":
		s.view.GotoTop()
		return nil
	case "end":
		s.view.GotoBottom()
		return nil
	}
	var cmd tea.Cmd
	s.view, cmd = s.view.Update(msg)
	return cmd
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	s.build()
}

// build lays the keys and the manual out; lines are wrapped here, by cluster.
func (s *Screen) build() {
	t := s.env.Theme
	var rows []string
	for _, a := range s.actions {
		var keys []string
		for _, k := range a.Keys {
			keys = append(keys, app.KeyName(k))
		}
		text := a.Name
		if a.Why != "" {
			text += "（" + a.Why + "）"
		}
		rows = append(rows, t.Key.Render(kit.Fit(strings.Join(keys, " / "), 14))+" "+text)
	}
	rows = append(rows, "")
	manual, err := fs.ReadFile(assets.FS, "help/"+s.env.Words.T.Lang+".md")
	if err != nil {
		manual = []byte(s.env.Words.Error(err))
	}
	for _, l := range strings.Split(string(manual), "\n") {
		style := t.Text
		if strings.HasPrefix(l, "#") {
			style = t.Title
		}
		for _, part := range kit.Wrap(l, max(s.w-6, 20)) {
			rows = append(rows, style.Render(part))
		}
	}
	rows = append(rows, "", t.Muted.Render(s.env.Words.T.Board.HelpNote))
	s.view.SetWidth(max(s.w-4, 1))
	s.view.SetHeight(max(s.h-2, 1))
	s.view.SetContentLines(rows)
}

// View draws the rows in sight.
func (s *Screen) View() (string, *tea.Cursor) {
	t := s.env.Theme
	return strings.Join(kit.Box(t, t.Title.Render(s.Title()), strings.Split(s.view.View(), "\n"), s.w, s.h), "\n"), nil
}

// Title names the screen.
func (s *Screen) Title() string { return s.env.Words.T.Board.HelpTitle }

// Actions of the help.
func (s *Screen) Actions() []app.Action {
	return []app.Action{{ID: "back", Keys: []string{"esc"}, Name: s.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }}}
}
