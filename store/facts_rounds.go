package store

import (
	"zhiban/store/journal"
)

// FactRound is a round that ran in the shift: section 7. What it reached
// before the opening was counted by an earlier report.
type FactRound struct {
	Kind     string          `json:"kind"`
	No       int             `json:"no"`
	Name     journal.Text    `json:"name" reader:"above"`
	Unit     string          `json:"unit"`
	Opened   journal.Time    `json:"opened"`
	Due      journal.Time    `json:"due"`
	Closed   journal.Time    `json:"closed"`
	Target   int             `json:"target"`
	Before   int             `json:"before"` // reached at the opening
	Reached  int             `json:"reached"`
	Left     int             `json:"left"` // not reached
	Grids    []FactRoundGrid `json:"grids"`
	Promises []FactPromise   `json:"promises"`
}

// FactRoundGrid is one grid of a round; those with nothing left and nothing
// reached in the shift are left out.
type FactRoundGrid struct {
	Grid    int  `json:"grid"` // 0: on a list and in no grid
	Target  int  `json:"target"`
	Before  int  `json:"before"`
	Reached int  `json:"reached"`
	Left    int  `json:"left"`
	Absent  int  `json:"absent"`
	Refused int  `json:"refused"`
	Home    int  `json:"home"`
	Late    int  `json:"late"`
	Unknown int  `json:"unknown"`
	Over    int  `json:"over"`
	Counted bool `json:"counted"` // by the grid's own count
}

// FactPromise is a visit or a car that was promised and has not come.
type FactPromise struct {
	Grid    int          `json:"grid"`
	Place   journal.Text `json:"place" reader:"place"`
	Who     journal.Text `json:"who" reader:"name"`
	Next    journal.Time `json:"next"`
	Vehicle journal.Text `json:"vehicle"`
	To      journal.Text `json:"to"`
	Late    bool         `json:"late"`
}

// mostPromises keeps a report readable; the screen lists all.
const mostPromises = 60

// rounds are those that ran at the cut-off or ended in the shift.
func (b *factsOf) rounds() error {
	all, err := b.at.Rounds(b.ctx, RoundFilter{})
	if err != nil {
		return err
	}
	for _, r := range all {
		if !r.Open() && r.Closed < b.h.Opening {
			continue
		}
		f, err := b.round(r)
		if err != nil {
			return err
		}
		b.f.Rounds = append(b.f.Rounds, f)
	}
	return nil
}

func (b *factsOf) round(r Round) (FactRound, error) {
	f := FactRound{Kind: r.Kind, No: r.No, Name: journal.Text(r.Name), Unit: r.Unit, Opened: r.Opened, Due: r.Due, Closed: r.Closed}
	now, err := b.at.RoundState(b.ctx, r.ID)
	if err != nil {
		return f, err
	}
	was := map[string]int{}
	if b.before != nil {
		old, err := b.before.RoundState(b.ctx, r.ID)
		if err != nil && CodeOf(err) != NotFound {
			return f, err
		}
		f.Before = old.Reached
		for _, g := range old.Grids {
			was[g.Grid.ID] = g.Reached
		}
	}
	f.Target, f.Reached, f.Left = now.Target, now.Reached, now.NotReached
	for _, g := range now.Grids {
		if g.NotReached == 0 && g.Over == 0 && g.Reached == was[g.Grid.ID] {
			continue
		}
		f.Grids = append(f.Grids, FactRoundGrid{Grid: g.Grid.Number, Target: g.Target, Before: was[g.Grid.ID], Reached: g.Reached, Left: g.NotReached, Absent: g.Absent, Refused: g.Refused, Home: g.Home, Late: g.Late,
			Unknown: g.Unknown, Over: g.Over, Counted: g.Count != nil})
	}
	page, err := b.at.RoundDoors(b.ctx, RoundDoors{Round: r.ID, Which: TickPromised, Limit: mostPromises})
	for _, d := range page.Rows {
		f.Promises = append(f.Promises, b.promise(d))
	}
	return f, err
}

func (b *factsOf) promise(d RoundDoor) FactPromise {
	p := FactPromise{Grid: d.Grid, Place: journal.Text(d.Household.Address().String()), Next: d.Tick.Next, Vehicle: journal.Text(d.Tick.Vehicle), To: journal.Text(d.Tick.To), Late: d.Tick.NextDue(b.h.CutOff)}
	name, _ := d.Household.Contact()
	switch {
	case d.Resident != nil:
		name = d.Resident.Name
	case d.Household.ID == "" && d.Listed != nil:
		name, p.Place = d.Listed.Name, journal.Text(d.Listed.Place)
	}
	p.Who = journal.Text(name)
	return p
}
