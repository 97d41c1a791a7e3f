package store

import (
	"context"
	"encoding/json"
	"slices"

	"zhiban/store/plan"
)

// planDoc is the vocabulary of the plan: all of it but the grids, groups and
// sites, which are nouns of their own.
type planDoc struct {
	Entry string    `json:"entry"`
	Plan  plan.Plan `json:"plan"`
}

// planAdopted is stored in clear: a plan names places and roles, no persons.
type planAdopted struct {
	Plan plan.Plan `json:"plan"`
}

func planTable() table[planDoc] {
	return newTable("plan", nil, func(*planDoc) []any { return nil })
}

func planKinds() []kind {
	return []kind{
		kindOf("plan.adopt", kindOptions{Stream: System, Noun: "plan", Counter: "plan.adopt"}, func(f *folder, e Event, p *planAdopted) {
			planTable().put(f, e.Subject, &planDoc{Entry: e.ID, Plan: p.Plan})
		}),
	}
}

// Plan reads the plan as the post has it now: words, limits, playbook and
// settings. Its grids, groups and sites are empty: ask for those nouns. What
// it points to is shared; do not change it.
func (v *View) Plan(ctx context.Context) (*plan.Plan, error) {
	var entry string
	err := v.q.queryRow(ctx, "SELECT coalesce((SELECT s.last FROM plan p JOIN subject s ON s.subject = p.subject LIMIT 1), '')").Scan(&entry)
	if err != nil {
		return nil, internal("read.plan", err)
	}
	if d := v.s.plans.Load(); d != nil && d.entry == entry && entry != "" { // an entry never changes, nor what it says
		p := *d.plan
		return &p, nil
	}
	d, ok, err := planTable().one(ctx, v.q, "LIMIT 1")
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, notFound("plan", "plan.missing", "")
	}
	v.s.plans.Store(&cachedPlan{entry: entry, plan: &d.Plan})
	p := d.Plan
	return &p, nil
}

// cachedPlan is the plan that an entry adopted.
type cachedPlan struct {
	entry string
	plan  *plan.Plan
}

// writePlan writes the plan's content as entries; the file is not read again.
func (c Init) writePlan(tx *Tx) error {
	vocab, err := clonePlan(c.Plan)
	if err != nil {
		return internal("init.plan", err)
	}
	vocab.Grids, vocab.Groups, vocab.Sites = nil, nil, nil
	if _, err := tx.create("plan.adopt", &planAdopted{Plan: *vocab}); err != nil {
		return err
	}
	grids := map[int]string{}
	for _, g := range c.Plan.Grids {
		id, err := addPlanGrid(tx, g)
		if err != nil {
			return err
		}
		grids[g.Number] = id
	}
	for _, g := range c.Plan.Groups {
		if err := addPlanGroup(tx, g); err != nil {
			return err
		}
	}
	for _, st := range c.Plan.Sites {
		if err := addPlanSite(tx, st, grids[st.Grid]); err != nil {
			return err
		}
	}
	return nil
}

// clonePlan copies deeply, so that the caller's plan is not shared.
func clonePlan(p *plan.Plan) (*plan.Plan, error) {
	raw, err := json.Marshal(p)
	if err != nil {
		return nil, err
	}
	out := new(plan.Plan)
	return out, json.Unmarshal(raw, out)
}

func hasMilestone(p *plan.Plan, slug string) bool {
	return slices.ContainsFunc(p.Milestones, func(m plan.Milestone) bool { return m.Slug == slug }) ||
		slices.ContainsFunc(p.Clocks, func(c plan.Clock) bool { return c.Slug == slug })
}

// ExportPlan puts the plan together again with the grids, groups and sites as
// they are now.
func (v *View) ExportPlan(ctx context.Context) (*plan.Plan, error) {
	p, err := v.Plan(ctx)
	if err != nil {
		return nil, err
	}
	if err := exportNouns(ctx, v, p); err != nil {
		return nil, err
	}
	return p, nil
}
