package office

import (
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

// The columns of a Word table fill the page exactly, whatever stands in them.
func TestColumnsOfWordFillThePage(t *testing.T) {
	tb := paper.Table{Head: []string{"序", "内容", ""}, Rows: [][]string{{"1", strings.Repeat("长", 300)}}}
	ws := widths(tb, roomW)
	if sum(ws) != roomW || ws[0] < roomW/15 || ws[1] < roomW/2 {
		t.Errorf("%v of %d", ws, roomW)
	}
}
