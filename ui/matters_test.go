package ui_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/kit"
	"zhiban/ui/uitest"
)

// counter counts the keys that are pressed; what an IME commits is the text
// beside them.
type counter struct {
	*uitest.Rig
	keys int
}

func (c *counter) press(keys ...string) {
	for _, k := range keys {
		c.keys++
		c.Key(k)
	}
}

// write adds entries by the officer as another window would.
func write(t *testing.T, st *store.Store, r *uitest.Rig, officer string, cmds ...store.Command) {
	t.Helper()
	who, err := st.PersonByName(context.Background(), officer)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cmds {
		if _, err := st.Do(context.Background(), who.ID, time.Time{}, c); err != nil {
			t.Fatalf("%T: %v", c, err)
		}
	}
	r.Send(nil)
}

// more gives the case of 3 September a ledger with something of everything.
func more() []store.Command {
	return []store.Command{
		store.ReportMatter{Type: "medicine", Grid: "7", Household: "12号", Person: "李婶", Phone: "13700000012", Source: "hotline", Text: "高血压药只够今天，请送药上门"},
		store.DispatchMatter{ID: "K-012", Group: "medical", ETA: 20},
		store.ReportMatter{Kind: plan.Order, Level: plan.Orange, Source: "above", Text: "12:00 前上报生活物资数"},
		store.ReportMatter{Type: "medicine", Grid: "7", Household: "12号", Person: "李婶", Text: "李婶家第二次来电问药"},
		store.ReportMatter{Type: "rubbish", Grid: "2", Text: "楼下垃圾堆满"},
		store.ReportMatter{Kind: plan.Task, Level: plan.Blue, Text: "贴通知"},
	}
}

func matterOf(t *testing.T, st *store.Store, number string) store.Matter {
	t.Helper()
	m, err := st.Matter(context.Background(), number)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestMattersLookAsTheyShould(t *testing.T) {
	path := meijiang(t, busy)
	for i, c := range []struct {
		name, lang string
		w, h       int
		keys       []string
	}{
		{"matters-zh-80x24", "zh", 80, 24, []string{"down", "down", "down"}},
		{"matters-en-120x40", "en", 120, 40, nil},
		{"matters-en-80x24", "en", 80, 24, nil},
		{"matters-zh-160x48", "zh", 160, 48, nil},
		{"matters-dispatch-zh-80x24", "zh", 80, 24, []string{"p", "y", "l", "down"}},
	} {
		screen(t, path, c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, st *store.Store) {
			if i == 0 {
				write(t, st, r, clerk, more()...)
			}
			r.Key("f2")
			for _, k := range c.keys {
				r.Key(k)
			}
			golden(t, c.name, r.Screen())
		})
	}
}

func TestMatterLooksAsItShould(t *testing.T) {
	path := meijiang(t, busy)
	for i, c := range []struct {
		name, lang string
		w, h       int
		keys       []string
	}{
		{"matter-zh-80x24", "zh", 80, 24, nil},
		{"matter-en-120x40", "en", 120, 40, []string{"e", "up", "up"}},
		{"matter-zh-160x48", "zh", 160, 48, []string{"e"}},
	} {
		screen(t, path, c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, st *store.Store) {
			if i == 0 {
				write(t, st, r, clerk, more()...)
				m := matterOf(t, st, "K-012")
				write(t, st, r, clerk, store.AcceptMatter{ID: "K-012", Text: "已出发"}, store.WriteNote{Subject: m.ID, Text: "13号楼下等开门"}, store.SetIfThen{ID: "K-012", Text: "若药房没有 → 找 3格 王伯匀两天的量"},
					store.HoldMatter{ID: "K-012", Reason: "等药房开门", Resume: st.Now().Add(90 * time.Minute)}, store.AmendMatter{ID: "K-012", Level: plan.Yellow, Grid: "8", Reason: "是8格的12号"})
				lines, err := st.MatterSteps(context.Background(), "K-012")
				if err != nil {
					t.Fatal(err)
				}
				for _, l := range lines {
					if l.Kind == "note.add" {
						write(t, st, r, clerk, store.CorrectEntry{Entry: l.ID, Reason: "听错楼号", Text: "12号楼下等开门"})
					}
				}
			}
			r.Key("f2")
			for !strings.Contains(r.Screen(), "─── K-012") {
				r.Key("down")
			}
			r.Key("enter")
			for _, k := range c.keys {
				r.Key(k)
			}
			golden(t, c.name, r.Screen())
		})
	}
}

// From the ring of the telephone to the close: twelve keys beside the text.
func TestAllergyCallTakesTwelveKeys(t *testing.T) {
	path := meijiang(t, night)
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		c := &counter{Rig: r}
		c.Type("报 4格 12号 梁婶 蚂蚁叮咬 过敏 喉咙肿")
		c.press("enter")
		c.press("f2", "p") // the red one stands first and is chosen
		c.Type("医疗保障")
		c.press("enter", "a", "enter", "s")
		c.Type("咽喉肿大")
		c.press("enter", "d")
		c.Type("注射，观察")
		c.press("enter", "c")
		c.Type("脱离危险 核 冯")
		c.press("enter")
		m := matterOf(t, st, "K-010")
		if m.State != store.MatterClosed || m.Level != plan.Red || m.OwnerGroup == "" || m.Accepted == 0 || m.OnScene == 0 || m.InHand == 0 || m.Verifier == "" {
			t.Fatalf("%+v\n%s", m, r.Screen())
		}
		if c.keys > 12 {
			t.Errorf("%d keys", c.keys)
		}
	})
}

func TestLedgerIsFilteredSortedAndRemembered(t *testing.T) {
	path := meijiang(t, busy)
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		write(t, st, r, clerk, more()...)
		r.Key("f2")
		sees := func(what string, there bool) {
			t.Helper()
			if s := r.Screen(); strings.Contains(s, what) != there {
				t.Fatalf("%q in sight: %v\n%s", what, !there, s)
			}
		}
		sees("≈K-012", true) // the second call of the household
		for range 4 {
			r.Key("tab")
		}
		sees("[热线 2]", true)
		sees("K-015", false)
		r.Key("tab")
		sees("12:00 前上报", true)
		r.Key("g")
		r.Type("7格")
		r.Key("enter")
		sees("[7格]", true)
		sees("K-012", true)
		sees("K-013", false)
		r.Key("n") // a report there
		sees("❯ 报 7格", true)
		r.Key("esc")
		r.Key("r")
		sees("按时限", true)
		r.Key("esc")
		r.Key("f2")
		sees("[7格]", true) // as it was left
		sees("按时限", true)
	})
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		r.Key("f2")
		if s := r.Screen(); !strings.Contains(s, "[7格]") || !strings.Contains(s, "按时限") {
			t.Errorf("the filter is forgotten:\n%s", s)
		}
	})
}

// A refresh moves neither the choice nor what is being typed.
func TestLedgerKeepsItsPlace(t *testing.T) {
	path := meijiang(t, busy)
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		write(t, st, r, clerk, more()...)
		r.Key("f2")
		for !strings.Contains(r.Screen(), "❯ ◆ 黄 K-015") {
			r.Key("down")
		}
		r.Key("p")
		r.Type("环境")
		write(t, st, r, clerk, store.ReportMatter{Level: plan.Red, Kind: plan.Incident, Grid: "1", Text: "插到最前面的"})
		if s := r.Screen(); !strings.Contains(s, "❯ ◆ 黄 K-015") || !strings.Contains(s, "❯ 环境") || !strings.Contains(s, "插到最前面") {
			t.Fatalf("moved or not seen:\n%s", s)
		}
		r.Key("tab") // completes the group
		r.Type("15分")
		r.Key("enter")
		if m := matterOf(t, st, "K-015"); m.State != store.MatterDispatched || m.OwnerGroup == "" || m.ETA != 15 {
			t.Errorf("%+v\n%s", m, r.Screen())
		}
	})
}

func TestWholeLifeOfAMatterByItsKeys(t *testing.T) {
	path := meijiang(t, busy)
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		write(t, st, r, clerk, more()...)
		r.Key("f2")
		for !strings.Contains(r.Screen(), "─── K-014") {
			r.Key("down")
		}
		r.Key("enter")
		step := func(key, text string) {
			t.Helper()
			r.Key(key)
			if text != "" {
				r.Type(text)
			}
			r.Key("enter")
		}
		is := func(what string, ok bool) {
			t.Helper()
			if !ok {
				t.Fatalf("not %s: %+v\n%s", what, matterOf(t, st, "K-014"), r.Screen())
			}
		}
		is("warned of a repetition", strings.Contains(r.Screen(), "可能重复 K-012"))
		step("i", "若 21 点还没到 → 找街道")
		is("next", matterOf(t, st, "K-014").IfThen == "若 21 点还没到 → 找街道")
		r.Key("i") // the old words stand there to go on with
		r.Key("ctrl+u")
		r.Key("enter")
		is("without a next step", matterOf(t, st, "K-014").IfThen == "")
		r.Key("p")
		r.Type("hys") // initials of a person
		r.Key("esc")
		is("still new", matterOf(t, st, "K-014").State == store.MatterNew)
		r.Key("p")
		r.Key("ctrl+u") // what was given up stands there again
		r.Type("yl")
		r.Key("enter")
		is("dispatched to the group found by its initials", matterOf(t, st, "K-014").OwnerGroup != "")
		step("t", "忙不过来")
		is("returned", matterOf(t, st, "K-014").Returns == 1)
		step("p", "街道药房 半小时")
		step("u", "")
		is("chased", matterOf(t, st, "K-014").Chases == 1)
		step("h", "等药 23:30")
		is("on hold", matterOf(t, st, "K-014").State == store.MatterOnHold)
		step("d", "")
		step("v", "药已放门口")
		is("to verify", matterOf(t, st, "K-014").State == store.MatterToVerify)
		r.Key("l") // level first: one step to the right is yellow
		r.Key("right")
		for range 4 {
			r.Key("tab")
		}
		r.Type("只是问药")
		r.Key("ctrl+s")
		is("amended", matterOf(t, st, "K-014").Level == plan.Yellow)
		is("both values in sight", strings.Contains(r.Screen(), "级别 橙→黄"))
		step("c", "已送到")
		is("closed", matterOf(t, st, "K-014").State == store.MatterClosed)
		r.Key("s")
		is("refused with its reason", strings.Contains(r.Screen(), "已了结"))
		step("o", "又来电")
		is("open again", matterOf(t, st, "K-014").Reopened == 1)
		r.Key("m")
		r.Key("enter") // the one that is alike stands first
		r.Key("enter") // no reason is needed
		is("merged", matterOf(t, st, "K-014").State == store.MatterMerged)
		is("and says into which", strings.Contains(r.Screen(), "已并入 K-012"))
	})
}

// What is typed into a question outlives Esc and a crash; what was saved does
// not come back.
func TestAnswersAreKeptAsDrafts(t *testing.T) {
	path := meijiang(t, busy)
	sees := func(t *testing.T, r *uitest.Rig, what string, there bool) {
		t.Helper()
		if s := r.Screen(); strings.Contains(s, what) != there {
			t.Fatalf("%q in sight: %v\n%s", what, !there, s)
		}
	}
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		r.Key("enter")
		r.Key("c")
		r.Type("脱离危险")
		r.Key("esc")
		r.Key("d")
		sees(t, r, "脱离危险", false)
		r.Type("注射")
	})
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) { // after a crash
		r.Key("f2")
		r.Key("c")
		sees(t, r, "❯ 脱离危险", true)
		r.Type(" 核 冯")
		r.Key("esc")
		r.Key("d")
		sees(t, r, "❯ 注射", true)
		r.Key("enter")
		if m := matterOf(t, st, "K-011"); m.State != store.MatterInHand || m.LastText != "注射" {
			t.Fatalf("%+v", m)
		}
		r.Key("h")
		r.Key("esc")
		r.Key("c")
		r.Key("enter")
		if m := matterOf(t, st, "K-011"); m.State != store.MatterClosed {
			t.Fatalf("%+v", m)
		}
		if text, err := st.Local(context.Background(), "draft:ask"); err != nil || text != "[]" {
			t.Errorf("left: %s, %v", text, err)
		}
		r.Key("esc")
	})
}

func TestChosenLineIsStruckAndCorrected(t *testing.T) {
	path := meijiang(t, busy)
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Key("enter") // the allergy call on the board
		r.Key("up")
		r.Key("up") // accepted
		r.Key("x")
		r.Type("不是他签的")
		r.Key("enter")
		lines, err := st.MatterSteps(context.Background(), "K-011")
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			if (l.Struck != nil) != (l.Kind == "matter.accept") {
				t.Errorf("%s struck: %+v", l.Kind, l.Struck)
			}
		}
		r.Key("x")
		if s := r.Screen(); !strings.Contains(s, "不能划改") || !strings.Contains(s, "划改：不是他签的") {
			t.Errorf("struck twice, or both versions are not there:\n%s", s)
		}
		r.Key("esc")
	})
}

func TestLedgerAndJournalKeepTheirBordersAtEverySize(t *testing.T) {
	path := meijiang(t, busy)
	for _, lang := range []string{"zh", "en"} {
		screen(t, path, lang, clerk, 200, 60, func(t *testing.T, r *uitest.Rig, st *store.Store) {
			if lang == "zh" {
				write(t, st, r, clerk, more()...)
			}
			for _, keys := range [][]string{{"f2"}, {"f2", "down", "p", "y"}, {"f2", "enter", "e", "up", "k"}, {"f9", "up", "up"}, {"f9", "ctrl+f", "药"}, {"f9", "up", "c"}, {"f9", "f"}} {
				for _, k := range keys {
					r.Key(k)
				}
				for w := 58; w <= 200; w += 29 {
					for h := 14; h <= 60; h += 15 {
						r.Resize(w, h)
					}
				}
				r.Resize(200, 60)
				for range 5 {
					r.Key("esc")
				}
			}
		})
	}
}

// The cursor stands in the cell behind what was typed, wherever it is typed.
func TestCursorStandsBehindTheText(t *testing.T) {
	path := meijiang(t, busy)
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		behind := func(text string) {
			t.Helper()
			rows := strings.Split(r.Screen(), "\n")
			var x, y int
			if _, err := fmt.Sscanf(rows[len(rows)-2], "cursor %d,%d", &x, &y); err != nil {
				t.Fatalf("no cursor:\n%s", r.Screen())
			}
			at := strings.Index(rows[y], text)
			if at < 0 || kit.Width(rows[y][:at+len(text)]) != x {
				t.Errorf("the cursor is not behind %q:\n%s", text, r.Screen())
			}
		}
		r.Key("f9")
		r.Key("ctrl+f")
		r.Type("断药ab东")
		behind("断药ab东")
		r.Key("esc")
		r.Key("up")
		r.Key("x")
		r.Type("误记abc的")
		behind("误记abc的")
		r.Key("esc")
		r.Key("f2")
		r.Key("p")
		r.Type("医疗a")
		behind("医疗a")
		r.Key("esc")
		r.Key("enter")
		r.Key("n")
		r.Type("到了1次")
		behind("到了1次")
	})
}

func TestMouseChoosesAndOpens(t *testing.T) {
	path := meijiang(t, busy)
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		write(t, st, r, clerk, more()...)
		r.Key("f2")
		click := func(text string) {
			t.Helper()
			for y, row := range strings.Split(r.Screen(), "\n") {
				if i := strings.Index(row, text); i >= 0 {
					r.Send(tea.MouseClickMsg{X: kit.Width(row[:i]) + 1, Y: y, Button: tea.MouseLeft})
					return
				}
			}
			t.Fatalf("no %q:\n%s", text, r.Screen())
		}
		click("K-015")
		if s := r.Screen(); !strings.Contains(s, "❯ ◆ 黄 K-015") {
			t.Fatalf("not chosen:\n%s", s)
		}
		click("上级指令 1")
		if s := r.Screen(); !strings.Contains(s, "[上级指令 1]") {
			t.Fatalf("the tab is not taken:\n%s", s)
		}
		click("K-013")
		click("K-013")
		if s := r.Screen(); !strings.Contains(s, "上报生活物资数") || !strings.Contains(s, "K-013 ▲橙") {
			t.Fatalf("not opened:\n%s", s)
		}
		r.Key("f9")
		click("贴通知")
		click("系统")
		if s := r.Screen(); !strings.Contains(s, "[系统]") {
			t.Errorf("the stream is not taken:\n%s", s)
		}
		before := r.Screen()
		r.Send(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
		if r.Screen() == before {
			t.Error("the wheel does nothing")
		}
	})
}
