package store

// Masked is the patient as a reader of the level may see them: at the superior
// level the building, the type of the illness and for how many days medicine
// lasts, never what it is.
func (p Patient) Masked(l Level) Patient {
	if l.Full() {
		return p
	}
	p.Name, p.Phone, p.Household, p.EndWhy = l.Name(p.Name), l.Phone(p.Phone), l.Address(p.Household), l.Free(p.EndWhy)
	p.Illness, p.Allergies, p.Note = l.Free(p.Illness), l.Free(p.Allergies), l.Free(p.Note)
	p.House, p.Resident, p.By = "", 0, ""
	drugs := make([]Drug, len(p.Drugs))
	for i, d := range p.Drugs {
		d.Name, d.Dose, d.Unit, d.StopWhy = "", "", "", ""
		drugs[i] = d
	}
	orders := make([]MedicineOrder, len(p.Orders))
	for i, o := range p.Orders {
		orders[i] = o.Masked(l)
	}
	treatments := make([]Treatment, len(p.Treatments))
	for i, t := range p.Treatments {
		treatments[i] = t.Masked(l)
	}
	p.Drugs, p.Orders, p.Treatments = drugs, orders, treatments
	if p.Watch != nil {
		w := *p.Watch
		w.Why = ""
		p.Watch = &w
	}
	return p
}

// Masked is the order as a reader of the level may see it: its stages.
func (o MedicineOrder) Masked(l Level) MedicineOrder {
	if l.Full() {
		return o
	}
	o.What, o.Unit, o.Text = "", "", ""
	steps := make([]MedicineStep, len(o.Steps))
	for i, s := range o.Steps {
		s.Who, s.Text, s.By = "", "", ""
		steps[i] = s
	}
	o.Steps = steps
	return o
}

// Masked is the treatment as a reader of the level may see it: when it is due
// and whether the transport stands.
func (t Treatment) Masked(l Level) Treatment {
	if l.Full() {
		return t
	}
	t.What, t.Place, t.Companion, t.EndWhy, t.Transport = "", "", "", "", ""
	turns := make([]TreatmentTurn, len(t.Turns))
	for i, x := range t.Turns {
		turns[i] = x.Masked(l)
	}
	t.Turns = turns
	return t
}

// Masked is the turn as a reader of the level may see it.
func (t TreatmentTurn) Masked(l Level) TreatmentTurn {
	if !l.Full() {
		t.Transport, t.Companion, t.Text, t.By = "", "", "", ""
	}
	return t
}

// Masked is the reference as a reader of the level may see it.
func (r PatientRef) Masked(l Level) PatientRef {
	r.Name, r.Household, r.Phone, r.Why = l.Name(r.Name), l.Address(r.Household), l.Phone(r.Phone), l.Free(r.Why)
	return r
}

// Masked is the drug that is due as a reader of the level may see it.
func (d DrugDue) Masked(l Level) DrugDue {
	d.PatientRef = d.PatientRef.Masked(l)
	d.Drug, d.Dose, d.Unit = l.Free(d.Drug), l.Free(d.Dose), l.Free(d.Unit)
	return d
}

// Masked is the order with whom it is for as a reader of the level may see it.
func (o PatientOrder) Masked(l Level) PatientOrder {
	return PatientOrder{o.PatientRef.Masked(l), o.Order.Masked(l)}
}

// Masked is the turn with whom it is for as a reader of the level may see it.
func (t PatientTurn) Masked(l Level) PatientTurn {
	t.PatientRef, t.Turn = t.PatientRef.Masked(l), t.Turn.Masked(l)
	t.What, t.Place = l.Free(t.What), l.Free(t.Place)
	return t
}

// Masked is the visit as a reader of the level may see it: that there was one.
func (v MedicalVisit) Masked(l Level) MedicalVisit {
	if l.Full() {
		return v
	}
	v.Name, v.Doctor, v.Findings, v.Disposition, v.By = l.Name(v.Name), l.Name(v.Doctor), "", "", ""
	return v
}

// Masked is who is on call as a reader of the level may see it.
func (o OnCall) Masked(l Level) OnCall {
	if l.Full() {
		return o
	}
	o.Name, o.Phone, o.Person, o.Why = l.Name(o.Name), "", "", ""
	return o
}

// maskAll masks a list.
func maskAll[T interface{ Masked(Level) T }](list []T, l Level) []T {
	out := make([]T, len(list))
	for i, x := range list {
		out[i] = x.Masked(l)
	}
	return out
}

// Masked is the medical part as a reader of the level may see it.
func (s MedicalStatus) Masked(l Level) MedicalStatus {
	s.OnCall, s.Next, s.Due = maskAll(s.OnCall, l), maskAll(s.Next, l), maskAll(s.Due, l)
	s.Orders, s.Watch, s.Turns = maskAll(s.Orders, l), maskAll(s.Watch, l), maskAll(s.Turns, l)
	return s
}
