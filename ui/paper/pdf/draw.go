package pdf

import (
	"fmt"

	"zhiban/ui/paper"
)

// draw puts a line on the page; y is its base.
func (p *printer) draw(c canvas, l line, x, y, size float64) {
	for i := 0; i < len(l.pieces); {
		first := l.pieces[i]
		if !first.plain {
			p.odd(c, first, x+l.x[i], y, size)
			i++
			continue
		}
		var run []glyph
		from := i
		for ; i < len(l.pieces) && l.pieces[i].plain && l.pieces[i].look == first.look && l.pieces[i].to == first.to; i++ {
			run = append(run, p.glyphs(l.pieces[i], l.x[i], size)...)
		}
		c.text(x, y, size, first.look, run)
		p.trim(c, first, x+l.x[from], x+l.x[i-1]+l.pieces[i-1].w, y, size)
	}
}

func (p *printer) glyphs(x piece, at, size float64) []glyph {
	var out []glyph
	for _, r := range x.text {
		g := p.font.glyph(r)
		if g == 0 {
			continue
		}
		w := float64(p.font.advance(g)) * size / 1000
		out = append(out, glyph{r, at, w})
		at += w
	}
	return out
}

// trim draws what goes along with a text: the line through it, the link.
func (p *printer) trim(c canvas, x piece, from, to, y, size float64) {
	if x.look.struck {
		c.line(from, y-0.3*size, to, y-0.3*size, 0.6, x.look.gray)
	}
	if x.to > 0 {
		c.link(from, y-size, to-from, 1.25*size, x.to)
	}
}

// odd draws what the font cannot: a box to tick, a character that chooses a
// form, and in place of a character that is missing its code point in a box.
// What is copied out of the page is the character itself.
func (p *printer) odd(c canvas, x piece, at, y, size float64) {
	c.says(x.text, func() {
		if isBox(x.text) {
			tick(c, x.text, at, y, size)
			return
		}
		pen := at
		for _, r := range x.text {
			g := p.font.glyph(r)
			switch {
			case g != 0:
				w := float64(p.font.advance(g)) * size / 1000
				c.text(0, y, size, x.look, []glyph{{r, pen, w}})
				pen += w
			case !unseen(r):
				p.missing[r] = true
				p.codeBox(c, r, pen, y, size)
				pen += size
			}
		}
	})
	p.trim(c, x, at, at+x.w, y, size)
}

// tick draws ☐ ☑ ☒.
func tick(c canvas, box string, x, y, size float64) {
	left, side := x+0.1*size, 0.8*size
	top := y + 0.06*size - side
	c.rect(left, top, side, side, 0.6, 0)
	switch paper.Tick([]rune(box)[0]) {
	case paper.Ticked:
		c.line(left+0.18*side, top+0.5*side, left+0.42*side, top+0.78*side, 1.1, 0)
		c.line(left+0.42*side, top+0.78*side, left+0.84*side, top+0.2*side, 1.1, 0)
	case paper.Crossed:
		c.line(left+0.2*side, top+0.2*side, left+0.8*side, top+0.8*side, 1.1, 0)
		c.line(left+0.8*side, top+0.2*side, left+0.2*side, top+0.8*side, 1.1, 0)
	}
}

// codeBox frames the code point of a character in the room of the character.
func (p *printer) codeBox(c canvas, r rune, x, y, size float64) {
	hex := fmt.Sprintf("%04X", r)
	half := (len(hex) + 1) / 2
	c.rect(x+0.05*size, y-0.84*size, 0.9*size, 0.96*size, 0.4, 0)
	small := 0.36 * size
	for i, part := range []string{hex[:half], hex[half:]} {
		w, _ := setter{font: p.font, size: small}.natural(part)
		at, base := x+(size-w)/2, y-0.48*size+float64(i)*0.42*size
		l := setter{font: p.font, size: small}.set([]run{{text: part}}, size, false)[0]
		p.draw(c, l, at, base, small)
	}
}
