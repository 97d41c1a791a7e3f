package export_test

import (
	"strings"
	"testing"

	"zhiban/ui/paper"
)

// A table to write in says the same in every format, and its rows are as high
// as they are meant to be.
func TestFormsHaveRoomToWriteInEveryFormat(t *testing.T) {
	table := paper.Table{Head: []string{"房", "结果", "签字"}, Rows: [][]string{{"502", "□好 □不在", ""}, {"503", "□好 □不在", ""}}, Tall: 2}
	d := paper.Document{Title: "上门登记表", Lang: "zh", Foot: "ZB-06", PageWord: "第 %d 页 共 %d 页", Blocks: []paper.Block{table}}
	want := told(d)
	text, _, pages := pdfText(t, output(t, d, "pdf").Data)
	if got := bare(text); got != want || pages != 1 {
		t.Errorf("the PDF says %q on %d pages, want %q", got, pages, want)
	}
	_, word := unzip(t, output(t, d, "docx").Data)
	body := word["word/document.xml"]
	if got := bare(xmlText(t, word["word/header1.xml"]) + xmlText(t, body)); got != want {
		t.Errorf("the DOCX says %q, want %q", got, want)
	}
	if n := strings.Count(body, `<w:trHeight w:val="430" w:hRule="atLeast"/>`); n != 2 {
		t.Errorf("%d rows of the DOCX are two lines high, want 2", n)
	}
	if n := strings.Count(string(output(t, d, "html").Data), `<tr style="height: 10mm">`); n != 2 {
		t.Errorf("%d rows of the HTML are two lines high, want 2", n)
	}
	high := table
	high.Tall, high.Rows = 20, append(high.Rows, high.Rows...)
	d.Blocks = []paper.Block{high}
	if _, _, pages = pdfText(t, output(t, d, "pdf").Data); pages != 2 {
		t.Errorf("four rows of twenty lines stand on %d pages, want 2", pages)
	}
}
