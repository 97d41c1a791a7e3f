package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zhiban/assets/pinyin"
	"zhiban/store/journal"
)

// RoleOfficer is the role of whoever records at the post (值班员).
const RoleOfficer = "officer"

// Person is somebody of the post or the village. What they are (officer, post
// holder, grid leader, volunteer, resident) are dated roles of one person; a
// walk-up may have only a name and a phone.
type Person struct {
	ID      string      `json:"id"`
	Name    string      `json:"name"`
	Phone   string      `json:"phone"`
	Walkup  bool        `json:"walkup"`
	Skills  string      `json:"skills"` // free words: doctor, driver, nurse
	Roles   []Role      `json:"roles"`
	Cleared []Clearance `json:"cleared,omitempty"` // conditions of the plan that somebody from inside met
}

// Role is what a person is from one time to another; Of is the subject it is
// about (a grid, a group), or "".
type Role struct {
	Slug string       `json:"slug"`
	Of   string       `json:"of"`
	From journal.Time `json:"from"`
	To   journal.Time `json:"to"` // 0: still
}

type personAdded struct {
	Name   journal.Text `json:"name"`
	Phone  journal.Text `json:"phone"`
	Role   string       `json:"role"`
	Of     string       `json:"of"`
	Walkup bool         `json:"walkup"`
}

type personChanged struct {
	Name   journal.Text `json:"name"`
	Phone  journal.Text `json:"phone"`
	Reason journal.Text `json:"reason"`
}

type roleChanged struct {
	Role string `json:"role"`
	Of   string `json:"of"`
}

func personTable() table[Person] {
	return newTable("person", []string{"name", "initials", "find"}, func(p *Person) []any {
		initials := strings.Join(pinyin.Initials(p.Name), " ")
		return []any{p.Name, initials, foldText(strings.Join([]string{p.Name, initials, p.Phone, p.Skills}, "\n"))}
	})
}

func personKinds() []kind {
	t := personTable()
	o := kindOptions{Stream: System, Noun: "person", Counter: "person.change"}
	return []kind{
		kindOf("person.add", o, func(f *folder, e Event, p *personAdded) {
			v := &Person{ID: e.Subject, Name: string(p.Name), Phone: string(p.Phone), Walkup: p.Walkup}
			if p.Role != "" {
				v.Roles = []Role{{Slug: p.Role, Of: p.Of, From: e.At}}
			}
			t.put(f, e.Subject, v)
		}),
		kindOf("person.change", o, func(f *folder, e Event, p *personChanged) {
			t.update(f, e.Subject, func(v *Person) {
				v.Name, v.Phone = firstOf(string(p.Name), v.Name), firstOf(string(p.Phone), v.Phone)
			})
		}),
		skillsKind(), clearKind(),
		kindOf("person.role", kindOptions{Stream: System, Noun: "person", Counter: "person.role_end"}, func(f *folder, e Event, p *roleChanged) {
			t.update(f, e.Subject, func(v *Person) { v.Roles = append(v.Roles, Role{Slug: p.Role, Of: p.Of, From: e.At}) })
		}),
		kindOf("person.role_end", kindOptions{Stream: System, Noun: "person", Counter: "person.role"}, func(f *folder, e Event, p *roleChanged) {
			t.update(f, e.Subject, func(v *Person) {
				for i := range v.Roles {
					if r := &v.Roles[i]; r.Slug == p.Role && r.Of == p.Of && r.To.IsZero() {
						r.To = e.At
					}
				}
			})
		}),
	}
}

// Has reports whether the person holds a role now.
func (p Person) Has(role string) bool {
	for _, r := range p.Roles {
		if r.Slug == role && r.To.IsZero() {
			return true
		}
	}
	return false
}

// AddPerson enters a person; a name is enough.
type AddPerson struct {
	Name   string
	Phone  string
	Role   string // slug, RoleOfficer for officers; "" for none yet
	Of     string // subject the role is about
	Walkup bool
}

func (c AddPerson) plan(tx *Tx) error {
	name, err := required("name", journal.Text(c.Name))
	if err != nil {
		return err
	}
	if err := checkName(string(name)); err != nil {
		return err
	}
	if err := checkPhone(c.Phone); err != nil {
		return err
	}
	if c.Role == RoleOfficer { // two officers of one name could no longer be told apart by --as
		same, err := tx.officersWhere(tx.ctx, "name IN (?, ?)", string(name))
		if err != nil {
			return err
		}
		if len(same) > 0 {
			return refused("name", "officer.exists", string(name))
		}
	}
	_, err = tx.create("person.add", &personAdded{Name: name, Phone: journal.Text(c.Phone), Role: c.Role, Of: c.Of, Walkup: c.Walkup})
	return err
}

// maxName is the longest name, in characters: what is longer was pasted into
// the wrong field and would push everything else off the lists.
const maxName = 60

func checkName(name string) error {
	if n := utf8.RuneCountInString(name); n > maxName {
		return invalid("name", "name.too_long", fmt.Sprint(n))
	}
	return nil
}

// checkPhone refuses what nobody can call: a name or a remark in the wrong
// field.
func checkPhone(phone string) error {
	if phone = strings.TrimSpace(phone); phone == "" || strings.ContainsFunc(phone, unicode.IsDigit) {
		return nil
	}
	return invalid("phone", "phone.no_digit", phone)
}

// ChangePerson corrects a name or a phone; "" leaves it as it is.
type ChangePerson struct {
	ID     string
	Name   string
	Phone  string
	Reason string
}

func (c ChangePerson) plan(tx *Tx) error {
	p, err := tx.Person(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	if c.Name == "" && c.Phone == "" {
		return invalid("name", "text.empty", "")
	}
	if err := checkName(c.Name); err != nil {
		return err
	}
	if err := checkPhone(c.Phone); err != nil {
		return err
	}
	return tx.append("person.change", p.ID, &personChanged{Name: journal.Text(c.Name), Phone: journal.Text(c.Phone), Reason: journal.Text(c.Reason)})
}

// AddRole gives a person a role from now on.
type AddRole struct{ ID, Role, Of string }

func (c AddRole) plan(tx *Tx) error {
	p, err := tx.Person(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	if c.Role == "" {
		return invalid("role", "role.missing", "")
	}
	for _, r := range p.Roles {
		if r.Slug == c.Role && r.Of == c.Of && r.To.IsZero() {
			return refused("role", "role.held_already", c.Role)
		}
	}
	return tx.append("person.role", p.ID, &roleChanged{Role: c.Role, Of: c.Of})
}

// EndRole takes a role off a person; it stays in the history.
type EndRole struct{ ID, Role, Of string }

func (c EndRole) plan(tx *Tx) error {
	p, err := tx.Person(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	held := false
	for _, r := range p.Roles {
		held = held || (r.Slug == c.Role && r.Of == c.Of && r.To.IsZero())
	}
	if !held {
		return refused("role", "role.not_held", c.Role)
	}
	return tx.append("person.role_end", p.ID, &roleChanged{Role: c.Role, Of: c.Of})
}

// Person reads one person by subject id. Errors: not_found, internal.
func (v *View) Person(ctx context.Context, id string) (Person, error) {
	p, ok, err := personTable().one(ctx, v.q, "WHERE subject = ?", id)
	if err == nil && !ok {
		return p, notFound("person", "person.unknown", id)
	}
	return p, err
}

// PersonByName finds one person by id or by the whole name. Errors:
// not_found, refused (several have the name), internal.
func (v *View) PersonByName(ctx context.Context, ref string) (Person, error) {
	ref = strings.TrimSpace(ref)
	if p, err := v.Person(ctx, ref); err == nil {
		return p, nil
	}
	list, err := personTable().list(ctx, v.q, "WHERE name = ? LIMIT 2", ref)
	switch {
	case err != nil:
		return Person{}, err
	case len(list) == 0:
		return Person{}, notFound("person", "person.unknown", ref)
	case len(list) > 1:
		return Person{}, refused("person", "person.ambiguous", ref)
	}
	return list[0], nil
}

// OfficerByName is PersonByName for whoever records: another person of the
// same name who is no officer does not stand in the way, and the name alone is
// enough where the post stands before it. Errors: not_found,
// refused (several officers have the name), internal.
func (v *View) OfficerByName(ctx context.Context, ref string) (Person, error) {
	p, err := v.PersonByName(ctx, ref)
	switch e := asError(err); {
	case e != nil && e.Reason == "person.unknown":
		list, lerr := v.officersWhere(ctx, "substr(name, -length(?)) = ?", " "+strings.TrimSpace(ref)) // 罗 is A班主班 罗
		if lerr != nil || len(list) != 1 {
			return Person{}, errors.Join(lerr, err)
		}
		return list[0], nil
	case e == nil || e.Reason != "person.ambiguous":
		return p, err
	}
	list, lerr := v.officersWhere(ctx, "name IN (?, ?)", strings.TrimSpace(ref))
	if lerr != nil || len(list) != 1 {
		return Person{}, errors.Join(lerr, err)
	}
	return list[0], nil
}

func (v *View) officersWhere(ctx context.Context, where, name string) ([]Person, error) {
	list, err := personTable().list(ctx, v.q, "WHERE "+where, name, name)
	return slices.DeleteFunc(list, func(p Person) bool { return !p.Has(RoleOfficer) }), err
}

// PersonFilter says which people to list; the zero value is everybody.
type PersonFilter struct {
	Role   string
	Grep   string // part of the name, its pinyin initials, the phone or a skill
	Limit  int    // 0 means 1,000
	ByName bool   // in the order of the readings of their names
}

// People lists persons in the order they were entered, or by name.
func (v *View) People(ctx context.Context, f PersonFilter) ([]Person, error) {
	if f.Limit <= 0 {
		f.Limit = 1000
	}
	all, err := personTable().list(ctx, v.q,
		"WHERE (?1 = '' OR "+personMatches+") ORDER BY length(subject), subject LIMIT ?3", f.Grep, foldText(f.Grep), f.Limit)
	if f.ByName {
		slices.SortStableFunc(all, func(a, b Person) int { return strings.Compare(pinyin.Key(a.Name), pinyin.Key(b.Name)) })
	}
	if err != nil || f.Role == "" {
		return all, err
	}
	var out []Person
	for _, p := range all {
		if p.Has(f.Role) {
			out = append(out, p)
		}
	}
	return out, nil
}

// names reads the names of some persons at once.
func (v *View) names(ctx context.Context, ids []string) (map[string]string, error) {
	out := map[string]string{}
	for _, id := range ids {
		if id == "" || out[id] != "" {
			continue
		}
		p, ok, err := personTable().one(ctx, v.q, "WHERE subject = ?", id)
		if err != nil {
			return nil, err
		}
		if ok {
			out[id] = p.Name
		}
	}
	return out, nil
}
