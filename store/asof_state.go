package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"zhiban/store/journal"
	"zhiban/store/migration"
)

// An earlier state differs from the live one only in the subjects that have
// entries since. So it is made of the live rows, copied as they stand, and of
// those subjects folded again from what they had by then; folding a village of
// 17,000 households anew for each handover took seconds. The journal is not
// copied: a view shows the entries up to the point, which never change. That
// the live rows are what the journal says is for Rebuild and CheckState, which
// fold everything.

// pastQuery says which entries an earlier state holds, and which are later.
type pastQuery struct {
	held  string // condition without parameters
	later string // selects the subjects of the other entries
}

// pastFunc finds out what an earlier state holds, from the journal that q reads.
type pastFunc func(ctx context.Context, q querier) (pastQuery, error)

// stateCopy makes an earlier state of the file at path in memory.
func (s *Store) stateCopy(ctx context.Context, past pastFunc) (*conn, error) {
	mem, err := dial(":memory:?_dqs=0&_pragma=journal_mode(OFF)&_pragma=synchronous(OFF)&_pragma=temp_store(2)", 1)
	if err != nil {
		return nil, err
	}
	if err := s.copyInto(ctx, mem, past); err != nil {
		return nil, errors.Join(err, mem.close())
	}
	return mem, nil
}

func (s *Store) copyInto(ctx context.Context, mem *conn, past pastFunc) error {
	if _, err := mem.db.ExecContext(ctx, "ATTACH ? AS live", fileDSN(s.opts.Path, "mode=ro", s.opts.VFS)); err != nil {
		return fmt.Errorf("attach the file: %w", err)
	}
	db, err := mem.begin(ctx) // one transaction: rows and journal of one moment
	if err != nil {
		return err
	}
	if err := copyState(ctx, db, past); err != nil {
		return errors.Join(err, db.tx.Rollback())
	}
	if err := db.tx.Commit(); err != nil {
		return fmt.Errorf("commit copy: %w", err)
	}
	return nil
}

func copyState(ctx context.Context, db *dbtx, past pastFunc) error {
	if _, err := migration.Apply(ctx, db, 0); err != nil {
		return err
	}
	// from here on «journal» and «value» are those of the file
	if err := db.Exec(ctx, "DROP TABLE journal; DROP TABLE value"); err != nil {
		return fmt.Errorf("set up copy: %w", err)
	}
	p, err := past(ctx, db)
	if err != nil {
		return err
	}
	if err := db.Exec(ctx, "CREATE TEMP TABLE later AS "+p.later); err != nil {
		return fmt.Errorf("later subjects: %w", err)
	}
	for _, t := range stateTables() {
		// without a condition SQLite copies whole records, which is many times faster than to choose among them
		if err := db.Exec(ctx, fmt.Sprintf("INSERT INTO main.%s SELECT * FROM live.%s", t, t)); err != nil {
			return fmt.Errorf("copy %s: %w", t, err)
		}
		if err := db.Exec(ctx, fmt.Sprintf("DELETE FROM main.%s WHERE subject IN (SELECT subject FROM later)", t)); err != nil {
			return fmt.Errorf("copy %s: %w", t, err)
		}
	}
	if err := db.Exec(ctx, "CREATE TEMP VIEW journal AS SELECT * FROM live.journal WHERE "+p.held); err != nil {
		return fmt.Errorf("journal of the copy: %w", err)
	}
	f := replayer(ctx, db)
	if err := entriesWhere(ctx, db, "WHERE subject IN (SELECT subject FROM later)"+postOrder, nil, f.entry); err != nil {
		return err
	}
	return f.flush()
}

// pastOfTime is what had been recorded by an instant. No hlc lies before the
// instant it was recorded at.
func pastOfTime(t int64) pastFunc {
	return func(ctx context.Context, q querier) (pastQuery, error) {
		later := fmt.Sprintf("hlc > %d AND recorded > %d", t<<16, t)
		held, err := upTo(ctx, q, fmt.Sprintf("+recorded <= %d", t))
		return pastQuery{held: held, later: "SELECT DISTINCT subject FROM journal WHERE " + later}, err
	}
}

// pastOfHeads is what lies at or before the heads.
func pastOfHeads(heads []journal.Head) pastFunc {
	return func(ctx context.Context, q querier) (pastQuery, error) {
		now, err := readHeads(ctx, q)
		if err != nil {
			return pastQuery{}, err
		}
		seqs := map[string]int64{}
		parts := []string{"0"}
		for _, h := range heads {
			seqs[h.Station] = h.Seq
			parts = append(parts, fmt.Sprintf("(+station = %s AND +seq <= %d)", quoted(h.Station), h.Seq))
		}
		later := []string{"SELECT subject FROM journal WHERE 0"}
		for _, h := range now {
			later = append(later, fmt.Sprintf("SELECT subject FROM journal WHERE station = %s AND seq > %d", quoted(h.Station), seqs[h.Station]))
		}
		held, err := upTo(ctx, q, "("+strings.Join(parts, " OR ")+")")
		return pastQuery{held: held, later: strings.Join(later, " UNION ")}, err
	}
}

// upTo adds the place in post order where the held entries end, so that a
// query for the newest of them does not walk through all the later ones. The
// signs before the columns keep their indexes for what the queries ask by.
func upTo(ctx context.Context, q querier, held string) (string, error) {
	var last int64
	err := q.queryRow(ctx, "SELECT coalesce((SELECT hlc FROM journal WHERE "+held+" ORDER BY hlc DESC LIMIT 1), 0)").Scan(&last)
	if err != nil {
		return "", fmt.Errorf("end of the copy: %w", err)
	}
	return fmt.Sprintf("hlc <= %d AND %s", last, held), nil
}

// quoted is a text in SQL: a view takes no parameters.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
