package pdf

import (
	"math"

	"zhiban/ui/paper"
)

// How small the text of a document with a number of pages may get: what
// composers count on, and what it takes if they were wrong.
const (
	readable      = 0.85
	readableLatin = 0.8
	smallest      = 0.5
)

// columnGap is the room between two columns of text.
const columnGap = 14.0

// columns fills pages of two columns below a title over both.
func (p *printer) columns() [][]placed {
	body := p.blocks()
	p.strips = nil
	wide := p.roomW
	p.roomW = p.sheetW
	p.title()
	p.roomW = wide
	title, high := p.strips, 0.0
	var over []placed
	for _, s := range title {
		over = append(over, placed{strip: s, y: high})
		high += s.h
	}
	p.strips = body
	g := &pager{h: p.roomH, less: high}
	g.fill(body)
	var pages [][]placed
	for i, col := range g.pages {
		if i%2 == 0 {
			pages = append(pages, nil)
			if i == 0 {
				pages[0] = over
			}
		}
		for _, s := range col {
			s.x = float64(i%2) * (p.roomW + columnGap)
			if i < 2 {
				s.y += high
			}
			pages[i/2] = append(pages[i/2], s)
		}
	}
	return pages
}

// newPrinter measures the page of a document.
func newPrinter(d paper.Document, font *Font) *printer {
	l := d.Laid()
	p := &printer{d: d, font: font, lay: l, missing: map[rune]bool{}}
	p.left, p.top = l.Left*mm, l.Top*mm
	p.roomW, p.roomH = pageW-(l.Left+l.Right)*mm, pageH-(l.Top+l.Bottom)*mm
	p.sheetW, p.padX, p.padY = p.roomW, padX, padY
	if l.Columns > 1 {
		p.padX, p.padY = padN, padL
		p.roomW = (p.roomW - columnGap) / 2
	}
	if l.Lines > 0 {
		p.pitch = p.roomH / float64(l.Lines)
	}
	if d.Code != "" {
		p.free = max(0, codeSide-2*mm-max(0, (l.Top-20)*mm))
	}
	return p
}

// Pages is how many pages a document takes in text that can be read: what is
// longer than its layout allows has to be cut by who composes it.
func Pages(d paper.Document, font *Font) int { return len(newPrinter(d, font).fit(readable)) }

// high is the height of a line of text of a size.
func (p *printer) high(size float64) float64 {
	if p.pitch > 0 {
		return p.pitch * math.Ceil(size*rise/p.pitch-slack)
	}
	return size * p.lead
}

// more is room between blocks; a page of so many lines has none.
func (p *printer) more(h float64) float64 {
	if p.pitch > 0 {
		return 0
	}
	return h
}

// para is a paragraph; on official paper its first line is set in by two
// characters.
func (p *printer) para(b paper.Para) {
	set := p.setter(p.body)
	if !p.lay.Official {
		p.lines(set.set(p.runs(b.Spans), p.roomW, true), p.body, 0, 2, nil)
		return
	}
	in := 2 * p.body
	set.indent = in
	ls := set.set(p.runs(b.Spans), p.roomW, true)
	from := len(p.strips)
	p.lines(ls, p.body, 0, 2, nil)
	first := p.strips[from]
	draw := first.draw
	first.draw = func(c canvas, x, y float64) { draw(c, x+in, y) }
}

// redHead is the head of page one on official paper: whose it is, its number,
// the red rule, then the title.
func (p *printer) redHead() {
	wide := p.roomW
	center := func(text string, size float64, l look, after float64) {
		if text == "" {
			return
		}
		for _, ln := range p.setter(size).set(plain(text, l), wide-2*p.free, false) {
			p.add(&strip{h: p.high(size*1.1) + after, stay: true, draw: func(c canvas, x, y float64) {
				p.draw(c, ln, x+(wide-ln.w)/2, y+size*rise, size)
			}})
		}
	}
	center(p.d.Header, p.lay.Title*1.2, look{bold: true, red: true}, 0)
	center(p.d.Above, p.body, look{}, 0)
	h := p.pitch
	if h == 0 {
		h = 10
	}
	p.add(&strip{h: h, stay: true, draw: func(c canvas, x, y float64) { c.redLine(x, y+h/3, x+wide, y+h/3, 1.4) }})
	center(p.d.Title, p.lay.Title, look{bold: true}, 0)
	if p.pitch > 0 {
		p.add(&strip{h: p.pitch, stay: true})
	}
}

// above is the number that stands below the rule.
func (p *printer) above() {
	if p.d.Above == "" {
		return
	}
	wide := p.roomW
	for _, l := range p.setter(p.body).set(plain(p.d.Above, look{}), wide, false) {
		p.add(&strip{h: p.high(p.body) + 2, stay: true, draw: func(c canvas, x, y float64) {
			p.draw(c, l, x+(wide-l.w)/2, y+p.body*rise, p.body)
		}})
	}
}

// header stands at the head of every page but on official paper, where the red
// head says it; it is text on page one.
func (p *printer) header(c *drawing, page int) {
	text := paper.Clean(p.d.Header)
	if text == "" || p.lay.Official {
		return
	}
	l := p.setter(p.lay.Foot).set(plain(text, look{gray: pale}), p.sheetW, false)[0]
	draw := func() { p.draw(c, l, p.left, max(p.top-9-2*p.body, 2*p.lay.Foot), p.lay.Foot) }
	if page == 0 {
		draw()
		return
	}
	c.artifact(draw)
}

// fixed prints a table some of whose columns have widths of their own; the
// others share what is left.
func (p *printer) fixed(t paper.Table) bool {
	n := t.Columns()
	ws := make([]float64, n)
	rest, open := p.roomW-2*p.padX*float64(n), 0
	for i := range ws {
		if mm1 := t.MM(i); mm1 > 0 {
			ws[i] = max(mm1*mm-2*p.padX, p.small)
			rest -= ws[i]
		} else {
			open++
		}
	}
	if open == n || rest < float64(open)*2*p.small-slack {
		return false
	}
	p.shareOut(t, ws, rest, open)
	p.rows(t, ws, p.small)
	return true
}

// shareOut gives the columns without a width the rest, by what they need.
func (p *printer) shareOut(t paper.Table, ws []float64, rest float64, open int) {
	if open == 0 {
		return
	}
	set := p.setter(p.small)
	need, sum := make([]float64, len(ws)), 0.0
	for i := range ws {
		if ws[i] > 0 {
			continue
		}
		for _, r := range append([][]string{t.Head}, t.Rows...) {
			w, _ := set.natural(t.Cell(r, i))
			need[i] = max(need[i], min(w, p.roomW))
		}
		need[i] = max(need[i], 2*p.small)
		sum += need[i]
	}
	least := 2 * p.small
	for i := range ws {
		if need[i] > 0 {
			ws[i] = least + (rest-least*float64(open))*need[i]/sum
		}
	}
}
