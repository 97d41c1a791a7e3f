package store

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
)

// Probe tries commands as one transaction would take them, each seeing what
// those before it did, and takes all of it back: what a dry run says is what
// happens then. The errors stand in the order of the commands, nil for what
// would be taken. Errors: internal, read-only, an unknown officer.
func (s *Store) Probe(ctx context.Context, by string, cmds []Command) (_ []error, err error) {
	if err := s.ReadOnly(); err != nil {
		return nil, err
	}
	db, err := s.writer.begin(ctx)
	if err != nil {
		return nil, internal("write.begin", err)
	}
	defer func() {
		if rb := db.tx.Rollback(); rb != nil && !errors.Is(rb, sql.ErrTxDone) {
			err = errors.Join(err, rb)
		}
	}()
	tx, err := s.newTx(ctx, db, request{by: by, ids: newIDs(s), again: true})
	if err != nil {
		return nil, err
	}
	tx.at = tx.recorded
	if err := tx.checkTimes(tx.at); err != nil {
		return nil, err
	}
	if err := tx.checkOfficer(by); err != nil {
		return nil, err
	}
	out := make([]error, len(cmds))
	for i, c := range cmds {
		if err := db.exec(ctx, "SAVEPOINT probe"); err != nil {
			return nil, internal("write.probe", err)
		}
		was := *tx
		was.subjects, was.topics, was.refs = maps.Clone(tx.subjects), maps.Clone(tx.topics), slices.Clone(tx.refs)
		if out[i] = c.plan(tx); out[i] != nil {
			if err := db.exec(ctx, "ROLLBACK TO probe"); err != nil {
				return nil, internal("write.probe", err)
			}
			view := tx.View
			*tx = was
			tx.View, tx.book = view, nil
		}
		if err := db.exec(ctx, "RELEASE probe"); err != nil {
			return nil, internal("write.probe", err)
		}
	}
	return out, nil
}
