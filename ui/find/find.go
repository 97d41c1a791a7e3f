// Package find turns what somebody types into a search field into what the
// record searches for, and marks in a text what was found.
package find

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"zhiban/store"
	"zhiban/ui/kit"
)

// The limits of a word that may be the initials of a name, and how many names
// one may stand for.
const (
	minInitials = 2
	maxInitials = 6
	maxNames    = 40
)

// Words makes of a query the words of store.LineFilter: every one must stand
// in an entry. A word of a few letters also stands for the names with these
// initials (ls finds 李婶).
func Words(ctx context.Context, v *store.View, query string) ([][]string, error) {
	words := store.SearchWords(query)
	var names []string
	for i, group := range words {
		if !initials(group[0]) {
			continue
		}
		if names == nil {
			var err error
			if names, err = v.Names(ctx); err != nil {
				return nil, err
			}
		}
		words[i] = append(group, named(names, group[0])...)
	}
	return words, nil
}

func initials(word string) bool {
	if len(word) < minInitials || len(word) > maxInitials {
		return false
	}
	return strings.IndexFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }) < 0
}

// named lists the names with these initials; of a longer one («A班主班 罗») the
// parts count, too.
func named(names []string, word string) []string {
	var out []string
	for _, n := range names {
		for _, part := range append([]string{n}, strings.Fields(n)...) {
			if len(out) < maxNames && !has(out, part) && utf8.RuneCountInString(part) == len(word) && has(kit.Initials(part), word) {
				out = append(out, part)
			}
		}
	}
	return out
}

func has(list []string, word string) bool {
	for _, s := range list {
		if strings.EqualFold(s, word) {
			return true
		}
	}
	return false
}

// Span is a stretch of a text in bytes.
type Span struct{ From, To int }

// Mark finds the words in a text, whatever their width and case; spans do not
// overlap and are in order.
func Mark(text string, words [][]string) []Span {
	folded, at := fold(text)
	hit := make([]bool, len(folded))
	for _, group := range words {
		for _, w := range group {
			w, _ = fold(w)
			for i := 0; w != ""; {
				j := strings.Index(folded[i:], w)
				if j < 0 {
					break
				}
				for k := i + j; k < i+j+len(w); k++ {
					hit[k] = true
				}
				i += j + len(w)
			}
		}
	}
	var out []Span
	for i := 0; i < len(hit); i++ {
		if !hit[i] {
			continue
		}
		from := i
		for i < len(hit) && hit[i] {
			i++
		}
		out = append(out, Span{at[from], at[i]})
	}
	return out
}

// fold brings a text to one width and case, and tells from which byte of the
// text each byte comes.
func fold(s string) (string, []int) {
	var b strings.Builder
	var at []int
	for i, r := range s {
		f := width.Fold.String(string(unicode.ToLower(r)))
		for range len(f) {
			at = append(at, i)
		}
		b.WriteString(f)
	}
	return b.String(), append(at, len(s))
}
