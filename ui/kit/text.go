// Package kit holds the widgets of the screens. They know no store and no
// language; they measure in terminal cells by grapheme cluster, because a line
// that is one cell too long breaks every border behind it, and a cursor that
// is one cell off puts the input window of an IME in the wrong place.
package kit

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// Width is how many cells a text takes, without its escape sequences.
func Width(s string) int { return ansi.StringWidth(s) }

// Clean makes one harmless line of what somebody typed or pasted: control
// characters and escape sequences would move the terminal, bidi controls
// would turn other people's text around.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\ufeff':
			return -1
		}
		return r
	}, ansi.Strip(s))
}

// Fit cuts a text to w cells, with … where something is missing, and fills it
// up to exactly w.
func Fit(s string, w int) string {
	if w <= 0 {
		return ""
	}
	if odd(s) {
		s = tame(s)
	}
	if Width(s) > w {
		s = ansi.Truncate(s, w, "…")
	}
	return s + strings.Repeat(" ", max(w-Width(s), 0)) // Truncate may come out one short
}

// FitRight is Fit with the text at the right end: numbers.
func FitRight(s string, w int) string {
	if odd(s) {
		s = tame(s)
	}
	if Width(s) >= w {
		return Fit(s, w)
	}
	return strings.Repeat(" ", w-Width(s)) + s
}

// Spread puts one text at the left and one at the right end of w cells; the
// left one gives way.
func Spread(left, right string, w int) string {
	if odd(right) {
		right = tame(right)
	}
	r := Width(right)
	if r >= w {
		return Fit(right, w)
	}
	return Fit(left, w-r-1) + " " + right
}

// noStart may not begin a line.
const noStart = "，。、；：？！）》」』】”’,.;:?!)…"

// Wrap breaks a plain text into lines of at most w cells by cluster.
func Wrap(s string, w int) []string {
	w = max(w, 2)
	var lines []string
	line, used := "", 0
	var last string
	for _, c := range split(Clean(s)) {
		c, n := shown(c)
		if used+n > w {
			if strings.Contains(noStart, c) && last != "" && last != line {
				line = strings.TrimSuffix(line, last)
				lines = append(lines, line)
				line, used = last, Width(last)
			} else {
				lines = append(lines, line)
				line, used = "", 0
			}
			if c == " " && used == 0 {
				last = ""
				continue
			}
		}
		line, used, last = line+c, used+n, c
	}
	if line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	return lines
}

// Beside puts columns of rows beside each other; every row comes out as wide
// as the columns together.
func Beside(gap int, widths []int, cols ...[]string) []string {
	height := 0
	for _, c := range cols {
		height = max(height, len(c))
	}
	out := make([]string, height)
	for y := range out {
		var b strings.Builder
		for i, c := range cols {
			cell := ""
			if y < len(c) {
				cell = c[y]
			}
			if i > 0 {
				b.WriteString(strings.Repeat(" ", gap))
			}
			b.WriteString(Fit(cell, widths[i]))
		}
		out[y] = b.String()
	}
	return out
}
