package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"golang.org/x/text/width"

	"zhiban/store/journal"
)

// How wrong PINs are answered: after pinTries of them the next try has to wait.
const (
	pinTries = 5
	pinWait  = time.Minute
	pinFresh = 5 * time.Minute // how long a proof may be used
	pinShort = 4               // characters
	pinLong  = 64
)

// pinRecord is what this laptop keeps of a person's PIN, in the local table:
// never in the journal, so another laptop begins without. Copies of the file
// hold it too; what argon2id costs stands between them and the PIN.
type pinRecord struct {
	Verifier string       `json:"verifier"` // argon2id with its salt and parameters
	Tries    int          `json:"tries"`    // begun since the last right one
	Until    journal.Time `json:"until"`    // no try before
}

// PINProof says that a person has just given the right PIN at this laptop. Only
// [Store.CheckPIN] makes one; the PIN itself is in none.
type PINProof struct {
	person   string
	verifier string
	at       journal.Time
}

func pinKey(person string) string { return "pin/" + person }

// foldPIN reads what a Chinese keyboard makes of digits and letters as their
// half-width twins: a PIN must not depend on the state of the IME.
func foldPIN(pin string) string { return width.Fold.String(pin) }

// HasPIN reports whether a person has a PIN on this laptop.
func (v *View) HasPIN(ctx context.Context, person string) (bool, error) {
	r, err := readPIN(ctx, v.s.reader, person)
	return r.Verifier != "", err
}

// SetPIN sets or changes a person's PIN; old is the present one, "" when there
// is none yet. Errors: invalid (too short, too long), refused (old is wrong or
// has to wait), not_found, internal.
func (s *Store) SetPIN(ctx context.Context, person, old, pin string) error {
	if _, err := s.Person(ctx, person); err != nil {
		return err
	}
	switch n := utf8.RuneCountInString(foldPIN(pin)); {
	case n < pinShort:
		return invalid("pin", "pin.too_short", fmt.Sprint(pinShort))
	case n > pinLong:
		return invalid("pin", "pin.too_long", fmt.Sprint(pinLong))
	}
	had, err := s.HasPIN(ctx, person)
	if err != nil {
		return err
	}
	proof := PINProof{}
	if had {
		if proof, err = s.CheckPIN(ctx, person, old); err != nil {
			return err
		}
	}
	verifier, err := s.opts.PIN.verifier(s.opts.Entropy, foldPIN(pin))
	if err != nil {
		return internal("pin.make", err)
	}
	return s.changePIN(ctx, person, func(r *pinRecord) error {
		if r.Verifier != proof.verifier { // another window was faster
			return &Error{Code: Conflict, Field: "pin", Reason: "pin.changed_meanwhile"}
		}
		*r = pinRecord{Verifier: verifier}
		return nil
	})
}

// CheckPIN compares a PIN and gives the proof that signing asks for. Every try
// is counted before it is compared, so that many at once win nothing. Errors:
// refused (none is set, wrong, too many tries), internal.
func (s *Store) CheckPIN(ctx context.Context, person, pin string) (PINProof, error) {
	var r pinRecord
	var wait error
	err := s.changePIN(ctx, person, func(stored *pinRecord) error {
		if stored.Verifier == "" {
			return refused("pin", "pin.none", "")
		}
		wait = stored.try(journal.At(s.clock()))
		r = *stored
		return nil
	})
	if err = errors.Join(err, wait); err != nil {
		return PINProof{}, err
	}
	ok, err := pinMatches(r.Verifier, foldPIN(pin))
	if err != nil {
		return PINProof{}, internal("pin.check", err)
	}
	if !ok {
		if left := pinTries - r.Tries; left > 0 {
			return PINProof{}, refused("pin", "pin.wrong", fmt.Sprint(left))
		}
		return PINProof{}, refused("pin", "pin.wait", waitText(pinWait))
	}
	err = s.changePIN(ctx, person, func(stored *pinRecord) error {
		if stored.Verifier == r.Verifier {
			stored.Tries, stored.Until = 0, 0
		}
		return nil
	})
	return PINProof{person: person, verifier: r.Verifier, at: journal.At(s.clock())}, err
}

// try counts one try; the last one of a row begins the wait.
func (r *pinRecord) try(now journal.Time) error {
	// a clock that was set back must not lock a person out for hours: the
	// shorter wait is kept
	r.Until = min(r.Until, now.Add(pinWait))
	if now < r.Until {
		return refused("pin", "pin.wait", waitText(r.Until.Sub(now)))
	}
	if r.Tries >= pinTries {
		r.Tries = 0
	}
	if r.Tries++; r.Tries == pinTries {
		r.Until = now.Add(pinWait)
	}
	return nil
}

// waitText is a wait in seconds, at least one.
func waitText(d time.Duration) string { return fmt.Sprint(int64((d + time.Second - 1) / time.Second)) }

// changePIN reads, changes and writes a record in one transaction: two
// processes may try at once.
func (s *Store) changePIN(ctx context.Context, person string, change func(*pinRecord) error) (err error) {
	if err := s.ReadOnly(); err != nil {
		return err
	}
	db, err := s.writer.begin(ctx)
	if err != nil {
		return internal("pin.write", err)
	}
	done := false
	defer func() {
		if !done {
			err = errors.Join(err, db.tx.Rollback())
		}
	}()
	r, err := readPIN(ctx, db, person)
	if err != nil {
		return err
	}
	if err := change(&r); err != nil {
		return err
	}
	doc, err := encodeDoc(r)
	if err != nil {
		return internal("pin.write", err)
	}
	err = db.exec(ctx, "INSERT INTO local (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", pinKey(person), doc)
	if err != nil {
		return internal("pin.write", err)
	}
	done = true
	return internalOrNil("pin.write", db.tx.Commit())
}

func readPIN(ctx context.Context, q querier, person string) (r pinRecord, err error) {
	var doc string
	if err := q.queryRow(ctx, "SELECT coalesce((SELECT value FROM local WHERE key = ?), '')", pinKey(person)).Scan(&doc); err != nil {
		return r, internal("pin.read", err)
	}
	if doc == "" {
		return r, nil
	}
	return r, internalOrNil("pin.read", json.Unmarshal([]byte(doc), &r))
}

// proven checks a proof inside the transaction that uses it: it must be fresh,
// of this person, and of the PIN as it still is.
func (tx *Tx) proven(p PINProof) error {
	r, err := readPIN(tx.ctx, tx.db, tx.by)
	if err != nil {
		return err
	}
	age := tx.recorded.Sub(p.at)
	if p.person != tx.by || p.verifier == "" || p.verifier != r.Verifier || age > pinFresh || age < -pinFresh {
		return refused("pin", "pin.needed", "")
	}
	return nil
}
