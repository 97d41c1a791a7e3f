package store

import (
	"fmt"
	"strings"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// ReverseSlip takes a slip back as a whole: what it moved is moved back, both
// stand in the book. It is refused when what came in has gone out already.
type ReverseSlip struct{ ID, Reason string }

func (c ReverseSlip) plan(tx *Tx) error {
	s, err := tx.Slip(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	tx.number = s.Number
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	if s.Reversed != nil {
		return refused("", "slip.reversed", s.Number)
	}
	needs := map[string]int64{}
	for _, l := range s.Lines {
		if s.Type != SlipOut && !l.Bad {
			needs[l.Item] += l.Amount
		}
	}
	store := s.Store
	if s.Type == SlipMove {
		store = s.To
	}
	for _, l := range s.Lines {
		if want := needs[l.Item]; want > 0 {
			if err := tx.holds(store, l.Item, want); err != nil {
				return err
			}
		}
	}
	return tx.append("slip.reverse", s.ID, &slipReversed{Reason: reason})
}

// ConfirmSlip is the receiver's word on what came (签收). With Report, what is
// missing is asked for in the same breath with a need matter.
type ConfirmSlip struct {
	ID     string
	Got    []Amount // an item that is left out came in full
	Who    string   // "": who took it by the slip
	Text   string
	Open   bool // takes back what was confirmed
	Report bool
	Lead   string // words before the list of what is missing
	Lang   string // of the list
}

func (c ConfirmSlip) plan(tx *Tx) error {
	s, err := tx.Slip(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	tx.number = s.Number
	switch {
	case s.Reversed != nil:
		return refused("", "slip.reversed", s.Number)
	case !oneOf(s.Type, SlipOut, SlipMove):
		return refused("", "slip.nobody_receives", s.Number)
	case c.Open:
		return tx.append("slip.arrive", s.ID, &slipArrived{Open: true, Text: journal.Text(strings.TrimSpace(c.Text))})
	}
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	got, err := s.got(p, c.Got)
	if err != nil {
		return err
	}
	out := &slipArrived{Who: journal.Text(firstOf(strings.TrimSpace(c.Who), s.Took)), Text: journal.Text(strings.TrimSpace(c.Text)), Lines: got}
	if err := tx.append("slip.arrive", s.ID, out); err != nil {
		return err
	}
	if !c.Report {
		return nil
	}
	var missing []Amount
	for i, l := range s.Lines {
		if n := l.Amount - got[i].Amount; n > 0 {
			missing = append(missing, Amount{Item: l.Item, N: n})
		}
	}
	if len(missing) == 0 {
		return nil
	}
	lead := strings.TrimSpace(s.Number + " " + c.Lead)
	return AskSupplies{Grid: s.Grid, Site: s.To, Household: s.Household, Lines: missing, Lead: lead, Lang: c.Lang}.plan(tx)
}

// got gives what came of each line; more than went out cannot come.
func (s Slip) got(p *plan.Plan, list []Amount) ([]movedLine, error) {
	out := make([]movedLine, len(s.Lines))
	for i, l := range s.Lines {
		out[i] = movedLine{Item: l.Item, Amount: l.Amount, Kit: l.Kit}
	}
	for _, a := range list {
		at := materialIndex(p, a.Item)
		if at < 0 {
			return nil, notFound("item", "material.unknown", a.Item)
		}
		found := false
		for i, l := range s.Lines {
			if l.Item != p.Materials[at].Slug || found {
				continue
			}
			if found = true; a.N < 0 || a.N > l.Amount {
				return nil, invalid("amount", "slip.got_more", fmt.Sprintf("%s %d", s.Number, l.Amount))
			}
			out[i].Amount = a.N
		}
		if !found {
			return nil, notFound("item", "slip.no_such_item", s.Number)
		}
	}
	return out, nil
}

type stockLow struct {
	Item string `json:"item"`
	Low  int64  `json:"low"`
}

func lowKinds() []kind {
	o := kindOptions{Stream: System, Noun: "site", Counter: "stock.low", Commutes: true}
	return []kind{kindOf("stock.low", o, func(f *folder, e Event, p *stockLow) {
		f.exec(`INSERT INTO stock_low (subject, item, low, at) VALUES (?, ?, ?, ?) ON CONFLICT (subject, item)
			DO UPDATE SET low = excluded.low, at = excluded.at WHERE excluded.at >= stock_low.at`, e.Subject, p.Item, p.Low, int64(e.At))
	})}
}

// SetStockLow sets the mark below which a store is short of an item; 0 takes
// it away.
type SetStockLow struct {
	Store, Item string
	Low         int64
}

func (c SetStockLow) plan(tx *Tx) error {
	s, err := tx.StockSite(tx.ctx, c.Store)
	if err != nil {
		return err
	}
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	i := materialIndex(p, c.Item)
	if i < 0 {
		return notFound("item", "material.unknown", c.Item)
	}
	if c.Low < 0 || c.Low > maxAmount {
		return invalid("low", "number.negative", "")
	}
	return tx.append("stock.low", s.ID, &stockLow{Item: p.Materials[i].Slug, Low: c.Low})
}
