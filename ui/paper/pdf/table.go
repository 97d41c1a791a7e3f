package pdf

import (
	"slices"

	"zhiban/ui/paper"
)

// Room around the text of a cell.
const (
	padX = 3.0 // where there is one column of text
	padN = 2.0 // in two
	padY = 1.3 // where there is one column of text
	padL = 0.7 // in two
	rule = 0.4
	edge = 0.55 // gray of the lines
)

// shortCell is the width, in sizes of its letters, of a cell that is better not
// broken into lines.
const shortCell = 6.0

// table prints a table; its head is repeated on every page, and a row is only
// split where it is higher than a page. With more columns than fit, the text
// gets smaller; if even that does not help, rows become records.
func (p *printer) table(t paper.Table) {
	if t.Columns() == 0 {
		return
	}
	room := p.roomW - 2*p.padX*float64(t.Columns())
	done := p.fixed(t) || p.halves(t)
	for _, size := range []float64{p.small, 8, 7, 6} {
		if done {
			break
		}
		if ws, whole := p.widths(t, size, room); whole || (size <= 7 && ws != nil) {
			p.rows(t, ws, size)
			done = true
			break
		}
	}
	if !done {
		p.records(t)
	}
	p.under(t)
}

// under is what stands below a table.
func (p *printer) under(t paper.Table) {
	if t.Note != "" {
		p.lines(p.setter(p.small).set(plain(t.Note, look{}), p.roomW, true), p.small, 0, 0, nil)
	}
	if n := len(p.strips); p.pitch > 0 && n > 0 { // the grid of official paper gives lines no room, and a line would stand on the border
		p.strips[n-1].h += p.body / 2
	}
	p.gap(4)
}

// widths shares the room out: every column gets what its longest cell needs;
// when that is too much, the widest give way down to their longest word, then
// break words. whole tells that no word is broken; no widths, that not even
// single characters fit.
func (p *printer) widths(t paper.Table, size, room float64) (ws []float64, whole bool) {
	n := t.Columns()
	set := p.setter(size)
	ws, words, cells := make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range n {
		for k, r := range append([][]string{t.Head}, t.Rows...) {
			natural, longest := set.natural(t.Cell(r, i))
			ws[i], words[i] = max(ws[i], natural+slack), max(words[i], longest+slack)
			if k > 0 && natural <= shortCell*size {
				cells[i] = max(cells[i], natural+slack)
			}
		}
		words[i] = max(words[i], min(ws[i], 2*size))
		cells[i] = max(cells[i], words[i])
	}
	if rest := room - total(ws); rest >= 0 { // long texts get what is left
		blanks := t.Blanks()
		for i := range ws {
			switch {
			case t.Tall == 0 || blanks == 0:
				ws[i] += rest / float64(n)
			case t.Blank(i): // what is printed needs no more room than it has
				ws[i] += rest / float64(blanks)
			}
		}
		return ws, true
	}
	if lines := slices.Clone(ws); shrink(lines, cells, room) { // short cells stay in one line, heads and long texts give way
		return lines, true
	}
	if shrink(ws, words, room) {
		return ws, true
	}
	least := make([]float64, n)
	for i := range least {
		least[i] = min(ws[i], size)
	}
	if shrink(ws, least, room) {
		return ws, false
	}
	return nil, false
}

// shrink takes from the widest columns until all fit into the room.
func shrink(ws, floor []float64, room float64) bool {
	for total(ws) > room+slack {
		widest := -1
		for i := range ws {
			if ws[i] > floor[i]+slack && (widest < 0 || ws[i] > ws[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return false
		}
		ws[widest] = max(floor[widest], ws[widest]-max(1, (total(ws)-room)/16))
	}
	return true
}

func total(ws []float64) float64 {
	n := 0.0
	for _, w := range ws {
		n += w
	}
	return n
}

func (p *printer) rows(t paper.Table, ws []float64, size float64) {
	var head *strip
	room := p.roomH
	if len(t.Head) > 0 {
		parts := p.row(t, t.Head, ws, size, room, true)
		for _, s := range parts {
			p.add(s)
		}
		head = parts[len(parts)-1]
		head.stay = len(t.Rows) > 0
		room -= head.h
		if len(parts) > 1 || head.h > p.roomH/2 { // a head that fills the page is not repeated
			head, room = nil, p.roomH
		}
	}
	for i, r := range t.Rows {
		parts := p.row(t, r, ws, size, room, false)
		for _, s := range parts {
			s.head = head
			p.add(s)
		}
		pair(parts, i, len(t.Rows))
	}
}

// pair keeps the first two rows and the last two together: one row under a
// repeated head looks like a table of its own.
func pair(parts []*strip, i, rows int) {
	if rows > 1 && len(parts) == 1 && (i == 0 || i == rows-2) {
		parts[0].stay = true
	}
}

// row lays a row out as one strip, or as several where it is higher than the
// room of a page.
func (p *printer) row(t paper.Table, cells []string, ws []float64, size, room float64, head bool) []*strip {
	set := p.setter(size)
	cols := make([][]line, len(ws))
	height := 1
	if !head {
		height = max(1, t.Tall)
	}
	for i, w := range ws {
		cols[i] = set.set(plain(t.Cell(cells, i), look{bold: head}), w, t.AlignOf(i) == paper.Left && !head)
		height = max(height, len(cols[i]))
	}
	part := func(from, to int) *strip {
		h := float64(to-from)*size*p.tight + 2*p.padY
		return &strip{h: h, draw: func(c canvas, x, y float64) {
			p.frame(c, ws, x, y, h, head)
			for i, ls := range cols {
				for k := from; k < min(to, len(ls)); k++ {
					p.draw(c, ls[k], x+p.padX+aligned(t.AlignOf(i), ws[i]-ls[k].w), y+p.padY+(float64(k-from)*p.tight+rise)*size, size)
				}
				x += ws[i] + 2*p.padX
			}
		}}
	}
	if float64(height)*size*p.tight+2*p.padY <= room {
		return []*strip{part(0, height)}
	}
	var out []*strip
	most := max(1, int((room/3-2*p.padY)/(size*p.tight)))
	for from := 0; from < height; from += most {
		out = append(out, part(from, min(from+most, height)))
	}
	return out
}

func aligned(a paper.Align, rest float64) float64 {
	switch a {
	case paper.Right:
		return rest
	case paper.Center:
		return rest / 2
	}
	return 0
}

// frame draws the lines around the cells of a row, and the ground of a head.
func (p *printer) frame(c canvas, ws []float64, x, y, h float64, head bool) {
	w := total(ws) + 2*p.padX*float64(len(ws))
	if head {
		c.fill(0.93, [4]float64{x, y, w, h})
	}
	c.rect(x, y, w, h, rule, edge)
	for _, cell := range ws[:len(ws)-1] {
		x += cell + 2*p.padX
		c.line(x, y, x, y+h, rule, edge)
	}
}

// records prints a table with more columns than a page can hold: a line to a
// cell.
func (p *printer) records(t paper.Table) {
	set := p.setter(p.small)
	for _, r := range t.Rows {
		for i := range t.Columns() {
			if value := t.Cell(r, i); value != "" {
				p.lines(set.set(append(plain(t.Cell(t.Head, i)+" ", look{gray: pale}), plain(value, look{})...), p.roomW, true), p.small, 0, 0, nil)
			}
		}
		p.gap(4)
	}
}
