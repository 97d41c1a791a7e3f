package office

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"zhiban/ui/paper"
)

// sheet is one page of a spreadsheet: the text of the document, or a table.
type sheet struct {
	name  string
	table paper.Table
	text  bool           // the first one, with everything that is not a table
	bold  map[int]bool   // rows of headings
	links map[int]string // row of the text → sheet of the table that stands there
	wide  []int          // widths of the columns, once they are known
}

// sheets takes a document apart: first all that is text, with a line for each
// table where it stands, then a sheet to each table, named as it is itself, else
// by its heading.
func sheets(d paper.Document) []*sheet {
	s := &sheet{name: "", text: true, bold: map[int]bool{0: true}, links: map[int]string{}}
	names := &names{taken: map[string]bool{}}
	s.name = names.free(d.Title)
	out := []*sheet{s}
	add := func(label, text string) { s.table.Rows = append(s.table.Rows, []string{label, text}) }
	add(paper.Clean(d.Title), "")
	if d.Mark != "" {
		add("", paper.Clean(d.Mark))
	}
	section := d.Title
	for _, b := range d.Blocks {
		var t *paper.Table
		switch b := b.(type) {
		case paper.Heading:
			section = b.Text
			s.bold[len(s.table.Rows)] = true
			add(paper.Clean(b.Text), "")
		case paper.Table:
			t = &b
		case paper.Chart:
			t = &b.Table
		default:
			for _, r := range lines(b) {
				add(r[0], r[1])
			}
		}
		if t != nil && t.Columns() > 0 {
			title := t.Name
			if title == "" {
				title = section
			}
			name := names.free(title)
			s.links[len(s.table.Rows)] = name
			add("", "→ "+name)
			out = append(out, &sheet{name: name, table: *t})
			if t.Note != "" {
				add("", paper.Clean(t.Note))
			}
		}
	}
	add("", paper.Clean(d.Foot))
	return out
}

// lines are a block of text as rows of two cells.
func lines(b paper.Block) [][2]string {
	var out [][2]string
	switch b := b.(type) {
	case paper.Para:
		out = append(out, [2]string{"", paper.Flatten(b.Spans)})
	case paper.Note:
		out = append(out, [2]string{"", paper.Flatten(b.Spans)})
	case paper.List:
		for i, it := range b.Items {
			out = append(out, [2]string{strings.TrimSpace(b.Mark(i, "")), paper.Flatten(it)})
		}
	case paper.Pairs:
		for _, it := range b.Items {
			out = append(out, [2]string{paper.Clean(it.Label), paper.Flatten(it.Value)})
		}
	case paper.Signature:
		for _, x := range b.Boxes {
			out = append(out, [2]string{paper.Clean(x.Role), paper.Clean(strings.Join(strings.Fields(x.Name+" "+x.How+" "+x.At), " "))})
		}
	case paper.Stamp:
		for _, l := range b.Lines {
			out = append(out, [2]string{"", paper.Clean(l)})
		}
	}
	return out
}

// names gives sheets names that a spreadsheet takes: no []:*?/\, at most 31
// units, none twice whatever its case, no apostrophe at the ends.
type names struct{ taken map[string]bool }

func (n *names) free(text string) string {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return ' '
		}
		return r
	}, paper.Clean(text))
	text = strings.Trim(strings.Join(strings.Fields(text), " "), "' ")
	if text == "" || strings.EqualFold(text, "history") {
		text = strings.TrimSpace("Sheet " + text)
	}
	for i := 1; ; i++ {
		tail := ""
		if i > 1 {
			tail = fmt.Sprintf(" (%d)", i)
		}
		name := strings.TrimRight(short(text, 31-len(tail)), "' ") + tail
		if key := strings.ToLower(name); !n.taken[key] {
			n.taken[key] = true
			return name
		}
	}
}

// short cuts a text to n UTF-16 units.
func short(s string, n int) string {
	used := 0
	for i, r := range s {
		if used += utf16.RuneLen(r); used > n {
			return s[:i]
		}
	}
	return s
}

// How a figure is written in its cell.
type figure int

const (
	noFigure figure = iota
	bare            // 206
	signed          // +3
	grouped         // 7,360
)

// number is a cell of a column of figures as a number: at most 11 digits, no
// leading zero. Phones, codes and all other columns stay text.
func number(t paper.Table, i int, cell string) (value string, kind figure) {
	if t.AlignOf(i) != paper.Right {
		return "", noFigure
	}
	kind = bare
	digits := strings.TrimPrefix(strings.TrimPrefix(cell, "-"), "+")
	switch {
	case len(cell)-len(digits) > 1:
		return "", noFigure
	case strings.HasPrefix(cell, "+"):
		kind = signed
	case strings.Contains(digits, ","):
		kind = grouped
		parts := strings.Split(digits, ",")
		for k, p := range parts {
			if p == "" || len(p) > 3 || (k > 0 && len(p) != 3) {
				return "", noFigure
			}
		}
		digits = strings.Join(parts, "")
	}
	if digits == "" || len(digits) > 11 || (digits[0] == '0' && len(digits) > 1) || strings.Trim(digits, "0123456789") != "" {
		return "", noFigure
	}
	if strings.HasPrefix(cell, "-") {
		digits = "-" + digits
	}
	return digits, kind
}
