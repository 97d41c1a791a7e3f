package store

import (
	"context"
	"testing"
	"time"
)

func TestGridViewHasItsPeopleAndMatters(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	g, err := p.Grid(ctx, "1")
	if err != nil {
		t.Fatal(err)
	}
	other, err := p.Grid(ctx, "2")
	if err != nil {
		t.Fatal(err)
	}
	lead, volunteer, worker, gone := p.person("甲"), p.person("乙"), p.person("丙"), p.person("丁")
	p.do(SetGridLeader{ID: "1", Person: lead})
	p.do(AddRole{ID: volunteer, Role: RoleVolunteer, Of: g.ID})
	p.do(AddRole{ID: worker, Role: RoleWorker, Of: g.ID})
	p.do(AddRole{ID: worker, Role: RoleWorker, Of: other.ID})
	p.do(AddRole{ID: gone, Role: RoleWorker, Of: g.ID})
	p.do(EndRole{ID: gone, Role: RoleWorker, Of: g.ID})
	p.do(AddTeam{Name: "尖刀一队", Kind: "spearhead", Grid: "1", Leader: volunteer, Size: 8})
	p.do(AddTeam{Name: "尖刀二队", Grid: other.ID})
	p.do(ReportMatter{Grid: "1", Text: "停水", Level: "orange"})
	p.do(ReportMatter{Grid: "2", Text: "停电", Level: "red"})
	v, err := p.GridView(ctx, "1")
	if err != nil {
		t.Fatal(err)
	}
	if v.Status != Watch || v.Lead.Name != "甲" || v.Lead.Phone == "" || len(v.Matters) != 1 || v.Matters[0].Text != "停水" || len(v.Sites) != 2 {
		t.Errorf("%+v", v)
	}
	if len(v.Members) != 2 || v.Members[0].Name != "丙" || v.Members[1].Name != "乙" || len(v.Of(RoleVolunteer)) != 1 {
		t.Errorf("members %+v", v.Members)
	}
	if len(v.Teams) != 1 || v.Teams[0].Team.Name != "尖刀一队" || v.Teams[0].Leader.Name != "乙" {
		t.Errorf("teams %+v", v.Teams)
	}
	if _, err := p.GridView(ctx, "9"); CodeOf(err) != NotFound {
		t.Error(err)
	}
	p.do(RetireGrid{ID: "3"})
	if v, err := p.GridView(ctx, "3"); err != nil || v.Grid.Number != 3 {
		t.Errorf("a grid out of use: %+v, %v", v.Grid, err)
	}
}

func TestGridTimelineIsPaged(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	r := p.do(ReportMatter{Grid: "1", Text: "停水"})
	p.do(ReportMatter{Grid: "2", Text: "别格的事"})
	p.do(WriteNote{Text: "别处的话"})
	for _, text := range []string{"一", "二", "三"} {
		p.clock.Add(2 * time.Minute)
		p.do(WriteNote{Text: text, Subject: r.Subject})
	}
	s, err := p.Site(ctx, "east")
	if err != nil {
		t.Fatal(err)
	}
	p.do(WriteNote{Text: "东门有雨", Subject: s.ID})
	p.do(CheckIn{ID: "east"}) // a system line of a site stays with the site
	p.do(SetGridLeader{ID: "1", Person: p.by, Absent: true})
	var got []string
	before := ""
	for range 10 {
		page, err := p.GridLines(ctx, "1", before, 3)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range page {
			got = append(got, l.Kind+l.Text())
			before = l.ID
		}
		if len(page) < 3 {
			break
		}
	}
	want := []string{"grid.leader", "note.add东门有雨", "note.add三", "note.add二", "note.add一", "matter.report停水", "grid.add"}
	if len(got) != len(want) {
		t.Fatalf("%q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("line %d is %q, want %q", i, got[i], want[i])
		}
	}
}
