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
			reached := 0
			for _, g := range roundNow(u).Grids {
				if g.Grid.ID != p.Grid {
					continue
				}
				if b := g.Count.without(u.e.ID); b != nil {
					reached = b.Reached
				}
			}
			u.do(CountRound{Round: u.e.Subject, Grid: p.Grid, Reached: reached, undoes: u.e.ID}, "round.count", padded(reached, 1))
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

// undoTicks takes every mark of an entry back: what was said before it, or by
// somebody later, stands.
func undoTicks(u *undo, p *roundTicked) {
	c := untick{Round: u.e.Subject}
	for _, m := range p.Marks {
		if m.Undoes == "" {
			c.marks = append(c.marks, roundMark{Ref: m.Ref, Household: m.Household, Undoes: u.e.ID})
		}
	}
	if len(c.marks) > 0 {
		u.do(c, "round.tick", "")
	}
}

// untick takes the marks of an entry back.
type untick struct {
	Round string
	marks []roundMark
}

func (c untick) plan(tx *Tx) error {
	r, err := tx.openRound(c.Round)
	if err != nil {
		return err
	}
	return tx.append("round.tick", r.ID, &roundTicked{Marks: c.marks})
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
