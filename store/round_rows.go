package store

import (
	"context"
	"encoding/json"
	"strings"
)

// householdOf splits a ref into household and number of the resident.
func householdOf(ref string) (household, no string) {
	if strings.HasPrefix(ref, "#") {
		return "", ""
	}
	household, no, _ = strings.Cut(ref, "/")
	return household, no
}

// ticksOf reads the ticks of some targets.
func (v *View) ticksOf(ctx context.Context, round string, refs []string) (map[string]Tick, error) {
	js, err := json.Marshal(refs)
	if err != nil {
		return nil, internal("read.round", err)
	}
	rows, err := v.q.query(ctx, "SELECT t.doc FROM json_each(?) x CROSS JOIN round_tick t ON t.subject = ? AND t.ref = x.value", string(js), round)
	if err != nil {
		return nil, internal("read.round", err)
	}
	defer rows.Close()
	out := map[string]Tick{}
	for rows.Next() {
		var doc string
		if err := rows.Scan(&doc); err != nil {
			return nil, internal("read.round", err)
		}
		t, err := decodeDoc[Tick](doc)
		if err != nil {
			return nil, internal("read.round", err)
		}
		out[t.Ref] = t
	}
	return out, internalOrNil("read.round", rows.Err())
}

// householdsOf reads the households that some targets live in.
func (v *View) householdsOf(ctx context.Context, refs []string, listed map[string]Listed) (map[string]Household, error) {
	var ids []string
	for _, ref := range refs {
		id, _ := householdOf(ref)
		if l, ok := listed[ref]; ok {
			id = l.Household
		}
		if id != "" {
			ids = append(ids, id)
		}
	}
	list, err := v.householdsByID(ctx, ids)
	out := map[string]Household{}
	for _, h := range list {
		out[h.ID] = h
	}
	return out, err
}
