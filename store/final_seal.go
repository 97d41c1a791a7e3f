package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// FinalSeal is the final report (终报) as the stand-down left the record: what
// is written down afterwards changes neither its facts nor its code, so that a
// paper can be held against the record years later.
type FinalSeal struct {
	Facts  Final
	Number string // K-Z01: of the first stand-down that station K recorded
	Code   string // SHA-256 of Data in hex
	Data   []byte // the facts as they are hashed
	At     journal.Time
	By     string // name of who stood the post down
	Plan   *plan.Plan
}

// lastDown is the entry of the last stand-down, with the heads of all stations
// at it.
type lastDown struct {
	number string
	heads  []journal.Head
}

// lastDown finds the last stand-down. Numbers are not reused: one that was
// undone has had its own. Errors: refused (there is none), internal.
func (v *View) lastDown(ctx context.Context) (lastDown, error) {
	var s lastDown
	post, err := v.Post(ctx)
	if err != nil {
		return s, err
	}
	if post.Balance == nil || post.StoodDown.IsZero() {
		return s, refused("mode", "post.not_stood_down", "")
	}
	var station string
	var hlc, n int64
	err = v.q.queryRow(ctx, `SELECT station, hlc, (SELECT count(*) FROM journal k WHERE k.subject = j.subject AND k.kind = j.kind AND k.station = j.station AND k.seq <= j.seq)
		FROM journal j WHERE j.subject = ? AND j.kind = 'post.stand_down' ORDER BY hlc DESC, station DESC, seq DESC LIMIT 1`, post.ID).Scan(&station, &hlc, &n)
	if err != nil {
		return s, internal("final.read", err)
	}
	s.number = fmt.Sprintf("%s-Z%02d", station, n)
	all, err := v.Heads(ctx)
	if err != nil {
		return s, err
	}
	for _, h := range all {
		err := v.q.queryRow(ctx, "SELECT coalesce((SELECT seq FROM journal WHERE station = ?1 AND hlc <= ?2 ORDER BY hlc DESC, seq DESC LIMIT 1), 0)", h.Station, hlc).Scan(&h.Seq)
		if err != nil {
			return s, internal("final.read", err)
		}
		s.heads = append(s.heads, journal.Head{Station: h.Station, Seq: h.Seq})
	}
	return s, nil
}

// FinalNumber is the number of the final report, "" while the post has not stood
// down. Errors: internal.
func (v *View) FinalNumber(ctx context.Context) (string, error) {
	s, err := v.lastDown(ctx)
	if CodeOf(err) == Refused {
		return "", nil
	}
	return s.number, err
}

// FinalSeal reads the final report with its code. Errors: refused (the post has
// not stood down), internal.
func (s *Store) FinalSeal(ctx context.Context) (_ FinalSeal, err error) {
	var out FinalSeal
	at, err := s.lastDown(ctx)
	if err != nil {
		return out, err
	}
	out.Number = at.number
	post, err := s.Post(ctx)
	if err != nil {
		return out, err
	}
	c, err := s.AtHeads(ctx, at.heads, post.Balance.At.In(time.UTC))
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	if out.Facts, err = c.FinalReport(ctx); err != nil {
		return out, err
	}
	if out.Plan, err = c.ExportPlan(ctx); err != nil {
		return out, err
	}
	if out.Data, err = json.Marshal(out.Facts); err != nil {
		return out, internal("final.read", err)
	}
	out.Code, out.At = headCode(out.Data), out.Facts.Post.Balance.At
	if by := out.Facts.Post.Balance.By; by != "" {
		p, err := c.Person(ctx, by)
		if err != nil && CodeOf(err) != NotFound {
			return out, err
		}
		out.By = p.Name
	}
	return out, nil
}

// FindReport finds what [View.FindSealed] finds, and the final report. Errors:
// those of FindSealed.
func (s *Store) FindReport(ctx context.Context, number, code string) (SealedRef, error) {
	ref, err := s.FindSealed(ctx, number, code)
	if CodeOf(err) != NotFound {
		return ref, err
	}
	f, ferr := s.FinalSeal(ctx)
	switch {
	case CodeOf(ferr) == Refused: // no stand-down, no final report
		return ref, err
	case ferr != nil:
		return ref, ferr
	case number != "" && number != f.Number:
		return ref, err
	case code != "" && (len(code) > len(f.Code) || f.Code[:len(code)] != code):
		if number == "" {
			return ref, err
		}
		return ref, &Error{Code: NotFound, Field: "code", Reason: "page.other_code", Arg: f.Number + " " + f.Code[:16]}
	}
	out := SealedRef{Number: f.Number, Kind: SitFinal, Code: f.Code, Sealed: f.At}
	if f.By != "" {
		out.Signers = []string{f.By}
	}
	return out, nil
}
