package word

import (
	"fmt"
	"strings"

	"zhiban/store"
	"zhiban/store/journal"
)

// AlarmAbout words what an alarm is about: a number, a site, a grid, a clock.
func (w Words) AlarmAbout(a store.Alarm) string {
	switch a.Noun {
	case "matter":
		return a.Number
	case "site":
		return w.Name(a.Name, a.NameEN)
	case "grid":
		return strings.TrimSpace(fmt.Sprintf(w.T.Board.Grid, a.Grid) + " " + a.Name)
	case "shift":
		return w.Shift(a.Slug)
	case "round":
		return w.Round(store.Round{Kind: a.Slug, No: a.Have, Name: a.Text})
	case "stock":
		return w.Supply(a.Slug)
	case "patient":
		return strings.TrimSpace(a.Number + " " + a.Name)
	case "transfer":
		return a.Number
	case "tube":
		return w.Label("word.tube", w.T.Point.TubeWord)
	}
	switch a.Code {
	case store.AlarmHotline:
		return w.Name(a.Name, a.NameEN)
	case store.AlarmClock:
		return w.Clock(a.Slug)
	case store.AlarmDeadline:
		return w.T.Muster.Tabs[1]
	case store.AlarmMuster:
		return w.T.Muster.Tabs[2]
	}
	return w.Milestone(a.Slug)
}

// AlarmIs words what is wrong.
func (w Words) AlarmIs(a store.Alarm) string {
	is := of(w.T.Desk.Alarm, a.Code)
	switch a.Code {
	case store.AlarmUnmanned, store.AlarmShort, store.AlarmForce, store.AlarmMuster:
		return is + " " + fmt.Sprintf(w.T.Desk.Guards, a.Have, a.Due)
	case store.AlarmPromise, store.AlarmRound, store.AlarmTubes:
		return fmt.Sprintf("%s %d", is, a.Due)
	case store.AlarmStockLow, store.AlarmStockNegative:
		return is + " " + fmt.Sprintf(w.T.Supply.LeftOver, Thousands(int64(a.Have)))
	case store.AlarmDrug, store.AlarmTreatment, store.AlarmWatch:
		return strings.TrimSpace(is + " " + a.Text)
	case store.AlarmOwed:
		return is + " " + w.ItemAmount(a.Slug, int64(a.Due))
	case store.AlarmHandover:
		if a.Person != "" {
			return is + " " + fmt.Sprintf(w.T.Hand.Responsible, a.Person)
		}
	}
	return is
}

// AlarmAge words since when: how long a limit has passed, or how long
// something has been so.
func (w Words) AlarmAge(a store.Alarm, now journal.Time) string {
	switch a.Code {
	case store.AlarmUnmanned, store.AlarmShort, store.AlarmStockLow, store.AlarmStockNegative, store.AlarmHotline:
		return fmt.Sprintf(w.T.Desk.For, w.Duration(now.Sub(a.Since)))
	}
	return w.Left(a.Since, max(now, a.Since+1))
}

// Milestone words a step of the playbook.
func (w Words) Milestone(slug string) string {
	for _, m := range w.Plan.Milestones {
		if m.Slug == slug {
			return m.In(w.T.Lang)
		}
	}
	return slug
}

// Counter words an entry that an undo would record.
func (w Words) Counter(c store.CounterOf) string {
	arg := c.Arg
	switch c.Kind {
	case "grid.set":
		arg = w.Status(arg)
	case "grid.zone":
		arg = w.Area(arg)
	case "site.state":
		arg = w.SiteState(arg)
	case "post.mode":
		arg = of(w.T.Word.Mode, arg)
	case "post.milestone":
		arg = w.Milestone(arg)
	case "post.list_check":
		arg = w.CheckList(arg)
	case "person.clear":
		arg = w.Condition(arg)
	case "matter.amend":
		arg = w.Level(arg)
	case "person.role", "person.role_end":
		arg = w.Role(arg)
	case "tube.result":
		arg = w.TubeState(arg)
	case "matter.callback":
		arg = w.Content(arg)
	case "promise.end":
		arg = of(w.T.Hotline.Stage, arg)
	case "stock.low", "demand.set", "demand.deliver", "need.ask":
		arg = w.itemArg(arg)
	case "matter.dispatch":
		if arg != "" {
			arg = "→ " + arg
		}
	}
	return strings.TrimSpace(w.Entry(c.Kind) + " " + arg)
}

// CannotUndo words why an act has no counter.
func (w Words) CannotUndo(why string) string { return w.T.Error[why] }
