package store

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"zhiban/store/journal"
)

// Where a caller was found.
const (
	CallerResident = "resident" // of the census
	CallerHouse    = "house"    // the household's own number, or its door
	CallerPerson   = "person"   // of the post: an officer, a volunteer
	CallerCall     = "call"     // called before
	CallerMatter   = "matter"   // stands on a matter
)

// Caller is somebody who may be on the line.
type Caller struct {
	Phone     string `json:"phone"`
	Name      string `json:"name"`
	Grid      string `json:"grid"` // id
	Household string `json:"household"`
	House     string `json:"house"` // id of the household, ""
	Via       string `json:"via"`
	Exact     bool   `json:"exact"` // the whole number, not its beginning
}

// fewestDigits is how much of a number must be typed before anybody is looked
// for: three digits name a provider, not a person.
const fewestDigits = 4

// FindCallers finds who may have a number, from its first digits on, each
// number and door once, at most limit. Errors: internal.
func (v *View) FindCallers(ctx context.Context, phone string, limit int) ([]Caller, error) {
	key := phoneKey(phone)
	if len(key) < fewestDigits {
		return nil, nil
	}
	f := &callerFinder{v: v, ctx: ctx, key: key, limit: max(limit, 1), known: map[string]int{}}
	for _, part := range []func() error{f.residents, f.houses, f.calls, f.matters, f.persons} {
		if err := part(); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(f.out, func(a, b Caller) int { return cmp.Compare(btoi(b.Exact), btoi(a.Exact)) })
	return f.out[:min(len(f.out), f.limit)], nil
}

// CallerAt finds whom a door of the census belongs to. Errors: not_found,
// internal.
func (v *View) CallerAt(ctx context.Context, grid, household string) (Caller, error) {
	h, err := v.HouseholdAt(ctx, grid, household)
	if err != nil {
		return Caller{}, err
	}
	name, phone := h.Contact()
	return Caller{Phone: phone, Name: name, Grid: h.Grid, Household: h.Address().String(), House: h.ID, Via: CallerHouse, Exact: true}, nil
}

type callerFinder struct {
	v     *View
	ctx   context.Context //nolint:containedctx // lives for one call
	key   string
	limit int
	out   []Caller
	known map[string]int // number → place in out
}

// past is the end of the range of numbers that begin with the key: the colon
// stands behind the digits.
func (f *callerFinder) past() string { return f.key + ":" }

// add takes a caller; a number that is known already only fills in what was
// not known of it.
func (f *callerFinder) add(c Caller) {
	number := phoneKey(c.Phone)
	c.Exact = number == f.key
	if i, ok := f.known[number]; ok {
		old := &f.out[i]
		old.Name = firstOf(old.Name, c.Name)
		if old.Grid == "" && old.Household == "" {
			old.Grid, old.Household, old.House = c.Grid, c.Household, c.House
		}
		return
	}
	f.known[number] = len(f.out)
	f.out = append(f.out, c)
}

func (f *callerFinder) residents() error {
	type row struct {
		subject string
		no      int
	}
	rows, err := f.v.q.query(f.ctx, "SELECT subject, no FROM resident WHERE phone <> '' AND phone >= ? AND phone < ? ORDER BY phone, present DESC, subject LIMIT ?", f.key, f.past(), f.limit)
	if err != nil {
		return internal("read.household", err)
	}
	var list []row
	for rows.Next() {
		var r row
		if err := rows.Scan(&r.subject, &r.no); err != nil {
			rows.Close()
			return internal("read.household", err)
		}
		list = append(list, r)
	}
	rows.Close()
	if err := rows.Err(); err != nil {
		return internal("read.household", err)
	}
	for _, r := range list {
		h, err := f.v.Household(f.ctx, r.subject)
		if err != nil {
			return err
		}
		for _, x := range h.Residents {
			if x.No == r.no {
				f.add(Caller{Phone: x.Phone, Name: x.Name, Grid: h.Grid, Household: h.Address().String(), House: h.ID, Via: CallerResident})
			}
		}
	}
	return nil
}

func (f *callerFinder) houses() error {
	list, err := householdTable().list(f.ctx, f.v.q, "WHERE phone <> '' AND phone >= ? AND phone < ? AND state <> 2 ORDER BY phone, subject LIMIT ?", f.key, f.past(), f.limit)
	for _, h := range list {
		name, _ := h.Contact()
		f.add(Caller{Phone: h.Phone, Name: name, Grid: h.Grid, Household: h.Address().String(), House: h.ID, Via: CallerHouse})
	}
	return err
}

func (f *callerFinder) calls() error {
	list, err := hotCallTable().list(f.ctx, f.v.q, "WHERE phone <> '' AND phone >= ? AND phone < ? AND void = 0 ORDER BY phone, at DESC LIMIT ?", f.key, f.past(), 4*f.limit)
	for _, c := range list {
		f.add(Caller{Phone: c.Phone, Name: c.Caller, Grid: c.Grid, Household: c.Household, Via: CallerCall})
	}
	return err
}

// plainPhone is the number in a document without blanks and dashes, in the
// words of the indexes matter_phone and person_phone.
const plainPhone = "replace(replace(json_extract(doc, '$.phone'), ' ', ''), '-', '')"

func (f *callerFinder) matters() error {
	list, err := matterTable().list(f.ctx, f.v.q, "WHERE json_extract(doc, '$.phone') <> '' AND "+plainPhone+" >= ? AND "+plainPhone+" < ? ORDER BY "+plainPhone+" LIMIT ?", f.key, f.past(), 4*f.limit)
	for _, m := range list {
		f.add(Caller{Phone: m.Phone, Name: m.Person, Grid: m.Grid, Household: m.Household, Via: CallerMatter})
	}
	return err
}

func (f *callerFinder) persons() error {
	list, err := personTable().list(f.ctx, f.v.q, "WHERE json_extract(doc, '$.phone') <> '' AND "+plainPhone+" >= ? AND "+plainPhone+" < ? ORDER BY "+plainPhone+" LIMIT ?", f.key, f.past(), f.limit)
	for _, p := range list {
		f.add(Caller{Phone: p.Phone, Name: p.Name, Via: CallerPerson})
	}
	return err
}

// CallerView is what the post knows of a caller: what is open for them and
// what was, and how often they called.
type CallerView struct {
	Open  []Matter     `json:"open"`
	Ended []Matter     `json:"ended"` // the last ones, newest first
	Calls int          `json:"calls"` // within a day, this one not among them
	Last  journal.Time `json:"last"`
}

// CallerMatters finds what belongs to a number or a door: matters with the
// number on them, that a call from it was about, or from the household; and
// the calls of the last day. Errors: internal.
func (v *View) CallerMatters(ctx context.Context, phone, grid, household string) (CallerView, error) {
	var out CallerView
	key, door := phoneKey(phone), doorKey(household)
	if grid == "" {
		door = ""
	}
	ids, err := v.callerMatterIDs(ctx, key, grid, door)
	if err != nil {
		return out, err
	}
	js, err := json.Marshal(ids)
	if err != nil {
		return out, internal("read.matter", err)
	}
	list, err := matterTable().list(ctx, v.q, "WHERE subject IN (SELECT value FROM json_each(?)) AND json_extract(doc, '$.state') <> 'void' ORDER BY json_extract(doc, '$.reported') DESC, num DESC", string(js))
	if err != nil {
		return out, err
	}
	for _, m := range list {
		switch {
		case m.Open():
			out.Open = append(out.Open, m)
		case len(out.Ended) < 5:
			out.Ended = append(out.Ended, m)
		}
	}
	since := int64(v.nowMS().Add(-similarFor))
	err = v.q.queryRow(ctx, `SELECT count(*), coalesce(max(at), 0) FROM (
		SELECT subject, at FROM hotcall WHERE ?1 <> '' AND phone = ?1 AND phone <> '' AND at >= ?4 AND void = 0 AND way = 'in'
		UNION SELECT subject, at FROM hotcall WHERE ?3 <> '' AND grid = ?2 AND house = ?3 AND house <> '' AND at >= ?4 AND void = 0 AND way = 'in')`, key, grid, door, since).Scan(&out.Calls, &out.Last)
	return out, internalOrNil("read.hotline", err)
}

// callerMatterIDs lists the matters of a number, then those of a door, at most
// forty of each.
func (v *View) callerMatterIDs(ctx context.Context, key, grid, door string) ([]string, error) {
	ids := []string{}
	if key != "" {
		err := v.eachID(ctx, "SELECT subject FROM (SELECT subject FROM matter WHERE json_extract(doc, '$.phone') <> '' AND "+plainPhone+" = ?1 ORDER BY num DESC LIMIT 40) UNION SELECT matter FROM (SELECT matter FROM hotcall WHERE phone = ?1 AND phone <> '' AND matter <> '' AND void = 0 ORDER BY at DESC LIMIT 40)", &ids, key)
		if err != nil {
			return nil, err
		}
	}
	if door == "" {
		return ids, nil
	}
	doors, err := v.householdWordings(ctx, grid, door)
	if err != nil {
		return nil, err
	}
	js, err := json.Marshal(doors)
	if err != nil {
		return nil, internal("read.matter", err)
	}
	err = v.eachID(ctx, `SELECT subject FROM (SELECT subject FROM matter WHERE grid = ?1 AND json_extract(doc, '$.household') IN (SELECT value FROM json_each(?2)) AND json_extract(doc, '$.household') <> '' ORDER BY num DESC LIMIT 40)
		UNION SELECT matter FROM (SELECT matter FROM hotcall WHERE grid = ?1 AND house = ?3 AND house <> '' AND matter <> '' AND void = 0 ORDER BY at DESC LIMIT 40)`, &ids, grid, string(js), door)
	return ids, err
}
