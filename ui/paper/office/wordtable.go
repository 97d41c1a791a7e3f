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
	ws := w.widths(t)
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

// lineOfForm is a line to write on by hand, in twentieths of a point: as high as
// on the printed page, three slips of which fill a sheet.
const lineOfForm = 215

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

// shortCell is the width in letters of a cell that is better not broken into
// lines.
const shortCell = 14

// widths shares the room out: columns that a template measured get that, the
// others what their longest cell needs. Where that is too much, the widest give
// way until they break short cells, then until they break words.
func (w *word) widths(t paper.Table) []int {
	n := t.Columns()
	ws, cells, words := make([]int, n), make([]int, n), make([]int, n)
	wide := func(letters int) int { return int(float64(letters)*w.lay.Table*letter) + w.beside() }
	for i := range n {
		for k, r := range append([][]string{t.Head}, t.Rows...) {
			need, word := paper.Width(t.Cell(r, i)), longest(t.Cell(r, i))
			ws[i], words[i] = max(ws[i], wide(need)), max(words[i], wide(max(word, 2)))
			if cells[i] = max(cells[i], words[i]); k > 0 && need <= shortCell {
				cells[i] = max(cells[i], wide(need))
			}
		}
		if mm := int(t.MM(i) * twips); mm > 0 {
			ws[i], cells[i], words[i] = mm, mm, mm
		}
	}
	if rest := w.room - sum(ws); rest > 0 {
		blanks := t.Blanks()
		for i := range ws {
			switch {
			case t.Tall > 0 && blanks > 0: // of a form: what is printed needs no more room than it has
				if t.Blank(i) {
					ws[i] += rest / blanks
				}
			case t.MM(i) == 0 || len(t.Widths) == n:
				ws[i] += rest / n
			}
		}
	}
	if !shrink(ws, cells, w.room) && !shrink(ws, words, w.room) {
		all := sum(ws)
		for i := range ws {
			ws[i] = w.room * ws[i] / all
		}
	}
	ws[n-1] += w.room - sum(ws)
	return ws
}

// shrink takes from the widest columns, none of which gets less than its floor,
// until all fit into the room.
func shrink(ws, floor []int, room int) bool {
	for sum(ws) > room {
		widest := -1
		for i := range ws {
			if ws[i] > floor[i] && (widest < 0 || ws[i] > ws[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return false
		}
		ws[widest] = max(floor[widest], ws[widest]-20)
	}
	return true
}

// longest is the width of the longest word of a text; between characters a line
// breaks.
func longest(s string) int {
	most := 0
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r > '~' || r == ' ' || r == '-' }) {
		most = max(most, len(word))
	}
	return most
}

// letter is the width of a narrow letter in twentieths of a point, to a point of
// its size: somewhat more than half, for fonts differ.
const letter = 11.5

// beside is what stands left and right of the text of a cell.
func (w *word) beside() int {
	_, side := margins(w.lay)
	return 2*side + 10
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
		ws[i] = w.room / cols
	}
	w.open("PlainTable", ws, "")
	pair := func(it paper.Pair) {
		w.para("TableText", "", text(it.Label, `<w:color w:val="595959"/>`)+text(" ", "")+spans(it.Value))
	}
	for i := 0; i < len(b.Items); {
		w.b.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for k := 0; k < cols; k++ {
			switch {
			case i < len(b.Items) && cols > 1 && w.long(b.Items[i], cols) && k == 0:
				w.cell(w.room, fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, cols), func() { pair(b.Items[i]) })
				i++
				k = cols
			case i < len(b.Items) && (k == 0 || !w.long(b.Items[i], cols)):
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
func (w *word) long(it paper.Pair, cols int) bool {
	return float64(paper.Width(it.Label)+2+paper.Width(paper.Flatten(it.Value)))*w.lay.Table*10 > float64(w.room/cols)
}

// signature is a table of one row that is not split and stays with what is
// signed.
func (w *word) signature(b paper.Signature) {
	const across = 4
	for from := 0; from < len(b.Boxes); from += across {
		boxes := b.Boxes[from:min(from+across, len(b.Boxes))]
		ws := make([]int, len(boxes))
		for i := range ws {
			ws[i] = w.room / len(boxes)
		}
		w.open("TableGrid", ws, "")
		w.b.WriteString(`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="1200" w:hRule="atLeast"/></w:trPr>`)
		for i, s := range boxes {
			w.cell(ws[i], "", func() {
				w.para("TableText", "", text(s.Role, `<w:color w:val="595959"/>`))
				w.para("SignName", "", text(s.Name, ""))
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
