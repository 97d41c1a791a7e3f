package store

import (
	"context"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// ThresholdMuster is the slug of the plan's threshold for how many minutes a
// post has until it counts as silent.
const ThresholdMuster = "muster_minutes"

// defaultMuster holds for plans that do not name the threshold (assumed).
const defaultMuster = 15

// SilentPost is an A post of a group that is due and where nobody has signed
// in, with who holds its B post and can be called.
type SilentPost struct {
	Group  string       `json:"group"` // id
	Slug   string       `json:"slug"`
	Since  journal.Time `json:"since"`  // start of the shift
	Person string       `json:"person"` // whom the A post waits for, "" nobody
	B      string       `json:"b"`      // who holds the B post, "" nobody
	BName  string       `json:"b_name"`
	BPhone string       `json:"b_phone"`
	BHere  bool         `json:"b_here"` // and has signed in
}

// SilentPosts names the A posts of the current shift that are silent: due, the
// shift is on for the plan's muster minutes, and nobody has signed in. Errors:
// not_found (no shift yet), internal.
func (v *View) SilentPosts(ctx context.Context) ([]SilentPost, error) {
	r, err := v.Roster(ctx, 1)
	if err != nil {
		return nil, err
	}
	return r.Silent, nil
}

func musterTime(p *plan.Plan) time.Duration {
	if n, ok := p.Threshold(ThresholdMuster); ok {
		return time.Duration(n) * time.Minute
	}
	return defaultMuster * time.Minute
}

func (b *rosterParts) silent(r *Roster) []SilentPost {
	s := r.Shifts[0]
	if r.Now.Sub(s.Start) < musterTime(b.plan) {
		return nil
	}
	early := s.Start.Add(-time.Duration(b.plan.Settings.ArriveEarlyMinutes) * time.Minute)
	var out []SilentPost
	for _, g := range b.groups {
		a, other := onPost(r, g, "a"), onPost(r, g, "b")
		if a.person == "" || a.here || g.A.Mustered >= max(early, 1) {
			continue
		}
		if !a.rostered && !g.A.Mustered.IsZero() { // it has reported once and nobody has called it off
			continue
		}
		if other.here && b.plan.Settings.BStandsInForA {
			continue
		}
		who := r.People[other.person]
		out = append(out, SilentPost{Group: g.ID, Slug: g.Slug, Since: s.Start, Person: a.person, B: other.person, BName: who.Name, BPhone: who.Phone, BHere: other.here})
	}
	return out
}

// manned is who a group's post waits for in the current shift.
type manned struct {
	person         string
	rostered, here bool
}

// onPost prefers who is signed in, then who is on the roster, then the holder.
func onPost(r *Roster, g Group, post string) manned {
	out := manned{person: g.post(post).Person}
	for _, d := range r.At(Slot{Group: g.ID, Post: post}, 0) {
		if !out.rostered || d.Here() {
			out = manned{person: d.Person, rostered: true, here: d.Here()}
		}
		if out.here {
			break
		}
	}
	return out
}
