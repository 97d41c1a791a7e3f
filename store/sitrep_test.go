package store

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// sitPost is a post whose clocks run since 00:20, with supplies.
func sitPost(tb testing.TB) *testPost {
	tb.Helper()
	p := stockPost(tb)
	p.do(SetT0{T0: p.clock.Now().Add(-10 * time.Minute), Reason: "按命令"})
	return p
}

// issue signs the draft by the first officer.
func (p *testPost) issueSitrep() Sitrep {
	p.tb.Helper()
	ctx := context.Background()
	sign, err := p.SitSigner(ctx, p.by, "")
	if err != nil {
		p.tb.Fatal(err)
	}
	f, err := p.SitFacts(ctx, SitDraft, sign)
	if err != nil {
		p.tb.Fatal(err)
	}
	p.do(IssueSitrep{Facts: f, Text: "# 报"})
	s, err := p.Sitrep(ctx, "last")
	if err != nil {
		p.tb.Fatal(err)
	}
	return s
}

func count(s Sitrep, group, ref, slug string) [3]int64 {
	for _, c := range s.Snapshot.Counts {
		if c.Group == group && c.Ref == ref && c.Slug == slug {
			return [3]int64{c.Previous, c.Period, c.Total}
		}
	}
	return [3]int64{-1, -1, -1}
}

// What one report told is previous in the next, whatever was written late: the
// cut-offs are heads, and period = total − previous holds in every row.
func TestNothingCountsTwiceInSituationReports(t *testing.T) {
	p := sitPost(t)
	ctx := context.Background()
	p.do(in(1000, "parcel"))
	p.do(out("1", 300, "parcel"))
	red := p.do(ReportMatter{Type: "allergy", Grid: "1", Text: "蚂蚁叮咬"})
	p.do(ReportMatter{Type: "rubbish", Grid: "2", Text: "垃圾"})
	p.do(WriteNote{Text: "志愿者到位", Figures: []Figure{{What: "志愿者", Number: 150, Unit: "人", Basis: "over"}}})
	p.clock.Minutes(20)
	r := p.do(CutSitrep{})
	if r.Number != "K-R01" {
		t.Errorf("number %s", r.Number)
	}
	p.refuse(CutSitrep{}, Refused, "sitrep.already_draft")
	// after the cut-off, about minutes before it: the next period's
	at := p.clock.Now().Add(-5 * time.Minute)
	if _, err := p.Do(ctx, p.by, at, ReportMatter{Type: "rubbish", Grid: "2", Text: "桶满"}); err != nil {
		t.Fatal(err)
	}
	p.clock.Minutes(10)
	one := p.issueSitrep()
	if one.Kind != SitFirst || one.State != SitIssued || one.No != 0 || len(one.Facts) != 64 {
		t.Errorf("%+v", one)
	}
	for _, c := range []struct {
		group, ref, slug string
		want             [3]int64
	}{
		{"kind", plan.Medical, "opened", [3]int64{0, 1, 1}}, {"kind", plan.Request, "opened", [3]int64{0, 1, 1}}, {"level", plan.Red, "open", [3]int64{0, 1, 1}},
		{"supply", "parcel", "in", [3]int64{0, 1000, 1000}}, {"supply", "parcel", "out", [3]int64{0, 300, 300}}, {"supply", "parcel", "left", [3]int64{0, 700, 700}},
		{"people", "", "households", [3]int64{0, 220, 220}},
	} {
		if got := count(one, c.group, c.ref, c.slug); got != c.want {
			t.Errorf("%s %s %s: %v, want %v", c.group, c.ref, c.slug, got, c.want)
		}
	}
	if len(one.Snapshot.Events) != 2 || one.Snapshot.Events[0].Number != red.Number || one.Snapshot.Events[1].Kind != "note" || len(one.Snapshot.Corrections) != 0 {
		t.Errorf("%+v", one.Snapshot.Events)
	}
	p.do(CloseMatter{ID: red.Number, Result: "已送医", Verifier: p.person("何")})
	p.do(out("2", 100, "parcel"))
	p.clock.Minutes(60)
	p.do(CutSitrep{})
	two := p.issueSitrep()
	if two.Kind != SitFollow || two.No != 1 || two.Previous != one.ID || two.Opening != one.CutOff {
		t.Errorf("%+v", two)
	}
	for _, c := range []struct {
		group, ref, slug string
		want             [3]int64
	}{
		{"kind", plan.Medical, "opened", [3]int64{1, 0, 1}}, {"kind", plan.Medical, "closed", [3]int64{0, 1, 1}}, {"kind", plan.Request, "opened", [3]int64{1, 1, 2}},
		{"level", plan.Red, "open", [3]int64{1, -1, 0}}, {"supply", "parcel", "out", [3]int64{300, 100, 400}}, {"supply", "parcel", "left", [3]int64{700, -100, 600}},
	} {
		if got := count(two, c.group, c.ref, c.slug); got != c.want {
			t.Errorf("%s %s %s: %v, want %v", c.group, c.ref, c.slug, got, c.want)
		}
	}
	for _, c := range two.Snapshot.Counts {
		if c.Previous+c.Period != c.Total {
			t.Errorf("%+v does not add up", c)
		}
	}
	if i := slices.IndexFunc(two.Snapshot.Corrections, func(c SitCorrection) bool { return c.Kind == "late" && c.Text == "桶满" }); i < 0 {
		t.Errorf("what was written late is not listed: %+v", two.Snapshot.Corrections)
	}
	p.sound()
	v, err := p.Verify(ctx)
	if err != nil || !v.OK() || v.Seals != 2 {
		t.Errorf("%+v, %v", v, err)
	}
}

// A draft takes words, needs and events; what is left out is not told, and the
// issued facts never change.
func TestASituationReportIsDraftedAndIssued(t *testing.T) {
	p := sitPost(t)
	ctx := context.Background()
	p.refuse(EditSitrep{Part: SitWeather, Text: "晴"}, NotFound, "sitrep.none_draft")
	p.refuse(IssueSitrep{}, NotFound, "sitrep.none_draft")
	p.do(in(100, "parcel"))
	p.do(out("1", 60, "parcel")) // 60 an hour: 12 h take 720, 40 lie there
	p.do(ReportMatter{Type: "allergy", Grid: "1", Text: "蚂蚁叮咬"})
	p.do(CutSitrep{})
	s, err := p.Sitrep(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	n := s.Need("stock/parcel")
	if n == nil || n.N != [4]int64{680, 1400, 2840, 4280} || n.Taken || !n.Computed {
		t.Fatalf("%+v", n)
	}
	p.do(EditSitrep{Part: SitWeather, Text: "晴，32℃"})
	p.refuse(EditSitrep{Part: SitWeather, Text: "晴，32℃"}, Refused, "command.no_change")
	p.undone("sitrep.edit")
	p.do(EditSitrep{Part: SitWeather, Text: "多云"})
	p.do(EditSitrep{Part: SitAssessment, Text: "总体平稳"})
	p.do(EditSitrep{Part: SitPlanned, Text: "送胰岛素", Due: p.clock.Now().Add(5 * time.Hour)})
	p.do(EditSitrep{Part: SitPlanned, Text: "换班"})
	p.do(EditSitrep{Part: SitPlanned, No: 2, Out: true})
	p.refuse(EditSitrep{Part: SitPlanned, No: 3, Text: "x"}, NotFound, "sitrep.no_action")
	p.refuse(EditSitrep{Part: SitPlanned, Text: " "}, Invalid, "text.empty")
	p.do(EditSitrep{Part: SitNeedPart, Key: "stock/parcel", N: [4]int64{700, 1400, 0, 0}})
	p.do(EditSitrep{Part: SitNeedPart, Item: "帐篷", N: [4]int64{0, 4, 4, 4}})
	p.do(EditSitrep{Part: SitNeedPart, Item: "救生艇", N: [4]int64{0, 0, 2, 2}, Unit: "艘"})
	p.refuse(EditSitrep{Part: SitNeedPart, Item: "tent"}, Invalid, "sitrep.no_amount")
	p.refuse(EditSitrep{Part: SitNeedPart, Key: "own/9", N: [4]int64{1}}, NotFound, "sitrep.no_need")
	p.refuse(EditSitrep{Part: SitNeedPart, Item: "tent", N: [4]int64{-1}}, Invalid, "sitrep.amount")
	p.refuse(EditSitrep{Part: "x"}, Invalid, "sitrep.part_unknown")
	p.do(EditSitrep{Part: SitEventPart, No: 1, Text: "已送医，无生命危险"})
	p.do(EditSitrep{Part: SitEventPart, Text: "区领导到场"})
	p.do(EditSitrep{Part: SitEventPart, No: 2, Out: true})
	p.refuse(EditSitrep{Part: SitEventPart, No: 9, Out: true}, NotFound, "sitrep.no_event")
	draft, err := p.SitFacts(ctx, SitDraft, nil)
	if err != nil || len(draft.Snapshot.Events) != 1 || draft.Dropped != 1 || draft.Snapshot.Events[0].Note != "已送医，无生命危险" || len(draft.Snapshot.Needs) != 3 || len(draft.Actions) != 1 || draft.Weather != "多云" {
		t.Fatalf("%+v, %v", draft, err)
	}
	// somebody changed the draft meanwhile: what is signed is not what was laid out
	sign, err := p.SitSigner(ctx, p.by, "")
	if err != nil || sign.How != "none" || !sign.NoHead {
		t.Fatalf("%+v, %v", sign, err)
	}
	stale, err := p.SitFacts(ctx, SitDraft, sign)
	if err != nil {
		t.Fatal(err)
	}
	p.do(EditSitrep{Part: SitAssessment, Text: "平稳"})
	p.refuse(IssueSitrep{Facts: stale, Text: "x"}, Conflict, "subject.changed_meanwhile")
	p.issueSitrep()
	got, err := p.IssuedSitrep(ctx, "last")
	if err != nil {
		t.Fatal(err)
	}
	if headCode(got.FactsJSON) != got.Sitrep.Facts || got.Facts.Assessment != "平稳" || got.Text != "# 报" || strings.Contains(string(got.FactsJSON), "蚂蚁") {
		t.Errorf("%+v", got)
	}
	p.refuse(EditSitrep{ID: got.Sitrep.Number, Part: SitWeather, Text: "雨"}, Refused, "sitrep.issued")
	p.refuse(DropSitrep{ID: got.Sitrep.Number, Reason: "x"}, Refused, "sitrep.issued")
	act, err := p.LastAct(ctx, p.by)
	if err != nil || act.Why != "undo.sit_issued" {
		t.Errorf("%+v, %v", act, err)
	}
	p.sound()
}

// A dropped draft gives its number away and its period to the next one.
func TestADroppedDraftLeavesItsPeriod(t *testing.T) {
	p := sitPost(t)
	p.do(CutSitrep{})
	p.refuse(DropSitrep{Reason: " "}, Invalid, "text.empty")
	p.undone("sitrep.cutoff")
	p.clock.Minutes(5)
	p.do(CutSitrep{})
	s := p.issueSitrep()
	if s.Number != "K-R02" || s.Kind != SitFirst || !s.Opening.IsZero() || len(s.From) != 0 {
		t.Errorf("%+v", s)
	}
	list, err := p.Sitreps(context.Background(), false, 0)
	if err != nil || len(list) != 1 {
		t.Errorf("%+v, %v", list, err)
	}
	p.sound()
}

// Needs by hand: 60 in an hour at 40 left is 680 short of the first 12 hours.
func TestStockNeedByHand(t *testing.T) {
	for _, c := range []struct {
		balance, used, window int64
		want                  [4]int64
	}{
		{40, 60, 60, [4]int64{680, 1400, 2840, 4280}},
		{412 - 160, 48, 60, [4]int64{324, 900, 2052, 3204}},
		{1000, 10, 720, [4]int64{}},             // 10 in 12 h: 72 h take 60
		{5, 1, 720, [4]int64{0, 0, 0, 1}},       // 6 in 72 h
		{-3, 12, 720, [4]int64{12, 24, 48, 72}}, // below zero counts as nothing
		{100, 0, 720, [4]int64{}}, {100, 5, 0, [4]int64{}},
	} {
		if got := stockNeed(c.balance, c.used, c.window); got != c.want {
			t.Errorf("%d left, %d in %d min: %v, want %v", c.balance, c.used, c.window, got, c.want)
		}
	}
	now := journal.At(time.Date(2022, 9, 2, 7, 0, 0, 0, time.UTC))
	if got := needFrom(8, now.Add(30*time.Hour), now); got != [4]int64{0, 0, 8, 8} {
		t.Errorf("%v", got)
	}
}

// The plan says with which milestones reports are due.
func TestWhenTheNextReportIsDue(t *testing.T) {
	p := sitPost(t)
	ctx := context.Background()
	d, err := p.SitDue(ctx)
	if err != nil || d.Kind != SitFirst || d.Milestone != "guarded" || d.Late {
		t.Fatalf("%+v, %v", d, err)
	}
	p.clock.Minutes(61)
	if d, err = p.SitDue(ctx); err != nil || !d.Late {
		t.Errorf("%+v, %v", d, err)
	}
	p.do(CutSitrep{})
	p.issueSitrep()
	if d, err = p.SitDue(ctx); err != nil || d.Kind != SitFollow || d.No != 1 || d.Milestone != "" || d.Late {
		t.Errorf("%+v, %v", d, err)
	}
}

// Who does not lead the shift does not sign for the post.
func TestOnlyTheHeadOfTheShiftSigns(t *testing.T) {
	p := sitPost(t)
	ctx := context.Background()
	lin, he := p.person("林"), p.person("何")
	shift, err := p.CurrentShift(ctx)
	if err != nil {
		t.Fatal(err)
	}
	p.do(AssignDuty{Shift: shift.Key, Person: lin, Role: plan.ShiftHead})
	p.do(CutSitrep{})
	if _, err := p.SitSigner(ctx, he, ""); CodeOf(err) != Refused || asError(err).Reason != "sitrep.not_head" {
		t.Errorf("%v", err)
	}
	sign, err := p.SitSigner(ctx, lin, "")
	if err != nil || sign.NoHead {
		t.Fatalf("%+v, %v", sign, err)
	}
	f, err := p.SitFacts(ctx, "", sign)
	if err != nil {
		t.Fatal(err)
	}
	_, err = p.Do(ctx, he, time.Time{}, IssueSitrep{Facts: f})
	wantError(t, err, Refused, "sitrep.not_head")
	p.doBy(lin, IssueSitrep{Facts: f, Text: "x"})
}
