package paper

import "strings"

const gap = "  "

// table prints a table; its head is repeated on every page.
func (p *printer) table(t Table) {
	n := t.columns()
	if n == 0 {
		return
	}
	ws := t.widths(p.w - len(gap)*(n-1))
	head := p.row(t, t.Head, ws, true)
	if len(t.Head) > 0 {
		head = append(head, strings.Repeat("─", sum(ws)+len(gap)*(n-1)))
		if p.room() < len(head)+1 {
			p.turn()
		}
		p.put(head...)
	}
	for _, r := range t.Rows {
		lines := p.row(t, r, ws, false)
		if len(lines) > p.room() && len(lines)+len(head) < p.h-4 {
			p.turn()
			if len(t.Head) > 0 {
				p.put(head...)
			}
		}
		p.put(lines...)
	}
	if t.Note != "" {
		p.put(wrap(clean(t.Note), p.w)...)
	}
}

func (p *printer) row(t Table, cells []string, ws []int, head bool) []string {
	cols := make([][]string, len(ws))
	height := 0
	for i, w := range ws {
		cols[i] = wrap(t.cell(cells, i), w)
		height = max(height, len(cols[i]))
	}
	out := make([]string, height)
	for y := range height {
		var b strings.Builder
		for i, w := range ws {
			text := ""
			if y < len(cols[i]) {
				text = cols[i][y]
			}
			if i > 0 {
				b.WriteString(gap)
			}
			b.WriteString(pad(text, w, t.align(i)))
		}
		out[y] = b.String()
	}
	return out
}

// widths gives every column what its longest cell needs; when that is too
// much, the widest columns give way first.
func (t Table) widths(room int) []int {
	ws := make([]int, t.columns())
	for i := range ws {
		ws[i] = max(2, width(t.cell(t.Head, i)))
		for _, r := range t.Rows {
			ws[i] = max(ws[i], width(t.cell(r, i)))
		}
	}
	for sum(ws) > room {
		widest := 0
		for i := range ws {
			if ws[i] > ws[widest] {
				widest = i
			}
		}
		if ws[widest] <= 4 {
			break
		}
		ws[widest]--
	}
	return ws
}

func sum(ws []int) int {
	n := 0
	for _, w := range ws {
		n += w
	}
	return n
}
