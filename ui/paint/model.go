package paint

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Model is a program whose frames a painter draws. The framework is given an
// empty frame of the same modes.
type Model struct {
	tea.Model
	on *Painter
}

// By wraps a program.
func By(p *Painter, m tea.Model) *Model { return &Model{m, p} }

// Update takes a message, and notes what it tells about the terminal.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.ColorProfileMsg:
		m.on.Profile(msg.Profile)
	case tea.ModeReportMsg:
		if msg.Mode == ansi.ModeSynchronizedOutput && msg.Value == ansi.ModeReset {
			m.on.Synchronized()
		}
	}
	var cmd tea.Cmd
	m.Model, cmd = m.Model.Update(msg)
	return m, cmd
}

// View gives the frame to the painter, and none to the framework.
func (m *Model) View() tea.View {
	v := m.Model.View()
	m.on.Show(strings.Split(v.Content, "\n"), v.Cursor)
	v.Content, v.Cursor = " ", nil
	return v
}
