package board

import "zhiban/ui/kit"

// pane is a part of the board that arrows can act on.
type pane int

// The panes in the order in which Tab visits them.
const (
	paneUrgent pane = iota
	paneGrids
	paneSites
	paneLatest
	panes int = iota
)

// hit is a place of the board that stands for a record: what a mouse click
// there selects.
type hit struct {
	x, y, w, h int
	pane       pane
	id         string
}

// block is a rectangle of rows with the places in it.
type block struct {
	rows []string
	hits []hit
}

// moved shifts the places of a block.
func (b block) moved(x, y int) []hit {
	out := make([]hit, len(b.hits))
	for i, h := range b.hits {
		h.x, h.y = h.x+x, h.y+y
		out[i] = h
	}
	return out
}

// stack puts blocks below each other.
func stack(blocks ...block) block {
	var out block
	for _, b := range blocks {
		out.hits = append(out.hits, b.moved(0, len(out.rows))...)
		out.rows = append(out.rows, b.rows...)
	}
	return out
}

// beside puts blocks next to each other.
func beside(gap int, widths []int, blocks ...block) block {
	var out block
	cols := make([][]string, len(blocks))
	x := 0
	for i, b := range blocks {
		cols[i] = b.rows
		out.hits = append(out.hits, b.moved(x, 0)...)
		x += widths[i] + gap
	}
	out.rows = kit.Beside(gap, widths, cols...)
	return out
}

// boxed frames the rows of a pane; a row with an id is a place.
func (p *painter) boxed(title string, which pane, rows []row, w, h int) block {
	style := p.t.Title
	if p.focus == which && p.focused {
		style = p.t.Accent
		title = p.t.Glyph.Prompt + " " + title
	}
	var out block
	texts := make([]string, len(rows))
	for i, r := range rows {
		texts[i] = r.text
		if r.id != "" && i < h-2 {
			out.hits = append(out.hits, hit{x: 2, y: i + 1, w: w - 4, h: 1, pane: which, id: r.id})
		}
	}
	out.rows = kit.Box(p.t, style.Render(title), texts, w, h)
	return out
}

// row is a line of a pane and the record it stands for.
type row struct{ text, id string }

// window cuts rows to n so that the chosen one is in sight, and says how many
// are left out.
func (p *painter) window(rows []row, which pane, n int) []row {
	if len(rows) <= n || n < 1 {
		return rows
	}
	at := 0
	for i, r := range rows {
		if r.id != "" && r.id == p.sel[which] {
			at = i
		}
	}
	from := max(at-(n-2), 0)
	left := len(rows) - from - (n - 1)
	if left <= 0 {
		return rows[len(rows)-n:]
	}
	out := append([]row(nil), rows[from:from+n-1]...)
	return append(out, row{text: p.t.Muted.Render(p.moreText(left))})
}
