package board

import (
	"strings"

	"zhiban/store/plan"
	"zhiban/ui/i18n"
	"zhiban/ui/kit"
)

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

// drawn remembers the blocks of the last drawing: an arrow key changes one of
// them, a typed character none.
type drawn struct {
	whole  memo
	blocks map[pane]memo
}

// memo is a block and all that it depends on.
type memo struct {
	key   look
	block block
}

// look is what a block depends on; two equal ones draw the same.
type look struct {
	data    *Data
	texts   *i18n.Texts
	plan    *plan.Plan
	mode    string
	corner  string // of the glyphs in use
	w, h    int
	sel     [panes]string
	focus   pane
	focused bool
	order   string
}

// look describes a block of w by h cells in which only some panes can be seen.
func (p *painter) look(w, h int, seen ...pane) look {
	l := look{data: p.d, texts: p.w.T, plan: p.w.Plan, mode: p.t.Mode, corner: p.t.Glyph.TL, w: w, h: h}
	for _, x := range seen {
		l.sel[x] = p.sel[x]
		if p.focused && p.focus == x || x == paneUrgent { // its selection shows without the focus, too
			l.focus, l.focused = p.focus, p.focused
		}
		if x == paneGrids {
			l.order = strings.Join(p.order, " ")
		}
	}
	return l
}

// once draws a pane, or takes what was drawn last for the same look.
func (p *painter) once(which pane, w, h int, draw func() block) block {
	if p.drawn == nil {
		return draw()
	}
	key := p.look(w, h, which)
	if m, ok := p.drawn.blocks[which]; ok && m.key == key {
		return m.block
	}
	b := draw()
	if p.drawn.blocks == nil {
		p.drawn.blocks = map[pane]memo{}
	}
	p.drawn.blocks[which] = memo{key, b}
	return b
}
