package office

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"zhiban/ui/paper"
)

func TestSheetNames(t *testing.T) {
	n := &names{taken: map[string]bool{}}
	for _, c := range []struct{ text, want string }{
		{"八、卡口", "八、卡口"},
		{"八、卡口", "八、卡口 (2)"},
		{"数目（上班 / 变化 / 本班）", "数目（上班 变化 本班）"},
		{"Gates", "Gates"},
		{"gates", "gates (2)"},
		{"'x'", "x"},
		{"", "Sheet"},
		{"History", "Sheet History"},
		{`[]:*?/\`, "Sheet (2)"},
		{strings.Repeat("长", 40), strings.Repeat("长", 31)},
		{strings.Repeat("长", 40), strings.Repeat("长", 27) + " (2)"},
		{strings.Repeat("𬭎", 20), strings.Repeat("𬭎", 15)}, // two units each
	} {
		if got := n.free(c.text); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestFiguresAreNumbersAndPhonesAreNot(t *testing.T) {
	figures := paper.Table{Align: []paper.Align{paper.Right, paper.Left}}
	for cell, want := range map[string]struct {
		value string
		kind  figure
	}{
		"0": {"0", bare}, "206": {"206", bare}, "-8": {"-8", bare}, "+3": {"3", signed}, "7,360": {"7360", grouped}, "-1,234,567": {"-1234567", grouped},
		"": {"", noFigure}, "-": {"", noFigure}, "+-3": {"", noFigure}, "007": {"", noFigure}, "13800138000": {"13800138000", bare}, "440601199001011234": {"", noFigure},
		"7,36": {"", noFigure}, ",360": {"", noFigure}, "1分": {"", noFigure}, "08:00": {"", noFigure}, "2.5": {"", noFigure}, "１２": {"", noFigure},
	} {
		if value, kind := number(figures, 0, cell); value != want.value || kind != want.kind {
			t.Errorf("%q: %q, kind %d", cell, value, kind)
		}
		if _, kind := number(figures, 1, cell); kind != noFigure {
			t.Errorf("%q is a number in a column of text", cell)
		}
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	for cell, want := range map[string]string{"=1+1": "'=1+1", " =1": "' =1", "@x": "'@x", "-2": "'-2", "+86 138": "'+86 138", "甲": "甲", "": ""} {
		if got := harmless(cell, false); got != want {
			t.Errorf("%q: %q, want %q", cell, got, want)
		}
	}
	for _, cell := range []string{"-2", "+3", "7,360"} {
		if got := harmless(cell, true); got != cell {
			t.Errorf("the figure %q: %q", cell, got)
		}
	}
	if got := harmless("-2+cmd", true); got != "'-2+cmd" {
		t.Error(got)
	}
}

func TestColumnsOfASheet(t *testing.T) {
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA"} {
		if got := column(i); got != want {
			t.Errorf("%d: %s, want %s", i, got, want)
		}
	}
}

// The columns of a Word table fill the page exactly, whatever stands in them;
// a short cell is not broken, and who measured a column gets that.
func TestColumnsOfWordFillThePage(t *testing.T) {
	w := &word{lay: paper.Form(), room: 9864} // 174 mm
	tb := paper.Table{Head: []string{"序", "内容", ""}, Rows: [][]string{{"12", strings.Repeat("长", 300)}}}
	for i, c := range []struct {
		t         paper.Table
		at, least int
	}{
		{tb, 0, 2*9*10 + 160},
		{tb, 1, 5000},
		{paper.Table{Rows: tb.Rows, Widths: []float64{30}}, 0, 1700}, // 30 mm are 1,700.8
		{paper.Table{Rows: [][]string{{"1", "2"}}}, 1, 4900},
		{paper.Table{Rows: [][]string{make([]string, 60)}}, 59, 100},
		{paper.Table{Rows: [][]string{{strings.Repeat("长", 30), strings.Repeat("长", 30), "7,360"}}}, 2, 5*9*10 + 160},
	} {
		if ws := w.widths(c.t); sum(ws) != w.room || ws[c.at] < c.least {
			t.Errorf("%d: %v of %d, want %d in column %d", i, ws, w.room, c.least, c.at)
		}
	}
}

// Tables under one heading are told apart by their own names, and a page of one
// says of which it is.
func TestSheetsHaveTheNamesOfTheirTables(t *testing.T) {
	one := func(name string) paper.Table {
		return paper.Table{Name: name, Head: []string{"网格"}, Rows: [][]string{{"1格"}}}
	}
	d := paper.Document{Title: "报告", Blocks: []paper.Block{paper.Heading{Level: 2, Text: "七、未触达"}, one("第1轮物资派发"), one("第1轮逐户告知"), one("")}}
	var got []string
	for _, s := range sheets(d) {
		got = append(got, s.name)
		if head := strings.Contains(s.xml(d), "<oddHeader>&amp;L&amp;A&amp;C"); head == s.text {
			t.Errorf("sheet %s: its name stands at the head of its pages: %v", s.name, head)
		}
	}
	if want := "报告|第1轮物资派发|第1轮逐户告知|七、未触达"; strings.Join(got, "|") != want {
		t.Errorf("%s, want %s", strings.Join(got, "|"), want)
	}
}

// The files of an archive are of one day that there is.
func TestFilesOfAnArchiveHaveADay(t *testing.T) {
	raw, err := CSV(paper.Document{Title: "报告", Blocks: []paper.Block{paper.Table{Head: []string{"a"}}}})
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if got := f.Modified.UTC().Format("2006-01-02 15:04"); got != "1980-01-01 00:00" {
			t.Errorf("%s is of %s", f.Name, got)
		}
	}
}
