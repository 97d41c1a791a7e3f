package store

import (
	"fmt"
	"strings"

	"zhiban/store/journal"
)

// TradeDuties lets two people change places (调班): each takes the other's
// slot, in one shift or in two. Somebody in charge may do it for them; the
// entries say who did.
type TradeDuties struct {
	Shift  string // id or key, "" the current one
	No     int
	With   string // shift of the other slot, "" the same
	WithNo int
	Reason string
}

func (c TradeDuties) plan(tx *Tx) error {
	one, err := tx.slotOf(c.Shift, c.No)
	if err != nil {
		return err
	}
	two, err := tx.slotOf(firstOf(c.With, c.Shift), c.WithNo)
	if err != nil {
		return err
	}
	if one.duty.Person == two.duty.Person {
		return refused("person", "duty.trade_same", fmt.Sprint(c.WithNo))
	}
	var came, went journal.Time // within a shift whoever is here stays here, on the other slot
	if one.shift.ID == two.shift.ID {
		came, went = one.shift.since(two.duty.Person), one.shift.since(one.duty.Person)
	} else {
		for _, held := range []heldSlot{one, two} {
			if err := tx.tradable(held); err != nil {
				return err
			}
		}
	}
	if err := changeDuty(tx, "duty.swap", one.shift.ID, c.No, two.duty.Person, c.Reason, came); err != nil {
		return err
	}
	return changeDuty(tx, "duty.swap", two.shift.ID, c.WithNo, one.duty.Person, c.Reason, went)
}

// tradable refuses to trade a slot into another shift under somebody who stands
// on it: a trade is about what is to come, and whoever signed in would be listed
// as absent.
func (tx *Tx) tradable(h heldSlot) error {
	if !h.duty.Here() {
		return nil
	}
	who, err := tx.Person(tx.ctx, h.duty.Person)
	if err != nil {
		return err
	}
	return refused("person", "duty.trade_signed_in", who.Name)
}

type heldSlot struct {
	shift Shift
	duty  Duty
}

func (tx *Tx) slotOf(shift string, no int) (heldSlot, error) {
	s, err := tx.Shift(tx.ctx, shift)
	if err != nil {
		return heldSlot{}, err
	}
	for _, d := range s.Duties {
		if d.No == no && !d.Removed {
			return heldSlot{s, d}, nil
		}
	}
	return heldSlot{}, notFound("no", "duty.unknown", fmt.Sprint(no))
}

// WalkUp takes in somebody who stands at the desk (临时到场): a name and a phone
// are enough, and the person is signed in at once. Who is known by this very
// name and phone is not entered a second time.
type WalkUp struct {
	Shift string
	Name  string
	Phone string
	Role  string // slug for a new person, "" for none
}

func (c WalkUp) plan(tx *Tx) error {
	name, err := required("name", journal.Text(c.Name))
	if err != nil {
		return err
	}
	phone := strings.TrimSpace(c.Phone)
	known, err := personTable().list(tx.ctx, tx.q, "WHERE name = ? AND json_extract(doc, '$.phone') = ? LIMIT 1", string(name), phone)
	if err != nil {
		return err
	}
	if len(known) > 0 {
		return SignIn{Shift: c.Shift, Person: known[0].ID}.plan(tx)
	}
	before := len(tx.refs)
	if err := (AddPerson{Name: string(name), Phone: phone, Role: c.Role, Walkup: true}).plan(tx); err != nil {
		return err
	}
	return SignIn{Shift: c.Shift, Person: tx.refs[before].Subject}.plan(tx)
}
