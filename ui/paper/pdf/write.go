package pdf

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"zhiban/ui/paper"
)

// write puts pages, font, outline and description into a file.
func (d *drawing) write(doc paper.Document, pages [][]placed) ([]byte, error) {
	f := newFile()
	tree := f.reserve()
	fontID, err := d.sub.write(f)
	if err != nil {
		return nil, err
	}
	ids := make([]int, len(d.pages))
	for i := range d.pages {
		ids[i] = f.reserve()
	}
	for i, c := range d.pages {
		body, err := f.stream("", c.Bytes())
		if err != nil {
			return nil, err
		}
		annots := ""
		for _, l := range c.links {
			n := f.add(fmt.Sprintf("<< /Type /Annot /Subtype /Link /Rect [%s %s %s %s] /Border [0 0 0] /Dest [%d 0 R /Fit] >>",
				num(l.box[0]), num(l.box[1]), num(l.box[2]), num(l.box[3]), ids[min(l.page, len(ids))-1]))
			annots += fmt.Sprintf(" %d 0 R", n)
		}
		if annots != "" {
			annots = " /Annots [" + annots + " ]"
		}
		f.object(ids[i], fmt.Sprintf("<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %s %s] /Resources << /Font << /F1 %d 0 R >> >> /Contents %d 0 R%s >>",
			tree, num(pageW), num(pageH), fontID, body, annots))
	}
	var kids strings.Builder
	for _, id := range ids {
		fmt.Fprintf(&kids, " %d 0 R", id)
	}
	f.object(tree, fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s ] >>", len(ids), kids.String()))
	outline := outline(f, pages, ids, doc.Laid().Top*mm)
	lang := map[string]string{"zh": "zh-CN", "en": "en"}[doc.Lang]
	seal := ""
	if text := doc.SealText(); text != "" { // not packed: it is filled in after the rest was hashed
		seal = fmt.Sprintf(" /ZhibanSeal %d 0 R", f.add(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(text), text)))
	}
	root := f.add(fmt.Sprintf("<< /Type /Catalog /Pages %d 0 R%s%s /Lang (%s) /ViewerPreferences << /DisplayDocTitle true >> >>", tree, outline, seal, lang))
	made := ""
	if at := pdfDate(doc.Date); at != "" {
		made = fmt.Sprintf(" /CreationDate (%s) /ModDate (%s)", at, at)
	}
	title := strings.TrimSpace(paper.Clean(doc.Title) + " " + paper.Clean(doc.Number))
	info := f.add(fmt.Sprintf("<< /Title %s /Subject %s /Producer (zhiban)%s >>", hexText(title), hexText(paper.Clean(doc.Foot)), made))
	return f.close(root, info), nil
}

// entry is a heading in the outline.
type entry struct {
	title         string
	level, page   int
	y             float64
	parent, n     int // indices of entries; -1 for the root
	first, last   int
	before, after int
}

// outline writes the headings as bookmarks and returns what the catalog says
// of them.
func outline(f *file, pages [][]placed, ids []int, top float64) string {
	var all []*entry
	open := []int{} // last entry of each level above
	for i, page := range pages {
		for _, s := range page {
			if s.title == "" || s.repeat {
				continue
			}
			e := &entry{title: s.title, level: s.level, page: ids[i], y: pageH - top - s.y + 2, parent: -1, first: -1, last: -1, before: -1, after: -1}
			for len(open) > 0 && all[open[len(open)-1]].level >= e.level {
				open = open[:len(open)-1]
			}
			if len(open) > 0 {
				e.parent = open[len(open)-1]
			}
			e.n = len(all)
			all = append(all, e)
			open = append(open, e.n)
		}
	}
	if len(all) == 0 {
		return ""
	}
	root := chain(all)
	first := f.reserve()
	for range all {
		f.reserve()
	}
	ref := func(name string, n int) string {
		if n < 0 {
			return ""
		}
		return fmt.Sprintf(" /%s %d 0 R", name, first+1+n)
	}
	for _, e := range all {
		count := ""
		if e.first >= 0 {
			count = fmt.Sprintf(" /Count -%d", children(all, e.n))
		}
		f.object(first+1+e.n, fmt.Sprintf("<< /Title %s /Parent %d 0 R%s%s%s%s%s /Dest [%d 0 R /XYZ null %s null] >>", hexText(e.title), first+1+e.parent,
			ref("First", e.first), ref("Last", e.last), ref("Prev", e.before), ref("Next", e.after), count, e.page, num(e.y)))
	}
	f.object(first, fmt.Sprintf("<< /Type /Outlines%s%s /Count %d >>", ref("First", root.first), ref("Last", root.last), children(all, -1)))
	return fmt.Sprintf(" /Outlines %d 0 R", first)
}

// chain links each entry with those before and after it below the same parent.
func chain(all []*entry) *entry {
	root := &entry{first: -1, last: -1}
	for _, e := range all {
		parent := root
		if e.parent >= 0 {
			parent = all[e.parent]
		}
		if parent.last >= 0 {
			e.before = parent.last
			all[parent.last].after = e.n
		} else {
			parent.first = e.n
		}
		parent.last = e.n
	}
	return root
}

func children(all []*entry, parent int) int {
	n := 0
	for _, e := range all {
		if e.parent == parent {
			n++
		}
	}
	return n
}

// write puts the font of the subset into a file.
func (s *subset) write(f *file) (int, error) {
	data := s.file()
	program, err := f.stream(fmt.Sprintf("/Length1 %d", len(data)), data)
	if err != nil {
		return 0, err
	}
	unicode, err := f.stream("", []byte(s.unicode()))
	if err != nil {
		return 0, err
	}
	t := s.font
	name := "ZHIBAN+" + t.name
	desc := f.add(fmt.Sprintf("<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV 80 /FontFile2 %d 0 R >>",
		name, t.box[0], t.box[1], t.box[2], t.box[3], t.ascent, t.descent, t.capHeight, program))
	var widths strings.Builder
	for _, g := range s.slots {
		fmt.Fprintf(&widths, " %d", t.advance(g.glyph))
	}
	cid := f.add(fmt.Sprintf("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor %d 0 R /DW 1000 /W [0 [%s ]] /CIDToGIDMap /Identity >>",
		name, desc, widths.String()))
	return f.add(fmt.Sprintf("<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>", name, cid, unicode)), nil
}

// unicode maps glyph numbers back to characters, also those that take two
// UTF-16 units: a name must be copied out of the page as it is written.
func (s *subset) unicode() string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	var rows []string
	for n, g := range s.slots {
		if g.r == 0 {
			continue
		}
		row := fmt.Sprintf("<%04X> <", n)
		for _, u := range utf16.Encode([]rune{g.r}) {
			row += fmt.Sprintf("%04X", u)
		}
		rows = append(rows, row+">\n")
	}
	for from := 0; from < len(rows); from += 100 {
		part := rows[from:min(from+100, len(rows))]
		fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", len(part), strings.Join(part, ""))
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.String()
}
