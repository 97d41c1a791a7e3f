package shift

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/kit"
)

// wide is where the problems go beside the matrix instead of below it.
const (
	wide       = 110
	rightWidth = 46
	below      = 6 // rows of the problems below the matrix
)

func (s *Screen) matrixWidth() int {
	if s.w >= wide {
		return s.w - rightWidth
	}
	return s.w
}

// View draws the roster or the roll call, and the question below when one is
// open.
func (s *Screen) View() (string, *tea.Cursor) {
	height := s.h
	var tail []string
	var cursor *tea.Cursor
	if s.ask.Active() {
		rows, x := s.ask.Rows(s.env, s.w)
		tail, cursor = rows, tea.NewCursor(x, s.h-1)
		height -= len(rows)
	}
	var rows []string
	switch {
	case !s.ready:
		rows = kit.Box(s.env.Theme, "", []string{s.env.Words.T.Board.Loading}, s.w, height)
	case s.roll != nil:
		rows = append([]string{s.head()}, s.roll.view(s, s.w, height-1)...)
	case s.w >= wide:
		rows = append([]string{s.head()}, kit.Beside(0, []int{s.matrixWidth(), rightWidth}, s.matrix(s.matrixWidth(), height-1), s.right(height-1))...)
	default:
		n := min(below, max(height-8, 0))
		rows = append([]string{s.head()}, s.matrix(s.w, height-1-n)...)
		if n > 2 {
			rows = append(rows, s.problemBox(s.w, n)...)
		}
	}
	return strings.Join(append(rows, tail...), "\n"), cursor
}

// head is who is on until when, who is next, and the counts.
func (s *Screen) head() string {
	w, t, th := s.env.Words, s.env.Words.T.Roster, s.env.Theme
	cur := s.r.Shifts[0]
	left := th.Title.Render(" "+w.Shift(cur.Slug)) + " " + th.Text.Render(fmt.Sprintf(t.Until, w.Time(cur.End, s.r.Now))) + " " + th.Muted.Render(w.Left(cur.End, s.r.Now))
	if len(s.r.Shifts) > 1 {
		next := s.r.Shifts[1]
		left += "  " + th.Text.Render(strings.TrimSpace(fmt.Sprintf(t.NextIs, w.Shift(next.Slug), w.Time(next.Start, s.r.Now), s.firstOf(1))))
	}
	here, all := s.signed()
	parts := []string{th.Text.Render(fmt.Sprintf(t.Signed, here, all))}
	n := s.counts()
	for _, c := range []struct{ kind, text string }{{store.IssueGap, t.Gaps}, {store.IssueDouble, t.Doubles}, {store.IssueOver, t.Overs}, {"silent", t.Silents}} {
		if n[c.kind] > 0 {
			parts = append(parts, th.Orange.Render(fmt.Sprintf(c.text, n[c.kind])))
		}
	}
	return kit.Spread(left, strings.Join(parts, "  ")+" ", s.w)
}

// firstOf is who leads a shift: the first post that the plan names.
func (s *Screen) firstOf(i int) string {
	if len(s.r.Rows) == 0 {
		return ""
	}
	for _, d := range s.r.At(s.r.Rows[0].Slot, i) {
		return s.r.People[d.Person].Name
	}
	return s.env.Words.T.Roster.NotMade
}

// signed counts the people of the current shift.
func (s *Screen) signed() (here, all int) {
	seen := map[string]bool{}
	for _, d := range s.r.Shifts[0].Duties {
		if d.Removed {
			continue
		}
		if was, known := seen[d.Person]; !known || !was && d.Here() {
			seen[d.Person] = d.Here()
		}
	}
	for _, h := range seen {
		all++
		if h {
			here++
		}
	}
	return here, all
}

func (s *Screen) matrix(w, h int) []string {
	s.table.SetColumns(s.columns(w - 4))
	s.table.SetEmpty(s.env.Words.T.Roster.NoRows)
	return kit.Box(s.env.Theme, s.env.Theme.Title.Render(s.Title()), s.table.View(s.env.Theme, w-4, h-2), w, h)
}

// right is the column beside the matrix: problems, then the selected slot.
func (s *Screen) right(h int) []string {
	detail := s.detail(rightWidth - 4)
	n := min(max(len(detail)+2, 8), h/2)
	rows := s.problemBox(rightWidth, h-n)
	r, _ := s.table.Selected()
	title := s.env.Theme.Title.Render(s.env.Words.ShiftDay(s.selected().Shift) + " " + s.env.Words.Row(r.RosterRow))
	return append(rows, kit.Box(s.env.Theme, title, detail, rightWidth, n)...)
}

func (s *Screen) problemBox(w, h int) []string {
	t, th := s.env.Words.T.Roster, s.env.Theme
	title := th.Title.Render(t.IssuesHead)
	if len(s.list) == 0 {
		return kit.Box(th, title, []string{th.OK.Render(th.Glyph.OK + " " + t.NoIssues)}, w, h)
	}
	room := max(h-2, 1)
	from := 0
	if s.issue >= room-1 { // keep the one that was jumped to in sight
		from = min(s.issue-room+2, max(len(s.list)-room, 0))
	}
	var rows []string
	for i := from; i < len(s.list) && len(rows) < room; i++ {
		if rest := len(s.list) - i; len(rows) == room-1 && rest > 1 {
			rows = append(rows, th.Muted.Render(fmt.Sprintf(t.MoreIssues, rest)))
			break
		}
		p := s.list[i]
		style := p.style
		if i == s.issue {
			style = th.Select
		}
		parts := kit.Wrap(p.text, w-4)
		for k := 0; k < min(len(parts), s.tall(h)) && len(rows) < room; k++ {
			if k == s.tall(h)-1 && len(parts) > k+1 {
				parts[k] += parts[k+1] // cut with … below
			}
			rows = append(rows, style.Render(kit.Fit(parts[k], w-4)))
		}
	}
	return kit.Box(th, title, rows, w, h)
}

// tall is how many rows one problem may take in a box of h rows.
func (s *Screen) tall(h int) int { return min(max(h/5, 1), 4) }

// detail is who stands on the selected slot, with phone, hours and swaps.
func (s *Screen) detail(w int) []string {
	r, ok := s.table.Selected()
	if !ok {
		return nil
	}
	words, th, t := s.env.Words, s.env.Theme, s.env.Words.T.Roster
	list := s.duties(r)
	if len(list) == 0 {
		return []string{th.Muted.Render(kit.Fit(t.Why["nobody"], w))}
	}
	var rows []string
	for _, d := range list {
		p, h := s.r.People[d.Person], s.r.Hours[d.Person]
		rows = append(rows, th.Title.Render(kit.Fit(p.Name+"  "+p.Phone, w)))
		if state := s.state(d, max(s.column(s.key), 0)); state != "" {
			rows = append(rows, th.Text.Render(kit.Fit(state, w)))
		}
		style, note := th.Muted, ""
		if h.Over {
			style, note = th.Orange, "  "+t.HoursNote
		}
		rows = append(rows, style.Render(kit.Fit(fmt.Sprintf(t.WorkedAhead, words.Hours(h.Worked), words.Hours(h.Ahead))+"  "+words.Hours(h.Most)+"/24"+note, w)))
		for _, x := range d.Swaps {
			for _, l := range kit.Wrap(fmt.Sprintf(t.SwapLine, words.Time(x.At, s.r.Now), s.nameOf(x.From), s.nameOf(x.To), s.nameOf(x.By), x.Reason), w) {
				rows = append(rows, th.Text.Render(l))
			}
		}
	}
	return rows
}

// nameOf is a name of the roster; who is not on it any more has none here.
func (s *Screen) nameOf(id string) string {
	if p, ok := s.r.People[id]; ok {
		return p.Name
	}
	return "—"
}
