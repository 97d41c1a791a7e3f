package store

import (
	"bytes"
	"context"
	"encoding/json"
	"time"

	"zhiban/store/journal"
)

// View reads one state of the post: the live one, the one a transaction sees,
// or a folded copy as of an earlier point. All queries of all nouns are its
// methods, so what is true of one holds for the others.
type View struct {
	q   querier
	s   *Store
	now func() time.Time // fixed for copies; nil means the post's clock
}

// Now is the time of the post's clock in the plan's zone, or the point of a
// folded copy.
func (v *View) Now() time.Time {
	if v.now != nil {
		return v.now().In(v.Zone())
	}
	return v.s.clock().In(v.Zone())
}

// Zone is the plan's time zone.
func (v *View) Zone() *time.Location {
	if v.s.meta.zone == nil {
		return time.UTC
	}
	return v.s.meta.zone
}

// ReadOnly tells why nothing can be written to the post, or returns nil.
func (v *View) ReadOnly() error { return v.s.ReadOnly() }

// Drill reports whether this post is an exercise (演练).
func (v *View) Drill() bool { return v.s.meta.drill }

// Station is the letter of this laptop.
func (v *View) Station() string { return v.s.meta.station }

// encodeDoc writes a state row: struct order, no HTML escapes.
func encodeDoc(v any) (string, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return "", err
	}
	return string(bytes.TrimSuffix(buf.Bytes(), []byte("\n"))), nil
}

// Last returns the id of the subject's last entry, "" when there is none. A
// screen hands it back as Base so that a change in between is noticed.
func (v *View) Last(ctx context.Context, subject string) (string, error) {
	var id string
	err := v.q.queryRow(ctx, "SELECT coalesce((SELECT last FROM subject WHERE subject = ?), '')", subject).Scan(&id)
	return id, internalOrNil("read.subject", err)
}

// nowMS is Now as a stored instant.
func (v *View) nowMS() journal.Time { return journal.At(v.Now()) }
