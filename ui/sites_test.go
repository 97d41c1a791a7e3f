package ui_test

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/uitest"
)

// does runs commands as the clerk.
func does(t *testing.T, st *store.Store) func(store.Command) store.Receipt {
	t.Helper()
	by, err := st.PersonByName(context.Background(), clerk)
	if err != nil {
		t.Fatal(err)
	}
	return func(cmd store.Command) store.Receipt {
		t.Helper()
		r, err := st.Do(context.Background(), by.ID, time.Time{}, cmd)
		if err != nil {
			t.Fatalf("%T: %v", cmd, err)
		}
		return r
	}
}

// gates writes what the case has no figures for: who is due at the west gate,
// who stands there, what it has. One guard of four is missing.
func gates(t *testing.T, st *store.Store) {
	t.Helper()
	ctx, do := context.Background(), does(t, st)
	person := func(name, phone string) string { return do(store.AddPerson{Name: name, Phone: phone}).Subject }
	west, err := st.Site(ctx, "west")
	if err != nil {
		t.Fatal(err)
	}
	next, made, err := st.NextShift(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if !made {
		do(store.AddShift{Slug: next.Slug, Start: next.Start.In(st.Zone())})
	}
	for i, g := range west.Guards {
		if i > 1 {
			do(store.RelieveGuard{ID: west.ID, Person: g.Person})
		}
	}
	a, b, c := person("张三", "13800000031"), person("王五", "13800000032"), person("赵敏", "13800000034")
	do(store.AssignDuty{Site: west.ID, Post: "a", Person: a})
	do(store.AssignDuty{Site: west.ID, Post: "b", Person: b})
	do(store.AssignDuty{Shift: next.Key, Site: west.ID, Post: "a", Person: c})
	do(store.PostGuard{ID: west.ID, Person: a})
	do(store.CountMaterials{ID: west.ID, Counts: []store.MaterialCount{{Material: "tent", Have: 2, Need: 2}, {Material: "radio", Have: 1, Need: 2}}})
	do(store.HoldKey{ID: "emergency", Person: b})
}

func TestSitesLookAsTheyShould(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		w, h       int
		keys       []string
	}{
		{"sites-zh-80x24", "zh", 80, 24, []string{"down", "down"}}, {"sites-en-120x40", "en", 120, 40, []string{"down", "down"}},
		{"site-zh-80x24", "zh", 80, 24, []string{"down", "down", "enter"}}, {"site-en-120x40", "en", 120, 40, []string{"down", "down", "enter"}},
		{"site-count-zh-80x24", "zh", 80, 24, []string{"down", "down", "enter", "m"}}, {"site-guard-en-120x40", "en", 120, 40, []string{"down", "down", "enter", "g"}},
		{"site-lanes-zh-80x24", "zh", 80, 24, []string{"tab", "enter", "l"}},
	} {
		screen(t, meijiang(t, busy), c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, st *store.Store) {
			gates(t, st)
			r.Key("f5")
			for _, k := range c.keys {
				r.Key(k)
			}
			golden(t, c.name, r.Screen())
		})
	}
}

// counted counts the keys beside the text that is typed.
type counted struct {
	*uitest.Rig
	keys int
}

func (c *counted) Key(name string) {
	c.keys++
	c.Rig.Key(name)
}

// Gate trouble from the board: a gate with a guard missing is seen, its B post
// named and signed on, what is short becomes a need, a breach is reported.
func TestGateTroubleIsSettledFromTheKeyboard(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 80, 24, func(t *testing.T, rig *uitest.Rig, st *store.Store) {
		ctx := context.Background()
		gates(t, st)
		r := &counted{Rig: rig}
		r.Key("f5")
		r.Key("shift+tab") // those that somebody should see to
		if s := r.Screen(); !strings.Contains(s, "▲ 缺人 3/4") || !strings.Contains(s, "缺 1 人 → B岗 王五 13800000032") {
			t.Fatalf("the missing guard or whom to call is not seen:\n%s", s)
		}
		r.Key("g")
		r.Key("enter") // the B post stands first
		if s := r.Screen(); !strings.Contains(s, "西门 上岗 王五") {
			t.Fatalf("not on post:\n%s", s)
		}
		r.Key("m")
		for range 4 {
			r.Key("down")
		}
		r.Type("0/2")
		r.Key("ctrl+s")
		r.Key("b")
		r.Type("面包车冲卡 粤J12345")
		r.Key("enter")
		if r.keys > 12 {
			t.Errorf("%d keys", r.keys)
		}
		v, err := st.SiteView(ctx, "west")
		if err != nil || v.Manning != store.Manned || v.Guards[3].Name != "王五" || v.Missing != 2 {
			t.Errorf("%+v, %v", v.SiteStatus, err)
		}
		var need, breach store.Matter
		for _, m := range v.Matters {
			switch m.Kind {
			case plan.Need:
				need = m
			case plan.Incident:
				breach = m
			}
		}
		if need.Text != "缺 测温枪 0/2、对讲机 1/2" {
			t.Errorf("need %+v", need)
		}
		if breach.Level != plan.Red || breach.Type != plan.Breach || breach.Text != "面包车冲卡 粤J12345" || breach.Grid != v.Site.Grid {
			t.Errorf("breach %+v", breach)
		}
		if s := r.Screen(); !strings.Contains(s, breach.Number+" ■红") {
			t.Errorf("the red matter is not on the screen:\n%s", s)
		}
	})
}

// Whoever passed before is found again with one key.
func TestPassIsFoundAgainWithOneKey(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		ctx := context.Background()
		r.Key("f5")
		r.Key("p")
		r.Type("粤J12345 救护车 进")
		r.Key("enter")
		r.Type("李婶 买药")
		r.Key("enter")
		r.Key("down") // the last one first
		r.Key("down")
		r.Key("enter")
		list, err := st.Passes(ctx, store.PassFilter{Site: "east"})
		if err != nil || len(list) != 3 {
			t.Fatalf("%+v, %v\n%s", list, err, r.Screen())
		}
		out := 0
		for _, p := range list {
			if p.Who == "粤J12345" && p.Reason == "救护车" && !p.In {
				out++
			}
		}
		if out != 1 {
			t.Errorf("%+v", list)
		}
		// the beginning of a plate: Enter takes it, Enter saves it
		r.Type("粤j１")
		golden(t, "site-pass-zh-80x24", r.Screen())
		if s := r.Screen(); !strings.Contains(s, "Enter 或 ↓ 取用") {
			t.Errorf("not offered:\n%s", s)
		}
		r.Key("enter")
		if s := r.Screen(); !strings.Contains(s, "❯ 粤J12345 救护车 ") || strings.Contains(s, "❯ 粤j１") {
			t.Errorf("not taken:\n%s", s)
		}
		r.Key("up") // what was typed comes back
		if s := r.Screen(); !strings.Contains(s, "❯ 粤j１") {
			t.Errorf("typed text is gone:\n%s", s)
		}
		r.Key("esc")
		r.Key("p")
		if s := r.Screen(); !strings.Contains(s, "❯ 粤j１") {
			t.Errorf("typed text is gone after Esc:\n%s", s)
		}
		r.Key("enter")
		r.Key("enter")
		if in, out, err := st.CountPasses(ctx, store.PassFilter{Site: "east", Who: "粤J12345"}); err != nil || in+out != 3 {
			t.Errorf("in %d, out %d, %v", in, out, err)
		}
	})
}

func TestEmergencyGateIsOpenedWithAReason(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 120, 40, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		ctx := context.Background()
		r.Key("f5")
		r.Key("end")
		r.Key("enter")
		r.Key("o")
		r.Key("enter")
		if s := r.Screen(); !strings.Contains(s, "请写理由") || !strings.Contains(s, "打开 应急门 的理由") {
			t.Fatalf("opened without a reason:\n%s", s)
		}
		r.Type("救护车要走")
		r.Key("enter")
		if s, err := st.Site(ctx, "emergency"); err != nil || s.State != store.SiteInService || s.Text != "救护车要走" {
			t.Fatalf("%+v, %v", s, err)
		}
		r.Key("o")
		r.Type("走完了")
		r.Key("enter")
		if s, err := st.Site(ctx, "emergency"); err != nil || s.State != store.SiteLocked {
			t.Errorf("%+v, %v", s, err)
		}
		r.Key("k")
		r.Type("罗")
		r.Key("enter")
		if v, err := st.SiteView(ctx, "emergency"); err != nil || !strings.Contains(v.Holder.Name, "罗") {
			t.Errorf("%+v, %v", v.Holder, err)
		}
		// the state form refuses to shut a site without a reason and keeps what is chosen
		r.Key("s")
		r.Key("left")
		r.Key("ctrl+s")
		if s := r.Screen(); !strings.Contains(s, "请写理由") {
			t.Errorf("shut without a reason:\n%s", s)
		}
		r.Type("换锁") // the form leads to the reason
		r.Key("ctrl+s")
		if s, err := st.Site(ctx, "emergency"); err != nil || s.State != store.SiteClosed || s.Text != "换锁" {
			t.Errorf("%+v, %v", s, err)
		}
	})
}

func TestLanesAreOpenedAndShut(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 120, 40, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Key("f5")
		r.Key("tab")
		r.Key("enter")
		for _, c := range []struct {
			text        string
			lanes, open int
			refused     bool
		}{{"５", 5, 5, false}, {"3 关 停电", 5, 4, false}, {"三条", 5, 4, true}, {"3 open", 5, 5, false}} {
			r.Key("l")
			r.Type(c.text)
			r.Key("enter")
			s, err := st.Site(context.Background(), "hall")
			if err != nil || len(s.Lanes) != c.lanes || s.OpenLanes() != c.open {
				t.Errorf("%s: %+v, %v", c.text, s.Lanes, err)
			}
			if c.refused != strings.Contains(r.Screen(), "看不懂") {
				t.Errorf("%s:\n%s", c.text, r.Screen())
			}
			if c.refused {
				r.Key("esc")
			}
		}
	})
}

func TestSiteHistoryIsFilteredAndScrolled(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		do := does(t, st)
		for range 150 {
			do(store.CheckIn{ID: "east", Text: "平安"})
		}
		r.Key("f5")
		r.Key("enter")
		r.Key("tab")
		s := r.Screen()
		if !strings.Contains(s, "[报平安]") || strings.Contains(s, "○ A班主班…上岗") {
			t.Fatalf("not filtered:\n%s", s)
		}
		for range 20 {
			r.Key("pgdown")
		}
		bottom := r.Screen()
		if !strings.Contains(bottom, "9/2") {
			t.Errorf("the first check-in is not reached:\n%s", bottom)
		}
		do(store.CheckIn{ID: "east", Text: "又一次"})
		r.Send(nil)
		if s := strings.Replace(r.Screen(), "又一次", "平安  ", 1); s != bottom {
			t.Errorf("a new line moved what is read:\n%s\nwas\n%s", s, bottom)
		}
		r.Key("home")
		if s := r.Screen(); !strings.Contains(s, "又一次") {
			t.Errorf("no news:\n%s", s)
		}
	})
}

// A refresh moves neither the selection nor what is typed; letters that an IME
// swallows are reached by arrows.
func TestRefreshMovesNothingOnTheSites(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		do := does(t, st)
		r.Key("f5")
		r.Key("down")
		r.Key("down")
		for range 2 { // «check in» is the second of the bar
			r.Key("right")
		}
		r.Key("left")
		r.Key("enter")
		west, err := st.Site(context.Background(), "west")
		if err != nil || st.Now().Sub(west.LastCheckin.In(st.Zone())) > time.Minute {
			t.Fatalf("%+v, %v", west.LastCheckin, err)
		}
		r.Key("n")
		r.Type("门口积水")
		do(store.SetSiteState{ID: "north", State: store.SiteClosed, Text: "x"})
		r.Send(nil)
		if s := r.Screen(); !strings.Contains(s, "❯ 门口积水") || !strings.Contains(s, "❯ 西门") {
			t.Errorf("moved:\n%s", s)
		}
		r.Key("enter")
		lines, err := st.SiteLines(context.Background(), "west", store.SiteHistory{Limit: 1})
		if err != nil || lines[0].Text() != "门口积水" {
			t.Errorf("%+v, %v", lines, err)
		}
	})
}

func TestSitesByMouse(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 120, 40, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		r.Key("f5")
		r.Send(tea.MouseClickMsg{X: 10, Y: 5, Button: tea.MouseLeft})
		if s := r.Screen(); !strings.Contains(s, "❯ 西门") {
			t.Fatalf("not selected:\n%s", s)
		}
		r.Send(tea.MouseClickMsg{X: 10, Y: 5, Button: tea.MouseLeft})
		if s := r.Screen(); !strings.Contains(s, "西门 ● 有人 4/4 卡口") {
			t.Fatalf("not opened:\n%s", s)
		}
		r.Key("esc")
		r.Send(tea.MouseClickMsg{X: 14, Y: 1, Button: tea.MouseLeft})
		if s := r.Screen(); !strings.Contains(s, "村委会采样点") {
			t.Errorf("no other tab:\n%s", s)
		}
	})
}

func TestNothingIsWrittenFromAReadOnlySite(t *testing.T) {
	path := meijiang(t, busy)
	removeKey(t, path)
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		for _, keys := range [][]string{{"f5", "space"}, {"f3", "a"}} {
			for _, k := range keys {
				r.Key(k)
			}
			if s := r.Screen(); !strings.Contains(s, "只读") {
				t.Errorf("%v: no reason:\n%s", keys, s)
			}
		}
	})
}

// Every size keeps its borders, in both languages, also with a line open.
func TestSitesAndGridsFitEverySize(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		screen(t, meijiang(t, busy), lang, clerk, 200, 60, func(t *testing.T, r *uitest.Rig, st *store.Store) {
			gates(t, st)
			crews(t, st)
			for _, keys := range [][]string{{"f5"}, {"f5", "down", "down", "enter"}, {"p"}, {"esc", "b"}, {"esc", "f3"}, {"7", "enter"}, {"n"}} {
				for _, k := range keys {
					r.Key(k)
				}
				for w := 60; w <= 200; w += 17 {
					for h := 16; h <= 60; h += 9 {
						r.Resize(w, h)
					}
				}
				r.Resize(200, 60)
			}
		})
	}
}
