package store

import (
	"context"
	"encoding/json"
)

// shiftNow is the current shift; ok is false while the post has none.
func (v *View) shiftNow(ctx context.Context) (s Shift, ok bool, err error) {
	s, err = v.CurrentShift(ctx)
	if err != nil && CodeOf(err) == NotFound {
		return s, false, nil
	}
	return s, err == nil, err
}

// persons reads several persons at once, by id; unknown ids are left out.
func (v *View) persons(ctx context.Context, ids []string) (map[string]Person, error) {
	js, err := json.Marshal(ids)
	if err != nil {
		return nil, internal("read.person", err)
	}
	list, err := personTable().list(ctx, v.q, "WHERE subject IN (SELECT value FROM json_each(?))", string(js))
	if err != nil {
		return nil, err
	}
	out := make(map[string]Person, len(list))
	for _, p := range list {
		out[p.ID] = p
	}
	return out, nil
}
