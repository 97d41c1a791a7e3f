package office

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"strings"

	"zhiban/ui/paper"
)

// SheetRows is how many rows a sheet of a spreadsheet takes, its head among
// them; what is more goes into a second sheet of the same head.
const SheetRows = 1_048_576

// cellUnits is how many UTF-16 units a cell takes.
const cellUnits = 32_767

// Book writes a workbook row by row, so that a million of them need no more
// room than one: each sheet is packed while it is written.
type Book struct {
	d       paper.Document // what the file says of itself: title, mark, foot
	z       *zip.Writer
	w       *bufio.Writer // of the sheet that is open
	names   names
	sheets  []openSheet
	max     int // rows of a sheet
	started bool
}

// openSheet is a sheet that was begun.
type openSheet struct {
	name, title string
	head        []string
	wide        []int
	rows        int
	more        bool // it goes on with what the one before could not take
}

// NewBook begins a workbook on w. Of the document title, number, mark and foot
// are used: they stand in the properties and at the head and foot of each page.
func NewBook(w io.Writer, d paper.Document) *Book {
	return &Book{d: d, z: zip.NewWriter(w), names: names{taken: map[string]bool{}}, max: SheetRows}
}

// Sheet begins a sheet; wide are the widths of its columns in characters.
func (b *Book) Sheet(title string, head []string, wide []int) error {
	if err := b.end(); err != nil {
		return err
	}
	s := openSheet{name: b.names.free(title), title: title, head: head, wide: wide}
	b.sheets = append(b.sheets, s)
	f, err := b.z.CreateHeader(entry(fmt.Sprintf("xl/worksheets/sheet%d.xml", len(b.sheets))))
	if err != nil {
		return fmt.Errorf("begin sheet %s: %w", title, err)
	}
	b.w, b.started = bufio.NewWriterSize(f, 64<<10), true
	b.put(xmlHead + `<worksheet ` + sheetNS + `><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">` +
		`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	for i := range head {
		n := 14
		if i < len(wide) {
			n = wide[i]
		}
		b.put(fmt.Sprintf(`<col min="%d" max="%[1]d" width="%d" customWidth="1"/>`, i+1, n))
	}
	b.put(`</cols><sheetData>`)
	cells := make([]any, len(head))
	for i, h := range head {
		cells[i] = h
	}
	return b.row(cells, lookHead)
}

// Row writes a row: texts are text whatever they begin with, int and int64 are
// numbers. A sheet that is full goes on in another of the same head.
func (b *Book) Row(cells ...any) error {
	if s := b.sheets[len(b.sheets)-1]; s.rows == b.max {
		if err := b.Sheet(s.title, s.head, s.wide); err != nil {
			return err
		}
		b.sheets[len(b.sheets)-1].more = true
	}
	return b.row(cells, lookText)
}

func (b *Book) row(cells []any, look int) error {
	s := &b.sheets[len(b.sheets)-1]
	s.rows++
	b.put(fmt.Sprintf(`<row r="%d">`, s.rows))
	for i, c := range cells {
		ref := fmt.Sprintf("%s%d", column(i), s.rows)
		switch c := c.(type) {
		case int, int64:
			b.put(fmt.Sprintf(`<c r="%s" s="%d"><v>%d</v></c>`, ref, lookNumber, c))
		case string:
			if c == "" {
				continue
			}
			b.put(fmt.Sprintf(`<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, ref, look, esc(cut(c))))
		default:
			return fmt.Errorf("sheet %s, row %d: a cell of type %T", s.name, s.rows, c)
		}
	}
	if _, err := b.w.WriteString(`</row>`); err != nil { // a bufio.Writer keeps its first error
		return fmt.Errorf("write sheet %s: %w", s.name, err)
	}
	return nil
}

// cut leaves of a text what a cell takes, and says so.
func cut(s string) string {
	if c := short(s, cellUnits); c != s {
		return short(s, cellUnits-1) + "…"
	}
	return s
}

// put writes into the open sheet; an error stays and is told by row and end.
func (b *Book) put(s string) { _, _ = b.w.WriteString(s) }

func (s openSheet) area(mark string) string {
	return fmt.Sprintf("%[1]sA%[1]s1:%[1]s%[2]s%[1]s%[3]d", mark, column(len(s.head)-1), s.rows)
}

// end closes the sheet that is open.
func (b *Book) end() error {
	if !b.started {
		return nil
	}
	s := b.sheets[len(b.sheets)-1]
	b.put(`</sheetData><autoFilter ref="` + s.area("") + `"/>` +
		`<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>`)
	foot := strings.ReplaceAll(paper.Clean(b.d.Foot), "&", "&&")
	b.put(fmt.Sprintf(`<headerFooter><oddHeader>&amp;C%s</oddHeader><oddFooter>&amp;L&amp;8 %s&amp;R&amp;8 &amp;P / &amp;N</oddFooter></headerFooter></worksheet>`,
		esc(strings.ReplaceAll(b.d.Mark, "&", "&&")), esc(short(foot, 200))))
	b.started = false
	if err := b.w.Flush(); err != nil {
		return fmt.Errorf("write sheet %s: %w", s.name, err)
	}
	return nil
}

// Sheets are the names of the sheets.
func (b *Book) Sheets() []string {
	out := make([]string, 0, len(b.sheets))
	for _, s := range b.sheets {
		out = append(out, s.name)
	}
	return out
}

// More are the names of the sheets that hold what the one before could not.
func (b *Book) More() []string {
	var out []string
	for _, s := range b.sheets {
		if s.more {
			out = append(out, s.name)
		}
	}
	return out
}

// Close ends the workbook: its list of sheets and what it says of itself.
func (b *Book) Close() error {
	if err := b.end(); err != nil {
		return err
	}
	const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	over := [][2]string{{"/xl/workbook.xml", kind + "sheet.main+xml"}, {"/xl/styles.xml", kind + "styles+xml"}}
	rels := [][2]string{}
	var book, defined strings.Builder
	for i, s := range b.sheets {
		name := fmt.Sprintf("sheet%d.xml", i+1)
		over = append(over, [2]string{"/xl/worksheets/" + name, kind + "worksheet+xml"})
		rels = append(rels, [2]string{"worksheet", "worksheets/" + name})
		fmt.Fprintf(&book, `<sheet name="%s" sheetId="%d" r:id="rId%[2]d"/>`, esc(s.name), i+1)
		quoted := esc("'" + strings.ReplaceAll(s.name, "'", "''") + "'")
		fmt.Fprintf(&defined, `<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">%s!%s</definedName>`, i, quoted, s.area("$"))
		fmt.Fprintf(&defined, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">%s!$1:$1</definedName>`, i, quoted)
	}
	for _, p := range []part{
		{"[Content_Types].xml", types(over)},
		{"_rels/.rels", relations([2]string{"officeDocument", "xl/workbook.xml"}, [2]string{"core-properties", "docProps/core.xml"})},
		{"docProps/core.xml", core(b.d)},
		{"xl/workbook.xml", xmlHead + `<workbook ` + sheetNS + `><sheets>` + book.String() + `</sheets><definedNames>` + defined.String() + `</definedNames></workbook>`},
		{"xl/_rels/workbook.xml.rels", relations(append(rels, [2]string{"styles", "styles.xml"})...)},
		{"xl/styles.xml", sheetStyles},
	} {
		f, err := b.z.CreateHeader(entry(p.name))
		if err != nil {
			return fmt.Errorf("pack %s: %w", p.name, err)
		}
		if _, err := io.WriteString(f, p.body); err != nil {
			return fmt.Errorf("pack %s: %w", p.name, err)
		}
	}
	if err := b.z.Close(); err != nil {
		return fmt.Errorf("pack workbook: %w", err)
	}
	return nil
}
