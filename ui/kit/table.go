package kit

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
)

// Column is a column of a table.
type Column[T any] struct {
	Title string
	Width int  // cells; 0 = takes the rest
	Right bool // numbers
	Drop  int  // 0 = never left out; else the highest goes first when the room is short
	Cell  func(T) string
	Style func(T) (lipgloss.Style, bool) // nil or false = the style of text
	Less  func(a, b T) bool              // nil = cannot be sorted by
}

// Table shows rows that may be loaded anew at any time: the selection is an
// id, and the selected row stays where it stands on the screen. Only the rows
// in sight are drawn.
type Table[T any] struct {
	id    func(T) string
	cols  []Column[T]
	given []T
	order []int32 // the shown order when sorted, nil = as given
	sort  int     // column, -1 = as given
	sel   int
	selID string
	off   int
	h     int // rows of the body as last drawn
	empty string
}

// NewTable makes a table; id names a row for as long as it lives.
func NewTable[T any](id func(T) string, cols []Column[T]) *Table[T] {
	return &Table[T]{id: id, cols: cols, sort: -1}
}

// SetColumns replaces the columns, as when the language changes.
func (t *Table[T]) SetColumns(cols []Column[T]) {
	t.cols = cols
	if t.sort >= len(cols) || t.sort >= 0 && cols[t.sort].Less == nil {
		t.sort = -1
	}
	t.arrange()
}

// SetEmpty sets what a table without rows shows: what to do next.
func (t *Table[T]) SetEmpty(text string) { t.empty = text }

// SetRows replaces the rows. When the selected one is gone the row that took
// its place is selected.
func (t *Table[T]) SetRows(rows []T) {
	t.given = rows
	t.arrange()
}

// arrange sorts and finds the selected row again; it stays on its line of the
// screen when there are rows enough around it.
func (t *Table[T]) arrange() {
	at := t.sel - t.off
	t.order = nil
	if t.sort >= 0 {
		less := t.cols[t.sort].Less
		t.order = make([]int32, len(t.given))
		for i := range t.order {
			t.order[i] = int32(i)
		}
		slices.SortStableFunc(t.order, func(a, b int32) int {
			switch {
			case less(t.given[a], t.given[b]):
				return -1
			case less(t.given[b], t.given[a]):
				return 1
			}
			return 0
		})
	}
	i := t.find(t.selID)
	if i < 0 {
		i = t.sel
	}
	t.to(i)
	t.off = t.sel - at
	t.clamp()
}

// find looks for a row where it was first: most reloads move nothing.
func (t *Table[T]) find(id string) int {
	n := len(t.given)
	if id == "" {
		return -1
	}
	if t.sel < n && t.id(t.row(t.sel)) == id {
		return t.sel
	}
	for i := range n {
		if t.id(t.row(i)) == id {
			return i
		}
	}
	return -1
}

func (t *Table[T]) row(i int) T {
	if t.order != nil {
		i = int(t.order[i])
	}
	return t.given[i]
}

func (t *Table[T]) to(i int) {
	t.sel = min(max(i, 0), max(len(t.given)-1, 0))
	if len(t.given) > 0 { // an empty moment forgets nothing
		t.selID = t.id(t.row(t.sel))
	}
}

func (t *Table[T]) clamp() { t.off = max(min(t.off, len(t.given)-max(t.h, 1)), 0) }

// Rows are the rows in the order shown.
func (t *Table[T]) Rows() []T {
	if t.order == nil {
		return t.given
	}
	out := make([]T, len(t.order))
	for i := range out {
		out[i] = t.row(i)
	}
	return out
}

// Selected is the selected row, false when there is none.
func (t *Table[T]) Selected() (T, bool) {
	if len(t.given) == 0 {
		var none T
		return none, false
	}
	return t.row(t.sel), true
}

// SelectedID is the id of the selected row, "" when there is none.
func (t *Table[T]) SelectedID() string {
	row, ok := t.Selected()
	if !ok {
		return ""
	}
	return t.id(row)
}

// Select selects a row by its id; an unknown one changes nothing.
func (t *Table[T]) Select(id string) {
	if i := t.find(id); i >= 0 {
		t.to(i)
	}
}

// Len is the number of rows.
func (t *Table[T]) Len() int { return len(t.given) }

// Key moves the selection by a key; false when the key is not for a table.
func (t *Table[T]) Key(key string) bool {
	page := max(t.h-1, 1)
	switch key {
	case "up":
		t.to(t.sel - 1)
	case "down":
		t.to(t.sel + 1)
	case "pgup":
		t.to(t.sel - page)
	case "pgdown":
		t.to(t.sel + page)
	case "home":
		t.to(0)
	case "end":
		t.to(len(t.given) - 1)
	default:
		return false
	}
	return true
}

// Click selects the row in line y of the drawn table; on the header it sorts.
func (t *Table[T]) Click(y int) bool {
	if y == 0 {
		t.SortNext()
		return true
	}
	i := t.off + y - 1
	if y < 0 || y > t.h || i >= len(t.given) {
		return false
	}
	t.to(i)
	return true
}

// Wheel scrolls by rows; the selection stays in sight.
func (t *Table[T]) Wheel(by int) {
	t.off += by
	t.clamp()
	if h := max(t.h, 1); t.sel < t.off {
		t.to(t.off)
	} else if t.sel >= t.off+h {
		t.to(t.off + h - 1)
	}
}

// SortNext sorts by the next column that can be sorted by, at last in the
// given order again.
func (t *Table[T]) SortNext() {
	for t.sort++; t.sort < len(t.cols); t.sort++ {
		if t.cols[t.sort].Less != nil {
			break
		}
	}
	if t.sort >= len(t.cols) {
		t.sort = -1
	}
	t.arrange()
}

// Sorted is the title of the column sorted by, "" for the given order.
func (t *Table[T]) Sorted() string {
	if t.sort < 0 {
		return ""
	}
	return strings.TrimSpace(t.cols[t.sort].Title)
}
