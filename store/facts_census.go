package store

import "zhiban/store/journal"

// FactDoubt is something about a part of a grid that is still to be found out,
// or that was settled in the shift: section 7.
type FactDoubt struct {
	Grid    int          `json:"grid"`
	No      int          `json:"no"`
	Text    journal.Text `json:"text"`
	At      journal.Time `json:"at"`
	Settled journal.Time `json:"settled"`
	Answer  journal.Text `json:"answer"`
}

// doubts are those that stand at the cut-off, and those settled since the
// opening.
func (b *factsOf) doubts() error {
	grids, err := b.at.Grids(b.ctx)
	if err != nil {
		return err
	}
	for _, g := range grids {
		for _, d := range g.Doubts {
			if !d.Settled.IsZero() && d.Settled <= b.h.Opening {
				continue
			}
			b.f.Doubts = append(b.f.Doubts, FactDoubt{Grid: g.Number, No: d.No, Text: journal.Text(d.Text), At: d.At, Settled: d.Settled, Answer: journal.Text(d.Answer)})
		}
	}
	return nil
}
