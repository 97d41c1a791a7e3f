package store

import (
	"context"
	"testing"
	"time"
)

// onDuty lists the slots that a person has in a shift, each with whether they
// are here.
func (p *testPost) onDuty(shift, person string) map[Slot]bool {
	p.tb.Helper()
	s, err := p.Shift(context.Background(), shift)
	if err != nil {
		p.tb.Fatal(err)
	}
	out := map[Slot]bool{}
	for _, d := range s.Duties {
		if d.Person == person && !d.Removed {
			out[d.Slot()] = d.Here()
		}
	}
	return out
}

func TestWhoSignedInBeforeTheRosterIsNotAbsentOnIt(t *testing.T) {
	p := mustCreate(t)
	luo := p.person("罗")
	main, chief := Slot{Role: "main"}, Slot{Role: "chief"}
	p.do(SignIn{Person: luo})
	s, err := p.CurrentShift(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	came := s.Duties[len(s.Duties)-1].SignedIn
	p.clock.Minutes(20)
	p.do(AssignDuty{Role: "main", Person: luo})
	if got := p.onDuty("", luo); len(got) != 1 || !got[main] {
		t.Fatalf("the extra hand became no main officer: %v", got)
	}
	if s, err = p.CurrentShift(context.Background()); err != nil || s.Duties[len(s.Duties)-1].SignedIn != came {
		t.Errorf("signed in %v, came %v, %v", s.Duties, came, err)
	}
	p.do(AssignDuty{Role: "chief", Person: luo})
	if got := p.onDuty("", luo); len(got) != 2 || !got[chief] {
		t.Errorf("a second slot of who is here: %v", got)
	}
	p.undone("duty.assign")
	p.undone("duty.assign")
	if got := p.onDuty("", luo); len(got) != 1 || !got[Slot{Role: RoleExtra}] {
		t.Errorf("taking the roster back leaves an extra hand who is here: %v", got)
	}
	p.sound()
}

func TestWhoSignedInMayStandInAtOnce(t *testing.T) {
	p := mustCreate(t)
	he, luo := p.person("何"), p.person("罗")
	p.do(AssignDuty{Role: "main", Person: he})
	p.do(SignIn{Person: luo})
	p.do(SwapDuty{No: 1, Person: luo, Reason: "何没来"})
	if got := p.onDuty("", luo); !got[Slot{Role: "main"}] {
		t.Errorf("the stand-in who is here counts as absent: %v", got)
	}
	p.refuse(SignIn{Person: luo}, Refused, "duty.signed_in_already")
	p.sound()
}

func TestSigningInFillsTheSlotOfTheShiftThatIsDue(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	luo := p.person("罗")
	next, _, err := p.NextShift(ctx)
	if err != nil {
		t.Fatal(err)
	}
	p.do(AddShift{Slug: next.Slug, Start: next.Start.In(p.Zone())})
	p.do(AssignDuty{Shift: next.Key, Role: "main", Person: luo})
	p.clock.Add(next.Start.In(p.Zone()).Sub(p.clock.Now()) + 5*time.Minute)
	p.do(SignIn{Person: luo})
	if got := p.onDuty(next.Key, luo); !got[Slot{Role: "main"}] {
		t.Errorf("not on the rostered slot: %v", got)
	}
	if got := p.onDuty("", luo); len(got) != 0 {
		t.Errorf("an extra hand of the shift that ends: %v", got)
	}
	p.do(SignOut{Person: luo})
	if got := p.onDuty(next.Key, luo); got[Slot{Role: "main"}] {
		t.Errorf("not signed out: %v", got)
	}
	p.sound()
}
