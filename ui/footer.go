package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// spot is where an action stands in the footer, in cells of the row.
type spot struct {
	from, to int
	action   app.Action
}

// footer is the last row, or the last few: a message, else the keys and at the right end the
// most urgent alarm.
func (m *Root) footer() []string {
	t := m.env.Theme
	if said := m.said(); len(said) > 0 {
		style := t.OK
		if m.toast.Bad {
			style = t.Error
		}
		for i, l := range said {
			said[i] = style.Render(kit.Fit(" "+l, m.w))
		}
		return said
	}
	spots, alarm := m.laid()
	row, used := "", 0
	for _, s := range spots {
		style := t.Muted
		if s.action.Why != "" {
			style = t.Line
		}
		row += " " + t.Key.Render(app.KeyName(s.action.Keys[0])) + m.gap(s.action.Name) + style.Render(s.action.Name)
		used = s.to
	}
	return []string{row + kit.FitRight(alarm, max(m.w-used, 0))}
}

// mostSaid is how many rows a message takes at most.
const mostSaid = 3

// said is the message in as many rows as it needs: what was refused must be read
// to its end, for there it says what to do.
func (m *Root) said() []string {
	if m.toast.Text == "" {
		return nil
	}
	lines := kit.Wrap(m.toast.Text, max(m.w-2, 2))
	if len(lines) > mostSaid {
		lines = append(lines[:mostSaid-1:mostSaid-1], kit.Fit(strings.Join(lines[mostSaid-1:], ""), max(m.w-2, 2)))
	}
	return lines
}

// below is how many rows the footer takes.
func (m *Root) below() int { return max(len(m.said()), 1) }

// laid is the footer: the keys, and the alarm in what they leave of the row,
// which is never less than its room.
func (m *Root) laid() ([]spot, string) {
	room := m.w * 2 / 5
	switch {
	case m.w < tight && m.alarms.Red():
		room = 30
	case m.w < tight:
		room = 23
	}
	alarm := m.alarms.Footer(room)
	if alarm == "" {
		return m.spots(m.w), ""
	}
	spots := m.spots(m.w - kit.Width(alarm))
	used := 0
	if len(spots) > 0 {
		used = spots[len(spots)-1].to
	}
	return spots, m.alarms.Footer(max(m.w-used-2, kit.Width(alarm)))
}

// tight is the width below which the footer saves cells.
const tight = 100

// gap stands between a key and its name: none where the room is short and the
// name begins with a wide character, which sets it off by itself.
func (m *Root) gap(name string) string {
	if m.w < tight && name != "" && name[0] >= 0x80 {
		return ""
	}
	return " "
}

// spots lays the actions of the footer out in w cells. The list of commands,
// which finds all that does not fit, always stands there.
func (m *Root) spots(w int) []spot {
	var out []spot
	var palette *app.Action
	used, keep := 0, 0
	width := func(a app.Action) int {
		return kit.Width(app.KeyName(a.Keys[0])) + len(m.gap(a.Name)) + kit.Width(a.Name) + 1
	}
	list := m.footerActions()
	for i, a := range list {
		if a.ID == "palette" && !a.Bar {
			palette, keep = &list[i], width(a)
		}
	}
	for _, a := range list {
		if a.Bar || len(a.Keys) == 0 {
			continue
		}
		n := width(a)
		if a.ID == "palette" {
			palette, keep = nil, 0
		}
		if used+n+keep > w-1 {
			break
		}
		out = append(out, spot{used, used + n, a})
		used += n
	}
	if palette != nil && used+keep <= w-1 {
		out = append(out, spot{used, used + keep, *palette})
	}
	return out
}

// clickFooter runs the action that stands in cell x of the footer.
func (m *Root) clickFooter(x int) tea.Cmd {
	if m.toast.Text != "" {
		m.toast = app.Toast{}
		return nil
	}
	spots, alarm := m.laid()
	if x >= m.w-kit.Width(alarm) {
		return m.alarms.Open()
	}
	for _, s := range spots {
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
