package store

import (
	"zhiban/store/journal"
)

type patientAdded struct {
	Num        int64        `json:"num"`
	Grid       string       `json:"grid"`
	House      string       `json:"house"`
	Resident   int          `json:"resident"`
	Conditions []string     `json:"conditions"`
	Name       journal.Text `json:"name"`
	Phone      journal.Text `json:"phone"`
	Household  journal.Text `json:"household"`
	Illness    journal.Text `json:"illness"`
	Allergies  journal.Text `json:"allergies"`
	Note       journal.Text `json:"note"`
}

type patientEnded struct {
	Ended  bool         `json:"ended"`
	Reason journal.Text `json:"reason"`
}

type drugSet struct {
	No     int          `json:"no"`
	PerDay Qty          `json:"per_day"`
	Stop   bool         `json:"stop"`
	Drug   journal.Text `json:"drug"`
	Dose   journal.Text `json:"dose"`
	Unit   journal.Text `json:"unit"`
	Reason journal.Text `json:"reason"`
}

// drugCounted is what is on hand; Base is when it was counted last by hand.
type drugCounted struct {
	No      int          `json:"no"`
	Stock   Qty          `json:"stock"`
	Counted journal.Time `json:"counted"`
	Base    journal.Time `json:"base"`
	Text    journal.Text `json:"text"`
}

type watchSet struct {
	On    bool         `json:"on"`
	Every int          `json:"every"`
	From  journal.Time `json:"from"`
	Last  journal.Time `json:"last"`
	Why   journal.Text `json:"reason"`
}

func patientKinds() []kind {
	o := func(stream Stream, counter string, commutes bool) kindOptions {
		return kindOptions{Stream: stream, Noun: "patient", Counter: counter, Commutes: commutes}
	}
	return []kind{
		kindOf("patient.add", o(System, "patient.end", false), func(f *folder, e Event, p *patientAdded) {
			v := &Patient{ID: e.Subject, Number: patientNumber(e.Station, p.Num), Station: e.Station, Num: p.Num, From: e.At, By: e.Officer}
			v.told(p)
			putPatient(f, v)
		}),
		kindOf("patient.change", o(System, "patient.change", false), onPatient(func(_ *folder, v *Patient, _ Event, p *patientAdded) { v.told(p) })),
		kindOf("patient.end", o(System, "patient.end", false), onPatient(func(_ *folder, v *Patient, e Event, p *patientEnded) {
			v.Ended, v.EndWhy = e.At, string(p.Reason)
			if !p.Ended {
				v.Ended, v.EndWhy = 0, ""
			}
		})),
		kindOf("patient.drug", o(System, "patient.drug", false), onPatient(foldDrug)),
		kindOf("patient.count", o(System, "patient.count", false), onPatient(func(_ *folder, v *Patient, _ Event, p *drugCounted) {
			if d := v.drug(p.No); d != nil {
				d.Stock, d.Counted, d.Base = p.Stock, p.Counted, p.Base
			}
		})),
		kindOf("patient.watch", o(Human, "patient.watch", false), onPatient(func(_ *folder, v *Patient, _ Event, p *watchSet) {
			v.Watch = nil
			if p.On {
				v.Watch = &PatientWatch{Why: string(p.Why), Every: p.Every, From: p.From, Last: p.Last}
			}
		})),
		kindOf("medicine.ask", o(Human, "medicine.step", true), onPatient(foldAsked)),
		kindOf("medicine.step", o(Human, "medicine.step", false), onPatient(foldMedicine)),
		kindOf("treatment.set", o(System, "treatment.set", false), onPatient(foldTreatment)),
		kindOf("treatment.turn", o(Human, "treatment.turn", false), onPatient(foldTurn)),
		kindOf("visit.add", o(Human, "visit.back", true), onPatient(foldVisit)),
		kindOf("visit.back", o(Human, "visit.add", true), onPatient(foldVisitBack)),
	}
}

func (p *Patient) told(d *patientAdded) {
	p.Name, p.Phone, p.Grid, p.Household, p.House, p.Resident = string(d.Name), string(d.Phone), d.Grid, string(d.Household), d.House, d.Resident
	p.Conditions, p.Illness, p.Allergies, p.Note = d.Conditions, string(d.Illness), string(d.Allergies), string(d.Note)
}

func foldDrug(_ *folder, v *Patient, e Event, p *drugSet) {
	d := v.drug(p.No)
	if d == nil {
		v.Drugs = append(v.Drugs, Drug{No: p.No})
		d = &v.Drugs[len(v.Drugs)-1]
	}
	if p.PerDay != d.PerDay && !d.Counted.IsZero() { // what was taken until now was taken at the old rate
		d.Stock, d.Counted = d.Left(e.At), max(e.At, d.Counted)
	}
	d.Name, d.Dose, d.Unit, d.PerDay = string(p.Drug), string(p.Dose), string(p.Unit), p.PerDay
	d.Stopped, d.StopWhy = 0, ""
	if p.Stop {
		d.Stopped, d.StopWhy = e.At, string(p.Reason)
	}
}
