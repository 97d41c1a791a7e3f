package kit

// List keeps a selection over rows that may be loaded anew at any time. The
// selection is an id, not a place: a refresh never moves it while its row is
// there.
type List struct {
	ids []string
	sel int
	off int
}

// SetIDs replaces the rows. When the selected one is gone the row that took
// its place is selected.
func (l *List) SetIDs(ids []string) {
	old := l.Selected()
	l.ids = ids
	for i, id := range ids {
		if id == old {
			l.sel = i
			return
		}
	}
	l.sel = min(l.sel, max(len(ids)-1, 0))
}

// Selected is the id of the selected row, "" when there is none.
func (l *List) Selected() string {
	if l.sel < 0 || l.sel >= len(l.ids) {
		return ""
	}
	return l.ids[l.sel]
}

// Select selects a row by its id.
func (l *List) Select(id string) {
	for i, x := range l.ids {
		if x == id {
			l.sel = i
		}
	}
}

// IDs are the rows in their order.
func (l *List) IDs() []string { return l.ids }

// Offset is the place of the first row in sight, as last drawn.
func (l *List) Offset() int { return l.off }

// Len is the number of rows.
func (l *List) Len() int { return len(l.ids) }

// Move moves the selection.
func (l *List) Move(by int) { l.sel = min(max(l.sel+by, 0), max(len(l.ids)-1, 0)) }

// Key moves the selection by a key; false when the key is not for a list.
func (l *List) Key(key string, page int) bool {
	switch key {
	case "up":
		l.Move(-1)
	case "down":
		l.Move(1)
	case "pgup":
		l.Move(-max(page, 1))
	case "pgdown":
		l.Move(max(page, 1))
	case "home":
		l.Move(-len(l.ids))
	case "end":
		l.Move(len(l.ids))
	default:
		return false
	}
	return true
}

// Rows draws the rows in sight; draw gets the place of a row.
func (l *List) Rows(height int, draw func(i int, selected bool) string) []string {
	if height <= 0 {
		return nil
	}
	if l.sel < l.off {
		l.off = l.sel
	}
	if l.sel >= l.off+height {
		l.off = l.sel - height + 1
	}
	l.off = max(min(l.off, len(l.ids)-height), 0)
	var out []string
	for i := l.off; i < len(l.ids) && i < l.off+height; i++ {
		out = append(out, draw(i, i == l.sel))
	}
	return out
}
