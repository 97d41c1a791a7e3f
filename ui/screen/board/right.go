package board

import (
	"fmt"
	"slices"
	"strings"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// right is what is urgent, the sites, and the last entries unless they stand
// elsewhere.
func (p *painter) right(width, height int, last bool) block {
	need := len(p.siteRows(width-4)) + 2
	if !last {
		sites := min(need, max(height/3, 3))
		// one site a row reads faster, where what is urgent leaves the room
		if list := len(p.d.Sites) + 2; height-list >= max(3*len(p.d.Urgent), 4)+2 {
			sites = list
		}
		return stack(p.urgentBox(width, height-sites), p.sitesBox(width, sites))
	}
	urgent := min(max(len(p.urgent(width-4, max(height*2/5-2, 1))), 1)+2, max(height*2/5, 3))
	sites := min(need, max(height/3, height-urgent-6, 3))
	rest := height - urgent - sites
	if rest < 4 {
		sites = max(height-urgent-4, 0)
		rest = height - urgent - sites
	}
	out := p.urgentBox(width, urgent)
	if sites > 2 {
		out = stack(out, p.sitesBox(width, sites))
	} else {
		rest += sites
	}
	return stack(out, p.latestBox(width, rest))
}

// below is sites and last entries where the tiles take the whole width.
func (p *painter) below(width, height int) block {
	sites := min(len(p.siteRows(width-4))+2, max(height/2, 3))
	return stack(p.sitesBox(width, sites), p.latestBox(width, height-sites))
}

func (p *painter) urgentBox(width, height int) block {
	return p.once(paneUrgent, width, height, func() block { return p.drawUrgent(width, height) })
}

func (p *painter) sitesBox(width, height int) block {
	return p.once(paneSites, width, height, func() block { return p.drawSites(width, height) })
}

func (p *painter) latestBox(width, height int) block {
	return p.once(paneLatest, width, height, func() block { return p.drawLatest(width, height) })
}

func (p *painter) drawUrgent(width, height int) block {
	return p.boxed(fmt.Sprintf("%s %d", p.w.T.Board.Urgent, len(p.d.Urgent)), paneUrgent, p.urgent(width-4, height-2), width, height)
}

func (p *painter) drawSites(width, height int) block {
	title := fmt.Sprintf("%s %d", p.w.T.Board.Sites, len(p.d.Sites))
	if len(p.d.Sites) == 0 {
		return p.boxed(title, paneSites, p.empty(p.w.T.Board.NoSites, width-4), width, height)
	}
	if len(p.siteRows(width-4)) > height-2 { // those that want somebody must not be among the hidden ones
		needy := *p.d
		needy.Sites = p.wantingFirst(p.d.Sites)
		q := *p
		q.d = &needy
		p = &q
	}
	lines := p.siteRows(width - 4)
	if height-2 >= len(p.d.Sites) {
		lines = p.siteList(width - 4)
	}
	hidden := 0
	if height-2 < len(lines) && height > 2 {
		for _, l := range lines[height-3:] {
			hidden += len(l)
		}
		lines = lines[:height-3]
	}
	var rows []row
	var hits []hit
	for y, l := range lines {
		text, x := "", 2
		for i, c := range l {
			if i > 0 {
				text, x = text+siteGap, x+len(siteGap)
			}
			text += c.text
			hits = append(hits, hit{x: x, y: y + 1, w: kit.Width(c.text), h: 1, pane: paneSites, id: c.id})
			x += kit.Width(c.text)
		}
		rows = append(rows, row{text: text})
	}
	if hidden > 0 {
		rows = append(rows, row{text: p.t.Muted.Render(p.moreText(hidden))})
	}
	out := p.boxed(title, paneSites, rows, width, height)
	out.hits = hits
	return out
}

func (p *painter) drawLatest(width, height int) block {
	return p.boxed(p.w.T.Board.Latest, paneLatest, p.latest(width-4, height-2), width, height)
}

func (p *painter) urgent(width, height int) []row {
	if len(p.d.Urgent) == 0 {
		return p.empty(p.w.T.Board.NoMatters, width)
	}
	var full, rows []row // full: with who has it and what comes next
	for _, m := range p.d.Urgent {
		full = append(full, row{p.matter(m, width), m.ID})
		for _, l := range p.detail(m, width-2) {
			full = append(full, row{"  " + p.t.Muted.Render(l), m.ID})
		}
		if len(full) > height {
			full = nil
			break
		}
	}
	if full != nil {
		return full
	}
	for _, m := range p.d.Urgent {
		rows = append(rows, row{id: m.ID})
	}
	rows = p.window(rows, paneUrgent, height)
	for i, r := range rows { // a long night has hundreds: only those in sight are worded
		if r.id != "" {
			at := slices.IndexFunc(p.d.Urgent, func(m store.Matter) bool { return m.ID == r.id })
			rows[i].text = p.matter(p.d.Urgent[at], width)
		}
	}
	return rows
}

// matter is one line: level, number, where, what, and how long is left.
func (p *painter) matter(m store.Matter, width int) string {
	style := p.t.Level(m.Level)
	sign, text, when := p.matterParts(m)
	if m.ID == p.sel[paneUrgent] && (p.focus == paneUrgent || !p.focused) {
		line := kit.Spread(sign+" "+m.Number+" "+text, when, width)
		return p.t.Select.Foreground(style.GetForeground()).Render(line)
	}
	return kit.Spread(style.Render(sign+" "+m.Number)+" "+p.t.Text.Render(text), style.Render(when), width)
}

// rest is what the line of a matter, width cells wide, had no room for; the
// line is not said twice.
func (p *painter) rest(m store.Matter, width int) string {
	sign, text, when := p.matterParts(m)
	line := kit.Clean(sign + " " + m.Number + " " + text)
	room := width - kit.Width(when) - 1
	if kit.Width(line) <= room {
		return ""
	}
	shown := strings.TrimSuffix(strings.TrimRight(kit.Fit(line, room), " "), "…")
	return strings.TrimSpace(strings.TrimPrefix(line, shown))
}

func (p *painter) matterParts(m store.Matter) (sign, text, when string) {
	sign, text = p.t.LevelGlyph(m.Level), m.Text
	if m.Kind == plan.Order {
		sign = p.t.Glyph.Down
	}
	if n := p.d.Numbers[m.Grid]; n > 0 {
		if !word.SaysGrid(text, n) {
			house := m.Household
			if strings.Contains(text, house) {
				house = ""
			}
			text = fmt.Sprintf(p.w.T.Board.Grid, n) + " " + strings.TrimSpace(house+" "+text)
		}
	}
	when = p.w.State(m.State) + " " + p.w.Elapsed(m.Reported, p.d.Now)
	if _, by, late := m.Late(p.d.Now); late {
		when = fmt.Sprintf(p.w.T.Time.Overdue, p.w.Duration(by))
	} else if due := m.NextDue(); due != 0 {
		when = p.w.State(m.State) + " " + p.w.Left(due, p.d.Now)
	}
	return sign, text, when
}

// detail is what the line of a matter leaves out: a text that was cut, who has
// it, what was said last, what comes next; three lines at most.
func (p *painter) detail(m store.Matter, w int) []string {
	var out []string
	if rest := p.rest(m, w+2); rest != "" {
		out = append(out, strings.TrimRight(kit.Fit("…"+rest, w), " "))
	}
	who := m.Owner
	if said := kit.Clean(m.LastText); said != "" && !strings.Contains(kit.Clean(m.Text), said) {
		who = strings.TrimSpace(who + "  " + p.w.Time(m.LastAt, p.d.Now) + " " + m.LastText)
	}
	if who != "" {
		out = append(out, strings.TrimRight(kit.Fit(kit.Clean(who), w), " "))
	}
	if m.IfThen != "" {
		out = append(out, strings.TrimRight(kit.Fit(p.w.T.Matter.NextStep+" "+kit.Clean(m.IfThen), w), " "))
	}
	return out
}

// wantingFirst puts the sites that want somebody before the others.
func (p *painter) wantingFirst(sites []store.SiteStatus) []store.SiteStatus {
	rank := map[string]int{store.Unmanned: 0, store.Short: 1, store.Silent: 2}
	at := func(s store.SiteStatus) int {
		if p.trouble(s) != "" {
			return -1
		}
		if n, ok := rank[s.Manning]; ok {
			return n
		}
		return len(rank)
	}
	out := slices.Clone(sites)
	slices.SortStableFunc(out, func(a, b store.SiteStatus) int { return at(a) - at(b) })
	return out
}

// siteGap stands between two sites in a row.
const siteGap = "   "

// siteRows packs the sites into rows, as many in one as fit.
func (p *painter) siteRows(width int) [][]row {
	var rows [][]row
	var line []row
	used := 0
	for _, s := range p.d.Sites {
		cell := row{p.site(s), s.Site.ID}
		n := kit.Width(cell.text)
		if used > 0 && used+len(siteGap)+n > width {
			rows, line, used = append(rows, line), nil, 0
		}
		if used > 0 {
			used += len(siteGap)
		}
		line, used = append(line, cell), used+n
	}
	if used > 0 {
		rows = append(rows, line)
	}
	return rows
}

// siteList is one site a row: the name, how it stands, and when it reported.
func (p *painter) siteList(width int) [][]row {
	name := 0
	for _, s := range p.d.Sites {
		name = max(name, kit.Width(s.Site.In(p.w.T.Lang)))
	}
	name = min(name, width/2)
	var out [][]row
	for _, s := range p.d.Sites {
		label := func(w int) string {
			if p.chosen(paneSites, s.Site.ID) {
				return p.t.Select.Render(kit.Fit(p.t.Glyph.Prompt+s.Site.In(p.w.T.Lang), w))
			}
			return p.t.Text.Render(kit.Fit(s.Site.In(p.w.T.Lang), w))
		}
		stands, word := "  "+p.standing(s, true), p.w.T.Site.Checkin+" "
		left, right := label(name)+stands, ""
		switch {
		case s.Site.LastCheckin == 0:
		case s.Site.State == store.SitePlanned: // a time by itself would be read as when it opens
			right = word + p.clock(s.Site.LastCheckin)
			if kit.Width(left)+1+kit.Width(right) > width {
				left = label(min(name, kit.Width(p.t.Glyph.Prompt+s.Site.In(p.w.T.Lang)))) + stands
			}
		case s.CheckinDue != 0:
			right = p.w.Elapsed(s.Site.LastCheckin, p.d.Now)
			if kit.Width(left)+1+kit.Width(word+right) <= width {
				right = word + right
			}
		}
		if kit.Width(left)+1+kit.Width(right) > width { // how it stands goes before when it reported
			right = ""
		}
		out = append(out, []row{{kit.Spread(left, p.t.Muted.Render(right), width), s.Site.ID}})
	}
	return out
}

// site is a name with sign and word: 东门 ● 有人 4/4.
func (p *painter) site(s store.SiteStatus) string {
	name := p.t.Text.Render(s.Site.In(p.w.T.Lang))
	if p.chosen(paneSites, s.Site.ID) {
		name = p.t.Select.Render(p.t.Glyph.Prompt + s.Site.In(p.w.T.Lang))
	}
	return name + " " + p.standing(s, false)
}

// standing is how a site stands: sign, and the word of a manned one where
// there is room for it.
func (p *painter) standing(s store.SiteStatus, full bool) string {
	return p.trouble(s) + p.stands(s, full)
}

// trouble is the worst red or orange matter of a site: a forced gate stands out
// whether or not somebody is due there.
func (p *painter) trouble(s store.SiteStatus) string {
	for _, level := range []string{plan.Red, plan.Orange} {
		for _, m := range p.d.Urgent {
			if m.Site == s.Site.ID && m.Level == level {
				return p.t.Level(level).Render(p.t.LevelGlyph(level)+m.Number) + " "
			}
		}
	}
	return ""
}

func (p *painter) stands(s store.SiteStatus, full bool) string {
	switch s.Manning {
	case store.Manned:
		word := ""
		if full {
			word = p.w.Manning(s.Manning) + " "
		}
		return p.t.OK.Render(fmt.Sprintf("%s %s%d/%d", p.t.Glyph.OK, word, s.Present, s.Due))
	case store.Short, store.Unmanned:
		return p.t.Orange.Render(fmt.Sprintf("%s %s %d/%d", p.t.Glyph.Orange, p.w.Manning(s.Manning), s.Present, s.Due))
	case store.Silent:
		return p.t.Yellow.Render(fmt.Sprintf("%s %s %s", p.t.Glyph.Yellow, p.w.Manning(s.Manning), fmt.Sprintf(p.w.T.Time.Minutes, s.Stale)))
	}
	text := p.w.SiteState(s.Site.State)
	if s.Site.State == store.SitePlanned { // nobody is due, but what came in is known
		if s.Present > 0 {
			text += fmt.Sprintf(" %d/%d", s.Present, s.Due)
		}
		if s.Site.LastCheckin != 0 && !full { // in full it stands at the right
			text += " " + p.w.T.Site.Checkin + " " + p.clock(s.Site.LastCheckin)
		}
	}
	if n := s.Site.OpenLanes(); n > 0 && s.Site.State == store.SiteInService {
		text = fmt.Sprintf(p.w.T.Board.Lanes, n)
	}
	sign, style := p.t.Glyph.Closed, p.t.Muted
	if s.Site.State == store.SiteInService {
		sign, style = p.t.Glyph.OK, p.t.OK
	}
	return style.Render(sign + " " + text)
}

func (p *painter) latest(width, height int) []row {
	if len(p.d.Lines) == 0 {
		return p.empty(p.w.T.Board.NoLines, width)
	}
	from := 0
	for i, l := range p.d.Lines {
		if l.ID == p.sel[paneLatest] && p.focused && p.focus == paneLatest {
			from = max(i-height+1, 0)
		}
	}
	var rows []row
	for _, l := range p.d.Lines[from:min(len(p.d.Lines), from+max(height, 0))] {
		text := kit.Clean(p.w.Line(l))
		if n := p.d.Rounds[l.ID]; n > 1 {
			text = p.w.Entry(l.Kind) + " " + strings.TrimSpace(fmt.Sprintf(p.w.T.Board.Places, n)+" "+kit.Clean(l.Text())) + " " + kit.Clean(l.ByName)
		}
		at := p.w.Time(l.At, p.d.Now)
		switch {
		case p.chosen(paneLatest, l.ID):
			text = p.t.Select.Render(kit.Fit(at+" "+text, width))
		case l.Struck != nil:
			text = p.t.Muted.Render(at + " " + p.t.Glyph.Cross + " " + text)
		default:
			text = p.t.Muted.Render(at) + " " + p.t.Text.Render(text)
		}
		rows = append(rows, row{text, l.ID})
	}
	return rows
}
