package store

import (
	"context"
	"fmt"
	"strings"

	"zhiban/store/journal"
)

// TakeIn records what a list brought (名册导入): every command of it in one
// transaction, or none, and behind them one entry that names the list. Undoing
// that entry takes all of it back. Errors: refused (intake.nothing; the record
// changed since the list was looked at: intake.changed_since), what a command
// answers, and what Progress answers, which gives up.
type TakeIn struct {
	Kind                        string // of the list: census, people …
	File                        string // name of the file, without its folder
	Sum                         string // SHA-256 of the file, hex
	New, Changed, Same, Refused int    // rows
	Mark                        int64  // [View.IntakeMark] when the list was looked at; 0: it is not asked for
	Do                          []Command
	Progress                    func(done, all int) error // now and then; nil: nobody asks
}

type listTaken struct {
	Kind    string       `json:"kind"`
	Sum     string       `json:"sum"`
	New     int          `json:"new"`
	Changed int          `json:"changed"`
	Same    int          `json:"same"`
	Refused int          `json:"refused"`
	First   int64        `json:"first"` // seq of the first entry that the list made; the last is the one before this
	File    journal.Text `json:"file"`
}

const kindIntake = "intake.add"

// intakeKinds: the entry itself changes no state, those before it do.
func intakeKinds() []kind {
	return []kind{kindOf(kindIntake, kindOptions{Stream: Human, Noun: "intake", Commutes: true, Counter: kindUndo}, func(*folder, Event, *listTaken) {})}
}

// intakeNouns are the beginnings of the kinds of entries that a list of some
// kind is compared with.
func intakeNouns(kind string) []string {
	switch kind {
	case "census":
		return []string{"household.", "grid."}
	case "vehicles":
		return []string{"vehicle."}
	case "stock":
		return []string{"slip."}
	case "roster":
		return []string{"duty.", "person."}
	}
	return []string{"person."}
}

// IntakeMark is how far the record goes: what was looked at until then is still
// so when [TakeIn] takes the list. Errors: internal.
func (v *View) IntakeMark(ctx context.Context) (int64, error) {
	var n int64
	err := v.q.queryRow(ctx, "SELECT coalesce(max(n), 0) FROM journal").Scan(&n)
	return n, internalOrNil("read.journal", err)
}

func (c TakeIn) plan(tx *Tx) error {
	if len(c.Do) == 0 {
		return refused("", "intake.nothing", "")
	}
	if err := c.fresh(tx); err != nil {
		return err
	}
	p := &listTaken{Kind: c.Kind, Sum: c.Sum, New: c.New, Changed: c.Changed, Same: c.Same, Refused: c.Refused, First: tx.seq + 1, File: journal.Text(strings.TrimSpace(c.File))}
	tx.again = true // two lines of a list may say the same
	const every = 200
	for i, cmd := range c.Do {
		if c.Progress != nil && i%every == 0 {
			if err := c.Progress(i, len(c.Do)); err != nil {
				return refused("", "intake.cancelled", "")
			}
		}
		if err := cmd.plan(tx); err != nil {
			return err
		}
	}
	if c.Progress != nil {
		if err := c.Progress(len(c.Do), len(c.Do)); err != nil {
			return refused("", "intake.cancelled", "")
		}
	}
	if len(tx.refs) == 0 {
		return refused("", "intake.nothing", "")
	}
	tx.number = ""
	_, err := tx.create(kindIntake, p)
	return err
}

// fresh refuses a list that was compared with what has changed since.
func (c TakeIn) fresh(tx *Tx) error {
	if c.Mark == 0 {
		return nil
	}
	for _, noun := range intakeNouns(c.Kind) {
		var changed bool
		err := tx.q.queryRow(tx.ctx, "SELECT EXISTS (SELECT 1 FROM journal WHERE n > ? AND substr(kind, 1, ?) = ?)", c.Mark, len(noun), noun).Scan(&changed)
		if err != nil {
			return internal("read.journal", err)
		}
		if changed {
			return refused("", "intake.changed_since", "")
		}
	}
	return nil
}

// giveBack takes back what a list brought, entry by entry from the last.
type giveBack struct {
	Station     string
	First, Last int64
	Reason      string
}

func (c giveBack) plan(tx *Tx) error {
	ways := undoings()
	err := entriesWhere(tx.ctx, tx.q, "WHERE station = ? AND seq BETWEEN ? AND ? ORDER BY seq DESC", []any{c.Station, c.First, c.Last}, func(e journal.Entry, values []journal.Value) error {
		way := ways[e.Kind]
		if way.counter == nil { // a shift that was made for a roster stays
			return nil
		}
		d, err := openValues(kinds().kinds[e.Kind], e, values)
		if err != nil {
			return err
		}
		if e.Kind == kindPaper { // what the slip became has its own turn
			return dropPaper{e.Subject, c.Reason}.plan(tx)
		}
		u := &undo{ctx: tx.ctx, v: tx.View, e: e, reason: c.Reason}
		way.counter(u, d)
		switch {
		case u.err != nil:
			return u.err
		case u.why == "undo.person_stays":
			return nil
		case u.why != "":
			return refused("", u.why, "")
		}
		for _, counter := range u.counters {
			if err := counter.cmd.plan(tx); err != nil {
				return err
			}
		}
		return nil
	})
	return internalOrNil("read.undo", err)
}

func intakeUndoings() map[string]undoing {
	return map[string]undoing{
		kindIntake: by(func(u *undo, p *listTaken) {
			if u.listChangedSince(p.First) {
				u.why = "undo.changed_since"
				return
			}
			u.do(giveBack{Station: u.e.Station, First: p.First, Last: u.e.Seq - 1, Reason: u.reason}, kindIntake, fmt.Sprint(u.e.Seq-p.First))
		}),
	}
}

// listChangedSince reports whether somebody changed one of the subjects of a
// list after it was taken in.
func (u *undo) listChangedSince(first int64) bool {
	const all = 1 << 20
	return u.changedAfter(all, "subject IN (SELECT subject FROM journal WHERE station = ? AND seq BETWEEN ? AND ?)", u.e.Station, first, u.e.Seq-1)
}

// withoutLists takes out of some later entries what lists brought that were
// taken back since, and what took them back.
func (u *undo) withoutLists(later map[string]journal.Entry) {
	var gone []seqRange
	undone := map[string]bool{}
	err := entriesWhere(u.ctx, u.v.q, "WHERE (hlc, station, seq) > (?, ?, ?) AND kind IN (?, ?)"+reverseOrder, []any{u.e.HLC, u.e.Station, u.e.Seq, kindUndo, kindIntake}, func(e journal.Entry, values []journal.Value) error {
		d, err := openValues(kinds().kinds[e.Kind], e, values)
		if err != nil {
			return err
		}
		switch p := d.(type) {
		case *actUndone:
			if p.Kind != kindIntake {
				return nil
			}
			undone[p.Entry] = true
			for _, id := range p.With {
				delete(later, id)
			}
			if p.From > 0 {
				gone = append(gone, seqRange{e.Station, p.From, p.To})
			}
		case *listTaken:
			if undone[e.ID] {
				gone = append(gone, seqRange{e.Station, p.First, e.Seq})
			}
		}
		return nil
	})
	if err != nil {
		u.err = internal("read.undo", err)
	}
	for id, e := range later {
		for _, r := range gone {
			if e.Station == r.station && e.Seq >= r.first && e.Seq <= r.last {
				delete(later, id)
			}
		}
	}
}

// reverseOrder is post order from the last entry on.
const reverseOrder = " ORDER BY hlc DESC, station DESC, seq DESC"
