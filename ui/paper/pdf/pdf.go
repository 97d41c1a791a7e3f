// Package pdf prints documents as PDF: A4 pages with a Chinese font of their
// own, lines broken by the rules of Chinese, tables whose heads repeat, an
// outline, references to pages and a code to check the report by.
//
// It lays out and writes by itself. The libraries that were tried lose
// characters at line ends, cannot draw names outside the basic plane, or draw
// them and let something else be copied out of the page.
//
// What is drawn besides the text (running heads and feet, repeated table heads,
// bars) is marked as an artifact, as PDF wants it: readers and searches meet
// every text once, in its order.
package pdf

import (
	"fmt"
	"slices"
	"strings"

	"zhiban/ui/paper"
)

// Result is a written PDF.
type Result struct {
	Data    []byte
	Pages   int
	Missing []rune // characters that the font does not have, in order
}

// rounds is how often a document is laid out anew until its references hold.
const rounds = 6

// Write lays a document out and writes it. The same document gives the same
// bytes. Characters that the font does not have are framed as their code point
// and named in the result and at the foot of each page. Errors: internal only.
func Write(d paper.Document, font *Font) (Result, error) {
	p := newPrinter(d, font)
	pages := p.fit(smallest)
	c := &drawing{sub: newSubset(font)}
	for i, page := range pages {
		c.page()
		if i == 0 && d.Code != "" {
			if err := code(c, d, p.left+p.sheetW-codeSide+2*mm, 7*mm, codeSide); err != nil {
				return Result{}, err
			}
		}
		p.mark(c, i)
		p.header(c, i)
		for _, s := range page {
			draw := func() { s.draw(c, p.left+s.x, p.top+s.y) }
			switch {
			case s.draw == nil:
			case s.repeat:
				c.artifact(draw)
			default:
				draw()
			}
		}
	}
	foot := p.foot()
	for i := range pages {
		p.feet(c, foot, i, len(pages))
	}
	data, err := c.write(d, pages)
	return Result{data, len(pages), p.without()}, err
}

// A document of few pages whose last one is nearly empty is set a little
// smaller, if that saves the page; never below 9 points.
const (
	fewPages = 8
	emptyAt  = 0.36 // of the height
)

// density is how closely a document is set.
type density struct{ scale, lead, tight float64 }

func (p *printer) set(d density) [][]placed {
	p.body, p.small, p.lead, p.tight = p.lay.Body*d.scale, p.lay.Table*d.scale, d.lead, d.tight
	if p.pitch > 0 {
		p.lead = p.pitch / p.body
	}
	return p.layOut()
}

// fit lays the document out in the largest text that does not waste a page, and
// in as few pages as it may have; least is how small it may get for that.
func (p *printer) fit(least float64) [][]placed {
	usual := density{1, 1.38, 1.3}
	aim := p.lay.FitPages
	if aim > 0 {
		usual = density{1, 1.26, 1.16}
	}
	first := p.set(usual)
	if most := p.lay.MostPages; most > 0 {
		for scale := 0.95; len(first) > most && scale >= least-slack; scale -= 0.05 {
			first = p.set(density{scale, 1.26, 1.2})
		}
		return first
	}
	if aim > 0 {
		return p.near(first, usual, aim)
	}
	if p.lay.Official { // its measures are fixed
		return first
	}
	last := first[len(first)-1]
	if n := len(first); n == 1 || n > fewPages || len(last) == 0 || last[len(last)-1].y+last[len(last)-1].h > emptyAt*p.roomH {
		return first
	}
	for _, d := range []density{{0.95, 1.34, 1.27}, {0.9, 1.28, 1.22}} {
		if pages := p.set(d); len(pages) < len(first) {
			return pages
		}
	}
	return p.set(usual)
}

// near sets a document a little smaller if it is on as few pages as it aims at
// then; one that is not stays as large as it was, on as many as it takes.
func (p *printer) near(first [][]placed, usual density, aim int) [][]placed {
	if len(first) <= aim {
		return first
	}
	at := func(scale float64) [][]placed { return p.set(density{scale, 1.24, 1.12}) }
	least := readable
	if p.d.Lang == "en" { // letters are simpler than characters
		least = readableLatin
	}
	if len(at(least)) > aim {
		return p.set(usual)
	}
	for scale := 0.96; scale > least+slack; scale -= 0.04 {
		if pages := at(scale); len(pages) <= aim {
			return pages
		}
	}
	return at(least)
}

// layOut fills pages until the references point to where they say.
func (p *printer) layOut() [][]placed {
	var pages [][]placed
	p.anchors = map[string]int{}
	for range rounds {
		if p.lay.Columns > 1 {
			pages = p.columns()
		} else {
			g := &pager{h: p.roomH}
			g.fill(p.blocks())
			pages = g.pages
		}
		found := map[string]int{}
		for i, page := range pages {
			for _, s := range page {
				if _, twice := found[s.id]; s.id != "" && !twice {
					found[s.id] = i + 1
				}
			}
		}
		same := len(found) == len(p.anchors)
		for k, v := range found {
			same = same && p.anchors[k] == v
		}
		p.anchors = found
		if same {
			break
		}
	}
	return pages
}

// mark stands at the head of every page; it is text on the first one.
func (p *printer) mark(c *drawing, page int) {
	text := paper.Clean(p.d.Mark)
	if text == "" {
		return
	}
	ls := p.setter(p.body).set(plain("【"+text+"】", look{bold: true}), p.sheetW-2*p.free, false)
	draw := func() {
		for i, l := range ls { // a long one grows upwards
			p.draw(c, l, (pageW-l.w)/2, p.top-9-float64(len(ls)-1-i)*p.body*p.lead, p.body)
		}
	}
	if page == 0 {
		draw()
		return
	}
	c.artifact(draw)
}

// without are the characters that the font does not have.
func (p *printer) without() []rune {
	var out []rune
	for r := range p.missing {
		out = append(out, r)
	}
	slices.Sort(out)
	return out
}

// foot is what stands at the foot of each page, with the characters that could
// not be drawn.
func (p *printer) foot() []line {
	text := paper.Clean(p.d.Foot)
	if list := p.without(); len(list) > 0 {
		var codes []string
		for i, r := range list {
			if i == 12 {
				codes = append(codes, "…")
				break
			}
			codes = append(codes, fmt.Sprintf("U+%04X", r))
		}
		text = strings.TrimSpace(text + " · □ = " + strings.Join(codes, " "))
	}
	return p.setter(p.lay.Foot).set([]run{{text: text, look: look{gray: pale}}}, p.sheetW-90, false)
}

func (p *printer) feet(c *drawing, foot []line, page, pages int) {
	y := p.top + p.roomH + 12
	on := &drawing{sub: c.sub, pages: c.pages[page : page+1]}
	on.artifact(func() {
		on.line(p.left, y, p.left+p.sheetW, y, 0.4, edge)
		for i, l := range foot {
			p.draw(on, l, p.left, y+(float64(i)*1.25+1.3)*p.lay.Foot, p.lay.Foot)
		}
		if p.d.PageWord != "" {
			l := p.setter(p.lay.Foot).set([]run{{text: fmt.Sprintf(paper.Clean(p.d.PageWord), page+1, pages), look: look{gray: pale}}}, 90, false)[0]
			p.draw(on, l, p.left+p.sheetW-l.w, y+1.3*p.lay.Foot, p.lay.Foot)
		}
	})
}
