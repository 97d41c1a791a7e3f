package ui_test

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/uitest"
)

func TestShiftsLookAsTheyShould(t *testing.T) {
	path := meijiang(t, busy)
	for _, c := range []struct {
		name, lang string
		w, h       int
	}{{"shifts-zh-80x24", "zh", 80, 24}, {"shifts-en-120x40", "en", 120, 40}} {
		screen(t, path, c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
			r.Key("f4")
			golden(t, c.name, r.Screen())
		})
	}
}

// calledUp gives the shift that the roll call is about as the store has it.
func calledUp(t *testing.T, st *store.Store, key string) (in int, walkups int) {
	t.Helper()
	s, err := st.ShiftByKey(context.Background(), key)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, d := range s.Duties {
		if !d.Here() || seen[d.Person] {
			continue
		}
		seen[d.Person] = true
		p, err := st.Person(context.Background(), d.Person)
		if err != nil {
			t.Fatal(err)
		}
		if p.Walkup {
			walkups++
		} else {
			in++
		}
	}
	return in, walkups
}

// Twenty people are signed in with twenty keys, and three walk-ups with two
// keys each beside their name and phone.
func TestRollCallTakesOneKeyAName(t *testing.T) {
	path := meijiang(t, "2022-09-02 07:45")
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Key("f4")
		r.Key("right") // the shift that comes
		keys := 0
		press := func(k string) { r.Key(k); keys++ }
		press("r")
		for range 12 {
			press("space")
		}
		for _, label := range []string{"d", "e", "f", "g", "h", "i", "j", "k"} { // c does not answer
			press(label)
		}
		golden(t, "rollcall-zh-80x24", r.Screen())
		if in, _ := calledUp(t, st, "2022-09-02-A"); in != 20 {
			t.Fatalf("%d signed in after twenty keys:\n%s", in, r.Screen())
		}
		if keys != 1+20 {
			t.Errorf("%d keys for twenty names", keys)
		}
		keys = 0
		for _, who := range []string{"王强 13812345678", "李梅13912345678", "赵 １３７１２３４５６７８"} {
			press("+")
			r.Type(who)
			press("enter")
		}
		if _, walkups := calledUp(t, st, "2022-09-02-A"); walkups != 3 || keys != 6 {
			t.Errorf("%d walk-ups with %d keys:\n%s", walkups, keys, r.Screen())
		}
		p, err := st.PersonByName(context.Background(), "赵")
		if err != nil || p.Phone != "13712345678" {
			t.Errorf("%+v, %v", p, err)
		}
		r.Key("backspace") // one key takes the last one back
		r.Key("esc")
		if s := r.Screen(); !strings.Contains(s, "岗位") {
			t.Errorf("Esc does not end the roll call:\n%s", s)
		}
	})
}

// A roll call that an IME disturbs: full-width digits and the wide space.
func TestRollCallUnderAnIME(t *testing.T) {
	path := meijiang(t, "2022-09-02 07:45")
	screen(t, path, "zh", clerk, 120, 40, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Key("f4")
		r.Key("right")
		r.Key("r")
		r.Type("　")
		r.Type("３")
		r.Type("＋")
		r.Type("王强")
		r.Key("esc")
		r.Type("李婶") // several characters at once are text: nobody is called so
		if in, walkups := calledUp(t, st, "2022-09-02-A"); in != 2 || walkups != 0 {
			t.Errorf("%d in, %d walk-ups:\n%s", in, walkups, r.Screen())
		}
	})
}

func TestStandInAndSwapByKeys(t *testing.T) {
	path := meijiang(t, "2022-09-02 07:45")
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		shift := func() store.Shift {
			s, err := st.ShiftByKey(context.Background(), "2022-09-02-A")
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
		name := func(id string) string {
			p, err := st.Person(context.Background(), id)
			if err != nil {
				t.Fatal(err)
			}
			return p.Name
		}
		r.Key("f4")
		r.Key("right")
		r.Key("down") // 主班
		keys := 0
		press := func(k string) { r.Key(k); keys++ }
		press("t")
		r.Type("bbfbx") // B班副班 谢
		press("enter")
		r.Type("罗发烧")
		press("enter")
		d := shift().Duties[1]
		if name(d.Person) != "B班副班 谢" || name(d.For) != "A班主班 罗" || d.Reason != "罗发烧" || len(d.Swaps) != 1 || name(d.Swaps[0].By) != clerk {
			t.Fatalf("%+v\n%s", d, r.Screen())
		}
		if keys != 3 {
			t.Errorf("a stand-in takes %d keys", keys)
		}
		keys = 0
		press("s")
		r.Type("冯")
		press("enter")
		r.Type("冯要去街道开会")
		press("enter")
		if s := shift(); name(s.Duties[0].Person) != "B班副班 谢" || name(s.Duties[1].Person) != "A班值班长 冯" || keys != 3 {
			t.Errorf("%s and %s with %d keys\n%s", name(s.Duties[0].Person), name(s.Duties[1].Person), keys, r.Screen())
		}
		press("s") // no reason: refused, and what was chosen stays
		r.Type("钟")
		press("enter")
		press("enter")
		if s := r.Screen(); !strings.Contains(s, "与 A班副班 钟 对调") {
			t.Errorf("the question is gone:\n%s", s)
		}
	})
}

// Every action is reached by Enter and arrows: letters may be taken by an IME.
func TestShiftMenuReachesEverything(t *testing.T) {
	path := meijiang(t, "2022-09-02 07:45")
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Key("f4")
		r.Key("right")
		r.Key("enter")
		if s := r.Screen(); !strings.Contains(s, "A班 9/2 · 值班长") {
			t.Fatalf("no menu:\n%s", s)
		}
		r.Type("撤岗")
		r.Key("enter")
		r.Type("不设")
		r.Key("enter")
		s, err := st.ShiftByKey(context.Background(), "2022-09-02-A")
		if err != nil || !s.Duties[0].Removed {
			t.Fatalf("%+v, %v\n%s", s.Duties[0], err, r.Screen())
		}
		r.Key("a")
		r.Type("A班值班长")
		r.Key("enter")
		r.Key("i")
		if in, _ := calledUp(t, st, "2022-09-02-A"); in != 1 {
			t.Errorf("%d in:\n%s", in, r.Screen())
		}
		r.Key("o")
		r.Key("o")
		if scr := r.Screen(); !strings.Contains(scr, "没有人签到") {
			t.Errorf("no reason why not:\n%s", scr)
		}
	})
}

// A night shift that nobody has written is generated from the crews before it.
func TestRosterIsGeneratedOnScreen(t *testing.T) {
	path := meijiang(t, "2022-09-02 08:20")
	screen(t, path, "zh", "A班主班 罗", 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Key("f4")
		r.Key("g")
		if s := r.Screen(); !strings.Contains(s, "2022-09-01-B") || !strings.Contains(s, "9/2 20:00") {
			t.Fatalf("nothing is proposed:\n%s", s)
		}
		if s := r.Screen(); strings.Contains(s, "=") || strings.Contains(s, "--") || strings.Contains(s, "medical") {
			t.Errorf("the form speaks like a command line:\n%s", s)
		}
		golden(t, "generate-zh-80x24", r.Screen())
		r.Key("ctrl+s")
		if s := r.Screen(); !strings.Contains(s, "将写入：6 个班次，180 个岗") {
			t.Fatalf("no preview:\n%s", s)
		}
		golden(t, "generate-preview-zh-80x24", r.Screen())
		r.Key("enter")
		roster, err := st.Roster(context.Background(), 4)
		if err != nil {
			t.Fatal(err)
		}
		night := roster.At(store.Slot{Role: "chief"}, 1)
		if len(night) != 1 || roster.People[night[0].Person].Name != "B班值班长 何" || !roster.Shifts[3].Made {
			t.Errorf("%+v\n%s", night, r.Screen())
		}
		if s := r.Screen(); strings.Contains(s, "第1班人") {
			t.Errorf("the form stays open:\n%s", s)
		}
	})
}

func TestMouseSelectsAndOpensASlot(t *testing.T) {
	path := meijiang(t, busy)
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		r.Key("f4")
		click := func(y int) { r.Send(tea.MouseClickMsg{X: 10, Y: y, Button: tea.MouseLeft}) }
		click(5) // header in row 2: the third post
		if s := r.Screen(); !strings.Contains(s, "❯ 副班") {
			t.Fatalf("not selected:\n%s", s)
		}
		click(5)
		if s := r.Screen(); !strings.Contains(s, "A班 9/3 · 副班") {
			t.Errorf("not opened:\n%s", s)
		}
		r.Key("esc")
		r.Send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
		r.Key("ctrl+t")
		r.Send(tea.MouseClickMsg{X: 8, Y: 0, Button: tea.MouseLeft})
		if s := r.Screen(); !strings.Contains(s, "[在班]") {
			t.Errorf("the filter is not chosen:\n%s", s)
		}
		click(5)
		click(5)
		if s := r.Screen(); !strings.Contains(s, "A班主班 罗  13900000012") {
			t.Errorf("no menu:\n%s", s)
		}
	})
}
