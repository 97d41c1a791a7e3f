package store

import (
	"fmt"
	"slices"
)

// pointUndoings: a tally goes back to the one before it, a tube is taken out,
// a slip is taken back; the result of an abnormal tube takes its matters along.
func pointUndoings() map[string]undoing {
	return map[string]undoing{
		"lane.tally": by(func(u *undo, p *tallied) {
			b, _ := u.tallyBefore(p)
			u.do(TallyLane{Site: u.e.Subject, Lane: p.Lane, Slot: p.Slot.In(u.v.Zone()), People: b.People, Grids: b.Grids, Round: p.Round, Reason: u.reason, undoes: u.e.ID}, "lane.tally", fmt.Sprint(b.People))
		}),
		"home.tally": by(func(u *undo, p *tallied) {
			b, _ := u.tallyBefore(p)
			u.do(TallyHome{Grid: u.e.Subject, People: b.People, Round: p.Round, Reason: u.reason, undoes: u.e.ID}, "home.tally", fmt.Sprint(b.People))
		}),
		"point.target": by(func(u *undo, _ *pointAimed) {
			was, _ := earlier[pointAimed](u, nil, "point.target") // none: its share
			if was == nil {
				was = &pointAimed{}
			}
			u.do(AimPoint{Site: u.e.Subject, Target: was.Target, Reason: u.reason}, "point.target", fmt.Sprint(was.Target))
		}),
		"tube.open": by(func(u *undo, p *tubeOpened) {
			u.do(VoidTube{ID: u.e.Subject, Reason: u.reason}, "tube.void", string(p.Number))
		}),
		"tube.void": by(func(u *undo, p *tubeVoided) {
			u.do(VoidTube{ID: u.e.Subject, Back: p.Void, Reason: u.reason}, "tube.void", "")
		}),
		"tube.people": by(func(u *undo, _ *tubeFilled) {
			if was, ok := stateBefore(u, tubeTable()); ok {
				u.do(refill{id: u.e.Subject, people: was.People, who: was.Who, reason: u.reason}, "tube.people", fmt.Sprint(was.People))
			}
		}),
		"tube.seal": by(func(u *undo, p *tubeSealed) {
			u.do(SealTubes{Tubes: []string{u.e.Subject}, Open: !p.Open, Reason: u.reason}, "tube.seal", "")
		}),
		"tube.result": by(undoResult),
		"transfer.send": by(func(u *undo, _ *transferSent) {
			u.do(VoidTransfer{ID: u.e.Subject, Reason: u.reason}, "transfer.void", u.transfer())
		}),
		"transfer.void": by(func(u *undo, p *transferVoided) {
			u.do(VoidTransfer{ID: u.e.Subject, Back: p.Void, Reason: u.reason}, "transfer.void", u.transfer())
		}),
		"transfer.receive": by(func(u *undo, p *transferReceived) {
			u.do(ReceiveTransfer{ID: u.e.Subject, Open: !p.Open, N: p.N, Who: string(p.Who), Text: u.reason}, "transfer.receive", u.transfer())
		}),
	}
}

// tallyBefore is the tally that stands once the act is taken back.
func (u *undo) tallyBefore(p *tallied) (Tally, bool) {
	now, ok, err := u.v.tallyAt(u.ctx, u.e.Subject, p)
	if err != nil {
		u.err = err
	}
	if b := now.without(u.e.ID); ok && b != nil {
		return *b, true
	}
	return Tally{Slot: p.Slot}, false
}

// undoResult takes a result back; what it opened and nothing else is void.
func undoResult(u *undo, p *tubeTold) {
	was, ok := stateBefore(u, tubeTable())
	if !ok {
		return
	}
	c := untell{tube: u.e.Subject, result: was.Result, text: was.Text, keep: was.Matters}
	if c.keep == nil {
		c.keep = []string{}
	}
	for _, id := range p.Matters {
		if slices.Contains(was.Matters, id) {
			continue
		}
		m, err := u.v.Matter(u.ctx, id)
		if err != nil {
			u.err = err
			return
		}
		if m.Open() {
			u.do(VoidMatter{ID: id, Reason: u.reason}, "matter.void", m.Number)
		}
	}
	u.do(c, "tube.result", c.result)
}

func (u *undo) transfer() string {
	x, err := u.v.Transfer(u.ctx, u.e.Subject)
	if err != nil {
		u.err = err
	}
	return x.Number
}
