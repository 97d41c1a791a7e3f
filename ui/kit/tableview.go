package kit

import (
	"strconv"
	"strings"

	"zhiban/ui/theme"
)

// minRest is how narrow a column that takes the rest may become before others
// are left out for it.
const minRest = 10

// layout gives the width of every column, 0 for one that is left out.
func (t *Table[T]) layout(w int) []int {
	widths, out := make([]int, len(t.cols)), make([]bool, len(t.cols))
	need := func() (fixed, rest int) {
		for i, c := range t.cols {
			switch {
			case out[i]:
			case c.Width > 0:
				fixed += c.Width + 1
			default:
				rest++
			}
		}
		return fixed, rest
	}
	for {
		fixed, rest := need()
		if fixed+rest*(minRest+1)-1 <= w-2 {
			break
		}
		worst := -1
		for i, c := range t.cols {
			if c.Drop > 0 && !out[i] && (worst < 0 || c.Drop >= t.cols[worst].Drop) {
				worst = i
			}
		}
		if worst < 0 {
			break
		}
		out[worst] = true
	}
	fixed, rest := need()
	room := max(w-2-fixed-rest+1, 0)
	for i, c := range t.cols {
		switch {
		case out[i]:
		case c.Width > 0:
			widths[i] = c.Width
		default:
			widths[i] = room / rest
			room, rest = room-widths[i], rest-1
		}
	}
	return widths
}

// View draws exactly h rows of w cells: the header, then the rows in sight.
// The selected one has the prompt at its left, so that colour is not the only
// signal.
func (t *Table[T]) View(th theme.Theme, w, h int) []string {
	if h <= 0 {
		return nil
	}
	w = max(w, 0)
	t.h = h - 1
	t.clamp()
	if t.h > 0 {
		t.off = max(min(t.off, t.sel), t.sel-t.h+1)
	}
	widths := t.layout(w)
	rows := []string{t.header(th, widths, w)}
	if len(t.given) == 0 && t.empty != "" {
		for _, l := range Wrap(t.empty, max(w-4, 2)) {
			rows = append(rows, th.Muted.Render(Fit("  "+l, w)))
		}
	}
	for i := t.off; i < len(t.given) && len(rows) < h; i++ {
		rows = append(rows, t.line(th, widths, w, i))
	}
	for len(rows) < h {
		rows = append(rows, strings.Repeat(" ", w))
	}
	return rows[:h]
}

func (t *Table[T]) header(th theme.Theme, widths []int, w int) string {
	row := " "
	for i, c := range t.cols {
		if widths[i] == 0 {
			continue
		}
		title := Clean(c.Title)
		if i == t.sort {
			title = strings.TrimRight(Fit(title, min(Width(title), max(widths[i]-1, 0))), " ") + th.Glyph.Down
		}
		row += " " + cell(title, widths[i], c.Right)
	}
	if len(t.given) > t.h {
		row = Spread(row, strconv.Itoa(t.sel+1)+"/"+strconv.Itoa(len(t.given)), w)
	}
	return th.Muted.Render(Fit(row, w))
}

func cell(s string, w int, right bool) string {
	if right {
		return FitRight(s, w)
	}
	return Fit(s, w)
}

func (t *Table[T]) line(th theme.Theme, widths []int, w, i int) string {
	r, selected := t.row(i), i == t.sel
	plain, used := " ", 1 // what has the style of text waits: styling costs more than drawing
	if selected {
		plain = th.Glyph.Prompt
	}
	row := ""
	for j, c := range t.cols {
		if widths[j] == 0 {
			continue
		}
		s := cell(Clean(c.Cell(r)), widths[j], c.Right)
		used += 1 + widths[j]
		if c.Style != nil && !selected {
			if own, ok := c.Style(r); ok {
				row += th.Text.Render(plain+" ") + own.Render(s)
				plain = ""
				continue
			}
		}
		plain += " " + s
	}
	if selected {
		return th.Select.Render(Fit(plain, w))
	}
	if plain != "" {
		row += th.Text.Render(plain)
	}
	if used > w {
		return Fit(row, w)
	}
	return row + blanks(w-used)
}
