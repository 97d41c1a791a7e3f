package store

import (
	"context"
	"strings"
	"time"

	"zhiban/store/journal"
)

// Deadline is a clock that the post sets itself: «tent up by 15:45».
type Deadline struct {
	ID      string         `json:"id"`
	Text    string         `json:"text"`
	Due     journal.Time   `json:"due"`
	Group   string         `json:"group"` // who answers for it, or ""
	Grid    string         `json:"grid"`
	Site    string         `json:"site"`
	Set     journal.Time   `json:"set"`
	Done    journal.Time   `json:"done"`
	Why     string         `json:"why"`     // it is late
	Dropped journal.Time   `json:"dropped"` // no longer wanted
	Moves   []DeadlineMove `json:"moves,omitempty"`
}

// DeadlineMove is one change of a deadline; both times print.
type DeadlineMove struct {
	From   journal.Time `json:"from"`
	Reason string       `json:"reason"`
	At     journal.Time `json:"at"`
}

// Open reports whether it still waits to be kept.
func (d Deadline) Open() bool { return d.Done.IsZero() && d.Dropped.IsZero() }

// Late reports whether it was missed at a moment, or kept too late.
func (d Deadline) Late(now journal.Time) bool {
	return d.Dropped.IsZero() && (d.Done > d.Due || d.Done.IsZero() && now > d.Due)
}

type deadlineSet struct {
	Due   journal.Time `json:"due"`
	Group string       `json:"group"`
	Grid  string       `json:"grid"`
	Site  string       `json:"site"`
	Text  journal.Text `json:"text"`
}

type deadlineMoved struct {
	Due    journal.Time `json:"due"`
	Reason journal.Text `json:"reason"`
}

// deadlineMark is kept, late or dropped, or that taken back.
type deadlineMark struct {
	Undo bool         `json:"undo"`
	Text journal.Text `json:"text"`
}

func deadlineTable() table[Deadline] {
	return newTable("deadline", []string{"open", "due"}, func(d *Deadline) []any { return []any{btoi(d.Open()), int64(d.Due)} })
}

func deadlineKinds() []kind {
	o := func(counter string) kindOptions {
		return kindOptions{Stream: Human, Noun: "deadline", Counter: counter}
	}
	mark := func(name string, change func(*Deadline, Event, *deadlineMark)) kind {
		return kindOf(name, o(name), onDeadline(change))
	}
	return []kind{
		kindOf("deadline.set", o("deadline.drop"), func(f *folder, e Event, p *deadlineSet) {
			deadlineTable().put(f, e.Subject, &Deadline{ID: e.Subject, Text: string(p.Text), Due: p.Due, Group: p.Group, Grid: p.Grid, Site: p.Site, Set: e.At})
		}),
		kindOf("deadline.move", o("deadline.move"), onDeadline(func(d *Deadline, e Event, p *deadlineMoved) {
			d.Moves = append(d.Moves, DeadlineMove{From: d.Due, Reason: string(p.Reason), At: e.At})
			d.Due = p.Due
		})),
		mark("deadline.done", func(d *Deadline, e Event, p *deadlineMark) {
			d.Done = 0
			if !p.Undo {
				d.Done = e.At
			}
		}),
		mark("deadline.late", func(d *Deadline, _ Event, p *deadlineMark) { d.Why = string(p.Text) }),
		mark("deadline.drop", func(d *Deadline, e Event, p *deadlineMark) {
			d.Dropped = 0
			if !p.Undo {
				d.Dropped = e.At
			}
		}),
	}
}

func onDeadline[P any](change func(*Deadline, Event, *P)) func(*folder, Event, *P) {
	return func(f *folder, e Event, p *P) {
		deadlineTable().update(f, e.Subject, func(d *Deadline) { change(d, e, p) })
	}
}

// SetDeadline sets a clock of the post's own.
type SetDeadline struct {
	Text  string
	Due   time.Time
	Group string // id, slug or name
	Grid  string // id or number
	Site  string // id, key or name
}

func (c SetDeadline) plan(tx *Tx) error {
	text, err := required("text", journal.Text(c.Text))
	if err != nil {
		return err
	}
	if err := checkDue(tx, c.Due); err != nil {
		return err
	}
	data := &deadlineSet{Due: journal.At(c.Due), Text: text}
	if c.Group != "" {
		g, err := tx.Group(tx.ctx, c.Group)
		if err != nil {
			return err
		}
		data.Group = g.ID
	}
	place := ReportMatter{Grid: c.Grid, Site: c.Site}
	if err := place.place(tx); err != nil {
		return err
	}
	data.Grid, data.Site = place.Grid, place.Site
	if err := tx.duplicate("deadline.set", data.Grid, string(text)); err != nil {
		return err
	}
	_, err = tx.create("deadline.set", data)
	return err
}

func checkDue(tx *Tx, due time.Time) error {
	switch {
	case due.IsZero():
		return invalid("due", "time.missing", "")
	case journal.At(due) <= tx.at:
		return invalid("due", "deadline.past", due.In(tx.Zone()).Format("2006-01-02 15:04"))
	}
	return nil
}

// MoveDeadline changes the time of a deadline with a reason.
type MoveDeadline struct {
	ID     string
	Due    time.Time
	Reason string
}

func (c MoveDeadline) plan(tx *Tx) error {
	d, err := tx.openDeadline(c.ID)
	if err != nil {
		return err
	}
	if err := checkDue(tx, c.Due); err != nil {
		return err
	}
	if journal.At(c.Due) == d.Due {
		return refused("due", "command.no_change", d.Text)
	}
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	return tx.append("deadline.move", d.ID, &deadlineMoved{Due: journal.At(c.Due), Reason: reason})
}

// KeepDeadline says that what a deadline is about was done, or takes that back.
type KeepDeadline struct {
	ID   string
	Text string
	Undo bool
}

func (c KeepDeadline) plan(tx *Tx) error {
	d, err := tx.Deadline(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	if err := d.mark(c.Undo, !d.Done.IsZero()); err != nil {
		return err
	}
	return tx.append("deadline.done", d.ID, &deadlineMark{Undo: c.Undo, Text: journal.Text(strings.TrimSpace(c.Text))})
}

// ExplainDeadline says why a deadline is late; "" takes it back.
type ExplainDeadline struct{ ID, Text string }

func (c ExplainDeadline) plan(tx *Tx) error {
	d, err := tx.Deadline(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	text := strings.TrimSpace(c.Text)
	if text == d.Why {
		return refused("text", "command.no_change", d.Text)
	}
	return tx.append("deadline.late", d.ID, &deadlineMark{Undo: text == "", Text: journal.Text(text)})
}

// DropDeadline says that a deadline is no longer wanted, with a reason, or
// takes that back.
type DropDeadline struct {
	ID, Reason string
	Undo       bool
}

func (c DropDeadline) plan(tx *Tx) error {
	d, err := tx.Deadline(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	if err := d.mark(c.Undo, !d.Dropped.IsZero()); err != nil {
		return err
	}
	return tx.append("deadline.drop", d.ID, &deadlineMark{Undo: c.Undo, Text: reason})
}

// mark refuses what says nothing new: a second time done, or back from nowhere.
func (d Deadline) mark(undo, marked bool) error {
	if undo != marked || !undo && !d.Open() {
		return refused("deadline", "deadline.settled", d.Text)
	}
	return nil
}

// openDeadline finds a deadline that is still to be kept.
func (tx *Tx) openDeadline(id string) (Deadline, error) {
	d, err := tx.Deadline(tx.ctx, id)
	if err == nil && !d.Open() {
		return d, refused("deadline", "deadline.settled", d.Text)
	}
	return d, err
}

// Deadline finds a deadline by id, or an open one by its whole text. Errors:
// not_found, internal.
func (v *View) Deadline(ctx context.Context, ref string) (Deadline, error) {
	ref = strings.TrimSpace(ref)
	d, ok, err := deadlineTable().one(ctx, v.q, "WHERE subject = ? COLLATE NOCASE", ref)
	if err != nil || ok {
		return d, err
	}
	d, ok, err = deadlineTable().one(ctx, v.q, "WHERE open = 1 AND json_extract(doc, '$.text') = ? ORDER BY due, subject LIMIT 1", ref)
	if err == nil && !ok {
		return d, notFound("deadline", "deadline.unknown", ref)
	}
	return d, err
}

// Deadlines lists the deadlines: those to keep by their time, then the settled
// ones, newest first. Errors: internal.
func (v *View) Deadlines(ctx context.Context, onlyOpen bool) ([]Deadline, error) {
	open, err := deadlineTable().list(ctx, v.q, "WHERE open = 1 ORDER BY due, length(subject), subject")
	if err != nil || onlyOpen {
		return open, err
	}
	settled, err := deadlineTable().list(ctx, v.q, "WHERE open = 0 ORDER BY due DESC, length(subject) DESC, subject DESC LIMIT 200")
	return append(open, settled...), err
}
