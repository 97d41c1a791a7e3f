package store

import (
	"context"
	"fmt"
)

// ConflictInfo is two entries about one subject that were written without
// knowing of each other. Both are shown; a person decides.
type ConflictInfo struct {
	Subject string `json:"subject"`
	Base    string `json:"base"` // the entry both had seen last
	First   string `json:"first"`
	Second  string `json:"second"`
	Keep    string `json:"keep"` // "" until it is decided
}

type conflictSettled struct {
	Base string `json:"base"`
	Keep string `json:"keep"` // entry id
}

func conflictKinds() []kind {
	return []kind{
		kindOf("conflict.settle", kindOptions{Stream: System, Noun: "conflict", Commutes: true, Counter: "conflict.settle"}, func(f *folder, e Event, p *conflictSettled) {
			f.exec("UPDATE conflict SET settled = ? WHERE subject = ? AND base = ?", p.Keep, e.Subject, p.Base)
		}),
	}
}

// foldConflict pairs an entry that does not commute with every earlier one on
// the same base. A subject is folded in post order, so first and second do not
// depend on which entry arrived first.
func foldConflict(f *folder, e Event, _ kind) {
	f.exec("INSERT INTO conflict (subject, base, first, second, settled) SELECT subject, base, entry, ?, '' FROM conflict_base WHERE subject = ? AND base = ?",
		e.ID, e.Subject, e.Base)
	f.exec("INSERT INTO conflict_base (subject, base, entry) VALUES (?, ?, ?)", e.Subject, e.Base, e.ID)
}

// SettleConflict decides which of two entries counts; the other stays readable.
type SettleConflict struct{ Subject, Base, Keep string }

func (c SettleConflict) plan(tx *Tx) error {
	all, err := tx.Conflicts(tx.ctx)
	if err != nil {
		return err
	}
	for _, x := range all {
		if x.Subject == c.Subject && x.Base == c.Base && oneOf(c.Keep, x.First, x.Second) {
			return tx.append("conflict.settle", c.Subject, &conflictSettled{Base: c.Base, Keep: c.Keep})
		}
	}
	return notFound("conflict", "conflict.unknown", c.Subject)
}

// Conflicts lists the conflicts that nobody has decided yet.
func (v *View) Conflicts(ctx context.Context) ([]ConflictInfo, error) {
	rows, err := v.q.query(ctx, "SELECT subject, base, first, second, settled FROM conflict WHERE settled = '' ORDER BY subject, base, first, second")
	if err != nil {
		return nil, internal("read.conflicts", err)
	}
	defer rows.Close()
	var out []ConflictInfo
	for rows.Next() {
		var c ConflictInfo
		if err := rows.Scan(&c.Subject, &c.Base, &c.First, &c.Second, &c.Keep); err != nil {
			return nil, internal("read.conflicts", fmt.Errorf("row: %w", err))
		}
		out = append(out, c)
	}
	return out, internalOrNil("read.conflicts", rows.Err())
}
