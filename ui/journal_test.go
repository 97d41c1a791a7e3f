package ui_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhiban/store"
	"zhiban/ui/uitest"
)

func TestJournalLooksAsItShould(t *testing.T) {
	path := meijiang(t, busy)
	for _, c := range []struct {
		name, lang string
		w, h       int
		keys       []string
	}{
		{"journal-zh-80x24", "zh", 80, 24, nil},
		{"journal-en-80x24", "en", 80, 24, []string{"up", "up"}},
		{"journal-en-120x40", "en", 120, 40, []string{"s", "up"}},
		{"journal-search-zh-80x24", "zh", 80, 24, []string{"ctrl+f", "=采样", "enter", "up"}},
		{"journal-filter-zh-80x24", "zh", 80, 24, []string{"f"}},
		{"journal-export-zh-80x24", "zh", 80, 24, []string{"w", "ctrl+u", "=/media/stick"}},
		{"journal-export-en-120x40", "en", 120, 40, []string{"w", "ctrl+u", "=/media/stick"}},
	} {
		screen(t, path, c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
			r.Key("f9")
			for _, k := range c.keys {
				if k[0] == '=' {
					r.Type(k[1:])
				} else {
					r.Key(k)
				}
			}
			golden(t, c.name, r.Screen())
		})
	}
}

// A note in the wrong grid: written, found, struck and put right.
func TestNoteInTheWrongGridIsStruckAndCorrected(t *testing.T) {
	path := meijiang(t, night)
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		c := &counter{Rig: r}
		c.Type("7格 巷口铁马倒了")
		c.press("enter")
		written := c.keys
		c.press("f9", "up", "c") // the journal, its newest line, correct
		c.press("home", "ctrl+d")
		c.Type("8")
		if s := c.Screen(); !strings.Contains(s, "8格 巷口铁马倒了") || !strings.Contains(s, "→ 记  8格") {
			t.Fatalf("what is understood is not shown:\n%s", s)
		}
		c.press("enter")
		c.Type("记错网格")
		c.press("enter")
		if n := c.keys - written; n > 7 {
			t.Errorf("%d keys beside the text", n)
		}
		ctx := context.Background()
		lines, err := st.Lines(ctx, store.LineFilter{Newest: true, Limit: 2})
		if err != nil {
			t.Fatal(err)
		}
		right, wrong := lines[0], lines[1]
		if right.Grid != 8 || right.Text() != "8格 巷口铁马倒了" || right.Corrects != wrong.ID || wrong.Grid != 7 || wrong.Struck == nil || wrong.Struck.Reason != "记错网格" || wrong.Struck.Right != right.ID {
			t.Fatalf("%+v\n%+v", right, wrong)
		}
		if s := c.Screen(); !strings.Contains(s, "划改：记错网格") || !strings.Contains(s, "更正划改的一条") {
			t.Errorf("both versions are not in sight:\n%s", s)
		}
		c.Key("up")
		c.Key("c")
		if s := c.Screen(); !strings.Contains(s, "不能划改") {
			t.Errorf("struck twice:\n%s", s)
		}
	})
}

// A word of yesterday is found from the board, and what it is about opened.
func TestWordOfYesterdayIsFound(t *testing.T) {
	path := meijiang(t, busy)
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		c := &counter{Rig: r}
		c.press("f9", "ctrl+f")
		c.Type("发热")
		c.press("up")
		s := c.Screen()
		if !strings.Contains(s, "查找 发热") || !strings.Contains(s, "9月2日") || !strings.Contains(s, "K-009") {
			t.Fatalf("not found:\n%s", s)
		}
		c.press("enter")
		if s = c.Screen(); !strings.Contains(s, "K-009") || !strings.Contains(s, "来电") {
			t.Fatalf("not opened:\n%s", s)
		}
		if c.keys > 4 {
			t.Errorf("%d keys", c.keys)
		}
		c.Key("esc")
		c.Key("esc") // the search goes first
		if s = c.Screen(); strings.Contains(s, "❯ 查找") || !strings.Contains(s, "日志 · 人工") {
			t.Errorf("the search stays:\n%s", s)
		}
		c.Key("esc")
		if s = c.Screen(); !strings.Contains(s, "T+") {
			t.Errorf("not back on the board:\n%s", s)
		}
	})
}

func TestNamesAreFoundByTheirInitials(t *testing.T) {
	path := meijiang(t, busy)
	screen(t, path, "zh", clerk, 120, 40, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		r.Key("f9")
		r.Key("ctrl+f")
		r.Type("lsj") // 梁婶家
		if s := r.Screen(); !strings.Contains(s, "K-011") {
			t.Errorf("not found:\n%s", s)
		}
		r.Key("ctrl+u")
		r.Type("k-9")
		if s := r.Screen(); !strings.Contains(s, "K-009 4格 新报") && !strings.Contains(s, "K-009") || strings.Contains(s, "K-011") {
			t.Errorf("a number is not taken for the matter:\n%s", s)
		}
	})
}

// News never moves what is looked at; at the end it comes into sight.
func TestJournalKeepsItsPlaceAndTellsOfNews(t *testing.T) {
	path := meijiang(t, busy)
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Key("f9")
		write(t, st, r, clerk, store.WriteNote{Text: "第一条新的"})
		if s := r.Screen(); !strings.Contains(s, "第一条新的") || strings.Contains(s, "有新内容") {
			t.Fatalf("the newest is not in sight:\n%s", s)
		}
		for range 3 {
			r.Key("pgup")
		}
		before := r.Screen()
		write(t, st, r, clerk, store.WriteNote{Text: "第二条新的"})
		after := r.Screen()
		if !strings.Contains(after, "有新内容") || strings.Contains(after, "第二条新的") {
			t.Fatalf("no badge:\n%s", after)
		}
		if cut := func(s string) string { return strings.SplitN(s, "\n", 3)[2] }; cut(before) != cut(after) {
			t.Errorf("moved:\n%s\n%s", before, after)
		}
		r.Key("end")
		if s := r.Screen(); !strings.Contains(s, "第二条新的") || strings.Contains(s, "有新内容") {
			t.Errorf("not at the end:\n%s", s)
		}
	})
}

// The window pages both ways through everything, and days are one key.
func TestJournalPagesThroughEverything(t *testing.T) {
	path := meijiang(t, busy)
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Key("f9")
		r.Key("s")
		r.Key("s") // all lines
		first, err := st.Lines(context.Background(), store.LineFilter{Stream: store.AllStreams, Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		mark := fmt.Sprintf("%s#%d ", first[0].Station, first[0].Seq)
		for i := 0; !strings.Contains(r.Screen(), mark); i++ {
			if i > 200 {
				t.Fatalf("the first line is not reached:\n%s", r.Screen())
			}
			r.Key("pgup")
		}
		for i := 0; !strings.Contains(r.Screen(), "↑ 选一条"); i++ {
			if i > 200 {
				t.Fatalf("the end is not reached:\n%s", r.Screen())
			}
			r.Key("pgdown")
		}
		r.Key("p") // the beginning of today
		if s := r.Screen(); !strings.Contains(s, "记录 00:") {
			t.Errorf("not at the beginning of the day:\n%s", s)
		}
		r.Key("p")
		if s := r.Screen(); !strings.Contains(s, "记录 9/2 00:") {
			t.Errorf("not at the day before:\n%s", s)
		}
		r.Key("n")
		if s := r.Screen(); !strings.Contains(s, "记录 00:") {
			t.Errorf("not at the day after:\n%s", s)
		}
		r.Key("g")
		r.Type("9/2 11:00")
		r.Key("enter")
		if s := r.Screen(); !strings.Contains(s, "记录 9/2 11:") {
			t.Errorf("not at the time:\n%s", s)
		}
	})
}

func TestJournalIsFilteredByTheForm(t *testing.T) {
	path := meijiang(t, busy)
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		r.Key("f9")
		r.Key("f")
		for range 4 {
			r.Key("tab")
		}
		r.Type("k11")
		r.Key("ctrl+s")
		s := r.Screen()
		if !strings.Contains(s, "筛选：K-011") || !strings.Contains(s, "到场 咽喉肿大") || strings.Contains(s, "垃圾已收") {
			t.Errorf("not filtered:\n%s", s)
		}
		r.Key("f")
		r.Key("tab")
		r.Type("7格")
		r.Key("enter")
		for range 2 {
			r.Key("tab")
		}
		r.Key("ctrl+u")
		r.Key("ctrl+s")
		if s = r.Screen(); !strings.Contains(s, "筛选：7格") || strings.Contains(s, "K-011") || !strings.Contains(s, "7号网格") {
			t.Errorf("not filtered by the grid:\n%s", s)
		}
	})
}

func TestShownLinesAreExported(t *testing.T) {
	path := meijiang(t, busy)
	out := filepath.Join(t.TempDir(), "out")
	screen(t, path, "zh", clerk, 120, 40, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Key("f9")
		r.Key("ctrl+f")
		r.Type("咽喉")
		r.Key("enter")
		r.Key("w")
		if s := r.Screen(); !strings.Contains(s, "导出筛选出的日志：咽喉") {
			t.Errorf("it does not say what goes out:\n%s", s)
		}
		r.Key("ctrl+u")
		blocked := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(blocked, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		r.Type(blocked)
		r.Key("ctrl+s")
		if s := r.Screen(); !strings.Contains(s, "建不了") || !strings.Contains(s, blocked[:20]) {
			t.Fatalf("no reason, or the folder is gone:\n%s", s)
		}
		r.Key("ctrl+u")
		r.Type(out)
		r.Key("tab")
		for i := 0; i < 6 && !strings.Contains(r.Screen(), "jsonl"); i++ {
			r.Key("right")
		}
		r.Key("ctrl+s")
		if s := r.Screen(); !strings.Contains(s, "已写 ") || !strings.Contains(s, "1 条") || !strings.Contains(s, "全文：含姓名") {
			t.Fatalf("no path:\n%s", s)
		}
		files, err := filepath.Glob(filepath.Join(out, "*"))
		if err != nil || len(files) != 1 || !strings.HasSuffix(files[0], "-full.jsonl") {
			t.Fatalf("%v, %v", files, err)
		}
		raw, err := os.ReadFile(files[0])
		if err != nil || strings.Count(string(raw), "\n") != 1 || !strings.Contains(string(raw), "咽喉肿大，有休克危险") {
			t.Errorf("%s, %v", raw, err)
		}
		if dir, err := st.Local(context.Background(), "export.folder"); err != nil || dir != out {
			t.Errorf("%q, %v", dir, err)
		}
	})
}
