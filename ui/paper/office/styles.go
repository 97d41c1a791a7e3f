package office

import (
	"fmt"
	"strings"
)

// styles are the styles of the compact form; sizes are half points. The fonts
// are those that every Chinese office has.
func styles(lang string) string {
	code := map[string]string{"en": "en-US"}[lang]
	if code == "" {
		code = "zh-CN"
	}
	const song, hei = `<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="宋体"/>`, `<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="黑体"/>`
	var b strings.Builder
	b.WriteString(xmlHead + `<w:styles ` + wordNS + `>`)
	fmt.Fprintf(&b, `<w:docDefaults><w:rPrDefault><w:rPr>%s<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="%s"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`, song, code)
	para := func(id, name, based, pPr, rPr string) {
		if based != "" {
			based = `<w:basedOn w:val="` + based + `"/>`
		}
		first := ""
		if id == "Normal" {
			first = ` w:default="1"`
		}
		fmt.Fprintf(&b, `<w:style w:type="paragraph"%s w:styleId="%s"><w:name w:val="%s"/>%s<w:qFormat/><w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:style>`, first, id, name, based, pPr, rPr)
	}
	para("Normal", "Normal", "", `<w:spacing w:after="40" w:line="264" w:lineRule="auto"/><w:jc w:val="both"/>`, "")
	para("Title", "Title", "Normal", `<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="4" w:color="auto"/></w:pBdr><w:spacing w:after="120"/><w:jc w:val="center"/>`, hei+`<w:b/><w:sz w:val="36"/>`)
	for i, size := range []int{24, 21, 21} {
		para(fmt.Sprintf("Heading%d", i+1), fmt.Sprintf("heading %d", i+1), "Normal", fmt.Sprintf(`<w:keepNext/><w:keepLines/><w:spacing w:before="%d" w:after="40"/><w:jc w:val="left"/><w:outlineLvl w:val="%d"/>`, 160-40*i, i), fmt.Sprintf(`%s<w:b/><w:sz w:val="%d"/>`, hei, size))
	}
	para("ListParagraph", "List Paragraph", "Normal", `<w:spacing w:after="20"/>`, "")
	para("TableText", "Table Text", "Normal", `<w:spacing w:after="0" w:line="260" w:lineRule="auto"/><w:jc w:val="left"/>`, `<w:sz w:val="19"/>`)
	para("AfterTable", "After Table", "Normal", `<w:spacing w:after="0" w:line="180" w:lineRule="auto"/>`, `<w:sz w:val="18"/>`)
	para("Note", "Note", "Normal", `<w:pBdr><w:left w:val="single" w:sz="18" w:space="6" w:color="808080"/></w:pBdr><w:ind w:left="200"/>`, "")
	para("Header", "header", "Normal", `<w:spacing w:after="0"/><w:jc w:val="center"/>`, "")
	para("Footer", "footer", "Normal", `<w:pBdr><w:top w:val="single" w:sz="4" w:space="2" w:color="808080"/></w:pBdr><w:spacing w:after="0"/><w:jc w:val="left"/>`, `<w:color w:val="595959"/><w:sz w:val="16"/>`)
	const cells = `<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>`
	b.WriteString(`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>` + cells + `</w:tblPr></w:style>`)
	var lines strings.Builder
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(&lines, `<w:%s w:val="single" w:sz="4" w:space="0" w:color="808080"/>`, side)
	}
	fmt.Fprintf(&b, `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>%s</w:tblBorders>%s</w:tblPr></w:style>`, lines.String(), cells)
	b.WriteString(`<w:style w:type="table" w:styleId="PlainTable"><w:name w:val="Plain Table"/><w:basedOn w:val="TableNormal"/><w:tblPr>` + cells + `</w:tblPr></w:style>`)
	return b.String() + `</w:styles>`
}
