package ui

import (
	tea "charm.land/bubbletea/v2"

	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// spot is where an action stands in the footer, in cells of the row.
type spot struct {
	from, to int
	action   app.Action
}

// footer is the last row: a message, else the keys and at the right end the
// most urgent alarm.
func (m *Root) footer() string {
	t := m.env.Theme
	if m.toast.Text != "" {
		style := t.OK
		if m.toast.Bad {
			style = t.Error
		}
		return style.Render(kit.Fit(" "+m.toast.Text, m.w))
	}
	alarm := m.alarms.Footer(alarmRoom(m.w))
	row, used := "", 0
	for _, s := range m.spots(m.w - kit.Width(alarm)) {
		style := t.Muted
		if s.action.Why != "" {
			style = t.Line
		}
		row += " " + t.Key.Render(app.KeyName(s.action.Keys[0])) + " " + style.Render(s.action.Name)
		used = s.to
	}
	return row + kit.FitRight(alarm, max(m.w-used, 0))
}

// alarmRoom is how much of the footer an alarm may take.
func alarmRoom(w int) int { return w * 2 / 5 }

// spots lays the actions of the footer out in w cells.
func (m *Root) spots(w int) []spot {
	var out []spot
	used := 0
	for _, a := range m.footerActions() {
		if a.Bar || len(a.Keys) == 0 {
			continue
		}
		n := kit.Width(app.KeyName(a.Keys[0])) + 1 + kit.Width(a.Name) + 1
		if used+n > w-1 {
			break
		}
		out = append(out, spot{used, used + n, a})
		used += n
	}
	return out
}

// clickFooter runs the action that stands in cell x of the footer.
func (m *Root) clickFooter(x int) tea.Cmd {
	if m.toast.Text != "" {
		m.toast = app.Toast{}
		return nil
	}
	alarm := kit.Width(m.alarms.Footer(alarmRoom(m.w)))
	if x >= m.w-alarm {
		return m.alarms.Open()
	}
	for _, s := range m.spots(m.w - alarm) {
		if x >= s.from && x < s.to {
			return app.Run(s.action)
		}
	}
	return nil
}

// footerActions are help, what the screen offers, then what works everywhere.
func (m *Root) footerActions() []app.Action {
	g := m.globals()
	if m.env.Store == nil {
		return append(m.top().Actions(), g...)
	}
	own := m.top().Actions()
	if len(m.stack) == 1 {
		return append(g, own...)
	}
	return append(append(g[:1:1], own...), g[1:]...)
}
