package office

import (
	"bytes"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhiban/ui/paper"
)

// What a spreadsheet would run stays text, a phone keeps its zero, and a sheet
// that is full goes on in a second one.
func TestBookIsReadAsItWasWritten(t *testing.T) {
	var buf bytes.Buffer
	b := NewBook(&buf, paper.Document{Title: "日志", Mark: "全文", Foot: "含姓名 & 电话"})
	b.max = 3
	if err := b.Sheet("日志", []string{"号", "话"}, []int{8, 40}); err != nil {
		t.Fatal(err)
	}
	for i, text := range []string{"=1+1", "013800000000", "<铁马> & 帐篷\n第二行"} {
		if err := b.Row(i+1, text); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"满表", "下一表"} { // the first is full to its last row, and nothing goes on
		if err := b.Sheet(name, []string{"号"}, nil); err != nil {
			t.Fatal(err)
		}
		for i := range 2 {
			if err := b.Row(i); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if n, more := b.Sheets(), b.More(); !slices.Equal(n, []string{"日志", "日志 (2)", "满表", "下一表"}) || !slices.Equal(more, []string{"日志 (2)"}) {
		t.Errorf("%v, of which go on: %v", n, more)
	}
	f, err := excelize.OpenReader(bytes.NewReader(buf.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	first, err := f.GetRows("日志")
	if err != nil || len(first) != 3 || first[1][1] != "=1+1" || first[2][1] != "013800000000" {
		t.Errorf("%q, %v", first, err)
	}
	if formula, err := f.GetCellFormula("日志", "B2"); err != nil || formula != "" {
		t.Errorf("formula %q, %v", formula, err)
	}
	second, err := f.GetRows("日志 (2)")
	if err != nil || len(second) != 2 || second[0][1] != "话" || second[1][1] != "<铁马> & 帐篷 第二行" || second[1][0] != "3" {
		t.Errorf("%q, %v", second, err)
	}
	if p, err := f.GetPanes("日志"); err != nil || !p.Freeze || p.YSplit != 1 {
		t.Errorf("%+v, %v", p, err)
	}
}
