package store

import (
	"cmp"
	"slices"

	"zhiban/store/journal"
)

// FactCare is section 11 beside the tallies of medical matters: visits and
// deliveries of the shift, and what the next shift must know. How much of it a
// reader sees is decided when it is laid out (Level).
type FactCare struct {
	Patients  int            `json:"patients"` // on the register at the cut-off
	Asked     int            `json:"asked"`    // medicine, in the shift
	Visits    []FactVisit    `json:"visits"`
	Delivered []FactMedicine `json:"delivered"`
	Open      []FactMedicine `json:"open"`
	Watch     []FactWatch    `json:"watch"`
	Due       []FactDrug     `json:"due"`   // run out by the end of the next shift
	Turns     []FactTurn     `json:"turns"` // treatments of the next shift
	OnCall    []FactOnCall   `json:"on_call"`
	Next      []FactOnCall   `json:"next"`
}

// FactPatient names a patient in the facts.
type FactPatient struct {
	Number string       `json:"number"`
	Grid   int          `json:"grid"`
	Name   journal.Text `json:"name" reader:"name"`
	Place  journal.Text `json:"place" reader:"place"`
}

// FactVisit is a visit of the shift.
type FactVisit struct {
	FactPatient
	At          journal.Time `json:"at"`
	Doctor      journal.Text `json:"doctor" reader:"name"`
	Findings    journal.Text `json:"findings"`
	Disposition journal.Text `json:"disposition"`
}

// FactMedicine is an order that came to its door in the shift, or is under way.
type FactMedicine struct {
	FactPatient
	Order  string       `json:"order"` // number of the matter
	Stage  string       `json:"stage"`
	Amount Qty          `json:"amount"`
	At     journal.Time `json:"at"`
	What   journal.Text `json:"what"`
	Unit   journal.Text `json:"unit"`
	Who    journal.Text `json:"who" reader:"name"`
}

// FactWatch is somebody on the watch list.
type FactWatch struct {
	FactPatient
	Next journal.Time `json:"next"`
	Late bool         `json:"late"`
	Why  journal.Text `json:"why"`
}

// FactDrug is a medicine that runs out.
type FactDrug struct {
	FactPatient
	Days     int          `json:"days"`
	RunsOut  journal.Time `json:"runs_out"`
	UnderWay string       `json:"under_way"`
	Stage    string       `json:"stage"`
	Drug     journal.Text `json:"drug"`
}

// FactTurn is a treatment that is due.
type FactTurn struct {
	FactPatient
	Due       journal.Time `json:"due"`
	State     string       `json:"state"`
	What      journal.Text `json:"what"`
	Transport journal.Text `json:"transport"`
}

// FactOnCall is somebody who can be called.
type FactOnCall struct {
	Role  string       `json:"role"`
	From  journal.Time `json:"from"`
	To    journal.Time `json:"to"`
	Name  journal.Text `json:"name" reader:"name"`
	Phone journal.Text `json:"phone"`
}

func factPatient(r PatientRef) FactPatient {
	return FactPatient{Number: r.Number, Grid: r.Grid, Name: journal.Text(r.Name), Place: journal.Text(r.Household)}
}

// care is section 11. A post that keeps no register has none of it.
func (b *factsOf) care() error {
	c := &FactCare{}
	for _, part := range []func(*FactCare) error{b.careVisits, b.careOrders, b.careAhead, b.careOnCall} {
		if err := part(c); err != nil {
			return err
		}
	}
	var err error
	if c.Patients, err = b.at.CountPatients(b.ctx, PatientFilter{}); err != nil {
		return err
	}
	if c.Patients+len(c.Visits)+len(c.Delivered)+len(c.OnCall)+len(c.Next) > 0 {
		b.f.Care = c
	}
	return nil
}

// allOf is more than any report has of one list.
const allOf = 1 << 20

func (b *factsOf) careVisits(c *FactCare) error {
	now, err := b.at.MedicalVisits(b.ctx, "", 0, allOf)
	if err != nil {
		return err
	}
	known := map[string]bool{}
	if b.before != nil {
		old, err := b.before.MedicalVisits(b.ctx, "", 0, allOf)
		if err != nil {
			return err
		}
		for _, v := range old {
			known[v.Entry] = true
		}
	}
	for _, v := range slices.Backward(now) {
		if known[v.Entry] {
			continue
		}
		c.Visits = append(c.Visits, FactVisit{FactPatient: FactPatient{Number: v.Number, Grid: b.grids[v.Grid], Name: journal.Text(v.Name)}, At: v.At,
			Doctor: journal.Text(v.Doctor), Findings: journal.Text(v.Findings), Disposition: journal.Text(v.Disposition)})
	}
	return nil
}

func (b *factsOf) careOrders(c *FactCare) error {
	was, asked := map[string]bool{}, map[string]bool{}
	if b.before != nil {
		for _, open := range []bool{true, false} {
			old, err := b.before.MedicineOrders(b.ctx, open, 0, allOf)
			if err != nil {
				return err
			}
			for _, o := range old {
				key := ResidentRef(o.Patient, o.Order.No)
				asked[key], was[key] = true, o.Order.Stage() == MedicineDelivered
			}
		}
	}
	for _, open := range []bool{true, false} {
		now, err := b.at.MedicineOrders(b.ctx, open, 0, allOf)
		if err != nil {
			return err
		}
		for _, o := range now {
			key, last := ResidentRef(o.Patient, o.Order.No), o.Order.Last()
			f := FactMedicine{FactPatient: factPatient(o.PatientRef), Order: o.Order.Number, Stage: last.Stage, Amount: o.Order.Amount, At: last.At, What: journal.Text(o.Order.What), Unit: journal.Text(o.Order.Unit), Who: journal.Text(last.Who)}
			if !asked[key] && last.Stage != MedicineVoid {
				c.Asked++
			}
			switch {
			case open:
				c.Open = append(c.Open, f)
			case last.Stage == MedicineDelivered && !was[key]:
				f.Amount = last.Amount
				c.Delivered = append(c.Delivered, f)
			}
		}
	}
	slices.SortStableFunc(c.Delivered, func(x, y FactMedicine) int { return cmp.Compare(x.At, y.At) })
	return nil
}

// careAhead is what the next shift must see to.
func (b *factsOf) careAhead(c *FactCare) error {
	end := max(b.f.Handover.Next.End, b.h.CutOff)
	due, err := b.at.drugsDueBy(b.ctx, end, allOf)
	if err != nil {
		return err
	}
	for _, d := range due {
		c.Due = append(c.Due, FactDrug{FactPatient: factPatient(d.PatientRef), Days: d.Days, RunsOut: d.RunsOut, UnderWay: d.UnderWay, Stage: d.Stage, Drug: journal.Text(d.Drug)})
	}
	watch, err := b.at.WatchList(b.ctx, allOf)
	if err != nil {
		return err
	}
	for _, w := range watch {
		c.Watch = append(c.Watch, FactWatch{FactPatient: factPatient(w), Next: w.Next, Late: b.h.CutOff > w.Next, Why: journal.Text(w.Why)})
	}
	turns, err := b.at.TreatmentTurns(b.ctx, end.Sub(b.h.CutOff))
	for _, t := range turns {
		c.Turns = append(c.Turns, FactTurn{FactPatient: factPatient(t.PatientRef), Due: t.Turn.Due, State: t.Turn.State, What: journal.Text(t.What), Transport: journal.Text(t.Turn.Transport)})
	}
	return err
}

func (b *factsOf) careOnCall(c *FactCare) error {
	next := b.f.Handover.Next
	for _, x := range []struct {
		from, to journal.Time
		into     *[]FactOnCall
	}{{b.h.CutOff, b.h.CutOff + 1, &c.OnCall}, {max(next.Start, b.h.CutOff+1), next.End, &c.Next}} {
		list, err := b.at.OnCalls(b.ctx, x.from, x.to)
		if err != nil {
			return err
		}
		for _, o := range list {
			*x.into = append(*x.into, FactOnCall{Role: o.Role, From: o.From, To: o.To, Name: journal.Text(o.Name), Phone: journal.Text(o.Phone)})
		}
	}
	return nil
}
