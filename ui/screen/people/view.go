package people

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/kit"
)

// wide is where the details of the selected row stand beside the list.
const (
	wide        = 110
	detailWidth = 46
)

// View draws the filters, the field, the list, and beside it the details.
func (s *Screen) View() (string, *tea.Cursor) {
	field, x := s.fieldRow()
	rows := []string{" " + kit.Tabs(s.env.Theme, s.labels(), s.tab, s.w-1), field}
	switch {
	case !s.ready:
		rows = append(rows, kit.Box(s.env.Theme, "", []string{s.env.Words.T.Board.Loading}, s.w, s.h-2)...)
	case s.w >= wide:
		rows = append(rows, kit.Beside(0, []int{s.w - detailWidth, detailWidth}, s.list(s.w-detailWidth, s.h-2), s.detail(s.h-2))...)
	default:
		rows = append(rows, s.list(s.w, s.h-2)...)
	}
	return strings.Join(rows, "\n"), tea.NewCursor(x, 1)
}

func (s *Screen) labels() []string {
	out := make([]string, 0, len(tabs()))
	for _, t := range tabs() {
		out = append(out, s.env.Words.T.People.Tab[t])
	}
	return out
}

// fieldRow is the field, and at its right what Enter would do.
func (s *Screen) fieldRow() (string, int) {
	t, th := s.env.Words.T.People, s.env.Theme
	right := fmt.Sprintf(t.Count, s.count())
	if name, phone, ok := s.walkUp(); ok {
		right = strings.TrimSpace(fmt.Sprintf(t.WalkUpHere, name, phone))
	} else if s.people.Len() < s.total && tabs()[s.tab] != tabTeams && tabs()[s.tab] != tabCalls {
		right = fmt.Sprintf(t.CountOf, s.people.Len(), s.total)
	}
	s.field.SetHint(t.Hint)
	room := max(s.w-5-kit.Width(right)-1, 10)
	s.field.SetWidth(room)
	text, x := s.field.View()
	style := th.Text
	if hint := s.field.Hint(); hint != "" {
		text, style = hint, th.Muted
	}
	return kit.Fit(" "+th.Accent.Render(th.Glyph.Prompt)+" "+style.Render(text)+" "+th.Muted.Render(right), s.w), x + 3
}

func (s *Screen) count() int {
	switch tabs()[s.tab] {
	case tabTeams:
		return s.teams.Len()
	case tabCalls:
		return s.calls.Len()
	}
	return s.people.Len()
}

func (s *Screen) list(w, h int) []string {
	t, th := s.env.Words.T.People, s.env.Theme
	var rows []string
	switch tabs()[s.tab] {
	case tabTeams:
		s.teams.SetColumns(s.teamColumns())
		s.teams.SetEmpty(t.NoTeams)
		rows = s.teams.View(th, w-4, h-2)
	case tabCalls:
		s.calls.SetColumns(s.callColumns())
		s.calls.SetEmpty(t.NoCalls)
		rows = s.calls.View(th, w-4, h-2)
	default:
		s.people.SetColumns(s.personColumns())
		s.people.SetEmpty(t.Empty)
		if !s.field.Empty() {
			s.people.SetEmpty(t.NoMatch)
		}
		rows = s.people.View(th, w-4, h-2)
	}
	return kit.Box(th, th.Title.Render(s.Title()+" · "+t.Tab[tabs()[s.tab]]), rows, w, h)
}

func (s *Screen) personColumns() []kit.Column[store.PersonRow] {
	t, w, th := s.env.Words.T.People, s.env.Words, s.env.Theme
	muted := func(store.PersonRow) (lipgloss.Style, bool) { return th.Muted, true }
	return []kit.Column[store.PersonRow]{
		{Title: t.Name, Width: 16, Cell: func(p store.PersonRow) string { return p.Name }},
		{Title: t.Roles, Width: 12, Cell: s.roleWords, Style: muted},
		{Title: t.Where, Cell: func(p store.PersonRow) string { return w.Where(p.Where) }, Style: func(p store.PersonRow) (lipgloss.Style, bool) {
			return th.OK, p.Where.Kind == store.WhereDuty || p.Where.Kind == store.WhereSite
		}},
		{Title: t.Hours, Width: 7, Right: true, Cell: s.hours, Style: func(p store.PersonRow) (lipgloss.Style, bool) { return th.Orange, p.Hours.Over }},
		{Title: t.Phone, Width: 12, Cell: func(p store.PersonRow) string { return p.Phone }},
		{Title: t.Skills, Width: 14, Drop: 1, Cell: func(p store.PersonRow) string { return p.Skills }, Style: muted},
	}
}

func (s *Screen) roleWords(p store.PersonRow) string {
	var out []string
	for _, r := range roles(p.Person) {
		out = append(out, s.env.Words.PersonRole(r.Slug))
	}
	if p.Walkup {
		out = append(out, s.env.Words.T.People.Walkup)
	}
	return s.env.Words.Join(out)
}

func (s *Screen) hours(p store.PersonRow) string {
	switch {
	case p.Hours.Most == 0:
		return ""
	case p.Hours.Over:
		return s.env.Words.T.Roster.HoursNote + s.env.Words.Hours(p.Hours.Most)
	}
	return s.env.Words.Hours(p.Hours.Most)
}

func (s *Screen) teamColumns() []kit.Column[store.TeamRow] {
	t, w, th := s.env.Words.T.People, s.env.Words, s.env.Theme
	return []kit.Column[store.TeamRow]{
		{Title: t.TeamName, Cell: func(x store.TeamRow) string { return x.Name }},
		{Title: t.TeamKind, Width: 10, Drop: 1, Cell: func(x store.TeamRow) string { return w.TeamKind(x.Kind) }, Style: func(store.TeamRow) (lipgloss.Style, bool) { return th.Muted, true }},
		{Title: t.Leader, Width: 14, Cell: func(x store.TeamRow) string {
			if x.LeaderName == "" {
				return t.NoLeader
			}
			return x.LeaderName
		}},
		{Title: t.Phone, Width: 12, Cell: func(x store.TeamRow) string { return x.LeaderPhone }},
		{Title: t.Grid, Width: 7, Cell: func(x store.TeamRow) string {
			if x.GridNumber == 0 {
				return ""
			}
			return fmt.Sprintf(t.At["grid"], x.GridNumber)
		}},
		{Title: t.Size, Width: 6, Right: true, Cell: func(x store.TeamRow) string { return fmt.Sprintf(t.Heads, max(x.Size, len(x.Members))) }},
	}
}

func (s *Screen) callColumns() []kit.Column[call] {
	t, w, th := s.env.Words.T.People, s.env.Words, s.env.Theme
	return []kit.Column[call]{
		{Title: t.Roles, Width: 14, Cell: func(c call) string { return c.head }, Style: func(call) (lipgloss.Style, bool) { return th.Muted, true }},
		{Title: t.Where, Width: 18, Cell: func(c call) string { return w.CallPlace(c.Call) }},
		{Title: t.Name, Cell: func(c call) string { return c.Name }},
		{Title: t.Phone, Width: 13, Cell: func(c call) string { return c.Phone }},
	}
}

// detail is the selected row in full.
func (s *Screen) detail(h int) []string {
	t, th := s.env.Words.T.People, s.env.Theme
	title, rows := t.Detail, []string(nil)
	switch tabs()[s.tab] {
	case tabTeams:
		if x, ok := s.teams.Selected(); ok {
			title, rows = x.Name, s.teamDetail(x)
		}
	case tabCalls:
		if c, ok := s.calls.Selected(); ok {
			title, rows = c.head, []string{th.Text.Render(kit.Fit(c.Name, detailWidth-4)), th.Title.Render(kit.Fit(c.Phone, detailWidth-4))}
		}
	default:
		if p, ok := s.people.Selected(); ok {
			title, rows = p.Name, s.personDetail(p)
		}
	}
	return kit.Box(th, th.Title.Render(title), rows, detailWidth, h)
}

func (s *Screen) personDetail(p store.PersonRow) []string {
	t, w, th := s.env.Words.T.People, s.env.Words, s.env.Theme
	var rows []string
	add := func(label, text string, style lipgloss.Style) {
		for i, l := range kit.Wrap(text, detailWidth-4-10) {
			if i > 0 {
				label = ""
			}
			rows = append(rows, th.Muted.Render(kit.Fit(label, 10))+style.Render(l))
		}
	}
	if p.Phone != "" {
		add(t.Phone, p.Phone, th.Title)
	}
	if where := w.Where(p.Where); where != "" {
		if !p.Where.Since.IsZero() {
			where += "  " + fmt.Sprintf(t.Since, s.when(p))
		}
		add(t.Where, where, th.Text)
	}
	hours := th.Text
	note := fmt.Sprintf(t.Ahead, w.Hours(p.Hours.Worked), w.Hours(p.Hours.Ahead))
	if p.Hours.Over {
		hours, note = th.Orange, note+"  "+s.hours(p)
	}
	add(t.Hours, note, hours)
	if p.Skills != "" {
		add(t.Skills, p.Skills, th.Text)
	}
	for _, x := range s.teamsOf(p.ID) {
		add(t.TeamName, x.Name, th.Text)
	}
	if p.Walkup {
		add("", t.Walkup, th.Text)
	}
	rows = append(rows, "")
	if len(p.Roles) == 0 {
		rows = append(rows, th.Muted.Render(t.NoRole))
	}
	for _, r := range p.Roles {
		add(t.Roles, w.Tenure(r), th.Text)
	}
	return rows
}

func (s *Screen) when(p store.PersonRow) string {
	return p.Where.Since.In(s.env.Words.Zone).Format("1/2 15:04")
}

func (s *Screen) teamDetail(x store.TeamRow) []string {
	t, th := s.env.Words.T.People, s.env.Theme
	rows := []string{th.Muted.Render(kit.Fit(t.Leader, 10)) + th.Title.Render(kit.Fit(strings.TrimSpace(x.LeaderName+"  "+x.LeaderPhone), detailWidth-14)),
		th.Muted.Render(kit.Fit(t.Members, 10)) + th.Text.Render(fmt.Sprintf(t.TeamSize, len(x.Members), max(x.Size, len(x.Members)))), ""}
	for _, p := range x.People {
		rows = append(rows, th.Text.Render(kit.Fit(p.Name, 14))+" "+th.Text.Render(kit.Fit(p.Phone, 13))+" "+th.Muted.Render(kit.Fit(p.Skills, detailWidth-33)))
	}
	return rows
}
