// Package pinyin gives the letters by which a Chinese name is typed: the first
// letter of each character's reading. It is pure. What it says stands in the
// state, so a table that reads anything otherwise needs a migration that
// rebuilds.
package pinyin

import (
	"slices"
	"strings"

	"golang.org/x/text/width"
)

// most is how many spellings one name has at most: characters with several
// readings multiply.
const most = 8

// Initials are the ways to type a name by first letters, in every reading of
// its characters up to a cap: 李婶 is ls; 曾乐 is zl, cl, zy and cy. Latin
// letters and digits stand for themselves; what has no reading is left out.
func Initials(name string) []string {
	out := []string{""}
	for _, r := range strings.ToLower(width.Fold.String(name)) {
		letters := letters(r)
		if len(letters) == 0 {
			continue
		}
		var next []string
		for _, l := range letters { // the usual reading of each first
			for _, head := range out {
				if len(next) < most {
					next = append(next, head+l)
				}
			}
		}
		out = next
	}
	if out[0] == "" {
		return nil
	}
	return out
}

// letters are the first letters a character may be typed by, the usual reading
// first.
func letters(r rune) []string {
	if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
		return []string{string(r)}
	}
	var out []string
	for _, reading := range Readings(r) {
		if l := reading[:1]; !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

// Key is what names are put in order by: the usual reading of each character,
// then the name itself. Latin letters and digits stand for themselves; what has
// no reading comes last.
func Key(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(width.Fold.String(name)) {
		readings := Readings(r)
		switch {
		case len(readings) > 0:
			b.WriteString(readings[0] + " ") // a short syllable comes before a longer one
		case r < 0x2e80:
			b.WriteRune(r)
		default:
			b.WriteString("~" + string(r))
		}
	}
	return b.String() + "\x00" + name
}
