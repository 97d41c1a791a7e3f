package kit

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Editor is an input of several lines. It wraps by grapheme cluster and tells
// in which cell the cursor stands; bubbles' textarea hides characters where it
// wraps mixed text.
type Editor struct {
	paras     []para // what stands between line breaks; never empty
	line, pos int    // where the cursor is: paragraph, clusters before it
	goal      int    // the column that ↑↓ keep to, -1 when none
	top       int    // first row in sight
	w, h      int
	size      int // bytes of the text
	full      bool
	hist      history
}

// NewEditor makes an empty editor.
func NewEditor() *Editor {
	e := &Editor{w: 20, h: 3}
	e.SetValue("")
	return e
}

// SetSize sets how many cells and rows the editor takes.
func (e *Editor) SetSize(w, h int) {
	w, h = max(w, 4), max(h, 1)
	if w != e.w {
		e.w = w
		for i := range e.paras {
			e.paras[i].wrap(w)
		}
	}
	e.h = h
}

// Value is the text, its lines separated by \n.
func (e *Editor) Value() string {
	lines := make([]string, len(e.paras))
	for i := range e.paras {
		lines[i] = e.paras[i].text()
	}
	return strings.Join(lines, "\n")
}

// Empty reports whether nothing is typed.
func (e *Editor) Empty() bool { return len(e.paras) == 1 && len(e.paras[0].clusters) == 0 }

// Full reports that the last insertion was refused because the text would be
// too long; nothing of it was taken.
func (e *Editor) Full() bool { return e.full }

// SetValue replaces the text and puts the cursor at its end. What was typed
// before is forgotten: it belonged to another text.
func (e *Editor) SetValue(s string) {
	e.load(CleanLines(s))
	e.line = len(e.paras) - 1
	e.pos, e.goal, e.top, e.full, e.hist = len(e.paras[e.line].clusters), -1, 0, false, history{}
}

// Reset empties the editor.
func (e *Editor) Reset() { e.SetValue("") }

func (e *Editor) load(s string) {
	e.paras, e.size = nil, len(s)
	for l := range strings.SplitSeq(s, "\n") {
		e.paras = append(e.paras, newPara(l, e.w))
	}
}

// Insert puts text at the cursor; it may have several lines.
func (e *Editor) Insert(s string) { e.insert(s, editOther) }

func (e *Editor) insert(s string, kind editKind) {
	s = CleanLines(s)
	if e.full = e.size+len(s) > maxField; e.full || s == "" {
		return
	}
	e.hist.before(kind, e.snapshot)
	p := &e.paras[e.line]
	before, after := strings.Join(p.clusters[:e.pos], ""), strings.Join(p.clusters[e.pos:], "")
	e.replace(e.line, 1, before+s+after)
	e.line += strings.Count(s, "\n")
	if i := strings.LastIndex(s, "\n"); i >= 0 {
		before = s[i+1:]
	} else {
		before += s
	}
	e.size += len(s)
	e.pos = clustersIn(e.paras[e.line].clusters, len(before))
	e.goal = -1
	e.hist.typed(s)
}

// replace puts the lines of a text in the place of n paragraphs.
func (e *Editor) replace(from, n int, s string) {
	lines := strings.Split(s, "\n")
	paras := make([]para, 0, len(e.paras)-n+len(lines))
	paras = append(paras, e.paras[:from]...)
	for _, l := range lines {
		paras = append(paras, newPara(l, e.w))
	}
	e.paras = append(paras, e.paras[from+n:]...)
}

// erase takes out what stands between two places in reading order.
func (e *Editor) erase(line1, pos1, line2, pos2 int, kind editKind) {
	if line1 == line2 && pos1 >= pos2 {
		return
	}
	e.hist.before(kind, e.snapshot)
	before := strings.Join(e.paras[line1].clusters[:pos1], "")
	after := strings.Join(e.paras[line2].clusters[pos2:], "")
	old := line2 - line1
	for i := line1; i <= line2; i++ {
		old += len(e.paras[i].text())
	}
	e.size += len(before) + len(after) - old
	e.replace(line1, line2-line1+1, before+after)
	e.line, e.goal = line1, -1
	e.pos = clustersIn(e.paras[line1].clusters, len(before))
}

func (e *Editor) snapshot() snapshot { return snapshot{text: e.Value(), line: e.line, pos: e.pos} }

// CanUndo reports whether Ctrl+Z would take something back in the editor; when
// not, the key is not for the editor.
func (e *Editor) CanUndo() bool { return len(e.hist.past) > 0 }

func (e *Editor) restore(s snapshot, ok bool) bool {
	if ok {
		e.load(s.text)
		e.line = min(s.line, len(e.paras)-1)
		e.pos, e.goal, e.full = min(s.pos, len(e.paras[e.line].clusters)), -1, false
	}
	return ok
}

// Update takes a key or a paste; it reports whether it was for the editor. ↑
// in the first row and ↓ in the last are not: they leave it.
func (e *Editor) Update(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		e.insert(msg.Content, editOther)
		return true
	case tea.KeyPressMsg:
		if msg.Text != "" && msg.Mod&^tea.ModShift == 0 {
			e.insert(msg.Text, editType)
			return true
		}
		key := msg.String()
		return e.edit(key) || e.move(key)
	}
	return false
}

func (e *Editor) edit(key string) bool {
	p := e.paras[e.line].clusters
	switch key {
	case "enter", "shift+enter", "ctrl+j":
		e.insert("\n", editType)
	case "backspace", "ctrl+h":
		line, pos := e.left()
		e.erase(line, pos, e.line, e.pos, editErase)
	case "delete", "ctrl+d":
		line, pos := e.right()
		e.erase(e.line, e.pos, line, pos, editErase)
	case "ctrl+u":
		e.erase(e.line, 0, e.line, e.pos, editOther)
	case "ctrl+k":
		if e.pos == len(p) {
			line, pos := e.right()
			e.erase(e.line, e.pos, line, pos, editOther)
			return true
		}
		e.erase(e.line, e.pos, e.line, len(p), editOther)
	case "ctrl+w", "alt+backspace":
		line, pos := e.line, wordStart(p, e.pos)
		if e.pos == 0 {
			line, pos = e.left()
		}
		e.erase(line, pos, e.line, e.pos, editOther)
	case "ctrl+z":
		return e.restore(e.hist.undo(e.snapshot()))
	case "ctrl+y":
		return e.restore(e.hist.redo(e.snapshot()))
	default:
		return false
	}
	return true
}
