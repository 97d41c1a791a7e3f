package store

import "context"

// Kinds of parts of a call list.
const (
	CallDuty     = "duty"     // whoever is on the roster of the current shift
	CallOfficers = "officers" // who records
	CallGroups   = "group"    // holders of a group's posts
	CallGrid     = "grid"     // leaders of the grids
	CallSite     = "site"     // phones and guards of sites
	CallTeam     = "team"     // leaders of teams
)

// Call is one number to call.
type Call struct {
	Person string `json:"person"` // id, "" for the phone of a place
	Name   string `json:"name"`
	Phone  string `json:"phone"`
	Slot   Slot   `json:"slot"` // on the roster
	Post   string `json:"post"` // a or b of a group
	Grid   int    `json:"grid"`
	Of     string `json:"of"` // name of the team or site
	OfEN   string `json:"of_en"`
}

// CallGroup is one part of the call list: a role or a group of the post.
type CallGroup struct {
	Kind  string `json:"kind"`
	Slug  string `json:"slug"` // of a group in the plan
	ZH    string `json:"zh"`
	EN    string `json:"en"`
	Calls []Call `json:"calls"`
}

// CallList is whom to call, by role and group, parts without anybody left out.
// Errors: internal.
func (v *View) CallList(ctx context.Context) ([]CallGroup, error) {
	b, err := v.rosterParts(ctx)
	if err != nil {
		return nil, err
	}
	c := &callList{rosterParts: b, ctx: ctx}
	for _, part := range []func() error{c.duty, c.officers, c.groupPosts, c.grids, c.atSites, c.teams} {
		if err := part(); err != nil {
			return nil, err
		}
	}
	return c.named()
}

type callList struct {
	*rosterParts
	ctx context.Context
	out []CallGroup
}

func (c *callList) add(g CallGroup) {
	if len(g.Calls) > 0 {
		c.out = append(c.out, g)
	}
}

func (c *callList) duty() error {
	s, ok, err := c.v.shiftNow(c.ctx)
	if !ok {
		return err
	}
	g := CallGroup{Kind: CallDuty}
	for _, d := range s.Duties {
		if !d.Removed && d.Slot().Role != "" && d.Role != RoleExtra {
			g.Calls = append(g.Calls, Call{Person: d.Person, Slot: d.Slot()})
		}
	}
	c.add(g)
	return nil
}

func (c *callList) officers() error {
	list, err := c.v.People(c.ctx, PersonFilter{Role: RoleOfficer})
	g := CallGroup{Kind: CallOfficers}
	for _, p := range list {
		g.Calls = append(g.Calls, Call{Person: p.ID})
	}
	c.add(g)
	return err
}

func (c *callList) groupPosts() error {
	for _, x := range c.groups {
		g := CallGroup{Kind: CallGroups, Slug: x.Slug, ZH: x.ZH, EN: x.EN}
		for _, post := range []string{"a", "b"} {
			if p := x.post(post); p.Person != "" {
				g.Calls = append(g.Calls, Call{Person: p.Person, Post: post})
			}
		}
		c.add(g)
	}
	return nil
}

func (c *callList) grids() error {
	grids, err := c.v.Grids(c.ctx)
	g := CallGroup{Kind: CallGrid}
	for _, x := range grids {
		if x.Leader != "" {
			g.Calls = append(g.Calls, Call{Person: x.Leader, Grid: x.Number})
		}
	}
	c.add(g)
	return err
}

func (c *callList) atSites() error {
	g := CallGroup{Kind: CallSite}
	for _, x := range c.sites {
		if x.Phone != "" {
			g.Calls = append(g.Calls, Call{Phone: x.Phone, Of: x.Name, OfEN: x.NameEN})
		}
		for _, p := range x.Guards {
			g.Calls = append(g.Calls, Call{Person: p.Person, Of: x.Name, OfEN: x.NameEN})
		}
	}
	c.add(g)
	return nil
}

func (c *callList) teams() error {
	teams, err := c.v.Teams(c.ctx)
	g := CallGroup{Kind: CallTeam}
	for _, x := range teams {
		if x.Leader != "" {
			g.Calls = append(g.Calls, Call{Person: x.Leader, Of: x.Name})
		}
	}
	c.add(g)
	return err
}

// named fills in names and phones with one read.
func (c *callList) named() ([]CallGroup, error) {
	var ids []string
	for _, g := range c.out {
		for _, x := range g.Calls {
			ids = append(ids, x.Person)
		}
	}
	people, err := c.v.persons(c.ctx, ids)
	for _, g := range c.out {
		for i := range g.Calls {
			if p, ok := people[g.Calls[i].Person]; ok {
				g.Calls[i].Name, g.Calls[i].Phone = p.Name, p.Phone
			}
		}
	}
	return c.out, err
}
