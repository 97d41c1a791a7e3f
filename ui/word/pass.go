package word

import (
	"encoding/json"

	"zhiban/store"
)

// way is which way somebody passed a gate.
func (w Words) way(l store.Line) string {
	var d struct {
		In bool `json:"in"`
	}
	if l.Kind != "site.pass" || json.Unmarshal(l.Data, &d) != nil {
		return ""
	}
	return w.Way(d.In)
}

// Way words which way somebody passed a gate.
func (w Words) Way(in bool) string {
	if in {
		return w.T.Line.In
	}
	return w.T.Line.Out
}
