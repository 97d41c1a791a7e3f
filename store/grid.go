package store

import (
	"context"
	"fmt"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// Status words of a grid and of the post, by rank.
const (
	Calm   = "calm"   // 平稳
	Watch  = "watch"  // 关注
	Urgent = "urgent" // 紧急
)

func statusRank(s string) int { return map[string]int{Watch: 1, Urgent: 2}[s] }

// Grid is an area of the village with its leader, workers and counts.
type Grid struct {
	ID         string       `json:"id"`
	Number     int          `json:"number"`
	Name       string       `json:"name"`
	Zone       string       `json:"zone"`
	Zones      []ZoneChange `json:"zones"`
	Leader     string       `json:"leader"`
	Workers    []string     `json:"workers"`
	Households int          `json:"households"`
	Basis      string       `json:"basis"`
	Set        string       `json:"set"` // a worse status that a person set, or ""
	SetReason  string       `json:"set_reason"`
	SetBy      string       `json:"set_by"`
	Absent     bool         `json:"absent"` // the leader is away
	Retired    bool         `json:"retired"`
	LastWord   journal.Time `json:"last_word"`          // last entry about the grid itself
	Baseline   *Baseline    `json:"baseline,omitempty"` // nil until somebody counted
	Doubts     []Doubt      `json:"doubts,omitempty"`   // about a part of it
}

// ZoneChange is one zone a grid was in.
type ZoneChange struct {
	Zone string       `json:"zone"`
	From journal.Time `json:"from"`
}

type gridAdded struct {
	Number     int    `json:"number"`
	Name       string `json:"name"`
	Zone       string `json:"zone"`
	Households int    `json:"households"`
	Basis      string `json:"basis"`
}

type gridSet struct {
	Status string       `json:"status"`
	Reason journal.Text `json:"reason"`
}

type gridNamed struct {
	Number int          `json:"number"`
	Name   journal.Text `json:"name"`
}

type gridZoned struct {
	Zone   string       `json:"zone"`
	Reason journal.Text `json:"reason"`
}

type gridLed struct {
	Person string `json:"person"`
	Absent bool   `json:"absent"`
}

type gridCounted struct {
	Households int          `json:"households"`
	Basis      string       `json:"basis"`
	Reason     journal.Text `json:"reason"`
}

type gridRetired struct {
	Retired bool         `json:"retired"`
	Reason  journal.Text `json:"reason"`
}

func gridTable() table[Grid] {
	return newTable("grid", []string{"number"}, func(g *Grid) []any { return []any{g.Number} })
}

// onGrid folds an entry that changes a grid and counts as a word from it.
func onGrid[P any](change func(*Grid, Event, *P)) func(*folder, Event, *P) {
	return func(f *folder, e Event, p *P) {
		gridTable().update(f, e.Subject, func(g *Grid) {
			change(g, e, p)
			g.LastWord = max(g.LastWord, e.At)
		})
	}
}

func gridKinds() []kind {
	o := func(counter string) kindOptions { return kindOptions{Stream: System, Noun: "grid", Counter: counter} }
	human := kindOptions{Stream: Human, Noun: "grid", Counter: "grid.set"}
	return append(gridDoubtKinds(), []kind{
		baselineKind(),
		kindOf("grid.add", o("grid.retire"), func(f *folder, e Event, p *gridAdded) {
			gridTable().put(f, e.Subject, &Grid{ID: e.Subject, Number: p.Number, Name: p.Name, Zone: p.Zone, Households: p.Households, Basis: p.Basis,
				Zones: []ZoneChange{{p.Zone, e.At}}, LastWord: e.At})
		}),
		kindOf("grid.set", human, onGrid(func(g *Grid, e Event, p *gridSet) {
			g.Set, g.SetReason, g.SetBy = p.Status, string(p.Reason), e.Officer
			if p.Status == Calm {
				g.Set, g.SetReason, g.SetBy = "", "", ""
			}
		})),
		kindOf("grid.name", o("grid.name"), onGrid(func(g *Grid, _ Event, p *gridNamed) { g.Number, g.Name = p.Number, string(p.Name) })),
		kindOf("grid.zone", o("grid.zone"), onGrid(func(g *Grid, e Event, p *gridZoned) {
			g.Zone = p.Zone
			g.Zones = append(g.Zones, ZoneChange{p.Zone, e.At})
		})),
		kindOf("grid.leader", o("grid.leader"), onGrid(func(g *Grid, _ Event, p *gridLed) { g.Leader, g.Absent = p.Person, p.Absent })),
		kindOf("grid.households", o("grid.households"), onGrid(foldGridHouseholds)),
		kindOf("grid.retire", o("grid.retire"), onGrid(func(g *Grid, _ Event, p *gridRetired) { g.Retired = p.Retired })),
	}...)
}

func foldGridHouseholds(g *Grid, e Event, p *gridCounted) {
	g.Households, g.Basis = p.Households, p.Basis
	if g.Baseline != nil {
		b := *g.Baseline
		b.Households, b.Basis, b.Reason, b.At, b.By = p.Households, p.Basis, string(p.Reason), e.At, e.Officer
		g.Baseline = &b
	}
}

func addPlanGrid(tx *Tx, g plan.Grid) (string, error) {
	return tx.create("grid.add", &gridAdded{Number: g.Number, Name: g.Name, Zone: g.Zone, Households: g.Households, Basis: g.Basis})
}

// SetGridStatus sets a worse status than the derived one, with a reason; calm
// takes it back. A person may set worse, never better (DOMAIN §2).
type SetGridStatus struct {
	ID     string
	Level  string // calm, watch, urgent
	Reason string
}

func (c SetGridStatus) plan(tx *Tx) error {
	g, err := tx.Grid(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	if !oneOf(c.Level, Calm, Watch, Urgent) {
		return invalid("level", "grid.status_unknown", c.Level)
	}
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	states, err := tx.GridStatus(tx.ctx)
	if err != nil {
		return err
	}
	for _, s := range states {
		if s.Grid.ID == g.ID && statusRank(c.Level) < statusRank(s.Derived) {
			return refused("level", "grid.never_better", fmt.Sprint(g.Number))
		}
	}
	return tx.append("grid.set", g.ID, &gridSet{Status: c.Level, Reason: reason})
}

// RenameGrid gives a grid another number or name; the id stays.
type RenameGrid struct {
	ID     string
	Number int
	Name   string
}

func (c RenameGrid) plan(tx *Tx) error {
	g, err := tx.Grid(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	if c.Number == 0 {
		c.Number = g.Number
	}
	all, err := tx.Grids(tx.ctx)
	if err != nil {
		return err
	}
	for _, other := range all {
		if other.ID != g.ID && other.Number == c.Number {
			return refused("number", "grid.number_taken", fmt.Sprint(c.Number))
		}
	}
	return tx.append("grid.name", g.ID, &gridNamed{Number: c.Number, Name: journal.Text(firstOf(c.Name, g.Name))})
}

// SetGridZone moves a grid to another zone of the plan.
type SetGridZone struct{ ID, Zone, Reason string }

func (c SetGridZone) plan(tx *Tx) error {
	g, err := tx.Grid(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	for _, z := range p.Zones {
		if z.Slug == c.Zone {
			return tx.append("grid.zone", g.ID, &gridZoned{Zone: c.Zone, Reason: journal.Text(c.Reason)})
		}
	}
	return notFound("zone", "zone.unknown", c.Zone)
}

// SetGridLeader names the leader, or says that the leader is away.
type SetGridLeader struct {
	ID, Person string
	Absent     bool
}

func (c SetGridLeader) plan(tx *Tx) error {
	g, err := tx.Grid(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	if c.Person == "" {
		c.Person = g.Leader
	}
	if _, err := tx.Person(tx.ctx, c.Person); err != nil {
		return err
	}
	return tx.append("grid.leader", g.ID, &gridLed{Person: c.Person, Absent: c.Absent})
}

// SetGridHouseholds corrects the count of households, with a reason.
type SetGridHouseholds struct {
	ID         string
	Households int
	Basis      string
	Reason     string
}

func (c SetGridHouseholds) plan(tx *Tx) error {
	g, err := tx.Grid(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	if c.Households < 0 {
		return invalid("households", "number.negative", "")
	}
	return tx.append("grid.households", g.ID, &gridCounted{Households: c.Households, Basis: firstOf(c.Basis, "exact"), Reason: journal.Text(c.Reason)})
}

// RetireGrid takes a grid out of use, or back.
type RetireGrid struct {
	ID     string
	Back   bool
	Reason string
}

func (c RetireGrid) plan(tx *Tx) error {
	g, err := tx.Grid(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	return tx.append("grid.retire", g.ID, &gridRetired{Retired: !c.Back, Reason: journal.Text(c.Reason)})
}

// Grid finds a grid by id or by number ("7"). Errors: not_found, internal.
func (v *View) Grid(ctx context.Context, ref string) (Grid, error) {
	g, ok, err := gridTable().one(ctx, v.q, "WHERE subject = ?1 OR CAST(number AS TEXT) = ?1", ref)
	if err == nil && !ok {
		return g, notFound("grid", "grid.unknown", ref)
	}
	return g, err
}

// Grids lists the grids in use by number.
func (v *View) Grids(ctx context.Context) ([]Grid, error) {
	return gridTable().list(ctx, v.q, "WHERE json_extract(doc, '$.retired') = 0 ORDER BY number, subject")
}
