package shift

import (
	"fmt"
	"slices"

	"charm.land/lipgloss/v2"

	"zhiban/store"
)

// problem is one line of what is wrong, with where to look.
type problem struct {
	text  string
	style lipgloss.Style
	slot  store.Slot
	key   string // of the shift
}

// problems are silent posts first, then who is at two places, then gaps of the
// current shift, hours, and what lies ahead.
func (s *Screen) problems() []problem {
	w, t := s.env.Words, s.env.Theme
	var out []problem
	for _, x := range s.r.Silent {
		out = append(out, problem{t.Glyph.Orange + " " + w.Silent(s.r, x), t.Orange, store.Slot{Group: x.Group, Post: "a"}, s.r.Shifts[0].Key})
	}
	issues := slices.Clone(s.r.Issues)
	slices.SortStableFunc(issues, func(a, b store.RosterIssue) int { return s.weight(a) - s.weight(b) })
	for _, i := range issues {
		if p, grouped := s.grouped(i, issues); grouped {
			if len(out) == 0 || out[len(out)-1].text != p.text {
				out = append(out, p)
			}
			continue
		}
		p := problem{t.Glyph.Yellow + " " + w.Issue(s.r, i), t.Yellow, i.Slot, i.Shift}
		switch {
		case i.Kind == store.IssueDouble:
			p.text, p.style = t.Glyph.Orange+" "+w.Issue(s.r, i), t.Orange
		case i.Kind == store.IssueEmpty:
			p.text, p.style = t.Glyph.Blue+" "+w.Issue(s.r, i), t.Blue
		case i.Kind == store.IssueOver:
			p.slot, p.key = s.slotOf(i.Person, i.Shift)
		}
		out = append(out, p)
	}
	return out
}

// few is how many of one sort are told one by one.
const few = 3

// grouped puts many gaps of a shift, or many people with too many hours, into
// one line: the matrix marks each.
func (s *Screen) grouped(i store.RosterIssue, all []store.RosterIssue) (problem, bool) {
	if i.Kind != store.IssueGap && i.Kind != store.IssueOver {
		return problem{}, false
	}
	w, t := s.env.Words, s.env.Words.T.Roster
	var names []string
	var first store.RosterIssue
	for _, x := range all {
		if x.Kind != i.Kind || x.Shift != i.Shift {
			continue
		}
		if len(names) == 0 {
			first = x
		}
		if x.Kind == store.IssueGap {
			names = append(names, w.SlotOf(s.r, x.Slot))
		} else {
			names = append(names, s.r.People[x.Person].Name+" "+w.Hours(x.Hours))
		}
	}
	if len(names) <= few {
		return problem{}, false
	}
	p := problem{style: s.env.Theme.Yellow, slot: first.Slot, key: i.Shift}
	if i.Kind == store.IssueGap {
		p.text = fmt.Sprintf(t.ManyGaps, w.ShiftKey(s.r, i.Shift), len(names), w.Join(names))
	} else {
		p.text = fmt.Sprintf(t.ManyOver, len(names), w.Hours(s.r.Limit), w.Join(names))
		p.slot, p.key = s.slotOf(first.Person, i.Shift)
	}
	p.text = s.env.Theme.Glyph.Yellow + " " + p.text
	return p, true
}

func (s *Screen) weight(i store.RosterIssue) int {
	now := i.Shift == s.r.Shifts[0].Key
	switch {
	case i.Kind == store.IssueDouble:
		return 0
	case i.Kind == store.IssueGap && now:
		return 1
	case i.Kind == store.IssueOver:
		return 2
	case i.Kind == store.IssueGap:
		return 3
	}
	return 4
}

// slotOf finds where somebody stands, in the shift or a later one.
func (s *Screen) slotOf(person, key string) (store.Slot, string) {
	for i := max(s.column(key), 0); i < len(s.r.Shifts); i++ {
		for _, d := range s.r.Shifts[i].Duties {
			if d.Person == person && !d.Removed {
				return d.Slot(), s.r.Shifts[i].Key
			}
		}
	}
	return store.Slot{}, key
}

// nextProblem goes to where the next problem is.
func (s *Screen) nextProblem() {
	if len(s.list) == 0 {
		return
	}
	s.issue = (s.issue + 1) % len(s.list)
	p := s.list[s.issue]
	if s.column(p.key) >= 0 {
		s.key = p.key
	}
	s.table.Select(row{store.RosterRow{Slot: p.slot}}.id())
}

// counts are how many of each kind there are in the shift that is on and the
// one that follows.
func (s *Screen) counts() map[string]int {
	out := map[string]int{"silent": len(s.r.Silent)}
	for _, i := range s.r.Issues {
		if s.column(i.Shift) > 1 {
			continue
		}
		out[i.Kind]++
	}
	return out
}
