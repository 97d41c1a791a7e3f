package pdf

import "zhiban/ui/paper"

// chart draws bars. They are not part of the text: every word and figure of
// them stands in the table, which the bars are not parted from.
func (p *printer) chart(b paper.Chart) {
	const thick, name, size = 8.0, 110.0, 8.0
	bars := b.Bars()
	set := p.setter(size)
	put := func(c canvas, text string, x, y, w float64) {
		l := set.set(plain(text, look{}), w, false)[0]
		p.draw(c, l, x, y, size)
	}
	for i, bar := range bars {
		s := &strip{h: thick + 2, stay: true, draw: func(c canvas, x, y float64) {
			c.artifact(func() {
				put(c, bar.Label, x, y+thick, name-6)
				w := max(bar.Share*(p.roomW-name-50), 0.5)
				c.fill([]float64{0.25, 0.55, 0.75}[bar.Series%3], [4]float64{x + name, y + 1, w, thick - 1})
				put(c, bar.Value, x+name+w+4, y+thick, 50)
			})
		}}
		if bar.Series == 0 {
			s.space = 3
		}
		if i%20 == 19 { // a very long chart may part
			s.stay = false
		}
		p.add(s)
	}
	if len(bars) > 0 {
		p.gap(3)
		p.legend(b)
	}
}

// legend says which shade is which column.
func (p *printer) legend(b paper.Chart) {
	if len(b.Drawn) < 2 {
		return
	}
	const size = 8.0
	p.add(&strip{h: size * p.lead, stay: true, draw: func(c canvas, x, y float64) {
		c.artifact(func() {
			for k, col := range b.Drawn {
				c.fill([]float64{0.25, 0.55, 0.75}[k%3], [4]float64{x, y + 2, size, size - 2})
				l := p.setter(size).set(plain(b.Table.Cell(b.Table.Head, col), look{}), p.roomW, false)[0]
				p.draw(c, l, x+size+3, y+size, size)
				x += size + l.w + 16
			}
		})
	}})
	p.gap(2)
}
