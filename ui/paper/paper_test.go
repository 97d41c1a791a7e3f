package paper

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// rich is a document with every kind of block and with text that tries to be
// more than text.
func rich() Document {
	nasty := "<script>alert(1)</script> | * _ # ~ [x](y) `c` \x1b[31m红\x07\u202e"
	d := Document{Title: "交接班报告", Lang: "zh", Mark: "演练 · 未封存", Foot: "K-J01 · 首码 abcd", PageWord: "第 %d 页 共 %d 页", Data: json.RawMessage(`{"n":1}`)}
	d.Blocks = []Block{
		Pairs{Columns: 2, Items: []Pair{{"指挥部", Text("梅江村")}, {"编号", Text("K-J01")}, {"计时", Text(strings.Repeat("很长的内容", 12))}}},
		Heading{Level: 2, Text: "二、态势"},
		Para{Spans: append(Bold("关注"), Span{Text: "：" + nasty}, Span{Text: "划掉", Struck: true}, Span{Text: "余 3 条，见"}, Span{Text: "附件", Ref: "annex", PageWord: "第 %d 页"})},
		List{Items: [][]Span{Text("𬭎䶮㛃 三位"), Text("第二")}, Ordered: true},
		Table{Head: []string{"项目", "本班"}, Align: []Align{Left, Right}, Rows: [][]string{{"网格", "12"}, {"短行"}, {"多|一", "3", "多"}}, Note: "注"},
		List{Items: [][]Span{Text("测温枪已交"), Text("钥匙未交"), Text("对讲机缺")}, Ticks: []Tick{Ticked, Open, Crossed}},
		Chart{Table: Table{Head: []string{"事项", "合计", "已结"}, Align: []Align{Left, Right, Right}, Rows: [][]string{{"诉求", "12", "9"}, {"险情", "3", "—"}}}, Drawn: []int{1, 2}},
		Note{Spans: append(Bold("提醒"), Span{Text: "：水位到 2.4 米就撤。"})},
		Stamp{Lines: []string{"梅江村指挥部", "（盖章）"}},
		Break{},
		Heading{Level: 2, Text: "附件", ID: "annex"},
		Signature{Boxes: []SignBox{{"交班人", "冯", "未设口令", "08:00"}, {Role: "接班人"}}},
	}
	return d
}

func TestBackendsKeepTextAsText(t *testing.T) {
	for name, f := range map[string]func(Document) ([]byte, error){
		"md": Markdown, "html": HTML, "json": JSON, "txt": func(d Document) ([]byte, error) { return Plain(d, PlainOptions{}) },
	} {
		out, err := f(rich())
		if err != nil {
			t.Fatal(err)
		}
		again, err := f(rich())
		if err != nil || string(again) != string(out) {
			t.Errorf("%s: the same document gives other bytes", name)
		}
		text := string(out)
		for _, want := range []string{"𬭎", "䶮", "㛃", "梅江村", "K-J01", "网格", "接班人"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s lost %s", name, want)
			}
		}
		for _, bad := range []string{"\x1b", "\x07", "\u202e"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s lets %q through", name, bad)
			}
		}
		if (name == "html" || name == "md") && strings.Contains(text, "<script>") {
			t.Errorf("%s lets a script through", name)
		}
		path := filepath.Join("testdata", "rich."+name)
		if os.Getenv("UPDATE_GOLDEN") != "" {
			if err := os.MkdirAll("testdata", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, out, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil || string(want) != text {
			t.Errorf("%s changed (%v):\n%s", path, err, text)
		}
	}
}

func TestReferencePointsToThePage(t *testing.T) {
	out, err := Plain(rich(), PlainOptions{})
	if err != nil || !strings.Contains(strings.ReplaceAll(string(out), "\n", ""), "见第 2 页") || !strings.Contains(string(out), "第 2 页 共 2 页") {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestTableHeadRepeatsAndPagesHold(t *testing.T) {
	tb := Table{Head: []string{"序", "内容"}, Align: []Align{Right, Left}}
	for i := range 150 {
		tb.Rows = append(tb.Rows, []string{fmt.Sprint(i), strings.Repeat("记录", i%40)})
	}
	tb.Rows = append(tb.Rows, []string{"长", strings.Repeat("一行比一页还长", 800)})
	pages, err := Pages(Document{Blocks: []Block{tb, Signature{Boxes: []SignBox{{"甲", "乙", "丙", "丁"}}}}, PageWord: "%d/%d"}, PlainOptions{Width: 60, Height: 30})
	if err != nil || len(pages) < 6 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	for i, p := range pages {
		if len(p) > 30 {
			t.Errorf("page %d has %d lines", i+1, len(p))
		}
		for _, l := range p {
			if width(l) > 60 {
				t.Errorf("page %d: %d cells: %s", i+1, width(l), l)
			}
		}
	}
	if !strings.Contains(strings.Join(pages[1], "\n"), "内容") {
		t.Error("the head does not repeat on page 2")
	}
	last := strings.Join(pages[len(pages)-1], "\n")
	if !strings.Contains(last, "甲") || !strings.Contains(last, "丁") {
		t.Error("the signature is split")
	}
}

func TestKeptRowsAreNotCut(t *testing.T) {
	rows := [][]string{{"a"}, {"b"}, {"c"}, {"d"}, {"sum"}}
	for most, want := range []string{"[[c] [sum]]", "[[c] [sum]]", "[[c] [sum]]", "[[a] [c] [sum]]", "[[a] [b] [c] [sum]]", "[[a] [b] [c] [d] [sum]]"} {
		got := Shorten([]Block{Table{Rows: rows, Kept: []int{2, 4}}}, most, 0, "%d more")[0].(Table)
		if fmt.Sprint(got.Rows) != want || (len(got.Rows) == 5) != (got.Note == "") {
			t.Errorf("%d rows: %v %q", most, got.Rows, got.Note)
		}
		for _, k := range got.Kept {
			if s := got.Rows[k][0]; s != "c" && s != "sum" {
				t.Errorf("%d rows: %s is kept", most, s)
			}
		}
	}
}
