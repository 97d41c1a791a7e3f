package store

import (
	"context"
	"slices"
)

// Has reports whether a person leads the team or is listed on it.
func (t Team) Has(person string) bool {
	return person != "" && (t.Leader == person || slices.Contains(t.Members, person))
}

// TeamRow is a team with the names behind its ids.
type TeamRow struct {
	Team
	GridNumber  int      `json:"grid_number"`
	LeaderName  string   `json:"leader_name"`
	LeaderPhone string   `json:"leader_phone"`
	People      []Person `json:"people"` // the members, in the order they joined
}

// TeamRows lists all teams with the names of their people. Errors: internal.
func (v *View) TeamRows(ctx context.Context) ([]TeamRow, error) {
	teams, err := v.Teams(ctx)
	if err != nil {
		return nil, err
	}
	numbers, err := v.gridNumbers(ctx)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, t := range teams {
		ids = append(append(ids, t.Leader), t.Members...)
	}
	people, err := v.persons(ctx, ids)
	out := make([]TeamRow, 0, len(teams))
	for _, t := range teams {
		row := TeamRow{Team: t, GridNumber: numbers[t.Grid], LeaderName: people[t.Leader].Name, LeaderPhone: people[t.Leader].Phone}
		for _, id := range t.Members {
			if p, ok := people[id]; ok {
				row.People = append(row.People, p)
			}
		}
		out = append(out, row)
	}
	return out, err
}

// PersonRow is one person as the list of people shows them. Errors: not_found,
// internal.
func (v *View) PersonRow(ctx context.Context, id string) (PersonRow, error) {
	p, err := v.Person(ctx, id)
	if err != nil {
		return PersonRow{}, err
	}
	where, err := v.Whereabouts(ctx)
	if err != nil {
		return PersonRow{}, err
	}
	var page PeoplePage
	if err := v.rowsOf(ctx, []Person{p}, where, &page); err != nil {
		return PersonRow{}, err
	}
	return page.Rows[0], nil
}
