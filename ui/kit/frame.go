package kit

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"zhiban/ui/theme"
)

// Box draws a thin round frame with its title in the upper border: exactly h
// rows of exactly w cells. Rows that do not fit are left out; a row that is
// too long is cut.
func Box(t theme.Theme, title string, rows []string, w, h int) []string {
	if w < 4 || h < 2 {
		out := make([]string, max(h, 0))
		for i := range out {
			out[i] = strings.Repeat(" ", max(w, 0))
		}
		return out
	}
	g := t.Glyph
	out := []string{top(t, title, w)}
	left, right := t.Line.Render(g.V)+" ", " "+t.Line.Render(g.V)
	for y := range h - 2 {
		row := ""
		if y < len(rows) {
			row = rows[y]
		}
		out = append(out, left+Fit(row, w-4)+right)
	}
	return append(out, t.Line.Render(g.BL+strings.Repeat(g.H, w-2)+g.BR))
}

func top(t theme.Theme, title string, w int) string {
	g := t.Glyph
	if title == "" || w < 8 {
		return t.Line.Render(g.TL + strings.Repeat(g.H, w-2) + g.TR)
	}
	if odd(title) {
		title = tame(title)
	}
	if Width(title) > w-6 {
		title = strings.TrimRight(Fit(title, w-6), " ")
	}
	rest := w - 5 - Width(title)
	return t.Line.Render(g.TL+g.H) + " " + title + " " + t.Line.Render(strings.Repeat(g.H, max(rest, 0))+g.TR)
}

// Overlay lays rows over others at x, y. A wide glyph that the edge would cut
// becomes a blank.
func Overlay(base, over []string, x, y int) []string {
	out := append([]string(nil), base...)
	for i, row := range over {
		if j := y + i; j >= 0 && j < len(out) {
			out[j] = splice(out[j], row, x)
		}
	}
	return out
}

func splice(base, over string, x int) string {
	w, end := Width(base), x+Width(over)
	left := ansi.Truncate(base, x, "")
	left += strings.Repeat(" ", max(x-Width(left), 0))
	if end >= w {
		return left + over
	}
	right := ansi.TruncateLeft(base, end, "")
	if Width(right) > w-end { // the edge halves a wide glyph
		right = ansi.TruncateLeft(base, end+1, "")
	}
	return left + over + strings.Repeat(" ", max(w-end-Width(right), 0)) + right
}
