package store

import (
	"context"
	"time"

	"zhiban/store/journal"
)

// mostOutlookRounds is how many running rounds are looked at.
const mostOutlookRounds = 6

// rounds tells when each running round is through, which of its grids is last,
// and who will not have been reached when the next clock of the plan closes.
func (o *outlook) rounds() error {
	open, err := o.v.Rounds(o.ctx, RoundFilter{Open: true})
	if err != nil {
		return err
	}
	window := o.threshold(thresholdOutlookRate, defaultOutlookRate)
	for _, r := range open[:min(len(open), mostOutlookRounds)] {
		s, err := o.v.RoundState(o.ctx, r.ID)
		if err != nil {
			return err
		}
		recent, err := o.v.reachedSince(o.ctx, s, o.now.Add(-window))
		if err != nil {
			return err
		}
		o.round(s, recent, window)
	}
	return nil
}

func (o *outlook) round(s RoundState, recent map[string]int64, window time.Duration) {
	since := max(o.now.Sub(s.Round.Opened), time.Minute)
	var sum int64
	for _, n := range recent {
		sum += n
	}
	p := paceOf(sum, int64(s.Reached), window, since)
	left := int64(s.NotReached)
	row := OutlookRow{Slug: OutlookRound, Subject: s.Round.ID, Ref: s.Round.Kind, No: s.Round.No, N: left, Due: s.Round.Due, Inputs: p.inputs(left), Basis: p.basis}
	if left == 0 {
		return
	}
	row.At, _ = finishAt(left, p.done, p.window, o.now)
	row.State = o.finishState(row)
	o.out = append(o.out, row)
	o.worstGrid(s, recent, window, since)
	o.reach(s, p, row)
}

// finishState: a round that ends after its time is late whenever that is; one
// without a rate is late when its time comes.
func (o *outlook) finishState(r OutlookRow) string {
	switch {
	case r.Due.IsZero():
		return OutlookOK
	case r.At > r.Due || o.now > r.Due:
		return OutlookLate
	case r.At.IsZero():
		return o.state(r.Due)
	}
	return OutlookOK
}

// worstGrid is the grid that is through last; one that does not move at all
// comes before every other.
func (o *outlook) worstGrid(s RoundState, recent map[string]int64, window, since time.Duration) {
	var worst *OutlookRow
	n := 0
	for _, g := range s.Grids {
		if g.NotReached == 0 {
			continue
		}
		n++
		p := paceOf(recent[g.Grid.ID], int64(g.Reached), window, since)
		left := int64(g.NotReached)
		row := OutlookRow{Slug: OutlookGrid, Subject: s.Round.ID, Ref: s.Round.Kind, No: s.Round.No, Grid: g.Grid.Number, N: left, Due: s.Round.Due, Inputs: p.inputs(left), Basis: p.basis}
		row.At, _ = finishAt(left, p.done, p.window, o.now)
		row.State = o.finishState(row)
		if worst == nil || later(row, *worst) {
			worst = &row
		}
	}
	if worst != nil && n > 1 {
		o.out = append(o.out, *worst)
	}
}

func later(a, b OutlookRow) bool {
	switch {
	case a.At.IsZero() != b.At.IsZero():
		return a.At.IsZero()
	case a.At != b.At:
		return a.At > b.At
	}
	return a.N > b.N
}

// reach is who has not been reached when the next clock closes.
func (o *outlook) reach(s RoundState, p pace, round OutlookRow) {
	if s.Round.Listed || s.Round.Unit == UnitGrid {
		return
	}
	for _, c := range ClocksOf(o.post, o.plan, o.now) {
		if !c.Done.IsZero() || c.Due <= o.now {
			continue
		}
		row := round
		while := c.Due.Sub(o.now)
		row.Slug, row.Round, row.Ref, row.At, row.Due = OutlookReach, s.Round.Kind, c.Slug, c.Due, c.Due
		row.N = leftAt(round.N, p.done, p.window, while)
		row.Inputs = append(p.inputs(round.N), OutlookInput{"while", int64(while / time.Minute)})
		row.State = OutlookOK
		if row.N > 0 {
			row.State = OutlookLate
		}
		o.out = append(o.out, row)
		return
	}
}

const reachedSQL = `SELECT coalesce(h.grid, l.grid, ''), count(*) FROM round_tick t
	LEFT JOIN household h ON h.subject = t.household AND t.household <> ''
	LEFT JOIN round_target l ON l.subject = t.subject AND l.ref = t.ref
	WHERE t.subject = ? AND t.state = 'done' AND json_extract(t.doc, '$.at') > ? GROUP BY 1`

// reachedSince counts by grid what a round reached since a moment: by tick, or
// by the grid's own count where that is more.
func (v *View) reachedSince(ctx context.Context, s RoundState, since journal.Time) (map[string]int64, error) {
	rows, err := v.q.query(ctx, reachedSQL, s.Round.ID, int64(since))
	if err != nil {
		return nil, internal("read.round", err)
	}
	defer rows.Close()
	out := map[string]int64{}
	for rows.Next() {
		var grid string
		var n int64
		if err := rows.Scan(&grid, &n); err != nil {
			return nil, internal("read.round", err)
		}
		out[grid] = n
	}
	for _, g := range s.Grids {
		if n := countedSince(g.Count, since); n > out[g.Grid.ID] {
			out[g.Grid.ID] = n
		}
	}
	return out, internalOrNil("read.round", rows.Err())
}

// countedSince is how much a grid's own count grew since a moment.
func countedSince(c *RoundCount, since journal.Time) int64 {
	if c == nil || c.At <= since {
		return 0
	}
	was := c.Before
	for was != nil && was.At > since {
		was = was.Before
	}
	if was == nil {
		return int64(c.Reached)
	}
	return max(int64(c.Reached-was.Reached), 0)
}

// stock tells when each item runs out at the present rate, by store.
func (o *outlook) stock() error {
	lines, err := o.v.Stock(o.ctx, StockFilter{})
	if err != nil {
		return err
	}
	for _, l := range lines {
		lasts, ok := l.Lasts()
		if !ok {
			continue
		}
		row := OutlookRow{Slug: OutlookStock, Subject: l.Store, Ref: l.Item, N: l.Balance, At: o.now.Add(lasts.Round(time.Minute)), Basis: BasisMeasured,
			Inputs: []OutlookInput{{"left", max(l.Balance, 0)}, {"done", l.Used}, {"window", l.Window}}}
		row.State = o.state(row.At)
		o.out = append(o.out, row)
	}
	return nil
}

// outlookShifts is how many shifts ahead the roster is looked through.
const outlookShifts = 4

// roster is the next shift that has a gap.
func (o *outlook) roster() error {
	r, err := o.v.Roster(o.ctx, outlookShifts)
	if err != nil {
		if CodeOf(err) == NotFound {
			return nil
		}
		return err
	}
	for i := range r.Shifts {
		s := r.Shifts[i]
		row := OutlookRow{Slug: OutlookRoster, Subject: s.ID, Ref: s.Key, At: max(s.Start, o.now), Due: s.Start, Basis: BasisMeasured}
		gaps, missing := 0, 0
		for _, is := range r.Issues {
			if is.Shift != s.Key || is.Kind != IssueGap && is.Kind != IssueEmpty {
				continue
			}
			if gaps == 0 {
				row.Slot = is.Slot
			}
			gaps++
			missing += is.Due - is.Have
		}
		if gaps == 0 {
			continue
		}
		row.N, row.Inputs = int64(missing), []OutlookInput{{"gaps", int64(gaps)}, {"missing", int64(missing)}}
		row.State = o.state(row.At)
		o.out = append(o.out, row)
		return nil
	}
	return nil
}

// hours is who passes the limit next: worked in the last 24 hours and on the
// roster ahead.
func (o *outlook) hours() error {
	limit := overHours(o.plan)
	spells, err := o.v.spells(o.ctx, o.now.Add(-overDay), o.now.Add(2*overDay), o.now)
	if err != nil {
		return err
	}
	var first OutlookRow
	for who, list := range spells {
		at, ok := passesLimit(list, limit, o.now)
		if !ok || at > o.now.Add(2*overDay) || first.Subject != "" && (at > first.At || at == first.At && who > first.Subject) {
			continue
		}
		worked := within(united(list), o.now.Add(-overDay), o.now)
		first = OutlookRow{Slug: OutlookHours, Subject: who, At: at, N: int64(limit / time.Hour), Basis: BasisMeasured,
			Inputs: []OutlookInput{{"worked", int64(worked / time.Minute)}, {"limit", int64(limit / time.Minute)}}}
	}
	if first.Subject == "" {
		return nil
	}
	names, err := o.v.names(o.ctx, []string{first.Subject})
	if err != nil {
		return err
	}
	first.Name, first.State = names[first.Subject], o.state(first.At)
	o.out = append(o.out, first)
	return nil
}

// forces are requests for people that will not be met by their deadline by
// those who are on the way.
func (o *outlook) forces() error {
	open, err := o.v.Forces(o.ctx, true)
	if err != nil {
		return err
	}
	for _, f := range open {
		if f.Short == 0 {
			continue
		}
		row := OutlookRow{Slug: OutlookForce, Subject: f.ID, Number: f.Matter.Number, N: int64(max(f.Short-f.Coming, 0)), At: f.Deadline, Due: f.Deadline, Basis: BasisMeasured,
			Inputs: []OutlookInput{{"asked", int64(f.Count)}, {"arrived", int64(f.Arrived)}, {"coming", int64(f.Coming)}}}
		if row.State = o.state(f.Deadline); row.N == 0 && o.now <= f.Deadline {
			row.State = OutlookOK
		}
		o.out = append(o.out, row)
	}
	return nil
}

// vehicles are those that are out, and when they should be asked after.
func (o *outlook) vehicles() error {
	all, err := o.v.Vehicles(o.ctx)
	if err != nil {
		return err
	}
	limit := o.threshold(thresholdVehicleOut, defaultVehicleOut)
	for _, x := range all {
		if x.State != VehicleOut || x.Trip == nil {
			continue
		}
		row := OutlookRow{Slug: OutlookVehicle, Subject: x.ID, Number: x.Plate, Name: x.Driver, At: x.Trip.At.Add(limit), Basis: BasisAssumed,
			Inputs: []OutlookInput{{"out", int64(o.now.Sub(x.Trip.At) / time.Minute)}, {"limit", int64(limit / time.Minute)}}}
		switch {
		case row.At <= o.now:
			row.State = OutlookLate
		case row.At <= o.now.Add(time.Hour):
			row.State = OutlookSoon
		default:
			row.State = OutlookOK
		}
		o.out = append(o.out, row)
	}
	return nil
}
