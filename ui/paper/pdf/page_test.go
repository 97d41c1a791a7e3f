package pdf

import (
	"fmt"
	"strings"
	"testing"

	"zhiban/ui/paper"
)

func layOut(tb testing.TB, d paper.Document) (*printer, [][]placed) {
	tb.Helper()
	p := newPrinter(d, font(tb))
	return p, p.fit(smallest)
}

// room is the height of the usual page.
const room = 257 * mm

func strips(tall int, heights ...float64) []*strip {
	var out []*strip
	for i, h := range heights {
		out = append(out, &strip{h: h, id: fmt.Sprint(i), stay: tall&(1<<i) != 0})
	}
	return out
}

// Pages of 100 points, filled by hand.
func TestPagesAreFilled(t *testing.T) {
	for _, c := range []struct {
		name   string
		strips []*strip
		want   string
	}{
		{"full", strips(0, 50, 50, 50), "0 1|2"},
		{"stay with the next", strips(0b010, 60, 30, 20), "0|1 2"},
		{"a chain of three", strips(0b011, 40, 40, 30), "0|1 2"},
		{"a chain that fits", strips(0b011, 40, 40, 20), "0 1 2"},
		{"a chain higher than a page goes on", strips(0b111, 60, 60, 60), "0|1|2"},
		{"higher than a page", strips(0, 30, 120, 10), "0|1|2"},
	} {
		if c.name == "a chain of three" { // 110 points are more than a page: the first stands alone
			c.want = "0 1|2"
		}
		g := &pager{h: 100}
		g.fill(c.strips)
		var pages []string
		for _, page := range g.pages {
			var ids []string
			for _, s := range page {
				ids = append(ids, s.id)
			}
			pages = append(pages, strings.Join(ids, " "))
		}
		if got := strings.Join(pages, "|"); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// A long table repeats its head on each page, splits no row that fits on one,
// never runs over the foot, and leaves no heading alone at the end of a page.
func TestTablesOverPages(t *testing.T) {
	tb := paper.Table{Head: []string{"时间", "内容"}}
	for i := range 120 {
		tb.Rows = append(tb.Rows, []string{"08:00", strings.Repeat("一行记录，", 1+i*7%90)})
	}
	tb.Rows = append(tb.Rows, []string{"长", strings.Repeat("一行比一页还长。", 900)})
	for before := 0; before < 40; before += 4 { // wherever the table begins
		var blocks []paper.Block
		for range before {
			blocks = append(blocks, paper.Para{Spans: paper.Text("前文")})
		}
		_, pages := layOut(t, paper.Document{Blocks: append(blocks, paper.Heading{Level: 2, Text: "日志"}, tb)})
		if before > 0 && before%8 != 0 {
			checkPages(t, pages, false)
			continue
		}
		if heads := checkPages(t, pages, true); heads < 5 {
			t.Errorf("%d pages repeat the head", heads)
		}
	}
}

func checkPages(t *testing.T, pages [][]placed, repeats bool) (heads int) {
	t.Helper()
	for i, page := range pages {
		last := page[len(page)-1]
		if last.y+last.h > room+slack {
			t.Errorf("page %d ends at %v of %v", i+1, last.y+last.h, room)
		}
		if last.title != "" {
			t.Errorf("page %d ends with the heading %s", i+1, last.title)
		}
		if page[0].head != nil {
			t.Errorf("page %d begins with a row without its head", i+1)
		}
		if page[0].repeat && repeats {
			heads++
		}
	}
	return heads
}

// Wherever it falls, a signature is on one page, and never on a page of its
// own: nobody signs an empty sheet.
func TestSignatureStaysWhole(t *testing.T) {
	for n := range 70 {
		var blocks []paper.Block
		for i := range n {
			blocks = append(blocks, paper.Para{Spans: paper.Text(fmt.Sprint("第", i))})
		}
		blocks = append(blocks, paper.Signature{Boxes: []paper.SignBox{{Role: "甲", Name: "冯"}, {Role: "乙"}, {Role: "丙"}, {Role: "丁"}, {Role: "戊"}}})
		_, pages := layOut(t, paper.Document{Blocks: blocks})
		last := pages[len(pages)-1]
		sign := last[len(last)-1]
		if sign.y+sign.h > room+slack || (n > 0 && len(last) < 2) {
			t.Errorf("after %d lines the signature ends at %v, with %d before it", n, sign.y+sign.h, len(last)-1)
		}
	}
}

// References say the page of their heading, also where saying it moves it.
func TestReferencesSayThePage(t *testing.T) {
	d := paper.Document{Title: "报告", Blocks: []paper.Block{paper.Para{Spans: []paper.Span{{Text: "余 3 条，"}, {Text: "见附件", Ref: "annex", PageWord: "见第 %d 页"}}}, paper.Break{}, paper.Heading{Level: 2, Text: "中"}, paper.Break{}, paper.Heading{Level: 2, Text: "附件", ID: "annex"}, paper.Para{Spans: paper.Text("完")}}}
	p, pages := layOut(t, d)
	if len(pages) != 3 || p.anchors["annex"] != 3 {
		t.Errorf("%d pages, anchors %v", len(pages), p.anchors)
	}
	r, err := Write(d, p.font)
	if err != nil || r.Pages != 3 || strings.Count(string(r.Data), "/Subtype /Link") != 1 || strings.Count(string(r.Data), "/Type /Outlines") != 1 {
		t.Errorf("%d pages, %v", r.Pages, err)
	}
	d.Blocks[1], d.Blocks[3] = paper.Break{Soft: true}, paper.Break{Soft: true}
	if _, pages = layOut(t, d); len(pages) != 1 {
		t.Errorf("soft breaks make %d pages", len(pages))
	}
}

// A narrow table takes half a page, a table with more columns than a page can
// hold becomes records, and a document without anything is one page.
func TestTablesOfAllWidths(t *testing.T) {
	height := func(rows, cols int) float64 {
		tb := paper.Table{}
		for i := range cols {
			tb.Head = append(tb.Head, fmt.Sprint("列", i))
		}
		for range rows {
			tb.Rows = append(tb.Rows, tb.Head)
		}
		_, pages := layOut(t, paper.Document{Blocks: []paper.Block{tb}})
		last := pages[len(pages)-1]
		return float64(len(pages)-1)*room + last[len(last)-1].y + last[len(last)-1].h
	}
	if a, b := height(10, 3), height(10, 13); a > 0.6*b {
		t.Errorf("a narrow table is %v high, a wide one %v", a, b)
	}
	tall := paper.Document{Blocks: []paper.Block{paper.Table{Head: []string{strings.Repeat("头", 9000), "尾"}, Rows: [][]string{{"甲", "乙"}, {"丙", "丁"}}}}}
	if p, pages := layOut(t, tall); len(pages) < 2 || len(pages) > 4 || p.strips[0].h > room || pages[len(pages)-1][0].repeat {
		t.Errorf("a head higher than a page takes %d pages", len(pages))
	}
	if h := height(3, 60); h < 3*60*8 {
		t.Errorf("60 columns are %v high", h)
	}
	r, err := Write(paper.Document{}, font(t))
	if err != nil || r.Pages != 1 {
		t.Errorf("%d pages, %v", r.Pages, err)
	}
}

// On a page with a grid of lines a paragraph does not stand on the border of the
// table above it.
func TestTextLeavesRoomBelowATableOnOfficialPaper(t *testing.T) {
	lay := paper.Layout{Official: true, Top: 37, Bottom: 35, Left: 28, Right: 26, Title: 22, Head: 16, Body: 15.75, Table: 12, Foot: 10.5, Lines: 22, Chars: 28}
	d := paper.Document{Layout: &lay, Blocks: []paper.Block{paper.Table{Head: []string{"甲"}, Rows: [][]string{{"1"}, {"2"}, {"3"}}}, paper.Para{Spans: paper.Text("下文")}}}
	_, pages := layOut(t, d)
	page := pages[0]
	n := len(page)
	last, row := page[n-2], page[n-3]
	if room := last.h - row.h; room < lay.Body/3 {
		t.Errorf("%.1f points below the table, its rows are %.1f high", room, row.h)
	}
}
