package shift

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/kit"
)

// row is one slot over the shifts.
type row struct{ store.RosterRow }

func (r row) id() string { return r.Role + "|" + r.Group + "|" + r.Post + "|" + r.Site }

// Widths of the columns of the matrix.
const (
	nowWidth   = 19
	shiftWidth = 13
	hoursWidth = 8
	labelWidth = 16
)

// layout decides which shifts are in sight: the selected one always.
func (s *Screen) layout(w int) (from, to int) {
	at := max(s.column(s.key), 0)
	room := w - 2 - labelWidth - hoursWidth - 1
	n := 0
	for _, width := range []int{nowWidth, shiftWidth, shiftWidth, shiftWidth, shiftWidth, shiftWidth, shiftWidth, shiftWidth} {
		if room -= width + 1; room < 0 {
			break
		}
		n++
	}
	n = min(max(n, 1), len(s.r.Shifts))
	from = min(max(at-n+1, 0), at)
	return from, min(from+n, len(s.r.Shifts))
}

func (s *Screen) columns(w int) []kit.Column[row] {
	t := s.env.Words.T.Roster
	cols := []kit.Column[row]{{Title: t.Slot, Cell: func(r row) string { return s.env.Words.Row(r.RosterRow) }}}
	from, to := s.layout(w)
	spare := w - 2 - s.labels() - hoursWidth - 1 - (nowWidth + 1) - (to-from-1)*(shiftWidth+1)
	for i := from; i < to; i++ {
		width := shiftWidth
		if i == from { // names and sign-ins stand here: what is left over goes here first
			width = nowWidth + min(max(spare, 0), 8)
		}
		cols = append(cols, kit.Column[row]{Title: s.columnTitle(i, width), Width: width,
			Cell:  func(r row) string { return s.cell(r, i) },
			Style: func(r row) (lipgloss.Style, bool) { return s.cellStyle(r, i) }})
	}
	return append(cols, kit.Column[row]{Title: t.HoursHead, Width: hoursWidth, Right: true, Cell: s.hoursCell, Style: s.hoursStyle})
}

// labels is how wide the widest name of a slot is.
func (s *Screen) labels() int {
	n := labelWidth
	for _, r := range s.r.Rows {
		n = max(n, kit.Width(s.env.Words.Row(r)))
	}
	return n
}

// columnTitle names a shift: the current one so, others by their start; the
// selected one in brackets.
func (s *Screen) columnTitle(i, width int) string {
	x, w := s.r.Shifts[i], s.env.Words
	title := w.Shift(x.Slug) + " " + w.Time(x.Start, s.r.Now)
	if day, _, dated := strings.Cut(w.Time(x.Start, s.r.Now), " "); dated && kit.Width(title)+2 > width {
		title = w.Shift(x.Slug) + " " + day // the letter says day or night
	}
	if x.Current {
		title = fmt.Sprintf(w.T.Roster.NowCol, w.Shift(x.Slug))
	}
	if x.Key == s.key {
		return "[" + title + "]"
	}
	return title
}

// begun says whether people should be on a shift by now.
func (s *Screen) begun(i int) bool { return s.r.Shifts[i].Start <= s.r.Now }

func (s *Screen) cell(r row, i int) string {
	t := s.env.Words.T.Roster
	list := s.r.At(r.Slot, i)
	switch {
	case len(list) == 0 && s.posted(r, i) > 0:
		return s.guards(r)
	case len(list) == 0 && r.Due[i] == 0:
		return ""
	case len(list) == 0 && !s.r.Shifts[i].Made:
		return "·"
	case len(list) == 0:
		return t.Vacant
	case len(list) == 1 && r.Due[i] <= 1:
		return s.one(list[0], i)
	}
	here, names := 0, make([]string, 0, len(list))
	for _, d := range list {
		if d.Here() {
			here++
		}
		names = append(names, s.r.People[d.Person].Name)
	}
	out := s.env.Words.Join(names)
	if s.begun(i) {
		out = fmt.Sprintf("%s%d/%d ", s.env.Theme.Glyph.Done, here, max(len(list), r.Due[i])) + out
	}
	return out
}

// posted is how many stand on post at a site now without being on its roster.
func (s *Screen) posted(r row, i int) int {
	if !s.r.Shifts[i].Current || r.Kind != store.RowSite {
		return 0
	}
	return len(s.r.Guards[r.Site])
}

func (s *Screen) guards(r row) string {
	list := s.r.Guards[r.Site]
	names := make([]string, 0, len(list))
	for _, g := range list {
		names = append(names, s.r.People[g.Person].Name)
	}
	return fmt.Sprintf("%s%d/%d ", s.env.Theme.Glyph.Done, len(list), r.Due[0]) + s.env.Words.Join(names)
}

// one is a slot with one person: the name, and how the sign-in stands.
func (s *Screen) one(d store.Duty, i int) string {
	name := s.r.People[d.Person].Name
	if d.For != "" {
		name += s.env.Words.T.Roster.SwapMark
	}
	state := s.state(d, i)
	if state == "" {
		return name
	}
	return kit.Spread(name, state, s.cellWidth(i))
}

func (s *Screen) cellWidth(i int) int {
	if from, _ := s.layout(s.matrixWidth() - 4); i == from {
		return nowWidth
	}
	return shiftWidth
}

// state words a sign-in, "" when nobody expects one yet.
func (s *Screen) state(d store.Duty, i int) string {
	t := s.env.Words.T.Roster
	switch {
	case d.Here():
		return s.env.Theme.Glyph.Done + s.clock(d.SignedIn)
	case !d.SignedOut.IsZero():
		return fmt.Sprintf(t.Out, s.clock(d.SignedOut))
	case s.begun(i):
		return t.Absent
	}
	return ""
}

func (s *Screen) clock(at journal.Time) string { return at.In(s.env.Words.Zone).Format("15:04") }

func (s *Screen) cellStyle(r row, i int) (lipgloss.Style, bool) {
	t := s.env.Theme
	list := s.r.At(r.Slot, i)
	switch {
	case len(list) == 0 && s.posted(r, i) >= max(r.Due[i], 1):
		return t.OK, true
	case len(list) == 0 && r.Due[i] > 0 && s.r.Shifts[i].Made:
		return t.Orange, true
	case len(list) == 0:
		return t.Muted, true
	case !s.begun(i):
		return t.Text, true
	}
	for _, d := range list {
		if !d.Here() && d.SignedOut.IsZero() {
			return t.Yellow, true
		}
	}
	return t.OK, true
}

// hoursCell is the most that the people of the selected shift have in 24 hours.
func (s *Screen) hoursCell(r row) string {
	h, any := s.most(r)
	if !any {
		return ""
	}
	out := s.env.Words.Hours(h.Most)
	if h.Over {
		out = s.env.Words.T.Roster.HoursNote + out
	}
	return out
}

func (s *Screen) hoursStyle(r row) (lipgloss.Style, bool) {
	if h, _ := s.most(r); h.Over {
		return s.env.Theme.Orange, true
	}
	return s.env.Theme.Muted, true
}

func (s *Screen) most(r row) (out store.PersonHours, any bool) {
	for _, d := range s.r.At(r.Slot, max(s.column(s.key), 0)) {
		if h, ok := s.r.Hours[d.Person]; ok && (!any || h.Most > out.Most) {
			out, any = h, true
		}
	}
	return out, any
}
