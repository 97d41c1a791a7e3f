package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"zhiban/store/journal"
)

// Difference is the first row in which two states are not the same.
type Difference struct {
	Table string
	Row   string // key of the row
	Live  string // what stands there, "" when the row is missing
	Fold  string // what the journal says, "" when there should be no row
}

// Rebuild drops the state and folds the whole journal again, in one
// transaction. Errors: internal.
func (s *Store) Rebuild(ctx context.Context) (entries int64, err error) {
	if err := s.ReadOnly(); err != nil {
		return 0, err
	}
	return s.rebuild(ctx)
}

func (s *Store) rebuild(ctx context.Context) (entries int64, err error) {
	db, err := s.writer.begin(ctx)
	if err != nil {
		return 0, internal("rebuild", err)
	}
	if entries, err = s.rebuildIn(ctx, db); err != nil {
		return 0, internal("rebuild", errors.Join(err, db.tx.Rollback()))
	}
	if err := db.tx.Commit(); err != nil {
		return 0, internal("rebuild", err)
	}
	s.publish(nil)
	return entries, nil
}

func (s *Store) rebuildIn(ctx context.Context, db *dbtx) (int64, error) {
	for _, t := range stateTables() {
		if err := db.exec(ctx, "DELETE FROM "+t); err != nil {
			return 0, fmt.Errorf("empty %s: %w", t, err)
		}
	}
	if err := db.exec(ctx, "INSERT INTO search (search) VALUES ('delete-all')"); err != nil {
		return 0, fmt.Errorf("empty search: %w", err)
	}
	var n int64
	f := replayer(ctx, db)
	// the journal is read on the reader pool: a cursor on the one write
	// connection would stand in the way of the fold's own statements
	err := entriesWhere(ctx, s.reader, postOrder, nil, func(e journal.Entry, values []journal.Value) error {
		n++
		if err := reindex(ctx, db, e, values); err != nil {
			return err
		}
		return f.entry(e, values)
	})
	if err == nil {
		err = f.flush()
	}
	return n, err
}

func reindex(ctx context.Context, db *dbtx, e journal.Entry, values []journal.Value) error {
	if len(values) == 0 || sealKind(e.Kind) {
		return nil
	}
	var row int64
	if err := db.queryRow(ctx, "SELECT n FROM journal WHERE id = ?", e.ID).Scan(&row); err != nil {
		return fmt.Errorf("row of entry %s: %w", e.ID, err)
	}
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = v.Text
	}
	return indexTexts(ctx, db, row, texts)
}

// CheckState folds the journal into memory and compares it with the live
// state, touching nothing. It returns nil when they are equal.
func (s *Store) CheckState(ctx context.Context) (*Difference, error) {
	// one read transaction, so that what others commit meanwhile is in neither
	live, err := s.reader.begin(ctx)
	if err != nil {
		return nil, internal("check.begin", err)
	}
	d, err := checkState(ctx, live)
	return d, errors.Join(err, internalOrNil("check.end", live.tx.Rollback()))
}

func checkState(ctx context.Context, live querier) (*Difference, error) {
	mem, err := foldIntoMemory(ctx, live, postOrder, nil)
	if err != nil {
		return nil, internal("check.fold", err)
	}
	d, err := compareStates(ctx, live, mem)
	return d, errors.Join(internalOrNil("check.compare", err), mem.close())
}

func compareStates(ctx context.Context, live, fold querier) (*Difference, error) {
	for _, t := range stateTables() {
		d, err := compareTable(ctx, live, fold, t)
		if err != nil || d != nil {
			return d, err
		}
	}
	return nil, nil
}

func compareTable(ctx context.Context, live, fold querier, table string) (*Difference, error) {
	a, err := openRows(ctx, live, table)
	if err != nil {
		return nil, err
	}
	defer a.rows.Close()
	b, err := openRows(ctx, fold, table)
	if err != nil {
		return nil, err
	}
	defer b.rows.Close()
	for {
		ra, err := a.next()
		if err != nil {
			return nil, err
		}
		rb, err := b.next()
		if err != nil {
			return nil, err
		}
		switch {
		case ra == nil && rb == nil:
			return nil, nil
		case reflect.DeepEqual(ra, rb):
			continue
		}
		key := ra
		if ra == nil || (rb != nil && fmt.Sprint(rb[0]) < fmt.Sprint(ra[0])) {
			key = rb
		}
		return &Difference{Table: table, Row: fmt.Sprint(key[0]), Live: show(ra), Fold: show(rb)}, nil
	}
}

func show(row []any) string {
	if row == nil {
		return ""
	}
	parts := make([]string, len(row))
	for i, v := range row {
		parts[i] = fmt.Sprint(v)
	}
	return strings.Join(parts, " | ")
}

type rowReader struct {
	rows *sql.Rows
	n    int
}

func openRows(ctx context.Context, q querier, table string) (*rowReader, error) {
	probe, err := q.query(ctx, "SELECT * FROM "+table+" LIMIT 0")
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", table, err)
	}
	cols, err := probe.Columns()
	if err := errors.Join(err, probe.Close()); err != nil {
		return nil, fmt.Errorf("read %s: %w", table, err)
	}
	order := make([]string, len(cols))
	for i := range cols {
		order[i] = strconv.Itoa(i + 1)
	}
	rows, err := q.query(ctx, "SELECT * FROM "+table+" ORDER BY "+strings.Join(order, ", "))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", table, err)
	}
	return &rowReader{rows, len(cols)}, nil
}

func (r *rowReader) next() ([]any, error) {
	if !r.rows.Next() {
		return nil, r.rows.Err()
	}
	row := make([]any, r.n)
	ptr := make([]any, r.n)
	for i := range row {
		ptr[i] = &row[i]
	}
	if err := r.rows.Scan(ptr...); err != nil {
		return nil, err
	}
	return row, nil
}
