package main

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/mozillazg/go-pinyin"

	embedded "zhiban/assets/pinyin"
)

// The embedded table says of every character what the dictionary says.
func TestTableIsTheDictionary(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		want := []string(nil)
		if r >= 0x2e80 {
			want = readings(r)
		}
		if got := embedded.Readings(r); !slices.Equal(got, want) {
			t.Fatalf("%c (%U): %v, the dictionary says %v; run make readings", r, r, got, want)
		}
	}
}

// The first letters are those the dictionary gives by itself: they stand in
// the state of every file.
func TestFirstLettersAreTheDictionarys(t *testing.T) {
	for r := rune(0x2e80); r <= 0x3ffff; r++ {
		if r >= 0xff00 && r <= 0xffef {
			continue // full-width letters stand for themselves
		}
		var want []string
		for _, s := range pinyin.SinglePinyin(r, pinyin.Args{Style: pinyin.FirstLetter, Heteronym: true}) {
			if l := strings.ToLower(s); plain(l) && len(l) == 1 && !slices.Contains(want, l) {
				want = append(want, l)
			}
		}
		got := embedded.Initials(string(r))
		if !slices.Equal(got, want[:min(len(want), 8)]) {
			t.Errorf("%c (%U): %v, the dictionary says %v", r, r, got, want)
		}
	}
}
