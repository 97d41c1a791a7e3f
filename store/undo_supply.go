package store

import (
	"fmt"
)

// supplyUndoings: a slip is reversed, a reversal written anew as a slip; what
// was only a number goes back to the number before.
func supplyUndoings() map[string]undoing {
	return map[string]undoing{
		"slip.move": by(func(u *undo, _ *slipMoved) {
			u.do(ReverseSlip{ID: u.e.Subject, Reason: u.reason}, "slip.reverse", u.slip())
		}),
		"slip.reverse": by(undoReversal),
		"slip.arrive": by(func(u *undo, p *slipArrived) {
			was, ok := earlier[slipArrived](u, nil, "slip.arrive")
			if !ok || was.Open {
				u.do(ConfirmSlip{ID: u.e.Subject, Open: true, Text: u.reason}, "slip.arrive", u.slip())
				return
			}
			cmd := ConfirmSlip{ID: u.e.Subject, Who: string(was.Who), Text: u.reason}
			for _, l := range was.Lines {
				cmd.Got = append(cmd.Got, Amount{Item: l.Item, N: l.Amount})
			}
			u.do(cmd, "slip.arrive", u.slip())
		}),
		"stock.low": by(func(u *undo, p *stockLow) {
			low := int64(0)
			if was, ok := earlier(u, func(l *stockLow) bool { return l.Item == p.Item }, "stock.low"); ok {
				low = was.Low
			} else if low = u.planLow(p.Item); u.err != nil {
				return
			}
			u.do(SetStockLow{Store: u.e.Subject, Item: p.Item, Low: low}, "stock.low", fmt.Sprintf("%s %d", p.Item, low))
		}),
		"demand.set": by(func(u *undo, p *demandSet) { // a first answer becomes one of nothing
			same := func(d *demandSet) bool {
				return d.Item == p.Item && houseKey(string(d.Household)) == houseKey(string(p.Household))
			}
			was, ok := earlier(u, same, "demand.set")
			if !ok {
				was = &demandSet{}
			}
			line := DemandLine{Item: p.Item, Wanted: was.Wanted, Promised: was.Promised}
			if !was.Due.IsZero() {
				line.Due = was.Due.In(u.v.Zone())
			}
			u.do(SurveyDemand{Grid: u.e.Subject, Household: string(p.Household), Lines: []DemandLine{line}, Text: u.reason}, "demand.set", fmt.Sprintf("%s %d", p.Item, was.Wanted))
		}),
		"demand.deliver": by(func(u *undo, p *demandDelivered) {
			if p.Back != "" {
				u.do(Deliver{Grid: u.e.Subject, Household: string(p.Household), Round: p.Round, Lines: []Amount{{Item: p.Item, N: -p.Amount}}, Text: u.reason}, "demand.deliver", fmt.Sprintf("%s %d", p.Item, -p.Amount))
				return
			}
			u.do(TakeBackDelivery{Entry: u.e.ID, Reason: u.reason}, "demand.deliver", fmt.Sprintf("%s %d", p.Item, -p.Amount))
		}),
		"need.ask": by(func(u *undo, p *needAsked) {
			u.do(ChangeNeed{ID: u.e.Subject, Item: p.Item, Requested: p.Was, Reason: u.reason}, "need.ask", fmt.Sprintf("%s %d", p.Item, p.Was))
		}),
	}
}

// slip is the number of the slip that the act is about.
func (u *undo) slip() string {
	s, err := u.v.Slip(u.ctx, u.e.Subject)
	if err != nil {
		u.err = err
	}
	return s.Number
}

// planLow is the mark that the plan gives the store.
func (u *undo) planLow(item string) int64 {
	p, err := u.v.Plan(u.ctx)
	if err != nil {
		u.err = err
		return 0
	}
	site, err := u.v.Site(u.ctx, u.e.Subject)
	if err != nil {
		u.err = err
		return 0
	}
	for _, s := range p.Stocks {
		if s.Site == site.Key && s.Material == item {
			return int64(s.Low)
		}
	}
	return 0
}

// undoReversal writes the slip once more: a number is never used again.
func undoReversal(u *undo, _ *slipReversed) {
	s, err := u.v.Slip(u.ctx, u.e.Subject)
	if err != nil {
		u.err = err
		return
	}
	if s.Type == SlipCount { // what was counted then is not what lies there now
		u.why = "undo.count_again"
		return
	}
	cmd := WriteSlip{Type: s.Type, Store: s.Store, To: s.To, Grid: s.Grid, Household: s.Household, Round: s.Round, Need: s.Need, Adds: s.Adds, Gave: s.Gave, Took: s.Took, Text: s.Text, Paper: s.Paper}
	for _, l := range s.Lines {
		cmd.Lines = append(cmd.Lines, Amount{Item: l.Item, N: l.Amount, Bad: l.Bad})
	}
	u.do(cmd, "slip.move", s.Number)
}
