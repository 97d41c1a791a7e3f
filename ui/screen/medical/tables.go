package medical

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/ui/kit"
)

// item is a row of what matters now: who is on call, what runs out, who is to
// be looked at, who is to be driven.
type item struct {
	id      string
	part    string // oncall, due, watch, turn
	label   string
	who     string
	what    string
	when    string
	hot     bool
	patient string // id, "": about no patient
	turn    *store.PatientTurn
	order   string // number of an order that is under way
}

// items are those who can be called first, then what is late or due, the most
// urgent in front.
func (s *Screen) items() []item {
	t, w, d := s.env.Words.T.Medical, s.env.Words, s.d
	var out []item
	for i, o := range d.status.OnCall {
		out = append(out, item{id: fmt.Sprint("oncall", i, o.ID), part: "oncall", label: t.OnCallNow, who: o.Name, what: strings.TrimSpace(w.OnCallRole(o) + " " + o.Phone), when: w.OnCallUntil(o, d.now)})
	}
	if len(d.status.OnCall) == 0 {
		out = append(out, item{id: "nobody", part: "oncall", label: t.OnCallNow, who: t.Nobody, hot: true})
	}
	for i, x := range d.status.Watch {
		if d.now > x.Next || i < 5 {
			out = append(out, item{id: "watch" + x.Patient, part: "watch", label: t.WatchNow, who: s.whoIs(x), what: x.Why, when: w.WatchNext(x.Next, d.now), hot: d.now > x.Next, patient: x.Patient})
		}
	}
	for i := range d.status.Turns {
		x := &d.status.Turns[i]
		out = append(out, item{id: fmt.Sprint("turn", x.Patient, x.No, x.Turn.Due), part: "turn", label: t.TurnsNow, who: s.whoIs(x.PatientRef), what: x.What + " " + w.Turn(x.Turn), when: w.Time(x.Turn.Due, d.now),
			hot: !x.Turn.Carried() || d.now > x.Turn.Due, patient: x.Patient, turn: x})
	}
	for _, x := range d.status.Due {
		brings := t.NoOrder
		if x.UnderWay != "" {
			brings = x.UnderWay + " " + w.Stage(x.Stage)
		}
		out = append(out, item{id: "due" + x.Patient + x.Drug, part: "due", label: t.DueNow, who: s.whoIs(x.PatientRef), what: x.Drug + " " + brings, when: w.DaysLeft(x.RunsOut, d.now, x.Days), hot: x.UnderWay == "" && x.Days < 1, patient: x.Patient, order: x.UnderWay})
	}
	return out
}

// whoIs is a patient in one cell: 4格 12号 李婶.
func (s *Screen) whoIs(r store.PatientRef) string {
	return strings.TrimSpace(s.env.Words.PatientPlace(r.Grid, r.Household) + " " + r.Name)
}

func (s *Screen) columns() {
	s.nowColumns()
	s.registerColumns()
	s.orderColumns()
	s.turnColumns()
	s.visitColumns()
}

func (s *Screen) nowColumns() {
	t := s.env.Words.T.Medical
	s.now.SetColumns([]kit.Column[item]{
		{Title: t.Tabs[tabNow], Width: 11, Cell: func(r item) string { return r.label }, Style: func(r item) (lipgloss.Style, bool) { return s.env.Theme.Muted, true }},
		{Title: t.Name, Width: 20, Cell: func(r item) string { return kit.Clean(r.who) }, Style: func(r item) (lipgloss.Style, bool) { return s.env.Theme.Orange, r.hot }},
		{Title: t.Stands, Cell: func(r item) string { return kit.Clean(r.what) }},
		{Title: t.When, Width: 15, Cell: func(r item) string { return r.when }, Style: func(r item) (lipgloss.Style, bool) { return s.env.Theme.Orange, r.hot }},
	})
}

func (s *Screen) registerColumns() {
	t, w := s.env.Words.T.Medical, s.env.Words
	s.register.SetColumns([]kit.Column[store.Patient]{
		{Title: t.Number, Width: 7, Cell: func(p store.Patient) string { return p.Number }},
		{Title: t.Name, Width: 10, Cell: func(p store.Patient) string { return kit.Clean(p.Name) }},
		{Title: t.Where, Width: 14, Cell: func(p store.Patient) string { return kit.Clean(w.PatientPlace(s.d.numbers[p.Grid], p.Household)) }},
		{Title: t.Condition, Cell: func(p store.Patient) string { return kit.Clean(w.Conditions(p)) }},
		{Title: t.Drug, Width: 12, Drop: 1, Cell: func(p store.Patient) string {
			if d := p.FirstOut(); d != nil {
				return kit.Clean(d.Name)
			}
			return ""
		}},
		{Title: t.DaysLeft, Width: 11, Cell: s.lasts, Style: func(p store.Patient) (lipgloss.Style, bool) {
			d := p.FirstOut()
			return s.env.Theme.Orange, d != nil && d.Days(s.d.now) < store.RefillDays(w.Plan)
		}},
		{Title: t.Order, Width: 16, Drop: 2, Cell: func(p store.Patient) string {
			if d := p.FirstOut(); d != nil {
				if o := p.UnderWay(d.No); o != nil {
					return o.Number + " " + w.Stage(o.Stage())
				}
			}
			return ""
		}},
	})
}

func (s *Screen) lasts(p store.Patient) string {
	d := p.FirstOut()
	if d == nil {
		if len(p.Drugs) == 0 {
			return "—"
		}
		return s.env.Words.T.Medical.Unknown
	}
	return s.env.Words.DaysLeft(d.RunsOut(), s.d.now, d.Days(s.d.now))
}

func (s *Screen) orderColumns() {
	t, w := s.env.Words.T.Medical, s.env.Words
	s.orders.SetColumns([]kit.Column[store.PatientOrder]{
		{Title: t.Number, Width: 7, Cell: func(o store.PatientOrder) string { return o.Order.Number }},
		{Title: t.Name, Width: 24, Cell: func(o store.PatientOrder) string { return kit.Clean(s.whoIs(o.PatientRef)) }},
		{Title: t.Drug, Cell: func(o store.PatientOrder) string {
			return kit.Clean(strings.TrimSpace(o.Order.What + " " + w.Quantity(o.Order.Amount, o.Order.Unit)))
		}},
		{Title: t.Stands, Width: 12, Cell: func(o store.PatientOrder) string { return w.Stage(o.Order.Stage()) }, Style: func(o store.PatientOrder) (lipgloss.Style, bool) {
			return s.env.Theme.Yellow, o.Order.Stage() == store.MedicineAsked
		}},
		{Title: t.Who, Width: 10, Drop: 1, Cell: func(o store.PatientOrder) string { return kit.Clean(o.Order.Last().Who) }},
		{Title: t.When, Width: 11, Cell: func(o store.PatientOrder) string { return w.Time(o.Order.Last().At, s.d.now) }},
	})
}

func (s *Screen) turnColumns() {
	t, w := s.env.Words.T.Medical, s.env.Words
	s.turns.SetColumns([]kit.Column[store.PatientTurn]{
		{Title: t.When, Width: 11, Cell: func(x store.PatientTurn) string { return w.Time(x.Turn.Due, s.d.now) }, Style: func(x store.PatientTurn) (lipgloss.Style, bool) { return s.env.Theme.Orange, s.d.now > x.Turn.Due }},
		{Title: t.Name, Width: 24, Cell: func(x store.PatientTurn) string { return kit.Clean(s.whoIs(x.PatientRef)) }},
		{Title: t.Treatment, Width: 18, Cell: func(x store.PatientTurn) string { return kit.Clean(strings.TrimSpace(x.What + " " + x.Place)) }},
		{Title: t.Car, Cell: func(x store.PatientTurn) string { return kit.Clean(w.Turn(x.Turn)) }, Style: func(x store.PatientTurn) (lipgloss.Style, bool) { return s.env.Theme.Orange, !x.Turn.Carried() }},
	})
}

func (s *Screen) visitColumns() {
	t, w := s.env.Words.T.Medical, s.env.Words
	s.visits.SetColumns([]kit.Column[store.MedicalVisit]{
		{Title: t.When, Width: 11, Cell: func(v store.MedicalVisit) string { return w.Time(v.At, s.d.now) }},
		{Title: t.Name, Width: 14, Cell: func(v store.MedicalVisit) string { return kit.Clean(w.PatientPlace(s.d.numbers[v.Grid], v.Name)) }},
		{Title: t.Doctor, Width: 10, Drop: 1, Cell: func(v store.MedicalVisit) string { return kit.Clean(v.Doctor) }},
		{Title: t.Visit, Cell: func(v store.MedicalVisit) string { return kit.Clean(v.Findings) }},
		{Title: s.env.Words.T.Medical.Field["disposition"], Width: 12, Cell: func(v store.MedicalVisit) string { return kit.Clean(v.Disposition) }},
	})
}

// foot says of the chosen row what has no room in it; in the first tab it is
// the call path of an emergency.
func (s *Screen) foot(w int) []string {
	words := s.env.Words
	t := words.T.Medical
	line := ""
	switch s.tab {
	case tabNow:
		line = t.CallPath + words.T.Report.Colon + s.d.path.Text(words.CallWords())
	case tabRegister:
		p, ok := s.register.Selected()
		if !ok {
			return nil
		}
		line = s.about(p)
	case tabMedicine:
		o, ok := s.orders.Selected()
		if !ok {
			return nil
		}
		for _, step := range o.Order.Steps {
			line += words.Stage(step.Stage) + " " + strings.TrimSpace(step.Who+" "+words.Time(step.At, s.d.now)) + "  "
		}
		line += o.Order.Text + " " + o.Phone
	case tabTurns:
		x, ok := s.turns.Selected()
		if !ok {
			return nil
		}
		line = x.Number + " " + x.Phone + " " + x.Place + " " + words.Turn(x.Turn)
	case tabVisits:
		v, ok := s.visits.Selected()
		if !ok {
			return nil
		}
		line = v.Number + " " + v.Findings + " " + v.Disposition
	}
	return []string{s.env.Theme.Muted.Render(kit.Fit(kit.Clean(line), w))}
}

// about is a patient in one line: phone, allergies, each drug, the watch.
func (s *Screen) about(p store.Patient) string {
	words := s.env.Words
	t := words.T.Medical
	parts := []string{p.Phone}
	if p.Allergies != "" {
		parts = append(parts, fmt.Sprintf(t.Allergy, p.Allergies))
	}
	for _, d := range p.Drugs {
		if d.Active() {
			parts = append(parts, words.Drug(d, s.d.now))
		}
	}
	if p.Watch != nil {
		parts = append(parts, t.Watch+" "+words.WatchNext(p.Watch.Next(), s.d.now)+" "+p.Watch.Why)
	}
	for _, x := range p.Treatments {
		if next, ok := x.Next(s.d.now, words.Zone); ok {
			parts = append(parts, x.What+" "+words.Time(next.Due, s.d.now)+" "+words.Turn(next))
		}
	}
	return strings.TrimSpace(strings.Join(parts, "  "))
}
