package store

import "zhiban/store/journal"

func sitrepKinds() []kind {
	o := func(counter string, commutes bool) kindOptions {
		return kindOptions{Stream: System, Noun: "sitrep", Counter: counter, Commutes: commutes}
	}
	return []kind{
		kindOf(kindSitrepCut, o("sitrep.drop", false), foldSitCut),
		kindOf("sitrep.edit", o("sitrep.edit", true), onSitrep(foldSitEdit)),
		kindOf("sitrep.drop", o("sitrep.cutoff", false), onSitrep(func(s *Sitrep, _ Event, p *sitrepDropped) {
			s.State, s.Reason = SitDropped, string(p.Reason)
		})),
		kindOf(kindSitrepIssue, o("sitrep.cutoff", false), onSitrep(func(s *Sitrep, e Event, p *sitrepIssued) {
			s.State, s.IssuedAt, s.IssuedBy, s.How, s.NoHead = SitIssued, e.At, e.Officer, p.How, p.NoHead
			s.Facts, s.Seal, s.IssueEntry = p.FactsSHA, p.Signed, e.ID
		})),
	}
}

// onSitrep folds an entry about a report that exists.
func onSitrep[P any](change func(*Sitrep, Event, *P)) func(*folder, Event, *P) {
	return func(f *folder, e Event, p *P) {
		sitrepTable().update(f, e.Subject, func(s *Sitrep) {
			change(s, e, p)
			s.Last = e.ID
		})
	}
}

func foldSitCut(f *folder, e Event, p *sitrepCut) {
	sitrepTable().put(f, e.Subject, &Sitrep{ID: e.Subject, Number: p.Number, Station: e.Station, State: SitDraft, Kind: p.Kind, No: p.No, CutOff: e.At, Opening: p.Opening,
		Heads: p.Heads, From: p.From, Previous: p.Previous, By: e.Officer, Snapshot: p.Snapshot, Salt: string(p.Salt), Last: e.ID})
}

func foldSitEdit(s *Sitrep, _ Event, p *sitrepEdited) {
	switch p.Part {
	case SitWeather:
		s.Weather = string(p.Text)
	case SitAssessment:
		s.Assessment = string(p.Text)
	case SitPlanned:
		a := s.Action(p.No)
		if a == nil {
			s.Actions = append(s.Actions, SitAction{})
			a = &s.Actions[len(s.Actions)-1]
		}
		*a = SitAction{No: p.No, Text: p.Text, Due: p.Due, Out: p.Out}
	case SitEventPart:
		x := s.Event(p.No)
		if x == nil {
			s.Snapshot.Events = append(s.Snapshot.Events, SitEvent{No: p.No, Kind: "own", At: s.CutOff})
			x = &s.Snapshot.Events[len(s.Snapshot.Events)-1]
		}
		x.Note, x.Out = p.Text, p.Out
	case SitNeedPart:
		foldSitNeed(s, p)
	}
}

func foldSitNeed(s *Sitrep, p *sitrepEdited) {
	n := s.Need(p.Key)
	if n == nil {
		s.Snapshot.Needs = append(s.Snapshot.Needs, SitNeed{Key: p.Key, Kind: p.Kind, Item: p.Item})
		n = &s.Snapshot.Needs[len(s.Snapshot.Needs)-1]
	}
	n.N, n.Text, n.Unit, n.Taken = p.N, p.Text, p.Unit, !p.Out
}

// sealKind reports whether entries of a kind carry a whole report: as long as
// the period made it, and repeating what other entries say.
func sealKind(kind string) bool {
	return kind == kindHandoverSeal || kind == kindSitrepIssue || kind == kindSitrepCut
}

type sitrepIssued struct {
	FactsSHA string       `json:"facts_sha256"`
	Signed   string       `json:"signed"` // signed note over the heads and the facts
	How      string       `json:"how"`
	NoHead   bool         `json:"no_head"`
	Facts    journal.Text `json:"facts"`
	Texts    journal.Text `json:"texts"`
	Text     journal.Text `json:"text"` // the Chinese report that was signed
}
