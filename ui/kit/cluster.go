package kit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// lone stands under a mark that has no character to sit on: it would join the
// blank or the border before it and make the row one cell shorter.
const lone = "◌"

// split cuts a text into grapheme clusters the way Width measures them: two
// segmentations that differ in one script would put the cursor beside the text.
func split(s string) []string {
	var out []string
	for s != "" {
		c, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		if c == "" {
			c = s[:1]
		}
		out = append(out, c)
		s = s[len(c):]
	}
	return out
}

// clustersIn is how many clusters the first bytes of a text take: a character
// typed into the middle of one counts with it.
func clustersIn(clusters []string, bytes int) int {
	pos := 0
	for n := 0; n < bytes && pos < len(clusters); pos++ {
		n += len(clusters[pos])
	}
	return pos
}

// shown is how a cluster is drawn, and in how many cells. Its width does not
// depend on what stands beside it.
func shown(c string) (string, int) {
	if len(c) > 1 && odd(c) {
		c = tame(c)
	}
	return c, Width(c)
}

// odd reports whether a text changes its width with what stands beside it.
func odd(s string) bool {
	for i, r := range s {
		if i == 0 && joins(r) || prepends(r) {
			return true
		}
	}
	return false
}

// tame makes the width of an odd text its own.
func tame(s string) string {
	s = strings.Map(func(r rune) rune {
		if prepends(r) {
			return -1
		}
		return r
	}, s)
	if r, _ := utf8.DecodeRuneInString(s); joins(r) {
		return lone + s
	}
	return s
}

// joins reports whether a character joins the one before it.
func joins(r rune) bool {
	switch {
	case r < 0x300 || r >= 0x3400 && r < 0xa000:
		return false
	case r == 0x200c || r == 0x200d || r >= 0x1f3fb && r <= 0x1f3ff || r >= 0xe0020 && r <= 0xe007f || r == 0xff9e || r == 0xff9f:
		return true
	case r == 0x0e33 || r == 0x0eb3: // Thai and Lao AM are letters, but spacing marks of a cluster
		return true
	}
	return unicode.Is(unicode.M, r)
}

// prepends reports whether a character takes the one behind it into its
// cluster, which then has no width.
func prepends(r rune) bool {
	switch {
	case r < 0x600:
		return false
	case r <= 0x605, r == 0x6dd, r == 0x70f, r == 0x890, r == 0x891, r == 0x8e2, r == 0xd4e:
		return true
	case r < 0x110bd:
		return false
	case r == 0x110bd, r == 0x110cd, r == 0x111c2, r == 0x111c3, r == 0x113d1, r == 0x1193f, r == 0x11941,
		r >= 0x11a84 && r <= 0x11a89, r == 0x11a3a, r == 0x11d46, r == 0x11f02:
		return true
	}
	return false
}

// CleanLines is Clean for a text of several lines: it keeps the line breaks.
func CleanLines(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n").Replace(ansi.Strip(s))
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = Clean(l)
	}
	return strings.Join(lines, "\n")
}
