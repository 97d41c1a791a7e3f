package office

import (
	"fmt"
	"strings"

	"zhiban/ui/paper"
)

// table writes a table whose head repeats and whose rows are not split.
func (w *word) table(t paper.Table) {
	n := t.Columns()
	if n == 0 {
		return
	}
	ws := widths(t, roomW)
	w.open("TableGrid", ws, "")
	row := func(cells []string, head bool) {
		w.b.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
		look, more := "", ""
		if head {
			w.b.WriteString(`<w:tblHeader/>`)
			look, more = `<w:b/>`, `<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>`
		}
		if t.Tall > 0 && !head {
			fmt.Fprintf(&w.b, `<w:trHeight w:val="%d" w:hRule="atLeast"/>`, t.Tall*lineOfForm)
		}
		w.b.WriteString(`</w:trPr>`)
		for i := range n {
			side := map[paper.Align]string{paper.Left: "", paper.Right: `<w:jc w:val="right"/>`, paper.Center: `<w:jc w:val="center"/>`}[t.AlignOf(i)]
			w.cell(ws[i], more, func() { w.para("TableText", side, text(t.Cell(cells, i), look)) })
		}
		w.b.WriteString(`</w:tr>`)
	}
	if len(t.Head) > 0 {
		row(t.Head, true)
	}
	for _, r := range t.Rows {
		row(r, false)
	}
	w.close()
	if t.Note != "" {
		w.para("TableText", "", text(t.Note, ""))
	}
	w.para("AfterTable", "", "")
}

// lineOfForm is a line to write on by hand, in twentieths of a point.
const lineOfForm = 300

func (w *word) open(style string, ws []int, more string) {
	fmt.Fprintf(&w.b, `<w:tbl><w:tblPr><w:tblStyle w:val="%s"/><w:tblW w:w="%d" w:type="dxa"/>%s<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`, style, sum(ws), more)
	for _, x := range ws {
		fmt.Fprintf(&w.b, `<w:gridCol w:w="%d"/>`, x)
	}
	w.b.WriteString(`</w:tblGrid>`)
}

func (w *word) close() { w.b.WriteString(`</w:tbl>`) }

func (w *word) cell(width int, more string, body func()) {
	fmt.Fprintf(&w.b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>`, width, more)
	body()
	w.b.WriteString(`</w:tc>`)
}

// widths shares a room out by the longest texts; nobody gets more than ten
// times what the narrowest gets.
func widths(t paper.Table, room int) []int {
	n := t.Columns()
	need, all := make([]int, n), 0
	for i := range n {
		need[i] = 6
		for _, r := range append([][]string{t.Head}, t.Rows...) {
			need[i] = max(need[i], min(paper.Width(t.Cell(r, i))+2, 60))
		}
		all += need[i]
	}
	out := make([]int, n)
	for i := range out {
		out[i] = room * need[i] / all
	}
	out[n-1] += room - sum(out)
	return out
}

func sum(list []int) int {
	n := 0
	for _, x := range list {
		n += x
	}
	return n
}

// pairs are a table without lines: labels and values keep their columns.
func (w *word) pairs(b paper.Pairs) {
	cols := min(max(b.Columns, 1), 3)
	ws := make([]int, cols)
	for i := range ws {
		ws[i] = roomW / cols
	}
	w.open("PlainTable", ws, "")
	pair := func(it paper.Pair) {
		w.para("TableText", "", text(it.Label, `<w:color w:val="595959"/>`)+text(" ", "")+spans(it.Value))
	}
	for i := 0; i < len(b.Items); {
		w.b.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for k := 0; k < cols; k++ {
			switch {
			case i < len(b.Items) && cols > 1 && long(b.Items[i], cols) && k == 0:
				w.cell(roomW, fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, cols), func() { pair(b.Items[i]) })
				i++
				k = cols
			case i < len(b.Items) && (k == 0 || !long(b.Items[i], cols)):
				w.cell(ws[k], "", func() { pair(b.Items[i]) })
				i++
			default:
				w.cell(ws[k], "", func() { w.para("TableText", "", "") })
			}
		}
		w.b.WriteString(`</w:tr>`)
	}
	if len(b.Items) == 0 {
		w.b.WriteString(`<w:tr>` + strings.Repeat(`<w:tc><w:p/></w:tc>`, cols) + `</w:tr>`)
	}
	w.close()
	w.para("AfterTable", "", "")
}

// long reports whether a pair needs the whole width.
func long(it paper.Pair, cols int) bool {
	return paper.Width(it.Label)+1+paper.Width(paper.Flatten(it.Value)) > 90/cols
}

// signature is a table of one row that is not split and stays with what is
// signed.
func (w *word) signature(b paper.Signature) {
	const across = 4
	for from := 0; from < len(b.Boxes); from += across {
		boxes := b.Boxes[from:min(from+across, len(b.Boxes))]
		ws := make([]int, len(boxes))
		for i := range ws {
			ws[i] = roomW / len(boxes)
		}
		w.open("TableGrid", ws, "")
		w.b.WriteString(`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="1200" w:hRule="atLeast"/></w:trPr>`)
		for i, s := range boxes {
			w.cell(ws[i], "", func() {
				w.para("TableText", "", text(s.Role, `<w:color w:val="595959"/>`))
				w.para("TableText", "", text(s.Name, `<w:sz w:val="24"/>`))
				w.para("TableText", "", text(s.How, ""))
				w.para("TableText", "", text(s.At, ""))
			})
		}
		w.b.WriteString(`</w:tr>`)
		w.close()
		w.para("AfterTable", "", "")
	}
}

// stamp is an empty box at the right, for a seal of 42 mm.
func (w *word) stamp(b paper.Stamp) {
	const side = 3402 // 60 mm
	w.open("TableGrid", []int{side}, `<w:jc w:val="right"/>`)
	w.b.WriteString(`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="2495" w:hRule="atLeast"/></w:trPr>`)
	w.cell(side, "", func() {
		for _, l := range b.Lines {
			w.para("TableText", `<w:jc w:val="center"/>`, text(l, `<w:color w:val="595959"/>`))
		}
		if len(b.Lines) == 0 {
			w.para("TableText", "", "")
		}
	})
	w.b.WriteString(`</w:tr>`)
	w.close()
	w.para("AfterTable", "", "")
}
