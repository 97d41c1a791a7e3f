package store

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

func clockAt(t *testing.T, day, clock string) journal.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", "2022-09-"+day+" "+clock, testZone(t))
	if err != nil {
		t.Fatal(err)
	}
	return journal.At(at)
}

func TestDaysLeftAreCountedByHand(t *testing.T) {
	for _, x := range []struct {
		name          string
		stock, perDay Qty
		at            journal.Time
		days          int
		left          string
		out           journal.Time
	}{
		// 10 tablets on 2 Sep 08:00, 2 a day: 5 days, gone on 7 Sep 08:00
		{"at the count", 1000, 200, clockAt(t, "02", "08:00"), 5, "10", clockAt(t, "07", "08:00")},
		{"half a day later", 1000, 200, clockAt(t, "02", "20:00"), 4, "9", clockAt(t, "07", "08:00")},
		{"one minute before it ends", 1000, 200, clockAt(t, "07", "07:59"), 0, "0.01", clockAt(t, "07", "08:00")},
		{"long gone", 1000, 200, clockAt(t, "09", "08:00"), 0, "0", clockAt(t, "07", "08:00")},
		// half a tablet a day: 3 tablets are 6 days
		{"half tablets", 300, 50, clockAt(t, "02", "08:00"), 6, "3", clockAt(t, "08", "08:00")},
		// a pen of 300 units, 36 units a day: 8 days and 8 hours
		{"insulin", 30000, 3600, clockAt(t, "02", "08:00"), 8, "300", clockAt(t, "10", "16:00")},
		{"when needed", 300, 0, clockAt(t, "03", "08:00"), -1, "3", 0},
	} {
		d := Drug{PerDay: x.perDay, Stock: x.stock, Counted: clockAt(t, "02", "08:00")}
		if d.Days(x.at) != x.days || d.Left(x.at).String() != x.left || d.RunsOut() != x.out {
			t.Errorf("%s: %d days, %s left, out %v; want %d, %s, %v", x.name, d.Days(x.at), d.Left(x.at), d.RunsOut(), x.days, x.left, x.out)
		}
	}
}

func TestQuantitiesAreReadAsTyped(t *testing.T) {
	for in, want := range map[string]string{"0.5": "0.5", "12": "12", "１２": "12", "1.25": "1.25", ".5": "0.5", "30.0": "30", "1.255": "", "-1": "", "": "", "x": "", "1e3": ""} {
		q, ok := ParseQty(in)
		if ok != (want != "") || ok && q.String() != want {
			t.Errorf("%q: %v %s, want %q", in, ok, q, want)
		}
	}
}

// A medicine from the need to the door: what is there, who has it, what the
// matter says.
func TestAMedicineFromTheNeedToTheDoor(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	luo := p.person("罗")
	p.do(AddPatient{Name: "李婶", Phone: "13900000000", Grid: "1", Household: "12号", Conditions: []string{"慢病"}})
	p.refuse(AddPatient{Name: "李婶", Grid: "1", Household: "12号"}, Refused, "patient.exists")
	p.do(SetDrug{Patient: "K-P001", Drug: "缬沙坦", Dose: "早晚各一片", Unit: "片", PerDay: 200, Stock: 200}) // one day
	due, err := p.DrugsDue(ctx, 0)
	if err != nil || len(due) != 1 || due[0].Days != 1 || due[0].UnderWay != "" {
		t.Fatalf("%+v, %v", due, err)
	}
	if !sounds(t, p, AlarmDrug) {
		t.Error("one day left and nobody brings more: no alarm")
	}
	number := p.do(AskMedicine{PatientAt: PatientAt{Grid: "1", Household: "12号", Name: "李婶"}, Drug: "缬沙坦", Amount: 3000}).Number
	if number != "K-001" {
		t.Fatal(number)
	}
	if sounds(t, p, AlarmDrug) {
		t.Error("an order is under way, and still the alarm")
	}
	p.refuse(AskMedicine{PatientAt: PatientAt{Patient: "李婶"}, Drug: "缬沙坦", Amount: 3000}, Refused, "medicine.under_way")
	m, err := p.Matter(ctx, number)
	if err != nil || m.Kind != plan.Medical || m.Type != "medicine" || m.Level != plan.Orange || m.Text != "缬沙坦 30片" || m.Person != "李婶" || m.Phone != "13900000000" {
		t.Fatalf("%+v, %v", m, err)
	}
	p.refuse(StepMedicine{Order: number, Stage: MedicinePrescribed}, Invalid, "medicine.who_prescribed")
	p.do(StepMedicine{Order: number, Stage: MedicinePrescribed, Who: "何医生"})
	if m, err = p.Matter(ctx, number); err != nil || m.State != MatterInHand {
		t.Fatalf("%s, %v", m.State, err)
	}
	p.do(StepMedicine{Order: number, Stage: MedicineProcured, Who: "大参林", Cost: 4250})
	p.do(StepMedicine{Order: number, Stage: MedicineCarried, Who: "小王"})
	p.refuse(StepMedicine{Order: number, Stage: MedicineProcured, Who: "x"}, Refused, "medicine.only_forward")
	p.do(StepMedicine{Order: number, Stage: MedicineReturned, Text: "家里没人"})
	p.do(StepMedicine{Order: number, Stage: MedicineCarried, Who: "小王"})
	p.clock.Add(12 * time.Hour)
	p.do(StepMedicine{Order: number, Stage: MedicineDelivered, Who: "李婶本人", Close: true}) // orange: another must look
	if m, err = p.Matter(ctx, number); err != nil || m.State != MatterToVerify {
		t.Fatalf("%s, %v", m.State, err)
	}
	x, err := p.Patient(ctx, "李婶")
	if err != nil || x.Drugs[0].Left(journal.At(p.clock.Now())) != 3100 { // 2 - 1 taken since + 30
		t.Fatalf("%+v, %v", x.Drugs, err)
	}
	p.refuse(StepMedicine{Order: number, Stage: MedicineDelivered, Who: "x"}, Refused, "medicine.ended")
	act, err := p.LastAct(ctx, p.by)
	if err != nil || act.Why != "" {
		t.Fatalf("%+v, %v", act, err)
	}
	done := p.do(AskMedicine{PatientAt: PatientAt{Patient: "李婶"}, Drug: "1", Amount: 100})
	p.do(StepMedicine{Order: done.Number, Stage: MedicineDelivered, Who: "李婶", Close: true, Verifier: luo})
	if m, err = p.Matter(ctx, done.Number); err != nil || m.State != MatterClosed || m.Verifier != luo {
		t.Fatalf("%+v, %v", m, err)
	}
	p.sound()
}

func sounds(t *testing.T, p *testPost, code string) bool {
	t.Helper()
	all, err := p.Alarms(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(all, func(a Alarm) bool { return a.Code == code })
}

// Friday 2 September 2022, 00:30; dialysis on Monday, Wednesday and Friday.
func TestATreatmentAsksForItsTransport(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	p.do(AddPatient{Name: "王伯", Grid: "1", Household: "8号"})
	p.refuse(SetTreatment{Patient: "王伯", What: "血透", Time: "07:30"}, Invalid, "treatment.no_days")
	p.do(SetTreatment{Patient: "王伯", What: "血透", Weekdays: []int{1, 3, 5}, Dates: []string{"2022-09-04"}, Time: "07:30", Place: "市医院"})
	turns, err := p.TreatmentTurns(ctx, 5*24*time.Hour)
	var got []string
	for _, x := range turns {
		got = append(got, x.Turn.Due.In(p.Zone()).Format("02 15:04"))
	}
	if err != nil || strings.Join(got, ",") != "02 07:30,04 07:30,05 07:30" {
		t.Fatalf("%v, %v", got, err)
	}
	if !sounds(t, p, AlarmTreatment) {
		t.Error("in seven hours, without a car: no alarm")
	}
	p.refuse(MarkTurn{Patient: "王伯", State: TurnArranged}, Invalid, "treatment.no_transport")
	p.do(MarkTurn{Patient: "王伯", State: TurnArranged, Transport: "粤J12345 陈", Companion: "女儿"})
	if sounds(t, p, AlarmTreatment) {
		t.Error("the car stands, and still the alarm")
	}
	p.clock.Set(clockAt(t, "02", "08:01").In(p.Zone()))
	if !sounds(t, p, AlarmTreatment) {
		t.Error("the car was promised for 07:30 and has not come: no alarm")
	}
	p.do(MarkTurn{Patient: "王伯", State: TurnOut})
	p.do(MarkTurn{Patient: "王伯", State: TurnBack})
	p.do(MarkTurn{Patient: "王伯", State: TurnMissed, Text: "不去"}) // the next one: 4 September
	x, err := p.Patient(ctx, "王伯")
	if err != nil || len(x.Treatments[0].Turns) != 2 || x.Treatments[0].Turns[1].State != TurnMissed {
		t.Fatalf("%+v, %v", x.Treatments, err)
	}
	next, ok := x.Treatments[0].Next(journal.At(p.clock.Now()), p.Zone())
	if !ok || next.Due != clockAt(t, "05", "07:30") {
		t.Errorf("%v %v", next, ok)
	}
	p.sound()
}

func TestTheWatchListMovesWithEachVisit(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	p.do(AddVisit{PatientAt: PatientAt{Grid: "2", Household: "3栋101", Name: "陈婆"}, Doctor: "何医生", Findings: "血压160/95", Disposition: "观察"})
	p.refuse(WatchPatient{ID: "陈婆", Every: 2, Reason: "头晕"}, Invalid, "watch.every")
	p.do(WatchPatient{ID: "陈婆", Every: 120, Reason: "头晕"})
	list, err := p.WatchList(ctx, 0)
	if err != nil || len(list) != 1 || list[0].Next != journal.At(p.clock.Now()).Add(2*time.Hour) {
		t.Fatalf("%+v, %v", list, err)
	}
	p.clock.Minutes(121)
	if !sounds(t, p, AlarmWatch) {
		t.Error("nobody looked: no alarm")
	}
	visit := p.do(AddVisit{PatientAt: PatientAt{Patient: "K-P001"}, Findings: "平稳"})
	if sounds(t, p, AlarmWatch) {
		t.Error("somebody looked, and still the alarm")
	}
	p.do(TakeBackVisit{Entry: visit.Entries[0].ID, Reason: "记错人"})
	if !sounds(t, p, AlarmWatch) {
		t.Error("the look did not happen: no alarm")
	}
	p.do(UnwatchPatient{ID: "陈婆", Reason: "好转"})
	if sounds(t, p, AlarmWatch) {
		t.Error("nobody is watched")
	}
	p.sound()
}

// Three doctors and three nurses round the clock from 02:30, eight hours each.
func TestOneKeyCallsWhoIsOnCall(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	from := clockAt(t, "02", "02:30").In(p.Zone())
	p.do(SetOnCall{Role: "医生", People: []string{"何医生", "李医生", "林医生"}, From: from, To: from.Add(48 * time.Hour), Hours: 8})
	p.do(SetOnCall{Role: "nurse", People: []string{"陈护士", "黄护士", "周护士"}, From: from, To: from.Add(48 * time.Hour), Hours: 8})
	p.refuse(SetOnCall{Role: "x", People: []string{"何"}, From: from, To: from.Add(time.Hour)}, NotFound, "oncall.role")
	p.do(AddVehicle{Plate: "粤J11111", Driver: "陈", Phone: "13800000051"})
	p.do(AddPatient{Name: "李婶", Phone: "13900000000", Grid: "1", Household: "12号"})
	for _, x := range [][2]string{{"02:31", "何医生 陈护士"}, {"10:31", "李医生 黄护士"}, {"18:31", "林医生 周护士"}} {
		at, want := x[0], x[1]
		p.clock.Set(clockAt(t, "02", at).In(p.Zone()))
		path, err := p.CallPath(ctx, "1", "12号", "")
		if err != nil || path.Doctor == nil || path.Nurse == nil || path.Doctor.Name+" "+path.Nurse.Name != want || path.Vehicle.Plate != "粤J11111" || path.Phone != "13900000000" {
			t.Errorf("%s: %+v, %v", at, path, err)
		}
	}
	r := p.do(CallEmergency{Grid: "1", Household: "12号", Type: "allergy", Text: "过敏 喉咙肿", Words: CallWords{Doctor: "医生", Nurse: "护士", Escort: "护警", Vehicle: "车", Household: "户", None: "无", Sep: "；"}})
	if len(r.Entries) != 2 {
		t.Fatalf("%+v", r)
	}
	m, err := p.Matter(ctx, r.Number)
	if err != nil || m.Level != plan.Red || m.State != MatterDispatched || m.Owner != "林医生" || m.Person != "李婶" || m.LastText != "医生 林医生；护士 周护士；护警 无；车 粤J11111 陈 13800000051；户 12号 13900000000" {
		t.Errorf("%+v, %v", m, err)
	}
	p.refuse(CallEmergency{Text: "过敏"}, Invalid, "emergency.where")
	p.sound()
}

// Who stands on the medical group's posts is on call without being entered.
func TestTheRosterIsTheRota(t *testing.T) {
	p := mustCreate(t)
	doctor := p.do(AddPerson{Name: "何", Phone: "1380"}).Subject
	p.do(SetSkills{ID: doctor, Skills: "医生"})
	g, err := p.Group(context.Background(), "medical")
	if err != nil {
		t.Fatal(err)
	}
	p.do(AssignDuty{Group: g.ID, Post: "a", Person: doctor})
	now, err := p.OnCallNow(context.Background())
	if err != nil || len(now) != 1 || now[0].Role != "doctor" || !now[0].Roster || now[0].Name != "何" {
		t.Errorf("%+v, %v", now, err)
	}
}

func TestLevelsMaskWhatTheyMust(t *testing.T) {
	for _, x := range []struct{ name, superior string }{{"李婶", "李某"}, {"欧阳修", "欧阳某"}, {"王建国", "王某"}, {"Anna Lee", "A."}, {"12号", "某"}, {"", ""}, {"𬭚某某", "𬭚某"}} {
		if got := LevelSuperior.Name(x.name); got != x.superior || LevelFull.Name(x.name) != x.name || LevelPublic.Name(x.name) != "" {
			t.Errorf("%s: %q", x.name, got)
		}
	}
	for _, x := range []struct{ address, superior string }{{"3栋502", "3栋"}, {"3-502", "3"}, {"12号", "12号"}, {"3栋2单元501", "3栋2单元"}, {"河边那家", ""}} {
		if got := LevelSuperior.Address(x.address); got != x.superior || LevelPublic.Address(x.address) != "" {
			t.Errorf("%s: %q", x.address, got)
		}
	}
	if LevelSuperior.Phone("139") != "" || LevelSuperior.Free("缬沙坦") != "" || LevelFull.Free("缬沙坦") != "缬沙坦" || LevelSuperior.Kind("用药") != "用药" || LevelPublic.Kind("用药") != "" {
		t.Error("more is shown than may be")
	}
	for n, want := range map[int]string{0: "0", 1: "<5", 4: "<5", 5: "5"} {
		if got := LevelPublic.Count(n); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
	if _, err := ParseLevel("x"); CodeOf(err) != Invalid {
		t.Error(err)
	}
}
