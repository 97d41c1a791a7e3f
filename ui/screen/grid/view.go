package grid

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/kit"
)

// View draws people and counts at the left, matters and timeline at the right.
func (s *Screen) View() (string, *tea.Cursor) {
	below, cursor := s.Below(s.w, s.h, s.barActions())
	height := max(s.h-len(below), 6)
	t, text := s.env.Theme, s.env.Words.T.Grid
	if !s.ready {
		out := kit.Box(t, text.Title, []string{s.env.Words.T.Board.Loading}, s.w, height)
		return strings.Join(append(out, below...), "\n"), cursor
	}
	left := max(s.w*2/5, 36)
	right := s.w - left
	top := min(max(len(s.g.Matters), 1)+2, height/2)
	s.spots = spots{right: left, matters: 1, log: top}
	out := kit.Beside(0, []int{left, right},
		kit.Box(t, s.title(), s.people(left-4, height-2), left, height),
		append(
			kit.Box(t, s.head(fmt.Sprintf("%s %d", text.Matters, len(s.g.Matters)), !s.inLog), s.matters(right-4, top-2), right, top),
			kit.Box(t, s.head(text.Timeline, s.inLog), s.line.Rows(right-4, height-top-2, s.now, text.NoLines), right, height-top)...))
	return strings.Join(append(out, below...), "\n"), cursor
}

// head is the title of a pane; the one with the arrows is marked.
func (s *Screen) head(title string, active bool) string {
	if active {
		return s.env.Theme.Accent.Render(s.env.Theme.Glyph.Prompt + " " + title)
	}
	return s.env.Theme.Title.Render(title)
}

func (s *Screen) title() string {
	t, w := s.env.Theme, s.env.Words
	sign, style := t.Status(s.g.Status, s.g.Open["orange"] > 0)
	return t.Title.Render(fmt.Sprintf("%d %s", s.g.Grid.Number, s.g.Grid.Name)) + " " + style.Render(sign+" "+w.Status(s.g.Status))
}

// people is who works in the grid, how many live there, its zones and sites.
// What does not fit is counted.
func (s *Screen) people(w, height int) []string {
	rows := s.state(w)
	for _, part := range [][]string{s.crew(w), s.teams(w), s.zones(w), s.sites(w)} {
		if len(part) > 0 {
			rows = append(append(rows, ""), part...)
		}
	}
	if len(rows) > height { // give up the blank rows first
		var tight []string
		for _, r := range rows {
			if r != "" {
				tight = append(tight, r)
			}
		}
		rows = tight
	}
	if len(rows) > height && height > 1 {
		more := fmt.Sprintf(s.env.Words.T.Board.More, len(rows)-height+1)
		rows = append(rows[:height-1:height-1], s.env.Theme.Muted.Render(more))
	}
	return rows
}

func (s *Screen) state(w int) []string {
	t, words, text := s.env.Theme, s.env.Words, s.env.Words.T.Grid
	style := t.OK
	switch s.g.Status {
	case store.Urgent:
		style = t.Red
	case store.Watch:
		style = t.Orange
	}
	var rows []string
	if why := reasons(s.env, s.g.GridState); why != "" {
		for _, l := range kit.Wrap(why, w) {
			rows = append(rows, style.Render(l))
		}
	}
	zone, count := words.Area(s.g.Grid.Zone), households(s.env, s.g.Grid)
	if kit.Width(zone)+kit.Width(count) < w {
		rows = append(rows, t.Text.Render(kit.Spread(zone, count, w)))
	} else {
		rows = append(rows, t.Text.Render(zone), t.Text.Render(count))
	}
	return append(rows, t.Muted.Render(fmt.Sprintf(text.LastAt, words.Time(s.g.LastWord, s.now), words.Elapsed(s.g.LastWord, s.now))))
}

// crew is the leader, the workers and the volunteers, with their phones.
func (s *Screen) crew(w int) []string {
	t, text := s.env.Theme, s.env.Words.T.Grid
	rows := []string{t.Title.Render(text.People)}
	switch {
	case s.g.Lead.ID == "":
		rows = append(rows, t.Yellow.Render(text.LeaderOf+" "+text.Nobody))
	case s.g.Grid.Absent:
		rows = append(rows, kit.Spread(t.Orange.Render(t.Glyph.Orange+" "+text.LeaderOf+" "+kit.Clean(s.g.Lead.Name)+" "+text.Away), t.Muted.Render(s.g.Lead.Phone), w))
	default:
		rows = append(rows, kit.Spread(t.OK.Render(t.Glyph.OK)+" "+t.Text.Render(text.LeaderOf+" "+kit.Clean(s.g.Lead.Name)), t.Muted.Render(s.g.Lead.Phone), w))
	}
	for _, m := range s.g.Members {
		rows = append(rows, kit.Spread(t.Muted.Render("  "+s.env.Words.GridRole(m.Role))+" "+t.Text.Render(kit.Clean(m.Name)), t.Muted.Render(m.Phone), w))
	}
	return rows
}

func (s *Screen) teams(w int) []string {
	if len(s.g.Teams) == 0 {
		return nil
	}
	t, text := s.env.Theme, s.env.Words.T.Grid
	rows := []string{t.Title.Render(text.Teams)}
	for _, x := range s.g.Teams {
		left := t.Text.Render(kit.Clean(x.Team.Name)) + " " + t.Muted.Render(fmt.Sprintf(text.Heads, max(x.Team.Size, len(x.Team.Members))))
		lead := strings.TrimSpace(kit.Clean(x.Leader.Name) + " " + x.Leader.Phone)
		if kit.Width(left)+kit.Width(lead) < w {
			rows = append(rows, kit.Spread(left, t.Muted.Render(lead), w))
		} else {
			rows = append(rows, left, t.Muted.Render("  "+lead))
		}
	}
	return rows
}

// zones is the history of the zone, when it ever changed.
func (s *Screen) zones(int) []string {
	if len(s.g.Grid.Zones) < 2 {
		return nil
	}
	t, words := s.env.Theme, s.env.Words
	rows := []string{t.Title.Render(words.T.Grid.Zone)}
	for i := len(s.g.Grid.Zones) - 1; i >= 0; i-- {
		z := s.g.Grid.Zones[i]
		rows = append(rows, t.Muted.Render(fmt.Sprintf(words.T.Grid.From, words.Time(z.From, s.now), words.Area(z.Zone))))
	}
	return rows
}

func (s *Screen) sites(w int) []string {
	if len(s.g.Sites) == 0 {
		return nil
	}
	t, words := s.env.Theme, s.env.Words
	rows := []string{t.Title.Render(words.T.Grid.Sites)}
	for _, x := range s.g.Sites {
		word := words.SiteState(x.Site.State)
		style := t.Muted
		if x.Manning != store.NotDue {
			word = fmt.Sprintf("%s %d/%d", words.Manning(x.Manning), x.Present, x.Due)
			if style = t.OK; x.Manning != store.Manned {
				style = t.Orange
			}
		}
		rows = append(rows, kit.Spread(t.Text.Render(x.Site.In(words.T.Lang)), style.Render(word), w))
	}
	return rows
}

// event is a line of the timeline; those about a matter or a site say which.
func (s *Screen) event(l store.Line, now journal.Time) kit.Event {
	out := s.env.Told(l, now)
	switch l.Noun {
	case "matter":
		out.Text = l.Number + " " + out.Text
		if l.Struck == nil && l.Kind != "note.add" {
			out.Mark, out.Style = s.env.Theme.LevelGlyph(l.Level), s.env.Theme.Level(l.Level)
		}
	case "site":
		out.Text = s.env.Words.Name(l.Name, l.NameEN) + " " + out.Text
	}
	return out
}

// matters is the list of what is open, the most urgent first.
func (s *Screen) matters(w, height int) []string {
	t, words := s.env.Theme, s.env.Words
	if len(s.g.Matters) == 0 {
		return []string{t.Muted.Render(words.T.Grid.NoMatters)}
	}
	return s.list.Rows(height, func(i int, selected bool) string {
		m := s.g.Matters[i]
		style := t.Level(m.Level)
		when := words.State(m.State)
		if _, by, late := m.Late(s.now); late {
			when = fmt.Sprintf(words.T.Time.Overdue, words.Duration(by))
		} else if due := m.NextDue(); due != 0 {
			when += " " + words.Left(due, s.now)
		}
		head := t.LevelGlyph(m.Level) + " " + words.Level(m.Level) + " " + m.Number
		body := strings.TrimSpace(kit.Clean(m.Household + " " + m.Text))
		if selected && !s.inLog {
			return t.Select.Render(kit.Spread(t.Glyph.Prompt+head+" "+body, when, w))
		}
		return kit.Spread(" "+style.Render(head)+" "+t.Text.Render(body), t.Muted.Render(when), w)
	})
}
