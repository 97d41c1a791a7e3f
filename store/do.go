package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"zhiban/store/journal"
)

// Command is a change that a person wants, as a value. Its plan method checks
// it against the state that the transaction sees and appends the entries.
type Command interface {
	plan(tx *Tx) error
}

// preparer is a command that has something to do before its transaction: what
// takes long, and is harmless when the command is refused.
type preparer interface {
	prepare(ctx context.Context, s *Store) (Command, error)
}

// settler is a command that has something to do once its entries are written.
type settler interface {
	settle(ctx context.Context, s *Store) error
}

// Receipt says what a command became.
type Receipt struct {
	Entries []Ref  // in order
	Subject string // of the first entry
	Number  string // spoken number that was given or touched, "K-058", or ""
}

// Ref names one entry.
type Ref struct {
	ID      string
	Station string
	Seq     int64
	Kind    string
	Subject string
}

// Changed tells that entries were committed, here or by another process.
type Changed struct {
	Topics []string // nouns, "matter"; empty: anything may have changed
}

// Option changes how one command is taken.
type Option func(*request)

// Base says which entry of the subject the writer had seen last; if somebody
// changed the subject since, the command is answered with conflict.
func Base(id string) Option { return func(r *request) { r.base = id } }

// Again repeats a note on purpose that was refused as a duplicate.
func Again() Option { return func(r *request) { r.again = true } }

type request struct {
	by    string
	at    time.Time
	cmd   Command
	base  string
	again bool
	ids   *ids
}

// Tx is the transaction that a command is planned in.
type Tx struct {
	*View
	ctx      context.Context
	db       *dbtx
	by       string
	at       journal.Time
	recorded journal.Time
	base     string
	again    bool
	ids      *ids

	station      string
	seq          int64 // last used
	prev         journal.Hash
	hlc          int64
	lastRecorded journal.Time // of this station's last entry

	subjects map[string]subjectRow // read or written by this command
	refs     []Ref
	number   string
	topics   map[string]bool
	book     *censusBook // what many households are checked against, nil: not read
}

// Do checks a command against the state of the post, appends its entries,
// folds them and commits; then it publishes Changed. by is the subject id of
// the officer, at when the thing happened (zero: now). Errors are *Error with
// the codes invalid, not_found, conflict, refused, unknown, internal.
func (s *Store) Do(ctx context.Context, by string, at time.Time, cmd Command, opts ...Option) (Receipt, error) {
	if p, ok := cmd.(preparer); ok {
		if err := s.ReadOnly(); err != nil {
			return Receipt{}, err
		}
		var err error
		if cmd, err = p.prepare(ctx, s); err != nil {
			return Receipt{}, err
		}
	}
	r := request{by: by, at: at, cmd: cmd, ids: newIDs(s)}
	for _, o := range opts {
		o(&r)
	}
	const tries = 3
	var unknown error
	for range tries {
		if err := s.ReadOnly(); err != nil {
			return Receipt{}, stillUnknown(unknown, err)
		}
		rec, topics, err := s.try(ctx, r)
		if err == nil {
			s.publish(topics)
			s.heads.wake(s)
			if _, sealed := cmd.(SealHandover); sealed {
				s.checkpoint(ctx, "TRUNCATE") // the file of a sealed shift is whole by itself
			}
			if c, ok := cmd.(settler); ok {
				return rec, c.settle(ctx, s)
			}
			return rec, nil
		}
		err = stillUnknown(unknown, err)
		if CodeOf(err) != Unknown {
			return Receipt{}, s.noteFailure(err)
		}
		unknown = err
	}
	return Receipt{}, s.noteFailure(unknown)
}

// stillUnknown keeps an unknown answer unknown whatever a later try says: the
// failed commit may lie whole in the WAL, and the next start may find it.
func stillUnknown(unknown, later error) error {
	if unknown == nil {
		return later
	}
	return &Error{Code: Unknown, Reason: "write.commit", wrapped: errors.Join(later, unknown)}
}

// noteFailure turns the program read-only when the storage will not recover.
func (s *Store) noteFailure(err error) error {
	if isPersistent(err) {
		s.setReadOnly(&Error{Code: Internal, Reason: "storage.failed", wrapped: err})
	}
	return err
}

// try runs the command once. A commit whose result is not known answers with
// Unknown; the next try carries the same ids and finds out.
func (s *Store) try(ctx context.Context, r request) (_ Receipt, _ []string, err error) {
	db, err := s.writer.begin(ctx)
	if err != nil {
		return Receipt{}, nil, internal("write.begin", err)
	}
	// Whoever gives up does so while waiting for the turn. A command itself takes
	// less time than a watch over each of its statements would.
	ctx = context.WithoutCancel(ctx)
	done := false
	defer func() {
		if !done {
			if rb := db.tx.Rollback(); rb != nil && !errors.Is(rb, sql.ErrTxDone) {
				err = errors.Join(err, rb)
			}
		}
	}()
	if rec, ok, err := s.committedBefore(ctx, db, r); err != nil || ok {
		return rec, nil, err
	}
	tx, err := s.newTx(ctx, db, r)
	if err != nil {
		return Receipt{}, nil, err
	}
	if err := tx.run(r); err != nil {
		return Receipt{}, nil, err
	}
	if len(tx.refs) == 0 {
		return Receipt{}, nil, refused("", "command.no_change", "")
	}
	done = true
	if err := db.tx.Commit(); err != nil {
		return Receipt{}, nil, &Error{Code: Unknown, Reason: "write.commit", wrapped: fmt.Errorf("commit: %w", err)}
	}
	topics := make([]string, 0, len(tx.topics))
	for t := range tx.topics {
		topics = append(topics, t)
	}
	return Receipt{Entries: tx.refs, Subject: tx.refs[0].Subject, Number: tx.number}, topics, nil
}

func (tx *Tx) run(r request) error {
	at := journal.At(r.at)
	if at.IsZero() {
		at = tx.recorded
	}
	tx.at = at
	if _, ok := r.cmd.(Init); !ok {
		if err := tx.checkTimes(at); err != nil {
			return err
		}
		if r.at.IsZero() {
			tx.at = tx.recorded
		}
		if err := tx.checkOfficer(r.by); err != nil {
			return err
		}
	}
	if err := r.cmd.plan(tx); err != nil {
		return internalOrNil("write.plan", err)
	}
	return nil
}

// numbered are the tables of the nouns that people name by a number.
func numbered() []string {
	return []string{"matter", "slip", "notice", "patient", "transfer", "hotcall", "sitrep"}
}

// committedBefore looks whether an earlier try of this very command went
// through although its commit failed.
func (s *Store) committedBefore(ctx context.Context, db *dbtx, r request) (Receipt, bool, error) {
	if len(r.ids.made) == 0 {
		return Receipt{}, false, nil
	}
	var rec Receipt
	for _, id := range r.ids.made {
		var e Ref
		err := db.queryRow(ctx, "SELECT id, station, seq, kind, subject FROM journal WHERE id = ?", id).
			Scan(&e.ID, &e.Station, &e.Seq, &e.Kind, &e.Subject)
		if errors.Is(err, sql.ErrNoRows) {
			return Receipt{}, false, nil
		}
		if err != nil {
			return Receipt{}, false, internal("write.retry", err)
		}
		rec.Entries = append(rec.Entries, e)
	}
	rec.Subject = rec.Entries[0].Subject
	var number []string
	for _, noun := range numbered() {
		number = append(number, fmt.Sprintf("(SELECT number FROM %s WHERE subject = ?1)", noun))
	}
	err := db.queryRow(ctx, "SELECT coalesce("+strings.Join(number, ", ")+", '')", rec.Subject).Scan(&rec.Number)
	return rec, true, internalOrNil("write.retry", err)
}

// newTx reads everything that numbers an entry inside the transaction: other
// processes may have written since.
func (s *Store) newTx(ctx context.Context, db *dbtx, r request) (*Tx, error) {
	tx := &Tx{ctx: ctx, db: db, by: r.by, base: r.base, again: r.again, ids: r.ids, station: s.meta.station,
		subjects: map[string]subjectRow{}, topics: map[string]bool{}}
	tx.View = &View{q: db, s: s, now: func() time.Time { return tx.recorded.In(time.UTC) }}
	var version int
	if err := db.queryRow(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return nil, internal("write.version", err)
	}
	if version != s.newest {
		return nil, refused("db", "open.newer_file", fmt.Sprint(version))
	}
	var prev []byte
	err := db.queryRow(ctx, `SELECT j.seq, j.hash, j.recorded, (SELECT hlc FROM journal ORDER BY hlc DESC LIMIT 1)
		FROM journal j WHERE j.station = ? ORDER BY j.seq DESC LIMIT 1`, tx.station).Scan(&tx.seq, &prev, &tx.lastRecorded, &tx.hlc)
	if errors.Is(err, sql.ErrNoRows) { // the first entry of a new station, among those of others
		err = db.queryRow(ctx, "SELECT coalesce((SELECT hlc FROM journal ORDER BY hlc DESC LIMIT 1), 0)").Scan(&tx.hlc)
	}
	if err != nil {
		return nil, internal("write.head", err)
	}
	copy(tx.prev[:], prev)
	tx.recorded = journal.At(s.clock())
	return tx, nil
}

// append links one entry behind the station's chain and folds it at once, so
// that what the command checks next already sees it.
func (tx *Tx) append(kindName, subject string, data any) error {
	k, ok := kinds().kinds[kindName]
	if !ok {
		return internal("write.kind", fmt.Errorf("kind %q is not declared", kindName))
	}
	row, err := tx.subject(subject)
	if err != nil {
		return err
	}
	if err := tx.checkSubject(k, subject, row); err != nil {
		return err
	}
	id, err := tx.ids.entry(len(tx.refs), tx.station, tx.seq+1)
	if err != nil {
		return internal("write.id", err)
	}
	raw, values, err := journal.Commit(data, func(field string) ([16]byte, error) { return tx.ids.salt(id, field) })
	if err != nil {
		return internal("write.encode", err)
	}
	if !sealKind(kindName) { // the sealed report is ours, and as long as the shift made it
		if err := checkTexts(values); err != nil {
			return err
		}
	}
	base := row.last
	if tx.base != "" && !tx.wrote(subject) {
		base = tx.base
	}
	hlc := max(int64(tx.recorded)<<16, tx.hlc+1)
	_, offset := tx.recorded.In(tx.Zone()).Zone()
	e, err := journal.Link(tx.station, tx.seq+1, tx.prev, journal.Body{
		ID: id, HLC: hlc, At: tx.at, Recorded: tx.recorded, Zone: offset / 60, Officer: tx.by,
		Kind: kindName, Version: k.version, Subject: subject, Base: base, Data: raw,
	})
	if err != nil {
		return internal("write.encode", err)
	}
	if err := insertEntry(tx.ctx, tx.db, e, values, true); err != nil {
		return internal("write.entry", err)
	}
	if err := foldEntry(tx.ctx, tx.db, e, values); err != nil {
		return internal("write.fold", err)
	}
	tx.seq, tx.prev, tx.hlc = e.Seq, e.Hash, hlc
	tx.subjects[subject] = subjectRow{noun: firstOf(row.noun, k.noun), last: id}
	tx.refs = append(tx.refs, Ref{ID: id, Station: tx.station, Seq: e.Seq, Kind: kindName, Subject: subject})
	tx.topics[k.noun] = true
	if oneOf(k.noun, "grid", "plan") {
		tx.book = nil
	}
	return nil
}

// subjectRow is what the fold keeps of every subject.
type subjectRow struct {
	noun, last, unknown string // noun is "" when there is no such subject
}

// subject reads the row of a subject once: inside the transaction only this
// command changes it.
func (tx *Tx) subject(subject string) (subjectRow, error) {
	if r, ok := tx.subjects[subject]; ok {
		return r, nil
	}
	var r subjectRow
	err := tx.db.queryRow(tx.ctx, "SELECT noun, last, unknown FROM subject WHERE subject = ?", subject).Scan(&r.noun, &r.last, &r.unknown)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return r, internal("read.subject", err)
	}
	tx.subjects[subject] = r
	return r, nil
}

// checkSubject refuses to write on a subject that holds entries of a newer
// version, or that changed since the writer looked.
func (tx *Tx) checkSubject(k kind, subject string, row subjectRow) error {
	if row.unknown != "" {
		return refused("", "subject.needs_newer_version", row.unknown)
	}
	if tx.base != "" && row.last != "" && tx.base != row.last && !k.commutes && !tx.wrote(subject) {
		return &Error{Code: Conflict, Reason: "subject.changed_meanwhile", Arg: subject}
	}
	return nil
}

// wrote says whether this command has already changed the subject itself.
func (tx *Tx) wrote(subject string) bool {
	return slices.ContainsFunc(tx.refs, func(r Ref) bool { return r.Subject == subject })
}

// maxText is the longest text one field may hold, in bytes.
const maxText = 64 << 10

func checkTexts(values []journal.Value) error {
	for _, v := range values {
		switch {
		case len(v.Text) > maxText:
			return invalid(v.Field, "text.too_long", fmt.Sprint(len(v.Text)))
		case !validText(v.Text):
			return invalid(v.Field, "text.not_utf8", "")
		}
	}
	return nil
}

// newSubject gives the next subject id of this station.
func (tx *Tx) newSubject() (string, error) {
	var n int64
	err := tx.db.queryRow(tx.ctx, "SELECT coalesce(max(num), 0) FROM subject WHERE station = ?", tx.station).Scan(&n)
	if err != nil {
		return "", internal("write.subject", err)
	}
	return fmt.Sprintf("%s%d", tx.station, n+1), nil
}

// create appends the first entry of a new subject and returns its id.
func (tx *Tx) create(kindName string, data any) (string, error) {
	subject, err := tx.newSubject()
	if err != nil {
		return "", err
	}
	return subject, tx.append(kindName, subject, data)
}

func (tx *Tx) checkOfficer(by string) error {
	if by == "" {
		return invalid("by", "officer.missing", "")
	}
	var known bool
	if err := tx.db.queryRow(tx.ctx, "SELECT EXISTS (SELECT 1 FROM person WHERE subject = ?)", by).Scan(&known); err != nil {
		return internal("read.person", err)
	}
	if !known {
		return invalid("by", "officer.unknown", by)
	}
	return nil
}

// required trims a text that must not be empty.
func required(field string, t journal.Text) (journal.Text, error) {
	out := journal.Text(strings.TrimSpace(string(t)))
	if out == "" {
		return "", invalid(field, "text.empty", "")
	}
	return out, nil
}
