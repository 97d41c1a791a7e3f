package paper

import "strings"

// narrow is how few cells a column may get while another one has more.
const narrow = 4

// table prints a table; its head is repeated on every page. A table with more
// columns than a line can hold is printed as records, a line to a cell.
func (p *printer) table(t Table) {
	n := t.Columns()
	if n == 0 {
		return
	}
	between := gap
	ws := t.widths(p.w - len(gap)*(n-1))
	if total(ws)+len(gap)*(n-1) > p.w {
		between = " "
		ws = t.widths(p.w - (n - 1))
	}
	if total(ws)+len(between)*(n-1) > p.w {
		p.records(t)
		return
	}
	p.rows(t, ws, between)
	if t.Note != "" {
		p.flow(wrap(Clean(t.Note), p.w))
	}
}

func (p *printer) rows(t Table, ws []int, between string) {
	var head []string
	if len(t.Head) > 0 {
		head = append(t.layout(t.Head, ws, between), strings.Repeat("─", total(ws)+len(between)*(len(ws)-1)))
	}
	if len(t.Rows) == 0 {
		p.keep(head)
		return
	}
	for i, r := range t.Rows {
		lines := t.layout(r, ws, between)
		if i > 0 {
			p.keep(lines)
			continue
		}
		p.ensure(len(head)+len(lines), len(head)+1)
		p.put(head...)
		if len(head) <= p.capacity(0)/2 {
			p.repeat = head
		}
		p.put(lines...)
	}
	p.repeat = nil
}

// layout wraps the cells of a row and sets them beside each other.
func (t Table) layout(row []string, ws []int, between string) []string {
	cols := make([][]string, len(ws))
	for i, w := range ws {
		cols[i] = wrap(t.Cell(row, i), w)
	}
	return beside(cols, ws, between, t.AlignOf)
}

func (p *printer) records(t Table) {
	for _, r := range t.Rows {
		mark := "- "
		for i := range t.Columns() {
			value := t.Cell(r, i)
			if value == "" {
				continue
			}
			p.keep(hang(mark, labelled(t.Cell(t.Head, i), value, p.w-len(mark))))
			mark = "  "
		}
	}
	if t.Note != "" {
		p.flow(wrap(Clean(t.Note), p.w))
	}
}

// widths gives every column what its longest cell needs; when that is too
// much, the widest give way first, down to their longest word or number, and
// only then break those.
func (t Table) widths(room int) []int {
	n := t.Columns()
	ws, whole, least := make([]int, n), make([]int, n), make([]int, n)
	for i := range n {
		ws[i], whole[i], least[i] = 2, 2, 2
		for _, r := range append([][]string{t.Head}, t.Rows...) {
			text := t.Cell(r, i)
			ws[i] = max(ws[i], width(text))
			whole[i] = max(whole[i], longest(text))
		}
		whole[i] = max(whole[i], min(ws[i], narrow))
	}
	for _, floor := range [][]int{whole, least} {
		for total(ws) > room {
			widest := -1
			for i := range ws {
				if ws[i] > floor[i] && (widest < 0 || ws[i] > ws[widest]) {
					widest = i
				}
			}
			if widest < 0 {
				break
			}
			ws[widest]--
		}
	}
	return ws
}

func total(ws []int) int {
	n := 0
	for _, w := range ws {
		n += w
	}
	return n
}
