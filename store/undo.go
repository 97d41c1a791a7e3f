package store

import (
	"context"
	"fmt"
	"slices"

	"zhiban/store/journal"
)

// Act is the last thing an officer did that has not been taken back yet, with
// what would take it back. Nothing is deleted: an effect is countered by its
// opposite entry, linked to it, in the shift that makes it (DOMAIN §3 rule 2).
type Act struct {
	Line     Line        `json:"line"`
	Counters []CounterOf `json:"counters"` // what would be recorded, in order
	Why      string      `json:"why"`      // slug of why it cannot be countered, "" when it can
}

// CounterOf is one entry that would be recorded. Arg is what it sets or whom
// it is about: a slug of the record where the kind sets one, else as typed.
type CounterOf struct {
	Kind string `json:"kind"`
	Arg  string `json:"arg"`
}

// UndoAct takes back the last act of the officer who gives it.
type UndoAct struct {
	Entry  string // that was shown as the last one
	Reason string
}

type actUndone struct {
	Entry  string       `json:"entry"` // what was taken back
	Kind   string       `json:"kind"`
	With   []string     `json:"with"`           // the entries that did
	From   int64        `json:"from,omitempty"` // of this station's: when they are too many to be named, their first
	To     int64        `json:"to,omitempty"`   // and last seq
	Of     []string     `json:"of,omitempty"`   // the entries that it consisted of, of a slip
	Reason journal.Text `json:"reason"`
}

const kindUndo = "act.undo"

// undoKinds: the link between an act and its counter-entries. It changes no
// state, the counter-entries do.
func undoKinds() []kind {
	return []kind{
		kindOf(kindUndo, kindOptions{Stream: System, Noun: "note", Commutes: true, Counter: kindUndo}, func(*folder, Event, *actUndone) {}),
	}
}

// How far back an act is looked for: entries of the journal, and of the
// officer among them.
const (
	undoWindow = 5000
	undoActs   = 300
)

// LastAct finds what the officer did last that has not been taken back.
// Errors: not_found (nothing lately), internal.
func (v *View) LastAct(ctx context.Context, by string) (Act, error) {
	u, err := v.lastAct(ctx, by, "…")
	if err != nil {
		return Act{}, err
	}
	lines, err := v.Lines(ctx, LineFilter{Entry: u.e.ID, Stream: AllStreams})
	if err != nil {
		return Act{}, err
	}
	if len(lines) == 0 {
		return Act{}, notFound("entry", "entry.unknown", u.e.ID)
	}
	out := Act{Line: lines[0], Why: u.why}
	for _, c := range u.counters {
		out.Counters = append(out.Counters, CounterOf{Kind: c.kind, Arg: c.arg})
	}
	return out, nil
}

func (c UndoAct) plan(tx *Tx) error {
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	u, err := tx.lastAct(tx.ctx, tx.by, string(reason))
	if err != nil {
		return err
	}
	if u.e.ID != c.Entry {
		return &Error{Code: Conflict, Reason: "undo.not_last"}
	}
	if u.why != "" {
		return refused("", u.why, "")
	}
	first := len(tx.refs)
	tx.again = true // taking back writes the same words on purpose
	for _, counter := range u.counters {
		if err := counter.cmd.plan(tx); err != nil {
			return err
		}
	}
	done := &actUndone{Entry: u.e.ID, Kind: u.e.Kind, Of: u.of, Reason: reason}
	done.name(tx.refs[first:])
	return tx.append(kindUndo, u.e.Subject, done)
}

// undo is an act while its counter is being worked out.
type undo struct {
	ctx      context.Context //nolint:containedctx // lives for one call
	v        *View
	e        journal.Entry
	reason   string
	counters []counter
	why      string
	err      error
	of       []string        // entries that are taken back with it
	within   map[string]bool // entries of the same act: no changes since
}

// counter is one command of an undo with the entry that it writes.
type counter struct {
	cmd  Command
	kind string
	arg  string
}

func (u *undo) do(cmd Command, kind, arg string) {
	u.counters = append(u.counters, counter{cmd, kind, arg})
}

// name says which entries took an act back. They follow each other: of many
// the ends are enough.
func (p *actUndone) name(refs []Ref) {
	const most = 100
	if len(refs) > most {
		p.From, p.To, p.With = refs[0].Seq, refs[len(refs)-1].Seq, []string{}
		return
	}
	for _, r := range refs {
		p.With = append(p.With, r.ID)
	}
}

// lastAct walks back over what the officer recorded. What was taken back is
// passed over together with what took it back, so that the next undo goes one
// step further.
func (v *View) lastAct(ctx context.Context, by, reason string) (*undo, error) {
	w := &actWalk{v: v, by: by, done: map[string]bool{}, ways: undoings()}
	for {
		again, err := w.walk(ctx)
		if err != nil {
			return nil, internal("read.undo", err)
		}
		if !again {
			break
		}
	}
	if w.found == nil {
		return nil, notFound("", "undo.nothing", "")
	}
	w.found.ctx, w.found.reason = ctx, reason
	w.found.solve(w.data)
	return w.found, w.found.err
}

// actWalk looks for the last act that was not taken back.
type actWalk struct {
	v     *View
	by    string
	ways  map[string]undoing
	done  map[string]bool
	skip  []seqRange // entries that belong to an act as a whole
	found *undo
	data  any
}

// seqRange are entries of one station that follow each other.
type seqRange struct {
	station     string
	first, last int64
}

// walk goes back until it finds the act, or entries that are to be passed over
// as one; then it begins anew without them.
func (w *actWalk) walk(ctx context.Context) (again bool, err error) {
	where, args, window := "WHERE officer = ?", []any{w.by}, int64(undoWindow)
	for _, r := range w.skip {
		where, args = where+" AND NOT (station = ? AND seq BETWEEN ? AND ?)", append(args, r.station, r.first, r.last)
		window += r.last - r.first + 1
	}
	where += fmt.Sprintf(" AND n > (SELECT coalesce(max(n), 0) FROM journal) - %d ORDER BY hlc DESC, station DESC, seq DESC LIMIT %d", window, undoActs)
	err = entriesWhere(ctx, w.v.q, where, args, func(e journal.Entry, values []journal.Value) error {
		k, known := kinds().kinds[e.Kind]
		skipped := w.ways[e.Kind].quiet && e.Kind != kindUndo || w.done[e.ID] && e.Kind != kindIntake
		if again || w.found != nil || !known || e.Version > k.version || skipped {
			return nil
		}
		d, err := openValues(k, e, values)
		if err != nil {
			return err
		}
		switch p := d.(type) {
		case *actUndone:
			again = w.over(p, e)
		case *listTaken:
			if w.done[e.ID] {
				w.skip, again = append(w.skip, seqRange{e.Station, p.First, e.Seq}), true
				return nil
			}
			w.found, w.data = &undo{v: w.v, e: e}, d
		default:
			w.found, w.data = &undo{v: w.v, e: e}, d
		}
		return nil
	})
	return again, err
}

// over passes an undo over with what it took back; true when these are many.
func (w *actWalk) over(p *actUndone, e journal.Entry) bool {
	p.mark(w.done)
	if p.From == 0 {
		return false
	}
	w.skip = append(w.skip, seqRange{e.Station, p.From, p.To})
	w.skip = append(w.skip, seqRange{e.Station, e.Seq, e.Seq})
	return true
}

func (p *actUndone) mark(done map[string]bool) {
	done[p.Entry] = true
	for _, id := range slices.Concat(p.With, p.Of) {
		done[id] = true
	}
}

func openValues(k kind, e journal.Entry, values []journal.Value) (any, error) {
	return openData(k, e, func(field string) (string, bool) {
		for _, v := range values {
			if v.Field == field {
				return v.Text, true
			}
		}
		return "", false
	})
}

// solve finds the counter of the act, or why there is none.
func (u *undo) solve(data any) {
	k, way := kinds().kinds[u.e.Kind], undoings()[u.e.Kind]
	switch {
	case way.counter == nil:
		u.why = way.why
	case !k.commutes && u.changedSince():
		u.why = "undo.changed_since"
	default:
		way.counter(u, data)
		if len(u.counters) == 0 && u.why == "" {
			u.why = "undo.no_earlier"
		}
	}
}

// changedSince reports whether somebody changed the subject after the act, in
// a way that was not taken back: to go back over that would undo theirs, too.
func (u *undo) changedSince() bool { return u.changedAfter(200, "subject = ?", u.e.Subject) }

// changedAfter is changedSince for the subjects that a condition names, among
// at most so many later entries.
func (u *undo) changedAfter(most int, cond string, args ...any) bool {
	later, done := map[string]journal.Entry{}, map[string]bool{}
	args = append([]any{u.e.HLC, u.e.Station, u.e.Seq}, args...)
	err := entriesWhere(u.ctx, u.v.q, fmt.Sprintf("WHERE (hlc, station, seq) > (?, ?, ?) AND kind IN (%s) AND %s%s LIMIT %d", orderedKinds(), cond, postOrder, most),
		args, func(e journal.Entry, values []journal.Value) error {
			if e.Kind != kindUndo {
				later[e.ID] = journal.Entry{Station: e.Station, Seq: e.Seq}
				return nil
			}
			d, err := openValues(kinds().kinds[kindUndo], e, values)
			if p, ok := d.(*actUndone); ok && err == nil {
				p.mark(done)
			}
			return err
		})
	u.err = internalOrNil("read.undo", err)
	for id := range done {
		delete(later, id)
	}
	for id := range u.within {
		delete(later, id)
	}
	if len(later) > 0 {
		u.withoutLists(later)
	}
	return len(later) > 0
}

// orderedKinds lists, as constants from the registry, the kinds whose order
// matters, and the one that takes them back.
func orderedKinds() string {
	out := "'" + kindUndo + "'"
	for name, k := range kinds().kinds {
		if !k.commutes {
			out += ", '" + name + "'"
		}
	}
	return out
}
