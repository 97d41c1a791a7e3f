package store

import (
	"context"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

func hours(n int) time.Duration { return time.Duration(n) * time.Hour }

// matters sorts the ledger at the cut-off into the sections of the report and
// tallies requests and medical calls.
func (b *factsOf) matters() error {
	all, err := b.at.Matters(b.ctx, MatterFilter{Limit: 1 << 30})
	if err != nil {
		return err
	}
	was := map[string]Matter{}
	if b.before != nil {
		old, err := b.before.Matters(b.ctx, MatterFilter{Limit: 1 << 30})
		if err != nil {
			return err
		}
		for _, m := range old {
			was[m.ID] = m
			b.hot.add(m, 0, b.h.Opening)
		}
	}
	verifiers := make([]string, 0, len(all))
	for _, m := range all {
		verifiers = append(verifiers, m.Verifier)
	}
	names, err := b.at.names(b.ctx, verifiers)
	if err != nil {
		return err
	}
	requests, medical := newTally(), newTally()
	for _, m := range all {
		old, known := was[m.ID]
		b.hot.add(m, 1, b.h.CutOff)
		switch m.Kind {
		case plan.Request:
			requests.count(m, old, known, b.h.CutOff)
		case plan.Medical:
			medical.count(m, old, known, b.h.CutOff)
		}
		fm := b.matter(m)
		fm.Verifier = journal.Text(names[m.Verifier])
		switch {
		case !m.Open():
			if !known || old.Open() {
				b.f.Closed = append(b.f.Closed, fm)
			}
		case m.Urgent():
			b.f.Urgent = append(b.f.Urgent, fm)
		case m.Kind == plan.Order:
			b.f.Orders = append(b.f.Orders, fm)
		default:
			b.f.Unfinished = append(b.f.Unfinished, fm)
		}
	}
	b.f.Requests, b.f.Medical = requests.facts(), medical.facts()
	return nil
}

func (b *factsOf) matter(m Matter) FactMatter {
	fm := FactMatter{Number: m.Number, Kind: m.Kind, Type: m.Type, Level: m.Level, State: m.State, Grid: b.grids[m.Grid], Household: journal.Text(m.Household),
		Text: journal.Text(m.Text), Owner: journal.Text(m.Owner), IfThen: journal.Text(m.IfThen), Result: journal.Text(m.Result),
		Reported: m.Reported, Due: m.Due(), Closed: m.Closed, Receipt: m.Receipt, Replied: m.Replied}
	if !m.Open() {
		fm.Minutes = int64(m.Closed.Sub(m.Reported) / time.Minute)
	}
	if _, by, late := m.Late(b.h.CutOff); late {
		fm.Overdue = int64(by / time.Minute)
	}
	return fm
}

// tally counts the matters of one kind over the shift: opening + received −
// closed = open.
type tally struct{ opening, received, closed, open, overdue int64 }

func newTally() *tally { return &tally{} }

func (t *tally) count(m, old Matter, known bool, now journal.Time) {
	switch {
	case !known:
		t.received++
	case old.Open():
		t.opening++
	case m.Open(): // reopened in this shift
		t.received++
	}
	if m.Open() {
		t.open++
	} else if !known || old.Open() {
		t.closed++
	}
	if _, _, late := m.Late(now); late {
		t.overdue++
	}
}

func (t *tally) facts() []FactTally {
	return []FactTally{{"opening", t.opening}, {"received", t.received}, {"closed", t.closed}, {"open", t.open}, {"overdue", t.overdue}}
}

func (b *factsOf) sites() error {
	now, err := b.at.SiteStates(b.ctx)
	if err != nil {
		return err
	}
	was := map[string]Site{}
	if b.before != nil {
		old, err := b.before.Sites(b.ctx)
		if err != nil {
			return err
		}
		for _, s := range old {
			was[s.ID] = s
		}
	}
	open, err := b.at.Matters(b.ctx, MatterFilter{Open: true})
	if err != nil {
		return err
	}
	for _, s := range now {
		old := was[s.Site.ID]
		fs := FactSite{Key: s.Site.Key, Role: s.Site.Role, Kind: s.Site.Kind, Name: s.Site.Name, NameEN: s.Site.NameEN, State: s.Site.State, Before: firstOf(old.State, SitePlanned),
			Manning: s.Manning, Present: s.Present, Due: s.Due, Lanes: s.Site.OpenLanes(), LanesAt: old.OpenLanes(), Grid: b.grids[s.Site.Grid]}
		for _, m := range open {
			if m.Site == s.Site.ID {
				fs.Matters++
			}
		}
		b.f.Sites = append(b.f.Sites, fs)
	}
	return nil
}

// people are the duties of the shift that hands over, as they stood at the
// cut-off.
func (b *factsOf) people() error {
	s, err := b.at.ShiftByKey(b.ctx, b.h.Shift)
	if err != nil {
		return err
	}
	b.f.People, err = b.duties(b.at.View, s)
	return err
}

func (b *factsOf) duties(v *View, s Shift) ([]FactPerson, error) {
	ids := make([]string, 0, 2*len(s.Duties))
	for _, d := range s.Duties {
		ids = append(ids, d.Person, d.For)
		for _, e := range d.Earlier {
			ids = append(ids, e.Person)
		}
	}
	names, err := v.names(b.ctx, ids)
	if err != nil {
		return nil, err
	}
	var out []FactPerson
	for _, d := range s.Duties {
		if d.Removed {
			continue
		}
		for _, e := range d.Earlier { // who was relieved on the slot was here all the same
			if e.Person != d.Person {
				out = append(out, FactPerson{Person: FactRef{e.Person, journal.Text(names[e.Person])}, Role: d.Role, Group: b.groups[d.Group].Slug, Post: d.Post, In: e.In, Out: e.Out})
			}
		}
		out = append(out, FactPerson{Person: FactRef{d.Person, journal.Text(names[d.Person])}, Role: d.Role, Group: b.groups[d.Group].Slug, Post: d.Post,
			In: d.SignedIn, Out: d.SignedOut, For: journal.Text(names[d.For]), Absent: d.SignedIn.IsZero()})
	}
	return out, nil
}

// next is the roster of the shift that takes over, and who is missing in it.
func (b *factsOf) next() error {
	s, err := b.at.ShiftByKey(b.ctx, b.h.Next)
	if err != nil {
		return err
	}
	if b.f.Next.Duties, err = b.duties(b.at.View, s); err != nil {
		return err
	}
	roles, groups := map[string]int{}, map[string]bool{}
	for _, d := range s.Duties {
		if !d.Removed {
			roles[d.Role]++
			groups[b.groups[d.Group].Slug] = true
		}
	}
	for _, r := range b.plan.PostRoles {
		if roles[r.Slug] < r.Due {
			b.f.Next.Gaps = append(b.f.Next.Gaps, r.Slug)
		}
	}
	all, err := b.at.Groups(b.ctx)
	for _, g := range all {
		if !groups[g.Slug] {
			b.f.Next.Gaps = append(b.f.Next.Gaps, g.Slug)
		}
	}
	return err
}

// counts gives every standing figure as opening, change and closing; the
// opening is what the report before closed with, since both are taken at the
// same heads.
func (b *factsOf) counts() error {
	now, err := b.at.standing(b.ctx)
	if err != nil {
		return err
	}
	was := map[string]int64{}
	if b.before != nil {
		old, err := b.before.standing(b.ctx)
		if err != nil {
			return err
		}
		for _, c := range old {
			was[c.Slug+"/"+c.Name] = c.Closing
		}
	}
	for _, c := range now {
		c.Opening = was[c.Slug+"/"+c.Name]
		c.Change, c.AsOf = c.Closing-c.Opening, b.h.CutOff
		b.f.Counts = append(b.f.Counts, c)
	}
	return nil
}

// standing counts what stands at this moment: grids, groups at post, points in
// service, open lanes (all and per point), guards, people signed in.
func (v *View) standing(ctx context.Context) ([]FactCount, error) {
	grids, err := v.Grids(ctx)
	if err != nil {
		return nil, err
	}
	groups, err := v.Groups(ctx)
	if err != nil {
		return nil, err
	}
	sites, err := v.Sites(ctx)
	if err != nil {
		return nil, err
	}
	shift, err := v.CurrentShift(ctx)
	if err != nil {
		return nil, err
	}
	var mustered, points, lanes, guards, people int64
	var perPoint []FactCount
	for _, g := range groups {
		mustered += btoi(!g.A.Mustered.IsZero())
	}
	for _, s := range sites {
		guards += int64(len(s.Guards))
		if s.Role != plan.RoleLanes {
			continue
		}
		open := int64(0)
		if s.State == SiteInService {
			open = int64(s.OpenLanes())
			points++
		}
		lanes += open
		if len(s.Lanes) > 0 {
			perPoint = append(perPoint, FactCount{Slug: "lanes_at", Name: s.Name, NameEN: s.NameEN, Closing: open})
		}
	}
	for _, d := range shift.Duties {
		people += btoi(!d.SignedIn.IsZero() && d.SignedOut.IsZero() && !d.Removed)
	}
	out := []FactCount{{Slug: "grids", Closing: int64(len(grids))}, {Slug: "groups", Closing: mustered}, {Slug: "points", Closing: points},
		{Slug: "lanes", Closing: lanes}, {Slug: "guards", Closing: guards}, {Slug: "on_duty", Closing: people}}
	return append(out, perPoint...), nil
}
