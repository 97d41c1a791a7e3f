// Package word words what the record holds: slugs, times, durations, journal
// lines and errors, in one language and with the plan's own names. Screens,
// the command line and reports all speak through it, so a thing has one name.
package word

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/store/plan"
	"zhiban/ui/i18n"
)

// Words speaks one language about one post.
type Words struct {
	T    *i18n.Texts
	Plan *plan.Plan
	Zone *time.Location
}

// New makes the words of a language; plan may be nil before there is a post.
func New(lang string, p *plan.Plan, zone *time.Location) Words {
	if p == nil {
		p = &plan.Plan{}
	}
	if zone == nil {
		zone = time.UTC
	}
	return Words{T: i18n.For(lang), Plan: p, Zone: zone}
}

// of looks a slug up and shows the slug itself when it has no word, so that
// the gap is seen.
func of(words map[string]string, slug string) string {
	if w, ok := words[slug]; ok {
		return w
	}
	return slug
}

// Level words a level of a matter.
func (w Words) Level(slug string) string { return of(w.T.Word.Level, slug) }

// Kind words a kind of matter.
func (w Words) Kind(slug string) string { return of(w.T.Word.Kind, slug) }

// State words a state of a matter.
func (w Words) State(slug string) string { return of(w.T.Word.State, slug) }

// Status words a status of a grid or the post.
func (w Words) Status(slug string) string { return of(w.T.Word.Status, slug) }

// StatusForAll words a status for who does not know what its word stands for.
func (w Words) StatusForAll(slug string) string { return of(w.T.Template.Status, slug) }

// Reason words a cause of a status.
func (w Words) Reason(slug string) string { return of(w.T.Word.Reason, slug) }

// Manning words how a site is manned.
func (w Words) Manning(slug string) string { return of(w.T.Word.Manning, slug) }

// SiteState words a state of a site.
func (w Words) SiteState(slug string) string { return of(w.T.Word.Site, slug) }

// Entry words a kind of journal entry.
func (w Words) Entry(slug string) string { return of(w.T.Word.Entry, slug) }

// Source words where a matter came from; what a person typed stays.
func (w Words) Source(slug string) string { return of(w.T.Word.Source, slug) }

// Type words a type of matter as the plan calls it; without one, its kind.
func (w Words) Type(slug, kind string) string {
	if t, ok := w.Plan.Type(slug); ok {
		return t.In(w.T.Lang)
	}
	return w.Kind(kind)
}

// Shift words a shift of the plan.
func (w Words) Shift(slug string) string {
	if s, ok := w.Plan.Shift(slug); ok {
		return s.In(w.T.Lang)
	}
	return slug
}

// Group words a work group by its slug.
func (w Words) Group(slug string) string {
	if g, ok := w.Plan.Group(slug); ok {
		return g.In(w.T.Lang)
	}
	return slug
}

// Role words a duty role.
func (w Words) Role(slug string) string {
	for _, r := range w.Plan.PostRoles {
		if r.Slug == slug {
			return r.In(w.T.Lang)
		}
	}
	return of(w.T.Word.Role, slug)
}

// Clock words a clock of the plan.
func (w Words) Clock(slug string) string {
	for _, c := range w.Plan.Clocks {
		if c.Slug == slug {
			return c.In(w.T.Lang)
		}
	}
	return slug
}

// SiteKind words a kind of site.
func (w Words) SiteKind(slug string) string {
	if k, ok := w.Plan.SiteKind(slug); ok {
		return k.In(w.T.Lang)
	}
	return slug
}

// Area words a zone of the plan.
func (w Words) Area(slug string) string {
	for _, z := range w.Plan.Zones {
		if z.Slug == slug {
			return z.In(w.T.Lang)
		}
	}
	return slug
}

// Label takes the plan's wording of a label, or the fallback.
func (w Words) Label(slug, fallback string) string {
	if _, ok := w.Plan.Labels[slug]; ok {
		return w.Plan.Label(slug, w.T.Lang)
	}
	return fallback
}

// Count words a standing count.
func (w Words) Count(slug string) string {
	if item, ok := strings.CutPrefix(slug, store.StockCount); ok {
		return w.Supply(item) + " " + w.T.Supply.Balance
	}
	return w.Label("count."+slug, of(w.T.Word.Count, slug))
}

// Name picks the name in the language; plan names without an English form stay.
func (w Words) Name(zh, en string) string {
	if w.T.Lang == "en" && en != "" {
		return en
	}
	return zh
}

// Figure words a number with its basis: 3,000余份.
func (w Words) Figure(n int64, unit, basis string) string {
	pattern := of(w.T.Word.Basis, basis)
	if !strings.Contains(pattern, "%s") {
		pattern = w.T.Word.Basis["exact"]
	}
	return strings.TrimSpace(fmt.Sprintf(pattern, Thousands(n), unit))
}

// Thousands groups digits: 3,000.
func Thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}

// Time shows an instant: the clock on the day of now, else with the date.
func (w Words) Time(t, now journal.Time) string {
	if t.IsZero() {
		return "—"
	}
	local, today := t.In(w.Zone), now.In(w.Zone)
	if local.Year() == today.Year() && local.YearDay() == today.YearDay() {
		return local.Format("15:04")
	}
	return local.Format(w.T.Time.DayClock)
}

// Full shows an instant with its whole date.
func (w Words) Full(t journal.Time) string {
	if t.IsZero() {
		return "—"
	}
	return t.In(w.Zone).Format(w.T.Time.Full)
}

// Day shows the date and the day of the week.
func (w Words) Day(t time.Time) string {
	t = t.In(w.Zone)
	return fmt.Sprintf(w.T.Time.DayOfWeek, t.Format(w.T.Time.Day), w.T.Time.Weekdays[t.Weekday()])
}

// Duration words a stretch of time in minutes, hours or days; never seconds.
func (w Words) Duration(d time.Duration) string {
	m := int64(d / time.Minute)
	switch {
	case m < 60:
		return fmt.Sprintf(w.T.Time.Minutes, m)
	case m < 48*60 && m%60 == 0:
		return fmt.Sprintf(w.T.Time.Hours, m/60)
	case m < 48*60:
		return fmt.Sprintf(w.T.Time.HoursMinutes, m/60, m%60)
	}
	return fmt.Sprintf(w.T.Time.Days, m/1440, m%1440/60)
}

// Left words how long is left until a time, or how long it is over.
func (w Words) Left(due, now journal.Time) string {
	if now > due {
		return fmt.Sprintf(w.T.Time.Overdue, w.Duration(now.Sub(due)))
	}
	return fmt.Sprintf(w.T.Time.Left, w.Duration(due.Sub(now)))
}

// Elapsed words how long ago something was.
func (w Words) Elapsed(t, now journal.Time) string {
	return fmt.Sprintf(w.T.Time.Elapsed, w.Duration(now.Sub(t)))
}

// TPlus shows the time since T0: T+34:42.
func (w Words) TPlus(t0, now journal.Time) string {
	if t0.IsZero() {
		return "T —"
	}
	m, sign := int64(now.Sub(t0)/time.Minute), "+"
	if m < 0 {
		m, sign = -m, "−"
	}
	return fmt.Sprintf("T%s%d:%02d", sign, m/60, m%60)
}

// Error makes a sentence of an error: what is wrong and what to do.
func (w Words) Error(err error) string {
	var e *store.Error
	if !errors.As(err, &e) {
		return w.T.Error[""]
	}
	s, ok := w.T.Error[e.Reason]
	if !ok {
		s = w.T.Error[""]
	}
	return i18n.Fill(s, strings.ReplaceAll(w.errorArg(e), "、", w.T.Report.And)) // the store lists names and knows no language
}
