package ui_test

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/kit"
	"zhiban/ui/theme"
	"zhiban/ui/uitest"
)

func newest(t *testing.T, st *store.Store, n int) []store.Line {
	t.Helper()
	lines, err := st.Lines(context.Background(), store.LineFilter{Newest: true, Limit: n})
	if err != nil || len(lines) != n {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	return lines
}

func shows(t *testing.T, r *uitest.Rig, what ...string) {
	t.Helper()
	s := r.Screen()
	for _, w := range what {
		if !strings.Contains(s, w) {
			t.Errorf("%q is not to be seen:\n%s", w, s)
		}
	}
}

// Commands of a paste that cannot be done come back one after the other; none
// becomes a note, and none is lost.
func TestFailedCommandsOfAPasteComeBack(t *testing.T) {
	screen(t, meijiang(t, night), "en", clerk, 100, 30, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Send(tea.PasteMsg{Content: "east gate is fine\nsend K-999 Medical\nreport grid 99 leak"})
		shows(t, r, "3 lines were pasted", "❯ one entry for each line")
		r.Key("enter")
		shows(t, r, "1 saved, 2 not: there is no matter K-999", "❯ send K-999 Medical", "not saved")
		if l := newest(t, st, 1)[0]; l.Text() != "east gate is fine" {
			t.Errorf("saved %q", l.Text())
		}
		r.Rest()
		if draft, err := st.Local(context.Background(), "draft"); err != nil || draft != "send K-999 Medical\nreport grid 99 leak" {
			t.Errorf("draft %q, %v", draft, err)
		}
		r.Type("tents are up") // sets the untouched line aside
		shows(t, r, "❯ tents are up", "2 more not saved")
		r.Key("enter")
		r.Key("enter")
		shows(t, r, "❯ send K-999 Medical")
		r.Key("ctrl+u")
		r.Key("enter")
		shows(t, r, "❯ report grid 99 leak")
		if l := newest(t, st, 1)[0]; l.Text() != "tents are up" {
			t.Errorf("saved %q", l.Text())
		}
	})
}

// A slip for a gate is said before anything is saved; only a second Enter
// writes the line down as it is.
func TestASlipForAGateTakesTwoEnters(t *testing.T) {
	screen(t, meijiang(t, night), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		before := newest(t, st, 1)[0].ID
		r.Type("岗 东大门 齐")
		shows(t, r, "没有叫“东大门”的点位，是 东门 吗？Tab 改")
		r.Key("enter")
		shows(t, r, "再按 Enter 照原文记一句", "❯ 岗 东大门 齐")
		if newest(t, st, 1)[0].ID != before {
			t.Error("saved by one Enter")
		}
		r.Key("enter")
		if l := newest(t, st, 1)[0]; l.Kind != "note.add" || l.Text() != "岗 东大门 齐" {
			t.Errorf("%s %q", l.Kind, l.Text())
		}
		r.Type("岗 东大门 齐")
		r.Key("tab")
		shows(t, r, "→ 岗  东门  报平安")
		r.Key("ctrl+s")
		shows(t, r, "✓ 已记")
		site, err := st.Site(context.Background(), "east")
		if err != nil || site.LastCheckin != journal.At(st.Now()) {
			t.Errorf("no check-in: %+v, %v", site, err)
		}
	})
}

// What was half typed before a crash says so; typing begins another line and
// the arrow goes on with it.
func TestADraftThatComesBackIsMarked(t *testing.T) {
	path := meijiang(t, night)
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Type("报 6格 林婆") // killed right after: no pause of typing
		if draft, err := st.Local(context.Background(), "draft"); err != nil || draft != "报 6格 林婆" {
			t.Errorf("draft %q, %v", draft, err)
		}
	})
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		shows(t, r, "❯ 报 6格 林婆", "上次没写完，已放回", "Ctrl+U 清空")
		golden(t, "draft-back-zh-80x24", r.Screen())
		r.Type("东门换岗")
		shows(t, r, "❯ 东门换岗", "还有 1 条没记")
		r.Rest()
	})
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		shows(t, r, "❯ 东门换岗")
		r.Key("right")
		r.Type("完毕")
		r.Key("enter")
		if l := newest(t, st, 1)[0]; l.Text() != "东门换岗完毕" {
			t.Errorf("saved %q", l.Text())
		}
		r.Key("enter")
		shows(t, r, "❯ 报 6格 林婆")
		r.Key("ctrl+u")
		r.Rest()
		if draft, err := st.Local(context.Background(), "draft"); err != nil || draft != "" {
			t.Errorf("draft %q, %v", draft, err)
		}
	})
}

// The board and the list say the same of a red that nobody was sent to: how
// long is left to send somebody; what is late stands first.
func TestBoardAndListCountToTheNearerLimit(t *testing.T) {
	screen(t, meijiang(t, night), "zh", clerk, 120, 40, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Type("报 6格 7号 林婆 胸痛 要救护")
		shows(t, r, "医疗急救  红")
		r.Key("enter")
		shows(t, r, "新报 余 10分")
		r.Key("f2")
		s := r.Screen()
		i := strings.Index(s, "林婆 胸痛")
		if i < 0 || !strings.Contains(s[i:i+strings.Index(s[i:], "\n")], "余 10分") {
			t.Errorf("the list counts otherwise:\n%s", s)
		}
	})
}

// Keys of the handover that come too early say why; a dialog has all keys, so
// that the foot offers none that would do nothing.
func TestKeysThatDoNothingSayWhy(t *testing.T) {
	screen(t, meijiang(t, night), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		r.Key("f10")
		r.Key("s")
		shows(t, r, "签字：先按 c 截止本班")
		r.Key("esc")
		r.Key("f3")
		r.Key("s") // a form
		rows := strings.Split(r.Screen(), "\n")
		if foot := rows[23]; strings.Contains(foot, "F1") || !strings.Contains(foot, "^Q退出") {
			t.Errorf("the foot of a form: %s", foot)
		}
	})
	screen(t, meijiang(t, night), "en", clerk, 100, 30, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		r.Key("f10")
		r.Key("s")
		shows(t, r, "sign: cut the shift off first: c")
		r.Key("esc")
		r.Key("f2")
		r.Key("u")
		shows(t, r, "Enter saves · Esc cancels")
		r.Type("hurry")
		r.Key("ctrl+s")
		shows(t, r, "✓ saved")
	})
}

// Whom a matter goes to is found by typing, and Enter takes who is marked; what
// nobody is called goes out as written only from its own row.
func TestDispatchTakesWhoIsMarked(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Key("f2")
		r.Key("p")
		r.Type("医疗")
		shows(t, r, "❯ 医疗保障", "按原文：医疗")
		r.Key("enter")
		if m := matterOf(t, st, "K-011"); m.OwnerGroup == "" || m.Owner != "医疗保障" {
			t.Fatalf("%+v\n%s", m, r.Screen())
		}
		r.Key("p")
		r.Type("街道来车")
		shows(t, r, "❯ 按原文：街道来车", "没有叫“街道来车”的组或人，按原文记")
		r.Key("enter")
		if m := matterOf(t, st, "K-011"); m.OwnerGroup != "" || m.Owner != "街道来车" {
			t.Fatalf("%+v\n%s", m, r.Screen())
		}
	})
}

// What setting a PIN takes is said while it takes.
func TestSettingAPINSaysThatItWorks(t *testing.T) {
	words := kit.FormWords{Keys: "Enter", Busy: "正在设置…"}
	f := kit.NewForm("口令", []kit.FormField{{Key: "pin", Label: "口令", Kind: kit.FormSecret}}, words)
	f.SetBusy(true)
	rows, _, _ := f.View(theme.New("mono", true), 40, 8)
	if s := strings.Join(rows, "\n"); !strings.Contains(s, "正在设置…") {
		t.Errorf("nothing is said:\n%s", s)
	}
}

// The foot of the set-up says what Enter does where the focus is.
func TestSetUpSaysWhatEnterDoes(t *testing.T) {
	f := kit.NewForm("建立", []kit.FormField{{Key: "name", Label: "名"}, {Key: "plan", Label: "预案", Kind: kit.FormChoice, Options: []kit.Option{{ID: "a", Text: "甲"}}}},
		kit.FormWords{Keys: "下一项", Choice: "打开列表", List: "选定"})
	foot := func() string {
		rows, _, _ := f.View(theme.New("mono", true), 60, 16)
		return strings.Join(rows, "\n")
	}
	for _, step := range []struct{ key, want string }{{"", "下一项"}, {"tab", "打开列表"}, {"enter", "选定"}} {
		if step.key != "" {
			f.Update(uitest.Key(step.key))
		}
		if s := foot(); !strings.Contains(s, step.want) {
			t.Errorf("after %q not %q:\n%s", step.key, step.want, s)
		}
	}
}

// What is no phone is refused with a sentence where it was typed.
func TestAPhoneWithoutADigitIsRefused(t *testing.T) {
	for lang, want := range map[string]string{"zh": "“abc”里没有数字", "en": "“abc” has no digit"} {
		screen(t, meijiang(t, night), lang, clerk, 100, 30, func(t *testing.T, r *uitest.Rig, st *store.Store) {
			r.Key("ctrl+t")
			r.Type("+王强 abc")
			r.Key("enter")
			shows(t, r, want, "+王强 abc")
			if _, err := st.PersonByName(context.Background(), "王强"); err == nil {
				t.Error("entered all the same")
			}
		})
	}
}
