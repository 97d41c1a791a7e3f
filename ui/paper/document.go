// Package paper holds the document model of everything that leaves the laptop
// as a page, and its backends of text: Markdown, HTML, plain text and JSON;
// package pdf prints it, package office writes it for Word and Excel. A backend
// sees a document and nothing else: no store, no clock, no language. The same
// document gives the same bytes, whoever prints it and when.
package paper

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode"
)

// Document is a page or several, before anybody knows how wide they are.
type Document struct {
	Title    string
	Lang     string  // "zh" or "en"
	Mark     string  // at the head of every page: 演练 · 未封存; "" for none
	Foot     string  // at the foot of every page: number, head code
	PageWord string  // "第 %d 页 共 %d 页"
	Number   string  // of the report, for the code on page one; "" for none
	Code     string  // the whole head code, for the code on page one; "" while not sealed
	Date     string  // of what the document tells, RFC 3339; "" for none. Never of the printing
	Seal     string  // what the file says of itself, signed, in base64; "" for none
	Header   string  // at the head of every page beside the mark; "" for none
	Above    string  // below the rule under the title: 发文字号; "" for none
	Layout   *Layout // nil is the compact form
	Blocks   []Block
	Data     json.RawMessage // the facts behind the page; only JSON prints them
}

// Block is a part of a document.
type Block interface{ isBlock() }

// Heading opens a section; ID is an anchor that references find.
type Heading struct {
	Level int
	Text  string
	ID    string
}

// Para is a paragraph.
type Para struct{ Spans []Span }

// Span is text with a look. Ref makes it point to a heading: formats with
// pages print the heading's page in PageWord instead of the text.
type Span struct {
	Text         string
	Bold, Struck bool
	Ref          string
	PageWord     string
}

// List is a list of short paragraphs.
type List struct {
	Items   [][]Span
	Ordered bool
	Ticks   []Tick // a box before each item; items beyond them have none
}

// Tick is a box that stands before an item of a list.
type Tick rune

// The boxes. No font that we bring has them: who prints draws them.
const (
	NoTick  Tick = 0
	Open    Tick = '☐'
	Ticked  Tick = '☑'
	Crossed Tick = '☒'
)

// Pairs are labels with values, Columns of them beside each other where there
// is room.
type Pairs struct {
	Items   []Pair
	Columns int
}

// Pair is one label with its value.
type Pair struct {
	Label string
	Value []Span
}

// Table is a table with a head that repeats on every page. Short rows are
// filled up with empty cells.
type Table struct {
	Name  string // what a spreadsheet calls it where several stand under one heading; "" for that of the heading
	Head  []string
	Align []Align
	Rows  [][]string
	Note  string
	Tall  int // of a form: how many lines of writing each row has room for; its empty columns are wide. 0: a list

	Keys   []string  // names of the columns, for templates; nil where none may be chosen
	Widths []float64 // of the columns in mm; 0 or missing shares what is left

	Kept []int // rows that stay where rows are cut: sums, and what is not as it should be
}

// Chart is a table of which some columns are drawn as bars too. The table
// always stands below the bars: a picture without its figures proves nothing.
type Chart struct {
	Table Table
	Drawn []int // the columns with whole numbers that are drawn; column 0 names the rows
}

// Note is a remark that stands out from the text around it.
type Note struct{ Spans []Span }

// Stamp is room for a seal (盖章), framed and never split; Lines say whose.
type Stamp struct{ Lines []string }

// Align is where the text of a column stands.
type Align int

// The alignments of a column.
const (
	Left Align = iota
	Right
	Center
)

// Signature is a row of boxes to sign in; it is never split over pages.
type Signature struct{ Boxes []SignBox }

// SignBox is one signature: whose, how it was given and when. An empty name
// leaves a line to sign on.
type SignBox struct{ Role, Name, How, At string }

// Break begins a new page. A soft one does so only where a page is a screenful
// of lines: on paper the text goes on below, so that a quiet shift fits on a
// sheet.
type Break struct{ Soft bool }

func (Heading) isBlock()   {}
func (Para) isBlock()      {}
func (List) isBlock()      {}
func (Pairs) isBlock()     {}
func (Table) isBlock()     {}
func (Signature) isBlock() {}
func (Chart) isBlock()     {}
func (Note) isBlock()      {}
func (Stamp) isBlock()     {}
func (Break) isBlock()     {}

// Text is one plain span.
func Text(s string) []Span { return []Span{{Text: s}} }

// Bold is one bold span.
func Bold(s string) []Span { return []Span{{Text: s, Bold: true}} }

// Clean drops control characters and makes one line of a text: what somebody
// pasted must not move a printer or a terminal.
func Clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\ufeff':
			return -1
		}
		return r
	}, s)
}

// Cell takes a cell of a row, "" where the row is short.
func (t Table) Cell(row []string, i int) string {
	if i < len(row) {
		return Clean(row[i])
	}
	return ""
}

// Columns is the width of the widest row.
func (t Table) Columns() int {
	n := len(t.Head)
	for _, r := range t.Rows {
		n = max(n, len(r))
	}
	return n
}

// Blank tells whether nothing is printed in a column: it is there to be
// written in.
func (t Table) Blank(i int) bool {
	for _, r := range t.Rows {
		if t.Cell(r, i) != "" {
			return false
		}
	}
	return true
}

// Blanks counts the columns to write in.
func (t Table) Blanks() int {
	n := 0
	for i := range t.Columns() {
		if t.Blank(i) {
			n++
		}
	}
	return n
}

// AlignOf is where the text of column i stands.
func (t Table) AlignOf(i int) Align {
	if i < len(t.Align) {
		return t.Align[i]
	}
	return Left
}

// flat is a span without its look. Struck text is bracketed: without a line
// through it, nobody could tell it from what holds.
func flat(s Span) string {
	if s.Struck {
		return "[-" + Clean(s.Text) + "-]"
	}
	return Clean(s.Text)
}

// Flatten is the text of spans without their looks.
func Flatten(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(flat(s))
	}
	return b.String()
}

// Tick is the box before item i of a list.
func (l List) Tick(i int) Tick {
	if i < len(l.Ticks) {
		return l.Ticks[i]
	}
	return NoTick
}

// Mark is the text before item i: its box, else its number or a sign. The box
// is part of what the document says, number and sign are its looks.
func (l List) Mark(i int, sign string) string {
	switch {
	case l.Tick(i) != NoTick:
		return string(l.Tick(i)) + " "
	case l.Ordered:
		return strconv.Itoa(i+1) + ". "
	}
	return sign
}
