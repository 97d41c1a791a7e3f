package ui

import (
	tea "charm.land/bubbletea/v2"

	"zhiban/ui/app"
)

// mostAhead is how many keys wait for a screen at most: a hand that types
// ahead knows that many by heart, a held key must not pile up.
const mostAhead = 32

// ahead are the keys that were pressed before a screen had read what it shows.
// It takes them then, one after the other: each sees what the one before did.
type ahead struct {
	keys    []tea.KeyPressMsg
	waiting bool       // for what the last of them started
	failed  app.Screen // could not read: it takes keys as it is
}

// answered is what a key that had waited started.
type answered struct{ msg tea.Msg }

// press is a key that had waited: no key of the root's own does.
func (m *Root) press(msg tea.KeyPressMsg) tea.Cmd {
	if d := m.dialogKeys(); d != nil {
		return d.Update(msg)
	}
	return m.screenKey(twin(msg), msg)
}

// loading reports whether what takes keys cannot take any now: a screen that
// has not read what it shows, a dialog that is saving.
func (m *Root) loading() bool {
	if d := m.dialogKeys(); d != nil {
		l, ok := d.(app.Loading)
		return ok && l.Loading()
	}
	if m.writing || m.ahead.failed == m.top() {
		return false
	}
	s, ok := m.top().(app.Loading)
	return ok && s.Loading()
}

// hold keeps a key for later while the screen loads, or while others wait. Esc
// does not wait: it is how to leave what takes too long, and it gives up the
// rest. The root's own keys work at once and give them up, too.
func (m *Root) hold(key string, msg tea.KeyPressMsg) (cmd tea.Cmd, held bool) {
	loading := m.loading()
	if !loading && len(m.ahead.keys) == 0 && !m.ahead.waiting {
		return nil, false
	}
	if m.dialogKeys() == nil && (key == "esc" || m.global(key)) {
		m.ahead.keys, m.ahead.waiting = nil, false
		if loading && key == "esc" {
			return m.pop(m.top()), true
		}
		return nil, false
	}
	if len(m.ahead.keys) < mostAhead {
		m.ahead.keys = append(m.ahead.keys, msg)
	}
	return nil, true
}

// global reports whether a key works everywhere.
func (m *Root) global(key string) bool {
	for _, a := range m.globals() {
		for _, k := range a.Keys {
			if k == key {
				return true
			}
		}
	}
	return false
}

// replay gives the screen the first key that waits, once it can take it.
func (m *Root) replay() tea.Cmd {
	var cmds []tea.Cmd
	for len(m.ahead.keys) > 0 && !m.ahead.waiting && !m.loading() {
		k := m.ahead.keys[0]
		m.ahead.keys = m.ahead.keys[1:]
		cmds = append(cmds, m.then(m.press(k)))
	}
	return tea.Batch(cmds...)
}

// then lets the next key wait for what this one started.
func (m *Root) then(cmd tea.Cmd) tea.Cmd {
	if cmd == nil || len(m.ahead.keys) == 0 {
		return cmd
	}
	m.ahead.waiting = true
	return func() tea.Msg { return answered{cmd()} }
}

func (m *Root) answered(a answered) tea.Cmd {
	m.ahead.waiting = false
	switch msg := a.msg.(type) {
	case nil:
		return nil
	case tea.BatchMsg: // what runs side by side is not waited for: it may be a timer
		return tea.Batch(msg...)
	case tea.QuitMsg:
		return tea.Quit
	default:
		return m.take(msg)
	}
}

// loadFailed lets a screen that could not read take keys as it is.
func (m *Root) loadFailed() {
	if m.loading() {
		m.ahead.failed, m.ahead.keys = m.top(), nil
	}
}
