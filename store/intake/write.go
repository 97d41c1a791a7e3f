package intake

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// Formats of a list that goes out.
const (
	XLSX    = "xlsx"
	CSV     = "csv"
	UTF8    = "utf8"
	GB18030 = "gb18030"
)

// WriteFile writes a list into a new file: to its side first, so that a full
// disk leaves no half of one. Errors: invalid (a format that is none), refused
// (the folder or file cannot be written).
func WriteFile(path, format, encoding string, l *List) error {
	var buf bytes.Buffer
	if err := Write(&buf, format, encoding, l); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".zhiban-*")
	if err != nil {
		return refused("out", "report.folder", filepath.Dir(path))
	}
	_, err = tmp.Write(buf.Bytes())
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		_ = os.Remove(tmp.Name()) // what is left of it helps nobody
		return refused("out", "report.file", path)
	}
	return nil
}

// FormatOf tells the format by the end of a path, what is asked for first.
func FormatOf(path, format string) string {
	if format == "" && strings.EqualFold(filepath.Ext(path), "."+CSV) {
		return CSV
	}
	return first(strings.ToLower(format), XLSX)
}

// Write writes a list: as a workbook whose cells are text, or as CSV with its
// mark and CRLF, in which what a spreadsheet would run is guarded.
func Write(w io.Writer, format, encoding string, l *List) error {
	switch format {
	case XLSX:
		return writeWorkbook(w, l)
	case CSV:
		return writeCSV(w, encoding, l)
	}
	return invalid("format", "intake.format_unknown", format)
}

func writeCSV(w io.Writer, encoding string, l *List) error {
	var buf bytes.Buffer
	c := csv.NewWriter(&buf)
	c.UseCRLF = true
	for _, row := range append([][]string{l.Head}, l.Rows...) {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = Guard(cell)
		}
		if err := c.Write(safe); err != nil {
			return fmt.Errorf("write csv: %w", err)
		}
	}
	c.Flush()
	out := buf.Bytes()
	switch encoding {
	case "", UTF8, "utf-8":
		out = append([]byte("\xef\xbb\xbf"), out...)
	case GB18030, "gbk":
		var err error
		if out, err = simplifiedchinese.GB18030.NewEncoder().Bytes(out); err != nil {
			return fmt.Errorf("encode csv: %w", err)
		}
	default:
		return invalid("encoding", "intake.encoding_unknown", encoding)
	}
	if _, err := w.Write(out); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	return nil
}

// Guard puts ' before what a spreadsheet would run, and before what would look
// like a guarded cell when it comes in again.
func Guard(c string) string {
	if c == "" {
		return c
	}
	if strings.IndexByte("=+-@\t\r", c[0]) >= 0 || c[0] == '\'' && len(c) > 1 && strings.IndexByte("=+-@\t\r'", c[1]) >= 0 {
		return "'" + c
	}
	return c
}

func writeWorkbook(w io.Writer, l *List) error {
	f := excelize.NewFile()
	defer f.Close() //nolint:errcheck // it lives in memory
	sheet := f.GetSheetName(0)
	s, err := f.NewStreamWriter(sheet)
	if err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	style, err := f.NewStyle(&excelize.Style{NumFmt: 49}) // text: phones and numbers of doors stay as they are
	if err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	bold, err := f.NewStyle(&excelize.Style{NumFmt: 49, Font: &excelize.Font{Bold: true}})
	if err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	for i := range l.Head {
		if err := s.SetColWidth(i+1, i+1, 14); err != nil {
			return fmt.Errorf("write workbook: %w", err)
		}
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	for i, row := range append([][]string{l.Head}, l.Rows...) {
		cells := make([]any, len(row))
		for k, c := range row {
			id := style
			if i == 0 {
				id = bold
			}
			cells[k] = excelize.Cell{StyleID: id, Value: printable(c)}
		}
		if err := s.SetRow(fmt.Sprintf("A%d", i+1), cells); err != nil {
			return fmt.Errorf("write workbook row %d: %w", i+1, err)
		}
	}
	if err := s.Flush(); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

// printable drops what XML cannot hold.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' {
			return -1
		}
		return r
	}, s)
}

// RefusedList is what could not be taken, as it stood in the file, with the
// line and the reason beside each row: corrected, it comes in as it is.
func RefusedList(d *Draft, lineHead, reasonHead string, sentence func(Refusal) string) *List {
	width := len(d.Table.Head.Cells)
	l := &List{Kind: d.Kind, Head: append(pad(d.Table.Head.Cells, width), lineHead, reasonHead)}
	for _, r := range d.Refused {
		cells := pad(r.Row.Cells, width)[:width]
		if d.Table.csv { // a guard stays one guard
			for i := range cells {
				cells[i] = unguard(cells[i])
			}
		}
		l.Rows = append(l.Rows, append(cells, itoa(r.Row.No), sentence(r)))
	}
	return l
}

func pad(cells []string, n int) []string {
	out := make([]string, max(n, len(cells)))
	copy(out, cells)
	return out
}
