package store

import "context"

// EachHousehold gives every household that is not taken out to each, grid by
// grid in walking order; an error of each ends it. It reads the whole census:
// for lists that go out or come in, never for a screen. Errors: internal, and
// what each answers.
func (v *View) EachHousehold(ctx context.Context, each func(Household) error) error {
	const page = 500
	grids, err := gridTable().list(ctx, v.q, "ORDER BY number, subject")
	if err != nil {
		return err
	}
	for _, g := range grids {
		for state := householdLived; state <= householdVacant; state++ {
			ids, err := v.householdIDs(ctx, "SELECT subject FROM household WHERE grid = ? AND state = ? ORDER BY walk, subject", g.ID, state)
			if err != nil {
				return err
			}
			for len(ids) > 0 {
				n := min(page, len(ids))
				list, err := v.householdsByID(ctx, ids[:n])
				if err != nil {
					return err
				}
				for _, h := range list {
					if err := each(h); err != nil {
						return err
					}
				}
				ids = ids[n:]
			}
		}
	}
	return nil
}
