package store

import (
	"zhiban/store/journal"
	"zhiban/store/plan"
)

// rounds sounds for what was promised at a door and has not come, and for a
// round that is past its time and has not reached everybody.
func (f *alarmFinder) rounds() error {
	open, err := f.v.Rounds(f.ctx, RoundFilter{Open: true})
	if err != nil {
		return err
	}
	for _, r := range open {
		a := Alarm{Subject: r.ID, Noun: "round", Slug: r.Kind, Text: r.Name, Have: r.No}
		var n int
		var first journal.Time
		err := f.v.q.queryRow(f.ctx, "SELECT count(*), coalesce(min(next), 0) FROM round_tick WHERE subject = ? AND state = 'promised' AND next > 0 AND next < ?", r.ID, int64(f.now)).Scan(&n, &first)
		if err != nil {
			return internal("read.alarms", err)
		}
		if n > 0 {
			a.Code, a.Level, a.Since, a.Due = AlarmPromise, plan.Orange, first, n
			f.add(a)
		}
		if r.Due.IsZero() || f.now <= r.Due {
			continue
		}
		s, err := f.v.RoundState(f.ctx, r.ID)
		if err != nil {
			return err
		}
		if s.NotReached > 0 {
			a.Code, a.Level, a.Since, a.Due = AlarmRound, plan.Yellow, r.Due, s.NotReached
			f.add(a)
		}
	}
	return nil
}
