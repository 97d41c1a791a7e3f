package store

import (
	"context"
	"testing"
	"time"
)

// A line about the evening before stands among the late ones even in the first
// report of a post, and one about a grid that was written long after; a
// corrected line shows both versions, and a struck report is marked where it
// stands.
func TestReportShowsLateStruckAndCorrectedLines(t *testing.T) {
	ctx := context.Background()
	p := mustCreate(t)
	p.clock.Set(time.Date(2022, 9, 2, 10, 50, 0, 0, testZone(t)))
	evening := time.Date(2022, 9, 1, 19, 10, 0, 0, testZone(t))
	grids, err := p.Grids(ctx)
	if err != nil {
		t.Fatal(err)
	}
	r := p.do(ReportMatter{Type: "allergy", Grid: "1", Text: "青霉素过敏"})
	var report string
	for _, e := range r.Entries {
		if e.Kind == "matter.report" {
			report = e.ID
		}
	}
	p.do(StrikeEntry{Entry: report, Reason: "试试"})
	wrong := p.do(WriteNote{Text: "8格送药已到", Subject: grids[0].ID})
	p.do(CorrectEntry{Entry: wrong.Entries[0].ID, Reason: "写错", Text: "6格送药已到"})
	for at, text := range map[time.Time]string{evening: "陈伯来过", p.clock.Now().Add(-2 * time.Hour): "门锁换了"} {
		if _, err := p.Do(ctx, p.by, at, WriteNote{Text: text, Subject: grids[0].ID}); err != nil {
			t.Fatal(err)
		}
	}
	p.do(CutOff{})
	f, err := p.HandoverFacts(ctx, "open")
	if err != nil {
		t.Fatal(err)
	}
	late := map[string]bool{}
	for _, l := range f.Late {
		late[string(l.Text)] = true
	}
	if !late["陈伯来过"] || !late["门锁换了"] || len(late) != 2 {
		t.Errorf("late: %+v", f.Late)
	}
	if len(f.Key) == 0 || !f.Key[0].Struck {
		t.Errorf("the struck report is not marked: %+v", f.Key)
	}
	if len(f.Struck) != 2 || f.Struck[0].Right != "" || f.Struck[1].Right != "6格送药已到" {
		t.Errorf("struck: %+v", f.Struck)
	}
	if _, _, err := f.Canonical(); err != nil {
		t.Error(err)
	}
}
