package app

import (
	"strings"

	"zhiban/store"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// PersonOptions are persons to choose from: found by name, initials, phone and
// skill, with where each is and how many hours they have.
func PersonOptions(w word.Words, rows []store.PersonRow) []kit.Option {
	out := make([]kit.Option, 0, len(rows))
	for _, p := range rows {
		note := w.Where(p.Where)
		if p.Hours.Most > 0 {
			note += " " + w.Hours(p.Hours.Most)
		}
		if p.Hours.Over {
			note += w.T.Roster.HoursNote
		}
		out = append(out, kit.Option{ID: p.ID, Text: p.Name, Note: strings.TrimSpace(note), Keys: []string{p.Phone, p.Skills}})
	}
	return out
}
