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
	asks, err := unanswered(tx)
	if err != nil {
		return nil, err
	}
	for _, a := range asks {
		add(a)
	}
	counts, err := tx.standing(tx.ctx)
	if err != nil {
		return nil, err
	}
	for _, c := range counts {
		if c.Name != "" {
			continue // a part of the count above it
		}
		add(briefItem{Kind: "count", Ref: next, Slug: c.Slug, Figure: c.Closing})
	}
	supplies, err := stockItems(tx)
	for _, it := range supplies {
		add(it)
	}
	return out, err
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

// unanswered are the asks of the last handover that nobody answered yet: they
// go on to the next shift as items.
func unanswered(tx *Tx) ([]briefItem, error) {
	last, err := tx.Handover(tx.ctx, "last")
	if CodeOf(err) == NotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []briefItem
	for _, a := range last.Asks {
		if a.Answer == "" {
			out = append(out, briefItem{Kind: "ask", Ref: last.ID, Number: last.Number, Figure: int64(a.No), Text: journal.Text(a.Text)})
		}
	}
	return out, nil
}
