package store

import (
	"context"
	"errors"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// factsOf builds the facts of one handover from three states of the record:
// as it stood at the opening, as it stood at the cut-off, and now (what came
// after the cut-off about the handover itself: verdicts, signatures).
type factsOf struct {
	ctx    context.Context
	live   *View
	before *Copy // nil for the first shift: everything is new
	at     *Copy
	h      Handover
	plan   *plan.Plan
	grids  map[string]int // id → number
	groups map[string]Group
	f      *Facts
	hot    hotTally
}

// HandoverFacts collects what the report of a handover says, by rule and in
// codes. Errors: not_found, internal.
func (s *Store) HandoverFacts(ctx context.Context, ref string) (_ *Facts, err error) {
	h, err := s.Handover(ctx, ref)
	if err != nil {
		return nil, err
	}
	b := &factsOf{ctx: ctx, live: s.View, h: h, f: &Facts{Format: FactsFormat, salt: h.Salt}}
	defer func() { err = errors.Join(err, b.close()) }()
	if b.at, err = s.AtHeads(ctx, h.Heads, h.CutOff.In(time.UTC)); err != nil {
		return nil, err
	}
	if len(h.From) > 0 {
		if b.before, err = s.AtHeads(ctx, h.From, h.Opening.In(time.UTC)); err != nil {
			return nil, err
		}
	}
	for _, part := range []func() error{
		b.words, b.head, b.clocks, b.steps, b.forces, b.status, b.answers, b.matters, b.rounds, b.sites,
		b.people, b.next, b.counts, b.figures, b.journal, b.addenda, b.acceptance, b.supplies,
		b.care, b.points,
		b.hotline, b.promises, b.files, b.more, b.doubts,
	} {
		if err := part(); err != nil {
			return nil, internalOrNil("facts", err)
		}
	}
	return b.f, nil
}

func (b *factsOf) close() error {
	var errs []error
	for _, c := range []*Copy{b.before, b.at} {
		if c != nil {
			errs = append(errs, c.Close())
		}
	}
	return internalOrNil("facts.close", errors.Join(errs...))
}

// words loads what everything else is named by.
func (b *factsOf) words() (err error) {
	if b.plan, err = b.at.Plan(b.ctx); err != nil {
		return err
	}
	all, err := gridTable().list(b.ctx, b.at.q, "")
	if err != nil {
		return err
	}
	b.grids = map[string]int{}
	for _, g := range all {
		b.grids[g.ID] = g.Number
	}
	groups, err := b.at.Groups(b.ctx)
	b.groups = map[string]Group{}
	for _, g := range groups {
		b.groups[g.ID] = g
	}
	return err
}

func (b *factsOf) head() error {
	post, err := b.at.Post(b.ctx)
	if err != nil {
		return err
	}
	b.f.Post, b.f.PostName, b.f.Drill, b.f.Zone, b.f.T0 = post.Post, journal.Text(post.Name), post.Drill, post.Zone, post.T0
	h := &b.f.Handover
	*h = FactHandover{Number: b.h.Number, State: b.h.State, CutOff: b.h.CutOff, Opening: b.h.Opening, Heads: b.h.Heads, Weather: journal.Text(b.h.Weather),
		Unmanned: b.h.Unmanned, Last: b.h.Last}
	if h.Shift, err = b.shift(b.h.Shift); err != nil {
		return err
	}
	if h.Next, err = b.shift(b.h.Next); err != nil {
		return err
	}
	if h.Outgoing, err = b.person(b.h.Outgoing); err != nil {
		return err
	}
	if h.Incoming, err = b.person(b.h.Incoming); err != nil {
		return err
	}
	from := map[string]int64{}
	for _, x := range b.h.From {
		from[x.Station] = x.Seq
	}
	for _, x := range b.h.Heads {
		h.Entries += x.Seq - from[x.Station]
	}
	if b.h.Previous == "" {
		return nil
	}
	prev, err := b.at.Handover(b.ctx, b.h.Previous)
	h.Previous, h.PrevCode = prev.Number, prev.Facts
	return err
}

func (b *factsOf) shift(id string) (FactShift, error) {
	s, err := b.live.ShiftByKey(b.ctx, id)
	return FactShift{Key: s.Key, Slug: s.Slug, Start: s.Start, End: s.End}, err
}

func (b *factsOf) person(id string) (FactRef, error) {
	names, err := b.live.names(b.ctx, []string{id})
	return FactRef{ID: id, Name: journal.Text(names[id])}, err
}

// clocks: a clock is done when somebody marked it, or the milestone that
// closes with it.
func (b *factsOf) clocks() error {
	post, err := b.at.Post(b.ctx)
	if err != nil || post.T0.IsZero() {
		return err
	}
	b.f.Clocks = ClocksOf(post, b.plan, b.h.CutOff)
	return nil
}

// ClocksOf tells how the plan's clocks stand at a moment. A stand-down stops
// them: what was not late then is never late.
func ClocksOf(post Post, p *plan.Plan, now journal.Time) []FactClock {
	if post.T0.IsZero() {
		return nil
	}
	now = post.clockAt(now)
	done := map[string]journal.Time{}
	for _, m := range post.Milestones {
		done[m.Slug] = m.At
	}
	out := make([]FactClock, 0, len(p.Clocks))
	for _, c := range p.Clocks {
		fc := FactClock{Slug: c.Slug, Due: post.T0.Add(hours(c.Hours)), Done: done[c.Slug], Reason: journal.Text(post.ReasonFor(c.Slug))}
		for _, m := range p.Milestones {
			if m.Clock == c.Slug && fc.Done.IsZero() {
				fc.Done = done[m.Slug]
			}
		}
		fc.Late = (fc.Done.IsZero() && now > fc.Due) || fc.Done > fc.Due
		out = append(out, fc)
	}
	return out
}

// status is the one line: the worst of the grids, of red matters in no grid
// and of sites without people; with what it comes from.
func (b *factsOf) status() error {
	status, reasons, err := b.at.PostStatus(b.ctx)
	b.f.Status, b.f.Reasons = status, reasons
	return err
}

// PostStatus is the status of the whole post and why, most urgent cause first.
func (v *View) PostStatus(ctx context.Context) (string, []FactReason, error) {
	grids, err := v.GridStatus(ctx)
	if err != nil {
		return "", nil, err
	}
	open, err := v.Matters(ctx, MatterFilter{Open: true})
	if err != nil {
		return "", nil, err
	}
	sites, err := v.SiteStates(ctx)
	if err != nil {
		return "", nil, err
	}
	status, reasons := StatusOf(grids, open, sites, v.nowMS())
	return status, reasons, nil
}

// StatusOf derives the status of the post from what else was read.
func StatusOf(grids []GridState, open []Matter, sites []SiteStatus, now journal.Time) (string, []FactReason) {
	n, where, status := map[string]int{}, map[string]int{}, Calm
	add := func(slug, rank string, grid int) {
		if n[slug]++; n[slug] == 1 {
			where[slug] = grid
		} else if where[slug] != grid {
			where[slug] = 0
		}
		if statusRank(rank) > statusRank(status) {
			status = rank
		}
	}
	numbers := map[string]int{}
	for _, g := range grids {
		numbers[g.Grid.ID] = g.Grid.Number
		for _, r := range g.Reasons {
			if oneOf(r, "leader_absent", "silent", "set_by_person") {
				add(r, g.Status, g.Grid.Number)
			}
		}
	}
	for _, m := range open {
		switch m.Level {
		case plan.Red:
			add("open_red", Urgent, numbers[m.Grid])
		case plan.Orange:
			add("open_orange", Watch, numbers[m.Grid])
		}
		if _, _, late := m.Late(now); late {
			add("overdue", Watch, numbers[m.Grid])
		}
	}
	for _, s := range sites {
		if oneOf(s.Manning, Unmanned, Short) {
			add(s.Manning, Watch, numbers[s.Site.Grid])
		}
	}
	var out []FactReason
	for _, slug := range StatusReasons() {
		if n[slug] > 0 {
			out = append(out, FactReason{Slug: slug, Grid: where[slug], N: n[slug]})
		}
	}
	return status, out
}

// StatusReasons lists the causes of a status, most urgent first.
func StatusReasons() []string {
	return []string{"open_red", "open_orange", "overdue", Unmanned, Short, "leader_absent", "silent", "set_by_person"}
}

// answers: everything the last shift asked for, and what older ones asked for
// that was answered in this shift.
func (b *factsOf) answers() error {
	all, err := b.at.Handovers(b.ctx, 1000)
	if err != nil {
		return err
	}
	for _, h := range all {
		if h.State != HandoverSealed {
			continue
		}
		old := map[int]bool{}
		if b.before != nil && h.ID != b.h.Previous {
			was, err := b.before.Handover(b.ctx, h.ID)
			if err != nil && CodeOf(err) != NotFound {
				return err
			}
			for _, a := range was.Asks {
				old[a.No] = a.Answer != ""
			}
		}
		for _, a := range h.Asks {
			if h.ID == b.h.Previous || (a.Answer != "" && !old[a.No]) {
				b.f.Answers = append(b.f.Answers, FactAsk{No: a.No, Text: journal.Text(a.Text), Answer: journal.Text(a.Answer), Answered: a.Answer != ""})
			}
		}
	}
	return nil
}

// acceptance is what happened after the cut-off about the handover itself.
func (b *factsOf) acceptance() error {
	for _, it := range b.h.Items {
		b.f.Items = append(b.f.Items, FactItem{No: it.No, Kind: it.Kind, Slug: it.Slug, Number: it.Number, Level: it.Level, Figure: it.Figure, Text: journal.Text(it.Text),
			Verdict: it.Verdict, Question: journal.Text(it.Question), Answer: journal.Text(it.Answer), Counted: it.Counted, Reason: journal.Text(it.Reason), Settled: it.Settled, IfThen: journal.Text(it.IfThen)})
	}
	for _, a := range b.h.Asks {
		b.f.Asks = append(b.f.Asks, FactAsk{No: a.No, Text: journal.Text(a.Text)})
	}
	b.f.ReadBack = journal.Text(b.h.ReadBack)
	for _, s := range b.h.Signed {
		who, err := b.person(s.Person)
		if err != nil {
			return err
		}
		b.f.Signed = append(b.f.Signed, FactSign{Person: who, Side: s.Side, How: s.How, At: s.At, Late: s.Late, NoHead: s.NoHead})
	}
	return nil
}

// addenda lists what was added to earlier reports during this shift.
func (b *factsOf) addenda() error {
	all, err := b.at.Handovers(b.ctx, 1000)
	if err != nil {
		return err
	}
	for _, h := range all {
		known := 0
		if b.before != nil {
			was, err := b.before.Handover(b.ctx, h.ID)
			if err != nil && CodeOf(err) != NotFound {
				return err
			}
			known = len(was.Addenda)
		}
		for _, a := range h.Addenda[known:] {
			b.f.Addenda = append(b.f.Addenda, FactAddendum{Number: h.Number, No: a.No, Code: h.Facts, Text: journal.Text(a.Text), At: a.At})
		}
	}
	return nil
}
