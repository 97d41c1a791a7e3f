package ui_test

import (
	"strings"
	"testing"

	"zhiban/store"
	"zhiban/ui/uitest"
)

// In the smallest usual window the way to all commands, who is responsible and
// who comes next must stay in sight on every screen, with an alarm sounding.
func TestNarrowWindowKeepsTheWayOut(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		screen(t, meijiang(t, busy), lang, clerk, 80, 24, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
			head, _, _ := strings.Cut(r.Screen(), "\n")
			for _, want := range []string{"罗", "→20:00", "B", "9/3 "} {
				if !strings.Contains(head, want) {
					t.Errorf("%s: the head lacks %q: %s", lang, want, head)
				}
			}
			for _, key := range []string{"f2", "f3", "f4", "f5", "f9", "f10", "ctrl+t", "ctrl+y", "ctrl+o"} {
				r.Key(key)
				rows := strings.Split(strings.TrimSpace(r.Screen()), "\n")
				foot := ""
				for _, row := range rows {
					if strings.HasPrefix(row, " F1") {
						foot = row
					}
				}
				if !strings.Contains(foot, "^P") || !strings.Contains(foot, "^G") {
					t.Errorf("%s %s: the footer lacks commands or alarm: %q", lang, key, foot)
				}
				r.Key("esc")
			}
		})
	}
}
