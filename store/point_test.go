package store

import (
	"context"
	"testing"
	"time"

	"zhiban/store/journal"
)

func slotAt(tb testing.TB, hour, minute int) time.Time {
	tb.Helper()
	return time.Date(2022, 9, 2, hour, minute, 0, 0, testZone(tb))
}

// pointPost is a post at 07:00 on 2 September with five open lanes at the hall,
// 1,130 done or to do as the test says, and a round that runs.
func pointPost(tb testing.TB) *testPost {
	tb.Helper()
	p := mustCreate(tb)
	p.clock.Set(slotAt(tb, 7, 0))
	p.do(SetLanes{ID: "hall", Lanes: 5})
	p.do(OpenRound{Kind: "test"})
	return p
}

// Each case was counted by hand: left ÷ (lanes × rate), in minutes rounded up.
func TestFinishTimeByHand(t *testing.T) {
	now := slotAt(t, 8, 0)
	at := func(h, m int) time.Time { return slotAt(t, h, m) }
	for _, c := range []struct {
		name        string
		left, lanes int
		rate        LaneRate
		minutes     int64
		at          time.Time
		never       string
	}{
		{"(2400-1130) / (4 x 48/h) = 6.6146 h = 396.9 min", 1270, 4, LaneRate{People: 192, Minutes: 240}, 397, at(14, 37), ""},
		{"600 / (5 x 60/h) = 2 h", 600, 5, LaneRate{People: 60, Minutes: 60}, 120, at(10, 0), ""},
		{"100 / (3 x 50/h) = 40 min, assumed", 100, 3, LaneRate{People: 50, Minutes: 60, Assumed: true}, 40, at(8, 40), ""},
		{"1 / (2 x 45/h) = 0.67 min, rounded up", 1, 2, LaneRate{People: 45, Minutes: 60}, 1, at(8, 1), ""},
		{"71 people in 105 lane-minutes: 500 / (2 x 40.57/h) = 369.7 min", 500, 2, LaneRate{People: 71, Minutes: 105}, 370, at(14, 10), ""},
		{"nobody is left", 0, 0, LaneRate{}, 0, time.Time{}, ""},
		{"more came than were expected", -3, 2, LaneRate{People: 1, Minutes: 1}, 0, time.Time{}, ""},
		{"no lane is open", 9, 0, LaneRate{People: 1, Minutes: 1}, 0, time.Time{}, NeverLanes},
		{"nobody passes", 9, 2, LaneRate{People: 0, Minutes: 60}, 0, time.Time{}, NeverRate},
		{"no rate at all", 9, 2, LaneRate{}, 0, time.Time{}, NeverRate},
	} {
		f := FinishOf(c.left, c.lanes, c.rate, journal.At(now))
		want := journal.At(c.at)
		if c.at.IsZero() {
			want = 0
		}
		if f.Minutes != c.minutes || f.At != want || f.Never != c.never || f.Done() != (c.left <= 0) {
			t.Errorf("%s: %+v", c.name, f)
		}
	}
}

// Lane 3 is closed from 07:45 to 08:30. In the slots 07:00 to 08:30 the open
// lanes are tallied; by hand: 90+90+45 minutes are open in lanes 1, 2, 3.
func TestRateByOpenLaneHour(t *testing.T) {
	p := pointPost(t)
	ctx := context.Background()
	p.do(AimPoint{Site: "hall", Target: 2400})
	s, err := p.Points(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	if f := s.Points[0].Finish; !f.Rate.Assumed || f.Rate.PerHour() != 50 || f.Minutes != 576 { // 2400 / (5 x 50/h) = 9.6 h
		t.Errorf("%+v", f)
	}
	p.clock.Set(slotAt(t, 7, 45))
	p.do(SetLanes{ID: "hall", No: 3, Reason: "车挡住了"})
	p.clock.Set(slotAt(t, 8, 30))
	p.do(SetLanes{ID: "hall", No: 3, Open: true})
	for i, slot := range []int{0, 30, 60} {
		at := slotAt(t, 7, 0).Add(time.Duration(slot) * time.Minute)
		p.do(TallyLane{Site: "hall", Lane: 1, Slot: at, People: 24})
		p.do(TallyLane{Site: "hall", Lane: 2, Slot: at, People: 20})
		if i < 2 {
			p.do(TallyLane{Site: "hall", Lane: 3, Slot: at, People: 24 - 12*i})
		}
	}
	if s, err = p.Points(ctx, ""); err != nil {
		t.Fatal(err)
	}
	h := s.Points[0]
	// 72+60+36 = 168 people in 90+90+45 = 225 lane-minutes: 44.8/h; left 2232; 2232 x 225 / (5 x 168) = 597.9 min
	if h.Done != 168 || h.Finish.Rate != (LaneRate{People: 168, Minutes: 225}) || h.Finish.Rate.PerHour() != 45 || h.Finish.Minutes != 598 || h.Untold != 2 {
		t.Errorf("%+v", h)
	}
	before, after, err := p.WhatIf(ctx, WhatIf{Add: "hall"})
	if err != nil || before.All.Minutes != 598 || after.All.Minutes != 499 || after.All.Lanes != 6 { // 2232 x 225 / (6 x 168) = 498.2
		t.Errorf("%+v %+v %v", before.All, after.All, err)
	}
	p.do(SetLanes{ID: "hall", Lanes: 0})
	if s, err = p.Points(ctx, ""); err != nil || s.Points[0].Finish.Never != NeverLanes || s.All.Never != NeverLanes {
		t.Errorf("%+v, %v", s.Points[0].Finish, err)
	}
	if _, _, err := p.WhatIf(ctx, WhatIf{From: "hall", To: "hall"}); CodeOf(err) != Refused {
		t.Error(err)
	}
	p.sound()
}

func TestASlotHoldsOneNumber(t *testing.T) {
	p := pointPost(t)
	ctx := context.Background()
	p.clock.Set(slotAt(t, 9, 2))
	p.do(TallyLane{Site: "hall", Lane: 3, People: 45}) // 08:30: it ended last
	p.refuse(TallyLane{Site: "hall", Lane: 3, Slot: slotAt(t, 8, 59), People: 48}, Invalid, "tally.reason")
	p.refuse(TallyLane{Site: "hall", Lane: 3, Slot: slotAt(t, 8, 30), People: 45}, Refused, "tally.same")
	p.do(TallyLane{Site: "hall", Lane: 3, Slot: slotAt(t, 8, 45), People: 48, Reason: "漏数一排", Grids: []GridPeople{{"1", 30}, {"2", 10}}})
	s, err := p.PointSheet(ctx, "hall", "")
	if err != nil {
		t.Fatal(err)
	}
	row := s.Slots[3]
	if row.Start != journal.At(slotAt(t, 8, 30)) || row.Sum != 48 || row.Cells[2].Tally.Before.People != 45 || row.Cells[2].Open != 30 || len(s.Slots) != 5 || s.Point.Done != 48 {
		t.Errorf("%+v", s)
	}
	list, without, err := p.PointGrids(ctx, "")
	if err != nil || list[0].Lanes != 30 || list[1].Lanes != 10 || without != 8 {
		t.Errorf("%+v %d %v", list, without, err)
	}
	p.undone("lane.tally")
	p.undone("lane.tally")
	if s, err := p.Points(ctx, ""); err != nil || s.Done != 0 {
		t.Errorf("%d, %v", s.Done, err)
	}
	p.refuse(TallyLane{Site: "hall", Lane: 6, People: 1}, NotFound, "site.no_such_lane")
	p.refuse(TallyLane{Site: "east", Lane: 1, People: 1}, Refused, "site.no_lanes_here")
	p.refuse(TallyLane{Site: "hall", Lane: 1, People: -1}, Invalid, "tally.people")
	p.refuse(TallyLane{Site: "hall", Lane: 1, Slot: slotAt(t, 9, 31), People: 1}, Invalid, "tally.future")
	p.do(TallyLane{Site: "hall", Lane: 1, Slot: slotAt(t, 6, 30), People: 1}) // the first round was only not opened in time
	p.refuse(TallyLane{Site: "hall", Lane: 1, People: 9, Grids: []GridPeople{{"1", 10}}}, Invalid, "tally.split")
	p.refuse(TallyLane{Site: "hall", Lane: 1, People: 9, Round: "knock"}, NotFound, "round.unknown")
	p.sound()
}

// Nothing counts in two rounds: a slot of a lane belongs to one of them, and
// the doors of a grid are counted for each round anew.
func TestNothingCountsInTwoRounds(t *testing.T) {
	p := pointPost(t)
	ctx := context.Background()
	p.clock.Set(slotAt(t, 9, 10))
	p.do(TallyLane{Site: "hall", Lane: 1, Slot: slotAt(t, 8, 30), People: 40})
	p.do(TallyLane{Site: "hall", Lane: 1, Slot: slotAt(t, 9, 0), People: 10})
	p.do(TallyHome{Grid: "2", People: 20})
	p.do(TallyHome{Grid: "2", People: 43})
	p.refuse(TallyHome{Grid: "2", People: 41}, Invalid, "tally.reason")
	p.do(CloseRound{Round: "test", Reason: "本轮完成"})
	p.refuse(TallyLane{Site: "hall", Lane: 2, People: 40}, Refused, "tally.no_round")
	p.refuse(TallyLane{Site: "hall", Lane: 2, People: 40, Round: "test 1"}, Refused, "round.closed")
	p.do(OpenRound{Kind: "test"})
	p.clock.Set(slotAt(t, 9, 40))
	p.refuse(TallyLane{Site: "hall", Lane: 1, Slot: slotAt(t, 9, 0), People: 12}, Refused, "tally.other_round")
	p.refuse(TallyLane{Site: "hall", Lane: 1, Slot: slotAt(t, 8, 30), People: 12}, Invalid, "tally.before_round")
	p.do(TallyLane{Site: "hall", Lane: 2, Slot: slotAt(t, 9, 0), People: 7})
	p.do(TallyHome{Grid: "2", People: 5})
	for ref, want := range map[string]int{"test 1": 93, "test 2": 12, "": 12} {
		if s, err := p.Points(ctx, ref); err != nil || s.Done != want {
			t.Errorf("round %q: %d, %v", ref, s.Done, err)
		}
	}
	p.sound()
}

// The round's own count and the tallies stand side by side: neither adds to
// the other.
func TestTalliesAndCountsAreNotAddedUp(t *testing.T) {
	p := pointPost(t)
	ctx := context.Background()
	p.clock.Set(slotAt(t, 8, 0))
	p.do(SetBaseline{Grid: "2", Households: 50, People: 200, Counter: "林"})
	p.do(TallyLane{Site: "hall", Lane: 1, Slot: slotAt(t, 7, 0), People: 40, Grids: []GridPeople{{"2", 40}}})
	p.do(TallyHome{Grid: "2", People: 10})
	p.do(CountRound{Round: "test", Grid: "2", Reached: 45})
	s, err := p.Points(ctx, "")
	if err != nil || s.Done != 50 || s.Home != 10 || s.People != 200 || s.Points[0].Target != 190 {
		t.Errorf("%+v, %v", s, err)
	}
	list, _, err := p.PointGrids(ctx, "")
	if g := list[1]; err != nil || g.Done() != 50 || g.Percent() != 25 || g.Round.Reached != 45 || g.Round.NotReached != 155 {
		t.Errorf("%+v, %v", g, err)
	}
	r, err := p.RoundState(ctx, "test")
	if err != nil || r.Reached != 45 {
		t.Errorf("%d, %v", r.Reached, err)
	}
}

// Two points: an explicit target, the rest by the lanes of the plan; the last
// one to finish is the finish of all, and pooled they are sooner.
func TestTwoPointsShareTheRest(t *testing.T) {
	var b pointsBase
	b.zone, b.Minutes = testZone(t), 30
	b.now, b.People, b.Home, b.assumed = journal.At(slotAt(t, 8, 0)), 1000, 40, LaneRate{People: 50, Minutes: 60, Assumed: true}
	lanes := func(n int) (out []Lane) {
		for i := range n {
			out = append(out, Lane{No: i + 1, Open: true})
		}
		return out
	}
	b.Points = []PointState{{Site: Site{ID: "a", Lanes: lanes(4), LanesPlanned: 5, Target: 600}}, {Site: Site{ID: "b", Lanes: lanes(2), LanesPlanned: 2}}, {Site: Site{ID: "c", Lanes: lanes(1), LanesPlanned: 1}}}
	b.count(nil)
	// 1000 - 40 - 600 = 360 for 3 planned lanes: 240 and 120. a: 600/200 h = 180 min; b: 240/100 = 144; c: 120/50 = 144; together 960/350 = 164.6
	for i, want := range []struct {
		target  int
		minutes int64
	}{{600, 180}, {240, 144}, {120, 144}} {
		if p := b.Points[i]; p.Target != want.target || p.Finish.Minutes != want.minutes || p.Shared != (i > 0) {
			t.Errorf("%d: %+v", i, p)
		}
	}
	if b.All.Minutes != 180 || b.Slowest != "a" || b.Pooled.Minutes != 165 || b.Pooled.Lanes != 7 || b.Target != 1000 {
		t.Errorf("%+v %s %+v", b.All, b.Slowest, b.Pooled)
	}
	b.count(map[string]int{"c": -1, "a": 1}) // a lane moves: a 600/250 = 144 min, c never
	if b.Points[0].Finish.Minutes != 144 || b.Points[2].Finish.Never != NeverLanes || b.All.Never != NeverLanes || b.Slowest != "c" {
		t.Errorf("%+v", b.Points)
	}
}
