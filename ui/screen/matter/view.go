package matter

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/kit"
)

// View draws the narrative, and the question below it when one is open.
func (s *Screen) View() (string, *tea.Cursor) {
	below, cursor := s.below()
	height := s.h - len(below)
	if cursor != nil {
		cursor.Y += height
	}
	if !s.ready {
		return strings.Join(append(kit.Box(s.env.Theme, "", []string{s.env.Words.T.Board.Loading}, s.w, height), below...), "\n"), cursor
	}
	head, foot := s.head(s.w-4), s.foot(s.w-4)
	room := s.rows(height, len(head), len(foot))
	rows := append(head, "")
	rows = append(rows, s.narrative(s.w-4, room)...)
	for len(rows) < len(head)+1+room {
		rows = append(rows, "")
	}
	return strings.Join(append(kit.Box(s.env.Theme, s.title(), append(rows, foot...), s.w, height), below...), "\n"), cursor
}

// below is the bar, or the question while one is open.
func (s *Screen) below() ([]string, *tea.Cursor) {
	if !s.ask.Active() {
		return []string{s.bar.Row(s.env, s.stepActions(), s.w)}, nil
	}
	rows, x, y := s.ask.Rows(s.w)
	return rows, tea.NewCursor(x, y)
}

// rows is how many rows the narrative has.
func (s *Screen) rows(height, head, foot int) int { return max(height-2-head-1-foot, 1) }

// room is how many rows of the narrative are in sight now.
func (s *Screen) room() int {
	below := 1
	if s.ask.Active() {
		below = s.ask.Height()
	}
	return s.rows(s.h-below, len(s.head(s.w-4)), len(s.foot(s.w-4)))
}

// title is number, level, type, place and how long is left.
func (s *Screen) title() string {
	w, t, m := s.env.Words, s.env.Theme, s.d.m
	style := t.Level(m.Level)
	parts := []string{style.Render(m.Number + " " + t.LevelGlyph(m.Level) + w.Level(m.Level)), t.Title.Render(w.Type(m.Type, m.Kind))}
	if p := s.place(); p != "" {
		parts = append(parts, t.Text.Render(p))
	}
	if m.State != store.MatterOnHold { // its clock says so
		parts = append(parts, t.Title.Render(w.State(m.State)))
	}
	short := strings.Join(parts, "  ")
	if whole := strings.Join(append(parts, s.clocks()...), "  "); kit.Width(whole) <= s.w-6 {
		return whole
	}
	return short
}

// crowded reports whether the clocks found no room in the title.
func (s *Screen) crowded() bool {
	clocks := strings.Join(s.clocks(), "  ")
	return clocks != "" && !strings.HasSuffix(s.title(), clocks)
}

func (s *Screen) place() string {
	out := ""
	if n := s.d.grids[s.d.m.Grid]; n > 0 {
		out = fmt.Sprintf(s.env.Words.T.Board.Grid, n) + " "
	}
	return kit.Clean(strings.TrimSpace(out + s.d.m.Household + " " + s.d.m.Person))
}

// clocks say how the limits stand: met, running, or passed and by how much.
func (s *Screen) clocks() []string {
	w, t, m, l := s.env.Words, s.env.Theme, s.d.m, s.env.Words.T.Ledger
	style := t.Level(m.Level)
	var out []string
	limit := time.Duration(m.Limits.AcceptMinutes) * time.Minute
	switch due := m.AcceptDue(); {
	case due != 0:
		out = append(out, style.Render(fmt.Sprintf(w.T.Matter.AcceptLeft, w.Left(due, s.d.now))))
	case !m.Accepted.IsZero() && !m.Dispatched.IsZero():
		took := m.Accepted.Sub(m.Dispatched)
		if limit > 0 && took > limit {
			out = append(out, t.Muted.Render(fmt.Sprintf(l.AcceptLate, w.Duration(took-limit))))
		} else {
			out = append(out, t.OK.Render(fmt.Sprintf(l.AcceptMet, w.Duration(took))))
		}
	}
	due := resolveDue(m)
	switch {
	case m.State == store.MatterOnHold && !m.Resume.IsZero():
		out = append(out, style.Render(fmt.Sprintf(l.On, w.Time(m.Resume, s.d.now))))
	case m.Open() && due != 0:
		out = append(out, style.Render(fmt.Sprintf(w.T.Matter.ResolveLeft, w.Left(due, s.d.now))))
	case m.State == store.MatterClosed || m.State == store.MatterAnswered:
		if due != 0 && m.Closed > due {
			out = append(out, t.Muted.Render(fmt.Sprintf(l.ResolveLate, w.Duration(m.Closed.Sub(due)))))
		} else {
			out = append(out, t.OK.Render(fmt.Sprintf(l.ResolveMet, w.Duration(m.Closed.Sub(m.Reported)))))
		}
	}
	return out
}

func resolveDue(m store.Matter) journal.Time {
	if m.Open() {
		return m.Due()
	}
	if m.Limits.ResolveMinutes == 0 {
		return 0
	}
	return m.Reported.Add(time.Duration(m.Limits.ResolveMinutes) * time.Minute)
}

// head is when it came, from where and what was said, and who wrote it down.
func (s *Screen) head(w int) []string {
	t, words, m := s.env.Theme, s.env.Words, s.d.m
	l := words.T.Ledger
	from := strings.TrimSpace(l.From + " " + words.Time(m.Reported, s.d.now) + " " + kit.Clean(words.Source(m.Source)+" "+m.Phone))
	by := ""
	if s.d.by != "" {
		by = fmt.Sprintf(l.By, kit.Clean(s.d.by), words.Time(m.Reported, s.d.now))
	}
	rows := []string{t.Muted.Render(kit.Spread(from, by, w))}
	if s.crowded() {
		rows = append(rows, strings.Join(s.clocks(), "  "))
	}
	text := kit.Wrap(m.Text, w)
	if most := max(s.h/5, 1); len(text) > most { // a long text gives way; the first step has it whole
		text = append(text[:most-1:most-1], strings.TrimRight(kit.Fit(text[most-1], w-1), " ")+"…")
	}
	for _, part := range text {
		rows = append(rows, t.Title.Render(part))
	}
	if m.Owner != "" {
		rows = append(rows, t.Muted.Render(l.Owner+" ")+t.Text.Render(kit.Clean(m.Owner)))
	}
	return append(append(rows, s.needs()...), s.fileRows(w)...)
}

// foot is the next step, the result, and what belongs to the matter.
func (s *Screen) foot(w int) []string {
	t, words, m := s.env.Theme, s.env.Words, s.d.m
	l := words.T.Ledger
	var rows []string
	add := func(label, text string) {
		indent := strings.Repeat(" ", kit.Width(label)+2)
		for i, part := range kit.Wrap(text, max(w-len(indent), 10)) {
			if i == 0 {
				rows = append(rows, t.Accent.Render(label)+"  "+t.Text.Render(part))
			} else {
				rows = append(rows, indent+t.Text.Render(part))
			}
		}
	}
	if m.IfThen != "" {
		add(words.T.Matter.NextStep, m.IfThen)
	}
	if m.Result != "" {
		add(l.Result, m.Result)
	}
	if text := s.linkedText(); text != "" {
		add(l.Linked, text)
	}
	if len(s.d.alike) > 0 {
		a := s.d.alike[0]
		rows = append(rows, t.Yellow.Render(t.Glyph.Yellow+" "+fmt.Sprintf(l.Same, a.Number)+words.T.Report.Comma+l.Why[a.Why])+"  "+t.Muted.Render(kit.Clean(a.Text)))
	}
	if len(rows) > 0 {
		rows = append([]string{""}, rows...)
	}
	return rows
}

// linkedText names what was merged and what else came from the household.
func (s *Screen) linkedText() string {
	l, k := s.env.Words.T.Ledger, s.d.linked
	var parts []string
	if k.Into != nil {
		parts = append(parts, fmt.Sprintf(l.MergedInto, k.Into.Number))
	}
	if len(k.From) > 0 {
		parts = append(parts, fmt.Sprintf(l.MergedFrom, numbers(k.From)))
	}
	if k.Calls > 1 {
		parts = append(parts, fmt.Sprintf(l.Calls, k.Calls)+s.env.Words.T.Report.Colon+numbers(k.Household))
	}
	return strings.Join(parts, " · ")
}

func numbers(list []store.Matter) string {
	var out []string
	for _, m := range list {
		out = append(out, m.Number)
	}
	return strings.Join(out, " ")
}
