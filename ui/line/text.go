package line

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// text is a line made ready for reading: every rune in half width and lower
// case, with its place in what was typed, and which runes a token has taken.
type text struct {
	raw  string
	r    []rune
	at   []int // of each rune in raw, and the end
	low  string
	lo   []int // of each rune in low, and the end
	used []bool
}

// foldRune makes one rune half width and lower case; it never becomes two.
func foldRune(r rune) rune {
	switch {
	case r < 0x80:
		return unicode.ToLower(r)
	case r == '\u3000':
		return ' '
	case r == '—' || r == '–' || r == '−' || r == '‐':
		return '-'
	}
	if k := width.LookupRune(r); k.Kind() == width.EastAsianFullwidth || k.Kind() == width.EastAsianHalfwidth {
		if f := k.Folded(); f != 0 {
			r = f
		}
	}
	return unicode.ToLower(r)
}

func foldString(s string) string { return strings.Map(foldRune, s) }

func newText(raw string) *text {
	t := &text{raw: raw, r: make([]rune, 0, len(raw)), at: make([]int, 0, len(raw)+1), lo: make([]int, 0, len(raw)+1)}
	var b strings.Builder
	b.Grow(len(raw))
	for i, c := range raw {
		f := foldRune(c)
		t.r, t.at, t.lo = append(t.r, f), append(t.at, i), append(t.lo, b.Len())
		b.WriteRune(f)
	}
	t.low = b.String()
	t.at, t.lo = append(t.at, len(raw)), append(t.lo, len(t.low))
	t.used = make([]bool, len(t.r))
	return t
}

// typed is what was typed from one rune up to another.
func (t *text) typed(i, j int) string { return t.raw[t.at[i]:t.at[j]] }

// folded is the same in half width and lower case.
func (t *text) folded(i, j int) string { return t.low[t.lo[i]:t.lo[j]] }

// rune is the rune at a place, 0 outside of the line.
func (t *text) rune(i int) rune {
	if i < 0 || i >= len(t.r) {
		return 0
	}
	return t.r[i]
}

// has gives the end of s when it stands at i, else -1.
func (t *text) has(i int, s string) int {
	if i < 0 || i > len(t.r) || !strings.HasPrefix(t.low[t.lo[i]:], s) {
		return -1
	}
	return i + utf8.RuneCountInString(s)
}

// any gives the end of the first of some words that stands at i, else -1.
func (t *text) any(i int, words ...string) int {
	for _, w := range words {
		if end := t.has(i, w); end >= 0 {
			return end
		}
	}
	return -1
}

// word is any for words of Latin letters, which must not go on.
func (t *text) word(i int, words ...string) int {
	if latin(t.rune(i - 1)) {
		return -1
	}
	for _, w := range words {
		if end := t.has(i, w); end >= 0 && !latin(t.rune(end)) {
			return end
		}
	}
	return -1
}

// blank is the first place from i on that is no blank.
func (t *text) blank(i int) int {
	for i < len(t.r) && unicode.IsSpace(t.r[i]) {
		i++
	}
	return i
}

func (t *text) claim(i, j int) {
	for k := i; k < j; k++ {
		t.used[k] = true
	}
}

func (t *text) free(i, j int) bool {
	for k := i; k < j; k++ {
		if t.used[k] {
			return false
		}
	}
	return true
}

// leads reports whether nothing but tokens and marks stand before i.
func (t *text) leads(i int) bool {
	for k := range i {
		if !t.used[k] && !separates(t.r[k]) {
			return false
		}
	}
	return true
}

// edge reports whether a word may begin or end beside the rune at i.
func (t *text) edge(i int) bool {
	return i < 0 || i >= len(t.r) || t.used[i] || separates(t.r[i])
}

// without is what was typed without some stretches and without the blanks and
// marks that they leave at both ends.
func (t *text) without(spans ...span) string {
	cut := make([]bool, len(t.r))
	for _, s := range spans {
		for k := s.i; k < s.j; k++ {
			cut[k] = true
		}
	}
	var b strings.Builder
	for k := range t.r {
		if !cut[k] {
			b.WriteString(t.typed(k, k+1))
		} else if k > 0 && !cut[k-1] {
			b.WriteByte(' ')
		}
	}
	return strings.Trim(strings.Join(strings.Fields(b.String()), " "), " ,，、;；→")
}

// span is a stretch of runes.
type span struct{ i, j int }

func latin(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' }

func digit(r rune) bool { return r >= '0' && r <= '9' }

func han(r rune) bool { return unicode.Is(unicode.Han, r) }

// separates reports whether a rune parts words: a blank or a mark.
func separates(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) }
