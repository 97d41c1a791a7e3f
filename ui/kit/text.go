// Package kit holds the widgets of the screens. They know no store and no
// language; they measure in terminal cells by grapheme cluster, because a line
// that is one cell too long breaks every border behind it, and a cursor that
// is one cell off puts the input window of an IME in the wrong place.
package kit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Width is how many cells a text takes, without its escape sequences.
func Width(s string) int { return ansi.StringWidth(s) }

// Clean makes one harmless line of what somebody typed or pasted: control
// characters and escape sequences would move the terminal, bidi controls
// would turn other people's text around.
func Clean(s string) string {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, unclean) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unclean(r):
			return -1
		}
		return r
	}, ansi.Strip(s))
}

func unclean(r rune) bool {
	switch {
	case r >= 0x20 && r < 0x7f || r >= 0x3000 && r < 0xd800:
		return false
	case r == '\u2028' || r == '\u2029' || r == '\ufeff':
		return true
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
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
	n := Width(s)
	if n > w {
		s = ansi.Truncate(s, w, "…")
		n = Width(s) // may come out one short
	}
	return s + blanks(w-n)
}

// blanks are n blanks, none when n is negative.
func blanks(n int) string {
	const some = "                                                                "
	if n <= len(some) {
		return some[:max(n, 0)]
	}
	return strings.Repeat(" ", n)
}

// FitRight is Fit with the text at the right end: numbers.
func FitRight(s string, w int) string {
	if odd(s) {
		s = tame(s)
	}
	n := Width(s)
	if n >= w {
		return Fit(s, w)
	}
	return blanks(w-n) + s
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

// noEnd may not end a line.
const noEnd = "（“‘《「『【"

// Wrap breaks a plain text into lines of at most w cells by cluster.
func Wrap(s string, w int) []string {
	w = max(w, 2)
	var lines []string
	line, used := "", 0
	var last string
	for _, c := range split(Clean(s)) {
		c, n := shown(c)
		if used+n > w {
			if tail := lastWord(line); letter(c) && tail != "" && tail != line && Width(tail) <= w/2 {
				head := strings.TrimSuffix(line, tail)
				for _, open := range noEnd {
					if h, ok := strings.CutSuffix(head, string(open)); ok && h != "" {
						head, tail = h, string(open)+tail
						break
					}
				}
				lines = append(lines, strings.TrimRight(head, " "))
				line, used = tail, Width(tail)
			} else if strings.Contains(noStart, c) && last != "" && last != line {
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

// letter reports whether a cluster is part of a word that must not be torn.
func letter(c string) bool { return len(c) == 1 && c[0] > ' ' && c[0] < 0x7f }

// lastWord is the word with which a line ends, "" when it ends otherwise.
func lastWord(line string) string {
	i := len(line)
	for i > 0 && letter(line[i-1:i]) {
		i--
	}
	return line[i:]
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
