package store

import (
	"context"
	"fmt"
)

// CensusCheck asks of a household what [AddHousehold] would ask, without
// writing it; for lists of thousands.
type CensusCheck struct{ b *censusBook }

// CensusCheck reads what the checks share. Errors: not_found, internal.
func (v *View) CensusCheck(ctx context.Context) (*CensusCheck, error) {
	p, err := v.Plan(ctx)
	if err != nil {
		return nil, err
	}
	grids, err := v.Grids(ctx)
	if err != nil {
		return nil, err
	}
	b := &censusBook{year: v.Now().Year(), plan: p, grids: map[string]Grid{}}
	for _, g := range grids {
		b.grids[g.ID] = g
		b.grids[fmt.Sprint(g.Number)] = g
	}
	return &CensusCheck{b}, nil
}

// Door checks what is known of a door, without asking whether it is taken.
// Errors: as of [AddHousehold].
func (c *CensusCheck) Door(s HouseholdState) error {
	_, err := c.b.head(s.Grid, Address{s.Building, s.Floor, s.Room}, s.Phone, s.People, s.Vacant, s.Note)
	return err
}

// Resident checks what is known of a resident. Errors: as of [SetResident].
func (c *CensusCheck) Resident(r NewResident) error {
	_, err := c.b.resident(r, 1)
	return err
}

// DoorKey is one door of a grid however it is written.
func DoorKey(grid, building, room string) string { return grid + " " + addressKey(building, room) }
