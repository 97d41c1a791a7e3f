package ui_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"zhiban/store"
	"zhiban/store/plan"
)

// A round of the gates is one line of what was just written, and does not push
// the notes out; a pass stands there at once and in the site's own history.
func TestRoundOfCheckInsIsOneLine(t *testing.T) {
	for lang, says := range map[string][3]string{"zh": {"报平安 5 处 冯", "快打一", "粤J12345"}, "en": {"check-in at 5 sites 冯", "快打一", "粤J12345"}} {
		atDesk(t, lang, 120, 40, func(t *testing.T, d *desk) {
			d.do(d.feng, store.WriteNote{Text: "快打一"})
			sites, err := d.st.Sites(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range sites[:5] {
				d.do(d.feng, store.CheckIn{ID: s.ID})
			}
			d.do(d.feng, store.RecordPass{Site: sites[0].ID, Who: "粤J12345", In: true})
			d.wait(time.Minute)
			d.sees(says[:]...)
			if n := strings.Count(d.Screen(), "报平安 东门"); n > 0 {
				t.Errorf("each check-in stands by itself:\n%s", d.Screen())
			}
			d.press("f5", "home", "enter")
			d.sees("粤J12345")
		})
	}
}

// The list of sites names the worst matter of each and counts what was reported
// missing.
func TestSiteListShowsTroubleAndLacks(t *testing.T) {
	atDesk(t, "zh", 100, 30, func(t *testing.T, d *desk) {
		east, err := d.st.Site(context.Background(), "东门")
		if err != nil {
			t.Fatal(err)
		}
		d.do(d.feng, store.ReportMatter{Type: plan.Breach, Site: east.ID, Text: "闯卡 白色面包车", Level: "red"})
		d.do(d.feng, store.ReportMatter{Type: plan.Breach, Site: east.ID, Text: "闯卡 摩托", Level: "red"})
		d.do(d.feng, store.ReportMatter{Kind: plan.Need, Site: east.ID, Text: "缺测温枪", Level: "yellow"})
		d.press("f5")
		d.sees("■K-004+1", "1 项", "K-006 缺测温枪")
	})
}

// A line about yesterday says so under today's separator.
func TestBackDatedLineShowsItsDate(t *testing.T) {
	atDesk(t, "zh", 80, 24, func(t *testing.T, d *desk) {
		grid, err := d.st.Grid(context.Background(), "8")
		if err != nil {
			t.Fatal(err)
		}
		at := d.st.Now().Add(-20 * time.Hour)
		if _, err := d.st.Do(context.Background(), d.feng, at, store.WriteNote{Text: "陈伯来过", Subject: grid.ID}); err != nil {
			t.Fatal(err)
		}
		d.press("f9")
		d.sees("9/1 22:00")
		d.press("esc", "f3")
		for range 7 {
			d.press("down")
		}
		d.press("enter")
		d.sees("9/1 22:00")
	})
}

// A report says its grid once, wherever it stands.
func TestGridIsSaidOnce(t *testing.T) {
	atDesk(t, "zh", 120, 40, func(t *testing.T, d *desk) {
		d.do(d.feng, store.ReportMatter{Type: "allergy", Grid: "4", Household: "12号", Text: "4格 12号 李婶 过敏"})
		d.press("f9")
		d.sees("K-004 新报 4格 12号 李婶")
		d.press("esc")
		if s := d.Screen(); strings.Contains(s, "4格 12号 4格") || strings.Contains(s, "12号 4格 12号") {
			t.Errorf("said twice:\n%s", s)
		}
	})
}

// A correction that changes nothing is refused before the reason is asked, and
// striking a report says that the matter stays.
func TestCorrectionMustChangeSomething(t *testing.T) {
	for lang, says := range map[string][2]string{"zh": {"和原来一样", "事项 K-003 不会撤"}, "en": {"the same as before", "K-003 stays"}} {
		atDesk(t, lang, 100, 30, func(t *testing.T, d *desk) {
			d.press("f9", "up", "c", "enter")
			d.sees(says[0])
			d.press("esc", "x")
			d.sees(says[1])
		})
	}
}

// A walk-up on the roster is made an officer, with a PIN, where officers change.
func TestWalkUpBecomesAnOfficer(t *testing.T) {
	for lang, says := range map[string][2]string{"zh": {"还不是值班员", "把 郑 登记为值班员"}, "en": {"no officer yet", "Make 郑 an officer"}} {
		atDesk(t, lang, 100, 30, func(t *testing.T, d *desk) {
			d.do(d.feng, store.WalkUp{Name: "郑", Phone: "13800000099"})
			d.press("ctrl+r")
			d.sees(says[0])
			d.Type("郑")
			d.press("enter")
			d.sees(says[1])
			d.Type("4321")
			d.press("enter")
			d.Type("4321")
			d.press("enter")
			p, err := d.st.OfficerByName(context.Background(), "郑")
			if err != nil {
				t.Fatalf("%v\n%s", err, d.Screen())
			}
			if has, err := d.st.HasPIN(context.Background(), p.ID); err != nil || !has {
				t.Errorf("no PIN: %v", err)
			}
			if me, err := d.st.Local(context.Background(), "officer"); err != nil || me != p.ID {
				t.Errorf("at the laptop is %s, %v", me, err)
			}
		})
	}
}

// What is refused is read to its end: a sentence wider than the window wraps.
func TestRefusalWraps(t *testing.T) {
	atDesk(t, "zh", 80, 24, func(t *testing.T, d *desk) {
		d.press("f10", "c", "ctrl+s", "o")
		d.Type("罗")
		d.press("enter", "enter", "enter", "space", "space", "a", "b")
		d.Type("盯着")
		d.press("ctrl+s")
		d.sees("红橙事项都要说到编号")
		d.press("x") // and the screen is whole again
		d.sees("F1")
	})
}
