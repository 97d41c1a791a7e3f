package out

import (
	"fmt"
	"strings"
	"testing"
)

// sheet is a text of pages with so many lines each, named by page and line.
func sheet(lines ...int) string {
	var pages []string
	for i, n := range lines {
		var p []string
		for k := range n {
			p = append(p, fmt.Sprintf("%d.%d", i+1, k+1))
		}
		pages = append(pages, strings.Join(p, "\n")+"\n")
	}
	return strings.Join(pages, "\f")
}

// A page is turned as a page: a window never shows the end of one and the
// beginning of the next.
func TestPagesAreTurnedAsPages(t *testing.T) {
	p := NewPages(nil, "K-J01", sheet(25, 8, 12))
	const h = 12 // ten lines of a page
	for i, c := range []struct {
		key  string
		line string // the upper one
		page int
	}{
		{"", "1.1", 1},
		{"up", "1.1", 1},
		{"pgdown", "1.11", 1},
		{"pgdown", "1.16", 1}, // the foot at the foot of the window
		{"pgdown", "2.1", 2},
		{"pgdown", "3.1", 3},
		{"down", "3.2", 3},
		{"down", "3.3", 3},
		{"down", "3.3", 3},
		{"left", "3.1", 3},
		{"left", "2.1", 2},
		{"pgup", "1.16", 1},
		{"pgup", "1.6", 1},
		{"right", "2.1", 2},
		{"up", "1.16", 1},
		{"end", "3.3", 3},
		{"right", "3.1", 3},
		{"home", "1.1", 1},
	} {
		if c.key != "" && !p.Key(c.key, h) {
			t.Fatalf("%s is not taken", c.key)
		}
		if p.lines[p.top] != c.line || p.at()+1 != c.page {
			t.Errorf("%d: after %s line %s of page %d, want %s of page %d", i, c.key, p.lines[p.top], p.at()+1, c.line, c.page)
		}
	}
	if p.Key("x", h) {
		t.Error("x moves")
	}
}
