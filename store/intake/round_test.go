package intake_test

import (
	"context"
	"testing"
	"time"

	"zhiban/store"
	"zhiban/store/intake"
)

// peopled fills a post with something of every kind, awkward on purpose.
func peopled(p *post) {
	p.tb.Helper()
	pl, err := p.Plan(context.Background())
	if err != nil {
		p.tb.Fatal(err)
	}
	role := store.RoleExtra
	if len(pl.PostRoles) > 0 {
		role = pl.PostRoles[0].Slug
	}
	var needs, langs []string
	if len(pl.SpecialNeeds) > 0 {
		needs = []string{pl.SpecialNeeds[0].Slug}
	}
	if len(pl.Languages) > 0 {
		langs = []string{pl.Languages[0].Slug}
	}
	p.do(
		store.AddHousehold{Grid: "1", Building: "3栋", Room: "502", Phone: "0750-123456", People: 3, Note: "=1+1", Residents: []store.NewResident{
			{Name: "李婶", Phone: "13900001111", Sex: "f", Born: 1950, Needs: needs, Languages: langs}, {Name: "何𬭚", Floating: true, Note: "'=x"}, {Needs: needs, Phone: "0750-1234567"}, {Name: "李婶"}}},
		store.AddHousehold{Grid: "1", Building: "12号", People: 2},
		store.AddHousehold{Grid: "2", Building: "祠堂巷5号", Vacant: true, Note: "两行\n“引号”,逗号"},
		store.AddHousehold{Grid: "2", Building: "A栋", Room: "a1", Residents: []store.NewResident{{Name: "Anna-Maria", Phone: "+86 139 0000 2222"}}},
		store.AddPerson{Name: "罗", Phone: "13800000001", Role: store.RoleOfficer},
		store.AddPerson{Name: "陈", Role: store.RoleWorker, Of: grid(p, "2")},
		store.AddPerson{Name: "陈", Phone: "", Role: store.RoleVolunteer, Of: grid(p, "1")},
		store.AddPerson{Name: "-林", Phone: "13800000002", Walkup: true},
	)
	who, err := p.PersonByName(context.Background(), "罗")
	if err != nil {
		p.tb.Fatal(err)
	}
	p.do(store.SetSkills{ID: who.ID, Skills: "司机、护士"}, store.AddRole{ID: who.ID, Role: store.RoleVolunteer, Of: grid(p, "1")}, store.AddRole{ID: who.ID, Role: store.RoleVolunteer, Of: grid(p, "2")})
	p.do(store.AddVehicle{Plate: "粤J·12345", What: "面包车", Driver: "陈", Phone: "13800000003", Seats: 7}, store.AddVehicle{Plate: "粤J99999"})
	if len(pl.Stocks) > 0 {
		p.do(store.CountStock{Counts: []store.Amount{{Item: pl.Materials[0].Slug, N: 40}, {Item: pl.Materials[1].Slug, N: 0}}, Second: "罗"})
	}
	groups, err := p.Groups(context.Background())
	if err != nil || len(groups) == 0 {
		p.tb.Fatal(groups, err)
	}
	g := groups[0]
	sites, err := p.Sites(context.Background())
	if err != nil {
		p.tb.Fatal(err)
	}
	p.do(store.AssignDuty{Role: role, Person: p.by}, store.AssignDuty{Group: g.ID, Post: "a", Person: who.ID}, store.AssignDuty{Role: store.RoleExtra, Person: who.ID})
	if len(sites) > 0 {
		p.do(store.AssignDuty{Site: sites[0].ID, Person: who.ID})
	}
}

func grid(p *post, ref string) string {
	p.tb.Helper()
	g, err := p.Grid(context.Background(), ref)
	if err != nil {
		p.tb.Fatal(err)
	}
	return g.ID
}

// Every list that goes out and comes in again changes nothing: as a workbook,
// as CSV in both encodings, headed in both languages, under every plan.
func TestWhatGoesOutComesInAgainUnchanged(t *testing.T) {
	ctx := context.Background()
	for _, name := range []string{"urban-village", "flood"} {
		p := newPost(t, name)
		peopled(p)
		for _, k := range intake.Kinds() {
			for _, lang := range []string{"zh", "en"} {
				l, err := intake.Export(ctx, p.View, k, lang)
				if err != nil {
					t.Fatal(err)
				}
				if len(l.Rows) == 0 && !(k == intake.Stock && name != "urban-village") {
					t.Fatalf("%s %s: nothing went out", name, k)
				}
				for _, f := range [][2]string{{"xlsx", ""}, {"csv", "utf8"}, {"csv", "gb18030"}} {
					if len(l.Rows) == 0 {
						continue
					}
					path := list(t, l, f[0], f[1])
					tab := p.table(path, k)
					m := intake.Guess(tab)
					for _, c := range m.Columns {
						if c.Sure != 100 {
							t.Errorf("%s %s %s: the heading %q is not known", k, lang, f, c.Head)
						}
					}
					if s, err := intake.Open(ctx, path, intake.OpenOptions{}); err != nil || s.GuessKind() != k && k != intake.Volunteers {
						t.Errorf("%s %s: taken for %q %v", k, lang, s.GuessKind(), err)
					}
					d := p.draft(path, k, intake.CheckOptions{})
					counts(t, d, 0, 0, len(l.Rows), 0, 0)
					if _, err := d.Command(nil); reason(err) != "intake.nothing" {
						t.Errorf("%s: %v", k, err)
					}
				}
			}
		}
	}
}

// A list is taken into an empty post, and one undo takes all of it back.
func TestListsComeInAndGoBackInOneStep(t *testing.T) {
	ctx := context.Background()
	from := newPost(t, "urban-village")
	peopled(from)
	to := newPost(t, "urban-village")
	for _, k := range intake.Kinds() {
		l, err := intake.Export(ctx, from.View, k, "zh")
		if err != nil {
			t.Fatal(err)
		}
		d := to.draft(list(t, l, "csv", "gb18030"), k, intake.CheckOptions{Second: "罗"})
		if len(d.Refused) > 0 {
			t.Fatalf("%s: %v", k, d.Refused[0].Err)
		}
		d.DecideAll(intake.Both)
		if k == intake.Volunteers { // they came with the list of people
			counts(t, d, 0, 0, len(l.Rows), 0, 0)
			continue
		}
		before, err := to.LastAct(ctx, to.by)
		if err != nil && store.CodeOf(err) != store.NotFound {
			t.Fatal(err)
		}
		to.take(d)
		act, err := to.LastAct(ctx, to.by)
		if err != nil || act.Why != "" || act.Line.Kind != "intake.add" {
			t.Fatalf("%s: %+v %v", k, act, err)
		}
		to.do(store.UndoAct{Entry: act.Line.ID, Reason: "wrong list"})
		after, err := to.LastAct(ctx, to.by)
		if err != nil && store.CodeOf(err) != store.NotFound || after.Line.ID != before.Line.ID {
			t.Errorf("%s: after the undo %q %v, before it %q", k, after.Line.Kind, err, before.Line.Kind)
		}
		again := to.draft(list(t, l, "xlsx", ""), k, intake.CheckOptions{Second: "罗"})
		if k == intake.Census || k == intake.Roster || k == intake.Stock {
			if again.New+again.Changed+len(again.Pairs) == 0 {
				t.Errorf("%s: nothing was taken back", k)
			}
		}
		again.DecideAll(intake.Both)
		if again.New+again.Changed > 0 {
			to.take(again)
		}
		out, err := intake.Export(ctx, to.View, k, "zh")
		if err != nil || len(out.Rows) < len(l.Rows) {
			t.Errorf("%s: %d rows of %d, %v", k, len(out.Rows), len(l.Rows), err)
		}
	}
	to.sound()
}

// What was changed by hand since is not taken back with the list.
func TestListStaysWhenSomebodyChangedIt(t *testing.T) {
	ctx := context.Background()
	p := newPost(t, "urban-village")
	l := &intake.List{Head: []string{"网格", "地址", "姓名", "电话"}, Rows: [][]string{{"1", "3栋502", "李婶", "13900001111"}, {"1", "3栋503", "王强", ""}}}
	p.take(p.draft(list(t, l, "csv", ""), "", intake.CheckOptions{}))
	act, err := p.LastAct(ctx, p.by)
	if err != nil {
		t.Fatal(err)
	}
	h, err := p.HouseholdAt(ctx, "1", "3栋503")
	if err != nil {
		t.Fatal(err)
	}
	p.do(store.SetResident{Household: h.ID, NewResident: store.NewResident{Name: "王小明"}})
	other := store.AddPerson{Name: "罗", Role: store.RoleOfficer}
	p.do(other)
	if _, err := p.Do(ctx, p.by, time.Time{}, store.UndoAct{Entry: act.Line.ID, Reason: "x"}); reason(err) != "undo.not_last" {
		t.Errorf("%v", err)
	}
}
