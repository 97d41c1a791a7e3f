package drill

import (
	"context"
	"fmt"
	"time"

	"zhiban/store"
	"zhiban/store/plan"
)

// Case is one patient of a step about the medical team: who and where, what
// they need or take, and what came of it.
type Case struct {
	Grid      int      `toml:"grid"`
	House     string   `toml:"household"`
	Name      string   `toml:"name"`
	Phone     string   `toml:"phone"`
	Needs     []string `toml:"needs"`
	Illness   string   `toml:"illness"`
	Drug      string   `toml:"drug"`
	Dose      string   `toml:"dose"`
	Unit      string   `toml:"unit"`
	N         int64    `toml:"n"`       // units asked for
	PerDay    int64    `toml:"per_day"` // units a day
	Stock     int64    `toml:"stock"`   // units on hand
	Type      string   `toml:"type"`
	Level     string   `toml:"level"`
	Text      string   `toml:"text"`
	Result    string   `toml:"result"`
	Took      string   `toml:"took"`
	Transport string   `toml:"transport"`
}

// medicalActions are the commands about patients. «rota» reads role, cases (the
// names in turn), until and minutes (of one turn); «patients», «needs» and
// «calls» their cases; «medicine» moves the orders of its cases to state, by
// took; «seen» writes the visits of its cases by took and closes their matters;
// «watch» and «treatment» their cases, with minutes, or slug (weekdays)
// and text (the time); «turn» says that those of its cases are picked up or back
// (state). Whatever a step does is one transaction.
func medicalActions() map[string]action {
	return map[string]action{
		"rota":      rota,
		"patients":  cases(patientCase),
		"needs":     cases(needCase),
		"calls":     cases(callCase),
		"medicine":  cases(medicineCase),
		"seen":      cases(seenCase),
		"watch":     cases(watchCase),
		"treatment": cases(treatmentCase),
		"turn":      cases(turnCase),
	}
}

// caseMaker makes the commands of one case.
type caseMaker func(ctx context.Context, p *player, st Step, c Case, grid string) ([]store.Command, error)

func cases(make caseMaker) action {
	return func(ctx context.Context, p *player, by string, when time.Time, st Step) error {
		var all store.Batch
		for _, c := range st.Cases {
			grid, err := p.grid(ctx, c.Grid)
			if err != nil {
				return err
			}
			list, err := make(ctx, p, st, c, grid)
			if err != nil {
				return err
			}
			all = append(all, list...)
		}
		return p.do(ctx, by, when, st, all)
	}
}

func rota(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	until, err := p.script.time(st.Until, p.zone)
	if err != nil {
		return err
	}
	c := store.SetOnCall{Role: st.Role, From: p.now, To: until, Hours: st.Minutes / 60}
	for _, x := range st.Cases {
		c.People = append(c.People, x.Name)
	}
	return p.do(ctx, by, when, st, c)
}

func (c Case) at(grid string) store.PatientAt {
	return store.PatientAt{Grid: grid, Household: c.House, Name: c.Name, Phone: c.Phone}
}

const whole = 100 // hundredths of a unit

func patientCase(_ context.Context, _ *player, _ Step, c Case, grid string) ([]store.Command, error) {
	p := store.AddPatient{Name: c.Name, Phone: c.Phone, Grid: grid, Household: c.House, Conditions: c.Needs, Illness: c.Illness}
	if c.Drug == "" {
		return []store.Command{p}, nil
	}
	return []store.Command{store.AddPatientWith{Patient: p, Drug: store.SetDrug{Drug: c.Drug, Dose: c.Dose, Unit: c.Unit, PerDay: store.Qty(c.PerDay * whole), Stock: store.Qty(c.Stock * whole)}}}, nil
}

func needCase(_ context.Context, _ *player, _ Step, c Case, grid string) ([]store.Command, error) {
	return []store.Command{store.AskMedicine{PatientAt: c.at(grid), Drug: c.Drug, Amount: store.Qty(c.N * whole), Unit: c.Unit, Text: c.Text}}, nil
}

func callCase(_ context.Context, _ *player, st Step, c Case, grid string) ([]store.Command, error) {
	return []store.Command{store.ReportMatter{Kind: plan.Medical, Type: c.Type, Level: c.Level, Grid: grid, Household: c.House, Person: c.Name, Phone: c.Phone, Source: st.Source, Text: c.Text}}, nil
}

func medicineCase(ctx context.Context, p *player, st Step, c Case, _ string) ([]store.Command, error) {
	x, err := p.st.Patient(ctx, c.Name)
	if err != nil {
		return nil, err
	}
	who := st.Took
	if c.Took != "" {
		who = c.Took
	}
	return []store.Command{store.StepMedicine{Order: store.ResidentRef(x.ID, len(x.Orders)), Stage: st.State, Who: who, Text: c.Text, Close: true, Verifier: p.who(st.Person)}}, nil
}

// seenCase is a visit, and the end of the matter that the patient called about.
func seenCase(ctx context.Context, p *player, st Step, c Case, grid string) ([]store.Command, error) {
	v := store.AddVisit{PatientAt: c.at(grid), Doctor: st.Took, Findings: c.Text, Disposition: c.Result}
	open, err := p.st.Matters(ctx, store.MatterFilter{Open: true, Kinds: []string{plan.Medical}})
	if err != nil {
		return nil, err
	}
	for _, m := range open {
		if m.Person != c.Name || m.Household != c.House {
			continue
		}
		v.Matter = m.ID
		return []store.Command{v, store.CloseMatter{ID: m.ID, Result: c.Text + "，" + c.Result, Verifier: p.who(st.Person)}}, nil
	}
	return []store.Command{v}, nil
}

func watchCase(ctx context.Context, p *player, st Step, c Case, _ string) ([]store.Command, error) {
	x, err := p.st.Patient(ctx, c.Name)
	if err != nil {
		return nil, err
	}
	return []store.Command{store.WatchPatient{ID: x.ID, Every: st.Minutes, Reason: c.Text}}, nil
}

func treatmentCase(ctx context.Context, p *player, st Step, c Case, _ string) ([]store.Command, error) {
	x, err := p.st.Patient(ctx, c.Name)
	if err != nil {
		return nil, err
	}
	t := store.SetTreatment{Patient: x.ID, What: c.Text, Time: st.Text, Place: st.To, Transport: c.Transport}
	for _, r := range st.Slug {
		if r < '1' || r > '7' {
			return nil, fmt.Errorf("weekdays %q: want digits 1 to 7", st.Slug)
		}
		t.Weekdays = append(t.Weekdays, int(r-'0'))
	}
	return []store.Command{t}, nil
}

func turnCase(ctx context.Context, p *player, st Step, c Case, _ string) ([]store.Command, error) {
	x, err := p.st.Patient(ctx, c.Name)
	return []store.Command{store.MarkTurn{Patient: x.ID, State: st.State}}, err
}
