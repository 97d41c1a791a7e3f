package store

import (
	"context"
	"slices"
	"strings"
	"time"

	"zhiban/store/journal"
)

// ReadSlot finds the place on a roster that some words name: a role of the
// plan, «group:a», or a site. Errors: invalid (there is none), not_found
// (a group), internal.
func (v *View) ReadSlot(ctx context.Context, post string) (Slot, error) {
	return v.readSlot(ctx, strings.NewReplacer("：", ":").Replace(strings.TrimSpace(post)))
}

// PlannedShift finds the shift with a key such as 2022-09-02-A, made or not:
// one that nobody has made yet has no id. Errors: not_found, internal.
func (v *View) PlannedShift(ctx context.Context, key string) (Shift, error) {
	s, err := v.ShiftByKey(ctx, key)
	if err == nil || CodeOf(err) != NotFound {
		return s, err
	}
	pl, perr := v.Plan(ctx)
	if perr != nil {
		return s, perr
	}
	day, slug, ok := cutKey(strings.TrimSpace(key))
	start, derr := time.ParseInLocation("2006-01-02", day, v.Zone())
	if !ok || derr != nil {
		return s, err
	}
	for _, p := range patternsBetween(pl, start, start.AddDate(0, 0, 1), v.Zone()) {
		if p.slug == slug {
			return Shift{Key: p.key(), Slug: p.slug, Start: journal.At(p.start), End: journal.At(p.end)}, nil
		}
	}
	return s, err
}

// cutKey parts 2022-09-02-A.
func cutKey(key string) (day, slug string, ok bool) {
	const n = len("2006-01-02")
	if len(key) < n+2 || key[n] != '-' {
		return "", "", false
	}
	return key[:n], key[n+1:], true
}

// RosterDuty puts somebody on a slot of a shift by name, as a list brings it:
// the shift is made if the plan has it, and a name that nobody has is entered.
type RosterDuty struct {
	Shift string // key
	Slot  Slot
	Name  string
	Phone string
}

func (c RosterDuty) plan(tx *Tx) error {
	s, err := tx.PlannedShift(tx.ctx, c.Shift)
	if err != nil {
		return err
	}
	if s.ID == "" {
		if err := (AddShift{Slug: s.Slug, Start: s.Start.In(tx.Zone())}).plan(tx); err != nil {
			return err
		}
	}
	who, err := c.person(tx)
	if err != nil {
		return err
	}
	return AssignDuty{Shift: s.Key, Role: c.Slot.Role, Group: c.Slot.Group, Post: c.Slot.Post, Site: c.Slot.Site, Person: who}.plan(tx)
}

// person finds who is meant, or enters them.
func (c RosterDuty) person(tx *Tx) (string, error) {
	list, err := tx.PersonsNamed(tx.ctx, c.Name)
	if err != nil {
		return "", err
	}
	if c.Phone != "" {
		if i := slices.IndexFunc(list, func(p Person) bool { return phoneKey(p.Phone) == phoneKey(c.Phone) }); i >= 0 {
			return list[i].ID, nil
		}
	}
	switch len(list) {
	case 0:
		if err := (AddPerson{Name: c.Name, Phone: c.Phone}).plan(tx); err != nil {
			return "", err
		}
		return tx.refs[len(tx.refs)-1].Subject, nil
	case 1:
		return list[0].ID, nil
	}
	return "", refused("person", "person.ambiguous", c.Name)
}

// PersonsNamed lists everybody with exactly this name. Errors: internal.
func (v *View) PersonsNamed(ctx context.Context, name string) ([]Person, error) {
	return personTable().list(ctx, v.q, "WHERE name = ? ORDER BY length(subject), subject LIMIT 50", strings.TrimSpace(name))
}

// PhoneKey is a phone as lists compare it: its digits.
func PhoneKey(phone string) string { return phoneKey(phone) }

// EnterPerson enters somebody with what they can do and are, as a list brings
// it.
type EnterPerson struct {
	Name, Phone, Skills string
	Roles               []Role // Slug and Of
}

func (c EnterPerson) plan(tx *Tx) error {
	p := AddPerson{Name: c.Name, Phone: strings.TrimSpace(c.Phone)}
	if len(c.Roles) > 0 {
		p.Role, p.Of = c.Roles[0].Slug, c.Roles[0].Of
	}
	if err := p.plan(tx); err != nil {
		return err
	}
	id := tx.refs[len(tx.refs)-1].Subject
	for _, r := range c.Roles[min(1, len(c.Roles)):] {
		if err := (AddRole{ID: id, Role: r.Slug, Of: r.Of}).plan(tx); err != nil {
			return err
		}
	}
	if c.Skills == "" {
		return nil
	}
	return SetSkills{ID: id, Skills: c.Skills}.plan(tx)
}

// PlateKey is a plate as lists compare it, however typed.
func PlateKey(plate string) string { return passKey(plate) }
