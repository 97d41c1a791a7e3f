package ui_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui"
	"zhiban/ui/app"
	"zhiban/ui/screen/setup"
	"zhiban/ui/theme"
	"zhiban/ui/uitest"
)

// setUp opens the program without a post and runs a test on it; st gives the
// store once there is one.
func setUp(t *testing.T, lang string, w, h int, test func(t *testing.T, r *uitest.Rig, st func() *store.Store)) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "new", "post.db")
	about := map[string]setup.PlanAbout{}
	for _, name := range []string{"flood", "minimal", "urban-village"} {
		p, problems, err := plan.Open(assets.FS, name)
		if err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		about[name] = setup.PlanAbout{ZH: p.Kind.ZH, EN: p.Kind.EN, Grids: len(p.Grids), Groups: len(p.Groups), Places: len(p.Sites)}
	}
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		run := func(name, title, officer, t0 string) (*store.Store, string, error) {
			if t0 == "99:99" {
				return nil, "", errors.New("看不懂时间")
			}
			p, _, err := plan.Open(assets.FS, name)
			if err != nil {
				return nil, "", err
			}
			st, err := store.Create(ctx, store.Options{Path: path, Wall: wall, Version: "test"}, store.Init{Plan: p, Name: title, Officer: officer})
			if err != nil {
				return nil, "", err
			}
			who, err := st.PersonByName(ctx, officer)
			return st, who.ID, err
		}
		root := ui.NewRoot(ctx, ui.Options{Set: app.Settings{Lang: lang, Mouse: true}, Theme: theme.New("dark", false),
			SetUp: ui.SetUp{Plans: []string{"flood", "minimal", "urban-village"}, About: about, Run: run}})
		r := uitest.NewRig(t, root, w, h)
		test(t, r, root.Store)
		root.Close()
		cancel()
		r.End()
		if st := root.Store(); st != nil {
			if err := st.Close(); err != nil {
				t.Error(err)
			}
		}
	})
}

func TestSetUpLooksAsItShould(t *testing.T) {
	for _, c := range []struct {
		lang string
		w, h int
	}{{"zh", 80, 24}, {"en", 120, 40}} {
		setUp(t, c.lang, c.w, c.h, func(t *testing.T, r *uitest.Rig, _ func() *store.Store) {
			golden(t, goldenName("setup", c.lang, c.w, c.h), r.Screen())
			r.Type("冯")
			r.Key("enter")
			r.Key("enter") // the plans
			golden(t, goldenName("setup-plans", c.lang, c.w, c.h), r.Screen())
			r.Key("esc")
			r.Key("ctrl+s")
			golden(t, goldenName("gaps", c.lang, c.w, c.h), r.Screen())
		})
	}
}

// A post stands after a name and Ctrl+S; what is missing is listed and filled in.
func TestPostIsSetUpAndItsGapsAreFilled(t *testing.T) {
	setUp(t, "zh", 100, 30, func(t *testing.T, r *uitest.Rig, opened func() *store.Store) {
		r.Key("ctrl+s") // no officer yet
		if s := r.Screen(); !strings.Contains(s, "建立指挥部") || opened() != nil {
			t.Fatalf("set up without an officer:\n%s", s)
		}
		r.Type("冯")
		r.Key("enter")
		r.Key("tab")
		r.Key("tab")
		r.Type("99:99")
		r.Key("enter")
		if s := r.Screen(); !strings.Contains(s, "看不懂时间") || !strings.Contains(s, "冯") {
			t.Fatalf("no reason, or the typed text is gone:\n%s", s)
		}
		for range 5 {
			r.Key("backspace")
		}
		r.Key("ctrl+l") // another language loses nothing
		if s := r.Screen(); !strings.Contains(s, "Set up a command post") || !strings.Contains(s, "冯") {
			t.Fatalf("lost in the other language:\n%s", s)
		}
		r.Key("ctrl+l")
		r.Key("ctrl+s")
		ctx := context.Background()
		st := opened()
		if st == nil || !strings.Contains(r.Screen(), "缺口") {
			t.Fatalf("no post or no gaps:\n%s", r.Screen())
		}
		before, err := st.Blanks(ctx)
		if err != nil {
			t.Fatal(err)
		}
		fill := func(kind string, keys ...string) {
			t.Helper()
			goTo(t, r, st, kind)
			r.Key("enter")
			for _, k := range keys {
				if strings.HasPrefix(k, "^") {
					r.Key(k[1:])
				} else {
					r.Type(k)
				}
			}
			if strings.Contains(r.Screen(), "Ctrl+S") {
				t.Fatalf("%s: the form is still open\n%s", kind, r.Screen())
			}
		}
		fill(store.BlankClock, "01:00", "^enter")
		fill(store.BlankRole, "冯", "^enter", "13800000001", "^enter")
		fill(store.BlankLeader, "陈", "^enter", "13800000002", "^enter")
		fill(store.BlankHolder, "陈", "^enter", "^enter") // known by name
		fill(store.BlankGuards, "王一 13900000001", "^enter", "王二", "^ctrl+s")
		after, err := st.Blanks(ctx)
		if err != nil {
			t.Fatal(err)
		}
		kinds := func(list []store.Blank) map[string]int {
			n := map[string]int{}
			for _, b := range list {
				n[b.Kind]++
			}
			return n
		}
		was, is := kinds(before), kinds(after)
		guards := func(list []store.Blank) (n int) {
			for _, b := range list {
				n += b.Due - b.Have
			}
			return n
		}
		if guards(after) != guards(before)-3 { // two guards and a role
			t.Errorf("%d are missing, before %d", guards(after), guards(before))
		}
		for _, k := range []string{store.BlankClock, store.BlankRole, store.BlankLeader, store.BlankHolder} {
			if is[k] != was[k]-1 {
				t.Errorf("%s: %d gaps, before %d", k, is[k], was[k])
			}
		}
		if p, err := st.PersonByName(ctx, "王一"); err != nil || p.Phone != "13900000001" {
			t.Errorf("%+v, %v", p, err)
		}
		r.Key("esc")
		if s := r.Screen(); !strings.Contains(s, "村委会东") {
			t.Errorf("no board below the gaps:\n%s", s)
		}
	})
}

// goTo moves to the first gap of a kind.
func goTo(t *testing.T, r *uitest.Rig, st *store.Store, kind string) {
	t.Helper()
	list, err := st.Blanks(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	r.Key("home")
	for _, b := range list {
		if b.Kind == kind {
			return
		}
		r.Key("down")
	}
	t.Fatalf("no gap of %s", kind)
}
