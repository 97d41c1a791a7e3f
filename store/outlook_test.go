package store

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"zhiban/store/journal"
)

func at(h, m int) journal.Time { return journal.At(time.Date(2022, 9, 2, h, m, 0, 0, time.UTC)) }

// Each figure worked out by hand.
func TestWhenWhatIsLeftIsDone(t *testing.T) {
	now := at(14, 0)
	for _, c := range []struct {
		left, done int64
		window     time.Duration
		at         journal.Time
		ok         bool
	}{
		{412 - 160, 96, 2 * time.Hour, at(19, 15), true}, // 252 ÷ 48/h = 5.25 h
		{10, 10, time.Hour, at(15, 0), true},
		{1, 60, time.Hour, at(14, 1), true},
		{5, 2, time.Hour, at(16, 30), true},
		{0, 0, time.Hour, now, true},
		{7, 0, time.Hour, 0, false},
		{7, 3, 0, 0, false},
	} {
		if got, ok := finishAt(c.left, c.done, c.window, now); got != c.at || ok != c.ok {
			t.Errorf("%d left, %d in %s: %v %v", c.left, c.done, c.window, got.In(time.UTC), ok)
		}
	}
}

func TestHowMuchIsLeftAfterAWhile(t *testing.T) {
	for _, c := range []struct {
		left, done    int64
		window, while time.Duration
		want          int64
	}{
		{252, 96, 2 * time.Hour, 5 * time.Hour, 12}, // 5 h at 48 reach 240
		{252, 96, 2 * time.Hour, 6 * time.Hour, 0},
		{10, 3, time.Hour, 90 * time.Minute, 6}, // 4.5 reached: four whole ones
		{10, 0, time.Hour, time.Hour, 10}, {10, 5, time.Hour, -time.Hour, 10}, {-2, 1, time.Hour, time.Hour, 0},
	} {
		if got := leftAt(c.left, c.done, c.window, c.while); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}

func TestTheRateIsMeasuredOrSaysThatItIsAssumed(t *testing.T) {
	if p := paceOf(96, 160, 2*time.Hour, 7*time.Hour); p != (pace{96, 2 * time.Hour, BasisMeasured}) {
		t.Errorf("%+v", p)
	}
	if p := paceOf(0, 160, 2*time.Hour, 7*time.Hour); p != (pace{160, 7 * time.Hour, BasisAssumed}) {
		t.Errorf("%+v", p)
	}
	if p := paceOf(30, 30, 2*time.Hour, time.Hour); p != (pace{30, time.Hour, BasisMeasured}) {
		t.Errorf("%+v", p)
	}
	if p := paceOf(0, 0, 2*time.Hour, time.Hour); p.done != 0 {
		t.Errorf("%+v", p)
	}
}

func TestWhenSomebodyPassesTheLimit(t *testing.T) {
	day := 24 * time.Hour
	for _, c := range []struct {
		name  string
		list  []spell
		limit time.Duration
		now   journal.Time
		at    journal.Time
		ok    bool
	}{
		{"twelve hours and twelve more", []spell{{at(8, 0), at(20, 0)}, {at(20, 0), at(8, 0).Add(day)}}, 16 * time.Hour, at(20, 0), at(0, 0).Add(day), true},
		{"twelve on, twelve off, twelve on", []spell{{at(8, 0), at(20, 0)}, {at(8, 0).Add(day), at(20, 0).Add(day)}}, 16 * time.Hour, at(12, 0), 0, false},
		{"twelve on, eight off, twelve on", []spell{{at(8, 0), at(20, 0)}, {at(4, 0).Add(day), at(16, 0).Add(day)}}, 16 * time.Hour, at(12, 0), 0, false}, // from 8:00 on as much leaves the day as comes: 16 h and no more
		{"over already", []spell{{at(0, 0), at(20, 0)}}, 16 * time.Hour, at(18, 0), at(18, 0), true},
		{"just at the limit", []spell{{at(0, 0), at(16, 0)}}, 16 * time.Hour, at(10, 0), 0, false},
		{"two slots at once count once", []spell{{at(0, 0), at(10, 0)}, {at(2, 0), at(12, 0)}}, 11 * time.Hour, at(9, 0), at(11, 0), true},
	} {
		if got, ok := passesLimit(c.list, c.limit, c.now); got != c.at || ok != c.ok {
			t.Errorf("%s: %v %v", c.name, got.In(time.UTC), ok)
		}
	}
}

func TestStateOfWhatComes(t *testing.T) {
	now := at(10, 0)
	for _, c := range []struct {
		at   journal.Time
		want string
	}{{0, OutlookOK}, {at(13, 0), OutlookLate}, {at(9, 0), OutlookLate}, {at(14, 0), OutlookLate}, {at(14, 1), OutlookSoon}, {at(10, 0).Add(25 * time.Hour), OutlookOK}} {
		if got := stateAt(c.at, now, 4*time.Hour, 24*time.Hour); got != c.want {
			t.Errorf("%v: %s, want %s", c.at.In(time.UTC), got, c.want)
		}
	}
}

// The rows of a post, with the numbers that they were worked out from.
func TestOutlookOfAPost(t *testing.T) {
	p := sitPost(t)
	ctx := context.Background()
	p.do(in(100, "parcel"))
	p.do(out("1", 60, "parcel"))
	p.do(OpenRound{Kind: "knock", Due: p.clock.Now().Add(3 * time.Hour)})
	p.clock.Minutes(60)
	p.do(CountRound{Round: "knock", Grid: "1", Reached: 40})
	p.do(CountRound{Round: "knock", Grid: "2", Reached: 10})
	rows, err := p.Outlook(ctx)
	if err != nil {
		t.Fatal(err)
	}
	find := func(slug string) OutlookRow {
		i := slices.IndexFunc(rows, func(r OutlookRow) bool { return r.Slug == slug })
		if i < 0 {
			t.Fatalf("no %s in %+v", slug, rows)
		}
		return rows[i]
	}
	now := journal.At(p.clock.Now())
	// 220 households, 50 reached in the hour since it opened: 170 take 3 h 24
	if r := find(OutlookRound); r.N != 170 || r.At.Sub(now) != 3*time.Hour+24*time.Minute || r.State != OutlookLate || r.Basis != BasisMeasured || r.Input("done") != 50 || r.Input("window") != 60 {
		t.Errorf("%+v", r)
	}
	// nobody has been in grid 3 at all
	if r := find(OutlookGrid); r.Grid != 3 || r.N != 70 || !r.At.IsZero() {
		t.Errorf("%+v", r)
	}
	// the clock closes 6 h after 00:20; it is 01:30: 4 h 50 at 50 an hour reach 241
	if r := find(OutlookReach); r.Ref != "first" || r.N != 0 || r.State != OutlookOK || r.Input("while") != 290 {
		t.Errorf("%+v", r)
	}
	// 60 went out in the first hour: 40 last 40 min
	if r := find(OutlookStock); r.Ref != "parcel" || r.At.Sub(now) != 40*time.Minute || r.State != OutlookLate {
		t.Errorf("%+v", r)
	}
	if r := find(OutlookRoster); r.Input("gaps") != 1 || r.State != OutlookLate { // nobody is on it
		t.Errorf("%+v", r)
	}
}

// A round of 50,000 residents is not read to tell its rate.
func TestTheRateOfARoundIsFoundByItsIndex(t *testing.T) {
	p := sitPost(t)
	rows, err := p.reader.query(context.Background(), "EXPLAIN QUERY PLAN "+reachedSQL, "K1", 0)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	found := false
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		found = found || strings.Contains(detail, "round_tick_done")
	}
	if err := rows.Err(); err != nil || !found {
		t.Errorf("the index is not used: %v", err)
	}
}

// Points and drugs are looked ahead to by their own sums.
func TestLookingAheadAtPointsAndDrugs(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	p.clock.Set(slotAt(t, 8, 0))
	p.do(SetLanes{ID: "hall", Lanes: 2})
	p.do(OpenRound{Kind: "test"})
	p.do(AimPoint{Site: "hall", Target: 200})
	p.do(AddPatient{Name: "李婶", Grid: "1", Household: "12号"})
	p.do(SetDrug{Patient: "李婶", Drug: "胰岛素", Unit: "单位", PerDay: 3600, Stock: 10800})
	rows := map[string]OutlookRow{}
	read := func() {
		list, err := p.Outlook(ctx)
		if err != nil {
			t.Fatal(err)
		}
		clear(rows)
		for _, r := range list {
			rows[r.Slug] = r
		}
	}
	read()
	// 200 ÷ (2 lanes × 50/h by the plan) = 2 h
	if r := rows[OutlookPoint]; r.At != journal.At(slotAt(t, 10, 0)) || r.N != 200 || r.Basis != BasisAssumed || r.Input("lanes") != 2 {
		t.Errorf("%+v", r)
	}
	// 108 units ÷ 36 a day = 3 days
	if r := rows[OutlookDrug]; r.At != journal.At(slotAt(t, 8, 0).AddDate(0, 0, 3)) || r.State != OutlookOK || r.Name != "李婶" || r.Input("per_day") != 3600 {
		t.Errorf("%+v", r)
	}
	p.clock.Set(slotAt(t, 8, 0).AddDate(0, 0, 2).Add(21 * time.Hour)) // three hours before the last
	read()
	if r := rows[OutlookDrug]; r.State != OutlookLate {
		t.Errorf("%+v", r)
	}
	p.do(SetLanes{ID: "hall", No: 1, Reason: "停电"})
	p.do(SetLanes{ID: "hall", No: 2, Reason: "停电"})
	read()
	if r := rows[OutlookPoint]; !r.At.IsZero() || r.State != OutlookLate || r.Input("lanes") != 0 {
		t.Errorf("%+v", r)
	}
}
