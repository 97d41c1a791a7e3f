package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"sync"

	"modernc.org/sqlite"
)

// pragmas are set on every connection by the DSN, never once on a pool.
const (
	writerDSN = "_journal_mode=WAL&_synchronous=%s&_busy_timeout=5000&_foreign_keys=1&_dqs=0&_defensive=1" +
		"&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)&_pragma=temp_store(2)&_pragma=cache_size(-16384)"
	readerDSN = "mode=ro&_query_only=1&_busy_timeout=5000&_dqs=0&_defensive=1" +
		"&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)&_pragma=temp_store(2)&_pragma=cache_size(-256)"
)

// lockSetup must run before the first open of the process: open file
// description locks survive a stray close, fdatasync is enough for WAL.
var lockSetup = sync.OnceValue(func() error {
	var unavailable []error
	// Either may be missing on an operating system; SQLite is correct without.
	for _, set := range []func(bool) (bool, error){sqlite.OFDLocking, sqlite.Fdatasync} {
		if _, err := set(true); err != nil {
			unavailable = append(unavailable, err)
		}
	}
	return errors.Join(unavailable...)
})

// conn is a pool with a cache of its prepared statements.
type conn struct {
	db    *sql.DB
	mu    sync.Mutex
	stmts map[string]*sql.Stmt
}

func dial(dsn string, conns int) (*conn, error) {
	_ = lockSetup() // «unavailable» is fine, see lockSetup
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	db.SetMaxOpenConns(conns)
	db.SetMaxIdleConns(conns)
	return &conn{db: db, stmts: map[string]*sql.Stmt{}}, nil
}

func fileDSN(path, params, vfs string) string {
	if vfs != "" {
		params += "&vfs=" + url.QueryEscape(vfs)
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + params
}

// cached is the statement of the pool, nil when it has not been prepared.
func (c *conn) cached(query string) *sql.Stmt {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.stmts[query]
}

// stmt prepares a statement once for the life of the pool. The lock is not
// held while it prepares: that may wait for a connection, which a transaction
// has that itself asks for the cache.
func (c *conn) stmt(ctx context.Context, query string) (*sql.Stmt, error) {
	if s := c.cached(query); s != nil {
		return s, nil
	}
	s, err := c.db.PrepareContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("prepare: %w", err)
	}
	c.mu.Lock()
	first, raced := c.stmts[query]
	if !raced {
		c.stmts[query] = s
	}
	c.mu.Unlock()
	if raced {
		return first, s.Close()
	}
	return s, nil
}

func (c *conn) close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	var errs []error
	for _, s := range c.stmts {
		errs = append(errs, s.Close())
	}
	errs = append(errs, c.db.Close())
	return errors.Join(errs...)
}

// querier reads: the reader pool, the write transaction or a folded copy.
type querier interface {
	query(ctx context.Context, q string, args ...any) (*sql.Rows, error)
	queryRow(ctx context.Context, q string, args ...any) scanner
}

type scanner interface{ Scan(dest ...any) error }

type failedRow struct{ err error }

func (f failedRow) Scan(...any) error { return f.err }

func (c *conn) query(ctx context.Context, q string, args ...any) (*sql.Rows, error) {
	s, err := c.stmt(ctx, q)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args...)
}

func (c *conn) queryRow(ctx context.Context, q string, args ...any) scanner {
	s, err := c.stmt(ctx, q)
	if err != nil {
		return failedRow{err}
	}
	return s.QueryRowContext(ctx, args...)
}

// dbtx is a transaction: the writer's, or one of a pool.
type dbtx struct {
	tx transaction
}

// transaction is what a dbtx needs of who began it.
type transaction interface {
	stmt(ctx context.Context, q string) (*sql.Stmt, error)
	script(ctx context.Context, q string, args ...any) error
	Commit() error
	Rollback() error
}

// pooledTx is a transaction on one connection of a pool.
type pooledTx struct {
	*sql.Tx
	own map[string]*sql.Stmt
}

func (c *conn) begin(ctx context.Context) (*dbtx, error) {
	tx, err := c.db.BeginTx(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("begin: %w", err)
	}
	return &dbtx{&pooledTx{Tx: tx, own: map[string]*sql.Stmt{}}}, nil
}

func (t *pooledTx) stmt(ctx context.Context, q string) (*sql.Stmt, error) {
	if s, ok := t.own[q]; ok {
		return s, nil
	}
	s, err := t.PrepareContext(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("prepare: %w", err)
	}
	t.own[q] = s
	return s, nil
}

func (t *pooledTx) script(ctx context.Context, q string, args ...any) error {
	_, err := t.ExecContext(ctx, q, args...)
	return err
}

func (t *dbtx) query(ctx context.Context, q string, args ...any) (*sql.Rows, error) {
	s, err := t.tx.stmt(ctx, q)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args...)
}

func (t *dbtx) queryRow(ctx context.Context, q string, args ...any) scanner {
	s, err := t.tx.stmt(ctx, q)
	if err != nil {
		return failedRow{err}
	}
	return s.QueryRowContext(ctx, args...)
}

func (t *dbtx) exec(ctx context.Context, q string, args ...any) error {
	_, err := t.insert(ctx, q, args...)
	return err
}

// insert is exec for who wants the number of the new row.
func (t *dbtx) insert(ctx context.Context, q string, args ...any) (sql.Result, error) {
	s, err := t.tx.stmt(ctx, q)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(ctx, args...)
}

// Exec runs SQL of several statements; migrations use it.
func (t *dbtx) Exec(ctx context.Context, q string, args ...any) error {
	return t.tx.script(ctx, q, args...)
}
