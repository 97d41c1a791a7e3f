package word

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"zhiban/store"
	"zhiban/store/journal"
)

// Skill words a skill of the plan.
func (w Words) Skill(slug string) string {
	if s, ok := w.Plan.Skill(slug); ok {
		return s.In(w.T.Lang)
	}
	return slug
}

// SkillList words some skills.
func (w Words) SkillList(slugs []string) string {
	out := make([]string, len(slugs))
	for i, s := range slugs {
		out[i] = w.Skill(s)
	}
	return strings.Join(out, " ")
}

// Body words a body above the post.
func (w Words) Body(slug string) string {
	if b, ok := w.Plan.Body(slug); ok {
		return b.In(w.T.Lang)
	}
	return slug
}

// Condition words what somebody from inside must meet.
func (w Words) Condition(slug string) string {
	if c, ok := w.Plan.Condition(slug); ok {
		return c.In(w.T.Lang)
	}
	return slug
}

// CheckList words a list of the peacetime check.
func (w Words) CheckList(slug string) string {
	if l, ok := w.Plan.CheckList(slug); ok {
		return l.In(w.T.Lang)
	}
	return slug
}

// PostPlace words where a group's post is due.
func (w Words) PostPlace(slug string) string {
	for _, p := range w.Plan.Places {
		if p.Slug == slug {
			return p.In(w.T.Lang)
		}
	}
	return slug
}

// TPlusOf shows minutes after T0: T+6:00.
func (w Words) TPlusOf(minutes int) string { return fmt.Sprintf("T+%d:%02d", minutes/60, minutes%60) }

// Kept words how something stands that is due at a time: done, done late, how
// long is left or over.
func (w Words) Kept(due, done, now journal.Time) string {
	t := w.T.Muster
	switch {
	case due.IsZero() && done.IsZero():
		return t.NotDone
	case !done.IsZero() && !due.IsZero() && done > due:
		return fmt.Sprintf(t.LateBy, w.Time(done, now), w.Duration(done.Sub(due)))
	case !done.IsZero():
		return fmt.Sprintf(t.DoneAt, w.Time(done, now))
	}
	return w.Left(due, now)
}

// SkillCount words the skills of a request: 司机 1/2 护士 0/1.
func (w Words) SkillCount(c store.ForceCount) string {
	parts := make([]string, len(c.Skilled))
	for i, s := range c.Skilled {
		parts[i] = fmt.Sprintf(w.T.Muster.SkillNeed, w.Skill(s.Skill), s.Arrived, s.Need)
	}
	return strings.Join(parts, " ")
}

// ForceLine words how a request for people stands: 要 20 人 到 17 在途 2 缺 3.
func (w Words) ForceLine(c store.ForceCount) string {
	t := w.T.Muster
	parts := []string{fmt.Sprintf(t.Need, c.Count), fmt.Sprintf(t.Arrived, c.Arrived)}
	if c.Coming > 0 {
		parts = append(parts, fmt.Sprintf(t.OnTheWay, c.Coming))
	}
	if c.Short > 0 {
		parts = append(parts, fmt.Sprintf(t.Missing, c.Short))
	} else if !c.Missing() {
		parts = append(parts, t.AllHere)
	}
	if s := w.SkillCount(c); s != "" {
		parts = append(parts, s)
	}
	return strings.Join(parts, " ")
}

// SupportMove words one step of a support request: 街道办 答复 3 人.
func (w Words) SupportMove(m store.SupportMove) string {
	t := w.T.Muster
	who := w.Body(m.Body)
	if m.To != "" {
		who = fmt.Sprintf(t.Passed, who, w.Body(m.To))
	}
	parts := []string{who, of(t.Support, m.Step)}
	if m.N > 0 {
		parts = append(parts, fmt.Sprintf(t.Heads, m.N))
	}
	if m.Text != "" {
		parts = append(parts, m.Text)
	}
	return strings.Join(parts, " ")
}

// musterFact is what entries about clocks and reinforcements carry in codes.
type musterFact struct {
	Slug  string       `json:"slug"`
	Due   journal.Time `json:"due"`
	T0    journal.Time `json:"t0"`
	Undo  bool         `json:"undo"`
	Heads int          `json:"heads"`
	Count int          `json:"count"`
	By    journal.Time `json:"deadline"`
	Step  string       `json:"step"`
	Body  string       `json:"body"`
	To    string       `json:"to"`
	N     int          `json:"n"`
	Met   bool         `json:"met"`
}

// MusterFact words what such an entry says beside its texts, "" for others.
func (w Words) MusterFact(l store.Line) string {
	var f musterFact
	if json.Unmarshal(l.Data, &f) != nil {
		return ""
	}
	t := w.T.Muster
	switch l.Kind {
	case "post.activate":
		return "T0 " + w.Full(f.T0)
	case "post.late", "post.milestone":
		return w.Milestone(f.Slug)
	case "post.list_check":
		return w.CheckList(f.Slug)
	case "deadline.set", "deadline.move":
		return w.Time(f.Due, l.At)
	case "force.call":
		return fmt.Sprintf(t.Need, f.Count) + " " + w.Time(f.By, l.At)
	case "force.come", "force.arrive", "force.place", "force.release":
		if l.Person == "" && f.Heads > 0 {
			return fmt.Sprintf(t.Heads, f.Heads)
		}
	case "support.step":
		return w.SupportMove(store.SupportMove{Step: f.Step, Body: f.Body, To: f.To, N: f.N})
	case "person.clear":
		return w.Condition(f.Slug) + " " + t.Field[map[bool]string{true: "met", false: "failed"}[f.Met]]
	}
	return ""
}

// WhoName words a person, a team or a number of unnamed people.
func (w Words) WhoName(name string, heads int) string {
	switch {
	case name == "":
		return fmt.Sprintf(w.T.Muster.Unnamed, heads)
	case heads > 1:
		return name + " " + fmt.Sprintf(w.T.Muster.Heads, heads)
	}
	return name
}

// RollName words one line of a roll call: the name, of a team with its heads.
func (w Words) RollName(r store.RollRow) string { return w.WhoName(r.Name, r.Heads) }

// RollState words where somebody of a request is: 到 12:10, 在途, 说 12:30 到.
func (w Words) RollState(r store.ForceRow, now journal.Time) string {
	t := w.T.Muster
	switch {
	case r.State == store.ForceComing && !r.Promised.IsZero():
		return fmt.Sprintf(t.ETA, w.Time(r.Promised, now))
	case r.State == store.ForceArrived:
		return t.ForceState[r.State] + " " + w.Time(r.Arrived, now)
	case r.State == store.ForceReleased:
		return t.ForceState[r.State] + " " + w.Time(r.Released, now)
	}
	return of(t.ForceState, r.State)
}

// RollPlace words where somebody works: the site, else the grid.
func (w Words) RollPlace(r store.RollRow) string {
	switch {
	case r.Site != "":
		return w.Name(r.Site, r.SiteEN)
	case r.Grid > 0:
		return fmt.Sprintf(w.T.Report.Grid, r.Grid)
	}
	return ""
}

// RollFlags words what somebody should look at: booked twice, a condition that
// is not met; then who leads a team, and its party branch.
func (w Words) RollFlags(r store.RollRow) string {
	t := w.T.Muster
	var parts []string
	if len(r.Twice) > 0 {
		kinds := make([]string, len(r.Twice))
		for i, k := range r.Twice {
			kinds[i] = of(t.Booked, k)
		}
		parts = append(parts, fmt.Sprintf(t.Twice, strings.Join(kinds, w.T.Report.Sep)))
	}
	if len(r.Clears) > 0 {
		names := make([]string, len(r.Clears))
		for i, c := range r.Clears {
			names[i] = w.Condition(c)
		}
		parts = append(parts, fmt.Sprintf(t.Clears, strings.Join(names, w.T.Report.Sep)))
	} else if r.Inside {
		parts = append(parts, t.Inside)
	}
	if r.Leader != "" {
		parts = append(parts, fmt.Sprintf(t.Leader, r.Leader))
	}
	if r.Branch != "" {
		parts = append(parts, fmt.Sprintf(t.Branch, r.Branch))
	}
	return strings.Join(parts, " · ")
}

// GridHours words work by grid: 1格 2时, 指挥部 30分.
func (w Words) GridHours(list []store.GridHours) string {
	parts := make([]string, 0, len(list))
	for _, g := range list {
		if g.Grid == 0 {
			parts = append(parts, fmt.Sprintf(w.T.Muster.AtPost, w.Work(g.Worked)))
			continue
		}
		parts = append(parts, fmt.Sprintf(w.T.Muster.ByGrid, g.Grid, w.Work(g.Worked)))
	}
	return strings.Join(parts, w.T.Report.Sep)
}

// Work words the hours of many heads together: never in days, which are days of
// nobody.
func (w Words) Work(d time.Duration) string {
	if d >= 48*time.Hour {
		return fmt.Sprintf(w.T.Time.Hours, int64(d.Round(time.Hour)/time.Hour))
	}
	return w.Duration(d)
}

// PlanGap words what a gap of the plan is about.
func (w Words) PlanGap(g store.PlanGap) string {
	switch g.Kind {
	case store.GapVacant:
		return g.In(w.T.Lang) + " " + strings.ToUpper(g.Slug)
	case store.GapNoLeader:
		return fmt.Sprintf(w.T.Report.Grid, g.Grid) + " " + g.Name
	}
	return g.In(w.T.Lang)
}

// PlanGapMore words since when a list was not gone through.
func (w Words) PlanGapMore(g store.PlanGap) string {
	switch {
	case g.Kind != store.GapList:
		return ""
	case g.Since.IsZero():
		return w.T.Muster.ListNever
	}
	return fmt.Sprintf(w.T.Muster.ListSince, g.Since.In(w.Zone).Format("2006-01-02"))
}

// DeadlineWhy words why a deadline is late and how it was moved.
func (w Words) DeadlineWhy(d store.Deadline, now journal.Time) string {
	var parts []string
	if d.Why != "" {
		parts = append(parts, d.Why)
	}
	if n := len(d.Moves); n > 0 {
		parts = append(parts, fmt.Sprintf(w.T.Muster.Moved, w.Time(d.Moves[n-1].From, now), d.Moves[n-1].Reason))
	}
	return strings.Join(parts, " · ")
}
