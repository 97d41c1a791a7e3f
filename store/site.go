package store

import (
	"fmt"
	"slices"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// States of a site.
const (
	SitePlanned   = "planned"
	SiteSettingUp = "setting_up"
	SiteInService = "in_service"
	SiteClosed    = "closed"
	SiteLocked    = "locked"
)

// Site is a fixed place with a state (点位): a checkpoint, a point with lanes, a
// store, a clinic, a desk.
type Site struct {
	ID             string       `json:"id"`
	Key            string       `json:"key"`  // of the plan
	Kind           string       `json:"kind"` // slug of the plan's site kinds
	Role           string       `json:"role"` // plan.RoleGate …
	Name           string       `json:"name"`
	NameEN         string       `json:"name_en"`
	Grid           string       `json:"grid"`
	State          string       `json:"state"`
	Since          journal.Time `json:"since"`
	Text           string       `json:"text"`          // last word from it
	Lanes          []Lane       `json:"lanes"`         // as they stand, set when the point is built
	LanesPlanned   int          `json:"lanes_planned"` // as the plan has them
	GuardsDue      int          `json:"guards_due"`
	GuardsNight    int          `json:"guards_night"`
	CheckinMinutes int          `json:"checkin_minutes"` // 0: the plan's setting
	Phone          string       `json:"phone"`
	KeyHolder      string       `json:"key_holder"`
	Guards         []Guard      `json:"guards"` // on post now
	LastCheckin    journal.Time `json:"last_checkin"`
	Materials      []string     `json:"materials"`
	Counted        []Counted    `json:"counted,omitempty"` // last counts; left out while there are none, as before there were counts
	Target         int          `json:"target,omitempty"`  // people it is to serve in a round; 0: its share by lanes
}

// Lane is one lane of a point.
type Lane struct {
	No     int    `json:"no"`
	Open   bool   `json:"open"`
	Reason string `json:"reason"`
}

// Guard is a person on post at a site.
type Guard struct {
	Person string       `json:"person"`
	From   journal.Time `json:"from"`
}

// In gives the name in a language.
func (s Site) In(lang string) string { return plan.Name{ZH: s.Name, EN: s.NameEN}.In(lang) }

// OpenLanes counts the open lanes.
func (s Site) OpenLanes() int {
	n := 0
	for _, l := range s.Lanes {
		if l.Open {
			n++
		}
	}
	return n
}

type siteAdded struct {
	Key            string   `json:"key"`
	Kind           string   `json:"kind"`
	Role           string   `json:"role"`
	Name           string   `json:"name"`
	NameEN         string   `json:"name_en"`
	Grid           string   `json:"grid"`
	Lanes          int      `json:"lanes"`
	GuardsDue      int      `json:"guards_due"`
	GuardsNight    int      `json:"guards_night"`
	CheckinMinutes int      `json:"checkin_minutes"`
	Locked         bool     `json:"locked"`
	Phone          string   `json:"phone"`
	Materials      []string `json:"materials"`
}

type siteState struct {
	State string       `json:"state"`
	Text  journal.Text `json:"text"`
}

type siteLanes struct {
	Lanes  int          `json:"lanes"` // -1: only one lane changes
	No     int          `json:"no"`
	Open   bool         `json:"open"`
	Reason journal.Text `json:"reason"`
}

type siteGuard struct {
	Person string `json:"person"`
}

type siteCheckin struct {
	Text journal.Text `json:"text"`
}

func siteTable() table[Site] {
	return newTable("site", []string{"kind"}, func(s *Site) []any { return []any{s.Kind} })
}

func siteKinds() []kind {
	o := func(counter string, commutes bool) kindOptions {
		return kindOptions{Stream: System, Noun: "site", Counter: counter, Commutes: commutes}
	}
	human := kindOptions{Stream: Human, Noun: "site", Counter: "site.state"}
	checkin := kindOptions{Stream: System, Noun: "site", Counter: "journal.strike", Commutes: true}
	return append(materialKinds(),
		kindOf("site.add", o("site.state", false), foldSiteAdded),
		kindOf("site.state", human, onSite(func(s *Site, e Event, p *siteState) {
			s.State, s.Since, s.Text = p.State, e.At, firstOf(string(p.Text), s.Text)
		})),
		kindOf("site.lanes", o("site.lanes", false), func(f *folder, e Event, p *siteLanes) {
			onSite(foldLanes)(f, e, p)
			foldLaneState(f, e, p)
		}),
		kindOf("site.guard", o("site.relieve", true), onSite(func(s *Site, e Event, p *siteGuard) {
			s.Guards = append(removeGuard(s.Guards, p.Person), Guard{p.Person, e.At})
			s.LastCheckin = max(s.LastCheckin, e.At)
		})),
		kindOf("site.relieve", o("site.guard", true), onSite(func(s *Site, e Event, p *siteGuard) { s.Guards = removeGuard(s.Guards, p.Person) })),
		kindOf("site.checkin", checkin, onSite(func(s *Site, e Event, p *siteCheckin) {
			s.LastCheckin, s.Text = max(s.LastCheckin, e.At), firstOf(string(p.Text), s.Text)
		})),
		kindOf("site.key", o("site.key", false), onSite(func(s *Site, _ Event, p *siteGuard) { s.KeyHolder = p.Person })),
	)
}

func onSite[P any](change func(*Site, Event, *P)) func(*folder, Event, *P) {
	return func(f *folder, e Event, p *P) {
		siteTable().update(f, e.Subject, func(s *Site) { change(s, e, p) })
	}
}

func foldSiteAdded(f *folder, e Event, p *siteAdded) {
	s := &Site{ID: e.Subject, Key: p.Key, Kind: p.Kind, Role: p.Role, Name: p.Name, NameEN: p.NameEN, Grid: p.Grid, State: SitePlanned, Since: e.At, LanesPlanned: p.Lanes,
		GuardsDue: p.GuardsDue, GuardsNight: p.GuardsNight, CheckinMinutes: p.CheckinMinutes, Phone: p.Phone, Materials: p.Materials}
	if p.Locked {
		s.State = SiteLocked
	}
	siteTable().put(f, e.Subject, s)
}

func foldLanes(s *Site, _ Event, p *siteLanes) {
	if p.Lanes >= 0 {
		s.Lanes = s.Lanes[:0]
		for i := range p.Lanes {
			s.Lanes = append(s.Lanes, Lane{No: i + 1, Open: true})
		}
		return
	}
	for i := range s.Lanes {
		if s.Lanes[i].No == p.No {
			s.Lanes[i].Open, s.Lanes[i].Reason = p.Open, string(p.Reason)
		}
	}
}

func removeGuard(list []Guard, person string) []Guard {
	return slices.DeleteFunc(list, func(g Guard) bool { return g.Person == person })
}

func addPlanSite(tx *Tx, s plan.Site, grid string) error {
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	role := ""
	for _, k := range p.SiteKinds {
		if k.Slug == s.Kind {
			role = k.Role
		}
	}
	_, err = tx.create("site.add", &siteAdded{Key: s.Key, Kind: s.Kind, Role: role, Name: s.Name, NameEN: s.NameEN, Grid: grid, Lanes: s.Lanes, GuardsDue: s.GuardsDue,
		GuardsNight: s.GuardsNight, CheckinMinutes: s.CheckinMinutes, Locked: s.Locked, Phone: s.Phone, Materials: s.Materials})
	return err
}

// SetSiteState says what state a site is in now.
type SetSiteState struct{ ID, State, Text string }

func (c SetSiteState) plan(tx *Tx) error {
	s, err := tx.Site(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	if !oneOf(c.State, SitePlanned, SiteSettingUp, SiteInService, SiteClosed, SiteLocked) {
		return invalid("state", "site.state_unknown", c.State)
	}
	return tx.append("site.state", s.ID, &siteState{State: c.State, Text: journal.Text(c.Text)})
}

// SetLanes sets how many lanes a point has, all open; or, with No, opens or
// closes one lane with a reason.
type SetLanes struct {
	ID     string
	Lanes  int
	No     int // 0: all lanes are set anew
	Open   bool
	Reason string
}

func (c SetLanes) plan(tx *Tx) error {
	s, err := tx.Site(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	if s.Role != plan.RoleLanes {
		return refused("site", "site.no_lanes_here", s.Name)
	}
	if c.No == 0 {
		if c.Lanes < 0 || c.Lanes > 99 {
			return invalid("lanes", "site.lanes_number", fmt.Sprint(c.Lanes))
		}
		return tx.append("site.lanes", s.ID, &siteLanes{Lanes: c.Lanes, Reason: journal.Text(c.Reason)})
	}
	for _, l := range s.Lanes {
		if l.No == c.No {
			return tx.append("site.lanes", s.ID, &siteLanes{Lanes: -1, No: c.No, Open: c.Open, Reason: journal.Text(c.Reason)})
		}
	}
	return noLane(s, c.No)
}

// noLane says that a point has no such lane, or none at all yet.
func noLane(s Site, no int) error {
	if len(s.Lanes) == 0 {
		return notFound("no", "site.lanes_unset", s.Name)
	}
	return notFound("no", "site.no_such_lane", fmt.Sprint(no))
}

// PostGuard puts a person on post at a site.
type PostGuard struct{ ID, Person string }

func (c PostGuard) plan(tx *Tx) error { return guardChange(tx, "site.guard", c.ID, c.Person, false) }

// RelieveGuard takes a person off post.
type RelieveGuard struct{ ID, Person string }

func (c RelieveGuard) plan(tx *Tx) error {
	return guardChange(tx, "site.relieve", c.ID, c.Person, true)
}

func guardChange(tx *Tx, kind, site, person string, mustBeThere bool) error {
	s, err := tx.Site(tx.ctx, site)
	if err != nil {
		return err
	}
	if _, err := tx.Person(tx.ctx, person); err != nil {
		return err
	}
	there := slices.ContainsFunc(s.Guards, func(g Guard) bool { return g.Person == person })
	switch {
	case mustBeThere && !there:
		return refused("person", "site.guard_not_there", s.Name)
	case !mustBeThere && there:
		return refused("person", "site.guard_there", s.Name)
	}
	return tx.append(kind, s.ID, &siteGuard{Person: person})
}

// HoldKey says who holds the key of an emergency gate.
type HoldKey struct{ ID, Person string }

func (c HoldKey) plan(tx *Tx) error {
	s, err := tx.Site(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	if _, err := tx.Person(tx.ctx, c.Person); err != nil {
		return err
	}
	return tx.append("site.key", s.ID, &siteGuard{Person: c.Person})
}

// CheckIn is a report from a site that it is as it should be.
type CheckIn struct{ ID, Text string }

func (c CheckIn) plan(tx *Tx) error {
	s, err := tx.Site(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	return tx.append("site.checkin", s.ID, &siteCheckin{Text: journal.Text(c.Text)})
}
