package handover

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// View draws the items with their verdicts, the read-back and the signatures.
func (s *Screen) View() (string, *tea.Cursor) {
	below := []string{s.bar.Row(s.env, bar(s.Actions()), s.w)}
	var cursor *tea.Cursor
	if s.ask.Active() {
		rows, x := s.ask.Rows(s.env, s.w)
		below = rows
		cursor = tea.NewCursor(x, s.h-1)
	}
	height := s.h - len(below)
	t, b := s.env.Theme, s.env.Words.T.Hand
	var rows []string
	switch {
	case !s.ready:
		rows = []string{s.env.Words.T.Board.Loading}
	case s.h0 == nil:
		rows = append([]string{""}, kit.Wrap(b.None, s.w-4)...)
	default:
		rows = s.body(height - 2)
	}
	rows = append(rows, "")
	return strings.Join(append(kit.Box(t, s.head(), rows, s.w, height), below...), "\n"), cursor
}

// head says who hands over to whom, since when, and who answers until then.
func (s *Screen) head() string {
	t, b, w := s.env.Theme, s.env.Words.T.Hand, s.env.Words
	if !s.ready {
		return ""
	}
	parts := []string{t.Title.Render(fmt.Sprintf(b.Title, w.Shift(s.shift.Slug), w.Shift(s.next.Slug)))}
	if s.h0 == nil {
		return parts[0]
	}
	parts = append(parts, t.Title.Render(s.h0.Number), t.Text.Render(fmt.Sprintf(b.CutOff, w.Time(s.h0.CutOff, s.now))))
	if s.h0.Open() {
		parts = append(parts, t.Orange.Render(fmt.Sprintf(b.Responsible, s.names[s.h0.Outgoing])))
		if s.now > s.shift.End {
			parts = append(parts, t.Red.Render(fmt.Sprintf(b.Late, w.Duration(s.now.Sub(s.shift.End)))))
		}
	} else {
		parts = append(parts, t.OK.Render(w.T.Word.Hand[s.h0.State]))
	}
	return strings.Join(parts, "  ")
}

func (s *Screen) body(height int) []string {
	t, b := s.env.Theme, s.env.Words.T.Hand
	foot := s.foot()
	rows := []string{kit.Spread(t.Muted.Render(fmt.Sprintf(b.WhoHint, s.names[s.env.Officer])), t.Muted.Render(s.progress()), s.w-4)}
	room := max(height-len(rows)-len(foot)-1, 1)
	if len(s.h0.Items) == 0 {
		rows = append(rows, b.NoItems)
	}
	rows = append(rows, s.list.Rows(room, s.item)...)
	for len(rows) < height-len(foot)-1 {
		rows = append(rows, "")
	}
	return append(rows, foot...)
}

func (s *Screen) progress() string {
	seen := 0
	for _, it := range s.h0.Items {
		if it.Verdict != "" {
			seen++
		}
	}
	return fmt.Sprintf(s.env.Words.T.Hand.Progress, seen, len(s.h0.Items))
}

// item is one line: number, what, and on the right the verdict with its talk.
func (s *Screen) item(i int, selected bool) string {
	t, w := s.env.Theme, s.env.Words
	it := s.h0.Items[i]
	signs := map[string]string{"": t.Glyph.Bullet, store.Accepted: t.Glyph.Done, store.Questioned: "?", store.RefusedBy: t.Glyph.Cross}
	verdict := signs[it.Verdict] + " " + w.T.Word.Verdict[it.Verdict]
	for _, talk := range []string{it.Question, it.Answer, it.Reason} {
		if talk != "" {
			verdict += " " + talk
		}
	}
	if it.Counted != nil {
		verdict += fmt.Sprintf(" %s %d", w.T.Report.Counted, *it.Counted)
	}
	left := fmt.Sprintf("%2d ", it.No)
	mark := "  "
	style := t.Text
	if it.Level != "" {
		mark, style = t.LevelGlyph(it.Level)+" ", t.Level(it.Level)
	}
	width := s.w - 4
	half := width * 55 / 100
	text := kit.Fit(left+mark+w.Item(it), half) + " " + kit.Fit(verdict, width-half-1)
	switch {
	case selected:
		return t.Select.Render(text)
	case it.Verdict == store.Accepted:
		return t.Muted.Render(text)
	}
	return style.Render(text)
}

// foot is read-back, asks and signatures.
func (s *Screen) foot() []string {
	t, b, w := s.env.Theme, s.env.Words.T.Hand, s.env.Words
	var rows []string
	for _, a := range s.h0.Asks {
		rows = append(rows, t.Muted.Render(b.Asks+" ")+t.Text.Render(a.Text))
	}
	if s.h0.ReadBack != "" {
		for _, l := range kit.Wrap(b.ReadBack+" “"+s.h0.ReadBack+"”", s.w-4) {
			rows = append(rows, t.Text.Render(l))
		}
	}
	sides := []string{"out", "in"}
	if s.signed("head") {
		sides = []string{"head"}
	}
	line := ""
	for _, side := range sides {
		text, style := fmt.Sprintf(b.Unsigned, w.T.Word.Side[side]), t.Muted
		for _, x := range s.h0.Signed {
			if x.Side == side {
				text, style = fmt.Sprintf(b.Signed, w.T.Word.Side[side], w.Time(x.At, s.now)), t.OK
			}
		}
		line += style.Render(text) + "   "
	}
	rows = append(rows, line)
	switch {
	case s.h0.Facts != "":
		rows = append(rows, t.OK.Render(fmt.Sprintf(b.Sealed, s.h0.Number, s.h0.Facts)))
	case s.h0.Incoming == "" && s.env.Officer == s.h0.Outgoing:
		rows = append(rows, t.Yellow.Render(b.Waiting))
	}
	return rows
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
