package store

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// hotPost is a post in its emergency with a census door and a resident's phone.
func hotPost(tb testing.TB) *testPost {
	tb.Helper()
	p := mustCreate(tb)
	p.do(SetT0{T0: p.clock.Now()})
	p.do(AddHousehold{Grid: "1", Building: "3栋", Room: "101", Phone: "139 0000 0007", Residents: []NewResident{{Name: "李婶", Phone: "13800001234"}, {Name: "李伯"}}})
	return p
}

// A call is found by the first digits of its number, wherever the number
// stands, each number once; what is open is listed beside.
func TestACallerIsFoundByNumberAndByDoor(t *testing.T) {
	p := hotPost(t)
	ctx := context.Background()
	p.do(AddPerson{Name: "林医生", Phone: "138-0000-1299", Role: RoleOfficer})
	p.do(TakeCall{Phone: "13800009999", Caller: "王某", Grid: "2", Household: "5栋", Text: "停水"})
	for _, c := range []struct {
		phone, want string
		exact       bool
	}{{"138", "", false}, {"1380 0001", "李婶 3栋101|林医生 ", false}, {"１３８００００１２３４", "李婶 3栋101", true}, {"139-0000", "李婶 3栋101", false}, {"13800009999", "王某 5栋", true}, {"7777", "", false}} {
		list, err := p.FindCallers(ctx, c.phone, 5)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for i, x := range list {
			if i > 0 {
				got += "|"
			}
			got += x.Name + " " + x.Household
		}
		if got != c.want || len(list) > 0 && list[0].Exact != c.exact {
			t.Errorf("%s: %q, want %q (%+v)", c.phone, got, c.want, list)
		}
	}
	at, err := p.CallerAt(ctx, "1", "3栋 101")
	if err != nil || at.Name != "李婶" || at.Phone != "139 0000 0007" && at.Phone != "13900000007" {
		t.Errorf("%+v, %v", at, err)
	}
}

// One call opens a matter and answers it, one dispatches it, one is added to
// it and chases it, one needs none.
func TestWhatACallComesTo(t *testing.T) {
	p := hotPost(t)
	ctx := context.Background()
	r := p.do(TakeCall{Phone: "13800001234", Caller: "李婶", Grid: "1", Household: "3栋101", Text: "何时解封", Type: "rubbish", Answer: "等通知", Minutes: 3})
	if m, err := p.Matter(ctx, r.Number); err != nil || m.State != MatterAnswered || m.Source != SourceHotline || m.Phone != "13800001234" || m.Result != "等通知" {
		t.Errorf("%+v, %v", m, err)
	}
	p.clock.Minutes(10)
	r = p.do(TakeCall{Phone: "138 0000 1234", Caller: "李婶", Grid: "1", Household: "3栋101", Text: "断奶粉", Type: "medicine", Group: "supply", ETA: 40})
	m, err := p.Matter(ctx, r.Number)
	if err != nil || m.State != MatterDispatched || m.ETA != 40 || m.Dispatched != m.Reported || m.Number != "K-002" {
		t.Errorf("%+v, %v", m, err)
	}
	p.clock.Minutes(30)
	p.do(TakeCall{Caller: "李婶", Phone: "13800001234", Matter: "K-002", Text: "还没到"})
	p.do(TakeCall{Phone: "13700000001", Outcome: CallInfo, Text: "问核酸地点"})
	p.do(TakeCall{Outcome: CallSilent})
	p.do(TakeCall{Way: CallOut, Phone: "13800001234", Outcome: CallReached, Text: "问门牌"})
	if m, err = p.Matter(ctx, "K-002"); err != nil || m.Chases != 1 || m.LastText != "还没到" {
		t.Errorf("%+v, %v", m, err)
	}
	calls, err := p.HotCalls(ctx, CallFilter{})
	if err != nil || len(calls) != 6 {
		t.Fatalf("%+v, %v", calls, err)
	}
	for i, want := range []string{CallReached, CallSilent, CallInfo, CallAdded, CallDispatched, CallAnswered} {
		if calls[i].Outcome != want {
			t.Errorf("call %d is %s, want %s", i, calls[i].Outcome, want)
		}
	}
	if c := calls[3]; c.Household != "3栋101" || c.Grid != m.Grid || c.Matter != m.ID || c.Number != "K-H003" {
		t.Errorf("%+v", c)
	}
	known, err := p.CallerMatters(ctx, "13800001234", "", "")
	if err != nil || known.Calls != 3 || len(known.Open) != 1 || known.Open[0].Number != "K-002" || len(known.Ended) != 1 {
		t.Errorf("%+v, %v", known, err)
	}
	if known, err = p.CallerMatters(ctx, "", m.Grid, "3-101"); err != nil || len(known.Open) != 1 || known.Calls != 3 {
		t.Errorf("by the door: %+v, %v", known, err)
	}
	again, err := p.RepeatCallers(ctx, 0, 0)
	if err != nil || len(again) != 1 || again[0].Calls != 3 || len(again[0].Open) != 1 {
		t.Errorf("%+v, %v", again, err)
	}
	p.sound()
}

func TestACallIsRefusedWithItsReason(t *testing.T) {
	p := hotPost(t)
	p.do(TakeCall{Phone: "13800001234", Text: "何时解封", Answer: "等通知"})
	for _, c := range []struct {
		cmd    TakeCall
		code   Code
		reason string
	}{
		{TakeCall{Text: "停水"}, Invalid, "hotline.who_missing"},
		{TakeCall{Phone: "无号码", Text: "停水"}, Invalid, "phone.no_digit"},
		{TakeCall{Phone: "139"}, Invalid, "text.empty"},
		{TakeCall{Phone: "139", Text: "停水", Grid: "99"}, NotFound, "grid.unknown"},
		{TakeCall{Phone: "139", Text: "停水", Type: "nonesuch"}, NotFound, "matter.type_unknown"},
		{TakeCall{Phone: "139", Text: "又来问", Matter: "K-001"}, Refused, "hotline.matter_ended"},
		{TakeCall{Phone: "139", Text: "又来问", Matter: "K-099"}, NotFound, "matter.unknown"},
		{TakeCall{Phone: "139", Text: "停水", Answer: "知道", Group: "supply"}, Invalid, "hotline.one_way"},
		{TakeCall{Phone: "139", Outcome: CallInfo}, Invalid, "text.empty"},
		{TakeCall{Phone: "139", Outcome: CallSilent, Type: "rubbish"}, Invalid, "hotline.no_matter"},
		{TakeCall{Phone: "139", Outcome: CallReached}, Invalid, "hotline.only_out"},
		{TakeCall{Phone: "139", Outcome: "bell"}, Invalid, "hotline.outcome"},
		{TakeCall{Phone: "139", Way: "up"}, Invalid, "hotline.way"},
		{TakeCall{Phone: "139", Text: "停水", Minutes: -1}, Invalid, "hotline.minutes"},
		{TakeCall{Phone: "139", Text: "心脏病", Type: "allergy", Answer: "知道"}, Refused, "matter.answer_not_red"},
	} {
		p.refuse(c.cmd, c.code, c.reason)
	}
	p.do(TakeCall{Phone: "139", Outcome: CallInfo, Text: "几点"})
	p.refuse(TakeCall{Phone: "139", Outcome: CallInfo, Text: "几点"}, Refused, "note.duplicate")
	if n, err := p.CountHotCalls(context.Background(), CallFilter{}); err != nil || n != 2 {
		t.Errorf("%d calls, %v", n, err)
	}
}

// A closed matter of the hotline waits until the caller was asked; who is not
// content can have it opened again, and then it waits anew.
func TestClosedMattersWaitForTheCallBack(t *testing.T) {
	p := hotPost(t)
	ctx := context.Background()
	waiting := func() string {
		t.Helper()
		list, err := p.WaitingForBack(ctx, 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		out := ""
		for _, m := range list {
			out += m.Number + " "
		}
		if n, err := p.CountWaitingForBack(ctx); err != nil || n != len(list) {
			t.Errorf("counted %d, %v", n, err)
		}
		return out
	}
	p.do(TakeCall{Phone: "139", Text: "停水", Group: "supply"})
	p.do(ReportMatter{Text: "网格报的", Grid: "1"})
	p.do(TakeCall{Phone: "137", Text: "催网格报的", Matter: "K-002"})
	p.do(TakeCall{Phone: "136", Text: "几点发菜", Answer: "下午"})
	p.refuse(CallBack{ID: "K-001", Satisfied: Satisfied, Text: "好"}, Refused, "callback.open")
	p.do(CloseMatter{ID: "K-001", Result: "来水了"})
	p.do(CloseMatter{ID: "K-002", Result: "清了"})
	if got := waiting(); got != "K-001 K-002 " {
		t.Errorf("%q wait", got)
	}
	p.refuse(CallBack{ID: "K-001", Satisfied: "maybe", Text: "好"}, Invalid, "callback.answer")
	p.refuse(CallBack{ID: "K-001", Satisfied: Satisfied}, Invalid, "callback.words")
	p.refuse(CallBack{ID: "K-001", Satisfied: Satisfied, Text: "好", Reopen: true}, Invalid, "callback.reopen")
	p.do(CallBack{ID: "K-001", Satisfied: NotReached})
	if m, _ := p.Matter(ctx, "K-001"); m.BackTries != 1 || !m.CalledBack.IsZero() {
		t.Errorf("%+v", m)
	}
	p.do(CallBack{ID: "K-001", Satisfied: Unsatisfied, Text: "水是黄的", Reopen: true})
	if m, _ := p.Matter(ctx, "K-001"); m.State != MatterNew || m.Reopened != 1 || m.Satisfied != "" {
		t.Errorf("%+v", m)
	}
	p.do(CallBack{ID: "K-002", Satisfied: Satisfied, Text: "谢谢"})
	p.refuse(CallBack{ID: "K-002", Satisfied: Satisfied, Text: "谢谢"}, Refused, "callback.done")
	p.do(CloseMatter{ID: "K-001", Result: "冲洗了管道"})
	if got := waiting(); got != "K-001 " {
		t.Errorf("%q wait", got)
	}
	r := p.do(CallBack{ID: "K-001", Satisfied: Satisfied, Text: "清了"})
	p.do(TakeBackCallBack{Entry: r.Entries[0].ID, Reason: "记错号"})
	p.refuse(TakeBackCallBack{Entry: r.Entries[0].ID, Reason: "记错号"}, Refused, "demand.taken_back")
	if got := waiting(); got != "K-001 " {
		t.Errorf("%q wait after it was taken back", got)
	}
	if list, err := p.CallBacks(ctx, "K-001"); err != nil || len(list) != 4 {
		t.Errorf("%+v, %v", list, err)
	}
	p.sound()
}

// A promise that is past its time alarms and makes its matter late; kept,
// moved or broken it does not; with its matter it is settled.
func TestAnUnkeptPromiseAlarms(t *testing.T) {
	p := hotPost(t)
	ctx := context.Background()
	at := func(h, m int) time.Time { return time.Date(2022, 9, 2, h, m, 0, 0, testZone(t)) }
	p.clock.Set(at(10, 0))
	p.do(ReportMatter{Text: "断药", Level: plan.Yellow})
	p.do(DispatchMatter{ID: "K-001", To: "何医生"})
	p.do(AcceptMatter{ID: "K-001"})
	p.refuse(MakePromise{ID: "K-001", Due: at(9, 0), Text: "送药"}, Invalid, "deadline.past")
	p.refuse(MakePromise{ID: "K-001", Due: at(11, 0)}, Invalid, "text.empty")
	p.refuse(EndPromise{ID: "K-001", State: PromiseKept}, Refused, "promise.none")
	first := p.do(MakePromise{ID: "K-001", Due: at(11, 0), Text: "送药"}).Entries[0].ID
	p.refuse(MakePromise{ID: "K-001", Due: at(11, 0), Text: "送药"}, Refused, "promise.same")
	p.do(MakePromise{ID: "K-001", Due: at(12, 0), Text: "回电话", Who: "冯"})
	if list, _ := p.PromisesOf(ctx, "K-001"); len(list) != 2 || list[0].Who != "何医生" || list[1].Who != "冯" {
		t.Errorf("%+v", list)
	}
	p.clock.Set(at(11, 0))
	if a := alarmsOf(t, p, AlarmKeep); len(a) != 0 {
		t.Errorf("at its time: %+v", a)
	}
	p.clock.Set(at(11, 1))
	if a := alarmsOf(t, p, AlarmKeep); len(a) != 1 || a[0].Number != "K-001" || a[0].Text != "送药" || a[0].Person != "何医生" || a[0].Since != journal.At(at(11, 0)) {
		t.Errorf("%+v", a)
	}
	m, _ := p.Matter(ctx, "K-001")
	if which, by, late := m.Late(p.nowMS()); which != "promise" || by != time.Minute || !late {
		t.Errorf("%s %s %v", which, by, late)
	}
	if n, err := p.CountMatters(ctx, MatterFilter{Overdue: true}); err != nil || n != 1 {
		t.Errorf("%d overdue, %v", n, err)
	}
	if c, err := p.CountOpen(ctx, p.by); err != nil || c.Overdue != 1 || c.Open != 1 {
		t.Errorf("%+v, %v", c, err)
	}
	p.refuse(EndPromise{ID: "K-001", State: PromiseKept}, Refused, "promise.which")
	p.refuse(EndPromise{ID: "K-001", Promise: first, State: PromiseBroken}, Invalid, "reason.missing")
	p.do(MovePromise{ID: "K-001", Promise: first, Due: at(11, 30), Reason: "路封了"})
	if a := alarmsOf(t, p, AlarmKeep); len(a) != 0 {
		t.Errorf("moved: %+v", a)
	}
	p.clock.Set(at(11, 40))
	p.do(EndPromise{ID: "K-001", Promise: first, State: PromiseKept})
	list, _ := p.PromisesOf(ctx, "K-001")
	if x := list[0]; x.State != PromiseKept || !x.Late(p.nowMS()) || len(x.Moves) != 1 || x.Moves[0].From != journal.At(at(11, 0)) {
		t.Errorf("%+v", x)
	}
	p.clock.Set(at(12, 5))
	if open, late, err := p.CountPromises(ctx); err != nil || open != 1 || late != 1 {
		t.Errorf("%d %d %v", open, late, err)
	}
	p.do(CloseMatter{ID: "K-001", Result: "送到"})
	if a := alarmsOf(t, p, AlarmKeep); len(a) != 0 {
		t.Errorf("its matter is closed: %+v", a)
	}
	p.do(ReopenMatter{ID: "K-001", Reason: "没收到"})
	if a := alarmsOf(t, p, AlarmKeep); len(a) != 1 {
		t.Errorf("open again: %+v", a)
	}
	p.do(EndPromise{ID: "K-001", State: PromiseBroken, Text: "没人"})
	if all, err := p.Promises(ctx, PromiseFilter{All: true}); err != nil || len(all) != 2 || all[0].Open() {
		t.Errorf("%+v, %v", all, err)
	}
	p.sound()
}

// What the survey promised by a time alarms until it has come in full.
func TestSuppliesThatWerePromisedAlarm(t *testing.T) {
	p := hotPost(t)
	due := p.clock.Now().Add(time.Hour)
	for _, house := range []string{"3栋101", "3栋102"} {
		p.do(SurveyDemand{Grid: "1", Household: house, Lines: []DemandLine{{Item: "lamp", Wanted: 2, Promised: 2, Due: due}}})
	}
	if a := alarmsOf(t, p, AlarmOwed); len(a) != 0 {
		t.Errorf("%+v", a)
	}
	p.clock.Minutes(61)
	p.do(Deliver{Grid: "1", Household: "3栋101", Lines: []Amount{{Item: "lamp", N: 1}}})
	if a := alarmsOf(t, p, AlarmOwed); len(a) != 1 || a[0].Have != 2 || a[0].Due != 3 || a[0].Slug != "lamp" || a[0].Grid != 1 {
		t.Errorf("%+v", a)
	}
	p.do(Deliver{Grid: "1", Household: "3栋101", Lines: []Amount{{Item: "lamp", N: 1}}})
	p.do(Deliver{Grid: "1", Household: "3栋102", Lines: []Amount{{Item: "lamp", N: 2}}})
	if a := alarmsOf(t, p, AlarmOwed); len(a) != 0 {
		t.Errorf("%+v", a)
	}
}

// The log by hour counts each call in its hour, and none twice.
func TestTheHotlineIsCountedByHour(t *testing.T) {
	p := hotPost(t)
	ctx := context.Background()
	p.clock.Set(time.Date(2022, 9, 2, 9, 59, 0, 0, testZone(t)))
	p.do(TakeCall{Phone: "139", Text: "停水", Group: "supply"})
	p.do(TakeCall{Phone: "139", Outcome: CallWrong})
	p.clock.Minutes(1)
	p.do(TakeCall{Phone: "136", Text: "几点发菜", Answer: "下午"})
	gone := p.do(TakeCall{Phone: "135", Outcome: CallInfo, Text: "几点"}).Number
	p.do(VoidCall{ID: gone, Reason: "重复"})
	p.refuse(VoidCall{ID: gone, Reason: "重复"}, Refused, "hotline.void_already")
	p.do(CloseMatter{ID: "K-001", Result: "来水了"})
	p.do(CallBack{ID: "K-001", Satisfied: NotReached})
	p.do(CallBack{ID: "K-001", Satisfied: Unsatisfied, Text: "黄的"})
	got, err := p.HotlineHours(ctx, 0, 0)
	hour := func(h int) journal.Time { return journal.At(time.Date(2022, 9, 2, h, 0, 0, 0, testZone(t))) }
	want := []HotlineHour{{Start: hour(9), In: 2, Dispatched: 1, Silent: 1}, {Start: hour(10), In: 1, Answered: 1, Back: 1, Unreached: 1, Unhappy: 1}}
	if err != nil || len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("%+v, %v\nwant %+v", got, err, want)
	}
}

// mustCreateWith makes a post of a plan that is a little different.
func mustCreateWith(tb testing.TB, change func(*plan.Plan)) *testPost {
	tb.Helper()
	clock := &testClock{now: time.Date(2022, 9, 2, 0, 30, 0, 0, testZone(tb))}
	init := Init{Plan: testPlan(), Officer: "值班员 冯"}
	change(init.Plan)
	o := Options{Path: filepath.Join(tb.TempDir(), "post", "post.db"), Wall: clock.Now, Version: "test", Synchronous: "OFF"}
	s, err := Create(context.Background(), o, init)
	if err != nil {
		tb.Fatal(err)
	}
	p := &testPost{Store: s, tb: tb, clock: clock, opts: o}
	tb.Cleanup(func() {
		if err := p.Close(); err != nil {
			tb.Error(err)
		}
	})
	who, err := s.PersonByName(context.Background(), init.Officer)
	if err != nil {
		tb.Fatal(err)
	}
	p.by = who.ID
	return p
}

// The plan says who answers the hotline; in an emergency nobody there alarms
// from the plan's hour on.
func TestTheHotlineIsMannedDayAndNight(t *testing.T) {
	p := mustCreateWith(t, func(pl *plan.Plan) { pl.Settings.Hotline, pl.Settings.MannedFromHours = "hall", 2 })
	ctx := context.Background()
	p.do(SetT0{T0: p.clock.Now()})
	begun := p.clock.Now()
	p.clock.Minutes(119)
	if a := alarmsOf(t, p, AlarmHotline); len(a) != 0 {
		t.Errorf("not due yet: %+v", a)
	}
	p.clock.Minutes(2)
	if a := alarmsOf(t, p, AlarmHotline); len(a) != 1 || a[0].Since != journal.At(begun.Add(2*time.Hour)) || a[0].Name != "村委会" {
		t.Errorf("%+v", a)
	}
	who := p.person("林")
	p.do(PostGuard{ID: "hall", Person: who})
	if a := alarmsOf(t, p, AlarmHotline); len(a) != 0 {
		t.Errorf("%+v", a)
	}
	if h, err := p.HotlineStaff(ctx); err != nil || len(h.People) != 1 || h.People[0].Name != "林" || !h.Since.IsZero() {
		t.Errorf("%+v, %v", h, err)
	}
	p.clock.Minutes(30)
	p.do(RelieveGuard{ID: "hall", Person: who})
	p.clock.Minutes(5)
	if a := alarmsOf(t, p, AlarmHotline); len(a) != 1 || p.nowMS().Sub(a[0].Since) != 5*time.Minute {
		t.Errorf("%+v", a)
	}
}
