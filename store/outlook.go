package store

import (
	"cmp"
	"context"
	"slices"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// What is looked ahead to.
const (
	OutlookRound   = "round"    // when a round is through, at the present rate
	OutlookGrid    = "grid"     // the grid of a round that is through last
	OutlookReach   = "reach"    // who has not been reached when a clock of the plan closes
	OutlookStock   = "stock"    // when an item runs out
	OutlookRoster  = "roster"   // the next shift with a gap
	OutlookHours   = "hours"    // who passes the hours limit next
	OutlookForce   = "force"    // people who are missing at the deadline
	OutlookVehicle = "vehicle"  // a vehicle that is out too long
	OutlookOK      = "ok"       // nothing to do yet
	OutlookSoon    = "soon"     // within a day
	OutlookLate    = "late"     // within some hours, or too late already
	BasisMeasured  = "measured" // from the last hours
	BasisAssumed   = "assumed"  // nothing was measured lately: from the whole time, or a figure of nobody's
)

// Windows and limits of what is looked ahead to, in hours, unless the plan's
// thresholds of the same slug say otherwise. All assumed.
const (
	thresholdOutlookRate = "outlook_rate_hours" // the present rate of a round is taken from so many
	thresholdOutlookLate = "outlook_late_hours" // what comes within so many is pressing
	thresholdOutlookSoon = "outlook_soon_hours" // and within so many comes soon
	thresholdVehicleOut  = "vehicle_out_hours"  // a vehicle out longer should be asked after

	defaultOutlookRate = 2
	defaultOutlookLate = 4
	defaultOutlookSoon = 24
	defaultVehicleOut  = 3
)

// OutlookInput is a number that a formula was worked out from.
type OutlookInput struct {
	Slug string `json:"slug"`
	N    int64  `json:"n"` // a count, or minutes
}

// OutlookRow is one thing that lies ahead, with the plain formula behind it.
type OutlookRow struct {
	Slug    string         `json:"slug"`
	Subject string         `json:"subject"` // id of what it is about
	Ref     string         `json:"ref"`     // kind of round, item, clock, shift
	Round   string         `json:"round"`   // kind of the round, where Ref is the clock
	No      int            `json:"no"`      // of a round
	Grid    int            `json:"grid"`
	Number  string         `json:"number"` // spoken, or the plate
	Name    string         `json:"name"`   // of the person or the point
	NameEN  string         `json:"name_en,omitempty"`
	Slot    Slot           `json:"slot"` // of a gap
	At      journal.Time   `json:"at"`   // when it comes; 0: no rate yet, or never
	N       int64          `json:"n"`    // left, short
	Due     journal.Time   `json:"due"`  // by when it should
	Inputs  []OutlookInput `json:"inputs"`
	Basis   string         `json:"basis"`
	State   string         `json:"state"`
}

// Input is a number of the formula by its slug, 0 when it has none.
func (r OutlookRow) Input(slug string) int64 {
	for _, in := range r.Inputs {
		if in.Slug == slug {
			return in.N
		}
	}
	return 0
}

// outlook looks ahead once.
type outlook struct {
	ctx  context.Context //nolint:containedctx // lives for one call
	v    *View
	now  journal.Time
	plan *plan.Plan
	post Post
	out  []OutlookRow
}

// outlookParts are the things that are looked ahead to. A noun that has
// something to tell adds its line here.
func outlookParts() []func(*outlook) error {
	return []func(*outlook) error{
		(*outlook).rounds,
		(*outlook).stock,
		(*outlook).roster,
		(*outlook).hours,
		(*outlook).forces,
		(*outlook).vehicles,
		(*outlook).points,
		(*outlook).drugs,
	}
}

// Outlook tells what lies ahead by plain formulas, what presses most first.
// Errors: internal.
func (v *View) Outlook(ctx context.Context) ([]OutlookRow, error) {
	o := &outlook{ctx: ctx, v: v, now: v.nowMS()}
	var err error
	if o.plan, err = v.Plan(ctx); err != nil {
		return nil, err
	}
	if o.post, err = v.Post(ctx); err != nil {
		return nil, err
	}
	for _, part := range outlookParts() {
		if err := part(o); err != nil {
			return nil, err
		}
	}
	rank := map[string]int{OutlookLate: 0, OutlookSoon: 1, OutlookOK: 2}
	slices.SortStableFunc(o.out, func(a, b OutlookRow) int {
		return cmp.Or(cmp.Compare(rank[a.State], rank[b.State]), cmp.Compare(btoi(a.At.IsZero()), btoi(b.At.IsZero())), cmp.Compare(a.At, b.At))
	})
	return o.out, nil
}

// threshold is a stretch of hours of the plan, or the default.
func (o *outlook) threshold(slug string, instead int) time.Duration {
	if n, ok := o.plan.Threshold(slug); ok && n > 0 {
		return hours(n)
	}
	return hours(instead)
}

// state of something that comes at a time.
func (o *outlook) state(at journal.Time) string {
	return stateAt(at, o.now, o.threshold(thresholdOutlookLate, defaultOutlookLate), o.threshold(thresholdOutlookSoon, defaultOutlookSoon))
}

func stateAt(at, now journal.Time, late, soon time.Duration) string {
	switch {
	case at.IsZero() || at > now.Add(soon):
		return OutlookOK
	case at > now.Add(late):
		return OutlookSoon
	}
	return OutlookLate
}

// finishAt is when what is left is done at a rate of done in a window: left ÷
// (done ÷ window) from now. ok is false while nothing is done.
func finishAt(left, done int64, window time.Duration, now journal.Time) (at journal.Time, ok bool) {
	switch {
	case left <= 0:
		return now, true
	case done <= 0 || window <= 0:
		return 0, false
	}
	return now.Add(time.Duration(float64(window) * float64(left) / float64(done)).Round(time.Minute)), true
}

// leftAt is how much of what is left is still left after a while, at the same
// rate; whole ones only count as done.
func leftAt(left, done int64, window, while time.Duration) int64 {
	if while <= 0 || window <= 0 || done <= 0 {
		return max(left, 0)
	}
	return max(left-int64(float64(done)*float64(while)/float64(window)), 0)
}

// pace is how much was done lately.
type pace struct {
	done   int64
	window time.Duration
	basis  string
}

// paceOf takes the rate of the last hours; when nothing was done in them, that
// of the whole time, which is then said to be assumed.
func paceOf(recent, all int64, window, since time.Duration) pace {
	window = min(window, since)
	if recent > 0 || all == 0 {
		return pace{recent, window, BasisMeasured}
	}
	return pace{all, since, BasisAssumed}
}

func (p pace) inputs(left int64) []OutlookInput {
	return []OutlookInput{{"left", left}, {"done", p.done}, {"window", int64(p.window / time.Minute)}}
}

// passesLimit is the first moment from now on at which somebody has been on
// duty longer than the limit in the 24 hours before it. Between the moments at
// which a stretch enters or leaves those 24 hours the sum grows by the clock,
// shrinks by it or stands.
func passesLimit(list []spell, limit time.Duration, now journal.Time) (journal.Time, bool) {
	list = united(slices.Clone(list))
	turns := []journal.Time{now}
	for _, s := range list {
		for _, t := range []journal.Time{s.from, s.to, s.from.Add(overDay), s.to.Add(overDay)} {
			if t > now {
				turns = append(turns, t)
			}
		}
	}
	slices.Sort(turns)
	worked := func(t journal.Time) time.Duration { return within(list, t.Add(-overDay), t) }
	for i, t := range turns {
		at := worked(t)
		if at > limit {
			return t, true
		}
		if i+1 < len(turns) && worked(turns[i+1]) > limit {
			return t.Add(limit - at), true
		}
	}
	return 0, false
}
