package store

import (
	"context"
	"strings"
)

// EntryID finds an entry by its id, by the first digits of it, or by station
// and number (K#123, #123 for this laptop). Errors: not_found, internal.
func (v *View) EntryID(ctx context.Context, ref string) (string, error) {
	typed := foldText(strings.TrimSpace(ref))
	station, seq, numbered := strings.Cut(typed, "#")
	where, args := "id = ?1 OR (length(?1) >= 6 AND id LIKE ?1 || '%')", []any{typed}
	if numbered {
		if station == "" {
			station = v.Station()
		}
		where, args = "station = ?1 AND CAST(seq AS TEXT) = ?2", []any{strings.ToUpper(station), seq}
	}
	rows, err := v.q.query(ctx, "SELECT id FROM journal WHERE "+where+" LIMIT 2", args...)
	if err != nil {
		return "", internal("read.journal", err)
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return "", internal("read.journal", err)
		}
		ids = append(ids, id)
	}
	if err := rows.Err(); err != nil {
		return "", internal("read.journal", err)
	}
	if len(ids) != 1 {
		return "", notFound("entry", "entry.unknown", ref)
	}
	return ids[0], nil
}
