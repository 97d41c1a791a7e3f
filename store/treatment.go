package store

import (
	"slices"
	"strings"
	"time"

	"zhiban/store/journal"
)

// States of one turn of a treatment.
const (
	TurnPlanned  = ""
	TurnArranged = "arranged" // the car is promised
	TurnOut      = "out"      // picked up
	TurnBack     = "back"
	TurnMissed   = "missed"
)

// TurnStates lists what can be written down of a turn.
func TurnStates() []string { return []string{TurnArranged, TurnOut, TurnBack, TurnMissed} }

// Treatment is a treatment that comes back on days of the week or on dates
// (血透 …), with how the patient gets there.
type Treatment struct {
	No        int             `json:"no"` // in the patient
	What      string          `json:"what"`
	Weekdays  []int           `json:"weekdays"` // 1 Monday … 7 Sunday
	Dates     []string        `json:"dates"`    // 2022-09-03
	Time      string          `json:"time"`     // 07:30, when the patient is to be picked up
	Place     string          `json:"place"`
	Transport string          `json:"transport"` // standing arrangement, "" for each time
	Companion string          `json:"companion"`
	From      journal.Time    `json:"from"`
	Ended     journal.Time    `json:"ended"`
	EndWhy    string          `json:"end_why"`
	Turns     []TreatmentTurn `json:"turns"` // those of which something is known
}

// TreatmentTurn is one time that the treatment is due.
type TreatmentTurn struct {
	Due       journal.Time `json:"due"`
	State     string       `json:"state"`
	Transport string       `json:"transport"` // vehicle or plate, with the driver, as told
	Companion string       `json:"companion"`
	Text      string       `json:"text"`
	At        journal.Time `json:"at"` // of the last word
	By        string       `json:"by"`
}

// Over reports whether nothing is to do about the turn any more.
func (t TreatmentTurn) Over() bool { return oneOf(t.State, TurnBack, TurnMissed) }

// Carried reports whether somebody said how the patient gets there.
func (t TreatmentTurn) Carried() bool { return t.Transport != "" }

// On reports whether the treatment still goes on.
func (t Treatment) On() bool { return t.Ended.IsZero() }

// DueBetween lists when the treatment is due in a stretch of time, by the wall
// clock of a zone.
func (t Treatment) DueBetween(from, to journal.Time, zone *time.Location) []journal.Time {
	from = max(from, t.From)
	var out []journal.Time
	for day := from.In(zone); ; day = day.AddDate(0, 0, 1) {
		at, ok := onDay(day, 0, t.Time, zone)
		if !ok || journal.At(at) > to {
			return out
		}
		weekday := (int(at.Weekday())+6)%7 + 1
		if journal.At(at) >= from && (slices.Contains(t.Weekdays, weekday) || slices.Contains(t.Dates, at.Format(time.DateOnly))) {
			out = append(out, journal.At(at))
		}
		if len(out) > 400 || day.Sub(from.In(zone)) > 400*24*time.Hour {
			return out
		}
	}
}

// Turn is what is known of the turn that is due then, with the standing
// arrangement filled in.
func (t Treatment) Turn(due journal.Time) TreatmentTurn {
	x := TreatmentTurn{Due: due}
	if i := slices.IndexFunc(t.Turns, func(u TreatmentTurn) bool { return u.Due == due }); i >= 0 {
		x = t.Turns[i]
	}
	x.Transport, x.Companion = firstOf(x.Transport, t.Transport), firstOf(x.Companion, t.Companion)
	return x
}

// lookBack is how long a turn that nobody has closed is still asked after.
const lookBack = 24 * time.Hour

// TurnsUntil lists the turns from yesterday's open ones to a time ahead.
func (t Treatment) TurnsUntil(now, to journal.Time, zone *time.Location) []TreatmentTurn {
	if !t.On() {
		return nil
	}
	var out []TreatmentTurn
	for _, due := range t.DueBetween(now.Add(-lookBack), to, zone) {
		if x := t.Turn(due); !x.Over() {
			out = append(out, x)
		}
	}
	return out
}

// Next is the next turn about which something is to do; false when there is
// none within a month.
func (t Treatment) Next(now journal.Time, zone *time.Location) (TreatmentTurn, bool) {
	list := t.TurnsUntil(now, now.Add(31*24*time.Hour), zone)
	if len(list) == 0 {
		return TreatmentTurn{}, false
	}
	return list[0], true
}

type treatmentSet struct {
	No        int          `json:"no"`
	Weekdays  []int        `json:"weekdays"`
	Dates     []string     `json:"dates"`
	Time      string       `json:"time"`
	Ended     bool         `json:"ended"`
	What      journal.Text `json:"what"`
	Place     journal.Text `json:"place"`
	Transport journal.Text `json:"transport"`
	Companion journal.Text `json:"companion"`
	Reason    journal.Text `json:"reason"`
}

type treatmentTurned struct {
	No        int          `json:"no"`
	Due       journal.Time `json:"due"`
	State     string       `json:"state"`
	What      journal.Text `json:"what"`
	Transport journal.Text `json:"transport"`
	Companion journal.Text `json:"companion"`
	Text      journal.Text `json:"text"`
}

func foldTreatment(_ *folder, p *Patient, e Event, d *treatmentSet) {
	t := p.treatment(d.No)
	if t == nil {
		p.Treatments = append(p.Treatments, Treatment{No: d.No, From: e.At})
		t = &p.Treatments[len(p.Treatments)-1]
	}
	t.What, t.Weekdays, t.Dates, t.Time = string(d.What), d.Weekdays, d.Dates, d.Time
	t.Place, t.Transport, t.Companion = string(d.Place), string(d.Transport), string(d.Companion)
	t.Ended, t.EndWhy = 0, ""
	if d.Ended {
		t.Ended, t.EndWhy = e.At, string(d.Reason)
	}
}

// mostTurns are kept in the state; the journal has all.
const mostTurns = 60

func foldTurn(_ *folder, p *Patient, e Event, d *treatmentTurned) {
	t := p.treatment(d.No)
	if t == nil {
		return
	}
	x := TreatmentTurn{Due: d.Due, State: d.State, Transport: string(d.Transport), Companion: string(d.Companion), Text: string(d.Text), At: e.At, By: e.Officer}
	if i := slices.IndexFunc(t.Turns, func(u TreatmentTurn) bool { return u.Due == d.Due }); i >= 0 {
		t.Turns[i] = x
		return
	}
	t.Turns = append(t.Turns, x)
	slices.SortFunc(t.Turns, func(a, b TreatmentTurn) int { return int(a.Due - b.Due) })
	if len(t.Turns) > mostTurns {
		t.Turns = t.Turns[len(t.Turns)-mostTurns:]
	}
}

// SetTreatment says which treatment a patient has, on which days and where;
// what is left out of a known one stays. End ends it with a reason.
type SetTreatment struct {
	Patient   string
	What      string
	Weekdays  []int
	Dates     []string
	Time      string
	Place     string
	Transport string
	Companion string
	End       bool
	Reason    string
	whole     bool // of an undo
}

func (c SetTreatment) plan(tx *Tx) error {
	p, err := tx.patient(c.Patient)
	if err != nil {
		return err
	}
	what, err := required("what", journal.Text(c.What))
	if err != nil {
		return err
	}
	i := slices.IndexFunc(p.Treatments, func(t Treatment) bool { return t.What == string(what) })
	d := &treatmentSet{No: len(p.Treatments) + 1, What: what, Weekdays: c.Weekdays, Dates: c.Dates, Time: c.Time, Ended: c.End, Reason: journal.Text(strings.TrimSpace(c.Reason))}
	d.Place, d.Transport, d.Companion = journal.Text(strings.TrimSpace(c.Place)), journal.Text(strings.TrimSpace(c.Transport)), journal.Text(strings.TrimSpace(c.Companion))
	if i >= 0 {
		d.from(p.Treatments[i], c.whole)
	}
	switch {
	case c.End && i < 0:
		return notFound("what", "treatment.unknown", string(what))
	case c.End && d.Reason == "":
		return invalid("reason", "reason.missing", "")
	}
	if err := d.check(); err != nil {
		return err
	}
	return tx.append("treatment.set", p.ID, d)
}

// from keeps what nobody said anew.
func (d *treatmentSet) from(t Treatment, whole bool) {
	d.No = t.No
	if whole {
		return
	}
	if len(d.Weekdays)+len(d.Dates) == 0 {
		d.Weekdays, d.Dates = t.Weekdays, t.Dates
	}
	d.Time, d.Place, d.Transport, d.Companion = firstOf(d.Time, t.Time), firstText(d.Place, t.Place), firstText(d.Transport, t.Transport), firstText(d.Companion, t.Companion)
}

func (d *treatmentSet) check() error {
	for _, w := range d.Weekdays {
		if w < 1 || w > 7 {
			return invalid("days", "treatment.weekday", "")
		}
	}
	for _, day := range d.Dates {
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			return invalid("days", "treatment.date", day)
		}
	}
	if len(d.Weekdays)+len(d.Dates) == 0 {
		return invalid("days", "treatment.no_days", "")
	}
	if _, err := time.Parse("15:04", d.Time); err != nil {
		return invalid("time", "treatment.time", d.Time)
	}
	return nil
}

// MarkTurn writes down what became of one turn of a treatment: the car is
// arranged, the patient was picked up, is back, or missed it and why.
type MarkTurn struct {
	Patient   string
	What      string    // "": the patient's only treatment
	On        time.Time // any time of the day it is due; zero: the next one
	State     string
	Transport string
	Companion string
	Text      string
	due       journal.Time // of an undo
	whole     bool
}

func (c MarkTurn) plan(tx *Tx) error {
	p, err := tx.patient(c.Patient)
	if err != nil {
		return err
	}
	t, err := p.theTreatment(c.What)
	if err != nil {
		return err
	}
	x, err := c.turn(tx, t)
	if err != nil {
		return err
	}
	d := &treatmentTurned{No: t.No, Due: x.Due, State: c.State, What: journal.Text(t.What), Transport: journal.Text(strings.TrimSpace(c.Transport)), Companion: journal.Text(strings.TrimSpace(c.Companion)), Text: journal.Text(strings.TrimSpace(c.Text))}
	if c.whole {
		return tx.append("treatment.turn", p.ID, d)
	}
	d.Transport, d.Companion = firstText(d.Transport, x.Transport), firstText(d.Companion, x.Companion)
	switch {
	case !oneOf(c.State, TurnStates()...):
		return invalid("state", "treatment.state", c.State)
	case x.Over() && c.State != TurnArranged, x.State == c.State && c.State != TurnArranged:
		return refused("state", "treatment.over", p.Number)
	case c.State == TurnArranged && d.Transport == "":
		return invalid("transport", "treatment.no_transport", "")
	case c.State == TurnMissed && d.Text == "":
		return invalid("reason", "reason.missing", "")
	}
	return tx.append("treatment.turn", p.ID, d)
}

func (p Patient) theTreatment(what string) (Treatment, error) {
	var on []Treatment
	for _, t := range p.Treatments {
		if what = strings.TrimSpace(what); t.What == what && what != "" {
			return t, nil
		}
		if t.On() {
			on = append(on, t)
		}
	}
	if what == "" && len(on) == 1 {
		return on[0], nil
	}
	return Treatment{}, notFound("what", "treatment.unknown", firstOf(what, p.Number))
}

// turn finds the turn that is meant: of the day, else the next one.
func (c MarkTurn) turn(tx *Tx, t Treatment) (TreatmentTurn, error) {
	if c.whole {
		return TreatmentTurn{Due: c.due}, nil
	}
	if c.On.IsZero() {
		x, ok := t.Next(tx.at, tx.Zone())
		if !ok {
			return x, notFound("on", "treatment.no_turn", t.What)
		}
		return x, nil
	}
	on := c.On.In(tx.Zone())
	start := time.Date(on.Year(), on.Month(), on.Day(), 0, 0, 0, 0, tx.Zone())
	for _, due := range t.DueBetween(journal.At(start), journal.At(start.AddDate(0, 0, 1))-1, tx.Zone()) {
		return t.Turn(due), nil
	}
	return TreatmentTurn{}, notFound("on", "treatment.no_turn", on.Format(time.DateOnly))
}
