package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"zhiban/ui/app"
	"zhiban/ui/palette"
	"zhiban/ui/screen/form"
	"zhiban/ui/screen/medical"
	"zhiban/ui/undo"
)

// globals are the keys that work on every screen. F1-F10 are the root's
// everywhere; screens use letters, Ctrl and arrows.
func (m *Root) globals() []app.Action {
	act := m.env.Words.T.Board.Act
	goes := func(id string, r app.Route, keys ...string) app.Action {
		return app.Action{ID: id, Keys: keys, Name: act[id], Run: func() tea.Cmd { return m.open(app.Go{Route: r}) }}
	}
	help := app.Action{ID: "help", Keys: []string{"f1"}, Name: act["help"], Run: func() tea.Cmd { return app.Say(app.Go{Route: app.Help}) }}
	language := app.Action{ID: "language", Keys: []string{"ctrl+l", "f12"}, Name: act["language"], Run: func() tea.Cmd { return app.Say(app.SwitchLang{}) }}
	quit := app.Action{ID: "quit", Keys: []string{"ctrl+q"}, Name: act["quit"], Run: func() tea.Cmd { return tea.Quit }}
	if m.env.Store == nil {
		return []app.Action{help, language, quit}
	}
	out := []app.Action{help,
		goes("matters", app.Matters, "f2"), goes("grids", app.Grids, "f3"), goes("shifts", app.Shifts, "f4"), goes("sites", app.Sites, "f5"),
		goes("journal", app.Journal, "f9"), goes("handover", app.Handover, "f10"), goes("people", app.People, "ctrl+t"),
	}
	out = append(out, app.Action{ID: "palette", Keys: []string{"ctrl+p"}, Name: act["palette"], Run: m.palette},
		app.Action{ID: "line", Keys: []string{"ctrl+n"}, Name: act["line"], Run: m.write},
		app.Action{ID: "undo", Keys: []string{"ctrl+z"}, Name: act["undo"], Why: m.readOnly(), Run: func() tea.Cmd { return undo.Open(m.env) }},
		app.Action{ID: "alarms", Keys: []string{"ctrl+g"}, Name: act["alarms"], Run: m.alarms.Open})
	out = append(out, app.Action{ID: "supplies", Keys: []string{"f7"}, Name: act["supplies"], Bar: true, Run: func() tea.Cmd { return app.Say(app.Go{Route: app.Stock}) }})
	out = append(out, app.Action{ID: "notices", Keys: []string{"alt+w"}, Name: act["notices"], Bar: true, Run: func() tea.Cmd { return app.Say(app.Go{Route: app.Notices}) }})
	out = append(out, app.Action{ID: "hotline", Keys: []string{"alt+t"}, Name: act["hotline"], Bar: true, Run: m.pickUp})
	who := app.Action{ID: "who", Keys: []string{"ctrl+r"}, Name: act["who"], Run: func() tea.Cmd {
		return app.Say(app.Who{Stay: m.stack[len(m.stack)-1].to.Route == app.Handover})
	}}
	return append(out, goes("since", app.Since, "ctrl+y"), goes("settings", app.Prefs, "ctrl+o"), language, quit, who,
		goes("gaps", app.Gaps, "alt+g"),
		goes("census", app.Census, "alt+h"),
		goes("rounds", app.Rounds, "f6"),
		goes("playbook", app.Playbook, "alt+c"),
		goes("forces", app.Forces, "alt+r"),
		goes("medical", app.Medical, "f8"),
		app.Action{ID: "emergency", Keys: []string{"alt+e"}, Name: act["emergency"], Why: m.readOnly(), Run: func() tea.Cmd { return medical.Emergency(m.env) }},
		goes("points", app.Points, "alt+s"),
		goes("outlook", app.Outlook, "alt+l"),
		goes("sitreps", app.Sitreps, "alt+b"),
		goes("intake", app.Intake, "alt+i"),
		goes("paper", app.Paper, "alt+z"),
		app.Action{ID: "forms", Keys: []string{"alt+p"}, Name: act["forms"], Run: func() tea.Cmd { return form.Open(m.env) }},
	)
}

// pickUp opens the hotline with the form of a call.
func (m *Root) pickUp() tea.Cmd {
	open := m.open(app.Go{Route: app.Hotline})
	if c, ok := m.top().(app.Caller); ok {
		return tea.Batch(open, c.TakeCall())
	}
	return open
}

// palette lists what can be done here and everywhere.
func (m *Root) palette() tea.Cmd {
	return palette.Open(m.env, append(m.top().Actions(), m.globals()...))
}

// readOnly is why nothing can be recorded, "" when it can.
func (m *Root) readOnly() string {
	if m.env.Store.ReadOnly() != nil {
		return m.env.Words.T.Matter.Why["readonly"]
	}
	return ""
}

// undoes reports whether Ctrl+Z belongs to what is being typed.
func (m *Root) undoes() bool {
	if m.writing {
		return m.note.CanUndo()
	}
	u, ok := m.top().(app.Undoable)
	return ok && u.CanUndo()
}

// write opens the note line above the screen; on the board it stands open.
func (m *Root) write() tea.Cmd {
	if len(m.stack) > 1 {
		m.writing = true
	}
	return nil
}

// key goes to the dialog on top, else to the root's own keys, then to the
// note line while it is open, then to the screen's actions, then to the screen.
// A message of several characters is what an IME committed: text.
func (m *Root) key(msg tea.KeyPressMsg) tea.Cmd {
	m.toast = app.Toast{}
	if m.grace > 0 {
		m.grace++
	}
	key := twin(msg)
	if key == "ctrl+c" {
		return m.interrupt()
	}
	if key == "ctrl+q" && len(m.dialogs) > 0 {
		return m.quitDialog()
	}
	m.quit = false
	if cmd, held := m.hold(key, msg); held {
		return cmd
	}
	if d := m.dialogKeys(); d != nil {
		return d.Update(msg)
	}
	for _, a := range m.globals() {
		if slices.Contains(a.Keys, key) && !(a.ID == "undo" && m.undoes()) {
			m.writing = m.writing && a.ID == "line"
			return app.Run(a)
		}
	}
	return m.screenKey(key, msg)
}

// screenKey is a key that is none of the root's own.
func (m *Root) screenKey(key string, msg tea.KeyPressMsg) tea.Cmd {
	if m.writing {
		return m.writeKey(msg)
	}
	typing := false
	if t, ok := m.top().(app.Typing); ok {
		typing = t.Typing()
	}
	if !typing && key == "/" && m.env.Store != nil {
		return m.write()
	}
	if !typing || msg.Text == "" {
		for _, a := range m.top().Actions() {
			if slices.Contains(a.Keys, key) {
				return m.leaving(app.Run(a))
			}
		}
	}
	return m.leaving(m.top().Update(msg))
}

// leave is the way out of a screen, which may not be on top any more when the
// message arrives.
type leave struct{ from app.Screen }

// leaving ties the way out to the screen that the key was for: the next key may
// have opened another before it arrives.
func (m *Root) leaving(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	from := m.top()
	return func() tea.Msg {
		msg := cmd()
		if _, ok := msg.(app.Back); ok {
			return leave{from}
		}
		return msg
	}
}

func (m *Root) interrupt() tea.Cmd {
	if m.quit {
		return tea.Quit
	}
	m.quit = true
	m.toast = app.Toast{Text: m.env.Words.T.Board.Quit}
	return nil
}

// quitDialog quits while a dialog is open: drafts are written down on the way
// out; where one has typed text that no draft keeps it asks once.
func (m *Root) quitDialog() tea.Cmd {
	for _, d := range m.dialogs {
		if u, ok := d.(app.Unsaved); ok && u.Unsaved() && !m.quit {
			m.quit = true
			m.toast = app.Toast{Text: m.env.Words.T.Board.QuitUnsaved, Bad: true}
			return nil
		}
	}
	return tea.Quit
}

// writeKey is a key while the note line is open. Esc leaves what is typed as a
// draft; the line closes after a save when nothing is left in it.
func (m *Root) writeKey(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "esc":
		m.writing = false
		m.note.Quiet()
		return nil
	case "enter":
		if m.note.Empty() {
			m.writing = false
			return nil
		}
	}
	cmd, _ := m.note.Key(msg)
	return cmd
}

// wrote closes the note line above a screen when the record has taken all of
// it, and says so where the keys stand.
func (m *Root) wrote() {
	if m.writing && m.note.Empty() {
		m.writing, m.toast = false, app.Toast{Text: m.note.Said()}
	}
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
	full := map[string]string{"？": "?", "／": "/", "、": "/", "：": ":", "　": "space", " ": "space"}
	if t, ok := full[key]; ok {
		return t
	}
	return key
}
