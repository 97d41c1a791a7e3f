package ui_test

import (
	"context"
	"os"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/uitest"
)

func removeKey(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path + ".key"); err != nil {
		t.Fatal(err)
	}
}

// crews writes what the case has no names for: people of grid 7.
func crews(t *testing.T, st *store.Store) {
	t.Helper()
	do := does(t, st)
	g, err := st.Grid(context.Background(), "7")
	if err != nil {
		t.Fatal(err)
	}
	a := do(store.AddPerson{Name: "吴秀英", Phone: "13800000071", Role: store.RoleWorker, Of: g.ID}).Subject
	do(store.AddPerson{Name: "黄小军", Phone: "13800000072", Role: store.RoleVolunteer, Of: g.ID})
	do(store.AddTeam{Name: "尖刀七队", Kind: "spearhead", Grid: g.ID, Leader: a, Size: 8})
	do(store.ReportMatter{Grid: "7", Household: "12号", Type: "medicine", Text: "断药 高血压"})
	do(store.ReportMatter{Grid: "7", Type: "rubbish", Text: "垃圾没人收"})
	do(store.SetGridZone{ID: "7", Zone: "control", Reason: "调整"})
}

func TestGridsLookAsTheyShould(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		w, h       int
		keys       []string
	}{
		{"grids-zh-80x24", "zh", 80, 24, nil}, {"grids-en-120x40", "en", 120, 40, nil},
		{"grid-zh-80x24", "zh", 80, 24, []string{"7", "enter"}}, {"grid-en-120x40", "en", 120, 40, []string{"7", "enter"}},
		{"grid-status-zh-80x24", "zh", 80, 24, []string{"7", "enter", "s"}},
	} {
		screen(t, meijiang(t, busy), c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, st *store.Store) {
			crews(t, st)
			r.Key("f3")
			for _, k := range c.keys {
				r.Key(k)
			}
			golden(t, c.name, r.Screen())
		})
	}
}

func TestGridIsWorkedOn(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 120, 40, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		ctx := context.Background()
		crews(t, st)
		r.Key("f3")
		r.Key("7")
		r.Key("enter")
		r.Key("s") // it is on watch already: urgent is offered
		r.Key("down")
		r.Type("药还没到")
		r.Key("ctrl+s")
		if g, err := st.Grid(ctx, "7"); err != nil || g.Set != store.Urgent || g.SetReason != "药还没到" {
			t.Fatalf("%+v, %v\n%s", g, err, r.Screen())
		}
		if s := r.Screen(); !strings.Contains(s, "人工调高：药还没到") {
			t.Errorf("the reason is not seen:\n%s", s)
		}
		r.Key("a")
		if s := r.Screen(); !strings.Contains(s, "✓ 7格 网格长离岗") {
			t.Errorf("leader:\n%s", s)
		}
		if g, err := st.Grid(ctx, "7"); err != nil || !g.Absent {
			t.Errorf("%+v, %v", g, err)
		}
		r.Key("a")
		r.Key("l")
		r.Type("hxj") // 黄小军
		r.Key("enter")
		v, err := st.GridView(ctx, "7")
		if err != nil || v.Lead.Name != "黄小军" || v.Grid.Absent {
			t.Errorf("%+v, %v", v.Lead, err)
		}
		r.Key("x") // the first of its people leaves
		r.Key("enter")
		if v, err = st.GridView(ctx, "7"); err != nil || len(v.Members) != 1 || v.Members[0].Role != store.RoleVolunteer {
			t.Errorf("%+v, %v", v.Members, err)
		}
		r.Key("h")
		r.Key("ctrl+u")
		r.Type("２１３")
		r.Key("down")
		r.Key("down")
		r.Type("敲门点过")
		r.Key("ctrl+s")
		if v, err = st.GridView(ctx, "7"); err != nil || v.Grid.Households != 213 {
			t.Errorf("%d, %v\n%s", v.Grid.Households, err, r.Screen())
		}
	})
}

// A person may set worse, never better; the form stays with what was typed.
func TestGridIsNeverSetBetter(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		crews(t, st)
		r.Key("f3")
		r.Key("7")
		r.Key("s")
		r.Key("right") // from urgent on to calm
		r.Key("down")
		r.Type("没事了")
		r.Key("ctrl+s")
		if s := r.Screen(); !strings.Contains(s, "只能调高") || !strings.Contains(s, "没事了") {
			t.Errorf("set better, or the text is gone:\n%s", s)
		}
	})
}

func TestGridOpensItsMatterAndReportsAnother(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		ctx := context.Background()
		crews(t, st)
		r.Key("f3")
		r.Key("7")
		r.Key("enter")
		r.Key("down")
		r.Key("enter")
		if s := r.Screen(); !strings.Contains(s, "垃圾没人收") || !strings.Contains(s, "◆黄") {
			t.Fatalf("not the second matter:\n%s", s)
		}
		r.Key("esc")
		r.Key("i")
		if s := r.Screen(); !strings.Contains(s, "❯ 报 7格") {
			t.Fatalf("no line begun:\n%s", s)
		}
		r.Type("李婶 摔倒 急救")
		r.Key("enter")
		list, err := st.Matters(ctx, store.MatterFilter{Open: true, Grep: "摔倒"})
		if err != nil || len(list) != 1 || list[0].Grid == "" {
			t.Fatalf("%+v, %v\n%s", list, err, r.Screen())
		}
		r.Key("esc")
		r.Key("n")
		r.Type("楼下积水")
		r.Key("enter")
		lines, err := st.GridLines(ctx, "7", "", 1)
		if err != nil || lines[0].Text() != "楼下积水" {
			t.Errorf("%+v, %v", lines, err)
		}
	})
}

func TestGridsByMouseAndTab(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 120, 40, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		crews(t, st)
		r.Key("f3")
		r.Key("tab")
		s := r.Screen()
		if !strings.Contains(s, "[要管 ") || strings.Contains(s, "● 平稳") {
			t.Errorf("calm ones are shown:\n%s", s)
		}
		r.Key("tab")
		r.Key("1")
		r.Key("1")
		if s := r.Screen(); !strings.Contains(s, "❯ 10 ") {
			t.Errorf("no jump to grid 10:\n%s", s)
		}
		r.Send(tea.MouseClickMsg{X: 10, Y: 3, Button: tea.MouseLeft})
		r.Send(tea.MouseClickMsg{X: 10, Y: 3, Button: tea.MouseLeft})
		if s := r.Screen(); !strings.Contains(s, "经过") {
			t.Errorf("not opened:\n%s", s)
		}
	})
}
