// Package intake takes in lists: the census, people, volunteers, vehicles,
// stock and rosters, from XLSX and CSV in any Chinese encoding, and writes them
// out again. It reads a file ([Open]), guesses which column is what ([Guess]),
// looks at every row against the record without writing ([Check]) and makes one
// command of what is left ([Draft.Command]). Words of a header stand here; words
// for people do not: what is wrong is a reason of the record's catalogue.
package intake

import (
	"errors"
	"strings"

	"golang.org/x/text/width"

	"zhiban/store"
)

// Kind is what a list is about.
type Kind string

// The kinds of lists.
const (
	Census     Kind = "census"
	People     Kind = "people"
	Volunteers Kind = "volunteers"
	Vehicles   Kind = "vehicles"
	Stock      Kind = "stock"
	Roster     Kind = "roster"
)

// Kinds lists the kinds of lists.
func Kinds() []Kind { return []Kind{Census, People, Volunteers, Vehicles, Stock, Roster} }

// KindNamed finds a kind by its slug. Errors: invalid.
func KindNamed(slug string) (Kind, error) {
	for _, k := range Kinds() {
		if string(k) == strings.ToLower(strings.TrimSpace(slug)) {
			return k, nil
		}
	}
	return "", invalid("kind", "intake.kind_unknown", slug)
}

// Limits of a file: what is larger is no list of a village.
const (
	maxBytes   = 200 << 20
	maxRows    = 200_000
	maxColumns = 200
	maxCell    = 2000 // characters; a longer one is a quotation mark that never ends
)

// Line is one row of a file as it stands there.
type Line struct {
	No    int // in the file, from 1
	Cells []string
}

// cell is the text of a column, "" behind the last one.
func (l Line) cell(i int) string {
	if i < 0 || i >= len(l.Cells) {
		return ""
	}
	return l.Cells[i]
}

func (l Line) empty() bool {
	for _, c := range l.Cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// Sheet is a file that was read, before anybody says what its columns are.
type Sheet struct {
	Path     string
	File     string // its name without the folder
	Sum      string // SHA-256, hex
	Name     string // of the sheet of a workbook, ""
	Encoding string // utf-8, utf-8-bom, utf-16le, utf-16be, gb18030, xlsx
	Others   []string
	Hidden   []string // sheets that nobody sees
	Formulas int      // cells that hold one
	Lost     int      // characters that could not be read
	LostAt   string   // the first of them, «第3行 B列» as "3|B"
	Lines    []Line
	merges   []merge
	csv      bool
}

// merge is a range of merged cells, all of it from 0.
type merge struct {
	ref                                  string
	firstRow, lastRow, firstCol, lastCol int // rows as numbered in the file
}

// Row is a line of a list with what was wrong in reading it.
type Row struct {
	Line
	faults map[int]error // by column
}

// Table is a sheet whose header was found.
type Table struct {
	*Sheet
	Kind   Kind
	Head   Line
	Above  int // lines above the header that were passed over
	Filled int // merged cells that were filled
	Rows   []Row
}

// Column names a column as spreadsheets do: A, B … AA.
func Column(i int) string {
	out := ""
	for i++; i > 0; i = (i - 1) / 26 {
		out = string(rune('A'+(i-1)%26)) + out
	}
	return out
}

func invalid(field, reason, arg string) error {
	return &store.Error{Code: store.Invalid, Field: field, Reason: reason, Arg: arg}
}

func notFound(field, reason, arg string) error {
	return &store.Error{Code: store.NotFound, Field: field, Reason: reason, Arg: arg}
}

func refused(field, reason, arg string) error {
	return &store.Error{Code: store.Refused, Field: field, Reason: reason, Arg: arg}
}

// fieldOf is the field that an error is about.
func fieldOf(err error) string {
	var e *store.Error
	if errors.As(err, &e) {
		return e.Field
	}
	return ""
}

// fold brings a text to the form in which words are compared: narrow, small,
// without blanks and marks.
func fold(s string) string {
	s = strings.ToLower(width.Fold.String(s))
	if i := strings.IndexAny(s, "(（"); i > 0 { // 姓名（必填）
		s = s[:i]
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\r\n　*:_-/.、，,；;“”\"'", r) {
			return -1
		}
		return r
	}, s)
}

// narrow folds the width of what was typed on a Chinese keyboard.
func narrow(s string) string { return strings.TrimSpace(width.Fold.String(s)) }
