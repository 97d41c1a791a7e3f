package paper

import (
	"fmt"
	"strings"
)

// PlainOptions are the size of a page of plain text; 0 means 78 by 58.
type PlainOptions struct{ Width, Height int }

func (o PlainOptions) size() (w, h int) {
	w, h = o.Width, o.Height
	if w <= 0 {
		w = 78
	}
	if h <= 0 {
		h = 58
	}
	return max(w, 20), max(h, 10)
}

// Plain lays a document out as text; pages end in a form feed.
func Plain(d Document, o PlainOptions) ([]byte, error) {
	pages, err := Pages(d, o)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	for i, p := range pages {
		if i > 0 {
			b.WriteString("\f\n")
		}
		for _, l := range p {
			b.WriteString(l + "\n")
		}
	}
	return []byte(b.String()), nil
}

// Pages lays a document out as pages of lines. References need to know their
// page, which depends on how long they are: two rounds settle it.
func Pages(d Document, o PlainOptions) ([][]string, error) {
	w, h := o.size()
	anchors := map[string]int{}
	var pages [][]string
	for range 3 {
		p := &printer{w: w, h: h, d: d, anchors: anchors, found: map[string]int{}}
		pages = p.run()
		same := len(p.found) == len(anchors)
		for k, v := range p.found {
			same = same && anchors[k] == v
		}
		anchors = p.found
		if same {
			break
		}
	}
	for i := range pages {
		foot := d.Foot
		if d.PageWord != "" {
			foot = spread(d.Foot, fmt.Sprintf(d.PageWord, i+1, len(pages)), w)
		}
		pages[i] = append(pages[i], "", strings.TrimRight(foot, " "))
	}
	return pages, nil
}

// spread puts one text at the left and one at the right end of a line.
func spread(left, right string, w int) string {
	left = clean(left)
	gap := w - width(left) - width(right)
	if gap < 1 {
		return left + " " + right
	}
	return left + strings.Repeat(" ", gap) + right
}

// printer fills pages.
type printer struct {
	w, h    int
	d       Document
	anchors map[string]int // page of each anchor, from the round before
	found   map[string]int
	pages   [][]string
	page    []string
}

func (p *printer) run() [][]string {
	p.start()
	if p.d.Title != "" {
		p.page = append(p.page, strings.TrimRight(pad(clean(p.d.Title), p.w, Center), " "), strings.Repeat("─", p.w))
	}
	for _, b := range p.d.Blocks {
		p.block(b)
	}
	p.pages = append(p.pages, p.page)
	return p.pages
}

// start begins a page with its mark.
func (p *printer) start() {
	p.page = nil
	if p.d.Mark != "" {
		p.page = append(p.page, strings.TrimRight(pad("【"+clean(p.d.Mark)+"】", p.w, Center), " "))
	}
}

func (p *printer) turn() {
	p.pages = append(p.pages, p.page)
	p.start()
}

// room is how many lines fit before the foot.
func (p *printer) room() int { return p.h - 2 - len(p.page) }

// put prints lines that may be split over pages.
func (p *printer) put(lines ...string) {
	for _, l := range lines {
		if p.room() < 1 {
			p.turn()
		}
		p.page = append(p.page, strings.TrimRight(l, " "))
	}
}

// keep prints lines that stay together if they fit on a page at all.
func (p *printer) keep(lines []string) {
	if len(lines) > p.room() && len(lines) <= p.h-4 {
		p.turn()
	}
	p.put(lines...)
}

func (p *printer) block(b Block) {
	switch b := b.(type) {
	case Heading:
		p.heading(b)
	case Para:
		p.put(wrap(p.spans(b.Spans), p.w)...)
	case List:
		p.list(b)
	case Pairs:
		p.pairs(b)
	case Table:
		p.table(b)
	case Signature:
		p.signature(b)
	case Break:
		p.turn()
	}
}

// heading is never the last line of a page.
func (p *printer) heading(b Heading) {
	if p.room() < 3 {
		p.turn()
	}
	text := clean(b.Text)
	if b.Level <= 2 {
		text = "■ " + text
	} else {
		text = "· " + text
	}
	p.put(wrap(text, p.w)...)
	if b.ID != "" {
		p.found[b.ID] = len(p.pages) + 1
	}
}

// spans flattens spans; bold has no look in plain text, struck is bracketed.
func (p *printer) spans(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		text := clean(s.Text)
		switch {
		case s.Ref != "" && s.PageWord != "" && p.anchors[s.Ref] > 0:
			text = fmt.Sprintf(s.PageWord, p.anchors[s.Ref])
		case s.Struck:
			text = "[-" + text + "-]"
		}
		b.WriteString(text)
	}
	return b.String()
}

func (p *printer) list(l List) {
	for i, it := range l.Items {
		mark := "- "
		if l.Ordered {
			mark = fmt.Sprintf("%d. ", i+1)
		}
		p.keep(hang(mark, wrap(p.spans(it), p.w-width(mark))))
	}
}

// hang puts a mark before the first line and indents the others.
func hang(mark string, lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		if i == 0 {
			out[i] = mark + l
		} else {
			out[i] = strings.Repeat(" ", width(mark)) + l
		}
	}
	return out
}

// pairs stand beside each other while they fit into their column.
func (p *printer) pairs(b Pairs) {
	cols := min(max(b.Columns, 1), 3)
	colW := (p.w - 2*(cols-1)) / cols
	row, used := "", 0
	flush := func() {
		if used > 0 {
			p.put(row)
		}
		row, used = "", 0
	}
	for _, it := range b.Items {
		label := clean(it.Label) + " "
		text := label + p.spans(it.Value)
		if width(text) > colW {
			flush()
			p.keep(hang(label, wrap(p.spans(it.Value), p.w-width(label))))
			continue
		}
		if used > 0 {
			row += "  "
		}
		row += pad(text, colW, Left)
		if used++; used == cols {
			flush()
		}
	}
	flush()
}

func (p *printer) signature(s Signature) {
	if len(s.Boxes) == 0 {
		return
	}
	w := (p.w - 2*(len(s.Boxes)-1)) / len(s.Boxes)
	rows := make([][]string, len(s.Boxes))
	height := 0
	for i, b := range s.Boxes {
		name := clean(b.Name)
		if name == "" {
			name = strings.Repeat("_", max(min(16, w-2), 1))
		}
		for _, text := range []string{b.Role, name, b.How, b.At} {
			if text = clean(text); text != "" {
				rows[i] = append(rows[i], wrap(text, w)...)
			}
		}
		height = max(height, len(rows[i]))
	}
	lines := []string{""}
	for y := range height {
		line := ""
		for i := range rows {
			cell := ""
			if y < len(rows[i]) {
				cell = rows[i][y]
			}
			if i > 0 {
				line += "  "
			}
			line += pad(cell, w, Left)
		}
		lines = append(lines, line)
	}
	p.keep(append(lines, ""))
}
