package store

import (
	"slices"
	"strings"

	"zhiban/assets/pinyin"
	"zhiban/store/journal"
)

// RoleResident is the role of a person who is entered as a resident of a
// household, too: somebody who lives here and helps the post.
const RoleResident = "resident"

// Household is one door of the census (户): who lives behind it, and what is
// not known about it yet. Whether it was reached is a matter of each round.
type Household struct {
	ID        string       `json:"id"`
	Grid      string       `json:"grid"`     // id
	Building  string       `json:"building"` // as typed: 3栋, 12号
	Floor     int          `json:"floor"`    // 0: not known, or a house of one floor
	Room      string       `json:"room"`     // "" for a house of one household
	Phone     string       `json:"phone"`
	People    int          `json:"people"` // as told at the door; the names may be fewer
	Vacant    bool         `json:"vacant"`
	Removed   bool         `json:"removed"` // entered by mistake, pulled down, joined to another
	Note      string       `json:"note"`
	Source    string       `json:"source"` // door, list, phone, import
	Synthetic bool         `json:"synthetic,omitempty"`
	Residents []Resident   `json:"residents"`
	Doubts    []Doubt      `json:"doubts"`
	Counted   journal.Time `json:"counted"` // when it was entered or corrected last
	CountedBy string       `json:"counted_by"`
}

// Resident is somebody who lives in a household (居民). In most there is
// nothing but a line of the census; whoever takes a role at the post becomes a
// Person, to whom the line points.
type Resident struct {
	No        int          `json:"no"` // in the household, never given twice
	Name      string       `json:"name"`
	Phone     string       `json:"phone"`
	Sex       string       `json:"sex"`  // m, f or ""
	Born      int          `json:"born"` // year, 0 not known
	Floating  bool         `json:"floating"`
	Needs     []string     `json:"needs"`     // slugs of the plan's special needs
	Languages []string     `json:"languages"` // slugs of the plan's languages
	Note      string       `json:"note"`
	Person    string       `json:"person"` // id, once a person of the post
	From      journal.Time `json:"from"`
	Left      journal.Time `json:"left"` // 0: lives there
	LeftWhy   string       `json:"left_why"`
}

// Doubt is something about a household that somebody is to find out (存疑).
type Doubt struct {
	No      int          `json:"no"`
	Text    string       `json:"text"`
	At      journal.Time `json:"at"`
	By      string       `json:"by"`
	Settled journal.Time `json:"settled"` // 0: open
	Answer  string       `json:"answer"`
}

// Present lists who lives there now.
func (h Household) Present() []Resident {
	return slices.DeleteFunc(slices.Clone(h.Residents), func(r Resident) bool { return !r.Left.IsZero() })
}

// Size is how many people live there as far as is known: as told, or as named
// when more are named.
func (h Household) Size() int {
	if h.Vacant || h.Removed {
		return 0
	}
	return max(h.People, len(h.Present()))
}

// Floating counts the floating population among the named.
func (h Household) Floating() int {
	n := 0
	for _, r := range h.Present() {
		n += int(btoi(r.Floating))
	}
	return n
}

// Resident finds one by number.
func (h Household) Resident(no int) (Resident, bool) {
	i := slices.IndexFunc(h.Residents, func(r Resident) bool { return r.No == no })
	if i < 0 {
		return Resident{}, false
	}
	return h.Residents[i], true
}

// Needs lists the special needs in the household, each once.
func (h Household) Needs() []string {
	var out []string
	for _, r := range h.Present() {
		for _, n := range r.Needs {
			if !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

// Contact is whom to call: the household's own phone, else the first of a
// resident.
func (h Household) Contact() (name, phone string) {
	for _, r := range h.Present() {
		if name == "" {
			name = r.Name
		}
		if h.Phone == "" && r.Phone != "" {
			return r.Name, r.Phone
		}
	}
	return name, h.Phone
}

// OpenDoubts lists the doubts that nobody settled yet.
func (h Household) OpenDoubts() []Doubt {
	return slices.DeleteFunc(slices.Clone(h.Doubts), func(d Doubt) bool { return !d.Settled.IsZero() })
}

// Gaps of a household, as bits: what the census does not know (查漏补缺). They
// are computed, nobody ticks them off.
const (
	GapPeople  = 1 << iota // how many live there
	GapNames               // nobody is named
	GapSome                // fewer are named than were told
	GapPhone               // no phone at all
	GapNeedTel             // somebody with a special need, and no phone to call
	GapDoubt               // an open doubt
)

// GapSlugs names the bits in their order.
func GapSlugs() []string {
	return []string{"people", "names", "some_names", "phone", "need_phone", "doubt"}
}

// GapsIn lists the slugs of a set of bits.
func GapsIn(bits int) []string {
	var out []string
	for i, s := range GapSlugs() {
		if bits&(1<<i) != 0 {
			out = append(out, s)
		}
	}
	return out
}

// Gaps is what the census does not know about the household.
func (h Household) Gaps() int {
	bits := 0
	if len(h.OpenDoubts()) > 0 && !h.Removed {
		bits |= GapDoubt
	}
	if h.Vacant || h.Removed {
		return bits
	}
	named := len(h.Present())
	_, phone := h.Contact()
	switch {
	case h.Size() == 0:
		bits |= GapPeople
	case named == 0:
		bits |= GapNames
	case named < h.People:
		bits |= GapSome
	}
	switch {
	case phone != "":
	case len(h.Needs()) > 0:
		bits |= GapNeedTel
	default:
		bits |= GapPhone
	}
	return bits
}

// States of a household as the table's column has them.
const (
	householdLived = iota
	householdVacant
	householdRemoved
)

func (h Household) state() int {
	switch {
	case h.Removed:
		return householdRemoved
	case h.Vacant:
		return householdVacant
	}
	return householdLived
}

func householdTable() table[Household] {
	return newTable("household", []string{"grid", "key", "walk", "state", "people", "floating", "gaps", "phone"}, func(h *Household) []any {
		floating := 0
		if h.state() == householdLived {
			floating = h.Floating()
		}
		return []any{h.Grid, addressKey(h.Building, h.Room), walkKey(h.Building, h.Floor, h.Room), h.state(), h.Size(), floating, h.Gaps(), phoneKey(h.Phone)}
	})
}

// residentRow writes what a resident is found by.
func residentRow(f *folder, subject string, r Resident) {
	f.exec("DELETE FROM resident WHERE subject = ? AND no = ?", subject, r.No)
	f.exec("DELETE FROM resident_need WHERE subject = ? AND no = ?", subject, r.No)
	addResidentRow(f, subject, r)
}

func addResidentRow(f *folder, subject string, r Resident) {
	find := foldText(strings.Join([]string{r.Name, strings.Join(pinyin.Initials(r.Name), " "), r.Phone}, "\n"))
	f.exec("INSERT INTO resident (subject, no, present, floating, phone, find) VALUES (?, ?, ?, ?, ?, ?)",
		subject, r.No, btoi(r.Left.IsZero()), btoi(r.Floating), phoneKey(r.Phone), find)
	if !r.Left.IsZero() {
		return
	}
	for _, n := range r.Needs {
		f.exec("INSERT OR IGNORE INTO resident_need (subject, no, need) VALUES (?, ?, ?)", subject, r.No, n)
	}
}

// phoneKey keeps the digits of a phone, so that 139 0000 0000 and
// 139-0000-0000 are one.
func phoneKey(phone string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, foldText(phone))
}
