package store

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"zhiban/store/journal"
)

// Orders in which matters are listed.
const (
	ByUrgency = ""       // open ones first, then level and the limit that runs out next; ended ones by when they ended
	ByDue     = "due"    // what runs out first; without a limit last
	ByNewest  = "newest" // reported last
	ByGrid    = "grid"   // grid number, then level
	ByOwner   = "owner"  // whoever has it, then level
)

// MatterSorts lists the orders, the usual one first.
func MatterSorts() []string { return []string{ByUrgency, ByDue, ByNewest, ByGrid, ByOwner} }

// MatterFilter says which matters to list; the zero value is all of them.
type MatterFilter struct {
	Open    bool
	Ended   bool
	Kinds   []string
	Levels  []string
	Grid    string // id
	Site    string // id
	Group   string // id of the group that owns it
	Source  string // hotline, grid, above …
	Mine    string // person: it was dispatched to them, or they recorded a step of it
	Overdue bool
	Grep    string
	Sort    string // one of MatterSorts
	Limit   int    // 0 means 10,000
	Offset  int
}

// Matters lists matters, a page at a time when Limit and Offset say so. The
// lists in a matter are shared: who wants to change one clones it.
func (v *View) Matters(ctx context.Context, f MatterFilter) ([]Matter, error) {
	if f.Limit <= 0 {
		f.Limit = 10000
	}
	where, args := f.where(v.nowMS())
	if f.usual() {
		return v.openMatters(ctx, where, f.Limit, args)
	}
	where += f.order()
	if f.Grep == "" {
		return v.matters(ctx, f.usual(), where+" LIMIT ? OFFSET ?", append(args, f.Limit, f.Offset)...)
	}
	all, err := v.matters(ctx, false, where, args...) // folded texts are compared below
	if err != nil {
		return nil, err
	}
	want := foldText(f.Grep)
	out := make([]Matter, 0, min(len(all), f.Limit))
	for _, m := range all {
		if !m.holds(want) {
			continue
		}
		if f.Offset > 0 {
			f.Offset--
			continue
		}
		if out = append(out, m); len(out) == f.Limit {
			break
		}
	}
	return out, nil
}

// openMatters are all that are open, in the order of the lists. They are sorted
// here: in SQL each comparison would read the document again, and that was
// three quarters of the board's time.
func (v *View) openMatters(ctx context.Context, where string, limit int, args []any) ([]Matter, error) {
	list, err := v.matters(ctx, true, where+" ORDER BY rank, due LIMIT ?", append(args, limit)...)
	if err != nil {
		return nil, err
	}
	due := func(m Matter) journal.Time {
		if d := m.NextDue(); d != 0 {
			return d
		}
		return math.MaxInt64
	}
	slices.SortStableFunc(list, func(a, b Matter) int {
		return cmp.Or(cmp.Compare(levelRank(a.Level), levelRank(b.Level)), cmp.Compare(due(a), due(b)), cmp.Compare(len(a.ID), len(b.ID)), cmp.Compare(a.ID, b.ID))
	})
	return list, nil
}

// usual reports whether a filter reads all open matters, as the board does
// after each change.
func (f MatterFilter) usual() bool {
	return f.Open && f.Offset == 0 && len(f.Kinds)+len(f.Levels) == 0 && f.Grid+f.Site+f.Group+f.Source+f.Mine+f.Grep+f.Sort == "" && !f.Ended && !f.Overdue
}

// matters reads matters. Most of the open ones have not changed since the last
// read, and decoding them was more than half of the board's time, so those of
// the last whole read are kept by their documents.
func (v *View) matters(ctx context.Context, whole bool, where string, args ...any) ([]Matter, error) {
	var known map[string]Matter
	if last := v.s.openMatters.Load(); last != nil {
		known = *last
	}
	fresh := make(map[string]Matter, len(known))
	all, err := matterTable().listBy(ctx, v.q, func(doc string) (Matter, error) {
		m, ok := known[doc]
		if !ok {
			var err error
			if m, err = decodeDoc[Matter](doc); err != nil {
				return m, err
			}
		}
		if whole {
			fresh[doc] = m
		}
		return m, nil
	}, where, args...)
	if err == nil && whole {
		v.s.openMatters.Store(&fresh)
	}
	return all, err
}

func (m Matter) holds(folded string) bool {
	return strings.Contains(foldText(strings.Join([]string{m.Number, m.Text, m.Household, m.Person, m.Phone, m.Owner, m.LastText}, "\n")), folded)
}

// CountMatters counts what a filter lists, without its page.
func (v *View) CountMatters(ctx context.Context, f MatterFilter) (n int, err error) {
	if f.Grep != "" {
		f.Limit, f.Offset = 1<<30, 0
		list, err := v.Matters(ctx, f)
		return len(list), err
	}
	where, args := f.where(v.nowMS())
	err = v.q.queryRow(ctx, "SELECT count(*) FROM matter "+where, args...).Scan(&n)
	return n, internalOrNil("read.matter", err)
}

// nextDue is Matter.NextDue in SQL, an open matter without a limit last: what
// is late stands before what is in time.
func nextDue() string {
	const never = "9223372036854775807"
	accept := field("limits.accept_minutes")
	return "CASE WHEN open = 0 THEN due ELSE min(coalesce(nullif(due, 0), " + never + "), CASE WHEN " + accept + " > 0 AND " + field("state") + " = 'new' AND rank <= 1 THEN " + field("reported") + " + " + accept + " * 60000" +
		" WHEN " + accept + " > 0 AND " + field("state") + " = 'dispatched' THEN " + field("dispatched") + " + " + accept + " * 60000 ELSE " + never + " END, coalesce(" + field("promised") + ", " + never + ")) END"
}

// field reads a part of the document of a matter in SQL. The indexes of the
// ledger are written over the very same words.
func field(name string) string { return "json_extract(doc, '$." + name + "')" }

// overdue is Matter.Late in SQL; it takes now four times.
func overdueWhere() string {
	accept := field("limits.accept_minutes")
	return "(open = 1 AND (due <> 0 AND due < ? OR " + field("promised") + " < ? OR " + accept + " > 0 AND (" +
		field("state") + " = 'new' AND rank <= 1 AND " + field("reported") + " + " + accept + " * 60000 < ? OR " +
		field("state") + " = 'dispatched' AND " + field("dispatched") + " + " + accept + " * 60000 < ?)))"
}

func mineWhere() string {
	return "(" + field("owner_id") + " = ? OR EXISTS (SELECT 1 FROM json_each(doc, '$.handlers') h WHERE h.value = ?))"
}

func (f MatterFilter) where(now journal.Time) (string, []any) {
	parts, args := []string{}, []any{}
	add := func(s string, a ...any) { parts, args = append(parts, s), append(args, a...) }
	if f.Open || f.Overdue { // the partial index matter_open serves these
		add("open = 1")
	}
	if f.Ended {
		add("open = 0")
	}
	list := func(column string, values []string) {
		if len(values) == 0 {
			return
		}
		all := make([]any, len(values))
		for i, s := range values {
			all[i] = s
		}
		add(column+" IN (?"+strings.Repeat(", ?", len(values)-1)+")", all...)
	}
	list("kind", f.Kinds)
	ranks := make([]any, len(f.Levels))
	for i, l := range f.Levels {
		ranks[i] = levelRank(l)
	}
	if len(ranks) > 0 {
		add("rank IN (?"+strings.Repeat(", ?", len(ranks)-1)+")", ranks...)
	}
	for _, c := range []struct{ column, value string }{{"grid", f.Grid}, {field("site"), f.Site}, {field("owner_group"), f.Group}, {field("source"), f.Source}} {
		if c.value != "" {
			add(c.column+" = ?", c.value)
		}
	}
	if f.Mine != "" {
		add(mineWhere(), f.Mine, f.Mine)
	}
	if f.Overdue {
		add(overdueWhere(), int64(now), int64(now), int64(now), int64(now))
	}
	if len(parts) == 0 {
		return "", args
	}
	return "WHERE " + strings.Join(parts, " AND "), args
}

func (f MatterFilter) order() string {
	last := nextDue() + ", length(subject), subject"
	switch f.Sort {
	case ByDue:
		return " ORDER BY open DESC, open = 0 AND due = 0, " + nextDue() + ", rank, length(subject), subject"
	case ByNewest:
		return " ORDER BY " + field("reported") + " DESC, num DESC, station"
	case ByGrid:
		return " ORDER BY open DESC, coalesce((SELECT g.number FROM grid g WHERE g.subject = matter.grid), 999), rank, " + last
	case ByOwner:
		return " ORDER BY open DESC, " + field("owner") + " = '', " + field("owner") + ", rank, " + last
	}
	if f.Ended {
		return " ORDER BY " + field("closed") + " DESC, num DESC, station"
	}
	if f.Open || f.Overdue {
		return " ORDER BY rank, " + last
	}
	return " ORDER BY open DESC, rank, " + last
}

// MatterCounts are the numbers beside the usual filters of the ledger.
type MatterCounts struct {
	Open, Mine, Overdue, Urgent, Hotline, Orders int
}

// CountOpen counts the open matters by the usual filters in one pass.
func (v *View) CountOpen(ctx context.Context, person string) (c MatterCounts, err error) {
	now := int64(v.nowMS())
	err = v.q.queryRow(ctx, `SELECT count(*), coalesce(sum(`+mineWhere()+`), 0), coalesce(sum(`+overdueWhere()+`), 0), coalesce(sum(rank <= 1), 0),
		coalesce(sum(`+field("source")+` = 'hotline'), 0), coalesce(sum(kind = 'order'), 0) FROM matter WHERE open = 1`, person, person, now, now, now, now).
		Scan(&c.Open, &c.Mine, &c.Overdue, &c.Urgent, &c.Hotline, &c.Orders)
	return c, internalOrNil("read.matter", err)
}
