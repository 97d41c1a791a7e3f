package word

import (
	"encoding/json"
	"fmt"
	"strings"

	"zhiban/store"
	"zhiban/store/journal"
)

// stepData is what the entries of a matter say beside their texts.
type stepData struct {
	ETA      int          `json:"eta"`
	Resume   journal.Time `json:"resume"`
	Level    string       `json:"level"`
	Grid     string       `json:"grid"`
	Type     string       `json:"type"`
	OldLevel string       `json:"old_level"`
	OldGrid  string       `json:"old_grid"`
	OldType  string       `json:"old_type"`
}

// Step words an entry of a matter without the name of the step: whom it went
// to, until when, from what to what, and the text as it was typed. grids gives
// the number of a grid.
func (w Words) Step(l store.Line, now journal.Time, grids map[string]int) string {
	var d stepData
	if json.Unmarshal(l.Data, &d) != nil { // of another version: its texts are there
		d = stepData{}
	}
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if to := l.Texts["to"]; to != "" {
		add("→ " + to)
	}
	if l.Kind == "matter.amend" {
		add(w.amended(d, grids))
	}
	add(w.HotlineFact(l))
	if text := l.Texts["text"]; text != "" || l.Texts["to"] == "" {
		add(firstOf(text, l.Text()))
	}
	t := w.T.Ledger
	if l.Kind == "matter.next" && l.Texts["text"] == "" {
		return t.NoNext
	}
	if d.ETA > 0 && l.Kind == "matter.dispatch" {
		add(fmt.Sprintf(t.ETA, d.ETA))
	}
	if !d.Resume.IsZero() && l.Kind == "matter.hold" {
		add(fmt.Sprintf(t.Until, w.Time(d.Resume, now)))
	}
	if l.Person != "" && l.Kind == "matter.close" {
		add(fmt.Sprintf(t.VerifiedBy, l.Person))
	}
	return strings.Join(parts, " ")
}

// amended says what an amendment changed, both values.
func (w Words) amended(d stepData, grids map[string]int) string {
	t, grid := w.T.Ledger, func(id string) string {
		if n := grids[id]; n > 0 {
			return fmt.Sprint(n)
		}
		return "—"
	}
	var parts []string
	change := func(what, from, to string) {
		if from != to {
			parts = append(parts, fmt.Sprintf(t.Amended, what, from, to))
		}
	}
	change(t.Level, w.Level(d.OldLevel), w.Level(d.Level))
	change(t.Grid, grid(d.OldGrid), grid(d.Grid))
	if d.OldType != d.Type {
		change(t.Type, w.Type(d.OldType, "—"), w.Type(d.Type, "—"))
	}
	return strings.Join(parts, " ")
}

// Struck says why an entry was struck and where the right one stands, "" for
// one that was not.
func (w Words) Struck(l store.Line, now journal.Time) string {
	if l.Struck == nil {
		return ""
	}
	s := w.T.Report.Struck + w.T.Report.Colon + l.Struck.Reason
	if l.Struck.Right != "" {
		s += w.T.Report.Comma + fmt.Sprintf(w.T.Ledger.See, w.Time(l.Struck.At, now))
	}
	return s
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
