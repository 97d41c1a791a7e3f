package handover

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/ui/kit"
)

// verdict is the sign and the style of an item's verdict.
func (s *Screen) verdict(it store.HandoverItem) (string, lipgloss.Style) {
	t := s.env.Theme
	switch it.Verdict {
	case store.Accepted:
		return t.Glyph.Done, t.OK
	case store.Questioned:
		return "?", t.Yellow
	case store.RefusedBy:
		return t.Glyph.Cross, t.Orange
	case store.Dropped:
		return "-", t.Muted
	}
	return t.Glyph.Bullet, t.Text
}

// detail is the selected item whole: its text, what to do if, and the talk.
func (s *Screen) detail(w int) []string {
	t, b := s.env.Theme, s.env.Words.T.Hand
	it := s.selected()
	if it == nil {
		return nil
	}
	var parts []string
	if it.IfThen != "" {
		parts = append(parts, fmt.Sprintf(b.IfThen, it.IfThen))
	}
	if it.Question != "" {
		parts = append(parts, fmt.Sprintf(b.Question, it.Question))
	}
	if it.Answer != "" {
		parts = append(parts, fmt.Sprintf(b.Answer, it.Answer))
	}
	if it.Counted != nil {
		parts = append(parts, fmt.Sprintf(b.Handed, it.Figure)+" "+fmt.Sprintf(b.Counted, *it.Counted))
	}
	if it.Reason != "" {
		parts = append(parts, fmt.Sprintf(b.Reason, it.Reason))
	}
	if it.Settled != "" {
		parts = append(parts, s.env.Words.T.Word.Settled[it.Settled])
	}
	var out []string
	for _, l := range kit.Wrap(fmt.Sprintf("%d %s", it.No, s.env.Words.Item(*it)), w) {
		out = append(out, t.Text.Render(l))
	}
	for _, l := range kit.Wrap(strings.Join(parts, "  "), w) {
		out = append(out, t.Muted.Render(l))
	}
	return out
}

// foot is read-back, asks and signatures, and after the seal the head code with
// the files.
func (s *Screen) foot(w, room int) []string {
	t, b := s.env.Theme, s.env.Words.T.Hand
	signs := []string{s.signatures(w)}
	if s.h0.Facts != "" {
		signs = append(signs, t.OK.Render(kit.Fit(fmt.Sprintf(b.Sealed, s.h0.Facts), w)))
	}
	for i, p := range s.written {
		if i < 4 {
			signs = append(signs, t.Muted.Render(kit.Fit(fmt.Sprintf(b.Written, p), w)))
		}
	}
	room -= len(signs)
	label := func(name, text string) string {
		return t.Muted.Render(name+" ") + t.Text.Render(text)
	}
	var rows []string
	back := b.NoReadBack
	if s.h0.ReadBack != "" {
		back = "“" + s.h0.ReadBack + "”"
	}
	for i, l := range kit.Wrap(back, w-kit.Width(b.ReadBack)-1) {
		name := b.ReadBack
		if i > 0 {
			name = strings.Repeat(" ", kit.Width(b.ReadBack))
		}
		rows = append(rows, label(name, l))
	}
	asks := b.NoAsks
	for i, a := range s.h0.Asks {
		if i == 0 {
			asks = ""
		}
		asks += fmt.Sprintf("%d %s  ", a.No, a.Text)
	}
	below := label(b.Asks, strings.TrimSpace(asks))
	rows = fill(rows, max(min(len(rows), room-1), 0))
	if room > 0 {
		rows = append(rows, below)
	}
	return append(rows, signs...)
}

func (s *Screen) signatures(w int) string {
	t, b, words := s.env.Theme, s.env.Words.T.Hand, s.env.Words
	sides := []string{"out", "in"}
	if s.signed("head") {
		sides = []string{"head"}
	}
	line := ""
	for _, side := range sides {
		name := words.T.Word.Side[side]
		if sig, ok := s.h0.Signature(side); ok {
			if sig.NoHead {
				name = words.T.Word.Side["nohead"]
			}
			line += t.OK.Render(fmt.Sprintf(b.Signed, name, s.names[sig.Person], words.T.Word.How[sig.How], words.Time(sig.At, s.now))) + "   "
			continue
		}
		who := strings.TrimSpace(name + " " + s.names[s.signer(side)])
		line += t.Muted.Render(fmt.Sprintf(b.Unsigned, who)) + "   "
	}
	return kit.Fit(line, w)
}

// betweenUrgent is how many open matters are named before a handover.
const betweenUrgent = 6

// betweenHead is what stands above the asks when nothing is open: when the
// shift ends, the last report, and what a cut-off would hand over.
func (s *Screen) betweenHead() []string {
	t, b, w := s.env.Theme, s.env.Words.T.Hand, s.env.Words
	name, end, in := w.Shift(s.shift.Slug), w.Time(s.shift.End, s.now), s.w-4
	when := t.Text.Render(fmt.Sprintf(b.NoneUntil, name, end, w.Duration(s.shift.End.Sub(s.now))))
	if by, alarm := s.late(); by > 0 {
		style := t.Yellow
		if alarm {
			style = t.Red
		}
		when = style.Render(fmt.Sprintf(b.NoneOver, name, end, w.Duration(by)))
	}
	last := b.NoneNever
	if s.last != nil {
		last = fmt.Sprintf(b.NoneLast, s.last.Number, w.Time(s.last.SealedAt, s.now), short(s.last.Facts))
	}
	rows := []string{when, t.Muted.Render(kit.Fit(last, in)), "", kit.Separator(t, b.NoneOpen, in)}
	rest := 0
	for i, m := range s.open {
		if !m.Urgent() || i >= betweenUrgent {
			rest++
			continue
		}
		rows = append(rows, t.Level(m.Level).Render(t.LevelGlyph(m.Level)+" ")+t.Text.Render(kit.Fit(strings.Join([]string{w.Level(m.Level), m.Number, m.Text, w.State(m.State)}, " "), in-2)))
	}
	if len(rows) == 4 {
		rows = append(rows, t.OK.Render(b.NoneCalm))
	}
	rows = append(rows, t.Muted.Render(fmt.Sprintf(b.NoneRest, rest)), "")
	if len(s.list.IDs()) > 0 {
		rows = append(rows, kit.Separator(t, b.NoneAsks, in))
	}
	return rows
}

// between is the screen before a handover.
func (s *Screen) between(height int) []string {
	t, in := s.env.Theme, s.w-4
	rows := append(s.betweenHead(), s.list.Rows(s.listRoom(), s.askRow)...)
	for i, p := range s.written {
		if len(rows) < height-2 && i < 4 {
			rows = append(rows, t.Muted.Render(kit.Fit(fmt.Sprintf(s.env.Words.T.Hand.Written, p), in)))
		}
	}
	return append(fill(rows, max(height-1, 0)), s.guideRow(in))
}

// askRow is one ask of the last handover with its answer.
func (s *Screen) askRow(i int, selected bool) string {
	t, in := s.env.Theme, s.w-4
	a := s.last.Asks[i]
	answer, style := t.Glyph.Done+" "+a.Answer, t.OK
	if a.Answer == "" {
		answer, style = t.Glyph.Bullet+" "+s.env.Words.T.Report.Unanswered, t.Yellow
	}
	left := kit.Fit(fmt.Sprintf("%2d %s", a.No, a.Text), half(in))
	right := kit.Fit(answer, in-half(in)-1)
	if selected {
		return t.Select.Render(left + " " + right)
	}
	return t.Text.Render(left) + " " + style.Render(right)
}
