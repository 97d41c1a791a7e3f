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

// MatterSteps is the narrative of a matter: its entries in order, struck ones too.
func (v *View) MatterSteps(ctx context.Context, ref string) ([]Line, error) {
	m, err := v.Matter(ctx, ref)
	if err != nil {
		return nil, err
	}
	return v.Lines(ctx, LineFilter{Subject: m.ID, Stream: AllStreams, Limit: 1000})
}
