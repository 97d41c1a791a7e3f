package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"zhiban/store/journal"
)

// patient is one on the register, or a name that is not.
func (a *actor) patient() string {
	a.p.tb.Helper()
	list, err := a.p.Patients(context.Background(), PatientFilter{})
	if err != nil {
		a.p.tb.Fatal(err)
	}
	if len(list) == 0 || a.chance(4) {
		return a.pick("K-P001", "李婶", "", "K-P099")
	}
	return list[a.rng.IntN(len(list))].Number
}

// medicalCommand is about patients, what they take and who looks after them.
func (a *actor) medicalCommand() Command {
	who, text := a.patient(), a.text()
	switch a.rng.IntN(18) {
	case 0, 1:
		return AddPatient{Name: a.pick("李婶", "王某𬭚", "何伯", "陈", ""), Phone: a.pick("", "13900000000"), Grid: a.grid(), Household: a.pick("12号", "3栋 101", ""), Conditions: []string{"chronic", "慢病", "x"}[:a.rng.IntN(3)], Allergies: text, Again: a.chance(40)}
	case 2:
		return ChangePatient{ID: who, AddPatient: AddPatient{Phone: a.pick("", "1390"), Household: a.pick("", "8号"), Illness: text}}
	case 3:
		return EndPatient{ID: a.pick(who, "K-P001", "K-P002"), Back: a.chance(60), Reason: text}
	case 4, 5:
		return SetDrug{Patient: who, Drug: a.pick("缬沙坦", "胰岛素", "1", "2"), Dose: text, Unit: "片", PerDay: Qty(a.rng.IntN(5) * 50), Stock: Qty(a.rng.IntN(4000) - 200), Stop: a.chance(15), Reason: text}
	case 6:
		return CountDrug{Patient: who, Drug: a.pick("", "1", "缬沙坦"), Stock: Qty(a.rng.IntN(3000))}
	case 7:
		if a.chance(40) {
			return UnwatchPatient{ID: who, Reason: text}
		}
		return WatchPatient{ID: who, Every: a.pickInt(3, 60, 240), Reason: text}
	case 8, 9:
		at := PatientAt{Patient: who}
		if a.chance(30) {
			at = PatientAt{Grid: a.grid(), Household: a.pick("12号", "9号"), Name: a.pick("", "赵")}
		}
		return AskMedicine{PatientAt: at, Matter: a.pick("", "", a.matter()), Drug: a.pick("缬沙坦", "1", "退烧药"), Amount: Qty(a.rng.IntN(30) * 100), Unit: "片", Text: text}
	case 10, 11, 12:
		return a.stepMedicine()
	case 13:
		return SetTreatment{Patient: who, What: a.pick("血透", "换药"), Weekdays: []int{1 + a.rng.IntN(7), 1 + a.rng.IntN(8)}, Time: a.pick("07:30", "14:00", "x"), Place: "市医院", Transport: a.pick("", "粤J1"), End: a.chance(15), Reason: text}
	case 14:
		return MarkTurn{Patient: who, What: a.pick("", "血透"), State: a.pick(append(TurnStates(), TurnArranged, "x")...), Transport: a.pick("", "粤J12345 陈"), Text: text}
	case 15:
		if v, err := a.p.MedicalVisits(context.Background(), "", 0, 9); err == nil && len(v) > 0 && a.chance(40) {
			return TakeBackVisit{Entry: v[a.rng.IntN(len(v))].Entry, Reason: text}
		}
		return AddVisit{PatientAt: PatientAt{Patient: who}, Doctor: a.pick("", "何医生"), Findings: text, Disposition: a.pick("", "观察"), Matter: a.pick("", "", a.matter())}
	case 16:
		return a.onCallCommand()
	}
	return CallEmergency{Grid: a.grid(), Household: a.pick("", "12号"), Person: a.pick("", "李婶"), Level: a.pick("", "orange", "blue"), Text: text, Words: CallWords{Doctor: "医生", Sep: "；", None: "无"}}
}

func (a *actor) pickInt(list ...int) int { return list[a.rng.IntN(len(list))] }

func (a *actor) onCallCommand() Command {
	now := a.p.clock.Now()
	list, err := a.p.OnCalls(context.Background(), 0, never)
	if err != nil {
		a.p.tb.Fatal(err)
	}
	if len(list) > 0 && a.chance(40) {
		return EndOnCall{ID: list[a.rng.IntN(len(list))].ID, Back: a.chance(20), Reason: a.text()}
	}
	return SetOnCall{Role: a.pick("doctor", "护士", "x"), People: []string{"何医生", "罗", a.person()}[:a.rng.IntN(4)], From: now, To: now.Add(time.Duration(a.rng.IntN(30)) * time.Hour), Hours: a.rng.IntN(9)}
}

// stepMedicine moves an open order on, most of the time in its order.
func (a *actor) stepMedicine() Command {
	list, err := a.p.MedicineOrders(context.Background(), true, 0, 50)
	if err != nil {
		a.p.tb.Fatal(err)
	}
	if len(list) == 0 {
		return StepMedicine{Order: "K-001", Stage: MedicinePrescribed, Who: "何医生"}
	}
	o := list[a.rng.IntN(len(list))]
	stage := o.Order.NextStage()
	if a.chance(25) {
		stage = a.pick(append(MedicineStages(), "x")...)
	}
	return StepMedicine{Order: a.pick(o.Order.Number, ResidentRef(o.Patient, o.Order.No)), Stage: stage, Who: a.pick("何医生", "本人", ""), Amount: Qty(a.rng.IntN(20) * 100), Text: a.text(), Close: a.chance(50), Verifier: a.pick("", a.person())}
}

// tablet is a drug as a person would keep count of it: by walking through time.
type tablet struct {
	stock float64
	at    journal.Time
	rate  float64
}

func (t *tablet) to(at journal.Time) {
	if at > t.at {
		t.stock = max(0, t.stock-t.rate*float64(at-t.at)/float64(dayMS))
		t.at = at
	}
}

// Whatever is counted, delivered and taken back in whatever order, what is left
// and for how many days is what somebody would work out by hand.
func TestWhatIsLeftOfAMedicineIsWhatAHandWouldWorkOut(t *testing.T) {
	for seed := range seeds(2, 4) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			p := mustCreate(t)
			ctx := context.Background()
			rng := rand.New(rand.NewPCG(seed, 11))
			p.do(AddPatient{Name: "李婶", Grid: "1", Household: "12号"})
			p.do(SetDrug{Patient: "李婶", Drug: "缬沙坦", PerDay: 200, Stock: 1000})
			hand := &tablet{stock: 10, at: journal.At(p.clock.Now()), rate: 2}
			for i := range 150 {
				p.clock.Add(time.Duration(1+rng.IntN(500)) * time.Minute)
				now := journal.At(p.clock.Now())
				hand.to(now)
				switch rng.IntN(4) {
				case 0:
					n := 1 + rng.IntN(20)
					p.do(CountDrug{Patient: "李婶", Stock: Qty(n * 100)})
					hand.stock = float64(n)
				case 1, 2:
					n := 1 + rng.IntN(15)
					number := p.do(AskMedicine{PatientAt: PatientAt{Patient: "李婶"}, Drug: "缬沙坦", Amount: Qty(n * 100)}).Number
					p.do(StepMedicine{Order: number, Stage: MedicineDelivered, Who: "本人"})
					hand.stock += float64(n)
					if rng.IntN(3) == 0 { // it never came
						p.do(MedicineBack{Patient: "李婶", No: i2n(t, p), Reason: "没送到"})
						p.do(StepMedicine{Order: number, Stage: MedicineVoid, Text: "作废"})
						hand.stock -= float64(n)
					}
				case 3:
					rate := 1 + rng.IntN(4)
					p.do(SetDrug{Patient: "李婶", Drug: "缬沙坦", PerDay: Qty(rate * 100), Stock: AsBeforeQty})
					hand.rate = float64(rate)
				}
				due, err := p.DrugsDue(ctx, 5)
				if err != nil || len(due) != 1 {
					t.Fatalf("step %d: %+v, %v", i, due, err)
				}
				if diff := float64(due[0].Left)/100 - hand.stock; diff < -0.05 || diff > 0.05*float64(i+2) {
					t.Fatalf("step %d: %s left, by hand %.2f", i, due[0].Left, hand.stock)
				}
				if days := hand.stock / hand.rate; float64(due[0].Days) > days+0.2 || float64(due[0].Days) < days-1.2 {
					t.Fatalf("step %d: %d days, by hand %.2f", i, due[0].Days, days)
				}
			}
			live := dump(t, p.reader)
			if _, err := p.Rebuild(ctx); err != nil {
				t.Fatal(err)
			}
			sameDump(t, "rebuilt", dump(t, p.reader), live)
			p.sound()
		})
	}
}

// i2n is the number of the last order of the only patient.
func i2n(t *testing.T, p *testPost) int {
	t.Helper()
	x, err := p.Patient(context.Background(), "李婶")
	if err != nil {
		t.Fatal(err)
	}
	return len(x.Orders)
}

// Live state is rebuilt state, whatever happens to patients, and every act can
// be taken back.
func TestPatientsLiveAreRebuilt(t *testing.T) {
	reached := map[string]int{}
	for seed := range seeds(1, 3) {
		p := mustCreate(t)
		a := newActor(p, rand.New(rand.NewPCG(seed, 5)))
		for i := range 500 {
			p.clock.Add(time.Duration(1+a.rng.IntN(900_000)) * time.Millisecond)
			cmd := a.medicalCommand()
			switch {
			case i%9 == 3:
				cmd = a.deskCommand(p.by)
			case i%9 == 6:
				cmd = a.peopleCommand()
			}
			a.give(p.by, cmd)
		}
		ctx := context.Background()
		live := dump(t, p.reader)
		if diff, err := p.CheckState(ctx); err != nil || diff != nil {
			t.Fatalf("check: %+v, %v", diff, err)
		}
		if _, err := p.Rebuild(ctx); err != nil {
			t.Fatal(err)
		}
		sameDump(t, "rebuilt", dump(t, p.reader), live)
		p.sound()
		for k, n := range a.done {
			reached[k] += n
		}
	}
	for _, k := range append(patientKinds(), onCallKinds()...) {
		if reached[k.name] == 0 {
			t.Errorf("nothing reached %s", k.name)
		}
	}
}
