package store

import (
	"context"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// What the check of a plan in peacetime finds.
const (
	GapVacant    = "vacant"     // nobody holds the post of a group
	GapNoLeader  = "no_leader"  // a grid without a leader
	GapNoPhone   = "phone"      // somebody who would be called has no phone
	GapBodyPhone = "body_phone" // a body above without a phone
	GapSitePhone = "site_phone" // a locked gate without a posted phone
	GapKey       = "key"        // a locked gate whose key nobody holds
	GapList      = "list"       // a list that was not gone through for too long, or never
)

// PlanGaps lists the kinds of gaps in the order they are shown.
func PlanGaps() []string {
	return []string{GapVacant, GapNoLeader, GapNoPhone, GapBodyPhone, GapSitePhone, GapKey, GapList}
}

// PlanGap is one thing that must be put right before the plan is needed.
type PlanGap struct {
	Kind    string       `json:"kind"`
	Subject string       `json:"subject"` // group, grid, person or site; "" of a list or a body
	Slug    string       `json:"slug"`    // of a list or a body; a or b of a post
	Name    string       `json:"name"`
	NameEN  string       `json:"name_en"`
	Grid    int          `json:"grid"`
	Since   journal.Time `json:"since"` // when a list was gone through last, 0: never
}

// In gives the name of what the gap is about in a language.
func (g PlanGap) In(lang string) string {
	return plan.Name{ZH: g.Name, EN: firstOf(g.NameEN, g.Name)}.In(lang)
}

// CheckPlan goes through the plan as it must be before it is needed: posts that
// nobody holds, people without a phone, lists that nobody has looked at for
// longer than the plan allows. Errors: internal.
func (v *View) CheckPlan(ctx context.Context) ([]PlanGap, error) {
	c := &planCheck{ctx: ctx, v: v, asked: map[string]bool{}}
	var err error
	if c.plan, err = v.Plan(ctx); err != nil {
		return nil, err
	}
	for _, part := range []func() error{c.groups, c.grids, c.teams, c.bodies, c.sites, c.lists} {
		if err := part(); err != nil {
			return nil, err
		}
	}
	var out []PlanGap
	for _, kind := range PlanGaps() {
		for _, g := range c.out {
			if g.Kind == kind {
				out = append(out, g)
			}
		}
	}
	return out, nil
}

type planCheck struct {
	ctx   context.Context //nolint:containedctx // lives for one call
	v     *View
	plan  *plan.Plan
	asked map[string]bool // persons whose phone was looked at
	out   []PlanGap
}

func (c *planCheck) add(g PlanGap) { c.out = append(c.out, g) }

// phone asks for the phone of somebody who would be called.
func (c *planCheck) phone(people map[string]Person, id string) {
	p, ok := people[id]
	if !ok || c.asked[id] {
		return
	}
	c.asked[id] = true
	if p.Phone == "" {
		c.add(PlanGap{Kind: GapNoPhone, Subject: p.ID, Name: p.Name})
	}
}

func (c *planCheck) groups() error {
	groups, err := c.v.Groups(c.ctx)
	if err != nil {
		return err
	}
	var ids []string
	for _, g := range groups {
		ids = append(ids, g.A.Person, g.B.Person)
	}
	people, err := c.v.persons(c.ctx, ids)
	for _, g := range groups {
		for _, post := range []string{"a", "b"} {
			if x := g.post(post); x.Person == "" {
				c.add(PlanGap{Kind: GapVacant, Subject: g.ID, Slug: post, Name: g.ZH, NameEN: g.EN})
			} else {
				c.phone(people, x.Person)
			}
		}
	}
	return err
}

func (c *planCheck) grids() error {
	grids, err := c.v.Grids(c.ctx)
	if err != nil {
		return err
	}
	var ids []string
	for _, g := range grids {
		ids = append(ids, g.Leader)
	}
	people, err := c.v.persons(c.ctx, ids)
	for _, g := range grids {
		if g.Leader == "" {
			c.add(PlanGap{Kind: GapNoLeader, Subject: g.ID, Name: g.Name, Grid: g.Number})
		} else {
			c.phone(people, g.Leader)
		}
	}
	return err
}

func (c *planCheck) teams() error {
	teams, err := c.v.Teams(c.ctx)
	if err != nil {
		return err
	}
	var ids []string
	for _, t := range teams {
		ids = append(ids, t.Leader)
	}
	people, err := c.v.persons(c.ctx, ids)
	for _, t := range teams {
		c.phone(people, t.Leader)
	}
	return err
}

func (c *planCheck) bodies() error {
	for _, b := range c.plan.Bodies {
		if b.Phone == "" {
			c.add(PlanGap{Kind: GapBodyPhone, Slug: b.Slug, Name: b.ZH, NameEN: b.EN})
		}
	}
	return nil
}

func (c *planCheck) sites() error {
	sites, err := c.v.Sites(c.ctx)
	for _, s := range sites {
		if s.State != SiteLocked {
			continue
		}
		if s.Phone == "" {
			c.add(PlanGap{Kind: GapSitePhone, Subject: s.ID, Name: s.Name, NameEN: s.NameEN})
		}
		if s.KeyHolder == "" {
			c.add(PlanGap{Kind: GapKey, Subject: s.ID, Name: s.Name, NameEN: s.NameEN})
		}
	}
	return err
}

func (c *planCheck) lists() error {
	post, err := c.v.Post(c.ctx)
	if err != nil {
		return err
	}
	now := c.v.nowMS()
	for _, l := range c.plan.CheckLists {
		at := post.checked(l.Slug)
		if at.IsZero() || now > at.Add(time.Duration(l.Days)*24*time.Hour) {
			c.add(PlanGap{Kind: GapList, Slug: l.Slug, Name: l.ZH, NameEN: l.EN, Since: at})
		}
	}
	return nil
}

// checked is when a list of the plan was gone through last.
func (p Post) checked(slug string) journal.Time {
	for _, c := range p.Checks {
		if c.Slug == slug {
			return c.At
		}
	}
	return 0
}
