package drill

import (
	"context"
	"fmt"
	"time"

	"zhiban/store"
)

// roundActions are the commands about rounds: «round_open» reads kind, name,
// grid, needs and due; «round_count» ref and grids (reached, absent, refused);
// «tick» ref and doors (address, or first and n in walking order; state, next,
// vehicle, to); «round_close» ref and reason.
func roundActions() map[string]action {
	return map[string]action{"round_open": roundOpen, "round_count": roundCount, "tick": tick, "round_close": roundClose}
}

// roundOpen begins a round of a kind of the plan.
func roundOpen(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	c := store.OpenRound{Kind: st.Kind, Name: st.Name, Needs: st.Needs}
	if st.Grid > 0 {
		c.Grids = []string{fmt.Sprint(st.Grid)}
	}
	for _, r := range st.Grids {
		c.Grids = append(c.Grids, fmt.Sprint(r.Grid))
	}
	if st.Due != "" {
		var err error
		if c.Due, err = p.script.time(st.Due, p.zone); err != nil {
			return err
		}
	}
	return p.do(ctx, by, when, st, c)
}

func (p *player) ref(name string) (string, error) {
	id, ok := p.mark.Refs[name]
	if !ok {
		return "", fmt.Errorf("no earlier step is named %q", name)
	}
	return id, nil
}

// roundCount is grids' own count of how many they have reached so far.
func roundCount(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	id, err := p.ref(st.Ref)
	if err != nil {
		return err
	}
	return p.eachRow(ctx, st, func(r GridRow, grid string) error {
		return p.do(ctx, by, when, st, store.CountRound{Round: id, Grid: grid, Reached: r.Reached, Absent: r.Absent, Refused: r.Refused, Basis: r.Basis, Text: r.Text})
	})
}

// tick says what became of doors of a round.
func tick(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	id, err := p.ref(st.Ref)
	if err != nil {
		return err
	}
	c := store.TickRound{Round: id}
	for _, d := range st.Doors {
		m := store.Mark{State: d.State, Text: d.Text, Vehicle: d.Vehicle, To: d.To}
		if d.Next != "" {
			if m.Next, err = p.script.time(d.Next, p.zone); err != nil {
				return err
			}
		}
		doors, err := p.doors(ctx, d)
		if err != nil {
			return err
		}
		for _, h := range doors {
			m.Household = h.ID
			c.Marks = append(c.Marks, m)
		}
	}
	return p.do(ctx, by, when, st, c)
}

// doors are the households that a step means.
func (p *player) doors(ctx context.Context, d Door) ([]store.Household, error) {
	if d.Address != "" {
		h, err := p.door(ctx, d.Grid, d.Address)
		return []store.Household{h}, err
	}
	grid, err := p.grid(ctx, d.Grid)
	if err != nil {
		return nil, err
	}
	page, err := p.st.Households(ctx, store.HouseholdFilter{Grid: grid, Limit: max(d.N, 1), Offset: max(d.First-1, 0)})
	if err == nil && len(page.Rows) < max(d.N, 1) {
		err = fmt.Errorf("grid %d has no household %d", d.Grid, d.First+d.N-1)
	}
	return page.Rows, err
}

// roundClose ends a round with its reason.
func roundClose(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	id, err := p.ref(st.Ref)
	if err != nil {
		return err
	}
	return p.do(ctx, by, when, st, store.CloseRound{Round: id, Reason: st.Reason})
}
