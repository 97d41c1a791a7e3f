package store

import (
	"context"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// PlaybookStep is a milestone of the T+ playbook as it stands.
type PlaybookStep struct {
	Slug    string       `json:"slug"`
	Minutes int          `json:"minutes"` // after T0
	Clock   string       `json:"clock"`   // that closes with it
	Group   string       `json:"group"`   // slug of the owner
	Owner   string       `json:"owner"`   // who holds its A post, by name
	Phone   string       `json:"phone"`
	Due     journal.Time `json:"due"` // 0: no T0 yet
	Done    journal.Time `json:"done"`
	Late    bool         `json:"late"`
	Reason  string       `json:"reason"` // why it is late, as somebody said
}

// MusterPost is one post of a group and whether it reported.
type MusterPost struct {
	Group    string       `json:"group"` // id
	Slug     string       `json:"slug"`
	ZH       string       `json:"zh"`
	EN       string       `json:"en"`
	Post     string       `json:"post"` // a or b
	Person   string       `json:"person"`
	Name     string       `json:"name"`
	Phone    string       `json:"phone"`
	Place    string       `json:"place"`
	Mustered journal.Time `json:"mustered"`
	Late     bool         `json:"late"` // the plan's minutes are over
}

// In gives the group's name in a language.
func (m MusterPost) In(lang string) string { return plan.Name{ZH: m.ZH, EN: m.EN}.In(lang) }

// Playbook is everything that runs by the clock: clocks, steps, the post's own
// deadlines, and the posts that were called.
type Playbook struct {
	Post      Post           `json:"post"`
	Clocks    []FactClock    `json:"clocks"`
	Steps     []PlaybookStep `json:"steps"`
	Deadlines []Deadline     `json:"deadlines"`
	Posts     []MusterPost   `json:"posts"`
	MusterBy  journal.Time   `json:"muster_by"` // 0: not activated
}

// Playbook reads the playbook as it stands now. Errors: internal.
func (v *View) Playbook(ctx context.Context) (Playbook, error) {
	var b Playbook
	pl, err := v.Plan(ctx)
	if err != nil {
		return b, err
	}
	if b.Post, err = v.Post(ctx); err != nil {
		return b, err
	}
	if b.Posts, b.MusterBy, err = v.musterPosts(ctx, b.Post, pl); err != nil {
		return b, err
	}
	owners := map[string]MusterPost{}
	for _, p := range b.Posts {
		if p.Post == "a" {
			owners[p.Slug] = p
		}
	}
	now := v.nowMS()
	b.Clocks, b.Steps = ClocksOf(b.Post, pl, now), StepsOf(b.Post, pl, now)
	for i := range b.Steps {
		s := &b.Steps[i]
		s.Owner, s.Phone = owners[s.Group].Name, owners[s.Group].Phone
	}
	b.Deadlines, err = v.Deadlines(ctx, false)
	return b, err
}

// StepsOf tells how the milestones of the plan stand at a moment.
func StepsOf(post Post, p *plan.Plan, now journal.Time) []PlaybookStep {
	now = post.clockAt(now)
	done := map[string]journal.Time{}
	for _, m := range post.Milestones {
		done[m.Slug] = m.At
	}
	out := make([]PlaybookStep, 0, len(p.Milestones))
	for _, m := range p.Milestones {
		s := PlaybookStep{Slug: m.Slug, Minutes: m.AtMinutes, Clock: m.Clock, Group: m.Group, Done: done[m.Slug], Reason: post.ReasonFor(m.Slug)}
		if !post.T0.IsZero() {
			s.Due = post.T0.Add(time.Duration(m.AtMinutes) * time.Minute)
			s.Late = s.Done.IsZero() && now > s.Due || s.Done > s.Due
		}
		out = append(out, s)
	}
	return out
}

func (v *View) musterPosts(ctx context.Context, post Post, pl *plan.Plan) ([]MusterPost, journal.Time, error) {
	groups, err := v.Groups(ctx)
	if err != nil {
		return nil, 0, err
	}
	ids := make([]string, 0, 2*len(groups))
	for _, g := range groups {
		ids = append(ids, g.A.Person, g.B.Person)
	}
	people, err := v.persons(ctx, ids)
	if err != nil {
		return nil, 0, err
	}
	var by journal.Time
	if !post.Activated.IsZero() && post.Mode == Emergency {
		by = post.Activated.Add(musterTime(pl))
	}
	now := v.nowMS()
	var out []MusterPost
	for _, g := range groups {
		for _, slug := range []string{"a", "b"} {
			x := g.post(slug)
			who := people[x.Person]
			out = append(out, MusterPost{Group: g.ID, Slug: g.Slug, ZH: g.ZH, EN: g.EN, Post: slug, Person: x.Person, Name: who.Name, Phone: who.Phone, Place: x.Place,
				Mustered: x.Mustered, Late: x.Mustered.IsZero() && !by.IsZero() && now > by})
		}
	}
	return out, by, nil
}
