// Command readings writes assets/pinyin/readings.txt, the pinyin readings of
// every character that go-pinyin knows, as lines in the order of the
// characters: a text in which a character is found without building the
// dictionary's map at every start (6 ms and 2 MB of it).
package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"
)

func main() {
	if err := os.WriteFile("assets/pinyin/readings.txt", []byte(table()), 0o600); err != nil {
		fmt.Fprintln(os.Stderr, "readings:", err)
		os.Exit(1)
	}
}

func table() string {
	var b strings.Builder
	for r := rune(0x2e80); r <= unicode.MaxRune; r++ { // the dictionary begins with the radicals
		if read := readings(r); len(read) > 0 {
			fmt.Fprintf(&b, "%c%s\n", r, strings.Join(read, ","))
		}
	}
	return b.String()
}

// readings are without tones, the usual one first; ü is v.
func readings(r rune) []string {
	var out []string
	for _, s := range pinyin.SinglePinyin(r, pinyin.Args{Style: pinyin.Normal, Heteronym: true}) {
		if s = strings.ToLower(s); plain(s) && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func plain(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}
