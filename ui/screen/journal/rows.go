package journal

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/find"
	"zhiban/ui/kit"
)

// drawn is a row of the window: a line, or what separates two.
type drawn struct {
	line  int // -1: a separator
	label string
}

// end is a place below every row: the newest are in sight.
const end = 1 << 30

// draw lays the rows of the window out: days and cut-offs between the lines.
func (s *Screen) draw() {
	w := s.env.Words
	rows, cut, day := make([]drawn, 0, len(s.win.lines)+8), 0, ""
	cuts := s.win.cuts
	for i, l := range s.win.lines {
		for ; cut < len(cuts) && cuts[cut].At < l.Recorded; cut++ {
			if i > 0 {
				rows = append(rows, drawn{-1, s.cutLabel(cuts[cut])})
			}
		}
		if d := w.Day(l.Recorded.In(w.Zone)); d != day {
			day = d
			rows = append(rows, drawn{-1, d})
		}
		rows = append(rows, drawn{line: i})
	}
	if !s.win.newer && len(s.win.lines) > 0 {
		for ; cut < len(cuts); cut++ {
			rows = append(rows, drawn{-1, s.cutLabel(cuts[cut])})
		}
	}
	s.win.rows = rows
}

func (s *Screen) cutLabel(c store.CutMark) string {
	w := s.env.Words
	out := fmt.Sprintf(w.T.Diary.CutOff, w.Shift(c.Shift), c.At.In(w.Zone).Format("15:04"), c.Number)
	if c.Withdrawn {
		out += w.T.Diary.Withdrawn
	}
	return out
}

// rowOf is the row of a line, -1 when it is not held.
func (s *Screen) rowOf(id string) int {
	for y, r := range s.win.rows {
		if r.line >= 0 && s.win.lines[r.line].ID == id {
			return y
		}
	}
	return -1
}

// at is the first row in sight. While a question is open there are fewer rows,
// and the line that it is about must not hide below them.
func (s *Screen) at() int {
	room := s.room()
	top := max(min(s.top, len(s.win.rows)-room), 0)
	if s.ask.Active() {
		if y := s.rowOf(s.sel); y >= top+room {
			top = y - room + 1
		}
	}
	return top
}

// anchor is the line that must not move, and how far below the first row in
// sight it stands: the chosen one, else the first in sight; none at the end.
func (s *Screen) anchor() (id string, row int) {
	if s.h == 0 || s.top >= end && s.sel == "" {
		return "", 0
	}
	top := s.at()
	if y := s.rowOf(s.sel); y >= top && y < top+s.room() {
		return s.sel, y - top
	}
	for y := top; y < len(s.win.rows); y++ {
		if r := s.win.rows[y]; r.line >= 0 {
			return s.win.lines[r.line].ID, y - top
		}
	}
	return "", 0
}

// hold puts a line back to where it stood.
func (s *Screen) hold(id string, row int) {
	if id == "" {
		if s.sel != "" && s.h > 0 {
			s.follow()
		}
		s.seen()
		return
	}
	if y := s.rowOf(id); y >= 0 {
		s.top = max(y-row, 0)
	}
	s.seen()
}

// seen takes the badge away once the newest row is in sight.
func (s *Screen) seen() {
	if s.h > 0 && !s.win.newer && s.at()+s.room() >= len(s.win.rows) {
		s.news = false
	}
}

// chosen is the selected line.
func (s *Screen) chosen() (store.Line, bool) {
	if s.sel != "" {
		for _, l := range s.win.lines {
			if l.ID == s.sel {
				return l, true
			}
		}
	}
	return store.Line{}, false
}

func (s *Screen) index() int {
	for i, l := range s.win.lines {
		if l.ID == s.sel {
			return i
		}
	}
	return -1
}

// move goes over the lines; below the newest one none is chosen.
func (s *Screen) move(by int) tea.Cmd {
	n, i := len(s.win.lines), s.index()
	s.bar = app.Bar{} // Enter opens again
	switch {
	case n == 0 || i < 0 && by > 0:
		return nil
	case i < 0: // from the row that is seen last
		i = n - 1
		for y := min(s.at()+s.room(), len(s.win.rows)) - 1; y >= 0; y-- {
			if r := s.win.rows[y]; r.line >= 0 {
				i = r.line
				break
			}
		}
	default:
		i += by
	}
	if i >= n {
		if s.win.newer {
			i = n - 1
		} else {
			return s.newest()
		}
	}
	s.sel = s.win.lines[max(i, 0)].ID
	s.follow()
	return s.grow()
}

// jump moves by a page.
func (s *Screen) jump(by int) tea.Cmd {
	if i := s.index(); i >= 0 && i+by >= len(s.win.lines) && !s.win.newer {
		return s.newest()
	}
	if s.sel == "" && by < 0 {
		return s.move(by)
	}
	if s.sel == "" {
		return nil
	}
	i := s.index()
	s.sel = s.win.lines[max(min(i+by, len(s.win.lines)-1), 0)].ID
	s.bar = app.Bar{}
	s.follow()
	return s.grow()
}

// first chooses the first line that is held.
func (s *Screen) first() tea.Cmd {
	if len(s.win.lines) == 0 {
		return nil
	}
	s.sel = s.win.lines[0].ID
	s.follow()
	return s.grow()
}

// newest goes to the end, with no line chosen.
func (s *Screen) newest() tea.Cmd {
	s.sel, s.top, s.news = "", end, false
	s.bar = app.Bar{}
	if s.win.newer {
		return s.fresh()
	}
	return nil
}

// follow brings the chosen line into sight.
func (s *Screen) follow() {
	y, room := s.rowOf(s.sel), s.room()
	if y < 0 {
		return
	}
	top := s.at()
	if y >= top+room {
		top = y - room + 1
	}
	if y <= top { // with what stands above it: the day
		top = max(y-1, 0)
	}
	s.top = top
	s.seen()
}

// scroll moves what is in sight; the choice stays.
func (s *Screen) scroll(by int) tea.Cmd {
	s.top = max(s.at()+by, 0)
	if s.top+s.room() >= len(s.win.rows) && !s.win.newer {
		s.news = false
		if s.sel == "" {
			s.top = end
		}
	}
	return s.grow()
}

func (s *Screen) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	switch msg.Button {
	case tea.MouseWheelUp:
		return s.scroll(-3)
	case tea.MouseWheelDown:
		return s.scroll(3)
	}
	return nil
}

func (s *Screen) click(msg tea.MouseClickMsg) tea.Cmd {
	if s.ask.Active() || !s.ready {
		return nil
	}
	if msg.Y == 1 {
		if i := kit.TabAt(s.streamLabels(), s.streamAt(), s.tabsWidth(), msg.X-2); i >= 0 {
			return s.useStream(i)
		}
		return nil
	}
	head := s.headRows()
	y := s.at() + msg.Y - 1 - head
	if msg.Y <= head || msg.Y > head+s.room() || y >= len(s.win.rows) || s.win.rows[y].line < 0 {
		return nil
	}
	l := s.win.lines[s.win.rows[y].line]
	if l.ID == s.sel {
		return s.open()
	}
	s.sel = l.ID
	return nil
}

// marked draws a text with what was searched for standing out.
func (s *Screen) marked(text string, plain func(...string) string) string {
	spans := find.Mark(text, s.win.words)
	if len(spans) == 0 {
		return plain(text)
	}
	hit := s.env.Theme.Accent.Bold(true).Underline(true)
	var b strings.Builder
	at := 0
	for _, sp := range spans {
		if sp.From > at {
			b.WriteString(plain(text[at:sp.From]))
		}
		b.WriteString(hit.Render(text[sp.From:sp.To]))
		at = sp.To
	}
	if at < len(text) {
		b.WriteString(plain(text[at:]))
	}
	return b.String()
}
