package store

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"zhiban/store/plan"
)

func TestMaterialsSheetKeepsTheLatestCount(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	p.do(CountMaterials{ID: "east", Counts: []MaterialCount{{Material: "tent", Have: 2, Need: 2}, {Material: "测温枪", Have: 0, Need: 2}}})
	p.clock.Minutes(30)
	p.do(CountMaterials{ID: "east", Counts: []MaterialCount{{Material: "tent", Have: 1, Need: AsBefore}, {Material: "lamp", Have: 3, Need: 1}}})
	if _, err := p.Do(ctx, p.by, p.clock.Now().Add(-20*time.Minute), CountMaterials{ID: "east", Counts: []MaterialCount{{Material: "tent", Have: 9, Need: 9}}}); err != nil {
		t.Fatal(err)
	}
	sheet, err := p.Sheet(ctx, "东门")
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		slug              string
		have, need, short int
	}
	var got []row
	for _, it := range sheet {
		if it.ByName != "值班员 冯" || !it.Known {
			t.Errorf("%s: counted by %q", it.Slug, it.ByName)
		}
		got = append(got, row{it.Slug, it.Have, it.Need, it.Short})
	}
	if want := []row{{"tent", 1, 2, 1}, {"thermometer", 0, 2, 2}, {"lamp", 3, 1, 0}}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	v, err := p.SiteView(ctx, "east")
	if err != nil || v.Missing != 2 {
		t.Errorf("%d materials missing, %v", v.Missing, err)
	}
	p.refuse(CountMaterials{ID: "east", Counts: []MaterialCount{{Material: "boat", Have: 1, Need: 1}}}, NotFound, "material.unknown")
	p.refuse(CountMaterials{ID: "hall", Counts: []MaterialCount{{Material: "tent", Have: 1, Need: AsBefore}}}, Invalid, "material.need_missing")
	p.refuse(CountMaterials{ID: "east", Counts: []MaterialCount{{Material: "tent", Have: -1, Need: 1}}}, Invalid, "number.negative")
	p.refuse(CountMaterials{ID: "east"}, Refused, "command.no_change")
	p.sound()
}

func TestShortageIsAskedForOnce(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	p.refuse(ReportShortage{ID: "east"}, Refused, "site.nothing_short")
	r := p.do(CountMaterials{ID: "east", Counts: []MaterialCount{{Material: "tent", Have: 1, Need: 2}, {Material: "thermometer", Have: 0, Need: 2}}, Report: true, Lead: "缺", Lang: "zh"})
	if r.Number != "K-001" || len(r.Entries) != 3 {
		t.Fatalf("%+v", r)
	}
	m, err := p.Matter(ctx, r.Number)
	if err != nil || m.Kind != plan.Need || m.Text != "缺 帐篷 1/2、测温枪 0/2" || m.Site == "" || m.Grid == "" {
		t.Fatalf("%+v, %v", m, err)
	}
	p.refuse(ReportShortage{ID: "east"}, Refused, "site.shortage_reported")
	if r := p.do(CountMaterials{ID: "east", Counts: []MaterialCount{{Material: "tent", Have: 0, Need: 2}}, Report: true}); r.Number != "" {
		t.Errorf("asked again with %s", r.Number)
	}
	// a new thing that is short is asked for alone
	if r := p.do(CountMaterials{ID: "east", Counts: []MaterialCount{{Material: "lamp", Have: 0, Need: 1}}, Report: true, Lead: "short of", Lang: "en"}); r.Number != "K-002" {
		t.Errorf("%+v", r)
	}
	if m, err = p.Matter(ctx, "K-002"); err != nil || m.Text != "short of lamp 0/1" {
		t.Errorf("%q, %v", m.Text, err)
	}
	p.do(CloseMatter{ID: "K-001", Result: "送到"})
	p.clock.Minutes(2)
	if r := p.do(ReportShortage{ID: "east", Lead: "缺", Lang: "zh"}); r.Number != "K-003" {
		t.Errorf("not asked again after the first was closed: %+v", r)
	}
	sheet, err := p.Sheet(ctx, "east")
	if err != nil || sheet[0].Matter != "K-003" || sheet[2].Matter != "K-002" {
		t.Errorf("%+v, %v", sheet, err)
	}
	// what somebody typed into the note line counts as well
	p.do(CountMaterials{ID: "hall", Counts: []MaterialCount{{Material: "tent", Have: 0, Need: 1}}})
	p.do(ReportMatter{Kind: plan.Need, Site: "hall", Text: "村委会缺帐篷"})
	p.refuse(ReportShortage{ID: "hall"}, Refused, "site.shortage_reported")
}

func TestBreachIsARedMatterAtTheGate(t *testing.T) {
	p := mustCreate(t)
	r := p.do(ReportBreach{ID: "east", Text: "面包车冲卡 粤J12345"})
	m, err := p.Matter(context.Background(), r.Number)
	if err != nil {
		t.Fatal(err)
	}
	s, err := p.Site(context.Background(), "east")
	if err != nil || m.Level != plan.Red || m.Kind != plan.Incident || m.Type != plan.Breach || m.Site != s.ID || m.Grid != s.Grid || m.Limits.AcceptMinutes != 10 {
		t.Errorf("%+v, %v", m, err)
	}
	p.refuse(ReportBreach{ID: "east"}, Invalid, "text.empty")
	p.refuse(ReportBreach{ID: "nowhere", Text: "冲卡"}, NotFound, "site.unknown")
}

func TestSiteViewNamesWhoIsDue(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	a, b, c, d := p.person("甲"), p.person("乙"), p.person("丙"), p.person("丁")
	p.do(AddShift{Slug: "A", Start: p.clock.Now()})
	s, err := p.Site(ctx, "east")
	if err != nil {
		t.Fatal(err)
	}
	p.do(AssignDuty{Site: s.ID, Post: "b", Person: b})
	p.do(AssignDuty{Site: s.ID, Post: "a", Person: a})
	p.do(AssignDuty{Shift: "2022-09-02-A", Site: s.ID, Post: "a", Person: d})
	p.do(SetSiteState{ID: "east", State: SiteInService})
	see := func() SiteView {
		t.Helper()
		v, err := p.SiteView(ctx, "east")
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	if v := see(); v.Manning != Unmanned || v.CheckinDue.Sub(v.Site.Since) != time.Hour {
		t.Errorf("%+v", v.SiteStatus)
	}
	p.do(PostGuard{ID: "east", Person: a})
	v := see()
	if v.Manning != Short || len(v.DueNow) != 2 || v.DueNow[0].Name != "甲" || !v.DueNow[0].There || len(v.DueNext) != 1 || v.DueNext[0].Name != "丁" || v.Guards[0].Name != "甲" || !v.Guards[0].Rostered {
		t.Errorf("%+v", v)
	}
	if who, ok := v.Backup(); !ok || who.Name != "乙" || who.Phone == "" || who.Post != "b" {
		t.Errorf("the backup is %+v", who)
	}
	p.do(PostGuard{ID: "east", Person: c})
	if v = see(); v.Manning != Manned || v.Guards[1].Rostered {
		t.Errorf("%+v", v)
	}
	if _, ok := v.Backup(); ok {
		t.Error("a manned gate needs no backup")
	}
	p.clock.Minutes(61)
	if v = see(); v.Manning != Silent || v.CheckinDue >= p.nowMS() {
		t.Errorf("%+v", v.SiteStatus)
	}
	p.do(HoldKey{ID: "hall", Person: d})
	all, err := p.SiteViews(ctx)
	if err != nil || len(all) != 2 || all[1].Holder.Name != "丁" || all[1].CheckinDue != 0 {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestSiteHistoryIsPagedAndComplete(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	p.do(SetSiteState{ID: "east", State: SiteInService, Text: "开门"})
	for range 7 {
		p.clock.Minutes(30)
		p.do(CheckIn{ID: "east", Text: "平安"})
	}
	p.do(PostGuard{ID: "east", Person: p.by})
	var kinds []string
	before := ""
	for {
		page, err := p.SiteLines(ctx, "east", SiteHistory{Before: before, Limit: 4})
		if err != nil {
			t.Fatal(err)
		}
		if len(page) == 0 {
			break
		}
		for _, l := range page {
			kinds = append(kinds, l.Kind)
		}
		before = page[len(page)-1].ID
	}
	want := "site.guard" + strings.Repeat(" site.checkin", 7) + " site.state site.add"
	if got := strings.Join(kinds, " "); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	only, err := p.SiteLines(ctx, "east", SiteHistory{Kinds: []string{"site.checkin"}})
	if err != nil || len(only) != 7 {
		t.Errorf("%d check-ins, %v", len(only), err)
	}
	if _, err := p.SiteLines(ctx, "east", SiteHistory{Before: "no such"}); CodeOf(err) != NotFound {
		t.Error(err)
	}
}
