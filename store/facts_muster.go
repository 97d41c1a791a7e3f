package store

import (
	"time"

	"zhiban/store/journal"
)

// FactStep is a milestone of the playbook or a deadline of the post's own that
// is late at the cut-off, was missed in the shift, or is due next.
type FactStep struct {
	Slug   string       `json:"slug"` // of the plan, "" of a deadline
	Text   journal.Text `json:"text"` // of a deadline
	Group  string       `json:"group"`
	Due    journal.Time `json:"due"`
	Done   journal.Time `json:"done"`
	Late   int64        `json:"late"` // minutes
	Reason journal.Text `json:"reason"`
}

// FactForce is a request for people as it stood at the cut-off.
type FactForce struct {
	Number   string        `json:"number"`
	Text     journal.Text  `json:"text"`
	Count    int           `json:"count"`
	Arrived  int           `json:"arrived"`
	Coming   int           `json:"coming"`
	Released int           `json:"released"`
	Skills   []SkillHave   `json:"skills"`
	Deadline journal.Time  `json:"deadline"`
	Late     bool          `json:"late"`
	Chain    []FactSupport `json:"chain"`
}

// FactSupport is a step of a body above.
type FactSupport struct {
	Body string       `json:"body"`
	Step string       `json:"step"`
	To   string       `json:"to"`
	N    int          `json:"n"`
	At   journal.Time `json:"at"`
	Text journal.Text `json:"text" reader:"above"`
}

// FactHours is the work of reinforcements in one grid during the shift; grid 0
// is the post itself.
type FactHours struct {
	Grid    int   `json:"grid"`
	Minutes int64 `json:"minutes"` // of all heads together
}

// steps are the milestones and deadlines that somebody must read about: late
// ones with their reason, and deadlines that are still to keep.
func (b *factsOf) steps() error {
	post, err := b.at.Post(b.ctx)
	if err != nil {
		return err
	}
	now := post.clockAt(b.h.CutOff)
	for _, s := range StepsOf(post, b.plan, b.h.CutOff) {
		if !s.Late || !s.Done.IsZero() && s.Done <= b.h.Opening {
			continue // what came late before this shift was told then
		}
		f := FactStep{Slug: s.Slug, Group: s.Group, Due: s.Due, Done: s.Done, Reason: journal.Text(s.Reason)}
		f.Late = lateBy(s.Due, s.Done, now)
		b.f.Steps = append(b.f.Steps, f)
	}
	all, err := b.at.Deadlines(b.ctx, false)
	for _, d := range all {
		if !d.Dropped.IsZero() || !d.Done.IsZero() && d.Done <= b.h.Opening {
			continue
		}
		f := FactStep{Text: journal.Text(d.Text), Group: b.groups[d.Group].Slug, Due: d.Due, Done: d.Done, Reason: journal.Text(d.Why)}
		f.Late = lateBy(d.Due, d.Done, now)
		b.f.Steps = append(b.f.Steps, f)
	}
	return err
}

// lateBy is how many minutes something was late, 0 when it was not.
func lateBy(due, done, now journal.Time) int64 {
	if !done.IsZero() {
		now = done
	}
	return int64(max(now.Sub(due), 0) / time.Minute)
}

// forces are the requests for people that were open in the shift or had people
// here, and the hours that were worked in each grid.
func (b *factsOf) forces() error {
	all, err := b.at.Forces(b.ctx, false)
	if err != nil {
		return err
	}
	for _, c := range all {
		ended := !c.Matter.Open() && c.Matter.Closed <= b.h.Opening && !b.h.Opening.IsZero()
		if ended && c.Here == 0 {
			continue
		}
		f := FactForce{Number: c.Matter.Number, Text: journal.Text(c.Matter.Text), Count: c.Count, Arrived: c.Arrived, Coming: c.Coming, Released: c.Released, Skills: c.Skilled,
			Deadline: c.Deadline, Late: c.Late(b.h.CutOff)}
		moves, err := b.at.SupportMoves(b.ctx, c.ID)
		if err != nil {
			return err
		}
		for _, m := range moves {
			f.Chain = append(f.Chain, FactSupport{Body: m.Body, Step: m.Step, To: m.To, N: m.N, At: m.At, Text: journal.Text(m.Text)})
		}
		b.f.Forces = append(b.f.Forces, f)
	}
	_, grids, err := b.at.ForceHours(b.ctx, b.h.Opening.In(time.UTC), b.h.CutOff.In(time.UTC))
	for _, g := range grids {
		b.f.Hours = append(b.f.Hours, FactHours{Grid: g.Grid, Minutes: int64(g.Worked / time.Minute)})
	}
	return err
}
