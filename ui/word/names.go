package word

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names takes several people's names apart that were typed or pasted into one
// field: by marks and new lines always, by blanks only where each part is a
// whole Chinese name, so that «Feng Li» and «冯 伟» stay one.
func Names(text string) []string {
	var out []string
	seen := map[string]bool{}
	add := func(name string) {
		if name = strings.TrimSpace(name); name != "" && !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、,，;；/\n\r\t\u2028\u2029", r) }) {
		words := strings.Fields(part)
		if !chinese(words) {
			add(strings.Join(words, " "))
			continue
		}
		for _, w := range words {
			add(w)
		}
	}
	return out
}

// chinese reports whether each word is a name by itself: two to four Han
// characters.
func chinese(words []string) bool {
	for _, w := range words {
		n := utf8.RuneCountInString(w)
		if n < 2 || n > 4 || strings.ContainsFunc(w, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
			return false
		}
	}
	return true
}
