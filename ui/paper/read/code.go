package read

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ShortCode is how many digits of a head code stand at the foot of a page.
const ShortCode = 16

var (
	number = regexp.MustCompile(`\b([A-Z]) ?- ?([JRZ] ?[0-9]{1,6})\b`)
	digits = regexp.MustCompile(`^[0-9A-FOIL]*[0-9][0-9A-FOIL]*$|^[A-FOIL]{4}$`)
)

// ParseCode reads what somebody types or scans from paper: the foot of a page,
// a report's number, the short or the whole head code, the text of the square
// code. Full-width digits, blanks and dashes of all kinds are taken, and letters
// that no code has for the digits they look like. The code is in small letters.
func ParseCode(s string) (report, code string) {
	s = strings.ToUpper(strings.Map(plainRune, s))
	s = strings.TrimPrefix(strings.TrimSpace(s), "ZHIBAN/1 ")
	if m := number.FindStringSubmatchIndex(s); m != nil {
		report = strings.ReplaceAll(s[m[2]:m[3]]+"-"+s[m[4]:m[5]], " ", "")
		s = s[:m[0]] + " " + s[m[1]:]
	}
	var b strings.Builder
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' || !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if word != "CODE" && digits.MatchString(word) { // «head code»
			b.WriteString(strings.NewReplacer("O", "0", "I", "1", "L", "1").Replace(word))
		}
	}
	code = strings.ToLower(b.String())
	if len(code) > ShortCode && len(code) < 64 { // behind the short code stands the number of the page
		code = code[:ShortCode]
	}
	return report, code
}

// plainRune makes an ASCII letter, digit or dash of its full-width twin and
// a blank of what is none of them.
func plainRune(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case strings.ContainsRune("‐‑‒–—―−ー", r):
		return '-'
	case r > 0x7e:
		return ' '
	}
	return r
}

// FootOf finds number and head code in a text, from its last foot up.
func FootOf(text string) (report, code string) {
	lines := strings.Split(text, "\n")
	for i := len(lines) - 1; i >= 0; i-- {
		n, c := ParseCode(lines[i])
		if n == "" || len(c) < ShortCode {
			continue
		}
		return n, c[:ShortCode]
	}
	return "", ""
}

// SameLines counts the lines that two texts have in common at their beginning.
func SameLines(a, b string) int {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n
}

// IsText reports whether a file looks like a report as text or Markdown.
func IsText(data []byte) bool {
	if len(data) == 0 || len(data) > MaxFile || !utf8.Valid(data) || strings.ContainsRune(string(data), 0) || kind(data) != "" {
		return false
	}
	n, _ := FootOf(string(data))
	return n != ""
}
