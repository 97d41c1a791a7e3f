package form_test

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/paper"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/form"
)

// post is a post of a shipped plan at nine in the morning with four doors in
// grid 7, entered in another order than one walks.
func post(tb testing.TB, name string) *store.Store {
	tb.Helper()
	ctx := context.Background()
	pl, problems, err := plan.Open(assets.FS, name)
	if err != nil || len(problems) > 0 {
		tb.Fatal(err, problems)
	}
	now := time.Date(2022, 9, 2, 1, 0, 0, 0, time.UTC)
	o := store.Options{Path: filepath.Join(tb.TempDir(), "post.db"), Wall: func() time.Time { return now }, Version: "test", Synchronous: "OFF"}
	st, err := store.Create(ctx, o, store.Init{Plan: pl, Name: "梅江村", Officer: "冯", T0: now})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { st.Close() })
	return st
}

func do(tb testing.TB, st *store.Store, c store.Command) {
	tb.Helper()
	who, err := st.PersonByName(context.Background(), "冯")
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := st.Do(context.Background(), who.ID, time.Time{}, c); err != nil {
		tb.Fatalf("%T: %v", c, err)
	}
}

func doors(tb testing.TB, st *store.Store, need string) {
	tb.Helper()
	for _, a := range [][2]string{{"12号", ""}, {"3栋", "502"}, {"3栋", "101"}, {"10栋", "201"}} {
		do(tb, st, store.AddHousehold{Grid: "7", Building: a[0], Room: a[1], People: 2, Residents: []store.NewResident{{Name: "李婶", Phone: "13900001111", Needs: []string{need}}}})
	}
}

func load(tb testing.TB, st *store.Store, ask form.Ask) form.Sheet {
	tb.Helper()
	s, err := form.Load(context.Background(), st.View, ask)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// tables are the tables of a form.
func tables(d paper.Document) (out []paper.Table) {
	for _, b := range d.Blocks {
		if t, ok := b.(paper.Table); ok {
			out = append(out, t)
		}
	}
	return out
}

func zh(level store.Level) export.As { return export.As{Lang: "zh", Level: level} }

// One walks by building, floor and room; whoever may not see what ails people
// gets a sheet without it, and no sheet names anybody.
func TestDoorsStandInWalkingOrder(t *testing.T) {
	st := post(t, "urban-village")
	pl, err := st.Plan(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	need := pl.SpecialNeeds[0]
	doors(t, st, need.Slug)
	for _, c := range []struct {
		level store.Level
		cells int
	}{{store.LevelFull, 7}, {store.LevelSuperior, 6}} {
		s := load(t, st, form.Ask{As: zh(c.level), Form: form.Doors, For: "7"})
		sheet := tables(s.Document)[1]
		var walked []string
		for _, r := range sheet.Rows {
			walked = append(walked, r[0]+r[2])
			if told := slices.Contains(r, need.ZH); len(r) != c.cells || told != c.level.Full() {
				t.Errorf("%s: row %q", c.level, r)
			}
		}
		if got, want := strings.Join(walked, " "), "3栋101 3栋502 10栋201 12号"; got != want {
			t.Errorf("%s: walked %s, want %s", c.level, got, want)
		}
		text, err := export.Bytes(s.Document, "txt")
		if err != nil || strings.Contains(string(text.Data), "李婶") || strings.Contains(string(text.Data), "1390000") {
			t.Errorf("%v: names on the sheet:\n%s", err, text.Data)
		}
		if s.Document.Foot != "ZB-06 · 梅江村 · 7格" {
			t.Errorf("foot %q", s.Document.Foot)
		}
	}
}

// Serials go on where the last stack ended, three slips to a page, cut apart.
func TestSlipsAreNumberedOn(t *testing.T) {
	st := post(t, "minimal")
	s := load(t, st, form.Ask{As: zh(""), Form: form.Slip, Count: 9, From: 41})
	var serials []string
	breaks := 0
	for _, b := range s.Document.Blocks {
		switch b := b.(type) {
		case paper.Heading:
			serials = append(serials, strings.Fields(b.Text)[0])
		case paper.Break:
			breaks++
		}
	}
	if len(serials) != 9 || serials[0] != "纸-0041" || serials[8] != "纸-0049" || breaks != 2 {
		t.Errorf("%d breaks, serials %q", breaks, serials)
	}
	printed, err := export.Bytes(s.Document, "pdf")
	if n := bytes.Count(printed.Data, []byte("/Type /Page ")) + bytes.Count(printed.Data, []byte("/Type /Page\n")) + bytes.Count(printed.Data, []byte("/Type/Page/")); err != nil || n != 3 {
		t.Errorf("%v: nine slips stand on %d pages, want 3", err, n)
	}
}

// The coming shift is called: who is on its roster, and room for whoever is
// not.
func TestRollCallHasTheRoster(t *testing.T) {
	st := post(t, "urban-village")
	ctx := context.Background()
	roster, err := st.Roster(ctx, 2)
	if err != nil {
		t.Fatal(err)
	}
	next := roster.Shifts[1]
	who, err := st.PersonByName(ctx, "冯")
	if err != nil {
		t.Fatal(err)
	}
	do(t, st, store.AddShift{Slug: next.Slug, Start: next.Start.In(time.UTC)})
	pl, err := st.Plan(ctx)
	if err != nil {
		t.Fatal(err)
	}
	do(t, st, store.AssignDuty{Shift: next.Key, Role: pl.PostRoles[0].Slug, Person: who.ID})
	rows := tables(load(t, st, form.Ask{As: zh(""), Form: form.RollCall}).Document)[1].Rows
	if n := slices.IndexFunc(rows, func(r []string) bool { return r[1] == "冯" }); n < 0 {
		t.Errorf("nobody of the roster: %q", rows)
	}
	for _, r := range rows[len(rows)-4:] {
		if r[0]+r[1]+r[2] != "" {
			t.Errorf("no room for a walk-up: %q", r)
		}
	}
}

// Every form can be written in every format under every plan, twice with the
// same bytes, in the plan's own words.
func TestEveryFormInEveryFormat(t *testing.T) {
	for name, given := range map[string]map[string]string{
		"urban-village": {"gate": "east", "point": "hall", "grid": "7"}, "flood": {"gate": "", "point": "", "grid": "3"},
	} {
		st := post(t, name)
		for role, kind := range map[string]string{"gate": plan.RoleGate, "point": plan.RoleLanes} {
			sites, err := st.Sites(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range sites {
				if given[role] == "" && s.Role == kind && (role == "gate" || s.LanesPlanned > 0) {
					given[role] = s.Key
				}
			}
		}
		for _, f := range form.List() {
			for _, lang := range []string{"zh", "en"} {
				ask := form.Ask{As: export.As{Lang: lang}, Form: f.Name, For: given[f.For]}
				a, b := load(t, st, ask), load(t, st, ask)
				for _, format := range export.Formats() {
					x, err := export.Bytes(a.Document, format)
					if err != nil {
						t.Fatal(err)
					}
					y, err := export.Bytes(b.Document, format)
					if err != nil || !bytes.Equal(x.Data, y.Data) || len(x.Missing) > 0 {
						t.Errorf("%s %s %s %s: %v, same %v, missing %q", name, f.Name, lang, format, err, bytes.Equal(x.Data, y.Data), x.Missing)
					}
				}
			}
		}
	}
	st := post(t, "flood")
	d := load(t, st, form.Ask{As: zh(""), Form: form.Handover}).Document
	if !slices.ContainsFunc(d.Blocks, func(b paper.Block) bool {
		h, ok := b.(paper.Heading)
		return ok && h.Text == "八、堤段与巡堤点"
	}) {
		t.Error("the handover form has not the titles of the flood plan")
	}
}

// What cannot be printed is refused with its reason.
func TestFormsThatAreNotPrinted(t *testing.T) {
	st := post(t, "urban-village")
	for _, c := range []struct {
		ask  form.Ask
		code string
		want string
	}{
		{form.Ask{Form: "bla"}, "not_found", "form.unknown"},
		{form.Ask{Form: form.Slip, Count: -1}, "invalid", "form.count"},
		{form.Ask{Form: form.Slip, Count: form.Most + 1}, "invalid", "form.count"},
		{form.Ask{Form: form.Slip, From: 10000}, "invalid", "form.from"},
		{form.Ask{Form: form.Pass}, "invalid", "form.for_gate"},
		{form.Ask{Form: form.Lanes}, "invalid", "form.for_point"},
		{form.Ask{Form: form.Doors}, "invalid", "form.for_grid"},
		{form.Ask{Form: form.Pass, For: "hall"}, "refused", "form.not_gate"},
		{form.Ask{Form: form.Lanes, For: "east"}, "refused", "form.no_lanes"},
		{form.Ask{Form: form.RollCall, As: zh(store.LevelPublic)}, "refused", "form.public"},
	} {
		c.ask.Lang = "zh"
		_, err := form.Load(context.Background(), st.View, c.ask)
		var e *store.Error
		if !errors.As(err, &e) || e.Reason != c.want || string(e.Code) != c.code {
			t.Errorf("%+v: %v, want %s %s", c.ask, err, c.code, c.want)
		}
	}
}
