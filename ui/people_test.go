package ui_test

import (
	"context"
	"strings"
	"testing"

	"zhiban/store"
	"zhiban/ui/uitest"
)

func TestPeopleLookAsTheyShould(t *testing.T) {
	path := meijiang(t, busy)
	for _, c := range []struct {
		name, lang string
		w, h       int
		keys       []string
	}{
		{"people-zh-80x24", "zh", 80, 24, nil}, {"people-en-120x40", "en", 120, 40, []string{"tab"}},
		{"calls-zh-80x24", "zh", 80, 24, []string{"tab", "tab", "tab", "tab", "tab", "tab"}},
	} {
		screen(t, path, c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
			r.Key("ctrl+t")
			for _, k := range c.keys {
				r.Key(k)
			}
			golden(t, c.name, r.Screen())
		})
	}
}

func TestPersonIsFoundByInitialsAndEdited(t *testing.T) {
	path := meijiang(t, busy)
	screen(t, path, "zh", clerk, 120, 40, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Key("ctrl+t")
		r.Type("abzbl") // A班主班 罗
		if s := r.Screen(); !strings.Contains(s, "❯ A班主班 罗") || !strings.HasSuffix(s, "cursor 8,1\n") {
			t.Fatalf("not found:\n%s", s)
		}
		r.Key("enter")
		r.Type("技能")
		r.Key("enter")
		r.Type("驾驶 粤语")
		r.Key("enter")
		r.Key("ctrl+s") // no reason yet
		if s := r.Screen(); !strings.Contains(s, "理由") {
			t.Fatalf("saved without a reason:\n%s", s)
		}
		r.Type("本人说")
		r.Key("enter")
		p, err := st.PersonByName(context.Background(), "A班主班 罗")
		if err != nil || p.Skills != "驾驶 粤语" {
			t.Fatalf("%+v, %v\n%s", p, err, r.Screen())
		}
		r.Key("esc")
		r.Type("驾驶")
		if s := r.Screen(); !strings.Contains(s, "❯ A班主班 罗") {
			t.Errorf("not found by skill:\n%s", s)
		}
		r.Key("esc")
		r.Type("13900000012")
		if s := r.Screen(); !strings.Contains(s, "❯ A班主班 罗") {
			t.Errorf("not found by phone:\n%s", s)
		}
	})
}

// A walk-up is one line and one key: name and phone as they are said.
func TestWalkUpInOneLine(t *testing.T) {
	path := meijiang(t, busy)
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Key("ctrl+t")
		r.Type("王强 13812345678")
		if s := r.Screen(); !strings.Contains(s, "Enter 登记临时到场：王强 13812345678") {
			t.Fatalf("not offered:\n%s", s)
		}
		r.Key("enter")
		p, err := st.PersonByName(context.Background(), "王强")
		if err != nil || !p.Walkup || p.Phone != "13812345678" {
			t.Fatalf("%+v, %v\n%s", p, err, r.Screen())
		}
		row, err := st.PersonRow(context.Background(), p.ID)
		if err != nil || row.Where.Kind != store.WhereDuty {
			t.Errorf("%+v, %v", row, err)
		}
		r.Type("王强 13812345678") // known: shown, and not entered again
		r.Key("esc")
		r.Type("wq")
		if s := r.Screen(); !strings.Contains(s, "❯ 王强") || !strings.Contains(s, "机动") {
			t.Errorf("not on the list:\n%s", s)
		}
	})
}

func TestTeamIsMadeAndFilled(t *testing.T) {
	path := meijiang(t, busy)
	screen(t, path, "zh", clerk, 120, 40, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Key("ctrl+t")
		for range 5 {
			r.Key("tab")
		}
		if s := r.Screen(); !strings.Contains(s, "还没有队伍：Enter 建队") {
			t.Fatalf("no way on:\n%s", s)
		}
		r.Key("enter")
		r.Type("先锋队九组")
		r.Key("tab")
		r.Key("tab")
		r.Type("abzbl")
		r.Key("enter")
		r.Key("ctrl+s")
		team, err := st.Team(context.Background(), "先锋队九组")
		if err != nil || team.Leader == "" {
			t.Fatalf("%+v, %v\n%s", team, err, r.Screen())
		}
		r.Type("九组")
		r.Key("enter")
		r.Key("enter") // the first action: add a member
		r.Type("谢")
		r.Key("enter")
		if team, err = st.Team(context.Background(), "先锋队九组"); err != nil || len(team.Members) != 1 {
			t.Errorf("%+v, %v\n%s", team, err, r.Screen())
		}
		golden(t, "teams-zh-120x40", r.Screen())
	})
}

func TestRosterAndPeopleKeepTheirBordersAtEverySize(t *testing.T) {
	path := meijiang(t, night)
	screen(t, path, "en", clerk, 200, 60, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		for _, keys := range [][]string{{"f4"}, {"f4", "r"}, {"f4", "r", "+"}, {"ctrl+t"}, {"ctrl+t", "tab", "tab", "tab", "tab", "tab"}, {"f4", "n"}} {
			for _, k := range keys {
				r.Key(k)
			}
			for w := 58; w <= 200; w += 9 {
				for h := 14; h <= 60; h += 7 {
					r.Resize(w, h)
				}
			}
			r.Resize(200, 60)
			for range 3 {
				r.Key("esc")
			}
		}
	})
}
