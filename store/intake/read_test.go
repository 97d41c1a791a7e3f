package intake_test

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"zhiban/store/intake"
)

const little = "姓名,电话\r\n李婶,13900001111\r\n何𬭚,13900002222\r\n"

func gb(tb testing.TB, s string) []byte {
	tb.Helper()
	out, err := simplifiedchinese.GB18030.NewEncoder().String(s)
	if err != nil {
		tb.Fatal(err)
	}
	return []byte(out)
}

func u16(tb testing.TB, s string, e unicode.Endianness, mark unicode.BOMPolicy) []byte {
	tb.Helper()
	out, err := unicode.UTF16(e, mark).NewEncoder().String(s)
	if err != nil {
		tb.Fatal(err)
	}
	return []byte(out)
}

func TestEveryEncodingIsRead(t *testing.T) {
	for _, c := range []struct {
		name, encoding string
		raw            []byte
	}{
		{"plain", "utf-8", []byte(little)},
		{"with its mark", "utf-8-bom", []byte("\ufeff" + little)},
		{"GB18030", "gb18030", gb(t, little)},
		{"UTF-16 little", "utf-16le", u16(t, little, unicode.LittleEndian, unicode.UseBOM)},
		{"UTF-16 big", "utf-16be", u16(t, little, unicode.BigEndian, unicode.UseBOM)},
		{"UTF-16 little bare", "utf-16le", u16(t, little, unicode.LittleEndian, unicode.IgnoreBOM)},
		{"tabs", "utf-8", []byte(strings.ReplaceAll(little, ",", "\t"))},
		{"semicolons", "utf-8", []byte(strings.ReplaceAll(little, ",", ";"))},
		{"Excel's own mark", "utf-8", []byte("sep=;\n" + strings.ReplaceAll(little, ",", ";"))},
		{"old line ends", "utf-8", []byte(strings.ReplaceAll(little, "\r\n", "\n"))},
	} {
		s, err := intake.Open(context.Background(), write(t, "a.csv", c.raw), intake.OpenOptions{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if s.Encoding != c.encoding || len(s.Lines) != 3 || s.Lost != 0 || strings.Join(s.Lines[2].Cells, "|") != "何𬭚|13900002222" {
			t.Errorf("%s: %+v", c.name, s)
		}
	}
}

func TestLostCharactersAreCountedAndNamed(t *testing.T) {
	raw := append([]byte(strings.Repeat(little, 10)), "李\xff婶,139\r\n"...)
	s, err := intake.Open(context.Background(), write(t, "a.csv", raw), intake.OpenOptions{})
	if err != nil || s.Lost != 1 || s.LostAt != "31|A" || s.Encoding != "utf-8" {
		t.Errorf("%+v %v", s, err)
	}
	bad := append(gb(t, strings.Repeat(little, 10)), "\xff\xff,139\r\n"...)
	s, err = intake.Open(context.Background(), write(t, "b.csv", bad), intake.OpenOptions{})
	if err != nil || s.Lost == 0 || s.LostAt != "31|A" || s.Encoding != "gb18030" {
		t.Errorf("%+v %v", s, err)
	}
}

func zipped(tb testing.TB, names ...string) []byte {
	tb.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, n := range names {
		w, err := z.Create(n)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write([]byte("x")); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return buf.Bytes()
}

func workbook(tb testing.TB, fill func(f *excelize.File)) []byte {
	tb.Helper()
	f := excelize.NewFile()
	fill(f)
	buf, err := f.WriteToBuffer()
	if err != nil {
		tb.Fatal(err)
	}
	return buf.Bytes()
}

// What is no list is refused with what it is.
func TestFilesThatAreNoListAreRefused(t *testing.T) {
	f := excelize.NewFile()
	var locked bytes.Buffer
	if err := f.Write(&locked, excelize.Options{Password: "secret"}); err != nil {
		t.Fatal(err)
	}
	whole := workbook(t, func(f *excelize.File) { must(t, f.SetSheetRow("Sheet1", "A1", &[]any{"姓名", "电话"})) })
	for _, c := range []struct {
		name, want string
		raw        []byte
	}{
		{"locked.xlsx", "intake.password", locked.Bytes()},
		{"old.xls", "intake.old_excel", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 600)...)},
		{"page.xls", "intake.markup", []byte("\ufeff\n<html><table></table></html>")},
		{"xml.xls", "intake.markup", []byte(`<?xml version="1.0"?><Workbook/>`)},
		{"x.pdf", "intake.pdf", []byte("%PDF-1.7")},
		{"x.ods", "intake.other_sheet", zipped(t, "mimetype", "content.xml")},
		{"x.docx", "intake.word", zipped(t, "word/document.xml")},
		{"x.zip", "intake.archive", zipped(t, "a.csv")},
		{"x.xlsb", "intake.binary_excel", zipped(t, "xl/workbook.bin")},
		{"cut.xlsx", "intake.cut_off", whole[:len(whole)/2]},
		{"odd.xlsx", "intake.damaged", zipped(t, "xl/workbook.xml")},
		{"photo.csv", "intake.not_a_list", []byte("\x00\x01\x02\x00\x00\xff\xff\x00\x00")},
		{"none.csv", "intake.empty", nil},
		{"blank.csv", "intake.empty", []byte("\r\n,,\r\n")},
		{"wide.csv", "intake.too_many_columns", []byte(strings.Repeat("a,", 300) + "b\n")},
		{"blank.xlsx", "intake.no_sheet", workbook(t, func(*excelize.File) {})},
	} {
		if _, err := intake.Open(context.Background(), write(t, c.name, c.raw), intake.OpenOptions{}); reason(err) != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	if _, err := intake.Open(context.Background(), filepath.Join(t.TempDir(), "no.csv"), intake.OpenOptions{}); reason(err) != "intake.file_missing" {
		t.Error(err)
	}
	if _, err := intake.Open(context.Background(), t.TempDir(), intake.OpenOptions{}); reason(err) != "intake.folder" {
		t.Error(err)
	}
}

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// Title lines, merged cells, hidden sheets, repeated headings, sums, formulas
// and errors: a workbook as people keep them.
func TestWorkbooksAsPeopleKeepThem(t *testing.T) {
	raw := workbook(t, func(f *excelize.File) {
		rows := [][]any{
			{"梅江村第7网格住户摸底表（2022年9月）"}, {},
			{"序号", "网格（必填）", "门牌地址", "住户姓名", "联系电话", "出生日期", "备注", "情况"},
			{1, "7格", "3栋502", "李婶", 13900001111, "1950-03-02", "x", ""},
			{2, "7格", nil, "李小明", 1.3900002222e10, 32874, "", ""},
			{3, "第7网格", "3栋503", "王强", "13900003333", "1988年", "", "合并"},
			{"序号", "网格（必填）", "门牌地址", "住户姓名", "联系电话", "出生日期", "备注", "情况"},
			{4, 7, "3栋504", "赵", nil, "", "", ""},
			{"合计", "", "", 4},
		}
		for i, r := range rows {
			cell, err := excelize.CoordinatesToCellName(1, i+1)
			must(t, err)
			must(t, f.SetSheetRow("Sheet1", cell, &r))
		}
		must(t, f.MergeCell("Sheet1", "A1", "H1"))
		must(t, f.MergeCell("Sheet1", "C4", "C5")) // one door, two people
		must(t, f.MergeCell("Sheet1", "D8", "E8")) // name and phone in one
		must(t, f.SetCellFormula("Sheet1", "D9", "SUM(A4:A8)"))
		_, err := f.NewSheet("旧表")
		must(t, err)
		must(t, f.SetSheetVisible("旧表", false))
		must(t, f.SetCellValue("旧表", "A1", "姓名"))
		must(t, f.SetCellValue("旧表", "A2", "隐"))
		_, err = f.NewSheet("8格")
		must(t, err)
		must(t, f.SetCellValue("8格", "A1", "姓名"))
	})
	path := write(t, "摸底.xlsx", raw)
	p := newPost(t, "urban-village")
	s, err := intake.Open(context.Background(), path, intake.OpenOptions{})
	must(t, err)
	if s.Name != "Sheet1" || strings.Join(s.Hidden, "") != "旧表" || strings.Join(s.Others, "") != "8格" || s.Formulas != 1 || s.GuessKind() != intake.Census {
		t.Errorf("%+v %s", s, s.GuessKind())
	}
	hidden, err := intake.Open(context.Background(), path, intake.OpenOptions{Sheet: "旧表"})
	if err != nil || hidden.Name != "旧表" {
		t.Errorf("%+v %v", hidden, err)
	}
	if _, err := intake.Open(context.Background(), path, intake.OpenOptions{Sheet: "9格"}); reason(err) != "intake.sheet_unknown" {
		t.Error(err)
	}
	d := p.draft(path, intake.Census, intake.CheckOptions{})
	counts(t, d, 3, 0, 0, 2, 0)
	if d.Table.Filled != 1 || d.Table.Above != 1 || d.Doors != 2 {
		t.Errorf("filled %d above %d doors %d", d.Table.Filled, d.Table.Above, d.Doors)
	}
	if len(d.Refused) == 2 && (reason(d.Refused[0].Err) != "intake.merged" || reason(d.Refused[1].Err) != "intake.total_row") {
		t.Errorf("%v %v", d.Refused[0].Err, d.Refused[1].Err)
	}
	p.take(d)
	h, err := p.HouseholdAt(context.Background(), "7", "3栋502")
	must(t, err)
	if len(h.Residents) != 2 || h.Residents[1].Phone != "13900002222" || h.Residents[1].Born != 1990 || h.Residents[0].Born != 1950 || h.Source != "import" {
		t.Errorf("%+v", h)
	}
}

func TestPathsAreTakenAsTheyAreDropped(t *testing.T) {
	home, err := os.UserHomeDir()
	must(t, err)
	for in, want := range map[string]string{`"/a b/c.xlsx"`: "/a b/c.xlsx", `'/a/c.csv' `: "/a/c.csv", `/a\ b.csv`: "/a b.csv", "file:///x/y.csv": "/x/y.csv", "~/x.csv": filepath.Join(home, "x.csv")} {
		if got := intake.CleanPath(in); got != want {
			t.Errorf("%s: %s", in, got)
		}
	}
}
