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

// Place is where a line stands in the journal of the post. Pages are asked
// for from a place on, so that none depends on how many lines lie before it.
type Place struct {
	HLC     int64
	Station string
	Seq     int64
}

// PlaceAt is the place before everything that was recorded from a time on.
func PlaceAt(t time.Time) Place { return Place{HLC: int64(journal.At(t)) << 16} }

// IsZero reports whether it is no place.
func (p Place) IsZero() bool { return p == Place{} }

// Back is the place just before, so that a page after it begins with the line.
func (p Place) Back() Place { return Place{p.HLC, p.Station, p.Seq - 1} }

// Less orders places as the journal does.
func (p Place) Less(q Place) bool {
	switch {
	case p.HLC != q.HLC:
		return p.HLC < q.HLC
	case p.Station != q.Station:
		return p.Station < q.Station
	}
	return p.Seq < q.Seq
}

// pageWhere adds the conditions that pages and their filters have. The plus
// signs keep SQLite on the order of the journal: a page stops after its lines,
// a sort would read them all.
func (f LineFilter) pageWhere(ctx context.Context, v *View, add func(string, ...any)) error {
	hlc := "hlc"
	if f.Struck {
		hlc = "+hlc" // see order
	}
	if !f.Before.IsZero() {
		add("("+hlc+", station, seq) < (?, ?, ?)", f.Before.HLC, f.Before.Station, f.Before.Seq)
	}
	if !f.After.IsZero() {
		add("("+hlc+", station, seq) > (?, ?, ?)", f.After.HLC, f.After.Station, f.After.Seq)
	}
	if f.Grid != "" {
		add("+subject IN (SELECT ? UNION ALL SELECT m.subject FROM matter m WHERE m.grid = ? UNION ALL"+
			" SELECT s.subject FROM site s WHERE json_extract(s.doc, '$.grid') = ?)", f.Grid, f.Grid, f.Grid)
	}
	if f.Entries != nil {
		js, err := json.Marshal(f.Entries)
		if err != nil {
			return internal("read.journal", err)
		}
		add("id IN (SELECT value FROM json_each(?))", string(js))
	}
	if f.Officer != "" {
		add("officer = ?", f.Officer)
	}
	if f.Struck {
		add("id IN (SELECT s.entry FROM strike s)")
	}
	if f.Late {
		p, err := v.Plan(ctx)
		if err != nil {
			return err
		}
		add("? > 0 AND recorded - at > ? * 60000", p.Settings.BackdateFlagMinutes, p.Settings.BackdateFlagMinutes)
	}
	return nil
}

// SearchWords makes of what somebody typed what Lines searches for: every word
// must stand in the entry.
func SearchWords(query string) [][]string {
	var out [][]string
	for _, w := range strings.Fields(foldText(query)) {
		if len(runs(w)) > 0 {
			out = append(out, []string{w})
		}
	}
	return out
}

// matchExpr is the FTS5 expression of the words, "" when there is nothing to
// search for.
func matchExpr(words [][]string) string {
	var all []string
	for _, group := range words {
		var any []string
		for _, w := range group {
			var parts []string
			for _, r := range runs(w) {
				parts = append(parts, r.match())
			}
			if len(parts) > 0 {
				any = append(any, "("+strings.Join(parts, " AND ")+")")
			}
		}
		if len(any) > 0 {
			all = append(all, "("+strings.Join(any, " OR ")+")")
		}
	}
	return strings.Join(all, " AND ")
}

// foundLines reads a page of the lines that hold the words. The index proposes
// rows in the order in which they were written; the texts confirm.
func (v *View) foundLines(ctx context.Context, f LineFilter, where string, args []any) ([]Line, error) {
	match := matchExpr(f.Words)
	if match == "" {
		return nil, invalid("query", "search.empty", "")
	}
	if f.Limit <= 0 {
		f.Limit = 100
	}
	b := &lineBuilder{v: v, f: f}
	from, err := v.foundFrom(ctx, f)
	if err != nil {
		return nil, err
	}
	for len(b.out) < f.Limit {
		page := max(f.Limit-len(b.out), 64)
		list, err := v.foundRows(ctx, f, match, where, args, from, page)
		if err != nil {
			return nil, internal("read.search", err)
		}
		if len(list) == 0 {
			break
		}
		stored, err := rowsAt(ctx, v.q, entryColumns, list, (*storedEntry).columns)
		if err != nil {
			return nil, internal("read.search", err)
		}
		err = eachOf(ctx, v.q, stored, func(e journal.Entry, values []journal.Value) error {
			if len(b.out) >= f.Limit {
				return errEnough
			}
			if !confirmWords(f.Words, values) {
				return nil
			}
			return b.add(ctx, e, values)
		})
		if errors.Is(err, errEnough) {
			break
		}
		if err != nil {
			return nil, internal("read.search", err)
		}
		if len(list) < page {
			break
		}
		from = list[len(list)-1]
	}
	return b.out, b.marks(ctx)
}

// foundFrom is the row from which a search goes on, in its direction.
func (v *View) foundFrom(ctx context.Context, f LineFilter) (int64, error) {
	var n int64
	q, p, end := "SELECT n FROM journal WHERE (hlc, station, seq) <= (?, ?, ?) ORDER BY hlc DESC, station DESC, seq DESC LIMIT 1", f.After, int64(0)
	if f.Newest {
		q, p, end = "SELECT n FROM journal WHERE (hlc, station, seq) >= (?, ?, ?) ORDER BY hlc, station, seq LIMIT 1", f.Before, int64(1)<<62
	}
	if p.IsZero() {
		return end, nil
	}
	err := v.q.queryRow(ctx, q, p.HLC, p.Station, p.Seq).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return end, nil
	}
	return n, internalOrNil("read.journal", err)
}

func (v *View) foundRows(ctx context.Context, f LineFilter, match, where string, args []any, from int64, page int) ([]int64, error) {
	q, order := "s.rowid > ?", ""
	if f.Newest {
		q, order = "s.rowid < ?", " DESC"
	}
	if where != "" {
		q += " AND " + strings.TrimPrefix(where, "WHERE ")
	}
	rows, err := v.q.query(ctx, "SELECT s.rowid FROM search s CROSS JOIN journal j ON j.n = s.rowid WHERE s.search MATCH ? AND "+q+" ORDER BY s.rowid"+order+" LIMIT ?",
		append(append([]any{match, from}, args...), page)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, rows.Err()
}

func confirmWords(words [][]string, values []journal.Value) bool {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = v.Text
	}
	all := foldText(strings.Join(texts, "\n"))
	for _, group := range words {
		found := false
		for _, w := range group {
			found = found || len(runs(w)) > 0 && strings.Contains(all, foldText(w))
		}
		if !found {
			return false
		}
	}
	return true
}

// Names are the names that entries may speak of: everybody on the list, and
// whoever a matter was about. They are matched by their initials outside.
func (v *View) Names(ctx context.Context) ([]string, error) {
	rows, err := v.q.query(ctx, "SELECT name FROM person UNION SELECT "+field("person")+" FROM matter WHERE "+field("person")+" <> ''")
	if err != nil {
		return nil, internal("read.names", err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, internal("read.names", err)
		}
		out = append(out, name)
	}
	return out, internalOrNil("read.names", rows.Err())
}

// End is the place of the newest line of all, none in an empty journal.
func (v *View) End(ctx context.Context) (p Place, err error) {
	err = v.q.queryRow(ctx, "SELECT hlc, station, seq FROM journal ORDER BY hlc DESC, station DESC, seq DESC LIMIT 1").Scan(&p.HLC, &p.Station, &p.Seq)
	if errors.Is(err, sql.ErrNoRows) {
		return p, nil
	}
	return p, internalOrNil("read.journal", err)
}

// CutMark is where a shift's stretch of the journal ends.
type CutMark struct {
	Number    string       `json:"number"` // of the handover
	Shift     string       `json:"shift"`  // slug of the shift that ends
	At        journal.Time `json:"at"`
	Withdrawn bool         `json:"withdrawn"`
}

// CutMarks lists the cut-offs between two times, in order.
func (v *View) CutMarks(ctx context.Context, from, to journal.Time) ([]CutMark, error) {
	rows, err := v.q.query(ctx, `SELECT h.number, coalesce(json_extract(s.doc, '$.slug'), ''), h.cutoff, json_extract(h.doc, '$.state') = 'withdrawn'
		FROM handover h LEFT JOIN shift s ON s.subject = json_extract(h.doc, '$.shift') WHERE h.cutoff BETWEEN ? AND ? ORDER BY h.cutoff`, int64(from), int64(to))
	if err != nil {
		return nil, internal("read.handover", err)
	}
	defer rows.Close()
	var out []CutMark
	for rows.Next() {
		var m CutMark
		if err := rows.Scan(&m.Number, &m.Shift, &m.At, &m.Withdrawn); err != nil {
			return nil, internal("read.handover", err)
		}
		out = append(out, m)
	}
	return out, internalOrNil("read.handover", rows.Err())
}
