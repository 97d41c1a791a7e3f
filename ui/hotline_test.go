package ui_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/uitest"
)

// rung takes calls, closes one and promises on another.
func rung(t *testing.T, st *store.Store) {
	t.Helper()
	do := does(t, st)
	do(store.AddHousehold{Grid: "7", Building: "3栋", Room: "101", Residents: []store.NewResident{{Name: "李婶", Phone: "13800001234"}}})
	do(store.TakeCall{Phone: "13800001234", Caller: "李婶", Grid: "7", Household: "3栋101", Text: "断奶粉", Type: "infant", Group: "supply", ETA: 40, Minutes: 3})
	milk := do(store.TakeCall{Phone: "13800001234", Caller: "李婶", Grid: "7", Household: "3栋101", Text: "何时解封", Answer: "等通知"}).Number
	milk = beforeNumber(milk)
	do(store.TakeCall{Phone: "13800001234", Matter: milk, Text: "还没到"})
	do(store.TakeCall{Phone: "13700000001", Outcome: store.CallInfo, Text: "问采样点在哪"})
	void := do(store.TakeCall{Outcome: store.CallSilent}).Subject
	do(store.VoidCall{ID: void, Reason: "误触"})
	water := do(store.TakeCall{Phone: "13900000002", Caller: "王伯", Grid: "5", Household: "8栋", Text: "停水", Type: "water_power", Group: "logistics"}).Number
	do(store.CloseMatter{ID: water, Result: "来水了"})
	do(store.CallBack{ID: water, Satisfied: store.NotReached})
	do(store.MakePromise{ID: milk, Due: st.Now().Add(40 * time.Minute), Text: "送两罐到门口", Who: "何医生"})
}

// beforeNumber is the number before one: K-058 → K-057.
func beforeNumber(n string) string {
	b := []byte(n)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i] > '0' {
			b[i]--
			break
		}
		b[i] = '9'
	}
	return string(b)
}

func TestTheHotlineLooksAsItShould(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		w, h       int
		keys       []string
	}{
		{"hotline-calls-zh-80x24", "zh", 80, 24, nil}, {"hotline-calls-en-120x40", "en", 120, 40, nil},
		{"hotline-callers-zh-80x24", "zh", 80, 24, []string{"tab"}}, {"hotline-back-zh-80x24", "zh", 80, 24, []string{"tab", "tab"}}, {"hotline-back-en-120x40", "en", 120, 40, []string{"tab", "tab"}},
		{"hotline-promises-zh-80x24", "zh", 80, 24, []string{"tab", "tab", "tab"}}, {"hotline-promises-en-120x40", "en", 120, 40, []string{"tab", "tab", "tab"}}, {"hotline-hours-zh-80x24", "zh", 80, 24, []string{"shift+tab"}},
	} {
		screen(t, meijiang(t, busy), c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, st *store.Store) {
			rung(t, st)
			r.Send(app.Go{Route: app.Hotline})
			for _, k := range c.keys {
				r.Key(k)
			}
			golden(t, c.name, r.Screen())
		})
	}
}

// The form of a call begins with the number; who has it and what is open for
// them stands beside it.
func TestACallIsPickedUpWithItsCaller(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		w, h       int
	}{{"hotline-call-zh-80x24", "zh", 80, 24}, {"hotline-call-en-120x40", "en", 120, 40}} {
		screen(t, meijiang(t, busy), c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, st *store.Store) {
			rung(t, st)
			r.Key("alt+t")
			r.Type("1380000")
			golden(t, c.name, r.Screen())
		})
	}
}

// A call about what is open is added to it with two keys; another one is
// answered at once; the closed one is called back; the promise is kept: all of
// it with keys.
func TestTheHotlineIsWorkedFromTheKeyboard(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		ctx := context.Background()
		rung(t, st)
		last := func() store.HotCall {
			t.Helper()
			list, err := st.HotCalls(ctx, store.CallFilter{Limit: 1})
			if err != nil || len(list) == 0 {
				t.Fatal(list, err)
			}
			return list[0]
		}
		r.Key("alt+t")
		r.Type("13800001234")
		r.Key("pgdown") // the caller
		r.Key("pgdown") // the open matter
		r.Key("enter")
		r.Type("又问奶粉")
		r.Key("ctrl+s")
		if c := last(); c.Outcome != store.CallAdded || c.Text != "又问奶粉" || c.Household != "3栋101" {
			t.Fatalf("%+v\n%s", c, r.Screen())
		}
		r.Key("n")
		r.Type("13800001234")
		r.Key("enter") // the only one who has it
		r.Type("几点发菜")
		r.Key("tab")
		r.Key("tab")
		r.Key("tab")
		r.Key("tab")
		r.Type("下午三点")
		r.Key("ctrl+s")
		if c := last(); c.Outcome != store.CallAnswered || c.Caller != "李婶" || c.Household != "3栋101" {
			t.Fatalf("%+v\n%s", c, r.Screen())
		}
		r.Key("n")
		r.Type("没有号码")
		r.Key("ctrl+s")
		if s := r.Screen(); !strings.Contains(s, "没有号码") || !strings.Contains(s, "接电话") {
			t.Fatalf("what was typed is gone:\n%s", s)
		}
		r.Key("esc")
		r.Key("esc")
		r.Key("tab")
		r.Key("tab")
		waiting, err := st.WaitingForBack(ctx, 0, 0)
		if err != nil || len(waiting) == 0 {
			t.Fatal(waiting, err)
		}
		r.Key("home")
		r.Key("b")
		r.Key("tab")
		r.Type("水清了")
		r.Key("ctrl+s")
		if left, err := st.CountWaitingForBack(ctx); err != nil || left != len(waiting)-1 {
			t.Errorf("%d wait, %v\n%s", left, err, r.Screen())
		}
		r.Key("tab")
		r.Key("home")
		r.Key("k")
		r.Type("送到了")
		r.Key("enter")
		if open, _, err := st.CountPromises(ctx); err != nil || open != 0 {
			t.Errorf("%d promises, %v\n%s", open, err, r.Screen())
		}
	})
}

// A file is attached by its path, completed with Tab; the matter lists it.
func TestAFileIsAttachedFromTheKeyboard(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "药盒照片.jpg"), []byte("\xff\xd8\xff picture"), 0o600); err != nil {
		t.Fatal(err)
	}
	screen(t, meijiang(t, busy), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		ctx := context.Background()
		m, err := st.Matter(ctx, "K-011")
		if err != nil {
			t.Fatal(err)
		}
		r.Send(app.Go{Route: app.Matter, ID: m.ID})
		r.Key("y")
		r.Type(dir + "/药")
		r.Key("tab") // completes
		r.Key("tab")
		r.Type("药盒")
		r.Key("ctrl+s")
		list, err := st.Attachments(ctx, m.ID)
		if err != nil || len(list) != 1 || list[0].Name != "药盒照片.jpg" || list[0].Text != "药盒" {
			t.Fatalf("%+v, %v\n%s", list, err, r.Screen())
		}
		golden(t, "matter-file-zh-80x24", r.Screen())
		r.Key("y")
		r.Type(dir + "/nothing")
		r.Key("ctrl+s")
		if s := r.Screen(); !strings.Contains(s, "没有文件") {
			t.Errorf("no word about it:\n%s", s)
		}
	})
}
