package store

import (
	"zhiban/store/journal"
	"zhiban/store/plan"
)

// ResetPIN takes a forgotten PIN away, so that its owner can set a new one. The
// shift head does it, for anybody else and with a reason; it is the only thing
// about PINs that the journal holds.
type ResetPIN struct{ Person, Reason string }

type pinReset struct {
	Reason journal.Text `json:"reason"`
}

// pinKinds: setting a new PIN is what counters a reset, and that is no entry;
// the showing can be struck.
func pinKinds() []kind {
	return []kind{
		kindOf("person.pin_reset", kindOptions{Stream: System, Noun: "person", Counter: "journal.strike", Commutes: true}, func(*folder, Event, *pinReset) {}),
	}
}

func (c ResetPIN) plan(tx *Tx) error {
	p, err := tx.Person(tx.ctx, c.Person)
	if err != nil {
		return err
	}
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	r, err := readPIN(tx.ctx, tx.db, p.ID)
	if err != nil {
		return err
	}
	if r.Verifier == "" {
		return refused("person", "pin.none", "")
	}
	if err := tx.mayReset(p.ID); err != nil {
		return err
	}
	if err := tx.db.exec(tx.ctx, "DELETE FROM local WHERE key = ?", pinKey(p.ID)); err != nil {
		return internal("pin.write", err)
	}
	return tx.append("person.pin_reset", p.ID, &pinReset{Reason: reason})
}

// mayReset: never oneself, who could then sign with a PIN of somebody's choice
// unseen; the shift head of this shift, or any officer when the one who forgot
// is that head or the shift has none.
func (tx *Tx) mayReset(person string) error {
	if tx.by == person {
		return refused("by", "pin.reset_own", "")
	}
	s, err := tx.CurrentShift(tx.ctx)
	if err != nil {
		return err
	}
	head, mine, theirs := false, false, false
	for _, d := range s.Duties {
		if d.Role != plan.ShiftHead || d.Removed || d.Person == "" {
			continue
		}
		head = true
		mine, theirs = mine || d.Person == tx.by, theirs || d.Person == person
	}
	if head && !mine && !theirs {
		return refused("by", "pin.reset_head", "")
	}
	return nil
}
