package store

import (
	"context"
	"strings"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// Shift is one duty shift (班次) with who stands on which post in it.
type Shift struct {
	ID     string       `json:"id"`
	Key    string       `json:"key"`  // day of the start and plan slug, "2022-09-02-A"
	Slug   string       `json:"slug"` // of the plan
	Start  journal.Time `json:"start"`
	End    journal.Time `json:"end"`
	Duties []Duty       `json:"duties"`
}

type shiftAdded struct {
	Key   string       `json:"key"`
	Slug  string       `json:"slug"`
	Start journal.Time `json:"start"`
	End   journal.Time `json:"end"`
}

func shiftTable() table[Shift] {
	return newTable("shift", []string{"key", "start"}, func(s *Shift) []any { return []any{s.Key, int64(s.Start)} })
}

// pattern is an instance of the plan's shifts on a day.
type pattern struct {
	slug       string
	start, end time.Time
}

func (p pattern) key() string { return p.start.Format("2006-01-02") + "-" + p.slug }

// patternsAround lists the plan's shifts of the day before, the day and the
// two days after t, by start. Wall times of the zone decide, so a day with a
// changed clock has shifts of another length.
func patternsAround(p *plan.Plan, t time.Time, zone *time.Location) []pattern {
	var out []pattern
	local := t.In(zone)
	for day := -1; day <= 2; day++ {
		for _, s := range p.Shifts {
			start, ok1 := onDay(local, day, s.Start, zone)
			end, ok2 := onDay(local, day, s.End, zone)
			if !ok1 || !ok2 {
				continue
			}
			if !end.After(start) {
				end, _ = onDay(local, day+1, s.End, zone)
			}
			out = append(out, pattern{s.Slug, start, end})
		}
	}
	return out
}

func onDay(local time.Time, day int, clock string, zone *time.Location) (time.Time, bool) {
	c, err := time.Parse("15:04", clock)
	if err != nil {
		return time.Time{}, false
	}
	return time.Date(local.Year(), local.Month(), local.Day()+day, c.Hour(), c.Minute(), 0, 0, zone), true
}

// ensureShift finds the shift of a pattern or makes it.
func ensureShift(tx *Tx, p pattern) (string, error) {
	s, err := tx.ShiftByKey(tx.ctx, p.key())
	if err == nil {
		return s.ID, nil
	}
	if CodeOf(err) != NotFound {
		return "", err
	}
	return tx.create("shift.add", &shiftAdded{Key: p.key(), Slug: p.slug, Start: journal.At(p.start), End: journal.At(p.end)})
}

// openShiftNow makes the shift that covers the moment a post is set up.
func openShiftNow(tx *Tx) error {
	pl, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	now := tx.Now()
	for _, p := range patternsAround(pl, now, tx.Zone()) {
		if !now.Before(p.start) && now.Before(p.end) {
			_, err := ensureShift(tx, p)
			return err
		}
	}
	return refused("plan", "shift.no_pattern", "")
}

// nextShiftOf finds or makes the shift that follows another.
func nextShiftOf(tx *Tx, s Shift) (string, error) {
	pl, err := tx.Plan(tx.ctx)
	if err != nil {
		return "", err
	}
	end := s.End.In(tx.Zone())
	for _, p := range patternsAround(pl, end, tx.Zone()) {
		if !p.start.Before(end) {
			return ensureShift(tx, p)
		}
	}
	return "", refused("plan", "shift.no_pattern", "")
}

// AddShift makes the shift of the plan with this slug on the day of Start, so
// that a roster can be written before the shift begins.
type AddShift struct {
	Slug  string
	Start time.Time // any time of the day on which it starts
}

func (c AddShift) plan(tx *Tx) error {
	pl, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	day := c.Start.In(tx.Zone()).Format("2006-01-02")
	for _, p := range patternsAround(pl, c.Start, tx.Zone()) {
		if p.slug != c.Slug || p.start.Format("2006-01-02") != day {
			continue
		}
		if _, err := tx.ShiftByKey(tx.ctx, p.key()); err == nil {
			return refused("shift", "shift.exists", p.key())
		}
		_, err := ensureShift(tx, p)
		return err
	}
	return notFound("shift", "shift.no_such_pattern", c.Slug)
}

// ShiftByKey finds a shift by id or key. Errors: not_found, internal.
func (v *View) ShiftByKey(ctx context.Context, ref string) (Shift, error) {
	s, ok, err := shiftTable().one(ctx, v.q, "WHERE subject = ?1 OR key = ?1", strings.TrimSpace(ref))
	if err == nil && !ok {
		return s, notFound("shift", "shift.unknown", ref)
	}
	return s, err
}

// Shift is ShiftByKey; "" means the current one.
func (v *View) Shift(ctx context.Context, ref string) (Shift, error) {
	if ref == "" {
		return v.CurrentShift(ctx)
	}
	return v.ShiftByKey(ctx, ref)
}

// CurrentShift is the shift on duty: the one that the last sealed handover
// passed on to, before the first one the earliest. The clock does not end a
// shift: until the seal the outgoing officer stays responsible (rule 9).
func (v *View) CurrentShift(ctx context.Context) (Shift, error) {
	h, err := v.Handover(ctx, "last")
	if err == nil {
		return v.ShiftByKey(ctx, h.Next)
	}
	if CodeOf(err) != NotFound {
		return Shift{}, err
	}
	s, ok, err := shiftTable().one(ctx, v.q, "ORDER BY length(subject), subject LIMIT 1")
	if err == nil && !ok {
		return s, notFound("shift", "shift.unknown", "")
	}
	return s, err
}

// NextShift is the shift after the current one; ok is false when it has not
// been made yet, then only its plan slug and times are set.
func (v *View) NextShift(ctx context.Context) (s Shift, ok bool, err error) {
	cur, err := v.CurrentShift(ctx)
	if err != nil {
		return s, false, err
	}
	s, ok, err = shiftTable().one(ctx, v.q, "WHERE start >= ? ORDER BY start LIMIT 1", int64(cur.End))
	if err != nil || ok {
		return s, ok, err
	}
	pl, err := v.Plan(ctx)
	if err != nil {
		return s, false, err
	}
	end := cur.End.In(v.Zone())
	for _, p := range patternsAround(pl, end, v.Zone()) {
		if !p.start.Before(end) {
			return Shift{Key: p.key(), Slug: p.slug, Start: journal.At(p.start), End: journal.At(p.end)}, false, nil
		}
	}
	return s, false, nil
}

// Shifts lists the shifts that start in a stretch of time.
func (v *View) Shifts(ctx context.Context, since, until time.Time) ([]Shift, error) {
	to := int64(journal.At(until))
	if until.IsZero() {
		to = 1 << 62
	}
	return shiftTable().list(ctx, v.q, "WHERE start >= ? AND start < ? ORDER BY start, subject", int64(journal.At(since)), to)
}
