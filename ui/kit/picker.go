package kit

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/ui/theme"
)

// PickEvent is what a message did to a picker.
type PickEvent int

// The events of a picker.
const (
	PickNone PickEvent = iota
	PickChosen
	PickCancelled
)

// Picker chooses one of many options by typing a part of it.
type Picker struct {
	title, empty string
	field        *Field
	entries      []entry
	known        map[rune]*sound // already looked up
	found        []hit
	last         query
	sel, off, h  int
	moved        bool // somebody went through the list
	chosen       Option
}

type hit struct{ at, score int32 }

// NewPicker makes a picker without options.
func NewPicker() *Picker { return &Picker{field: NewField(), known: map[rune]*sound{}} }

// SetTitle sets what stands in the frame.
func (p *Picker) SetTitle(s string) { p.title = s }

// SetHint sets what an empty query shows.
func (p *Picker) SetHint(s string) { p.field.SetHint(s) }

// SetEmpty sets what stands in the place of matches when there are none.
func (p *Picker) SetEmpty(s string) { p.empty = s }

// SetOptions replaces the options; the query and the highlighted option stay.
func (p *Picker) SetOptions(options []Option) {
	old, had := p.Highlighted()
	p.entries = make([]entry, len(options))
	for i, o := range options {
		p.entries[i].option = o
	}
	p.found = nil
	p.filter(newQuery(p.Query()), false)
	if had {
		p.highlight(old.ID)
	}
}

func (p *Picker) highlight(id string) {
	for i, h := range p.found {
		if p.entries[h.at].option.ID == id {
			p.sel = i
			return
		}
	}
}

// Highlight puts the highlight on an option of the matches.
func (p *Picker) Highlight(id string) { p.highlight(id) }

// SetQuery replaces the query.
func (p *Picker) SetQuery(s string) {
	p.field.SetValue(s)
	p.search()
}

// Query is what was typed.
func (p *Picker) Query() string { return p.field.Value() }

// Chosen is the option of the last PickChosen.
func (p *Picker) Chosen() Option { return p.chosen }

// Highlighted is the option that Enter chooses, false when nothing matches.
func (p *Picker) Highlighted() (Option, bool) {
	if p.sel >= len(p.found) {
		return Option{}, false
	}
	return p.entries[p.found[p.sel].at].option, true
}

// Len is the number of matches.
func (p *Picker) Len() int { return len(p.found) }

// search filters when the query has changed. What is typed on can only match
// less, so that only the last matches are looked at.
func (p *Picker) search() {
	q := newQuery(p.Query())
	if q.whole == p.last.whole && p.found != nil {
		return
	}
	narrows := p.found != nil && len(p.last.words) > 0 && strings.HasPrefix(q.whole, p.last.whole)
	p.filter(q, narrows)
	p.sel, p.off = 0, 0
}

func (p *Picker) filter(q query, narrows bool) {
	p.last = q
	var among []int32
	if narrows {
		for _, h := range p.found {
			among = append(among, h.at)
		}
		slices.Sort(among) // equals stay in the order given
	}
	p.found = p.found[:0]
	if p.found == nil {
		p.found = []hit{}
	}
	n := len(p.entries)
	if narrows {
		n = len(among)
	}
	for i := range n {
		at := int32(i)
		if narrows {
			at = among[i]
		}
		if score, ok := q.match(&p.entries[at], p.listen); ok {
			p.found = append(p.found, hit{at, int32(score)})
		}
	}
	slices.SortStableFunc(p.found, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
	p.sel = min(p.sel, max(len(p.found)-1, 0))
}

func (p *Picker) listen(r rune) *sound {
	out, ok := p.known[r]
	if !ok {
		out = listen(r)
		p.known[r] = out
	}
	return out
}

// Update takes a key or a paste.
func (p *Picker) Update(msg tea.Msg) PickEvent {
	if k, ok := msg.(tea.KeyPressMsg); ok && (k.Text == "" || k.Mod&^tea.ModShift != 0) {
		switch k.String() {
		case "esc":
			return PickCancelled
		case "enter":
			return p.choose()
		case "up":
			p.move(-1)
			return PickNone
		case "down":
			p.move(1)
			return PickNone
		case "pgup":
			p.move(-max(p.h-1, 1))
			return PickNone
		case "pgdown":
			p.move(max(p.h-1, 1))
			return PickNone
		}
	}
	if p.field.Update(msg) {
		p.search()
	}
	return PickNone
}

func (p *Picker) choose() PickEvent {
	o, ok := p.Highlighted()
	if !ok {
		return PickNone
	}
	p.chosen = o
	return PickChosen
}

func (p *Picker) move(by int) {
	p.moved = true
	p.sel = min(max(p.sel+by, 0), max(len(p.found)-1, 0))
}

// Touched reports whether somebody typed or moved: what is highlighted is what
// they mean.
func (p *Picker) Touched() bool { return p.moved || p.Query() != "" }

// Click chooses the match in row y of the drawn picker.
func (p *Picker) Click(y int) PickEvent {
	i := p.off + y - 2
	if y < 2 || y >= 2+p.h || i >= len(p.found) {
		return PickNone
	}
	p.sel = i
	return p.choose()
}

// Height is how many rows View needs to show every option, whatever is typed.
func (p *Picker) Height() int { return max(len(p.entries), 2) + 3 }

// Wheel moves the highlight.
func (p *Picker) Wheel(by int) { p.move(by) }

// View draws a frame of exactly h rows of w cells: the query, then the best
// matches. x, y is the cell of the cursor.
func (p *Picker) View(t theme.Theme, w, h int) (rows []string, x, y int) {
	in := max(w-4, 0)
	p.field.SetWidth(max(in-2, 3))
	text, cursor := p.field.View()
	if hint := p.field.Hint(); hint != "" {
		text = t.Muted.Render(hint)
	}
	body := []string{t.Accent.Render(t.Glyph.Prompt) + " " + text}
	p.h = max(h-3, 0)
	if p.h > 0 {
		p.off = max(min(p.off, p.sel, len(p.found)-p.h), p.sel-p.h+1, 0)
	}
	for i := p.off; i < len(p.found) && i < p.off+p.h; i++ {
		body = append(body, p.row(t, in, i))
	}
	if len(p.found) == 0 && p.empty != "" {
		for _, l := range Wrap(p.empty, max(in-2, 2)) {
			body = append(body, t.Muted.Render("  "+l))
		}
	}
	return Box(t, Clean(p.title), body, w, h), min(4+cursor, max(w-1, 0)), min(1, max(h-1, 0))
}

func (p *Picker) row(t theme.Theme, w, i int) string {
	o := p.entries[p.found[i].at].option
	text, note := Clean(o.Text), Clean(o.Note)
	if max := w / 2; Width(note) > max {
		note = strings.TrimRight(Fit(note, max), " ")
	}
	if i == p.sel {
		return t.Select.Render(Fit(Spread(t.Glyph.Prompt+" "+text, note, w), w))
	}
	if note == "" {
		return t.Text.Render(Fit("  "+text, w))
	}
	n := max(w-Width(note)-1, 0)
	return t.Text.Render(Fit("  "+text, n)) + " " + t.Muted.Render(note)
}
