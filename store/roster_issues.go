package store

import (
	"context"
	"slices"
	"time"

	"zhiban/store/journal"
)

// What can be wrong with a roster.
const (
	IssueEmpty  = "empty"      // nobody is on it at all
	IssueGap    = "gap"        // a slot has fewer people than are due
	IssueDouble = "double"     // one person at two places at one time
	IssueOver   = "over_hours" // one person longer on duty than the plan allows
)

// RosterIssue is one thing that is wrong with a roster.
type RosterIssue struct {
	Kind   string        `json:"kind"`
	Shift  string        `json:"shift"` // key
	Slot   Slot          `json:"slot"`  // of a gap, or the first of a double booking
	Other  Slot          `json:"other"` // of a double booking
	With   string        `json:"with"`  // key of the other shift
	Have   int           `json:"have"`
	Due    int           `json:"due"`
	Person string        `json:"person"`
	Hours  time.Duration `json:"over_minutes"` // in 24 of them
	From   journal.Time  `json:"from"`
}

// RosterIssues names what is wrong with the roster of the current shift and
// the coming ones: gaps, double bookings, too many hours; by shift. Errors:
// not_found (no shift yet), internal.
func (v *View) RosterIssues(ctx context.Context, shifts int) ([]RosterIssue, error) {
	r, err := v.Roster(ctx, shifts)
	if err != nil {
		return nil, err
	}
	return r.Issues, nil
}

// rosterAhead is how long before it begins a shift should have somebody on it.
const rosterAhead = 24 * time.Hour

func (b *rosterParts) issues(r *Roster) []RosterIssue {
	var out []RosterIssue
	for i := range r.Shifts {
		out = append(out, b.gaps(r, i)...)
		out = append(out, doubles(r, i)...)
	}
	return append(out, tooLong(r)...)
}

// gaps are the slots of a shift with too few people. A roster that nobody has
// begun is one gap, not forty.
func (b *rosterParts) gaps(r *Roster, i int) []RosterIssue {
	s := r.Shifts[i]
	if !slices.ContainsFunc(s.Duties, func(d Duty) bool { return !d.Removed }) {
		if s.Start > r.Now.Add(rosterAhead) {
			return nil
		}
		return []RosterIssue{{Kind: IssueEmpty, Shift: s.Key}}
	}
	var out []RosterIssue
	for _, row := range r.Rows {
		have := len(r.At(row.Slot, i))
		if s.Current && row.Kind == RowSite {
			have = max(have, len(r.Guards[row.Site]))
		}
		if have >= row.Due[i] || b.covered(r, row, i) {
			continue
		}
		out = append(out, RosterIssue{Kind: IssueGap, Shift: s.Key, Slot: row.Slot, Have: have, Due: row.Due[i]})
	}
	return out
}

// covered: where the plan lets B stand in for A, a B post with somebody on it
// leaves no gap at A.
func (b *rosterParts) covered(r *Roster, row RosterRow, i int) bool {
	return row.Post == "a" && b.plan.Settings.BStandsInForA && len(r.At(Slot{Group: row.Group, Post: "b"}, i)) > 0
}

// doubles are people who stand on two slots at different places in shifts that
// overlap. Who is signed out of one of them is free.
func doubles(r *Roster, i int) []RosterIssue {
	var out []RosterIssue
	seen := map[string]bool{}
	for a, one := range r.Shifts[i].Duties {
		for j := i; j < len(r.Shifts); j++ {
			if r.Shifts[j].Start >= r.Shifts[i].End || r.Shifts[j].End <= r.Shifts[i].Start {
				continue
			}
			rest := r.Shifts[j].Duties
			if j == i {
				rest = rest[a+1:]
			}
			for _, two := range rest {
				if !clash(r, one, two) || seen[one.Person] {
					continue
				}
				seen[one.Person] = true
				out = append(out, RosterIssue{Kind: IssueDouble, Shift: r.Shifts[i].Key, Slot: one.Slot(), Other: two.Slot(), With: r.Shifts[j].Key, Person: one.Person})
			}
		}
	}
	return out
}

func clash(r *Roster, one, two Duty) bool {
	if one.Person != two.Person || one.Removed || two.Removed || !one.SignedOut.IsZero() || !two.SignedOut.IsZero() {
		return false
	}
	a, b := r.Row(one.Slot()), r.Row(two.Slot())
	return a != nil && b != nil && a.Place != "" && b.Place != "" && a.Place != b.Place
}

// tooLong are people with more hours than the plan allows, who has most first.
func tooLong(r *Roster) []RosterIssue {
	var out []RosterIssue
	for id, h := range r.Hours {
		if h.Over {
			out = append(out, RosterIssue{Kind: IssueOver, Shift: r.Shifts[0].Key, Person: id, Hours: h.Most, From: h.From})
		}
	}
	slices.SortFunc(out, func(a, b RosterIssue) int {
		switch {
		case a.Hours != b.Hours:
			return int(min(max(b.Hours-a.Hours, -1), 1))
		case len(a.Person) != len(b.Person):
			return len(a.Person) - len(b.Person)
		case a.Person < b.Person:
			return -1
		}
		return 1
	})
	return out
}
