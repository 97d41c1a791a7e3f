package store

import (
	"context"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// Mode of a post (平急结合).
type Mode string

// The modes of a post.
const (
	Peace     Mode = "peace"
	Emergency Mode = "emergency"
)

// Post is the command post itself.
type Post struct {
	ID         string        `json:"id"`
	Post       string        `json:"post"` // 128 random bits in hex
	Name       string        `json:"name"`
	Mode       Mode          `json:"mode"`
	T0         journal.Time  `json:"t0"` // the clocks start here; 0 = not set
	T0History  []T0Change    `json:"t0_history"`
	Zone       string        `json:"zone"`
	Drill      bool          `json:"drill"`
	Milestones []MilestoneAt `json:"milestones"`
	ClockAcks  int           `json:"clock_acks"`          // how often the laptop's clock was behind the record and confirmed
	Activated  journal.Time  `json:"activated,omitempty"` // when the plan was put into force, with its muster and first tasks
	Order      string        `json:"order,omitempty"`     // by whose word
	StoodDown  journal.Time  `json:"stood_down,omitempty"`
	HandedTo   string        `json:"handed_to,omitempty"` // who has what was still open
	Balance    *StoodDown    `json:"balance,omitempty"`   // of the last stand-down
	Late       []LateReason  `json:"late,omitempty"`
	Checks     []ListCheck   `json:"checks,omitempty"` // of the lists of the plan, in peacetime
}

// T0Change is one setting of T0.
type T0Change struct {
	T0     journal.Time `json:"t0"`
	Reason string       `json:"reason"`
	Entry  string       `json:"entry"`
}

// MilestoneAt says when a milestone of the playbook, or a clock, was completed.
type MilestoneAt struct {
	Slug string       `json:"slug"`
	At   journal.Time `json:"at"`
}

// Init makes a new post: what [Create] writes first. Everything can be
// changed later by entries.
type Init struct {
	Plan    *plan.Plan
	Name    string    // of the post; "" takes the plan's
	Officer string    // name of the first officer; required
	T0      time.Time // zero: not started yet, mode peace
	Station string    // letter; "" means K
	Seed    string    // not empty: a drill, everything random derives from it
}

type genesis struct {
	Format  string       `json:"format"`
	Post    string       `json:"post"`
	Station string       `json:"station"`
	Public  string       `json:"public"`
	Zone    string       `json:"zone"`
	Drill   bool         `json:"drill"`
	Seed    string       `json:"seed"`
	Name    journal.Text `json:"name"`
	Program string       `json:"program"`
}

type t0Set struct {
	T0     journal.Time `json:"t0"`
	Reason journal.Text `json:"reason"`
}

type modeSet struct {
	Mode   Mode         `json:"mode"`
	Reason journal.Text `json:"reason"`
}

type milestoneDone struct {
	Slug string `json:"slug"`
	Done bool   `json:"done"`
}

type clockAcked struct {
	Last journal.Time `json:"last"`
}

func postTable() table[Post] {
	return newTable("post", nil, func(*Post) []any { return nil })
}

func postKinds() []kind {
	t := postTable()
	return []kind{
		kindOf("post.genesis", kindOptions{Stream: System, Noun: "post", Counter: "journal.strike"}, func(f *folder, e Event, p *genesis) {
			t.put(f, e.Subject, &Post{ID: e.Subject, Post: p.Post, Name: string(p.Name), Mode: Peace, Zone: p.Zone, Drill: p.Drill})
		}),
		kindOf("post.t0", kindOptions{Stream: System, Noun: "post", Counter: "post.t0"}, func(f *folder, e Event, p *t0Set) {
			t.update(f, e.Subject, func(v *Post) {
				v.T0, v.Mode, v.StoodDown = p.T0, Emergency, 0
				v.T0History = append(v.T0History, T0Change{T0: p.T0, Reason: string(p.Reason), Entry: e.ID})
			})
		}),
		kindOf("post.mode", kindOptions{Stream: System, Noun: "post", Counter: "post.mode"}, func(f *folder, e Event, p *modeSet) {
			t.update(f, e.Subject, func(v *Post) {
				v.Mode = p.Mode
				if p.Mode == Emergency {
					v.StoodDown = 0
				}
			})
		}),
		kindOf("post.milestone", kindOptions{Stream: System, Noun: "post", Commutes: true, Counter: "post.milestone"}, foldMilestone),
		kindOf("clock.ack", kindOptions{Stream: System, Noun: "post", Commutes: true, Counter: "journal.strike"}, func(f *folder, e Event, p *clockAcked) {
			t.update(f, e.Subject, func(v *Post) { v.ClockAcks++ })
		}),
	}
}

func foldMilestone(f *folder, e Event, p *milestoneDone) {
	postTable().update(f, e.Subject, func(v *Post) {
		kept := v.Milestones[:0]
		for _, m := range v.Milestones {
			if m.Slug != p.Slug {
				kept = append(kept, m)
			}
		}
		if p.Done {
			kept = append(kept, MilestoneAt{Slug: p.Slug, At: e.At})
		}
		v.Milestones = kept
	})
}

// Post reads the post. Errors: internal.
func (v *View) Post(ctx context.Context) (Post, error) {
	p, ok, err := postTable().one(ctx, v.q, "LIMIT 1")
	if err == nil && !ok {
		return p, notFound("post", "post.missing", "")
	}
	return p, err
}

// maxT0Ahead is how far ahead the clocks may be set to start: an order of half
// past midnight names one o'clock, none names next year.
const maxT0Ahead = 24 * time.Hour

// SetT0 starts the clocks of the post, or corrects their start with a reason,
// and switches the post to emergency.
type SetT0 struct {
	T0     time.Time
	Reason string // required once a T0 is set
}

func (c SetT0) plan(tx *Tx) error {
	p, err := tx.Post(tx.ctx)
	if err != nil {
		return err
	}
	if c.T0.IsZero() {
		return invalid("t0", "time.missing", "")
	}
	if c.T0.Sub(tx.recorded.In(tx.Zone())) > maxT0Ahead {
		return invalid("t0", "t0.too_far", c.T0.In(tx.Zone()).Format("2006-01-02 15:04"))
	}
	if !p.T0.IsZero() && c.Reason == "" {
		return invalid("reason", "reason.missing", "")
	}
	return tx.append("post.t0", p.ID, &t0Set{T0: journal.At(c.T0), Reason: journal.Text(c.Reason)})
}

// SetMode switches between peace and emergency.
type SetMode struct {
	Mode   Mode
	Reason string
}

func (c SetMode) plan(tx *Tx) error {
	p, err := tx.Post(tx.ctx)
	if err != nil {
		return err
	}
	if c.Mode != Peace && c.Mode != Emergency {
		return invalid("mode", "mode.unknown", string(c.Mode))
	}
	if c.Mode == p.Mode {
		return refused("mode", "mode.same", string(c.Mode))
	}
	return tx.append("post.mode", p.ID, &modeSet{Mode: c.Mode, Reason: journal.Text(c.Reason)})
}

// MarkMilestone notes that a milestone of the playbook or a clock was
// completed at the entry's time, or takes that back.
type MarkMilestone struct {
	Slug string
	Undo bool
}

func (c MarkMilestone) plan(tx *Tx) error {
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
	return tx.append("post.milestone", p.ID, &milestoneDone{Slug: c.Slug, Done: !c.Undo})
}
