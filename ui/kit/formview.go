package kit

import (
	"strconv"
	"strings"

	"zhiban/ui/theme"
)

// areaRows is how many rows a field of several lines takes at most.
const areaRows = 5

// sheet is a form being drawn.
type sheet struct {
	rows     []string
	field    []int // of each row
	from, to int   // rows of the field with the focus
	x, y     int   // the cursor
}

// spot is where things stood when a form was drawn, for the mouse.
type spot struct {
	field []int // of each row of the body in sight
	list  int   // first row of the open list
}

// View draws a frame of exactly h rows of w cells. x, y is the cell of the
// cursor; in a choice it stands at the value.
func (f *Form) View(t theme.Theme, w, h int) (rows []string, x, y int) {
	in := max(w-4, 0)
	foot := f.foot(t, in)
	room := max(h-2-len(foot), 1)
	s := f.sheet(t, in, room)
	f.top = max(min(f.top, s.from, len(s.rows)-room), min(s.to-room, s.from), s.y-room+1, 0)
	f.drawn.field = s.field[f.top:min(f.top+room, len(s.rows))]
	body := s.rows[f.top:min(f.top+room, len(s.rows))]
	for len(body) < room {
		body = append(body, "")
	}
	body = append(body[:len(body):len(body)], foot...)
	title := Clean(f.title)
	if len(s.rows) > room { // there is more than can be seen
		title += " " + strconv.Itoa(f.at+1) + "/" + strconv.Itoa(len(f.inputs))
	}
	rows = Box(t, title, body, w, h)
	x, y = min(2+s.x, max(w-1, 0)), min(1+s.y-f.top, max(h-1, 0))
	if f.picker != nil {
		rows, x, y = f.overlay(t, rows, w, h, y)
	}
	return rows, x, y
}

// Click puts the focus into the field in row y of the drawn form, or chooses
// from the open list.
func (f *Form) Click(y int) {
	if f.picker != nil {
		f.listed(f.picker.Click(y - f.drawn.list))
		return
	}
	if y -= 1; y >= 0 && y < len(f.drawn.field) {
		f.leave(f.drawn.field[y] - f.at)
	}
}

// overlay lays the open list under its field, or above it when there is no
// room below.
func (f *Form) overlay(t theme.Theme, rows []string, w, h, at int) ([]string, int, int) {
	pw := min(max(w-6, 20), w, 64)
	ph := min(f.inputs[f.at].listHeight(), h)
	left, top := (w-pw)/2, at+1
	if top+ph > h {
		top = max(at-ph, 0)
		if top+ph > at {
			top = max(h-ph, 0)
		}
	}
	f.drawn.list = top
	over, x, y := f.picker.View(t, pw, ph)
	return Overlay(rows, over, left, top), min(left+x, max(w-1, 0)), min(top+y, max(h-1, 0))
}

// keysNow is what the keys do where the focus is.
func (f *Form) keysNow() string {
	switch {
	case f.picker != nil && f.words.List != "":
		return f.words.List
	case f.words.Choice != "" && !f.picked && len(f.inputs) > 0 && f.inputs[f.at].Kind == FormChoice:
		return f.words.Choice
	}
	return f.words.Keys
}

// foot is the problem of the whole form and its keys, or the question whether
// to discard.
func (f *Form) foot(t theme.Theme, w int) []string {
	var out []string
	if f.problem != "" {
		look, glyph := t.Error, t.Glyph.Cross
		if f.notice {
			look, glyph = t.OK, t.Glyph.Done
		}
		for _, l := range Wrap(f.problem, max(w-2, 2)) {
			out = append(out, look.Render(Fit(glyph+" "+l, w)))
		}
	}
	if f.asking {
		return append(out, t.Error.Render(Fit(f.words.Discard, w)))
	}
	if f.busy && f.words.Busy != "" {
		return append(out, t.Accent.Render(Fit(f.words.Busy, w)))
	}
	keys := Fit(f.keysNow(), w)
	if f.kept != "" {
		keys = Spread(f.words.Keys, f.kept, w)
	}
	return append(out, t.Muted.Render(keys))
}

func (f *Form) sheet(t theme.Theme, w, room int) sheet {
	label := 0
	for _, in := range f.inputs {
		label = max(label, Width(Clean(in.Label)))
	}
	label = min(label, max(w/3, 4))
	var s sheet
	for i, in := range f.inputs {
		at := len(s.rows)
		value, x, y := f.value(t, in, max(w-label-4, 4), max(min(areaRows, room-1), 1), i == f.at)
		for j, v := range value {
			s.rows = append(s.rows, f.label(t, in, label, j, i == f.at)+v)
		}
		if in.bad != "" {
			for _, l := range Wrap(in.bad, max(w-label-6, 2)) {
				s.rows = append(s.rows, strings.Repeat(" ", label+4)+t.Error.Render(t.Glyph.Cross+" "+l))
			}
		}
		for len(s.field) < len(s.rows) {
			s.field = append(s.field, i)
		}
		if i == f.at {
			s.from, s.to, s.x, s.y = at, len(s.rows), label+4+x, at+y
		}
	}
	return s
}

// label is what stands before row j of a field, label+4 cells.
func (f *Form) label(t theme.Theme, in *input, w, j int, focus bool) string {
	if j > 0 {
		return strings.Repeat(" ", w+4)
	}
	mark, must, style := " ", " ", t.Muted
	if focus {
		mark, style = t.Accent.Render(t.Glyph.Prompt), t.Title
	}
	if in.Required {
		must = t.Accent.Render("*")
	}
	label := Clean(in.Label)
	if Width(label) > w {
		label = Fit(label, w)
	}
	return mark + " " + style.Render(label) + must + blanks(w-Width(label)) + " "
}

// value draws what is in a field: its rows and the cell of the cursor.
func (f *Form) value(t theme.Theme, in *input, w, h int, focus bool) ([]string, int, int) {
	switch in.Kind {
	case FormChoice, FormPick:
		return []string{f.option(t, in, w, focus)}, 0, 0
	case FormArea:
		in.area.SetSize(w, h)
		in.area.SetSize(w, max(min(h, in.area.Rows()), min(2, h)))
		rows, x, y := in.area.View()
		if in.area.Empty() && in.Hint != "" {
			rows[0] = t.Muted.Render(Fit(in.Hint, w))
		}
		return rows, x, y
	}
	in.line.SetWidth(w)
	in.line.SetMask("")
	if in.Kind == FormSecret {
		in.line.SetMask("•")
		if ascii(t) {
			in.line.SetMask("*")
		}
	}
	text, x := in.line.View()
	if hint := in.line.Hint(); hint != "" {
		text = t.Muted.Render(hint)
	}
	return []string{text}, x, 0
}

func (f *Form) option(t theme.Theme, in *input, w int, focus bool) string {
	o, ok := in.option()
	text, style := Clean(o.Text), t.Text
	switch {
	case ok:
	case in.value != "": // not among the options: shown as it is
		text = Clean(in.value)
	default:
		text, style = Clean(in.Hint), t.Muted
	}
	if in.Kind != FormChoice || !focus {
		return style.Render(Fit(text, w))
	}
	signs := "‹ ›"
	if ascii(t) {
		signs = "< >"
	}
	text = strings.TrimRight(Fit(text, min(Width(text), max(w-5, 1))), " ")
	return Fit(style.Render(text)+"  "+t.Key.Render(signs), w)
}
