package kit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"zhiban/ui/kit"
	"zhiban/ui/theme"
)

func names() []kit.Option {
	return []kit.Option{
		{ID: "p1", Text: "李婶", Note: "4格 12号", Keys: []string{"4-12", "13800010001"}},
		{ID: "p2", Text: "老舍", Keys: []string{"13800020002"}},
		{ID: "p3", Text: "曾乐", Note: "医疗组"},
		{ID: "p4", Text: "李婶子", Keys: []string{"12"}},
		{ID: "p5", Text: "𬭎䶮"},
		{ID: "p6", Text: "吕布 Lü"},
		{ID: "p7", Text: "东门卡口 K-058", Keys: []string{"K-058"}},
		{ID: "p8", Text: "陈林生"},
		{ID: "p9", Text: "重庆路采样点"},
	}
}

func found(query string) string {
	p := kit.NewPicker()
	p.SetOptions(names())
	p.SetQuery(query)
	var out []string
	for range p.Len() {
		o, _ := p.Highlighted()
		out = append(out, o.Text)
		p.Update(key("down"))
	}
	return strings.Join(out, "，")
}

func TestMatchFindsByWhatPeopleType(t *testing.T) {
	for query, want := range map[string]string{
		"李婶":          "李婶，李婶子",
		"婶":           "李婶，李婶子",
		"李子":          "李婶子", // characters in order
		"ls":          "李婶，老舍，李婶子，陈林生",
		"LS":          "李婶，老舍，李婶子，陈林生",
		"ｌｓ":          "李婶，老舍，李婶子，陈林生",
		"lishen":      "李婶，李婶子",
		"lishe":       "李婶，李婶子",
		"lsh":         "李婶，老舍，李婶子，陈林生",
		"zl":          "曾乐", // any reading
		"cengyue":     "曾乐",
		"zenglezzz":   "",
		"caiyan":      "重庆路采样点",
		"cyan":        "重庆路采样点",
		"dmkkk058":    "东门卡口 K-058",
		"hy":          "𬭎䶮", // characters outside the basic plane
		"lv":          "吕布 Lü",
		"0001":        "李婶",
		"12":          "李婶子，李婶", // a whole key before a part of one
		"k-058":       "东门卡口 K-058",
		"K０５８":        "东门卡口 K-058",
		"dmkk":        "东门卡口 K-058",
		"cqlcyd":      "重庆路采样点",
		"zqlcyd":      "重庆路采样点",
		"李 1380":      "李婶",
		"ls 12":       "李婶，李婶子",
		"张":           "",
		"\x1b[31m婶\t": "李婶，李婶子",
	} {
		if got := found(query); got != want {
			t.Errorf("%q finds %s, not %s", query, got, want)
		}
	}
}

func TestMatchRanks(t *testing.T) {
	o := func(text string) kit.Option { return kit.Option{Text: text} }
	better := []struct {
		query string
		o     kit.Option
	}{ // each better than the next
		{"ls", o("ls")}, {"ls", o("lsof")}, {"ls", o("李婶")}, {"ls", o("als")}, {"ls", o("张李婶")}, {"lish", o("李婶")}, {"lsh", o("李婶")}, {"la", o("lxa")},
	}
	last := 1 << 30
	for _, b := range better {
		score, ok := kit.Match(b.query, b.o)
		if !ok || score >= last {
			t.Errorf("%q in %q: %d, %v; the one before had %d", b.query, b.o.Text, score, ok, last)
		}
		last = score
	}
	if score, ok := kit.Match(" ", o("x")); score != 0 || !ok {
		t.Error("an empty query does not match everything alike")
	}
}

// Rare names are found by themselves, by their initials and their readings.
func TestRareNamesAreFound(t *testing.T) {
	for name, reading := range map[string]string{"𬭎": "hong", "䶮": "yan", "㛃": "jie", "堃": "kun", "喆": "zhe", "燚": "yi", "龑": "yan", "靐": "bing"} {
		for _, query := range []string{name, "林" + name, "l" + reading[:1], "lin" + reading} {
			if _, ok := kit.Match(query, kit.Option{ID: "p", Text: "林" + name}); !ok {
				t.Errorf("%q does not find 林%s", query, name)
			}
		}
	}
}

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{"李婶": "ls", "曾乐": "cl zl cy zy", "K-058 东门": "k058dm", "𬭎䶮": "hy", "": "", "，": "", "Ａb": "ab"} {
		if got := strings.Join(kit.Initials(name), " "); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
	if n := len(kit.Initials("重庆银行行长乐重庆银行行长乐")); n != 8 {
		t.Errorf("%d initials", n)
	}
	for _, o := range names() {
		for _, in := range kit.Initials(o.Text) {
			if _, ok := kit.Match(in, o); !ok {
				t.Errorf("%s does not find %s", in, o.Text)
			}
		}
	}
}

func many(n int) []kit.Option {
	family, given := []rune("李王张刘陈杨黄赵吴周曾单"), []rune("婶伟芳娜敏静丽强磊军洋勇艳杰娟涛乐长行𬭎䶮")
	out := make([]kit.Option, n)
	for i := range out {
		name := string([]rune{family[i%len(family)], given[i/7%len(given)], given[i/31%len(given)]})
		out[i] = kit.Option{ID: fmt.Sprint(i), Text: name, Note: fmt.Sprintf("%d格", i%12), Keys: []string{fmt.Sprintf("138%08d", i*7919%100000000)}}
	}
	return out
}

func TestPickerFindsTheSameHoweverItIsTyped(t *testing.T) {
	options := many(3000)
	for _, query := range []string{"lswei", "ls 138", "李婶", "zyc", "13800", "ceng", "shanchang", "l s j"} {
		typed, fresh := kit.NewPicker(), kit.NewPicker()
		typed.SetOptions(options)
		fresh.SetOptions(options)
		for _, r := range query {
			typed.Update(tea.KeyPressMsg{Text: string(r), Code: r})
		}
		fresh.SetQuery(query)
		if typed.Len() != fresh.Len() || fresh.Len() == 0 {
			t.Fatalf("%q: %d typed, %d at once", query, typed.Len(), fresh.Len())
		}
		for range fresh.Len() {
			a, _ := typed.Highlighted()
			b, _ := fresh.Highlighted()
			if a.ID != b.ID {
				t.Fatalf("%q: %s typed, %s at once", query, a.Text, b.Text)
			}
			typed.Update(key("down"))
			fresh.Update(key("down"))
		}
	}
}

func TestPickerHoldsManyOptions(t *testing.T) {
	p := kit.NewPicker()
	p.SetOptions(many(50_000))
	if p.Len() != 50_000 {
		t.Fatalf("%d", p.Len())
	}
	p.View(theme.Plain(), 60, 20)
	for range 3 {
		p.Update(key("pgdown"))
	}
	rows, _, _ := p.View(theme.Plain(), 60, 20)
	if o, _ := p.Highlighted(); o.ID != "48" || !strings.Contains(strings.Join(rows, ""), o.Text) {
		t.Errorf("%s after three pages of 16", o.ID)
	}
}

func TestPickerChooses(t *testing.T) {
	p := kit.NewPicker()
	p.SetTitle("谁")
	p.SetEmpty("没有这个人")
	p.SetOptions(names())
	commit(func(m tea.Msg) bool { return p.Update(m) == kit.PickNone }, "l", "s")
	p.Update(key("down"))
	if e := p.Update(key("enter")); e != kit.PickChosen || p.Chosen().ID != "p2" {
		t.Fatalf("%v %v", e, p.Chosen())
	}
	p.SetOptions(slices.Concat([]kit.Option{{ID: "p0", Text: "李书"}}, names()))
	if o, _ := p.Highlighted(); o.ID != "p2" || p.Query() != "ls" {
		t.Errorf("a reload moved the highlight to %s", o.Text)
	}
	p.View(theme.Plain(), 40, 10)
	if e := p.Click(2); e != kit.PickChosen || p.Chosen().ID != "p0" && p.Chosen().ID != "p1" {
		t.Errorf("click: %v %v", e, p.Chosen())
	}
	p.SetQuery("没有谁")
	if e := p.Update(key("enter")); e != kit.PickNone {
		t.Error("chose nothing")
	}
	if rows, _, _ := p.View(theme.Plain(), 40, 10); !strings.Contains(strings.Join(rows, ""), "没有这个人") {
		t.Errorf("%s", strings.Join(rows, "\n"))
	}
	if e := p.Update(key("esc")); e != kit.PickCancelled {
		t.Error("Esc does not cancel")
	}
}

func TestPickerCursorStandsBehindTheQuery(t *testing.T) {
	p := kit.NewPicker()
	p.SetOptions(names())
	p.SetQuery("李婶ab")
	rows, x, y := p.View(theme.Plain(), 40, 10)
	if x != 2+2+6 || y != 1 || !strings.HasPrefix(rows[y], "│ ❯ 李婶ab ") {
		t.Errorf("%d,%d in %q", x, y, rows[1])
	}
}

func FuzzPicker(f *testing.F) {
	for _, s := range samples() {
		f.Add(s, "ls", []byte{0, 1, 2, 3, 4, 50, 60, 70}, 40, 9)
	}
	f.Fuzz(func(t *testing.T, text, query string, keys []byte, w, h int) {
		w, h = (w%80+80)%80, (h%16+16)%16
		text, query, keys = text[:min(len(text), 500)], query[:min(len(query), 200)], keys[:min(len(keys), 60)]
		o := kit.Option{ID: "1", Text: text, Note: query, Keys: []string{text + query}}
		if clean := strings.Join(strings.Fields(kit.Clean(text)), " "); clean != "" && len([]rune(clean)) < 60 && clean == strings.TrimSpace(kit.Clean(text)) {
			if _, ok := kit.Match(text, o); !ok {
				t.Fatalf("%q does not find itself", text)
			}
		}
		p := kit.NewPicker()
		p.SetTitle(text)
		p.SetHint(query)
		p.SetEmpty(text)
		p.SetOptions(append(names(), o))
		p.SetQuery(query)
		named := []string{"up", "down", "pgup", "pgdown", "backspace", "home", "end", "enter"}
		for _, k := range keys {
			if int(k) < len(named) {
				p.Update(key(named[k]))
			} else {
				p.Update(tea.KeyPressMsg{Text: string([]rune{rune(k), '婶'}[:1+int(k)%2]), Code: tea.KeyExtended})
			}
			for _, th := range []theme.Theme{theme.New("dark", false), theme.New("mono", true)} {
				rows, x, y := p.View(th, w, h)
				exact(t, rows, w, h)
				if w > 0 && h > 0 && (x < 0 || x >= w || y < 0 || y >= h) {
					t.Fatalf("cursor %d,%d in %dx%d", x, y, w, h)
				}
			}
		}
		fresh := kit.NewPicker()
		fresh.SetOptions(append(names(), o))
		fresh.SetQuery(p.Query())
		if fresh.Len() != p.Len() {
			t.Fatalf("%q: %d typed, %d at once", p.Query(), p.Len(), fresh.Len())
		}
	})
}
