package matter

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/kit"
)

// View draws the narrative, and the question below it when one is open.
func (s *Screen) View() (string, *tea.Cursor) {
	below := []string{s.bar.Row(s.env, s.stepActions(), s.w)}
	var cursor *tea.Cursor
	if s.ask.Active() {
		rows, x := s.ask.Rows(s.env, s.w)
		below = rows
		cursor = tea.NewCursor(x, s.h-1)
	}
	height := s.h - len(below)
	if !s.ready {
		return strings.Join(append(kit.Box(s.env.Theme, "", []string{s.env.Words.T.Board.Loading}, s.w, height), below...), "\n"), cursor
	}
	rows := append(s.head(s.w-4), "")
	rows = append(rows, s.narrative(s.w-4, height-2-len(rows)-2)...)
	rows = append(rows, "")
	if s.m.IfThen != "" {
		rows = append(rows, s.env.Theme.Accent.Render(s.env.Words.T.Matter.NextStep)+"  "+s.m.IfThen)
	}
	return strings.Join(append(kit.Box(s.env.Theme, s.title(), rows, s.w, height), below...), "\n"), cursor
}

// title is number, level, type, place and how long is left.
func (s *Screen) title() string {
	w, t := s.env.Words, s.env.Theme
	style := t.Level(s.m.Level)
	parts := []string{style.Render(s.m.Number + " " + t.LevelGlyph(s.m.Level) + w.Level(s.m.Level)), t.Title.Render(w.Type(s.m.Type, s.m.Kind)), t.Text.Render(s.place())}
	parts = append(parts, t.Title.Render(w.State(s.m.State)))
	if s.m.Open() {
		if due := s.m.AcceptDue(); due != 0 {
			parts = append(parts, style.Render(fmt.Sprintf(w.T.Matter.AcceptLeft, w.Left(due, s.now))))
		}
		if due := s.m.Due(); due != 0 {
			parts = append(parts, style.Render(fmt.Sprintf(w.T.Matter.ResolveLeft, w.Left(due, s.now))))
		}
	}
	return strings.Join(parts, "  ")
}

func (s *Screen) place() string {
	out := ""
	if s.grid > 0 {
		out = fmt.Sprintf(s.env.Words.T.Board.Grid, s.grid) + " "
	}
	return strings.TrimSpace(out + s.m.Household + " " + s.m.Person)
}

func (s *Screen) head(w int) []string {
	t := s.env.Theme
	var rows []string
	for _, l := range kit.Wrap(s.m.Text, w) {
		rows = append(rows, t.Title.Render(l))
	}
	more := strings.TrimSpace(strings.Join([]string{s.env.Words.Source(s.m.Source), s.m.Phone, s.m.Owner}, " "))
	if more != "" {
		rows = append(rows, t.Muted.Render(more))
	}
	return rows
}

// narrative is every step with its time, sign, who and what; struck ones too.
func (s *Screen) narrative(w, height int) []string {
	if len(s.steps) == 0 {
		return []string{s.env.Words.T.Matter.NoSteps}
	}
	var rows []string
	for _, l := range s.steps {
		rows = append(rows, s.step(l, w)...)
	}
	top := min(s.top, max(len(rows)-height, 0))
	return rows[top:min(len(rows), top+max(height, 1))]
}

func (s *Screen) step(l store.Line, w int) []string {
	t, words := s.env.Theme, s.env.Words
	sign, style := t.Glyph.OK, t.Text
	switch {
	case l.Struck != nil:
		sign, style = t.Glyph.Cross, t.Muted
	case l.Kind == "note.add":
		sign = t.Glyph.V
	case l.Stream == store.System:
		sign, style = t.Glyph.Closed, t.Muted
	}
	l.Number = ""
	text := words.Line(l)
	if l.Kind == "note.add" {
		text = words.Entry(l.Kind) + " " + text
	}
	lead := kit.Fit(words.Time(l.At, s.now), 11) + " " + sign + " " + kit.Fit(l.ByName, 12) + " "
	var rows []string
	for i, part := range kit.Wrap(text, max(w-kit.Width(lead), 10)) {
		if i == 0 {
			rows = append(rows, t.Muted.Render(lead)+style.Render(part))
		} else {
			rows = append(rows, strings.Repeat(" ", kit.Width(lead))+style.Render(part))
		}
	}
	return rows
}
