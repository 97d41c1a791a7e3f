package line

import (
	"strconv"
	"strings"
)

// numeral is the value of a Chinese digit, -1 for any other rune.
func numeral(r rune) int {
	switch r {
	case '〇', '零':
		return 0
	case '两':
		return 2
	}
	for i, c := range []rune("〇一二三四五六七八九") {
		if r == c {
			return i
		}
	}
	return -1
}

func inNumeral(r rune) bool { return numeral(r) >= 0 || r == '十' || r == '百' || r == '廿' }

// number reads a whole number at i: up to nine digits, or Chinese numerals
// (十二, 二十, 一百零五, 五〇一). It gives its digits and its end.
func (t *text) number(i int) (digits string, end int, ok bool) {
	if i < 0 || i >= len(t.r) {
		return "", i, false
	}
	j := i
	for j < len(t.r) && digit(t.r[j]) {
		j++
	}
	if j > i {
		if digit(t.rune(i-1)) || j-i > 9 {
			return "", i, false
		}
		return t.folded(i, j), j, true
	}
	if inNumeral(t.rune(i - 1)) {
		return "", i, false
	}
	for j < len(t.r) && j-i < 8 && inNumeral(t.r[j]) {
		j++
	}
	if j == i {
		return "", i, false
	}
	return chinese(t.r[i:j]), j, true
}

// chinese reads numerals with places (二十三) or one by one (五〇一).
func chinese(r []rune) string {
	if !strings.ContainsAny(string(r), "十百廿") {
		var b strings.Builder
		for _, c := range r {
			b.WriteString(strconv.Itoa(numeral(c)))
		}
		return b.String()
	}
	n, last := 0, -1
	for _, c := range r {
		unit := map[rune]int{'十': 10, '百': 100}[c]
		switch {
		case c == '廿':
			n += 20
		case unit == 0:
			last = numeral(c)
			continue
		case last < 0:
			n += unit
		default:
			n += last * unit
		}
		last = -1
	}
	return strconv.Itoa(n + max(last, 0))
}

// count is number as an int.
func (t *text) count(i int) (n, end int, ok bool) {
	s, end, ok := t.number(i)
	if !ok {
		return 0, i, false
	}
	n, err := strconv.Atoi(s)
	return n, end, err == nil
}

// begins reports whether a number may begin at i: it is not the tail of
// another number, of a decimal or of a Latin word.
func (t *text) begins(i int) bool {
	prev := t.rune(i - 1)
	return !latin(prev) && !inNumeral(prev) && !(prev == '.' && digit(t.rune(i-2)))
}
