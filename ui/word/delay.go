package word

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/width"
)

var delayEnd = regexp.MustCompile(`(?i)^(.*?)[\s,;，；]*(?:(半)个?|(\d{1,4}|[一二两三四五六七八九十]{1,3})个?)\s*(分钟|分|minutes|minute|mins|min|m|小时|钟头|时|hours|hour|h)$`)

// Delay reads a reason that ends in how long, or until when: «等材料 20分»,
// «换班半小时», «waits for tape 20min», «等药 06:30».
func Delay(text string, now time.Time, zone *time.Location) (reason string, until time.Time, ok bool) {
	text = strings.TrimSpace(text)
	folded := width.Fold.String(text)
	if m := delayEnd.FindStringSubmatch(folded); m != nil {
		unit := time.Minute
		if strings.ContainsAny(m[4], "时头hH") {
			unit = time.Hour
		}
		n := time.Duration(number(m[3]))
		if m[2] != "" {
			n, unit = 1, unit/2
		}
		return strings.TrimSpace(prefixOf(text, folded, m[1])), now.Add(n * unit), n > 0
	}
	words := strings.Fields(text)
	for n := min(2, len(words)); n > 0; n-- {
		cut := len(words) - n
		if t, ok := NextTime(strings.Join(words[cut:], " "), now, zone); ok {
			return strings.Join(words[:cut], " "), t, true
		}
	}
	return text, time.Time{}, false
}

// prefixOf gives as many characters of the text as typed as the folded
// beginning has: folding keeps their number.
func prefixOf(text, folded, begin string) string {
	typed, n := []rune(text), len([]rune(begin))
	if len(typed) != len([]rune(folded)) {
		return begin
	}
	return string(typed[:n])
}

// number reads digits, or Chinese numerals up to 99.
func number(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	digit := map[rune]int{'一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}
	total, last := 0, 0
	for _, r := range s {
		if r == '十' {
			total, last = max(last, 1)*10, 0
			continue
		}
		last = digit[r]
	}
	return total + last
}
