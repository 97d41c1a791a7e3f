package pdf

import (
	"math"

	"zhiban/ui/paper"
)

// Sizes of a box to sign in.
const (
	boxLeast = 100.0 // narrower ones go below each other
	boxGap   = 8.0
	boxPad   = 5.0
	nameSize = 12.0
)

// signature is one strip: it is never split.
func (p *printer) signature(b paper.Signature) {
	if len(b.Boxes) == 0 {
		return
	}
	most := (p.roomW + boxGap) / (boxLeast + boxGap)
	across := max(1, min(len(b.Boxes), int(math.Floor(most))))
	w := (p.roomW - boxGap*float64(across-1)) / float64(across)
	type drawn struct {
		at, top float64
		draw    func(c canvas, x, y, h float64)
		h       float64
	}
	var all []drawn
	top := 0.0
	for from := 0; from < len(b.Boxes); from += across {
		row := b.Boxes[from:min(from+across, len(b.Boxes))]
		high := 0.0
		first := len(all)
		for i, s := range row {
			h, draw := p.box(s, w)
			high = max(high, h)
			all = append(all, drawn{at: float64(i) * (w + boxGap), top: top, draw: draw})
		}
		for i := first; i < len(all); i++ {
			all[i].h = high
		}
		top += high + 6
	}
	if n := len(p.strips); n > 0 { // nobody signs a page on which nothing stands
		p.strips[n-1].stay = true
	}
	p.add(&strip{h: top, space: 4, draw: func(c canvas, x, y float64) {
		for _, d := range all {
			d.draw(c, x+d.at, y+d.top, d.h)
		}
	}})
}

// box is one signature: role, name or a line to sign on, how and when.
func (p *printer) box(s paper.SignBox, w float64) (h float64, draw func(c canvas, x, y, h float64)) {
	type part struct {
		l       line
		y, size float64
	}
	var parts []part
	y := boxPad - 1
	blank := 0.0
	put := func(text string, size float64, l look) {
		if text == "" {
			return
		}
		for _, ln := range p.setter(size).set(plain(text, l), w-2*boxPad, false) {
			parts = append(parts, part{ln, y, size})
			y += size * p.lead
		}
	}
	put(s.Role, p.small, look{gray: pale})
	if paper.Clean(s.Name) == "" {
		y += 24
		blank = y
		y += 4
	} else {
		put(s.Name, nameSize, look{})
	}
	put(s.How, p.small, look{})
	put(s.At, p.small, look{})
	return max(y+boxPad-2, 48), func(c canvas, x, y, h float64) {
		c.rect(x, y, w, h, rule, edge)
		if blank > 0 {
			c.line(x+boxPad, y+blank, x+w-boxPad, y+blank, 0.5, 0)
		}
		for _, q := range parts {
			p.draw(c, q.l, x+boxPad, y+q.y+q.size*rise, q.size)
		}
	}
}

// stamp leaves room for a seal of 42 mm, the largest in use, at the right.
func (p *printer) stamp(b paper.Stamp) {
	const w, least = 60 * mm, 44 * mm
	var ls []line
	for _, text := range b.Lines {
		ls = append(ls, p.setter(p.body).set(plain(text, look{gray: pale}), w-2*boxPad, false)...)
	}
	h := max(least, float64(len(ls))*p.body*p.lead+2*boxPad)
	p.add(&strip{h: h + 4, space: 4, draw: func(c canvas, x, y float64) {
		x += p.roomW - w
		c.rect(x, y, w, h, rule, edge)
		for i, l := range ls {
			p.draw(c, l, x+(w-l.w)/2, y+boxPad+(float64(i)*p.lead+rise)*p.body, p.body)
		}
	}})
}
