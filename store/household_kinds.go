package store

import (
	"slices"

	"zhiban/store/journal"
)

// householdHead is what is known of the door itself; a change carries all of
// it, so that the last one is the whole truth.
type householdHead struct {
	Grid     string       `json:"grid"`
	Building journal.Text `json:"building"`
	Floor    int          `json:"floor"`
	Room     journal.Text `json:"room"`
	Phone    journal.Text `json:"phone"`
	People   int          `json:"people"`
	Vacant   bool         `json:"vacant"`
	Note     journal.Text `json:"note"`
}

type householdAdded struct {
	householdHead
	Source    string         `json:"source"`
	Synthetic bool           `json:"synthetic,omitempty"`
	Residents []residentData `json:"residents"`
}

type householdChanged struct {
	householdHead
	Reason journal.Text `json:"reason"`
}

type householdGone struct {
	Removed bool         `json:"removed"`
	Reason  journal.Text `json:"reason"`
}

type residentData struct {
	No        int          `json:"no"`
	Name      journal.Text `json:"name"`
	Phone     journal.Text `json:"phone"`
	Sex       string       `json:"sex"`
	Born      int          `json:"born"`
	Floating  bool         `json:"floating"`
	Needs     []string     `json:"needs"`
	Languages []string     `json:"languages"`
	Note      journal.Text `json:"note"`
}

type residentSet struct {
	residentData
	Reason journal.Text `json:"reason"`
}

type residentLeft struct {
	No     int          `json:"no"`
	Left   bool         `json:"left"` // false: back again, or never gone
	Reason journal.Text `json:"reason"`
}

type residentLinked struct {
	No     int    `json:"no"`
	Person string `json:"person"` // "" takes the link away
}

type doubtRaised struct {
	No   int          `json:"no"`
	Text journal.Text `json:"text"`
}

type doubtSettled struct {
	No      int          `json:"no"`
	Settled bool         `json:"settled"`
	Text    journal.Text `json:"text"`
}

func householdKinds() []kind {
	o := func(counter string) kindOptions {
		return kindOptions{Stream: System, Noun: "household", Counter: counter}
	}
	doubt := kindOptions{Stream: Human, Noun: "household", Counter: "household.settle", Commutes: true}
	settle := kindOptions{Stream: Human, Noun: "household", Counter: "household.settle"}
	return []kind{
		kindOf("household.add", o("household.remove"), foldHouseholdAdded),
		kindOf("household.change", o("household.change"), onHousehold(func(h *Household, e Event, p *householdChanged) {
			h.setHead(&p.householdHead, e)
		})),
		kindOf("household.remove", o("household.remove"), onHousehold(func(h *Household, _ Event, p *householdGone) { h.Removed = p.Removed })),
		kindOf("household.resident", o("household.resident"), foldResidentSet),
		kindOf("household.leave", o("household.leave"), foldResidentLeft),
		kindOf("household.person", o("household.person"), onHousehold(func(h *Household, _ Event, p *residentLinked) {
			h.change(p.No, func(r *Resident) { r.Person = p.Person })
		})),
		kindOf("household.doubt", doubt, onHousehold(func(h *Household, e Event, p *doubtRaised) {
			h.Doubts = append(h.Doubts, Doubt{No: h.nextDoubt(p.No), Text: string(p.Text), At: e.At, By: e.Officer})
		})),
		kindOf("household.settle", settle, onHousehold(func(h *Household, e Event, p *doubtSettled) {
			for i := range h.Doubts {
				if d := &h.Doubts[i]; d.No == p.No {
					d.Settled, d.Answer = 0, string(p.Text)
					if p.Settled {
						d.Settled = e.At
					}
				}
			}
		})),
	}
}

func onHousehold[P any](change func(*Household, Event, *P)) func(*folder, Event, *P) {
	return func(f *folder, e Event, p *P) {
		householdTable().update(f, e.Subject, func(h *Household) { change(h, e, p) })
	}
}

func (h *Household) setHead(p *householdHead, e Event) {
	h.Grid, h.Building, h.Floor, h.Room = p.Grid, string(p.Building), p.Floor, string(p.Room)
	h.Phone, h.People, h.Vacant, h.Note = string(p.Phone), p.People, p.Vacant, string(p.Note)
	h.Counted, h.CountedBy = e.At, e.Officer
}

func (h *Household) change(no int, set func(*Resident)) {
	for i := range h.Residents {
		if h.Residents[i].No == no {
			set(&h.Residents[i])
		}
	}
}

// nextDoubt is the number that was meant, or the next free one when two
// stations gave the same.
func (h *Household) nextDoubt(no int) int {
	for slices.ContainsFunc(h.Doubts, func(d Doubt) bool { return d.No == no }) {
		no++
	}
	return no
}

func (p *residentData) resident(e Event) Resident {
	return Resident{No: p.No, Name: string(p.Name), Phone: string(p.Phone), Sex: p.Sex, Born: p.Born, Floating: p.Floating, Needs: p.Needs, Languages: p.Languages, Note: string(p.Note), From: e.At}
}

func foldHouseholdAdded(f *folder, e Event, p *householdAdded) {
	h := &Household{ID: e.Subject, Source: p.Source, Synthetic: p.Synthetic}
	h.setHead(&p.householdHead, e)
	for i := range p.Residents {
		r := p.Residents[i].resident(e)
		h.Residents = append(h.Residents, r)
		addResidentRow(f, e.Subject, r)
	}
	householdTable().put(f, e.Subject, h)
}

func foldResidentSet(f *folder, e Event, p *residentSet) {
	householdTable().update(f, e.Subject, func(h *Household) {
		now := p.resident(e)
		i := slices.IndexFunc(h.Residents, func(r Resident) bool { return r.No == p.No })
		if i < 0 {
			h.Residents = append(h.Residents, now)
		} else {
			was := h.Residents[i]
			now.Person, now.From, now.Left, now.LeftWhy = was.Person, was.From, was.Left, was.LeftWhy
			h.Residents[i] = now
		}
		h.Counted, h.CountedBy = e.At, e.Officer
		residentRow(f, e.Subject, now)
	})
}

func foldResidentLeft(f *folder, e Event, p *residentLeft) {
	householdTable().update(f, e.Subject, func(h *Household) {
		h.change(p.No, func(r *Resident) {
			r.Left, r.LeftWhy = 0, ""
			if p.Left {
				r.Left, r.LeftWhy = e.At, string(p.Reason)
			}
			residentRow(f, e.Subject, *r)
		})
	})
}
