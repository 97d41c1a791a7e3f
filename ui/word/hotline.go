package word

import (
	"encoding/json"
	"fmt"
	"strings"

	"zhiban/store"
	"zhiban/store/journal"
)

// CallOutcome words what a call came to.
func (w Words) CallOutcome(slug string) string { return of(w.T.Hotline.Outcome, slug) }

// Content words what somebody said who was called back.
func (w Words) Content(slug string) string { return of(w.T.Hotline.Satisfied, slug) }

// PromiseStage words how a promise stands; one whose matter has ended is
// settled with it.
func (w Words) PromiseStage(p store.Promised, now journal.Time) string {
	t := w.T.Hotline
	switch {
	case p.Open() && !p.About.Open():
		return t.Stage["settled"]
	case p.Open() && p.Late(now):
		return w.Left(p.Due, now)
	case p.Open():
		return w.Left(p.Due, now)
	case p.Late(now):
		return joinWords(of(t.Stage, p.State), w.Time(p.Ended, now), t.Late)
	}
	return joinWords(of(t.Stage, p.State), w.Time(p.Ended, now))
}

// HotlineManned words who answers the hotline, or since when nobody does.
func (w Words) HotlineManned(h *store.HotlineStaff, now journal.Time) string {
	t := w.T.Hotline
	if h == nil {
		return t.NotDue
	}
	if !h.Since.IsZero() {
		return fmt.Sprintf(t.NobodySince, w.Time(h.Since, now))
	}
	if len(h.People) == 0 {
		return t.Nobody
	}
	names := make([]string, 0, len(h.People))
	for _, p := range h.People {
		names = append(names, strings.TrimSpace(p.Name+" "+p.Phone))
	}
	return strings.Join(names, w.T.Report.Sep)
}

// HotlineFact words what an entry of the hotline says beside its text.
func (w Words) HotlineFact(l store.Line) string {
	t := w.T.Hotline
	var f struct {
		Way       string       `json:"way"`
		Outcome   string       `json:"outcome"`
		Satisfied string       `json:"satisfied"`
		Back      string       `json:"back"`
		State     string       `json:"state"`
		Void      bool         `json:"void"`
		Due       journal.Time `json:"due"`
		Was       journal.Time `json:"was"`
	}
	switch l.Kind {
	case "attachment.add", "attachment.withdraw", "record.purge":
		return w.fileFact(l)
	case "hotline.call", "hotline.void", "matter.callback", "promise.make", "promise.move", "promise.end":
		if json.Unmarshal(l.Data, &f) != nil {
			return ""
		}
	default:
		return ""
	}
	switch l.Kind {
	case "hotline.call":
		return joinWords(w.CallOutcome(f.Outcome), place(w, l), l.Texts["phone"], l.Texts["household"], l.Texts["caller"])
	case "hotline.void":
		return map[bool]string{true: t.Void, false: w.T.Notice.Holds}[f.Void]
	case "matter.callback":
		if f.Back != "" {
			return joinWords(t.Stage["dropped"], w.Content(f.Satisfied))
		}
		return w.Content(f.Satisfied)
	case "promise.make":
		return joinWords(w.Time(f.Due, l.At), l.Texts["keeper"])
	case "promise.move":
		return w.Time(f.Was, l.At) + "→" + w.Time(f.Due, l.At)
	}
	return of(t.Stage, f.State)
}

// Moved words how often a promise got another time.
func (w Words) Moved(n int) string {
	if n == 1 {
		return w.T.Hotline.MovedOnce
	}
	return fmt.Sprintf(w.T.Hotline.Moved, n)
}
