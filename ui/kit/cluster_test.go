package kit

import (
	"testing"
	"unicode"
)

// TestNoCharacterChangesItsNeighbours draws every character alone, first and
// last in its cell: a row is as wide as its parts.
func TestNoCharacterChangesItsNeighbours(t *testing.T) {
	for r := rune(0x20); r < 0x323b0; r++ {
		if unicode.IsControl(r) || !unicode.IsGraphic(r) && !unicode.Is(unicode.Cf, r) {
			continue
		}
		s := string(r)
		for _, text := range []string{s, s + "a", "a" + s, "中" + s} {
			for _, cell := range []string{Fit(Clean(text), 4), FitRight(Clean(text), 4)} {
				if got := Width("x" + cell + "x"); got != 6 {
					t.Fatalf("%U in %q: %d cells", r, cell, got)
				}
			}
		}
		for _, c := range split(s) {
			if c, n := shown(c); Width("x"+c+"x") != n+2 {
				t.Fatalf("%U alone: %d cells beside others, %d alone", r, Width("x"+c+"x")-2, n)
			}
		}
	}
}
