package store

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"zhiban/store/plan"
)

// stockPost is a post with a store, whose plan says what lies there and below
// what it is short.
func stockPost(tb testing.TB) *testPost {
	tb.Helper()
	clock := &testClock{now: time.Date(2022, 9, 2, 6, 0, 0, 0, testZone(tb))}
	w := func(slug, zh, en string) plan.Word { return plan.Word{Slug: slug, ZH: zh, EN: en} }
	p := testPlan()
	p.SiteKinds = append(p.SiteKinds, plan.SiteKind{Word: w("store", "物资点", "store"), Role: plan.RoleStore})
	p.Materials = append(p.Materials, plan.Material{Word: w("parcel", "生活物资包", "Living parcel"), Set: "gate", Unit: "portion"})
	p.Sites = append(p.Sites, plan.Site{Key: "store", Kind: "store", Name: "物资点", NameEN: "Store", Grid: 1}, plan.Site{Key: "north", Kind: "store", Name: "北物资点", NameEN: "North store", Grid: 3})
	p.Stocks = []plan.Stock{{Site: "store", Material: "tent", Quantity: 5}, {Site: "store", Material: "parcel", Low: 100}, {Site: "north", Material: "lamp", Quantity: 7, Low: 2}}
	p.Kits = []plan.Kit{{Word: w("gatekit", "卡口套装", "Gate kit"), Parts: []string{"tent", "thermometer 2"}}}
	o := Options{Path: filepath.Join(tb.TempDir(), "post.db"), Wall: clock.Now, Version: "test", Synchronous: "OFF"}
	s, err := Create(context.Background(), o, Init{Plan: p, Officer: "值班员 冯"})
	if err != nil {
		tb.Fatal(err)
	}
	return postOf(tb, s, clock, o)
}

// line reads what a store holds of an item.
func (p *testPost) stock(store, item string) StockLine {
	p.tb.Helper()
	s, err := p.StockSite(context.Background(), store)
	if err != nil {
		p.tb.Fatal(err)
	}
	list, err := p.Stock(context.Background(), StockFilter{Store: s.ID, Item: item})
	if err != nil {
		p.tb.Fatal(err)
	}
	if len(list) == 0 {
		return StockLine{Store: s.ID, Item: item}
	}
	return list[0]
}

func in(n int64, items ...string) WriteSlip {
	c := WriteSlip{Type: SlipIn, Gave: "街道 张"}
	for _, it := range items {
		c.Lines = append(c.Lines, Amount{Item: it, N: n})
	}
	return c
}

func out(grid string, n int64, item string) WriteSlip {
	return WriteSlip{Type: SlipOut, Grid: grid, Took: "网格长 吴", Lines: []Amount{{Item: item, N: n}}}
}

// The morning of the parcels: received, handed out, short at one grid, some
// damaged, counted at noon.
func TestParcelLedger(t *testing.T) {
	p := stockPost(t)
	ctx := context.Background()
	if r := p.do(in(7400, "生活物资包")); r.Number != "K-S001" {
		t.Fatalf("number %s", r.Number)
	}
	for i, n := range []int64{2500, 2400, 2400} {
		p.clock.Minutes(20)
		p.do(out(fmt.Sprint(i+1), n, "parcel"))
	}
	p.clock.Minutes(30)
	r := p.do(ConfirmSlip{ID: "k-s3", Got: []Amount{{Item: "parcel", N: 2340}}, Who: "吴", Report: true, Lead: "少", Lang: "zh"})
	m, err := p.Matter(ctx, "K-001")
	if err != nil || m.Kind != plan.Need || m.Text != "K-S003 少 生活物资包 60" || len(r.Entries) != 3 {
		t.Fatalf("%+v, %v", m, err)
	}
	c := out("2", 60, "parcel")
	c.Need, c.Adds = "K-001", "K-S003"
	p.do(c)
	if l, err := p.NeedLines(ctx, "K-001"); err != nil || len(l) != 1 || l[0] != (NeedLine{Item: "parcel", Asked: true, Requested: 60, Fulfilled: 60}) {
		t.Errorf("%+v, %v", l, err)
	}
	p.do(WriteSlip{Type: SlipReturn, Grid: "2", Gave: "吴", Lines: []Amount{{Item: "parcel", N: 20, Bad: true}}})
	if l := p.stock("", "parcel"); l.Balance != 40 || l.Bad != 20 || l.In != 7400 || l.Out != 7360 || l.Returned != 20 || !l.Short() {
		t.Errorf("%+v", l)
	}
	p.do(CountStock{Counts: []Amount{{Item: "parcel", N: 32}}, Second: "物资组 林", Text: "中午盘点"})
	l := p.stock("物资点", "parcel")
	if l.Balance != 32 || l.Adjusted != -8 || l.Low != 100 {
		t.Errorf("%+v", l)
	}
	_, err = p.Do(ctx, p.by, time.Time{}, out("1", 33, "parcel"))
	wantError(t, err, Refused, "stock.negative")
	if asError(err).Arg != "生活物资包|Living parcel|32|33" {
		t.Errorf("the refusal says %s", asError(err).Arg)
	}
	all, err := p.GridSupplies(ctx, "parcel", "")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []GridSupply{{Issued: 2500, Slips: 1}, {Issued: 2460, Short: 60, Returned: 20, Bad: 20, Slips: 2}, {Issued: 2400, Slips: 1}} {
		want.Grid, want.Number = all[i].Grid, i+1
		if all[i] != want {
			t.Errorf("%+v\nwant %+v", all[i], want)
		}
		slips, err := p.Slips(ctx, SlipFilter{Grid: want.Grid, Type: SlipOut})
		sum := int64(0)
		for _, s := range slips {
			sum += s.Total()
		}
		if err != nil || sum != want.Issued {
			t.Errorf("grid %d: slips add up to %d, %v", i+1, sum, err)
		}
	}
	p.sound()
}

func TestSlipsNeedTwoNamesAndSense(t *testing.T) {
	p := stockPost(t)
	p.do(in(10, "tent", "lamp"))
	for _, c := range []struct {
		cmd    Command
		code   Code
		reason string
	}{
		{WriteSlip{Type: "gift", Lines: []Amount{{Item: "tent", N: 1}}}, Invalid, "slip.type_unknown"},
		{WriteSlip{Type: SlipIn, Lines: []Amount{{Item: "tent", N: 1}}}, Invalid, "slip.name_missing"},
		{WriteSlip{Type: SlipIn, Gave: "值班员 冯", Lines: []Amount{{Item: "tent", N: 1}}}, Invalid, "slip.one_name"},
		{WriteSlip{Type: SlipOut, Took: "吴", Lines: []Amount{{Item: "tent", N: 1}}}, Invalid, "slip.to_missing"},
		{WriteSlip{Type: SlipMove, To: "store", Took: "吴", Lines: []Amount{{Item: "tent", N: 1}}}, Invalid, "slip.no_other_store"},
		{WriteSlip{Type: SlipOut, Grid: "1", Lines: []Amount{{Item: "tent", N: 1}}}, Invalid, "slip.name_missing"},
		{out("1", 0, "tent"), Invalid, "slip.amount"},
		{out("1", 11, "tent"), Refused, "stock.negative"},
		{out("1", 1, "boat"), NotFound, "material.unknown"},
		{out("9", 1, "tent"), NotFound, "grid.unknown"},
		{WriteSlip{Type: SlipOut, Grid: "1", Took: "吴"}, Invalid, "slip.empty"},
		{WriteSlip{Type: SlipOut, Grid: "1", Took: "吴", Lines: []Amount{{Item: "tent", N: 6}, {Item: "帐篷", N: 6}}}, Refused, "stock.negative"},
		{WriteSlip{Type: SlipOut, Grid: "1", Took: "吴", Lines: []Amount{{Item: "tent", N: 1, Bad: true}}}, Invalid, "slip.bad_only_returned"},
		{WriteSlip{Type: SlipReturn, Grid: "1", Gave: "吴", Lines: []Amount{{Item: "tent", N: 1}}}, Refused, "slip.return_more"},
		{CountStock{Counts: []Amount{{Item: "tent", N: 9}}}, Invalid, "slip.name_missing"},
		{CountStock{Counts: []Amount{{Item: "tent", N: 9}, {Item: "tent", N: 9}}, Second: "吴"}, Invalid, "slip.item_twice"},
		{CountStock{Counts: []Amount{{Item: "tent", N: -1}}, Second: "吴"}, Invalid, "number.negative"},
		{ReverseSlip{ID: "K-S001"}, Invalid, "text.empty"},
		{ReverseSlip{ID: "K-S009", Reason: "错"}, NotFound, "slip.unknown"},
		{ConfirmSlip{ID: "K-S001"}, Refused, "slip.nobody_receives"},
	} {
		p.refuse(c.cmd, c.code, c.reason)
	}
	if n := p.stock("", "tent").Balance; n != 10 {
		t.Errorf("a refusal moved something: %d", n)
	}
}

func TestSlipOfAKitTakesItsParts(t *testing.T) {
	p := stockPost(t)
	ctx := context.Background()
	p.do(in(10, "tent", "thermometer"))
	who := p.person("吴")
	p.do(SetGridLeader{ID: "2", Person: who})
	p.refuse(WriteSlip{Type: SlipOut, Grid: "2", Lines: []Amount{{Item: "卡口套装", N: 6}}}, Refused, "stock.negative")
	r := p.do(WriteSlip{Type: SlipOut, Grid: "2", Lines: []Amount{{Item: "gatekit", N: 3}}})
	s, err := p.Slip(ctx, r.Number)
	if err != nil || len(s.Lines) != 2 || s.Lines[1] != (SlipLine{Item: "thermometer", Amount: 6, Kit: "gatekit"}) || s.Took != "吴" || s.Gave != "值班员 冯" {
		t.Errorf("%+v, %v", s, err)
	}
	if n := p.stock("", "thermometer").Balance; n != 4 {
		t.Errorf("%d left", n)
	}
	p.refuse(WriteSlip{Type: SlipOut, Grid: "2", Lines: []Amount{{Item: "gatekit", N: 3}}}, Refused, "stock.negative")
}

func TestSlipIsReversedOnceAndNeverBelowZero(t *testing.T) {
	p := stockPost(t)
	ctx := context.Background()
	p.do(in(10, "tent"))
	p.do(out("1", 4, "tent"))
	p.refuse(ReverseSlip{ID: "K-S001", Reason: "记错"}, Refused, "stock.negative")
	p.do(ReverseSlip{ID: "K-S002", Reason: "记错格"})
	p.refuse(ReverseSlip{ID: "K-S002", Reason: "记错格"}, Refused, "slip.reversed")
	p.do(ReverseSlip{ID: "K-S001", Reason: "没来"})
	if l := p.stock("", "tent"); l.Balance != 0 || l.In != 0 || l.Out != 0 {
		t.Errorf("%+v", l)
	}
	if s, err := p.Slip(ctx, "K-S002"); err != nil || s.Reversed == nil || s.Reversed.Reason != "记错格" {
		t.Errorf("%+v, %v", s, err)
	}
	if g, err := p.GridSupplies(ctx, "tent", ""); err != nil || g[0].Issued != 0 {
		t.Errorf("%+v, %v", g[0], err)
	}
	p.sound()
}

func TestTheSameSlipTwiceWithinAMinuteIsAsked(t *testing.T) {
	p := stockPost(t)
	p.do(in(10, "tent"))
	p.refuse(in(10, "tent"), Refused, "note.duplicate")
	if _, err := p.Do(context.Background(), p.by, time.Time{}, in(10, "tent"), Again()); err != nil {
		t.Error(err)
	}
	p.clock.Minutes(2)
	p.do(in(10, "tent"))
	if n := p.stock("", "tent").Balance; n != 30 {
		t.Errorf("%d", n)
	}
}

func TestStoresMoveAndTheBookOpensFromThePlan(t *testing.T) {
	p := stockPost(t)
	ctx := context.Background()
	p.do(OpenStock{Second: "林", Text: "期初"})
	p.refuse(OpenStock{Second: "林"}, Refused, "stock.open_already")
	if a, b := p.stock("store", "tent"), p.stock("north", "lamp"); a.Balance != 5 || b.Balance != 7 || b.Low != 2 {
		t.Errorf("%+v %+v", a, b)
	}
	p.refuse(WriteSlip{Type: SlipMove, Store: "north", To: "store", Took: "林", Lines: []Amount{{Item: "lamp", N: 8}}}, Refused, "stock.negative")
	p.do(WriteSlip{Type: SlipMove, Store: "north", To: "store", Took: "林", Lines: []Amount{{Item: "lamp", N: 6}}})
	if a, b := p.stock("store", "lamp"), p.stock("north", "lamp"); a.Balance != 6 || a.Moved != 6 || b.Balance != 1 || !b.Short() {
		t.Errorf("%+v %+v", a, b)
	}
	p.do(SetStockLow{Store: "north", Item: "lamp", Low: 0})
	p.do(SetStockLow{Item: "tent", Low: 6})
	if a, b := p.stock("store", "tent"), p.stock("north", "lamp"); !a.Short() || b.Short() {
		t.Errorf("%+v %+v", a, b)
	}
	p.refuse(SetStockLow{Item: "tent", Low: -1}, Invalid, "number.negative")
	if s, err := p.Stores(ctx); err != nil || len(s) != 2 || s[0].Key != "store" {
		t.Errorf("%+v, %v", s, err)
	}
	p.sound()
}

// 600 out in the first two hours, 100 back: 250 an hour, 500 last two hours.
func TestHoursLeftAtThePresentRate(t *testing.T) {
	p := stockPost(t)
	p.do(in(1000, "parcel"))
	if _, ok := p.stock("", "parcel").Lasts(); ok {
		t.Error("nothing goes out, yet it ends")
	}
	p.do(out("1", 300, "parcel"))
	p.clock.Minutes(60)
	p.do(out("2", 300, "parcel"))
	p.clock.Minutes(60)
	p.do(WriteSlip{Type: SlipReturn, Grid: "1", Gave: "吴", Lines: []Amount{{Item: "parcel", N: 100}}})
	l := p.stock("", "parcel")
	if d, ok := l.Lasts(); !ok || l.Balance != 500 || l.PerHour() != 250 || d != 2*time.Hour {
		t.Errorf("%+v lasts %v", l, d)
	}
	p.clock.Minutes(13 * 60) // beyond the window nothing is at a rate
	if l = p.stock("", "parcel"); l.Used != 0 {
		t.Errorf("%+v", l)
	}
}

func TestDemandIsAskedPromisedAndDelivered(t *testing.T) {
	p := stockPost(t)
	ctx := context.Background()
	p.do(SurveyDemand{Grid: "2", Household: "3栋 101", Lines: []DemandLine{{Item: "parcel", Wanted: 2, Promised: 1, Due: p.clock.Now().Add(time.Hour)}, {Item: "lamp", Wanted: 1}}})
	p.do(SurveyDemand{Grid: "2", Household: "３栋101", Lines: []DemandLine{{Item: "parcel", Wanted: 3, Promised: AsBefore}}})
	p.do(SurveyDemand{Grid: "2", Household: "3栋102", Lines: []DemandLine{{Item: "parcel", Wanted: 1}}})
	p.do(Deliver{Grid: "2", Household: "3栋101", Round: "R1", Lines: []Amount{{Item: "parcel", N: 1}}, Took: "本人"})
	p.refuse(Deliver{Grid: "2", Household: "3栋 101", Round: "R1", Lines: []Amount{{Item: "parcel", N: 1}}}, Refused, "demand.delivered_already")
	r := p.do(Deliver{Grid: "2", Household: "3栋 101", Round: "R2", Lines: []Amount{{Item: "parcel", N: 1}}})
	p.do(TakeBackDelivery{Entry: r.Entries[0].ID, Reason: "送错户"})
	p.refuse(TakeBackDelivery{Entry: r.Entries[0].ID, Reason: "送错户"}, Refused, "demand.taken_back")
	list, err := p.Demands(ctx, DemandFilter{Item: "parcel"})
	if err != nil || len(list) != 2 || list[0].Wanted != 3 || list[0].Promised != 1 || list[0].Due.IsZero() || list[0].Delivered != 1 || list[0].Missing() != 2 {
		t.Errorf("%+v, %v", list, err)
	}
	if open, err := p.Demands(ctx, DemandFilter{Open: true}); err != nil || len(open) != 3 {
		t.Errorf("%+v, %v", open, err)
	}
	g, err := p.GridSupplies(ctx, "parcel", "")
	if err != nil || g[1].Wanted != 4 || g[1].Promised != 1 || g[1].Delivered != 1 {
		t.Errorf("%+v, %v", g, err)
	}
	p.refuse(SurveyDemand{Grid: "2", Household: "1", Lines: []DemandLine{{Item: "parcel", Wanted: -2}}}, Invalid, "number.negative")
	p.refuse(Deliver{Grid: "2", Lines: []Amount{{Item: "parcel", N: 1}}}, Invalid, "text.empty")
	p.sound()
}

func TestNeedCountsWhatTheSlipsBring(t *testing.T) {
	p := stockPost(t)
	ctx := context.Background()
	r := p.do(AskSupplies{Grid: "2", Lines: []Amount{{Item: "parcel", N: 500}}, Lead: "缺", Lang: "zh"})
	p.refuse(ChangeNeed{ID: r.Number, Item: "parcel", Requested: 400}, Invalid, "reason.missing")
	p.clock.Minutes(10)
	p.do(ChangeNeed{ID: r.Number, Item: "parcel", Requested: 400, Reason: "街道只有400"})
	c := in(250, "parcel")
	c.Need = r.Number
	p.clock.Minutes(10)
	p.do(c)
	p.clock.Minutes(10)
	c.Lines[0].N = 100
	s := p.do(c)
	p.clock.Minutes(10)
	p.do(ReverseSlip{ID: s.Number, Reason: "没到"})
	lines, err := p.NeedLines(ctx, r.Number)
	if err != nil || len(lines) != 1 || lines[0].Fulfilled != 250 || lines[0].Open() != 150 {
		t.Errorf("%+v, %v", lines, err)
	}
	hist, err := p.NeedHistory(ctx, r.Number)
	var got []int64
	for _, h := range hist {
		got = append(got, h.Requested+h.Amount)
	}
	if err != nil || !slices.Equal(got, []int64{500, 400, 250, 100, -100}) || hist[1].Was != 500 || hist[4].By != "值班员 冯" {
		t.Errorf("%+v, %v", hist, err)
	}
	m := p.do(ReportMatter{Kind: plan.Task, Text: "搬货"})
	p.refuse(ChangeNeed{ID: m.Number, Item: "parcel", Requested: 1}, Refused, "need.other_kind")
	p.do(CloseMatter{ID: r.Number, Result: "够了"})
	p.refuse(ChangeNeed{ID: r.Number, Item: "parcel", Requested: 1, Reason: "x"}, Refused, "matter.ended")
	p.sound()
}

// A day of 50,000 movements is still added up at once: what the screen, the
// alarms and the report ask for is one query over an index.
func BenchmarkStockOfManyMovements(b *testing.B) {
	p := stockPost(b)
	ctx := context.Background()
	s, err := p.StockSite(ctx, "")
	if err != nil {
		b.Fatal(err)
	}
	db, err := p.writer.begin(ctx)
	if err != nil {
		b.Fatal(err)
	}
	for i := range 50_000 {
		err := db.exec(ctx, `INSERT INTO movement (subject, entry, no, type, store, item, amount, delta, bad, grid, household, round, need, at) VALUES (?, ?, 1, 'out', ?, ?, 1, -1, 0, ?, '', '', '', ?)`,
			fmt.Sprint("X", i), fmt.Sprint("e", i), s.ID, []string{"tent", "lamp", "parcel"}[i%3], fmt.Sprint("G", i%12), i)
		if err != nil {
			b.Fatal(err)
		}
	}
	if err := db.tx.Commit(); err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for range b.N {
		if _, err := p.Stock(ctx, StockFilter{}); err != nil {
			b.Fatal(err)
		}
	}
}
