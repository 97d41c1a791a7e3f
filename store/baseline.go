package store

import (
	"context"
	"fmt"

	"zhiban/store/journal"
)

// Baseline is what a grid was counted to hold (底数), when and by whom. The
// number of households of the grid is that of its last baseline.
type Baseline struct {
	Households int          `json:"households"`
	People     int          `json:"people"` // 0: not counted
	Floating   int          `json:"floating"`
	Basis      string       `json:"basis"` // near, over, exact, assumed
	At         journal.Time `json:"at"`
	By         string       `json:"by"`      // officer who recorded it
	Counter    string       `json:"counter"` // who counted, in words
	Reason     string       `json:"reason"`  // of a correction
}

type gridBaseline struct {
	Households int          `json:"households"`
	People     int          `json:"people"`
	Floating   int          `json:"floating"`
	Basis      string       `json:"basis"`
	Counter    journal.Text `json:"counter"`
	Reason     journal.Text `json:"reason"`
}

func baselineKind() kind {
	o := kindOptions{Stream: System, Noun: "grid", Counter: "grid.baseline"}
	return kindOf("grid.baseline", o, onGrid(func(g *Grid, e Event, p *gridBaseline) {
		g.Households, g.Basis = p.Households, p.Basis
		g.Baseline = &Baseline{Households: p.Households, People: p.People, Floating: p.Floating, Basis: p.Basis, At: e.At, By: e.Officer,
			Counter: string(p.Counter), Reason: string(p.Reason)}
	}))
}

// SetBaseline says what a grid was counted to hold. The first one needs no
// reason; every later one is a correction and says why.
type SetBaseline struct {
	Grid       string // id or number
	Households int
	People     int
	Floating   int
	Basis      string // "": exact
	Counter    string // who counted
	Reason     string
}

func (c SetBaseline) plan(tx *Tx) error {
	g, err := tx.Grid(tx.ctx, c.Grid)
	if err != nil {
		return err
	}
	switch {
	case c.Households < 0 || c.People < 0 || c.Floating < 0:
		return invalid("households", "number.negative", "")
	case c.People > 0 && c.Floating > c.People:
		return invalid("floating", "baseline.floating", fmt.Sprint(c.People))
	case c.Basis != "" && !oneOf(c.Basis, bases()...):
		return invalid("basis", "figure.basis", c.Basis)
	}
	reason := journal.Text(c.Reason)
	if g.Baseline != nil {
		if reason, err = required("reason", reason); err != nil {
			return err
		}
	}
	return tx.append("grid.baseline", g.ID, &gridBaseline{Households: c.Households, People: c.People, Floating: c.Floating, Basis: firstOf(c.Basis, "exact"),
		Counter: journal.Text(c.Counter), Reason: reason})
}

// GridCensus is what is known of the people of one grid: what was counted, and
// what is entered.
type GridCensus struct {
	Grid       Grid `json:"grid"`
	Households int  `json:"households"` // entered and lived in
	Vacant     int  `json:"vacant"`
	People     int  `json:"people"`
	Floating   int  `json:"floating"`
	Needs      int  `json:"needs"` // people with a special need
	Gaps       int  `json:"gaps"`  // households of which something is not known
	Doubts     int  `json:"doubts"`
}

// Missing is how many households were counted but are not entered; below 0
// more are entered than were counted, and the baseline is wrong.
func (c GridCensus) Missing() int { return c.Grid.Households - c.Households }

// MissingPeople is the same in people; 0 while they were not counted.
func (c GridCensus) MissingPeople() int {
	if c.Grid.Baseline == nil || c.Grid.Baseline.People == 0 {
		return 0
	}
	return c.Grid.Baseline.People - c.People
}

// Census lists what is known of each grid, by number. Errors: internal.
func (v *View) Census(ctx context.Context) ([]GridCensus, error) {
	grids, err := v.Grids(ctx)
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	out := make([]GridCensus, len(grids))
	for i, g := range grids {
		out[i].Grid, at[g.ID] = g, i
	}
	if err := v.censusSums(ctx, out, at); err != nil {
		return nil, err
	}
	rows, err := v.q.query(ctx, `SELECT h.grid, count(DISTINCT n.subject || '/' || n.no) FROM resident_need n JOIN household h ON h.subject = n.subject
		WHERE h.state = 0 GROUP BY h.grid`)
	if err != nil {
		return nil, internal("read.household", err)
	}
	defer rows.Close()
	for rows.Next() {
		var grid string
		var n int
		if err := rows.Scan(&grid, &n); err != nil {
			return nil, internal("read.household", err)
		}
		if i, ok := at[grid]; ok {
			out[i].Needs = n
		}
	}
	return out, internalOrNil("read.household", rows.Err())
}

func (v *View) censusSums(ctx context.Context, out []GridCensus, at map[string]int) error {
	rows, err := v.q.query(ctx, `SELECT grid, state, count(*), sum(people), sum(floating), sum(gaps <> 0), sum(gaps & 32 <> 0)
		FROM household INDEXED BY household_sum WHERE state < 2 GROUP BY grid, state`)
	if err != nil {
		return internal("read.household", err)
	}
	defer rows.Close()
	for rows.Next() {
		var grid string
		var state int
		var s GridCensus
		if err := rows.Scan(&grid, &state, &s.Households, &s.People, &s.Floating, &s.Gaps, &s.Doubts); err != nil {
			return internal("read.household", err)
		}
		i, ok := at[grid]
		if !ok {
			continue
		}
		c := &out[i]
		c.Gaps, c.Doubts = c.Gaps+s.Gaps, c.Doubts+s.Doubts
		if state == householdVacant {
			c.Vacant = s.Households
			continue
		}
		c.Households, c.People, c.Floating = s.Households, s.People, s.Floating
	}
	return internalOrNil("read.household", rows.Err())
}
