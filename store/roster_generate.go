package store

import (
	"context"
	"fmt"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// Patterns of a generated roster.
const (
	PatternTwelve = "12h"    // two shifts a day, crews follow each other: on and off
	PatternThree  = "three"  // three shifts a day, crews follow each other
	PatternDay    = "24h"    // a crew stays for all shifts of a day
	PatternCustom = "custom" // the given rotation
)

// Patterns lists the patterns in the order in which they are offered.
func Patterns() []string {
	return []string{PatternTwelve, PatternThree, PatternDay, PatternCustom}
}

const (
	maxRosterDays = 60
	maxCrews      = 12
)

// CrewSlot is one member of a crew with the slot to stand on.
type CrewSlot struct {
	Slot
	Person string `json:"person"`
}

// GenerateRoster writes the roster of the plan's shifts for some days at once:
// crews that go on duty together, one after another. What somebody assigned
// before is left alone; a shift that does not exist yet is made.
type GenerateRoster struct {
	From     time.Time // the first shift starts here or later; zero: now
	Days     int
	Pattern  string
	Rotation []int // for PatternCustom: numbers of crews from 1, shift by shift, over and over; 0 leaves a shift out
	Crews    [][]CrewSlot
	Specs    []string // more crews, as people write them: see ReadCrew
}

// RosterStep is one thing that generating does, or leaves alone.
type RosterStep struct {
	Shift  Shift  `json:"shift"` // without an id when it would be made
	Slot   Slot   `json:"slot"`
	Person string `json:"person"`
	Kept   bool   `json:"kept"` // the slot is filled already and stays as it is
}

func (c GenerateRoster) plan(tx *Tx) error {
	steps, err := c.steps(tx.ctx, tx.View)
	if err != nil {
		return err
	}
	for _, s := range steps {
		if s.Kept {
			continue
		}
		id, err := ensureShift(tx, pattern{s.Shift.Slug, s.Shift.Start.In(tx.Zone()), s.Shift.End.In(tx.Zone())})
		if err != nil {
			return err
		}
		d := AssignDuty{Shift: id, Role: s.Slot.Role, Group: s.Slot.Group, Post: s.Slot.Post, Site: s.Slot.Site, Person: s.Person}
		if err := d.plan(tx); err != nil {
			return err
		}
	}
	return nil
}

// PreviewRoster tells what a GenerateRoster would do now, in order, and what it
// would leave alone. Errors: as the command.
func (v *View) PreviewRoster(ctx context.Context, c GenerateRoster) ([]RosterStep, error) {
	return c.steps(ctx, v)
}

func (c GenerateRoster) steps(ctx context.Context, v *View) ([]RosterStep, error) {
	pl, err := v.Plan(ctx)
	if err != nil {
		return nil, err
	}
	for _, spec := range c.Specs {
		crew, err := v.ReadCrew(ctx, spec)
		if err != nil {
			return nil, err
		}
		c.Crews = append(c.Crews[:len(c.Crews):len(c.Crews)], crew)
	}
	if err := c.check(pl); err != nil {
		return nil, err
	}
	from := c.From
	if now := v.Now(); from.IsZero() || from.Before(now) {
		from = now // a roster of yesterday helps nobody
	}
	var out []RosterStep
	for i, p := range patternsBetween(pl, from, from.AddDate(0, 0, c.Days), v.Zone()) {
		crew := c.crewOf(i, p, from.In(v.Zone()))
		if crew == nil {
			continue
		}
		s, err := v.ShiftByKey(ctx, p.key())
		if CodeOf(err) == NotFound && err != nil {
			s, err = Shift{Key: p.key(), Slug: p.slug, Start: journal.At(p.start), End: journal.At(p.end)}, nil
		}
		if err != nil {
			return nil, err
		}
		out = append(out, fill(s, crew)...)
	}
	return out, nil
}

// crewOf is the crew of the i-th shift of the roster, nil for none.
func (c GenerateRoster) crewOf(i int, p pattern, from time.Time) []CrewSlot {
	n := i % len(c.Crews)
	switch c.Pattern {
	case PatternDay: // count days of the calendar, not hours: a clock may change
		first := time.Date(from.Year(), from.Month(), from.Day(), 0, 0, 0, 0, time.UTC)
		day := time.Date(p.start.Year(), p.start.Month(), p.start.Day(), 0, 0, 0, 0, time.UTC)
		n = int(day.Sub(first)/(24*time.Hour)) % len(c.Crews)
	case PatternCustom:
		n = c.Rotation[i%len(c.Rotation)] - 1
	}
	if n < 0 {
		return nil
	}
	return c.Crews[n]
}

// fill puts a crew on the slots of a shift that have too few people yet.
func fill(s Shift, crew []CrewSlot) []RosterStep {
	want, have := map[Slot]int{}, map[Slot]int{}
	there := map[CrewSlot]bool{}
	for _, m := range crew {
		want[m.Slot]++
	}
	for _, d := range s.Duties {
		if !d.Removed {
			have[d.Slot()]++
			there[CrewSlot{d.Slot(), d.Person}] = true
		}
	}
	var out []RosterStep
	for _, m := range crew {
		if m.Person == "" {
			continue
		}
		step := RosterStep{Shift: s, Slot: m.Slot, Person: m.Person, Kept: there[m] || have[m.Slot] >= want[m.Slot]}
		if !step.Kept {
			have[m.Slot]++
			there[m] = true
		}
		out = append(out, step)
	}
	return out
}

func (c GenerateRoster) check(p *plan.Plan) error {
	switch {
	case c.Days < 1 || c.Days > maxRosterDays:
		return invalid("days", "roster.days", fmt.Sprint(maxRosterDays))
	case len(c.Crews) == 0 || len(c.Crews) > maxCrews:
		return invalid("crews", "roster.crews", fmt.Sprint(maxCrews))
	case !oneOf(c.Pattern, Patterns()...):
		return invalid("pattern", "roster.pattern", c.Pattern)
	case c.Pattern == PatternTwelve && len(p.Shifts) != 2, c.Pattern == PatternThree && len(p.Shifts) != 3:
		return invalid("pattern", "roster.shifts_a_day", fmt.Sprint(len(p.Shifts)))
	case c.Pattern == PatternCustom && len(c.Rotation) == 0:
		return invalid("rotation", "roster.rotation", "")
	}
	for _, n := range c.Rotation {
		if n < 0 || n > len(c.Crews) {
			return invalid("rotation", "roster.rotation_crew", fmt.Sprint(n))
		}
	}
	for _, crew := range c.Crews {
		for _, m := range crew {
			if m.Person != "" {
				return nil
			}
		}
	}
	return invalid("crews", "roster.crews", fmt.Sprint(maxCrews))
}
