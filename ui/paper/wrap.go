package paper

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
)

// What may not begin and what may not end a line (GB/T 15834 and JIS X 4051).
const (
	noStart = "，。、；：？！）》」』】〕…—％℃”’,.;:?!)]}%"
	noEnd   = "（《「『【〔“‘([{"
)

func width(s string) int { return ansi.StringWidth(s) }

// wrap breaks a text into lines of at most w cells. Latin words and numbers
// stay whole unless they are longer than a line; a mark that may not begin a
// line takes the character before it along. Only blanks at breaks are lost.
func wrap(s string, w int) []string {
	w = max(w, 2)
	var lines []string
	line, used := "", 0
	flush := func() {
		lines = append(lines, strings.TrimRight(line, " "))
		line, used = "", 0
	}
	for _, a := range atoms(s) {
		n := width(a)
		if used+n > w && used > 0 {
			flush()
			a = strings.TrimLeft(a, " ")
			n = width(a)
		}
		for n > w { // longer than a line: by clusters
			head, rest := splitAt(a, w)
			lines = append(lines, strings.TrimRight(head, " "))
			a, n = rest, width(rest)
		}
		line, used = line+a, used+n
	}
	if used > 0 || len(lines) == 0 {
		flush()
	}
	return lines
}

// splitAt takes the clusters that fit into w cells, at least one.
func splitAt(s string, w int) (head, rest string) {
	used, end := 0, 0
	g := uniseg.NewGraphemes(s)
	for g.Next() {
		n := width(g.Str())
		if used+n > w && end > 0 {
			break
		}
		used += n
		_, end = g.Positions()
	}
	return s[:end], s[end:]
}

// atoms are the pieces between which a line may break.
func atoms(s string) []string {
	var out []string
	glue := false // the next cluster belongs to the piece before
	prevWord := false
	g := uniseg.NewGraphemes(s)
	for g.Next() {
		c := g.Str()
		word := isWord(c)
		switch {
		case len(out) > 0 && (glue || (word && prevWord) || strings.Contains(noStart, c) || c == " "):
			out[len(out)-1] += c
		default:
			out = append(out, c)
		}
		glue = strings.Contains(noEnd, c)
		prevWord = word
	}
	return out
}

// isWord reports whether a cluster is part of a Latin word or a number.
func isWord(c string) bool {
	if len(c) != 1 {
		return false
	}
	b := c[0]
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || strings.IndexByte(",.:/-+_#@", b) >= 0
}

// pad fills a line with blanks to w cells.
func pad(s string, w int, a Align) string {
	gap := max(w-width(s), 0)
	switch a {
	case Right:
		return strings.Repeat(" ", gap) + s
	case Center:
		return strings.Repeat(" ", gap/2) + s + strings.Repeat(" ", gap-gap/2)
	}
	return s + strings.Repeat(" ", gap)
}
