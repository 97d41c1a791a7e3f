package store

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

func (p *testPost) clockIn(minutes int) time.Time {
	return p.clock.Now().Add(time.Duration(minutes) * time.Minute)
}

func TestActivationStartsClocksCallsGroupsAndOpensTasks(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	he := p.do(AddPerson{Name: "何", Phone: "1391"}).Subject
	p.do(SetHolder{ID: "medical", Post: "a", Person: he})
	p.refuse(Activate{}, Invalid, "text.empty")
	p.do(Activate{Order: "街道 00:30 电话", Lang: "zh"})
	p.refuse(Activate{Order: "再来"}, Refused, "post.active_already")

	post, err := p.Post(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if post.Mode != Emergency || post.T0 != journal.At(p.clock.Now()) || post.Order != "街道 00:30 电话" {
		t.Errorf("post %+v", post)
	}
	open, err := p.Matters(ctx, MatterFilter{Open: true})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range open {
		got = append(got, m.Level+" "+m.Text+" → "+m.Owner)
	}
	if s := strings.Join(got, "; "); s != "orange 出入口派人 → 物资保障; yellow 摸底数 → 医疗保障" {
		t.Errorf("first tasks: %s", s)
	}
	p.clock.Minutes(14)
	if a := alarmsOf(t, p, AlarmMuster); len(a) != 0 {
		t.Errorf("muster sounds before its time: %+v", a)
	}
	p.do(MusterGroup{ID: "medical", Post: "a"})
	p.clock.Minutes(2)
	if a := alarmsOf(t, p, AlarmMuster); len(a) != 1 || a[0].Have != 1 || a[0].Due != 4 {
		t.Errorf("muster alarm: %+v", a)
	}
	b, err := p.Playbook(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if m := b.Posts[0]; m.Name != "何" || m.Late || m.Mustered.IsZero() || !b.Posts[1].Late {
		t.Errorf("posts %+v", b.Posts)
	}
	p.sound()
}

func alarmsOf(t *testing.T, p *testPost, code string) []Alarm {
	t.Helper()
	all, err := p.Alarms(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return dropFunc(all, func(a Alarm) bool { return a.Code != code })
}

func TestLateStepsPrintTheirReason(t *testing.T) {
	p := mustCreate(t)
	p.do(SetT0{T0: p.clock.Now()})
	p.clock.Minutes(61)
	p.refuse(ExplainLate{Slug: "nothing", Text: "x"}, NotFound, "milestone.unknown")
	p.do(ExplainLate{Slug: "guarded", Text: "西门铁马没到"})
	if a := alarmsOf(t, p, AlarmMilestone); len(a) != 1 || a[0].Text != "西门铁马没到" {
		t.Errorf("alarm %+v", a)
	}
	p.refuse(ExplainLate{Slug: "guarded", Text: " 西门铁马没到 "}, Refused, "command.no_change")
	p.do(MarkMilestone{Slug: "guarded"})
	b, err := p.Playbook(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if s := b.Steps[0]; !s.Late || s.Reason != "西门铁马没到" || s.Done.IsZero() || s.Group != "supply" {
		t.Errorf("step %+v", s)
	}
}

func TestDeadlines(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	p.do(SetT0{T0: p.clock.Now()})
	p.refuse(SetDeadline{Text: "帐篷搭好"}, Invalid, "time.missing")
	p.refuse(SetDeadline{Text: "帐篷搭好", Due: p.clockIn(-5)}, Invalid, "deadline.past")
	p.refuse(SetDeadline{Due: p.clockIn(5)}, Invalid, "text.empty")
	p.refuse(SetDeadline{Text: "帐篷搭好", Due: p.clockIn(5), Group: "nobody"}, NotFound, "group.unknown")
	id := p.do(SetDeadline{Text: "帐篷搭好", Due: p.clockIn(30), Group: "supply", Site: "hall"}).Subject
	p.refuse(SetDeadline{Text: "帐篷搭好", Due: p.clockIn(30), Site: "hall"}, Refused, "note.duplicate")
	p.refuse(MoveDeadline{ID: id, Due: p.clockIn(30), Reason: "等车"}, Refused, "command.no_change")
	p.refuse(MoveDeadline{ID: id, Due: p.clockIn(45)}, Invalid, "text.empty")
	p.do(MoveDeadline{ID: id, Due: p.clockIn(45), Reason: "等车"})
	p.clock.Minutes(46)
	p.do(ExplainDeadline{ID: id, Text: "吊车没来"})
	if a := alarmsOf(t, p, AlarmDeadline); len(a) != 1 || a[0].Text != "帐篷搭好 · 吊车没来" || a[0].Level != plan.Orange {
		t.Errorf("alarm %+v", a)
	}
	p.do(KeepDeadline{ID: "帐篷搭好"})
	p.refuse(KeepDeadline{ID: id}, Refused, "deadline.settled")
	p.refuse(DropDeadline{ID: id, Reason: "不用了"}, Refused, "deadline.settled")
	d, err := p.Deadline(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	if !d.Late(journal.At(p.clock.Now())) || d.Why != "吊车没来" || len(d.Moves) != 1 || d.Moves[0].Reason != "等车" || d.Site == "" || d.Grid == "" {
		t.Errorf("deadline %+v", d)
	}
	if a := alarmsOf(t, p, AlarmDeadline); len(a) != 0 {
		t.Errorf("kept, and still sounds: %+v", a)
	}
	p.sound()
}

// twenty in thirty minutes, with two drivers and one nurse among them
func TestForceCountsHeadsAndSkills(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	p.do(SetT0{T0: p.clock.Now()})
	call := CallForce{Count: 20, Skills: []SkillNeed{{"driver", 2}, {"nurse", 1}}, Grid: "2", Body: "village", Text: "搬物资"}
	for want, bad := range map[string]CallForce{
		"invalid force.count":       {Count: 0, Text: "x"},
		"not_found skill.unknown":   {Count: 3, Skills: []SkillNeed{{"pilot", 1}}, Text: "x"},
		"invalid force.skills_over": {Count: 2, Skills: []SkillNeed{{"driver", 2}, {"nurse", 1}}, Text: "x"},
		"invalid force.skills":      {Count: 9, Skills: []SkillNeed{{"driver", 1}, {"driver", 1}}, Text: "x"},
		"not_found body.unknown":    {Count: 9, Body: "moon", Text: "x"},
		"invalid deadline.past":     {Count: 9, By: p.clockIn(-1), Text: "x"},
		"invalid text.empty":        {Count: 9},
	} {
		code, reason, _ := strings.Cut(want, " ")
		p.refuse(bad, Code(code), reason)
	}
	id := p.do(call).Subject
	count := func() ForceCount {
		t.Helper()
		c, err := p.ForceCount(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	if c := count(); c.Deadline != journal.At(p.clockIn(30)) || c.Matter.Kind != plan.Support || c.Matter.State != MatterDispatched || c.Matter.Owner != "村委会" || c.Short != 20 {
		t.Errorf("called: %+v", c)
	}
	driver := p.do(AddPerson{Name: "吴"}).Subject
	p.do(SetSkills{ID: driver, Skills: "会驾驶"})
	p.do(ExpectForce{ForceWho: ForceWho{Force: id, Person: driver}, ETA: p.clockIn(10)})
	p.refuse(ExpectForce{ForceWho: ForceWho{Force: id, Person: driver}}, Refused, "force.known_already")
	team := p.do(AddTeam{Name: "突击队", Size: 12}).Subject
	p.do(ExpectForce{ForceWho: ForceWho{Force: id, Team: team}})
	if c := count(); c.Coming != 13 || c.Skilled[0].Coming != 1 || c.Arrived != 0 {
		t.Errorf("on the way: %+v", c)
	}
	p.refuse(PlaceForce{ForceWho: ForceWho{Force: id, Person: driver}, Grid: "1"}, Refused, "force.not_arrived")
	p.do(ArriveForce{ForceWho: ForceWho{Force: id, Person: driver}})
	p.refuse(ArriveForce{ForceWho: ForceWho{Force: id, Person: driver}}, Refused, "force.arrived_already")
	p.do(ArriveForce{ForceWho: ForceWho{Force: id, Team: team, Heads: 10}})
	p.do(ArriveForce{ForceWho: ForceWho{Force: id, Heads: 5}})
	p.do(WalkUpForce{Force: id, Name: "陈护士", Phone: "1370", Skills: []string{"护士"}})
	c := count()
	if c.Arrived != 17 || c.Coming != 0 || c.Short != 3 || c.Skilled[0].Short != 1 || c.Skilled[1].Short != 0 {
		t.Errorf("arrived: %+v", c)
	}
	p.clock.Minutes(31)
	if a := alarmsOf(t, p, AlarmForce); len(a) != 1 || a[0].Have != 17 || a[0].Due != 20 {
		t.Errorf("alarm %+v", a)
	}
	p.do(SupportStep{Matter: id, Step: SupportPassed, Body: "village"})
	p.do(SupportStep{Matter: id, Step: SupportAnswered, Body: "street", N: 3, Text: "三人，半小时"})
	p.refuse(SupportStep{Matter: id, Step: SupportPassed, Body: "city"}, NotFound, "body.unknown")
	moves, err := p.SupportMoves(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, m := range moves {
		said = append(said, fmt.Sprintf("%s %s→%s %d", m.Step, m.Body, m.To, m.N))
	}
	if s := strings.Join(said, ", "); s != "asked village→ 20, passed village→street 0, answered street→ 3" {
		t.Errorf("moves: %s", s)
	}
	if c := count(); c.Matter.State != MatterAccepted || c.Matter.Owner != "街道办" {
		t.Errorf("the matter: %+v", c.Matter)
	}
	p.sound()
}

func TestForceHoursByPersonAndGrid(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	begin := p.clock.Now()
	id := p.do(CallForce{Count: 9, Text: "搬物资"}).Subject
	wu := p.do(AddPerson{Name: "吴"}).Subject
	team := p.do(AddTeam{Name: "突击队", Size: 4}).Subject
	one, many := ForceWho{Force: id, Person: wu}, ForceWho{Force: id, Team: team}
	p.do(ArriveForce{ForceWho: one})
	p.do(ArriveForce{ForceWho: many, Grid: "2"})
	p.clock.Minutes(30)
	p.do(PlaceForce{ForceWho: one, Site: "east"}) // of grid 1
	p.refuse(PlaceForce{ForceWho: one, Site: "east"}, Refused, "force.placed_already")
	p.clock.Minutes(60)
	p.do(ReleaseForce{ForceWho: one})
	p.refuse(ReleaseForce{ForceWho: one}, Refused, "force.not_arrived")
	p.clock.Minutes(30)
	who, grids, err := p.ForceHours(ctx, begin, p.clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	if len(who) != 2 || who[0].Worked != 2*time.Hour || who[0].Heads != 4 || who[1].Worked != 90*time.Minute {
		t.Errorf("who %+v", who)
	}
	want := []GridHours{{0, 30 * time.Minute}, {1, time.Hour}, {2, 8 * time.Hour}}
	if fmt.Sprint(grids) != fmt.Sprint(want) {
		t.Errorf("grids %v, want %v", grids, want)
	}
	hours, err := p.Hours(ctx, begin, p.clock.Now())
	if err != nil || len(hours) != 1 || hours[0].Worked != 90*time.Minute {
		t.Errorf("they count against the limit: %+v, %v", hours, err)
	}
}

func TestDoubleBookingIsFlaggedNotRefused(t *testing.T) {
	p := mustCreate(t)
	first, second := p.do(CallForce{Count: 2, Text: "搬物资"}).Subject, p.do(CallForce{Count: 2, Text: "守门"}).Subject
	wu, chen := p.do(AddPerson{Name: "吴"}).Subject, p.do(AddPerson{Name: "陈"}).Subject
	p.do(ArriveForce{ForceWho: ForceWho{Force: first, Person: wu}})
	p.do(ArriveForce{ForceWho: ForceWho{Force: second, Person: wu}})
	p.do(PostGuard{ID: "east", Person: chen})
	p.do(ArriveForce{ForceWho: ForceWho{Force: second, Person: chen}, Grid: "2"})
	roll, err := p.RollCall(context.Background(), second)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, r := range roll {
		got[r.Name] = strings.Join(r.Twice, " ")
	}
	if got["吴"] != "force" || got["陈"] != "site" {
		t.Errorf("twice: %v", got)
	}
	p.do(PlaceForce{ForceWho: ForceWho{Force: second, Person: chen}, Site: "east"}) // the very post they hold
	if roll, _ = p.RollCall(context.Background(), second); len(roll[1].Twice) != 0 {
		t.Errorf("still twice: %+v", roll[1])
	}
}

func TestPeopleFromInsideMustMeetTheCondition(t *testing.T) {
	p := mustCreate(t)
	id := p.do(CallForce{Count: 2, Text: "送菜"}).Subject
	li := p.do(AddPerson{Name: "李婶", Role: RoleResident}).Subject
	who := ForceWho{Force: id, Person: li}
	p.do(ExpectForce{ForceWho: who})
	p.refuse(ArriveForce{ForceWho: who}, Refused, "force.not_cleared")
	p.refuse(ClearPerson{Person: li, Slug: "x"}, NotFound, "condition.unknown")
	p.refuse(ArriveForce{ForceWho: ForceWho{Force: id, Heads: 3}, Inside: true}, Refused, "force.inside_named")
	p.do(ClearPerson{Person: li, Failed: true})
	p.refuse(ArriveForce{ForceWho: who}, Refused, "force.not_cleared")
	p.do(ClearPerson{Person: li})
	p.clock.Add(49 * time.Hour) // good for 48
	p.refuse(ArriveForce{ForceWho: who}, Refused, "force.not_cleared")
	p.do(ClearPerson{Person: li, Slug: "fit"})
	p.do(ArriveForce{ForceWho: who})
	roll, err := p.RollCall(context.Background(), id)
	if err != nil || len(roll) != 1 || roll[0].State != ForceArrived {
		t.Errorf("roll %+v, %v", roll, err)
	}
}

func TestStandDownEndsEverythingAtOnce(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	p.refuse(StandDown{To: "street", Reason: "解除令"}, Refused, "post.not_active")
	p.do(Activate{Order: "街道"})
	red := p.do(ReportMatter{Type: "allergy", Text: "喉咙肿"}).Number
	p.do(SetDeadline{Text: "帐篷搭好", Due: p.clockIn(60)})
	p.do(CountMaterials{ID: "east", Counts: []MaterialCount{{"tent", 2, 2}, {"thermometer", 0, 1}}})
	p.do(SetSiteState{ID: "east", State: SiteInService})
	p.do(PostGuard{ID: "east", Person: p.by})
	p.do(SignIn{Person: p.by})
	p.do(MusterGroup{ID: "medical", Post: "a"})
	id := p.do(CallForce{Count: 20, Level: plan.Blue, Text: "搬物资"}).Subject
	p.do(ArriveForce{ForceWho: ForceWho{Force: id, Heads: 12}})
	p.clock.Minutes(90)
	p.refuse(StandDown{To: "street"}, Invalid, "text.empty")
	p.refuse(StandDown{To: "street", Reason: "解除令"}, Refused, "stand_down.red")
	p.do(VoidMatter{ID: red, Reason: "误报"})
	p.do(StandDown{To: "street", Reason: "解除令"})

	post, err := p.Post(ctx)
	if err != nil {
		t.Fatal(err)
	}
	b := post.Balance
	if post.Mode != Peace || b == nil || b.To != "街道办" || len(b.Matters) != 3 || b.People != 13 || fmt.Sprint(b.Returned) != "[{K9 tent 2}]" {
		t.Errorf("balance %+v of %+v", b, post)
	}
	open, err := p.Matters(ctx, MatterFilter{Open: true})
	for _, m := range open {
		if m.Owner != "街道办" {
			t.Errorf("%s stays with %q", m.Number, m.Owner)
		}
	}
	if err != nil || len(open) != 3 {
		t.Errorf("open %d, %v", len(open), err)
	}
	east, err := p.Site(ctx, "east")
	if err != nil || east.State != SiteClosed || len(east.Guards) != 0 || east.Counted[0].Have != 0 {
		t.Errorf("east %+v, %v", east, err)
	}
	rows, err := p.forceRows(ctx, id)
	if err != nil || rows[0].State != ForceReleased {
		t.Errorf("rows %+v, %v", rows, err)
	}
	before := ClocksOf(post, testPlan(), journal.At(p.clock.Now()))
	p.clock.Add(10 * time.Hour)
	if now := ClocksOf(post, testPlan(), journal.At(p.clock.Now())); fmt.Sprint(now) != fmt.Sprint(before) || now[0].Late {
		t.Errorf("the clocks run on: %+v", now)
	}
	p.sound()
}

func TestCheckPlanFindsWhatIsMissing(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	found := func() string {
		t.Helper()
		gaps, err := p.CheckPlan(ctx)
		if err != nil {
			t.Fatal(err)
		}
		n := map[string]int{}
		for _, g := range gaps {
			n[g.Kind]++
		}
		return fmt.Sprint(n)
	}
	if got := found(); got != "map[body_phone:1 list:1 no_leader:3 vacant:4]" {
		t.Errorf("at first %s", got)
	}
	he := p.do(AddPerson{Name: "何"}).Subject
	p.do(SetHolder{ID: "medical", Post: "a", Person: he})
	p.do(SetGridLeader{ID: "1", Person: he})
	p.do(CheckPlanList{Slug: "phones", Text: "都打过"})
	if got := found(); got != "map[body_phone:1 no_leader:2 phone:1 vacant:3]" {
		t.Errorf("then %s", got)
	}
	p.clock.Add(91 * 24 * time.Hour)
	if got := found(); got != "map[body_phone:1 list:1 no_leader:2 phone:1 vacant:3]" {
		t.Errorf("ninety days on %s", got)
	}
}

func TestUndoOfMusterSteps(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	id := p.do(CallForce{Count: 5, Text: "搬物资"}).Subject
	wu := p.do(AddPerson{Name: "吴"}).Subject
	who := ForceWho{Force: id, Person: wu}
	undo := func() {
		t.Helper()
		act, err := p.LastAct(ctx, p.by)
		if err != nil {
			t.Fatal(err)
		}
		p.do(UndoAct{Entry: act.Line.ID, Reason: "点错"})
	}
	state := func() string {
		t.Helper()
		r, err := p.forceRow(ctx, id, wu)
		if err != nil {
			t.Fatal(err)
		}
		grid, site := r.Place()
		return r.State + " " + grid + site
	}
	p.do(ArriveForce{ForceWho: who, Grid: "1"})
	first := state()
	p.do(PlaceForce{ForceWho: who, Grid: "2"})
	undo()
	if got := state(); got != first {
		t.Errorf("placed back: %s, want %s", got, first)
	}
	p.do(ReleaseForce{ForceWho: who})
	undo()
	if got := state(); got != first {
		t.Errorf("released by mistake: %s, want %s", got, first)
	}
	p.do(ArriveForce{ForceWho: ForceWho{Force: id, Heads: 3}})
	undo()
	if c, err := p.ForceCount(ctx, id); err != nil || c.Arrived != 1 || c.Coming != 0 {
		t.Errorf("three that were not there: %+v, %v", c, err)
	}
	d := p.do(SetDeadline{Text: "帐篷", Due: p.clockIn(30)}).Subject
	undo()
	if got, err := p.Deadline(ctx, d); err != nil || got.Open() {
		t.Errorf("deadline %+v, %v", got, err)
	}
	p.sound()
}

func TestReinforcementsAreFoundWhereTheyWereSent(t *testing.T) {
	p := mustCreate(t)
	id := p.do(CallForce{Count: 2, Text: "守门"}).Subject
	wu := p.do(AddPerson{Name: "吴"}).Subject
	p.do(ArriveForce{ForceWho: ForceWho{Force: id, Person: wu}})
	where := func() Where {
		t.Helper()
		all, err := p.Whereabouts(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		return all[wu]
	}
	if w := where(); w.Kind != "" {
		t.Errorf("not sent anywhere yet: %+v", w)
	}
	p.do(PlaceForce{ForceWho: ForceWho{Force: id, Person: wu}, Site: "east"})
	if w := where(); w.Kind != WhereSite || w.Name != "东门" {
		t.Errorf("at the gate: %+v", w)
	}
	p.do(ReleaseForce{ForceWho: ForceWho{Force: id, Person: wu}})
	if w := where(); w.Kind != "" {
		t.Errorf("gone: %+v", w)
	}
}

// A support request that stands already can ask for people once.
func TestForceOnASupportRequestThatStands(t *testing.T) {
	p := mustCreate(t)
	task := p.do(ReportMatter{Kind: plan.Task, Text: "搬桌子"}).Number
	ask := p.do(ReportMatter{Kind: plan.Support, Text: "请求支援"}).Number
	p.refuse(CallForce{Matter: task, Count: 3}, Refused, "support.not_support")
	r := p.do(CallForce{Matter: ask, Count: 3})
	p.refuse(CallForce{Matter: ask, Count: 3}, Refused, "force.asked_already")
	p.do(AmendForce{ID: r.Number, Count: 5, Reason: "不够"})
	p.refuse(AmendForce{ID: r.Number, Count: 5, Reason: "再说"}, Refused, "command.no_change")
	c, err := p.ForceCount(context.Background(), ask)
	if err != nil || c.Count != 5 {
		t.Errorf("%+v, %v", c, err)
	}
	p.do(ArriveHeads{Force: ask, Heads: 5, Skills: []SkillNeed{{"driver", 2}}})
	p.refuse(ArriveHeads{Force: ask, Heads: 1, Skills: []SkillNeed{{"driver", 2}}}, Invalid, "force.skills_over")
	if c, err = p.ForceCount(context.Background(), ask); err != nil || c.Arrived != 5 || c.Missing() {
		t.Errorf("%+v, %v", c, err)
	}
}

// Whatever is done to a request: heads here are never more than heads that
// came, and the hours by person add up to the hours by grid.
func TestHoursAddUp(t *testing.T) {
	p := mustCreate(t)
	begin := p.clock.Now()
	id := p.do(CallForce{Count: 20, Text: "搬物资"}).Subject
	rows := []ForceWho{}
	for i := range 6 {
		rows = append(rows, ForceWho{Force: id, Person: p.do(AddPerson{Name: fmt.Sprint("人", i)}).Subject})
	}
	for i := range 200 {
		p.clock.Minutes(7 * (i % 5))
		who := rows[i*7%len(rows)]
		for _, cmd := range []Command{ArriveForce{ForceWho: who, Grid: fmt.Sprint(1 + i%3)}, PlaceForce{ForceWho: who, Grid: fmt.Sprint(1 + i%2)}, ReleaseForce{ForceWho: who}}[i%3:] {
			if _, err := p.Do(context.Background(), p.by, time.Time{}, cmd); err != nil && CodeOf(err) != Refused {
				t.Fatal(err)
			}
			break
		}
		who2, grids, err := p.ForceHours(context.Background(), begin, p.clock.Now())
		if err != nil {
			t.Fatal(err)
		}
		var a, b time.Duration
		for _, h := range who2 {
			a += h.Worked * time.Duration(h.Heads)
		}
		for _, g := range grids {
			b += g.Worked
		}
		if a != b {
			t.Fatalf("step %d: by person %s, by grid %s", i, a, b)
		}
		if c, err := p.ForceCount(context.Background(), id); err != nil || c.Here+c.Released != c.Arrived || c.Here < 0 {
			t.Fatalf("step %d: %+v, %v", i, c, err)
		}
	}
}
