package paint

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// spacing is the least time between two frames. Keys that come faster, from a
// key held down, are all taken and share a frame: half of a screen's own at
// 60 Hz, so that nobody can see the difference.
const spacing = 8 * time.Millisecond

// Model is a program whose frames a painter draws. The framework is given an
// empty frame of the same modes.
type Model struct {
	tea.Model
	on    *Painter
	now   func() time.Time
	last  time.Time // when the last frame was made
	later bool      // a frame waits until it is due
	modes tea.View  // of the last frame
}

// due says that the frame which waited is made now.
type due struct{}

// By wraps a program; now is the laptop's clock.
func By(p *Painter, m tea.Model, now func() time.Time) *Model {
	return &Model{Model: m, on: p, now: now}
}

// Update takes a message, and notes what it tells about the terminal.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case due:
		m.later = false
		return m, nil
	case tea.ColorProfileMsg:
		m.on.Profile(msg.Profile)
	case tea.ModeReportMsg:
		if msg.Mode == ansi.ModeSynchronizedOutput && msg.Value == ansi.ModeReset {
			m.on.Synchronized()
		}
	}
	var cmd tea.Cmd
	m.Model, cmd = m.Model.Update(msg)
	if gone := m.now().Sub(m.last); gone >= 0 && gone < spacing && !m.later {
		m.later = true
		return m, tea.Batch(cmd, tea.Tick(spacing-gone, func(time.Time) tea.Msg { return due{} }))
	}
	return m, cmd
}

// View gives the frame to the painter, and none to the framework.
func (m *Model) View() tea.View {
	if m.later {
		return m.modes
	}
	v := m.Model.View()
	m.on.Show(strings.Split(v.Content, "\n"), v.Cursor)
	v.Content, v.Cursor = " ", nil
	m.modes, m.last = v, m.now()
	return v
}
