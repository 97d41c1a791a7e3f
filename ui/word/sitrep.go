package word

import (
	"fmt"
	"strings"
	"time"

	"zhiban/store"
	"zhiban/store/journal"
)

// SitKind words which situation report it is: 首报, 续报 2, 终报.
func (w Words) SitKind(kind string, no int) string {
	if kind == store.SitFollow {
		return fmt.Sprintf(w.T.Sitrep.Follow, no)
	}
	return of(w.T.Sitrep.Kinds, kind)
}

// SitPeriod words what a report covers.
func (w Words) SitPeriod(opening, cutoff, now journal.Time) string {
	t := w.T.Sitrep
	from := t.FromStart
	if !opening.IsZero() {
		from = w.Time(opening, now)
	}
	return fmt.Sprintf(t.Span, from, w.Time(cutoff, now))
}

// SitCount words what a figure counts.
func (w Words) SitCount(c store.SitCount) string {
	about := ""
	switch c.Group {
	case "round":
		about = fmt.Sprintf("%s %d", w.RoundKind(c.Ref), c.No)
	case "kind":
		about = w.Kind(c.Ref)
	case "level":
		about = w.Level(c.Ref)
	case "supply":
		about = w.Material(c.Ref)
	case "site":
		about = w.SiteKind(c.Ref)
	}
	return joinWords(about, of(w.T.Sitrep.Count, c.Group+"."+c.Slug))
}

// SitEvent words a significant event without its time.
func (w Words) SitEvent(e store.SitEvent) string {
	t := w.T.Sitrep
	var parts []string
	if e.Kind == "matter" {
		parts = append(parts, w.Level(e.Level), e.Number, w.Type(e.Type, ""))
	}
	if e.Grid > 0 {
		parts = append(parts, fmt.Sprintf(w.T.Report.Grid, e.Grid))
	}
	parts = append(parts, string(e.Text))
	out := joinWords(parts...)
	if e.Kind == "matter" {
		out += fmt.Sprintf(w.T.Report.Paren, joinWords(w.State(e.State), string(e.Result)))
	}
	if e.Note == "" {
		return out
	}
	if e.Kind == "own" {
		return string(e.Note)
	}
	return out + w.T.Report.Sep + t.Note + w.T.Report.Colon + string(e.Note)
}

// SitNeed words what is needed.
func (w Words) SitNeed(n store.SitNeed) string {
	t := w.T.Sitrep
	name := string(n.Text)
	switch {
	case n.Item != "":
		name = joinWords(w.Material(n.Item), name)
	case n.Key == "roster":
		name = t.Roster + w.T.Report.Colon + t.NeedPeople
	case n.Kind == store.NeedPeople:
		name = joinWords(n.Number, t.NeedPeople, name)
	}
	return name
}

// SitUnit words the unit of a need.
func (w Words) SitUnit(n store.SitNeed) string {
	switch {
	case n.Unit != "":
		return string(n.Unit)
	case n.Item != "":
		return w.ItemUnit(n.Item)
	case n.Kind == store.NeedPeople:
		return w.T.Sitrep.NeedPeople
	}
	return ""
}

// SitBasis says where a need comes from: computed, and from what.
func (w Words) SitBasis(n store.SitNeed) string {
	t := w.T.Sitrep
	switch {
	case !n.Computed:
		return ""
	case n.Window > 0:
		return t.Computed + w.T.Report.Colon + fmt.Sprintf(t.Formula, Thousands(n.Balance), w.Duration(time.Duration(n.Window)*time.Minute), Thousands(n.Used))
	}
	return t.Computed
}

// SitDue words which report comes next and when.
func (w Words) SitDue(d store.SitDue, now journal.Time) string {
	t := w.T.Sitrep
	kind := w.SitKind(d.Kind, d.No)
	switch {
	case d.Due.IsZero():
		return fmt.Sprintf(t.NoDue, kind)
	case d.Late:
		return fmt.Sprintf(t.DueLate, kind, w.Time(d.Due, now), w.Duration(now.Sub(d.Due)))
	}
	return fmt.Sprintf(t.Next, kind, w.Time(d.Due, now))
}

// SitCorrection words what was written late or struck.
func (w Words) SitCorrection(c store.SitCorrection) string {
	t, r := w.T.Sitrep, w.T.Report
	entry := w.Entry(c.Entry)
	if c.Entry == "note.add" { // its text says it
		entry = ""
	}
	out := joinWords(of(t.Correct, c.Kind), c.Number, entry, string(c.Text))
	if c.Right != "" {
		out += r.Sep + t.Right + r.Colon + string(c.Right)
	}
	if c.Reason != "" {
		out += r.Sep + t.Reason + r.Colon + string(c.Reason)
	}
	return strings.TrimSpace(out)
}
