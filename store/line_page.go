package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"zhiban/store/journal"
)

// SiteHistory says which lines of a site to list, newest first. Passes have a
// log of their own (Passes) and come only when Kinds names them.
type SiteHistory struct {
	Kinds  []string // "site.checkin", "site.guard", …; empty: all but passes
	Before string   // entry id: only what was written before it
	Limit  int      // 0 means 100
}

// SiteLines lists what was written about a site, of both streams, newest
// first: check-ins, guards, states, lanes, counts, notes. Nothing of it is ever
// dropped. Errors: not_found, internal.
func (v *View) SiteLines(ctx context.Context, ref string, f SiteHistory) ([]Line, error) {
	s, err := v.Site(ctx, ref)
	if err != nil {
		return nil, err
	}
	where, args := "subject = ?", []any{s.ID}
	if len(f.Kinds) > 0 {
		where, args = where+" AND kind IN (SELECT value FROM json_each(?))", append(args, jsonList(f.Kinds))
	}
	return v.linesBefore(ctx, where, args, f.Before, f.Limit)
}

// GridLines is the timeline of a grid, newest first: all that was written
// about the grid itself, and what people wrote about its matters and sites.
// Errors: not_found, internal.
func (v *View) GridLines(ctx context.Context, ref, before string, limit int) ([]Line, error) {
	g, err := v.Grid(ctx, ref)
	if err != nil {
		return nil, err
	}
	sites, err := siteTable().list(ctx, v.q, "WHERE json_extract(doc, '$.grid') = ?", g.ID)
	if err != nil {
		return nil, err
	}
	ids := make([]string, 0, len(sites))
	for _, s := range sites {
		ids = append(ids, s.ID)
	}
	// +subject: walk back from the newest and stop when the page is full,
	// instead of gathering and sorting all that was ever written here
	where := `(+subject = ?1 OR kind IN (` + humanKinds() + `) AND (+subject IN (SELECT value FROM json_each(?2))
		OR EXISTS (SELECT 1 FROM matter m WHERE m.subject = journal.subject AND m.grid = ?1)))`
	return v.linesBefore(ctx, where, []any{g.ID, jsonList(ids)}, before, limit)
}

func jsonList(list []string) string {
	raw, err := json.Marshal(list)
	if err != nil { // strings always encode
		return "[]"
	}
	return string(raw)
}

// linesBefore reads a page of lines newest first. The page before it starts at
// an entry, not at a count: lines that arrive meanwhile move nothing.
func (v *View) linesBefore(ctx context.Context, where string, args []any, before string, limit int) ([]Line, error) {
	if limit <= 0 {
		limit = 100
	}
	if before != "" {
		var hlc, seq int64
		var station string
		err := v.q.queryRow(ctx, "SELECT hlc, station, seq FROM journal WHERE id = ?", before).Scan(&hlc, &station, &seq)
		if errors.Is(err, sql.ErrNoRows) {
			return nil, notFound("before", "entry.unknown", before)
		}
		if err != nil {
			return nil, internal("read.journal", err)
		}
		where, args = where+" AND (hlc, station, seq) < (?, ?, ?)", append(args, hlc, station, seq)
	}
	b := &lineBuilder{v: v}
	err := entriesWhere(ctx, v.q, "WHERE "+where+" ORDER BY hlc DESC, station DESC, seq DESC LIMIT ?", append(args, limit),
		func(e journal.Entry, values []journal.Value) error { return b.add(ctx, e, values) })
	if err != nil {
		return nil, internal("read.journal", err)
	}
	return b.out, b.marks(ctx)
}
