package store

import (
	"context"
	"time"
)

// DueShift is the shift that a person is on the roster of and has not signed in
// for: the one on duty, or the next one from the plan's minutes before it
// begins, and while its handover is open. ok is false when there is none, and for
// whoever is still signed in: they come to sign, not for the next shift.
func (v *View) DueShift(ctx context.Context, person string) (s Shift, ok bool, err error) {
	cur, err := v.CurrentShift(ctx)
	if err != nil {
		return s, false, err
	}
	if waitsFor(cur, person) {
		return cur, true, nil
	}
	if cur.since(person) != 0 { // still on duty: not here for the next one
		return s, false, nil
	}
	next, made, err := v.NextShift(ctx)
	if err != nil || !made || !waitsFor(next, person) {
		return s, false, err
	}
	p, err := v.Plan(ctx)
	if err != nil {
		return s, false, err
	}
	if v.nowMS() >= next.Start.Add(-time.Duration(p.Settings.ArriveEarlyMinutes)*time.Minute) {
		return next, true, nil
	}
	_, err = v.Handover(ctx, "open")
	if CodeOf(err) == NotFound {
		return s, false, nil
	}
	return next, err == nil, err
}

// waitsFor reports whether a person has a duty in a shift and is not here yet.
func waitsFor(s Shift, person string) bool {
	for _, d := range s.Duties {
		if d.Person == person && !d.Removed {
			return d.SignedIn.IsZero()
		}
	}
	return false
}
