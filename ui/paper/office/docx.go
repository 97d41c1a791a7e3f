package office

import (
	"fmt"
	"slices"
	"strings"

	"zhiban/ui/paper"
)

// Lengths of Word are twentieths of a point.
const (
	pageW  = 11906 // A4
	pageH  = 16838
	twips  = 1440 / 25.4 // of a millimetre
	gutter = 280         // between two columns
)

const wordNS = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// DOCX writes a document for Word: its styles, header rows that repeat, rows
// that are not split, and page numbers that Word counts itself. Errors:
// internal only.
func DOCX(d paper.Document) ([]byte, error) {
	w := &word{lay: closer(d.Laid())}
	w.room = w.sheet()
	if n := w.lay.Columns; n > 1 {
		w.room = (w.room - gutter*(n-1)) / n
	}
	over, links, pictures := [][2]string{}, [][2]string{}, []part{}
	if d.Code != "" {
		picture, err := codePicture(d)
		if err != nil {
			return nil, err
		}
		over, links, pictures = append(over, [2]string{"/word/" + codePart, "image/png"}), append(links, [2]string{"image", codePart}), append(pictures, part{"word/" + codePart, picture})
		w.first = codeDrawing(d, "rId6")
	}
	w.body(d)
	const doc = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	return archive(d, append([]part{
		{"[Content_Types].xml", types(append([][2]string{
			{"/word/document.xml", doc + "document.main+xml"}, {"/word/styles.xml", doc + "styles+xml"}, {"/word/numbering.xml", doc + "numbering+xml"},
			{"/word/settings.xml", doc + "settings+xml"}, {"/word/header1.xml", doc + "header+xml"}, {"/word/footer1.xml", doc + "footer+xml"},
		}, over...))},
		{"_rels/.rels", relations([2]string{"officeDocument", "word/document.xml"}, [2]string{"core-properties", "docProps/core.xml"})},
		{"docProps/core.xml", core(d)},
		{"word/document.xml", xmlHead + `<w:document ` + wordNS + `><w:body>` + w.b.String() + w.section(max(w.lay.Columns, 1)) + `</w:body></w:document>`},
		{"word/_rels/document.xml.rels", relations(append([][2]string{{"styles", "styles.xml"}, {"numbering", "numbering.xml"}, {"settings", "settings.xml"},
			{"header", "header1.xml"}, {"footer", "footer1.xml"}}, links...)...)},
		{"word/styles.xml", styles(d.Lang, w.lay)},
		{"word/numbering.xml", w.numbering()},
		{"word/settings.xml", xmlHead + `<w:settings ` + wordNS + `><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`},
		{"word/header1.xml", xmlHead + `<w:hdr ` + wordNS + `>` + head(d) + `</w:hdr>`},
		{"word/footer1.xml", xmlHead + `<w:ftr ` + wordNS + `>` + w.foot(d) + `</w:ftr>`},
	}, pictures...))
}

// closer is a layout that aims at a number of pages in the sizes that most
// reports need for that: Word does not set a text smaller by itself.
func closer(l paper.Layout) paper.Layout {
	if l.FitPages > 0 || l.MostPages > 0 {
		l.Head, l.Body, l.Table = l.Head*0.94, l.Body*0.94, l.Table*0.92
	}
	return l
}

// sheet is the room between the margins of a page.
func (w *word) sheet() int { return pageW - int((w.lay.Left+w.lay.Right)*twips) }

// section ends a part of the document that has so many columns. What follows a
// title over all of them begins on its page.
func (w *word) section(columns int) string {
	kind, across := "", ""
	if columns > 1 {
		kind, across = `<w:type w:val="continuous"/>`, fmt.Sprintf(`<w:cols w:num="%d" w:space="%d"/>`, columns, gutter)
	}
	mm := func(x float64) int { return int(x * twips) }
	edge := func(x float64) int { return min(567, mm(x)/2) }
	return fmt.Sprintf(`<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>%s<w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%d" w:gutter="0"/>%s</w:sectPr>`,
		kind, pageW, pageH, mm(w.lay.Top), mm(w.lay.Right), mm(w.lay.Bottom), mm(w.lay.Left), edge(w.lay.Top), edge(w.lay.Bottom), across)
}

func head(d paper.Document) string {
	mark := ""
	if d.Mark != "" {
		mark = text("【"+d.Mark+"】", `<w:b/>`)
	}
	beside := d.Header
	if d.Laid().Official { // it stands over the title
		beside = ""
	}
	if beside != "" && mark != "" {
		mark += text("  ", "")
	}
	return `<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>` + mark + text(beside, "") + `</w:p>`
}

// foot is the foot of each page with the page word, whose numbers are fields.
func (w *word) foot(d paper.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<w:p><w:pPr><w:pStyle w:val="Footer"/><w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs></w:pPr>`, w.sheet())
	b.WriteString(text(d.Foot, ""))
	if d.PageWord != "" {
		b.WriteString(`<w:r><w:tab/></w:r>`)
		parts := strings.Split(paper.Clean(d.PageWord), "%d")
		for i, p := range parts {
			b.WriteString(text(p, ""))
			if i < len(parts)-1 {
				fmt.Fprintf(&b, `<w:fldSimple w:instr=" %s "><w:r><w:t>1</w:t></w:r></w:fldSimple>`, []string{"PAGE", "NUMPAGES"}[min(i, 1)])
			}
		}
	}
	return b.String() + `</w:p>`
}

// text is a run; look holds its properties.
func text(s, look string) string {
	if s = esc(s); s == "" {
		return ""
	}
	if look != "" {
		look = `<w:rPr>` + look + `</w:rPr>`
	}
	return `<w:r>` + look + `<w:t xml:space="preserve">` + s + `</w:t></w:r>`
}

// word collects the body.
type word struct {
	b       strings.Builder
	lay     paper.Layout
	room    int    // width of a column
	first   string // runs before the title
	ordered int    // numbered lists so far
	marks   int    // bookmarks so far
}

// para writes a paragraph in a style; more are its other properties.
func (w *word) para(style, more, runs string) {
	fmt.Fprintf(&w.b, `<w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>%s</w:p>`, style, more, runs)
}

func spans(list []paper.Span) string {
	var b strings.Builder
	for _, s := range list {
		look := ""
		if s.Bold {
			look = `<w:b/>`
		}
		if s.Struck {
			look += `<w:strike/>`
		}
		run := text(s.Text, look)
		if s.Ref != "" && run != "" {
			run = fmt.Sprintf(`<w:hyperlink w:anchor="%s">%s</w:hyperlink>`, anchor(s.Ref), run)
		}
		b.WriteString(run)
	}
	return b.String()
}

// anchor is a name that Word takes for a bookmark.
func anchor(id string) string {
	return "a_" + strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' {
			return r
		}
		return '_'
	}, id)
}

func (w *word) body(d paper.Document) {
	over := "" // the title stands over all columns
	if w.lay.Columns > 1 {
		over = w.section(1)
	}
	if d.Header != "" && w.lay.Official {
		w.para("RedHead", "", text(d.Header, ""))
	}
	if d.Above != "" {
		w.para("Above", "", text(d.Above, ""))
	}
	if d.Title != "" || over != "" {
		w.para("Title", over, w.first+text(d.Title, ""))
	}
	for i, b := range d.Blocks {
		_, signs := next(d.Blocks, i).(paper.Signature)
		w.block(b, signs)
	}
}

func next(blocks []paper.Block, i int) paper.Block {
	if i+1 < len(blocks) {
		return blocks[i+1]
	}
	return nil
}

// block writes a block; keep holds its last paragraph beside the next one.
func (w *word) block(b paper.Block, keep bool) {
	more := ""
	if keep {
		more = `<w:keepNext/>`
	}
	switch b := b.(type) {
	case paper.Heading:
		w.heading(b)
	case paper.Para:
		if longWord(paper.Flatten(b.Spans)) { // it would tear the line before it apart
			more += `<w:jc w:val="left"/>`
		}
		w.para("BodyText", more, spans(b.Spans))
	case paper.Note:
		w.para("Note", more, spans(b.Spans))
	case paper.List:
		w.list(b)
	case paper.Pairs:
		w.pairs(b)
	case paper.Table:
		w.table(b)
	case paper.Chart:
		w.table(b.Table)
	case paper.Signature:
		w.signature(b)
	case paper.Stamp:
		w.stamp(b)
	case paper.Break:
		if !b.Soft {
			w.para("Normal", "", `<w:r><w:br w:type="page"/></w:r>`)
		}
	}
}

// longWord reports whether a text has a word that takes half a line: a code.
func longWord(text string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(text, func(r rune) bool { return r > '~' || r == ' ' }), func(s string) bool { return len(s) > 40 })
}

func (w *word) heading(b paper.Heading) {
	run := text(b.Text, "")
	if b.ID != "" {
		w.marks++
		run = fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>%s<w:bookmarkEnd w:id="%[1]d"/>`, w.marks, anchor(b.ID), run)
	}
	w.para(fmt.Sprintf("Heading%d", min(max(b.Level-1, 1), 3)), "", run)
}

// list uses Word's own numbering, except where boxes stand before the items.
func (w *word) list(b paper.List) {
	num := 1
	if b.Ordered {
		w.ordered++
		num = 1 + w.ordered
	}
	for i, it := range b.Items {
		if t := b.Tick(i); t != paper.NoTick {
			box := text(b.Mark(i, ""), `<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol"/>`)
			w.para("ListParagraph", "", box+spans(it))
			continue
		}
		w.para("ListParagraph", fmt.Sprintf(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, num), spans(it))
	}
}

// numbering defines bullets as 1 and every numbered list as one of its own, so
// that each begins with 1.
func (w *word) numbering() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:numbering ` + wordNS + `>`)
	in := 300
	if w.lay.Columns > 1 {
		in = 200
	}
	for i, l := range [][2]string{{"bullet", "•"}, {"decimal", "%1."}} {
		fmt.Fprintf(&b, `<w:abstractNum w:abstractNumId="%d"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%[4]d" w:hanging="%[4]d"/></w:pPr></w:lvl></w:abstractNum>`, i, l[0], l[1], in)
	}
	b.WriteString(`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`)
	for i := range w.ordered {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`, i+2)
	}
	return b.String() + `</w:numbering>`
}
