package intake

import (
	"unicode/utf8"

	"zhiban/store"
)

type duties struct {
	*checker
	shifts map[string]store.Shift
	slots  map[string]store.Slot
	names  map[string][]store.Person
	lines  map[string]int
	met    map[string]bool // duties that a row has named
	do     []store.Command
	err    error // of reading
}

func (c *checker) roster() error {
	b := &duties{checker: c, shifts: map[string]store.Shift{}, slots: map[string]store.Slot{}, names: map[string][]store.Person{}, lines: map[string]int{}, met: map[string]bool{}}
	c.d.build = func() []store.Command { return b.do }
	return c.each(b.row)
}

// shift finds the shift by its key, or by the day and its name in the plan.
func (b *duties) shift() (store.Shift, error) {
	date, name := b.val.date("date"), b.val.text("shift")
	key := name
	if date != "" {
		slug := ""
		for _, s := range b.plan.Shifts {
			if fold(name) == fold(s.Slug) || fold(name) == fold(s.ZH) || fold(name) == fold(s.EN) {
				slug = s.Slug
			}
		}
		switch {
		case slug != "":
			key = date + "-" + slug
		case name == "":
			return store.Shift{}, invalid("shift", "text.empty", "")
		default:
			return store.Shift{}, notFound("shift", "shift.no_such_pattern", shorten(name, 20))
		}
	}
	if s, ok := b.shifts[key]; ok {
		return s, nil
	}
	s, err := b.v.PlannedShift(b.ctx, key)
	if err == nil {
		b.shifts[key] = s
	}
	return s, err
}

func (b *duties) slot() (store.Slot, error) {
	post := b.val.text("post")
	switch fold(post) {
	case "":
		return store.Slot{}, invalid("post", "text.empty", "")
	case "机动", "extra", "extrahand":
		return store.Slot{Role: store.RoleExtra}, nil
	}
	if s, ok := b.slots[post]; ok {
		return s, nil
	}
	s, err := b.v.ReadSlot(b.ctx, post)
	if err != nil && store.CodeOf(err) != store.Internal {
		return s, notFound("post", "intake.post_unknown", shorten(post, 30))
	}
	if err == nil {
		b.slots[post] = s
	}
	return s, err
}

func (b *duties) row() error {
	v := b.val
	shift, err := b.shift()
	if err != nil || v.fault != nil {
		return err
	}
	slot, err := b.slot()
	if err != nil {
		return err
	}
	name, phone := v.text("name"), v.phone("phone")
	switch {
	case v.fault != nil:
		return v.fault
	case name == "":
		return invalid("name", "text.empty", "")
	case utf8.RuneCountInString(name) > longestName:
		return invalid("name", "name.too_long", itoa(utf8.RuneCountInString(name)))
	}
	if b.stands(shift, slot, name, phone) {
		b.d.Same++
		return nil
	}
	if err := b.person(name, phone); err != nil {
		return err
	}
	key := shift.Key + " " + slot.Role + " " + slot.Group + slot.Post + " " + slot.Site + " " + fold(name) + " " + store.PhoneKey(phone)
	if b.lines[key] > 0 {
		return refused("name", "intake.twice", itoa(b.lines[key]))
	}
	b.lines[key] = v.row.No
	b.do = append(b.do, store.RosterDuty{Shift: shift.Key, Slot: slot, Name: name, Phone: phone})
	b.d.New++
	return nil
}

// stands reports whether somebody of this name stands there already.
func (b *duties) stands(shift store.Shift, slot store.Slot, name, phone string) bool {
	for _, d := range shift.Duties {
		mark := shift.Key + " " + itoa(d.No)
		if d.Removed || d.Slot() != slot || b.met[mark] {
			continue
		}
		for _, p := range b.named(name) {
			if p.ID == d.Person && (phone == "" || p.Phone == "" || store.PhoneKey(p.Phone) == store.PhoneKey(phone)) {
				b.met[mark] = true
				return true
			}
		}
	}
	return false
}

func (b *duties) named(name string) []store.Person {
	list, ok := b.names[name]
	if !ok && b.err == nil {
		list, b.err = b.v.PersonsNamed(b.ctx, name)
		b.names[name] = list
	}
	return list
}

// person refuses a name that several have and that no phone tells apart.
func (b *duties) person(name, phone string) error {
	list := b.named(name)
	for _, p := range list {
		if digits := store.PhoneKey(phone); digits != "" && store.PhoneKey(p.Phone) == digits {
			return b.err
		}
	}
	if len(list) > 1 {
		return refused("name", "person.ambiguous", name)
	}
	return b.err
}
