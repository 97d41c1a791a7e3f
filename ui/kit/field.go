package kit

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/rivo/uniseg"
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
	full     bool // the last insertion was refused: too long
}

// NewField makes an empty field.
func NewField() *Field { return &Field{w: 20} }

// SetWidth sets how many cells the field takes.
func (f *Field) SetWidth(w int) { f.w = max(w, 3) }

// SetHint sets what an empty field shows.
func (f *Field) SetHint(s string) { f.hint = s }

// Value is the text.
func (f *Field) Value() string { return strings.Join(f.clusters, "") }

// Empty reports whether nothing is typed.
func (f *Field) Empty() bool { return len(f.clusters) == 0 }

// Full reports that the last insertion was refused because the text would be
// too long; nothing of it was taken.
func (f *Field) Full() bool { return f.full }

// SetValue replaces the text and puts the cursor at its end.
func (f *Field) SetValue(s string) {
	f.clusters, f.pos, f.off, f.full = split(Clean(s)), 0, 0, false
	f.pos = len(f.clusters)
}

// Reset empties the field.
func (f *Field) Reset() { f.SetValue("") }

func split(s string) []string {
	var out []string
	g := uniseg.NewGraphemes(s)
	for g.Next() {
		out = append(out, g.Str())
	}
	return out
}

// Insert puts text at the cursor. Clusters are found anew: what is typed may
// join the character before it.
func (f *Field) Insert(s string) {
	s = Clean(s)
	if f.full = len(f.Value())+len(s) > maxField; f.full || s == "" {
		return
	}
	before := strings.Join(f.clusters[:f.pos], "") + s
	after := strings.Join(f.clusters[f.pos:], "")
	f.clusters = split(before + after)
	f.pos = 0
	for n := 0; n < len(before) && f.pos < len(f.clusters); f.pos++ {
		n += len(f.clusters[f.pos])
	}
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
			f.Insert(msg.Text)
			return true
		}
		return f.edit(msg.String())
	}
	return false
}

func (f *Field) edit(key string) bool {
	switch key {
	case "left", "ctrl+b":
		f.pos = max(f.pos-1, 0)
	case "right", "ctrl+f":
		f.pos = min(f.pos+1, len(f.clusters))
	case "home", "ctrl+a":
		f.pos = 0
	case "end", "ctrl+e":
		f.pos = len(f.clusters)
	case "backspace", "ctrl+h":
		f.delete(f.pos-1, f.pos)
	case "delete", "ctrl+d":
		f.delete(f.pos, f.pos+1)
	case "ctrl+u":
		f.delete(0, f.pos)
	case "ctrl+k":
		f.delete(f.pos, len(f.clusters))
	case "ctrl+w", "alt+backspace":
		f.delete(f.wordStart(), f.pos)
	default:
		return false
	}
	return true
}

func (f *Field) delete(from, to int) {
	from, to = max(from, 0), min(to, len(f.clusters))
	if from >= to {
		return
	}
	before := strings.Join(f.clusters[:from], "")
	after := strings.Join(f.clusters[to:], "")
	f.clusters = split(before + after)
	f.pos = min(from, len(f.clusters))
}

func (f *Field) wordStart() int {
	i := f.pos
	for i > 0 && f.clusters[i-1] == " " {
		i--
	}
	for i > 0 && f.clusters[i-1] != " " {
		i--
	}
	return i
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
		n := Width(f.clusters[i])
		room := f.w - 1 // a cell for the cursor behind the text, or for …
		if used+n > room {
			return Fit(line, f.w-1) + "…", min(cursor, f.w-1)
		}
		line, used = line+f.clusters[i], used+n
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

// scroll moves the first cluster shown so that the cursor is in sight.
func (f *Field) scroll() {
	f.off = min(f.off, f.pos)
	for f.off < f.pos {
		used := 0
		if f.off > 0 {
			used = 1
		}
		for _, c := range f.clusters[f.off:f.pos] {
			used += Width(c)
		}
		if used <= f.w-2 {
			break
		}
		f.off++
	}
	for f.off > 0 { // after deleting, show what fits again
		used := 1
		for _, c := range f.clusters[f.off-1:] {
			used += Width(c)
		}
		if used > f.w-2 {
			break
		}
		f.off--
	}
}
