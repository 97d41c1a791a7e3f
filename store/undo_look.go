package store

import (
	"errors"

	"zhiban/store/journal"
)

// name of a person, for what an entry would say.
func (u *undo) name(id string) string {
	names, err := u.v.names(u.ctx, []string{id})
	if err != nil {
		u.err = err
	}
	return names[id]
}

// errFound ends a search.
var errFound = errors.New("found")

// earlier finds the last entry of some kinds about the act's subject before
// the act; fits may be nil.
func earlier[P any](u *undo, fits func(*P) bool, kindNames ...string) (*P, bool) {
	where, args := "WHERE subject = ? AND (hlc, station, seq) < (?, ?, ?) AND kind IN (", []any{u.e.Subject, u.e.HLC, u.e.Station, u.e.Seq}
	for i, name := range kindNames {
		where += map[bool]string{true: "?", false: ", ?"}[i == 0]
		args = append(args, name)
	}
	var out *P
	err := entriesWhere(u.ctx, u.v.q, where+") ORDER BY hlc DESC, station DESC, seq DESC LIMIT 50", args, func(e journal.Entry, values []journal.Value) error {
		d, err := openValues(kinds().kinds[e.Kind], e, values)
		if err != nil {
			return err
		}
		if p, ok := d.(*P); ok && (fits == nil || fits(p)) {
			out = p
			return errFound
		}
		return nil
	})
	if err != nil && !errors.Is(err, errFound) {
		u.err = internal("read.undo", err)
	}
	return out, out != nil
}

// stateBefore folds the subject as it was before the act. For subjects with few
// entries: a matter, a person, a group.
func stateBefore[T any](u *undo, t table[T]) (out T, ok bool) {
	mem, err := foldIntoMemory(u.ctx, u.v.q, "WHERE subject = ? AND (hlc, station, seq) < (?, ?, ?)"+postOrder, []any{u.e.Subject, u.e.HLC, u.e.Station, u.e.Seq})
	if err != nil {
		u.err = internal("read.undo", err)
		return out, false
	}
	out, ok, err = t.one(u.ctx, mem, "WHERE subject = ?", u.e.Subject)
	if err := errors.Join(err, mem.close()); err != nil {
		u.err = internal("read.undo", err)
		return out, false
	}
	return out, ok
}

func (u *undo) number(id string) string {
	m, err := u.v.Matter(u.ctx, id)
	if err != nil {
		u.err = err
		return ""
	}
	return m.Number
}
