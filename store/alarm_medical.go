package store

import (
	"time"

	"zhiban/store/plan"
)

// Codes of alarms about patients; their subject is the patient.
const (
	AlarmDrug      = "medicine.out"   // runs out within a day, and nobody brings more
	AlarmTreatment = "treatment.car"  // due soon without transport, or the car has not come
	AlarmWatch     = "watch.late"     // somebody was to look and has not
	lateCar        = 30 * time.Minute // after the time the car was promised for
)

// mostMedicalAlarms of each kind are listed: more would bury the others.
const mostMedicalAlarms = 30

// medical sounds for medicine that runs out, treatments without transport and
// looks that are late. Illness knows no peacetime, so no mode is asked for.
func (f *alarmFinder) medical() error {
	for _, part := range []func() error{f.drugs, f.treatments, f.watched} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

func (f *alarmFinder) drugs() error {
	due, err := f.v.drugsDueBy(f.ctx, f.now.Add(24*time.Hour), 10*mostMedicalAlarms)
	n := 0
	for _, d := range due {
		if d.UnderWay != "" {
			continue
		}
		if n++; n > mostMedicalAlarms {
			break
		}
		a := Alarm{Code: AlarmDrug, Subject: d.Patient, Slug: d.Drug, Noun: "patient", Level: plan.Orange, Since: d.RunsOut.Add(-24 * time.Hour), Number: d.Number, Name: d.Name, Grid: d.Grid, Text: d.Drug}
		if d.RunsOut <= f.now {
			a.Level = plan.Red
		}
		f.add(a)
	}
	return err
}

func (f *alarmFinder) treatments() error {
	lead := TransportLead(f.plan)
	turns, err := f.v.TreatmentTurns(f.ctx, lead)
	for i, t := range turns {
		if i >= mostMedicalAlarms {
			break
		}
		a := Alarm{Code: AlarmTreatment, Subject: t.Patient, Slug: t.What + t.Turn.Due.In(f.v.Zone()).Format(" 2006-01-02"), Noun: "patient", Level: plan.Orange, Number: t.Number, Name: t.Name, Grid: t.Grid, Text: t.What}
		switch {
		case t.Turn.State == TurnOut:
			continue // on the way: who comes back when is not known
		case !t.Turn.Carried():
			a.Since = t.Turn.Due.Add(-lead)
		case f.now > t.Turn.Due.Add(lateCar):
			a.Since = t.Turn.Due
		default:
			continue
		}
		if f.now > t.Turn.Due {
			a.Level = plan.Red
		}
		f.add(a)
	}
	return err
}

func (f *alarmFinder) watched() error {
	list, err := f.v.WatchList(f.ctx, mostMedicalAlarms)
	for _, p := range list {
		if f.now <= p.Next {
			break // they come by their time
		}
		f.add(Alarm{Code: AlarmWatch, Subject: p.Patient, Noun: "patient", Level: plan.Orange, Since: p.Next, Number: p.Number, Name: p.Name, Grid: p.Grid, Text: p.Why})
	}
	return err
}
