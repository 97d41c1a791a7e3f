package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
)

// Keeper keeps settings of this laptop; the record is one.
type Keeper interface {
	Local(ctx context.Context, key string) (string, error)
	SetLocal(ctx context.Context, key, value string) error
}

// profile is a mapping as it is kept: by the headings, since columns move.
type profile struct {
	Fields map[string]string `json:"fields"` // heading → field
	Fixed  map[string]string `json:"fixed,omitempty"`
}

// profileKey is the same for every file with these headings.
func profileKey(t *Table) string {
	h := sha256.New()
	for _, c := range t.Head.Cells {
		h.Write([]byte(fold(c) + "\n"))
	}
	return "intake:" + string(t.Kind) + ":" + hex.EncodeToString(h.Sum(nil)[:8])
}

// Recall brings back how files with these headings were read the last time; ok
// is false when there was none. Errors: internal.
func Recall(ctx context.Context, k Keeper, t *Table, m *Mapping) (ok bool, err error) {
	raw, err := k.Local(ctx, profileKey(t))
	var p profile
	if err != nil || raw == "" || json.Unmarshal([]byte(raw), &p) != nil {
		return false, err
	}
	for i := range m.Columns {
		m.Columns[i].Field, m.Columns[i].Sure = "", 0
	}
	for i := range m.Columns {
		if f := p.Fields[fold(m.Columns[i].Head)]; f != "" && !m.has(f) {
			m.Columns[i].Field, m.Columns[i].Sure = f, sureExact
		}
	}
	for f, v := range p.Fixed {
		m.Fixed[f] = v
	}
	return true, nil
}

// Remember keeps how a file was read. Errors: internal.
func Remember(ctx context.Context, k Keeper, t *Table, m Mapping) error {
	p := profile{Fields: map[string]string{}, Fixed: m.Fixed}
	for _, c := range m.Columns {
		if h := fold(c.Head); h != "" && c.Field != "" {
			p.Fields[h] = c.Field
		}
	}
	raw, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return k.SetLocal(ctx, profileKey(t), strings.TrimSpace(string(raw)))
}
