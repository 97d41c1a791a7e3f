package plan

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// maxWord is the longest name a plan may give, in characters.
const maxWord = 60

// content checks what the words and numbers mean.
func (c *checker) content(p *Plan) {
	c.head(p)
	c.settings(p.Settings)
	c.limits(p.Limits)
	c.words(p)
	c.grids(p)
	c.sites(p)
	c.shifts(p.Shifts)
	c.playbook(p)
	c.force(p)
	c.types(p)
	c.medical(p)
	c.tubes(p)
	for slug, n := range p.Labels {
		c.text(join("labels", slug)+".zh", n.ZH)
		c.text(join("labels", slug)+".en", n.EN)
	}
}

func (c *checker) head(p *Plan) {
	c.slug("slug", p.Slug)
	c.text("name.zh", p.Name.ZH)
	c.text("name.en", p.Name.EN)
	c.word("kind", Word{Slug: p.Kind.Slug, ZH: p.Kind.ZH, EN: p.Kind.EN})
	if p.Zone == "" {
		c.problem("timezone", CodeMissing, "")
	} else if _, err := time.LoadLocation(p.Zone); err != nil || p.Zone == "Local" {
		c.problem("timezone", CodeBadZone, p.Zone)
	}
	for key, n := range map[string]int{"grid": len(p.Grids), "group": len(p.Groups), "shift": len(p.Shifts)} {
		if n == 0 {
			c.problem(key, CodeMissing, "")
		}
	}
}

func (c *checker) settings(s Settings) {
	for key, n := range map[string]int{"backdate_flag_minutes": s.BackdateFlagMinutes, "silent_hours": s.SilentHours, "late_handover_minutes": s.LateHandoverMinutes,
		"prepare_minutes": s.PrepareMinutes, "arrive_early_minutes": s.ArriveEarlyMinutes, "checkin_minutes": s.CheckinMinutes, "manned_from_hours": s.MannedFromHours, "attachment_mb": s.AttachmentMB} {
		c.between("settings."+key, n, 0, 7*day)
	}
	for key, clock := range map[string]string{"night_from": s.NightFrom, "night_to": s.NightTo} {
		if clock != "" {
			c.clock("settings."+key, clock)
		}
	}
}

func (c *checker) limits(l Limits) {
	for _, level := range Levels() {
		at, limit := "limits."+level, l.Of(level)
		c.between(at+".accept_minutes", limit.AcceptMinutes, 0, 7*day)
		c.between(at+".resolve_minutes", limit.ResolveMinutes, 0, 30*day)
		if limit.ResolveMinutes > 0 && limit.ResolveMinutes < limit.AcceptMinutes {
			c.problem(at+".resolve_minutes", CodeLimit, fmt.Sprint(limit.AcceptMinutes))
		}
	}
}

// words checks every list of words: slugs unique, both languages there.
func (c *checker) words(p *Plan) {
	c.list2("place", p.Places)
	c.list2("zone", p.Zones)
	c.list2("material_set", p.MaterialSets)
	c.list2("team_kind", p.TeamKinds)
	c.list2("language", p.Languages)
	checkWords(c, "special_need", p.SpecialNeeds, func(n SpecialNeed) Word { return n.Word })
	c.list2("medium", p.Media)
	checkWords(c, "group", p.Groups, func(g Group) Word { return g.Word })
	checkWords(c, "material", p.Materials, func(m Material) Word { return m.Word })
	checkWords(c, "site_kind", p.SiteKinds, func(k SiteKind) Word { return k.Word })
	checkWords(c, "shift", p.Shifts, func(s Shift) Word { return s.Word })
	checkWords(c, "post_role", p.PostRoles, func(r PostRole) Word { return r.Word })
	checkWords(c, "type", p.Types, func(t Type) Word { return t.Word })
	checkWords(c, "clock", p.Clocks, func(k Clock) Word { return k.Word })
	checkWords(c, "milestone", p.Milestones, func(m Milestone) Word { return m.Word })
	checkWords(c, "round_kind", p.RoundKinds, func(r RoundKind) Word { return r.Word })
	checkWords(c, "figure", p.Figures, func(f Figure) Word { return f.Word })
	checkWords(c, "kit", p.Kits, func(k Kit) Word { return k.Word })
	checkWords(c, "threshold", p.Thresholds, func(t Threshold) Word { return t.Word })
	for i, m := range p.Materials {
		c.refers(item("material", i+1)+".set", m.Set, slugs(p.MaterialSets))
	}
	for i, g := range p.Groups {
		at := item("group", i+1)
		c.refers(at+".place_a", g.PlaceA, slugs(p.Places))
		c.refers(at+".place_b", g.PlaceB, slugs(p.Places))
	}
	for i, k := range p.SiteKinds {
		c.choice(item("site_kind", i+1)+".role", k.Role, SiteRoles())
	}
	for i, r := range p.RoundKinds {
		c.choice(item("round_kind", i+1)+".tally", r.Tally, []string{ByGrid, ByHousehold})
		c.between(item("round_kind", i+1)+".repeat_hours", r.RepeatHours, 0, 24*30)
		c.roundKind(p, item("round_kind", i+1), r)
	}
	for i, r := range p.PostRoles {
		c.between(item("post_role", i+1)+".due", r.Due, 0, 99)
	}
}

func (c *checker) list2(key string, list []Word) {
	checkWords(c, key, list, func(w Word) Word { return w })
}

func checkWords[T any](c *checker, key string, list []T, of func(T) Word) {
	seen := map[string]bool{}
	for i, v := range list {
		w, at := of(v), item(key, i+1)
		c.word(at, w)
		if seen[w.Slug] {
			c.problem(at+".slug", CodeDuplicate, w.Slug)
		}
		seen[w.Slug] = true
	}
}

func (c *checker) grids(p *Plan) {
	numbers := map[int]bool{}
	for i, g := range p.Grids {
		at := item("grid", i+1)
		c.between(at+".number", g.Number, 1, 999)
		c.between(at+".households", g.Households, 0, 1000000)
		if numbers[g.Number] {
			c.problem(at+".number", CodeDuplicate, fmt.Sprint(g.Number))
		}
		numbers[g.Number] = true
		c.text(at+".name", g.Name)
		c.refers(at+".zone", g.Zone, slugs(p.Zones))
		c.choice(at+".basis", g.Basis, Bases())
	}
}

func (c *checker) sites(p *Plan) {
	keys, names := map[string]bool{}, map[string]bool{}
	for i, s := range p.Sites {
		at := item("site", i+1)
		c.slug(at+".key", s.Key)
		c.text(at+".name", s.Name)
		c.text(at+".name_en", s.NameEN)
		if keys[s.Key] {
			c.problem(at+".key", CodeDuplicate, s.Key)
		}
		if names[s.Name] {
			c.problem(at+".name", CodeDuplicate, s.Name)
		}
		keys[s.Key], names[s.Name] = true, true
		kind, ok := p.SiteKind(s.Kind)
		if !ok {
			c.problem(at+".kind", CodeNoSuch, s.Kind)
		} else if (kind.Role == RoleLanes) != (s.Lanes > 0) {
			c.problem(at+".lanes", CodeLanes, kind.Role)
		}
		if _, ok := p.Grid(s.Grid); s.Grid != 0 && !ok {
			c.problem(at+".grid", CodeNoSuch, fmt.Sprint(s.Grid))
		}
		for key, n := range map[string]int{"lanes": s.Lanes, "guards_due": s.GuardsDue, "guards_night": s.GuardsNight, "manned_from_hours": s.MannedFromHours} {
			c.between(at+"."+key, n, 0, 99)
		}
		c.between(at+".checkin_minutes", s.CheckinMinutes, 0, 7*day)
		for n, m := range s.Materials {
			if _, ok := p.Material(m); !ok {
				c.problem(item(at+".materials", n+1), CodeNoSuch, m)
			}
		}
	}
	for i, s := range p.Stocks {
		at := item("stock", i+1)
		if !keys[s.Site] {
			c.problem(at+".site", CodeNoSuch, s.Site)
		}
		if _, ok := p.Material(s.Material); !ok {
			c.problem(at+".material", CodeNoSuch, s.Material)
		}
		c.between(at+".quantity", s.Quantity, 0, 100000000)
		c.between(at+".low", s.Low, 0, 100000000)
	}
	c.kits(p)
	if h := p.Settings.Hotline; h != "" && !keys[h] && !slices.ContainsFunc(p.Groups, func(g Group) bool { return g.Slug == h }) {
		c.problem("settings.hotline", CodeNoSuch, h)
	}
}

// shifts must follow each other round the clock without gap or overlap.
func (c *checker) shifts(list []Shift) {
	covered, timed := make([]int, day), true
	for i, s := range list {
		at := item("shift", i+1)
		okStart, okEnd := c.clock(at+".start", s.Start), c.clock(at+".end", s.End)
		if !okStart || !okEnd { // the next shifts may have mistakes of their own
			timed = false
			continue
		}
		start, length := s.Minutes()
		for m := range length {
			covered[(start+m)%day]++
		}
	}
	if !timed {
		return
	}
	if len(list) == 0 {
		return
	}
	for _, wrong := range []struct {
		code string
		is   func(int) bool
	}{{CodeShiftGap, func(n int) bool { return n == 0 }}, {CodeShiftLap, func(n int) bool { return n > 1 }}} {
		if from := slices.IndexFunc(covered, wrong.is); from >= 0 {
			to := from
			for to < day && wrong.is(covered[to]) {
				to++
			}
			c.problem(item("shift", 1)+".start", wrong.code, fmt.Sprintf("%02d:%02d–%02d:%02d", from/60, from%60, to/60%24, to%60))
		}
	}
}

func (c *checker) playbook(p *Plan) {
	clocks := map[string]bool{}
	for i, k := range p.Clocks {
		clocks[k.Slug] = true
		c.between(item("clock", i+1)+".hours", k.Hours, 1, 24*60)
	}
	for i, m := range p.Milestones {
		at := item("milestone", i+1)
		c.between(at+".at_minutes", m.AtMinutes, 0, 60*day)
		if _, ok := p.Group(m.Group); m.Group != "" && !ok {
			c.problem(at+".group", CodeNoSuch, m.Group)
		}
		if m.Clock != "" && !clocks[m.Clock] {
			c.problem(at+".clock", CodeNoSuch, m.Clock)
		}
		if m.Report != "" && m.Report != "first" && m.Report != "follow" {
			c.problem(at+".report", CodeNoSuch, m.Report)
		}
	}
}

func (c *checker) types(p *Plan) {
	for i, t := range p.Types {
		at := item("type", i+1)
		c.choice(at+".kind", t.Kind, MatterKinds())
		c.choice(at+".level", t.Level, Levels())
		if _, ok := p.Group(t.Group); t.Group != "" && !ok {
			c.problem(at+".group", CodeNoSuch, t.Group)
		}
		for n, w := range t.Words {
			c.text(item(at+".words", n+1), w)
		}
	}
}

func (c *checker) word(at string, w Word) {
	c.slug(at+".slug", w.Slug)
	c.text(at+".zh", w.ZH)
	c.text(at+".en", w.EN)
}

func (c *checker) slug(at, s string) {
	switch {
	case s == "":
		c.problem(at, CodeMissing, "")
	case len(s) > 40 || !bare(s) || !unicode.IsLetter(rune(s[0])):
		c.problem(at, CodeBadSlug, s)
	}
}

func (c *checker) text(at, s string) {
	switch {
	case strings.TrimSpace(s) == "":
		c.problem(at, CodeMissing, "")
	case utf8.RuneCountInString(s) > maxWord || strings.ContainsFunc(s, unicode.IsControl):
		c.problem(at, CodeBadText, fmt.Sprint(maxWord))
	}
}

func (c *checker) clock(at, s string) bool {
	_, ok := clockMinutes(s)
	if s == "" {
		c.problem(at, CodeMissing, "")
	} else if !ok {
		c.problem(at, CodeBadTime, s)
	}
	return ok
}

func (c *checker) between(at string, n, low, high int) {
	if n < low || n > high {
		c.problem(at, CodeRange, fmt.Sprintf("%d … %d", low, high))
	}
}

func (c *checker) choice(at, s string, list []string) {
	if s == "" {
		c.problem(at, CodeMissing, "")
	} else if !slices.Contains(list, s) {
		c.problem(at, CodeChoice, strings.Join(list, " "))
	}
}

// refers checks a slug that must be one of a list; "" is missing.
func (c *checker) refers(at, s string, list []string) {
	if s == "" {
		c.problem(at, CodeMissing, "")
	} else if !slices.Contains(list, s) {
		c.problem(at, CodeNoSuch, s)
	}
}

func slugs(list []Word) []string {
	out := make([]string, 0, len(list))
	for _, w := range list {
		out = append(out, w.Slug)
	}
	return out
}
