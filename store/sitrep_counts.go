package store

import (
	"context"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// sitGather collects what the record says at the cut-off of a situation
// report. It runs inside the transaction of the cut-off: what it counts is
// exactly what the heads hold.
type sitGather struct {
	ctx  context.Context //nolint:containedctx // lives for one cut-off
	v    *View
	now  journal.Time
	post Post
	plan *plan.Plan
	cut  *sitrepCut
	prev []SitCount
	out  *SitSnapshot
}

// sitCounters are the figures of a situation report, group by group. A noun
// that wants its figures there adds its line.
func sitCounters() []func(*sitGather) error {
	return []func(*sitGather) error{
		(*sitGather).population,
		(*sitGather).rounds,
		(*sitGather).ledger,
		(*sitGather).supplies,
		(*sitGather).people,
		(*sitGather).sites,
		(*sitGather).lanes,
		(*sitGather).hotline,
		(*sitGather).medical,
	}
}

func (g *sitGather) all() (err error) {
	if g.plan, err = g.v.Plan(g.ctx); err != nil {
		return err
	}
	for _, part := range append([]func(*sitGather) error{(*sitGather).head}, append(sitCounters(), (*sitGather).events, (*sitGather).figures, (*sitGather).needs, (*sitGather).corrections)...) {
		if err := part(g); err != nil {
			return err
		}
	}
	return nil
}

// head is how the post stands: status, clocks, what is late by the playbook.
func (g *sitGather) head() error {
	o := g.out
	o.T0 = g.post.T0
	shift, err := g.v.CurrentShift(g.ctx)
	if err != nil && CodeOf(err) != NotFound {
		return err
	}
	o.Shift = shift.Key
	if o.Status, o.Reasons, err = g.v.PostStatus(g.ctx); err != nil {
		return err
	}
	o.Clocks = ClocksOf(g.post, g.plan, g.now)
	for _, s := range StepsOf(g.post, g.plan, g.now) {
		if !s.Late || !s.Done.IsZero() && s.Done <= g.cut.Opening {
			continue // what came late before was told then
		}
		o.Steps = append(o.Steps, FactStep{Slug: s.Slug, Group: s.Group, Due: s.Due, Done: s.Done, Late: lateBy(s.Due, s.Done, g.now), Reason: journal.Text(s.Reason)})
	}
	return nil
}

// add puts a figure in, as previous, period and total.
func (g *sitGather) add(c SitCount) {
	for _, p := range g.prev {
		if p.key() == c.key() {
			c.Previous = p.Total
		}
	}
	c.Period = c.Total - c.Previous
	if c.AsOf.IsZero() {
		c.AsOf = g.now
	}
	g.out.Counts = append(g.out.Counts, c)
}

func (g *sitGather) population() error {
	grids, err := g.v.Census(g.ctx)
	if err != nil {
		return err
	}
	var counted, entered, people, needs int64
	for _, c := range grids {
		counted += int64(c.Grid.Households)
		entered += int64(c.Households)
		people += int64(c.People)
		needs += int64(c.Needs)
	}
	for _, x := range []struct {
		slug string
		n    int64
	}{{"households", counted}, {"entered", entered}, {"residents", people}, {"needs", needs}} {
		g.add(SitCount{Group: "people", Slug: x.slug, Standing: true, Total: x.n})
	}
	return nil
}

// mostSitRounds keeps a report readable.
const mostSitRounds = 8

// rounds are those that run, and those that ended in the period.
func (g *sitGather) rounds() error {
	all, err := g.v.Rounds(g.ctx, RoundFilter{})
	if err != nil {
		return err
	}
	n := 0
	for _, r := range all {
		if !r.Open() && r.Closed <= g.cut.Opening || n == mostSitRounds {
			continue
		}
		n++
		s, err := g.v.RoundState(g.ctx, r.ID)
		if err != nil {
			return err
		}
		for _, x := range []struct {
			slug string
			n    int
		}{{"target", s.Target}, {"reached", s.Reached}, {"not_reached", s.NotReached}} {
			g.add(SitCount{Group: "round", Ref: r.Kind, No: r.No, Slug: x.slug, Standing: x.slug != "reached", Total: int64(x.n)})
		}
	}
	return nil
}

// ledger counts the matters by kind and by level: reported, ended and open.
func (g *sitGather) ledger() error {
	rows, err := g.v.q.query(g.ctx, `SELECT kind, json_extract(doc, '$.level'), open, count(*) FROM matter
		WHERE json_extract(doc, '$.state') <> 'void' GROUP BY 1, 2, 3`)
	if err != nil {
		return internal("read.matter", err)
	}
	defer rows.Close()
	type sum struct{ opened, open int64 }
	kinds, levels := map[string]sum{}, map[string]sum{}
	for rows.Next() {
		var kind, level string
		var open bool
		var n int64
		if err := rows.Scan(&kind, &level, &open, &n); err != nil {
			return internal("read.matter", err)
		}
		for _, m := range []struct {
			in  map[string]sum
			key string
		}{{kinds, kind}, {levels, level}} {
			s := m.in[m.key]
			s.opened += n
			if open {
				s.open += n
			}
			m.in[m.key] = s
		}
	}
	if err := rows.Err(); err != nil {
		return internal("read.matter", err)
	}
	put := func(group, ref string, s sum) {
		if s.opened == 0 {
			return
		}
		g.add(SitCount{Group: group, Ref: ref, Slug: "opened", Total: s.opened})
		g.add(SitCount{Group: group, Ref: ref, Slug: "closed", Total: s.opened - s.open})
		g.add(SitCount{Group: group, Ref: ref, Slug: "open", Standing: true, Total: s.open})
	}
	for _, k := range MatterKinds() {
		put("kind", k, kinds[k])
	}
	for _, l := range Levels() {
		put("level", l, levels[l])
	}
	return nil
}

// supplies are the items of all stores together: in, out, closing.
func (g *sitGather) supplies() error {
	lines, err := g.v.Stock(g.ctx, StockFilter{})
	if err != nil {
		return err
	}
	for _, m := range g.plan.Materials {
		var in, out, left int64
		var last journal.Time
		for _, l := range lines {
			if l.Item == m.Slug && !l.Last.IsZero() {
				in, out, left, last = in+l.In, out+l.Out, left+l.Balance, max(last, l.Last)
			}
		}
		if last.IsZero() {
			continue
		}
		last = min(last, g.now)
		g.add(SitCount{Group: "supply", Ref: m.Slug, Slug: "in", Total: in, AsOf: last})
		g.add(SitCount{Group: "supply", Ref: m.Slug, Slug: "out", Total: out, AsOf: last})
		g.add(SitCount{Group: "supply", Ref: m.Slug, Slug: "left", Standing: true, Total: left, AsOf: last})
	}
	return nil
}

// people on duty, and reinforcements asked for, arrived and here.
func (g *sitGather) people() error {
	shift, err := g.v.CurrentShift(g.ctx)
	if err != nil && CodeOf(err) != NotFound {
		return err
	}
	var duty, asked, arrived, here int64
	for _, d := range shift.Duties {
		duty += btoi(!d.SignedIn.IsZero() && d.SignedOut.IsZero() && !d.Removed)
	}
	forces, err := g.v.Forces(g.ctx, false)
	if err != nil {
		return err
	}
	for _, f := range forces {
		asked, arrived, here = asked+int64(f.Count), arrived+int64(f.Arrived), here+int64(f.Here)
	}
	g.add(SitCount{Group: "duty", Slug: "on_duty", Standing: true, Total: duty})
	g.add(SitCount{Group: "duty", Slug: "asked", Total: asked})
	g.add(SitCount{Group: "duty", Slug: "arrived", Total: arrived})
	g.add(SitCount{Group: "duty", Slug: "here", Standing: true, Total: here})
	return nil
}

// sites counts those in service by kind, and those of them that are manned as
// they should be.
func (g *sitGather) sites() error {
	all, err := g.v.SiteStates(g.ctx)
	if err != nil {
		return err
	}
	for _, k := range g.plan.SiteKinds {
		var n, service, due, manned int64
		for _, s := range all {
			if s.Site.Kind != k.Slug {
				continue
			}
			n++
			service += btoi(s.Site.State == SiteInService)
			due += btoi(s.Manning != NotDue)
			manned += btoi(s.Manning == Manned)
		}
		if n == 0 {
			continue
		}
		g.add(SitCount{Group: "site", Ref: k.Slug, Slug: "in_service", Standing: true, Total: service})
		if due > 0 {
			g.add(SitCount{Group: "site", Ref: k.Slug, Slug: "manned", Standing: true, Total: manned})
		}
	}
	return nil
}
