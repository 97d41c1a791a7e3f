package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"
)

func (p *testPost) since(person, from string) Since {
	p.tb.Helper()
	s, err := p.SinceLeft(context.Background(), person, from)
	if err != nil {
		p.tb.Fatal(err)
	}
	return s
}

// pass hands the shift over from one officer to another and seals it.
func (p *testPost) pass(from, to string, asks ...string) Handover {
	p.tb.Helper()
	p.doBy(from, CutOff{Asks: asks})
	h := p.openHandover()
	for _, it := range h.Items {
		p.doBy(to, AcceptItem{No: it.No})
	}
	text := "都清楚"
	for _, it := range h.Items {
		text += " " + it.Number
	}
	p.doBy(to, ReadBack{Text: text})
	p.doBy(from, SignHandover{Side: "out"})
	p.doBy(to, SignHandover{Side: "in"})
	f, err := p.HandoverFacts(context.Background(), "open")
	if err != nil {
		p.tb.Fatal(err)
	}
	p.doBy(from, SealHandover{Facts: f, Text: "# 交接班"})
	return *h
}

func classes(s Since) map[string]string {
	out := map[string]string{}
	for _, m := range s.Matters {
		out[m.Matter.Number] = m.Class
	}
	return out
}

func TestSinceMyLastShift(t *testing.T) {
	p := mustCreate(t)
	feng, luo := p.by, p.person("罗")
	p.do(ReportMatter{Type: "rubbish", Grid: "1", Text: "垃圾"})                                 // K-001 yellow, stays
	p.do(ReportMatter{Type: "medicine", Grid: "2", Text: "断药"})                                // K-002 orange, closed later
	p.do(ReportMatter{Type: "rubbish", Grid: "2", Text: "臭味"})                                 // K-003 yellow, gets worse
	p.do(CloseMatter{ID: p.do(ReportMatter{Kind: "task", Text: "挂横幅"}).Subject, Result: "挂好"}) // K-004 blue or yellow, reopened later
	wrong := p.do(WriteNote{Text: "13号没人应"}).Entries[0].ID
	p.do(SignIn{Person: feng})
	p.clock.Minutes(60)
	p.pass(feng, luo, "21点送药")
	p.clock.Minutes(60)
	p.doBy(luo, DispatchMatter{ID: "K-002", To: "何医生"})
	p.doBy(luo, CloseMatter{ID: "K-002", Result: "送到", Verifier: p.person("何")})
	p.doBy(luo, AmendMatter{ID: "K-003", Level: "red", Reason: "有人晕倒"})
	p.doBy(luo, ReopenMatter{ID: "K-004", Reason: "又掉了"})
	p.doBy(luo, ReportMatter{Type: "allergy", Grid: "1", Text: "蚂蚁叮咬"})
	id := p.doBy(luo, ReportMatter{Type: "rubbish", Grid: "3", Text: "误报"}).Subject
	p.doBy(luo, VoidMatter{ID: id, Reason: "重了"})
	p.doBy(luo, StrikeEntry{Entry: wrong, Reason: "应为12号"})
	if _, err := p.Do(context.Background(), luo, p.clock.Now().Add(-90*time.Minute), WriteNote{Text: "补记：救护车来过"}); err != nil {
		t.Fatal(err)
	}
	p.doBy(luo, SetSiteState{ID: "east", State: SiteInService})
	s := p.since(feng, "")
	if s.From.Kind != SinceCutOff || !s.From.Mine || s.From.Handover != "K-J01" {
		t.Errorf("from %+v", s.From)
	}
	want := map[string]string{"K-002": MatterWent, "K-003": MatterWorse, "K-004": MatterBack, "K-005": MatterCame, "K-006": MatterCameWent}
	got := classes(s)
	for n, c := range want {
		if got[n] != c {
			t.Errorf("%s is %q, want %q", n, got[n], c)
		}
	}
	if len(got) != len(want) || got["K-001"] != "" {
		t.Errorf("%v", got)
	}
	if len(s.Struck) != 1 || s.Struck[0].ID != wrong || s.Struck[0].Struck.Reason != "应为12号" {
		t.Errorf("struck %+v", s.Struck)
	}
	if len(s.Late) != 1 || s.Late[0].Text() != "补记：救护车来过" {
		t.Errorf("late %+v", s.Late)
	}
	if len(s.Sites) != 1 || s.Sites[0].State != SitePlanned || s.Sites[0].Status.Site.Key != "east" {
		t.Errorf("sites %+v", s.Sites)
	}
	if len(s.Messages) != 1 || s.Messages[0].Ask.Text != "21点送药" {
		t.Errorf("messages %+v", s.Messages)
	}
	if c := s.Counts[0]; c.Opening != 3 || c.Came != 3 || c.Went != 2 || c.Now != 4 {
		t.Errorf("%+v", c)
	}
	if len(s.Grids) != 3 || s.Grids[0].State.Status != Urgent {
		t.Errorf("grids %+v", s.Grids)
	}
}

// Somebody who signed out before the cut-off has not seen what came between.
func TestSinceMySignOut(t *testing.T) {
	p := mustCreate(t)
	luo, he := p.person("罗"), p.person("何")
	p.do(SignIn{Person: he})
	p.do(SignIn{Person: luo})
	p.do(SignOut{Person: luo}) // another one's sign-out is not mine
	p.do(WriteNote{Text: "何还在"})
	p.do(SignOut{Person: he})
	p.clock.Minutes(10)
	p.do(WriteNote{Text: "何已走"})
	p.pass(p.by, luo)
	p.do(WriteNote{Text: "罗的班"})
	s := p.since(he, "")
	if s.From.Kind != SinceSignOut || s.Entries != 2 {
		t.Errorf("%d entries since %+v, want 2", s.Entries, s.From)
	}
	if len(s.People) != 0 {
		t.Errorf("people %+v", s.People)
	}
	if all := p.since(he, SinceStart); all.Entries != 3 {
		t.Errorf("%d entries since the start, want 3", all.Entries)
	}
	if _, err := p.SinceLeft(context.Background(), he, "K-J99"); CodeOf(err) != NotFound {
		t.Error(err)
	}
	if s := p.since(he, "K-J01"); s.From.Handover != "K-J01" || s.Entries != 1 {
		t.Errorf("%+v", s.From)
	}
}

// The point that was reached by folding only what was touched is the point
// that a whole copy shows, for random sequences of commands and all points.
func TestSinceAgreesWithTheWholeCopy(t *testing.T) {
	reached := 0
	for seed := range uint64(3) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			p := quickPost(t, filepath.Join(t.TempDir(), "post.db"), Init{})
			a := newActor(p, rand.New(rand.NewPCG(seed, 7)))
			for range 900 {
				a.step()
			}
			points, err := p.SincePoints(context.Background(), p.by)
			if err != nil {
				t.Fatal(err)
			}
			for _, pt := range points {
				agrees(t, p, p.since(p.by, pt.ID))
			}
			reached += len(points)
		})
	}
	if reached < 9 {
		t.Errorf("only %d points: the property says little", reached)
	}
}

func agrees(t *testing.T, p *testPost, s Since) {
	t.Helper()
	ctx := context.Background()
	c, err := p.AtHeads(ctx, s.From.Heads, s.From.At.In(p.Zone()))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	was, err := c.Matters(ctx, MatterFilter{Open: true})
	if err != nil {
		t.Fatal(err)
	}
	now, err := p.Matters(ctx, MatterFilter{Open: true})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][2]int64{}
	add := func(list []Matter, side int) {
		for _, m := range list {
			slugs := []string{"open", m.Level}
			at := s.From.At
			if side == 1 {
				at = s.Now
			}
			if _, _, late := m.Late(at); late {
				slugs = append(slugs, "overdue")
			}
			for _, slug := range slugs {
				n := want[slug]
				n[side]++
				want[slug] = n
			}
		}
	}
	add(was, 0)
	add(now, 1)
	for _, got := range s.Counts {
		if w := want[got.Slug]; got.Opening != w[0] || got.Now != w[1] {
			t.Errorf("since %s %s: %s %d → %d, want %d → %d", s.From.Kind, s.From.Handover, got.Slug, got.Opening, got.Now, w[0], w[1])
		}
	}
	if c := s.Counts[0]; c.Opening+c.Came-c.Went != c.Now {
		t.Errorf("since %s: %+v does not add up", s.From.ID, c)
	}
	seen := map[string]bool{}
	for _, m := range s.Matters {
		if seen[m.Matter.ID] {
			t.Errorf("%s stands twice", m.Matter.Number)
		}
		seen[m.Matter.ID] = true
	}
}
