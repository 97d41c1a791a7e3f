package store

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func (p *testPost) found(f PeopleSearch) []string {
	p.tb.Helper()
	page, err := p.FindPeople(context.Background(), f)
	if err != nil {
		p.tb.Fatal(err)
	}
	var out []string
	for _, r := range page.Rows {
		out = append(out, r.Name)
	}
	if page.Total < len(out) {
		p.tb.Errorf("%d rows of %d", len(out), page.Total)
	}
	return out
}

func TestPeopleAreFoundByWhatOneRemembers(t *testing.T) {
	p := mustCreate(t)
	p.do(AddPerson{Name: "李婶", Phone: "13812345678"})
	p.do(AddPerson{Name: "曾乐", Phone: "13900001111"})
	doctor := p.do(AddPerson{Name: "Anna Li", Phone: "020-8888"}).Subject
	p.do(SetSkills{ID: doctor, Skills: "医生 Driver", Reason: "证件看过"})
	p.do(AddPerson{Name: "李婶子"})
	for text, want := range map[string][]string{
		"李婶": {"李婶", "李婶子"}, "婶": {"李婶", "李婶子"}, "ls": {"李婶", "李婶子"}, "LS": {"李婶", "李婶子"}, "ｌｓ": {"李婶", "李婶子"}, "cl": {"曾乐"}, "zy": {"曾乐"},
		"1381": {"李婶"}, "5678": {"李婶"}, "医生": {"Anna Li"}, "driver": {"Anna Li"}, "anna": {"Anna Li"}, "%": nil, "_": nil, "'": nil,
	} {
		if got := p.found(PeopleSearch{Text: text}); !slices.Equal(got, want) {
			t.Errorf("%q finds %q, want %q", text, got, want)
		}
		all, err := p.People(context.Background(), PersonFilter{Grep: text})
		if err != nil || len(all) != len(want) {
			t.Errorf("%q greps %d, want %d: %v", text, len(all), len(want), err)
		}
	}
	p.do(ChangePerson{ID: doctor, Name: "安娜", Reason: "中文名"})
	if got := p.found(PeopleSearch{Text: "an"}); !slices.Equal(got, []string{"安娜"}) {
		t.Errorf("initials after a change: %q", got)
	}
	if got := p.found(PeopleSearch{Limit: 2, Offset: 2}); !slices.Equal(got, []string{"曾乐", "安娜"}) {
		t.Errorf("second page %q", got)
	}
	p.refuse(SetSkills{ID: doctor, Skills: "医生 Driver"}, Refused, "person.skills_same")
	p.sound()
}

func TestWhereEverybodyIs(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	guard, chief, leader, member, home := p.person("卡口吴"), p.person("班长何"), p.person("格长陈"), p.person("队员林"), p.person("在家黄")
	p.do(AssignDuty{Role: "chief", Person: chief})
	p.do(SignIn{Person: chief})
	p.do(PostGuard{ID: "east", Person: guard})
	p.do(SetGridLeader{ID: "2", Person: leader})
	team := p.do(AddTeam{Name: "尖刀队", Leader: chief, Size: 8}).Subject
	p.do(JoinTeam{ID: team, Person: member})
	p.do(WalkUp{Name: "王强", Phone: "13812345678", Role: RoleVolunteer})
	grid, err := p.Grid(ctx, "3")
	if err != nil {
		t.Fatal(err)
	}
	worker := p.person("网格员周")
	p.do(AddRole{ID: worker, Role: RoleWorker, Of: grid.ID})
	if row, err := p.PersonRow(ctx, worker); err != nil || row.Where.Kind != WhereGrid || row.Where.Grid != 3 {
		t.Errorf("a grid worker is at %+v, %v", row.Where, err)
	}
	w, err := p.Whereabouts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{guard: WhereSite, chief: WhereDuty, leader: WhereGrid, member: WhereTeam, home: ""} {
		if got := w[id].Kind; got != want {
			t.Errorf("%s is at %q, want %q", id, got, want)
		}
	}
	if w[leader].Grid != 2 || !w[leader].Leads || w[guard].Name != "东门" || w[member].Name != "尖刀队" {
		t.Errorf("%+v %+v %+v", w[leader], w[guard], w[member])
	}
	for who, want := range map[string][]string{
		WhoOnDuty: {"卡口吴", "班长何", "王强"}, WhoOfficers: {"值班员 冯", "卡口吴", "班长何", "格长陈", "队员林", "在家黄", "网格员周"}, WhoLeaders: {"班长何", "格长陈"}, WhoVolunteers: {"王强"},
	} {
		if got := p.found(PeopleSearch{Who: who}); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", who, got, want)
		}
	}
	calls, err := p.CallList(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, c := range calls {
		kinds = append(kinds, c.Kind)
	}
	if !slices.Equal(kinds, []string{CallDuty, CallOfficers, CallGrid, CallSite, CallTeam}) {
		t.Errorf("call list %v", kinds)
	}
}

func TestWalkUpIsSignedInAtOnceAndNeverTwice(t *testing.T) {
	p := mustCreate(t)
	r := p.do(WalkUp{Name: " 王强 ", Phone: "13812345678"})
	who, err := p.Person(context.Background(), r.Subject)
	if err != nil || !who.Walkup || who.Name != "王强" {
		t.Fatalf("%+v, %v", who, err)
	}
	p.do(SignOut{Person: who.ID})
	p.clock.Minutes(5)
	p.do(WalkUp{Name: "王强", Phone: "13812345678"}) // back again
	if list := p.found(PeopleSearch{Text: "王强"}); len(list) != 1 {
		t.Errorf("entered twice: %q", list)
	}
	p.refuse(WalkUp{Name: "王强", Phone: "13812345678"}, Refused, "duty.signed_in_already")
	p.refuse(WalkUp{Name: " "}, Invalid, "text.empty")
}

// A file of the version before names had initials is folded anew when it is
// opened, so that its people are found by them.
func TestOldFileGetsItsInitials(t *testing.T) {
	clock := &testClock{now: time.Date(2022, 9, 2, 0, 30, 0, 0, testZone(t))}
	o := Options{Path: filepath.Join(t.TempDir(), "x.db"), Wall: clock.Now, Version: "test"}
	s, err := Create(context.Background(), o, Init{Plan: testPlan(), Officer: "值班员 冯"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Do(context.Background(), "K2", time.Time{}, AddPerson{Name: "李婶"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	sqlFile(t, o.Path, "UPDATE person SET initials = ''", "PRAGMA user_version = 2")
	if s, err = Open(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	p := postOf(t, s, clock, o)
	if got := p.found(PeopleSearch{Text: "ls"}); !slices.Equal(got, []string{"李婶"}) {
		t.Errorf("ls finds %q", got)
	}
	p.sound()
}
