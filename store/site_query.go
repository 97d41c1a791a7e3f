package store

import (
	"context"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// Manning words of a site.
const (
	Manned   = "manned"   // all due guards are there and the last check-in is fresh
	Short    = "short"    // some are there
	Silent   = "silent"   // they are there, but the last check-in is stale
	Unmanned = "unmanned" // nobody is there
	NotDue   = "not_due"  // closed, locked, not in service, or nobody is due
)

// SiteStatus is a site with its derived manning.
type SiteStatus struct {
	Site    Site   `json:"site"`
	Manning string `json:"manning"`
	Present int    `json:"present"`
	Due     int    `json:"due"`
	Stale   int64  `json:"stale"` // minutes since the last check-in, when silent
	// CheckinDue is when the site must report next, 0 when it need not
	CheckinDue journal.Time `json:"checkin_due"`
	Missing    int          `json:"missing"` // materials of which there are too few
}

// Site finds a site by id, key or name. Errors: not_found, internal.
func (v *View) Site(ctx context.Context, ref string) (Site, error) {
	s, ok, err := siteTable().one(ctx, v.q, "WHERE subject = ?1 OR json_extract(doc, '$.key') = ?1 OR json_extract(doc, '$.name') = ?1", ref)
	if err == nil && !ok {
		return s, notFound("site", "site.unknown", ref)
	}
	return s, err
}

// Sites lists the sites in the plan's order.
func (v *View) Sites(ctx context.Context) ([]Site, error) {
	return siteTable().list(ctx, v.q, "ORDER BY length(subject), subject")
}

// SiteStates derives the manning of every site, in the plan's order.
func (v *View) SiteStates(ctx context.Context) ([]SiteStatus, error) {
	sites, err := v.Sites(ctx)
	if err != nil {
		return nil, err
	}
	p, err := v.Plan(ctx)
	if err != nil {
		return nil, err
	}
	now := v.Now()
	out := make([]SiteStatus, 0, len(sites))
	for _, s := range sites {
		out = append(out, manning(s, p, now))
	}
	return out, nil
}

// manning applies DOMAIN §2: a gate is manned only while its due guards are on
// post and the last check-in is fresh.
func manning(s Site, p *plan.Plan, now time.Time) SiteStatus {
	out := SiteStatus{Site: s, Present: len(s.Guards), Due: s.GuardsDue, Missing: s.Missing()}
	if s.GuardsNight > 0 && isNight(p.Settings, now) {
		out.Due = s.GuardsNight
	}
	fresh := s.CheckinMinutes
	if fresh == 0 {
		fresh = p.Settings.CheckinMinutes
	}
	stale := int64(journal.At(now).Sub(s.LastCheckin) / time.Minute)
	if fresh > 0 && out.Due > 0 && s.State == SiteInService {
		out.CheckinDue = max(s.LastCheckin, s.Since).Add(time.Duration(fresh) * time.Minute)
	}
	switch {
	case s.State != SiteInService || out.Due == 0:
		out.Manning = NotDue
	case out.Present == 0:
		out.Manning = Unmanned
	case out.Present < out.Due:
		out.Manning = Short
	case fresh > 0 && stale > int64(fresh):
		out.Manning, out.Stale = Silent, stale
	default:
		out.Manning = Manned
	}
	return out
}

func isNight(s plan.Settings, now time.Time) bool {
	clock := now.Format("15:04")
	if s.NightFrom == "" || s.NightTo == "" {
		return false
	}
	if s.NightFrom > s.NightTo {
		return clock >= s.NightFrom || clock < s.NightTo
	}
	return clock >= s.NightFrom && clock < s.NightTo
}

// exportNouns fills a plan with the grids, groups and sites as they are now.
func exportNouns(ctx context.Context, v *View, p *plan.Plan) error {
	grids, err := v.Grids(ctx)
	if err != nil {
		return err
	}
	number := map[string]int{}
	for _, g := range grids {
		number[g.ID] = g.Number
		p.Grids = append(p.Grids, plan.Grid{Number: g.Number, Name: g.Name, Zone: g.Zone, Households: g.Households, Basis: g.Basis})
	}
	groups, err := v.Groups(ctx)
	if err != nil {
		return err
	}
	for _, g := range groups {
		p.Groups = append(p.Groups, plan.Group{Word: plan.Word{Slug: g.Slug, ZH: g.ZH, EN: g.EN}, PlaceA: g.A.Place, PlaceB: g.B.Place})
	}
	sites, err := v.Sites(ctx)
	if err != nil {
		return err
	}
	for _, s := range sites {
		lanes := len(s.Lanes)
		if lanes == 0 {
			lanes = s.LanesPlanned
		}
		p.Sites = append(p.Sites, plan.Site{Key: s.Key, Kind: s.Kind, Name: s.Name, NameEN: s.NameEN, Grid: number[s.Grid], Lanes: lanes, GuardsDue: s.GuardsDue,
			GuardsNight: s.GuardsNight, CheckinMinutes: s.CheckinMinutes, Locked: s.State == SiteLocked, Phone: s.Phone, Materials: s.Materials})
	}
	return nil
}
