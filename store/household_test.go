package store

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestAddressesAreReadAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct {
		text string
		want Address
		key  string
	}{
		{"3栋502", Address{"3栋", 5, "502"}, "3/502"},
		{"３栋 502室", Address{"３栋", 5, "502室"}, "3/502"},
		{"3-502", Address{"3", 5, "502"}, "3/502"},
		{"3幢502房", Address{"3幢", 5, "502房"}, "3/502"},
		{"3栋1203", Address{"3栋", 12, "1203"}, "3/1203"},
		{"3栋 2单元 502", Address{"3栋 2单元", 5, "502"}, "3栋2单元/502"},
		{"12号", Address{"12号", 0, ""}, "12"},
		{"12号301", Address{"12号", 3, "301"}, "12/301"},
		{"祠堂巷5号", Address{"祠堂巷5号", 0, ""}, "祠堂巷5"},
		{"A栋a1", Address{"A栋", 0, "a1"}, "a/a1"},
	} {
		got := ParseAddress(c.text)
		if got != c.want || AddressKey(c.text) != c.key {
			t.Errorf("%s: %+v %s", c.text, got, AddressKey(c.text))
		}
	}
}

func TestDoorsStandInWalkingOrder(t *testing.T) {
	order := []string{"1号", "2栋101", "2栋102", "2栋201", "2栋1001", "10栋101", "祠堂巷2号", "祠堂巷11号"}
	last := ""
	for _, d := range order {
		a := ParseAddress(d)
		k := walkKey(a.Building, a.Floor, a.Room)
		if k <= last {
			t.Errorf("%s (%s) comes before what it should follow (%s)", d, k, last)
		}
		last = k
	}
}

func TestHouseholdIsEnteredFoundAndCorrected(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	r := p.do(AddHousehold{Grid: "2", Building: "3栋", Room: "502", People: 3, Residents: []NewResident{
		{Name: "李婶", Phone: "139 0000 1111", Needs: []string{"alone"}}, {Name: "李小明", Floating: true}}})
	p.refuse(AddHousehold{Grid: "2", Building: "3", Room: "502室"}, Refused, "household.exists")
	p.do(AddHousehold{Grid: "1", Building: "3", Room: "502"}) // another grid has its own doors
	p.refuse(AddHousehold{Grid: "9", Building: "3"}, NotFound, "grid.unknown")
	p.refuse(AddHousehold{Grid: "1", Building: " "}, Invalid, "text.empty")
	p.refuse(AddHousehold{Grid: "1", Building: strings.Repeat("长", 61)}, Invalid, "address.too_long")
	p.refuse(AddHousehold{Grid: "1", Building: "4", Residents: []NewResident{{Name: "x", Needs: []string{"no"}}}}, NotFound, "need.unknown")
	h, err := p.HouseholdRef(ctx, "2格 3-502")
	if err != nil || h.ID != r.Subject || h.Floor != 5 || h.Size() != 3 || h.Gaps() != GapSome {
		t.Fatalf("%+v %v", h, err)
	}
	if list, err := p.HouseholdsByPhone(ctx, "13900001111"); err != nil || len(list) != 1 || list[0].ID != h.ID {
		t.Errorf("by phone: %v %v", list, err)
	}
	for _, text := range []string{"李婶", "ls", "13900001111", "139 0000"} {
		if f, err := p.FindResidents(ctx, text, 0); err != nil || (len(f) != 1 && text != "13900001111") {
			t.Errorf("%s: %v %v", text, f, err)
		}
	}
	s := h.State()
	s.People = 2
	p.refuse(ChangeHousehold{ID: h.ID, State: s}, Invalid, "text.empty")
	p.do(ChangeHousehold{ID: h.ID, State: s, Reason: "老人说只有两人"})
	p.do(RaiseDoubt{Household: h.ID, Text: "夜里有第三人"})
	h, err = p.Household(ctx, h.ID)
	if err != nil || h.Gaps() != GapDoubt {
		t.Errorf("gaps %v %v", GapsIn(h.Gaps()), err)
	}
	p.do(SettleDoubt{Household: h.ID, No: 1, Answer: "亲戚，已回"})
	p.do(ResidentLeft{Household: h.ID, No: 2, Reason: "回校"})
	h, err = p.Household(ctx, h.ID)
	if err != nil || h.Gaps() != GapSome || len(h.Present()) != 1 || h.Floating() != 0 {
		t.Errorf("%+v %v", h, err)
	}
	p.sound()
}

func TestBaselineIsCorrectedWithAReason(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	p.do(SetBaseline{Grid: "2", Households: 2, People: 5, Counter: "网格员 罗"})
	p.refuse(SetBaseline{Grid: "2", Households: 3, People: 5}, Invalid, "text.empty")
	p.refuse(SetBaseline{Grid: "2", Households: 3, People: 5, Floating: 6, Reason: "x"}, Invalid, "baseline.floating")
	p.do(SetBaseline{Grid: "2", Households: 3, People: 9, Floating: 4, Reason: "查漏补缺多一户"})
	p.do(AddHousehold{Grid: "2", Building: "1", People: 4})
	p.do(AddHousehold{Grid: "2", Building: "2", Vacant: true})
	c, err := p.Census(ctx)
	if err != nil || len(c) != 3 {
		t.Fatal(c, err)
	}
	g := c[1]
	if g.Households != 1 || g.Vacant != 1 || g.People != 4 || g.Missing() != 2 || g.MissingPeople() != 5 || g.Gaps != 1 || g.Grid.Baseline.Reason == "" {
		t.Errorf("%+v %+v", g, g.Grid.Baseline)
	}
	if _, err := p.LastAct(ctx, p.by); err != nil {
		t.Error(err)
	}
	p.sound()
}

func TestHouseholdViewGathersWhatIsAboutIt(t *testing.T) {
	p := mustCreate(t)
	h := p.do(AddHousehold{Grid: "1", Building: "12号", People: 2, Source: "list"}).Subject
	p.clock.Minutes(5)
	p.do(ReportMatter{Type: "medicine", Grid: "1", Household: "12号", Text: "断药"})
	p.do(ReportMatter{Type: "rubbish", Grid: "1", Household: "13号", Text: "垃圾"})
	p.clock.Minutes(5)
	p.do(WriteNote{Subject: h, Text: "敲门有人应"})
	v, err := p.HouseholdView(context.Background(), "1 12")
	if err != nil || len(v.Open) != 1 || len(v.Notes) != 1 || v.LastWhy != "note" || v.Number != 1 {
		t.Fatalf("%+v %v", v, err)
	}
	p.do(SurveyDemand{Grid: "1", Household: "12号", Lines: []DemandLine{{Item: "lamp", Wanted: 2}}})
	p.clock.Minutes(5)
	p.do(Deliver{Grid: "1", Household: "12 号", Lines: []Amount{{Item: "lamp", N: 1}}, Took: "家属"})
	p.do(Deliver{Grid: "1", Household: "13号", Lines: []Amount{{Item: "lamp", N: 1}}})
	v, err = p.HouseholdView(context.Background(), "1 12")
	if err != nil || len(v.Parcels) != 1 || v.Parcels[0].Took != "家属" || len(v.Wanted) != 1 || v.Wanted[0].Missing() != 1 || v.LastWhy != "visit" || v.Last != v.Parcels[0].At {
		t.Fatalf("%+v %v", v, err)
	}
}

func TestResidentWhoHelpsBecomesAPerson(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	h := p.do(AddHousehold{Grid: "1", Building: "12号", Residents: []NewResident{{Name: "何𬭚", Phone: "1380"}, {Needs: []string{"infant"}}}}).Subject
	p.refuse(EnrolResident{Household: h, No: 2}, Refused, "resident.nameless")
	p.do(EnrolResident{Household: h, No: 1, Role: RoleVolunteer})
	p.refuse(EnrolResident{Household: h, No: 1}, Refused, "resident.person_already")
	who, err := p.PersonByName(ctx, "何𬭚")
	if err != nil || !who.Has(RoleResident) || !who.Has(RoleVolunteer) {
		t.Fatalf("%+v %v", who, err)
	}
	r, err := p.Resident(ctx, ResidentRef(h, 1))
	if err != nil || r.Resident.Person != who.ID {
		t.Errorf("%+v %v", r, err)
	}
	p.sound()
}

// village is a list of households of 3 people each.
func village(n int) []AddHousehold {
	list := make([]AddHousehold, n)
	for i := range list {
		h := AddHousehold{Grid: fmt.Sprint(i%3 + 1), Building: fmt.Sprintf("%d栋", i/30), Room: fmt.Sprintf("%d%02d", i%30/5+1, i%5+1), People: 3, Source: "import", Synthetic: true}
		for k := range 3 {
			h.Residents = append(h.Residents, NewResident{Name: "李" + string(rune('一'+(i*3+k)%9000)) + "明", Phone: fmt.Sprintf("139%08d", i*3+k), Floating: k == 2})
		}
		list[i] = h
	}
	return list
}

func TestManyHouseholdsComeInAtOnce(t *testing.T) {
	p := quickPost(t, t.TempDir()+"/post.db", Init{})
	ctx := context.Background()
	n := 600
	list := village(n)
	p.do(AddHouseholds{List: list})
	p.refuse(AddHouseholds{List: list}, Refused, "household.exists")
	p.refuse(AddHouseholds{List: list, Skip: true}, Refused, "command.no_change")
	page, err := p.Households(ctx, HouseholdFilter{Limit: 5, Offset: 10})
	if err != nil || page.Total != n || page.People != 3*n || len(page.Rows) != 5 {
		t.Fatalf("%+v %v", page, err)
	}
	f, err := p.FindResidents(ctx, "13900000007", 0)
	if err != nil || len(f) != 1 || f[0].Resident.No != 2 {
		t.Errorf("%+v %v", f, err)
	}
	if diff, err := p.CheckState(ctx); err != nil || diff != nil {
		t.Errorf("%+v %v", diff, err)
	}
}

func BenchmarkAddHouseholds(b *testing.B) {
	list := village(17000)
	for b.Loop() {
		p := quickPost(b, b.TempDir()+"/post.db", Init{})
		if _, err := p.Do(context.Background(), p.by, time.Time{}, AddHouseholds{List: list}); err != nil {
			b.Fatal(err)
		}
	}
}
