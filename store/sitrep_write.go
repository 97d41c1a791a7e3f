package store

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"zhiban/store/journal"
)

func minutes(n int) time.Duration { return time.Duration(n) * time.Minute }

// CutSitrep ends the period of a situation report and begins its draft: it
// records the chain heads known now and what the record says. It cannot be
// back-dated, and one report is drafted at a time.
type CutSitrep struct{}

type sitrepCut struct {
	Number   string         `json:"number"`
	Kind     string         `json:"kind"`
	No       int            `json:"no"`
	Heads    []journal.Head `json:"heads"`
	From     []journal.Head `json:"from"`
	Opening  journal.Time   `json:"opening"`
	Previous string         `json:"previous"`
	Salt     journal.Text   `json:"salt"`
	Snapshot SitSnapshot    `json:"snapshot"`
}

func (c CutSitrep) plan(tx *Tx) error {
	if tx.at != tx.recorded {
		return refused("at", "sitrep.no_backdating", "")
	}
	if open, err := tx.Sitrep(tx.ctx, SitDraft); err == nil {
		return refused("", "sitrep.already_draft", open.Number)
	} else if CodeOf(err) != NotFound {
		return err
	}
	post, err := tx.Post(tx.ctx)
	switch {
	case err != nil:
		return err
	case !post.StoodDown.IsZero():
		return refused("mode", "sitrep.stood_down", "")
	case post.T0.IsZero():
		return refused("t0", "sitrep.no_clock", "")
	}
	cut := &sitrepCut{}
	if cut.Heads, err = tx.Heads(tx.ctx); err != nil {
		return err
	}
	var n int64
	if err := tx.db.queryRow(tx.ctx, "SELECT count(*) FROM sitrep WHERE station = ?", tx.station).Scan(&n); err != nil {
		return internal("sitrep.number", err)
	}
	cut.Number = sitrepNumber(tx.station, n+1)
	if cut.Kind, cut.No, err = tx.nextSitrep(tx.ctx); err != nil {
		return err
	}
	prev, err := tx.Sitrep(tx.ctx, "last")
	if err == nil {
		cut.From, cut.Opening, cut.Previous = prev.Heads, prev.CutOff, prev.ID
	} else if CodeOf(err) != NotFound {
		return err
	}
	g := &sitGather{ctx: tx.ctx, v: tx.View, now: tx.at, post: post, cut: cut, prev: prev.Snapshot.Counts, out: &cut.Snapshot}
	if err := g.all(); err != nil {
		return err
	}
	salt, err := tx.ids.salt("facts", cut.Number)
	if err != nil {
		return internal("sitrep.salt", err)
	}
	cut.Salt = journal.Text(fmt.Sprintf("%x", salt))
	tx.number = cut.Number
	_, err = tx.create(kindSitrepCut, cut)
	return err
}

// DropSitrep drops a draft with a reason; the next one covers its period, too.
type DropSitrep struct {
	ID     string // id or number; "" is the draft
	Reason string
}

type sitrepDropped struct {
	Reason journal.Text `json:"reason"`
}

func (c DropSitrep) plan(tx *Tx) error {
	s, err := draftSitrep(tx, c.ID)
	if err != nil {
		return err
	}
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	return tx.append("sitrep.drop", s.ID, &sitrepDropped{Reason: reason})
}

// draftSitrep finds the report that a command is about and insists that it is
// still a draft.
func draftSitrep(tx *Tx, ref string) (Sitrep, error) {
	s, err := tx.Sitrep(tx.ctx, firstOf(strings.TrimSpace(ref), SitDraft))
	if err != nil {
		return s, err
	}
	tx.number = s.Number
	switch s.State {
	case SitIssued:
		return s, refused("", "sitrep.issued", s.Number)
	case SitDropped:
		return s, refused("", "sitrep.dropped", s.Number)
	}
	return s, nil
}

// EditSitrep writes one part of a draft. What the record said is never changed
// by it: an event is left out or gets a note, a computed need is taken as it is
// or with other figures.
type EditSitrep struct {
	ID   string // id or number; "" is the draft
	Part string
	No   int       // of an action or event; 0 adds one
	Key  string    // of a need; "" adds one
	Item string    // of a need of one's own: material by slug or name, else Text says what
	Text string    // the words; of an event its note
	Unit string    // of a need of one's own
	N    [4]int64  // of a need, by SitHorizons
	Due  time.Time // of an action
	Out  bool      // left out, not taken
}

type sitrepEdited struct {
	Part string       `json:"part"`
	No   int          `json:"no"`
	Key  string       `json:"key"`
	Kind string       `json:"kind"`
	Item string       `json:"item"`
	N    [4]int64     `json:"n"`
	Due  journal.Time `json:"due"`
	Out  bool         `json:"out"`
	Text journal.Text `json:"text"`
	Unit journal.Text `json:"unit"`
}

func (c EditSitrep) plan(tx *Tx) error {
	s, err := draftSitrep(tx, c.ID)
	if err != nil {
		return err
	}
	e := &sitrepEdited{Part: c.Part, No: c.No, Key: c.Key, N: c.N, Due: journal.At(c.Due), Out: c.Out, Text: journal.Text(strings.TrimSpace(c.Text)), Unit: journal.Text(strings.TrimSpace(c.Unit))}
	switch c.Part {
	case SitWeather:
		err = sameOr(s.Weather, string(e.Text))
	case SitAssessment:
		err = sameOr(s.Assessment, string(e.Text))
	case SitPlanned:
		err = e.action(&s)
	case SitEventPart:
		err = e.event(&s)
	case SitNeedPart:
		err = e.need(tx, &s, c)
	default:
		err = invalid("part", "sitrep.part_unknown", c.Part)
	}
	if err != nil {
		return err
	}
	return tx.append("sitrep.edit", s.ID, e)
}

// sameOr refuses what would change nothing.
func sameOr(was, is string) error {
	if was == is {
		return refused("", "command.no_change", "")
	}
	return nil
}

func (e *sitrepEdited) action(s *Sitrep) error {
	if e.Text == "" && !e.Out {
		return invalid("text", "text.empty", "")
	}
	if e.No == 0 {
		e.No = len(s.Actions) + 1
		return nil
	}
	was := s.Action(e.No)
	switch {
	case was == nil:
		return notFound("no", "sitrep.no_action", fmt.Sprint(e.No))
	case e.Out && e.Text == "":
		e.Text, e.Due = was.Text, was.Due
	}
	return sameOr(fmt.Sprint(*was), fmt.Sprint(SitAction{No: e.No, Text: e.Text, Due: e.Due, Out: e.Out}))
}

func (e *sitrepEdited) event(s *Sitrep) error {
	if e.No == 0 {
		if e.Text == "" {
			return invalid("text", "text.empty", "")
		}
		e.No = 1
		for _, x := range s.Snapshot.Events {
			e.No = max(e.No, x.No+1)
		}
		return nil
	}
	was := s.Event(e.No)
	if was == nil {
		return notFound("no", "sitrep.no_event", fmt.Sprint(e.No))
	}
	if was.Kind == "own" && e.Text == "" {
		e.Text = was.Note
	}
	return sameOr(fmt.Sprint(was.Out, was.Note), fmt.Sprint(e.Out, e.Text))
}

func (e *sitrepEdited) need(tx *Tx, s *Sitrep, c EditSitrep) error {
	if slices.ContainsFunc(c.N[:], func(n int64) bool { return n < 0 || n > maxAmount }) {
		return invalid("amount", "sitrep.amount", "")
	}
	if c.Key != "" {
		was := s.Need(c.Key)
		if was == nil {
			return notFound("key", "sitrep.no_need", c.Key)
		}
		if e.N == [4]int64{} {
			e.N = was.N
		}
		e.Kind, e.Item = was.Kind, was.Item
		e.Text, e.Unit = journal.Text(firstOf(string(e.Text), string(was.Text))), journal.Text(firstOf(string(e.Unit), string(was.Unit)))
		return sameOr(fmt.Sprint(was.N, was.Taken, was.Text, was.Unit), fmt.Sprint(e.N, !e.Out, e.Text, e.Unit))
	}
	if e.N == [4]int64{} {
		return invalid("amount", "sitrep.no_amount", "")
	}
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	e.Kind = NeedOther
	if c.Item != "" {
		switch i := materialIndex(p, c.Item); {
		case i >= 0:
			e.Kind, e.Item = NeedItem, p.Materials[i].Slug
		case e.Text == "":
			e.Text = journal.Text(strings.TrimSpace(c.Item))
		default:
			return notFound("item", "material.unknown", c.Item)
		}
	}
	if e.Item == "" && e.Text == "" {
		return invalid("text", "text.empty", "")
	}
	e.Key = fmt.Sprintf("own/%d", ownNeeds(s)+1)
	return nil
}

func ownNeeds(s *Sitrep) (n int) {
	for _, x := range s.Snapshot.Needs {
		n += btoiInt(!x.Computed)
	}
	return n
}
