package journal

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/ui/find"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// detail is how many rows the chosen line has below the list.
const detail = 4

// View draws the journal: the newest at the bottom.
func (s *Screen) View() (string, *tea.Cursor) {
	below, cursor := s.below()
	height := s.h - len(below)
	if cursor != nil {
		cursor.Y += height
	}
	head := s.head()
	rows := append([]string{}, head...)
	rows = append(rows, s.body(s.w-4)...)
	rows = append(rows, s.foot(s.w-4)...)
	if s.typing {
		_, x := s.search.View()
		cursor = tea.NewCursor(2+2+kit.Width(s.env.Words.T.Diary.Search)+1+x, len(head))
	}
	return strings.Join(append(kit.Box(s.env.Theme, s.title(), rows, s.w, height), below...), "\n"), cursor
}

func (s *Screen) below() ([]string, *tea.Cursor) {
	if !s.ask.Active() {
		return []string{s.bar.Row(s.env, s.barActions(), s.w)}, nil
	}
	rows, x, y := s.ask.Rows(s.w)
	return rows, tea.NewCursor(x, y)
}

func (s *Screen) title() string {
	t := s.env.Words.T.Diary
	out := s.env.Theme.Title.Render(fmt.Sprintf(t.Title, t.Stream[string(s.f.stream)]))
	if words := s.filterWords(); words != "" {
		out += " " + s.env.Theme.Accent.Render(t.TitleFilter+s.env.Words.T.Report.Colon+words)
	}
	return out
}

// tabsWidth is what the tabs take of the first row; the badge has the rest.
func (s *Screen) tabsWidth() int {
	t := s.env.Words.T.Diary
	return max(s.w-4-max(kit.Width(t.New), kit.Width(t.Other[string(s.f.stream)]))-1, 10)
}

// head is the row of streams, and the search field while it is used.
func (s *Screen) head() []string {
	t, th := s.env.Words.T.Diary, s.env.Theme
	badge := ""
	switch {
	case s.pending:
		badge = th.Muted.Render(s.env.Words.T.Board.Loading)
	case s.news:
		badge = th.Accent.Bold(true).Render(t.New)
	default:
		badge = th.Muted.Render(t.Other[string(s.f.stream)])
	}
	rows := []string{kit.Spread(kit.Tabs(th, s.streamLabels(), s.streamAt(), s.tabsWidth()), badge, s.w-4)}
	if !s.typing && s.f.query == "" {
		return rows
	}
	s.search.SetWidth(max(s.w-4-4-kit.Width(t.Search), 10))
	s.search.SetHint(t.SearchHint)
	text, _ := s.search.View()
	styled := th.Text.Render(text)
	if hint := s.search.Hint(); hint != "" {
		styled = th.Muted.Render(hint)
	}
	return append(rows, th.Accent.Render(th.Glyph.Prompt+" "+t.Search)+" "+styled)
}

// room is how many rows the lines have.
func (s *Screen) room() int {
	below := 1
	if s.ask.Active() {
		below = s.ask.Height()
	}
	return max(s.h-below-2-s.headRows()-detail, 1)
}

// headRows is how many rows stand above the lines.
func (s *Screen) headRows() int {
	if s.typing || s.f.query != "" {
		return 2
	}
	return 1
}

// body is the part of the window in sight.
func (s *Screen) body(w int) []string {
	room := s.room()
	out := make([]string, 0, room)
	switch {
	case !s.ready:
		out = append(out, s.env.Theme.Muted.Render(s.env.Words.T.Board.Loading))
	case len(s.win.lines) == 0:
		text := s.env.Words.T.Diary.EmptyFilter
		if s.f.plain() {
			text = s.env.Words.T.Diary.Empty
		}
		out = append(out, s.env.Theme.Muted.Render(text))
	}
	top := s.at()
	for y := top; y < len(s.win.rows) && len(out) < room; y++ {
		if r := s.win.rows[y]; r.line < 0 {
			out = append(out, kit.Separator(s.env.Theme, r.label, w))
		} else {
			out = append(out, s.line(s.win.lines[r.line], w))
		}
	}
	for len(out) < room {
		out = append(out, "")
	}
	return out
}

// nameWidth is the column of who wrote it.
func (s *Screen) nameWidth() int {
	if s.w >= 110 {
		return 12
	}
	return 8
}

// line is one row: time, sign, who, and what happened.
func (s *Screen) line(l store.Line, w int) string {
	t, words := s.env.Theme, s.env.Words
	sign, signStyle, style := s.sign(l)
	at := words.Time(l.At, l.Recorded) // under the separator of the day it was written: another day is said
	who := kit.Fit(kit.ShortName(l.ByName, s.nameWidth()), s.nameWidth())
	text := s.text(l)
	if l.ID == s.sel {
		return t.Select.Render(kit.Fit(t.Glyph.Prompt+" "+at+" "+sign+" "+who+" "+text, w))
	}
	plain := func(parts ...string) string { return style.Render(parts...) }
	return kit.Fit("  "+t.Muted.Render(at)+" "+signStyle.Render(sign)+" "+t.Muted.Render(who)+" "+s.marked(text, plain), w)
}

// text is what happened in one line, with what has to be said beside it.
func (s *Screen) text(l store.Line) string {
	words := s.env.Words
	struck := words.Struck(l, s.win.now)
	if l.Grid > 0 && l.Noun == "matter" && l.Kind == "matter.report" {
		if g := fmt.Sprintf(words.T.Report.Grid, l.Grid); !word.SaysGrid(l.Text(), l.Grid) {
			l.Number += " " + g
		}
	}
	l.Struck = nil
	text := kit.Clean(words.Line(l))
	if late, ok := s.late(l); ok {
		text += fmt.Sprintf(words.T.Report.Paren, late)
	}
	if where := s.found(l, text); where != "" {
		text += " …" + where
	}
	if struck != "" {
		text += fmt.Sprintf(words.T.Report.Paren, kit.Clean(struck))
	}
	if l.Corrects != "" {
		text += fmt.Sprintf(words.T.Report.Paren, words.T.Ledger.Corrects)
	}
	return text
}

// found is the part of a line's texts that holds what was searched for, when
// the line as it is worded does not show it.
func (s *Screen) found(l store.Line, shown string) string {
	if len(s.win.words) == 0 || len(find.Mark(shown, s.win.words)) > 0 {
		return ""
	}
	for _, field := range slices.Sorted(maps.Keys(l.Texts)) {
		text := kit.Clean(l.Texts[field])
		if spans := find.Mark(text, s.win.words); len(spans) > 0 {
			from := spans[0].From
			for n := 0; from > 0 && n < 8; n++ { // some characters before it
				_, size := utf8.DecodeLastRuneInString(text[:from])
				from -= size
			}
			return text[from:]
		}
	}
	return ""
}

// late says that a line was written down long after it happened.
func (s *Screen) late(l store.Line) (string, bool) {
	flag := time.Duration(s.env.Words.Plan.Settings.BackdateFlagMinutes) * time.Minute
	if flag == 0 || l.BackDated() <= flag {
		return "", false
	}
	return fmt.Sprintf(s.env.Words.T.Diary.Late, s.env.Words.Duration(l.BackDated())), true
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
	case l.Level != "":
		return t.LevelGlyph(l.Level), t.Level(l.Level), t.Text
	}
	return t.Glyph.OK, t.Muted, t.Text
}

// foot is the chosen line whole: its number, both times, and the full text.
func (s *Screen) foot(w int) []string {
	t, words := s.env.Theme, s.env.Words
	d := words.T.Diary
	rows := make([]string, 0, detail)
	l, ok := s.chosen()
	if !ok {
		rows = append(rows, kit.Separator(t, "", w), t.Muted.Render(d.Choose))
		for len(rows) < detail {
			rows = append(rows, "")
		}
		return rows
	}
	label := fmt.Sprintf(d.Entry, l.Station, l.Seq) + " · " + fmt.Sprintf(d.Happened, words.Time(l.At, s.win.now)) + " · " + fmt.Sprintf(d.Recorded, words.Time(l.Recorded, s.win.now)) + " · " + l.ByName
	rows = append(rows, kit.Separator(t, label, w))
	lines := kit.Wrap(s.text(l), w)
	if room := detail - 1; len(lines) > room {
		lines = append(lines[:room-1:room-1], strings.TrimRight(kit.Fit(lines[room-1], w-1), " ")+"…")
	}
	for _, part := range lines {
		rows = append(rows, s.marked(part, func(parts ...string) string { return t.Text.Render(parts...) }))
	}
	for len(rows) < detail {
		rows = append(rows, "")
	}
	return rows
}
