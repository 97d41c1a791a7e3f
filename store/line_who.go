package store

import (
	"context"
	"encoding/json"
	"strings"

	"zhiban/store/journal"
)

// who names the person or the team that an entry about reinforcements is about.
func (b *lineBuilder) who(ctx context.Context, e journal.Entry) (string, error) {
	if !strings.HasPrefix(e.Kind, "force.") {
		return "", nil
	}
	var about struct {
		Who  string `json:"who"`
		Team bool   `json:"team"`
	}
	if err := json.Unmarshal(e.Data, &about); err != nil {
		return "", internal("read.journal", err)
	}
	if about.Who == "" {
		return "", nil
	}
	if !about.Team {
		return b.name(ctx, about.Who)
	}
	t, err := b.v.Team(ctx, about.Who)
	if CodeOf(err) == NotFound {
		return "", nil
	}
	return t.Name, err
}
