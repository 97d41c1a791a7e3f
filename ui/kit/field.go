package kit

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// maxField is the longest text of a field in bytes: what the store takes.
const maxField = 64 << 10

// Field is a line of input. It edits grapheme clusters and tells in which cell
// the cursor stands: bubbles' text input counts runes, so that with Chinese
// text the terminal's cursor, and the IME's window with it, drifts away.
type Field struct {
	clusters []string
	pos      int // clusters before the cursor
	off      int // first cluster shown
	w        int
	hint     string
	mask     string
	full     bool // the last insertion was refused: too long
	hist     history
}

// NewField makes an empty field.
func NewField() *Field { return &Field{w: 20} }

// SetWidth sets how many cells the field takes.
func (f *Field) SetWidth(w int) { f.w = max(w, 3) }

// SetHint sets what an empty field shows.
func (f *Field) SetHint(s string) { f.hint = Clean(s) }

// SetMask draws every character as the given sign, for a secret; "" shows the
// text.
func (f *Field) SetMask(sign string) { f.mask = sign }

// Value is the text.
func (f *Field) Value() string { return strings.Join(f.clusters, "") }

// Empty reports whether nothing is typed.
func (f *Field) Empty() bool { return len(f.clusters) == 0 }

// Full reports that the last insertion was refused because the text would be
// too long; nothing of it was taken.
func (f *Field) Full() bool { return f.full }

// SetValue replaces the text and puts the cursor at its end. What was typed
// before is forgotten: it belonged to another text.
func (f *Field) SetValue(s string) {
	f.clusters, f.off, f.full, f.hist = split(Clean(s)), 0, false, history{}
	f.pos = len(f.clusters)
}

// Reset empties the field.
func (f *Field) Reset() { f.SetValue("") }

// Insert puts text at the cursor. Clusters are found anew: what is typed may
// join the character before it.
func (f *Field) Insert(s string) { f.insert(s, editOther) }

func (f *Field) insert(s string, kind editKind) {
	s = Clean(s)
	if f.full = f.size()+len(s) > maxField; f.full || s == "" {
		return
	}
	f.hist.before(kind, f.snapshot)
	before := strings.Join(f.clusters[:f.pos], "") + s
	after := strings.Join(f.clusters[f.pos:], "")
	f.clusters = split(before + after)
	f.pos = clustersIn(f.clusters, len(before))
	f.hist.typed(s)
}

func (f *Field) size() int {
	n := 0
	for _, c := range f.clusters {
		n += len(c)
	}
	return n
}

func (f *Field) snapshot() snapshot { return snapshot{text: f.Value(), pos: f.pos} }

// CanUndo reports whether Ctrl+Z would take something back in the field; when
// not, the key is not for the field.
func (f *Field) CanUndo() bool { return len(f.hist.past) > 0 }

func (f *Field) restore(s snapshot, ok bool) bool {
	if ok {
		f.clusters, f.full = split(s.text), false
		f.pos = min(s.pos, len(f.clusters))
	}
	return ok
}

// Update takes a key or a paste; it reports whether it was for the field. A
// message of several characters is what an IME committed: always text.
func (f *Field) Update(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		f.Insert(msg.Content)
		return true
	case tea.KeyPressMsg:
		if msg.Text != "" && msg.Mod&^tea.ModShift == 0 {
			f.insert(msg.Text, editType)
			return true
		}
		return f.edit(msg.String())
	}
	return false
}

func (f *Field) edit(key string) bool {
	switch key {
	case "left", "ctrl+b":
		f.move(f.pos - 1)
	case "right", "ctrl+f":
		f.move(f.pos + 1)
	case "home", "ctrl+a":
		f.move(0)
	case "end", "ctrl+e":
		f.move(len(f.clusters))
	case "backspace", "ctrl+h":
		f.delete(f.pos-1, f.pos, editErase)
	case "delete", "ctrl+d":
		f.delete(f.pos, f.pos+1, editErase)
	case "ctrl+u":
		f.delete(0, f.pos, editOther)
	case "ctrl+k":
		f.delete(f.pos, len(f.clusters), editOther)
	case "ctrl+w", "alt+backspace":
		f.delete(f.wordStart(), f.pos, editOther)
	case "ctrl+z":
		return f.restore(f.hist.undo(f.snapshot()))
	case "ctrl+y":
		return f.restore(f.hist.redo(f.snapshot()))
	default:
		return false
	}
	return true
}

func (f *Field) move(to int) {
	f.pos = min(max(to, 0), len(f.clusters))
	f.hist.seal()
}

func (f *Field) delete(from, to int, kind editKind) {
	from, to = max(from, 0), min(to, len(f.clusters))
	if from >= to {
		return
	}
	f.hist.before(kind, f.snapshot)
	before := strings.Join(f.clusters[:from], "")
	after := strings.Join(f.clusters[to:], "")
	f.clusters = split(before + after)
	f.pos = clustersIn(f.clusters, len(before))
}

func (f *Field) wordStart() int { return wordStart(f.clusters, f.pos) }

func wordStart(clusters []string, i int) int {
	for i > 0 && clusters[i-1] == " " {
		i--
	}
	for i > 0 && clusters[i-1] != " " {
		i--
	}
	return i
}

// drawn is how a cluster stands in the field, and in how many cells.
func (f *Field) drawn(i int) (string, int) {
	if f.mask != "" {
		return f.mask, Width(f.mask)
	}
	return shown(f.clusters[i])
}

// View draws exactly the field's width and says in which cell of it the cursor
// stands. Text out of sight is marked with ….
func (f *Field) View() (text string, cursor int) {
	f.scroll()
	left := ""
	if f.off > 0 {
		left = "…"
	}
	line, used, cursor := left, Width(left), Width(left)
	for i := f.off; i < len(f.clusters); i++ {
		if i == f.pos {
			cursor = used
		}
		c, n := f.drawn(i)
		room := f.w - 1 // a cell for the cursor behind the text, or for …
		if used+n > room {
			return Fit(line, f.w-1) + "…", min(cursor, f.w-1)
		}
		line, used = line+c, used+n
	}
	if f.pos == len(f.clusters) {
		cursor = used
	}
	return Fit(line, f.w), min(cursor, f.w-1)
}

// Hint is what an empty field shows instead of text, "" when there is text.
func (f *Field) Hint() string {
	if f.Empty() {
		return Fit(f.hint, f.w)
	}
	return ""
}

// scroll moves the first cluster shown so that the cursor is in sight, and
// back when more fits again after deleting.
func (f *Field) scroll() {
	f.off = min(f.off, f.pos)
	if f.off > 0 && f.cells(f.off, f.pos)+1 > f.w-2 || f.off == 0 && f.cells(0, f.pos) > f.w-2 {
		f.off = f.pos
		for used := 1; f.off > 0; f.off-- {
			_, n := f.drawn(f.off - 1)
			if used += n; used > f.w-2 {
				break
			}
		}
	}
	if f.off == 0 {
		return
	}
	used := 1 + f.cells(f.off, len(f.clusters))
	for f.off > 0 {
		_, n := f.drawn(f.off - 1)
		if used += n; used > f.w-2 {
			break
		}
		f.off--
	}
}

// cells is how wide a part of the text is; it stops counting behind the field.
func (f *Field) cells(from, to int) int {
	used := 0
	for i := from; i < to && used <= f.w; i++ {
		_, n := f.drawn(i)
		used += n
	}
	return used
}
