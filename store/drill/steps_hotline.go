package drill

import (
	"context"
	"time"

	"zhiban/store"
)

// hotlineActions are about the hotline: «call» reads kind, type, level, grid,
// site, household, name, phone, text, if_then, ref (an open matter) and state
// (the outcome of a call without a matter); «callback» its ref, state (yes, no
// or none) and text; «promise» ref, until, text and name (who keeps it);
// «promise_move» ref, until and reason; «promise_kept» ref and text.
func hotlineActions() map[string]action {
	return map[string]action{
		"call": call,
		"callback": onMatter(func(_ *player, st Step, id string) store.Command {
			return store.CallBack{ID: id, Satisfied: st.State, Text: st.Text}
		}),
		"promise": onDue(func(st Step, id string, due time.Time) store.Command {
			return store.MakePromise{ID: id, Due: due, Text: st.Text, Who: st.Name}
		}),
		"promise_move": onDue(func(st Step, id string, due time.Time) store.Command {
			return store.MovePromise{ID: id, Due: due, Reason: st.Reason}
		}),
		"promise_kept": onMatter(func(_ *player, st Step, id string) store.Command {
			return store.EndPromise{ID: id, State: store.PromiseKept, Text: st.Text}
		}),
	}
}

func call(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	grid, err := p.grid(ctx, st.Grid)
	if err != nil {
		return err
	}
	site, err := p.site(ctx, st.Site)
	if err != nil {
		return err
	}
	c := store.TakeCall{Phone: st.Phone, Caller: st.Name, Grid: grid, Household: st.House, Text: st.Text, Outcome: st.State, Kind: st.Kind, Type: st.Type, Level: st.Level, Site: site, IfThen: st.IfThen}
	if st.Ref != "" {
		c.Matter = p.mark.Refs[st.Ref]
	}
	return p.do(ctx, by, when, st, c)
}

// onDue is a step of a matter with a time.
func onDue(cmd func(st Step, id string, due time.Time) store.Command) action {
	return func(ctx context.Context, p *player, by string, when time.Time, st Step) error {
		due, err := p.script.time(st.Until, p.zone)
		if err != nil {
			return err
		}
		return onMatter(func(_ *player, st Step, id string) store.Command { return cmd(st, id, due) })(ctx, p, by, when, st)
	}
}
