package store

import (
	"context"
	"slices"
	"testing"
	"time"
)

// What is written down late about yesterday counts today: the sealed figures
// stand, and today opens with what yesterday closed with.
func TestYesterdaysSealedFiguresDoNotMove(t *testing.T) {
	p := stockPost(t)
	ctx := context.Background()
	receiver := p.person("何")
	p.do(in(1000, "parcel"))
	p.do(out("1", 300, "parcel"))
	p.do(out("2", 200, "parcel"))
	p.do(ConfirmSlip{ID: "K-S003", Got: []Amount{{Item: "parcel", N: 190}}})
	p.clock.Minutes(30)
	p.do(CountStock{Counts: []Amount{{Item: "parcel", N: 495}}, Second: "林"})
	at := p.clock.Now()
	p.clock.Minutes(30)
	p.do(CutOff{Weather: "晴"})
	first, err := p.HandoverFacts(ctx, "open")
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(first.Supplies, func(s FactSupply) bool { return s.Item == "parcel" })
	got := first.Supplies[i]
	if want := (FactSupply{Store: "store", Name: "物资点", NameEN: "Store", Item: "parcel", In: 1000, Out: 500, Adjusted: -5, Closing: 495, Low: 100, Used: 500, Window: 60}); got != want {
		t.Errorf("%+v\nwant %+v", got, want)
	}
	if len(first.Shares) != 2 || first.Shares[1] != (FactShare{Item: "parcel", Grid: 2, Issued: 200, Short: 10}) {
		t.Errorf("%+v", first.Shares)
	}
	if len(first.Slips) != 2 || first.Slips[0].Short != 10 || first.Slips[1].Amount != -5 || first.Slips[1].Took != "林" {
		t.Errorf("%+v", first.Slips)
	}
	h, err := p.Handover(ctx, "open")
	if err != nil || !slices.ContainsFunc(h.Items, func(it HandoverItem) bool {
		return it.Kind == "count" && it.Slug == StockCount+"parcel" && it.Figure == 495
	}) {
		t.Errorf("the balance is not handed over: %+v, %v", h.Items, err)
	}
	sealHandover(t, p, receiver)
	sealed, err := p.Handover(ctx, "last")
	if err != nil {
		t.Fatal(err)
	}
	again, err := p.HandoverFacts(ctx, sealed.ID)
	if err != nil {
		t.Fatal(err)
	}
	// yesterday at 06:10, 100 more had gone out; somebody writes it down now
	p.clock.Minutes(120)
	if _, err := p.Do(ctx, p.by, at.Add(-10*time.Minute), out("3", 100, "parcel")); err != nil {
		t.Fatal(err)
	}
	later, err := p.HandoverFacts(ctx, sealed.ID)
	if err != nil || !slices.Equal(later.Supplies, again.Supplies) || !slices.Equal(later.Shares, again.Shares) || !slices.Equal(later.Slips, again.Slips) {
		t.Errorf("%+v, %v", later.Supplies, err)
	}
	p.do(CutOff{Weather: "雨"})
	next, err := p.HandoverFacts(ctx, "open")
	if err != nil {
		t.Fatal(err)
	}
	n := next.Supplies[slices.IndexFunc(next.Supplies, func(s FactSupply) bool { return s.Item == "parcel" })]
	if n.Opening != got.Closing || n.Out != 100 || n.In != 0 || n.Closing != 395 {
		t.Errorf("%+v", n)
	}
	if len(next.Shares) != 1 || next.Shares[0].Grid != 3 || len(next.Slips) != 0 {
		t.Errorf("%+v %+v", next.Shares, next.Slips)
	}
	p.sound()
}

// A store that is kept sounds when less than its mark is left; one that was
// never opened does not.
func TestAShortStoreSounds(t *testing.T) {
	p := stockPost(t)
	ctx := context.Background()
	sounds := func() (out []string) {
		t.Helper()
		list, err := p.Alarms(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range list {
			if a.Noun == "stock" {
				out = append(out, a.Code+" "+a.Slug)
			}
		}
		return out
	}
	if got := sounds(); len(got) != 0 {
		t.Errorf("%v", got)
	}
	p.do(in(150, "parcel"))
	p.do(out("1", 51, "parcel"))
	if got := sounds(); !slices.Equal(got, []string{"stock.low parcel"}) {
		t.Errorf("%v", got)
	}
	p.do(SetStockLow{Item: "parcel", Low: 99})
	if got := sounds(); len(got) != 0 {
		t.Errorf("%v", got)
	}
}
