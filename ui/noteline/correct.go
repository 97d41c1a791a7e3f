package noteline

import (
	"fmt"
	"slices"

	"zhiban/ui/line"
)

// Corrections are made in this order when nothing is in doubt: what decides
// limits first, then what it is, then where.
func correctFirst() []string {
	return []string{"level", "type", "kind", "to", "matter", "grid", "site", "household", "person", "verifier", "eta", "act", "way", "phone"}
}

// correctable are the parts that could be something else, the doubtful one
// first.
func (l *Line) correctable() []line.Part {
	var out []line.Part
	for _, p := range l.parsed.Parts() {
		if len(p.Alternatives) > 1 {
			out = append(out, p)
		}
	}
	rank := func(p line.Part) int {
		if p.Slug == l.parsed.Doubt() {
			return -1
		}
		if i := slices.Index(correctFirst(), p.Slug); i >= 0 {
			return i
		}
		return len(correctFirst())
	}
	slices.SortStableFunc(out, func(a, b line.Part) int { return rank(a) - rank(b) })
	return out
}

// marked is the part that Tab changes, and its place among the correctable.
func (l *Line) marked() (line.Part, int, bool) {
	parts := l.correctable()
	if len(parts) == 0 {
		return line.Part{}, 0, false
	}
	i := slices.IndexFunc(parts, func(p line.Part) bool { return p.Slug == l.mark })
	i = max(i, 0)
	return parts[i], i, true
}

// correct takes the next reading of the marked part (Tab), or marks the next
// part (Shift+Tab). What was chosen stays while the line is typed on.
func (l *Line) correct(key string) bool {
	part, at, ok := l.marked()
	if !ok {
		return false
	}
	if key == "shift+tab" {
		parts := l.correctable()
		l.mark, l.fixed = parts[(at+1)%len(parts)].Slug, false
		return true
	}
	now := slices.IndexFunc(part.Alternatives, func(a line.Alternative) bool { return a.ID == part.Value })
	next := part.Alternatives[(now+1)%len(part.Alternatives)]
	l.parsed = l.parsed.With(part.Slug, next.ID)
	l.mark, l.fixed = part.Slug, true
	l.note, l.bad, l.again, l.plain = "", false, false, false
	return true
}

// correction tells what Tab changes: the part, its reading and how many there
// are.
func (l *Line) correction() string {
	part, _, ok := l.marked()
	if !ok {
		return ""
	}
	desk := l.env.Words.T.Desk
	name := desk.Part[part.Slug]
	if !l.fixed {
		return fmt.Sprintf(desk.TabHint, name)
	}
	now := slices.IndexFunc(part.Alternatives, func(a line.Alternative) bool { return a.ID == part.Value })
	return fmt.Sprintf(desk.TabNow, name, l.parsed.Call(l.env.Words, part.Slug, part.Value), now+1, len(part.Alternatives))
}
