package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"zhiban/store/journal"
	"zhiban/store/migration"
)

// Copy is a View of an earlier state, in memory and without search.
type Copy struct {
	*View
	mem *conn
}

// Close frees the memory.
func (c *Copy) Close() error { return c.mem.close() }

const postOrder = " ORDER BY hlc, station, seq"

// AsOf is what had been recorded by t, as a copy in memory. Close it.
func (s *Store) AsOf(ctx context.Context, t time.Time) (*Copy, error) {
	return s.copyOf(ctx, t, pastOfTime(int64(journal.At(t))), "WHERE recorded <= ?"+postOrder, []any{int64(journal.At(t))})
}

// AtHeads is the state of the entries up to and including the heads, which is
// what a cut-off recorded, as a copy in memory; t is what its clock shows.
func (s *Store) AtHeads(ctx context.Context, heads []journal.Head, t time.Time) (*Copy, error) {
	where, args := headsWhere(heads)
	return s.copyOf(ctx, t, pastOfHeads(heads), "WHERE "+where+postOrder, args)
}

// headsWhere is the condition for «at or before the heads».
func headsWhere(heads []journal.Head) (string, []any) {
	parts, args := []string{"0"}, []any{}
	for _, h := range heads {
		parts = append(parts, "(station = ? AND seq <= ?)")
		args = append(args, h.Station, h.Seq)
	}
	return "(" + strings.Join(parts, " OR ") + ")", args
}

// copyOf makes the copy from the live rows where it can. A file that is only
// read (another version's, one that may be damaged) is folded from its journal.
func (s *Store) copyOf(ctx context.Context, t time.Time, past pastFunc, where string, args []any) (*Copy, error) {
	var mem *conn
	var err error
	if s.ReadOnly() == nil {
		mem, err = s.stateCopy(ctx, past)
	} else {
		mem, err = foldIntoMemory(ctx, s.View.q, where, args)
	}
	if err != nil {
		return nil, internal("fold.copy", err)
	}
	return &Copy{View: &View{q: mem, s: s, now: func() time.Time { return t }}, mem: mem}, nil
}

// foldIntoMemory replays journal rows into an empty database in memory.
func foldIntoMemory(ctx context.Context, from querier, where string, args []any) (*conn, error) {
	mem, err := dial(":memory:?_dqs=0&_pragma=journal_mode(OFF)&_pragma=synchronous(OFF)", 1)
	if err != nil {
		return nil, err
	}
	if err := replay(ctx, mem, from, where, args); err != nil {
		return nil, errors.Join(err, mem.close())
	}
	return mem, nil
}

func replay(ctx context.Context, mem *conn, from querier, where string, args []any) error {
	db, err := mem.begin(ctx)
	if err != nil {
		return err
	}
	if _, err := migration.Apply(ctx, db, 0); err != nil {
		return errors.Join(err, db.tx.Rollback())
	}
	f := replayer(ctx, db)
	err = entriesWhere(ctx, from, where, args, func(e journal.Entry, values []journal.Value) error {
		if err := insertEntry(ctx, db, e, values, false); err != nil {
			return err
		}
		return f.entry(e, values)
	})
	if err == nil {
		err = f.flush()
	}
	if err != nil {
		return errors.Join(err, db.tx.Rollback())
	}
	if err := db.tx.Commit(); err != nil {
		return fmt.Errorf("commit copy: %w", err)
	}
	return nil
}
