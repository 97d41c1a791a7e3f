package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"zhiban/store/journal"
)

// Stream separates what people write from what the program notes down.
type Stream string

// The two streams of the journal (DOMAIN §3 rule 1).
const (
	Human  Stream = "human"
	System Stream = "system"
)

// kind is what the store knows of one kind of entry: how its data is read and
// folded, which stream it is in, and which kind takes its effect back.
type kind struct {
	name     string
	version  int
	stream   Stream
	noun     string // table of the subject: "matter"
	commutes bool   // two of them on one base are no conflict
	counter  string // the kind that undoes it; "journal.strike" when only the showing can be taken back
	data     func() any
	fold     func(f *folder, e Event, data any)
	upcasts  map[int]func(json.RawMessage) (json.RawMessage, error) // version n → n+1
}

// kindOptions are the parts of a kind that have no type parameter.
type kindOptions struct {
	Version  int // 0 means 1
	Stream   Stream
	Noun     string
	Commutes bool
	Counter  string
}

// kindOf declares a kind whose data is P. fold is pure: it looks at nothing but
// the subject's own rows, the event and the data.
func kindOf[P any](name string, o kindOptions, fold func(f *folder, e Event, p *P)) kind {
	return kind{
		name: name, version: max(o.Version, 1), stream: o.Stream, noun: o.Noun, commutes: o.Commutes, counter: o.Counter,
		data: func() any { return new(P) },
		fold: func(f *folder, e Event, data any) { fold(f, e, data.(*P)) },
	}
}

// registry holds the kinds by name. It is built once and only read.
type registry struct {
	kinds map[string]kind
	human []string // names of the kinds in the human stream, sorted
}

// Event is an entry as a fold sees it.
type Event struct {
	journal.Body
	Station string
	Seq     int64
}

// folder writes the state rows of the event's subject. A storage error sticks
// and stops the transaction; a fold itself never fails.
type folder struct {
	ctx context.Context
	tx  *dbtx
	err error
	// docs holds what a replay into empty tables has made so far; its rows are
	// written once at the end instead of after every entry. nil: write at once.
	docs *docCache
}

// docCache is the state of a replay by table and subject.
type docCache struct {
	docs  map[string]any
	write []func(*folder) // in the order in which the subjects began
}

// replayer makes a folder for a replay into empty tables; call flush at the end.
func replayer(ctx context.Context, db *dbtx) *folder {
	return &folder{ctx: ctx, tx: db, docs: &docCache{docs: map[string]any{}}}
}

// flush writes the rows of a replay.
func (f *folder) flush() error {
	for _, w := range f.docs.write {
		w(f)
	}
	return f.err
}

func (f *folder) exec(q string, args ...any) {
	if f.err == nil {
		f.err = f.tx.exec(f.ctx, q, args...)
	}
}

func (f *folder) scan(q string, args []any, dest ...any) bool {
	if f.err != nil {
		return false
	}
	err := f.tx.queryRow(f.ctx, q, args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return false
	}
	f.err = err
	return err == nil
}

// table maps a noun to its state table: columns for queries, doc for the rest.
type table[T any] struct {
	name   string
	insert string
	sel    string
	cols   func(*T) []any
}

func newTable[T any](name string, columns []string, cols func(*T) []any) table[T] {
	names, marks, sets := "subject", "?", ""
	for _, c := range columns {
		names += ", " + c
		marks += ", ?"
		sets += c + " = excluded." + c + ", "
	}
	return table[T]{
		name: name,
		insert: "INSERT INTO " + name + " (" + names + ", doc) VALUES (" + marks + ", ?)" +
			" ON CONFLICT (subject) DO UPDATE SET " + sets + "doc = excluded.doc",
		sel:  "SELECT doc FROM " + name + " ",
		cols: cols,
	}
}

// get loads the subject's noun inside a fold, nil when there is none yet.
func (t table[T]) get(f *folder, subject string) *T {
	if f.docs != nil {
		v, _ := f.docs.docs[t.name+"/"+subject].(*T)
		return v
	}
	var doc string
	if !f.scan(t.sel+"WHERE subject = ?", []any{subject}, &doc) {
		return nil
	}
	v := new(T)
	if err := json.Unmarshal([]byte(doc), v); err != nil {
		f.err = fmt.Errorf("state row %s of %s: %w", subject, t.name, err)
		return nil
	}
	return v
}

// put stores the subject's noun inside a fold.
func (t table[T]) put(f *folder, subject string, v *T) {
	if f.err != nil {
		return
	}
	if f.docs == nil {
		t.store(f, subject, v)
		return
	}
	key := t.name + "/" + subject
	if _, known := f.docs.docs[key]; !known {
		f.docs.write = append(f.docs.write, func(f *folder) {
			if last, ok := f.docs.docs[key].(*T); ok {
				t.store(f, subject, last)
			}
		})
	}
	f.docs.docs[key] = v
}

// store writes the row of a noun.
func (t table[T]) store(f *folder, subject string, v *T) {
	if f.err != nil {
		return
	}
	doc, err := encodeDoc(v)
	if err != nil {
		f.err = fmt.Errorf("state row %s of %s: %w", subject, t.name, err)
		return
	}
	f.exec(t.insert, append(append([]any{subject}, t.cols(v)...), doc)...)
}

// update loads, changes and stores; an entry about a subject that is not known
// here (its first entry has not arrived yet) changes nothing and answers false.
func (t table[T]) update(f *folder, subject string, change func(*T)) bool {
	v := t.get(f, subject)
	if v == nil {
		return false
	}
	change(v)
	t.put(f, subject, v)
	return true
}

// list reads nouns; where starts at WHERE or ORDER BY.
func (t table[T]) list(ctx context.Context, q querier, where string, args ...any) ([]T, error) {
	return t.listBy(ctx, q, decodeDoc[T], where, args...)
}

// listBy is list with another way to get from a document to the noun.
func (t table[T]) listBy(ctx context.Context, q querier, decode func(doc string) (T, error), where string, args ...any) ([]T, error) {
	rows, err := q.query(ctx, t.sel+where, args...)
	if err != nil {
		return nil, internal("read."+t.name, err)
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		var doc string
		if err := rows.Scan(&doc); err != nil {
			return nil, internal("read."+t.name, err)
		}
		v, err := decode(doc)
		if err != nil {
			return nil, internal("read."+t.name, err)
		}
		out = append(out, v)
	}
	return out, internalOrNil("read."+t.name, rows.Err())
}

func decodeDoc[T any](doc string) (v T, err error) {
	err = json.Unmarshal([]byte(doc), &v)
	return v, err
}

// one reads one noun; ok is false when there is none.
func (t table[T]) one(ctx context.Context, q querier, where string, args ...any) (v T, ok bool, err error) {
	all, err := t.list(ctx, q, where, args...)
	if err != nil || len(all) == 0 {
		return v, false, err
	}
	return all[0], true, nil
}

func internalOrNil(reason string, err error) error {
	if err == nil {
		return nil
	}
	return internal(reason, err)
}

// stateTables are dropped and made again by rebuild, and cleared for a subject
// before its entries are folded again.
func stateTables() []string {
	return []string{
		"subject", "conflict", "conflict_base", "strike", "figure", "pass", "snooze",
		"post", "station", "plan", "grid", "grp", "person", "team", "shift", "site", "matter", "handover",
		"household", "resident", "resident_need", "round", "round_tick", "round_count", "round_target",
		"slip", "movement", "demand", "delivery", "need", "stock_low", "notice", "told", "vehicle", "trip",
		"deadline", "force", "force_row", "support_step",
		"patient", "patient_drug", "medicine", "visit", "oncall",
		"tally", "lane_state", "tube", "tube_matter", "transfer", "transfer_tube",
		"hotcall", "callback", "promise", "attachment",
		"sitrep",
		"paper", "paper_entry",
	}
}
