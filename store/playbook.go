package store

import (
	"strings"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// LateReason is why a milestone or a clock of the playbook is late.
type LateReason struct {
	Slug  string `json:"slug"`
	Text  string `json:"text"`
	Entry string `json:"entry"`
}

// ListCheck says when a list of the plan was last gone through.
type ListCheck struct {
	Slug string       `json:"slug"`
	At   journal.Time `json:"at"`
	By   string       `json:"by"`
	Text string       `json:"text"`
}

type postActivated struct {
	T0    journal.Time `json:"t0"`
	Order journal.Text `json:"text"`
}

type milestoneLate struct {
	Slug string       `json:"slug"`
	Text journal.Text `json:"text"`
}

type listChecked struct {
	Slug string       `json:"slug"`
	Undo bool         `json:"undo"`
	Text journal.Text `json:"text"`
}

func playbookKinds() []kind {
	o := func(counter string, commutes bool) kindOptions {
		return kindOptions{Stream: System, Noun: "post", Counter: counter, Commutes: commutes}
	}
	human := o("post.late", true)
	human.Stream = Human
	return []kind{
		kindOf("post.activate", o("post.mode", false), onThePost(func(v *Post, e Event, p *postActivated) {
			if v.T0 != p.T0 {
				v.T0History = append(v.T0History, T0Change{T0: p.T0, Reason: string(p.Order), Entry: e.ID})
				v.Milestones, v.Late = nil, nil // what is marked belongs to the emergency before
			}
			v.T0, v.Mode, v.Activated, v.Order, v.StoodDown, v.HandedTo = p.T0, Emergency, e.At, string(p.Order), 0, ""
		})),
		kindOf("post.late", human, onThePost(func(v *Post, e Event, p *milestoneLate) {
			v.Late = dropFunc(v.Late, func(l LateReason) bool { return l.Slug == p.Slug })
			if p.Text != "" {
				v.Late = append(v.Late, LateReason{Slug: p.Slug, Text: string(p.Text), Entry: e.ID})
			}
		})),
		kindOf("post.list_check", o("post.list_check", true), onThePost(func(v *Post, e Event, p *listChecked) {
			v.Checks = dropFunc(v.Checks, func(c ListCheck) bool { return c.Slug == p.Slug })
			if !p.Undo {
				v.Checks = append(v.Checks, ListCheck{Slug: p.Slug, At: e.At, By: e.Officer, Text: string(p.Text)})
			}
		})),
		standDownKind(),
	}
}

func onThePost[P any](change func(*Post, Event, *P)) func(*folder, Event, *P) {
	return func(f *folder, e Event, p *P) {
		postTable().update(f, e.Subject, func(v *Post) { change(v, e, p) })
	}
}

// dropFunc is a list without what fits, never the same list changed.
func dropFunc[T any](list []T, is func(T) bool) []T {
	var out []T
	for _, x := range list {
		if !is(x) {
			out = append(out, x)
		}
	}
	return out
}

// clockAt is the moment by which the clocks are read: a stand-down stops them.
func (p Post) clockAt(now journal.Time) journal.Time {
	if !p.StoodDown.IsZero() {
		return min(now, p.StoodDown)
	}
	return now
}

// Activate puts the plan into force with one command (平急结合): the clocks
// start, every group's posts are called to their places, and the first tasks
// of the plan are opened and sent to their groups.
type Activate struct {
	T0    time.Time // zero: a T0 that is set already, else when it is said
	Order string    // by whose word
	Lang  string    // in which language the first tasks are written down
}

func (c Activate) plan(tx *Tx) error {
	p, err := tx.Post(tx.ctx)
	if err != nil {
		return err
	}
	order, err := required("order", journal.Text(c.Order))
	if err != nil {
		return err
	}
	if p.Mode == Emergency && !p.Activated.IsZero() {
		return refused("mode", "post.active_already", p.Activated.In(tx.Zone()).Format("2006-01-02 15:04"))
	}
	t0 := journal.At(c.T0)
	switch {
	case c.T0.IsZero() && p.Mode == Emergency && !p.T0.IsZero():
		t0 = p.T0
	case c.T0.IsZero():
		t0 = tx.at
	case t0.Sub(tx.recorded) > maxT0Ahead:
		return invalid("t0", "t0.too_far", t0.In(tx.Zone()).Format("2006-01-02 15:04"))
	}
	if err := tx.append("post.activate", p.ID, &postActivated{T0: t0, Order: order}); err != nil {
		return err
	}
	return c.firstTasks(tx)
}

func (c Activate) firstTasks(tx *Tx) error {
	pl, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	for _, t := range pl.FirstTasks {
		open := ReportMatter{Kind: plan.Task, Level: t.Level, Source: SourcePlan, Text: t.In(c.Lang)}
		again := tx.again
		tx.again = true // a second emergency opens the same tasks, on purpose
		err := open.plan(tx)
		tx.again = again
		if err != nil {
			return err
		}
		id := tx.refs[len(tx.refs)-1].Subject
		g, err := tx.Group(tx.ctx, t.Group)
		if CodeOf(err) == NotFound {
			continue // the group was taken off the plan since: somebody sends it by hand
		}
		if err != nil {
			return err
		}
		if err := (DispatchMatter{ID: id, Group: g.ID, Person: g.A.Person, To: g.In(c.Lang)}).plan(tx); err != nil {
			return err
		}
	}
	tx.number = ""
	return nil
}

// SourcePlan is the source of a matter that the plan itself opened.
const SourcePlan = "plan"

// ExplainLate says why a milestone or a clock of the playbook is late; the
// board and the report print it. "" takes it back.
type ExplainLate struct{ Slug, Text string }

func (c ExplainLate) plan(tx *Tx) error {
	p, err := tx.Post(tx.ctx)
	if err != nil {
		return err
	}
	pl, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	if !hasMilestone(pl, c.Slug) {
		return notFound("milestone", "milestone.unknown", c.Slug)
	}
	text := strings.TrimSpace(c.Text)
	if text == p.ReasonFor(c.Slug) {
		return refused("text", "command.no_change", "")
	}
	return tx.append("post.late", p.ID, &milestoneLate{Slug: c.Slug, Text: journal.Text(text)})
}

// ReasonFor is why a milestone or a clock is late, as somebody said; "" when
// nobody did.
func (p Post) ReasonFor(slug string) string {
	for _, l := range p.Late {
		if l.Slug == slug {
			return l.Text
		}
	}
	return ""
}

// CheckPlanList says that a list of the plan was gone through and is right
// (平时检查), or takes that back.
type CheckPlanList struct {
	Slug string
	Text string // what was found, "" for nothing to say
	Undo bool
}

func (c CheckPlanList) plan(tx *Tx) error {
	p, err := tx.Post(tx.ctx)
	if err != nil {
		return err
	}
	pl, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	if _, ok := pl.CheckList(c.Slug); !ok {
		return notFound("list", "check_list.unknown", c.Slug)
	}
	return tx.append("post.list_check", p.ID, &listChecked{Slug: c.Slug, Undo: c.Undo, Text: journal.Text(strings.TrimSpace(c.Text))})
}
