package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"zhiban/store/journal"
)

// What a point in the journal is.
const (
	SinceSignOut = "signed_out" // somebody signed out of a shift
	SinceCutOff  = "cutoff"     // a shift was cut off
	SinceStart   = "start"      // the first entry
)

// SincePoint is a place in the journal that changes are counted from: what
// this laptop had by then, station by station. An hour never decides (DOMAIN §3
// rule 8).
type SincePoint struct {
	ID       string         `json:"id"` // to choose it by: "out:SHIFT", id of a handover, "start"
	Kind     string         `json:"kind"`
	At       journal.Time   `json:"at"`
	Handover string         `json:"handover"` // number
	Shift    string         `json:"shift"`    // plan slug of the shift that ended
	Mine     bool           `json:"mine"`     // the person's own leaving
	Heads    []journal.Head `json:"heads"`
}

// shiftsBack is how many shifts are looked through for a person's last one.
const shiftsBack = 120

// SincePoints lists where a person may count changes from: their own leaving
// first, when there is one, then the cut-offs, newest first, then the start.
func (v *View) SincePoints(ctx context.Context, person string) ([]SincePoint, error) {
	sealed, err := handoverTable().list(ctx, v.q, "WHERE json_extract(doc, '$.state') = 'sealed' ORDER BY cutoff DESC LIMIT ?", shiftsBack)
	if err != nil {
		return nil, err
	}
	shifts, err := shiftTable().list(ctx, v.q, "ORDER BY start DESC LIMIT ?", shiftsBack)
	if err != nil {
		return nil, err
	}
	slug := map[string]string{}
	for _, s := range shifts {
		slug[s.ID] = s.Slug
	}
	cut := func(h Handover) SincePoint {
		return SincePoint{ID: h.ID, Kind: SinceCutOff, At: h.CutOff, Handover: h.Number, Shift: slug[h.Shift], Heads: h.Heads}
	}
	var out []SincePoint
	mine, err := v.left(ctx, person, shifts, sealed, cut)
	if err != nil {
		return nil, err
	}
	if mine != nil {
		out = append(out, *mine)
	}
	for _, h := range sealed {
		if mine == nil || mine.ID != h.ID {
			out = append(out, cut(h))
		}
	}
	return append(out, SincePoint{ID: SinceStart, Kind: SinceStart}), nil
}

// left is where a person left last: out of the latest shift that is over for
// them, by their sign-out, else by its cut-off; nil when there was none.
func (v *View) left(ctx context.Context, person string, shifts []Shift, sealed []Handover, cut func(Handover) SincePoint) (*SincePoint, error) {
	for _, s := range shifts {
		here, gone := onShift(s, person)
		i := slices.IndexFunc(sealed, func(h Handover) bool { return h.Shift == s.ID })
		switch {
		case gone:
			return v.signedOut(ctx, s, person)
		case i >= 0 && (here || sealed[i].Outgoing == person):
			p := cut(sealed[i])
			p.Mine = true
			return &p, nil
		}
	}
	return nil, nil
}

// onShift tells whether a person was on duty in a shift, and has signed out of
// all of it.
func onShift(s Shift, person string) (here, gone bool) {
	for _, d := range s.Duties {
		if d.Person != person || d.Removed || d.SignedIn.IsZero() {
			continue
		}
		if here = true; d.SignedOut.IsZero() {
			return true, false
		}
		gone = true
	}
	return here, gone
}

func (v *View) signedOut(ctx context.Context, s Shift, person string) (*SincePoint, error) {
	lines, err := v.Lines(ctx, LineFilter{Subject: s.ID, Kind: "duty.sign_out", Stream: AllStreams, Newest: true, Limit: 10000})
	if err != nil {
		return nil, err
	}
	for _, l := range lines {
		var d dutySigned
		if err := json.Unmarshal(l.Data, &d); err != nil {
			return nil, internal("read.since", err)
		}
		if d.Person != person {
			continue
		}
		heads, err := v.headsAt(ctx, l.ID)
		if err != nil {
			return nil, err
		}
		return &SincePoint{ID: "out:" + s.ID, Kind: SinceSignOut, At: l.At, Shift: s.Slug, Mine: true, Heads: heads}, nil
	}
	return nil, nil
}

// headsAt are the heads that this laptop had when an entry came, with it.
func (v *View) headsAt(ctx context.Context, entry string) ([]journal.Head, error) {
	var n int64
	if err := v.q.queryRow(ctx, "SELECT n FROM journal WHERE id = ?", entry).Scan(&n); err != nil {
		return nil, internal("read.since", err)
	}
	now, err := v.Heads(ctx)
	if err != nil {
		return nil, err
	}
	var out []journal.Head
	for _, h := range now {
		var seq int64
		err := v.q.queryRow(ctx, "SELECT seq FROM journal WHERE station = ? AND n <= ? ORDER BY seq DESC LIMIT 1", h.Station, n).Scan(&seq)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return nil, internal("read.since", err)
		}
		out = append(out, journal.Head{Station: h.Station, Seq: seq})
	}
	return out, nil
}

// after is the part of a query that gives the entries j that came after some
// heads: stretches of the stations' chains, found by their index before
// anything else is looked at.
func (v *View) after(ctx context.Context, from []journal.Head) (string, []any, error) {
	now, err := v.Heads(ctx)
	if err != nil {
		return "", nil, err
	}
	var parts []string
	var args []any
	for _, h := range now {
		parts = append(parts, "SELECT n FROM journal WHERE station = ? AND seq > ?")
		args = append(args, h.Station, headSeq(from, h.Station))
	}
	return "(" + strings.Join(parts, " UNION ALL ") + ") x CROSS JOIN journal j ON j.n = x.n", args, nil
}
