package store

import "zhiban/store/plan"

// deadlines sounds for what the post set itself and did not keep.
func (f *alarmFinder) deadlines() error {
	if !f.emergency() {
		return nil
	}
	open, err := f.v.Deadlines(f.ctx, true)
	if err != nil {
		return err
	}
	groups, err := f.v.Groups(f.ctx)
	if err != nil {
		return err
	}
	holders := map[string]string{}
	var ids []string
	for _, g := range groups {
		holders[g.ID] = g.A.Person
		ids = append(ids, g.A.Person)
	}
	names, err := f.v.names(f.ctx, ids)
	for _, d := range open {
		if f.now <= d.Due {
			break // they come by their time
		}
		text := d.Text
		if d.Why != "" {
			text += " · " + d.Why
		}
		f.add(Alarm{Code: AlarmDeadline, Subject: d.ID, Noun: "deadline", Level: plan.Orange, Since: d.Due, Text: text, Grid: f.grid[d.Grid], Person: names[holders[d.Group]]})
	}
	return err
}

// forces sounds when reinforcements are missing after the time they were asked
// for by.
func (f *alarmFinder) forces() error {
	if !f.emergency() {
		return nil
	}
	open, err := f.v.Forces(f.ctx, true)
	for _, c := range open {
		if c.Late(f.now) {
			f.add(Alarm{Code: AlarmForce, Subject: c.ID, Noun: "matter", Level: c.Matter.Level, Since: c.Deadline, Number: c.Matter.Number, Grid: f.grid[c.Grid], Text: c.Matter.Text,
				Person: c.Matter.Owner, Have: c.Arrived, Due: c.Count})
		}
	}
	return err
}

// muster sounds once for all posts that have not reported in the plan's
// minutes after the order: twenty-six alarms would say no more.
func (f *alarmFinder) muster() error {
	if !f.emergency() || f.post.Activated.IsZero() {
		return nil
	}
	posts, by, err := f.v.musterPosts(f.ctx, f.post, f.plan)
	if err != nil || by.IsZero() || f.now <= by {
		return err
	}
	here := 0
	for _, p := range posts {
		here += btoiInt(!p.Mustered.IsZero())
	}
	if here < len(posts) {
		f.add(Alarm{Code: AlarmMuster, Subject: f.post.ID, Noun: "post", Level: plan.Orange, Since: by, Have: here, Due: len(posts)})
	}
	return nil
}
