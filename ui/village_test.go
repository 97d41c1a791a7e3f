package ui_test

import (
	"testing"

	"zhiban/store"
	"zhiban/ui/uitest"
)

// The screens about people hold a whole village: 2,610 households that were
// counted and entered, the rounds past their doors, the teams that came.
func TestScreensHoldAWholeVillage(t *testing.T) {
	path := village(t, busy)
	for _, c := range []struct {
		name, lang string
		w, h       int
		keys       []string
	}{
		{"village-board-zh-80x24", "zh", 80, 24, nil},
		{"village-grids-zh-80x24", "zh", 80, 24, []string{"f3"}},
		{"village-census-zh-80x24", "zh", 80, 24, []string{"alt+h"}},
		{"village-census-en-120x40", "en", 120, 40, []string{"alt+h"}},
		{"village-rounds-zh-80x24", "zh", 80, 24, []string{"f6"}},
		{"village-rounds-en-120x40", "en", 120, 40, []string{"f6"}},
		{"village-forces-zh-80x24", "zh", 80, 24, []string{"alt+r"}},
		{"village-forces-en-120x40", "en", 120, 40, []string{"alt+r"}},
	} {
		screen(t, path, c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
			for _, k := range c.keys {
				r.Key(k)
			}
			golden(t, c.name, r.Screen())
		})
	}
}
