package kit_test

import (
	"cmp"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"

	"zhiban/ui/kit"
	"zhiban/ui/theme"
)

type person struct {
	id, name string
	n        int
}

func people(n int) []person {
	out := make([]person, n)
	for i := range out {
		out[i] = person{strconv.Itoa(i), "李婶" + strconv.Itoa(i), i * 7 % 11}
	}
	return out
}

func personTable(calls *int) *kit.Table[person] {
	red := theme.New("dark", false).Red
	return kit.NewTable(func(p person) string { return p.id }, []kit.Column[person]{
		{Title: "号", Width: 8, Right: true, Cell: func(p person) string { *calls++; return p.id }},
		{Title: "姓名", Cell: func(p person) string { *calls++; return p.name }, Less: func(a, b person) bool { return a.name < b.name }},
		{Title: "户数", Width: 6, Drop: 2, Right: true, Cell: func(p person) string { *calls++; return strconv.Itoa(p.n) },
			Style: func(p person) (style lipgloss.Style, ok bool) { return red, p.n > 5 }, Less: func(a, b person) bool { return a.n < b.n }},
		{Title: "备注", Width: 10, Drop: 1, Cell: func(person) string { *calls++; return "e\u0301\x1b[31m\u0600" }},
	})
}

// line is the line of the screen on which a row stands, -1 when none.
func lineOf(rows []string, text string) int {
	for i, r := range rows {
		if strings.Contains(r, text) {
			return i
		}
	}
	return -1
}

func TestTableDrawsOnlyTheRowsInSight(t *testing.T) {
	var calls int
	tb := personTable(&calls)
	tb.SetRows(people(1_000_000))
	for _, k := range []string{"end", "pgup", "up", "home", "down", "pgdown"} {
		tb.Key(k)
		calls = 0
		rows := tb.View(theme.Plain(), 80, 24)
		if calls > 23*4 {
			t.Fatalf("%s: %d cells were drawn", k, calls)
		}
		if p, _ := tb.Selected(); lineOf(rows, "❯") != lineOf(rows, p.name+" ") {
			t.Fatalf("%s: the prompt is not at %s", k, p.name)
		}
	}
	if head := tb.View(theme.Plain(), 80, 24)[0]; !strings.HasSuffix(head, " 24/1000000") {
		t.Errorf("header %q", head)
	}
}

func TestTableKeepsItsSelectionAndItsLine(t *testing.T) {
	var calls int
	rng := rand.New(rand.NewPCG(1, 2))
	tb := personTable(&calls)
	rows := people(200)
	tb.SetRows(rows)
	keys := []string{"up", "down", "pgup", "pgdown", "home", "end"}
	for step := range 800 {
		tb.Key(keys[rng.IntN(len(keys))])
		if rng.IntN(3) == 0 {
			tb.Wheel(rng.IntN(21) - 10)
		}
		drawn := tb.View(theme.Plain(), 60, 15)
		was, _ := tb.Selected()
		at := lineOf(drawn, "❯")
		next := reload(rng, rows, was)
		if rng.IntN(4) == 0 {
			tb.SortNext()
			drawn = tb.View(theme.Plain(), 60, 15)
			at = lineOf(drawn, "❯")
		}
		tb.SetRows(next)
		now, ok := tb.Selected()
		if !ok || now.id != was.id {
			t.Fatalf("step %d: %s was selected, now %s", step, was.id, now.id)
		}
		drawn = tb.View(theme.Plain(), 60, 15)
		i := index(tb.Rows(), was.id)
		if room := i >= at-1 && len(next)-i > 14-at; room && lineOf(drawn, "❯") != at {
			t.Fatalf("step %d: row %d of %d moved from line %d to %d", step, i, len(next), at, lineOf(drawn, "❯"))
		}
		rows = next
	}
}

func index(rows []person, id string) int {
	for i, p := range rows {
		if p.id == id {
			return i
		}
	}
	return -1
}

// reload is the rows in another order, some gone and some new, but one kept.
func reload(rng *rand.Rand, rows []person, keep person) []person {
	out := []person{keep}
	for _, p := range rows {
		if p.id != keep.id && rng.IntN(20) > 0 {
			out = append(out, p)
		}
	}
	for range rng.IntN(20) {
		out = append(out, person{strconv.Itoa(rng.IntN(1 << 30)), "新" + strconv.Itoa(rng.IntN(99)), rng.IntN(11)})
	}
	rng.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func TestTableSelectsTheRowThatTookThePlace(t *testing.T) {
	var calls int
	tb := personTable(&calls)
	tb.SetRows(people(5))
	tb.Select("2")
	tb.SetRows(append(people(2), people(5)[3:]...))
	if p, _ := tb.Selected(); p.id != "3" {
		t.Errorf("%s", p.id)
	}
	tb.Select("4")
	tb.SetRows(people(3))
	if p, _ := tb.Selected(); p.id != "2" {
		t.Errorf("%s", p.id)
	}
	tb.SetRows(nil)
	if _, ok := tb.Selected(); ok || tb.Len() != 0 {
		t.Error("an empty table selects something")
	}
	tb.SetRows(people(5))
	if p, _ := tb.Selected(); p.id != "2" {
		t.Errorf("after an empty moment %s is selected", p.id)
	}
}

func TestTableSorts(t *testing.T) {
	var calls int
	tb := personTable(&calls)
	tb.SetRows(people(9))
	tb.Select("5")
	want := []struct{ title, first string }{{"姓名", "0"}, {"户数", "0"}, {"", "0"}}
	for _, w := range want {
		if !tb.Click(0) {
			t.Fatal("the header takes no click")
		}
		if p, _ := tb.Selected(); tb.Sorted() != w.title || tb.Rows()[0].id != w.first || p.id != "5" {
			t.Fatalf("sorted by %q: first %s, selected %s", tb.Sorted(), tb.Rows()[0].id, p.id)
		}
		if marked := strings.Contains(tb.View(theme.Plain(), 60, 9)[0], "↓"); marked != (w.title != "") {
			t.Errorf("sorted by %q: marked %v", w.title, marked)
		}
	}
	tb.SortNext()
	tb.SortNext()
	for i := 1; i < tb.Len(); i++ {
		if cmp.Less(tb.Rows()[i].n, tb.Rows()[i-1].n) {
			t.Fatalf("%v", tb.Rows())
		}
	}
}

func TestTableDropsColumnsForRoom(t *testing.T) {
	var calls int
	tb := personTable(&calls)
	tb.SetRows(people(3))
	for w, want := range map[int]string{60: "号 姓名 户数 备注", 35: "号 姓名 备注", 24: "号 姓名"} {
		if got := strings.Join(strings.Fields(tb.View(theme.Plain(), w, 4)[0]), " "); got != want {
			t.Errorf("%d cells: %s", w, got)
		}
	}
}

func TestTableClicks(t *testing.T) {
	var calls int
	tb := personTable(&calls)
	tb.SetRows(people(30))
	tb.Key("end")
	tb.View(theme.Plain(), 60, 11)
	if !tb.Click(1) {
		t.Fatal("no row in line 1")
	}
	if p, _ := tb.Selected(); p.id != "20" {
		t.Errorf("%s", p.id)
	}
	tb.SetRows(people(2))
	tb.View(theme.Plain(), 60, 11)
	if tb.Click(3) || tb.Click(-1) || tb.Click(99) {
		t.Error("a click beside the rows selected something")
	}
}

func TestTableWithoutRowsSaysWhatToDo(t *testing.T) {
	var calls int
	tb := personTable(&calls)
	tb.SetEmpty("还没有卡口：按 n 添加，或 Ctrl+P 导入预案")
	if got := strings.Join(strings.Fields(strings.Join(tb.View(theme.Plain(), 24, 6)[1:], "")), ""); got != "还没有卡口：按n添加，或Ctrl+P导入预案" {
		t.Errorf("%q", got)
	}
}

func FuzzTable(f *testing.F) {
	for _, s := range samples() {
		f.Add(s, "标题", []byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 40, 8)
	}
	f.Fuzz(func(t *testing.T, text, title string, ops []byte, w, h int) {
		w, h = (w%90+90)%90, (h%12+12)%12
		text, ops = text[:min(len(text), 500)], ops[:min(len(ops), 60)]
		var calls int
		col := func(s string, width, drop int, right bool) kit.Column[int] {
			return kit.Column[int]{Title: s, Width: width, Drop: drop, Right: right, Cell: func(i int) string { calls++; return text[:i%(len(text)+1)] },
				Less: func(a, b int) bool { return a%5 < b%5 }}
		}
		tb := kit.NewTable(strconv.Itoa, []kit.Column[int]{col(title, 0, 0, false), col(text, 1+w/7, 2, true), col(title, 5, 1, false), col("", 0, 3, true)})
		tb.SetEmpty(text)
		keys := []string{"up", "down", "pgup", "pgdown", "home", "end"}
		for _, op := range ops {
			switch {
			case int(op) < len(keys):
				tb.Key(keys[op])
			case op < 12:
				tb.SortNext()
			case op < 30:
				tb.Wheel(int(op) - 20)
			case op < 60:
				tb.Click(int(op) - 35)
			default:
				rows := make([]int, op-60)
				for i := range rows {
					rows[i] = i * int(op)
				}
				tb.SetRows(rows)
			}
			for _, th := range []theme.Theme{theme.New("dark", false), theme.New("mono", true)} {
				calls = 0
				exact(t, tb.View(th, w, h), w, h)
				if calls > 4*h {
					t.Fatalf("%d cells drawn in %d rows", calls, h)
				}
			}
		}
	})
}

// exact fails unless there are h rows of w cells.
func exact(t *testing.T, rows []string, w, h int) {
	t.Helper()
	if len(rows) != h {
		t.Fatalf("%d rows, want %d", len(rows), h)
	}
	for _, r := range rows {
		if kit.Width(r) != w {
			t.Fatalf("row of %d cells, want %d: %q", kit.Width(r), w, r)
		}
	}
}
