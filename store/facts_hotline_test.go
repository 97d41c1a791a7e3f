package store

import (
	"context"
	"slices"
	"testing"
	"time"

	"zhiban/store/journal"
)

func factCount(tb testing.TB, f *Facts, slug string) [3]int64 {
	tb.Helper()
	if f.Hotline == nil {
		tb.Fatal("no hotline in the facts")
	}
	i := slices.IndexFunc(f.Hotline.Counts, func(c FactCount) bool { return c.Slug == slug })
	if i < 0 {
		tb.Fatalf("no count %s", slug)
	}
	c := f.Hotline.Counts[i]
	return [3]int64{c.Opening, c.Change, c.Closing}
}

// Section 10: what the shift received, closed and called back, from opening to
// closing; a call of yesterday that is written down today counts today, once.
func TestTheReportCountsTheHotlineOnce(t *testing.T) {
	p := hotPost(t)
	ctx := context.Background()
	receiver := p.person("何")
	p.do(TakeCall{Phone: "13800001234", Caller: "李婶", Grid: "1", Household: "3栋101", Text: "停水", Group: "supply"})
	p.clock.Minutes(2)
	p.do(TakeCall{Phone: "13800001234", Matter: "K-001", Text: "还没水"})
	p.do(TakeCall{Phone: "136", Text: "几点发菜", Answer: "下午"})
	p.do(CloseMatter{ID: "K-001", Result: "来水了"})
	p.do(MakePromise{ID: mustNumber(p, TakeCall{Phone: "135", Text: "断药", Group: "medical"}), Due: p.clock.Now().Add(time.Hour), Text: "送药", Who: "何"})
	p.clock.Minutes(30)
	p.do(CutOff{Weather: "晴"})
	first, err := p.HandoverFacts(ctx, "open")
	if err != nil {
		t.Fatal(err)
	}
	for slug, want := range map[string][3]int64{"calls_in": {0, 4, 4}, "answered": {0, 1, 1}, "dispatched": {0, 2, 2}, "added": {0, 1, 1}, "hotline_open": {0, 1, 1}, "hotline_closed": {0, 2, 2},
		"called_back": {0, 0, 0}, "waiting_back": {0, 1, 1}} {
		if got := factCount(t, first, slug); got != want {
			t.Errorf("%s %v, want %v", slug, got, want)
		}
	}
	if h := first.Hotline; len(h.Hours) != 1 || h.Hours[0].In != 4 || len(h.Callers) != 1 || h.Callers[0].Calls != 2 || h.Callers[0].Grid != 1 || h.Manned != nil {
		t.Errorf("%+v", h)
	}
	if len(first.Vows) != 1 || first.Vows[0].Number != "K-003" || first.Vows[0].Late || first.Vows[0].Who != journal.Text("何") {
		t.Errorf("%+v", first.Vows)
	}
	sealHandover(t, p, receiver)
	p.clock.Minutes(60)
	if _, err := p.Do(ctx, p.by, p.clock.Now().Add(-80*time.Minute), TakeCall{Phone: "134", Outcome: CallInfo, Text: "夜里打来的"}); err != nil {
		t.Fatal(err)
	}
	p.do(CallBack{ID: "K-001", Satisfied: Unsatisfied, Text: "黄的"})
	p.do(EndPromise{ID: "K-003", State: PromiseBroken, Text: "没药"})
	p.do(CutOff{Weather: "雨"})
	next, err := p.HandoverFacts(ctx, "open")
	if err != nil {
		t.Fatal(err)
	}
	for slug, want := range map[string][3]int64{"calls_in": {4, 1, 5}, "calls_other": {0, 1, 1}, "answered": {1, 0, 1}, "hotline_open": {1, 0, 1}, "called_back": {0, 1, 1}, "unhappy": {0, 1, 1}, "waiting_back": {1, -1, 0}} {
		if got := factCount(t, next, slug); got != want {
			t.Errorf("%s %v, want %v", slug, got, want)
		}
	}
	var in int64
	for _, h := range next.Hotline.Hours {
		in += h.In
	}
	if in != 1 || len(next.Vows) != 1 || next.Vows[0].State != PromiseBroken || next.Vows[0].Why != "没药" {
		t.Errorf("%+v %+v", next.Hotline.Hours, next.Vows)
	}
	p.sound()
}

func mustNumber(p *testPost, cmd Command) string { return p.do(cmd).Number }
