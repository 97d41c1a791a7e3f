package office

import (
	"fmt"
	"strings"

	"zhiban/ui/paper"
)

// The fonts are those that every Chinese office has.
const hei = `<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="黑体"/>`

// styles are the styles in the sizes of a layout, in half points.
func styles(lang string, l paper.Layout) string {
	code := map[string]string{"en": "en-US"}[lang]
	if code == "" {
		code = "zh-CN"
	}
	body := "宋体"
	if l.Serif {
		body = "仿宋"
	}
	font := `<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="` + body + `"/>`
	s := &looks{lay: l}
	s.b.WriteString(xmlHead + `<w:styles ` + wordNS + `>`)
	fmt.Fprintf(&s.b, `<w:docDefaults><w:rPrDefault><w:rPr>%[1]s%[2]s<w:lang w:val="en-US" w:eastAsia="%[3]s"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`, font, size(l.Body)+fmt.Sprintf(`<w:szCs w:val="%d"/>`, half(l.Body)), code)
	s.text()
	s.edges()
	s.tables()
	return s.b.String() + `</w:styles>`
}

// half is a size in half points.
func half(pt float64) int { return int(2*pt + 0.5) }

func size(pt float64) string { return fmt.Sprintf(`<w:sz w:val="%d"/>`, half(pt)) }

// looks collects styles.
type looks struct {
	b   strings.Builder
	lay paper.Layout
}

func (s *looks) para(id, name, based, pPr, rPr string) {
	if based != "" {
		based = `<w:basedOn w:val="` + based + `"/>`
	}
	first := ""
	if id == "Normal" {
		first = ` w:default="1"`
	}
	fmt.Fprintf(&s.b, `<w:style w:type="paragraph"%s w:styleId="%s"><w:name w:val="%s"/>%s<w:qFormat/><w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:style>`, first, id, name, based, pPr, rPr)
}

// line is the height of a line: where a page has so many of them, exactly that;
// in two columns the lines stand close.
func (s *looks) line() string {
	l := s.lay
	switch {
	case l.Lines > 0:
		return fmt.Sprintf(`w:line="%d" w:lineRule="exact"`, int((pageH-(l.Top+l.Bottom)*twips)/float64(l.Lines)))
	case l.Columns > 1:
		return exactly(1.2 * l.Body)
	}
	return `w:line="264" w:lineRule="auto"`
}

// exactly is the height of a line in points, whatever font stands in it: those of
// offices differ by a fifth, and with them how many pages a report has.
func exactly(pt float64) string { return fmt.Sprintf(`w:line="%d" w:lineRule="exact"`, int(20*pt)) }

// text are the styles of what is read.
func (s *looks) text() {
	l := s.lay
	after, above, in, rule, close := 40, 160, "", "auto", ""
	switch {
	case l.Official:
		after, above, in, rule = 0, 40, `<w:ind w:firstLineChars="200" w:firstLine="`+fmt.Sprint(int(40*l.Body))+`"/>`, "C00000"
	case l.Columns > 1:
		after, above, close = 10, 80, `<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>`
	}
	s.para("Normal", "Normal", "", fmt.Sprintf(`%s<w:spacing w:after="%d" %s/><w:jc w:val="both"/>`, close, after, s.line()), "")
	s.para("BodyText", "Body Text", "Normal", in, "")
	s.para("Title", "Title", "Normal", `<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="4" w:color="`+rule+`"/></w:pBdr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/><w:jc w:val="center"/>`, hei+`<w:b/>`+size(l.Title))
	s.para("RedHead", "Red Head", "Normal", `<w:spacing w:after="120" w:line="264" w:lineRule="auto"/><w:jc w:val="center"/>`, hei+`<w:b/><w:color w:val="C00000"/>`+size(1.2*l.Title))
	s.para("Above", "Above", "Normal", `<w:spacing w:after="60"/><w:jc w:val="center"/>`, "")
	for i, pt := range []float64{l.Head, l.Body, l.Body} {
		s.para(fmt.Sprintf("Heading%d", i+1), fmt.Sprintf("heading %d", i+1), "Normal", fmt.Sprintf(`<w:keepNext/><w:keepLines/><w:spacing w:before="%d" w:after="%d"/><w:jc w:val="left"/><w:outlineLvl w:val="%d"/>`, above-above/4*i, after, i), hei+`<w:b/>`+size(pt))
	}
	s.para("ListParagraph", "List Paragraph", "Normal", fmt.Sprintf(`<w:spacing w:after="%d"/>`, after/2), "")
	s.para("Note", "Note", "Normal", `<w:pBdr><w:left w:val="single" w:sz="18" w:space="6" w:color="808080"/></w:pBdr><w:ind w:left="200"/>`, "")
}

// edges are the styles of head and foot of a page.
func (s *looks) edges() {
	s.para("Header", "header", "Normal", `<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>`, "")
	s.para("Footer", "footer", "Normal", `<w:pBdr><w:top w:val="single" w:sz="4" w:space="2" w:color="808080"/></w:pBdr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>`, `<w:color w:val="595959"/>`+size(s.lay.Foot))
}

// tables are the styles of tables and of what stands in them.
func (s *looks) tables() {
	line, gap := `w:line="260" w:lineRule="auto"`, `w:line="180" w:lineRule="auto"`
	if s.lay.Columns > 1 {
		line, gap = exactly(1.16*s.lay.Table), exactly(3)
	}
	top, side := margins(s.lay)
	s.para("TableText", "Table Text", "Normal", `<w:spacing w:after="0" `+line+`/><w:jc w:val="left"/>`, size(s.lay.Table))
	s.para("SignName", "Sign Name", "TableText", `<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>`, size(12))
	s.para("AfterTable", "After Table", "Normal", `<w:spacing w:after="0" `+gap+`/>`, size(9))
	cells := fmt.Sprintf(`<w:tblCellMar><w:top w:w="%[1]d" w:type="dxa"/><w:left w:w="%[2]d" w:type="dxa"/><w:bottom w:w="%[1]d" w:type="dxa"/><w:right w:w="%[2]d" w:type="dxa"/></w:tblCellMar>`, top, side)
	s.b.WriteString(`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>` + cells + `</w:tblPr></w:style>`)
	var lines strings.Builder
	for _, edge := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(&lines, `<w:%s w:val="single" w:sz="4" w:space="0" w:color="808080"/>`, edge)
	}
	fmt.Fprintf(&s.b, `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>%s</w:tblBorders>%s</w:tblPr></w:style>`, lines.String(), cells)
	s.b.WriteString(`<w:style w:type="table" w:styleId="PlainTable"><w:name w:val="Plain Table"/><w:basedOn w:val="TableNormal"/><w:tblPr>` + cells + `</w:tblPr></w:style>`)
}

// margins are those of a cell: above and below its text, and beside it.
func margins(l paper.Layout) (top, side int) {
	if l.Columns > 1 {
		return 0, 50
	}
	return 20, 80
}
