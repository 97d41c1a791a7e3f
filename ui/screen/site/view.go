package site

import (
	"fmt"
	"strings"

	"zhiban/store"
	"zhiban/ui/kit"
)

// title is name and how the site stands, then its kind and grid, which may be
// cut.
func (s *Screen) title() string {
	t, w := s.env.Theme, s.env.Words
	_, style := sign(s.env, s.s.SiteStatus)
	parts := []string{t.Title.Render(s.name(s.s)), style.Render(status(s.env, s.s.SiteStatus)), t.Muted.Render(w.SiteKind(s.s.Site.Kind))}
	if s.s.Grid > 0 {
		parts = append(parts, t.Muted.Render(fmt.Sprintf(w.T.Board.Grid, s.s.Grid)))
	}
	return strings.Join(parts, " ")
}

// left is how the site stands: state, guards, who is next, lanes, materials,
// open matters. What does not fit is counted.
func (s *Screen) left(w, height int) []string {
	rows := s.state(w)
	for _, part := range [][]string{s.guards(w), s.lanesRows(w), s.sheet(w), s.matters(w)} {
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
		more := fmt.Sprintf(s.env.Words.T.Site.More, len(rows)-height+1)
		rows = append(rows[:height-1:height-1], s.env.Theme.Muted.Render(more))
	}
	return rows
}

func (s *Screen) state(w int) []string {
	t, words, x := s.env.Theme, s.env.Words, s.s.Site
	text := words.T.Site
	rows := []string{kit.Spread(t.Text.Render(words.SiteState(x.State))+" "+t.Muted.Render(fmt.Sprintf(text.Since, words.Time(x.Since, s.now))), phone(text.Phone, x.Phone), w)}
	if x.Text != "" {
		rows = append(rows, t.Muted.Render(kit.Clean(x.Text)))
	}
	if s.s.CheckinDue != 0 {
		style := t.Muted
		if s.now > s.s.CheckinDue {
			style = t.Yellow
		}
		rows = append(rows, t.Text.Render(text.Checkin)+" "+style.Render(fmt.Sprintf(text.CheckinDue, words.Time(s.s.CheckinDue, s.now), words.Left(s.s.CheckinDue, s.now))))
	}
	switch {
	case s.s.Holder.ID != "":
		rows = append(rows, t.Text.Render(text.Key)+" "+t.Text.Render(s.s.Holder.Name)+" "+t.Muted.Render(s.s.Holder.Phone))
	case x.State == store.SiteLocked:
		rows = append(rows, t.Text.Render(text.Key)+" "+t.Muted.Render(text.NoKey))
	}
	return rows
}

func phone(format, number string) string {
	if number == "" {
		return ""
	}
	return fmt.Sprintf(format, number)
}

// guards are who is on post, who should be, whom to call, and who comes next.
func (s *Screen) guards(w int) []string {
	t, words := s.env.Theme, s.env.Words
	text := words.T.Site
	if s.s.Manning == store.NotDue && len(s.s.Guards)+len(s.s.DueNow)+len(s.s.DueNext) == 0 {
		return nil
	}
	rows := []string{t.Title.Render(fmt.Sprintf("%s %d/%d", text.Guards, s.s.Present, s.s.Due))}
	for _, g := range s.s.Guards {
		note := ""
		if !g.Rostered && len(s.s.DueNow) > 0 {
			note = text.Extra
		}
		rows = append(rows, kit.Spread(t.OK.Render(t.Glyph.OK)+" "+t.Text.Render(kit.Clean(g.Name))+" "+t.Muted.Render(joined(fmt.Sprintf(text.Since, words.Time(g.From, s.now)), note)), t.Muted.Render(g.Phone), w))
	}
	for _, d := range s.s.DueNow {
		if !d.There {
			rows = append(rows, kit.Spread(t.Orange.Render(t.Glyph.Closed+" "+text.NotThere)+" "+t.Text.Render(joined(words.SitePost(d.Post), kit.Clean(d.Name))), t.Muted.Render(d.Phone), w))
		}
	}
	if line := backup(s.env, s.s, false); line != "" {
		for _, l := range kit.Wrap(s.env.Theme.Glyph.Orange+" "+line, w) {
			rows = append(rows, t.Orange.Render(l))
		}
	}
	if len(s.s.DueNext) > 0 {
		from := fmt.Sprintf(text.DueNext, words.Shift(s.s.NextShift), words.Time(s.s.NextStart, s.now))
		rows = append(rows, t.Muted.Render(from+": ")+t.Text.Render(dueNames(s.s.DueNext)))
	}
	return rows
}

func (s *Screen) lanesRows(int) []string {
	x, text := s.s.Site, s.env.Words.T.Site
	if len(x.Lanes) == 0 {
		return nil
	}
	rows := []string{s.env.Theme.Title.Render(fmt.Sprintf(text.Lanes, x.OpenLanes(), len(x.Lanes)))}
	for _, l := range x.Lanes {
		if !l.Open {
			rows = append(rows, s.env.Theme.Yellow.Render(s.env.Theme.Glyph.Closed+" "+fmt.Sprintf(text.LaneShut, l.No, kit.Clean(l.Reason))))
		}
	}
	return rows
}

// sheet is the materials sheet: what is short stands first, then what nobody
// has counted.
func (s *Screen) sheet(w int) []string {
	t, text := s.env.Theme, s.env.Words.T.Site
	if len(s.s.Sheet) == 0 {
		return nil
	}
	title := text.Sheet
	if s.s.Missing > 0 {
		title += " " + fmt.Sprintf(text.Short, s.s.Missing)
	}
	rows := []string{t.Title.Render(title)}
	for rank := range 3 {
		for _, it := range s.s.Sheet {
			if rankOf(it) == rank {
				rows = append(rows, s.item(it, w))
			}
		}
	}
	return rows
}

func rankOf(it store.SheetItem) int {
	switch {
	case it.Short > 0:
		return 0
	case it.Known:
		return 2
	}
	return 1
}

// item is one line of the sheet: 测温枪 0/2 缺 2 已报 K-012.
func (s *Screen) item(it store.SheetItem, w int) string {
	t, words := s.env.Theme, s.env.Words
	text := words.T.Site
	name := kit.Fit(it.Name.In(words.T.Lang), min(16, max(w/2, 6)))
	if !it.Known {
		return t.Muted.Render(t.Glyph.Closed + " " + name + " " + text.NotCounted)
	}
	count := kit.FitRight(fmt.Sprintf("%d/%d", it.Have, it.Need), 7)
	if it.Short == 0 {
		return kit.Spread(t.OK.Render(t.Glyph.Done)+" "+t.Text.Render(name+" "+count), t.Muted.Render(words.Time(it.At, s.now)), w)
	}
	note := t.Orange.Render(fmt.Sprintf(text.Short, it.Short))
	if it.Matter != "" {
		note += " " + t.Muted.Render(fmt.Sprintf(text.Asked, it.Matter))
	}
	return t.Orange.Render(t.Glyph.Orange) + " " + t.Text.Render(name+" "+count) + " " + note
}

func (s *Screen) matters(w int) []string {
	if len(s.s.Matters) == 0 {
		return nil
	}
	t, words := s.env.Theme, s.env.Words
	rows := []string{t.Title.Render(fmt.Sprintf("%s %d", words.T.Site.Matters, len(s.s.Matters)))}
	for _, m := range s.s.Matters {
		style := t.Level(m.Level)
		left := style.Render(t.LevelGlyph(m.Level)+" "+m.Number+" "+words.Level(m.Level)) + " " + t.Text.Render(kit.Clean(m.Text))
		rows = append(rows, kit.Spread(left, t.Muted.Render(words.State(m.State)), w))
	}
	return rows
}
