package store

import "zhiban/store/journal"

// FactSupply is an item in a store over the shift: opening and what moved make
// the closing.
type FactSupply struct {
	Store    string `json:"store"` // key of the plan
	Name     string `json:"name"`
	NameEN   string `json:"name_en"`
	Item     string `json:"item"`
	Opening  int64  `json:"opening"`
	In       int64  `json:"in"`
	Out      int64  `json:"out"`
	Returned int64  `json:"returned"` // put to stock again
	Moved    int64  `json:"moved"`    // from and to other stores
	Adjusted int64  `json:"adjusted"`
	Closing  int64  `json:"closing"`
	Bad      int64  `json:"bad"` // damaged, lying apart, at the cut-off
	Low      int64  `json:"low"`
	Used     int64  `json:"used"`   // within the window before the cut-off
	Window   int64  `json:"window"` // minutes
}

// FactShare is what a grid got of an item in the shift.
type FactShare struct {
	Item     string `json:"item"`
	Grid     int    `json:"grid"`
	Wanted   int64  `json:"wanted"` // by the survey, at the cut-off
	Issued   int64  `json:"issued"`
	Short    int64  `json:"short"`
	Returned int64  `json:"returned"`
	At       int64  `json:"at_doors"` // delivered at the doors
}

// FactSlip is a slip of the shift that somebody should look at: a count that
// differed, a slip that arrived short, one that was reversed.
type FactSlip struct {
	Number   string       `json:"number"`
	Type     string       `json:"type"`
	Grid     int          `json:"grid"`
	Item     string       `json:"item"`
	Amount   int64        `json:"amount"`
	Short    int64        `json:"short"`
	Gave     journal.Text `json:"gave" reader:"name"`
	Took     journal.Text `json:"took" reader:"name"`
	Text     journal.Text `json:"text"`
	Reversed bool         `json:"reversed"`
	At       journal.Time `json:"at"`
}

// supplies is section 12, from the states at both ends: what is recorded later
// about this shift moves nothing in it.
func (b *factsOf) supplies() error {
	now, err := b.at.Stock(b.ctx, StockFilter{})
	if err != nil {
		return err
	}
	was := map[string]StockLine{}
	if b.before != nil {
		old, err := b.before.Stock(b.ctx, StockFilter{})
		if err != nil {
			return err
		}
		for _, l := range old {
			was[l.Store+" "+l.Item] = l
		}
	}
	sites, err := b.at.Sites(b.ctx)
	if err != nil {
		return err
	}
	byID := map[string]Site{}
	for _, s := range sites {
		byID[s.ID] = s
	}
	items := map[string]bool{}
	for _, l := range now {
		if l.Last.IsZero() { // only a mark: nobody has kept it in the book yet
			continue
		}
		o, s := was[l.Store+" "+l.Item], byID[l.Store]
		b.f.Supplies = append(b.f.Supplies, FactSupply{Store: s.Key, Name: s.Name, NameEN: s.NameEN, Item: l.Item, Opening: o.Balance, In: l.In - o.In, Out: l.Out - o.Out,
			Returned: l.Returned - l.Bad - o.Returned + o.Bad, Moved: l.Moved - o.Moved, Adjusted: l.Adjusted - o.Adjusted, Closing: l.Balance, Bad: l.Bad, Low: l.Low, Used: l.Used, Window: l.Window})
		if !items[l.Item] {
			items[l.Item] = true
			if err := b.shares(l.Item); err != nil {
				return err
			}
		}
	}
	return b.slips()
}

func (b *factsOf) shares(item string) error {
	now, err := b.at.GridSupplies(b.ctx, item, "")
	if err != nil {
		return err
	}
	was := map[string]GridSupply{}
	if b.before != nil {
		old, err := b.before.GridSupplies(b.ctx, item, "")
		if err != nil {
			return err
		}
		for _, g := range old {
			was[g.Grid] = g
		}
	}
	for _, g := range now {
		o := was[g.Grid]
		f := FactShare{Item: item, Grid: g.Number, Wanted: g.Wanted, Issued: g.Issued - o.Issued, Short: g.Short - o.Short, Returned: g.Returned - o.Returned, At: g.Delivered - o.Delivered}
		if f.Issued != 0 || f.Short != 0 || f.Returned != 0 || f.At != 0 {
			b.f.Shares = append(b.f.Shares, f)
		}
	}
	return nil
}

// slips lists what is worth a look among the slips that were written, confirmed
// or reversed in the shift.
func (b *factsOf) slips() error {
	all, err := b.at.Slips(b.ctx, SlipFilter{Limit: 1 << 30})
	if err != nil {
		return err
	}
	was := map[string]Slip{}
	if b.before != nil {
		old, err := b.before.Slips(b.ctx, SlipFilter{Limit: 1 << 30})
		if err != nil {
			return err
		}
		for _, s := range old {
			was[s.ID] = s
		}
	}
	opened := map[string]bool{}
	for i := len(all) - 1; i >= 0; i-- {
		s := all[i]
		o, known := was[s.ID]
		opening := !opened[s.Store] && s.Type == SlipCount && s.Reversed == nil // the book begins with it: it differs from nothing
		if opened[s.Store] = true; opening {
			continue
		}
		fresh := !known && s.Type == SlipCount || s.Short() != o.Short() || (s.Reversed != nil) != (o.Reversed != nil)
		if !fresh {
			continue
		}
		for _, l := range s.Lines {
			short := int64(0)
			if s.Arrived != nil {
				short = max(l.Amount-l.Got, 0)
			}
			if l.Amount == 0 && short == 0 {
				continue // it was there as the book said
			}
			b.f.Slips = append(b.f.Slips, FactSlip{Number: s.Number, Type: s.Type, Grid: b.grids[s.Grid], Item: l.Item, Amount: l.Amount, Short: short,
				Gave: journal.Text(s.Gave), Took: journal.Text(s.Took), Text: journal.Text(s.Text), Reversed: s.Reversed != nil, At: s.At})
		}
	}
	return nil
}

// StockCount begins the slug of a count that is what a store holds of an item:
// «stock/parcel».
const StockCount = "stock/"

// stockItems are the balances that a shift hands over: of what goes out now, is
// short or is to settle. The receiver may count and refuse.
func stockItems(tx *Tx) ([]briefItem, error) {
	lines, err := tx.Stock(tx.ctx, StockFilter{})
	if err != nil {
		return nil, err
	}
	var out []briefItem
	for _, l := range lines {
		if !l.Last.IsZero() && (l.Used > 0 || l.Short() || l.Balance < 0) {
			out = append(out, briefItem{Kind: "count", Ref: l.Store, Slug: StockCount + l.Item, Figure: l.Balance})
		}
	}
	return out, nil
}
