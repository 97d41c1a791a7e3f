package store

import (
	"fmt"
	"strings"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// NewResident is a resident as they are entered.
type NewResident struct {
	Name      string
	Phone     string
	Sex       string // m, f or ""
	Born      int    // year
	Floating  bool
	Needs     []string // slugs of the plan
	Languages []string // slugs of the plan
	Note      string
}

// AddHousehold enters a household. An address and a grid are enough: what is
// not known is a gap that the census lists.
type AddHousehold struct {
	Grid      string // id or number
	Building  string
	Floor     int // 0: as the room says
	Room      string
	Phone     string
	People    int
	Vacant    bool
	Note      string
	Source    string // door, list, phone, import
	Synthetic bool   // made up for a drill
	Residents []NewResident
}

func (c AddHousehold) plan(tx *Tx) error {
	b, err := newCensusBook(tx)
	if err != nil {
		return err
	}
	_, err = b.add(c, false)
	return err
}

// AddHouseholds enters many households in one transaction: all, or none. With
// Skip those whose door is known already are passed over.
type AddHouseholds struct {
	List []AddHousehold
	Skip bool
}

func (c AddHouseholds) plan(tx *Tx) error {
	b, err := newCensusBook(tx)
	if err != nil {
		return err
	}
	for i, h := range c.List {
		if _, err := b.add(h, c.Skip); err != nil {
			if e := asError(err); e != nil && e.Arg == "" {
				e.Arg = fmt.Sprint(i + 1)
			}
			return err
		}
	}
	return nil
}

// censusBook holds what the checks of many households share: to read the plan
// and the grids anew for each of 18,000 took longer than to write them.
type censusBook struct {
	tx    *Tx // nil while nothing is written
	year  int // now
	plan  *plan.Plan
	grids map[string]Grid // by id and by number
}

func newCensusBook(tx *Tx) (*censusBook, error) {
	if tx.book != nil { // a list of thousands asks for each of its rows
		return tx.book, nil
	}
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return nil, err
	}
	grids, err := tx.Grids(tx.ctx)
	if err != nil {
		return nil, err
	}
	b := &censusBook{tx: tx, year: tx.Now().Year(), plan: p, grids: map[string]Grid{}}
	for _, g := range grids {
		b.grids[g.ID] = g
		b.grids[fmt.Sprint(g.Number)] = g
	}
	tx.book = b
	return b, nil
}

// add checks and enters one household; skipped ones answer "".
func (b *censusBook) add(c AddHousehold, skip bool) (string, error) {
	head, err := b.head(c.Grid, Address{c.Building, c.Floor, c.Room}, c.Phone, c.People, c.Vacant, c.Note)
	if err != nil {
		return "", err
	}
	taken, err := b.taken(head, "")
	if err != nil {
		return "", err
	}
	if taken != "" {
		if skip {
			return "", nil
		}
		return "", refused("building", "household.exists", Address{string(head.Building), 0, string(head.Room)}.String())
	}
	d := &householdAdded{householdHead: *head, Source: firstOf(c.Source, "door"), Synthetic: c.Synthetic, Residents: []residentData{}}
	if c.Vacant && len(c.Residents) > 0 {
		return "", invalid("vacant", "household.vacant_with_people", "")
	}
	for i, r := range c.Residents {
		data, err := b.resident(r, i+1)
		if err != nil {
			return "", err
		}
		d.Residents = append(d.Residents, *data)
	}
	return b.tx.create("household.add", d)
}

// head checks what is known of a door.
func (b *censusBook) head(grid string, a Address, phone string, people int, vacant bool, note string) (*householdHead, error) {
	g, ok := b.grids[strings.TrimSpace(grid)]
	if !ok {
		return nil, notFound("grid", "grid.unknown", grid)
	}
	building, err := required("building", journal.Text(a.Building))
	if err != nil {
		return nil, err
	}
	room := strings.TrimSpace(a.Room)
	switch {
	case BuildingKey(string(building)) == "":
		return nil, invalid("building", "household.address", string(building))
	case nameTooLong(string(building)) || nameTooLong(room):
		return nil, invalid("building", "address.too_long", fmt.Sprint(maxName))
	case a.Floor < 0 || a.Floor > 200:
		return nil, invalid("floor", "household.floor", fmt.Sprint(a.Floor))
	case people < 0 || people > 500:
		return nil, invalid("people", "household.people", fmt.Sprint(people))
	}
	if err := checkPhone(phone); err != nil {
		return nil, err
	}
	if a.Floor == 0 {
		a.Floor = FloorOf(room)
	}
	return &householdHead{Grid: g.ID, Building: building, Floor: a.Floor, Room: journal.Text(room), Phone: journal.Text(strings.TrimSpace(phone)),
		People: people, Vacant: vacant, Note: journal.Text(strings.TrimSpace(note))}, nil
}

func nameTooLong(s string) bool { return checkName(s) != nil }

// taken finds the household that has this door already, other than one itself.
func (b *censusBook) taken(h *householdHead, self string) (string, error) {
	var id string
	err := b.tx.db.queryRow(b.tx.ctx, "SELECT coalesce((SELECT subject FROM household WHERE grid = ? AND key = ? AND state <> 2 AND subject <> ? LIMIT 1), '')",
		h.Grid, addressKey(string(h.Building), string(h.Room)), self).Scan(&id)
	return id, internalOrNil("read.household", err)
}

func (b *censusBook) resident(r NewResident, no int) (*residentData, error) {
	name := strings.TrimSpace(r.Name)
	if name == "" && r.Phone == "" && len(r.Needs) == 0 {
		return nil, invalid("name", "text.empty", "")
	}
	if err := checkName(name); err != nil {
		return nil, err
	}
	if err := checkPhone(r.Phone); err != nil {
		return nil, err
	}
	if !oneOf(r.Sex, "", "m", "f") {
		return nil, invalid("sex", "resident.sex", r.Sex)
	}
	if r.Born != 0 && (r.Born < 1880 || r.Born > b.year) {
		return nil, invalid("born", "resident.born", fmt.Sprint(r.Born))
	}
	for _, n := range r.Needs {
		if _, ok := b.plan.Need(n); !ok {
			return nil, notFound("needs", "need.unknown", n)
		}
	}
	for _, l := range r.Languages {
		if _, ok := b.plan.Language(l); !ok {
			return nil, notFound("languages", "language.unknown", l)
		}
	}
	return &residentData{No: no, Name: journal.Text(name), Phone: journal.Text(strings.TrimSpace(r.Phone)), Sex: r.Sex, Born: r.Born, Floating: r.Floating,
		Needs: r.Needs, Languages: r.Languages, Note: journal.Text(strings.TrimSpace(r.Note))}, nil
}
