package store

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"zhiban/store/journal"
)

func (p *testPost) roster(n int) *Roster {
	p.tb.Helper()
	r, err := p.Roster(context.Background(), n)
	if err != nil {
		p.tb.Fatal(err)
	}
	return r
}

func (p *testPost) groupID(slug string) string {
	p.tb.Helper()
	g, err := p.Group(context.Background(), slug)
	if err != nil {
		p.tb.Fatal(err)
	}
	return g.ID
}

// issues are the issues of a kind, each as shift, slot and who.
func issues(r *Roster, kind string) []string {
	var out []string
	for _, i := range r.Issues {
		if i.Kind == kind {
			out = append(out, fmt.Sprintf("%s %s%s%s%s %d/%d %s", i.Shift, i.Slot.Role, i.Slot.Group, i.Slot.Post, i.Slot.Site, i.Have, i.Due, r.People[i.Person].Name))
		}
	}
	return out
}

func TestRosterShowsShiftsThatNobodyHasWrittenYet(t *testing.T) {
	p := mustCreate(t) // 00:30: shift B of the day before
	r := p.roster(4)
	var keys []string
	for _, s := range r.Shifts {
		keys = append(keys, fmt.Sprintf("%s %v %v", s.Key, s.Made, s.Current))
	}
	want := []string{"2022-09-01-B true true", "2022-09-02-A false false", "2022-09-02-B false false", "2022-09-03-A false false"}
	if !slices.Equal(keys, want) {
		t.Errorf("columns %v, want %v", keys, want)
	}
	if got := issues(r, IssueEmpty); len(got) != 3 {
		t.Errorf("an empty roster is named per shift of the coming day, once: %v", got)
	}
	if len(r.Rows) != 2+4 { // two roles, two posts of each group; no site is in service
		t.Errorf("%d rows: %+v", len(r.Rows), r.Rows)
	}
}

func TestGapsAndDoubleBookingsAreNamedAtOnce(t *testing.T) {
	p := mustCreate(t)
	he, lin, wu := p.person("何"), p.person("林"), p.person("吴")
	medical, supply := p.groupID("medical"), p.groupID("supply")
	p.do(SetSiteState{ID: "east", State: SiteInService})
	site, err := p.Site(context.Background(), "east")
	if err != nil {
		t.Fatal(err)
	}
	p.do(AssignDuty{Role: "chief", Person: he})
	p.do(AssignDuty{Group: medical, Post: "a", Person: he}) // both at headquarters
	p.do(AssignDuty{Group: supply, Post: "b", Person: lin})
	p.do(AssignDuty{Site: site.ID, Person: lin}) // in the village and at the gate
	p.do(AssignDuty{Group: medical, Post: "b", Person: wu})
	r := p.roster(1)
	key := r.Shifts[0].Key
	if got, want := issues(r, IssueGap), []string{key + " main 0/1 ", key + " " + supply + "a 0/1 ", key + " " + site.ID + " 1/2 "}; !slices.Equal(got, want) {
		t.Errorf("gaps %q\nwant %q", got, want)
	}
	if got := issues(r, IssueDouble); !slices.Equal(got, []string{key + " " + supply + "b 0/0 林"}) {
		t.Errorf("double bookings %q", got)
	}
	p.do(SwapDuty{No: 4, Person: wu, Reason: "林要守组里"})
	p.do(SwapDuty{No: 5, Person: lin, Reason: "换"})
	if got := issues(p.roster(1), IssueDouble); len(got) != 0 {
		t.Errorf("still doubled: %q", got)
	}
	p.do(PostGuard{ID: site.ID, Person: he})
	p.do(PostGuard{ID: site.ID, Person: lin})
	if got := issues(p.roster(1), IssueGap); slices.Contains(got, key+" "+site.ID+" 1/2 ") {
		t.Errorf("guards who stand there are no gap: %q", got)
	}
}

func TestRosterIsGeneratedByPattern(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	names := map[string]string{}
	crew := func(list ...string) []CrewSlot {
		var ids []string
		for _, n := range list {
			id := p.person(n)
			names[id] = n
			ids = append(ids, id)
		}
		c, err := p.CrewInOrder(ctx, ids)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	one, two, three := crew("冯", "罗"), crew("何", "郑"), crew("陈", "黄")
	for _, c := range []struct {
		name string
		cmd  GenerateRoster
		want []string // who is chief, shift by shift
	}{
		{"on and off", GenerateRoster{Days: 2, Pattern: PatternTwelve, Crews: [][]CrewSlot{one, two}}, []string{"冯", "何", "冯", "何"}},
		{"three crews", GenerateRoster{Days: 2, Pattern: PatternTwelve, Crews: [][]CrewSlot{one, two, three}}, []string{"冯", "何", "陈", "冯"}},
		{"a day each", GenerateRoster{Days: 2, Pattern: PatternDay, Crews: [][]CrewSlot{one, two}}, []string{"冯", "冯", "何", "何"}},
		{"custom", GenerateRoster{Days: 2, Pattern: PatternCustom, Rotation: []int{2, 2, 0}, Crews: [][]CrewSlot{one, two}}, []string{"何", "何", "何"}},
	} {
		steps, err := p.PreviewRoster(ctx, c.cmd)
		if err != nil {
			t.Fatal(c.name, err)
		}
		var got []string
		for _, s := range steps {
			if s.Kept || s.Shift.ID != "" {
				t.Errorf("%s: %+v is kept or made", c.name, s)
			}
			if s.Slot.Role == "chief" {
				got = append(got, names[s.Person])
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: chiefs %v, want %v", c.name, got, c.want)
		}
	}
	p.do(AddShift{Slug: "A", Start: p.clock.Now()})
	p.do(AssignDuty{Shift: "2022-09-02-A", Role: "chief", Person: three[0].Person})
	r := p.do(GenerateRoster{Days: 1, Pattern: PatternTwelve, Crews: [][]CrewSlot{one, two}})
	roster := p.roster(3)
	if at := roster.At(Slot{Role: "chief"}, 1); len(at) != 1 || at[0].Person != three[0].Person {
		t.Errorf("an assigned slot was not left alone: %+v", at)
	}
	if at := roster.At(Slot{Role: "main"}, 1); len(at) != 1 || names[at[0].Person] != "罗" {
		t.Errorf("the open slot beside it is %+v", at)
	}
	if at := roster.At(Slot{Role: "chief"}, 2); len(at) != 1 || names[at[0].Person] != "何" {
		t.Errorf("night: %+v", at)
	}
	if len(r.Entries) != 1+3 { // one shift made, three duties
		t.Errorf("%d entries: %+v", len(r.Entries), r.Entries)
	}
	p.refuse(GenerateRoster{Days: 1, Pattern: PatternTwelve, Crews: [][]CrewSlot{one, two}}, Refused, "command.no_change")
	p.sound()
}

func TestWrongPatternsAreRefused(t *testing.T) {
	p := mustCreate(t)
	crews := [][]CrewSlot{{{Slot: Slot{Role: "chief"}, Person: p.by}}}
	for _, c := range []struct {
		cmd    GenerateRoster
		reason string
	}{
		{GenerateRoster{Days: 0, Pattern: PatternTwelve, Crews: crews}, "roster.days"},
		{GenerateRoster{Days: 61, Pattern: PatternTwelve, Crews: crews}, "roster.days"},
		{GenerateRoster{Days: 1, Pattern: PatternTwelve}, "roster.crews"},
		{GenerateRoster{Days: 1, Pattern: PatternTwelve, Crews: [][]CrewSlot{{{}}}}, "roster.crews"},
		{GenerateRoster{Days: 1, Pattern: "weekly", Crews: crews}, "roster.pattern"},
		{GenerateRoster{Days: 1, Pattern: PatternThree, Crews: crews}, "roster.shifts_a_day"},
		{GenerateRoster{Days: 1, Pattern: PatternCustom, Crews: crews}, "roster.rotation"},
		{GenerateRoster{Days: 1, Pattern: PatternCustom, Rotation: []int{2}, Crews: crews}, "roster.rotation_crew"},
	} {
		p.refuse(c.cmd, Invalid, c.reason)
	}
	if _, err := p.CrewInOrder(context.Background(), []string{"K2", "K2", "K2"}); err == nil {
		t.Error("more people than posts made a crew")
	}
}

func TestSwapsKeepWhoDecidedAndTheHoursOfWhoLeft(t *testing.T) {
	p := mustCreate(t)
	he, lin := p.person("何"), p.person("林")
	p.do(AssignDuty{Role: "chief", Person: he})
	p.do(AssignDuty{Role: "main", Person: lin})
	p.do(SignIn{Person: he})
	p.clock.Minutes(90)
	p.do(SignOut{Person: he})
	p.do(TradeDuties{No: 1, WithNo: 2, Reason: "何不舒服，班长让换"})
	s, err := p.CurrentShift(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if s.Duties[0].Person != lin || s.Duties[1].Person != he || len(s.Duties[0].Swaps) != 1 || s.Duties[0].Swaps[0].By != p.by {
		t.Errorf("after the trade %+v", s.Duties)
	}
	p.clock.Minutes(30)
	p.do(SignIn{Person: he})
	p.clock.Minutes(30)
	p.do(SignOut{Person: he})
	p.clock.Minutes(60)
	p.do(SignIn{Person: he}) // signed out by mistake
	h, err := p.Hours(context.Background(), p.clock.Now().Add(-24*time.Hour), p.clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range h {
		if x.Person == he && x.Worked != 2*time.Hour {
			t.Errorf("何 worked %s", x.Worked)
		}
	}
	p.refuse(TradeDuties{No: 1, WithNo: 1, Reason: "x"}, Refused, "duty.trade_same")
	p.refuse(TradeDuties{No: 1, WithNo: 9, Reason: "x"}, NotFound, "duty.unknown")
	p.sound()
}

func TestHoursAndTheirGuard(t *testing.T) {
	p := mustCreate(t)
	he, lin := p.person("何"), p.person("林")
	p.do(AssignDuty{Role: "chief", Person: he})
	p.do(AssignDuty{Role: "main", Person: lin})
	p.do(SignIn{Person: he})
	p.do(AddShift{Slug: "A", Start: p.clock.Now()})
	p.do(AssignDuty{Shift: "2022-09-02-A", Role: "chief", Person: he}) // 00:30-08:00 and 08:00-20:00
	p.clock.Minutes(60)
	r := p.roster(2)
	if h := r.Hours[he]; h.Worked != time.Hour || h.Ahead != 18*time.Hour+30*time.Minute || h.Most != 19*time.Hour+30*time.Minute || !h.Over {
		t.Errorf("何 %+v", h)
	}
	if h := r.Hours[lin]; h.Worked != 0 || h.Ahead != 6*time.Hour+30*time.Minute || h.Over {
		t.Errorf("林 %+v", h)
	}
	if got := issues(r, IssueOver); len(got) != 1 {
		t.Errorf("over hours: %q", got)
	}
	p.do(RemoveDuty{Shift: "2022-09-02-A", No: 1, Reason: "超时"})
	if r = p.roster(2); r.Hours[he].Over || len(issues(r, IssueOver)) != 0 {
		t.Errorf("still over: %+v", r.Hours[he])
	}
}

func TestHoursOfUnitedSpells(t *testing.T) {
	h := func(a, b int64) spell { return spell{journal.Time(a * 3_600_000), journal.Time(b * 3_600_000)} }
	for _, c := range []struct {
		list []spell
		most time.Duration
	}{
		{nil, 0},
		{[]spell{h(0, 8)}, 8 * time.Hour},
		{[]spell{h(0, 8), h(4, 10)}, 10 * time.Hour},   // two slots at once count once
		{[]spell{h(0, 12), h(24, 36)}, 12 * time.Hour}, // 12 on, 12 off
		{[]spell{h(0, 12), h(20, 32)}, 16 * time.Hour}, // the window ends with the second
		{[]spell{h(20, 32), h(0, 12)}, 16 * time.Hour}, // in any order
		{[]spell{h(0, 30)}, 24 * time.Hour},            // a day has no more
		{[]spell{h(0, 6), h(8, 14), h(16, 22), h(24, 30)}, 18 * time.Hour},
	} {
		if most, _ := busiest(united(c.list), 0, 1<<60); most != c.most {
			t.Errorf("%v: %s, want %s", c.list, most, c.most)
		}
	}
}

func TestSilentPostNamesItsBPost(t *testing.T) {
	p := mustCreate(t)
	he, lin, wu := p.person("何"), p.person("林"), p.person("吴")
	medical, supply := p.groupID("medical"), p.groupID("supply")
	p.do(SetHolder{ID: "medical", Post: "b", Person: lin})
	p.do(AssignDuty{Group: medical, Post: "a", Person: he})
	p.do(AssignDuty{Group: supply, Post: "a", Person: wu})
	p.do(SignIn{Person: wu})
	silent, err := p.SilentPosts(context.Background())
	if err != nil || len(silent) != 1 || silent[0].Slug != "medical" || silent[0].Person != he || silent[0].BName != "林" || silent[0].BPhone == "" {
		t.Fatalf("%+v, %v", silent, err)
	}
	p.do(MusterGroup{ID: "medical", Post: "a"})
	if silent, err = p.SilentPosts(context.Background()); err != nil || len(silent) != 0 {
		t.Errorf("mustered and still silent: %+v, %v", silent, err)
	}
}

func TestSilenceBeginsAfterTheMusterMinutes(t *testing.T) {
	p := mustCreate(t)
	p.do(AssignDuty{Group: p.groupID("medical"), Post: "a", Person: p.person("何")})
	s, err := p.CurrentShift(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for minute, want := range map[int]int{14: 0, 15: 1} {
		c, err := p.AsOf(context.Background(), p.clock.Now())
		if err != nil {
			t.Fatal(err)
		}
		b, err := c.rosterParts(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		r := p.roster(1)
		r.Now = s.Start.Add(time.Duration(minute) * time.Minute)
		if got := b.silent(r); len(got) != want {
			t.Errorf("minute %d: %+v", minute, got)
		}
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestCrewsAreReadAsPeopleWriteThem(t *testing.T) {
	p := mustCreate(t)
	he, feng := p.person("何"), p.person("A班主班 冯")
	p.do(AssignDuty{Role: "main", Person: he})
	p.do(SignIn{Person: feng}) // an extra hand is on no crew
	medical := p.groupID("medical")
	site, err := p.Site(context.Background(), "east")
	if err != nil {
		t.Fatal(err)
	}
	chief, main := Slot{Role: "chief"}, Slot{Role: "main"}
	for text, want := range map[string][]CrewSlot{
		"": nil, "2022-09-01-B": {{main, he}}, "何": {{chief, he}}, "何、A班主班 冯": {{chief, he}, {main, feng}}, " 何 ，A班主班 冯 ": {{chief, he}, {main, feng}},
		"main=A班主班 冯 medical：B＝何": {{main, feng}, {Slot{Group: medical, Post: "b"}, he}}, "值班长=何，东门=A班主班 冯": {{chief, he}, {Slot{Site: site.ID}, feng}},
	} {
		got, err := p.ReadCrew(context.Background(), text)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
	for text, reason := range map[string]string{"无此人": "person.unknown", "何、何、何": "roster.crew_too_long", "天台=何": "roster.crew_slot", "nosuch:a=何": "group.unknown", "main=": "person.unknown"} {
		_, err := p.ReadCrew(context.Background(), text)
		if e := asError(err); e == nil || e.Reason != reason {
			t.Errorf("%q: %v, want %s", text, err, reason)
		}
	}
}
