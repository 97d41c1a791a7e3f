package store

import (
	"zhiban/store/journal"
	"zhiban/store/plan"
)

// briefItems lists what a shift hands over, in the order of the report: red and
// orange matters, orders, other open matters, sites that lack people, and the
// standing counts that the receiver may refuse with a figure of their own.
func briefItems(tx *Tx, next string) ([]briefItem, error) {
	var out []briefItem
	add := func(it briefItem) {
		it.No = len(out) + 1
		out = append(out, it)
	}
	open, err := tx.Matters(tx.ctx, MatterFilter{Open: true})
	if err != nil {
		return nil, err
	}
	for pass := range 3 {
		for _, m := range open {
			if matterPass(m) == pass {
				add(briefItem{Kind: "matter", Ref: m.ID, Number: m.Number, Level: m.Level, Text: journal.Text(m.Text)})
			}
		}
	}
	sites, err := tx.SiteStates(tx.ctx)
	if err != nil {
		return nil, err
	}
	for _, s := range sites {
		if oneOf(s.Manning, Short, Unmanned, Silent) {
			add(briefItem{Kind: "site", Ref: s.Site.ID, Slug: s.Manning, Figure: int64(s.Present), Text: journal.Text(s.Site.Name)})
		}
	}
	counts, err := tx.standing()
	if err != nil {
		return nil, err
	}
	for _, c := range counts {
		add(briefItem{Kind: "count", Ref: next, Slug: c.Slug, Figure: c.Closing})
	}
	return out, nil
}

func matterPass(m Matter) int {
	switch {
	case m.Urgent():
		return 0
	case m.Kind == plan.Order:
		return 1
	}
	return 2
}

// standing counts what stands at this moment: grids, groups at post, points in
// service, open lanes, guards, people signed in.
func (tx *Tx) standing() ([]FactCount, error) {
	grids, err := tx.Grids(tx.ctx)
	if err != nil {
		return nil, err
	}
	groups, err := tx.Groups(tx.ctx)
	if err != nil {
		return nil, err
	}
	sites, err := tx.Sites(tx.ctx)
	if err != nil {
		return nil, err
	}
	shift, err := tx.CurrentShift(tx.ctx)
	if err != nil {
		return nil, err
	}
	var mustered, points, lanes, guards, people int64
	for _, g := range groups {
		mustered += btoi(!g.A.Mustered.IsZero())
	}
	for _, s := range sites {
		guards += int64(len(s.Guards))
		if s.Role == plan.RoleLanes && s.State == SiteInService {
			points++
			lanes += int64(s.OpenLanes())
		}
	}
	for _, d := range shift.Duties {
		people += btoi(!d.SignedIn.IsZero() && d.SignedOut.IsZero() && !d.Removed)
	}
	out := []FactCount{{Slug: "grids", Closing: int64(len(grids))}, {Slug: "groups", Closing: mustered}, {Slug: "points", Closing: points},
		{Slug: "lanes", Closing: lanes}, {Slug: "guards", Closing: guards}, {Slug: "on_duty", Closing: people}}
	return out, nil
}
