package paper

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// What may not begin and what may not end a line (GB/T 15834 and JIS X 4051).
const (
	noStart = "，。、；：？！）》」』】〕…—％℃”’·,.;:?!)]}%"
	noEnd   = "（《「『【〔“‘([{"
)

// joiners hold a word, a number, a time or a range together: 3,000 08:00–20:00.
const joiners = ",.:/-+_#@&='’–~$"

// How well a line may break before a cluster.
const (
	never   = iota // a blank, or a mark that may not stand there
	inWord         // only in a word that is longer than the line
	between        // here
)

// cell is one grapheme cluster with its width and the break before it.
type cell struct {
	text  string
	w     int
	brk   int
	blank bool
}

func width(s string) int { return ansi.StringWidth(s) }

// cells cuts a text into clusters the way its width is counted, so that the
// width of a line is the sum of what stands in it.
func cells(s string) []cell {
	var out []cell
	var last string // the cluster before, blanks left out
	blank, word := false, false
	for s != "" {
		c, w := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		if c == "" {
			_, n := utf8.DecodeRuneInString(s)
			c, w = s[:n], width(s[:n])
		}
		s = s[len(c):]
		k := cell{text: c, w: w, brk: between, blank: c == " "}
		isWord := isWord(c)
		switch {
		case k.blank, strings.Contains(noStart, c), last != "" && strings.Contains(noEnd, last):
			k.brk = never
		case !blank && word && isWord:
			k.brk = inWord
		}
		if !k.blank {
			last = c
		}
		blank, word = k.blank, isWord
		out = append(out, k)
	}
	return out
}

// isWord reports whether a cluster is part of a word that is written with
// letters, or of a number. Chinese and Japanese break between any two.
func isWord(c string) bool {
	r, _ := utf8.DecodeRuneInString(c)
	if strings.ContainsRune(joiners, r) || unicode.IsDigit(r) {
		return true
	}
	return unicode.IsLetter(r) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo, unicode.Yi)
}

// wrap breaks a text into lines of at most w cells, w being at least 2. Words
// and numbers stay whole unless they are longer than a line, and so do marks
// with what they belong to. Only blanks at the ends of lines are lost.
func wrap(s string, w int) []string {
	w = max(w, 2)
	cs := cells(s)
	var lines []string
	for i := skipBlanks(cs, 0); i < len(cs); {
		end := lineEnd(cs, i, w)
		var b strings.Builder
		for _, c := range cs[i:end] {
			b.WriteString(c.text)
		}
		lines = append(lines, strings.TrimRight(b.String(), " "))
		i = skipBlanks(cs, end)
	}
	if len(lines) == 0 {
		return []string{""}
	}
	return lines
}

// lineEnd finds where the line that begins at i ends: at the last good break
// that fits, else inside a word, else wherever the line is full.
func lineEnd(cs []cell, i, w int) int {
	best := [between + 1]int{}
	used, blanks := 0, 0
	for j := i; j < len(cs); j++ {
		c := cs[j]
		if j > i {
			best[c.brk] = j
		}
		if c.blank { // blanks at the end of a line take no room
			blanks += c.w
			continue
		}
		if j > i && used+blanks+c.w > w {
			switch {
			case best[between] > 0:
				return best[between]
			case best[inWord] > 0:
				return best[inWord]
			}
			return j
		}
		used += blanks + c.w
		blanks = 0
	}
	return len(cs)
}

func skipBlanks(cs []cell, i int) int {
	for i < len(cs) && cs[i].blank {
		i++
	}
	return i
}

// longest is the width of the widest piece of a text that should stay whole.
func longest(s string) int {
	most, used := 0, 0
	for _, c := range cells(s) {
		if c.brk == between {
			used = 0
		}
		if !c.blank {
			used += c.w
			most = max(most, used)
		}
	}
	return most
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

// Cut says how well a line may break before a cluster.
type Cut int

// The kinds of cut.
const (
	CutNever  Cut = never   // a blank, or a mark that may not stand there
	CutInWord Cut = inWord  // only in a word that is longer than the line
	CutHere   Cut = between // here
)

// Cluster is what moves as one when a line is broken.
type Cluster struct {
	Text  string
	Cut   Cut
	Blank bool
}

// Clusters cuts a text for a backend that measures in points: the rules of the
// line are the same wherever it is printed.
func Clusters(s string) []Cluster {
	var out []Cluster
	for _, c := range cells(s) {
		out = append(out, Cluster{c.text, Cut(c.brk), c.blank})
	}
	return out
}

// Width is how many cells of a terminal a text takes: a fair guess of its width
// for backends that leave the layout to another program.
func Width(s string) int { return width(Clean(s)) }
