package store

import (
	"context"
	"slices"

	"zhiban/store/journal"
)

// Team is a team of people (尖刀队, 突击队, 先锋队).
type Team struct {
	ID      string      `json:"id"`
	Name    string      `json:"name"`
	Kind    string      `json:"kind"` // slug of the plan, or ""
	Grid    string      `json:"grid"` // where it works, or ""
	Leader  string      `json:"leader"`
	Size    int         `json:"size"` // heads, also of those not listed by name
	Members []string    `json:"members"`
	Branch  *TeamBranch `json:"branch,omitempty"`
}

type teamSet struct {
	Name   journal.Text `json:"name"`
	Kind   string       `json:"kind"`
	Grid   string       `json:"grid"`
	Leader string       `json:"leader"`
	Size   int          `json:"size"`
}

type teamMember struct {
	Person string `json:"person"`
}

func teamTable() table[Team] {
	return newTable("team", []string{"name"}, func(t *Team) []any { return []any{t.Name} })
}

func teamKinds() []kind {
	t := teamTable()
	set := func(f *folder, e Event, p *teamSet) {
		v := t.get(f, e.Subject)
		if v == nil {
			v = &Team{ID: e.Subject}
		}
		v.Name, v.Kind, v.Grid, v.Leader, v.Size = string(p.Name), p.Kind, p.Grid, p.Leader, p.Size
		t.put(f, e.Subject, v)
	}
	return []kind{
		branchKind(),
		kindOf("team.add", kindOptions{Stream: System, Noun: "team", Counter: "team.change"}, set),
		kindOf("team.change", kindOptions{Stream: System, Noun: "team", Counter: "team.change"}, set),
		kindOf("team.join", kindOptions{Stream: System, Noun: "team", Commutes: true, Counter: "team.leave"}, func(f *folder, e Event, p *teamMember) {
			t.update(f, e.Subject, func(v *Team) { v.Members = append(without(v.Members, p.Person), p.Person) })
		}),
		kindOf("team.leave", kindOptions{Stream: System, Noun: "team", Commutes: true, Counter: "team.join"}, func(f *folder, e Event, p *teamMember) {
			t.update(f, e.Subject, func(v *Team) { v.Members = without(v.Members, p.Person) })
		}),
	}
}

func without(list []string, s string) []string {
	out := list[:0]
	for _, l := range list {
		if l != s {
			out = append(out, l)
		}
	}
	return out
}

// AddTeam enters a team.
type AddTeam struct {
	Name, Kind, Grid, Leader string
	Size                     int
}

func (c AddTeam) plan(tx *Tx) error {
	data, err := c.data(tx)
	if err != nil {
		return err
	}
	_, err = tx.create("team.add", data)
	return err
}

func (c AddTeam) data(tx *Tx) (*teamSet, error) {
	name, err := required("name", journal.Text(c.Name))
	if err != nil {
		return nil, err
	}
	if c.Size < 0 {
		return nil, invalid("size", "number.negative", "")
	}
	if c.Grid != "" {
		if _, err := tx.Grid(tx.ctx, c.Grid); err != nil {
			return nil, err
		}
	}
	return &teamSet{Name: name, Kind: c.Kind, Grid: c.Grid, Leader: c.Leader, Size: c.Size}, nil
}

// ChangeTeam replaces what is known of a team.
type ChangeTeam struct {
	ID string
	AddTeam
}

func (c ChangeTeam) plan(tx *Tx) error {
	if _, err := tx.Team(tx.ctx, c.ID); err != nil {
		return err
	}
	data, err := c.data(tx)
	if err != nil {
		return err
	}
	return tx.append("team.change", c.ID, data)
}

// JoinTeam puts a person on a team.
type JoinTeam struct{ ID, Person string }

func (c JoinTeam) plan(tx *Tx) error { return teamMembership(tx, "team.join", c.ID, c.Person) }

// LeaveTeam takes a person off a team.
type LeaveTeam struct{ ID, Person string }

func (c LeaveTeam) plan(tx *Tx) error { return teamMembership(tx, "team.leave", c.ID, c.Person) }

func teamMembership(tx *Tx, kind, id, person string) error {
	t, err := tx.Team(tx.ctx, id)
	if err != nil {
		return err
	}
	p, err := tx.Person(tx.ctx, person)
	if err != nil {
		return err
	}
	switch on := slices.Contains(t.Members, p.ID); {
	case on && kind == "team.join":
		return refused("person", "team.member_already", p.Name)
	case !on && kind == "team.leave":
		return refused("person", "team.member_not", p.Name)
	}
	return tx.append(kind, t.ID, &teamMember{Person: p.ID})
}

// Team reads one team by id or name. Errors: not_found, internal.
func (v *View) Team(ctx context.Context, ref string) (Team, error) {
	t, ok, err := teamTable().one(ctx, v.q, "WHERE subject = ?1 OR name = ?1", ref)
	if err == nil && !ok {
		return t, notFound("team", "team.unknown", ref)
	}
	return t, err
}

// Teams lists all teams.
func (v *View) Teams(ctx context.Context) ([]Team, error) {
	return teamTable().list(ctx, v.q, "ORDER BY length(subject), subject")
}
