package store

import (
	"context"
	"testing"
)

// cutPoints cuts a shift off; what its report says of the points comes back.
func (p *testPost) cutPoints(out string) FactPoints {
	p.tb.Helper()
	p.doBy(out, CutOff{Weather: "晴", Anyway: true})
	f, err := p.HandoverFacts(context.Background(), "open")
	if err != nil {
		p.tb.Fatal(err)
	}
	if len(f.Points) == 0 {
		return FactPoints{}
	}
	return f.Points[0]
}

// Nothing counts in two shifts: what a shift adds to a number that an earlier
// report has is only the difference, a tally about minutes before the cut-off
// counts in the shift that writes it down, and the changes add up to the whole.
func TestNothingCountsInTwoShifts(t *testing.T) {
	p := pointPost(t)
	in := p.person("罗")
	p.clock.Set(slotAt(t, 8, 5))
	p.do(TallyLane{Site: "hall", Lane: 1, Slot: slotAt(t, 7, 0), People: 40})
	p.do(TallyLane{Site: "hall", Lane: 1, Slot: slotAt(t, 7, 30), People: 45})
	p.do(TallyHome{Grid: "2", People: 10})
	p.do(OpenTubes{Numbers: []string{"1"}, Site: "hall", Lane: 1, People: 3, Who: []Target{{Name: "张三", Grid: "3"}}})
	first := p.cutPoints(p.by)
	if first.Before != 0 || first.Done != 95 || first.Home != 10 || first.Points[0].Done != 85 || first.Tubes.Closing.Tubes != 1 {
		t.Errorf("%+v", first)
	}
	sealHandover(t, p, in)
	p.clock.Minutes(30)
	p.do(TallyLane{Site: "hall", Lane: 1, Slot: slotAt(t, 7, 30), People: 48, Reason: "漏数"}) // corrected after the cut-off: +3
	p.do(TallyLane{Site: "hall", Lane: 2, Slot: slotAt(t, 7, 30), People: 20})               // late: counts in this shift
	p.do(TallyLane{Site: "hall", Lane: 1, Slot: slotAt(t, 8, 0), People: 30})
	p.do(TallyHome{Grid: "2", People: 43})
	p.do(SealTubes{Tubes: []string{"1"}})
	p.do(TellResult{Tubes: []string{"1"}, Result: TubeAbnormal})
	second := p.cutPoints(in)
	if second.Before != 95 || second.Done != 181 || second.HomeAt != 10 || second.Home != 43 || second.Points[0].Before != 85 || second.Points[0].Done != 138 {
		t.Errorf("%+v", second)
	}
	if sum := first.Done - first.Before + second.Done - second.Before; sum != 40+48+20+30+43 {
		t.Errorf("the shifts add up to %d", sum)
	}
	tube := second.Tubes.Abnormal
	if len(tube) != 1 || tube[0].Matter != "K-001" || len(tube[0].Who) != 1 || tube[0].Who[0].Grid != 3 || string(tube[0].Who[0].Name) != "张三" || second.Tubes.Before.Tubes != 1 {
		t.Errorf("%+v", second.Tubes)
	}
	p.sound()
}
