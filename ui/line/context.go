package line

import (
	"context"
	"slices"
	"strings"
	"time"

	"zhiban/store"
	"zhiban/store/plan"
)

// Context is what the parser looks names up in: a snapshot of the post.
type Context struct {
	Plan     *plan.Plan
	Grids    []store.Grid
	Groups   []store.Group
	Teams    []store.Team
	Sites    []store.Site
	People   []store.Person // names only, and the role of officers
	Matters  []store.Matter // open ones, and ended ones that the line names
	Stations string         // letters whose numbers need no dash (k58)
	Forces   []string       // ids of open matters that ask for people
	Now      time.Time      // of the post's clock; zero: times of day give no minutes
	Tallies  []store.Tally  // of the round that lanes are tallied for
	Slot     int            // minutes of its slots, 0: half an hour

	index *index
}

// Load takes the snapshot: names, and the matters that are open. What else a
// text names by its number is read with it.
func Load(ctx context.Context, v *store.View, texts ...string) (c Context, err error) {
	if c.Plan, err = v.Plan(ctx); err != nil {
		return c, err
	}
	if c.Grids, err = v.Grids(ctx); err != nil {
		return c, err
	}
	if c.Groups, err = v.Groups(ctx); err != nil {
		return c, err
	}
	if c.Teams, err = v.Teams(ctx); err != nil {
		return c, err
	}
	if c.Sites, err = v.Sites(ctx); err != nil {
		return c, err
	}
	if c.People, err = v.PersonNames(ctx); err != nil {
		return c, err
	}
	return c.Indexed().Refresh(ctx, v, texts...)
}

// Refresh reads the matters and the clock again and keeps the names. It is
// enough while nothing but matters and notes change.
func (c Context) Refresh(ctx context.Context, v *store.View, texts ...string) (_ Context, err error) {
	if c.Matters, err = v.Matters(ctx, store.MatterFilter{Open: true}); err != nil {
		return c, err
	}
	if c.Forces, err = v.ForceIDs(ctx); err != nil {
		return c, err
	}
	c.Stations, c.Now = v.Station(), v.Now()
	if c.Tallies, c.Slot, err = v.LaneTallies(ctx); err != nil {
		return c, err
	}
	for _, text := range texts {
		if c, err = c.Named(ctx, v, Parse(text, c)); err != nil {
			return c, err
		}
	}
	return c, nil
}

// Missing lists the numbers that the line names and the context does not hold:
// ended matters, or none at all. A caller looks them up (Named), then parses
// again.
func (p Parsed) Missing() []string { return p.missing }

// Named gives the context with the matters that a line names beside the open
// ones. What does not exist stays missing.
func (c Context) Named(ctx context.Context, v *store.View, p Parsed) (Context, error) {
	if len(p.missing) == 0 {
		return c, nil
	}
	more, err := v.MattersNumbered(ctx, p.missing)
	if err != nil {
		return c, err
	}
	return c.With(more...), nil
}

// With gives the context with some more matters.
func (c Context) With(more ...store.Matter) Context {
	list := slices.Clip(c.Matters)
	for _, m := range more {
		if c.matter(m.Number) == nil {
			list = append(list, m)
		}
	}
	c.Matters = list
	return c
}

func (c Context) matter(number string) *store.Matter {
	for i := range c.Matters {
		if c.Matters[i].Number == number {
			return &c.Matters[i]
		}
	}
	return nil
}

// Indexed gives the context with its names ready to be found; Load does it. A
// context that is changed by hand must be indexed again.
func (c Context) Indexed() Context {
	if c.Plan == nil {
		c.Plan = &plan.Plan{}
	}
	if c.Stations == "" {
		for _, m := range c.Matters {
			if m.Number != "" && !strings.Contains(c.Stations, m.Number[:1]) {
				c.Stations += m.Number[:1]
			}
		}
	}
	c.index = newIndex(&c)
	return c
}
