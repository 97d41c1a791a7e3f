package store

import (
	"context"
	"testing"
	"time"
)

// street has two buildings in grid 2, whose baseline is 7, and one in grid 1.
func street(t *testing.T) *testPost {
	t.Helper()
	p := quickPost(t, t.TempDir()+"/post.db", Init{})
	var list []AddHousehold
	for _, room := range []string{"101", "102", "103", "201", "202", "1001"} {
		list = append(list, AddHousehold{Grid: "2", Building: "3栋", Room: room, People: 2, Residents: []NewResident{{Name: "甲" + room}, {Name: "乙" + room, Floating: true}}})
	}
	list[1].Residents[0].Needs = []string{"alone"}
	list = append(list, AddHousehold{Grid: "1", Building: "9号", People: 1})
	p.do(AddHouseholds{List: list})
	p.do(SetBaseline{Grid: "2", Households: 7, People: 15})
	p.do(SetBaseline{Grid: "1", Households: 1})
	p.do(SetBaseline{Grid: "3", Households: 0})
	return p
}

func state(t *testing.T, p *testPost, ref string) RoundState {
	t.Helper()
	s, err := p.RoundState(context.Background(), ref)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestRoundTellsWhoHasNotBeenReached(t *testing.T) {
	p, ctx := street(t), context.Background()
	p.refuse(TickDoors{Round: "knock", Grid: "2", Building: "3栋", Spans: []Span{{From: "101", State: TickDone}}}, NotFound, "round.unknown")
	p.do(OpenRound{Kind: "敲门"})
	p.refuse(OpenRound{Kind: "knock"}, Refused, "round.open_already")
	p.refuse(OpenRound{Kind: "dance"}, NotFound, "round.kind_unknown")
	p.do(TickDoors{Round: "入户", Grid: "2", Building: "3", Spans: []Span{{From: "101", To: "106", State: TickDone}, {From: "202", State: TickAbsent, Next: p.clock.Now().Add(time.Hour)}}})
	p.refuse(TickDoors{Round: "knock", Grid: "2", Building: "3栋", Spans: []Span{{From: "777", State: TickDone}}}, NotFound, "household.unknown")
	s := state(t, p, "knock")
	g := s.Grids[1]
	if s.Target != 8 || s.Reached != 3 || s.NotReached != 5 || g.Absent != 1 || g.Unknown != 1 || s.Percent() != 37 {
		t.Errorf("%+v", s)
	}
	page, err := p.RoundDoors(ctx, RoundDoors{Round: "knock", Grid: g.Grid.ID})
	if err != nil || page.Total != 3 || page.Rows[0].Household.Room != "201" || page.Rows[2].Household.Room != "1001" {
		t.Fatalf("%+v %v", page, err)
	}
	p.clock.Minutes(90)
	if s = state(t, p, "knock"); s.Late != 1 {
		t.Errorf("the next visit is past: %+v", s)
	}
	home, err := p.RoundDoors(ctx, RoundDoors{Round: "knock", Which: DoorsHome})
	if err != nil || home.Total != 0 { // 102 lives alone, and was reached
		t.Errorf("%+v %v", home, err)
	}
	p.sound()
}

func TestRoundByCountWarnsAboveTheBaseline(t *testing.T) {
	p := street(t)
	p.do(OpenRound{Kind: "knock"})
	p.do(CountRound{Round: "knock", Grid: "2", Reached: 5, Absent: 1})
	if g := state(t, p, "knock").Grids[1]; g.Reached != 5 || g.NotReached != 2 || g.Absent != 1 {
		t.Errorf("%+v", g)
	}
	p.do(CountRound{Round: "knock", Grid: "2", Reached: 9})
	if g := state(t, p, "knock").Grids[1]; g.Over != 2 || g.NotReached != 0 {
		t.Errorf("%+v", g)
	}
	a, err := p.LastAct(context.Background(), p.by)
	if err != nil || a.Why != "" {
		t.Fatalf("%+v %v", a, err)
	}
	p.do(UndoAct{Entry: a.Line.ID, Reason: "报错了"})
	if g := state(t, p, "knock").Grids[1]; g.Reached != 5 {
		t.Errorf("%+v", g)
	}
	p.sound()
}

func TestRoundOfResidentsOfTheFewAndOfAList(t *testing.T) {
	p, ctx := street(t), context.Background()
	p.do(OpenRound{Kind: "test", Grids: []string{"2"}})
	p.do(TickDoors{Round: "test", Grid: "2", Building: "3栋", Spans: []Span{{From: "101", State: TickDone}}})
	p.do(TickRound{Round: "test", Marks: []Mark{{Household: "2 3-102", No: 2, State: TickRefused}}})
	if s := state(t, p, "test"); s.Target != 15 || s.Reached != 2 || s.Refused != 1 || s.NotReached != 13 {
		t.Errorf("%+v", s)
	}
	p.do(OpenRound{Kind: "visit"})
	if s := state(t, p, "visit"); s.Target != 1 || s.NotReached != 1 {
		t.Errorf("only who lives alone: %+v", s)
	}
	p.clock.Minutes(3)
	p.do(TickRound{Round: "visit", Marks: []Mark{{Household: "2 3栋102", State: TickDone}}})
	v, err := p.HouseholdView(ctx, "2 3栋102")
	if err != nil || len(v.Delivered()) != 1 || v.LastWhy != "visit" {
		t.Errorf("%+v %v", v.Visits, err)
	}
	list := p.do(OpenRound{Kind: "test", Name: "密接", List: []Target{{Household: "2 3栋201", No: 1}, {Name: "张某", Phone: "1380", Place: "外村"}}}).Subject
	p.refuse(TickRound{Round: list, Marks: []Mark{{Household: "#2", State: TickPromised}}}, Invalid, "round.promise_time")
	p.do(TickRound{Round: list, Marks: []Mark{{Household: "#2", State: TickPromised, Next: p.clock.Now().Add(time.Hour), Vehicle: "粤J12345", To: "隔离点"}, {Household: "2 3栋201", State: TickDone}}})
	p.refuse(TickRound{Round: list, Marks: []Mark{{Household: "2 3栋101", State: TickDone}}}, Refused, "round.not_listed")
	s := state(t, p, list)
	if s.Target != 2 || s.Reached != 1 || s.Promised != 1 {
		t.Errorf("%+v", s)
	}
	page, err := p.RoundDoors(ctx, RoundDoors{Round: list})
	if err != nil || page.Total != 1 || page.Rows[0].Listed.Name != "张某" || page.Rows[0].Tick.Vehicle != "粤J12345" {
		t.Errorf("%+v %v", page, err)
	}
	p.sound()
}

func TestClosedRoundMovesNoMore(t *testing.T) {
	p := street(t)
	p.do(OpenRound{Kind: "spray"})
	p.refuse(CountRound{Round: "spray", Grid: "2", Reached: 2}, Invalid, "round.grid_once")
	p.do(CountRound{Round: "spray", Grid: "2", Reached: 1})
	p.refuse(CloseRound{Round: "spray"}, Invalid, "text.empty")
	p.do(CloseRound{Round: "spray", Reason: "天黑"})
	p.refuse(CountRound{Round: "spray", Grid: "1", Reached: 1}, Refused, "round.closed")
	r, err := p.Round(context.Background(), "spray")
	if err != nil || r.Target != 3 || r.Reached != 1 {
		t.Errorf("%+v %v", r, err)
	}
	p.do(OpenRound{Kind: "spray"})
	if r, err = p.Round(context.Background(), "spray"); err != nil || r.No != 2 || !r.Open() {
		t.Errorf("%+v %v", r, err)
	}
	if r, err = p.Round(context.Background(), "spray 1"); err != nil || r.No != 1 {
		t.Errorf("%+v %v", r, err)
	}
	p.sound()
}

// BenchmarkWholeVillage reads what the screens read of 51,000 residents.
func BenchmarkWholeVillage(b *testing.B) {
	ctx := context.Background()
	p := quickPost(b, b.TempDir()+"/post.db", Init{})
	p.do(AddHouseholds{List: village(17000)})
	r := p.do(OpenRound{Kind: "knock"}).Subject
	for i := range 100 {
		p.do(TickDoors{Round: r, Grid: "1", Building: village(i*30 + 1)[i*30].Building, Spans: []Span{{State: TickDone}}})
	}
	g, err := p.Grid(ctx, "2")
	if err != nil {
		b.Fatal(err)
	}
	for name, read := range map[string]func() error{
		"census":      func() error { _, err := p.Census(ctx); return err },
		"households":  func() error { _, err := p.Households(ctx, HouseholdFilter{Grid: g.ID}); return err },
		"everywhere":  func() error { _, err := p.Households(ctx, HouseholdFilter{}); return err },
		"find door":   func() error { _, err := p.Households(ctx, HouseholdFilter{Grep: "13900001234"}); return err },
		"find person": func() error { _, err := p.FindResidents(ctx, "李一", 0); return err },
		"round":       func() error { _, err := p.RoundState(ctx, r); return err },
		"not reached": func() error { _, err := p.RoundDoors(ctx, RoundDoors{Round: r, Grid: g.ID}); return err },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := read(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestUnkeptPromiseSounds(t *testing.T) {
	p, ctx := street(t), context.Background()
	p.do(OpenRound{Kind: "visit", Due: p.clock.Now().Add(2 * time.Hour)})
	p.do(TickRound{Round: "visit", Marks: []Mark{{Household: "2 3栋102", State: TickPromised, Next: p.clock.Now().Add(time.Hour)}}})
	codes := func() (out []string) {
		t.Helper()
		all, err := p.Alarms(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range all {
			if a.Noun == "round" {
				out = append(out, a.Code)
			}
		}
		return out
	}
	if got := codes(); len(got) != 0 {
		t.Errorf("too early: %v", got)
	}
	p.clock.Minutes(61)
	if got := codes(); len(got) != 1 || got[0] != AlarmPromise {
		t.Errorf("the car did not come: %v", got)
	}
	p.clock.Minutes(61)
	if got := codes(); len(got) != 2 {
		t.Errorf("and the round is late: %v", got)
	}
	p.do(TickRound{Round: "visit", Marks: []Mark{{Household: "2 3栋102", State: TickDone}}})
	if got := codes(); len(got) != 0 {
		t.Errorf("all is well: %v", got)
	}
}

// What is taken back is as it was, and what somebody said later stands.
func TestRoundsAndCensusAreTakenBack(t *testing.T) {
	p, ctx := street(t), context.Background()
	house := func(ref string) Household {
		t.Helper()
		h, err := p.HouseholdRef(ctx, ref)
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	h := house("2 3栋101")
	s := h.State()
	s.People = 7
	p.do(ChangeHousehold{ID: h.ID, State: s, Reason: "x"})
	p.undone("household.change")
	p.do(SetResident{Household: h.ID, NewResident: NewResident{Name: "丙"}})
	p.undone("household.resident")
	p.do(SetResident{Household: h.ID, No: 1, NewResident: NewResident{Name: "丁"}})
	p.undone("household.resident")
	p.do(ResidentLeft{Household: h.ID, No: 2, Reason: "x"})
	p.undone("household.leave")
	p.do(RaiseDoubt{Household: h.ID, Text: "？"})
	p.undone("household.doubt")
	p.do(RemoveHousehold{ID: h.ID, Reason: "x"})
	p.undone("household.remove")
	p.do(SetBaseline{Grid: "2", Households: 99, Reason: "x"})
	p.undone("grid.baseline")
	if now := house("2 3栋101"); now.Size() != 2 || now.Residents[0].Name != "甲101" || len(now.Present()) != 2 || len(now.OpenDoubts()) != 0 || now.Removed {
		t.Errorf("%+v", now)
	}
	if c, err := p.Census(ctx); err != nil || c[1].Grid.Households != 7 || c[1].Grid.Baseline.People != 15 {
		t.Errorf("%+v %v", c[1].Grid, err)
	}
	p.do(OpenRound{Kind: "knock"})
	tick := func(room, state string) {
		t.Helper()
		p.do(TickDoors{Round: "knock", Grid: "2", Building: "3栋", Spans: []Span{{From: room, State: state}}})
	}
	tick("101", TickDone)
	tick("102", TickAbsent)
	tick("102", TickDone)
	p.undone("round.tick")
	if s := state(t, p, "knock"); s.Reached != 1 || s.Absent != 1 {
		t.Errorf("%+v", s)
	}
	p.undone("round.tick")
	if s := state(t, p, "knock"); s.Reached != 1 || s.Absent != 0 {
		t.Errorf("%+v", s)
	}
	p.do(CloseRound{Round: "knock", Reason: "天黑"})
	p.undone("round.close")
	list := p.do(OpenRound{Kind: "knock", Name: "名单", List: []Target{{Name: "张某"}}}).Subject
	p.do(ListTarget{Round: list, Target: Target{Name: "王某"}})
	p.undone("round.list")
	p.do(ListTarget{Round: list, Drop: "#1", Reason: "重复"})
	p.undone("round.list")
	if s := state(t, p, list); s.Target != 1 {
		t.Errorf("%+v", s)
	}
	p.undone("round.open")
	if r, err := p.Round(ctx, list); err != nil || r.Open() {
		t.Errorf("%+v %v", r, err)
	}
	p.sound()
}

// What one shift reached, the next one does not count again.
func TestNothingIsReachedInTwoShifts(t *testing.T) {
	p, ctx := street(t), context.Background()
	other := p.person("何")
	p.do(OpenRound{Kind: "knock"})
	p.do(TickDoors{Round: "knock", Grid: "2", Building: "3栋", Spans: []Span{{From: "101", To: "103", State: TickDone}}})
	p.pass(p.by, other)
	p.clock.Minutes(30)
	p.do(TickDoors{Round: "knock", Grid: "2", Building: "3栋", Spans: []Span{{From: "101", To: "201", State: TickDone}}})
	p.doBy(other, CutOff{Weather: "晴"})
	f, err := p.HandoverFacts(ctx, "open")
	if err != nil || len(f.Rounds) != 1 {
		t.Fatalf("%+v %v", f, err)
	}
	if r := f.Rounds[0]; r.Before != 3 || r.Reached != 4 || r.Left != 4 {
		t.Errorf("%+v", r)
	}
}

// More doors than were counted: whoever reads the row can still subtract.
func TestRoundWithMoreDoorsThanTheBaseline(t *testing.T) {
	p := street(t)
	p.do(OpenRound{Kind: "knock"})
	p.do(CountRound{Round: "knock", Grid: "2", Reached: 5})
	for _, room := range []string{"301", "302", "303"} {
		p.do(AddHousehold{Grid: "2", Building: "3栋", Room: room})
	}
	s := state(t, p, "knock")
	if g := s.Grids[1]; g.Entered != 9 || g.Target != 9 || g.Reached != 5 || g.NotReached != 4 || s.NotReached != s.Target-s.Reached {
		t.Errorf("%+v of %+v", g, s)
	}
	p.sound()
}
