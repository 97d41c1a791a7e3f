package ui_test

import (
	"testing"

	"zhiban/store"
	"zhiban/ui/uitest"
)

func TestJournalLooksAsItShould(t *testing.T) {
	path := meijiang(t, busy)
	for _, c := range []struct {
		name, lang string
		w, h       int
		keys       []string
	}{
		{"journal-zh-80x24", "zh", 80, 24, nil},
		{"journal-en-120x40", "en", 120, 40, []string{"s", "up"}},
		{"journal-search-zh-80x24", "zh", 80, 24, []string{"ctrl+f", "=采样", "enter", "up"}},
		{"journal-filter-zh-80x24", "zh", 80, 24, []string{"f"}},
	} {
		screen(t, path, c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
			r.Key("f9")
			for _, k := range c.keys {
				if k[0] == '=' {
					r.Type(k[1:])
				} else {
					r.Key(k)
				}
			}
			golden(t, c.name, r.Screen())
		})
	}
}
