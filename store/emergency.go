package store

import (
	"context"
	"strings"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// CallPath is who is called in a medical emergency, in this order: computed
// from who is on duty now, so that nobody has to look it up.
type CallPath struct {
	Doctor  *OnCall  `json:"doctor"` // nil: nobody is on call
	Nurse   *OnCall  `json:"nurse"`
	Escort  *OnCall  `json:"escort"` // clears the way
	Vehicle *Vehicle `json:"vehicle"`
	Place   string   `json:"place"` // address as typed
	Grid    int      `json:"grid"`  // number, 0: none
	Phone   string   `json:"phone"` // of the household
	Patient *Patient `json:"patient"`
}

// CallPath finds who is to be called for a door, "" for none yet. Errors:
// not_found (no such grid), internal.
func (v *View) CallPath(ctx context.Context, grid, household, name string) (CallPath, error) {
	var out CallPath
	now, err := v.OnCallNow(ctx)
	if err != nil {
		return out, err
	}
	pl, err := v.Plan(ctx)
	if err != nil {
		return out, err
	}
	parts := pl.MedicalParts()
	for i := range now {
		switch o := &now[i]; {
		case out.Doctor == nil && o.Role == parts.Doctor:
			out.Doctor = o
		case out.Nurse == nil && o.Role == parts.Nurse:
			out.Nurse = o
		}
	}
	if out.Escort, err = v.escort(ctx, pl); err != nil {
		return out, err
	}
	if out.Vehicle, err = v.freeVehicle(ctx, parts.Vehicle); err != nil {
		return out, err
	}
	return out, v.callPlace(ctx, &out, grid, household, name)
}

func (v *View) callPlace(ctx context.Context, out *CallPath, grid, household, name string) error {
	out.Place = strings.TrimSpace(household)
	if grid == "" {
		return nil
	}
	g, err := v.Grid(ctx, grid)
	if err != nil {
		return err
	}
	out.Grid = g.Number
	p, ok, err := v.patientAt(ctx, g.ID, household, name)
	if err != nil {
		return err
	}
	if ok {
		out.Patient, out.Phone = &p, p.Phone
	}
	if household == "" || out.Phone != "" {
		return nil
	}
	h, err := v.HouseholdAt(ctx, g.ID, household)
	if err != nil {
		if CodeOf(err) == NotFound {
			return nil
		}
		return err
	}
	_, out.Phone = h.Contact()
	return nil
}

// escort is whoever of the plan's escort group is on duty, signed in first;
// else its A post; else the body that the plan names.
func (v *View) escort(ctx context.Context, pl *plan.Plan) (*OnCall, error) {
	parts := pl.MedicalParts()
	s, ok, err := v.shiftNow(ctx)
	if err != nil {
		return nil, err
	}
	if ok {
		list, err := v.groupOnDuty(ctx, s, parts.Escort)
		if err != nil {
			return nil, err
		}
		for _, here := range []bool{true, false} {
			for i := range list {
				if list[i].Here == here {
					return &list[i], nil
				}
			}
		}
	}
	g, err := v.Group(ctx, parts.Escort)
	if err == nil && g.A.Person != "" {
		p, err := v.Person(ctx, g.A.Person)
		return &OnCall{Person: p.ID, Name: p.Name, Phone: p.Phone}, err
	}
	if err != nil && CodeOf(err) != NotFound {
		return nil, err
	}
	if b, ok := pl.Body(parts.Body); ok {
		return &OnCall{Name: b.ZH, Phone: b.Phone}, nil
	}
	return nil, nil
}

// freeVehicle is one that is ready: first one of the kind that the plan names.
func (v *View) freeVehicle(ctx context.Context, want string) (*Vehicle, error) {
	list, err := v.Vehicles(ctx)
	if err != nil {
		return nil, err
	}
	var free *Vehicle
	for i := range list {
		x := &list[i]
		if x.State != VehicleReady {
			continue
		}
		if want != "" && strings.Contains(foldText(x.What), foldText(want)) {
			return x, nil
		}
		if free == nil {
			free = x
		}
	}
	return free, nil
}

// Text is the path in one line, in the order in which the calls are made.
func (c CallPath) Text(w CallWords) string {
	var out []string
	add := func(label, name, phone string) {
		if name == "" {
			name = w.None
		}
		out = append(out, strings.TrimSpace(label+" "+name+" "+phone))
	}
	man := func(label string, o *OnCall) {
		if o == nil {
			add(label, "", "")
			return
		}
		add(label, o.Name, o.Phone)
	}
	man(w.Doctor, c.Doctor)
	man(w.Nurse, c.Nurse)
	man(w.Escort, c.Escort)
	if c.Vehicle == nil {
		add(w.Vehicle, "", "")
	} else {
		add(w.Vehicle, strings.TrimSpace(c.Vehicle.Plate+" "+c.Vehicle.Driver), c.Vehicle.Phone)
	}
	if c.Phone != "" {
		add(w.Household, c.Place, c.Phone)
	}
	return strings.Join(out, w.Sep)
}

// CallWords are the words of whoever writes for the parts of a call path.
type CallWords struct{ Doctor, Nurse, Escort, Vehicle, Household, None, Sep string }

// CallEmergency opens a red medical matter, dispatches it to whoever is on call
// and writes the whole call path into its story, in one transaction.
type CallEmergency struct {
	Grid, Household, Person, Phone string
	Level                          string // "": red
	Type                           string // slug; "": the plan's emergency
	Text                           string
	Words                          CallWords
}

func (c CallEmergency) plan(tx *Tx) error {
	if strings.TrimSpace(c.Text) == "" {
		return invalid("text", "text.empty", "")
	}
	if c.Grid == "" && strings.TrimSpace(c.Household) == "" {
		return invalid("grid", "emergency.where", "")
	}
	if c.Level != "" && c.Level != plan.Red && c.Level != plan.Orange {
		return invalid("level", "emergency.level", c.Level)
	}
	pl, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	path, err := tx.CallPath(tx.ctx, c.Grid, c.Household, c.Person)
	if err != nil {
		return err
	}
	if path.Patient != nil {
		c.Person, c.Phone = firstOf(c.Person, path.Patient.Name), firstOf(c.Phone, path.Patient.Phone)
	}
	parts := pl.MedicalParts()
	r := ReportMatter{Kind: plan.Medical, Type: firstOf(c.Type, parts.Emergency), Level: firstOf(c.Level, plan.Red), Grid: c.Grid, Household: strings.TrimSpace(c.Household), Person: strings.TrimSpace(c.Person), Phone: firstOf(strings.TrimSpace(c.Phone), path.Phone), Text: c.Text}
	if err := r.plan(tx); err != nil {
		return err
	}
	number, id := tx.number, tx.refs[len(tx.refs)-1].Subject
	d := DispatchMatter{ID: id, Group: parts.Group, Text: path.Text(c.Words)}
	if path.Doctor != nil {
		d.To = path.Doctor.Name
	}
	if _, err := tx.Group(tx.ctx, d.Group); err != nil {
		if CodeOf(err) != NotFound {
			return err
		}
		d.Group, d.To = "", firstOf(d.To, c.Words.Doctor)
	}
	err = d.plan(tx)
	tx.number = number
	return err
}

// MedicalStatus is the medical part of the post at a glance.
type MedicalStatus struct {
	OnCall   []OnCall       `json:"on_call"`
	Next     []OnCall       `json:"next"` // whose turn comes within the next shift's time
	Due      []DrugDue      `json:"due"`
	Orders   []PatientOrder `json:"orders"`
	Watch    []PatientRef   `json:"watch"`
	Turns    []PatientTurn  `json:"turns"`
	Patients int            `json:"patients"`
	Stages   map[string]int `json:"stages"` // open orders
	Now      journal.Time   `json:"now"`
}
