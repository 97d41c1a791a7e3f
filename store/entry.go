package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"zhiban/store/journal"
)

const insertJournal = `INSERT INTO journal
	(station, seq, id, hlc, at, recorded, zone, officer, kind, version, subject, base, body, prev, hash)
	VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

// insertEntry writes the journal row, its values and, if wanted, its search row.
func insertEntry(ctx context.Context, db *dbtx, e journal.Entry, values []journal.Value, search bool) error {
	row, err := db.insert(ctx, insertJournal, e.Station, e.Seq, e.ID, e.HLC, int64(e.At), int64(e.Recorded), e.Zone, e.Officer,
		e.Kind, e.Version, e.Subject, e.Base, e.Raw, e.Prev[:], e.Hash[:])
	if err != nil {
		return fmt.Errorf("insert entry %s-%d: %w", e.Station, e.Seq, err)
	}
	texts := make([]string, 0, len(values))
	for _, v := range values {
		if err := db.exec(ctx, "INSERT INTO value (entry, field, salt, text) VALUES (?, ?, ?, ?)", e.ID, v.Field, v.Salt[:], v.Text); err != nil {
			return fmt.Errorf("insert value %s of entry %s-%d: %w", v.Field, e.Station, e.Seq, err)
		}
		texts = append(texts, v.Text)
	}
	if len(texts) == 0 || !search || sealKind(e.Kind) { // a sealed report repeats what other entries say
		return nil
	}
	n, err := row.LastInsertId() // n is the row's own number
	if err != nil {
		return fmt.Errorf("row of entry %s: %w", e.ID, err)
	}
	return indexTexts(ctx, db, n, texts)
}

// foldEntry brings the state of the entry's subject up to the entry. It is the
// same code for live entries, rebuild, as-of copies and another station's.
func foldEntry(ctx context.Context, db *dbtx, e journal.Entry, values []journal.Value) error {
	return (&folder{ctx: ctx, tx: db}).entry(e, values)
}

// entry folds one entry.
func (f *folder) entry(e journal.Entry, values []journal.Value) error {
	k, known := kinds().kinds[e.Kind]
	noun, unknown := k.noun, ""
	if !known || e.Version > k.version {
		unknown = fmt.Sprintf("%s/%d", e.Kind, e.Version)
	}
	station, num := splitSubject(e.Subject)
	f.exec(`INSERT INTO subject (subject, station, num, noun, last, entries, unknown) VALUES (?, ?, ?, ?, ?, 1, ?)
		ON CONFLICT (subject) DO UPDATE SET last = excluded.last, entries = entries + 1,
		unknown = CASE WHEN unknown <> '' THEN unknown ELSE excluded.unknown END`,
		e.Subject, station, num, noun, e.ID, unknown)
	if f.err != nil || unknown != "" {
		return f.err
	}
	data, err := openData(k, e, func(field string) (string, bool) {
		for _, v := range values {
			if v.Field == field {
				return v.Text, true
			}
		}
		return "", false
	})
	if err != nil {
		return fmt.Errorf("entry %s-%d: %w", e.Station, e.Seq, err)
	}
	ev := Event{Body: e.Body, Station: e.Station, Seq: e.Seq}
	if !k.commutes && e.Base != "" {
		foldConflict(f, ev, k)
	}
	k.fold(f, ev, data)
	return f.err
}

// openData decodes an entry's data into the newest struct of its kind.
func openData(k kind, e journal.Entry, lookup func(string) (string, bool)) (any, error) {
	raw := e.Data
	for v := e.Version; v < k.version; v++ {
		up, ok := k.upcasts[v]
		if !ok {
			return nil, fmt.Errorf("kind %s has no upcast from version %d", k.name, v)
		}
		var err error
		if raw, err = up(raw); err != nil {
			return nil, fmt.Errorf("upcast %s from version %d: %w", k.name, v, err)
		}
	}
	data := k.data()
	if err := journal.Open(raw, data, lookup); err != nil {
		return nil, err
	}
	return data, nil
}

// splitSubject reads «K58» into station and counter.
func splitSubject(subject string) (station string, num int64) {
	for i, r := range subject {
		if r >= '0' && r <= '9' {
			n, err := strconv.ParseInt(subject[i:], 10, 64)
			if err != nil {
				return subject, 0
			}
			return subject[:i], n
		}
	}
	return subject, 0
}

// rowNumbers lists the rows of the journal that a condition names, in the
// given order; where starts at WHERE or ORDER BY. What was read before an
// error comes with it.
func rowNumbers(ctx context.Context, q querier, where string, args []any) ([]int64, error) {
	rows, err := q.query(ctx, "SELECT n FROM journal "+where, args...)
	if err != nil {
		return nil, fmt.Errorf("read journal: %w", err)
	}
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return out, fmt.Errorf("read journal row: %w", err)
		}
		out = append(out, n)
	}
	if err := rows.Err(); err != nil {
		return out, fmt.Errorf("read journal: %w", err)
	}
	return out, nil
}

// rowsAt reads some columns of the rows with these numbers, in their order;
// what was read before an error comes with it.
func rowsAt[T any](ctx context.Context, q querier, columns string, numbers []int64, scan func(*T) []any) ([]T, error) {
	js, err := json.Marshal(numbers)
	if err != nil {
		return nil, fmt.Errorf("list rows: %w", err)
	}
	rows, err := q.query(ctx, "SELECT j.n, "+columns+" FROM (SELECT value AS number FROM json_each(?)) x CROSS JOIN journal j ON j.n = x.number", string(js))
	if err != nil {
		return nil, fmt.Errorf("read journal: %w", err)
	}
	defer rows.Close()
	out := make([]T, 0, len(numbers))
	for rows.Next() {
		var n int64
		var v T
		if err := rows.Scan(append([]any{&n}, scan(&v)...)...); err != nil {
			return out, fmt.Errorf("read journal row: %w", err)
		}
		if len(out) == len(numbers) || n != numbers[len(out)] {
			break
		}
		out = append(out, v)
	}
	if err := rows.Err(); err != nil {
		return out, fmt.Errorf("read journal: %w", err)
	}
	if len(out) < len(numbers) {
		return out, fmt.Errorf("read journal: row %d is in the index but not in the table", numbers[len(out)])
	}
	return out, nil
}

// storedEntry is a row of the journal; what it says comes from its stored
// bytes, the other columns are for queries.
type storedEntry struct {
	e          journal.Entry
	prev, hash []byte
}

const entryColumns = "station, seq, body, prev, hash"

func (r *storedEntry) columns() []any {
	return []any{&r.e.Station, &r.e.Seq, &r.e.Raw, &r.prev, &r.hash}
}

func (r *storedEntry) entry() (journal.Entry, error) {
	e := r.e
	b, err := journal.ReadBody(e.Raw)
	if err != nil {
		return e, fmt.Errorf("entry %s-%d: %w", e.Station, e.Seq, err)
	}
	if len(r.prev) != len(e.Prev) || len(r.hash) != len(e.Hash) {
		return e, fmt.Errorf("entry %s-%d: hash of wrong length", e.Station, e.Seq)
	}
	e.Body = b
	copy(e.Prev[:], r.prev)
	copy(e.Hash[:], r.hash)
	return e, nil
}

// entriesWhere gives journal rows with their values to each, in the given
// order. The rows are listed first and then read page by page, so that no
// query is open while another runs: with a query open, two readers that each
// hold one connection of the pool and ask for a second one wait for ever. The
// journal only grows, so the list stays true.
func entriesWhere(ctx context.Context, q querier, where string, args []any, each func(journal.Entry, []journal.Value) error) error {
	const page = 256
	stored, more, err := firstPage(ctx, q, where, args, page)
	if err != nil {
		return err
	}
	if !more { // most reads are short and need no list
		return eachOf(ctx, q, stored, each)
	}
	list, err := rowNumbers(ctx, q, where, args)
	if err != nil {
		return err
	}
	for len(list) > 0 {
		n := min(page, len(list))
		if stored, err = rowsAt(ctx, q, entryColumns, list[:n], (*storedEntry).columns); err != nil {
			return err
		}
		if err := eachOf(ctx, q, stored, each); err != nil {
			return err
		}
		list = list[n:]
	}
	return nil
}

// firstPage reads the first rows, and whether there are more.
func firstPage(ctx context.Context, q querier, where string, args []any, page int) (out []storedEntry, more bool, err error) {
	rows, err := q.query(ctx, "SELECT "+entryColumns+" FROM journal "+where, args...)
	if err != nil {
		return nil, false, fmt.Errorf("read journal: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		if len(out) == page {
			return nil, true, nil
		}
		var r storedEntry
		if err := rows.Scan(r.columns()...); err != nil {
			return nil, false, fmt.Errorf("read journal row: %w", err)
		}
		out = append(out, r)
	}
	if err := rows.Err(); err != nil {
		return nil, false, fmt.Errorf("read journal: %w", err)
	}
	return out, false, nil
}

// eachOf is one page of entriesWhere.
func eachOf(ctx context.Context, q querier, stored []storedEntry, each func(journal.Entry, []journal.Value) error) (err error) {
	entries := make([]journal.Entry, len(stored))
	for i := range stored {
		if entries[i], err = stored[i].entry(); err != nil {
			return err
		}
	}
	values, err := valuesOf(ctx, q, entries)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := each(e, values[e.ID]); err != nil {
			return err
		}
	}
	return nil
}

// valuesOf loads the values of some entries, in field order.
func valuesOf(ctx context.Context, q querier, entries []journal.Entry) (map[string][]journal.Value, error) {
	out := map[string][]journal.Value{}
	if len(entries) == 0 {
		return out, nil
	}
	list := make([]string, len(entries))
	for i, e := range entries {
		list[i] = e.ID
	}
	js, err := json.Marshal(list)
	if err != nil {
		return nil, fmt.Errorf("list ids: %w", err)
	}
	rows, err := q.query(ctx, "SELECT v.entry, v.field, v.salt, v.text FROM json_each(?) j CROSS JOIN value v ON v.entry = j.value", string(js))
	if err != nil {
		return nil, fmt.Errorf("read values: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var salt []byte
		var v journal.Value
		if err := rows.Scan(&id, &v.Field, &salt, &v.Text); err != nil {
			return nil, fmt.Errorf("read values: %w", err)
		}
		copy(v.Salt[:], salt)
		out[id] = append(out[id], v)
	}
	return out, rows.Err()
}
