package store

import (
	"context"
	"strings"
)

// Matter finds a matter by id or spoken number. Errors: not_found, internal.
func (v *View) Matter(ctx context.Context, ref string) (Matter, error) {
	number := NormalNumber(ref)
	m, ok, err := matterTable().one(ctx, v.q, "WHERE subject = ?1 OR (?2 <> '' AND number = ?2)", strings.TrimSpace(ref), number)
	if err == nil && !ok {
		return m, notFound("matter", "matter.unknown", ref)
	}
	return m, err
}

// MatterFilter says which matters to list; the zero value is all of them.
type MatterFilter struct {
	Open    bool
	Kinds   []string
	Levels  []string
	Grid    string // id
	Site    string // id
	Overdue bool
	Grep    string
	Limit   int // 0 means 10,000
	Offset  int
}

// Matters lists matters: open ones first, then by level, then by due time. The
// lists in a matter are shared: who wants to change one clones it.
func (v *View) Matters(ctx context.Context, f MatterFilter) ([]Matter, error) {
	all, err := v.allMatters(ctx, f.Open)
	if err != nil {
		return nil, err
	}
	now := v.nowMS()
	if f.Limit <= 0 {
		f.Limit = 10000
	}
	out := make([]Matter, 0, min(len(all), f.Limit))
	for _, m := range all {
		if !f.match(m) {
			continue
		}
		if _, _, late := m.Late(now); f.Overdue && !late {
			continue
		}
		if f.Offset > 0 {
			f.Offset--
			continue
		}
		if out = append(out, m); len(out) == f.Limit {
			break
		}
	}
	return out, nil
}

// allMatters reads the matters before any other filter. The board reads the
// open ones after each change, and most have not changed: decoding them was
// more than half of its time, so those are kept by their documents.
func (v *View) allMatters(ctx context.Context, open bool) ([]Matter, error) {
	if !open {
		return matterTable().list(ctx, v.q, "ORDER BY open DESC, rank, due, length(subject), subject")
	}
	var known map[string]Matter
	if last := v.s.openMatters.Load(); last != nil {
		known = *last
	}
	fresh := make(map[string]Matter, len(known))
	// the partial index matter_open serves this one
	all, err := matterTable().listBy(ctx, v.q, func(doc string) (Matter, error) {
		m, ok := known[doc]
		if !ok {
			var err error
			if m, err = decodeDoc[Matter](doc); err != nil {
				return m, err
			}
		}
		fresh[doc] = m
		return m, nil
	}, "WHERE open = 1 ORDER BY rank, due, length(subject), subject")
	if err != nil {
		return nil, err
	}
	v.s.openMatters.Store(&fresh)
	return all, nil
}

func (f MatterFilter) match(m Matter) bool {
	switch {
	case len(f.Kinds) > 0 && !oneOf(m.Kind, f.Kinds...),
		len(f.Levels) > 0 && !oneOf(m.Level, f.Levels...),
		f.Grid != "" && m.Grid != f.Grid,
		f.Site != "" && m.Site != f.Site:
		return false
	case f.Grep == "":
		return true
	}
	return strings.Contains(foldText(strings.Join([]string{m.Number, m.Text, m.Household, m.Person, m.Owner, m.LastText}, "\n")), foldText(f.Grep))
}

// MatterSteps is the narrative of a matter: its entries in order, struck ones too.
func (v *View) MatterSteps(ctx context.Context, ref string) ([]Line, error) {
	m, err := v.Matter(ctx, ref)
	if err != nil {
		return nil, err
	}
	return v.Lines(ctx, LineFilter{Subject: m.ID, Stream: AllStreams, Limit: 1000})
}
