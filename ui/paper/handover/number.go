package handover

import (
	"strconv"
	"strings"

	"zhiban/ui/paper"
)

// numerals are how sections are counted in Chinese.
var numerals = []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十"}

// numberOf reads the number that a heading begins with: «四、…» is 4 and so is
// «4 …»; 0 for a heading without one. rest begins behind the numeral.
func numberOf(head string) (n int, rest string) {
	if before, _, ok := strings.Cut(head, "、"); ok {
		for i, s := range numerals {
			if i > 0 && s == before {
				return i, head[len(before):]
			}
		}
	}
	if before, _, ok := strings.Cut(head, " "); ok {
		if n, err := strconv.Atoi(before); err == nil && n > 0 && n < len(numerals) {
			return n, head[len(before):]
		}
	}
	return 0, head
}

// renumbered counts the sections as they stand where a template has them in an
// order of its own: four before three looks like pages in disorder. Elsewhere a
// number stays what it is in every report, also where sections are left out.
func renumbered(blocks []paper.Block) []paper.Block {
	is := map[int]int{} // the annex says a number twice
	last, inOrder := 0, true
	for _, b := range blocks {
		h, ok := b.(paper.Heading)
		n, _ := numberOf(h.Text)
		if !ok || n == 0 || is[n] > 0 {
			continue
		}
		is[n] = len(is) + 1
		inOrder = inOrder && n > last
		last = n
	}
	if inOrder {
		return blocks
	}
	for i, b := range blocks {
		h, ok := b.(paper.Heading)
		if !ok {
			continue
		}
		n, rest := numberOf(h.Text)
		switch {
		case n == 0:
			continue
		case strings.HasPrefix(rest, "、"):
			h.Text = numerals[is[n]] + rest
		default:
			h.Text = strconv.Itoa(is[n]) + rest
		}
		blocks[i] = h
	}
	return blocks
}
