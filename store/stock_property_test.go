package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// supplyCommand moves supplies, at times more than there are.
func (a *actor) supplyCommand() Command {
	item := a.pick("tent", "测温枪", "lamp", "tent", "boat")
	lines := []Amount{{Item: item, N: int64(a.rng.IntN(40))}}
	if a.chance(20) {
		lines = append(lines, Amount{Item: "lamp", N: int64(1 + a.rng.IntN(9))})
	}
	who, other := a.pick("", "张三", "林", "吴"), a.pick("", "李四", "何")
	slip := a.slip()
	switch a.rng.IntN(12) {
	case 0, 1:
		return WriteSlip{Type: SlipIn, Store: a.site(), Need: a.pick("", a.matter()), Lines: lines, Gave: who, Took: other, Text: a.text()}
	case 2, 3:
		return WriteSlip{Type: SlipOut, Store: a.site(), Grid: a.grid(), Household: a.pick("", "12号"), Round: a.pick("", "R1"), Need: a.pick("", a.matter()), Adds: a.pick("", slip), Lines: lines, Gave: other, Took: who, Text: a.text()}
	case 4:
		lines[0].Bad = a.chance(40)
		return WriteSlip{Type: SlipReturn, Store: a.site(), Grid: a.pick("", a.grid()), Lines: lines, Gave: who, Took: other}
	case 5:
		return WriteSlip{Type: SlipMove, Store: a.site(), To: a.site(), Lines: lines, Gave: other, Took: who, Paper: a.chance(20)}
	case 6:
		return CountStock{Store: a.site(), Counts: lines, First: other, Second: who, Text: a.text()}
	case 7:
		return a.confirm(slip)
	case 8:
		return ReverseSlip{ID: slip, Reason: a.text()}
	case 9:
		if a.chance(50) {
			return SetStockLow{Store: a.site(), Item: item, Low: int64(a.rng.IntN(30) - 2)}
		}
		return SurveyDemand{Grid: a.grid(), Household: a.pick("", "12号", "3栋 101"), Lines: []DemandLine{{Item: item, Wanted: int64(a.rng.IntN(5)), Promised: int64(a.rng.IntN(4) - 1)}}}
	case 10:
		return a.deliver(item)
	}
	if a.chance(50) {
		return AskSupplies{Grid: a.grid(), Lines: lines, Lead: "缺", Lang: "zh"}
	}
	return ChangeNeed{ID: a.matter(), Item: item, Requested: int64(a.rng.IntN(50)), Reason: a.text()}
}

// confirm is what came of a slip, most of the time of one that somebody gets.
func (a *actor) confirm(slip string) Command {
	a.p.tb.Helper()
	c := ConfirmSlip{ID: slip, Who: a.pick("", "吴"), Report: a.chance(50), Lead: "少", Lang: a.pick("zh", "en"), Open: a.chance(10)}
	list, err := a.p.Slips(context.Background(), SlipFilter{Type: SlipOut})
	if err != nil {
		a.p.tb.Fatal(err)
	}
	if len(list) > 0 && a.chance(80) {
		s := list[a.rng.IntN(len(list))]
		c.ID, c.Got = s.ID, []Amount{{Item: s.Lines[0].Item, N: int64(a.rng.IntN(20))}}
	}
	return c
}

func (a *actor) slip() string {
	a.p.tb.Helper()
	list, err := a.p.Slips(context.Background(), SlipFilter{})
	if err != nil {
		a.p.tb.Fatal(err)
	}
	if len(list) == 0 {
		return "K-S001"
	}
	return list[a.rng.IntN(len(list))].Number
}

func (a *actor) deliver(item string) Command {
	if a.chance(30) {
		if list, err := a.p.Deliveries(context.Background(), DemandFilter{}); err == nil && len(list) > 0 {
			return TakeBackDelivery{Entry: list[a.rng.IntN(len(list))].Entry, Reason: a.text()}
		}
	}
	return Deliver{Grid: a.grid(), Household: a.pick("12号", "3栋 101", "3栋101"), Round: a.pick("", "R1", "R2"), Lines: []Amount{{Item: item, N: int64(1 + a.rng.IntN(3))}}, Took: a.pick("", "本人")}
}

// books are the balances as a person would keep them: by adding up.
type books map[string]int64

func (b books) move(s Slip, sign int64) {
	for _, l := range s.Lines {
		n := sign * l.Amount
		switch s.Type {
		case SlipOut:
			b[s.Store+" "+l.Item] -= n
		case SlipMove:
			b[s.Store+" "+l.Item] -= n
			b[s.To+" "+l.Item] += n
		case SlipReturn:
			if !l.Bad {
				b[s.Store+" "+l.Item] += n
			}
		default:
			b[s.Store+" "+l.Item] += n
		}
	}
}

// keep adds all slips of a post up.
func keep(tb testing.TB, p *testPost) books {
	tb.Helper()
	list, err := p.Slips(context.Background(), SlipFilter{Limit: 1 << 20})
	if err != nil {
		tb.Fatal(err)
	}
	b := books{}
	for _, s := range list {
		if s.Reversed == nil {
			b.move(s, 1)
		}
	}
	return b
}

// Whatever is given in whatever order, a store never holds less than nothing,
// and holds what its slips add up to.
func TestStockIsNeverNegativeAndIsTheSumOfItsMovements(t *testing.T) {
	seeds := uint64(5)
	if testing.Short() {
		seeds = 2
	}
	for seed := range seeds {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			p := stockPost(t)
			a := newActor(p, rand.New(rand.NewPCG(seed, 7)))
			ctx := context.Background()
			slips := 0
			for i := range 400 {
				p.clock.Add(time.Duration(1+a.rng.IntN(200_000)) * time.Millisecond)
				cmd := a.supplyCommand()
				if a.chance(10) {
					cmd = a.deskCommand(p.by)
				}
				a.give(p.by, cmd)
				if i%20 != 0 && i != 399 {
					continue
				}
				lines, err := p.Stock(ctx, StockFilter{})
				if err != nil {
					t.Fatal(err)
				}
				want := keep(t, p)
				for _, l := range lines {
					if l.Balance < 0 {
						t.Fatalf("after %d commands %s holds %d of %s", i, l.Store, l.Balance, l.Item)
					}
					if n := want[l.Store+" "+l.Item]; n != l.Balance || l.Balance != l.In-l.Out+l.Returned-l.Bad+l.Moved+l.Adjusted {
						t.Fatalf("after %d commands: %+v, the slips say %d", i, l, n)
					}
				}
				slips = len(want)
			}
			if slips == 0 || a.done["slip.move"] < 30 || a.refused["stock.negative"] < 5 {
				t.Errorf("too little happened: %v %v", a.done, a.refused)
			}
			if neg, err := p.NegativeStock(ctx); err != nil || len(neg) > 0 {
				t.Errorf("%+v, %v", neg, err)
			}
			p.sound()
		})
	}
}

// Two laptops give out the same tents: after the merge the store is below zero.
// Nothing is lost and nothing fails; it is listed until two people count.
func TestAMergeThatMakesABalanceNegativeIsListedToSettle(t *testing.T) {
	k, l := twoStations(t)
	ctx := context.Background()
	k.do(WriteSlip{Type: SlipIn, Store: "hall", Gave: "街道 张", Lines: []Amount{{Item: "tent", N: 10}}})
	exchange(t, k, l)
	for _, p := range []*testPost{k, l} {
		p.clock.Minutes(5)
		p.do(WriteSlip{Type: SlipOut, Store: "hall", Grid: "1", Took: "吴", Lines: []Amount{{Item: "tent", N: 7}}})
	}
	exchange(t, k, l)
	for _, p := range []*testPost{k, l} {
		neg, err := p.NegativeStock(ctx)
		if err != nil || len(neg) != 1 || neg[0].Balance != -4 || neg[0].Item != "tent" {
			t.Fatalf("%+v, %v", neg, err)
		}
		_, err = p.Do(ctx, p.by, time.Time{}, WriteSlip{Type: SlipOut, Store: "hall", Grid: "1", Took: "吴", Lines: []Amount{{Item: "tent", N: 1}}})
		wantError(t, err, Refused, "stock.negative")
		p.sound()
	}
	k.do(CountStock{Store: "hall", Counts: []Amount{{Item: "tent", N: 0}}, Second: "林", Text: "联合盘点"})
	exchange(t, k, l)
	for _, p := range []*testPost{k, l} {
		if neg, err := p.NegativeStock(ctx); err != nil || len(neg) != 0 {
			t.Errorf("%+v, %v", neg, err)
		}
	}
	sameDump(t, "both laptops", dump(t, l.reader), dump(t, k.reader))
}
