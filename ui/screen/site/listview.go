package site

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// tabs are the labels of the filters with their counts.
func (l *List) tabs() []string {
	out := make([]string, tabCount)
	for i := range out {
		n := 0
		for _, s := range l.all {
			if l.shown(s, i) {
				n++
			}
		}
		out[i] = fmt.Sprintf("%s %d", l.env.Words.T.Site.Tabs[i], n)
	}
	return out
}

// columns of the list; at 80 cells the next shift and the key fall away.
func (l *List) columns() []kit.Column[store.SiteView] {
	t := l.env.Words.T.Site
	style := func(s store.SiteView) (lipgloss.Style, bool) {
		if m, n := worst(s); n > 0 {
			return l.env.Theme.Level(m.Level), true
		}
		_, st := sign(l.env, s.SiteStatus)
		return st, true
	}
	return []kit.Column[store.SiteView]{
		{Title: t.Name, Width: 20, Cell: l.name, Less: func(a, b store.SiteView) bool { return l.name(a) < l.name(b) }},
		{Title: t.State, Width: 22, Style: style, Cell: func(s store.SiteView) string { return trouble(l.env, s) + status(l.env, s.SiteStatus) },
			Less: func(a, b store.SiteView) bool { return worse(a.SiteStatus) > worse(b.SiteStatus) }},
		{Title: t.Guards, Cell: guardNames},
		{Title: t.Next, Drop: 2, Cell: func(s store.SiteView) string { return dueNames(s.DueNext) }},
		{Title: t.Checkin, Width: 11, Cell: l.checkinAge, Less: func(a, b store.SiteView) bool { return a.Site.LastCheckin < b.Site.LastCheckin }},
		{Title: t.Key, Width: 10, Drop: 3, Cell: func(s store.SiteView) string { return s.Holder.Name }},
		{Title: t.Missing, Width: 6, Style: l.missingStyle, Cell: l.missing, Less: func(a, b store.SiteView) bool { return a.Missing > b.Missing }},
	}
}

func (l *List) missing(s store.SiteView) string {
	n := s.Missing + len(lacks(s))
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(l.env.Words.T.Site.MissingN, n)
}

// lacks are the open needs of a site that no count of its materials shows yet:
// what was reported is missing, whether somebody counted or not.
func lacks(s store.SiteView) []store.Matter {
	var out []store.Matter
	for _, m := range s.Matters {
		counted := slices.ContainsFunc(s.Sheet, func(it store.SheetItem) bool { return it.Matter == m.Number && it.Known && it.Short > 0 })
		if m.Kind == plan.Need && !counted {
			out = append(out, m)
		}
	}
	return out
}

// worst is the most urgent red or orange matter of a site, and how many it has.
func worst(s store.SiteView) (m store.Matter, n int) {
	for _, x := range s.Matters {
		if !x.Urgent() {
			continue
		}
		if n++; n == 1 || m.Level != plan.Red && x.Level == plan.Red {
			m = x
		}
	}
	return m, n
}

// trouble is the number of the worst matter of a site, and how many more.
func trouble(e *app.Env, s store.SiteView) string {
	m, n := worst(s)
	switch n {
	case 0:
		return ""
	case 1:
		return e.Theme.LevelGlyph(m.Level) + m.Number + " "
	}
	return fmt.Sprintf("%s%s+%d ", e.Theme.LevelGlyph(m.Level), m.Number, n-1)
}

func (l *List) missingStyle(store.SiteView) (lipgloss.Style, bool) { return l.env.Theme.Orange, true }

func guardNames(s store.SiteView) string {
	names := make([]string, 0, len(s.Guards))
	for _, g := range s.Guards {
		names = append(names, g.Name)
	}
	return strings.Join(names, " ")
}

func dueNames(list []store.DueGuard) string {
	names := make([]string, 0, len(list))
	for _, g := range list {
		names = append(names, g.Name)
	}
	return strings.Join(names, " ")
}

// checkinAge is how long ago a site reported, where reports are due.
func (l *List) checkinAge(s store.SiteView) string {
	switch {
	case s.CheckinDue == 0:
		return ""
	case s.Site.LastCheckin == 0:
		return l.env.Words.T.Site.NoCheckin
	}
	return l.env.Words.Elapsed(s.Site.LastCheckin, l.now)
}

// foot is what the chosen site needs: whom to call while guards are missing.
func (l *List) foot(w int) []string {
	s, ok := l.table.Selected()
	if !ok {
		return nil
	}
	line := backup(l.env, s, true)
	if line == "" {
		return l.wants(s, w)
	}
	return []string{l.env.Theme.Orange.Render(kit.Fit(l.env.Theme.Glyph.Orange+" "+l.name(s)+" "+line, w))}
}

// wants is what is open at the chosen site: its urgent matters and what it lacks.
func (l *List) wants(s store.SiteView, w int) []string {
	t := l.env.Theme
	var parts []string
	m, n := worst(s)
	style := t.Yellow
	if n > 0 {
		style = t.Level(m.Level)
		parts = append(parts, trouble(l.env, s)+m.Text)
	}
	for _, x := range lacks(s) {
		parts = append(parts, x.Number+" "+x.Text)
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{style.Render(kit.Fit(l.name(s)+"  "+strings.Join(parts, "  "), w))}
}

// backup words whom to call while guards are missing: the B post with the
// phone; "" when nobody is missing. Where everybody of this shift stands above
// it with the phone, phone is false.
func backup(e *app.Env, s store.SiteView, phone bool) string {
	t := e.Words.T.Site
	lack := s.Due - s.Present
	if lack <= 0 || s.Manning != store.Short && s.Manning != store.Unmanned {
		return ""
	}
	who, ok := s.Backup()
	if !ok {
		return fmt.Sprintf(t.BackupNone, lack)
	}
	number, state := who.Phone, ""
	if !phone && slices.ContainsFunc(s.DueNow, func(d store.DueGuard) bool { return d.ID == who.ID }) {
		number = ""
	}
	if who.SignedIn {
		state = t.SignedIn
	}
	return fmt.Sprintf(t.Backup, lack, joined(e.Words.SitePost(who.Post), who.Name, number, state))
}

// sign is the glyph and the style of how a site stands.
func sign(e *app.Env, s store.SiteStatus) (string, lipgloss.Style) {
	t := e.Theme
	switch s.Manning {
	case store.Manned:
		return t.Glyph.OK, t.OK
	case store.Unmanned, store.Short:
		return t.Glyph.Orange, t.Orange
	case store.Silent:
		return t.Glyph.Yellow, t.Yellow
	}
	if s.Site.State == store.SiteInService {
		return t.Glyph.OK, t.OK
	}
	return t.Glyph.Closed, t.Muted
}

// status is the glyph with its word and how many of those due are there.
func status(e *app.Env, s store.SiteStatus) string {
	g, _ := sign(e, s)
	if s.Manning != store.NotDue {
		return fmt.Sprintf("%s %s %d/%d", g, e.Words.Manning(s.Manning), s.Present, s.Due)
	}
	text := e.Words.SiteState(s.Site.State)
	if n := len(s.Site.Lanes); n > 0 && s.Site.State == store.SiteInService {
		text = fmt.Sprintf(e.Words.T.Board.Lanes, s.Site.OpenLanes())
	}
	return g + " " + text
}

// worse ranks how badly a site wants somebody.
func worse(s store.SiteStatus) int {
	return map[string]int{store.Unmanned: 3, store.Short: 2, store.Silent: 1}[s.Manning]*100 + s.Missing
}
