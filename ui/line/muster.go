package line

import (
	"fmt"
	"strings"
	"time"

	"zhiban/store"
	"zhiban/ui/word"
)

// headsAt reports whether a number of people stands at i: 20人, 20 名, 20.
func (r *reader) headsAt(i int, parted bool) bool {
	n, end, ok := r.t.count(i)
	if !ok || n < 1 {
		return false
	}
	return r.heads(end) > end || parted && r.t.edge(end)
}

// heads is the end of the word behind a number of people, or where it began.
func (r *reader) heads(i int) int {
	if end := r.t.any(r.t.blank(i), "个人", "人", "名", "people", "heads"); end >= 0 {
		return end
	}
	return i
}

// call reads «20人 司机2 护士1 8:30前 7格 街道办 搬物资».
func (r *reader) call() {
	spans := r.headCount()
	r.skills(&spans)
	if by, at, ok := r.due(); ok {
		r.p.Due = by
		spans = append(spans, at)
	}
	r.body(&spans)
	r.place()
	if colours := r.cands("level"); len(colours) > 0 {
		r.level()
		for _, c := range colours {
			spans = append(spans, c.span)
		}
	}
	r.p.Say = r.t.without(append(append(spans, r.gridSpans()...), r.fillers("其中", "by")...)...)
	sum := 0
	for _, s := range r.p.Skills {
		sum += s.N
	}
	switch {
	case r.p.Count == 0:
		r.problem("count", "")
	case sum > r.p.Count:
		r.problem("skills", "")
	}
}

// headCount takes the number of people: the first number with 人 behind it, else
// the first number of all.
func (r *reader) headCount() []span {
	t := r.t
	first := span{-1, -1}
	for i := 0; i < len(t.r); i++ {
		if t.used[i] || !t.begins(i) {
			continue
		}
		n, end, ok := t.count(i)
		if !ok || n < 1 || !t.free(i, end) {
			continue
		}
		if stop := r.heads(end); stop > end {
			r.p.Count = n
			t.claim(i, stop)
			return []span{{i, stop}}
		}
		if first.i < 0 {
			first = span{i, end}
			r.p.Count = n
		}
		i = end - 1
	}
	if first.i < 0 {
		return nil
	}
	t.claim(first.i, first.j)
	return []span{first}
}

// skills finds the skills of the plan with how many: 司机2, 2名司机, 司机.
func (r *reader) skills(spans *[]span) {
	t := r.t
	for _, s := range r.c.Plan.Skills {
		for _, w := range append([]string{s.ZH, s.EN}, s.Words...) {
			at, ok := r.skillAt(foldString(w))
			if !ok {
				continue
			}
			n, around := r.skillCount(at)
			t.claim(around.i, around.j)
			*spans = append(*spans, around)
			r.p.Skills = append(r.p.Skills, store.SkillNeed{Skill: s.Slug, N: n})
			break
		}
	}
}

func (r *reader) skillAt(w string) (span, bool) {
	if w == "" {
		return span{}, false
	}
	for i := range r.t.r {
		end := r.t.has(i, w)
		if end < 0 || !r.t.free(i, end) || latin(r.t.rune(i)) && latin(r.t.rune(i-1)) {
			continue
		}
		if latin(r.t.rune(i)) && r.t.rune(end) == 's' { // drivers
			end++
		}
		if latin(r.t.rune(i)) && latin(r.t.rune(end)) && !digit(r.t.rune(end)) {
			continue
		}
		return span{i, end}, true
	}
	return span{}, false
}

// skillCount is how many of a skill, and the runes that say so: 2名司机 before
// 司机2 before «2 drivers».
func (r *reader) skillCount(at span) (int, span) {
	if n, s, parted := r.numberBefore(at); n > 0 && !parted {
		return n, s
	}
	t := r.t
	if n, end, ok := t.count(t.blank(at.j)); ok && n > 0 && t.free(t.blank(at.j), end) {
		if stop := t.any(end, "个人", "名", "人", "个"); stop >= 0 {
			end = stop
		}
		return n, span{at.i, end}
	}
	if n, s, _ := r.numberBefore(at); n > 0 {
		return n, s
	}
	return 1, at
}

// numberBefore is the number in front of a skill; parted says that only a blank
// stands between them, so that it may belong to the word before (driver 2 nurse).
func (r *reader) numberBefore(at span) (n int, s span, parted bool) {
	t := r.t
	for j := at.i - 1; j >= 0 && at.i-j <= 6; j-- {
		if !t.begins(j) || t.used[j] {
			continue
		}
		n, end, ok := t.count(j)
		if !ok || n < 1 {
			continue
		}
		unit := t.any(end, "名", "个", "位")
		if unit >= 0 {
			end = unit
		}
		if t.blank(end) == at.i && t.free(j, at.i) {
			return n, span{j, at.j}, unit < 0 && end < at.i
		}
	}
	return 0, span{}, false
}

// due is the time of a deadline or a request, still to come.
func (r *reader) due() (time.Time, span, bool) {
	for _, t := range r.of("time") {
		if at := instant(t.value, r.c.Now); !at.IsZero() {
			return at, t.span, true
		}
	}
	return time.Time{}, span{}, false
}

// instant is a time token as the next such time.
func instant(value string, now time.Time) time.Time {
	n := eta(value, now)
	if n == 0 || now.IsZero() {
		return time.Time{}
	}
	if strings.HasPrefix(value, "+") {
		return now.Add(time.Duration(n) * time.Minute)
	}
	return now.Add(time.Duration(n) * time.Minute).Truncate(time.Minute)
}

// body finds a body of the plan: 街道办, 向区指挥部.
func (r *reader) body(spans *[]span) {
	for _, b := range r.c.Plan.Bodies {
		for _, name := range []string{b.ZH, b.EN} {
			at, ok := r.skillAt(foldString(name))
			if !ok || r.inName(at) {
				continue
			}
			i := at.i
			for _, lead := range "向找请" {
				if r.t.rune(i-1) == lead {
					i--
				}
			}
			r.p.Body = b.Slug
			r.t.claim(i, at.j)
			*spans = append(*spans, span{i, at.j})
			return
		}
	}
}

// inName reports whether a longer name of a site or a grid covers some runes:
// A site that is named after a body is none.
// a point of the committee is not the committee.
func (r *reader) inName(at span) bool {
	for _, h := range r.c.index.all(r.t, isSite, isGrid) {
		if h.i <= at.i && h.j > at.j {
			return true
		}
	}
	return false
}

// gridSpans are the runes that name the grid: the echo says it once.
func (r *reader) gridSpans() []span {
	var out []span
	if r.p.Grid == nil {
		return nil
	}
	for _, t := range r.of("grid") {
		out = append(out, t.span)
	}
	return out
}

// fillers are words between the parts that say nothing of their own.
func (r *reader) fillers(words ...string) []span {
	var out []span
	for i := range r.t.r {
		end := r.t.any(i, words...)
		if end < 0 || !r.t.free(i, end) || latin(r.t.rune(i)) && (latin(r.t.rune(i-1)) || latin(r.t.rune(end))) {
			continue
		}
		out = append(out, span{i, end})
	}
	return out
}

// limit reads «15:45 帐篷搭好»: when, and what.
func (r *reader) limit() {
	by, at, ok := r.due()
	if !ok {
		r.problem("due", "")
		return
	}
	r.p.Due = by
	r.place()
	r.p.Say = r.t.without(append(r.gridSpans(), at)...)
	if r.p.Say == "" {
		r.problem("done", "")
	}
}

// arrive reads who of a request is here: «12人 司机2», a team, a person; false
// when it is about the matter itself.
func (r *reader) arrive(at span) bool {
	r.t.claim(at.i, at.j)
	i := 0
	for i < len(r.t.r) && (r.t.used[i] || separates(r.t.r[i])) {
		i++
	}
	if h, ok := r.c.index.at(r.t, i, isTeam, isPerson); ok && r.t.edge(h.j) {
		var cands []cand
		for _, x := range h.refs {
			switch x.what {
			case isTeam:
				cands = append(cands, cand{h.span, r.c.Teams[x.i].ID})
			case isPerson:
				cands = append(cands, cand{h.span, r.c.People[x.i].ID})
			}
		}
		got, ok := r.choose("here", cands, true)
		if !ok {
			return len(cands) > 0
		}
		r.p.Here = r.person(got.id)
		if r.p.Here == nil {
			r.group(got.id)
		}
		r.p.Say = r.t.without(at, h.span)
		return true
	}
	if !r.headsAt(i, true) {
		return false
	}
	spans := append(r.headCount(), at)
	r.skills(&spans)
	r.p.Say = r.t.without(spans...)
	return r.p.Count > 0
}

// musterCommand makes the command of a call, a deadline or an arrival.
func (p Parsed) musterCommand() store.Command {
	grid := ""
	if p.Grid != nil {
		grid = p.Grid.ID
	}
	text := p.Say
	if text == "" {
		text = strings.TrimSpace(p.Word + p.Text) // 增援 20人 says enough
	}
	switch p.Verb {
	case Call:
		return store.CallForce{Count: p.Count, Skills: p.Skills, By: p.Due, Grid: grid, Site: p.siteID(), Body: p.Body, Level: p.Level, Text: text}
	case Limit:
		return store.SetDeadline{Text: text, Due: p.Due, Grid: grid, Site: p.siteID()}
	}
	who := store.ForceWho{Force: p.matterID()}
	switch {
	case p.Here != nil:
		who.Person = p.Here.ID
	case p.Team != nil:
		who.Team = p.Team.ID
	default:
		return store.ArriveHeads{Force: who.Force, Heads: p.Count, Skills: p.Skills}
	}
	return store.ArriveForce{ForceWho: who, Text: p.Say}
}

// muster words a call, a deadline or an arrival.
func (p Parsed) muster(e *echo) {
	w := e.w
	if p.Matter != nil {
		e.add(p.Matter.Number)
	}
	if p.Here != nil {
		e.add(p.Here.Name)
	}
	if p.Team != nil {
		e.add(p.Team.Name)
	}
	if p.Count > 0 {
		e.add(fmt.Sprintf(w.T.Muster.Heads, p.Count))
	}
	e.add(p.skillNames(w))
	if !p.Due.IsZero() {
		e.add(p.Due.Format("15:04"))
	}
	if p.Site == nil || !strings.Contains(p.Say, p.Site.Name) {
		e.add(p.place(w))
	} else if p.Grid != nil {
		e.add(fmt.Sprintf(w.T.Report.Grid, p.Grid.Number))
	}
	if p.Body != "" {
		e.add(w.Body(p.Body))
	}
	if p.Level != "" {
		e.add(w.Level(p.Level))
	}
	e.add(p.Say)
}

func (p Parsed) skillNames(w word.Words) string {
	parts := make([]string, len(p.Skills))
	for i, s := range p.Skills {
		parts[i] = fmt.Sprintf("%s %d", w.Skill(s.Skill), s.N)
	}
	return strings.Join(parts, " ")
}
