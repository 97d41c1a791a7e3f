package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/ui/app"
)

// rest is how long typing must pause before a dialog that opened by itself
// takes the keys (the grace period).
const rest = 400 * time.Millisecond

type graceOver struct{ keys int }

func (m *Root) dialog(msg app.OpenDialog) tea.Cmd {
	m.dialogs = append(m.dialogs, msg.Dialog)
	if msg.Grace {
		m.grace++
		return tea.Batch(msg.Dialog.Init(), m.waitGrace())
	}
	return msg.Dialog.Init()
}

func (m *Root) waitGrace() tea.Cmd {
	n := m.grace
	return tea.Tick(rest, func(time.Time) tea.Msg { return graceOver{n} })
}

func (m *Root) graceOver(msg graceOver) tea.Cmd {
	if m.grace > msg.keys {
		return m.waitGrace()
	}
	m.grace = 0
	return nil
}

func (m *Root) closeDialog(msg app.CloseDialog) tea.Cmd {
	for i := len(m.dialogs) - 1; i >= 0; i-- {
		if msg.Dialog == nil || m.dialogs[i] == msg.Dialog {
			m.dialogs = append(m.dialogs[:i:i], m.dialogs[i+1:]...)
			m.grace = 0
			break
		}
	}
	return msg.Then
}

// dialogKeys is the dialog that takes keys now, nil when none does.
func (m *Root) dialogKeys() app.Dialog {
	if len(m.dialogs) == 0 || m.grace > 0 {
		return nil
	}
	return m.dialogs[len(m.dialogs)-1]
}

func (m *Root) paste(msg tea.PasteMsg) tea.Cmd {
	if d := m.dialogKeys(); d != nil {
		return d.Update(msg)
	}
	if m.writing {
		return m.note.Update(msg)
	}
	return m.top().Update(msg)
}

// mouse goes to the dialog on top, else to the footer or the screen.
func (m *Root) mouse(msg tea.MouseMsg) tea.Cmd {
	if !m.env.Set.Mouse {
		return nil
	}
	if d := m.dialogKeys(); d != nil {
		return d.Update(msg)
	}
	if click, ok := msg.(tea.MouseClickMsg); ok && click.Y >= m.h-m.below() {
		return m.clickFooter(click.X)
	}
	return m.top().Update(msg)
}
