package sitrep

import (
	"encoding/json"
	"time"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/store/plan"
	"zhiban/ui/paper"
	"zhiban/ui/paper/export"
)

// Document lays the report out.
func (r *Report) Document(as export.As) (paper.Document, error) {
	o := Options{As: as, HeadCode: r.Sitrep.Facts}
	if as.Resolved().Level.Full() { // the facts tell ids and small numbers that no other reader may see
		o.Data = json.RawMessage(r.data)
	}
	d, err := Compose(r.Facts, r.plan, o)
	d.Number, d.Code = r.Sitrep.Number, r.Sitrep.Facts
	return d, err
}

// Sample lays out a report that never was, so that a template can be looked at
// before there is one.
func Sample(p *plan.Plan, as export.As, text string) (paper.Document, error) {
	at := func(h int) journal.Time { return journal.At(time.Date(2026, 1, 2, h, 0, 0, 0, time.UTC)) }
	f := &store.SitFacts{Format: store.SitFactsFormat, PostName: journal.Text(p.Name.In(as.Lang)), Zone: p.Zone, Assessment: journal.Text(text),
		Report:   store.FactSit{Number: "K-R01", Kind: "first", CutOff: at(6), Opening: at(0), Entries: 1},
		Snapshot: store.SitSnapshot{T0: at(0), Status: "calm", Counts: []store.SitCount{{Group: "duty", Slug: "on_duty", Standing: true, Total: 30, Period: 30, AsOf: at(6)}}},
		Actions:  []store.SitAction{{No: 1, Text: journal.Text(text), Due: at(12)}}}
	return Compose(f, p, Options{As: as})
}
