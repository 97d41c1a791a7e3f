package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"zhiban/store/journal"
)

// Strike says that an entry was struck (划改): it is still shown, crossed out,
// with the reason; its effect stands (DOMAIN §3 rule 2).
type Strike struct {
	Entry   string       `json:"entry"`
	Subject string       `json:"subject"`
	By      string       `json:"by"` // officer
	Reason  string       `json:"reason"`
	At      journal.Time `json:"at"`
	ID      string       `json:"id"`              // of the striking entry
	Right   string       `json:"right,omitempty"` // the entry that says it right, when it was corrected
}

type struck struct {
	Entry  string       `json:"entry"`
	Reason journal.Text `json:"reason"`
	Right  string       `json:"right,omitempty"`
}

// kindStrike takes back the showing of an entry, never its effect.
const kindStrike = "journal.strike"

func strikeKinds() []kind {
	return []kind{
		kindOf(kindStrike, kindOptions{Stream: System, Noun: "note", Commutes: true, Counter: "note.add"}, func(f *folder, e Event, p *struck) {
			doc, err := encodeDoc(Strike{Entry: p.Entry, Subject: e.Subject, By: e.Officer, Reason: string(p.Reason), At: e.At, ID: e.ID, Right: p.Right})
			if err != nil {
				f.err = err
				return
			}
			// two stations may strike one entry: the first in post order stands
			f.exec("INSERT INTO strike (entry, subject, by, doc) VALUES (?, ?, ?, ?) ON CONFLICT (entry) DO NOTHING", p.Entry, e.Subject, e.Officer, doc)
		}),
	}
}

// strikable tells whether an entry may be struck: what people wrote, and what
// a site told, which nothing else takes back.
func (k kind) strikable() bool {
	return k.stream == Human || k.noun == "site" && k.counter == kindStrike
}

// Strikable tells whether entries of a kind may be struck.
func Strikable(kindName string) bool {
	k, ok := kinds().kinds[kindName]
	return ok && k.strikable()
}

// StrikeEntry strikes one entry of the human journal, a pass or a check-in,
// with a reason.
type StrikeEntry struct {
	Entry  string // entry id
	Reason string
}

func (c StrikeEntry) plan(tx *Tx) error {
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	return tx.strike(c.Entry, reason, "")
}

// strike appends the striking entry; right names the one that says it right.
func (tx *Tx) strike(entry string, reason journal.Text, right string) error {
	var kindName, subject string
	err := tx.db.queryRow(tx.ctx, "SELECT kind, subject FROM journal WHERE id = ?", entry).Scan(&kindName, &subject)
	if errors.Is(err, sql.ErrNoRows) {
		return notFound("entry", "entry.unknown", entry)
	}
	if err != nil {
		return internal("read.journal", err)
	}
	if !Strikable(kindName) {
		return refused("entry", "strike.human_only", "")
	}
	if _, ok, err := tx.strikeOf(tx.ctx, entry); err != nil {
		return err
	} else if ok {
		return refused("entry", "strike.struck_already", "")
	}
	return tx.append(kindStrike, subject, &struck{Entry: entry, Reason: reason, Right: right})
}

func (v *View) strikeOf(ctx context.Context, entry string) (s Strike, ok bool, err error) {
	var doc string
	err = v.q.queryRow(ctx, "SELECT doc FROM strike WHERE entry = ?", entry).Scan(&doc)
	if errors.Is(err, sql.ErrNoRows) {
		return s, false, nil
	}
	if err != nil {
		return s, false, internal("read.strike", err)
	}
	return s, true, internalOrNil("read.strike", json.Unmarshal([]byte(doc), &s))
}
