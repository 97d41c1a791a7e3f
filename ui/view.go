package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// The smallest window that shows a screen: below it the board has no room for
// its panes beside the note line.
const (
	minWidth  = 60
	minHeight = 20
)

// View draws the screen on top with dialogs above it, and the footer: exactly
// h rows of w cells.
func (m *Root) View() tea.View {
	content, cursor := m.content()
	if m.env.Set.ASCII {
		content = m.plain.Replace(content)
	}
	v := tea.NewView(content)
	v.AltScreen = true
	v.WindowTitle = "zhiban"
	if m.env.Set.Mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if cursor != nil {
		cursor.Shape, cursor.Blink = tea.CursorBar, true
		v.Cursor = cursor
	}
	return v
}

func (m *Root) content() (string, *tea.Cursor) {
	if m.w < minWidth || m.h < minHeight {
		return m.tooSmall(), nil
	}
	body, cursor := m.top().View()
	rows, below := strings.Split(body, "\n"), m.below()
	out := make([]string, m.h)
	for i := range out {
		row := ""
		if i < len(rows) && i < m.h-below {
			row = rows[i]
		}
		out[i] = m.fitted.row(i, row, m.w)
	}
	if m.writing {
		line, x := m.note.View(m.w)
		out[m.h-below-2], out[m.h-below-1] = kit.Fit(line[0], m.w), kit.Fit(line[1], m.w)
		cursor = tea.NewCursor(x, m.h-below-2)
	}
	copy(out[m.h-below:], m.footer())
	for _, d := range m.dialogs {
		out, cursor = m.over(out, d)
	}
	return strings.Join(out, "\n"), cursor
}

// tooSmall says which size is the least, in as many rows as it needs and fit.
func (m *Root) tooSmall() string {
	w := max(m.w, 1)
	rows := kit.Wrap(fmt.Sprintf(m.env.Words.T.Board.TooSmall, minWidth, minHeight), w)
	rows = rows[:min(len(rows), max(m.h, 1))]
	for i, row := range rows {
		rows[i] = kit.Fit(row, w)
	}
	return strings.Join(rows, "\n")
}

// over lays a dialog over the middle of the window.
func (m *Root) over(out []string, d app.Dialog) ([]string, *tea.Cursor) {
	rows, cursor := d.View(m.w-4, m.h-3)
	if len(rows) == 0 {
		return out, nil
	}
	x, y := max((m.w-kit.Width(rows[0]))/2, 0), app.DialogTop(m.h-3, len(rows))
	if cursor != nil {
		cursor = tea.NewCursor(cursor.X+x, cursor.Y+y)
	}
	return kit.Overlay(out, rows, x, y), cursor
}

// fitted remembers the rows of the last frame as they came and as they were
// fitted: most frames change few of them, and measuring is what a frame costs.
type fitted struct {
	w       int
	in, out []string
}

func (f *fitted) row(i int, row string, w int) string {
	if f.w != w {
		*f = fitted{w: w}
	}
	for len(f.in) <= i {
		f.in, f.out = append(f.in, ""), append(f.out, kit.Fit("", w))
	}
	if f.in[i] != row {
		f.in[i], f.out[i] = row, kit.Fit(row, w)
	}
	return f.out[i]
}
