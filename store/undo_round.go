package store

import (
	"context"
	"time"
)

// roundUndoings take back what was entered about rounds. What somebody said
// later about the same door stands.
func roundUndoings() map[string]undoing {
	return map[string]undoing{
		"round.open": by(func(u *undo, _ *roundOpened) {
			u.do(CloseRound{Round: u.e.Subject, Reason: u.reason}, "round.close", "")
		}),
		"round.close": by(func(u *undo, p *roundClosed) {
			u.do(CloseRound{Round: u.e.Subject, Reopen: p.Closed, Reason: u.reason}, "round.close", "")
		}),
		"round.list": by(func(u *undo, p *roundListed) {
			if p.Dropped {
				t := Target{Household: p.Household, No: p.No, Name: string(p.Name), Phone: string(p.Phone), Place: string(p.Place), Grid: p.Grid}
				u.do(relist{Round: u.e.Subject, ref: p.Ref, Target: t}, "round.list", string(p.Name))
				return
			}
			u.do(ListTarget{Round: u.e.Subject, Drop: p.Ref, Reason: u.reason}, "round.list", string(p.Name))
		}),
		"round.tick": by(undoTicks),
		"round.count": by(func(u *undo, p *roundCounted) {
			c := CountRound{Round: u.e.Subject, Grid: p.Grid, void: true}
			var now RoundCount
			for _, g := range roundNow(u).Grids {
				if g.Grid.ID == p.Grid && g.Count != nil {
					now = *g.Count
				}
			}
			if now.Entry != u.e.ID {
				return
			}
			if b := now.Before; b != nil {
				c = CountRound{Round: u.e.Subject, Grid: p.Grid, Reached: b.Reached, Refused: b.Refused, Absent: b.Absent, Basis: b.Basis, Text: b.Text}
			}
			u.do(c, "round.count", padded(c.Reached, 1))
		}),
	}
}

func roundNow(u *undo) RoundState {
	s, err := u.v.RoundState(u.ctx, u.e.Subject)
	if err != nil {
		u.err = err
	}
	return s
}

// undoTicks gives every mark what stood there before, as long as nobody has
// said anything newer.
func undoTicks(u *undo, p *roundTicked) {
	refs := make([]string, 0, len(p.Marks))
	for _, m := range p.Marks {
		refs = append(refs, m.Ref)
	}
	now, err := u.v.ticksOf(u.ctx, u.e.Subject, refs)
	if err != nil {
		u.err = err
		return
	}
	c := retick{Round: u.e.Subject}
	for _, m := range p.Marks {
		t := now[m.Ref]
		if t.Entry != u.e.ID {
			continue
		}
		was := Tick{Ref: t.Ref, Household: t.Household}
		if t.Before != nil {
			was = *t.Before
		}
		c.ticks = append(c.ticks, was)
	}
	if len(c.ticks) > 0 {
		u.do(c, "round.tick", "")
	}
}

// retick writes ticks as they stood.
type retick struct {
	Round string
	ticks []Tick
}

func (c retick) plan(tx *Tx) error {
	r, err := tx.openRound(c.Round)
	if err != nil {
		return err
	}
	d := &roundTicked{}
	for _, t := range c.ticks {
		d.Marks = append(d.Marks, t.mark())
	}
	return tx.append("round.tick", r.ID, d)
}

// relist puts somebody back on a list under the number they had.
type relist struct {
	Round string
	ref   string
	Target
}

func (c relist) plan(tx *Tx) error {
	r, err := tx.openRound(c.Round)
	if err != nil {
		return err
	}
	l, err := tx.listing(c.Target, 1)
	if err != nil {
		return err
	}
	l.Ref = c.ref
	return tx.append("round.list", r.ID, &roundListed{roundListing: l})
}

// RepeatDue is when a round of a kind is due again by the plan, zero when it
// is not repeated or never ran. Errors: internal.
func (v *View) RepeatDue(ctx context.Context, kind string) (time.Time, error) {
	p, err := v.Plan(ctx)
	if err != nil {
		return time.Time{}, err
	}
	k, ok := FindRoundKind(p, kind)
	all, err := v.Rounds(ctx, RoundFilter{Kind: k.Slug})
	if err != nil || !ok || k.RepeatHours == 0 || len(all) == 0 {
		return time.Time{}, err
	}
	last := all[0].Opened
	for _, r := range all {
		last = max(last, r.Opened)
	}
	return last.In(v.Zone()).Add(time.Duration(k.RepeatHours) * time.Hour), nil
}
