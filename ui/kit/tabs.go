package kit

import (
	"strings"

	"zhiban/ui/theme"
)

// tabs finds which labels fit beside the chosen one: both ways in turn, as far
// as there is room.
func tabs(labels []string, sel, w int) (from, to int) {
	used := tabWidth(labels[sel])
	from, to = sel, sel+1
	for grown := true; grown; {
		grown = false
		if to < len(labels) && used+tabWidth(labels[to]) <= w-4 {
			used, to, grown = used+tabWidth(labels[to]), to+1, true
		}
		if from > 0 && used+tabWidth(labels[from-1]) <= w-4 {
			used, from, grown = used+tabWidth(labels[from-1]), from-1, true
		}
	}
	return from, to
}

func tabWidth(label string) int { return Width(Clean(label)) + 2 }

// Tabs draws filters in one row of exactly w cells; the chosen one stands in
// brackets and is always in sight, what is left out at a side is marked.
func Tabs(t theme.Theme, labels []string, sel, w int) string {
	if len(labels) == 0 || w <= 0 {
		return strings.Repeat(" ", max(w, 0))
	}
	sel = min(max(sel, 0), len(labels)-1)
	from, to := tabs(labels, sel, w)
	row := ""
	if from > 0 {
		row = t.Muted.Render("… ")
	}
	for i := from; i < to; i++ {
		label := Clean(labels[i])
		if i == sel {
			label = strings.TrimRight(Fit(label, min(Width(label), max(w-6, 1))), " ")
			row += t.Accent.Bold(t.Mode != "plain").Render("[" + label + "]")
			continue
		}
		row += t.Muted.Render(" " + label + " ")
	}
	if to < len(labels) {
		row += t.Muted.Render(" …")
	}
	return Fit(row, w)
}

// TabAt is the label in cell x of the row that Tabs draws, -1 when none is: for
// the mouse.
func TabAt(labels []string, sel, w, x int) int {
	if len(labels) == 0 || w <= 0 || x < 0 || x >= w {
		return -1
	}
	sel = min(max(sel, 0), len(labels)-1)
	from, to := tabs(labels, sel, w)
	at := 0
	if from > 0 {
		at = 2
	}
	for i := from; i < to; i++ {
		if n := tabWidth(labels[i]); x >= at && x < at+n {
			return i
		}
		at += tabWidth(labels[i])
	}
	return -1
}
