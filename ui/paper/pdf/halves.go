package pdf

import "zhiban/ui/paper"

// A table that is narrow enough stands in two halves beside each other: a duty
// list of thirty takes a third of a page, and no figure stands a page away from
// its name. A short one is read down and then on at the right; a longer one,
// which may go on on the next page, line by line.
const (
	halvesFrom = 4
	halvesDown = 16
	halvesGap  = 10.0
)

// halves prints such a table and reports whether it did.
func (p *printer) halves(t paper.Table) bool {
	if len(t.Rows) == 0 || len(t.Head) == 0 || len(t.Widths) > 0 || t.Tall > 0 { // half a page is too narrow to write on
		return false
	}
	ws, ok := p.halfWidths(t)
	if !ok {
		return false
	}
	if len(t.Rows) < halvesFrom { // half a page is enough
		p.rows(t, ws, p.small)
		return true
	}
	halvesAt := (p.roomW + halvesGap) / 2 // where the right half begins
	row := func(cells []string, head bool) *strip { return p.row(t, cells, ws, p.small, p.roomH, head)[0] }
	left := row(t.Head, true)
	head := &strip{h: left.h, stay: true, draw: func(c canvas, x, y float64) {
		left.draw(c, x, y)
		c.artifact(func() { left.draw(c, x+halvesAt, y) })
	}}
	p.add(head)
	if n := len(t.Rows); n <= halvesDown {
		down := (n + 1) / 2
		p.add(&strip{h: left.h * float64(down), head: head, draw: func(c canvas, x, y float64) {
			for i, r := range t.Rows {
				row(r, false).draw(c, x+halvesAt*float64(i/down), y+left.h*float64(i%down))
			}
		}})
		return true
	}
	for i := 0; i < len(t.Rows); i += 2 {
		s := &strip{h: left.h, head: head, draw: func(c canvas, x, y float64) {
			for k, r := range t.Rows[i:min(i+2, len(t.Rows))] {
				row(r, false).draw(c, x+halvesAt*float64(k), y)
			}
		}}
		pair([]*strip{s}, i/2, (len(t.Rows)+1)/2)
		p.add(s)
	}
	return true
}

// halfWidths are the widths of the columns in half a page; ok when every cell
// fits into one line.
func (p *printer) halfWidths(t paper.Table) (ws []float64, ok bool) {
	room := (p.roomW-halvesGap)/2 - 2*p.padX*float64(t.Columns())
	ws = make([]float64, t.Columns())
	for _, r := range append([][]string{t.Head}, t.Rows...) {
		for i := range ws {
			w, _ := p.setter(p.small).natural(t.Cell(r, i))
			ws[i] = max(ws[i], w+slack)
		}
		if total(ws) > room { // most tables are told by their first rows
			return nil, false
		}
	}
	rest := (room - total(ws)) / float64(len(ws))
	for i := range ws {
		ws[i] += rest
	}
	return ws, true
}
