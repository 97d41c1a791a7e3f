package store

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"zhiban/assets/pinyin"
	"zhiban/store/journal"
)

// Patient is somebody whom the medical team looks after: what they take and how
// long it lasts, what was ordered, where they are treated, and whether somebody
// must look at them (慢病与重点人员).
type Patient struct {
	ID         string          `json:"id"`
	Number     string          `json:"number"` // spoken: K-P003
	Station    string          `json:"station"`
	Num        int64           `json:"num"`
	Name       string          `json:"name"`
	Phone      string          `json:"phone"`
	Grid       string          `json:"grid"`      // id
	Household  string          `json:"household"` // address as typed
	House      string          `json:"house"`     // id of the household in the census, ""
	Resident   int             `json:"resident"`  // number in that household, 0
	Conditions []string        `json:"conditions"`
	Illness    string          `json:"illness"` // free words
	Allergies  string          `json:"allergies"`
	Note       string          `json:"note"`
	Drugs      []Drug          `json:"drugs"`
	Orders     []MedicineOrder `json:"orders"`
	Treatments []Treatment     `json:"treatments"`
	Watch      *PatientWatch   `json:"watch"`
	Visited    journal.Time    `json:"visited"` // last, 0: not yet
	From       journal.Time    `json:"from"`
	By         string          `json:"by"`
	Ended      journal.Time    `json:"ended"` // 0: on the register
	EndWhy     string          `json:"end_why"`
}

// Drug is one medicine that a patient takes. How long it lasts is computed:
// nobody writes it down.
type Drug struct {
	No      int          `json:"no"`
	Name    string       `json:"name"`
	Dose    string       `json:"dose"` // as the doctor said it
	Unit    string       `json:"unit"`
	PerDay  Qty          `json:"per_day"` // hundredths of a unit, 0: not known, or when needed
	Stock   Qty          `json:"stock"`   // hundredths on hand at Counted
	Counted journal.Time `json:"counted"` // 0: nobody has counted
	Base    journal.Time `json:"base"`    // of the last real count: what came before is in it
	Stopped journal.Time `json:"stopped"`
	StopWhy string       `json:"stop_why"`
}

// Active reports whether the patient still takes it.
func (d Drug) Active() bool { return d.Stopped.IsZero() }

const dayMS = int64(24 * time.Hour / time.Millisecond)

// RunsOut is when the last unit is taken: stock ÷ units a day after the count;
// 0 when it cannot be told.
func (d Drug) RunsOut() journal.Time {
	if d.PerDay <= 0 || d.Counted.IsZero() || !d.Active() {
		return 0
	}
	return d.Counted + journal.Time(int64(d.Stock)*dayMS/int64(d.PerDay))
}

// Left is what should be on hand at a time.
func (d Drug) Left(at journal.Time) Qty {
	gone := max(0, int64(at-d.Counted)) * int64(d.PerDay) / dayMS
	return max(0, d.Stock-Qty(gone))
}

// Days is how many whole days it still lasts from a time on, -1 when unknown.
func (d Drug) Days(at journal.Time) int {
	out := d.RunsOut()
	if out == 0 {
		return -1
	}
	return int(max(0, int64(out-at)) / dayMS)
}

// add puts what was brought to what is left.
func (d *Drug) add(at journal.Time, n Qty) {
	d.Stock, d.Counted = d.Left(at)+n, max(at, d.Counted)
}

// PatientWatch says that somebody must look at a patient every so often (重点观察).
type PatientWatch struct {
	Why   string       `json:"why"`
	Every int          `json:"every"` // minutes
	From  journal.Time `json:"from"`
	Last  journal.Time `json:"last"` // visit, 0: none yet
}

// Next is when somebody must look next.
func (w *PatientWatch) Next() journal.Time {
	if w == nil {
		return 0
	}
	return max(w.From, w.Last).Add(time.Duration(w.Every) * time.Minute)
}

// On reports whether the patient is on the register.
func (p Patient) On() bool { return p.Ended.IsZero() }

// Drug finds a drug by its number or name, stopped ones last.
func (p Patient) Drug(ref string) (Drug, bool) {
	ref = foldText(strings.TrimSpace(ref))
	i := slices.IndexFunc(p.Drugs, func(d Drug) bool { return d.Active() && (foldText(d.Name) == ref || fmt.Sprint(d.No) == ref) })
	if i < 0 {
		i = slices.IndexFunc(p.Drugs, func(d Drug) bool { return foldText(d.Name) == ref || fmt.Sprint(d.No) == ref })
	}
	if i < 0 {
		return Drug{}, false
	}
	return p.Drugs[i], true
}

// FirstOut is the drug that runs out first, nil when none can be told.
func (p Patient) FirstOut() *Drug {
	var first *Drug
	for i := range p.Drugs {
		d := &p.Drugs[i]
		if out := d.RunsOut(); out != 0 && (first == nil || out < first.RunsOut()) {
			first = d
		}
	}
	return first
}

// Order finds a medicine order by its number in the patient.
func (p Patient) Order(no int) (MedicineOrder, bool) {
	i := slices.IndexFunc(p.Orders, func(o MedicineOrder) bool { return o.No == no })
	if i < 0 {
		return MedicineOrder{}, false
	}
	return p.Orders[i], true
}

// UnderWay finds the open order that brings a drug, nil when none does.
func (p Patient) UnderWay(drug int) *MedicineOrder {
	for i := range p.Orders {
		if o := &p.Orders[i]; o.Open() && o.Drug == drug && drug != 0 {
			return o
		}
	}
	return nil
}

// drug, order and treatment find what a fold changes.
func (p *Patient) drug(no int) *Drug {
	i := slices.IndexFunc(p.Drugs, func(d Drug) bool { return d.No == no })
	if i < 0 {
		return nil
	}
	return &p.Drugs[i]
}

func (p *Patient) order(no int) *MedicineOrder {
	i := slices.IndexFunc(p.Orders, func(o MedicineOrder) bool { return o.No == no })
	if i < 0 {
		return nil
	}
	return &p.Orders[i]
}

func (p *Patient) treatment(no int) *Treatment {
	i := slices.IndexFunc(p.Treatments, func(t Treatment) bool { return t.No == no })
	if i < 0 {
		return nil
	}
	return &p.Treatments[i]
}

// never sorts what has no time behind everything that has one.
const never = math.MaxInt64

func patientTable() table[Patient] {
	cols := []string{"number", "station", "num", "grid", "household", "house", "ended", "due", "watch", "treated", "find"}
	return newTable("patient", cols, func(p *Patient) []any {
		due := int64(never)
		if d := p.FirstOut(); d != nil {
			due = int64(d.RunsOut())
		}
		watch := journal.Time(0)
		if p.On() {
			watch = p.Watch.Next()
		}
		treated := p.On() && slices.ContainsFunc(p.Treatments, Treatment.On)
		find := foldText(strings.Join([]string{p.Name, strings.Join(pinyin.Initials(p.Name), " "), phoneKey(p.Phone), p.Household, p.Number}, "\n"))
		return []any{p.Number, p.Station, p.Num, p.Grid, AddressKey(p.Household), p.House, btoi(!p.On()), due, int64(watch), btoi(treated), find}
	})
}

// putPatient stores a patient with the rows that drugs and orders are found by.
func putPatient(f *folder, p *Patient) {
	patientTable().put(f, p.ID, p)
	f.exec("DELETE FROM patient_drug WHERE subject = ?", p.ID)
	f.exec("DELETE FROM medicine WHERE subject = ?", p.ID)
	for _, d := range p.Drugs {
		if out := d.RunsOut(); out != 0 && p.On() {
			f.exec("INSERT INTO patient_drug (subject, no, out) VALUES (?, ?, ?)", p.ID, d.No, int64(out))
		}
	}
	for _, o := range p.Orders {
		f.exec("INSERT INTO medicine (subject, no, matter, drug, open, stage, at) VALUES (?, ?, ?, ?, ?, ?, ?)", p.ID, o.No, o.Matter, o.Drug, btoi(o.Open()), stageRank(o.Stage()), int64(o.Last().At))
	}
}

// onPatient folds a change of a patient who is known here.
func onPatient[P any](change func(*folder, *Patient, Event, *P)) func(*folder, Event, *P) {
	return func(f *folder, e Event, d *P) {
		p := patientTable().get(f, e.Subject)
		if p == nil {
			return
		}
		change(f, p, e, d)
		putPatient(f, p)
	}
}

func patientNumber(station string, n int64) string { return fmt.Sprintf("%s-P%03d", station, n) }
