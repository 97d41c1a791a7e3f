package office

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"

	"zhiban/ui/paper"
)

// CSV writes an archive with a file for the text and one for each table: UTF-8
// with its mark, lines that end in CRLF, as spreadsheets in China open them
// without asking. Errors: internal only.
func CSV(d paper.Document) ([]byte, error) {
	var parts []part
	for i, s := range sheets(d) {
		var b bytes.Buffer
		b.WriteString("\ufeff")
		w := csv.NewWriter(&b)
		w.UseCRLF = true
		n := s.table.Columns()
		write := func(cells []string) error {
			row := make([]string, n)
			for k := range row {
				row[k] = harmless(s.table.Cell(cells, k), s.table.AlignOf(k) == paper.Right)
			}
			return w.Write(row)
		}
		rows := s.table.Rows
		if len(s.table.Head) > 0 {
			rows = append([][]string{s.table.Head}, rows...)
		}
		for _, r := range rows {
			if err := write(r); err != nil {
				return nil, fmt.Errorf("write sheet %s: %w", s.name, err)
			}
		}
		w.Flush()
		if err := w.Error(); err != nil {
			return nil, fmt.Errorf("write sheet %s: %w", s.name, err)
		}
		parts = append(parts, part{fmt.Sprintf("%02d-%s.csv", i, fileName(s.name)), b.String()})
	}
	return archive(d, parts)
}

// harmless puts an apostrophe before what a spreadsheet would take for a
// formula. Figures of a column of figures are none: -2 stays a number.
func harmless(cell string, figures bool) string {
	t := strings.TrimLeft(cell, " ")
	if t == "" || !strings.ContainsRune("=+-@", rune(t[0])) {
		return cell
	}
	if _, kind := number(paper.Table{Align: []paper.Align{paper.Right}}, 0, cell); kind != noFigure && figures {
		return cell
	}
	return "'" + cell
}

// fileName is a name that every file system takes.
func fileName(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, s)
}
