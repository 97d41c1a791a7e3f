package store

import (
	"zhiban/store/journal"
	"zhiban/store/plan"
)

// What a round counts.
const (
	UnitHousehold = "household"
	UnitResident  = "resident"
	UnitGrid      = "grid" // each grid is done or not: a patrol, a disinfection
)

// States of somebody a round is to reach. Only done is reached: who is absent,
// refuses, waits for service at the door or for a car has not been.
const (
	TickDone     = "done"
	TickAbsent   = "absent"
	TickRefused  = "refused"
	TickHome     = "home"     // to be served at the door
	TickPromised = "promised" // a time was promised: the car comes
)

// TickStates lists the states as they are offered.
func TickStates() []string {
	return []string{TickDone, TickAbsent, TickRefused, TickHome, TickPromised}
}

// Round is a sweep over the grids with a target (轮次).
type Round struct {
	ID       string       `json:"id"`
	Kind     string       `json:"kind"` // slug of the plan's round kinds
	No       int          `json:"no"`   // the n-th of its kind
	Name     string       `json:"name"`
	Unit     string       `json:"unit"`
	Grids    []string     `json:"grids"` // ids, none: all
	Needs    []string     `json:"needs"` // only households where somebody has one of them
	Floating bool         `json:"floating"`
	Listed   bool         `json:"listed"` // the target is a list of persons
	Opened   journal.Time `json:"opened"`
	By       string       `json:"by"`
	Due      journal.Time `json:"due"`
	Closed   journal.Time `json:"closed"` // 0: runs
	Reason   string       `json:"reason"`
	Target   int          `json:"target"`  // as it stood at the close
	Reached  int          `json:"reached"` // as it stood at the close
}

// Open reports whether the round runs.
func (r Round) Open() bool { return r.Closed.IsZero() }

// Tick is what became of one target in one round.
type Tick struct {
	Ref       string       `json:"ref"`
	Household string       `json:"household"`
	State     string       `json:"state"` // "" when it was taken back
	At        journal.Time `json:"at"`
	By        string       `json:"by"`
	Entry     string       `json:"entry"`
	Next      journal.Time `json:"next"` // of the next visit, or of the promise
	Text      string       `json:"text"`
	Vehicle   string       `json:"vehicle"`
	To        string       `json:"to"` // destination
	Before    *Tick        `json:"before,omitempty"`
}

// RoundCount is how far a grid is by its own count.
type RoundCount struct {
	Grid    string       `json:"grid"`
	Reached int          `json:"reached"`
	Refused int          `json:"refused"`
	Absent  int          `json:"absent"`
	Basis   string       `json:"basis"`
	Text    string       `json:"text"`
	At      journal.Time `json:"at"`
	By      string       `json:"by"`
	Entry   string       `json:"entry"`
	Before  *RoundCount  `json:"before,omitempty"`
}

// Listed is somebody on the list of a round.
type Listed struct {
	Ref       string `json:"ref"`
	Household string `json:"household"`
	No        int    `json:"no"`
	Grid      string `json:"grid"`
	Name      string `json:"name"`
	Phone     string `json:"phone"`
	Place     string `json:"place"` // of somebody who is not in the census
}

type roundOpened struct {
	Kind     string         `json:"kind"`
	No       int            `json:"no"`
	Name     journal.Text   `json:"name"`
	Unit     string         `json:"unit"`
	Grids    []string       `json:"grids"`
	Needs    []string       `json:"needs"`
	Floating bool           `json:"floating"`
	Listed   bool           `json:"listed"`
	Due      journal.Time   `json:"due"`
	Targets  []roundListing `json:"targets"`
}

type roundListing struct {
	Ref       string       `json:"ref"`
	Household string       `json:"household"`
	No        int          `json:"no"`
	Grid      string       `json:"grid"`
	Name      journal.Text `json:"name"`
	Phone     journal.Text `json:"phone"`
	Place     journal.Text `json:"place"`
}

type roundListed struct {
	roundListing
	Dropped bool         `json:"dropped"`
	Reason  journal.Text `json:"reason"`
}

type roundTicked struct {
	Marks []roundMark `json:"marks"`
}

type roundMark struct {
	Ref       string       `json:"ref"`
	Household string       `json:"household"`
	State     string       `json:"state"`
	Next      journal.Time `json:"next"`
	Text      journal.Text `json:"text"`
	Vehicle   journal.Text `json:"vehicle"`
	To        journal.Text `json:"to"`
	Undoes    string       `json:"undoes,omitempty"` // entry whose tick is taken back: what stood before it stands again
}

type roundCounted struct {
	Grid    string       `json:"grid"`
	Reached int          `json:"reached"`
	Refused int          `json:"refused"`
	Absent  int          `json:"absent"`
	Basis   string       `json:"basis"`
	Text    journal.Text `json:"text"`
	Undoes  string       `json:"undoes,omitempty"` // entry whose count is taken back
}

type roundClosed struct {
	Closed  bool         `json:"closed"` // false: open again
	Reason  journal.Text `json:"reason"`
	Target  int          `json:"target"`
	Reached int          `json:"reached"`
}

func roundTable() table[Round] {
	return newTable("round", []string{"kind", "closed", "opened"}, func(r *Round) []any { return []any{r.Kind, btoi(!r.Open()), int64(r.Opened)} })
}

// roundKinds: ticks and counts come from many grids at once and each stands
// for itself, so two of them are no conflict.
func roundKinds() []kind {
	tally := func(counter string) kindOptions {
		return kindOptions{Stream: System, Noun: "round", Counter: counter, Commutes: true}
	}
	human := kindOptions{Stream: Human, Noun: "round", Counter: "round.close"}
	return []kind{
		kindOf("round.open", human, foldRoundOpened),
		kindOf("round.list", tally("round.list"), func(f *folder, e Event, p *roundListed) { listRow(f, e.Subject, p.roundListing, p.Dropped) }),
		kindOf("round.tick", tally("round.tick"), foldTicks),
		kindOf("round.count", tally("round.count"), foldRoundCount),
		kindOf("round.close", human, func(f *folder, e Event, p *roundClosed) {
			roundTable().update(f, e.Subject, func(r *Round) {
				r.Closed, r.Reason, r.Target, r.Reached = 0, string(p.Reason), p.Target, p.Reached
				if p.Closed {
					r.Closed = e.At
				}
			})
		}),
	}
}

func foldRoundOpened(f *folder, e Event, p *roundOpened) {
	roundTable().put(f, e.Subject, &Round{ID: e.Subject, Kind: p.Kind, No: p.No, Name: string(p.Name), Unit: p.Unit, Grids: p.Grids, Needs: p.Needs, Floating: p.Floating,
		Listed: p.Listed, Opened: e.At, By: e.Officer, Due: p.Due})
	for _, t := range p.Targets {
		listRow(f, e.Subject, t, false)
	}
}

func listRow(f *folder, subject string, t roundListing, dropped bool) {
	doc, err := encodeDoc(Listed{Ref: t.Ref, Household: t.Household, No: t.No, Grid: t.Grid, Name: string(t.Name), Phone: string(t.Phone), Place: string(t.Place)})
	if err != nil {
		f.err = err
		return
	}
	f.exec("INSERT INTO round_target (subject, ref, household, grid, dropped, doc) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (subject, ref) DO UPDATE SET household = excluded.household, grid = excluded.grid, dropped = excluded.dropped, doc = excluded.doc",
		subject, t.Ref, t.Household, t.Grid, btoi(dropped), doc)
}

// foldTicks keeps of every target what was said last, and what that took the
// place of, so that it can be taken back.
func foldTicks(f *folder, e Event, p *roundTicked) {
	for _, m := range p.Marks {
		t := Tick{Ref: m.Ref, Household: m.Household, State: m.State, At: e.At, By: e.Officer, Entry: e.ID, Next: m.Next, Text: string(m.Text), Vehicle: string(m.Vehicle), To: string(m.To)}
		old := roundRow[Tick](f, "SELECT doc FROM round_tick WHERE subject = ? AND ref = ?", e.Subject, m.Ref)
		if m.Undoes == "" {
			t.Before = old.first(backSteps)
		} else if old = old.without(m.Undoes); old != nil {
			t = *old
		} else {
			t = Tick{Ref: m.Ref, Household: m.Household}
		}
		doc, err := encodeDoc(t)
		if err != nil {
			f.err = err
			return
		}
		f.exec("INSERT INTO round_tick (subject, ref, household, state, next, doc) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (subject, ref) DO UPDATE SET household = excluded.household, state = excluded.state, next = excluded.next, doc = excluded.doc",
			e.Subject, t.Ref, t.Household, t.State, int64(t.Next), doc)
	}
}

// backSteps is how many earlier words about one target are kept.
const backSteps = 3

// first is what was said last with as many words before it as asked for.
func (t *Tick) first(n int) *Tick {
	if t == nil || n == 0 || t.State == "" {
		return nil
	}
	out := *t
	out.Before = t.Before.first(n - 1)
	return &out
}

// without leaves out what one entry said, nil when nothing else was.
func (t *Tick) without(entry string) *Tick {
	if t == nil {
		return nil
	}
	if t.Entry == entry {
		return t.Before
	}
	out := *t
	out.Before = t.Before.without(entry)
	return &out
}

// roundRow reads a row that belongs to a round, nil when there is none.
func roundRow[T any](f *folder, q string, args ...any) *T {
	var doc string
	if !f.scan(q, args, &doc) {
		return nil
	}
	v, err := decodeDoc[T](doc)
	if err != nil {
		f.err = err
		return nil
	}
	return &v
}

func foldRoundCount(f *folder, e Event, p *roundCounted) {
	c := &RoundCount{Grid: p.Grid, Reached: p.Reached, Refused: p.Refused, Absent: p.Absent, Basis: p.Basis, Text: string(p.Text), At: e.At, By: e.Officer, Entry: e.ID}
	old := roundRow[RoundCount](f, "SELECT doc FROM round_count WHERE subject = ? AND grid = ?", e.Subject, p.Grid)
	if p.Undoes == "" {
		c.Before = old.first(backSteps)
	} else {
		c = old.without(p.Undoes)
	}
	if c == nil {
		f.exec("DELETE FROM round_count WHERE subject = ? AND grid = ?", e.Subject, p.Grid)
		return
	}
	doc, err := encodeDoc(c)
	if err != nil {
		f.err = err
		return
	}
	f.exec("INSERT INTO round_count (subject, grid, doc) VALUES (?, ?, ?) ON CONFLICT (subject, grid) DO UPDATE SET doc = excluded.doc", e.Subject, p.Grid, doc)
}

// first is the last count with as many before it as asked for.
func (c *RoundCount) first(n int) *RoundCount {
	if c == nil || n == 0 {
		return nil
	}
	out := *c
	out.Before = c.Before.first(n - 1)
	return &out
}

// without leaves out one count, nil when there was no other.
func (c *RoundCount) without(entry string) *RoundCount {
	if c == nil {
		return nil
	}
	if c.Entry == entry {
		return c.Before
	}
	out := *c
	out.Before = c.Before.without(entry)
	return &out
}

// unitOf is what a kind of round counts.
func unitOf(k plan.RoundKind) string {
	switch {
	case k.Tally == plan.ByGrid:
		return UnitGrid
	case k.Target == UnitResident:
		return UnitResident
	}
	return UnitHousehold
}
