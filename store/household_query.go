package store

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"zhiban/assets/pinyin"
)

// Household finds a household by its id. Errors: not_found, internal.
func (v *View) Household(ctx context.Context, id string) (Household, error) {
	h, ok, err := householdTable().one(ctx, v.q, "WHERE subject = ?", strings.TrimSpace(id))
	if err == nil && !ok {
		return h, notFound("household", "household.unknown", id)
	}
	return h, err
}

// HouseholdAt finds the household behind a door of a grid, however the door is
// written: 3栋502, 3-502. Errors: not_found (no such grid or door), internal.
func (v *View) HouseholdAt(ctx context.Context, grid, address string) (Household, error) {
	g, err := v.Grid(ctx, grid)
	if err != nil {
		return Household{}, err
	}
	h, ok, err := householdTable().one(ctx, v.q, "WHERE grid = ? AND key = ? AND state <> 2 LIMIT 1", g.ID, AddressKey(address))
	if err == nil && !ok {
		return h, notFound("household", "household.unknown", address)
	}
	return h, err
}

// HouseholdRef finds a household by id, or by «grid address» («7 3栋502»,
// «7格 3栋502»). Errors: not_found, internal.
func (v *View) HouseholdRef(ctx context.Context, ref string) (Household, error) {
	h, err := v.Household(ctx, ref)
	if err == nil || CodeOf(err) != NotFound {
		return h, err
	}
	grid, address, both := strings.Cut(strings.TrimSpace(foldSpaces(ref)), " ")
	if !both {
		return h, err
	}
	return v.HouseholdAt(ctx, strings.TrimSuffix(foldText(grid), "格"), address)
}

func foldSpaces(s string) string { return strings.Join(strings.Fields(s), " ") }

// HouseholdFilter says which households to list; the zero value is all that
// are lived in.
type HouseholdFilter struct {
	Grid     string // id
	Building string // however written
	Need     string // slug: somebody there has it
	Floating bool   // somebody of the floating population lives there
	Gaps     bool   // something is not known
	Vacant   bool   // vacant ones instead of lived-in ones
	Removed  bool   // those taken out
	Grep     string // part of the address, a name, initials, a phone
	Limit    int    // 0 means 200
	Offset   int
}

// where makes the condition of a filter over the table household, named h.
func (f HouseholdFilter) where() (string, []any) {
	state := householdLived
	switch {
	case f.Removed:
		state = householdRemoved
	case f.Vacant:
		state = householdVacant
	}
	parts, args := []string{"h.state = ?"}, []any{state}
	add := func(cond string, a ...any) { parts, args = append(parts, cond), append(args, a...) }
	if f.Gaps { // a vacant flat may be in doubt, too
		parts, args = []string{"h.state < 2", "h.gaps <> 0"}, nil
	}
	if f.Grid != "" {
		add("h.grid = ?", f.Grid)
	}
	if f.Building != "" {
		key := BuildingKey(f.Building)
		add("(h.key = ? OR h.key >= ? AND h.key < ?)", key, key+"/", key+"0")
	}
	if f.Need != "" {
		add("h.subject IN (SELECT n.subject FROM resident_need n WHERE n.need = ?)", f.Need)
	}
	if f.Floating {
		add("h.floating > 0")
	}
	if g := strings.TrimSpace(f.Grep); g != "" {
		find := foldText(g)
		cond, a := "(instr(h.key, ?) > 0 OR h.subject IN (SELECT r.subject FROM resident r INDEXED BY resident_find WHERE instr(r.find, ?) > 0)", []any{AddressKey(g), find}
		if phone := phoneKey(g); len(phone) >= 4 {
			cond, a = cond+" OR instr(h.phone, ?) > 0", append(a, phone)
		}
		add(cond+")", a...)
	}
	return "WHERE " + strings.Join(parts, " AND "), args
}

// HouseholdPage is a part of a list of households, in walking order.
type HouseholdPage struct {
	Total  int
	People int
	Rows   []Household
}

// Households lists households in walking order, a page at a time: grid by
// grid, building, floor, room. Errors: internal.
func (v *View) Households(ctx context.Context, f HouseholdFilter) (HouseholdPage, error) {
	var out HouseholdPage
	where, args := f.where()
	if err := v.q.queryRow(ctx, "SELECT count(*), coalesce(sum(h.people), 0) FROM household h "+where, args...).Scan(&out.Total, &out.People); err != nil {
		return out, internal("read.household", err)
	}
	if f.Limit <= 0 {
		f.Limit = 200
	}
	order := " ORDER BY h.walk, h.subject"
	join := ""
	if f.Grid == "" {
		join, order = "JOIN grid g ON g.subject = h.grid ", " ORDER BY g.number, h.walk, h.subject"
	}
	// the page's keys come from the index; documents are read for the page only
	ids, err := v.householdIDs(ctx, "SELECT h.subject FROM household h "+join+where+order+" LIMIT ? OFFSET ?", append(args, f.Limit, f.Offset)...)
	if err != nil {
		return out, err
	}
	out.Rows, err = v.householdsByID(ctx, ids)
	return out, err
}

func (v *View) householdIDs(ctx context.Context, q string, args ...any) ([]string, error) {
	var ids []string
	return ids, v.eachID(ctx, q, &ids, args...)
}

// householdsByID reads households in the order of their ids.
func (v *View) householdsByID(ctx context.Context, ids []string) ([]Household, error) {
	js, err := json.Marshal(ids)
	if err != nil {
		return nil, internal("read.household", err)
	}
	rows, err := v.q.query(ctx, "SELECT h.doc FROM json_each(?) x CROSS JOIN household h ON h.subject = x.value ORDER BY x.key", string(js))
	if err != nil {
		return nil, internal("read.household", err)
	}
	defer rows.Close()
	out := make([]Household, 0, len(ids))
	for rows.Next() {
		var doc string
		if err := rows.Scan(&doc); err != nil {
			return nil, internal("read.household", err)
		}
		h, err := decodeDoc[Household](doc)
		if err != nil {
			return nil, internal("read.household", err)
		}
		out = append(out, h)
	}
	return out, internalOrNil("read.household", rows.Err())
}

// HouseholdsByPhone finds whose phone this is, a household's or a resident's;
// for whoever picks up a call. Errors: internal.
func (v *View) HouseholdsByPhone(ctx context.Context, phone string) ([]Household, error) {
	key := phoneKey(phone)
	if len(key) < 7 {
		return nil, nil
	}
	ids, err := v.householdIDs(ctx, `SELECT subject FROM household WHERE phone = ?1 AND phone <> '' UNION
		SELECT subject FROM resident WHERE phone = ?1 AND phone <> '' AND present = 1 LIMIT 20`, key)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	list, err := v.householdsByID(ctx, ids)
	out := list[:0]
	for _, h := range list {
		if !h.Removed {
			out = append(out, h)
		}
	}
	return out, err
}

// Found is a resident with the household they live in.
type Found struct {
	Household Household
	Resident  Resident
}

// FindResidents finds who lives here by part of the name, its initials or the
// phone, whole names first; at most limit (0: 20). Errors: internal.
func (v *View) FindResidents(ctx context.Context, text string, limit int) ([]Found, error) {
	find := foldText(strings.TrimSpace(text))
	if find == "" {
		return nil, nil
	}
	if limit <= 0 {
		limit = 20
	}
	rows, err := v.q.query(ctx, `SELECT r.subject, r.no FROM resident r INDEXED BY resident_find WHERE instr(r.find, ?1) > 0 AND r.present = 1
		ORDER BY CASE WHEN r.find = ?1 OR instr(r.find, ?1 || char(10)) = 1 THEN 0 WHEN instr(r.find, ?1) = 1 THEN 1 ELSE 2 END, substr(r.find, instr(r.find, char(10)) + 1), r.find, r.subject, r.no LIMIT ?2`, find, limit)
	if err != nil {
		return nil, internal("read.resident", err)
	}
	defer rows.Close()
	var ids []string
	var nos []int
	for rows.Next() {
		var id string
		var no int
		if err := rows.Scan(&id, &no); err != nil {
			return nil, internal("read.resident", err)
		}
		ids, nos = append(ids, id), append(nos, no)
	}
	if err := rows.Err(); err != nil {
		return nil, internal("read.resident", err)
	}
	list, err := v.householdsByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	var out []Found
	for i, h := range list {
		if r, ok := h.Resident(nos[i]); ok && i < len(nos) && !h.Removed {
			out = append(out, Found{h, r})
		}
	}
	slices.SortStableFunc(out, func(a, b Found) int {
		return cmp.Or(cmp.Compare(nameRank(a.Resident.Name, find), nameRank(b.Resident.Name, find)), cmp.Compare(pinyin.Key(a.Resident.Name), pinyin.Key(b.Resident.Name)))
	})
	return out, nil
}

// nameRank puts whole names first, then those that begin with what is looked
// for.
func nameRank(name, find string) int {
	switch name = foldText(name); {
	case name == find:
		return 0
	case strings.HasPrefix(name, find):
		return 1
	}
	return 2
}

// ResidentRef names one resident: «K123/2» is the second of household K123.
func ResidentRef(household string, no int) string { return household + "/" + padded(no, 1) }

// Resident finds a resident by «household/number». Errors: not_found, internal.
func (v *View) Resident(ctx context.Context, ref string) (Found, error) {
	id, tail, _ := strings.Cut(strings.TrimSpace(ref), "/")
	h, err := v.Household(ctx, id)
	if err != nil {
		return Found{}, err
	}
	for _, r := range h.Residents {
		if padded(r.No, 1) == tail {
			return Found{h, r}, nil
		}
	}
	return Found{}, notFound("resident", "resident.unknown", ref)
}

// BuildingCount is one building of a grid with how many households it holds.
type BuildingCount struct {
	Building   string
	Households int
	People     int
	Floors     int
}

// Buildings lists the buildings of a grid in walking order. Errors: internal.
func (v *View) Buildings(ctx context.Context, grid string) ([]BuildingCount, error) {
	rows, err := v.q.query(ctx, `SELECT min(json_extract(doc, '$.building')), count(*), sum(people), max(json_extract(doc, '$.floor'))
		FROM household WHERE grid = ? AND state = 0 GROUP BY CASE WHEN instr(key, '/') > 0 THEN substr(key, 1, instr(key, '/') - 1) ELSE key END ORDER BY min(walk)`, grid)
	if err != nil {
		return nil, internal("read.household", err)
	}
	defer rows.Close()
	var out []BuildingCount
	for rows.Next() {
		var b BuildingCount
		if err := rows.Scan(&b.Building, &b.Households, &b.People, &b.Floors); err != nil {
			return nil, internal("read.household", err)
		}
		out = append(out, b)
	}
	return out, internalOrNil("read.household", rows.Err())
}
