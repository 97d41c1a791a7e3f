package store

import (
	"context"
	"fmt"
	"strings"

	"zhiban/store/journal"
)

// Kinds that are named apart because verify and the write path look for them.
const (
	kindSitrepCut   = "sitrep.cutoff"
	kindSitrepIssue = "sitrep.issue"
)

// Kinds of situation reports.
const (
	SitFirst  = "first"  // 首报
	SitFollow = "follow" // 续报 n
	SitFinal  = "final"  // 终报, made at the stand-down
)

// States of situation reports.
const (
	SitDraft   = "draft"
	SitIssued  = "issued"
	SitDropped = "dropped"
)

// Parts of a draft that a person writes.
const (
	SitWeather    = "weather"
	SitAssessment = "assessment" // 研判
	SitPlanned    = "action"
	SitEventPart  = "event"
	SitNeedPart   = "need"
)

// SitHorizons are the hours after the cut-off that needs are told for.
func SitHorizons() [4]int { return [4]int{12, 24, 48, 72} }

// Sitrep is a situation report for those above. It covers the journal from the
// cut-off of the one issued before to its own: both are chain heads, so that
// nothing counts twice (DOMAIN §3 rule 8).
type Sitrep struct {
	ID         string         `json:"id"`
	Number     string         `json:"number"` // "K-R02"
	Station    string         `json:"station"`
	State      string         `json:"state"`
	Kind       string         `json:"kind"`
	No         int            `json:"no"` // of a follow-up, from 1
	CutOff     journal.Time   `json:"cutoff"`
	Opening    journal.Time   `json:"opening"` // cut-off of the one before, 0: from the beginning
	Heads      []journal.Head `json:"heads"`
	From       []journal.Head `json:"from"`
	Previous   string         `json:"previous"` // subject id of the one issued before
	By         string         `json:"by"`       // who cut off
	Snapshot   SitSnapshot    `json:"snapshot"` // what the record said at the cut-off
	Weather    string         `json:"weather"`
	Assessment string         `json:"assessment"`
	Actions    []SitAction    `json:"actions"`
	IssuedAt   journal.Time   `json:"issued_at"`
	IssuedBy   string         `json:"issued_by"`
	How        string         `json:"how"`     // the signature was given
	NoHead     bool           `json:"no_head"` // signed while the shift had no head on its roster
	Facts      string         `json:"facts"`   // head code
	Seal       string         `json:"seal"`
	IssueEntry string         `json:"issue_entry"`
	Reason     string         `json:"reason"` // it was dropped
	Salt       string         `json:"salt"`
	Last       string         `json:"last"`
}

// SitSnapshot is what the record said at the cut-off, by rule and in codes.
type SitSnapshot struct {
	T0          journal.Time    `json:"t0"`
	Shift       string          `json:"shift"` // key of the one on duty
	Status      string          `json:"status"`
	Reasons     []FactReason    `json:"reasons"`
	Clocks      []FactClock     `json:"clocks"`
	Steps       []FactStep      `json:"steps"` // late in the period
	Counts      []SitCount      `json:"counts"`
	Events      []SitEvent      `json:"events"`
	Figures     []FactFigure    `json:"figures"` // key figures noted in the period
	Needs       []SitNeed       `json:"needs"`
	Corrections []SitCorrection `json:"corrections"`
	Left        int             `json:"left"` // key notes that had no room among the events
}

// SitCount is one figure as previous, this period and total. Of what stands
// (people on duty, what lies in a store) the period is the change.
type SitCount struct {
	Group    string       `json:"group"` // people, round, kind, level, supply, duty, site, lane, hotline, medical
	Ref      string       `json:"ref"`   // kind, level, item … that it is about
	No       int          `json:"no"`    // of a round
	Slug     string       `json:"slug"`
	Standing bool         `json:"standing"`
	Previous int64        `json:"previous"`
	Period   int64        `json:"period"`
	Total    int64        `json:"total"`
	AsOf     journal.Time `json:"as_of"`
}

func (c SitCount) key() string { return fmt.Sprint(c.Group, "/", c.Ref, "/", c.No, "/", c.Slug) }

// SitEvent is a significant event: a proposal out of the record, with what
// somebody made of it, or one in somebody's own words.
type SitEvent struct {
	No     int          `json:"no"`
	Kind   string       `json:"kind"` // matter, note, own
	Ref    string       `json:"ref"`  // subject of the matter, entry of the note
	Number string       `json:"number"`
	Type   string       `json:"type"`
	Level  string       `json:"level"`
	State  string       `json:"state"`
	Grid   int          `json:"grid"`
	At     journal.Time `json:"at"`
	Text   journal.Text `json:"text"`
	Result journal.Text `json:"result"`
	Note   journal.Text `json:"note" reader:"above"` // by whoever drafts
	Out    bool         `json:"out"`                 // left out
}

// Kinds of needs.
const (
	NeedItem   = "item"
	NeedPeople = "people"
	NeedOther  = "other"
)

// SitNeed is what is needed within 12, 24, 48 and 72 hours of the cut-off. A
// computed one is a proposal until somebody takes it.
type SitNeed struct {
	Key      string       `json:"key"` // "stock/insulin", "force/K61", "roster", "own/2"
	Kind     string       `json:"kind"`
	Item     string       `json:"item"`   // material
	Number   string       `json:"number"` // of a request for people
	Text     journal.Text `json:"text" reader:"above"`
	Unit     journal.Text `json:"unit" reader:"above"`
	N        [4]int64     `json:"n"`
	Computed bool         `json:"computed"`
	Balance  int64        `json:"balance,omitempty"` // what it was computed from: in the stores
	Used     int64        `json:"used,omitempty"`    // gone out within the window
	Window   int64        `json:"window,omitempty"`  // minutes
	Taken    bool         `json:"taken"`
}

// SitAction is something planned.
type SitAction struct {
	No   int          `json:"no"`
	Text journal.Text `json:"text" reader:"above"`
	Due  journal.Time `json:"due"`
	Out  bool         `json:"out"`
}

// SitCorrection is what was written in the period about what an earlier report
// told.
type SitCorrection struct {
	Kind   string       `json:"kind"` // late, struck
	At     journal.Time `json:"at"`
	Entry  string       `json:"entry"` // kind of the entry
	Number string       `json:"number"`
	Text   journal.Text `json:"text"`
	Right  journal.Text `json:"right"`
	Reason journal.Text `json:"reason"`
}

func sitrepTable() table[Sitrep] {
	return newTable("sitrep", []string{"number", "station", "state", "cutoff"}, func(s *Sitrep) []any {
		return []any{s.Number, s.Station, s.State, int64(s.CutOff)}
	})
}

// Need finds a need by its key, nil when there is none.
func (s *Sitrep) Need(key string) *SitNeed {
	for i := range s.Snapshot.Needs {
		if s.Snapshot.Needs[i].Key == key {
			return &s.Snapshot.Needs[i]
		}
	}
	return nil
}

// Event finds an event by its number, nil when there is none.
func (s *Sitrep) Event(no int) *SitEvent {
	for i := range s.Snapshot.Events {
		if s.Snapshot.Events[i].No == no {
			return &s.Snapshot.Events[i]
		}
	}
	return nil
}

// Action finds a planned action by its number, nil when there is none.
func (s *Sitrep) Action(no int) *SitAction {
	for i := range s.Actions {
		if s.Actions[i].No == no {
			return &s.Actions[i]
		}
	}
	return nil
}

// sitrepNumber is spoken: K-R02. Numbers of dropped drafts are not used again.
func sitrepNumber(station string, n int64) string { return fmt.Sprintf("%s-R%02d", station, n) }

// Sitrep finds a situation report by subject id, number ("K-R02"), "draft" (the
// one that is being written) or "last" (the last issued one). Errors:
// not_found, internal.
func (v *View) Sitrep(ctx context.Context, ref string) (Sitrep, error) {
	ref = strings.TrimSpace(ref)
	where, args := "WHERE subject = ?1 OR number = upper(?1)", []any{ref}
	switch ref {
	case "", SitDraft:
		where, args = "WHERE state = 'draft' ORDER BY cutoff DESC, subject DESC LIMIT 1", nil
	case "last":
		where, args = "WHERE state = 'issued' ORDER BY cutoff DESC, subject DESC LIMIT 1", nil
	}
	s, ok, err := sitrepTable().one(ctx, v.q, where, args...)
	if err != nil || ok {
		return s, err
	}
	switch ref {
	case "", SitDraft:
		return s, notFound("sitrep", "sitrep.none_draft", "")
	case "last":
		return s, notFound("sitrep", "sitrep.none_issued", "")
	}
	return s, notFound("sitrep", "sitrep.unknown", ref)
}

// Sitreps lists situation reports, newest first, dropped ones too when all is
// said; the final report of a post that stood down stands first. Errors:
// internal.
func (v *View) Sitreps(ctx context.Context, all bool, limit int) ([]Sitrep, error) {
	where := "WHERE state <> 'dropped' "
	if all {
		where = ""
	}
	if limit <= 0 {
		limit = 100
	}
	out, err := sitrepTable().list(ctx, v.q, where+"ORDER BY cutoff DESC, subject DESC LIMIT ?", limit)
	if err != nil {
		return nil, err
	}
	post, err := v.Post(ctx)
	if err != nil || post.Balance == nil || post.StoodDown.IsZero() {
		return out, err
	}
	number, err := v.FinalNumber(ctx)
	if err != nil {
		return out, err
	}
	final := Sitrep{ID: SitFinal, Kind: SitFinal, Number: number, State: SitIssued, CutOff: post.StoodDown, IssuedAt: post.Balance.At}
	for _, s := range out {
		if s.State == SitIssued {
			final.Opening, final.Previous = s.CutOff, s.ID
			break
		}
	}
	return append([]Sitrep{final}, out...), nil
}

// SitDue is the report that comes next and when the plan wants it.
type SitDue struct {
	Kind      string       `json:"kind"`
	No        int          `json:"no"`
	Milestone string       `json:"milestone"` // slug, "": the plan names no time for it
	Due       journal.Time `json:"due"`
	Late      bool         `json:"late"`
}

// SitDue tells which situation report comes next, and the milestone of the
// playbook it is due with. Errors: internal.
func (v *View) SitDue(ctx context.Context) (SitDue, error) {
	var d SitDue
	pl, err := v.Plan(ctx)
	if err != nil {
		return d, err
	}
	post, err := v.Post(ctx)
	if err != nil {
		return d, err
	}
	if d.Kind, d.No, err = v.nextSitrep(ctx); err != nil {
		return d, err
	}
	n := 0
	for _, m := range pl.Milestones {
		if m.Report != d.Kind {
			continue
		}
		if n++; n < max(d.No, 1) || post.T0.IsZero() {
			continue
		}
		d.Milestone, d.Due = m.Slug, post.T0.Add(minutes(m.AtMinutes))
		d.Late = post.clockAt(v.nowMS()) > d.Due
		break
	}
	return d, nil
}

// nextSitrep is kind and number of the report that comes next.
func (v *View) nextSitrep(ctx context.Context) (kind string, no int, err error) {
	if err := v.q.queryRow(ctx, "SELECT count(*) FROM sitrep WHERE state = 'issued'").Scan(&no); err != nil {
		return "", 0, internal("read.sitrep", err)
	}
	if no == 0 {
		return SitFirst, 0, nil
	}
	return SitFollow, no, nil
}
