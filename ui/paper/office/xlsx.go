package office

import (
	"fmt"
	"strings"

	"zhiban/ui/paper"
)

const sheetNS = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// The looks of cells, in the order of styles.xml below.
const (
	lookText = iota
	lookBold
	lookWrap
	lookHead
	lookNumber
	lookSigned
	lookLink
	lookGrouped
	lookRight
)

// sheetStyles: the fonts are plain, bold and link; text cells have the format
// @, so that a phone number stays one when somebody edits it.
const sheetStyles = xmlHead + `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="+0;-0;0"/></numFmts>` +
	`<fonts count="3"><font><sz val="10.5"/><name val="宋体"/><charset val="134"/></font><font><b/><sz val="10.5"/><name val="宋体"/><charset val="134"/></font><font><u/><sz val="10.5"/><color rgb="FF0563C1"/><name val="宋体"/><charset val="134"/></font></fonts>` +
	`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/></patternFill></fill></fills>` +
	`<borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders>` +
	`<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="9">` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"/>` +
	`<xf numFmtId="1" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/>` +
	`<xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/>` +
	`<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>` +
	`<xf numFmtId="3" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="right" vertical="top" wrapText="1"/></xf>` +
	`</cellXfs></styleSheet>`

// XLSX writes a workbook: a sheet with the text and one for each table, with
// its head frozen, filtered and printed on every page. It writes the parts by
// itself: the library that would do it is four megabytes of program. Errors:
// internal only.
func XLSX(d paper.Document) ([]byte, error) {
	list := sheets(d)
	const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	over := [][2]string{{"/xl/workbook.xml", kind + "sheet.main+xml"}, {"/xl/styles.xml", kind + "styles+xml"}}
	rels := [][2]string{}
	var book, defined strings.Builder
	var parts []part
	for i, s := range list {
		name := fmt.Sprintf("sheet%d.xml", i+1)
		over = append(over, [2]string{"/xl/worksheets/" + name, kind + "worksheet+xml"})
		rels = append(rels, [2]string{"worksheet", "worksheets/" + name})
		fmt.Fprintf(&book, `<sheet name="%s" sheetId="%d" r:id="rId%[2]d"/>`, esc(s.name), i+1)
		if len(s.table.Head) > 0 {
			quoted := esc("'" + strings.ReplaceAll(s.name, "'", "''") + "'")
			fmt.Fprintf(&defined, `<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">%s!%s</definedName>`, i, quoted, s.area(true))
			fmt.Fprintf(&defined, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">%s!$1:$1</definedName>`, i, quoted)
		}
		parts = append(parts, part{"xl/worksheets/" + name, s.xml(d)})
	}
	names := ""
	if defined.Len() > 0 {
		names = `<definedNames>` + defined.String() + `</definedNames>`
	}
	return archive(d, append([]part{
		{"[Content_Types].xml", types(over)},
		{"_rels/.rels", relations([2]string{"officeDocument", "xl/workbook.xml"}, [2]string{"core-properties", "docProps/core.xml"})},
		{"docProps/core.xml", core(d)},
		{"xl/workbook.xml", xmlHead + `<workbook ` + sheetNS + `><sheets>` + book.String() + `</sheets>` + names + `</workbook>`},
		{"xl/_rels/workbook.xml.rels", relations(append(rels, [2]string{"styles", "styles.xml"})...)},
		{"xl/styles.xml", sheetStyles},
	}, parts...))
}

// area is the range that the table takes.
func (s *sheet) area(fixed bool) string {
	mark := ""
	if fixed {
		mark = "$"
	}
	return fmt.Sprintf("%[1]sA%[1]s1:%[1]s%[2]s%[1]s%[3]d", mark, column(s.table.Columns()-1), len(s.table.Rows)+1)
}

// column is the name of column i: A, Z, AA.
func column(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}

func (s *sheet) xml(d paper.Document) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<worksheet ` + sheetNS + `><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
	head := len(s.table.Head) > 0
	b.WriteString(`<sheetViews><sheetView workbookViewId="0">`)
	if head {
		b.WriteString(`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>`)
	}
	b.WriteString(`</sheetView></sheetViews><cols>`)
	for i := range s.table.Columns() {
		fmt.Fprintf(&b, `<col min="%d" max="%[1]d" width="%d" customWidth="1"/>`, i+1, s.width(i))
	}
	b.WriteString(`</cols><sheetData>`)
	at := 0
	if head {
		at++
		s.row(&b, at, s.table.Head, func(int, string) int { return lookHead })
	}
	for i, r := range s.table.Rows {
		at++
		s.row(&b, at, r, func(k int, cell string) int { return s.look(i, k, cell) })
	}
	b.WriteString(`</sheetData>`)
	if head {
		fmt.Fprintf(&b, `<autoFilter ref="%s"/>`, s.area(false))
	}
	s.hyperlinks(&b)
	b.WriteString(`<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" fitToHeight="0"/>`)
	foot := strings.ReplaceAll(paper.Clean(d.Foot), "&", "&&")
	title := ""
	if !s.text {
		title = `&amp;L&amp;A` // a page of a table says of which: &A is the name of its sheet
	}
	fmt.Fprintf(&b, `<headerFooter><oddHeader>%s&amp;C%s</oddHeader><oddFooter>&amp;L&amp;8 %s&amp;R&amp;8 &amp;P / &amp;N</oddFooter></headerFooter>`,
		title, esc(strings.ReplaceAll(d.Mark, "&", "&&")), esc(short(foot, 200)))
	return b.String() + `</worksheet>`
}

// width is how wide a column is, in characters.
func (s *sheet) width(i int) int {
	if s.wide == nil {
		for i := range s.table.Columns() {
			s.wide = append(s.wide, s.measure(i))
		}
	}
	return s.wide[i]
}

func (s *sheet) measure(i int) int {
	if s.text {
		return []int{20, 100}[min(i, 1)]
	}
	w := 8
	for _, r := range append([][]string{s.table.Head}, s.table.Rows...) {
		w = max(w, min(paper.Width(s.table.Cell(r, i))+4, 60))
	}
	return w
}

// lineHeight is the height of a line in points.
const lineHeight = 15

// lines is how many lines a row needs: programs differ in when they find out
// by themselves, and a cut line is lost.
func (s *sheet) lines(cells []string) int {
	n := 1
	for i := range s.table.Columns() {
		w := paper.Width(s.table.Cell(cells, i))
		if !s.text || i > 0 {
			n = max(n, (w+s.width(i)-3)/(s.width(i)-2))
		}
	}
	return n
}

func (s *sheet) look(row, col int, cell string) int {
	switch {
	case s.links[row] != "":
		return lookLink
	case s.text && s.bold[row]:
		return lookBold
	case s.text:
		return lookWrap
	}
	switch _, kind := number(s.table, col, cell); {
	case kind == signed:
		return lookSigned
	case kind == grouped:
		return lookGrouped
	case kind == bare:
		return lookNumber
	case s.table.AlignOf(col) == paper.Right:
		return lookRight
	}
	return lookText
}

func (s *sheet) row(b *strings.Builder, at int, cells []string, look func(int, string) int) {
	fmt.Fprintf(b, `<row r="%d" ht="%d" customHeight="1">`, at, lineHeight*s.lines(cells))
	for i := range s.table.Columns() {
		cell := s.table.Cell(cells, i)
		ref, style := fmt.Sprintf("%s%d", column(i), at), look(i, cell)
		switch style {
		case lookNumber, lookSigned, lookGrouped:
			value, _ := number(s.table, i, cell)
			fmt.Fprintf(b, `<c r="%s" s="%d"><v>%s</v></c>`, ref, style, value)
		default:
			if cell == "" {
				fmt.Fprintf(b, `<c r="%s" s="%d"/>`, ref, style)
				continue
			}
			fmt.Fprintf(b, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, ref, style, esc(cell))
		}
	}
	b.WriteString(`</row>`)
}

// hyperlinks lead from the text to the tables.
func (s *sheet) hyperlinks(b *strings.Builder) {
	if len(s.links) == 0 {
		return
	}
	b.WriteString(`<hyperlinks>`)
	for i := range s.table.Rows {
		if name := s.links[i]; name != "" {
			fmt.Fprintf(b, `<hyperlink ref="B%d" location="%s" display="%s"/>`, i+1, esc("'"+strings.ReplaceAll(name, "'", "''")+"'!A1"), esc(name))
		}
	}
	b.WriteString(`</hyperlinks>`)
}
