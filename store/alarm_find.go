package store

import (
	"context"
	"slices"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// alarmFinder looks through the post once.
type alarmFinder struct {
	v    *View
	ctx  context.Context //nolint:containedctx // lives for one call
	now  journal.Time
	plan *plan.Plan
	post Post
	open []Matter
	grid map[string]int
	out  []Alarm
}

func (f *alarmFinder) add(a Alarm) { f.out = append(f.out, a) }

func (f *alarmFinder) load() (err error) {
	if f.plan, err = f.v.Plan(f.ctx); err != nil {
		return err
	}
	if f.post, err = f.v.Post(f.ctx); err != nil {
		return err
	}
	f.open, err = f.v.Matters(f.ctx, MatterFilter{Open: true})
	return err
}

// emergency says whether gates, grids, clocks and shifts are asked after: in
// peace nobody stands at them.
func (f *alarmFinder) emergency() bool { return f.post.Mode == Emergency }

func (f *alarmFinder) matters() error {
	grids, err := f.v.Grids(f.ctx)
	if err != nil {
		return err
	}
	f.grid = make(map[string]int, len(grids))
	for _, g := range grids {
		f.grid[g.ID] = g.Number
	}
	for _, m := range f.open {
		a := Alarm{Subject: m.ID, Noun: "matter", Level: m.Level, Number: m.Number, Grid: f.grid[m.Grid], Text: m.Text, Person: m.Owner}
		which, by, late := m.Late(f.now)
		switch {
		case late && which != "promise": // a promise has an alarm of its own
			a.Code, a.Since = "matter."+which, f.now.Add(-by)
		case m.State == MatterOnHold && !m.Resume.IsZero() && f.now > m.Resume:
			a.Code, a.Since = AlarmResume, m.Resume
		default:
			continue
		}
		f.add(a)
	}
	return nil
}

// sites asks for guards and check-ins where they are due. Before the hour that
// the plan gives nobody is due yet.
func (f *alarmFinder) sites() error {
	if !f.emergency() || f.now < f.post.T0.Add(hours(f.plan.Settings.MannedFromHours)) {
		return nil
	}
	all, err := f.v.SiteStates(f.ctx)
	if err != nil {
		return err
	}
	for _, s := range all {
		a := Alarm{Subject: s.Site.ID, Noun: "site", Name: s.Site.Name, NameEN: s.Site.NameEN, Grid: f.grid[s.Site.Grid], Have: s.Present, Due: s.Due}
		if err := f.manning(s, a); err != nil {
			return err
		}
		f.checkin(s, a)
	}
	return nil
}

func (f *alarmFinder) manning(s SiteStatus, a Alarm) error {
	switch s.Manning {
	case Unmanned:
		a.Code, a.Level = AlarmUnmanned, plan.Orange
	case Short:
		a.Code, a.Level = AlarmShort, plan.Yellow
	default:
		return nil
	}
	var at journal.Time
	err := f.v.q.queryRow(f.ctx, `SELECT coalesce((SELECT at FROM journal WHERE subject = ? AND kind IN ('site.guard', 'site.relieve', 'site.state')
		ORDER BY hlc DESC, station DESC, seq DESC LIMIT 1), 0)`, s.Site.ID).Scan(&at)
	if err != nil {
		return internal("read.alarms", err)
	}
	a.Since = max(at, s.Site.Since)
	f.add(a)
	return nil
}

// checkin sounds when the last check-in is older than the site's interval, and
// louder when it is twice as old.
func (f *alarmFinder) checkin(s SiteStatus, a Alarm) {
	interval := s.Site.CheckinMinutes
	if s.Manning != NotDue && interval == 0 {
		interval = f.plan.Settings.CheckinMinutes
	}
	if interval == 0 || s.Manning == Unmanned || !oneOf(s.Site.State, SiteInService, SiteLocked) {
		return // where nobody is, nobody can check in
	}
	every := time.Duration(interval) * time.Minute
	due := max(s.Site.LastCheckin, s.Site.Since).Add(every)
	if f.now <= due {
		return
	}
	a.Code, a.Level, a.Since = AlarmCheckin, plan.Yellow, due
	if s.Manning == Silent {
		a.Code = AlarmSilent
	}
	if f.now.Sub(due) > every {
		a.Level = plan.Orange
	}
	f.add(a)
}

func (f *alarmFinder) silentGrids() error {
	if !f.emergency() {
		return nil
	}
	all, err := f.v.GridStatusWith(f.ctx, f.open)
	if err != nil {
		return err
	}
	silent := hours(f.plan.Settings.SilentHours)
	for _, g := range all {
		if slices.Contains(g.Reasons, "silent") {
			f.add(Alarm{Code: AlarmGrid, Subject: g.Grid.ID, Noun: "grid", Level: plan.Yellow, Since: max(g.LastWord, f.post.T0).Add(silent), Name: g.Grid.Name, Grid: g.Grid.Number, Person: g.Leader})
		}
	}
	return nil
}

// clocks lists the clocks that ran out, and the steps of the playbook that are
// late. A step that closes a clock is told by the clock.
func (f *alarmFinder) clocks() error {
	if !f.emergency() || f.post.T0.IsZero() {
		return nil
	}
	a := Alarm{Subject: f.post.ID, Noun: "post"}
	late := map[string]bool{}
	for _, c := range ClocksOf(f.post, f.plan, f.now) {
		if c.Done.IsZero() && c.Late {
			late[c.Slug] = true
			a.Code, a.Level, a.Slug, a.Since, a.Text = AlarmClock, plan.Orange, c.Slug, c.Due, f.post.ReasonFor(c.Slug)
			f.add(a)
		}
	}
	for _, m := range f.plan.Milestones {
		due := f.post.T0.Add(time.Duration(m.AtMinutes) * time.Minute)
		done := slices.ContainsFunc(f.post.Milestones, func(d MilestoneAt) bool { return d.Slug == m.Slug })
		if done || f.now <= due || late[m.Clock] {
			continue
		}
		a.Code, a.Level, a.Slug, a.Since, a.Text = AlarmMilestone, plan.Yellow, m.Slug, due, f.post.ReasonFor(m.Slug)
		f.add(a)
	}
	return nil
}

// handover sounds when nobody has taken over long after the end of the shift;
// the outgoing officer stays responsible meanwhile (DOMAIN §3 rule 9).
func (f *alarmFinder) handover() error {
	if !f.emergency() {
		return nil
	}
	s, err := f.v.CurrentShift(f.ctx)
	if err != nil {
		return err // a post has a shift from its first entry on
	}
	since := s.End.Add(time.Duration(f.plan.Settings.LateHandoverMinutes) * time.Minute)
	if f.now <= since {
		return nil
	}
	a := Alarm{Code: AlarmHandover, Subject: s.ID, Noun: "shift", Slug: s.Slug, Number: s.Key, Level: plan.Orange, Since: since}
	if f.now.Sub(since) > time.Hour {
		a.Level = plan.Red
	}
	id, err := f.v.Responsible(f.ctx)
	if err != nil {
		return err
	}
	names, err := f.v.names(f.ctx, []string{id})
	if err != nil {
		return err
	}
	a.Person = names[id]
	f.add(a)
	return nil
}
