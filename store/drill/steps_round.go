package drill

import (
	"context"
	"fmt"
	"time"

	"zhiban/store"
)

// roundOpen begins a round of a kind of the plan.
func roundOpen(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	c := store.OpenRound{Kind: st.Kind, Name: st.Name}
	if st.Grid > 0 {
		c.Grids = []string{fmt.Sprint(st.Grid)}
	}
	return p.do(ctx, by, when, st, c)
}

// roundCount is a grid's own count of how many it has reached so far.
func roundCount(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	id, ok := p.mark.Refs[st.Ref]
	if !ok {
		return fmt.Errorf("no earlier step is named %q", st.Ref)
	}
	return p.do(ctx, by, when, st, store.CountRound{Round: id, Grid: fmt.Sprint(st.Grid), Reached: int(st.Counted), Text: st.Text})
}

// roundClose ends a round with its reason.
func roundClose(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	id, ok := p.mark.Refs[st.Ref]
	if !ok {
		return fmt.Errorf("no earlier step is named %q", st.Ref)
	}
	return p.do(ctx, by, when, st, store.CloseRound{Round: id, Reason: st.Reason})
}
