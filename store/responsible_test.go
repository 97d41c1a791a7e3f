package store

import (
	"context"
	"testing"
)

// One function says who answers: the roster's first post, whoever hands over,
// then whoever took over, whatever the roster says.
func TestWhoIsResponsible(t *testing.T) {
	ctx := context.Background()
	p := mustCreate(t)
	feng, luo := p.person("冯"), p.person("罗")
	wants := func(id string) {
		t.Helper()
		if got, err := p.Responsible(ctx); err != nil || got != id {
			t.Errorf("responsible is %s, want %s; %v", got, id, err)
		}
	}
	wants("")
	p.do(AssignDuty{Role: "main", Person: luo})
	p.do(AssignDuty{Role: "chief", Person: feng})
	p.do(SignIn{Person: feng})
	wants(feng)
	p.doBy(luo, CutOff{})
	wants(luo)
	h := p.openHandover()
	p.do(AssignDuty{Shift: h.Next, Role: "chief", Person: feng})
	p.do(AssignDuty{Shift: h.Next, Role: "main", Person: p.by})
	// 冯 is still here: he comes to sign, not for the next shift
	if s, due, err := p.DueShift(ctx, feng); err != nil || due {
		t.Errorf("due on %s, %v", s.Key, err)
	}
	if s, due, err := p.DueShift(ctx, p.by); err != nil || !due || s.ID != h.Next {
		t.Errorf("the receiver is due: %v %s %v", due, s.Key, err)
	}
	p.doBy(p.by, AcceptRest{})
	for _, no := range p.openHandover().Unseen() {
		p.doBy(p.by, AcceptItem{No: no})
	}
	p.doBy(p.by, ReadBack{Text: "接了"})
	p.doBy(luo, SignHandover{Side: "out"})
	p.doBy(p.by, SignHandover{Side: "in"})
	f, err := p.HandoverFacts(ctx, "open")
	if err != nil {
		t.Fatal(err)
	}
	p.do(SealHandover{Facts: f, Text: "报告"})
	wants(p.by)
}

// Who was relieved on a slot was here all the same: the report keeps the spell.
func TestReportKeepsWhoWasRelieved(t *testing.T) {
	ctx := context.Background()
	p := mustCreate(t)
	he, lin := p.person("何"), p.person("林")
	p.do(AssignDuty{Role: "main", Person: he})
	p.do(SignIn{Person: he})
	p.clock.Minutes(60)
	p.do(SwapDuty{No: 1, Person: lin, Reason: "何不舒服"})
	p.do(CutOff{Anyway: true})
	f, err := p.HandoverFacts(ctx, "open")
	if err != nil {
		t.Fatal(err)
	}
	if len(f.People) != 2 || f.People[0].Person.ID != he || f.People[0].Absent || f.People[0].In.IsZero() || !f.People[1].Absent {
		t.Errorf("%+v", f.People)
	}
}
