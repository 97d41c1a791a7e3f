package paper

import (
	"fmt"
	"strings"
)

const gap = "  "

func (p *printer) block(b Block) {
	switch b := b.(type) {
	case Heading:
		p.heading(b)
	case Para:
		p.flow(wrap(p.spans(b.Spans), p.w))
	case List:
		p.list(b)
	case Pairs:
		p.pairs(b)
	case Table:
		p.table(b)
	case Chart:
		p.table(b.Table)
	case Note:
		p.flow(each("│ ", wrap(p.spans(b.Spans), p.w-2)))
	case Stamp:
		p.stamp(b)
	case Signature:
		p.signature(b)
	case Break:
		p.release()
		if len(p.page) > p.fresh {
			p.turn()
		}
	}
}

// heading waits for the first lines of its section: it is never the last line
// of a page.
func (p *printer) heading(b Heading) {
	mark := "■ "
	if b.Level > 2 {
		mark = "· "
	}
	p.lead = append(p.lead, leading{lines: hang(mark, wrap(Clean(b.Text), p.w-width(mark))), id: b.ID})
}

// spans flattens spans; bold has no look in plain text, struck is bracketed.
func (p *printer) spans(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		if page := p.anchors[s.Ref]; s.Ref != "" && s.PageWord != "" && page > 0 {
			s.Text = fmt.Sprintf(s.PageWord, page)
		}
		b.WriteString(flat(s))
	}
	return b.String()
}

func (p *printer) list(l List) {
	for i, it := range l.Items {
		mark := l.Mark(i, "- ")
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

// each puts a mark before every line.
func each(mark string, lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = mark + l
	}
	return out
}

// stamp leaves room for a seal at the right.
func (p *printer) stamp(b Stamp) {
	w := min(30, p.w)
	lines := []string{"┌" + strings.Repeat("─", w-2) + "┐"}
	for _, l := range b.Lines {
		for _, part := range wrap(Clean(l), w-4) {
			lines = append(lines, "│ "+pad(part, w-4, Center)+" │")
		}
	}
	lines = append(lines, "│"+strings.Repeat(" ", w-2)+"│", "│"+strings.Repeat(" ", w-2)+"│", "└"+strings.Repeat("─", w-2)+"┘")
	for i, l := range lines {
		lines[i] = pad(l, p.w, Right)
	}
	p.keep(lines)
}

// labelled is a label with its value; a label that would leave the value too
// little room is set in one with it.
func labelled(label, value string, w int) []string {
	label = Clean(label) + " "
	if width(label) > w/2 {
		return wrap(label+value, w)
	}
	return hang(label, wrap(value, w-width(label)))
}

// pairs stand beside each other while they fit into their column.
func (p *printer) pairs(b Pairs) {
	cols := min(max(b.Columns, 1), 3)
	colW := (p.w - len(gap)*(cols-1)) / cols
	row, used := "", 0
	flush := func() {
		if used > 0 {
			p.keep([]string{row})
		}
		row, used = "", 0
	}
	for _, it := range b.Items {
		value := p.spans(it.Value)
		text := strings.TrimRight(Clean(it.Label)+" "+value, " ")
		if width(text) > colW {
			flush()
			p.keep(labelled(it.Label, value, p.w))
			continue
		}
		if used > 0 {
			row += gap
		}
		row += pad(text, colW, Left)
		if used++; used == cols {
			flush()
		}
	}
	flush()
}

// boxWidth is how narrow a signature box may get before the next one goes
// below it.
const boxWidth = 18

func (p *printer) signature(s Signature) {
	across := max(1, min(len(s.Boxes), (p.w+len(gap))/(boxWidth+len(gap))))
	var lines []string
	for from := 0; from < len(s.Boxes); from += across {
		if from > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, p.boxes(s.Boxes[from:min(from+across, len(s.Boxes))], across)...)
	}
	if len(lines) == 0 {
		return
	}
	blank := leading{lines: []string{""}}
	p.lead = append(p.lead, blank)
	p.keep(lines)
	p.lead = append(p.lead, blank)
}

// boxes sets signature boxes beside each other.
func (p *printer) boxes(boxes []SignBox, across int) []string {
	w := (p.w - len(gap)*(across-1)) / across
	cols, ws := make([][]string, len(boxes)), make([]int, len(boxes))
	for i, b := range boxes {
		name := Clean(b.Name)
		if name == "" {
			name = strings.Repeat("_", min(16, w))
		}
		for _, text := range []string{b.Role, name, b.How, b.At} {
			if text = Clean(text); text != "" {
				cols[i] = append(cols[i], wrap(text, w)...)
			}
		}
		ws[i] = w
	}
	return beside(cols, ws, gap, func(int) Align { return Left })
}

// beside sets columns of lines next to each other.
func beside(cols [][]string, ws []int, gap string, align func(int) Align) []string {
	height := 0
	for _, c := range cols {
		height = max(height, len(c))
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
			b.WriteString(pad(text, w, align(i)))
		}
		out[y] = b.String()
	}
	return out
}
