package store

import (
	"strings"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// AddPatient puts somebody on the register: a resident of the census when the
// household and the name are known there, else by name and place. A name is
// enough.
type AddPatient struct {
	Name, Phone, Grid, Household string // Grid: id or number
	Conditions                   []string
	Illness, Allergies, Note     string
	Again                        bool // somebody of this name is there already, and this is another
}

func (c AddPatient) plan(tx *Tx) error {
	d, err := c.data(tx)
	if err != nil {
		return err
	}
	if !c.Again {
		if p, ok, err := tx.patientAt(tx.ctx, d.Grid, c.Household, string(d.Name)); err != nil {
			return err
		} else if ok {
			return refused("name", "patient.exists", p.Number+" "+p.Name)
		}
	}
	if err := tx.db.queryRow(tx.ctx, "SELECT coalesce(max(num), 0) + 1 FROM patient WHERE station = ?", tx.station).Scan(&d.Num); err != nil {
		return internal("write.number", err)
	}
	tx.number = patientNumber(tx.station, d.Num)
	_, err = tx.create("patient.add", d)
	return err
}

// data checks what is told of a patient and finds them in the census.
func (c AddPatient) data(tx *Tx) (*patientAdded, error) {
	name, err := required("name", journal.Text(c.Name))
	if err != nil {
		return nil, err
	}
	if err := checkName(string(name)); err != nil {
		return nil, err
	}
	if err := checkPhone(c.Phone); err != nil {
		return nil, err
	}
	trim := func(s string) journal.Text { return journal.Text(strings.TrimSpace(s)) }
	d := &patientAdded{Name: name, Phone: trim(c.Phone), Household: trim(c.Household), Illness: trim(c.Illness), Allergies: trim(c.Allergies), Note: trim(c.Note)}
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return nil, err
	}
	for _, ref := range c.Conditions {
		slug, ok := conditionNamed(p, ref)
		if !ok {
			return nil, notFound("condition", "patient.condition_unknown", ref)
		}
		d.Conditions = append(d.Conditions, slug)
	}
	if c.Grid == "" {
		return d, nil
	}
	g, err := tx.Grid(tx.ctx, c.Grid)
	if err != nil {
		return nil, err
	}
	d.Grid = g.ID
	return d, tx.inCensus(d)
}

// AddPatientWith enters a patient with what they take.
type AddPatientWith struct {
	Patient AddPatient
	Drug    SetDrug // of nobody: of this patient
}

func (c AddPatientWith) plan(tx *Tx) error {
	if err := c.Patient.plan(tx); err != nil {
		return err
	}
	c.Drug.Patient = tx.refs[len(tx.refs)-1].Subject
	return c.Drug.plan(tx)
}

// inCensus finds the household and the resident that a patient is.
func (tx *Tx) inCensus(d *patientAdded) error {
	if d.Household == "" {
		return nil
	}
	h, err := tx.HouseholdAt(tx.ctx, d.Grid, string(d.Household))
	if err != nil {
		if CodeOf(err) == NotFound {
			return nil
		}
		return err
	}
	d.House = h.ID
	for _, r := range h.Present() {
		if r.Name == string(d.Name) {
			d.Resident = r.No
			d.Phone = firstText(d.Phone, firstOf(r.Phone, h.Phone))
		}
	}
	return nil
}

func conditionNamed(p *plan.Plan, ref string) (string, bool) {
	ref = strings.TrimSpace(ref)
	for _, n := range p.SpecialNeeds {
		if ref == n.Slug || ref == n.ZH || strings.EqualFold(ref, n.EN) {
			return n.Slug, true
		}
	}
	return "", false
}

// ChangePatient corrects what the register says of somebody; what is left ""
// stays, nil conditions stay.
type ChangePatient struct {
	ID string
	AddPatient
	whole bool // of an undo: everything as given
}

func (c ChangePatient) plan(tx *Tx) error {
	p, err := tx.patient(c.ID)
	if err != nil {
		return err
	}
	a := c.AddPatient
	if !c.whole {
		a = AddPatient{Name: firstOf(a.Name, p.Name), Phone: firstOf(a.Phone, p.Phone), Grid: firstOf(a.Grid, p.Grid), Household: firstOf(a.Household, p.Household), Conditions: a.Conditions,
			Illness: firstOf(a.Illness, p.Illness), Allergies: firstOf(a.Allergies, p.Allergies), Note: firstOf(a.Note, p.Note)}
		if a.Conditions == nil {
			a.Conditions = p.Conditions
		}
	}
	d, err := a.data(tx)
	if err != nil {
		return err
	}
	return tx.append("patient.change", p.ID, d)
}

// EndPatient takes somebody off the register with a reason; Back puts them on
// again.
type EndPatient struct {
	ID     string
	Back   bool
	Reason string
}

func (c EndPatient) plan(tx *Tx) error {
	p, err := tx.Patient(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	tx.number = p.Number
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	if p.On() == c.Back {
		return refused("", map[bool]string{true: "patient.not_ended", false: "patient.ended"}[c.Back], p.Number)
	}
	return tx.append("patient.end", p.ID, &patientEnded{Ended: !c.Back, Reason: reason})
}

// patient finds one who is on the register.
func (tx *Tx) patient(ref string) (Patient, error) {
	p, err := tx.Patient(tx.ctx, ref)
	if err != nil {
		return p, err
	}
	tx.number = p.Number
	if !p.On() {
		return p, refused("patient", "patient.ended", p.Number)
	}
	return p, nil
}

// SetDrug says what a patient takes: a new drug, or another dose of one that is
// listed. Stop takes it off with a reason.
type SetDrug struct {
	Patient    string
	Drug       string // name, or number in the patient
	Name       string // another name for it, "" stays
	Dose, Unit string // "" stays
	PerDay     Qty    // units; AsBeforeQty stays
	Stock      Qty    // on hand now; AsBeforeQty: not counted
	Stop       bool
	Reason     string
}

// AsBeforeQty leaves a quantity as it is.
const AsBeforeQty Qty = -1

func (c SetDrug) plan(tx *Tx) error {
	p, err := tx.patient(c.Patient)
	if err != nil {
		return err
	}
	name, err := required("drug", journal.Text(c.Drug))
	if err != nil {
		return err
	}
	if c.PerDay > maxQty/100 || c.Stock > maxQty {
		return invalid("per_day", "drug.amount", "")
	}
	old, known := p.Drug(string(name))
	d := &drugSet{No: old.No, PerDay: c.PerDay, Stop: c.Stop, Drug: journal.Text(firstOf(strings.TrimSpace(c.Name), firstOf(old.Name, string(name)))),
		Dose: journal.Text(firstOf(strings.TrimSpace(c.Dose), old.Dose)), Unit: journal.Text(firstOf(strings.TrimSpace(c.Unit), old.Unit)), Reason: journal.Text(strings.TrimSpace(c.Reason))}
	if c.PerDay < 0 {
		d.PerDay = old.PerDay
	}
	switch {
	case c.Stop && !known:
		return notFound("drug", "drug.unknown", string(name))
	case c.Stop && !old.Active():
		return refused("drug", "drug.stopped", old.Name)
	case c.Stop && d.Reason == "":
		return invalid("reason", "reason.missing", "")
	case !known:
		d.No = len(p.Drugs) + 1
	}
	if err := tx.append("patient.drug", p.ID, d); err != nil {
		return err
	}
	if c.Stock >= 0 {
		return tx.append("patient.count", p.ID, &drugCounted{No: d.No, Stock: c.Stock, Counted: tx.at, Base: tx.at})
	}
	return nil
}

// CountDrug writes down what a patient has on hand.
type CountDrug struct {
	Patient string
	Drug    string // name or number; "": the only one
	Stock   Qty
	Text    string
	counted journal.Time // of an undo: what was known before
	base    journal.Time
	before  bool
}

func (c CountDrug) plan(tx *Tx) error {
	p, err := tx.patient(c.Patient)
	if err != nil {
		return err
	}
	d, err := p.theDrug(c.Drug)
	if err != nil {
		return err
	}
	if c.Stock < 0 || c.Stock > maxQty {
		return invalid("stock", "drug.amount", "")
	}
	n := &drugCounted{No: d.No, Stock: c.Stock, Counted: tx.at, Base: tx.at, Text: journal.Text(strings.TrimSpace(c.Text))}
	if c.before {
		n.Counted, n.Base = c.counted, c.base
	}
	return tx.append("patient.count", p.ID, n)
}

// theDrug finds the drug that is meant; without a name the only one.
func (p Patient) theDrug(ref string) (Drug, error) {
	if strings.TrimSpace(ref) == "" {
		var only []Drug
		for _, d := range p.Drugs {
			if d.Active() {
				only = append(only, d)
			}
		}
		if len(only) == 1 {
			return only[0], nil
		}
		return Drug{}, invalid("drug", "drug.which", p.Number)
	}
	d, ok := p.Drug(ref)
	if !ok {
		return d, notFound("drug", "drug.unknown", ref)
	}
	return d, nil
}

// WatchPatient puts a patient on the watch list: somebody looks at them every
// so many minutes.
type WatchPatient struct {
	ID     string
	Every  int // minutes
	Reason string
	was    *PatientWatch // of an undo
}

func (c WatchPatient) plan(tx *Tx) error {
	p, err := tx.patient(c.ID)
	if err != nil {
		return err
	}
	why, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	d := &watchSet{On: true, Every: c.Every, From: tx.at, Why: why}
	if c.was != nil {
		d.From, d.Last = c.was.From, c.was.Last
	}
	if c.Every < 5 || c.Every > 7*24*60 {
		return invalid("every", "watch.every", "")
	}
	return tx.append("patient.watch", p.ID, d)
}

// UnwatchPatient takes a patient off the watch list with a reason.
type UnwatchPatient struct{ ID, Reason string }

func (c UnwatchPatient) plan(tx *Tx) error {
	p, err := tx.Patient(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	tx.number = p.Number
	why, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	if p.Watch == nil {
		return refused("", "watch.none", p.Number)
	}
	return tx.append("patient.watch", p.ID, &watchSet{Why: why})
}

// PatientAt says which patient somebody means: one on the register by id,
// number or name, or by place and name; then they are entered when they are not
// there yet.
type PatientAt struct {
	Patient, Grid, Household, Name, Phone string
}

// register finds the patient or enters them.
func (tx *Tx) register(at PatientAt) (Patient, error) {
	if at.Patient != "" {
		return tx.patient(at.Patient)
	}
	grid := ""
	if at.Grid != "" {
		g, err := tx.Grid(tx.ctx, at.Grid)
		if err != nil {
			return Patient{}, err
		}
		grid = g.ID
	}
	p, ok, err := tx.patientAt(tx.ctx, grid, at.Household, at.Name)
	if err != nil || ok {
		return p, err
	}
	if strings.TrimSpace(at.Name) == "" { // somebody of that door, whose name nobody gave
		at.Name = strings.TrimSpace(at.Household)
	}
	if err := (AddPatient{Name: at.Name, Phone: at.Phone, Grid: grid, Household: at.Household, Again: true}).plan(tx); err != nil {
		return Patient{}, err
	}
	return tx.Patient(tx.ctx, tx.refs[len(tx.refs)-1].Subject)
}
