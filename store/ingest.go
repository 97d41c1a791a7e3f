package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"sort"
	"strings"

	"zhiban/store/journal"
)

// Foreign is an entry of another station as it travels: its place, its stored
// bytes and the texts behind its commitments.
type Foreign struct {
	Station string
	Seq     int64
	Raw     []byte
	Prev    journal.Hash
	Hash    journal.Hash
	Values  []journal.Value
}

// Ingested says what came of another station's entries.
type Ingested struct {
	New   int // entries that were not known
	Known int // entries that were here already
}

// Ingest takes entries of other stations, in any order and with repetition,
// in one transaction. Each chain must join what is known of it without a gap
// and every hash and commitment must be right; a new chain must begin with a
// station of this post. Errors: refused (a gap, a second chain, a wrong hash,
// another post; Arg names station and number), internal.
func (s *Store) Ingest(ctx context.Context, entries []Foreign) (Ingested, error) {
	if err := s.ReadOnly(); err != nil {
		return Ingested{}, err
	}
	sorted := append([]Foreign(nil), entries...)
	sort.Slice(sorted, func(i, j int) bool {
		if sorted[i].Station != sorted[j].Station {
			return sorted[i].Station < sorted[j].Station
		}
		return sorted[i].Seq < sorted[j].Seq
	})
	db, err := s.writer.begin(ctx)
	if err != nil {
		return Ingested{}, internal("ingest", err)
	}
	out, err := s.ingestIn(ctx, db, sorted)
	if err != nil {
		return Ingested{}, internal("ingest", errors.Join(err, db.tx.Rollback()))
	}
	if err := db.tx.Commit(); err != nil {
		return Ingested{}, s.noteFailure(&Error{Code: Unknown, Reason: "write.commit", wrapped: err})
	}
	s.publish(nil)
	s.heads.wake(s)
	return out, nil
}

func (s *Store) ingestIn(ctx context.Context, db *dbtx, sorted []Foreign) (Ingested, error) {
	var out Ingested
	touched, purges := map[string]bool{}, purgesIn(sorted)
	for _, f := range sorted {
		e, fresh, err := s.checkForeign(ctx, db, f, purges.fields)
		if err != nil {
			return out, err
		}
		if !fresh {
			out.Known++
			continue
		}
		out.New++
		if err := insertEntry(ctx, db, e, f.Values, true); err != nil {
			return out, err
		}
		touched[e.Subject] = true
	}
	for _, entry := range purges.entries {
		if _, err := eraseValues(ctx, db, entry); err != nil && CodeOf(err) != NotFound {
			return out, err
		}
	}
	subjects := make([]string, 0, len(touched))
	for sub := range touched {
		subjects = append(subjects, sub)
	}
	sort.Strings(subjects)
	for _, sub := range subjects {
		if err := refold(ctx, db, sub); err != nil {
			return out, err
		}
	}
	return out, nil
}

// checkForeign proves that an entry continues its station's chain.
func (s *Store) checkForeign(ctx context.Context, db *dbtx, f Foreign, purged map[string]bool) (e journal.Entry, fresh bool, err error) {
	place := fmt.Sprintf("%s-%d", f.Station, f.Seq)
	if f.Seq < 1 { // in front of the first entry nothing can be linked
		return e, false, refused("prev", "ingest.gap", place)
	}
	if journal.Sum(f.Station, f.Seq, f.Prev, f.Raw) != f.Hash {
		return e, false, refused("hash", "ingest.wrong_hash", place)
	}
	var have []byte
	err = db.queryRow(ctx, "SELECT hash FROM journal WHERE station = ? AND seq = ?", f.Station, f.Seq).Scan(&have)
	switch {
	case err == nil && string(have) == string(f.Hash[:]):
		return e, false, nil
	case err == nil:
		return e, false, refused("hash", "ingest.second_chain", place)
	case !errors.Is(err, sql.ErrNoRows):
		return e, false, err
	}
	var prev []byte
	err = db.queryRow(ctx, "SELECT coalesce((SELECT hash FROM journal WHERE station = ? AND seq = ?), zeroblob(32))", f.Station, f.Seq-1).Scan(&prev)
	if err != nil {
		return e, false, err
	}
	if string(prev) != string(f.Prev[:]) {
		return e, false, refused("prev", "ingest.gap", place)
	}
	b, err := journal.DecodeBody(f.Raw)
	if err != nil {
		return e, false, &Error{Code: Refused, Field: "body", Reason: "ingest.not_readable", Arg: place, wrapped: err}
	}
	e = journal.Entry{Station: f.Station, Seq: f.Seq, Body: b, Raw: f.Raw, Prev: f.Prev, Hash: f.Hash}
	if e.Seq == 1 && !s.joinsPost(e) {
		return e, false, refused("station", "ingest.other_post", place)
	}
	if bad := checkValues(e, f.Values, purged); bad != "" {
		return e, false, refused("value", "ingest.wrong_value", place+" "+bad)
	}
	return e, true, nil
}

// joinsPost says whether the first entry of a new chain is that of a station
// of this post. The name of its key says which post it joined; a second
// genesis is always another post's.
func (s *Store) joinsPost(e journal.Entry) bool {
	var j stationJoined
	if e.Kind != "station.join" || json.Unmarshal(e.Data, &j) != nil {
		return false
	}
	return j.Letter == e.Station && strings.HasPrefix(j.Public, journal.KeyName(s.meta.post, e.Station)+"+")
}

// checkValues compares values with the commitments in the entry; it returns
// the first field that does not fit, or "". Of an unknown kind only the
// presence of the commitment can be checked.
func checkValues(e journal.Entry, values []journal.Value, purged map[string]bool) string {
	k, known := kinds().kinds[e.Kind]
	if !known || e.Version > k.version {
		return ""
	}
	want, err := journal.Commitments(e.Data, k.data())
	if err != nil {
		return "data"
	}
	for _, v := range values {
		if want[v.Field] != v.Commitment() {
			return v.Field
		}
		delete(want, v.Field)
	}
	for field := range want {
		if !purged[e.ID+" "+field] {
			return field
		}
	}
	return ""
}

// refold clears the rows of a subject and folds its entries again in post
// order.
func refold(ctx context.Context, db *dbtx, subject string) error {
	for _, t := range stateTables() {
		if err := db.exec(ctx, "DELETE FROM "+t+" WHERE subject = ?", subject); err != nil {
			return fmt.Errorf("clear %s of %s: %w", subject, t, err)
		}
	}
	var entries []journal.Entry
	values := map[string][]journal.Value{}
	// collected first: the fold needs the connection for itself
	err := entriesWhere(ctx, db, "WHERE subject = ?"+postOrder, []any{subject}, func(e journal.Entry, v []journal.Value) error {
		entries = append(entries, e)
		values[e.ID] = v
		return nil
	})
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := foldEntry(ctx, db, e, values[e.ID]); err != nil {
			return err
		}
	}
	return nil
}

// EntriesAfter reads entries of one station above a number, for another
// station's Ingest; at most limit.
func (s *Store) EntriesAfter(ctx context.Context, station string, seq int64, limit int) ([]Foreign, error) {
	var out []Foreign
	err := entriesWhere(ctx, s.reader, "WHERE station = ? AND seq > ? ORDER BY seq LIMIT ?", []any{station, seq, limit},
		func(e journal.Entry, v []journal.Value) error {
			out = append(out, Foreign{Station: e.Station, Seq: e.Seq, Raw: e.Raw, Prev: e.Prev, Hash: e.Hash, Values: v})
			return nil
		})
	return out, internalOrNil("read.journal", err)
}

// Heads reads the end of every chain known here.
func (v *View) Heads(ctx context.Context) ([]journal.Head, error) {
	h, err := readHeads(ctx, v.q)
	return h, internalOrNil("read.heads", err)
}
