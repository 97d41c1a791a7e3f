package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"zhiban/store/journal"
)

// Mark says what became of one target of a round.
type Mark struct {
	Household string // id or «grid address», or the ref of somebody on a list
	No        int    // resident, 0: the whole household
	State     string // one of TickStates
	Next      time.Time
	Text      string
	Vehicle   string
	To        string
}

// TickRound ticks targets of a round off, or says why they were not reached. A
// whole household ticks everybody in it.
type TickRound struct {
	Round string
	Marks []Mark
}

// ticksPerEntry keeps one entry at a size that reads fast.
const ticksPerEntry = 200

func (c TickRound) plan(tx *Tx) error {
	r, err := tx.openRound(c.Round)
	if err != nil {
		return err
	}
	if r.Unit == UnitGrid {
		return refused("round", "round.by_grid", "")
	}
	if len(c.Marks) == 0 {
		return invalid("marks", "round.nobody", "")
	}
	b := &ticker{tx: tx, r: r}
	for _, m := range c.Marks {
		if err := b.mark(m); err != nil {
			return err
		}
	}
	for part := range slices.Chunk(b.marks, ticksPerEntry) {
		if err := tx.append("round.tick", r.ID, &roundTicked{Marks: part}); err != nil {
			return err
		}
	}
	return nil
}

// ticker makes marks of what was said about doors and persons.
type ticker struct {
	tx    *Tx
	r     Round
	marks []roundMark
	list  []Listed
}

func (b *ticker) mark(m Mark) error {
	if !oneOf(m.State, TickStates()...) {
		return invalid("state", "round.state_unknown", m.State)
	}
	next := journal.At(m.Next)
	switch {
	case m.State == TickPromised && m.Next.IsZero():
		return invalid("next", "round.promise_time", "")
	case !m.Next.IsZero() && m.State == TickDone:
		next = 0
	}
	one := roundMark{State: m.State, Next: next, Text: journal.Text(strings.TrimSpace(m.Text)), Vehicle: journal.Text(strings.TrimSpace(m.Vehicle)), To: journal.Text(strings.TrimSpace(m.To))}
	refs, err := b.refs(m)
	for _, x := range refs {
		one.Ref, one.Household = x.Ref, x.Household
		b.marks = append(b.marks, one)
	}
	return err
}

// refs finds which targets a mark is about.
func (b *ticker) refs(m Mark) ([]Listed, error) {
	if b.r.Listed && b.list == nil {
		var err error
		if b.list, err = b.tx.roundList(b.tx.ctx, b.r.ID, false); err != nil {
			return nil, err
		}
	}
	if i := slices.IndexFunc(b.list, func(l Listed) bool { return l.Ref == m.Household }); i >= 0 && m.No == 0 {
		return b.list[i : i+1], nil
	}
	id, tail, _ := strings.Cut(m.Household, "/")
	if tail != "" && m.No == 0 {
		if f, err := b.tx.Resident(b.tx.ctx, m.Household); err == nil {
			m.Household, m.No = id, f.Resident.No
		}
	}
	h, err := b.tx.HouseholdRef(b.tx.ctx, m.Household)
	if err != nil {
		return nil, err
	}
	if len(b.r.Grids) > 0 && !slices.Contains(b.r.Grids, h.Grid) {
		return nil, refused("household", "round.other_grid", h.Address().String())
	}
	if b.r.Listed {
		return b.listed(h, m.No)
	}
	return b.inCensus(h, m.No)
}

// listed are those of a household that stand on the list.
func (b *ticker) listed(h Household, no int) ([]Listed, error) {
	var out []Listed
	for _, l := range b.list {
		if l.Household == h.ID && (no == 0 || no == l.No) {
			out = append(out, l)
		}
	}
	if len(out) == 0 {
		return nil, refused("household", "round.not_listed", h.Address().String())
	}
	return out, nil
}

func (b *ticker) inCensus(h Household, no int) ([]Listed, error) {
	switch {
	case h.Removed || h.Vacant:
		return nil, refused("household", map[bool]string{true: "household.removed", false: "household.vacant"}[h.Removed], h.Address().String())
	case b.r.Unit == UnitHousehold && no > 0:
		return nil, refused("no", "round.by_household", h.Address().String())
	case b.r.Unit == UnitHousehold:
		return []Listed{{Ref: h.ID, Household: h.ID}}, nil
	}
	var out []Listed
	for _, x := range h.Present() {
		if no == 0 || no == x.No {
			out = append(out, Listed{Ref: ResidentRef(h.ID, x.No), Household: h.ID, No: x.No})
		}
	}
	if len(out) == 0 {
		return nil, notFound("no", "resident.unknown", fmt.Sprint(no))
	}
	return out, nil
}

// Span is a stretch of rooms of one building: 101-106.
type Span struct {
	From, To string // rooms; To "" is one room, both "" the whole building
	State    string
	Next     time.Time
	Text     string
}

// TickDoors ticks off rooms of a building in one go (轮 7格 3栋 101-106 好 107 不在):
// of a stretch those that are entered, of a single room that one.
type TickDoors struct {
	Round    string
	Grid     string // id or number
	Building string
	Spans    []Span
}

func (c TickDoors) plan(tx *Tx) error {
	g, err := tx.Grid(tx.ctx, c.Grid)
	if err != nil {
		return err
	}
	t := TickRound{Round: c.Round}
	for _, s := range c.Spans {
		doors, err := tx.DoorsIn(tx.ctx, g.ID, c.Building, s.From, s.To)
		if err != nil {
			return err
		}
		for _, h := range doors {
			t.Marks = append(t.Marks, Mark{Household: h.ID, State: s.State, Next: s.Next, Text: s.Text})
		}
	}
	return t.plan(tx)
}

// DoorsIn lists the lived-in households of a stretch of rooms; see [Span].
// Errors: not_found (nothing is entered there), internal.
func (v *View) DoorsIn(ctx context.Context, grid, building, from, to string) ([]Household, error) {
	page, err := v.Households(ctx, HouseholdFilter{Grid: grid, Building: building, Limit: 1000})
	if err != nil {
		return nil, err
	}
	low, high := natural(roomKey(from)), natural(roomKey(to))
	if to == "" {
		high = low
	}
	if high < low {
		low, high = high, low
	}
	var out []Household
	for _, h := range page.Rows {
		room := natural(roomKey(h.Room))
		if from == "" || room >= low && room <= high && len(room) == len(low) {
			out = append(out, h)
		}
	}
	if len(out) == 0 {
		name := Address{Building: building, Room: from}.String()
		if to != "" {
			name += "–" + to
		}
		return nil, notFound("household", "household.unknown", name)
	}
	return out, nil
}
