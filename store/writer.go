package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
)

// writer is the one connection that writes. It is held for the life of the
// store instead of being borrowed from a pool for each transaction: so its
// statements, BEGIN and COMMIT among them, are prepared once, and database/sql
// needs no goroutine to watch over a transaction or over each of its queries,
// which cost as much as the queries themselves.
type writer struct {
	db    *sql.DB
	turn  chan struct{} // holds one token while somebody uses conn
	conn  *sql.Conn     // nil: not open yet, or thrown away
	stmts map[string]*sql.Stmt
}

func dialWriter(dsn string) (*writer, error) {
	pool, err := dial(dsn, 1)
	if err != nil {
		return nil, err
	}
	return &writer{db: pool.db, turn: make(chan struct{}, 1)}, nil
}

// take waits for the connection; release it.
func (w *writer) take(ctx context.Context) error {
	select {
	case w.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	if w.conn != nil {
		return nil
	}
	c, err := w.db.Conn(ctx)
	if err != nil {
		w.release()
		return fmt.Errorf("open connection: %w", err)
	}
	w.conn, w.stmts = c, map[string]*sql.Stmt{}
	return nil
}

func (w *writer) release() { <-w.turn }

// exec runs one statement outside a transaction.
func (w *writer) exec(ctx context.Context, q string, args ...any) error {
	if err := w.take(ctx); err != nil {
		return err
	}
	defer w.release()
	_, err := w.conn.ExecContext(ctx, q, args...)
	return err
}

// begin starts a transaction and holds the connection until its end. Waiting
// for it ends with the context; so does every statement that is given it.
func (w *writer) begin(ctx context.Context) (*dbtx, error) {
	if err := w.take(ctx); err != nil {
		return nil, fmt.Errorf("begin: %w", err)
	}
	t := &writerTx{w: w}
	if err := t.run(ctx, "BEGIN IMMEDIATE"); err != nil {
		if !isBusy(err) {
			w.drop()
		}
		w.release()
		return nil, fmt.Errorf("begin: %w", err)
	}
	return &dbtx{t}, nil
}

// drop throws the connection away; closing it ends a transaction that may
// still be open in it. The next turn opens another one.
func (w *writer) drop() {
	for _, s := range w.stmts {
		_ = s.Close() // it repeats the error of its last run
	}
	// the error is the one given to Raw: that is how a connection is given up
	_ = w.conn.Raw(func(any) error { return driver.ErrBadConn })
	w.conn, w.stmts = nil, nil
}

func (w *writer) close() error {
	w.turn <- struct{}{}
	defer w.release()
	var errs []error
	for _, s := range w.stmts {
		errs = append(errs, s.Close())
	}
	if w.conn != nil {
		errs = append(errs, w.conn.Close())
	}
	w.conn, w.stmts = nil, nil
	return errors.Join(append(errs, w.db.Close())...)
}

// writerTx is a transaction on the writer's connection.
type writerTx struct {
	w    *writer
	done bool
}

func (t *writerTx) stmt(ctx context.Context, q string) (*sql.Stmt, error) {
	if s, ok := t.w.stmts[q]; ok {
		return s, nil
	}
	s, err := t.w.conn.PrepareContext(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("prepare: %w", err)
	}
	t.w.stmts[q] = s
	return s, nil
}

func (t *writerTx) run(ctx context.Context, q string) error {
	s, err := t.stmt(ctx, q)
	if err != nil {
		return err
	}
	_, err = s.ExecContext(ctx)
	return err
}

func (t *writerTx) script(ctx context.Context, q string, args ...any) error {
	_, err := t.w.conn.ExecContext(ctx, q, args...)
	return err
}

// Commit ends the transaction. When it fails the transaction is over, too, but
// what it wrote may be found whole by the next start.
func (t *writerTx) Commit() error {
	if t.done {
		return sql.ErrTxDone
	}
	err := t.run(context.Background(), "COMMIT")
	if err != nil {
		return errors.Join(err, t.Rollback())
	}
	t.end()
	return nil
}

// Rollback takes the transaction back. SQLite does that by itself after some
// errors and then has nothing to roll back: it answers with an error, as it
// does when it could not. In both cases a new connection is sure to be clean.
func (t *writerTx) Rollback() error {
	if t.done {
		return sql.ErrTxDone
	}
	if t.run(context.Background(), "ROLLBACK") != nil {
		t.w.drop()
	}
	t.end()
	return nil
}

func (t *writerTx) end() {
	t.done = true
	t.w.release()
}
