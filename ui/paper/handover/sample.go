package handover

import (
	"time"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/store/plan"
	"zhiban/ui/paper"
	"zhiban/ui/paper/export"
)

// Sample lays out a report that never was, so that a template can be looked at
// before there is one; text stands where somebody would have written.
func Sample(p *plan.Plan, as export.As, text string) (paper.Document, error) {
	at := func(h, m int) journal.Time { return journal.At(time.Date(2026, 1, 2, h, m, 0, 0, time.UTC)) }
	shift := store.FactShift{Key: "2026-01-02-A", Start: at(0, 0), End: at(12, 0)}
	if len(p.Shifts) > 0 {
		shift.Slug = p.Shifts[0].Slug
	}
	f := &store.Facts{Format: store.FactsFormat, PostName: journal.Text(p.Name.In(as.Lang)), Zone: p.Zone, T0: at(0, 0), Status: "calm",
		Handover: store.FactHandover{Number: "K-J01", Shift: shift, Next: shift, CutOff: at(11, 45), Opening: at(0, 0), Entries: 1},
		Counts:   []store.FactCount{{Slug: "grids", Closing: 12, Change: 12, AsOf: at(11, 45)}, {Slug: "guards", Opening: 3, Closing: 19, Change: 16, AsOf: at(11, 45)}},
		Key:      []store.FactLine{{At: at(9, 0), Recorded: at(9, 0), Kind: "note.add", Text: journal.Text(text)}},
		Asks:     []store.FactAsk{{No: 1, Text: journal.Text(text)}}}
	return Compose(f, p, Options{As: as})
}
