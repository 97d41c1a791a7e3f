package drill

import (
	"context"
	"time"

	"zhiban/store"
)

// supplyActions are the commands about supplies. A step of a slip reads «type»
// (in, out, return, move), «items», «grid» or «to», «gave», «took», «household»,
// «round», «text», «matter» (the need it meets); «damaged» is for what comes back.
func supplyActions() map[string]action {
	return map[string]action{
		"open_stock": simple(func(_ *player, st Step) store.Command { return store.OpenStock{Second: st.Took, Text: st.Text} }),
		"slip":       slip,
		"count": simple(func(_ *player, st Step) store.Command {
			return store.CountStock{Store: st.Site, Counts: amounts(st), Second: st.Took, Text: st.Text}
		}),
		"confirm": func(ctx context.Context, p *player, by string, when time.Time, st Step) error {
			return p.do(ctx, by, when, st, store.ConfirmSlip{ID: p.mark.Refs[st.Ref], Got: amounts(st), Who: st.Took, Text: st.Text, Report: st.Reason != "", Lead: st.Reason, Lang: "zh"})
		},
		"demand": demand,
		"deliver": onGrid(func(_ *player, st Step, grid string) store.Command {
			return store.Deliver{Grid: grid, Household: st.House, Round: st.Round, Lines: amounts(st), Took: st.Took, Text: st.Text}
		}),
	}
}

// Item is how many of a material or a kit a step moves, or has and needs.
type Item struct {
	Item string `toml:"item"`
	N    int64  `toml:"n"`
	Need int    `toml:"need"` // 0: as before
}

func amounts(st Step) []store.Amount {
	var out []store.Amount
	for _, it := range st.Items {
		out = append(out, store.Amount{Item: it.Item, N: it.N, Bad: st.Damaged})
	}
	return out
}

func slip(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	grid, err := p.grid(ctx, st.Grid)
	if err != nil {
		return err
	}
	return p.do(ctx, by, when, st, store.WriteSlip{Type: st.Type, Store: st.Site, To: st.To, Grid: grid, Household: st.House, Round: st.Round, Adds: p.mark.Refs[st.Ref], Need: p.mark.Refs[st.Matter],
		Lines: amounts(st), Gave: st.Gave, Took: st.Took, Text: st.Text})
}

// demand is what a household or a grid wants; of several grids each wants one
// of the item a head.
func demand(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	return p.eachRow(ctx, st, func(r GridRow, grid string) error {
		c := store.SurveyDemand{Grid: grid, Household: st.House, Text: st.Text}
		for _, it := range st.Items {
			if len(st.Grids) > 0 {
				it.N = int64(r.Residents)
			}
			c.Lines = append(c.Lines, store.DemandLine{Item: it.Item, Wanted: it.N, Promised: store.AsBefore})
		}
		return p.do(ctx, by, when, st, c)
	})
}
