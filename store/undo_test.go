package store

import (
	"context"
	"fmt"
	"testing"
	"time"
)

// Every kind of entry has a counter that the program can propose, or says why
// it has none.
func TestEveryKindCanBeUndoneOrSaysWhyNot(t *testing.T) {
	ways := undoings()
	for name := range kinds().kinds {
		way, ok := ways[name]
		switch {
		case !ok:
			t.Errorf("%s has no way back: add one to undoings", name)
		case way.counter == nil && way.why == "":
			t.Errorf("%s has neither a counter nor a reason", name)
		case way.counter != nil && way.quiet:
			t.Errorf("%s is passed over although it has a counter", name)
		}
	}
	for name := range ways {
		if _, ok := kinds().kinds[name]; !ok {
			t.Errorf("%s is no kind", name)
		}
	}
}

// undone takes the last act of the first officer back.
func (p *testPost) undone(want string) {
	p.tb.Helper()
	act, err := p.LastAct(context.Background(), p.by)
	if err != nil {
		p.tb.Fatal(err)
	}
	if act.Line.Kind != want || act.Why != "" {
		p.tb.Fatalf("the last act is %s (%s), want %s", act.Line.Kind, act.Why, want)
	}
	r := p.do(UndoAct{Entry: act.Line.ID, Reason: "误操作"})
	if len(r.Entries) != len(act.Counters)+1 || r.Entries[len(r.Entries)-1].Kind != kindUndo {
		p.tb.Fatalf("%+v was recorded, %+v was announced", r.Entries, act.Counters)
	}
	for i, c := range act.Counters {
		if r.Entries[i].Kind != c.Kind {
			p.tb.Errorf("%s was recorded, %s was announced", r.Entries[i].Kind, c.Kind)
		}
	}
}

// look is what is seen of a post, without the times and texts of an undo.
func look(t *testing.T, p *testPost) string {
	t.Helper()
	ctx, out := context.Background(), ""
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	post, err := p.Post(ctx)
	must(err)
	out += fmt.Sprintln(post.Mode, post.T0, post.Milestones)
	ms, err := p.Matters(ctx, MatterFilter{})
	must(err)
	for _, m := range ms {
		out += fmt.Sprintln(m.Number, m.State, m.Level, m.Grid, m.Type, m.Household, m.Owner, m.OwnerGroup, m.ETA, m.Resume, m.Result, m.Verifier, m.Into, m.IfThen)
	}
	for _, part := range []string{"1", "2", "3"} {
		g, err := p.Grid(ctx, part)
		must(err)
		out += fmt.Sprintln(g.Number, g.Name, g.Zone, g.Leader, g.Absent, g.Households, g.Basis, g.Set, g.Retired)
	}
	sites, err := p.Sites(ctx)
	must(err)
	for _, s := range sites {
		out += fmt.Sprint(s.Key, s.State, s.Lanes, s.KeyHolder)
		for _, c := range s.Counted {
			out += fmt.Sprint(" ", c.Slug, c.Have, c.Need)
		}
		for _, g := range s.Guards {
			out += " " + g.Person
		}
		out += "\n"
	}
	people, err := p.People(ctx, PersonFilter{})
	must(err)
	for _, x := range people {
		out += fmt.Sprint(x.Name, x.Phone, x.Skills, x.Has(RoleOfficer), x.Has("volunteer")) + "\n"
	}
	return out + lookDuties(t, p)
}

func lookDuties(t *testing.T, p *testPost) (out string) {
	t.Helper()
	ctx := context.Background()
	teams, err := p.Teams(ctx)
	if err != nil {
		t.Fatal(err)
	}
	groups, err := p.Groups(ctx)
	if err != nil {
		t.Fatal(err)
	}
	out = fmt.Sprintln(teams) + fmt.Sprintln(groups)
	s, err := p.CurrentShift(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range s.Duties {
		if !d.Removed {
			out += fmt.Sprintln(d.Role, d.Person, d.SignedIn != 0 && d.SignedOut == 0)
		}
	}
	all, err := p.Alarms(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		out += fmt.Sprint(a.Code, a.Snoozed != nil, " ")
	}
	return out
}

func TestUndoLeadsBack(t *testing.T) {
	var he, luo, team string
	type step struct {
		before []Command
		act    Command
		kind   string
	}
	in := func(p *testPost, min int) time.Time { return p.clock.Now().Add(time.Duration(min) * time.Minute) }
	p := mustCreateAs(t, t.TempDir()+"/post.db", Init{T0: time.Date(2022, 9, 2, 0, 30, 0, 0, testZone(t))})
	he, luo = p.person("何"), p.person("罗")
	team = p.do(AddTeam{Name: "尖刀队", Size: 8}).Subject
	report := func(text string) Command {
		return ReportMatter{Type: "medicine", Grid: "1", Household: "12号", Text: text}
	}
	for _, s := range []step{
		{nil, SetT0{T0: p.clock.Now().Add(-time.Hour), Reason: "更正"}, "post.t0"},
		{nil, SetMode{Mode: Peace}, "post.mode"},
		{nil, MarkMilestone{Slug: "guarded"}, "post.milestone"},
		{[]Command{MarkMilestone{Slug: "guarded"}}, MarkMilestone{Slug: "first"}, "post.milestone"},
		{[]Command{report("一"), DispatchMatter{ID: "K-001", Group: "medical", ETA: 9}}, DispatchMatter{ID: "K-001", To: "何医生"}, "matter.dispatch"},
		{nil, AcceptMatter{ID: "K-001"}, "matter.accept"},
		{[]Command{AcceptMatter{ID: "K-001"}}, SceneMatter{ID: "K-001"}, "matter.scene"},
		{[]Command{SceneMatter{ID: "K-001"}}, HandMatter{ID: "K-001"}, "matter.hand"},
		{[]Command{HandMatter{ID: "K-001"}}, HoldMatter{ID: "K-001", Reason: "等车", Resume: in(p, 300)}, "matter.hold"},
		{[]Command{HoldMatter{ID: "K-001", Reason: "等车", Resume: in(p, 300)}}, HandMatter{ID: "K-001"}, "matter.hand"},
		{nil, VerifyMatter{ID: "K-001"}, "matter.verify"},
		{nil, ReturnMatter{ID: "K-001", Reason: "送错"}, "matter.return"},
		{nil, AmendMatter{ID: "K-001", Level: "red", Reason: "昏倒"}, "matter.amend"},
		{nil, SetIfThen{ID: "K-001", Text: "若再疼 → 送医"}, "matter.next"},
		{nil, CloseMatter{ID: "K-001", Result: "好了", Verifier: luo}, "matter.close"},
		{[]Command{CloseMatter{ID: "K-001", Result: "好了", Verifier: luo}}, ReopenMatter{ID: "K-001", Reason: "又疼"}, "matter.reopen"},
		{[]Command{report("二")}, AnswerMatter{ID: "K-002", Result: "已告知"}, "matter.answer"},
		{nil, MergeMatter{ID: "K-002", Into: "K-001"}, "matter.merge"},
		{nil, SetGridStatus{ID: "2", Level: Watch, Reason: "人手少"}, "grid.set"},
		{nil, RenameGrid{ID: "2", Number: 2, Name: "西头"}, "grid.name"},
		{nil, SetGridZone{ID: "2", Zone: "outer"}, "grid.zone"},
		{[]Command{SetGridLeader{ID: "2", Person: he}}, SetGridLeader{ID: "2", Absent: true}, "grid.leader"},
		{nil, SetGridHouseholds{ID: "2", Households: 51}, "grid.households"},
		{nil, RetireGrid{ID: "3"}, "grid.retire"},
		{nil, SetSiteState{ID: "east", State: SiteInService}, "site.state"},
		{nil, PostGuard{ID: "east", Person: he}, "site.guard"},
		{[]Command{PostGuard{ID: "east", Person: he}}, RelieveGuard{ID: "east", Person: he}, "site.relieve"},
		{[]Command{HoldKey{ID: "east", Person: he}}, HoldKey{ID: "east", Person: luo}, "site.key"},
		{[]Command{SetLanes{ID: "hall", Lanes: 3}, SetLanes{ID: "hall", No: 2, Reason: "坏了"}}, SetLanes{ID: "hall", Lanes: 5}, "site.lanes"},
		{nil, SetLanes{ID: "hall", No: 1, Reason: "坏了"}, "site.lanes"},
		{nil, ChangePerson{ID: he, Name: "何二", Phone: "139"}, "person.change"},
		{nil, AddRole{ID: he, Role: "volunteer"}, "person.role"},
		{[]Command{AddRole{ID: he, Role: "volunteer"}}, EndRole{ID: he, Role: "volunteer"}, "person.role_end"},
		{nil, ChangeTeam{ID: team, AddTeam: AddTeam{Name: "先锋队", Size: 9}}, "team.change"},
		{nil, JoinTeam{ID: team, Person: he}, "team.join"},
		{[]Command{JoinTeam{ID: team, Person: he}}, LeaveTeam{ID: team, Person: he}, "team.leave"},
		{nil, SetHolder{ID: "medical", Post: "a", Person: he}, "group.holder"},
		{nil, MusterGroup{ID: "medical", Post: "a"}, "group.muster"},
		{nil, AssignDuty{Role: "chief", Person: he}, "duty.assign"},
		{[]Command{AssignDuty{Role: "main", Person: luo}}, SignIn{Person: luo}, "duty.sign_in"},
		{[]Command{SignIn{Person: luo}}, SignOut{Person: luo}, "duty.sign_out"},
		{nil, SetSkills{ID: he, Skills: "司机"}, "person.skills"},
		{[]Command{SetSkills{ID: he, Skills: "司机"}}, SetSkills{ID: he, Skills: "医生"}, "person.skills"},
		{[]Command{CountMaterials{ID: "east", Counts: []MaterialCount{{"tent", 1, 2}}}}, CountMaterials{ID: "east", Counts: []MaterialCount{{"tent", 2, 2}}}, "site.material"},
		{nil, SwapDuty{No: 2, Person: he, Reason: "替班"}, "duty.swap"},
		{nil, RemoveDuty{No: 2, Reason: "不用"}, "duty.remove"},
	} {
		for _, c := range s.before {
			p.do(c)
		}
		was := look(t, p)
		p.do(s.act)
		if look(t, p) == was {
			t.Errorf("%s changes nothing that is looked at", s.kind)
		}
		p.undone(s.kind)
		sameDump(t, s.kind, look(t, p), was)
	}
	p.sound()
}

func TestUndoGoesOnStepByStep(t *testing.T) {
	p := mustCreate(t)
	p.do(ReportMatter{Type: "allergy", Text: "喉咙肿"})
	p.do(DispatchMatter{ID: "K-001", Group: "medical"})
	p.do(AcceptMatter{ID: "K-001"})
	p.undone("matter.accept")
	p.undone("matter.dispatch")
	p.undone("matter.report")
	m, err := p.Matter(context.Background(), "K-001")
	if err != nil || m.State != MatterVoid {
		t.Errorf("%s, %v", m.State, err)
	}
	if _, err := p.LastAct(context.Background(), p.person("何")); CodeOf(err) != NotFound {
		t.Errorf("somebody who did nothing: %v", err)
	}
	p.undone("person.add") // of 何: no officer any more
}

func TestUndoOfNotesAndVoids(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	note := p.do(WriteNote{Text: "早餐 3,000余份", Figures: []Figure{{Slug: "breakfast", What: "早餐", Number: 3000, Unit: "份", Basis: "over"}}})
	p.undone("note.add")
	if s, ok, err := p.strikeOf(ctx, note.Entries[0].ID); err != nil || !ok || s.Reason != "误操作" {
		t.Errorf("the note is not struck: %+v %v", s, err)
	}
	p.do(ReportMatter{Type: "rubbish", Text: "满了"})
	p.do(VoidMatter{ID: "K-001", Reason: "看错"})
	p.undone("matter.void")
	if m, err := p.Matter(ctx, "K-002"); err != nil || m.Text != "满了" || m.State != MatterNew {
		t.Errorf("%+v, %v", m, err)
	}
	note = p.do(WriteNote{Text: "晚餐 200份", Figures: []Figure{{Slug: "breakfast", What: "晚餐", Number: 200, Unit: "份", Basis: "exact"}}})
	p.do(StrikeEntry{Entry: note.Entries[0].ID, Reason: "重了"})
	p.undone("journal.strike")
	figures, err := p.Figures(ctx, nil, nil)
	if err != nil || len(figures) != 1 || figures[0].Number != 200 {
		t.Errorf("%+v, %v", figures, err)
	}
	p.sound()
}

func TestUndoSaysWhyNot(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	other := p.person("何")
	why := func(want string) {
		t.Helper()
		act, err := p.LastAct(ctx, p.by)
		if err != nil || act.Why != want {
			t.Fatalf("%s: %q, %v; want %q", act.Line.Kind, act.Why, err, want)
		}
		p.refuse(UndoAct{Entry: act.Line.ID, Reason: "误"}, Refused, want)
	}
	p.do(AddTeam{Name: "尖刀队"})
	why("undo.team_stays")
	p.do(SetGridLeader{ID: "1", Person: other})
	why("undo.no_earlier") // there was no leader to go back to
	p.do(ReportMatter{Type: "allergy", Text: "喉咙肿"})
	p.do(DispatchMatter{ID: "K-001", Group: "medical"})
	p.doBy(other, AcceptMatter{ID: "K-001"})
	why("undo.changed_since")
	act, err := p.LastAct(ctx, other)
	if err != nil || act.Line.Kind != "matter.accept" {
		t.Fatal(act.Line.Kind, err)
	}
	p.refuse(UndoAct{Entry: act.Line.ID, Reason: "误"}, Conflict, "undo.not_last") // it is not mine
	p.doBy(other, UndoAct{Entry: act.Line.ID, Reason: "误"})
	p.undone("matter.dispatch") // what came after it was taken back
	p.refuse(UndoAct{Entry: "x", Reason: " "}, Invalid, "text.empty")
	p.sound()
}

func TestUndoOfAlarmsAndCutOff(t *testing.T) {
	p := mustCreate(t)
	p.do(ReportMatter{Type: "allergy", Text: "喉咙肿"})
	p.clock.Minutes(11)
	key := alarmKey(t, p.View, AlarmDispatch)
	p.do(SnoozeAlarm{Key: key, Until: p.clock.Now().Add(time.Hour), Reason: "车在路上"})
	p.undone("alarm.snooze")
	wantAlarms(t, p, "the snooze was taken back", "matter.dispatch red")
	p.do(SnoozeAlarm{Key: key, Until: p.clock.Now().Add(time.Hour), Reason: "车在路上"})
	p.do(WakeAlarm{Key: key})
	p.undone("alarm.wake")
	wantAlarms(t, p, "put off again", "")
	p.do(SignIn{Person: p.by})
	p.do(SignOut{Person: p.by})
	p.undone("duty.sign_out")
	pass := p.do(RecordPass{Site: "east", Who: "粤J12345", In: true})
	p.undone("site.pass")
	if _, struck, err := p.strikeOf(context.Background(), pass.Entries[0].ID); err != nil || !struck {
		t.Errorf("the pass is not struck: %v", err)
	}
	p.do(CutOff{})
	p.undone("handover.cutoff")
	if _, err := p.Handover(context.Background(), "open"); CodeOf(err) != NotFound {
		t.Errorf("the handover is still open: %v", err)
	}
	p.sound()
}
