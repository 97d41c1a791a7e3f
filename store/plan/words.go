package plan

import (
	"fmt"
	"sort"
	"time"
)

// Levels lists the levels, most urgent first.
func Levels() []string { return []string{Red, Orange, Yellow, Blue} }

// MatterKinds lists the kinds of matter that a type can belong to.
func MatterKinds() []string {
	return []string{Incident, Request, Medical, Task, Need, Support, Order}
}

// SiteRoles lists the roles that a site kind can play.
func SiteRoles() []string {
	return []string{RoleGate, RoleLanes, RoleStore, RoleClinic, RoleDesk, RoleShelter}
}

// Bases lists how far a number can be trusted.
func Bases() []string { return []string{Near, Over, Exact, Assumed} }

// Of gives the limits of a level; an unknown level has none.
func (l Limits) Of(level string) Limit {
	switch level {
	case Red:
		return l.Red
	case Orange:
		return l.Orange
	case Yellow:
		return l.Yellow
	case Blue:
		return l.Blue
	}
	return Limit{}
}

// Location is the plan's time zone. A loaded plan always has one.
func (p *Plan) Location() (*time.Location, error) {
	loc, err := time.LoadLocation(p.Zone)
	if err != nil {
		return nil, fmt.Errorf("plan %s: time zone %q: %w", p.Slug, p.Zone, err)
	}
	return loc, nil
}

// Grid finds a grid by its number.
func (p *Plan) Grid(number int) (Grid, bool) {
	return find(p.Grids, func(g Grid) bool { return g.Number == number })
}

// Group finds a work group by its slug.
func (p *Plan) Group(slug string) (Group, bool) {
	return find(p.Groups, func(g Group) bool { return g.Slug == slug })
}

// Site finds a site by its key.
func (p *Plan) Site(key string) (Site, bool) {
	return find(p.Sites, func(s Site) bool { return s.Key == key })
}

// SiteKind finds a kind of site by its slug.
func (p *Plan) SiteKind(slug string) (SiteKind, bool) {
	return find(p.SiteKinds, func(k SiteKind) bool { return k.Slug == slug })
}

// Role is the role of a site's kind, empty if the kind is unknown.
func (p *Plan) Role(s Site) string {
	k, _ := p.SiteKind(s.Kind)
	return k.Role
}

// Type finds a type of matter by its slug.
func (p *Plan) Type(slug string) (Type, bool) {
	return find(p.Types, func(t Type) bool { return t.Slug == slug })
}

// TypesOf lists the types of one kind of matter in the plan's order.
func (p *Plan) TypesOf(kind string) []Type {
	var out []Type
	for _, t := range p.Types {
		if t.Kind == kind {
			out = append(out, t)
		}
	}
	return out
}

// Shift finds a shift by its slug.
func (p *Plan) Shift(slug string) (Shift, bool) {
	return find(p.Shifts, func(s Shift) bool { return s.Slug == slug })
}

// Material finds a stock item by its slug.
func (p *Plan) Material(slug string) (Material, bool) {
	return find(p.Materials, func(m Material) bool { return m.Slug == slug })
}

// Threshold finds a threshold's value by its slug.
func (p *Plan) Threshold(slug string) (int, bool) {
	t, ok := find(p.Thresholds, func(t Threshold) bool { return t.Slug == slug })
	return t.Value, ok
}

// Label is the plan's wording for a label in a language; a label that nobody
// worded shows its own slug, so that the gap is seen.
func (p *Plan) Label(slug, lang string) string {
	if n, ok := p.Labels[slug]; ok {
		return n.In(lang)
	}
	return slug
}

// LabelSlugs lists the labels that the plan words, sorted.
func (p *Plan) LabelSlugs() []string {
	out := make([]string, 0, len(p.Labels))
	for slug := range p.Labels {
		out = append(out, slug)
	}
	sort.Strings(out)
	return out
}

// Minutes is the shift's start and length in minutes; the start counts from
// midnight.
func (s Shift) Minutes() (start, length int) {
	start, okStart := clockMinutes(s.Start)
	end, okEnd := clockMinutes(s.End)
	if !okStart || !okEnd {
		return 0, 0
	}
	if end <= start {
		end += day
	}
	return start, end - start
}

const day = 24 * 60

// clockMinutes reads «08:00».
func clockMinutes(s string) (int, bool) {
	if len(s) != 5 || s[2] != ':' {
		return 0, false
	}
	t, err := time.Parse("15:04", s)
	if err != nil {
		return 0, false
	}
	return t.Hour()*60 + t.Minute(), true
}

func find[T any](list []T, is func(T) bool) (T, bool) {
	for _, v := range list {
		if is(v) {
			return v, true
		}
	}
	var zero T
	return zero, false
}
