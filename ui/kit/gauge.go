package kit

import (
	"strconv"
	"strings"

	"zhiban/ui/theme"
)

// Gauge draws how much of a total is done, as a bar with its percentage, in
// exactly w cells. It rounds down: 100 % means done.
func Gauge(t theme.Theme, done, total, w int) string {
	word := "  - "
	part := 0
	if total > 0 {
		done = max(done, 0)
		word = FitRight(strconv.FormatInt(int64(done)*100/int64(total), 10)+"%", 4)
		part = min(done, total)
	}
	room := w - Width(word) - 3
	if room < 1 {
		return Fit(strings.TrimLeft(word, " "), w)
	}
	left, full, rest, right := "▕", "█", " ", "▏"
	if ascii(t) {
		left, full, rest, right = "[", "#", ".", "]"
	}
	n := 0
	if total > 0 {
		n = int(int64(room) * int64(part) / int64(total))
	}
	style := t.Accent
	if total > 0 && done >= total {
		style = t.OK
	}
	return t.Line.Render(left) + style.Render(strings.Repeat(full, n)) + strings.Repeat(rest, room-n) + t.Line.Render(right) + " " + t.Text.Render(word)
}

func ascii(t theme.Theme) bool { return t.Glyph.H == "-" }

// Separator draws a rule with a label in it, exactly w cells.
func Separator(t theme.Theme, label string, w int) string {
	label = Clean(label)
	if label == "" || w < 10 {
		return t.Line.Render(strings.Repeat(t.Glyph.H, max(w, 0)))
	}
	label = strings.TrimRight(Fit(label, min(Width(label), w-8)), " ")
	rest := max(w-5-Width(label), 0)
	return t.Line.Render(strings.Repeat(t.Glyph.H, 3)) + " " + t.Muted.Render(label) + " " + t.Line.Render(strings.Repeat(t.Glyph.H, rest))
}
