package store

import (
	"encoding/json"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// figures are the key figures noted in this shift and in no other.
func (b *factsOf) figures() error {
	list, err := b.at.Figures(b.ctx, b.h.From, nil)
	for _, g := range list {
		b.f.Figures = append(b.f.Figures, FactFigure{What: journal.Text(g.What), Number: g.Number, Unit: journal.Text(g.Unit), Basis: g.Basis, At: g.At, Entry: g.Entry})
	}
	return err
}

// journal takes the key entries of the shift, the struck ones and those about
// minutes before the shift's stretch began.
func (b *factsOf) journal() error {
	lines, err := b.at.Lines(b.ctx, LineFilter{From: b.h.From, Limit: 1 << 30})
	if err != nil {
		return err
	}
	for _, l := range lines {
		fl := b.line(l)
		if isKey(l) {
			b.f.Key = append(b.f.Key, fl)
		}
		if l.At < b.began() || fl.Flagged && !isKey(l) {
			b.f.Late = append(b.f.Late, fl)
		}
	}
	return b.struck()
}

// began is when the shift's stretch of the journal began. The first shift has no
// cut-off before it: it began with the post, or by the clock when that was
// earlier.
func (b *factsOf) began() journal.Time {
	if !b.h.Opening.IsZero() || len(b.h.From) > 0 {
		return b.h.Opening
	}
	start := b.f.Handover.Shift.Start
	if t0 := b.f.T0; !t0.IsZero() && t0 < start {
		return t0
	}
	return start
}

// isKey says which entries stand in the report by themselves: notes to the
// whole post or with figures, what opened or closed a red or orange matter,
// status set by a person, sites changing state. Everything else is in the
// journal and, for matters, in their sections.
func isKey(l Line) bool {
	switch l.Kind {
	case "note.add":
		return l.Noun == "post" || hasFigures(l.Data)
	case "matter.report", "matter.close", "matter.reopen", "matter.void":
		return urgent(l.Level)
	case "matter.amend": // a red one must not turn yellow without a line
		for _, c := range l.Changes {
			if c.What == "level" && (urgent(c.From) || urgent(c.To)) {
				return true
			}
		}
		return urgent(l.Level)
	case "grid.set", "site.state":
		return true
	}
	return false
}

func urgent(level string) bool { return level == plan.Red || level == plan.Orange }

func hasFigures(data json.RawMessage) bool {
	var d struct {
		Figures []json.RawMessage `json:"figures"`
	}
	return json.Unmarshal(data, &d) == nil && len(d.Figures) > 0
}

func (b *factsOf) line(l Line) FactLine {
	flag := time.Duration(b.plan.Settings.BackdateFlagMinutes) * time.Minute
	var slip *FactPaper
	if l.Paper != nil {
		slip = &FactPaper{l.Paper.Serial, journal.Text(l.Paper.Writer)}
	}
	return FactLine{Paper: slip, At: l.At, Recorded: l.Recorded, By: journal.Text(l.ByName), Kind: l.Kind, Number: l.Number, Grid: l.Grid, Text: journal.Text(l.Text()),
		Flagged: flag > 0 && l.BackDated() > flag, Changes: l.Changes, Struck: l.Struck != nil}
}

// struck lists what was struck in this shift, with both versions.
func (b *factsOf) struck() error {
	strikes, err := b.at.Lines(b.ctx, LineFilter{From: b.h.From, Kind: "journal.strike", Stream: AllStreams, Limit: 1 << 30})
	if err != nil {
		return err
	}
	for _, s := range strikes {
		var d struct {
			Entry string `json:"entry"`
			Right string `json:"right"`
		}
		if err := json.Unmarshal(s.Data, &d); err != nil {
			return internal("facts.strike", err)
		}
		hit, err := b.at.Lines(b.ctx, LineFilter{Entry: d.Entry, Stream: AllStreams})
		if err != nil {
			return err
		}
		right, err := b.right(d.Right)
		if err != nil {
			return err
		}
		for _, l := range hit {
			b.f.Struck = append(b.f.Struck, FactStrike{Line: b.line(l), Reason: journal.Text(s.Texts["reason"]), By: journal.Text(s.ByName), At: s.At, Right: right})
		}
	}
	return nil
}

// right is what was written instead of a struck entry, "" of one that was only
// struck.
func (b *factsOf) right(entry string) (journal.Text, error) {
	if entry == "" {
		return "", nil
	}
	lines, err := b.at.Lines(b.ctx, LineFilter{Entry: entry, Stream: AllStreams})
	if err != nil || len(lines) == 0 {
		return "", err
	}
	return journal.Text(lines[0].Text()), nil
}
