package kit

import "strings"

// para is a paragraph: its clusters and where its rows begin.
type para struct {
	clusters []string
	widths   []int
	rows     []int // first cluster of each row; rows[0] is 0
}

func newPara(s string, w int) para {
	p := para{clusters: split(s)}
	p.widths = make([]int, len(p.clusters))
	for i, c := range p.clusters {
		_, p.widths[i] = shown(c)
	}
	p.wrap(w)
	return p
}

func (p *para) text() string { return strings.Join(p.clusters, "") }

// wrap finds where rows begin. The last cell of a row is kept for the cursor
// behind the text; only a blank at a wrap may stand in it.
func (p *para) wrap(w int) {
	p.rows = append(p.rows[:0], 0)
	start, used := 0, 0
	for i, n := range p.widths {
		hangs := p.clusters[i] == " " && used+1 == w && i+1 < len(p.clusters)
		for used+n > w-1 && i > start && !hangs {
			start = p.cut(start, i)
			p.rows = append(p.rows, start)
			used = 0
			for _, n := range p.widths[start:i] {
				used += n
			}
		}
		used += n
	}
}

// cut finds where the row that begins at start ends when the cluster at i does
// not fit: between words, and not before a closing sign.
func (p *para) cut(start, i int) int {
	at := i
	if latin(p.clusters[i]) && latin(p.clusters[i-1]) {
		for at > start && latin(p.clusters[at-1]) {
			at--
		}
	} else if i-1 > start && strings.Contains(noStart, p.clusters[i]) {
		at = i - 1
	}
	if at == start { // one word longer than the row
		return i
	}
	return at
}

func latin(c string) bool {
	b := c[0]
	return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b == '_' || b == '-' || b == '\''
}

// rowOf is the row in which the cursor stands at pos.
func (p *para) rowOf(pos int) int {
	r := 0
	for r+1 < len(p.rows) && p.rows[r+1] <= pos {
		r++
	}
	return r
}

// end is the cluster behind the last one of a row.
func (p *para) end(r int) int {
	if r+1 < len(p.rows) {
		return p.rows[r+1]
	}
	return len(p.clusters)
}

// x is the cell of a place in its row.
func (p *para) x(pos int) int {
	n := 0
	for _, w := range p.widths[p.rows[p.rowOf(pos)]:pos] {
		n += w
	}
	return n
}

// at is the place in a row nearest to a cell, not behind it.
func (p *para) at(r, x int) int {
	pos, last := p.rows[r], p.end(r)
	if r+1 < len(p.rows) {
		last-- // behind the last cluster is the next row already
	}
	for used := 0; pos < last; pos++ {
		if used += p.widths[pos]; used > x {
			break
		}
	}
	return pos
}

// row draws a row of the paragraph.
func (p *para) row(r int) string {
	var b strings.Builder
	for _, c := range p.clusters[p.rows[r]:p.end(r)] {
		c, _ = shown(c)
		b.WriteString(c)
	}
	return b.String()
}

// View draws exactly h rows of w cells and says in which cell of them the
// cursor stands. A row with … at its end has more text above or below it.
func (e *Editor) View() (rows []string, x, y int) {
	total, at := 0, 0
	for i := range e.paras {
		if i == e.line {
			at = total + e.paras[i].rowOf(e.pos)
		}
		total += len(e.paras[i].rows)
	}
	e.top = max(min(e.top, at, total-e.h), at-e.h+1, 0)
	rows = make([]string, 0, e.h)
	skip := e.top
	for i := range e.paras {
		p := &e.paras[i]
		if skip >= len(p.rows) {
			skip -= len(p.rows)
			continue
		}
		for r := skip; r < len(p.rows) && len(rows) < e.h; r++ {
			rows = append(rows, Fit(p.row(r), e.w))
		}
		if skip = 0; len(rows) == e.h {
			break
		}
	}
	for len(rows) < e.h {
		rows = append(rows, strings.Repeat(" ", e.w))
	}
	y = at - e.top
	more := func(i int) { rows[i] = Fit(strings.TrimRight(rows[i], " "), e.w-1) + "…" }
	if e.top > 0 {
		more(0)
	}
	if e.top+e.h < total && (e.h > 1 || e.top == 0) {
		more(e.h - 1)
	}
	return rows, e.paras[e.line].x(e.pos), y
}

// Rows is how many rows the text takes at the width of the editor.
func (e *Editor) Rows() int {
	n := 0
	for i := range e.paras {
		n += len(e.paras[i].rows)
	}
	return n
}

func (e *Editor) left() (line, pos int) {
	switch {
	case e.pos > 0:
		return e.line, e.pos - 1
	case e.line > 0:
		return e.line - 1, len(e.paras[e.line-1].clusters)
	}
	return e.line, e.pos
}

func (e *Editor) right() (line, pos int) {
	switch {
	case e.pos < len(e.paras[e.line].clusters):
		return e.line, e.pos + 1
	case e.line+1 < len(e.paras):
		return e.line + 1, 0
	}
	return e.line, e.pos
}

func (e *Editor) move(key string) bool {
	goal := -1
	switch key {
	case "left", "ctrl+b":
		e.line, e.pos = e.left()
	case "right", "ctrl+f":
		e.line, e.pos = e.right()
	case "home", "ctrl+a":
		e.pos = 0
	case "end", "ctrl+e":
		e.pos = len(e.paras[e.line].clusters)
	case "ctrl+home":
		e.line, e.pos = 0, 0
	case "ctrl+end":
		e.line = len(e.paras) - 1
		e.pos = len(e.paras[e.line].clusters)
	case "up", "down", "pgup", "pgdown":
		by := map[string]int{"up": -1, "down": 1, "pgup": -max(e.h-1, 1), "pgdown": max(e.h-1, 1)}[key]
		if goal = e.goal; goal < 0 {
			goal = e.paras[e.line].x(e.pos)
		}
		if !e.rowsBy(by, goal) {
			return false
		}
	default:
		return false
	}
	e.goal = goal
	e.hist.seal()
	return true
}

// rowsBy moves the cursor by rows; false when it already was in the last one
// that way.
func (e *Editor) rowsBy(by, goal int) bool {
	line, r := e.line, e.paras[e.line].rowOf(e.pos)
	moved := false
	for ; by < 0; by++ {
		if r--; r < 0 {
			if line == 0 {
				r = 0
				break
			}
			line--
			r = len(e.paras[line].rows) - 1
		}
		moved = true
	}
	for ; by > 0; by-- {
		if r++; r >= len(e.paras[line].rows) {
			if line+1 >= len(e.paras) {
				r--
				break
			}
			line, r = line+1, 0
		}
		moved = true
	}
	if moved {
		e.line, e.pos = line, e.paras[line].at(r, goal)
	}
	return moved
}
