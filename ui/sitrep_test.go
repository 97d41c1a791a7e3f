package ui_test

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/uitest"
)

var headCodes = regexp.MustCompile(`[0-9a-f]{4}( [0-9a-f]{4}){3}`)

// drafts cuts a report off and writes a little of it.
func drafts(t *testing.T, st *store.Store) {
	t.Helper()
	if _, err := st.Sitrep(context.Background(), store.SitDraft); err == nil {
		return // of the other language
	}
	do := does(t, st)
	do(store.CutSitrep{})
	do(store.EditSitrep{Part: store.SitWeather, Text: "多云，28度"})
	do(store.EditSitrep{Part: store.SitAssessment, Text: "总体平稳。最要紧的是慢病药和未触达的户，按网格盯。"})
	do(store.EditSitrep{Part: store.SitPlanned, Text: "送胰岛素到7格"})
	do(store.EditSitrep{Part: store.SitNeedPart, Item: "insulin", N: [4]int64{0, 20, 40, 40}})
}

func TestSituationReportsLookAsTheyShould(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		w, h       int
		route      app.Route
		keys       []string
	}{
		{"sitreps-zh-80x24", "zh", 80, 24, app.Sitreps, nil}, {"sitreps-en-120x40", "en", 120, 40, app.Sitreps, nil},
		{"sitrep-words-zh-80x24", "zh", 80, 24, app.Sitreps, []string{"home", "enter"}}, {"sitrep-words-en-120x40", "en", 120, 40, app.Sitreps, []string{"home", "enter"}},
		{"sitrep-events-zh-80x24", "zh", 80, 24, app.Sitreps, []string{"home", "enter", "tab"}}, {"sitrep-events-en-120x40", "en", 120, 40, app.Sitreps, []string{"home", "enter", "tab"}},
		{"sitrep-needs-zh-80x24", "zh", 80, 24, app.Sitreps, []string{"home", "enter", "tab", "tab"}}, {"sitrep-needs-en-120x40", "en", 120, 40, app.Sitreps, []string{"home", "enter", "tab", "tab"}},
		{"sitrep-figures-zh-80x24", "zh", 80, 24, app.Sitreps, []string{"home", "enter", "shift+tab"}},
		{"sitrep-preview-zh-80x24", "zh", 80, 24, app.Sitreps, []string{"home", "enter", "v"}}, {"sitrep-issued-en-120x40", "en", 120, 40, app.Sitreps, []string{"home", "down", "enter"}},
		{"outlook-zh-80x24", "zh", 80, 24, app.Outlook, []string{"enter"}}, {"outlook-en-120x40", "en", 120, 40, app.Outlook, nil},
	} {
		screen(t, meijiang(t, busy), c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, st *store.Store) {
			drafts(t, st)
			r.Send(app.Go{Route: c.route})
			for _, k := range c.keys {
				r.Key(k)
			}
			golden(t, c.name, headCodes.ReplaceAllString(r.Screen(), "0000 0000 0000 0000")) // every change of the case changes them
		})
	}
}

// A report is cut off, written and signed with keys only.
func TestASituationReportIsWrittenFromTheKeyboard(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", "A班值班长 冯", 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		ctx := context.Background()
		r.Key("alt+b")
		r.Key("n")
		r.Key("enter")
		s, err := st.Sitrep(ctx, store.SitDraft)
		if err != nil || s.Kind != store.SitFollow || s.No != 2 {
			t.Fatalf("%+v, %v\n%s", s, err, r.Screen())
		}
		r.Key("w")
		r.Type("晴")
		r.Key("tab")
		r.Type("总体平稳")
		r.Key("ctrl+s")
		r.Key("tab") // events
		r.Key("home")
		r.Key("space")
		r.Key("tab") // needs
		r.Key("n")
		r.Type("救生艇")
		for range 3 {
			r.Key("tab")
		}
		r.Type("2")
		r.Key("ctrl+s")
		r.Key("tab") // actions
		r.Key("n")
		r.Type("早餐按格发放")
		r.Key("tab")
		r.Type("06:00")
		r.Key("ctrl+s")
		if s, err = st.Sitrep(ctx, s.ID); err != nil || s.Weather != "晴" || s.Assessment != "总体平稳" || !s.Snapshot.Events[0].Out || s.Need("own/1") == nil || s.Need("own/1").N != [4]int64{0, 2, 0, 0} || len(s.Actions) != 1 || s.Actions[0].Due.In(st.Zone()).Format("02 15:04") != "04 06:00" {
			t.Fatalf("%+v, %v\n%s", s, err, r.Screen())
		}
		r.Key("v")
		if !strings.Contains(r.Screen(), "续报 2") {
			t.Errorf("no preview\n%s", r.Screen())
		}
		r.Key("esc")
		r.Key("s")
		r.Key("enter")
		if s, err = st.Sitrep(ctx, s.ID); err != nil || s.State != store.SitIssued {
			t.Errorf("%+v, %v\n%s", s, err, r.Screen())
		}
	})
}

// The formula opens first, then what it is about.
func TestLookingAheadGoesThere(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		r.Key("alt+l")
		r.Key("home")
		before := r.Screen()
		r.Key("enter")
		if !strings.Contains(r.Screen(), "算法：") || strings.Contains(before, "算法：") {
			t.Errorf("no formula\n%s", r.Screen())
		}
		r.Key("enter")
		if strings.Contains(r.Screen(), "算法：") {
			t.Errorf("it did not go there\n%s", r.Screen())
		}
	})
}
