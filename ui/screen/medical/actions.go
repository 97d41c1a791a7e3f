package medical

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
)

// act is something that can be done here.
type act struct {
	id  string
	key string
	why func(*Screen) string
	run func(*Screen) tea.Cmd
}

func acts() []act {
	always := func(*Screen) string { return "" }
	return []act{
		{"emergency", "e", always, (*Screen).emergency}, {"next", "space", (*Screen).noStep, (*Screen).next}, {"medicine", "m", always, (*Screen).medicine}, {"visit", "v", always, (*Screen).visit},
		{"add", "n", always, (*Screen).add}, {"count", "c", (*Screen).noPatient, (*Screen).count}, {"drug", "d", (*Screen).noPatient, (*Screen).drug}, {"watch", "w", (*Screen).noPatient, (*Screen).watch},
		{"oncall", "o", always, (*Screen).oncall}, {"treatment", "t", (*Screen).noPatient, (*Screen).treatment}, {"car", "a", (*Screen).noTurn, (*Screen).car}, {"back", "b", (*Screen).noTurn, (*Screen).went}, {"missed", "x", (*Screen).noTurn, (*Screen).missed},
		{"refuse", "r", (*Screen).noOrder, (*Screen).refuse}, {"open", "g", (*Screen).noMatter, (*Screen).open}, {"house", "h", (*Screen).noHouse, (*Screen).house}, {"find", "f", always, (*Screen).find}, {"end", "q", (*Screen).noPatient, (*Screen).end},
	}
}

// actions are what the screen offers, with the reason when something cannot be
// done now.
func (s *Screen) actions() []app.Action {
	t := s.env.Words.T.Medical
	out := make([]app.Action, 0, len(acts()))
	for _, a := range acts() {
		why := t.Why[a.why(s)]
		if s.env.Store.ReadOnly() != nil && a.id != "find" && a.id != "open" && a.id != "house" {
			why = t.Why["readonly"]
		}
		out = append(out, app.Action{ID: a.id, Keys: []string{a.key}, Name: t.Act[a.id], Why: why, Bar: true, Run: func() tea.Cmd { return a.run(s) }})
	}
	return out
}

// patient is the id of the patient of the chosen row.
func (s *Screen) patient() string {
	switch s.tab {
	case tabRegister:
		p, _ := s.register.Selected()
		return p.ID
	case tabMedicine:
		o, _ := s.orders.Selected()
		return o.Patient
	case tabTurns:
		x, _ := s.turns.Selected()
		return x.Patient
	case tabVisits:
		v, _ := s.visits.Selected()
		return v.Patient
	}
	r, _ := s.now.Selected()
	return r.patient
}

// whom reads the patient of the chosen row; ok is false when there is none.
func (s *Screen) whom() (p store.Patient, ok bool) {
	id := s.patient()
	if id == "" {
		return p, false
	}
	for _, p := range s.d.patients {
		if p.ID == id {
			return p, true
		}
	}
	p, err := s.env.Store.Patient(context.WithoutCancel(s.env.Ctx), id)
	return p, err == nil
}

func (s *Screen) noPatient() string {
	if s.patient() == "" {
		return "none"
	}
	return ""
}

// order is the medicine order of the chosen row: its own, or the one that
// brings what runs out.
func (s *Screen) order() (o store.PatientOrder, ok bool) {
	switch s.tab {
	case tabMedicine:
		return s.orders.Selected()
	case tabNow:
		r, chosen := s.now.Selected()
		for _, o := range s.d.status.Orders {
			if chosen && r.order != "" && o.Order.Number == r.order {
				return o, true
			}
		}
	}
	return o, false
}

func (s *Screen) noOrder() string {
	o, ok := s.order()
	switch {
	case !ok:
		return "none"
	case !o.Order.Open():
		return "ended"
	}
	return ""
}

// turn is the turn of a treatment of the chosen row.
func (s *Screen) turn() (x store.PatientTurn, ok bool) {
	switch s.tab {
	case tabTurns:
		return s.turns.Selected()
	case tabNow:
		if r, chosen := s.now.Selected(); chosen && r.turn != nil {
			return *r.turn, true
		}
	}
	return x, false
}

func (s *Screen) noTurn() string {
	if _, ok := s.turn(); !ok {
		return "none"
	}
	return ""
}

// noStep: the next step of an order, or of a turn, can be done with one key.
func (s *Screen) noStep() string {
	if _, ok := s.turn(); ok {
		return ""
	}
	return s.noOrder()
}

func (s *Screen) noMatter() string {
	if o, ok := s.order(); !ok || o.Order.Matter == "" {
		return "nomatter"
	}
	return ""
}

func (s *Screen) noHouse() string {
	if p, ok := s.whom(); !ok || p.House == "" {
		return "nohouse"
	}
	return ""
}

// do runs a command about something; the last row says that it was taken.
func (s *Screen) do(cmd store.Command, about string) tea.Cmd {
	return s.Do(cmd, fmt.Sprintf(s.env.Words.T.Medical.Done["saved"], about))
}

func (s *Screen) question(ask, about string, cmd func(text string) store.Command) tea.Cmd {
	s.Ask.Open(fmt.Sprintf(s.env.Words.T.Medical.Ask[ask], about), func(text string) tea.Cmd { return s.do(cmd(text), about) })
	return nil
}

// next moves the chosen order on by one stage, or the chosen turn.
func (s *Screen) next() tea.Cmd {
	if x, ok := s.turn(); ok {
		if !x.Turn.Carried() {
			return s.car()
		}
		return s.went()
	}
	o, ok := s.order()
	if !ok {
		return nil
	}
	stage := o.Order.NextStage()
	if stage == store.MedicineDelivered {
		return s.deliver(o)
	}
	return s.question(stage, o.Order.Number+" "+o.Order.What, func(text string) store.Command {
		return store.StepMedicine{Order: store.ResidentRef(o.Patient, o.Order.No), Stage: stage, Who: text}
	})
}

func (s *Screen) refuse() tea.Cmd {
	o, ok := s.order()
	if !ok {
		return nil
	}
	stage := store.MedicineRefused
	if o.Order.Stage() == store.MedicineCarried { // what is on the road is brought back
		stage = store.MedicineReturned
	}
	return s.question("refuse", o.Order.Number+" "+o.Order.What, func(text string) store.Command {
		return store.StepMedicine{Order: store.ResidentRef(o.Patient, o.Order.No), Stage: stage, Text: text}
	})
}

func (s *Screen) car() tea.Cmd { return s.markTurn("car", store.TurnArranged) }

// went: picked up, and at the next press back.
func (s *Screen) went() tea.Cmd {
	x, ok := s.turn()
	if !ok {
		return nil
	}
	if x.Turn.State == store.TurnOut {
		return s.markTurn("back", store.TurnBack)
	}
	return s.do(store.MarkTurn{Patient: x.Patient, What: x.What, On: x.Turn.Due.In(s.env.Words.Zone), State: store.TurnOut}, x.Name+" "+s.env.Words.T.Medical.Turn[store.TurnOut])
}

func (s *Screen) missed() tea.Cmd { return s.markTurn("missed", store.TurnMissed) }

func (s *Screen) markTurn(ask, state string) tea.Cmd {
	x, ok := s.turn()
	if !ok {
		return nil
	}
	return s.question(ask, x.Name+" "+x.What, func(text string) store.Command {
		m := store.MarkTurn{Patient: x.Patient, What: x.What, On: x.Turn.Due.In(s.env.Words.Zone), State: state}
		if state == store.TurnArranged {
			m.Transport = text
		} else {
			m.Text = text
		}
		return m
	})
}

func (s *Screen) open() tea.Cmd {
	o, ok := s.order()
	if !ok {
		return nil
	}
	return app.Say(app.Go{Route: app.Matter, ID: o.Order.Matter})
}

func (s *Screen) house() tea.Cmd {
	p, ok := s.whom()
	if !ok || p.House == "" {
		return nil
	}
	return app.Say(app.Go{Route: app.House, ID: p.House})
}

// find searches the register: what is typed stands in the title until Esc.
func (s *Screen) find() tea.Cmd {
	s.Ask.Open(s.env.Words.T.Medical.Ask["find"], func(text string) tea.Cmd {
		s.grep, s.tab = text, tabRegister
		s.Ask.Close()
		return s.load()
	})
	return nil
}

func (s *Screen) end() tea.Cmd {
	p, ok := s.whom()
	if !ok {
		return nil
	}
	return s.question("end", p.Number+" "+p.Name, func(text string) store.Command { return store.EndPatient{ID: p.ID, Reason: text} })
}
