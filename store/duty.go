package store

import (
	"fmt"
	"slices"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// Duty is one slot of a shift: a role of the post, a group's A or B post, or a
// guard of a site; and whoever stands on it.
type Duty struct {
	No        int          `json:"no"`
	Role      string       `json:"role"`  // slug of the plan, or ""
	Group     string       `json:"group"` // subject id, or ""
	Post      string       `json:"post"`  // a, b or ""
	Site      string       `json:"site"`
	Person    string       `json:"person"`
	For       string       `json:"for"` // whom the person stands in for
	Reason    string       `json:"reason"`
	SignedIn  journal.Time `json:"signed_in"`
	SignedOut journal.Time `json:"signed_out"`
	Removed   bool         `json:"removed"`
	Swaps     []DutySwap   `json:"swaps,omitempty"`
	Earlier   []DutySpell  `json:"earlier,omitempty"` // spells that ended before the one above
}

// DutySwap is one change of who stands on a slot, and who decided it.
type DutySwap struct {
	From   string       `json:"from"`
	To     string       `json:"to"`
	By     string       `json:"by"`
	At     journal.Time `json:"at"`
	Reason string       `json:"reason"`
}

// DutySpell is a stretch that somebody was signed in on a slot.
type DutySpell struct {
	Person string       `json:"person"`
	In     journal.Time `json:"in"`
	Out    journal.Time `json:"out"`
}

// Here reports whether the person is signed in on the slot.
func (d Duty) Here() bool { return !d.Removed && !d.SignedIn.IsZero() && d.SignedOut.IsZero() }

// end closes the running spell at a time and keeps it.
func (d *Duty) end(at journal.Time) {
	if d.SignedIn.IsZero() {
		return
	}
	if !d.SignedOut.IsZero() {
		at = d.SignedOut
	}
	d.Earlier = append(d.Earlier, DutySpell{Person: d.Person, In: d.SignedIn, Out: at})
	d.SignedIn, d.SignedOut = 0, 0
}

type dutyAssigned struct {
	No     int          `json:"no"`
	Role   string       `json:"role"`
	Group  string       `json:"group"`
	Post   string       `json:"post"`
	Site   string       `json:"site"`
	Person string       `json:"person"`
	Adopt  int          `json:"adopt,omitempty"` // the slot of an extra hand that becomes this one, with its sign-in
	Since  journal.Time `json:"since,omitempty"` // the person is here already, on another slot
}

type dutyChanged struct {
	No     int          `json:"no"`
	Person string       `json:"person"`
	Reason journal.Text `json:"reason"`
	Since  journal.Time `json:"since,omitempty"` // the person is here already, on another slot
}

type dutySigned struct {
	Person string `json:"person"`
}

func shiftKinds() []kind {
	t := shiftTable()
	o := func(counter string, commutes bool) kindOptions {
		return kindOptions{Stream: System, Noun: "shift", Counter: counter, Commutes: commutes}
	}
	sign := func(in bool) func(*folder, Event, *dutySigned) {
		return func(f *folder, e Event, p *dutySigned) {
			t.update(f, e.Subject, func(s *Shift) {
				for i := range s.Duties {
					d := &s.Duties[i]
					switch {
					case d.Person != p.Person || d.Removed:
					case in && (d.SignedIn.IsZero() || !d.SignedOut.IsZero()):
						d.end(e.At)
						d.SignedIn = e.At
					case !in && d.SignedOut.IsZero() && !d.SignedIn.IsZero():
						d.SignedOut = e.At
					}
				}
			})
		}
	}
	return []kind{
		kindOf("shift.add", o("shift.add", false), func(f *folder, e Event, p *shiftAdded) {
			t.put(f, e.Subject, &Shift{ID: e.Subject, Key: p.Key, Slug: p.Slug, Start: p.Start, End: p.End})
		}),
		kindOf("duty.assign", o("duty.remove", true), func(f *folder, e Event, p *dutyAssigned) {
			t.update(f, e.Subject, func(s *Shift) { s.assign(p) })
		}),
		kindOf("duty.remove", o("duty.assign", false), onDutyNo(func(d *Duty, e Event, p *dutyChanged) { d.Removed, d.Reason = true, string(p.Reason) })),
		kindOf("duty.swap", o("duty.swap", false), onDutyNo(func(d *Duty, e Event, p *dutyChanged) {
			d.Swaps = append(d.Swaps, DutySwap{From: d.Person, To: p.Person, By: e.Officer, At: e.At, Reason: string(p.Reason)})
			d.end(e.At)
			d.For, d.Person, d.Reason, d.SignedIn = d.Person, p.Person, string(p.Reason), p.Since
		})),
		kindOf("duty.sign_in", o("duty.sign_out", true), sign(true)),
		kindOf("duty.sign_out", o("duty.sign_in", true), sign(false)),
	}
}

// assign gives a shift a slot, or an extra hand's slot another place.
func (s *Shift) assign(p *dutyAssigned) {
	for i := range s.Duties {
		if d := &s.Duties[i]; p.Adopt != 0 && d.No == p.Adopt {
			d.Role, d.Group, d.Post, d.Site = p.Role, p.Group, p.Post, p.Site
			return
		}
	}
	s.Duties = append(s.Duties, Duty{No: len(s.Duties) + 1, Role: p.Role, Group: p.Group, Post: p.Post, Site: p.Site, Person: p.Person, SignedIn: p.Since})
}

func onDutyNo(change func(*Duty, Event, *dutyChanged)) func(*folder, Event, *dutyChanged) {
	return func(f *folder, e Event, p *dutyChanged) {
		shiftTable().update(f, e.Subject, func(s *Shift) {
			for i := range s.Duties {
				if s.Duties[i].No == p.No {
					change(&s.Duties[i], e, p)
				}
			}
		})
	}
}

// AssignDuty puts a person on a slot of a shift. Who signed in before there was
// a slot keeps the sign-in: the report would else name them here and absent.
type AssignDuty struct {
	Shift  string // id or key, "" the current one
	Role   string
	Group  string
	Post   string
	Site   string
	Person string
}

func (c AssignDuty) plan(tx *Tx) error {
	s, err := tx.Shift(tx.ctx, c.Shift)
	if err != nil {
		return err
	}
	if _, err := tx.Person(tx.ctx, c.Person); err != nil {
		return err
	}
	if c.Role == "" && c.Group == "" && c.Site == "" {
		return invalid("role", "duty.no_post", "")
	}
	if c.Role != "" && c.Role != RoleExtra {
		p, err := tx.Plan(tx.ctx)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(p.PostRoles, func(r plan.PostRole) bool { return r.Slug == c.Role }) {
			return invalid("role", "duty.role_unknown", c.Role)
		}
	}
	if c.Group != "" && c.Post != "a" && c.Post != "b" {
		return invalid("post", "group.post", c.Post)
	}
	for _, d := range s.Duties {
		if !d.Removed && d.Person == c.Person && d.Role == c.Role && d.Group == c.Group && d.Post == c.Post && d.Site == c.Site {
			return refused("person", "duty.assigned_already", s.Key)
		}
	}
	a := &dutyAssigned{No: len(s.Duties) + 1, Role: c.Role, Group: c.Group, Post: c.Post, Site: c.Site, Person: c.Person}
	a.adopt(s)
	return tx.append("duty.assign", s.ID, a)
}

// adopt finds the sign-in that the person has in the shift already: the slot of
// an extra hand becomes the new one, any other lends its time.
func (a *dutyAssigned) adopt(s Shift) {
	for _, d := range s.Duties {
		if d.Person == a.Person && !d.Removed && !d.SignedIn.IsZero() && d.Slot() == (Slot{Role: RoleExtra}) {
			a.No, a.Adopt = d.No, d.No
			return
		}
	}
	a.Since = s.since(a.Person)
}

// unadopt gives a slot back to the extra hand that it was before.
type unadopt struct {
	Shift string
	No    int
}

func (c unadopt) plan(tx *Tx) error {
	s, err := tx.Shift(tx.ctx, c.Shift)
	if err != nil {
		return err
	}
	for _, d := range s.Duties {
		if d.No == c.No && !d.Removed {
			return tx.append("duty.assign", s.ID, &dutyAssigned{No: c.No, Adopt: c.No, Role: RoleExtra, Person: d.Person})
		}
	}
	return notFound("no", "duty.unknown", fmt.Sprint(c.No))
}

// RemoveDuty takes a slot off a shift, with a reason.
type RemoveDuty struct {
	Shift  string
	No     int
	Reason string
}

func (c RemoveDuty) plan(tx *Tx) error {
	return changeDuty(tx, "duty.remove", c.Shift, c.No, "", c.Reason, 0)
}

// SwapDuty puts another person on a slot: a swap or a stand-in. It belongs to
// the slot, so hours and roster follow.
type SwapDuty struct {
	Shift  string
	No     int
	Person string
	Reason string
}

func (c SwapDuty) plan(tx *Tx) error {
	if _, err := tx.Person(tx.ctx, c.Person); err != nil {
		return err
	}
	s, err := tx.Shift(tx.ctx, c.Shift)
	if err != nil {
		return err
	}
	return changeDuty(tx, "duty.swap", c.Shift, c.No, c.Person, c.Reason, s.since(c.Person))
}

// since is when a person who is here signed in, 0 for who is not.
func (s Shift) since(person string) journal.Time {
	for _, d := range s.Duties {
		if d.Person == person && d.Here() {
			return d.SignedIn
		}
	}
	return 0
}

func changeDuty(tx *Tx, kind, shift string, no int, person, reason string, since journal.Time) error {
	s, err := tx.Shift(tx.ctx, shift)
	if err != nil {
		return err
	}
	why, err := required("reason", journal.Text(reason))
	if err != nil {
		return err
	}
	for _, d := range s.Duties {
		if d.No != no || d.Removed {
			continue
		}
		if d.Person == person {
			return refused("person", "duty.assigned_already", s.Key)
		}
		return tx.append(kind, s.ID, &dutyChanged{No: no, Person: person, Reason: why, Since: since})
	}
	return notFound("no", "duty.unknown", fmt.Sprint(no))
}

// SignIn signs a person in on every slot of the shift that is theirs; a
// walk-up without a slot gets one as an extra hand. Without a shift it is the
// one whose roster waits for the person, else the one on duty.
type SignIn struct{ Shift, Person string }

func (c SignIn) shift(tx *Tx) (Shift, error) {
	if c.Shift == "" {
		if s, due, err := tx.DueShift(tx.ctx, c.Person); err != nil || due {
			return s, err
		}
	}
	return tx.Shift(tx.ctx, c.Shift)
}

func (c SignIn) plan(tx *Tx) error {
	s, err := c.shift(tx)
	if err != nil {
		return err
	}
	if _, err := tx.Person(tx.ctx, c.Person); err != nil {
		return err
	}
	mine, here := 0, 0
	for _, d := range s.Duties {
		if d.Person == c.Person && !d.Removed {
			mine++
			here += int(btoi(d.Here()))
		}
	}
	if mine > 0 && here == mine {
		return refused("person", "duty.signed_in_already", s.Key)
	}
	if mine == 0 {
		if err := tx.append("duty.assign", s.ID, &dutyAssigned{No: len(s.Duties) + 1, Role: "extra", Person: c.Person}); err != nil {
			return err
		}
	}
	return tx.append("duty.sign_in", s.ID, &dutySigned{Person: c.Person})
}

// SignOut signs a person out of the shift; without one out of the shift on
// duty, else out of the next, for which they came early.
type SignOut struct{ Shift, Person string }

func (c SignOut) plan(tx *Tx) error {
	s, err := tx.Shift(tx.ctx, c.Shift)
	if err != nil {
		return err
	}
	in := []Shift{s}
	if c.Shift == "" {
		next, made, err := tx.NextShift(tx.ctx)
		if err != nil {
			return err
		}
		if made {
			in = append(in, next)
		}
	}
	for _, x := range in {
		for _, d := range x.Duties {
			if d.Person == c.Person && d.Here() {
				return tx.append("duty.sign_out", x.ID, &dutySigned{Person: c.Person})
			}
		}
	}
	return refused("person", "duty.not_signed_in", s.Key)
}
