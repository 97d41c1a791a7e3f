package intake

import (
	"strings"
	"unicode/utf8"

	"zhiban/store"
)

// folk is a list of everybody, or of volunteers.
type folk struct {
	*checker
	role    string // that everybody of the list has, "": as the row says
	byName  map[string][]*someone
	byPhone map[string]*someone
	byID    map[string]*someone
	held    map[string]bool // slugs of roles that somebody has
	order   []*someone
}

// someone is a person of the record, or one that the list brings.
type someone struct {
	old    *store.Person // nil: new
	line   int
	name   string
	phone  string
	skills string
	roles  []store.Role // that the list adds
	into   *someone
	listed bool
}

// longestName is the longest that the record takes, in characters.
const longestName = 60

func (c *checker) people(role string) error {
	b := &folk{checker: c, role: role, byName: map[string][]*someone{}, byPhone: map[string]*someone{}, byID: map[string]*someone{}, held: map[string]bool{}}
	const everybody = 1_000_000
	list, err := c.v.People(c.ctx, store.PersonFilter{Limit: everybody})
	if err != nil {
		return err
	}
	for i := range list {
		p := &list[i]
		b.add(&someone{old: p, name: p.Name, phone: p.Phone, skills: p.Skills})
		for _, r := range p.Roles {
			b.held[r.Slug] = true
		}
	}
	c.d.build = b.commands
	return c.each(b.row)
}

func (b *folk) add(s *someone) {
	b.byName[fold(s.name)] = append(b.byName[fold(s.name)], s)
	if key := store.PhoneKey(s.phone); len(key) >= 7 && b.byPhone[key] == nil {
		b.byPhone[key] = s
	}
}

func (b *folk) row() error {
	v := b.val
	r := someone{line: v.row.No, name: v.text("name"), phone: v.phone("phone"), skills: v.text("skills")}
	id := v.id("id")
	switch {
	case r.name == "":
		return invalid("name", "text.empty", "")
	case utf8.RuneCountInString(r.name) > longestName:
		return invalid("name", "name.too_long", itoa(utf8.RuneCountInString(r.name)))
	}
	roles, err := b.rolesOf()
	if err != nil || v.fault != nil {
		return err
	}
	r.roles = roles
	if known := b.known(r); known != nil {
		b.take(known, r)
		return nil
	}
	n := &r
	if err := b.oneOfficer(n); err != nil {
		return err
	}
	b.pair(n, id)
	b.add(n)
	n.listed = true
	b.order = append(b.order, n)
	if id != "" && b.byID[id] == nil {
		b.byID[id] = n
	}
	b.d.New++
	return nil
}

// oneOfficer refuses a second officer of one name: nobody could tell who wrote.
func (b *folk) oneOfficer(n *someone) error {
	officer := store.Role{Slug: store.RoleOfficer}
	for _, s := range b.byName[fold(n.name)] {
		if n.has(officer) && s.has(officer) {
			return refused("name", "officer.exists", n.name)
		}
	}
	return nil
}

// rolesOf reads roles and the grid that they are about: «志愿者(7格)、值班员», or
// the grid of a column.
func (b *folk) rolesOf() ([]store.Role, error) {
	of := ""
	if t := b.val.raw("grid"); t != "" {
		g, ok := b.gridOf(t)
		if !ok {
			return nil, notFound("grid", "grid.unknown", shorten(t, 20))
		}
		of = g.ID
	}
	if b.role != "" {
		return []store.Role{{Slug: b.role, Of: of}}, nil
	}
	var out []store.Role
	for _, w := range splitMarks(b.val.text("role"), "、，,;；/|\n") {
		r, err := b.roleOf(w)
		if err != nil {
			return nil, err
		}
		if r.Of == "" && oneOf(r.Slug, store.RoleVolunteer, store.RoleWorker) {
			r.Of = of
		}
		out = append(out, r)
	}
	return out, nil
}

// roleOf reads one role, with a grid in brackets or without.
func (b *folk) roleOf(w string) (store.Role, error) {
	name, where, about := strings.Cut(strings.NewReplacer("（", "(", "）", ")").Replace(w), "(")
	slug, ok := roleNamed(name)
	if !ok && b.held[strings.TrimSpace(name)] {
		slug, ok = strings.TrimSpace(name), true
	}
	if !ok {
		return store.Role{}, notFound("role", "intake.role_unknown", shorten(w, 20))
	}
	r := store.Role{Slug: slug}
	if about {
		g, ok := b.gridOf(strings.TrimSuffix(strings.TrimSpace(where), ")"))
		if !ok {
			return r, notFound("role", "grid.unknown", shorten(where, 20))
		}
		r.Of = g.ID
	}
	return r, nil
}

// roleNamed finds a role by its slug or a word for it.
func roleNamed(w string) (string, bool) {
	for slug, words := range roleWords() {
		for _, x := range append([]string{slug}, words...) {
			if fold(x) == fold(w) {
				return slug, true
			}
		}
	}
	return "", false
}

func roleWords() map[string][]string {
	return map[string][]string{
		store.RoleOfficer:   {"值班员", "officer", "duty officer"},
		store.RoleVolunteer: {"志愿者", "volunteer", "义工"},
		store.RoleWorker:    {"网格员", "grid worker", "worker"},
		store.RoleResident:  {"居民", "resident"},
		"leader":            {"负责人", "leader"},
	}
}

func oneOf(s string, list ...string) bool {
	for _, x := range list {
		if s == x {
			return true
		}
	}
	return false
}

// known finds who a row is about for certain: one name with one phone, or the
// only one of the name where a phone is missing.
func (b *folk) known(r someone) *someone {
	digits := store.PhoneKey(r.phone)
	named := b.byName[fold(r.name)]
	var same *someone
	for _, s := range named { // two of one name are met one after the other, who fits best first
		if s.old == nil || s.listed || store.PhoneKey(s.phone) != digits {
			continue
		}
		if c := *s; !c.join(r) {
			return s
		}
		if same == nil {
			same = s
		}
	}
	if same != nil {
		return same
	}
	for _, s := range named {
		if digits != "" && store.PhoneKey(s.phone) == digits {
			return s
		}
	}
	if len(named) == 1 && named[0].old != nil && (digits == "" || named[0].phone == "") {
		return named[0]
	}
	return nil
}

// take adds what a row says to somebody who is known.
func (b *folk) take(s *someone, r someone) {
	changed := s.join(r)
	if !s.listed {
		s.listed = true
		b.order = append(b.order, s)
	}
	if changed {
		b.d.Changed++
		return
	}
	b.d.Same++
}

// join adds what another row says; true when that is something new.
func (s *someone) join(r someone) bool {
	changed := false
	if r.phone != "" && store.PhoneKey(r.phone) != store.PhoneKey(s.phone) {
		s.phone, changed = r.phone, true
	}
	if r.skills != "" && r.skills != s.skills {
		s.skills, changed = r.skills, true
	}
	for _, role := range r.roles {
		if !s.has(role) {
			s.roles, changed = append(s.roles, role), true
		}
	}
	return changed
}

// has: a role that is about no grid is held with any.
func (s *someone) has(r store.Role) bool {
	held := append([]store.Role(nil), s.roles...)
	if s.old != nil {
		held = append(held, s.old.Roles...)
	}
	for _, h := range held {
		if h.Slug == r.Slug && h.To.IsZero() && (h.Of == r.Of || r.Of == "") {
			return true
		}
	}
	return false
}

// pair proposes to merge a new name with who has the same ID, phone or name.
func (b *folk) pair(n *someone, id string) {
	other, why := b.byID[id], SameID
	if id == "" {
		other = nil
	}
	if key := store.PhoneKey(n.phone); other == nil && len(key) >= 7 {
		other, why = b.byPhone[key], SamePhone
	}
	if other == nil && len(b.byName[fold(n.name)]) > 0 {
		other, why = b.byName[fold(n.name)][0], SameName
	}
	if other == nil {
		return
	}
	b.d.Pairs = append(b.d.Pairs, Pair{Line: n.line, Name: strings.TrimSpace(n.name + " " + n.phone), Other: strings.TrimSpace(other.name + " " + other.phone), OnLine: other.line, Why: why, apply: func(choice string) {
		n.into = nil
		if choice == Merge {
			n.into = other
		}
	}})
}

func (b *folk) commands() []store.Command {
	merged := map[*someone]*someone{}
	var extra []*someone
	for _, s := range b.order {
		if s.into == nil {
			continue
		}
		root := s
		for n := 0; root.into != nil && n < 100; n++ {
			root = root.into
		}
		m := merged[root]
		if m == nil {
			c := *root
			m = &c
			merged[root] = m
			if !root.listed {
				extra = append(extra, root)
			}
		}
		m.join(*s)
	}
	var out []store.Command
	for _, s := range append(append([]*someone(nil), b.order...), extra...) {
		if s.into != nil {
			continue
		}
		if m := merged[s]; m != nil {
			s = m
		}
		out = append(out, s.commands(b.o.Reason)...)
	}
	return out
}

func (s *someone) commands(reason string) []store.Command {
	if s.old == nil {
		return []store.Command{store.EnterPerson{Name: s.name, Phone: s.phone, Skills: s.skills, Roles: s.roles}}
	}
	var out []store.Command
	if s.phone != s.old.Phone {
		out = append(out, store.ChangePerson{ID: s.old.ID, Phone: s.phone, Reason: reason})
	}
	if s.skills != s.old.Skills {
		out = append(out, store.SetSkills{ID: s.old.ID, Skills: s.skills, Reason: reason})
	}
	for _, r := range s.roles {
		out = append(out, store.AddRole{ID: s.old.ID, Role: r.Slug, Of: r.Of})
	}
	return out
}
