package intake

import (
	"strconv"
	"strings"
)

func itoa(n int) string { return strconv.Itoa(n) }

func splitMarks(text, marks string) []string {
	var out []string
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(marks, r) }) {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// trimGrid takes the words off the number of a grid: 第7网格.
func trimGrid(s string) string {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "第"), "grid")
	for _, w := range []string{"网格", "片区", "格", "片", "号"} {
		s = strings.TrimSuffix(s, w)
	}
	if rest, ok := strings.CutSuffix(s, ".0"); ok {
		s = rest
	}
	return strings.TrimLeft(s, "0")
}

func first(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
