package store

import (
	"context"
	"testing"
	"time"

	"zhiban/store/plan"
)

// noticePost is a post whose plan has two media.
func noticePost(tb testing.TB) *testPost {
	tb.Helper()
	return stockPost(tb)
}

func TestANoticeSaysWhoHasNotHeardOfIt(t *testing.T) {
	p := noticePost(t)
	ctx := context.Background()
	r := p.do(AddNotice{Title: "明早停水", Text: "6 时至 9 时", Media: []string{"喇叭", "leaflet"}, Grids: []string{"1", "2"}, Repeat: 60})
	if r.Number != "K-N001" {
		t.Fatalf("number %s", r.Number)
	}
	p.do(Announce{ID: "k-n001", Grids: []string{"1"}})
	p.clock.Minutes(10)
	told := p.do(Announce{ID: "K-N001", Medium: "leaflet", Grids: []string{"1"}, Amount: 80})
	p.do(Announce{ID: "K-N001", Medium: "leaflet", Grids: []string{"1"}, Household: "3栋101"})
	reach, err := p.NoticeReach(ctx, r.Number)
	if err != nil || len(reach) != 2 || reach[0].Number != 2 || !reach[0].Unreached() || reach[1].Times != 3 || reach[1].Told != 81 || reach[1].Households != 100 || reach[1].Next.Sub(reach[1].Last) != time.Hour {
		t.Errorf("%+v, %v", reach, err)
	}
	p.do(TakeBackNotice{Entry: told.Entries[0].ID, Reason: "没发"})
	p.refuse(TakeBackNotice{Entry: told.Entries[0].ID, Reason: "没发"}, Refused, "demand.taken_back")
	if reach, err = p.NoticeReach(ctx, r.Number); err != nil || reach[1].Times != 2 || reach[1].Told != 1 {
		t.Errorf("%+v, %v", reach, err)
	}
	p.refuse(Announce{ID: "K-N001", Amount: 3}, Invalid, "notice.one_grid")
	p.refuse(Announce{ID: "K-N001", Medium: "smoke"}, NotFound, "notice.medium_unknown")
	p.refuse(AddNotice{Title: " "}, Invalid, "text.empty")
	p.refuse(AddNotice{Title: "x", Until: p.clock.Now().Add(-time.Hour)}, Invalid, "notice.until_past")
	p.do(EndNotice{ID: "K-N001", Reason: "已来水"})
	p.refuse(Announce{ID: "K-N001"}, Refused, "notice.ended")
	p.refuse(EndNotice{ID: "K-N001", Reason: "已来水"}, Refused, "notice.ended")
	if open, err := p.Notices(ctx, false, 0); err != nil || len(open) != 0 {
		t.Errorf("%+v, %v", open, err)
	}
	p.do(EndNotice{ID: "K-N001", Back: true, Reason: "又停了"})
	p.sound()
}

func TestAVehicleIsOnOneTripAtATime(t *testing.T) {
	p := noticePost(t)
	ctx := context.Background()
	p.do(AddVehicle{Plate: "粤J·12345", What: "面包车", Driver: "陈", Phone: "138", Seats: 6})
	p.refuse(AddVehicle{Plate: "粤j12345"}, Refused, "vehicle.exists")
	m := p.do(ReportMatter{Type: "medicine", Grid: "2", Text: "李婶断药"})
	p.refuse(SendVehicle{ID: "粤J12345", To: "市医院", People: 7}, Invalid, "vehicle.seats")
	p.do(SendVehicle{ID: "粤J12345", To: "市医院", Matter: m.Number, People: 2, Text: "取药"})
	p.refuse(SendVehicle{ID: "粤J12345", To: "街道"}, Refused, "vehicle.out")
	p.refuse(ChangeVehicle{ID: "粤J12345", State: VehicleOff, Reason: "坏了"}, Refused, "vehicle.out")
	p.clock.Minutes(40)
	p.do(VehicleBack{ID: "粤J12345", Text: "药已取到"})
	p.refuse(VehicleBack{ID: "粤J12345"}, Refused, "vehicle.not_out")
	trips, err := p.Trips(ctx, "", 0)
	if err != nil || len(trips) != 1 || trips[0].Back.Sub(trips[0].At) != 40*time.Minute || trips[0].Driver != "陈" || trips[0].Matter != m.Subject {
		t.Errorf("%+v, %v", trips, err)
	}
	p.refuse(ChangeVehicle{ID: "粤J12345", State: VehicleOff}, Invalid, "reason.missing")
	p.do(ChangeVehicle{ID: "粤J12345", State: VehicleOff, Reason: "爆胎"})
	p.refuse(SendVehicle{ID: "粤J12345", To: "街道"}, Refused, "vehicle.not_ready")
	p.do(ChangeVehicle{ID: "粤J12345", State: VehicleReady, Driver: "林"})
	if v, err := p.Vehicle(ctx, "粤Ｊ12345"); err != nil || v.Driver != "林" || v.Phone != "138" || v.Trips != 1 {
		t.Errorf("%+v, %v", v, err)
	}
	p.sound()
}

func TestAnOrderIsReceivedAndAnswered(t *testing.T) {
	p := noticePost(t)
	ctx := context.Background()
	o := p.do(ReportMatter{Kind: plan.Order, Person: "区指挥部", Source: "above", Text: "12:00 前报物资数"})
	task := p.do(ReportMatter{Kind: plan.Task, Text: "搬货"})
	p.refuse(ReplyOrder{ID: task.Number, Step: OrderReceipt}, Refused, "order.other_kind")
	p.refuse(ReplyOrder{ID: o.Number, Step: "x"}, Invalid, "order.step_unknown")
	p.do(ReplyOrder{ID: o.Number, Step: OrderReceipt})
	p.refuse(ReplyOrder{ID: o.Number, Step: OrderReceipt}, Refused, "order.received")
	p.refuse(ReplyOrder{ID: o.Number, Step: OrderReply}, Invalid, "text.empty")
	p.clock.Minutes(30)
	p.do(ReplyOrder{ID: o.Number, Step: OrderReply, Text: "包 7,400 份"})
	m, err := p.Matter(ctx, o.Number)
	if err != nil || m.Replied.Sub(m.Receipt) != 30*time.Minute || m.LastText != "包 7,400 份" {
		t.Errorf("%+v, %v", m, err)
	}
	lines, err := p.Lines(ctx, LineFilter{Subject: m.ID, Kind: "order"})
	if err != nil || len(lines) != 2 || lines[1].Texts["to"] != "区指挥部" {
		t.Errorf("%+v, %v", lines, err)
	}
	p.sound()
}

// noticeCommand announces, drives and answers, right or not.
func (a *actor) noticeCommand() Command {
	ref := a.pick("K-N001", "K-N002", "K-N009")
	switch a.rng.IntN(12) {
	case 0:
		return AddNotice{Title: a.text(), Text: a.text(), Media: []string{a.pick("speaker", "leaflet", "smoke")}, Grids: []string{a.grid()}, Repeat: a.rng.IntN(60) - 2}
	case 1, 2:
		return Announce{ID: ref, Medium: a.pick("", "leaflet", "传单"), Grids: []string{a.grid()}, Household: a.pick("", "12号"), Amount: int64(a.rng.IntN(9) - 1), Text: a.text()}
	case 3:
		return EndNotice{ID: ref, Back: a.chance(50), Reason: a.text()}
	case 4:
		var entry string
		if err := a.p.reader.queryRow(context.Background(), "SELECT coalesce((SELECT entry FROM told ORDER BY entry LIMIT 1), 'none')").Scan(&entry); err != nil {
			a.p.tb.Fatal(err)
		}
		return TakeBackNotice{Entry: entry, Reason: a.text()}
	case 5:
		return AddVehicle{Plate: a.pick("粤J1", "粤J2", "粤J·1", ""), Driver: a.pick("", "陈"), Seats: a.rng.IntN(6)}
	case 6:
		return ChangeVehicle{ID: a.pick("粤J1", "粤J2"), State: a.pick("", VehicleReady, VehicleOff, "x"), Driver: a.pick("", "林"), Reason: a.text()}
	case 7, 8:
		return SendVehicle{ID: a.pick("粤J1", "粤J2"), To: a.text(), Matter: a.pick("", a.matter()), Slip: a.pick("", a.slip()), People: a.rng.IntN(4)}
	case 9:
		return VehicleBack{ID: a.pick("粤J1", "粤J2"), Open: a.chance(20), Text: a.text()}
	}
	return ReplyOrder{ID: a.matter(), Step: a.pick(OrderReceipt, OrderReply, "x"), To: a.pick("", "区"), Text: a.text()}
}
