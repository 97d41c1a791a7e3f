// Package store is the record of a command post: an append-only, hash-chained
// journal, and the state that is folded from it. A reader walks in at do.go
// (how a command becomes entries), then takes one noun whole: matter.go holds
// its type and commands, matter_fold.go what its entries mean, matter_query.go
// how it is read. Only Do and Ingest write; only this package knows SQL.
package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"
	_ "time/tzdata" // the plan's zone must work on a laptop without a zone database

	"zhiban/store/journal"
	"zhiban/store/migration"
)

// Options say which file to open and what the store takes from outside.
type Options struct {
	Path    string           // the database file
	Wall    func() time.Time // the laptop's clock; required
	Clock   func() time.Time // the post's clock when something else drives it (a drill being played); nil: see postClock
	Entropy io.Reader        // for ids, salts and keys of real posts; nil means crypto/rand
	Version string           // of the program, noted in the genesis
	PIN     PINCost          // of new PINs; the zero value is the usual one

	// for tests only
	VFS         string // name of a registered SQLite VFS: faults
	Synchronous string // "" means FULL; OFF where what a disk keeps is not the question
}

// Store is one open post. All methods may be used from several goroutines;
// writes wait for each other.
type Store struct {
	*View // live reads

	opts   Options
	writer *writer
	reader *conn
	newest int // version of the schema this program makes

	mu       sync.Mutex
	readOnly *Error // why nothing can be written, nil when it can
	clockOK  bool   // the user confirmed that the laptop's clock is right although it is behind the last entry
	meta     meta
	opened   time.Time    // wall clock at Open
	lastOpen journal.Time // record time of the last entry at Open

	subs   map[int]chan Changed
	nextID int

	heads headWriter
	plans atomic.Pointer[cachedPlan]
	// openMatters are those of the last read by document; never changed once stored
	openMatters atomic.Pointer[map[string]Matter]
}

// meta is what never changes while a file is open.
type meta struct {
	post     string // 128 random bits in hex
	subject  string // subject id of the post
	station  string // letter of this laptop
	drill    bool
	seed     string // of a drill
	zone     *time.Location
	zoneName string
	public   string // verifier key of this station
	key      *journal.Key
}

// Open opens an existing post. Errors: not_found (no such file), refused (a
// file of another application or of a newer version; it is not touched),
// internal. A file whose key does not stand beside it opens read-only.
func Open(ctx context.Context, o Options) (*Store, error) {
	st, err := os.Stat(o.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, notFound("db", "open.no_file", o.Path)
	}
	if err != nil {
		return nil, internal("open.file", err)
	}
	if st.IsDir() || st.Size() == 0 {
		return nil, refused("db", "open.foreign_file", o.Path)
	}
	if err := peek(o); err != nil {
		return nil, err
	}
	s, err := open(ctx, o, readerDSN, nil)
	if cause := diskCause(err); cause != "" && o.VFS == "" {
		if frozen, ferr := openFrozen(ctx, o, cause); ferr == nil {
			return frozen, nil
		}
	}
	return s, err
}

func open(ctx context.Context, o Options, reader string, readOnly *Error) (*Store, error) {
	s, err := connect(o, reader)
	if err != nil {
		return nil, err
	}
	s.readOnly = readOnly
	if err := s.start(ctx); err != nil {
		return nil, errors.Join(err, s.closePools())
	}
	return s, nil
}

// openFrozen opens a file for looking only, where SQLite cannot put the index
// of its WAL beside it: the disk is full or the folder takes no files. That is
// the hour in which the board must still be readable. Nothing may lie in the
// WAL then, for it would not be seen.
func openFrozen(ctx context.Context, o Options, cause string) (*Store, error) {
	if wal, err := os.Stat(o.Path + "-wal"); err == nil && wal.Size() > 0 {
		return nil, refused("db", cause, "")
	}
	return open(ctx, o, readerDSN+"&immutable=1", &Error{Code: Internal, Reason: cause})
}

// Create makes a new post in a new file and writes its first entries. Errors:
// refused (the file exists, or the key, head or WAL of one that is gone),
// invalid (the set-up), internal. No file stays behind when it fails.
func Create(ctx context.Context, o Options, init Init) (_ *Store, err error) {
	for _, suffix := range besideFiles() {
		if _, statErr := os.Stat(o.Path + suffix); !errors.Is(statErr, fs.ErrNotExist) {
			return nil, refused("db", "create.exists", o.Path+suffix)
		}
	}
	if err := os.MkdirAll(filepath.Dir(o.Path), 0o700); err != nil {
		return nil, internal("create.folder", err)
	}
	f, err := os.OpenFile(o.Path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, internal("create.file", err)
	}
	if err := f.Close(); err != nil {
		return nil, internal("create.file", err)
	}
	var s *Store
	defer func() {
		if err != nil {
			if s != nil {
				err = errors.Join(err, s.closePools())
			}
			err = errors.Join(err, removePost(o.Path))
		}
	}()
	if s, err = connect(o, readerDSN); err != nil {
		return nil, err
	}
	if _, err := s.migrate(ctx, 0); err != nil {
		return nil, err
	}
	if err := s.genesis(ctx, init); err != nil {
		return nil, err
	}
	if err := s.start(ctx); err != nil {
		return nil, err
	}
	return s, s.WriteHead(ctx)
}

func connect(o Options, reader string) (*Store, error) {
	if o.Wall == nil {
		return nil, internal("open.no_clock", errors.New("Options.Wall is nil"))
	}
	if o.Entropy == nil {
		o.Entropy = rand.Reader
	}
	newest, err := newestVersion()
	if err != nil {
		return nil, internal("open.migrations", err)
	}
	sync := o.Synchronous
	if sync == "" {
		sync = "FULL"
	}
	w, err := dialWriter(fileDSN(o.Path, fmt.Sprintf(writerDSN, sync), o.VFS))
	if err != nil {
		return nil, internal("open.database", err)
	}
	r, err := dial(fileDSN(o.Path, reader, o.VFS), 2)
	if err != nil {
		return nil, internal("open.database", errors.Join(err, w.close()))
	}
	s := &Store{opts: o, writer: w, reader: r, newest: newest, subs: map[int]chan Changed{}}
	s.View = &View{q: r, s: s}
	return s, nil
}

// start checks what kind of file this is, migrates it and reads who we are.
func (s *Store) start(ctx context.Context) error {
	version, err := s.checkFile(ctx)
	if err != nil {
		return err
	}
	if version < s.newest {
		if err := s.backupBeforeMigration(ctx); err != nil {
			return err
		}
		if _, err := s.migrate(ctx, version); err != nil {
			return err
		}
	}
	if err := s.loadMeta(ctx); err != nil {
		return err
	}
	s.opened = s.opts.Wall()
	var last sql.NullInt64
	if err := s.reader.queryRow(ctx, "SELECT max(recorded) FROM (SELECT recorded FROM journal ORDER BY hlc DESC LIMIT 100)").Scan(&last); err != nil {
		return internal("open.last_entry", err)
	}
	s.lastOpen = journal.Time(last.Int64)
	return s.checkHead(ctx)
}

func newestVersion() (int, error) {
	steps, err := migration.Steps()
	if err != nil {
		return 0, err
	}
	return len(steps), nil
}

// peek refuses a file by its first bytes where they tell enough: SQLite would
// put a WAL and an index of it beside a file in WAL mode only to read it. With
// a WAL beside it the first bytes may be old, and SQLite has to look.
func peek(o Options) error {
	if wal, err := os.Stat(o.Path + "-wal"); o.VFS != "" || (err == nil && wal.Size() > 0) {
		return nil
	}
	f, err := os.Open(o.Path)
	if err != nil {
		return internal("open.file", err)
	}
	var head [100]byte // https://sqlite.org/fileformat.html#the_database_header
	_, err = io.ReadFull(f, head[:])
	if err := errors.Join(err, f.Close()); err != nil {
		if errors.Is(err, io.ErrUnexpectedEOF) {
			return refused("db", "open.foreign_file", o.Path)
		}
		return internal("open.file", err)
	}
	app, version := binary.BigEndian.Uint32(head[68:]), int(int32(binary.BigEndian.Uint32(head[60:])))
	if string(head[:16]) != "SQLite format 3\x00" || app != migration.ApplicationID {
		return refused("db", "open.foreign_file", o.Path)
	}
	return checkVersion(version)
}

// checkVersion refuses a file that a newer program has written.
func checkVersion(version int) error {
	newest, err := newestVersion()
	if err != nil {
		return internal("open.migrations", err)
	}
	if version > newest {
		return refused("db", "open.newer_file", fmt.Sprint(version))
	}
	return nil
}

// checkFile refuses files that are not ours or are newer than we are, through
// a reader, so that they are not touched.
func (s *Store) checkFile(ctx context.Context) (version int, err error) {
	var app int
	if err := s.reader.queryRow(ctx, "PRAGMA application_id").Scan(&app); err != nil {
		if isNotDatabase(err) {
			return 0, refused("db", "open.foreign_file", s.opts.Path)
		}
		return 0, internal("open.database", err)
	}
	if app != migration.ApplicationID {
		return 0, refused("db", "open.foreign_file", s.opts.Path)
	}
	if err := s.reader.queryRow(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return 0, internal("open.database", err)
	}
	return version, checkVersion(version)
}

func (s *Store) migrate(ctx context.Context, from int) (int, error) {
	tx, err := s.writer.begin(ctx)
	if err != nil {
		return from, internal("migrate", err)
	}
	at, err := migration.Apply(ctx, tx, from)
	if err == nil {
		err = s.refoldAfter(ctx, tx, from)
	}
	if err != nil {
		return from, internal("migrate", errors.Join(err, tx.tx.Rollback()))
	}
	if err := tx.tx.Commit(); err != nil {
		return from, internal("migrate", err)
	}
	return at, nil
}

// refoldAfter folds the journal anew when a migration from a version says that
// the fold writes other rows now: in the same transaction, so that no file is
// ever found between the two.
func (s *Store) refoldAfter(ctx context.Context, tx *dbtx, from int) error {
	again, err := migration.Rebuilds(from)
	if err != nil || !again || from == 0 { // a new file has nothing to fold
		return err
	}
	_, err = s.rebuildIn(ctx, tx)
	return err
}

// Path is the database file.
func (s *Store) Path() string { return s.opts.Path }

// ReadOnly tells why nothing can be written, or returns nil.
func (s *Store) ReadOnly() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.readOnly == nil {
		return nil
	}
	return s.readOnly
}

func (s *Store) setReadOnly(e *Error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.readOnly == nil {
		s.readOnly = e
	}
}

// Close writes the signed head, folds the WAL back and closes the file.
func (s *Store) Close() error {
	ctx := context.Background() // closing must not be cut short by the caller's deadline
	var errs []error
	s.heads.stop()
	if s.ReadOnly() == nil {
		err := s.WriteHead(ctx)
		if cerr := s.writer.exec(ctx, "PRAGMA wal_checkpoint(TRUNCATE)"); cerr != nil && !isBusy(cerr) {
			err = errors.Join(err, internal("close.checkpoint", cerr))
		}
		// whoever only looked has lost nothing by a disk that takes nothing
		if diskCause(err) == "" || s.heads.woken() {
			errs = append(errs, err)
		}
	}
	return errors.Join(append(errs, s.closePools())...)
}

func (s *Store) closePools() error {
	return errors.Join(s.reader.close(), s.writer.close())
}
