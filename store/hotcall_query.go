package store

import (
	"context"
	"strings"

	"zhiban/store/journal"
)

// HotCall finds a call by id or number. Errors: not_found, internal.
func (v *View) HotCall(ctx context.Context, ref string) (HotCall, error) {
	c, ok, err := hotCallTable().one(ctx, v.q, "WHERE subject = ?1 OR number = ?2", strings.TrimSpace(ref), strings.ToUpper(foldText(strings.TrimSpace(ref))))
	if err == nil && !ok {
		return c, notFound("call", "hotline.unknown", ref)
	}
	return c, err
}

// CallFilter says which calls to list; the zero value is all that stand.
type CallFilter struct {
	Since, Until journal.Time
	Phone        string // however typed
	Grid         string // id
	Household    string // however typed; with Grid
	Matter       string // id
	Outcome      string
	Void         bool // those taken off, too
	Limit        int  // 0 means 100
	Offset       int
}

func (f CallFilter) where() (string, []any) {
	parts, args := []string{}, []any{}
	add := func(on bool, s string, a ...any) {
		if on {
			parts, args = append(parts, s), append(args, a...)
		}
	}
	add(!f.Void, "void = 0")
	add(!f.Since.IsZero(), "at >= ?", int64(f.Since))
	add(!f.Until.IsZero(), "at < ?", int64(f.Until))
	add(f.Phone != "", "phone = ? AND phone <> ''", phoneKey(f.Phone))
	add(f.Grid != "", "grid = ?", f.Grid)
	add(f.Household != "", "house = ? AND house <> ''", doorKey(f.Household))
	add(f.Matter != "", "matter = ? AND matter <> ''", f.Matter)
	add(f.Outcome != "", "outcome = ?", f.Outcome)
	if len(parts) == 0 {
		return "", args
	}
	return "WHERE " + strings.Join(parts, " AND "), args
}

// HotCalls lists calls, the newest first. Errors: internal.
func (v *View) HotCalls(ctx context.Context, f CallFilter) ([]HotCall, error) {
	if f.Limit <= 0 {
		f.Limit = 100
	}
	where, args := f.where()
	return hotCallTable().list(ctx, v.q, where+" ORDER BY at DESC, num DESC, station LIMIT ? OFFSET ?", append(args, f.Limit, f.Offset)...)
}

// CountHotCalls counts what a filter lists, without its page.
func (v *View) CountHotCalls(ctx context.Context, f CallFilter) (n int, err error) {
	where, args := f.where()
	err = v.q.queryRow(ctx, "SELECT count(*) FROM hotcall "+where, args...).Scan(&n)
	return n, internalOrNil("read.hotline", err)
}

// RepeatCaller is a number, or a door where none is known, that called more
// than once in a stretch.
type RepeatCaller struct {
	Phone     string       `json:"phone"`
	Caller    string       `json:"caller"` // as told last
	Grid      string       `json:"grid"`
	Household string       `json:"household"`
	Calls     int          `json:"calls"`
	Last      journal.Time `json:"last"`
	Open      []Matter     `json:"open"` // theirs
}

// RepeatCallers lists who called more than once since a time, the most calls
// first, with what is open for them. Errors: internal.
func (v *View) RepeatCallers(ctx context.Context, since journal.Time, limit int) ([]RepeatCaller, error) {
	if limit <= 0 {
		limit = 20
	}
	rows, err := v.q.query(ctx, `SELECT subject, n FROM (
			SELECT phone AS who, count(*) AS n, max(at) AS last, (SELECT c.subject FROM hotcall c WHERE c.phone = h.phone AND c.phone <> '' AND c.void = 0 ORDER BY c.at DESC, c.num DESC LIMIT 1) AS subject
				FROM hotcall h WHERE at >= ?1 AND void = 0 AND way = 'in' AND phone <> '' GROUP BY phone
			UNION ALL
			SELECT grid || ' ' || house, count(*), max(at), (SELECT c.subject FROM hotcall c WHERE c.grid = h.grid AND c.house = h.house AND c.house <> '' AND c.phone = '' AND c.void = 0 ORDER BY c.at DESC, c.num DESC LIMIT 1)
				FROM hotcall h WHERE at >= ?1 AND void = 0 AND way = 'in' AND phone = '' AND house <> '' GROUP BY grid, house)
		WHERE n > 1 ORDER BY n DESC, last DESC, who LIMIT ?2`, int64(since), limit)
	if err != nil {
		return nil, internal("read.hotline", err)
	}
	counts, ids := map[string]int{}, []string{}
	for rows.Next() {
		var id string
		var n int
		if err := rows.Scan(&id, &n); err != nil {
			rows.Close()
			return nil, internal("read.hotline", err)
		}
		counts[id], ids = n, append(ids, id)
	}
	rows.Close()
	if err := rows.Err(); err != nil {
		return nil, internal("read.hotline", err)
	}
	out := make([]RepeatCaller, 0, len(ids))
	for _, id := range ids {
		c, err := v.HotCall(ctx, id)
		if err != nil {
			return nil, err
		}
		r := RepeatCaller{Phone: c.Phone, Caller: c.Caller, Grid: c.Grid, Household: c.Household, Calls: counts[id], Last: c.At}
		known, err := v.CallerMatters(ctx, c.Phone, c.Grid, c.Household)
		if err != nil {
			return nil, err
		}
		r.Open = known.Open
		out = append(out, r)
	}
	return out, nil
}
