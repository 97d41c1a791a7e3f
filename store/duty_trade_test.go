package store

import (
	"context"
	"testing"
	"time"
)

// Who has signed in stays signed in: within a shift on the other slot, and a
// slot is not traded into another shift under whoever stands on it.
func TestTradeTakesNobodysSignIn(t *testing.T) {
	p := mustCreate(t)
	he, lin, zheng := p.person("何"), p.person("林"), p.person("郑")
	p.do(AssignDuty{Role: "chief", Person: he})
	p.do(AssignDuty{Role: "main", Person: lin})
	p.do(SignIn{Person: he})
	p.do(SignIn{Person: lin})
	p.do(SignIn{Person: zheng}) // a walk-up: an extra hand
	p.do(AddShift{Slug: "A", Start: time.Date(2022, 9, 2, 12, 0, 0, 0, testZone(t))})
	p.do(AssignDuty{Shift: "2022-09-02-A", Role: "main", Person: p.by})
	p.refuse(TradeDuties{No: 3, With: "2022-09-02-A", WithNo: 1, Reason: "换"}, Refused, "duty.trade_signed_in")
	p.clock.Minutes(60)
	p.do(TradeDuties{No: 1, WithNo: 2, Reason: "换岗"})
	s, err := p.CurrentShift(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for i, who := range []string{lin, he, zheng} {
		if d := s.Duties[i]; d.Person != who || !d.Here() {
			t.Errorf("after the trade %+v", d)
		}
	}
	h, err := p.Hours(context.Background(), p.clock.Now().Add(-24*time.Hour), p.clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range h {
		if x.Person == he && x.Worked != time.Hour {
			t.Errorf("何 worked %s", x.Worked)
		}
	}
	p.sound()
}
