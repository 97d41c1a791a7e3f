package kit

import (
	"unicode"
	"unicode/utf8"
)

const (
	maxUndo  = 100 // steps kept
	maxGroup = 20  // insertions that one undo takes back at most
)

type editKind int

const (
	editNone editKind = iota // whatever comes begins a new step
	editType
	editErase
	editOther // a step of its own
)

// snapshot is a text and where its cursor stood.
type snapshot struct {
	text      string
	line, pos int
}

// history keeps the texts before the last edits, in steps as a person thinks
// of them: a run of typing, a run of erasing, a paste.
type history struct {
	past, future []snapshot
	kind         editKind
	n            int
}

// before notes the text as it is before an edit of a kind.
func (h *history) before(kind editKind, now func() snapshot) {
	h.future = nil
	if kind == h.kind && kind != editOther && h.n < maxGroup {
		h.n++
		return
	}
	h.past = append(h.past, now())
	if len(h.past) > maxUndo {
		h.past = append(h.past[:0], h.past[len(h.past)-maxUndo:]...)
	}
	h.kind, h.n = kind, 1
}

// typed ends the step at the end of a word or a sentence.
func (h *history) typed(s string) {
	if r, _ := utf8.DecodeLastRuneInString(s); unicode.IsSpace(r) || unicode.IsPunct(r) {
		h.seal()
	}
}

// seal ends a step: the cursor was moved.
func (h *history) seal() { h.kind, h.n = editNone, 0 }

func (h *history) undo(now snapshot) (snapshot, bool) { return step(h, &h.past, &h.future, now) }

func (h *history) redo(now snapshot) (snapshot, bool) { return step(h, &h.future, &h.past, now) }

func step(h *history, from, to *[]snapshot, now snapshot) (snapshot, bool) {
	if len(*from) == 0 {
		return snapshot{}, false
	}
	last := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	*to = append(*to, now)
	h.seal()
	return last, true
}
