package census

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/kit"
)

// View draws who lives there at the left; matters, visits and notes at the
// right.
func (s *House) View() (string, *tea.Cursor) {
	below, cursor := s.Below(s.w, s.h, s.barActions())
	height := max(s.h-len(below), 6)
	th, t := s.env.Theme, s.env.Words.T.Census
	if !s.ready {
		out := kit.Box(th, t.Doors, []string{th.Muted.Render(s.env.Words.T.Board.Loading)}, s.w, height)
		return strings.Join(append(out, below...), "\n"), cursor
	}
	left := max(s.w/2, 38)
	right := s.w - left
	top := min(max(len(s.v.Open), 1)+2, height/2)
	out := kit.Beside(0, []int{left, right},
		kit.Box(th, th.Title.Render(s.address()), clip(s.people(left-4), height-2), left, height),
		append(kit.Box(th, th.Title.Render(fmt.Sprintf("%s %d", t.Matters, len(s.v.Open))), s.matters(right-4, top-2), right, top),
			kit.Box(th, th.Title.Render(t.Visits), clip(s.visits(right-4), height-top-2), right, height-top)...))
	return strings.Join(append(out, below...), "\n"), cursor
}

func clip(rows []string, n int) []string { return rows[:min(len(rows), max(n, 0))] }

// people is the door and everybody behind it, and what is not known.
func (s *House) people(w int) []string {
	th, words := s.env.Theme, s.env.Words
	t := words.T.Census
	head := words.Household(s.v.Household)
	if n := s.v.Size(); n > 0 {
		head = fmt.Sprintf(t.Heads, n)
		if f := s.v.Floating(); f > 0 {
			head += "  " + fmt.Sprintf(t.FloatingN, f)
		}
	}
	if s.v.Synthetic {
		head += "  " + t.Synthetic
	}
	rows := []string{kit.Spread(th.Text.Render(head), th.Title.Render(s.v.Phone), w), s.last(w)}
	if gaps := words.GapWords(s.v.Gaps()); gaps != "" {
		rows = append(rows, th.Yellow.Render(kit.Fit(th.Glyph.Yellow+" "+gaps, w)))
	}
	for _, d := range s.v.OpenDoubts() {
		for _, l := range kit.Wrap("？"+d.Text, w) {
			rows = append(rows, th.Yellow.Render(l))
		}
	}
	if s.v.Note != "" {
		rows = append(rows, th.Muted.Render(kit.Fit(s.v.Note, w)))
	}
	rows = append(rows, "", th.Title.Render(t.Residents))
	for _, r := range s.v.Residents {
		rows = append(rows, s.one(r, w)...)
	}
	if len(s.v.Residents) == 0 {
		rows = append(rows, th.Muted.Render(t.NoNames))
	}
	return append(rows, s.patients(w)...)
}

// patients are those of the household whom the medical team looks after.
func (s *House) patients(w int) []string {
	if len(s.v.Patients) == 0 {
		return nil
	}
	th, words := s.env.Theme, s.env.Words
	rows := []string{"", th.Title.Render(words.T.Medical.Title)}
	for _, p := range s.v.Patients {
		rows = append(rows, kit.Spread(th.Text.Render(kit.Clean(p.Name+" "+words.Conditions(p))), th.Muted.Render(p.Number), w))
		for _, d := range p.Drugs {
			if d.Active() {
				rows = append(rows, th.Muted.Render(kit.Fit("  "+kit.Clean(words.Drug(d, s.now)), w)))
			}
		}
	}
	return rows
}

func (s *House) one(r store.Resident, w int) []string {
	th, words := s.env.Theme, s.env.Words
	t := words.T.Census
	name := th.Text.Render(kit.Clean(r.Name))
	if r.Name == "" {
		name = th.Muted.Render(t.NoNames)
	}
	if !r.Left.IsZero() {
		return []string{kit.Spread(th.Muted.Render(kit.Clean(r.Name)), th.Muted.Render(fmt.Sprintf(t.Left, strings.TrimSpace(words.Time(r.Left, s.now)+" "+r.LeftWhy))), w)}
	}
	more := words.Resident(r, s.env.Store.Now().Year())
	if r.Person != "" {
		more = strings.TrimSpace(more + " " + t.Helps)
	}
	rows := []string{kit.Spread(name, th.Muted.Render(r.Phone), w)}
	if more != "" {
		rows = append(rows, th.Muted.Render(kit.Fit("  "+more, w)))
	}
	return rows
}

func (s *House) last(w int) string {
	th, t := s.env.Theme, s.env.Words.T.Census
	if s.v.Last == 0 {
		return th.Orange.Render(kit.Fit(t.NoLast, w))
	}
	return th.Muted.Render(kit.Fit(fmt.Sprintf(t.Last, s.env.Words.Time(s.v.Last, s.now), t.LastWhy[s.v.LastWhy]), w))
}

func (s *House) matters(w, h int) []string {
	th, words := s.env.Theme, s.env.Words
	if len(s.v.Open) == 0 {
		return []string{th.Muted.Render(words.T.Census.NoMatters)}
	}
	return s.list.Rows(h, func(i int, selected bool) string {
		m := s.v.Open[i]
		head, when := th.LevelGlyph(m.Level)+" "+words.Level(m.Level)+" "+m.Number, words.State(m.State)
		if selected {
			return th.Select.Render(kit.Spread(th.Glyph.Prompt+head+" "+kit.Clean(m.Text), when, w))
		}
		return kit.Spread(" "+th.Level(m.Level).Render(head)+" "+th.Text.Render(kit.Clean(m.Text)), th.Muted.Render(when), w)
	})
}

// visits are what rounds brought or found, then what was said.
func (s *House) visits(w int) []string {
	th, words := s.env.Theme, s.env.Words
	t := words.T.Census
	var rows []string
	for _, x := range s.v.Visits {
		rows = append(rows, th.Text.Render(kit.Fit(words.Visit(x, s.now), w)))
	}
	for _, d := range s.v.Parcels {
		rows = append(rows, th.Text.Render(kit.Fit(kit.Clean(words.Parcel(d, s.now)), w)))
	}
	if len(rows) == 0 {
		rows = append(rows, th.Muted.Render(t.NoVisits))
	}
	for _, d := range s.v.Wanted {
		rows = append(rows, th.Yellow.Render(kit.Fit(words.Wanted(d), w)))
	}
	for _, l := range s.v.Notes {
		for i, row := range kit.Wrap(words.Time(l.At, s.now)+" "+kit.Clean(l.Text()), w) {
			if i > 0 {
				row = kit.Fit("  "+row, w)
			}
			rows = append(rows, th.Muted.Render(row))
		}
	}
	for _, m := range s.v.Ended {
		rows = append(rows, th.Muted.Render(kit.Fit(words.Time(m.Closed, s.now)+" "+m.Number+" "+words.State(m.State)+" "+kit.Clean(m.Text), w)))
	}
	return rows
}
