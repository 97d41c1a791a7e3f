package pdf

import (
	"fmt"

	"zhiban/ui/paper"
)

// rise is how far the base of a line is below its upper edge, in parts of its
// size.
const rise = 1.02

// printer lays one document out.
type printer struct {
	d    paper.Document
	font *Font
	lay  paper.Layout

	left, top, roomW, roomH float64 // the room inside the margins; of one column where there are two
	padX, padY              float64 // beside the text of a cell, above and below it
	sheetW                  float64 // all columns with what is between them
	pitch                   float64 // from line to line where the page has a fixed number of them; 0 elsewhere

	body    float64        // size of text
	small   float64        // size of text in tables
	lead    float64        // height of a line in parts of its size
	tight   float64        // the same in tables
	anchors map[string]int // page of each anchor, from the round before
	missing map[rune]bool
	strips  []*strip
	free    float64 // right of the title for the code
}

func (p *printer) add(s *strip) { p.strips = append(p.strips, s) }

func (p *printer) setter(size float64) setter { return setter{font: p.font, size: size} }

// blocks lays out all blocks; what references say depends on the anchors known.
func (p *printer) blocks() []*strip {
	p.strips = nil
	if p.lay.Columns < 2 {
		p.title()
	}
	turn, taken := false, false // taken: the block stands beside its heading
	for i, b := range p.d.Blocks {
		if br, ok := b.(paper.Break); ok {
			turn = turn || !br.Soft
			continue
		}
		if taken {
			taken = false
			continue
		}
		from := len(p.strips)
		if taken = p.runIn(i); !taken {
			p.block(b)
		}
		if turn && len(p.strips) > from {
			p.strips[from].turn = from > 0
			turn = false
		}
	}
	return p.strips
}

func (p *printer) block(b paper.Block) {
	switch b := b.(type) {
	case paper.Heading:
		p.heading(b)
	case paper.Para:
		p.para(b)
	case paper.List:
		p.list(b)
	case paper.Pairs:
		p.pairs(b)
	case paper.Table:
		p.table(b)
	case paper.Chart:
		p.chart(b)
		p.table(b.Table)
	case paper.Note:
		p.note(b)
	case paper.Signature:
		p.signature(b)
	case paper.Stamp:
		p.stamp(b)
	}
}

// runs are spans as they are printed: cleaned, references as page numbers.
func (p *printer) runs(spans []paper.Span) []run {
	var out []run
	for _, s := range spans {
		r := run{text: paper.Clean(s.Text), look: look{bold: s.Bold, struck: s.Struck}}
		if page := p.anchors[s.Ref]; s.Ref != "" && page > 0 {
			r.to = page
			if s.PageWord != "" {
				r.text = fmt.Sprintf(paper.Clean(s.PageWord), page)
			}
		}
		if r.text != "" {
			out = append(out, r)
		}
	}
	return out
}

// plain is a text without spans.
func plain(text string, l look) []run { return []run{{text: paper.Clean(text), look: l}} }

// title stands over page one; the code has its room at the right edge.
func (p *printer) title() {
	if p.d.Title == "" {
		return
	}
	if p.lay.Official {
		p.redHead()
		return
	}
	wide := p.roomW // of the sheet: where there are columns, it is less when the page is drawn
	for _, l := range p.setter(p.lay.Title).set(plain(p.d.Title, look{bold: true}), wide-2*p.free, false) {
		p.add(&strip{h: p.lay.Title * 1.3, stay: true, draw: func(c canvas, x, y float64) {
			p.draw(c, l, x+(wide-l.w)/2, y+p.lay.Title*rise, p.lay.Title)
		}})
	}
	p.add(&strip{h: 5, stay: true, draw: func(c canvas, x, y float64) { c.line(x, y+2.5, x+wide, y+2.5, 1.2, 0) }})
	p.above()
}

// headLook is the size of a heading and the room above it.
func (p *printer) headLook(b paper.Heading) (size, space float64) {
	switch {
	case p.pitch > 0: // every line stands on the grid
		if b.Level > 2 {
			return p.body, 0
		}
		return min(p.lay.Head, p.pitch/rise), 0
	case b.Level > 2:
		return p.body, 2.5
	}
	return p.lay.Head * p.body / p.lay.Body, 5
}

// runIn reports whether block i is a heading whose section is one short line,
// which then stands beside it: «五、上级指令待办 无。» takes no two lines.
func (p *printer) runIn(i int) bool {
	blocks := p.d.Blocks
	h, ok := blocks[i].(paper.Heading)
	if !ok || i+1 >= len(blocks) {
		return false
	}
	if i+2 < len(blocks) {
		switch blocks[i+2].(type) {
		case paper.Heading, paper.Break:
		default:
			return false
		}
	}
	var spans []paper.Span
	switch b := blocks[i+1].(type) {
	case paper.Para:
		spans = b.Spans
	case paper.List:
		if len(b.Items) != 1 || b.Ordered || len(b.Ticks) > 0 || len(paper.Flatten(b.Items[0])) > 12 {
			return false
		}
		spans = b.Items[0]
	default:
		return false
	}
	size, space := p.headLook(h)
	text := p.setter(p.body).set(p.runs(spans), p.roomW, false)
	head := p.setter(size).set(plain(h.Text, look{bold: true}), p.roomW, false)
	if len(text) != 1 || len(head) != 1 || head[0].w+8+text[0].w > p.roomW {
		return false
	}
	p.add(&strip{h: p.high(size) + p.more(1), space: space, id: h.ID, title: paper.Clean(h.Text), level: max(h.Level, 2), draw: func(c canvas, x, y float64) {
		p.draw(c, head[0], x, y+size*rise, size)
		p.draw(c, text[0], x+head[0].w+8, y+size*rise, p.body)
	}})
	return true
}

func (p *printer) heading(b paper.Heading) {
	size, space := p.headLook(b)
	lines := p.setter(size).set(plain(b.Text, look{bold: true}), p.roomW, false)
	for i, l := range lines {
		s := &strip{h: p.high(size), stay: true, draw: func(c canvas, x, y float64) { p.draw(c, l, x, y+size*rise, size) }}
		if i == 0 {
			s.space, s.id, s.title, s.level = space, b.ID, paper.Clean(b.Text), max(b.Level, 2)
		}
		if i == len(lines)-1 {
			s.h += p.more(1)
		}
		p.add(s)
	}
}

// lines adds lines of text at an indent; the first two and the last two stay
// together. before is drawn with the first one.
func (p *printer) lines(ls []line, size, indent, after float64, before func(c canvas, x, y float64)) {
	for i, l := range ls {
		s := &strip{h: size * p.lead, stay: len(ls) > 1 && (i == 0 || i == len(ls)-2), draw: func(c canvas, x, y float64) {
			if i == 0 && before != nil {
				before(c, x, y)
			}
			p.draw(c, l, x+indent, y+size*rise, size)
		}}
		if i == len(ls)-1 {
			s.h += p.more(after)
		}
		p.add(s)
	}
}

func (p *printer) list(b paper.List) {
	set := p.setter(p.body)
	for i, it := range b.Items {
		mark := set.set(plain(b.Mark(i, "•"), look{}), p.roomW, false)[0]
		indent := max(mark.w+2, 11)
		if b.Ordered {
			n, _ := set.natural(fmt.Sprintf("%d.", len(b.Items)))
			indent = n + 4
		}
		ticked := b.Tick(i) != paper.NoTick
		p.lines(set.set(p.runs(it), p.roomW-indent, true), p.body, indent, 0.8, func(c canvas, x, y float64) {
			draw := func() { p.draw(c, mark, x, y+p.body*rise, p.body) }
			if ticked {
				draw()
			} else {
				c.artifact(draw)
			}
		})
	}
	p.gap(2)
}

// gap adds room below the last strip.
func (p *printer) gap(h float64) {
	if n := len(p.strips); n > 0 {
		p.strips[n-1].h += p.more(h)
	}
}

// note stands out by a bar at its side.
func (p *printer) note(b paper.Note) {
	ls := p.setter(p.body).set(p.runs(b.Spans), p.roomW-10, true)
	from := len(p.strips)
	p.lines(ls, p.body, 10, 0, nil)
	for _, s := range p.strips[from:] {
		text, h := s.draw, s.h
		s.draw = func(c canvas, x, y float64) {
			c.fill(0.5, [4]float64{x + 1, y, 2, h})
			text(c, x, y)
		}
	}
	p.gap(3)
}
