package since

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/ui/kit"
)

// headRows stand above the list: the frame, the starting points, the figures
// and a blank row.
const headRows = 4

// room is how many rows of the list are in sight.
func (s *Screen) room() int { return max(s.h-headRows-1, 1) }

// View draws the changes.
func (s *Screen) View() (string, *tea.Cursor) {
	t, b := s.env.Theme, s.env.Words.T
	if !s.ready {
		return strings.Join(kit.Box(t, "", []string{b.Board.Loading}, s.w, s.h), "\n"), nil
	}
	in := s.w - 4
	title := t.Title.Render(fmt.Sprintf(b.Since.Title, s.name)) + "  " + t.Muted.Render(s.env.Words.SinceFrom(s.data))
	body := []string{kit.Tabs(t, s.labels(), s.pointAt(), in), s.counts(in), ""}
	rows := s.rows
	if len(rows) == 0 {
		body = append(body, t.Text.Render(kit.Fit(b.Since.Nothing, in)), t.Muted.Render(kit.Fit(b.Since.NothingHint, in)))
		return strings.Join(kit.Box(t, title, body, s.w, s.h), "\n"), nil
	}
	sel := at(rows, s.sel)
	for i := s.top; i < min(s.top+s.room(), len(rows)); i++ {
		body = append(body, s.row(rows[i], i == sel, in))
	}
	if s.data.More > 0 && len(body) < s.h-2 {
		body = append(body, t.Muted.Render(kit.Fit(fmt.Sprintf(b.Since.More, s.data.More), in)))
	}
	return strings.Join(kit.Box(t, title, body, s.w, s.h), "\n"), nil
}

// labels name the starting points.
func (s *Screen) labels() []string {
	t := s.env.Words.T.Since
	out := make([]string, 0, len(s.points))
	for _, p := range s.points {
		switch {
		case p.Mine:
			out = append(out, t.Mine)
		case p.Handover != "":
			out = append(out, fmt.Sprintf(t.Cut, p.Handover))
		default:
			out = append(out, t.Start)
		}
	}
	return out
}

func (s *Screen) counts(w int) string {
	t := s.env.Theme
	row, used := "", 0
	for _, c := range s.env.Words.SinceCounts(s.data) {
		text, style := c.Text, t.Text
		if c.Level != "" {
			text, style = t.LevelGlyph(c.Level)+" "+c.Text, t.Level(c.Level)
		}
		n := kit.Width(text) + 3
		if used+n > w+3 {
			break
		}
		row += style.Render(text) + "   "
		used += n
	}
	return kit.Fit(row, w)
}

func (s *Screen) row(r row, selected bool, w int) string {
	t := s.env.Theme
	if r.key == "" {
		return kit.Separator(t, r.title, w)
	}
	mark, style := " ", t.Text
	if r.Level != "" {
		mark, style = t.LevelGlyph(r.Level), t.Level(r.Level)
	}
	if selected {
		return t.Select.Render(kit.Fit(t.Glyph.Prompt+" "+mark+" "+r.Text, w))
	}
	return "  " + style.Render(mark) + " " + t.Text.Render(kit.Fit(r.Text, w-4))
}
