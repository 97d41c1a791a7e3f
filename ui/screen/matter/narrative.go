package matter

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/ui/kit"
)

// story is the narrative as rows, with the line that each row belongs to.
type story struct {
	rows []string
	of   []int
}

// story draws every line: time, sign, what was done, who, and the text.
func (s *Screen) story(w int) story {
	var out story
	list := s.shown()
	times, verbs, names := 5, 4, 2
	for _, l := range list {
		times = max(times, kit.Width(s.env.Words.Time(l.At, s.d.now)))
		verbs = max(verbs, kit.Width(s.env.Words.Entry(l.Kind)))
		names = max(names, kit.Width(kit.Clean(l.ByName)))
	}
	names = min(names, max(w/8, 6))
	if w < 90 {
		names = min(names, 8)
	}
	for i, l := range list {
		for _, row := range s.line(l, w, times, verbs, names) {
			out.rows, out.of = append(out.rows, row), append(out.of, i)
		}
	}
	return out
}

func (s *Screen) line(l store.Line, w, times, verbs, names int) []string {
	t, words := s.env.Theme, s.env.Words
	sign, signStyle, style := s.sign(l)
	at := kit.FitRight(words.Time(l.At, s.d.now), times)
	verb, who := kit.Fit(words.Entry(l.Kind), verbs), kit.Fit(kit.ShortName(l.ByName, names), names)
	text := words.Step(l, s.d.now, s.d.grids)
	if l.Kind == "matter.merge" && s.d.linked.Into != nil {
		text = strings.TrimSpace("→ " + s.d.linked.Into.Number + " " + text)
	}
	if l.Paper != nil {
		text += fmt.Sprintf(words.T.Report.Paren, words.PaperMark(l.Paper.Serial, l.Paper.Writer))
	}
	if why := words.Struck(l, s.d.now); why != "" {
		text += fmt.Sprintf(words.T.Report.Paren, why)
	}
	if l.Corrects != "" {
		text += fmt.Sprintf(words.T.Report.Paren, words.T.Ledger.Corrects)
	}
	lead := 2 + times + 3 + verbs + 2 + names + 2
	chosen := l.ID == s.sel
	var rows []string
	for i, part := range kit.Wrap(text, max(w-lead, 10)) {
		head, own := strings.Repeat(" ", lead), style.Render(part)
		switch {
		case chosen && i == 0:
			head = t.Glyph.Prompt + " " + at + " " + sign + " " + verb + "  " + who + "  "
			rows = append(rows, t.Select.Render(kit.Fit(head+part, w)))
			continue
		case chosen:
			rows = append(rows, t.Select.Render(kit.Fit(head+part, w)))
			continue
		case i == 0:
			head = "  " + t.Muted.Render(at) + " " + signStyle.Render(sign) + " " + style.Render(verb) + "  " + t.Muted.Render(who) + "  "
		}
		rows = append(rows, head+own)
	}
	return rows
}

// sign is the glyph of a line with its style and that of its text.
func (s *Screen) sign(l store.Line) (string, lipgloss.Style, lipgloss.Style) {
	t := s.env.Theme
	switch {
	case l.Struck != nil:
		return t.Glyph.Cross, t.Muted, t.Muted.Strikethrough(true)
	case l.Kind == "note.add":
		return t.Glyph.V, t.Muted, t.Text
	case l.Stream == store.System:
		return t.Glyph.Closed, t.Muted, t.Muted
	case l.Kind == "matter.close" || l.Kind == "matter.answer":
		return t.Glyph.Done, t.OK, t.Text
	case l.Kind == "matter.report":
		return t.Glyph.OK, t.Level(s.d.m.Level), t.Text
	}
	return t.Glyph.OK, t.Accent, t.Text
}

// narrative is the part of the story in sight.
func (s *Screen) narrative(w, room int) []string {
	out := s.story(w)
	if len(out.rows) == 0 {
		return []string{s.env.Theme.Muted.Render(s.env.Words.T.Ledger.NoSteps)}
	}
	top := s.at(len(out.rows), room)
	if i := s.index(s.shown()); s.ask.Active() && i >= 0 { // fewer rows while a question is open
		for y, of := range out.of {
			if of == i && y >= top+room {
				top = y - room + 1
			}
		}
	}
	return out.rows[top:min(len(out.rows), top+max(room, 1))]
}

// end is a place below every narrative: the last rows are in sight.
const end = 1 << 30

// at is the first row in sight.
func (s *Screen) at(rows, room int) int { return max(min(s.top, rows-room), 0) }

// pin shows the end of the narrative, unless a line is chosen.
func (s *Screen) pin() {
	if s.sel == "" {
		s.top = end
		return
	}
	s.follow()
}

func (s *Screen) scroll(by int) {
	rows, room := len(s.story(s.w-4).rows), s.room()
	s.top = max(min(s.at(rows, room)+by, rows-room), 0)
	if s.top >= rows-room {
		s.top = end
	}
}

// follow brings the chosen line into sight.
func (s *Screen) follow() {
	if s.w == 0 || !s.ready {
		return
	}
	st, room := s.story(s.w-4), s.room()
	i := s.index(s.shown())
	first, last := -1, -1
	for y, of := range st.of {
		if of == i {
			if first < 0 {
				first = y
			}
			last = y
		}
	}
	if first < 0 {
		return
	}
	s.top = s.at(len(st.rows), room)
	if last >= s.top+room {
		s.top = last - room + 1
	}
	s.top = min(s.top, first)
}

// click chooses the line in a row of the screen.
func (s *Screen) click(y int) {
	if !s.ready || s.ask.Active() {
		return
	}
	st, room := s.story(s.w-4), s.room()
	row := y - 1 - len(s.head(s.w-4)) - 1
	if row < 0 || row >= room {
		return
	}
	if at := s.at(len(st.rows), room) + row; at < len(st.of) {
		s.sel = s.shown()[st.of[at]].ID
	}
}

func (s *Screen) wheel(msg tea.MouseWheelMsg) {
	switch msg.Button {
	case tea.MouseWheelUp:
		s.scroll(-3)
	case tea.MouseWheelDown:
		s.scroll(3)
	}
}
