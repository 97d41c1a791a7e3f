package kit

import (
	"slices"
	"strings"
	"unicode"

	"zhiban/assets/pinyin"
)

// maxInitials caps the initial strings of one name: a name of characters with
// many readings each would have hundreds.
const maxInitials = 8

// Initials are the pinyin initials of a name, in every reading up to a cap:
// 李婶 is ls, 曾乐 is zl, cl, zy and cy. Latin letters and digits stand for
// themselves; what has no reading is left out.
func Initials(s string) []string {
	out := []string{""}
	for _, r := range s {
		letters := initialsOf(r, pinyin.Readings(r))
		if len(letters) == 0 {
			continue
		}
		var next []string
		for _, l := range letters { // the usual reading of each first
			for _, head := range out {
				if len(next) < maxInitials {
					next = append(next, head+string(l))
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

// initialsOf are the first letters a character may be typed by.
func initialsOf(r rune, readings []string) []byte {
	r = fold(r)
	if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
		return []byte{byte(r)}
	}
	var out []byte
	for _, s := range readings {
		if !slices.Contains(out, s[0]) {
			out = append(out, s[0])
		}
	}
	return out
}

// fold makes one of a character's full-width and upper-case twins.
func fold(r rune) rune {
	switch {
	case r >= 0xff01 && r <= 0xff5e:
		r -= 0xfee0
	case r == '\u3000':
		return ' '
	}
	return unicode.ToLower(r)
}

func foldString(s string) string { return strings.Map(fold, Clean(s)) }
