package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// globals are the keys that work on every screen.
func (m *Root) globals() []app.Action {
	act := m.env.Words.T.Board.Act
	out := []app.Action{
		{ID: "help", Keys: []string{"f1"}, Name: act["help"], Run: func() tea.Cmd { return app.Say(app.Go{Route: app.Help}) }},
		{ID: "language", Keys: []string{"f12", "ctrl+l"}, Name: act["language"], Run: func() tea.Cmd { return app.Say(app.SwitchLang{}) }},
		{ID: "quit", Keys: []string{"ctrl+q"}, Name: act["quit"], Run: func() tea.Cmd { return tea.Quit }},
	}
	return out
}

// key goes to the root's own keys, then to the screen's actions, then to the
// screen. A message of several characters is what an IME committed: text.
func (m *Root) key(msg tea.KeyPressMsg) tea.Cmd {
	m.toast = app.Toast{}
	key := twin(msg)
	if key == "ctrl+c" {
		if m.quit {
			return tea.Quit
		}
		m.quit = true
		m.toast = app.Toast{Text: m.env.Words.T.Board.Quit}
		return nil
	}
	m.quit = false
	for _, a := range m.globals() {
		if slices.Contains(a.Keys, key) {
			return app.Run(a)
		}
	}
	typing := false
	if t, ok := m.top().(app.Typing); ok {
		typing = t.Typing()
	}
	if !typing || msg.Text == "" {
		for _, a := range m.top().Actions() {
			if slices.Contains(a.Keys, key) {
				return app.Run(a)
			}
		}
	}
	return m.top().Update(msg)
}

// twin turns Alt+digit into the F-key that a terminal may take for itself, and
// the full-width characters of a Chinese keyboard into their twins.
func twin(msg tea.KeyPressMsg) string {
	key := msg.String()
	if len(key) == 5 && key[:4] == "alt+" && key[4] >= '0' && key[4] <= '9' {
		if key[4] == '0' {
			return "f10"
		}
		return "f" + key[4:]
	}
	full := map[string]string{"？": "?", "／": "/", "：": ":", "　": "space", " ": "space"}
	if t, ok := full[key]; ok {
		return t
	}
	return key
}

// footer is the last row: a message, else the keys.
func (m *Root) footer() string {
	t := m.env.Theme
	if m.toast.Text != "" {
		style := t.OK
		if m.toast.Bad {
			style = t.Error
		}
		return style.Render(kit.Fit(" "+m.toast.Text, m.w))
	}
	list := append([]app.Action{m.globals()[0]}, m.top().Actions()...)
	list = append(list, m.globals()[1:]...)
	row, used := "", 0
	for _, a := range list {
		if a.Bar {
			continue
		}
		name := app.KeyName(a.Keys[0])
		n := kit.Width(name) + 1 + kit.Width(a.Name) + 2
		if used+n > m.w-1 {
			break
		}
		style := t.Muted
		if a.Why != "" {
			style = t.Line
		}
		row += " " + t.Key.Render(name) + " " + style.Render(a.Name)
		used += n
	}
	return kit.Fit(row, m.w)
}
