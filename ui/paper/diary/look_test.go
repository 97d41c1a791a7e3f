package diary_test

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhiban/store"
	"zhiban/ui/paper/diary"
	"zhiban/ui/paper/papertest"
	"zhiban/ui/word"
)

// Another spreadsheet opens the workbook of the record, finds every sheet and in
// it every cell, texts as texts.
func TestPopplerOfficeReadsTheRecord(t *testing.T) {
	papertest.Office(t)
	ctx := context.Background()
	st, p := play(t, "meijiang", "urban-village")
	dir := t.TempDir()
	book := filepath.Join(dir, "record.xlsx")
	done, err := diary.WriteFile(ctx, st.View, word.New("zh", p, st.Zone()), diary.Export{Filter: store.LineFilter{Stream: store.AllStreams}, Format: diary.XLSX, Level: store.LevelFull, Lists: true}, book)
	if err != nil || len(done.Sheets) < 12 {
		t.Fatal(done, err)
	}
	// every sheet becomes a file: separated by commas, quoted, UTF-8, cells as they stand
	to := `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1`
	papertest.Converted(t, book, to, dir)
	f, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, sheet := range done.Sheets {
		want, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		in, err := os.Open(filepath.Join(dir, "record-"+sheet+".csv"))
		if err != nil {
			t.Errorf("%s: the other program has no such sheet: %v", sheet, err)
			continue
		}
		r := csv.NewReader(in)
		r.FieldsPerRecord = -1
		got, err := r.ReadAll()
		in.Close()
		if err != nil || len(got) != len(want) {
			t.Errorf("%s: it reads %d rows of %d, %v", sheet, len(got), len(want), err)
			continue
		}
		for i, row := range want {
			if a, b := trimmed(row), trimmed(got[i]); a != b {
				t.Errorf("%s, row %d:\nis    %s\nreads %s", sheet, i+1, a, b)
				break
			}
		}
	}
}

// trimmed is a row without the empty cells at its end.
func trimmed(row []string) string {
	for len(row) > 0 && row[len(row)-1] == "" {
		row = row[:len(row)-1]
	}
	return strings.ReplaceAll(fmt.Sprintf("%q", row), `\n`, " ")
}
