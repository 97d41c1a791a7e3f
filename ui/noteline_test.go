package ui_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/uitest"
)

// Tab takes another reading of what was understood, Shift+Tab goes to the next
// part; what was chosen stays while the line is typed on.
func TestTabCorrectsWhatWasUnderstood(t *testing.T) {
	path := meijiang(t, night)
	screen(t, path, "zh", clerk, 120, 40, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Type("报 7格 12号 李婶 断药")
		if s := r.Screen(); !strings.Contains(s, "▲") && !strings.Contains(s, "橙") || !strings.Contains(s, "Tab 改级别") {
			t.Fatalf("not understood, or Tab is not offered:\n%s", s)
		}
		for range 3 {
			r.Key("tab")
		}
		if s := r.Screen(); !strings.Contains(s, "级别：红 1/4") {
			t.Fatalf("not red:\n%s", s)
		}
		golden(t, "line-tab-zh-120x40", r.Screen())
		r.Key("shift+tab")
		r.Key("tab")
		if s := r.Screen(); !strings.Contains(s, "类型：") {
			t.Errorf("the next part is not the type:\n%s", s)
		}
		r.Type(" 两天")
		r.Key("enter")
		m, err := st.Matter(context.Background(), "K-010")
		if err != nil || m.Level != "red" || m.Type == "medicine" || m.Text != "7格 12号 李婶 断药 两天" {
			t.Errorf("%+v, %v", m, err)
		}
		r.Type("报 7格 断药")
		if s := r.Screen(); !strings.Contains(s, "橙") {
			t.Errorf("the choice went on to the next line:\n%s", s)
		}
	})
}

func TestTabIsOfferedWhereItFits(t *testing.T) {
	path := meijiang(t, night)
	screen(t, path, "en", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		r.Type("report 7格 12号 李婶 断药")
		r.Key("tab")
		golden(t, "line-tab-en-80x24", r.Screen())
	})
}

// The note line stands below a screen, not over its lower border, and is there
// only once when the board comes back.
func TestNoteLineCoversNothing(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 100, 30, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		r.Key("f2")
		r.Key("ctrl+n")
		r.Type("东门换岗")
		rows := strings.Split(r.Screen(), "\n")
		if !strings.HasPrefix(rows[26], "╰") && !strings.HasPrefix(rows[25], "╰") || !strings.HasPrefix(rows[27], " ❯ 东门换岗") {
			t.Errorf("the line lies over the screen:\n%s", r.Screen())
		}
		r.Send(app.Go{Route: app.Board})
		if s := r.Screen(); strings.Count(s, "❯ 东门换岗") != 1 {
			t.Errorf("the line stands there twice, or never:\n%s", s)
		}
	})
}

// Ctrl+N writes from any screen and leaves it as it was: the line closes once
// the record has it, and the foot says so.
func TestLineOverAScreenClosesWhenItIsSaved(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		r.Key("f9")
		r.Key("ctrl+n")
		r.Type("东门铁马被推倒")
		r.Key("enter")
		if s := r.Screen(); strings.Contains(s, "记一行") || !strings.Contains(s, "✓ 已记 K#") || !strings.Contains(s, "x 划改") {
			t.Errorf("the line stays open, or nothing is said:\n%s", s)
		}
		r.Key("ctrl+n")
		r.Type("派 K-999 医疗保障")
		r.Key("enter") // no such matter
		if s := r.Screen(); !strings.Contains(s, "❯ 派 K-999 医疗保障") {
			t.Errorf("the line is gone before it was saved:\n%s", s)
		}
	})
}

// Somebody who types without a pause has the line written down all the same,
// and no mark that comes and goes beside it: it shows when typing rests.
func TestTheDraftIsKeptInMidTypingAndMarkedAtRest(t *testing.T) {
	screen(t, meijiang(t, night), "zh", clerk, 120, 40, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		rest := func(d time.Duration) {
			time.Sleep(d)
			r.Send(nil)
		}
		for i := range 20 {
			r.Type("字")
			rest(150 * time.Millisecond)
			if strings.Contains(r.Screen(), "草稿") {
				t.Fatalf("the mark shows after %d letters without a pause", i+1)
			}
		}
		draft, err := st.Local(context.Background(), "draft")
		if err != nil || !strings.HasPrefix(draft, "字字字字字字") {
			t.Errorf("after 3 s of typing the draft is %q, %v", draft, err)
		}
		rest(600 * time.Millisecond)
		if draft, err = st.Local(context.Background(), "draft"); err != nil || draft != strings.Repeat("字", 20) || !strings.Contains(r.Screen(), "草稿") {
			t.Errorf("at rest: draft %q, %v:\n%s", draft, err, r.Screen())
		}
	})
}
