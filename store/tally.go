package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// Tally is how many people passed through one lane of a point in one slot (half
// an hour, as the plan has it), or how many were served at the doors of a grid
// in a round so far. It is one number that a later one takes the place of:
// nothing is ever added to it, so nothing counts twice.
//
// A tally counts people and stands beside the round's own count and ticks (see
// RoundState), which say who has not been reached: neither changes the other,
// and they are never added up.
type Tally struct {
	Subject string       `json:"subject"` // site, or grid when it is about doors
	Round   string       `json:"round"`   // "" in a plan whose rounds have no lanes
	Lane    int          `json:"lane"`    // 0: at the doors of a grid
	Slot    journal.Time `json:"slot"`    // start, 0 at the doors
	Minutes int          `json:"minutes"` // length of the slot
	People  int          `json:"people"`
	Grids   []GridPeople `json:"grids,omitempty"` // where they live, as far as it was told
	Reason  string       `json:"reason"`          // of a correction
	At      journal.Time `json:"at"`
	By      string       `json:"by"`
	Entry   string       `json:"entry"`
	Before  *Tally       `json:"before,omitempty"`
}

// GridPeople is how many of some people live in a grid.
type GridPeople struct {
	Grid string `json:"grid"`
	N    int    `json:"n"`
}

// End is when the slot is over.
func (t Tally) End() journal.Time { return t.Slot.Add(time.Duration(t.Minutes) * time.Minute) }

type tallied struct {
	Round   string       `json:"round"`
	Lane    int          `json:"lane"`
	Slot    journal.Time `json:"slot"`
	Minutes int          `json:"minutes"`
	People  int          `json:"people"`
	Was     *int         `json:"was,omitempty"` // what it takes the place of
	Grids   []GridPeople `json:"grids,omitempty"`
	Undoes  string       `json:"undoes,omitempty"` // entry whose tally is taken back
	Reason  journal.Text `json:"reason"`
}

type pointAimed struct {
	Target int          `json:"target"`
	Reason journal.Text `json:"reason"`
}

// pointKinds: tallies come from many hands at once and each stands for itself.
func pointKinds() []kind {
	o := func(noun, counter string) kindOptions {
		return kindOptions{Stream: System, Noun: noun, Counter: counter, Commutes: true}
	}
	return []kind{
		kindOf("lane.tally", o("site", "lane.tally"), foldTally),
		kindOf("home.tally", o("grid", "home.tally"), foldTally),
		kindOf("point.target", o("site", "point.target"), onSite(func(s *Site, _ Event, p *pointAimed) { s.Target = p.Target })),
	}
}

const tallyKey = "subject = ? AND round = ? AND lane = ? AND slot = ?"

func foldTally(f *folder, e Event, p *tallied) {
	key := []any{e.Subject, p.Round, p.Lane, int64(p.Slot)}
	t := &Tally{Subject: e.Subject, Round: p.Round, Lane: p.Lane, Slot: p.Slot, Minutes: p.Minutes, People: p.People, Grids: p.Grids, Reason: string(p.Reason), At: e.At, By: e.Officer, Entry: e.ID}
	old := roundRow[Tally](f, "SELECT doc FROM tally WHERE "+tallyKey, key...)
	if p.Undoes == "" {
		t.Before = old.first(backSteps)
	} else {
		t = old.without(p.Undoes)
	}
	if t == nil {
		f.exec("DELETE FROM tally WHERE "+tallyKey, key...)
		return
	}
	doc, err := encodeDoc(t)
	if err != nil {
		f.err = err
		return
	}
	f.exec("INSERT INTO tally (subject, round, lane, slot, people, doc) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (subject, round, lane, slot) DO UPDATE SET people = excluded.people, doc = excluded.doc",
		append(key, t.People, doc)...)
}

// first is the last tally with as many before it as asked for.
func (t *Tally) first(n int) *Tally {
	if t == nil || n == 0 {
		return nil
	}
	out := *t
	out.Before = t.Before.first(n - 1)
	return &out
}

// without leaves out one tally, nil when there was no other.
func (t *Tally) without(entry string) *Tally {
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

// maxTally is more than pass one lane in one slot, or live behind the doors of
// one grid.
const maxTally = 20000

// TallyLane writes down how many people passed through a lane in a slot. A slot
// that was tallied already is put right with a reason.
type TallyLane struct {
	Site   string
	Lane   int
	Slot   time.Time // within the slot; zero: the one that ended last
	People int
	Grids  []GridPeople // ids or numbers
	Round  string       // "": the one that runs
	Reason string       // of a correction
	undoes string
}

func (c TallyLane) plan(tx *Tx) error {
	s, err := tx.Site(tx.ctx, c.Site)
	if err != nil {
		return err
	}
	if s.Role != plan.RoleLanes {
		return refused("site", "site.no_lanes_here", s.Name)
	}
	if !slices.ContainsFunc(s.Lanes, func(l Lane) bool { return l.No == c.Lane }) {
		return noLane(s, c.Lane)
	}
	r, minutes, err := tx.tallyRound(c.Round)
	if err != nil {
		return err
	}
	t := &tallied{Round: r.ID, Lane: c.Lane, Minutes: minutes, People: c.People, Undoes: c.undoes, Reason: trimmed(c.Reason)}
	if t.Slot = SlotOf(c.Slot, minutes, tx.Zone()); c.Slot.IsZero() {
		t.Slot = SlotEnded(tx.at.In(tx.Zone()), minutes)
	}
	end := t.Slot.Add(time.Duration(minutes) * time.Minute)
	switch {
	case c.People < 0 || c.People > maxTally:
		return invalid("people", "tally.people", fmt.Sprint(maxTally))
	case t.Slot > tx.at:
		return invalid("slot", "tally.future", "")
	}
	if err := tx.afterRound(r, end); err != nil {
		return err
	}
	if t.Grids, err = tx.splitGrids(c.Grids, c.People); err != nil {
		return err
	}
	if err := tx.countedElsewhere(s.ID, t); err != nil {
		return err
	}
	return tx.tally("lane.tally", s.ID, t, true)
}

// SlotOf is the start of the slot that holds a time; slots count from midnight.
func SlotOf(at time.Time, minutes int, zone *time.Location) journal.Time {
	at = at.In(zone)
	y, m, d := at.Date()
	n := at.Hour()*60 + at.Minute()
	return journal.At(time.Date(y, m, d, 0, n-n%minutes, 0, 0, zone))
}

// SlotEnded is the slot that is reported at a time: the one that ended last, or
// the one that runs once more than half of it is over.
func SlotEnded(at time.Time, minutes int) journal.Time {
	return SlotOf(at.Add(-time.Duration(minutes)*time.Minute/2), minutes, at.Location())
}

// tallyRound is the round that tallies belong to, and the length of its slots.
func (tx *Tx) tallyRound(ref string) (Round, int, error) {
	r, minutes, err := tx.LaneRound(tx.ctx, ref)
	switch {
	case err != nil:
		return r, 0, err
	case r.ID == "" || r.Open():
		return r, minutes, nil
	case strings.TrimSpace(ref) == "":
		return r, 0, refused("round", "tally.no_round", "")
	}
	return r, 0, refused("round", "round.closed", "")
}

// openedLate is how long after its first slots a round may have been opened.
const openedLate = 12 * time.Hour

// NearSlot is a time of day as a slot means it: near now, before or after. One
// that lies ahead is refused as such and not taken for yesterday's.
func NearSlot(t, now time.Time) time.Time {
	if now.Sub(t) > openedLate {
		return t.AddDate(0, 0, 1)
	}
	return t
}

// afterRound refuses a slot that was over before the round began, when it may
// belong to the round before. Before the first one it was only not opened in
// time.
func (tx *Tx) afterRound(r Round, end journal.Time) error {
	if r.ID == "" || end > r.Opened {
		return nil
	}
	if end <= r.Opened.Add(-openedLate) {
		return invalid("slot", "tally.before_round", "")
	}
	later, err := tx.laterRound(tx.ctx, r)
	if err == nil && later {
		err = invalid("slot", "tally.before_round", "")
	}
	return err
}

// laterRound reports whether another round with lanes was opened before this one.
func (v *View) laterRound(ctx context.Context, r Round) (bool, error) {
	p, err := v.Plan(ctx)
	if err != nil {
		return false, err
	}
	all, err := v.Rounds(ctx, RoundFilter{})
	if err != nil {
		return false, err
	}
	lanes := p.LaneKinds()
	return slices.ContainsFunc(all, func(o Round) bool {
		return o.ID != r.ID && o.Opened <= r.Opened && slices.ContainsFunc(lanes, func(k plan.RoundKind) bool { return k.Slug == o.Kind })
	}), nil
}

// splitGrids reads where the people live; more than passed cannot.
func (tx *Tx) splitGrids(list []GridPeople, people int) ([]GridPeople, error) {
	var out []GridPeople
	sum := 0
	for _, x := range list {
		g, err := tx.Grid(tx.ctx, x.Grid)
		if err != nil {
			return nil, err
		}
		if x.N < 0 {
			return nil, invalid("grids", "number.negative", "")
		}
		sum += x.N
		out = append(out, GridPeople{g.ID, x.N})
	}
	if sum > people {
		return nil, invalid("grids", "tally.split", fmt.Sprintf("%d > %d", sum, people))
	}
	return out, nil
}

// countedElsewhere refuses a slot of a lane that another round has: the same
// people would count in two.
func (tx *Tx) countedElsewhere(site string, t *tallied) error {
	if t.Undoes != "" {
		return nil
	}
	var round string
	err := tx.q.queryRow(tx.ctx, "SELECT coalesce((SELECT round FROM tally WHERE subject = ? AND lane = ? AND slot = ? AND round <> ? AND people > 0 LIMIT 1), '-')", site, t.Lane, int64(t.Slot), t.Round).Scan(&round)
	if err != nil {
		return internal("read.tally", err)
	}
	if round != "-" {
		r, ok, err := roundTable().one(tx.ctx, tx.q, "WHERE subject = ?", round)
		if err != nil {
			return err
		}
		name := ""
		if ok {
			name = fmt.Sprintf("%s %d", r.Kind, r.No)
		}
		return refused("slot", "tally.other_round", name)
	}
	return nil
}

// tally appends a number; another one in its place must say why, but one that
// counts from the start of the round may grow by itself.
func (tx *Tx) tally(kindName, subject string, t *tallied, each bool) error {
	old, ok, err := tx.tallyAt(tx.ctx, subject, t)
	if err != nil {
		return err
	}
	if ok {
		t.Was = &old.People
	}
	switch {
	case t.Undoes != "" || !ok:
	case old.People == t.People && slices.Equal(old.Grids, t.Grids):
		return refused("people", "tally.same", fmt.Sprint(old.People))
	case t.Reason == "" && (each || t.People < old.People):
		return invalid("reason", "tally.reason", fmt.Sprint(old.People))
	}
	return tx.append(kindName, subject, t)
}

func (v *View) tallyAt(ctx context.Context, subject string, t *tallied) (Tally, bool, error) {
	list, err := v.tallies(ctx, tallyKey, subject, t.Round, t.Lane, int64(t.Slot))
	if err != nil || len(list) == 0 {
		return Tally{}, false, err
	}
	return list[0], true, nil
}

// tallies reads tallies, by place, lane and slot.
func (v *View) tallies(ctx context.Context, where string, args ...any) ([]Tally, error) {
	rows, err := v.q.query(ctx, "SELECT doc FROM tally WHERE "+where+" ORDER BY length(subject), subject, slot, lane", args...)
	if err != nil {
		return nil, internal("read.tally", err)
	}
	defer rows.Close()
	var out []Tally
	for rows.Next() {
		var doc string
		if err := rows.Scan(&doc); err != nil {
			return nil, internal("read.tally", err)
		}
		t, err := decodeDoc[Tally](doc)
		if err != nil {
			return nil, internal("read.tally", err)
		}
		out = append(out, t)
	}
	return out, internalOrNil("read.tally", rows.Err())
}

// TallyHome writes down how many people of a grid were served at their doors in
// the round, in all so far. A lower number than before says why.
type TallyHome struct {
	Grid   string // id or number
	People int
	Round  string
	Reason string
	undoes string
}

func (c TallyHome) plan(tx *Tx) error {
	g, err := tx.Grid(tx.ctx, c.Grid)
	if err != nil {
		return err
	}
	r, minutes, err := tx.tallyRound(c.Round)
	switch {
	case err != nil:
		return err
	case len(r.Grids) > 0 && !slices.Contains(r.Grids, g.ID):
		return refused("grid", "round.other_grid", fmt.Sprint(g.Number))
	case c.People < 0 || c.People > maxTally:
		return invalid("people", "tally.people", fmt.Sprint(maxTally))
	}
	return tx.tally("home.tally", g.ID, &tallied{Round: r.ID, Minutes: minutes, People: c.People, Undoes: c.undoes, Reason: trimmed(c.Reason)}, false)
}

// AimPoint says how many people a point is to serve in a round; 0 gives it its
// share by the lanes that the plan has.
type AimPoint struct {
	Site   string
	Target int
	Reason string
}

func (c AimPoint) plan(tx *Tx) error {
	s, err := tx.Site(tx.ctx, c.Site)
	if err != nil {
		return err
	}
	switch {
	case s.Role != plan.RoleLanes:
		return refused("site", "site.no_lanes_here", s.Name)
	case c.Target < 0 || c.Target > maxAmount:
		return invalid("target", "number.negative", "")
	case c.Target == s.Target:
		return refused("target", "tally.same", fmt.Sprint(c.Target))
	}
	return tx.append("point.target", s.ID, &pointAimed{Target: c.Target, Reason: trimmed(c.Reason)})
}
