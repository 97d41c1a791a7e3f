package word

import (
	"fmt"
	"strings"
)

// SaysGrid reports whether a text names a grid already, in either language: it
// is not said twice.
func SaysGrid(text string, grid int) bool {
	text = strings.ToLower(text)
	for _, pattern := range []string{"%d格", "%d号格", "%d网格"} {
		if at := strings.Index(text, fmt.Sprintf(pattern, grid)); at == 0 || at > 0 && (text[at-1] < '0' || text[at-1] > '9') {
			return true
		}
	}
	for _, pattern := range []string{"grid %d", "grid no. %d"} {
		say := fmt.Sprintf(pattern, grid)
		if at := strings.Index(text, say); at >= 0 && (at+len(say) == len(text) || text[at+len(say)] < '0' || text[at+len(say)] > '9') {
			return true
		}
	}
	return false
}
