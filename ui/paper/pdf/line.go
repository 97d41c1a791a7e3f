package pdf

import (
	"strings"
	"unicode"

	"zhiban/ui/paper"
)

// piece is a cluster of a text as it will be drawn.
type piece struct {
	text string
	w    float64 // in points
	cut  paper.Cut
	look look
	to   int // page that it points to; 0 for none

	blank   bool
	plain   bool // one glyph a character: nothing stands for something else
	missing bool // a character that the font does not have
}

// line is a line of text, its pieces placed.
type line struct {
	pieces []piece
	x      []float64
	w      float64
}

// setter breaks texts of one size into lines.
type setter struct {
	font *Font
	size float64

	indent float64 // of the first line
}

// isBox reports whether a cluster is a box to tick.
func isBox(s string) bool {
	return s == string(rune(paper.Open)) || s == string(rune(paper.Ticked)) || s == string(rune(paper.Crossed))
}

// unseen are characters that choose or join glyphs and have none themselves.
func unseen(r rune) bool {
	return r == 0x200c || r == 0x200d || r == 0x2060 || unicode.Is(unicode.Variation_Selector, r)
}

// pieces cuts spans into pieces and measures them.
func (s setter) pieces(spans []run) []piece {
	var text strings.Builder
	for _, x := range spans {
		text.WriteString(x.text)
	}
	var out []piece
	at, span, end := 0, -1, 0
	for _, c := range paper.Clusters(text.String()) {
		for at >= end && span+1 < len(spans) {
			span++
			end += len(spans[span].text)
		}
		p := piece{text: c.Text, cut: c.Cut, blank: c.Blank, look: spans[span].look, to: spans[span].to}
		s.measure(&p)
		out = append(out, p)
		at += len(c.Text)
	}
	return out
}

// measure finds out what a piece is drawn with.
func (s setter) measure(p *piece) {
	if isBox(p.text) {
		p.w = s.size
		return
	}
	n := 0
	p.plain = true
	for _, r := range p.text {
		switch g := s.font.glyph(r); {
		case g != 0:
			n += s.font.advance(g)
		case unseen(r):
			p.plain = false
		default:
			p.plain, p.missing = false, true
			n += 1000
		}
	}
	p.w = float64(n) * s.size / 1000
}

// run is a text with one look.
type run struct {
	text string
	look look
	to   int
}

// slack lets a line be as wide as its room in spite of rounding.
const slack = 0.01

// set breaks a text into lines of at most w points; all but the last are
// spread to w when even is set. Only blanks at the ends of lines are lost.
func (s setter) set(spans []run, w float64, even bool) []line {
	ps := s.pieces(spans)
	var out []line
	for i := skip(ps, 0); i < len(ps); {
		room := w
		if len(out) == 0 {
			room -= s.indent
		}
		end := lineEnd(ps, i, room)
		next := skip(ps, end)
		last := end
		for last > i && ps[last-1].blank {
			last--
		}
		l := place(ps[i:last])
		if even && next < len(ps) {
			l.spread(room)
		}
		out = append(out, l)
		i = next
	}
	if len(out) == 0 {
		return []line{{}}
	}
	return out
}

// lineEnd is the rule of plain text with widths in points: the last good cut
// that fits, else inside a word, else wherever the line is full.
func lineEnd(ps []piece, i int, w float64) int {
	best := [paper.CutHere + 1]int{}
	used, blanks := 0.0, 0.0
	for j := i; j < len(ps); j++ {
		p := ps[j]
		if j > i {
			best[p.cut] = j
		}
		if p.blank {
			blanks += p.w
			continue
		}
		if j > i && used+blanks+p.w > w+slack {
			switch {
			case best[paper.CutHere] > 0:
				return best[paper.CutHere]
			case best[paper.CutInWord] > 0:
				return best[paper.CutInWord]
			}
			return j
		}
		used += blanks + p.w
		blanks = 0
	}
	return len(ps)
}

func skip(ps []piece, i int) int {
	for i < len(ps) && ps[i].blank {
		i++
	}
	return i
}

func place(ps []piece) line {
	l := line{pieces: ps, x: make([]float64, len(ps))}
	for i, p := range ps {
		l.x[i] = l.w
		l.w += p.w
	}
	return l
}

// spread widens the gaps in which the line could have been cut, until it is w
// wide; a line that would look torn stays as it is.
func (l *line) spread(w float64) {
	gaps := 0
	for _, p := range l.pieces[1:] {
		if p.cut == paper.CutHere || p.blank {
			gaps++
		}
	}
	rest := w - l.w
	if gaps == 0 || rest <= 0 || rest > w/8 {
		return
	}
	add := 0.0
	for i := 1; i < len(l.pieces); i++ {
		if p := l.pieces[i]; p.cut == paper.CutHere || p.blank {
			add += rest / float64(gaps)
		}
		l.x[i] += add
	}
	l.w = w
}

// natural is how wide a text is in one line, and whole how wide its widest
// piece that should not be broken.
func (s setter) natural(text string) (natural, whole float64) {
	used := 0.0
	for _, p := range s.pieces([]run{{text: text}}) {
		if p.cut == paper.CutHere {
			used = 0
		}
		natural += p.w
		if !p.blank {
			used += p.w
			whole = max(whole, used)
		}
	}
	return natural, whole
}

func (l line) String() string {
	var b strings.Builder
	for _, p := range l.pieces {
		b.WriteString(p.text)
	}
	return b.String()
}
