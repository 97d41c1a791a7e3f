package line

import (
	"strings"

	"zhiban/store"
	"zhiban/store/plan"
)

// reader walks over one entry.
type reader struct {
	c     Context
	p     *Parsed
	t     *text
	found []token
}

// cand is one reading of a part: what it would be, and where it stands.
type cand struct {
	span
	id string
}

func (r *reader) problem(slug, arg string) {
	if r.p.Problem == "" || r.p.Problem == "which" && !r.p.blocked {
		r.p.Problem, r.p.Arg, r.p.blocked = slug, arg, true
	}
}

// choose takes the one reading of a part: what a person chose, else the only
// one, else the one that leads the line. Of several none is taken, and the echo
// asks; must says that the entry cannot do without.
func (r *reader) choose(slug string, cands []cand, must bool) (cand, bool) {
	ids := distinct(cands)
	got, ok := r.pick(slug, ids, cands)
	switch {
	case ok, len(ids) == 0:
	case r.dropped(slug):
	default:
		r.which(slug, ids, must)
	}
	r.part(slug, got, ids, !must)
	return got, ok
}

func (r *reader) pick(slug string, ids []string, cands []cand) (cand, bool) {
	if fix, ok := r.p.fixes[slug]; ok {
		if fix == "" {
			return cand{}, false
		}
		for _, c := range cands {
			if c.id == fix {
				return c, true
			}
		}
	}
	if len(ids) == 1 {
		return cands[0], true
	}
	if len(cands) > 1 && r.t.leads(cands[0].i) && !r.listed(cands[0].span, cands[1].span) {
		return cands[0], true
	}
	return cand{}, false
}

// listed reports whether two readings stand in one place or side by side
// (7格、8格): then the first of them leads nothing.
func (r *reader) listed(a, b span) bool {
	for i := a.j; i < b.i; i++ {
		if !separates(r.t.r[i]) && !strings.ContainsRune("和与及跟同到至", r.t.r[i]) {
			return false
		}
	}
	return true
}

func (r *reader) dropped(slug string) bool {
	fix, ok := r.p.fixes[slug]
	return ok && fix == ""
}

func distinct(cands []cand) []string {
	var ids []string
	for _, c := range cands {
		known := false
		for _, id := range ids {
			known = known || id == c.id
		}
		if !known {
			ids = append(ids, c.id)
		}
	}
	return ids
}

// which asks which of several readings is meant.
func (r *reader) which(slug string, ids []string, must bool) {
	if r.p.Problem != "" {
		return
	}
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = r.p.call(slug, id)
	}
	r.p.Problem, r.p.Arg, r.p.readings, r.p.doubt, r.p.blocked = "which", strings.Join(names, "/"), ids, slug, must
}

// cands turns tokens into readings.
func (r *reader) cands(slug string) []cand {
	var out []cand
	for _, t := range r.of(slug) {
		out = append(out, cand{t.span, t.value})
	}
	return out
}

// note reads where a note belongs and its figures.
func (r *reader) note() {
	r.number(false)
	r.place()
	r.figures()
	if r.p.Text == "" {
		r.problem("text", "")
	}
}

// report reads a matter.
func (r *reader) report() {
	r.place()
	r.whose()
	r.phone()
	r.kind()
	r.level()
	if r.p.Text == "" {
		r.problem("text", "")
	}
}

// number finds the matter that the line names.
func (r *reader) number(must bool) (span, bool) {
	var cands []cand
	for _, t := range r.of("number") {
		if r.c.matter(t.value) == nil {
			r.p.missing = append(r.p.missing, t.value)
			if !must {
				continue // a note may speak of anything
			}
		}
		cands = append(cands, cand{t.span, t.value})
	}
	got, ok := r.choose("matter", cands, must)
	if !ok {
		if must && len(cands) == 0 {
			r.problem(map[bool]string{true: "number", false: "step"}[r.p.Verb == Dispatch], "")
		}
		return span{}, false
	}
	if r.p.Matter = r.c.matter(got.id); r.p.Matter == nil {
		r.problem("matter", got.id)
	} else if must && !r.p.Matter.Open() {
		r.problem("ended", got.id)
	}
	return got.span, true
}

// place finds grid and site.
func (r *reader) place() {
	if got, ok := r.choose("grid", r.grids(), false); ok {
		r.p.Grid = r.c.grid(got.id)
	}
	if got, ok := r.site(r.sites(), false); ok {
		r.t.claim(got.i, got.j)
	}
}

// grids are the readings of a grid: its number, else its name.
func (r *reader) grids() []cand {
	var out []cand
	for _, t := range r.of("grid") {
		known := false
		for i := range r.c.Grids {
			if g := &r.c.Grids[i]; spell(g.Number) == t.value && !g.Retired {
				out, known = append(out, cand{t.span, spell(g.Number)}), true
			}
		}
		if !known {
			r.problem("grid", t.value)
			r.p.blocked = r.p.Verb != Note
		}
	}
	if len(r.of("grid")) > 0 {
		return out
	}
	for _, h := range r.c.index.all(r.t, isSite, isGrid) {
		if x := h.refs[0]; x.what == isGrid {
			out = append(out, cand{h.span, spell(r.c.Grids[x.i].Number)})
		}
	}
	return out
}

func (c Context) grid(number string) *store.Grid {
	for i := range c.Grids {
		if spell(c.Grids[i].Number) == number && !c.Grids[i].Retired {
			return &c.Grids[i]
		}
	}
	return nil
}

// sites are the readings of a site. A grid's longer name hides it.
func (r *reader) sites() []cand {
	var out []cand
	for _, h := range r.c.index.all(r.t, isSite, isGrid) {
		for _, x := range h.refs {
			if x.what == isSite {
				out = append(out, cand{h.span, r.c.Sites[x.i].ID})
			}
		}
	}
	return out
}

func (r *reader) site(cands []cand, must bool) (cand, bool) {
	got, ok := r.choose("site", cands, must)
	if !ok {
		if must && len(cands) == 0 {
			r.problem(map[string]string{Gate: "site", Pass: "gate"}[r.p.Verb], "")
		}
		return got, false
	}
	for i := range r.c.Sites {
		if r.c.Sites[i].ID == got.id {
			r.p.Site = &r.c.Sites[i]
		}
	}
	return got, true
}

func (r *reader) phone() {
	if got, ok := r.choose("phone", r.cands("phone"), false); ok {
		r.p.Phone = got.id
	}
}

// level is what a person chose, a colour, 急, the type's own, else yellow.
func (r *reader) level() {
	var colours []cand
	hot := false
	for _, c := range r.cands("level") {
		if c.id == urgent {
			hot = true
			continue
		}
		colours = append(colours, c)
	}
	fallback := plan.Yellow
	if r.p.Type != nil && r.p.Type.Level != "" {
		fallback = r.p.Type.Level
	}
	if hot {
		fallback = plan.Red
	}
	r.levelOf(colours, fallback)
}

func (r *reader) levelOf(colours []cand, fallback string) {
	r.p.Level = fallback
	ids := distinct(colours)
	var at span
	switch fix, fixed := r.p.fixes["level"]; {
	case fixed && rank(fix) < len(plan.Levels()):
		r.p.Level = fix
	case len(ids) == 1:
		r.p.Level, at = ids[0], colours[0].span
	case len(ids) > 1:
		r.which("level", ids, false)
	}
	r.offer(Part{Slug: "level", Text: r.t.typed(at.i, at.j), Value: r.p.Level}, plan.Levels(), false)
}

func rank(level string) int {
	for i, l := range plan.Levels() {
		if l == level {
			return i
		}
	}
	return len(plan.Levels())
}
