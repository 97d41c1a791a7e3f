package medical

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

func (s *Screen) field(key string, f kit.FormField) kit.FormField { return field(s.env, key, f) }

func field(env *app.Env, key string, f kit.FormField) kit.FormField {
	f.Key, f.Label = key, env.Words.T.Medical.Field[key]
	return f
}

// form opens a form for one thing; its draft is kept under the thing's name.
func (s *Screen) form(name, title string, fields []kit.FormField, save func(map[string]string) (store.Command, error)) tea.Cmd {
	return app.OpenForm(s.env, "medical:"+name, kit.NewForm(title, fields, s.env.FormWords()), save)
}

// qty reads a number of units that may be left out; otherwise is what it is
// then.
func qty(field, text string, otherwise store.Qty) (store.Qty, error) {
	if strings.TrimSpace(text) == "" {
		return otherwise, nil
	}
	q, ok := store.ParseQty(text)
	if !ok {
		return 0, &store.Error{Code: store.Invalid, Field: field, Reason: "drug.amount"}
	}
	return q, nil
}

// who is the number of the chosen patient, for a field that says whom it is
// about.
func (s *Screen) who() kit.FormField {
	p, _ := s.whom()
	return s.field("who", kit.FormField{Value: p.Number})
}

// ref is the patient that a field names: number or name, or the door.
func (s *Screen) ref(v map[string]string) store.PatientAt {
	if v["who"] != "" {
		return store.PatientAt{Patient: v["who"]}
	}
	return store.PatientAt{Grid: number(v["grid"]), Household: v["household"], Name: v["name"]}
}

// number is a grid as somebody types it: 7, 7格.
func number(text string) string {
	return strings.Trim(word.Narrow(text), "格 grid")
}

func (s *Screen) conditionField() kit.FormField {
	options := []kit.Option{{ID: "", Text: "—"}}
	for _, n := range s.env.Words.Plan.SpecialNeeds {
		options = append(options, kit.Option{ID: n.Slug, Text: n.In(s.env.Words.T.Lang)})
	}
	return s.field("condition", kit.FormField{Kind: kit.FormPick, Options: options})
}

func (s *Screen) add() tea.Cmd {
	fields := []kit.FormField{s.field("name", kit.FormField{Required: true}), s.field("grid", kit.FormField{}), s.field("household", kit.FormField{}), s.field("phone", kit.FormField{}), s.conditionField(), s.field("illness", kit.FormField{}), s.field("allergies", kit.FormField{}),
		s.field("drug", kit.FormField{}), s.field("unit", kit.FormField{}), s.field("per_day", kit.FormField{}), s.field("stock", kit.FormField{})}
	return s.form("add", s.env.Words.T.Medical.Ask["add"], fields, func(v map[string]string) (store.Command, error) {
		p := store.AddPatient{Name: v["name"], Grid: number(v["grid"]), Household: v["household"], Phone: v["phone"], Illness: v["illness"], Allergies: v["allergies"]}
		if v["condition"] != "" {
			p.Conditions = []string{v["condition"]}
		}
		if v["drug"] == "" {
			return p, nil
		}
		d, err := drugOf(v)
		return store.AddPatientWith{Patient: p, Drug: d}, err
	})
}

// drugOf is a drug as a form has it.
func drugOf(v map[string]string) (store.SetDrug, error) {
	d := store.SetDrug{Drug: v["drug"], Dose: v["dose"], Unit: v["unit"]}
	var err error
	if d.PerDay, err = qty("per_day", v["per_day"], store.AsBeforeQty); err != nil {
		return d, err
	}
	d.Stock, err = qty("stock", v["stock"], store.AsBeforeQty)
	return d, err
}

func (s *Screen) drug() tea.Cmd {
	p, ok := s.whom()
	if !ok {
		return nil
	}
	name := ""
	if d := p.FirstOut(); d != nil {
		name = d.Name
	}
	fields := []kit.FormField{s.field("drug", kit.FormField{Required: true, Value: name}), s.field("dose", kit.FormField{}), s.field("unit", kit.FormField{}), s.field("per_day", kit.FormField{}), s.field("stock", kit.FormField{})}
	return s.form("drug:"+p.ID, fmt.Sprintf(s.env.Words.T.Medical.Ask["drug"], p.Name), fields, func(v map[string]string) (store.Command, error) {
		d, err := drugOf(v)
		d.Patient = p.ID
		return d, err
	})
}

func (s *Screen) count() tea.Cmd {
	p, ok := s.whom()
	if !ok {
		return nil
	}
	var options []kit.Option
	for _, d := range p.Drugs {
		if d.Active() {
			options = append(options, kit.Option{ID: fmt.Sprint(d.No), Text: d.Name})
		}
	}
	value := ""
	if len(options) > 0 {
		value = options[0].ID
	}
	fields := []kit.FormField{s.field("drug", kit.FormField{Kind: kit.FormPick, Options: options, Value: value}), s.field("stock", kit.FormField{Required: true})}
	return s.form("count:"+p.ID, fmt.Sprintf(s.env.Words.T.Medical.Ask["count"], p.Name), fields, func(v map[string]string) (store.Command, error) {
		n, err := qty("stock", v["stock"], 0)
		return store.CountDrug{Patient: p.ID, Drug: v["drug"], Stock: n}, err
	})
}

func (s *Screen) medicine() tea.Cmd {
	drug := ""
	if p, ok := s.whom(); ok {
		if d := p.FirstOut(); d != nil {
			drug = d.Name
		}
	}
	fields := []kit.FormField{s.who(), s.field("grid", kit.FormField{}), s.field("household", kit.FormField{}), s.field("name", kit.FormField{}), s.field("drug", kit.FormField{Required: true, Value: drug}), s.field("amount", kit.FormField{}), s.field("unit", kit.FormField{}), s.field("matter", kit.FormField{}), s.field("text", kit.FormField{})}
	return s.form("medicine", s.env.Words.T.Medical.Ask["medicine"], fields, func(v map[string]string) (store.Command, error) {
		n, err := qty("amount", v["amount"], 0)
		return store.AskMedicine{PatientAt: s.ref(v), Matter: v["matter"], Drug: v["drug"], Amount: n, Unit: v["unit"], Text: v["text"]}, err
	})
}

// yesNo is a field with two answers.
func (s *Screen) yesNo(key string) kit.FormField {
	t := s.env.Words.T.Supply
	return s.field(key, kit.FormField{Kind: kit.FormChoice, Value: "yes", Options: []kit.Option{{ID: "yes", Text: t.Hint["yes"]}, {ID: "no", Text: t.Hint["no"]}}})
}

func (s *Screen) deliver(o store.PatientOrder) tea.Cmd {
	fields := []kit.FormField{s.field("whom", kit.FormField{Required: true}), s.field("amount", kit.FormField{Value: amount(o.Order.Amount)}), s.yesNo("close"), s.verifier()}
	return s.form("deliver:"+store.ResidentRef(o.Patient, o.Order.No), fmt.Sprintf(s.env.Words.T.Medical.Ask["delivered"], o.Order.Number+" "+o.Order.What), fields, func(v map[string]string) (store.Command, error) {
		n, err := qty("amount", v["amount"], 0)
		return store.StepMedicine{Order: store.ResidentRef(o.Patient, o.Order.No), Stage: store.MedicineDelivered, Who: v["whom"], Amount: n, Close: v["close"] == "yes", Verifier: v["verifier"]}, err
	})
}

func amount(q store.Qty) string {
	if q == 0 {
		return ""
	}
	return q.String()
}

// verifier is an officer who looks at it; without one an orange matter waits to
// be verified.
func (s *Screen) verifier() kit.FormField {
	options := []kit.Option{{ID: "", Text: "—"}}
	list, err := s.env.Store.People(s.env.Ctx, store.PersonFilter{Role: store.RoleOfficer})
	if err == nil {
		for _, p := range list {
			options = append(options, kit.Option{ID: p.ID, Text: p.Name})
		}
	}
	return s.field("verifier", kit.FormField{Kind: kit.FormPick, Options: options})
}

func (s *Screen) visit() tea.Cmd {
	doctor := ""
	if s.d.path.Doctor != nil {
		doctor = s.d.path.Doctor.Name
	}
	fields := []kit.FormField{s.who(), s.field("grid", kit.FormField{}), s.field("household", kit.FormField{}), s.field("name", kit.FormField{}), s.field("doctor", kit.FormField{Value: doctor}), s.field("findings", kit.FormField{Required: true}), s.field("disposition", kit.FormField{}), s.field("matter", kit.FormField{})}
	return s.form("visit", s.env.Words.T.Medical.Act["visit"], fields, func(v map[string]string) (store.Command, error) {
		return store.AddVisit{PatientAt: s.ref(v), Matter: v["matter"], Doctor: v["doctor"], Findings: v["findings"], Disposition: v["disposition"]}, nil
	})
}

// watch puts somebody on the watch list, or takes them off with a reason.
func (s *Screen) watch() tea.Cmd {
	p, ok := s.whom()
	if !ok {
		return nil
	}
	if p.Watch != nil {
		return s.question("unwatch", p.Number+" "+p.Name, func(text string) store.Command { return store.UnwatchPatient{ID: p.ID, Reason: text} })
	}
	fields := []kit.FormField{s.field("reason", kit.FormField{Required: true}), s.field("every", kit.FormField{Value: "4", Required: true})}
	return s.form("watch:"+p.ID, fmt.Sprintf(s.env.Words.T.Medical.Ask["watch"], p.Name), fields, func(v map[string]string) (store.Command, error) {
		minutes, ok := word.Hours(v["every"])
		if !ok {
			return nil, &store.Error{Code: store.Invalid, Field: "every", Reason: "watch.every"}
		}
		return store.WatchPatient{ID: p.ID, Every: minutes, Reason: v["reason"]}, nil
	})
}

func (s *Screen) oncall() tea.Cmd {
	var options []kit.Option
	for _, k := range s.env.Words.Plan.Skills {
		options = append(options, kit.Option{ID: k.Slug, Text: k.In(s.env.Words.T.Lang)})
	}
	now := s.env.Store.Now()
	fields := []kit.FormField{s.field("role", kit.FormField{Kind: kit.FormPick, Options: options, Value: s.env.Words.Plan.MedicalParts().Doctor}), s.field("people", kit.FormField{Required: true}),
		s.field("from", kit.FormField{Value: now.Format("01-02 15:04"), Required: true}), s.field("to", kit.FormField{Value: now.Add(24 * time.Hour).Format("01-02 15:04"), Required: true}), s.field("hours", kit.FormField{Kind: kit.FormNumber, Value: "8"}), s.field("phone", kit.FormField{})}
	return s.form("oncall", s.env.Words.T.Medical.Ask["oncall"], fields, func(v map[string]string) (store.Command, error) {
		c := store.SetOnCall{Role: v["role"], People: strings.Fields(strings.NewReplacer("、", " ", "，", " ", ",", " ").Replace(v["people"])), Phone: v["phone"]}
		var err error
		if c.From, err = moment("from", v["from"], now); err != nil {
			return nil, err
		}
		if c.To, err = moment("to", v["to"], now); err != nil {
			return nil, err
		}
		if v["hours"] != "" {
			if c.Hours, err = strconv.Atoi(v["hours"]); err != nil {
				return nil, &store.Error{Code: store.Invalid, Field: "hours", Reason: "oncall.times"}
			}
		}
		return c, nil
	})
}

// moment reads a day and a time of this year, or a time of today: 09-02 15:04,
// 15:04.
func moment(field, text string, now time.Time) (time.Time, error) {
	text = strings.TrimSpace(word.Narrow(text))
	if t, err := time.ParseInLocation("2006 01-02 15:04", now.Format("2006 ")+text, now.Location()); err == nil {
		return t, nil
	}
	if t, err := time.ParseInLocation("2006-01-02 15:04", now.Format("2006-01-02 ")+text, now.Location()); err == nil {
		return t, nil
	}
	return time.Time{}, &store.Error{Code: store.Invalid, Field: field, Reason: "oncall.clock", Arg: text}
}

func (s *Screen) treatment() tea.Cmd {
	p, ok := s.whom()
	if !ok {
		return nil
	}
	fields := []kit.FormField{s.field("what", kit.FormField{Required: true}), s.field("days", kit.FormField{Required: true}), s.field("time", kit.FormField{Required: true, Value: "07:30"}), s.field("place", kit.FormField{}), s.field("transport", kit.FormField{}), s.field("companion", kit.FormField{})}
	return s.form("treatment:"+p.ID, fmt.Sprintf(s.env.Words.T.Medical.Ask["treatment"], p.Name), fields, func(v map[string]string) (store.Command, error) {
		days, dates, ok := word.Weekday(word.Narrow(v["days"]))
		if !ok {
			return nil, &store.Error{Code: store.Invalid, Field: "days", Reason: "treatment.no_days"}
		}
		return store.SetTreatment{Patient: p.ID, What: v["what"], Weekdays: days, Dates: dates, Time: word.Narrow(v["time"]), Place: v["place"], Transport: v["transport"], Companion: v["companion"]}, nil
	})
}
