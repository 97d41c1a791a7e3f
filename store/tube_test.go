package store

import (
	"context"
	"slices"
	"testing"
	"time"

	"zhiban/store/plan"
)

func TestTubeNumbers(t *testing.T) {
	for in, want := range map[string][]string{
		"0271":           {"0271"},
		"0269-0272":      {"0269", "0270", "0271", "0272"},
		"０２７１至０２７２":      {"0271", "0272"},
		"a1, 7、8":        {"A1", "7", "8"},
		"GZ-0271":        {"GZ-0271"}, // a bar code
		"9-11":           {"9", "10", "11"},
		"6901234567890x": {"6901234567890X"},
	} {
		if got, err := TubeNumbers(in); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %v, %v", in, got, err)
		}
	}
	for _, in := range []string{"", " ", "0272-0271", "1-9999"} {
		if _, err := TubeNumbers(in); CodeOf(err) != Invalid {
			t.Errorf("%q: %v", in, err)
		}
	}
}

// The way of tubes: opened, filled, sealed, sent with a slip, received, told.
func TestTheWayOfATube(t *testing.T) {
	p := pointPost(t)
	ctx := context.Background()
	p.do(OpenTubes{Numbers: []string{"0260-0262"}, Site: "hall", Lane: 2, People: 10})
	p.do(OpenTubes{Numbers: []string{"0263"}, Site: "hall", Lane: 2})
	p.refuse(OpenTubes{Numbers: []string{"0261"}}, Refused, "tube.exists")
	p.refuse(OpenTubes{Numbers: []string{"9"}, People: 11}, Invalid, "tube.full")
	p.refuse(OpenTubes{Numbers: []string{"9"}, Site: "hall", Lane: 6}, NotFound, "site.no_such_lane")
	p.refuse(OpenTubes{Numbers: []string{"9"}, Kind: "vat"}, NotFound, "tube.kind_unknown")
	p.refuse(SealTubes{Tubes: []string{"0260-0263"}}, Refused, "tube.empty")
	p.refuse(SendTubes{Tubes: []string{"0260"}, Lab: "市疾控", Carrier: "王"}, Refused, "tube.not_sealed")
	p.do(FillTube{ID: "0263", Add: []Target{{Name: "李婶", Grid: "2"}}})
	p.do(FillTube{ID: "0263", Add: []Target{{Name: "何伯", Grid: "2"}}})
	p.do(SealTubes{Tubes: []string{"0260-0263"}})
	p.refuse(FillTube{ID: "0263", Drop: []string{"#1"}}, Invalid, "text.empty")
	p.do(FillTube{ID: "0263", Drop: []string{"#1"}, Reason: "人没来"})
	if tube, err := p.Tube(ctx, "0263"); err != nil || tube.People != 1 || tube.Who[0].Name != "何伯" || tube.State() != TubeSealed {
		t.Fatalf("%+v, %v", tube, err)
	}
	p.undone("tube.people")
	p.refuse(SendTubes{Carrier: "王"}, Invalid, "text.empty")
	r := p.do(SendTubes{Lab: "市疾控", Carrier: "王"})
	if r.Number != "K-T001" {
		t.Fatalf("%+v", r)
	}
	p.refuse(SendTubes{Tubes: []string{"0261"}, Lab: "市疾控", Carrier: "王"}, Refused, "tube.sent")
	p.refuse(SealTubes{Tubes: []string{"0261"}, Open: true, Reason: "x"}, Refused, "tube.sent")
	p.refuse(VoidTube{ID: "0261", Reason: "破"}, Refused, "tube.sent")
	p.refuse(ReceiveTransfer{ID: "kt1", N: 5}, Invalid, "transfer.more")
	p.undone("transfer.send")
	p.do(VoidTransfer{ID: "K-T1", Back: true, Reason: "送了"})
	p.clock.Minutes(30)
	p.do(ReceiveTransfer{ID: "K-T001", N: 4, Who: "陈"})
	p.refuse(VoidTransfer{ID: "K-T001", Reason: "x"}, Refused, "transfer.received")
	c, err := p.TubeCounts(ctx, "")
	if err != nil || c.Tubes != 0 {
		t.Errorf("%+v, %v", c, err)
	}
	round, _, err := p.LaneRound(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	p.clock.Minutes(6 * 60)
	if c, err = p.TubeCounts(ctx, round.ID); err != nil || c != (TubeCounts{Tubes: 4, People: 32, Sent: 4, Late: 4}) {
		t.Errorf("%+v, %v", c, err)
	}
	alarms, err := p.Alarms(ctx)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(alarms, func(a Alarm) bool { return a.Code == AlarmTubes })
	if i < 0 || alarms[i].Number != "K-T001" || alarms[i].Due != 4 {
		t.Errorf("%+v", alarms)
	}
	p.refuse(TellResult{Transfer: "K-T001", Result: "fine"}, Invalid, "tube.result_unknown")
	p.refuse(TellResult{Transfer: "K-T001", Except: []string{"9"}, Result: TubeNormal}, NotFound, "transfer.not_on_it")
	p.do(TellResult{Transfer: "K-T001", Except: []string{"0261"}, Result: TubeNormal})
	p.do(TellResult{Tubes: []string{"0261"}, Result: TubeInvalid})
	p.refuse(TellResult{Transfer: "K-T001", Result: TubeNormal}, Refused, "transfer.all_told")
	p.refuse(TellResult{Tubes: []string{"0261"}, Result: TubeNormal}, Invalid, "tube.result_again")
	p.do(TellResult{Tubes: []string{"0261"}, Result: TubeNormal, Text: "复测"})
	if c, err = p.TubeCounts(ctx, round.ID); err != nil || c.Normal != 4 || c.Waiting() != 0 || c.Late != 0 {
		t.Errorf("%+v, %v", c, err)
	}
	p.undone("tube.result")
	list, err := p.Tubes(ctx, TubeFilter{State: TubeInvalid})
	if err != nil || len(list) != 1 || list[0].Number != "0261" {
		t.Errorf("%+v, %v", list, err)
	}
	p.sound()
}

// An abnormal tube opens, in one breath, a red matter that names its people
// with their grids, and two tasks for each household; taking it back takes them
// along.
func TestAnAbnormalTubeOpensItsMatters(t *testing.T) {
	p := pointPost(t)
	ctx := context.Background()
	p.do(AddHousehold{Grid: "2", Building: "3栋", Room: "502", Residents: []NewResident{{Name: "李婶", Phone: "13800000001"}, {Name: "李伯"}}})
	p.do(OpenTubes{Numbers: []string{"0271"}, Site: "hall", Lane: 2, People: 10, Who: []Target{{Household: "2 3栋502", No: 1}, {Household: "2 3栋502", No: 2}, {Name: "张三", Phone: "13800000002", Grid: "3"}}})
	p.refuse(TellResult{Tubes: []string{"0271"}, Result: TubeAbnormal}, Refused, "tube.not_sealed")
	p.do(SealTubes{Tubes: []string{"0271"}})
	p.do(SendTubes{Tubes: []string{"0271"}, Lab: "市疾控", Carrier: "王"})
	r := p.do(TellResult{Tubes: []string{"0271"}, Result: TubeAbnormal})
	if r.Number != "K-001" || len(r.Entries) != 6 {
		t.Fatalf("%+v", r)
	}
	red, err := p.Matter(ctx, "K-001")
	if err != nil || red.Level != plan.Red || red.Kind != plan.Incident || red.Type != "odd_tube" || red.Text != "异常管 0271 村委会 2 10：李婶 李伯 2 3栋502、张三 3" {
		t.Errorf("%+v, %v", red, err)
	}
	for i, want := range []struct{ text, person, grid string }{{"就地隔离 0271 李婶 李伯 2 3栋502", "李婶 李伯", "2"}, {"单采复核 0271 李婶 李伯 2 3栋502", "李婶 李伯", "2"}, {"就地隔离 0271 张三 3", "张三", "3"}, {"单采复核 0271 张三 3", "张三", "3"}} {
		m, err := p.Matter(ctx, matterNumber("K", int64(i+2)))
		g, gerr := p.Grid(ctx, m.Grid)
		if err != nil || gerr != nil || m.Kind != plan.Task || m.Text != want.text || m.Person != want.person || want.grid != padded(g.Number, 1) {
			t.Errorf("%+v, %v %v", m, err, gerr)
		}
		if of, err := p.TubesOf(ctx, m.ID); err != nil || len(of) != 1 || of[0].Number != "0271" {
			t.Errorf("%+v, %v", of, err)
		}
	}
	p.undone("tube.result")
	open, err := p.Matters(ctx, MatterFilter{Open: true})
	if err != nil || len(open) != 0 {
		t.Errorf("%+v, %v", open, err)
	}
	if tube, err := p.Tube(ctx, "0271"); err != nil || tube.State() != TubeSent || len(tube.Matters) != 0 {
		t.Errorf("%+v, %v", tube, err)
	}
	p.clock.Minutes(2)
	p.do(TellResult{Tubes: []string{"0271"}, Result: TubeAbnormal, Lang: "en"})
	if red, err = p.Matter(ctx, "K-006"); err != nil || red.Level != plan.Red || red.Text != "Abnormal tube 0271 Village hall 2 10: 李婶 李伯 2 3栋502, 张三 3" {
		t.Errorf("%+v, %v", red, err)
	}
	p.sound()
}

// pointCommand tallies, opens and sends, right or not.
func (a *actor) pointCommand() Command {
	slot := a.p.clock.Now().Add(-time.Duration(a.rng.IntN(90)) * time.Minute)
	if r, _, err := a.p.LaneRound(context.Background(), ""); (err != nil || !r.Open()) && a.chance(80) {
		return OpenRound{Kind: "test"}
	}
	tube := a.pick("0001", "0002", "0003", "0004", "0005", "0006")
	switch a.rng.IntN(17) {
	case 0, 1, 2:
		return TallyLane{Site: "hall", Lane: 1 + a.rng.IntN(4), Slot: slot, People: a.rng.IntN(60) - 1, Reason: a.pick("", "", "漏数"), Grids: []GridPeople{{a.grid(), a.rng.IntN(20)}}}
	case 3:
		return TallyHome{Grid: a.grid(), People: a.rng.IntN(60), Reason: a.pick("", "漏数")}
	case 4:
		return AimPoint{Site: "hall", Target: a.rng.IntN(9) * 100}
	case 5:
		return SetLanes{ID: "hall", No: 1 + a.rng.IntN(4), Open: a.chance(50), Reason: a.text()}
	case 6:
		if a.chance(60) {
			return OpenRound{Kind: "test"}
		}
		return SetLanes{ID: "hall", Lanes: 3 + a.rng.IntN(2)}
	case 7, 8:
		return OpenTubes{Numbers: []string{tube}, Site: "hall", Lane: 1 + a.rng.IntN(3), People: 1 + a.rng.IntN(10)}
	case 9:
		return FillTube{ID: tube, Add: []Target{{Name: a.pick("李婶", "张三", "何伯"), Grid: a.grid()}}, Reason: a.pick("", "补登")}
	case 10:
		return SealTubes{Tubes: []string{tube}, Open: a.chance(20), Reason: a.text()}
	case 11:
		return VoidTube{ID: tube, Back: a.chance(50), Reason: a.text()}
	case 12:
		return SendTubes{Lab: "市疾控", Carrier: a.pick("", "王", "王"), Tubes: [][]string{{tube}, nil}[a.rng.IntN(2)]}
	case 13, 14:
		return a.transferCommand()
	}
	return TellResult{Tubes: []string{tube}, Result: a.pick(TubeNormal, TubeAbnormal, TubeInvalid, "x"), Text: a.pick("", "复测")}
}

func (a *actor) transferCommand() Command {
	ref := "K-T001"
	if list, err := a.p.Transfers(context.Background(), 0); err == nil && len(list) > 0 {
		ref = list[a.rng.IntN(len(list))].Number
	}
	switch a.rng.IntN(6) {
	case 0, 1:
		return ReceiveTransfer{ID: ref, N: a.rng.IntN(2), Open: a.chance(25), Who: "陈"}
	case 2, 3:
		return VoidTransfer{ID: ref, Back: a.chance(50), Reason: a.text()}
	}
	return TellResult{Transfer: ref, Result: a.pick(TubeNormal, TubeInvalid)}
}
