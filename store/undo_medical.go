package store

import "strings"

// medicalUndoings takes back what was written about patients and who is on
// call: each by what was there before.
func medicalUndoings() map[string]undoing {
	return map[string]undoing{
		"patient.add": by(func(u *undo, _ *patientAdded) { u.do(EndPatient{ID: u.e.Subject, Reason: u.reason}, "patient.end", "") }),
		"patient.end": by(func(u *undo, p *patientEnded) {
			u.do(EndPatient{ID: u.e.Subject, Back: p.Ended, Reason: u.reason}, "patient.end", "")
		}),
		"patient.change": by(func(u *undo, _ *patientAdded) {
			if w, ok := stateBefore(u, patientTable()); ok {
				u.do(ChangePatient{ID: w.ID, whole: true, AddPatient: AddPatient{Name: w.Name, Phone: w.Phone, Grid: w.Grid, Household: w.Household, Conditions: w.Conditions, Illness: w.Illness, Allergies: w.Allergies, Note: w.Note}}, "patient.change", w.Name)
			}
		}),
		"patient.drug":  by(undoDrug),
		"patient.count": by(undoCounted),
		"patient.watch": by(func(u *undo, _ *watchSet) {
			w, ok := stateBefore(u, patientTable())
			switch {
			case !ok:
			case w.Watch == nil:
				u.do(UnwatchPatient{ID: w.ID, Reason: u.reason}, "patient.watch", "")
			default:
				u.do(WatchPatient{ID: w.ID, Every: w.Watch.Every, Reason: w.Watch.Why, was: w.Watch}, "patient.watch", w.Watch.Why)
			}
		}),
		"medicine.ask": by(func(u *undo, p *medicineAsked) {
			u.do(StepMedicine{Order: ResidentRef(u.e.Subject, p.No), Stage: MedicineVoid, Text: u.reason}, "medicine.step", MedicineVoid)
		}),
		"medicine.step": by(undoMedicine),
		"treatment.set": by(func(u *undo, p *treatmentSet) {
			w, ok := stateBefore(u, patientTable())
			if !ok {
				return
			}
			t := w.treatment(p.No)
			if t == nil {
				u.do(SetTreatment{Patient: w.ID, What: string(p.What), End: true, Reason: u.reason}, "treatment.set", "")
				return
			}
			u.do(SetTreatment{Patient: w.ID, What: t.What, Weekdays: t.Weekdays, Dates: t.Dates, Time: t.Time, Place: t.Place, Transport: t.Transport, Companion: t.Companion, End: !t.On(), Reason: t.EndWhy, whole: true}, "treatment.set", t.What)
		}),
		"treatment.turn": by(func(u *undo, p *treatmentTurned) {
			w, ok := stateBefore(u, patientTable())
			if !ok {
				return
			}
			x := TreatmentTurn{Due: p.Due}
			if t := w.treatment(p.No); t != nil {
				for _, turn := range t.Turns {
					if turn.Due == p.Due {
						x = turn
					}
				}
			}
			u.do(MarkTurn{Patient: w.ID, What: string(p.What), State: x.State, Transport: x.Transport, Companion: x.Companion, Text: x.Text, due: p.Due, whole: true}, "treatment.turn", x.State)
		}),
		"visit.add":  by(func(u *undo, _ *visitAdded) { u.do(TakeBackVisit{Entry: u.e.ID, Reason: u.reason}, "visit.back", "") }),
		"visit.back": by(undoVisitBack),
		"oncall.set": by(func(u *undo, _ *onCallSet) { u.do(EndOnCall{ID: u.e.Subject, Reason: u.reason}, "oncall.end", "") }),
		"oncall.end": by(func(u *undo, p *patientEnded) {
			u.do(EndOnCall{ID: u.e.Subject, Back: p.Ended, Reason: u.reason}, "oncall.end", "")
		}),
	}
}

func undoDrug(u *undo, p *drugSet) {
	w, ok := stateBefore(u, patientTable())
	if !ok {
		return
	}
	d := w.drug(p.No)
	if d == nil {
		u.do(SetDrug{Patient: w.ID, Drug: string(p.Drug), PerDay: AsBeforeQty, Stock: AsBeforeQty, Stop: true, Reason: u.reason}, "patient.drug", "")
		return
	}
	u.do(SetDrug{Patient: w.ID, Drug: padded(d.No, 1), Name: d.Name, Dose: d.Dose, Unit: d.Unit, PerDay: d.PerDay, Stock: AsBeforeQty, Stop: !d.Active(), Reason: firstOf(d.StopWhy, u.reason)}, "patient.drug", d.Name)
}

func undoCounted(u *undo, p *drugCounted) {
	w, ok := stateBefore(u, patientTable())
	if !ok {
		return
	}
	if d := w.drug(p.No); d != nil {
		u.do(CountDrug{Patient: w.ID, Drug: padded(d.No, 1), Stock: d.Stock, Text: u.reason, counted: d.Counted, base: d.Base, before: true}, "patient.count", d.Stock.String())
	}
}

// undoMedicine takes the last step back; a step that was taken back is made
// again as it was.
func undoMedicine(u *undo, p *medicineStepped) {
	if !p.Back {
		u.do(MedicineBack{Patient: u.e.Subject, No: p.No, Reason: u.reason}, "medicine.step", "")
		return
	}
	w, ok := stateBefore(u, patientTable())
	if !ok {
		return
	}
	if o := w.order(p.No); o != nil {
		s := o.Last()
		u.do(StepMedicine{Order: ResidentRef(w.ID, o.No), Stage: s.Stage, Who: s.Who, Cost: s.Cost, Amount: s.Amount, Text: s.Text}, "medicine.step", s.Stage)
	}
}

func undoVisitBack(u *undo, p *visitBack) {
	v, ok, err := u.v.visit(u.ctx, p.Entry)
	if err != nil {
		u.err = err
		return
	}
	if ok {
		u.do(AddVisit{PatientAt: PatientAt{Patient: u.e.Subject}, Matter: v.Matter, Doctor: v.Doctor, Findings: strings.TrimSpace(v.Findings), Disposition: v.Disposition}, "visit.add", v.Findings)
	}
}
