package muster

import (
	"strings"
	"time"

	"zhiban/store"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// checkTime says what is wrong with a time in a form.
func (d *desk) checkTime(v string) string {
	if strings.TrimSpace(v) == "" {
		return ""
	}
	if _, ok := word.ParseTime(v, d.env.Store.Now(), d.env.Words.Zone); !ok {
		return d.env.Words.T.Board.FormTime
	}
	return ""
}

// past reads a time of today that may be behind; "" is none.
func (d *desk) past(field, text string) (time.Time, error) {
	if strings.TrimSpace(text) == "" {
		return time.Time{}, nil
	}
	t, ok := word.ParseTime(text, d.env.Store.Now(), d.env.Words.Zone)
	if !ok {
		return t, &store.Error{Code: store.Invalid, Field: field, Reason: "time.missing"}
	}
	return t, nil
}

// bodies are the bodies above with their phones, in the order of the chain.
func (d *desk) bodies() []kit.Option {
	w := d.env.Words
	out := make([]kit.Option, 0, len(w.Plan.Bodies))
	for _, b := range w.Plan.Bodies {
		out = append(out, kit.Option{ID: b.Slug, Text: b.In(w.T.Lang), Note: b.Phone, Keys: []string{b.Phone}})
	}
	return out
}
