package drill

import (
	"context"
	"fmt"
	"time"

	"zhiban/store"
)

// censusActions are the commands about who lives there: «census» brings in the
// made-up households of its grids (households, residents, from and to in
// percent), «baseline» what each grid was counted to hold, «households» those
// that the script names, «doubt» and «settle» what is to be found out about a
// household (grid, household, text; no).
func censusActions() map[string]action {
	return map[string]action{
		"census":     census,
		"baseline":   baseline,
		"households": households,
		"doubt": aboutDoor(func(grid, id string, st Step) store.Command {
			if id == "" {
				return store.RaiseGridDoubt{Grid: grid, Text: st.Text}
			}
			return store.RaiseDoubt{Household: id, Text: st.Text}
		}),
		"settle": aboutDoor(func(grid, id string, st Step) store.Command {
			if id == "" {
				return store.SettleGridDoubt{Grid: grid, No: max(st.No, 1), Answer: st.Text}
			}
			return store.SettleDoubt{Household: id, No: max(st.No, 1), Answer: st.Text}
		}),
	}
}

// aboutDoor is a step about a household, or about a grid when none is named.
func aboutDoor(cmd func(grid, id string, st Step) store.Command) action {
	return func(ctx context.Context, p *player, by string, when time.Time, st Step) error {
		grid, err := p.grid(ctx, st.Grid)
		if err != nil {
			return err
		}
		if st.House == "" {
			return p.do(ctx, by, when, st, cmd(grid, "", st))
		}
		h, err := p.door(ctx, st.Grid, st.House)
		if err != nil {
			return err
		}
		return p.do(ctx, by, when, st, cmd(grid, h.ID, st))
	}
}

func (p *player) door(ctx context.Context, grid int, address string) (store.Household, error) {
	return p.st.HouseholdRef(ctx, fmt.Sprintf("%d %s", grid, address))
}

// rows are the grids that a step is about; one alone may stand in the step.
func rows(st Step) []GridRow {
	if len(st.Grids) > 0 {
		return st.Grids
	}
	return []GridRow{{Grid: st.Grid, Households: st.Households, Residents: st.Residents, Basis: st.Kind, Name: st.Name, Reason: st.Reason, Reached: int(st.Counted), Text: st.Text}}
}

// census brings in households of some grids in one go. Those that the script
// has named are there already and take the place of made-up ones, so that a
// grid holds as many as it was counted to.
func census(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	counted, err := p.st.Census(ctx)
	if err != nil {
		return err
	}
	named := map[int]int{}
	for _, c := range counted {
		named[c.Grid.Number] = c.Households
	}
	var list []store.AddHousehold
	for _, r := range rows(st) {
		part, err := p.quarter(ctx, r, named[r.Grid])
		if err != nil {
			return err
		}
		list = append(list, part...)
	}
	return p.do(ctx, by, when, st, store.AddHouseholds{List: list})
}

// quarter is the part of a grid's doors that a row asks for. Of a grid that is
// empty but for named doors the made-up ones fill it up to its number.
func (p *player) quarter(ctx context.Context, r GridRow, there int) ([]store.AddHousehold, error) {
	grid, err := p.grid(ctx, r.Grid)
	if err != nil {
		return nil, err
	}
	all := Village(p.script.Seed, p.o.Plan, Quarter{Grid: fmt.Sprint(r.Grid), Households: r.Households, Residents: r.Residents})
	from, to := len(all)*r.From/100, len(all)
	if r.To > 0 {
		to = len(all) * r.To / 100
	}
	out := make([]store.AddHousehold, 0, to-from)
	for _, h := range all[from:to] {
		h.Grid = grid
		if _, err := p.door(ctx, r.Grid, store.Address{Building: h.Building, Room: h.Room}.String()); err == nil {
			continue
		} else if store.CodeOf(err) != store.NotFound {
			return nil, err
		}
		out = append(out, h)
	}
	if over := there + len(out) - to; over > 0 { // named doors that are not among the made-up ones
		out = out[:max(len(out)-over, 0)]
	}
	return out, nil
}

// baseline writes down what grids were counted to hold.
func baseline(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	return p.eachRow(ctx, st, func(r GridRow, grid string) error {
		return p.do(ctx, by, when, st, store.SetBaseline{Grid: grid, Households: r.Households, People: r.Residents, Floating: r.Floating, Basis: r.Basis, Counter: r.Name, Reason: r.Reason})
	})
}

// eachRow plays one entry for each grid of a step, past those that an earlier
// run wrote.
func (p *player) eachRow(ctx context.Context, st Step, do func(r GridRow, grid string) error) error {
	for i, r := range rows(st) {
		if i < p.again {
			continue
		}
		grid, err := p.grid(ctx, r.Grid)
		if err != nil {
			return err
		}
		if err := do(r, grid); err != nil {
			return err
		}
	}
	return nil
}

// households enters doors that the script names, with who is known there.
func households(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	var list []store.AddHousehold
	for _, d := range st.Doors {
		grid, err := p.grid(ctx, d.Grid)
		if err != nil {
			return err
		}
		a := store.ParseAddress(d.Address)
		h := store.AddHousehold{Grid: grid, Building: a.Building, Floor: a.Floor, Room: a.Room, People: d.People, Note: d.Text, Source: "door", Synthetic: true}
		if d.Name != "" {
			h.Residents = []store.NewResident{{Name: d.Name, Phone: d.Phone, Born: d.Born, Needs: d.Needs}}
		}
		list = append(list, h)
	}
	return p.do(ctx, by, when, st, store.AddHouseholds{List: list})
}
