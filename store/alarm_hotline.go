package store

import "zhiban/store/plan"

// Codes of alarms about the hotline and about what was promised.
const (
	AlarmHotline = "hotline.unmanned" // nobody answers the hotline
	AlarmKeep    = "promise.late"     // a promise is past its time; its slug is the promise
	AlarmOwed    = "demand.late"      // supplies were promised by a time and have not come; its slug is the item
)

// hotline sounds when nobody answers the hotline that the plan names: it is
// manned day and night.
func (f *alarmFinder) hotline() error {
	if !f.emergency() || f.plan.Settings.Hotline == "" {
		return nil
	}
	h, err := f.v.HotlineStaff(f.ctx)
	if err != nil || h == nil || h.Since.IsZero() {
		return err
	}
	a := Alarm{Code: AlarmHotline, Subject: h.Site, Noun: "site", Level: plan.Orange, Since: h.Since, Name: h.Name, NameEN: h.NameEN, Due: 1}
	if !h.Opened { // nobody has opened it yet: the playbook says so, too
		a.Level = plan.Yellow
	}
	if h.Site == "" {
		a.Subject, a.Noun = h.Group, "group"
	}
	f.add(a)
	return nil
}

// promises sounds for each promise that is past its time, and for supplies
// that the survey promised by a time, once for an item in a grid.
func (f *alarmFinder) promises() error {
	list, err := f.v.Promises(f.ctx, PromiseFilter{Late: true, Limit: 500})
	if err != nil {
		return err
	}
	for _, p := range list {
		level := plan.Orange
		if p.About.Level == plan.Red {
			level = plan.Red
		}
		f.add(Alarm{Code: AlarmKeep, Slug: p.ID, Subject: p.Matter, Noun: "matter", Level: level, Since: p.Due, Number: p.About.Number, Grid: f.grid[p.About.Grid], Text: p.Text, Person: firstOf(p.Who, p.About.Owner)})
	}
	owed, err := f.v.OwedSupplies(f.ctx, true)
	for _, o := range owed {
		f.add(Alarm{Code: AlarmOwed, Slug: o.Item, Subject: o.Grid, Noun: "grid", Level: plan.Orange, Since: o.Due, Grid: f.grid[o.Grid], Have: o.Households, Due: int(o.Missing)})
	}
	return err
}
