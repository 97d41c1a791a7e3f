package store

import (
	"context"
	"slices"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// RoleExtra is the slot of a hand that no plan asked for (机动).
const RoleExtra = "extra"

// Slot is a place on the roster, whoever stands on it.
type Slot struct {
	Role  string `json:"role"`
	Group string `json:"group"`
	Post  string `json:"post"`
	Site  string `json:"site"`
}

// Slot is the place that a duty fills: a site before a group before a role.
func (d Duty) Slot() Slot {
	switch {
	case d.Site != "":
		return Slot{Site: d.Site}
	case d.Group != "":
		return Slot{Group: d.Group, Post: d.Post}
	}
	return Slot{Role: d.Role}
}

// Kinds of rows of a roster.
const (
	RowRole  = "role"
	RowGroup = "group"
	RowSite  = "site"
	RowExtra = "extra"
)

// RosterRow is one slot over the shifts of a roster.
type RosterRow struct {
	Slot
	Kind  string `json:"kind"`
	Slug  string `json:"slug"` // of the group in the plan
	ZH    string `json:"zh"`   // of the group or site; roles are worded by the plan
	EN    string `json:"en"`
	Place string `json:"place"` // slug of the plan where the slot is, "" unknown
	Due   []int  `json:"due"`   // by shift
}

// RosterShift is one column of a roster: a shift that exists, or one of the
// plan that nobody has written yet.
type RosterShift struct {
	Shift
	Made    bool `json:"made"`
	Current bool `json:"current"`
}

// Roster is who stands where from the current shift on, what is wrong with it,
// and everybody's hours.
type Roster struct {
	Now    journal.Time           `json:"now"`
	Shifts []RosterShift          `json:"shifts"`
	Rows   []RosterRow            `json:"rows"`
	People map[string]Person      `json:"people"` // those on the roster and the holders of group posts
	Issues []RosterIssue          `json:"issues"`
	Hours  map[string]PersonHours `json:"hours"`
	Limit  time.Duration          `json:"limit_minutes"` // more than this in 24 h is too much
	Silent []SilentPost           `json:"silent"`
	Guards map[string][]Guard     `json:"guards"` // on post at the sites of the roster now, on its list or not
}

// At lists the duties on a slot in one of the shifts.
func (r *Roster) At(s Slot, shift int) []Duty {
	var out []Duty
	for _, d := range r.Shifts[shift].Duties {
		if !d.Removed && d.Slot() == s {
			out = append(out, d)
		}
	}
	return out
}

// Row finds a slot's row, nil when the roster has none.
func (r *Roster) Row(s Slot) *RosterRow {
	for i := range r.Rows {
		if r.Rows[i].Slot == s {
			return &r.Rows[i]
		}
	}
	return nil
}

// Roster reads the roster of the current shift and of the ones that follow,
// so that it has n columns. Errors: not_found (no shift yet), internal.
func (v *View) Roster(ctx context.Context, n int) (*Roster, error) {
	b, err := v.rosterParts(ctx)
	if err != nil {
		return nil, err
	}
	r := &Roster{Now: v.nowMS(), Limit: overHours(b.plan)}
	if r.Shifts, err = b.columns(ctx, max(n, 1)); err != nil {
		return nil, err
	}
	r.Rows = b.rows(r)
	r.Guards = map[string][]Guard{}
	for _, s := range b.sites {
		if len(s.Guards) > 0 {
			r.Guards[s.ID] = s.Guards
		}
	}
	if r.People, err = v.peopleOn(ctx, r, b.groups); err != nil {
		return nil, err
	}
	last := r.Shifts[len(r.Shifts)-1].End
	if r.Hours, err = v.hours(ctx, r.Now.Add(-24*time.Hour), max(last, r.Now.Add(24*time.Hour))); err != nil {
		return nil, err
	}
	r.Issues = b.issues(r)
	r.Silent = b.silent(r)
	return r, nil
}

// rosterParts is what a roster is made from.
type rosterParts struct {
	v      *View
	plan   *plan.Plan
	groups []Group
	sites  []Site
}

func (v *View) rosterParts(ctx context.Context) (*rosterParts, error) {
	b := &rosterParts{v: v}
	var err error
	if b.plan, err = v.Plan(ctx); err != nil {
		return nil, err
	}
	if b.groups, err = v.Groups(ctx); err != nil {
		return nil, err
	}
	b.sites, err = v.Sites(ctx)
	return b, err
}

// columns are the current shift and those of the plan that begin after it.
func (b *rosterParts) columns(ctx context.Context, n int) ([]RosterShift, error) {
	cur, err := b.v.CurrentShift(ctx)
	if err != nil {
		return nil, err
	}
	out := []RosterShift{{Shift: cur, Made: true, Current: true}}
	begin := cur.Start.In(b.v.Zone())
	for _, p := range patternsBetween(b.plan, begin, begin.AddDate(0, 0, n+1), b.v.Zone()) {
		if len(out) == n {
			break
		}
		if journal.At(p.start) <= cur.Start {
			continue
		}
		s, err := b.v.ShiftByKey(ctx, p.key())
		switch {
		case err == nil:
			out = append(out, RosterShift{Shift: s, Made: true})
		case CodeOf(err) == NotFound:
			out = append(out, RosterShift{Shift: Shift{Key: p.key(), Slug: p.slug, Start: journal.At(p.start), End: journal.At(p.end)}})
		default:
			return nil, err
		}
	}
	return out, nil
}

// patternsBetween lists the plan's shifts that start from one day to another,
// by start.
func patternsBetween(p *plan.Plan, from, until time.Time, zone *time.Location) []pattern {
	var out []pattern
	local := from.In(zone)
	for day := -1; ; day++ {
		midnight, _ := onDay(local, day, "00:00", zone)
		if midnight.After(until) {
			break
		}
		for _, s := range p.Shifts {
			start, ok1 := onDay(local, day, s.Start, zone)
			end, ok2 := onDay(local, day, s.End, zone)
			if !ok1 || !ok2 || start.Before(from) || !start.Before(until) {
				continue
			}
			if !end.After(start) {
				end, _ = onDay(local, day+1, s.End, zone)
			}
			out = append(out, pattern{s.Slug, start, end})
		}
	}
	slices.SortStableFunc(out, func(a, b pattern) int { return a.start.Compare(b.start) })
	return out
}

// rows are the plan's roles, the posts of the groups, the sites that are held,
// and whatever else somebody was put on.
func (b *rosterParts) rows(r *Roster) []RosterRow {
	out := make([]RosterRow, 0, len(b.plan.PostRoles)+2*len(b.groups)+len(b.sites))
	n := len(r.Shifts)
	for _, p := range b.plan.PostRoles {
		out = append(out, RosterRow{Slot: Slot{Role: p.Slug}, Kind: RowRole, Place: headquarters(b.plan), Due: slices.Repeat([]int{p.Due}, n)})
	}
	for _, g := range b.groups {
		for _, post := range []string{"a", "b"} {
			if p := g.post(post); p.Place != "" || p.Person != "" {
				out = append(out, RosterRow{Slot: Slot{Group: g.ID, Post: post}, Kind: RowGroup, Slug: g.Slug, ZH: g.ZH, EN: g.EN, Place: p.Place, Due: slices.Repeat([]int{1}, n)})
			}
		}
	}
	for _, s := range b.sites {
		if s.GuardsDue > 0 && oneOf(s.State, SiteInService, SiteSettingUp) {
			out = append(out, b.siteRow(s, r.Shifts))
		}
	}
	known := map[Slot]bool{}
	for _, row := range out {
		known[row.Slot] = true
	}
	for _, s := range r.Shifts {
		for _, d := range s.Duties {
			if !d.Removed && !known[d.Slot()] {
				known[d.Slot()] = true
				out = append(out, b.otherRow(d, n))
			}
		}
	}
	return out
}

// headquarters is the first place that a plan names: where its own posts are.
func headquarters(p *plan.Plan) string {
	if len(p.Places) == 0 {
		return ""
	}
	return p.Places[0].Slug
}

func (b *rosterParts) siteRow(s Site, shifts []RosterShift) RosterRow {
	row := RosterRow{Slot: Slot{Site: s.ID}, Kind: RowSite, ZH: s.Name, EN: s.NameEN, Place: s.ID, Due: make([]int, len(shifts))}
	for i, x := range shifts {
		row.Due[i] = s.GuardsDue
		if s.GuardsNight > 0 && isNight(b.plan.Settings, x.Start.In(b.v.Zone())) {
			row.Due[i] = s.GuardsNight
		}
	}
	return row
}

// otherRow is the row of a slot that the plan does not ask for.
func (b *rosterParts) otherRow(d Duty, n int) RosterRow {
	row := RosterRow{Slot: d.Slot(), Kind: RowExtra, Due: make([]int, n)}
	for _, s := range b.sites {
		if s.ID == d.Site {
			row.Kind, row.ZH, row.EN, row.Place = RowSite, s.Name, s.NameEN, s.ID
		}
	}
	for _, g := range b.groups {
		if g.ID == d.Group {
			row.Kind, row.Slug, row.ZH, row.EN, row.Place = RowGroup, g.Slug, g.ZH, g.EN, g.post(d.Post).Place
		}
	}
	return row
}

// peopleOn reads everybody who is named on a roster.
func (v *View) peopleOn(ctx context.Context, r *Roster, groups []Group) (map[string]Person, error) {
	var ids []string
	for _, s := range r.Shifts {
		for _, d := range s.Duties {
			ids = append(ids, d.Person, d.For)
			for _, x := range d.Swaps {
				ids = append(ids, x.From, x.To, x.By)
			}
		}
	}
	for _, g := range groups {
		ids = append(ids, g.A.Person, g.B.Person)
	}
	for _, list := range r.Guards {
		for _, g := range list {
			ids = append(ids, g.Person)
		}
	}
	return v.persons(ctx, ids)
}
