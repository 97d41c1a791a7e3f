package store

import (
	"context"
	"slices"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// ThresholdOverHours is the slug of the plan's threshold for how many hours in
// any 24 a person may be on duty.
const ThresholdOverHours = "over_hours"

// defaultOverHours holds for plans that do not name the threshold (assumed).
const defaultOverHours = 16

// overDay is the stretch that the threshold is about.
const overDay = 24 * time.Hour

func overHours(p *plan.Plan) time.Duration {
	if n, ok := p.Threshold(ThresholdOverHours); ok {
		return hours(n)
	}
	return hours(defaultOverHours)
}

// PersonHours is how long a person was on duty in a stretch of time and how
// long the roster wants them.
type PersonHours struct {
	Person string        `json:"person"`
	Worked time.Duration `json:"worked_minutes"` // signed in, up to now
	Ahead  time.Duration `json:"ahead_minutes"`  // on the roster from now on
	Most   time.Duration `json:"most_minutes"`   // in any 24 hours that touch the stretch, worked and ahead together
	From   journal.Time  `json:"from"`           // where those 24 hours begin
	Over   bool          `json:"over"`           // that is more than the plan allows
}

// Hours tells how long everybody who was or will be on duty in a stretch of
// time is on duty in it, whoever has most first.
func (v *View) Hours(ctx context.Context, from, until time.Time) ([]PersonHours, error) {
	all, err := v.hours(ctx, journal.At(from), journal.At(until))
	if err != nil {
		return nil, err
	}
	out := make([]PersonHours, 0, len(all))
	for _, h := range all {
		out = append(out, h)
	}
	slices.SortFunc(out, func(a, b PersonHours) int {
		switch {
		case a.Most != b.Most:
			return int(min(max(b.Most-a.Most, -1), 1))
		case len(a.Person) != len(b.Person):
			return len(a.Person) - len(b.Person)
		case a.Person < b.Person:
			return -1
		}
		return 1
	})
	return out, nil
}

func (v *View) hours(ctx context.Context, from, until journal.Time) (map[string]PersonHours, error) {
	p, err := v.Plan(ctx)
	if err != nil {
		return nil, err
	}
	now := v.nowMS()
	// a day more on both sides: 24 hours that touch the stretch reach there
	spells, err := v.spells(ctx, from.Add(-overDay), until.Add(overDay), now)
	if err != nil {
		return nil, err
	}
	limit, out := overHours(p), map[string]PersonHours{}
	for person, list := range spells {
		list = united(list)
		h := PersonHours{Person: person, Worked: within(list, from, min(until, now)), Ahead: within(list, max(from, now), until)}
		h.Most, h.From = busiest(list, from, until)
		h.Over = h.Most > limit
		if h.Most > 0 {
			out[person] = h
		}
	}
	return out, nil
}

// spell is a stretch of time on duty.
type spell struct{ from, to journal.Time }

// spells are everybody's stretches on duty that touch a stretch of time: what
// was signed in, and from now on what the roster says.
func (v *View) spells(ctx context.Context, from, until, now journal.Time) (map[string][]spell, error) {
	out := map[string][]spell{}
	add := func(person string, a, b journal.Time) {
		if person != "" && b > a && b > from && a < until {
			out[person] = append(out[person], spell{a, b})
		}
	}
	cur, _, err := v.shiftNow(ctx)
	if err != nil {
		return nil, err
	}
	// a shift may have been handed over late: look a day further back
	list, err := v.Shifts(ctx, from.Add(-overDay).In(time.UTC), until.In(time.UTC))
	if err != nil {
		return nil, err
	}
	for _, s := range list {
		for _, d := range s.Duties {
			dutySpells(s, d, now, s.ID == cur.ID, add)
		}
	}
	if err := v.forceSpells(ctx, from, now, add); err != nil {
		return nil, err
	}
	sites, err := v.Sites(ctx)
	for _, s := range sites {
		for _, g := range s.Guards { // on post now without being on the roster
			add(g.Person, g.From, now)
		}
	}
	return out, err
}

// dutySpells gives the stretches of one duty. Who never signed out of a shift
// that is over left with it; the current shift lasts until it is handed over.
func dutySpells(s Shift, d Duty, now journal.Time, current bool, add func(string, journal.Time, journal.Time)) {
	for _, e := range d.Earlier {
		add(e.Person, e.In, e.Out)
	}
	switch {
	case !d.SignedOut.IsZero():
		add(d.Person, d.SignedIn, d.SignedOut)
	case !d.SignedIn.IsZero():
		end := s.End
		if current && !d.Removed {
			end = max(end, now)
		}
		if d.Removed {
			end = min(end, now)
		}
		add(d.Person, d.SignedIn, end)
	case !d.Removed:
		add(d.Person, max(s.Start, now), s.End)
	}
}

// united joins stretches that overlap or touch, so that two slots at once
// count once.
func united(list []spell) []spell {
	slices.SortFunc(list, func(a, b spell) int { return int(min(max(a.from-b.from, -1), 1)) })
	var out []spell
	for _, s := range list {
		if n := len(out); n > 0 && s.from <= out[n-1].to {
			out[n-1].to = max(out[n-1].to, s.to)
			continue
		}
		out = append(out, s)
	}
	return out
}

// within is how much of united stretches lies between two times.
func within(list []spell, from, until journal.Time) time.Duration {
	var sum time.Duration
	for _, s := range list {
		if a, b := max(s.from, from), min(s.to, until); b > a {
			sum += b.Sub(a)
		}
	}
	return sum
}

// busiest finds the 24 hours that touch a stretch and hold most duty: the most
// lies where such a window begins or ends with a spell.
func busiest(list []spell, from, until journal.Time) (most time.Duration, at journal.Time) {
	for _, s := range list {
		for _, begin := range []journal.Time{s.from, s.to.Add(-overDay)} {
			if begin.Add(overDay) <= from || begin >= until {
				continue
			}
			if d := within(list, begin, begin.Add(overDay)); d > most {
				most, at = d, begin
			}
		}
	}
	return most, at
}
