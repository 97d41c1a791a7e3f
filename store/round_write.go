package store

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// Target is somebody on the list of a round: a household, a resident of one
// (No), or somebody who is not in the census (Name).
type Target struct {
	Household string // id, or «grid address»
	No        int
	Name      string
	Phone     string
	Place     string
	Grid      string // id or number, of somebody who is not in the census
}

// OpenRound begins a round. Its target is everybody the filter names, or a
// list; the filter is asked anew each time, so who is found later counts too.
type OpenRound struct {
	Kind     string   // slug or name in the plan
	Name     string   // beside another of its kind
	Grids    []string // ids or numbers, none: all
	Needs    []string // slugs; none: as the plan says
	Floating bool
	List     []Target
	Due      time.Time
}

func (c OpenRound) plan(tx *Tx) error {
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	k, ok := FindRoundKind(p, c.Kind)
	if !ok {
		return notFound("kind", "round.kind_unknown", c.Kind)
	}
	d := &roundOpened{Kind: k.Slug, Name: journal.Text(strings.TrimSpace(c.Name)), Unit: unitOf(k), Grids: []string{}, Needs: c.Needs, Floating: c.Floating, Due: journal.At(c.Due), Targets: []roundListing{}}
	if len(d.Needs) == 0 {
		d.Needs = k.Needs
	}
	for _, n := range d.Needs {
		if _, ok := p.Need(n); !ok {
			return notFound("needs", "need.unknown", n)
		}
	}
	if !c.Due.IsZero() && d.Due <= tx.at {
		return invalid("due", "round.due_past", "")
	}
	for _, ref := range c.Grids {
		g, err := tx.Grid(tx.ctx, ref)
		if err != nil {
			return err
		}
		d.Grids = append(d.Grids, g.ID)
	}
	all, err := tx.Rounds(tx.ctx, RoundFilter{Kind: k.Slug})
	if err != nil {
		return err
	}
	for _, r := range all {
		if r.Open() && r.Name == string(d.Name) {
			return refused("kind", "round.open_already", k.ZH)
		}
		d.No = max(d.No, r.No)
	}
	d.No++
	for i, t := range c.List {
		l, err := tx.listing(t, i+1)
		if err != nil {
			return err
		}
		d.Targets = append(d.Targets, l)
	}
	if d.Listed = len(d.Targets) > 0; d.Listed && d.Unit == UnitGrid {
		return refused("list", "round.by_grid", k.ZH)
	}
	_, err = tx.create("round.open", d)
	return err
}

// FindRoundKind finds a kind of round by its slug, its name or one of its words.
func FindRoundKind(p *plan.Plan, ref string) (plan.RoundKind, bool) {
	ref = strings.TrimSpace(ref)
	for _, k := range p.RoundKinds {
		if ref != "" && (ref == k.Slug || ref == k.ZH || strings.EqualFold(ref, k.EN) || slices.Contains(k.Words, ref)) {
			return k, true
		}
	}
	return plan.RoundKind{}, false
}

func (tx *Tx) listing(t Target, n int) (roundListing, error) {
	if t.Household == "" {
		name, err := required("name", journal.Text(t.Name))
		l := roundListing{Ref: fmt.Sprintf("#%d", n), Name: name, Phone: journal.Text(t.Phone), Place: journal.Text(t.Place)}
		if err != nil || t.Grid == "" {
			return l, err
		}
		g, err := tx.Grid(tx.ctx, t.Grid)
		l.Grid = g.ID
		return l, err
	}
	h, err := tx.HouseholdRef(tx.ctx, t.Household)
	if err != nil {
		return roundListing{}, err
	}
	l := roundListing{Ref: h.ID, Household: h.ID, No: t.No, Grid: h.Grid}
	if t.No > 0 {
		if _, ok := h.Resident(t.No); !ok {
			return l, notFound("no", "resident.unknown", fmt.Sprint(t.No))
		}
		l.Ref = ResidentRef(h.ID, t.No)
	}
	return l, nil
}

// ListTarget puts somebody on the list of a round, or takes them off it.
type ListTarget struct {
	Round string
	Target
	Drop   string // ref of who is taken off
	Reason string
}

func (c ListTarget) plan(tx *Tx) error {
	r, err := tx.openRound(c.Round)
	if err != nil {
		return err
	}
	if !r.Listed {
		return refused("round", "round.no_list", "")
	}
	list, err := tx.roundList(tx.ctx, r.ID, true)
	if err != nil {
		return err
	}
	d := &roundListed{Reason: journal.Text(c.Reason)}
	if c.Drop == "" {
		if d.roundListing, err = tx.listing(c.Target, len(list)+1); err != nil {
			return err
		}
		return tx.append("round.list", r.ID, d)
	}
	for _, l := range list {
		if l.Ref == c.Drop {
			if d.Reason, err = required("reason", d.Reason); err != nil {
				return err
			}
			d.roundListing = roundListing{Ref: l.Ref, Household: l.Household, No: l.No, Grid: l.Grid, Name: journal.Text(l.Name), Phone: journal.Text(l.Phone), Place: journal.Text(l.Place)}
			d.Dropped = true
			return tx.append("round.list", r.ID, d)
		}
	}
	return notFound("ref", "round.target_unknown", c.Drop)
}

func (tx *Tx) openRound(ref string) (Round, error) {
	r, err := tx.Round(tx.ctx, ref)
	if err == nil && !r.Open() {
		return r, refused("round", "round.closed", "")
	}
	return r, err
}

// CountRound writes down how far a grid is by its own count: how many it has
// reached in all so far, not how many more.
type CountRound struct {
	Round   string
	Grid    string // id or number
	Reached int
	Refused int
	Absent  int
	Basis   string
	Text    string
	undoes  string
}

func (c CountRound) plan(tx *Tx) error {
	r, err := tx.openRound(c.Round)
	if err != nil {
		return err
	}
	g, err := tx.Grid(tx.ctx, c.Grid)
	if err != nil {
		return err
	}
	switch {
	case len(r.Grids) > 0 && !slices.Contains(r.Grids, g.ID):
		return refused("grid", "round.other_grid", fmt.Sprint(g.Number))
	case c.Reached < 0 || c.Refused < 0 || c.Absent < 0:
		return invalid("reached", "number.negative", "")
	case r.Unit == UnitGrid && c.Reached > 1:
		return invalid("reached", "round.grid_once", fmt.Sprint(c.Reached))
	case c.Basis != "" && !oneOf(c.Basis, bases()...):
		return invalid("basis", "figure.basis", c.Basis)
	}
	return tx.append("round.count", r.ID, &roundCounted{Grid: g.ID, Reached: c.Reached, Refused: c.Refused, Absent: c.Absent, Basis: firstOf(c.Basis, "exact"), Text: journal.Text(strings.TrimSpace(c.Text)), Undoes: c.undoes})
}

// CloseRound ends a round, or opens it again, with a reason; what it had
// reached is written down with it and moves no more.
type CloseRound struct {
	Round  string
	Reopen bool
	Reason string
}

func (c CloseRound) plan(tx *Tx) error {
	r, err := tx.Round(tx.ctx, c.Round)
	if err != nil {
		return err
	}
	if r.Open() == c.Reopen {
		return refused("round", map[bool]string{true: "round.runs", false: "round.closed"}[c.Reopen], "")
	}
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	s, err := tx.RoundState(tx.ctx, r.ID)
	if err != nil {
		return err
	}
	return tx.append("round.close", r.ID, &roundClosed{Closed: !c.Reopen, Reason: reason, Target: s.Target, Reached: s.Reached})
}
