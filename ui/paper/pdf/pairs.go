package pdf

import "zhiban/ui/paper"

// pale is the gray of labels.
const pale = 0.38

// pairs stand beside each other while they fit into their column.
func (p *printer) pairs(b paper.Pairs) {
	const between, after = 14.0, 5.0
	cols := min(max(b.Columns, 1), 3)
	colW := (p.roomW - between*float64(cols-1)) / float64(cols)
	set := p.setter(p.body)
	var row []func(c canvas, x, y float64)
	flush := func() {
		if len(row) == 0 {
			return
		}
		cells := row
		row = nil
		p.add(&strip{h: p.body * p.lead, draw: func(c canvas, x, y float64) {
			for i, draw := range cells {
				draw(c, x+float64(i)*(colW+between), y)
			}
		}})
	}
	for _, it := range b.Items {
		label := set.set(plain(it.Label, look{gray: pale}), p.roomW/2, false)
		value := p.runs(it.Value)
		indent := label[0].w + after
		one := set.set(value, p.roomW, false)
		if len(label) == 1 && len(one) == 1 && indent+one[0].w <= colW {
			row = append(row, func(c canvas, x, y float64) {
				p.draw(c, label[0], x, y+p.body*rise, p.body)
				p.draw(c, one[0], x+indent, y+p.body*rise, p.body)
			})
			if len(row) == cols {
				flush()
			}
			continue
		}
		flush()
		if len(label) > 1 { // a label as long as a sentence is set in one with its value
			p.lines(set.set(append(append(plain(it.Label, look{gray: pale}), run{text: " "}), value...), p.roomW, true), p.body, 0, 0, nil)
			continue
		}
		p.lines(set.set(value, p.roomW-indent, true), p.body, indent, 0, func(c canvas, x, y float64) {
			p.draw(c, label[0], x, y+p.body*rise, p.body)
		})
	}
	flush()
	p.gap(2)
}
