package export_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"zhiban/assets/fonts"
	"zhiban/store"
	"zhiban/ui/paper"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/pdf"
)

const code = "1aeb156a64494d5941a3c6f2134c2f3db01e7dfc70f9034cf7512ceb9192c429"

// rich has every kind of block, names that few fonts have, and text that tries
// to be more than text.
func rich() paper.Document {
	d := paper.Document{Title: "交接班报告", Lang: "zh", Mark: "演练", Foot: "K-J01 · 首码 1aeb", PageWord: "第 %d 页 共 %d 页", Number: "K-J01", Code: code, Date: "2022-09-02T08:00:00+08:00"}
	table := paper.Table{Head: []string{"姓名", "电话", "份数"}, Align: []paper.Align{paper.Left, paper.Left, paper.Right}, Note: "以现场为准。"}
	for _, name := range strings.Split("𬭎 䶮 㛃 堃 喆 燚 龑 靐", " ") {
		table.Rows = append(table.Rows, []string{"林" + name, "013800138000", "12"})
	}
	table.Rows = append(table.Rows, []string{"=cmd|' /C calc'!A0", "440601199001011234", "+3"}, []string{"-2+3", "@SUM(A1)", "7,360"})
	long := paper.Table{Head: []string{"时间", "内容"}}
	for range 90 {
		long.Rows = append(long.Rows, []string{"08:00–20:00", strings.Repeat("村委会（东门）说“你好”，然后走了；体温38.5℃以上3,000余份。", 2)})
	}
	d.Blocks = []paper.Block{
		paper.Pairs{Columns: 2, Items: []paper.Pair{{Label: "指挥部", Value: paper.Text("梅江村")}, {Label: "编号", Value: paper.Text("K-J01")}, {Label: "计时", Value: paper.Text(strings.Repeat("很长的内容", 12))}}},
		paper.Heading{Level: 2, Text: "一、态势"},
		paper.Para{Spans: append(paper.Bold("关注"), paper.Span{Text: "：<script>&amp;\x1b[31m红\u202e"}, paper.Span{Text: "划掉", Struck: true}, paper.Span{Text: "见附件", Ref: "annex"})},
		paper.List{Items: [][]paper.Span{paper.Text("测温枪已交"), paper.Text("钥匙未交")}, Ticks: []paper.Tick{paper.Ticked, paper.Open}},
		paper.List{Items: [][]paper.Span{paper.Text("第一"), paper.Text("第二")}, Ordered: true},
		paper.Heading{Level: 3, Text: "名单 [1/2]: 长长长长长长长长长长长长长长长长长长长长长长长长"},
		table,
		paper.Chart{Table: paper.Table{Head: []string{"事项", "合计", "已结"}, Align: []paper.Align{paper.Left, paper.Right, paper.Right}, Rows: [][]string{{"诉求", "12", "9"}, {"险情", "3", "—"}}}, Drawn: []int{1, 2}},
		paper.Note{Spans: paper.Text("水位到 2.4 米就撤。")},
		paper.Stamp{Lines: []string{"梅江村指挥部", "（盖章）"}},
		paper.Break{},
		paper.Heading{Level: 2, Text: "附件", ID: "annex"},
		long,
		paper.Signature{Boxes: []paper.SignBox{{Role: "交班人", Name: "冯", How: "口令", At: "08:00"}, {Role: "接班人"}}},
	}
	return d
}

func output(t *testing.T, d paper.Document, format string) export.Output {
	t.Helper()
	out, err := export.Bytes(d, format)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// What somebody copies out of a page, or reads out of a file of another
// format, is what the document says, character by character, in its order.
func TestSameTextInEveryFormat(t *testing.T) {
	d := rich()
	want := told(d)
	text, artifacts, pages := pdfText(t, output(t, d, "pdf").Data)
	if got := bare(text); got != want {
		t.Errorf("the PDF says\n%s\nwant\n%s", got, want)
	}
	if pages < 3 || !strings.Contains(artifacts, "第 2 页 共 ") || strings.Count(artifacts, "首码 1aeb") != pages || strings.Count(artifacts, "时间内容") < pages-2 {
		t.Errorf("%d pages; heads and feet say %s", pages, artifacts)
	}
	_, word := unzip(t, output(t, d, "docx").Data)
	if got := bare(xmlText(t, word["word/header1.xml"]) + xmlText(t, word["word/document.xml"])); got != want {
		t.Errorf("the DOCX says\n%s\nwant\n%s", got, want)
	}
	if foot := xmlText(t, word["word/footer1.xml"]); foot != d.Foot+"第 1 页 共 1 页" || strings.Count(word["word/footer1.xml"], "PAGE") != 2 {
		t.Errorf("foot %q", foot)
	}
	body := word["word/document.xml"]
	if n := strings.Count(body, "<w:tblHeader/>"); n != 3 || strings.Count(body, "<w:cantSplit/>") < 100 || !strings.Contains(word["word/styles.xml"], `w:eastAsia="黑体"`) {
		t.Errorf("%d heads that repeat", n)
	}
}

func TestSheetsHoldTheTables(t *testing.T) {
	d := rich()
	names, book := unzip(t, output(t, d, "xlsx").Data)
	files, csvs := unzip(t, output(t, d, "csv").Data)
	if len(files) != 4 || !slices.Contains(names, sheetFile(4)) || files[1] != "01-名单 1 2 "+strings.Repeat("长", 24)+".csv" {
		t.Fatalf("%q\n%q", names, files)
	}
	for _, f := range names {
		xmlText(t, book[f]) // fails on what does not parse
	}
	first, _ := cells(t, book[sheetFile(1)])
	for i, r := range csvRows(t, csvs[files[0]]) {
		for k, c := range r {
			if strings.TrimPrefix(c, "'") != first[i][k] {
				t.Errorf("CSV says %q where the sheet says %q", c, first[i][k])
			}
		}
	}
	rows, typed := cells(t, book[sheetFile(2)])
	want := append([][]string{d.Blocks[6].(paper.Table).Head}, d.Blocks[6].(paper.Table).Rows...)
	want[9] = []string{"=cmd|' /C calc'!A0", "440601199001011234", "3"}
	want[10] = []string{"-2+3", "@SUM(A1)", "7360"}
	if !reflect.DeepEqual(rows, want) {
		t.Errorf("sheet %q", rows)
	}
	if typed["B2"] != "inlineStr" || typed["C2"] != "" || typed["A11"] != "inlineStr" || typed["B10"] != "inlineStr" {
		t.Errorf("types %v", typed)
	}
	for _, part := range []string{`<pane ySplit="1"`, `<autoFilter ref="A1:C11"/>`} {
		if !strings.Contains(book[sheetFile(2)], part) {
			t.Errorf("no %s", part)
		}
	}
	if strings.Count(book["xl/workbook.xml"], `&#39;!$1:$1</definedName>`) != 3 {
		t.Error("no head to print on every page")
	}
	list := csvRows(t, csvs[files[1]])
	if list[9][0] != "'=cmd|' /C calc'!A0" || list[9][2] != "+3" || list[10][0] != "'-2+3" || list[10][1] != "'@SUM(A1)" || list[1][1] != "013800138000" {
		t.Errorf("CSV %q", list[8:])
	}
}

// The same document gives the same bytes, on any day and in any zone.
func TestSameBytesOnAnyDay(t *testing.T) {
	for _, f := range export.Formats() {
		first := output(t, rich(), f)
		t.Setenv("TZ", "America/Caracas")
		again := output(t, rich(), f)
		if string(first.Data) != string(again.Data) || len(first.Data) == 0 {
			t.Errorf("%s: %d and %d bytes", f, len(first.Data), len(again.Data))
		}
	}
}

// Rare names are in the font; what is not is framed, listed and named at the
// foot, and still copied out as it was typed.
func TestMissingGlyphsAreNamed(t *testing.T) {
	if m := output(t, rich(), "pdf").Missing; len(m) != 0 {
		t.Errorf("missing %q", m)
	}
	d := paper.Document{Title: "报告", Foot: "K-J01", Blocks: []paper.Block{paper.Para{Spans: paper.Text("😀 林𬭎 \U0010FFFD 葛󠄀 👨‍👩‍👧")}}}
	out := output(t, d, "pdf")
	if want := []string{"U+1F467", "U+1F468", "U+1F469", "U+1F600", "U+10FFFD"}; !slices.Equal(out.Missing, want) {
		t.Errorf("missing %q, want %q", out.Missing, want)
	}
	text, artifacts, _ := pdfText(t, out.Data)
	if bare(text) != told(d) || !strings.Contains(artifacts, "K-J01 · □ = U+1F467 U+1F468") {
		t.Errorf("%q\n%q", text, artifacts)
	}
}

// Each rare name stands in every format as it was written.
func TestRareNamesInEveryFormat(t *testing.T) {
	d := rich()
	said := map[string]string{}
	for _, f := range export.Formats() {
		data := output(t, d, f).Data
		switch f {
		case "pdf":
			said[f], _, _ = pdfText(t, data)
		case "docx", "xlsx", "csv":
			_, parts := unzip(t, data)
			for _, p := range parts {
				said[f] += p
			}
		default:
			said[f] = string(data)
		}
	}
	for _, name := range strings.Fields("𬭎 䶮 㛃 堃 喆 燚 龑 靐") {
		for f, text := range said {
			if !strings.Contains(text, "林"+name) {
				t.Errorf("%s does not say 林%s", f, name)
			}
		}
	}
}

func TestParse(t *testing.T) {
	for text, want := range map[string]string{"pdf,docx": "pdf docx", "pdf，md、txt csv": "pdf md txt csv", "PDF": "pdf"} {
		if got, _, ok := export.Parse(text); !ok || strings.Join(got, " ") != want {
			t.Errorf("%s: %q", text, got)
		}
	}
	for text, want := range map[string]string{"pdf,odt": "odt", " ": " ", "": ""} {
		if _, got, ok := export.Parse(text); ok || got != want {
			t.Errorf("%q: unknown %q, want %q", text, got, want)
		}
	}
}

// Nothing half-written stays, and a folder that cannot be is told in a
// sentence.
func TestWriteIsWholeOrNothing(t *testing.T) {
	dir := t.TempDir()
	files, err := export.Write(rich(), []string{"txt", "csv"}, filepath.Join(dir, "a"), "final.zh")
	if err != nil || len(files) != 2 || filepath.Base(files[1].Path) != "final.zh.csv.zip" {
		t.Fatal(files, err)
	}
	list, err := os.ReadDir(filepath.Join(dir, "a"))
	if err != nil || len(list) != 2 {
		t.Errorf("%v, %v", list, err)
	}
	var e *store.Error
	if _, err := export.Write(rich(), []string{"txt"}, files[0].Path, "x"); !errors.As(err, &e) || e.Reason != "report.folder" {
		t.Errorf("a file as folder: %v", err)
	}
	if err := os.Mkdir(filepath.Join(dir, "a", "y.txt"), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := export.Write(rich(), []string{"txt"}, filepath.Join(dir, "a"), "y"); !errors.As(err, &e) || e.Reason != "report.file" {
		t.Errorf("a folder under the name of the file: %v", err)
	}
	if list, err := os.ReadDir(filepath.Join(dir, "a")); err != nil || len(list) != 3 {
		t.Errorf("what failed stays: %v, %v", list, err)
	}
}

// sans is unpacked once for the fuzz test.
var sans = sync.OnceValues(func() (*pdf.Font, error) {
	ttf, err := fonts.Sans()
	if err != nil {
		return nil, err
	}
	return pdf.ParseFont(ttf)
})

// Whatever somebody types is told by PDF and DOCX as it was typed.
func FuzzSameText(f *testing.F) {
	for _, s := range []string{"", "张三", "𬭎䶮㛃靐", "a<b>&amp;\"'", "\x00\x1b[31m", "e\u0301é", "👨‍👩‍👧", "\xff\xfe", "☐ ☑☒", "%d %s", "(a) [b] \\c", "葛󠄀", strings.Repeat("很长，", 300)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "?")
		d := paper.Document{Title: s, Mark: s, Foot: s, Blocks: []paper.Block{paper.Heading{Level: 2, Text: s, ID: s}, paper.Para{Spans: []paper.Span{{Text: s, Bold: true}, {Text: s, Struck: true}, {Text: s, Ref: s}}},
			paper.Pairs{Columns: 2, Items: []paper.Pair{{Label: s, Value: paper.Text(s)}}}, paper.Table{Head: []string{s, s}, Rows: [][]string{{s, s}}}, paper.Signature{Boxes: []paper.SignBox{{Role: s, Name: s}}}}}
		want := strings.ReplaceAll(told(d), "【】", "")
		f, err := sans()
		if err != nil {
			t.Fatal(err)
		}
		r, err := pdf.Write(d, f)
		if err != nil {
			t.Fatal(err)
		}
		if text, _, _ := pdfText(t, r.Data); bare(text) != want {
			t.Errorf("the PDF says %q, want %q", bare(text), want)
		}
		_, word := unzip(t, output(t, d, "docx").Data)
		if text := bare(xmlText(t, word["word/header1.xml"]) + xmlText(t, word["word/document.xml"])); text != want {
			t.Errorf("the DOCX says %q, want %q", text, want)
		}
		for _, f := range []string{"xlsx", "csv"} {
			_, files := unzip(t, output(t, d, f).Data)
			for name, body := range files {
				if strings.HasSuffix(name, ".xml") {
					xmlText(t, body)
				}
			}
		}
	})
}
