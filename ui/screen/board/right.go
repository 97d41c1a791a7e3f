package board

import (
	"fmt"
	"strings"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/kit"
)

// right is what is urgent, the sites, and the last entries unless they stand
// elsewhere.
func (p *painter) right(width, height int, last bool) []string {
	sites := min(len(p.siteRows(width-4))+2, max(height/3, 3))
	if !last {
		return append(p.urgentBox(width, height-sites), p.sitesBox(width, sites)...)
	}
	urgent := min(max(len(p.d.Urgent), 1)+2, max(height*2/5, 3))
	rest := height - urgent - sites
	if rest < 4 {
		sites = max(height-urgent-4, 0)
		rest = height - urgent - sites
	}
	out := p.urgentBox(width, urgent)
	if sites > 2 {
		out = append(out, p.sitesBox(width, sites)...)
	} else {
		rest += sites
	}
	return append(out, p.latestBox(width, rest)...)
}

func (p *painter) urgentBox(width, height int) []string {
	return kit.Box(p.t, p.t.Title.Render(fmt.Sprintf("%s %d", p.w.T.Board.Urgent, len(p.d.Urgent))), p.urgent(width-4, height-2), width, height)
}

func (p *painter) sitesBox(width, height int) []string {
	return kit.Box(p.t, p.t.Title.Render(fmt.Sprintf("%s %d", p.w.T.Board.Sites, len(p.d.Sites))), p.sites(width-4, height-2), width, height)
}

func (p *painter) latestBox(width, height int) []string {
	return kit.Box(p.t, p.t.Title.Render(p.w.T.Board.Latest), p.latest(width-4, height-2), width, height)
}

func (p *painter) urgent(width, height int) []string {
	if len(p.d.Urgent) == 0 {
		return p.empty(p.w.T.Board.NoMatters, width)
	}
	var rows []string
	at := 0
	for i, m := range p.d.Urgent {
		if m.ID == p.sel {
			at = i
		}
		rows = append(rows, p.matter(m, width))
	}
	if from := at - height + 1; from > 0 { // keep the selected one in sight
		rows = rows[from:]
	}
	return p.more(rows, height)
}

// matter is one line: level, number, where, what, and how long is left.
func (p *painter) matter(m store.Matter, width int) string {
	sign, style := p.t.LevelGlyph(m.Level), p.t.Level(m.Level)
	if m.Kind == plan.Order {
		sign = p.t.Glyph.Down
	}
	text := m.Text
	if n := p.d.Numbers[m.Grid]; n > 0 {
		g := fmt.Sprintf(p.w.T.Board.Grid, n)
		if !strings.Contains(text, g) && !strings.Contains(text, fmt.Sprintf("%d格", n)) {
			text = g + " " + strings.TrimSpace(m.Household+" "+text)
		}
	}
	when := p.w.State(m.State) + " " + p.w.Elapsed(m.Reported, p.d.Now)
	if _, by, late := m.Late(p.d.Now); late {
		when = fmt.Sprintf(p.w.T.Time.Overdue, p.w.Duration(by))
	} else if due := m.Due(); due != 0 {
		when = p.w.State(m.State) + " " + p.w.Left(due, p.d.Now)
	}
	if m.ID == p.sel {
		line := kit.Spread(sign+" "+m.Number+" "+text, when, width)
		return p.t.Select.Foreground(style.GetForeground()).Render(line)
	}
	return kit.Spread(style.Render(sign+" "+m.Number)+" "+p.t.Text.Render(text), style.Render(when), width)
}

func (p *painter) sites(width, height int) []string {
	if len(p.d.Sites) == 0 {
		return p.empty(p.w.T.Board.NoSites, width)
	}
	return p.more(p.siteRows(width), height)
}

// siteRows packs the sites into rows, as many in one as fit.
func (p *painter) siteRows(width int) []string {
	var rows []string
	row, used := "", 0
	for _, s := range p.d.Sites {
		cell := p.site(s)
		n := kit.Width(cell)
		if used > 0 && used+3+n > width {
			rows, row, used = append(rows, row), "", 0
		}
		if used > 0 {
			row, used = row+"   ", used+3
		}
		row, used = row+cell, used+n
	}
	if used > 0 {
		rows = append(rows, row)
	}
	return rows
}

// site is a name with sign and word: 东门 ● 有人 4/4.
func (p *painter) site(s store.SiteStatus) string {
	name := p.t.Text.Render(s.Site.In(p.w.T.Lang))
	switch s.Manning {
	case store.Manned:
		return name + " " + p.t.OK.Render(fmt.Sprintf("%s %d/%d", p.t.Glyph.OK, s.Present, s.Due))
	case store.Short, store.Unmanned:
		return name + " " + p.t.Orange.Render(fmt.Sprintf("%s %s %d/%d", p.t.Glyph.Orange, p.w.Manning(s.Manning), s.Present, s.Due))
	case store.Silent:
		return name + " " + p.t.Yellow.Render(fmt.Sprintf("%s %s %s", p.t.Glyph.Yellow, p.w.Manning(s.Manning), fmt.Sprintf(p.w.T.Time.Minutes, s.Stale)))
	}
	text := p.w.SiteState(s.Site.State)
	if n := s.Site.OpenLanes(); n > 0 && s.Site.State == store.SiteInService {
		text = fmt.Sprintf(p.w.T.Board.Lanes, n)
	}
	sign, style := p.t.Glyph.Closed, p.t.Muted
	if s.Site.State == store.SiteInService {
		sign, style = p.t.Glyph.OK, p.t.OK
	}
	return name + " " + style.Render(sign+" "+text)
}

func (p *painter) latest(width, height int) []string {
	if len(p.d.Lines) == 0 {
		return p.empty(p.w.T.Board.NoLines, width)
	}
	var rows []string
	for i := p.top; i < len(p.d.Lines) && len(rows) < height; i++ {
		l := p.d.Lines[i]
		style := p.t.Text
		if l.Struck != nil {
			style = p.t.Muted
		}
		rows = append(rows, p.t.Muted.Render(p.w.Time(l.At, p.d.Now))+" "+style.Render(kit.Clean(p.w.Line(l))))
	}
	return rows
}
