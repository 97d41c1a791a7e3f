package uitest

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// sgr is the only kind of sequence that may stand in a row.
var sgr = regexp.MustCompile("\x1b\\[[0-9;:]*m")

// control finds a character that would move the terminal.
func control(row string) (rune, bool) {
	for _, c := range sgr.ReplaceAllString(row, "") {
		if c < 0x20 || c >= 0x7f && c < 0xa0 {
			return c, true
		}
	}
	return 0, false
}

// cells lays a row out: one string a cell, "" behind a wide cluster.
func cells(row string) []string {
	row = ansi.Strip(row)
	var out []string
	for row != "" {
		cluster, n := ansi.FirstGraphemeCluster(row, ansi.GraphemeWidth)
		if cluster == "" {
			break
		}
		row = row[len(cluster):]
		if n == 0 && len(out) > 0 {
			out[len(out)-1] += cluster
			continue
		}
		out = append(out, cluster)
		for range n - 1 {
			out = append(out, "")
		}
	}
	return out
}

// rect is a box as its upper border says; bottom is where its lower one stands.
type rect struct{ left, right, top, bottom int }

func (b rect) holds(x, y int) bool {
	return x >= b.left && x <= b.right && y >= b.top && y <= b.bottom
}

// boxes follows the sides of every box from its upper corners down to its lower
// ones. Where a side breaks off another box must lie above it. It returns what
// is wrong, "" when nothing is.
func boxes(rows []string) string {
	grid := make([][]string, len(rows))
	for y, row := range rows {
		grid[y] = cells(row)
	}
	at := func(x, y int) string {
		if y < 0 || y >= len(grid) || x < 0 || x >= len(grid[y]) {
			return ""
		}
		return grid[y][x]
	}
	found := rects(grid, at)
	covered := func(self rect, x, y int) bool {
		for _, b := range found {
			if b != self && b.holds(x, y) {
				return true
			}
		}
		return false
	}
	for _, b := range found {
		for _, side := range []struct {
			x    int
			foot string
		}{{b.left, "╰"}, {b.right, "╯"}} {
			for y := b.top + 1; ; y++ {
				c := at(side.x, y)
				if c == side.foot {
					break
				}
				if y >= len(grid) || !strings.Contains("│├┤┼", c) || c == "" {
					if covered(b, side.x, y) {
						break
					}
					return fmt.Sprintf("the side of the box at %d,%d breaks off in cell %d,%d", b.left, b.top, side.x, y)
				}
			}
		}
	}
	return ""
}

// rects finds the boxes by their upper borders.
func rects(grid [][]string, at func(x, y int) string) []rect {
	var out []rect
	for y, row := range grid {
		for x, c := range row {
			if c != "╭" {
				continue
			}
			right := x + 1
			for right < len(row) && row[right] != "╮" && row[right] != "╭" {
				right++
			}
			if right == len(row) || row[right] != "╮" {
				continue // another box lies above its corner
			}
			bottom := y + 1
			for bottom < len(grid)-1 && at(x, bottom) != "╰" {
				bottom++
			}
			out = append(out, rect{x, right, y, bottom})
		}
	}
	return out
}

// Marked is the picture with its styles as marks, for a look without colours:
// ‹b› bold, ‹r› reverse, ‹/› the end of either. Any other style is an error.
func (r *Rig) Marked() (string, error) {
	var bad error
	s := sgr.ReplaceAllStringFunc(r.m.View().Content, func(seq string) string {
		names := map[string]string{"": "/", "0": "/", "1": "b", "7": "r", "1;7": "br", "7;1": "br"}
		name, ok := names[strings.TrimSuffix(strings.TrimPrefix(seq, "\x1b["), "m")]
		if !ok {
			bad = fmt.Errorf("the style %q", seq)
		}
		return "‹" + name + "›"
	})
	var b strings.Builder
	for _, row := range strings.Split(s, "\n") {
		b.WriteString(strings.TrimRight(row, " ") + "\n")
	}
	return b.String(), bad
}

// Before is what stands left of the cursor in its row; ok is false when there
// is no cursor.
func (r *Rig) Before() (text string, ok bool) {
	v := r.m.View()
	if v.Cursor == nil {
		return "", false
	}
	rows := strings.Split(v.Content, "\n")
	if v.Cursor.Y >= len(rows) {
		return "", true
	}
	row := cells(rows[v.Cursor.Y])
	return strings.Join(row[:min(v.Cursor.X, len(row))], ""), true
}
