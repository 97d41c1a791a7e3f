package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"zhiban/store/journal"
)

// States of a promise.
const (
	PromiseOpen    = "open"
	PromiseKept    = "kept"    // 兑现
	PromiseBroken  = "broken"  // it will not be kept, and why
	PromiseDropped = "dropped" // it was never made like this
)

// Promise is what somebody was promised about a matter, by when (诺). While its
// matter is open and its time is past it is late.
type Promise struct {
	ID     string        `json:"id"`     // of its entry
	Matter string        `json:"matter"` // id
	Text   string        `json:"text"`
	Who    string        `json:"who"` // who is to keep it, in words
	Due    journal.Time  `json:"due"`
	Made   journal.Time  `json:"made"`
	By     string        `json:"by"`
	State  string        `json:"state"`
	Ended  journal.Time  `json:"ended"`
	Why    string        `json:"why"` // it was not kept, or how it was
	Moves  []PromiseMove `json:"moves,omitempty"`
}

// PromiseMove is one change of the time; both print.
type PromiseMove struct {
	From   journal.Time `json:"from"`
	Reason string       `json:"reason"`
	At     journal.Time `json:"at"`
}

// Open reports whether it is still to be kept.
func (p Promise) Open() bool { return p.State == PromiseOpen }

// Late reports whether a promise was unkept at a moment, or kept too late.
func (p Promise) Late(now journal.Time) bool {
	return p.Open() && now > p.Due || p.State == PromiseKept && p.Ended > p.Due
}

type promiseMade struct {
	Due  journal.Time `json:"due"`
	Text journal.Text `json:"text"`
	Who  journal.Text `json:"keeper"`
}

type promiseMoved struct {
	Promise string       `json:"promise"`
	Due     journal.Time `json:"due"`
	Was     journal.Time `json:"was"`
	Reason  journal.Text `json:"reason"`
}

type promiseEnded struct {
	Promise string       `json:"promise"`
	State   string       `json:"state"`
	Text    journal.Text `json:"text"`
}

// promiseKinds: a promise stands on its matter, so that its history tells it.
func promiseKinds() []kind {
	o := func(counter string) kindOptions {
		return kindOptions{Stream: Human, Noun: "matter", Counter: counter, Commutes: true}
	}
	return []kind{
		kindOf("promise.make", o("promise.end"), func(f *folder, e Event, p *promiseMade) {
			putPromise(f, e, Promise{ID: e.ID, Matter: e.Subject, Text: string(p.Text), Who: string(p.Who), Due: p.Due, Made: e.At, By: e.Officer, State: PromiseOpen})
		}),
		kindOf("promise.move", o("promise.move"), func(f *folder, e Event, p *promiseMoved) {
			if x, ok := getPromise(f, e.Subject, p.Promise); ok {
				x.Moves = append(x.Moves, PromiseMove{From: x.Due, Reason: string(p.Reason), At: e.At})
				x.Due = p.Due
				putPromise(f, e, x)
			}
		}),
		kindOf("promise.end", o("promise.end"), func(f *folder, e Event, p *promiseEnded) {
			if x, ok := getPromise(f, e.Subject, p.Promise); ok {
				x.State, x.Ended, x.Why = p.State, e.At, string(p.Text)
				if x.Open() {
					x.Ended, x.Why = 0, ""
				}
				putPromise(f, e, x)
			}
		}),
	}
}

func getPromise(f *folder, subject, id string) (Promise, bool) {
	var doc string
	if !f.scan("SELECT doc FROM promise WHERE subject = ? AND entry = ?", []any{subject, id}, &doc) {
		return Promise{}, false
	}
	p, err := decodeDoc[Promise](doc)
	if err != nil {
		f.err = err
		return p, false
	}
	return p, true
}

// putPromise writes a promise, and on its matter the time of the next one.
func putPromise(f *folder, e Event, p Promise) {
	doc, err := encodeDoc(p)
	if err != nil {
		f.err = err
		return
	}
	f.exec("INSERT INTO promise (subject, entry, open, due, hlc, doc) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (subject, entry) DO UPDATE SET open = excluded.open, due = excluded.due, doc = excluded.doc",
		e.Subject, p.ID, btoi(p.Open()), int64(p.Due), e.HLC, doc)
	var next journal.Time
	if !f.scan("SELECT coalesce(min(due), 0) FROM promise WHERE subject = ? AND open = 1", []any{e.Subject}, &next) {
		return
	}
	matterTable().update(f, e.Subject, func(m *Matter) { m.Promised, m.LastAt, m.LastEntry = next, max(m.LastAt, e.At), e.ID })
}

// MakePromise says what somebody was promised about an open matter, by when.
type MakePromise struct {
	ID   string // of the matter
	Due  time.Time
	Text string
	Who  string // who is to keep it; "": whoever has the matter
}

func (c MakePromise) plan(tx *Tx) error {
	m, err := tx.openMatter(c.ID)
	if err != nil {
		return err
	}
	text, err := required("text", journal.Text(c.Text))
	if err != nil {
		return err
	}
	if err := checkDue(tx, c.Due); err != nil {
		return err
	}
	due := journal.At(c.Due)
	if !tx.again && !tx.Drill() {
		var same bool
		err := tx.q.queryRow(tx.ctx, "SELECT EXISTS (SELECT 1 FROM promise WHERE subject = ? AND open = 1 AND due = ? AND json_extract(doc, '$.text') = ?)", m.ID, int64(due), string(text)).Scan(&same)
		if err != nil {
			return internal("read.hotline", err)
		}
		if same {
			return refused("text", "promise.same", m.Number)
		}
	}
	return tx.append("promise.make", m.ID, &promiseMade{Due: due, Text: text, Who: firstText(trimmed(c.Who), m.Owner)})
}

// MovePromise gives a promise another time, with the reason.
type MovePromise struct {
	ID      string // of the matter
	Promise string // id; "": the only open one
	Due     time.Time
	Reason  string
}

func (c MovePromise) plan(tx *Tx) error {
	p, err := tx.promise(c.ID, c.Promise, true)
	if err != nil {
		return err
	}
	if err := checkDue(tx, c.Due); err != nil {
		return err
	}
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	if journal.At(c.Due) == p.Due {
		return refused("due", "command.no_change", tx.number)
	}
	return tx.append("promise.move", p.Matter, &promiseMoved{Promise: p.ID, Due: journal.At(c.Due), Was: p.Due, Reason: reason})
}

// EndPromise says that a promise was kept, or that it will not be and why; Back
// lets it stand open again.
type EndPromise struct {
	ID      string // of the matter
	Promise string // id; "": the only one it can mean
	State   string // kept, broken or dropped
	Text    string
	Back    bool
}

func (c EndPromise) plan(tx *Tx) error {
	if c.Back {
		c.State = PromiseOpen
	}
	if !oneOf(c.State, PromiseOpen, PromiseKept, PromiseBroken, PromiseDropped) || c.State == PromiseOpen && !c.Back {
		return invalid("state", "promise.state", c.State)
	}
	p, err := tx.promise(c.ID, c.Promise, !c.Back)
	if err != nil {
		return err
	}
	text := trimmed(c.Text)
	if text == "" && c.State != PromiseKept {
		return invalid("reason", "reason.missing", "")
	}
	return tx.append("promise.end", p.Matter, &promiseEnded{Promise: p.ID, State: c.State, Text: text})
}

// promise finds the promise of a matter that is meant: by its id, or the only
// one that is open, or that is not.
func (tx *Tx) promise(ref, id string, open bool) (Promise, error) {
	m, err := tx.Matter(tx.ctx, ref)
	if err != nil {
		return Promise{}, err
	}
	tx.number = m.Number
	list, err := tx.PromisesOf(tx.ctx, m.ID)
	if err != nil {
		return Promise{}, err
	}
	var fits []Promise
	for _, p := range list {
		if id != "" && p.ID == id {
			if p.Open() != open {
				return p, refused("", "promise.settled", m.Number)
			}
			return p, nil
		}
		if p.Open() == open {
			fits = append(fits, p)
		}
	}
	switch {
	case id != "":
		return Promise{}, notFound("promise", "promise.unknown", id)
	case len(fits) == 0:
		return Promise{}, refused("", "promise.none", m.Number)
	case len(fits) > 1:
		return Promise{}, refused("promise", "promise.which", m.Number)
	}
	return fits[0], nil
}

// PromisesOf lists the promises of a matter, in the order they were made.
// Errors: not_found, internal.
func (v *View) PromisesOf(ctx context.Context, ref string) ([]Promise, error) {
	m, err := v.Matter(ctx, ref)
	if err != nil {
		return nil, err
	}
	return docsOf[Promise](ctx, v, "read.hotline", "SELECT doc FROM promise WHERE subject = ? ORDER BY hlc", m.ID)
}

// Promised is a promise with the matter that it is about.
type Promised struct {
	Promise
	About Matter `json:"about"`
}

// PromiseFilter says which promises to list; the zero value is those that are
// still to be kept.
type PromiseFilter struct {
	All    bool // settled ones too, behind the others
	Late   bool // only those past their time
	Limit  int  // 0 means 100
	Offset int
}

// Promises lists promises by their time. One whose matter has ended is settled
// with it. Errors: internal.
func (v *View) Promises(ctx context.Context, f PromiseFilter) ([]Promised, error) {
	if f.Limit <= 0 {
		f.Limit = 100
	}
	where, args := "p.open = 1 AND m.open = 1", []any{}
	switch {
	case f.All:
		where = "1"
	case f.Late:
		where, args = where+" AND p.due < ?", append(args, int64(v.nowMS()))
	}
	order := "p.due, p.subject, p.entry"
	if f.All {
		order = "p.open AND m.open DESC, CASE WHEN p.open AND m.open THEN p.due ELSE -p.due END, p.subject, p.entry"
	}
	rows, err := v.q.query(ctx, "SELECT p.doc, m.doc FROM promise p JOIN matter m ON m.subject = p.subject WHERE "+where+" ORDER BY "+order+" LIMIT ? OFFSET ?", append(args, f.Limit, f.Offset)...)
	if err != nil {
		return nil, internal("read.hotline", err)
	}
	defer rows.Close()
	var out []Promised
	for rows.Next() {
		var x Promised
		var promise, matter string
		if err := rows.Scan(&promise, &matter); err != nil {
			return nil, internal("read.hotline", err)
		}
		if err := errors.Join(json.Unmarshal([]byte(promise), &x.Promise), json.Unmarshal([]byte(matter), &x.About)); err != nil {
			return nil, internal("read.hotline", err)
		}
		out = append(out, x)
	}
	return out, internalOrNil("read.hotline", rows.Err())
}

// CountPromises counts the promises that are still to be kept, and those of
// them past their time.
func (v *View) CountPromises(ctx context.Context) (open, late int, err error) {
	err = v.q.queryRow(ctx, "SELECT count(*), coalesce(sum(p.due < ?), 0) FROM promise p JOIN matter m ON m.subject = p.subject WHERE p.open = 1 AND m.open = 1", int64(v.nowMS())).Scan(&open, &late)
	return open, late, internalOrNil("read.hotline", err)
}

// Promise finds a promise by its id. Errors: not_found, internal.
func (v *View) Promise(ctx context.Context, id string) (Promise, error) {
	var doc string
	err := v.q.queryRow(ctx, "SELECT doc FROM promise WHERE entry = ?", strings.TrimSpace(id)).Scan(&doc)
	if errors.Is(err, sql.ErrNoRows) {
		return Promise{}, notFound("promise", "promise.unknown", id)
	}
	if err != nil {
		return Promise{}, internal("read.hotline", err)
	}
	p, err := decodeDoc[Promise](doc)
	return p, internalOrNil("read.hotline", err)
}

// Owed is what the demand survey promised and nobody has brought, of one item
// in one grid.
type Owed struct {
	Grid       string       `json:"grid"`
	Item       string       `json:"item"`
	Households int          `json:"households"` // answers: a grid as a whole is one
	Missing    int64        `json:"missing"`
	Due        journal.Time `json:"due"` // the earliest
}

// OwedSupplies lists what was promised by a time and has not come in full;
// late leaves out what is not due yet. Errors: internal.
func (v *View) OwedSupplies(ctx context.Context, late bool) ([]Owed, error) {
	until := int64(1) << 62
	if late {
		until = int64(v.nowMS())
	}
	got := `coalesce((SELECT sum(x.amount) FROM delivery x WHERE x.subject = d.subject AND x.household = d.household AND x.item = d.item), 0)`
	rows, err := v.q.query(ctx, `SELECT d.subject, d.item, count(*), sum(d.promised - `+got+`), min(d.due) FROM demand d
		WHERE d.due > 0 AND d.promised > 0 AND d.due < ? AND d.promised > `+got+` GROUP BY d.subject, d.item ORDER BY min(d.due), d.subject, d.item`, until)
	if err != nil {
		return nil, internal("read.demand", err)
	}
	defer rows.Close()
	var out []Owed
	for rows.Next() {
		var o Owed
		if err := rows.Scan(&o.Grid, &o.Item, &o.Households, &o.Missing, &o.Due); err != nil {
			return nil, internal("read.demand", err)
		}
		out = append(out, o)
	}
	return out, internalOrNil("read.demand", rows.Err())
}
