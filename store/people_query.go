package store

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// personMatches looks for ?2, case and width folded, in what a person is found
// by: name, initials, phone and skills, each in a line of its own.
const personMatches = "instr(find, ?2) > 0"

// personRank puts whole names first, then beginnings, whole initials, parts,
// beginnings of initials and of phones.
const personRank = `CASE WHEN name = ?1 THEN 0 WHEN instr(find, ?2) = 1 THEN 1 WHEN initials = ?2 OR initials LIKE ?2 || ' %' THEN 2 WHEN instr(name, ?1) > 0 THEN 3
	WHEN instr(' ' || initials, ' ' || ?2) > 0 THEN 4 WHEN instr(find, char(10) || ?2) > 0 THEN 5 ELSE 6 END`

// Who a list of people is about.
const (
	WhoAll        = ""
	WhoOnDuty     = "on_duty"    // signed in on the current shift, or on post at a site
	WhoOfficers   = "officers"   // who records
	WhoLeaders    = "leaders"    // lead a grid, a team, a group's A post, or are on call
	WhoVolunteers = "volunteers" // and walk-ups
)

// PeopleSearch says which people to show and from where on.
type PeopleSearch struct {
	Text          string
	Who           string
	Limit, Offset int // Limit 0 means 200
}

// PersonRow is one person as the list of people shows them.
type PersonRow struct {
	Person
	Where Where       `json:"where"`
	Hours PersonHours `json:"hours"` // of the 24 hours past and the 24 ahead
}

// PeoplePage is a part of a list of people.
type PeoplePage struct {
	Total int         `json:"total"`
	Rows  []PersonRow `json:"rows"`
}

// FindPeople searches people by name, pinyin initials, phone or skill, the best
// first, and tells where each is now. Errors: internal.
func (v *View) FindPeople(ctx context.Context, f PeopleSearch) (PeoplePage, error) {
	where, err := v.Whereabouts(ctx)
	if err != nil {
		return PeoplePage{}, err
	}
	ids, err := v.who(ctx, f.Who, where)
	if err != nil {
		return PeoplePage{}, err
	}
	js, err := json.Marshal(ids)
	if err != nil {
		return PeoplePage{}, internal("read.person", err)
	}
	if f.Limit <= 0 {
		f.Limit = 200
	}
	cond := "FROM person WHERE (?1 = '' OR " + personMatches + ") AND (?3 = 'null' OR subject IN (SELECT value FROM json_each(?3)))"
	var page PeoplePage
	text := foldText(f.Text)
	if err := v.q.queryRow(ctx, "SELECT count(*) "+cond, f.Text, text, string(js)).Scan(&page.Total); err != nil {
		return page, internal("read.person", err)
	}
	order := " ORDER BY (CASE WHEN ?1 = '' THEN 0 ELSE " + personRank + " END), length(subject), subject LIMIT ?4 OFFSET ?5"
	list, err := personTable().list(ctx, v.q, cond[len("FROM person "):]+order, f.Text, text, string(js), f.Limit, f.Offset)
	if err != nil {
		return page, err
	}
	return page, v.rowsOf(ctx, list, where, &page)
}

func (v *View) rowsOf(ctx context.Context, list []Person, where map[string]Where, page *PeoplePage) error {
	now := v.nowMS()
	hours, err := v.hours(ctx, now.Add(-24*time.Hour), now.Add(24*time.Hour))
	if err != nil {
		return err
	}
	numbers, err := v.gridNumbers(ctx)
	for _, p := range list {
		page.Rows = append(page.Rows, PersonRow{Person: p, Where: whereIn(p, where[p.ID], numbers), Hours: hours[p.ID]})
	}
	return err
}

// whereIn falls back to the grid that a role of the person is about: a worker
// or volunteer there, when nothing tells more.
func whereIn(p Person, w Where, numbers map[string]int) Where {
	if w.Kind != "" && w.Kind != WhereTeam {
		return w
	}
	for _, r := range p.Roles {
		if n := numbers[r.Of]; n > 0 && r.To.IsZero() {
			return Where{Kind: WhereGrid, Grid: n, Since: r.From}
		}
	}
	return w
}

// who lists the persons of a filter, nil for everybody.
func (v *View) who(ctx context.Context, who string, where map[string]Where) ([]string, error) {
	out := []string{}
	switch who {
	case WhoOnDuty:
		for id, w := range where {
			if oneOf(w.Kind, WhereDuty, WhereSite) {
				out = append(out, id)
			}
		}
		return out, nil
	case WhoLeaders:
		return v.leaders(ctx)
	case WhoOfficers, WhoVolunteers:
		slug := map[string]string{WhoOfficers: RoleOfficer, WhoVolunteers: RoleVolunteer}[who]
		err := v.eachID(ctx, `SELECT subject FROM person WHERE (?1 = 'volunteer' AND json_extract(doc, '$.walkup')) OR EXISTS
			(SELECT 1 FROM json_each(doc, '$.roles') r WHERE json_extract(r.value, '$.slug') = ?1 AND json_extract(r.value, '$.to') = 0)`, &out, slug)
		return out, err
	}
	return nil, nil
}

func (v *View) eachID(ctx context.Context, q string, out *[]string, args ...any) error {
	rows, err := v.q.query(ctx, q, args...)
	if err != nil {
		return internal("read.person", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return internal("read.person", err)
		}
		*out = append(*out, id)
	}
	return internalOrNil("read.person", rows.Err())
}

func (v *View) leaders(ctx context.Context) ([]string, error) {
	out := []string{}
	add := func(id string) {
		if id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	s, _, err := v.shiftNow(ctx)
	if err != nil {
		return nil, err
	}
	for _, d := range s.Duties {
		if !d.Removed && d.Role == plan.LeaderOnCall {
			add(d.Person)
		}
	}
	groups, err := v.Groups(ctx)
	if err != nil {
		return nil, err
	}
	for _, g := range groups {
		add(g.A.Person)
	}
	grids, err := v.Grids(ctx)
	if err != nil {
		return nil, err
	}
	for _, g := range grids {
		add(g.Leader)
	}
	teams, err := v.Teams(ctx)
	for _, t := range teams {
		add(t.Leader)
	}
	return out, err
}

// Kinds of whereabouts, the surest first.
const (
	WhereSite = "site" // on post at a site
	WhereDuty = "duty" // signed in on the current shift
	WhereGrid = "grid" // leads a grid, or has a role in one
	WhereTeam = "team" // is on a team
)

// Where is where a person is now as far as the record tells. Nobody is
// followed: it is derived from posts, sign-ins, grids and teams.
type Where struct {
	Kind   string       `json:"kind"` // "" unknown
	Slot   Slot         `json:"slot"`
	Name   string       `json:"name"` // of the site, group or team
	NameEN string       `json:"name_en"`
	Grid   int          `json:"grid"` // number, 0 none
	Leads  bool         `json:"leads"`
	Since  journal.Time `json:"since"`
	Until  journal.Time `json:"until"` // end of the shift
}

// Whereabouts derives where everybody is who is on a post, a shift, a grid or
// a team now, by person. Errors: internal.
func (v *View) Whereabouts(ctx context.Context) (map[string]Where, error) {
	out := map[string]Where{}
	for _, part := range []func(context.Context, map[string]Where) error{v.onTeams, v.onGrids, v.onForces, v.onDuty, v.onSites} { // later ones are surer
		if err := part(ctx, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (v *View) onTeams(ctx context.Context, out map[string]Where) error {
	numbers, err := v.gridNumbers(ctx)
	if err != nil {
		return err
	}
	teams, err := v.Teams(ctx)
	for _, t := range teams {
		for _, p := range t.Members {
			out[p] = Where{Kind: WhereTeam, Name: t.Name, Grid: numbers[t.Grid], Leads: p == t.Leader}
		}
		if t.Leader != "" {
			out[t.Leader] = Where{Kind: WhereTeam, Name: t.Name, Grid: numbers[t.Grid], Leads: true}
		}
	}
	return err
}

func (v *View) gridNumbers(ctx context.Context) (map[string]int, error) {
	grids, err := v.Grids(ctx)
	out := map[string]int{}
	for _, g := range grids {
		out[g.ID] = g.Number
	}
	return out, err
}

func (v *View) onGrids(ctx context.Context, out map[string]Where) error {
	grids, err := v.Grids(ctx)
	for _, g := range grids {
		if g.Leader != "" && !g.Absent {
			out[g.Leader] = Where{Kind: WhereGrid, Grid: g.Number, Leads: true}
		}
	}
	return err
}

func (v *View) onDuty(ctx context.Context, out map[string]Where) error {
	s, ok, err := v.shiftNow(ctx)
	if !ok {
		return err
	}
	b, err := v.rosterParts(ctx)
	if err != nil {
		return err
	}
	for _, d := range s.Duties {
		if !d.Here() {
			continue
		}
		row := b.otherRow(d, 0)
		w := Where{Kind: WhereDuty, Slot: d.Slot(), Name: row.ZH, NameEN: row.EN, Since: d.SignedIn, Until: s.End}
		if old := out[d.Person]; old.Kind == WhereDuty && w.Slot == (Slot{Role: RoleExtra}) {
			continue // an asked-for slot tells more than an extra hand
		}
		out[d.Person] = w
	}
	return nil
}

func (v *View) onSites(ctx context.Context, out map[string]Where) error {
	numbers, err := v.gridNumbers(ctx)
	if err != nil {
		return err
	}
	sites, err := v.Sites(ctx)
	for _, s := range sites {
		for _, g := range s.Guards {
			out[g.Person] = Where{Kind: WhereSite, Slot: Slot{Site: s.ID}, Name: s.Name, NameEN: s.NameEN, Grid: numbers[s.Grid], Since: g.From}
		}
	}
	return err
}
