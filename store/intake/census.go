package intake

import (
	"regexp"
	"slices"
	"strings"

	"zhiban/store"
)

// census brings rows together by door.
type census struct {
	*checker
	check *store.CensusCheck
	doors map[string]*door
	order []*door // that the list touches
	phone map[string]*entrant
	ids   map[string]*entrant
}

// door is a household of the record, or one that the list brings.
type door struct {
	old      *store.Household // nil: it is new
	state    store.HouseholdState
	set      map[string]int // field → line that said it
	entrants []*entrant
	matched  map[int]*entrant // residents of the record by number
	listed   bool
	number   int // of the grid
}

// entrant is somebody of the list, or of the record when a pair names them.
type entrant struct {
	door *door
	line int
	no   int // of the resident in the record, 0: new
	data store.NewResident
	was  store.NewResident
	into *entrant // merged into this one
}

// homeRow is what a row says of its door.
type homeRow struct {
	grid  store.Grid
	at    store.Address
	set   map[string]bool
	state store.HouseholdState
}

func (c *checker) census() error {
	b := &census{checker: c, doors: map[string]*door{}, phone: map[string]*entrant{}, ids: map[string]*entrant{}}
	var err error
	if b.check, err = c.v.CensusCheck(c.ctx); err != nil {
		return err
	}
	numbers := map[string]int{}
	for _, g := range c.grids {
		numbers[g.ID] = g.Number
	}
	err = c.v.EachHousehold(c.ctx, func(h store.Household) error {
		d := &door{old: &h, state: h.State(), number: numbers[h.Grid]}
		b.doors[store.DoorKey(h.Grid, h.Building, h.Room)] = d
		for _, r := range h.Present() {
			if key := personKey(r.Name, r.Phone); key != "" {
				b.phone[key] = &entrant{door: d, no: r.No, data: r.AsNew(), was: r.AsNew()}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	c.d.build = b.commands
	return c.each(b.row)
}

// personKey is one name with one phone, "" without both.
func personKey(name, phone string) string {
	digits := store.PhoneKey(phone)
	if name == "" || len(digits) < 7 {
		return ""
	}
	return fold(name) + " " + digits
}

func (b *census) row() error {
	h := b.home()
	r, id := b.resident()
	if b.val.fault != nil {
		return b.val.fault
	}
	key := store.DoorKey(h.grid.ID, h.at.Building, h.at.Room)
	d, known := b.doors[key]
	if !known {
		d = &door{state: store.HouseholdState{Grid: h.grid.ID, Building: h.at.Building, Floor: h.at.Floor, Room: h.at.Room}, number: h.grid.Number}
	}
	someone := r.Name != "" || r.Phone != "" || len(r.Needs) > 0
	if !someone && (r.Sex != "" || r.Born != 0 || r.Note != "" && b.val.column("name") >= 0 && !b.homeOnly(h)) {
		return invalid("name", "intake.nobody", "")
	}
	state, changed, err := b.joinHome(d, h, someone)
	if err != nil {
		return err
	}
	if someone {
		if err := b.check.Resident(r); err != nil {
			return err
		}
	}
	// from here on the row is taken
	d.keep(h, state, b.val.row.No)
	if !known {
		b.doors[key] = d
		b.d.Doors++
	}
	if !d.listed {
		d.listed, b.order = true, append(b.order, d)
	}
	b.count(d, r, id, someone, changed, known)
	return nil
}

// homeOnly: a row without anybody may still say something of the household.
func (b *census) homeOnly(h homeRow) bool { return len(h.set) > 0 }

// count adds who the row brings to the door and tells new from changed.
func (b *census) count(d *door, r store.NewResident, id string, someone, changed, known bool) {
	fresh := !known
	if someone {
		e, same := b.join(d, r, id)
		switch {
		case e.no == 0:
			fresh = true
		case !same:
			changed = true
		}
	}
	switch {
	case fresh:
		b.d.New++
	case changed:
		b.d.Changed++
	default:
		b.d.Same++
	}
}

var gridAhead = regexp.MustCompile(`^(?:第)?([0-9]{1,3})(?:号)?(?:网格|格|片区)[ ,，-]*(.+)$`)

// home reads what a row says of its door.
func (b *census) home() homeRow {
	v, h := b.val, homeRow{set: map[string]bool{}}
	gridText := v.raw("grid")
	if addr := narrow(v.text("address")); addr != "" {
		if m := gridAhead.FindStringSubmatch(addr); m != nil {
			gridText, addr = first(gridText, m[1]), m[2]
		}
		h.at = store.ParseAddress(addr)
	}
	if t := v.text("building"); t != "" {
		h.at.Building = t
	}
	if t := v.text("unit"); t != "" {
		h.at.Building += strings.TrimSuffix(t, "单元") + "单元"
	}
	if t := v.text("room"); t != "" {
		h.at.Room = t
	}
	g, ok := b.gridOf(gridText)
	switch {
	case gridText == "":
		v.wrong("grid", invalid("grid", "intake.grid_missing", ""))
	case !ok:
		v.wrong("grid", notFound("grid", "grid.unknown", shorten(gridText, 20)))
	case strings.TrimSpace(h.at.Building) == "":
		v.wrong(b.addressField(), invalid("building", "intake.no_address", ""))
	}
	h.grid = g
	b.homeRest(&h)
	return h
}

func (b *census) addressField() string {
	if b.val.column("building") >= 0 {
		return "building"
	}
	return "address"
}

func (b *census) homeRest(h *homeRow) {
	v := b.val
	if n, ok := v.number("floor", 0, 200); ok {
		h.state.Floor, h.set["floor"] = int(n), n > 0
	}
	if t := v.phone("home_phone"); t != "" {
		h.state.Phone, h.set["home_phone"] = t, true
	}
	if n, ok := v.number("people", 0, 500); ok {
		h.state.People, h.set["people"] = int(n), true
	}
	if yes, ok := v.yes("vacant"); ok {
		h.state.Vacant, h.set["vacant"] = yes, true
	}
	if t := v.text("home_note"); t != "" {
		h.state.Note, h.set["home_note"] = t, true
	}
}

// resident reads who a row is about, and the ID number that only compares.
func (b *census) resident() (r store.NewResident, id string) {
	v := b.val
	r.Name, r.Phone, r.Sex = v.text("name"), v.phone("phone"), v.sex("sex")
	r.Born, id, r.Note = v.year("born", b.year), v.id("id"), v.text("note")
	if age, ok := v.number("age", 0, 130); ok && r.Born == 0 {
		r.Born = b.year - int(age)
	}
	if id != "" && v.fault == nil { // the number knows it better
		r.Born = b.born(r.Born, id)
		if r.Sex == "" {
			r.Sex = map[bool]string{true: "m", false: "f"}[(id[16]-'0')%2 == 1]
		}
	}
	r.Floating, _ = v.yes("floating")
	needs, unknown := splitList(v.text("needs"), b.need)
	if unknown != "" {
		v.wrong("needs", notFound("needs", "need.unknown", unknown))
	}
	langs, unknown := splitList(v.text("languages"), b.language)
	if unknown != "" {
		v.wrong("languages", notFound("languages", "language.unknown", unknown))
	}
	r.Needs, r.Languages = needs, langs
	return r, id
}

// born compares the year with the ID number's.
func (b *census) born(told int, id string) int {
	year := 0
	for _, r := range id[6:10] {
		year = year*10 + int(r-'0')
	}
	if told != 0 && told != year && b.val.column("born") >= 0 {
		b.val.wrong("born", refused("born", "intake.born_differs", itoa(told)+"|"+itoa(year)))
	}
	return year
}

func (b *census) need(s string) string {
	for _, n := range b.plan.SpecialNeeds {
		if fold(s) == fold(n.Slug) || fold(s) == fold(n.ZH) || fold(s) == fold(n.EN) {
			return n.Slug
		}
	}
	return ""
}

func (b *census) language(s string) string {
	for _, n := range b.plan.Languages {
		if fold(s) == fold(n.Slug) || fold(s) == fold(n.ZH) || fold(s) == fold(n.EN) {
			return n.Slug
		}
	}
	return ""
}

// joinHome adds what a row says of the household to what is known; two rows of
// a list that say different things are refused.
func (b *census) joinHome(d *door, h homeRow, someone bool) (s store.HouseholdState, changed bool, err error) {
	s = d.state
	for _, f := range []struct {
		slug string
		same bool
		set  func()
	}{
		{"floor", s.Floor == h.state.Floor, func() { s.Floor = h.state.Floor }},
		{"home_phone", store.PhoneKey(s.Phone) == store.PhoneKey(h.state.Phone), func() { s.Phone = h.state.Phone }},
		{"people", s.People == h.state.People, func() { s.People = h.state.People }},
		{"vacant", s.Vacant == h.state.Vacant, func() { s.Vacant = h.state.Vacant }},
		{"home_note", s.Note == h.state.Note, func() { s.Note = h.state.Note }},
	} {
		if !h.set[f.slug] || f.same {
			continue
		}
		if line := d.set[f.slug]; line > 0 {
			return s, false, refused(f.slug, "intake.row_contradicts", itoa(line))
		}
		f.set()
		changed = true
	}
	lives := someone || len(d.entrants) > 0 || d.old != nil && len(d.old.Present()) > 0
	switch {
	case s.Vacant && lives && h.set["vacant"]:
		return s, false, invalid("vacant", "household.vacant_with_people", "")
	case s.Vacant && someone && d.set["vacant"] > 0:
		return s, false, refused("vacant", "intake.row_contradicts", itoa(d.set["vacant"]))
	case s.Vacant && someone:
		s.Vacant, changed = false, true // somebody lives there after all
	}
	return s, changed, b.check.Door(s)
}

// keep takes what a row said over.
func (d *door) keep(h homeRow, s store.HouseholdState, line int) {
	d.state = s
	if d.set == nil {
		d.set = map[string]int{}
	}
	for f, on := range h.set {
		if on && d.set[f] == 0 {
			d.set[f] = line
		}
	}
}

// join finds who of the door a row is about; same is true when it says nothing
// new.
func (b *census) join(d *door, r store.NewResident, id string) (e *entrant, same bool) {
	e = &entrant{door: d, line: b.val.row.No, data: r}
	if d.old != nil {
		if was, ok := d.find(r); ok {
			e.no, e.was, e.data = was.No, was.AsNew(), overlay(was.AsNew(), r, b.val.raw("floating") != "")
		}
	}
	if e.no != 0 {
		if d.matched == nil {
			d.matched = map[int]*entrant{}
		}
		d.matched[e.no] = e
	}
	if e.no == 0 {
		b.pair(e, id)
	}
	d.entrants = append(d.entrants, e)
	if key := personKey(e.data.Name, e.data.Phone); key != "" && b.phone[key] == nil {
		b.phone[key] = e
	}
	if id != "" && b.ids[id] == nil {
		b.ids[id] = e
	}
	return e, equal(e.was, e.data)
}

// find looks for a resident of the record: the very same, then by name and
// phone, then by name, then by phone where one of the two has no name.
func (d *door) find(r store.NewResident) (store.Resident, bool) {
	digits := store.PhoneKey(r.Phone)
	tests := []func(o store.Resident) bool{
		func(o store.Resident) bool { return equal(o.AsNew(), r) },
		func(o store.Resident) bool {
			return r.Name != "" && o.Name == r.Name && digits != "" && store.PhoneKey(o.Phone) == digits
		},
		func(o store.Resident) bool { return r.Name != "" && fold(o.Name) == fold(r.Name) },
		func(o store.Resident) bool {
			return (r.Name == "" || o.Name == "") && digits != "" && store.PhoneKey(o.Phone) == digits
		},
	}
	for _, fits := range tests {
		for _, o := range d.old.Present() {
			if d.matched[o.No] == nil && fits(o) {
				return o, true
			}
		}
	}
	return store.Resident{}, false
}

// overlay adds what a row says to what is known: an empty cell takes nothing
// away.
func overlay(was, r store.NewResident, floats bool) store.NewResident {
	out := was
	out.Name, out.Sex, out.Note = first(r.Name, was.Name), first(r.Sex, was.Sex), first(r.Note, was.Note)
	if r.Phone != "" && store.PhoneKey(r.Phone) != store.PhoneKey(was.Phone) {
		out.Phone = r.Phone
	}
	if r.Born != 0 {
		out.Born = r.Born
	}
	if floats {
		out.Floating = r.Floating
	}
	if len(r.Needs) > 0 {
		out.Needs = r.Needs
	}
	if len(r.Languages) > 0 {
		out.Languages = r.Languages
	}
	return out
}

func equal(a, b store.NewResident) bool {
	return a.Name == b.Name && a.Phone == b.Phone && a.Sex == b.Sex && a.Born == b.Born && a.Floating == b.Floating && a.Note == b.Note &&
		sameSet(a.Needs, b.Needs) && sameSet(a.Languages, b.Languages)
}

func sameSet(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for _, s := range a {
		if !slices.Contains(b, s) {
			return false
		}
	}
	return true
}
