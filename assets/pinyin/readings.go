package pinyin

import (
	_ "embed"
	"sort"
	"strings"
	"unicode/utf8"
)

// table has a line for each character, in the order of the characters: 曾zeng,ceng.
// It is made of go-pinyin's dictionary (MIT, readings.LICENSE) by make readings.
//
//go:embed readings.txt
var table string

// Readings are the pinyin readings of a character, without tones, the usual one
// first; ü is v. A character that the table does not know has none.
func Readings(r rune) []string {
	if r < 0x2e80 { // the table begins with the radicals
		return nil
	}
	// The first byte from which on no line of a smaller character begins.
	at := sort.Search(len(table), func(i int) bool {
		line := lineAfter(i)
		return line >= len(table) || first(line) >= r
	})
	at = lineAfter(at)
	if at >= len(table) || first(at) != r {
		return nil
	}
	line, _, _ := strings.Cut(table[at:], "\n")
	return strings.Split(line[utf8.RuneLen(r):], ",")
}

// lineAfter is where the first line begins that begins at i or after it.
func lineAfter(i int) int {
	if i == 0 || i >= len(table) {
		return i
	}
	end := strings.IndexByte(table[i-1:], '\n')
	if end < 0 {
		return len(table)
	}
	return i + end
}

func first(line int) rune {
	r, _ := utf8.DecodeRuneInString(table[line:])
	return r
}
