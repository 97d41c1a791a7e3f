package ui_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/uitest"
)

// musters puts the plan into force and asks for twenty people; it gives the
// subject of the request.
func musters(t *testing.T, st *store.Store) string {
	t.Helper()
	do := does(t, st)
	do(store.Activate{Order: "街道 00:30 电话令", Lang: "zh"})
	do(store.ExplainLate{Slug: "entrances", Text: "西门铁马没到"})
	do(store.SetDeadline{Text: "帐篷搭好", Due: st.Now().Add(105 * time.Minute), Group: "supply", Site: "hall"})
	wu, chen := do(store.AddPerson{Name: "吴司机", Phone: "13700000001"}).Subject, do(store.AddPerson{Name: "陈护士", Phone: "13700000002"}).Subject
	do(store.SetSkills{ID: wu, Skills: "驾驶"})
	do(store.SetSkills{ID: chen, Skills: "护理"})
	team := do(store.AddTeam{Name: "突击一队", Kind: "strike", Leader: wu, Size: 14}).Subject
	do(store.SetBranch{Team: team, Name: "一号点临时党支部", Site: "hall"})
	id := do(store.CallForce{Count: 20, Skills: []store.SkillNeed{{Skill: "driver", N: 2}, {Skill: "nurse", N: 1}}, Grid: "7", Body: "village", Level: plan.Orange, Text: "搬物资到户"}).Subject
	who := func(person, team string) store.ForceWho { return store.ForceWho{Force: id, Person: person, Team: team} }
	do(store.ExpectForce{ForceWho: who(wu, "")})
	do(store.ExpectForce{ForceWho: who(chen, ""), ETA: st.Now().Add(20 * time.Minute)})
	do(store.ArriveForce{ForceWho: who("", team), Grid: "7"})
	do(store.SupportStep{Matter: id, Step: store.SupportPassed, Body: "village", Text: "本村人手不够"})
	return id
}

func TestMusterScreensLookAsTheyShould(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		w, h       int
		keys       []string
	}{
		{"playbook-zh-80x24", "zh", 80, 24, []string{"alt+c"}}, {"playbook-en-120x40", "en", 120, 40, []string{"alt+c"}},
		{"deadlines-zh-80x24", "zh", 80, 24, []string{"alt+c", "tab"}}, {"posts-en-120x40", "en", 120, 40, []string{"alt+c", "tab", "tab"}}, {"plancheck-zh-80x24", "zh", 80, 24, []string{"alt+c", "shift+tab"}},
		{"forces-zh-80x24", "zh", 80, 24, []string{"alt+r"}}, {"forces-en-120x40", "en", 120, 40, []string{"alt+r"}},
		{"force-zh-80x24", "zh", 80, 24, []string{"alt+r", "enter"}}, {"force-en-120x40", "en", 120, 40, []string{"alt+r", "enter"}},
		{"force-call-zh-80x24", "zh", 80, 24, []string{"alt+r", "a"}},
	} {
		screen(t, meijiang(t, busy), c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, st *store.Store) {
			musters(t, st)
			for _, k := range c.keys {
				r.Key(k)
			}
			golden(t, c.name, r.Screen())
		})
	}
}

// One key for each who arrives, a walk-up by name and phone, a number of heads
// by one line.
func TestRollCallTakesOneKeyForEach(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 80, 24, func(t *testing.T, rig *uitest.Rig, st *store.Store) {
		ctx := context.Background()
		id := musters(t, st)
		r := &counted{Rig: rig}
		r.Key("alt+r")
		r.Key("enter")
		r.Key("space")
		r.Key("space")
		c, err := st.ForceCount(ctx, id)
		if err != nil || c.Arrived != 16 || c.Coming != 0 || c.Skilled[0].Short != 1 || c.Skilled[1].Short != 0 {
			t.Fatalf("two keys, two people: %+v, %v\n%s", c, err, r.Screen())
		}
		r.Key("w")
		r.Type("赵大姐")
		r.Key("down")
		r.Type("13700000003")
		r.Key("down")
		r.Type("司机")
		r.Key("ctrl+s")
		r.Key("h")
		r.Type("3")
		r.Key("enter")
		if c, err = st.ForceCount(ctx, id); err != nil || c.Missing() {
			t.Fatalf("not all here: %+v, %v\n%s", c, err, r.Screen())
		}
		if s := r.Screen(); !strings.Contains(s, "到齐") || !strings.Contains(s, "赵大姐") || !strings.Contains(s, "未记名 3 人") {
			t.Errorf("not seen:\n%s", s)
		}
		r.Key("p") // the first of those who are here
		r.Type("西门")
		r.Key("enter")
		roll, err := st.RollCall(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		placed := 0
		for _, x := range roll {
			if x.Site == "西门" {
				placed++
			}
		}
		if placed != 1 {
			t.Errorf("placed %d\n%s", placed, r.Screen())
		}
	})
}

func TestPlaybookFromTheKeyboard(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		ctx := context.Background()
		r.Key("alt+c")
		r.Key("o")
		r.Type("街道电话令")
		r.Key("ctrl+s")
		post, err := st.Post(ctx)
		if err != nil || post.Activated.IsZero() || post.Order != "街道电话令" {
			t.Fatalf("not activated: %+v, %v\n%s", post, err, r.Screen())
		}
		r.Key("a")
		r.Type("23:45")
		r.Key("down")
		r.Type("帐篷搭好")
		r.Key("ctrl+s")
		list, err := st.Deadlines(ctx, true)
		if err != nil || len(list) != 1 || list[0].Text != "帐篷搭好" {
			t.Fatalf("no deadline: %+v, %v\n%s", list, err, r.Screen())
		}
		r.Key("tab")
		r.Key("space")
		if d, err := st.Deadline(ctx, list[0].ID); err != nil || d.Done.IsZero() {
			t.Errorf("not kept: %+v, %v\n%s", d, err, r.Screen())
		}
		r.Key("tab")
		r.Key("space") // the first post reports
		b, err := st.Playbook(ctx)
		if err != nil || b.Posts[0].Mustered.IsZero() == false && !strings.Contains(r.Screen(), "到岗") {
			t.Errorf("posts %+v, %v", b.Posts[0], err)
		}
	})
}
