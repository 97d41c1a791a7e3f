package store

import "zhiban/store/plan"

// Codes of alarms about supplies; their slug is the item, their subject the
// store.
const (
	AlarmStockLow      = "stock.low"      // less than the mark is left
	AlarmStockNegative = "stock.negative" // two laptops gave out the same: count together
)

// supplies sounds when a store that is kept in the book has less of an item
// than its mark, and when a merge has left it below zero.
func (f *alarmFinder) supplies() error {
	var kept bool
	if err := f.v.q.queryRow(f.ctx, "SELECT EXISTS (SELECT 1 FROM movement)").Scan(&kept); err != nil || !kept {
		return internalOrNil("read.alarms", err)
	}
	lines, err := f.v.Stock(f.ctx, StockFilter{})
	if err != nil {
		return err
	}
	for _, l := range lines {
		a := Alarm{Subject: l.Store, Noun: "stock", Slug: l.Item, Since: l.Last, Have: int(l.Balance), Due: int(l.Low)}
		switch {
		case l.Last.IsZero(): // none ever came: that is no change to sound for
			continue
		case l.Balance < 0:
			a.Code, a.Level = AlarmStockNegative, plan.Orange
		case l.Short():
			a.Code, a.Level = AlarmStockLow, plan.Yellow
		default:
			continue
		}
		f.add(a)
	}
	return nil
}
