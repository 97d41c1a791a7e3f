package kit_test

import (
	"strings"
	"testing"

	"zhiban/ui/kit"
	"zhiban/ui/theme"
)

func looks() []theme.Theme {
	return []theme.Theme{theme.New("dark", false), theme.New("light", true), theme.New("mono", true), theme.Plain()}
}

func TestGaugeSaysHowMuchIsDone(t *testing.T) {
	for _, c := range []struct {
		done, total, w int
		want           string
	}{
		{96, 100, 18, "▕██████████ ▏  96%"}, {999, 1000, 18, "▕██████████ ▏  99%"}, {5, 5, 18, "▕███████████▏ 100%"}, {0, 7, 18, "▕           ▏   0%"},
		{0, 0, 18, "▕           ▏   - "}, {13, 10, 18, "▕███████████▏ 130%"}, {-1, 10, 18, "▕           ▏   0%"}, {1, 2, 6, "50%   "},
	} {
		if got := kit.Gauge(theme.Plain(), c.done, c.total, c.w); got != c.want {
			t.Errorf("%d of %d: %q, not %q", c.done, c.total, got, c.want)
		}
	}
	ascii := theme.Plain()
	ascii.Glyph = theme.New("mono", true).Glyph
	if got := kit.Gauge(ascii, 1, 2, 14); got != "[###....]  50%" {
		t.Errorf("%q", got)
	}
}

func TestTimelineHangsItsText(t *testing.T) {
	rows := kit.Timeline(theme.Plain(), []kit.Event{
		{Time: "9/2 23:10", Mark: "●", Who: "冯", Text: "蚂蚁叮咬，出现过敏，喉咙肿"},
		{Time: "11:36", Mark: "×", Who: "何医生", Text: "误", Struck: true},
	}, 40)
	want := []string{
		"9/2 23:10 ● 冯      蚂蚁叮咬，出现过敏，",
		"                    喉咙肿",
		"    11:36 × 何医生  误",
	}
	if got := strings.Join(trimmed(rows), "\n"); got != strings.Join(want, "\n") {
		t.Errorf("\n%s", got)
	}
	if struck := kit.Timeline(theme.New("mono", false), []kit.Event{{Mark: "×", Text: "家👨‍👩‍👧‍👦e\u0301", Struck: true}}, 40)[0]; !strings.Contains(struck, "家👨‍👩‍👧‍👦e\u0301") {
		t.Errorf("clusters were torn apart: %q", struck)
	}
}

func TestTabsKeepTheChosenOneInSight(t *testing.T) {
	labels := []string{"全部", "我的", "超时 3", "红", "按网格", "按工作组", "热线", "上级指令"}
	for sel := range labels {
		for w := 1; w < 90; w++ {
			row := kit.Tabs(theme.Plain(), labels, sel, w)
			if kit.Width(row) != w {
				t.Fatalf("%d cells of %d: %q", kit.Width(row), w, row)
			}
			if w >= 16 && !strings.Contains(row, "["+labels[sel]+"]") {
				t.Fatalf("%d cells, %s: %q", w, labels[sel], row)
			}
		}
		row := kit.Tabs(theme.Plain(), labels, sel, 40)
		for i, l := range labels {
			if at := strings.Index(row, l); at >= 0 && kit.TabAt(labels, sel, 40, kit.Width(row[:at])) != i {
				t.Fatalf("a click on %s in %q", l, row)
			}
		}
	}
	if got := kit.Tabs(theme.Plain(), labels, 4, 30); got != "…  红 [按网格] 按工作组  …    " {
		t.Errorf("%q", got)
	}
}

func FuzzDrawing(f *testing.F) {
	for i, s := range samples() {
		f.Add(s, "何医生", 3*i, 100, 30+i)
	}
	f.Fuzz(func(t *testing.T, text, who string, done, total, w int) {
		w = (w%100 + 100) % 100
		for _, th := range looks() {
			exact(t, []string{kit.Gauge(th, done%1_000_000_000, total%1_000_000_000, w), kit.Separator(th, text, w), kit.Tabs(th, []string{who, text, who}, done, w)}, w, 3)
			rows := kit.Timeline(th, []kit.Event{{Time: who, Mark: text, Style: th.Red, Who: who, Text: text}, {Time: "11:30", Who: text, Text: who, Struck: true}}, w)
			exact(t, rows, w, len(rows))
			if w > 0 && len(rows) < 2 {
				t.Fatal("an event is missing")
			}
		}
	})
}
