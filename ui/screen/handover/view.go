package handover

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// View draws brief and acceptance beside each other, below them what is
// selected, read-back, signatures, and the line that says who acts next.
func (s *Screen) View() (string, *tea.Cursor) {
	if s.preview != nil {
		return s.preview.View(s.w, s.h), nil
	}
	height := s.h - 1
	var rows []string
	var cursor *tea.Cursor
	switch {
	case !s.ready:
		rows = []string{s.env.Words.T.Board.Loading}
	case s.h0 == nil:
		rows = s.between(height - 2)
	default:
		rows, cursor = s.body(height - 2)
	}
	box := kit.Box(s.env.Theme, s.head(), rows, s.w, height)
	return strings.Join(append(box, s.bar.Row(s.env, bar(s.Actions()), s.w)), "\n"), cursor
}

// head says who hands over to whom and who answers until then. What has no
// room goes: the number first, then the cut-off.
func (s *Screen) head() string {
	t, b, w := s.env.Theme, s.env.Words.T.Hand, s.env.Words
	if !s.ready {
		return ""
	}
	if s.h0 == nil {
		return t.Title.Render(fmt.Sprintf(b.NoneTitle, w.Shift(s.shift.Slug)))
	}
	title := t.Title.Render(fmt.Sprintf(b.Title, w.Shift(s.shift.Slug), w.Shift(s.next.Slug)))
	number, cut := t.Muted.Render(s.h0.Number), t.Text.Render(fmt.Sprintf(b.CutOff, w.Time(s.h0.CutOff, s.now)))
	for _, parts := range [][]string{{title, number, cut}, {title, cut}, {title}} {
		if out := strings.Join(append(parts, s.who()...), "  "); kit.Width(out) <= s.w-6 {
			return out
		}
	}
	return strings.Join(s.who(), "  ")
}

// who answers for the post until the seal, who takes over, and how late that is.
func (s *Screen) who() []string {
	t, b, w := s.env.Theme, s.env.Words.T.Hand, s.env.Words
	if !s.h0.Open() {
		return []string{t.OK.Render(w.T.Word.Hand[s.h0.State]), t.Text.Render(fmt.Sprintf(b.OnDuty, s.responsible()))}
	}
	in := t.Muted.Render(b.NoReceiver)
	if who := s.receiver(); who != "" {
		in = t.Text.Render(fmt.Sprintf(b.Receiver, s.names[who]))
	}
	out := []string{t.Accent.Render(fmt.Sprintf(b.Responsible, s.names[s.h0.Outgoing])), in}
	switch by, alarm := s.late(); {
	case alarm:
		out = append(out, t.Red.Render(fmt.Sprintf(b.LateAlarm, w.Duration(by))))
	case by > 0:
		out = append(out, t.Yellow.Render(fmt.Sprintf(b.Late, w.Duration(by))))
	}
	return out
}

// responsible is who answers after the seal.
func (s *Screen) responsible() string { return s.names[s.h0.Successor()] }

// foot rows and detail rows for a height of the body.
func (s *Screen) parts(height int) (detail, foot int) {
	return max(min(height/6, 5), 1), max(min(height/5, 9), 3)
}

// listTop is the row of the window in which the list begins.
func (s *Screen) listTop() int {
	if s.h0 == nil {
		return 1 + len(s.betweenHead())
	}
	return 2
}

// listRoom is how many rows of the list are in sight.
func (s *Screen) listRoom() int {
	height := s.h - 3
	if s.h0 == nil {
		return max(min(height-len(s.betweenHead())-2, len(s.list.IDs())), 0)
	}
	detail, foot := s.parts(height)
	if s.edit != nil {
		return max(height-1-editHeight(height), 1)
	}
	return max(height-1-(1+detail)-(1+foot)-1, 1)
}

func editHeight(height int) int { return min(max(height/2, 5), 12) }

func (s *Screen) body(height int) ([]string, *tea.Cursor) {
	t, w := s.env.Theme, s.w-4
	rows := []string{s.columns(w)}
	room := s.listRoom()
	if len(s.h0.Items) == 0 {
		for _, l := range kit.Wrap(s.env.Words.T.Hand.NoItems, w) {
			rows = append(rows, t.Muted.Render(l))
		}
	}
	rows = append(rows, s.list.Rows(room, s.item)...)
	for len(rows) < 1+room {
		rows = append(rows, "")
	}
	if s.edit != nil {
		edit, x, y := s.editRows(w, height-len(rows))
		return append(rows, edit...), tea.NewCursor(2+x, 1+len(rows)+y)
	}
	detail, foot := s.parts(height)
	rows = append(rows, kit.Separator(t, "", w))
	rows = append(rows, fill(s.detail(w), detail)...)
	rows = append(rows, kit.Separator(t, "", w))
	rows = append(rows, fill(s.foot(w, foot), foot)...)
	return append(rows, s.guideRow(w)), nil
}

// fill makes exactly n rows.
func fill(rows []string, n int) []string {
	for len(rows) < n {
		rows = append(rows, "")
	}
	return rows[:n]
}

// guideRow says what comes next, and at the right who is at the laptop.
func (s *Screen) guideRow(w int) string {
	t := s.env.Theme
	me := fmt.Sprintf(s.env.Words.T.Pin.Acting, s.names[s.env.Officer])
	guide := t.Glyph.Prompt + " " + s.guide()
	if kit.Width(guide)+kit.Width(me)+2 > w {
		return t.Accent.Render(kit.Fit(guide, w))
	}
	return kit.Spread(t.Accent.Render(guide), t.Muted.Render(me), w)
}

// half is the width of the left column.
func half(w int) int { return w * 55 / 100 }

func (s *Screen) columns(w int) string {
	t, b := s.env.Theme, s.env.Words.T.Hand
	seen, all := s.h0.Progress()
	left := kit.Fit("   "+b.Brief, half(w))
	right := kit.Spread(b.Acceptance, fmt.Sprintf(b.Progress, seen, all), w-half(w)-1)
	return t.Title.Render(left) + " " + t.Title.Render(right)
}

// item is one line: number, what, and at the right the verdict with its talk.
func (s *Screen) item(i int, selected bool) string {
	t, w := s.env.Theme, s.env.Words
	it := s.h0.Items[i]
	width := s.w - 4
	mark := " "
	if it.Level != "" {
		mark = t.LevelGlyph(it.Level)
	}
	left := kit.Fit(fmt.Sprintf("%2d %s %s", it.No, mark, w.Item(it)), half(width))
	sign, style := s.verdict(it)
	right := sign + " " + w.T.Word.Verdict[it.Verdict]
	if talk := s.talk(it); len(talk) > 0 {
		right += " " + strings.Join(talk, " ")
	}
	right = kit.Fit(right, width-half(width)-1)
	if selected {
		return t.Select.Render(left + " " + right)
	}
	text := t.Text
	switch {
	case it.Dropped() || it.Verdict == store.Accepted:
		text = t.Muted
	case it.Level != "":
		text = t.Level(it.Level)
	}
	return text.Render(left) + " " + style.Render(right)
}

// talk is what was said about an item, shortest first.
func (s *Screen) talk(it store.HandoverItem) []string {
	b := s.env.Words.T.Hand
	var out []string
	if it.Counted != nil {
		out = append(out, fmt.Sprintf(b.Counted, *it.Counted))
	}
	if it.Reason != "" {
		out = append(out, it.Reason)
	}
	switch {
	case it.Verdict == store.Questioned && it.Answer == "":
		out = append(out, it.Question) // the verdict says already that it is one
	case it.Question != "":
		out = append(out, fmt.Sprintf(b.Question, it.Question))
	}
	if it.Answer != "" {
		out = append(out, fmt.Sprintf(b.Answer, it.Answer))
	}
	return out
}

// bar leaves out what the footer shows.
func bar(list []app.Action) []app.Action {
	var out []app.Action
	for _, a := range list {
		if a.Bar {
			out = append(out, a)
		}
	}
	return out
}
