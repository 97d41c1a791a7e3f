package ui_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui"
	"zhiban/ui/app"
	"zhiban/ui/theme"
	"zhiban/ui/uitest"
)

// desk is a real post (no drill) in the rig: signatures say how they were given.
type desk struct {
	*uitest.Rig
	t       *testing.T
	st      *store.Store
	feng    string
	luo     string
	pressed int // keys beside text
}

// press counts keys; a text that follows an underscore-free name is typed.
func (d *desk) press(keys ...string) {
	d.t.Helper()
	for _, k := range keys {
		d.Key(k)
		d.pressed++
	}
}

func (d *desk) do(by string, cmd store.Command) store.Receipt {
	d.t.Helper()
	r, err := d.st.Do(context.Background(), by, time.Time{}, cmd)
	if err != nil {
		d.t.Fatalf("%T: %v", cmd, err)
	}
	return r
}

func (d *desk) sees(parts ...string) {
	d.t.Helper()
	s := d.Screen()
	for _, p := range parts {
		if !strings.Contains(s, p) {
			d.t.Fatalf("not on the screen: %s\n%s", p, s)
		}
	}
}

func (d *desk) handover(ref string) store.Handover {
	d.t.Helper()
	h, err := d.st.Handover(context.Background(), ref)
	if err != nil {
		d.t.Fatalf("%v\n%s", err, d.Screen())
	}
	return h
}

// atDesk sets a post up at 18:00 on shift A with three matters open, two
// officers on the roster of A and B, and runs a test on it.
func atDesk(t *testing.T, lang string, w, h int, test func(t *testing.T, d *desk)) {
	t.Helper()
	atDeskAt(t, lang, w, h, 18, test)
}

// atDeskAt is atDesk at another hour of the day.
func atDeskAt(t *testing.T, lang string, w, h, hour int, test func(t *testing.T, d *desk)) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "post", "post.db")
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		p, problems, err := plan.Open(assets.FS, "urban-village")
		if err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		zone, err := p.Location()
		if err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		at := time.Date(2022, 9, 2, hour, 0, 0, 0, zone)
		clock := func() time.Time { return at.Add(time.Since(began)) }
		st, err := store.Create(ctx, store.Options{Path: path, Wall: clock, Version: "test", Synchronous: "OFF", PIN: store.PINCost{MemoryKiB: 8, Passes: 1}, Entropy: rand.NewChaCha8([32]byte{})},
			store.Init{Plan: p, Name: "测试指挥部", Officer: "冯", T0: at.Add(-17 * time.Hour)})
		if err != nil {
			t.Fatal(err)
		}
		who, err := st.PersonByName(ctx, "冯")
		if err != nil {
			t.Fatal(err)
		}
		d := &desk{t: t, st: st, feng: who.ID}
		d.luo = d.do(d.feng, store.AddPerson{Name: "罗", Role: store.RoleOfficer}).Subject
		d.fill()
		root := ui.NewRoot(ctx, ui.Options{Store: st, Set: app.Settings{Lang: lang, Mouse: true}, Theme: theme.New("dark", false), Officer: d.feng})
		d.Rig = uitest.NewRig(t, root, w, h)
		defer func() {
			root.Close()
			cancel()
			d.End()
			if err := st.Close(); err != nil {
				t.Error(err)
			}
		}()
		test(t, d)
	})
}

func (d *desk) fill() {
	d.do(d.feng, store.AssignDuty{Role: "main", Person: d.feng})
	d.do(d.feng, store.SignIn{Person: d.feng})
	zone := d.st.Zone()
	d.do(d.feng, store.AddShift{Slug: "B", Start: time.Date(2022, 9, 2, 20, 0, 0, 0, zone)})
	d.do(d.feng, store.AssignDuty{Shift: "2022-09-02-B", Role: "main", Person: d.luo})
	d.do(d.feng, store.ReportMatter{Type: "allergy", Grid: "4", Household: "12号", Text: "李婶 被蚂蚁叮咬，喉咙肿", IfThen: "再肿就转运"})
	d.do(d.feng, store.ReportMatter{Kind: "request", Level: "orange", Grid: "7", Household: "12号", Text: "高血压断药，药已买到还没送"})
	d.do(d.feng, store.ReportMatter{Kind: "task", Level: "yellow", Grid: "2", Text: "挂横幅"})
}

// wait lets the post's clock run.
func (d *desk) wait(by time.Duration) {
	for _, x := range []time.Duration{by - 10*time.Second, 10 * time.Second} { // the minute is drawn when typing has rested
		time.Sleep(x)
		d.Send(nil)
	}
}

func (d *desk) setPIN(person, pin string) {
	d.t.Helper()
	if err := d.st.SetPIN(context.Background(), person, "", pin); err != nil {
		d.t.Fatal(err)
	}
}

// The whole handover by two officers with PINs, with a question and a refusal:
// the keys beside the typed text are counted.
func TestHandoverByTwoPeopleOnOneLaptop(t *testing.T) {
	atDesk(t, "zh", 120, 40, func(t *testing.T, d *desk) {
		d.setPIN(d.feng, "4821")
		d.setPIN(d.luo, "7777")
		d.press("f10", "c")
		d.Type("多云")
		d.press("ctrl+s")
		d.press("space") // whoever hands over cannot accept
		d.sees("交班人不能自己接", "责任仍在 冯")
		d.pressed-- // a mistake on purpose
		d.press("o")
		d.Type("luo")
		d.press("enter")
		d.Type("7777")
		d.press("enter")
		d.sees("接班 罗", "下一步 罗（接班人）")
		d.press("q")
		d.Type("夜里谁盯？")
		d.press("enter", "up", "space") // q goes on as Space does
		d.sees("冯 答：夜里谁盯？", "冯 的口令")
		d.Type("何医生，到22点")
		d.press("enter")
		d.Type("4821")
		d.press("enter", "space")
		h := d.handover("open")
		count := 0
		for _, it := range h.Items {
			if it.Kind == "count" && it.Slug == "groups" {
				count = it.No
			}
		}
		for range count - 3 {
			d.Key("down") // going there is not counted: a shift has few items
		}
		d.press("r")
		d.Type("11")
		d.press("enter")
		d.Type("点过两遍")
		d.press("ctrl+s", "a", "b")
		d.Type("盯4格12号")
		d.sees("还没说到：K-001 K-002")
		d.press("ctrl+s") // refused: two numbers are missing
		d.sees("盯4格12号", "没有提到 K-001")
		d.Type("，K-001 到22点；K-002")
		d.sees("红橙编号都说到了")
		d.press("ctrl+s")
		d.sees("下一步 罗（接班人）：s 签字")
		d.press("s")
		d.Type("0000")
		d.press("enter")
		d.sees("口令不对，还可以试 4 次")
		d.pressed -= 2 // the refused read-back and the wrong PIN
		d.Type("7777")
		d.press("enter")
		d.sees("✓ 接班人 罗 口令", "下一步 冯（交班人）：s 签字")
		d.press("s")
		d.Type("4821")
		d.press("enter", "ctrl+e")
		h = d.handover("last")
		d.sees(h.Facts[:16], "交班完成，罗 当班")
		checkSealed(t, h, count)
		if d.pressed > 24 {
			t.Errorf("%d keys beside the text, at most 24", d.pressed)
		}
		d.press("l")
		d.sees("离开后 · 罗")
	})
}

func checkSealed(t *testing.T, h store.Handover, count int) {
	t.Helper()
	if h.State != store.HandoverSealed || h.Number != "K-J01" || len(h.Signed) != 2 || h.Weather != "多云" {
		t.Fatalf("%+v", h)
	}
	for _, s := range h.Signed {
		if s.How != "pin" {
			t.Errorf("%s signed %s", s.Side, s.How)
		}
	}
	if it := h.Items[0]; it.Verdict != store.Accepted || it.Question != "夜里谁盯？" || it.Answer != "何医生，到22点" {
		t.Errorf("%+v", it)
	}
	if it := h.Item(count); it.Verdict != store.RefusedBy || *it.Counted != 11 || it.Settled != "disagreement" || it.Reason != "点过两遍" {
		t.Errorf("%+v", it)
	}
}

// The outgoing officer makes the brief; the receiver, without a PIN, signs only
// when at the laptop.
func TestBriefAndSignaturesWithoutPIN(t *testing.T) {
	atDesk(t, "zh", 100, 30, func(t *testing.T, d *desk) {
		d.press("f10", "c", "ctrl+s", "d")
		d.sees("红橙项不能移出")
		d.press("n")
		d.Type("对讲机三台")
		d.press("enter")
		d.Type("没电找王")
		d.press("enter", "down", "down", "d")
		d.Type("已挂好")
		d.press("enter", "t")
		d.sees("若则：3")
		d.press("esc", "m")
		d.Type("06:00 送胰岛素")
		d.press("enter")
		h := d.handover("open")
		last := h.Items[len(h.Items)-1]
		if last.Text != "对讲机三台" || last.IfThen != "没电找王" || h.Items[2].Verdict != store.Dropped || h.Asks[0].Text != "06:00 送胰岛素" {
			t.Fatalf("%+v", h)
		}
		d.press("o")
		d.Type("罗")
		d.press("enter", "enter", "enter") // no PIN now, thank you
		for range 2 {
			d.press("space")
		}
		d.press("a", "b")
		d.Type("K-001 K-002 盯着")
		d.press("ctrl+s", "s")
		d.sees("没有设口令")
		d.press("enter", "s")
		d.sees("要本人来签")
		d.press("o")
		d.Type("冯")
		d.press("enter", "enter", "enter", "p")
		d.sees("纸上签字")
		d.press("enter", "ctrl+e")
		h = d.handover("last")
		if h.Signed[0].How != "none" || h.Signed[1].How != "paper" || h.Signed[1].Person != d.feng {
			t.Errorf("%+v", h.Signed)
		}
	})
}

// A relief that is late is told, then an alarm; nobody is locked out.
func TestLateReliefTurnsIntoAnAlarm(t *testing.T) {
	atDesk(t, "zh", 100, 30, func(t *testing.T, d *desk) {
		d.press("f10")
		d.sees("还有 2时")
		d.press("c", "ctrl+s")
		d.wait(2*time.Hour + 4*time.Minute)
		d.sees("迟 4分", "接班人未到")
		if strings.Contains(d.Screen(), "接班已迟") {
			t.Error("an alarm before the plan's minutes")
		}
		d.wait(13 * time.Minute)
		d.sees("接班已迟 1", "责任仍在 冯")
		d.press("h")
		d.sees("没有人来接班", "本班没有排值班长")
		d.press("enter", "ctrl+e")
		if h := d.handover("last"); !h.Unmanned || !h.Signed[0].NoHead {
			t.Errorf("%+v", h)
		}
		d.sees("未接班封存", "未接班，本班没排值班长 冯")
		r, err := d.st.SealedReport(context.Background(), "last")
		if err != nil || !strings.Contains(r.Text, "未接班，本班没排值班长") || !strings.Contains(string(r.FactsJSON), `"no_head":true`) {
			t.Errorf("the seal does not say that no head was rostered: %v", err)
		}
	})
}

// Where the roster has a shift head nobody else seals as unmanned, and who may
// is named.
func TestOnlyTheShiftHeadSealsAsUnmanned(t *testing.T) {
	for lang, why := range map[string]string{"zh": "只有本班值班长能签", "en": "only this shift's head signs"} {
		atDesk(t, lang, 120, 30, func(t *testing.T, d *desk) {
			d.do(d.feng, store.AssignDuty{Role: plan.ShiftHead, Person: d.luo})
			d.press("f10", "c", "ctrl+s", "h")
			d.sees(why)
			if _, err := d.st.Do(context.Background(), d.feng, time.Time{}, store.SignHandover{Side: "head"}); store.CodeOf(err) != store.Refused || !strings.Contains(err.Error(), "not_head") {
				t.Errorf("another officer signs as head: %v", err)
			}
			d.press("o")
			d.Type("罗")
			d.press("enter", "enter", "enter", "h", "enter", "ctrl+e")
			h := d.handover("last")
			if !h.Unmanned || h.Signed[0].Person != d.luo || h.Signed[0].NoHead {
				t.Errorf("%+v\n%s", h.Signed, d.Screen())
			}
		})
	}
}

// What is typed in the read-back survives leaving it and is offered again.
func TestReadBackIsKeptAsADraft(t *testing.T) {
	atDesk(t, "zh", 80, 24, func(t *testing.T, d *desk) {
		d.setPIN(d.luo, "7777")
		d.press("f10", "c", "ctrl+s", "o")
		d.Type("罗")
		d.press("enter")
		d.Type("7777")
		d.press("enter", "space", "space", "a", "b")
		d.Type("K-001 盯到办结")
		d.press("enter")
		d.Type("第二行")
		d.press("esc", "esc", "f10", "b")
		d.sees("K-001 盯到办结", "第二行", "还没说到：K-002")
		d.Send(tea.PasteMsg{Content: "，K-002"})
		d.press("ctrl+s")
		if h := d.handover("open"); h.ReadBack != "K-001 盯到办结\n第二行，K-002" {
			t.Errorf("%q", h.ReadBack)
		}
		if text, err := d.st.Local(context.Background(), "draft:readback:"+d.handover("open").ID); err != nil || text != "" {
			t.Errorf("the draft stays: %q, %v", text, err)
		}
	})
}

func TestReportIsPreviewedAndWrittenOut(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	atDesk(t, "zh", 100, 30, func(t *testing.T, d *desk) {
		d.press("f10", "x")
		d.sees("还没有封存的报告")
		d.press("c", "ctrl+s", "v")
		d.sees("预览（屏幕页）", "未封存", "第 1/")
		d.press("end", "pgup", "pgdown", "esc", "h", "enter", "ctrl+e", "v")
		if strings.Contains(d.Screen(), "【未封存") {
			t.Errorf("sealed, and still marked as not sealed:\n%s", d.Screen())
		}
		d.press("esc", "x")
		for range 200 {
			d.Key("backspace")
		}
		d.Type(dir)
		d.press("tab")
		d.Type(",odt")
		d.press("ctrl+s")
		d.sees("没有这种格式：odt")
		for range 4 {
			d.Key("backspace")
		}
		d.press("ctrl+s")
		d.sees("已写出 K-J01：8 个文件", dir, "首码", "full.zh.csv.zip")
		d.press("enter")
		d.sees("已写 " + dir)
		files, err := filepath.Glob(filepath.Join(dir, "handover-K-J01-*.zh.*"))
		if err != nil || len(files) != 8 {
			t.Errorf("%v, %v", files, err)
		}
		if kept, err := d.st.Local(context.Background(), "report-dir"); err != nil || kept != dir {
			t.Errorf("%q, %v", kept, err)
		}
	})
}

func goldenName(name, lang string, w, h int) string {
	return fmt.Sprintf("%s-%s-%dx%d", name, lang, w, h)
}

// masked is the screen with the head code, which depends on the key, replaced.
func (d *desk) masked() string {
	s := d.Screen()
	h, err := d.st.Handover(context.Background(), "last")
	if err != nil {
		return s
	}
	zeros := strings.Repeat("0", 64)
	group := func(c string) string { return c[:4] + " " + c[4:8] + " " + c[8:12] + " " + c[12:16] }
	for n := 64; n > 20; n-- { // it may be cut at the edge
		s = strings.ReplaceAll(s, h.Facts[:n], zeros[:n])
	}
	return strings.ReplaceAll(s, group(h.Facts), group(zeros))
}

// The states of the handover and of signing in, in both languages and sizes.
func TestHandoverLooksAsItShould(t *testing.T) {
	for _, c := range []struct {
		lang string
		w, h int
	}{{"zh", 80, 24}, {"en", 120, 40}} {
		atDesk(t, c.lang, c.w, c.h, func(t *testing.T, d *desk) {
			shot := func(name string) {
				t.Helper()
				golden(t, goldenName("handover-"+name, c.lang, c.w, c.h), d.masked())
			}
			d.setPIN(d.luo, "7777")
			d.press("f10")
			shot("none")
			d.press("c")
			shot("cutoff")
			d.Type("多云")
			d.press("tab")
			d.Type("06:00 给李婶送胰岛素")
			d.press("ctrl+s")
			shot("brief")
			d.press("o")
			shot("who")
			d.Type("罗")
			d.press("enter")
			shot("pin")
			d.Type("7777")
			d.press("enter", "space", "q")
			d.Type("谁送？几点？")
			shot("question")
			d.press("enter", "down", "r")
			shot("refuse")
			d.Type("11")
			d.press("ctrl+s")
			shot("verdicts")
			d.press("up", "up", "up", "space")
			d.Type("吴，21点前")
			d.press("enter", "a", "b")
			d.Type("今晚盯4格12号到22点；断药那户21点前由吴送到，K-002。")
			shot("readback")
			d.Type("K-001")
			d.press("ctrl+s")
			shot("signing")
			d.press("s")
			d.Type("7777")
			shot("signpin")
			d.press("enter", "v")
			shot("preview")
			d.press("esc", "o")
			d.Type("冯")
			d.press("enter", "enter", "enter", "s", "enter", "ctrl+e")
			shot("sealed")
			d.press("l")
			golden(t, goldenName("since", c.lang, c.w, c.h), d.masked())
		})
	}
}

// Since a shift of the real case: struck and late first, matters by class.
func TestSinceLooksAsItShould(t *testing.T) {
	path := meijiang(t, busy)
	for _, c := range []struct {
		lang string
		w, h int
	}{{"zh", 80, 24}, {"en", 120, 40}} {
		screen(t, path, c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
			r.Key("ctrl+y")
			golden(t, goldenName("since-case", c.lang, c.w, c.h), r.Screen())
			r.Key("right")
			golden(t, goldenName("since-point", c.lang, c.w, c.h), r.Screen())
		})
	}
}

// Enter leads from a change to what it is about, and back to the same row.
func TestSinceLeadsToWhatChanged(t *testing.T) {
	atDesk(t, "zh", 100, 30, func(t *testing.T, d *desk) {
		d.press("f10", "c", "ctrl+s", "h", "enter", "ctrl+e")
		d.do(d.luo, store.ReportMatter{Type: "allergy", Grid: "4", Text: "又一起过敏"})
		d.do(d.luo, store.CloseMatter{ID: "K-003", Result: "挂好"})
		d.press("ctrl+y")
		d.sees("新报未办结 1", "K-004 又一起过敏", "已了结 1", "未办结 3 → 3（新 1，结 1）")
		d.press("enter")
		d.sees("又一起过敏", "新报")
		d.press("esc", "down", "enter")
		d.sees("K-003")
		d.press("esc")
		d.sees("❯ ◆ 黄 K-003")
		d.press("ctrl+r")
		d.Type("罗")
		d.press("enter", "enter", "enter") // the first time: no PIN now
		d.sees("离开后 · 罗", "已在 B班 签到")
		if who, err := d.st.Local(context.Background(), "officer"); err != nil || who != d.luo {
			t.Errorf("%q, %v", who, err)
		}
		d.press("ctrl+r") // oneself: set a PIN
		d.Type("罗")
		d.press("enter")
		d.Type("7777")
		d.press("enter")
		d.Type("7778")
		d.press("enter")
		d.sees("两次不一样")
		d.Type("7777")
		d.press("enter")
		d.sees("罗 的口令已设好")
		if _, err := d.st.CheckPIN(context.Background(), d.luo, "7777"); err != nil {
			t.Error(err)
		}
		d.press("ctrl+r") // and another one: the present one is asked for
		d.Type("罗")
		d.press("enter")
		d.Type("0000")
		d.press("enter")
		d.Type("8888")
		d.press("enter")
		d.Type("8888")
		d.press("enter")
		d.sees("口令不对，还可以试 4 次")
		d.Type("7777")
		d.press("ctrl+s")
		d.sees("罗 的口令已设好")
	})
}
