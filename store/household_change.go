package store

import (
	"fmt"
	"strings"

	"zhiban/store/journal"
)

// HouseholdState is what is known of a household beside its residents.
type HouseholdState struct {
	Grid     string // id or number
	Building string
	Floor    int
	Room     string
	Phone    string
	People   int
	Vacant   bool
	Note     string
}

// State is what a household's own fields say, to change and give back.
func (h Household) State() HouseholdState {
	return HouseholdState{h.Grid, h.Building, h.Floor, h.Room, h.Phone, h.People, h.Vacant, h.Note}
}

// ChangeHousehold corrects a household with a reason. State is the whole
// truth from then on: take it from [Household.State] and change what is wrong.
type ChangeHousehold struct {
	ID     string
	State  HouseholdState
	Reason string
}

func (c ChangeHousehold) plan(tx *Tx) error {
	h, err := tx.Household(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	b, err := newCensusBook(tx)
	if err != nil {
		return err
	}
	s := c.State
	head, err := b.head(s.Grid, Address{s.Building, s.Floor, s.Room}, s.Phone, s.People, s.Vacant, s.Note)
	if err != nil {
		return err
	}
	if taken, err := b.taken(head, h.ID); err != nil || taken != "" {
		return firstErr(err, refused("building", "household.exists", Address{s.Building, 0, s.Room}.String()))
	}
	if s.Vacant && len(h.Present()) > 0 {
		return refused("vacant", "household.vacant_with_people", "")
	}
	return tx.append("household.change", h.ID, &householdChanged{householdHead: *head, Reason: reason})
}

func firstErr(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// RemoveHousehold takes a household out of the census with a reason, or back
// into it; nothing of it is deleted.
type RemoveHousehold struct {
	ID     string
	Back   bool
	Reason string
}

func (c RemoveHousehold) plan(tx *Tx) error {
	h, err := tx.Household(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	if h.Removed != c.Back {
		return refused("", map[bool]string{true: "household.not_removed", false: "household.removed"}[c.Back], h.Address().String())
	}
	if c.Back {
		b := &censusBook{tx: tx}
		if taken, err := b.taken(&householdHead{Grid: h.Grid, Building: journal.Text(h.Building), Room: journal.Text(h.Room)}, h.ID); err != nil || taken != "" {
			return firstErr(err, refused("building", "household.exists", h.Address().String()))
		}
	}
	return tx.append("household.remove", h.ID, &householdGone{Removed: !c.Back, Reason: reason})
}

// SetResident enters somebody who lives in a household (No 0), or corrects
// what is known of them.
type SetResident struct {
	Household string
	No        int // 0: somebody new
	NewResident
	Reason string // of a correction
}

func (c SetResident) plan(tx *Tx) error {
	h, err := tx.Household(tx.ctx, c.Household)
	if err != nil {
		return err
	}
	if h.Removed {
		return refused("household", "household.removed", h.Address().String())
	}
	no := c.No
	if no == 0 {
		if h.Vacant {
			return refused("household", "household.vacant", h.Address().String())
		}
		for _, r := range h.Residents {
			no = max(no, r.No)
		}
		no++
	} else if _, ok := h.Resident(no); !ok {
		return notFound("no", "resident.unknown", fmt.Sprint(no))
	}
	b, err := newCensusBook(tx)
	if err != nil {
		return err
	}
	data, err := b.resident(c.NewResident, no)
	if err != nil {
		return err
	}
	return tx.append("household.resident", h.ID, &residentSet{residentData: *data, Reason: journal.Text(strings.TrimSpace(c.Reason))})
}

// AsNew is a resident as [SetResident] takes them.
func (r Resident) AsNew() NewResident {
	return NewResident{Name: r.Name, Phone: r.Phone, Sex: r.Sex, Born: r.Born, Floating: r.Floating, Needs: r.Needs, Languages: r.Languages, Note: r.Note}
}

// ResidentLeft says that somebody does not live there any more, or is back.
type ResidentLeft struct {
	Household string
	No        int
	Back      bool
	Reason    string
}

func (c ResidentLeft) plan(tx *Tx) error {
	h, err := tx.Household(tx.ctx, c.Household)
	if err != nil {
		return err
	}
	r, ok := h.Resident(c.No)
	if !ok {
		return notFound("no", "resident.unknown", fmt.Sprint(c.No))
	}
	if r.Left.IsZero() == c.Back {
		return refused("no", map[bool]string{true: "resident.there", false: "resident.gone"}[c.Back], r.Name)
	}
	reason := journal.Text(strings.TrimSpace(c.Reason))
	if !c.Back {
		if reason, err = required("reason", reason); err != nil {
			return err
		}
	}
	return tx.append("household.leave", h.ID, &residentLeft{No: c.No, Left: !c.Back, Reason: reason})
}

// EnrolResident makes a resident a person of the post, resident by role and
// whatever else they take on: a volunteer from inside, a group's contact.
type EnrolResident struct {
	Household string
	No        int
	Role      string // a second role, or ""
}

func (c EnrolResident) plan(tx *Tx) error {
	h, err := tx.Household(tx.ctx, c.Household)
	if err != nil {
		return err
	}
	r, ok := h.Resident(c.No)
	switch {
	case !ok:
		return notFound("no", "resident.unknown", fmt.Sprint(c.No))
	case r.Person != "":
		return refused("no", "resident.person_already", r.Name)
	case r.Name == "":
		return refused("no", "resident.nameless", "")
	}
	person, err := tx.create("person.add", &personAdded{Name: journal.Text(r.Name), Phone: journal.Text(r.Phone), Role: RoleResident, Of: h.ID})
	if err != nil {
		return err
	}
	if c.Role != "" {
		if err := tx.append("person.role", person, &roleChanged{Role: c.Role}); err != nil {
			return err
		}
	}
	return tx.append("household.person", h.ID, &residentLinked{No: r.No, Person: person})
}

// LinkResident points a resident's line at a person who is entered already;
// Person "" takes the link away.
type LinkResident struct {
	Household string
	No        int
	Person    string
}

func (c LinkResident) plan(tx *Tx) error {
	h, err := tx.Household(tx.ctx, c.Household)
	if err != nil {
		return err
	}
	if _, ok := h.Resident(c.No); !ok {
		return notFound("no", "resident.unknown", fmt.Sprint(c.No))
	}
	if c.Person != "" {
		if _, err := tx.Person(tx.ctx, c.Person); err != nil {
			return err
		}
	}
	return tx.append("household.person", h.ID, &residentLinked{No: c.No, Person: c.Person})
}

// RaiseDoubt notes what somebody is to find out about a household.
type RaiseDoubt struct{ Household, Text string }

func (c RaiseDoubt) plan(tx *Tx) error {
	h, err := tx.HouseholdRef(tx.ctx, c.Household)
	if err != nil {
		return err
	}
	text, err := required("text", journal.Text(c.Text))
	if err != nil {
		return err
	}
	return tx.append("household.doubt", h.ID, &doubtRaised{No: h.nextDoubt(1), Text: text})
}

// SettleDoubt answers a doubt, or opens it again.
type SettleDoubt struct {
	Household string
	No        int // 0: the only open one
	Reopen    bool
	Answer    string
}

func (c SettleDoubt) plan(tx *Tx) error {
	h, err := tx.HouseholdRef(tx.ctx, c.Household)
	if err != nil {
		return err
	}
	d, err := toSettle(h.Doubts, c.No, c.Reopen)
	if err != nil {
		return err
	}
	answer, err := required("answer", journal.Text(c.Answer))
	if err != nil {
		return err
	}
	return tx.append("household.settle", h.ID, &doubtSettled{No: d.No, Settled: !c.Reopen, Text: answer})
}
