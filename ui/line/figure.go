package line

import (
	"regexp"
	"strconv"
	"strings"

	"zhiban/store"
	"zhiban/store/plan"
)

// figureName is a name of a key figure with the form of the number behind it.
type figureName struct {
	figure  plan.Figure
	pattern *regexp.Regexp
}

func figureNames(p *plan.Plan) []figureName {
	var out []figureName
	for _, f := range p.Figures {
		for _, name := range []string{f.ZH, f.EN} {
			if name == "" {
				continue
			}
			out = append(out, figureName{f, regexp.MustCompile(`(?i)` + regexp.QuoteMeta(foldString(name)) +
				`[^\d,.;，。；、]{0,8}?(近|约|超|逾|nearly |about |over )?\s*(\d[\d,]*)\s*(余|多)?`)})
		}
	}
	return out
}

// figures finds the key figures of the plan in a note: the name of the figure,
// and the number behind it with how sure it is. «早餐包 3,000余份» is over
// 3,000, «尖刀队近100人» nearly 100.
func (r *reader) figures() {
	seen, taken := "", r.taken()
	for _, f := range r.c.index.figures {
		if f.figure.Slug == seen {
			continue
		}
		if g, ok := r.figureIn(f.pattern, taken); ok {
			seen = f.figure.Slug
			g.Slug, g.What, g.Unit = f.figure.Slug, f.figure.ZH, unitOf(r.c.Plan, f.figure.Unit)
			r.p.Figures = append(r.p.Figures, g)
		}
	}
}

func unitOf(p *plan.Plan, slug string) string {
	if n, ok := p.Labels["unit."+slug]; ok {
		return n.ZH
	}
	return ""
}

// taken marks the runes that mean something else: tokens and places.
func (r *reader) taken() []bool {
	out := append([]bool(nil), r.t.used...)
	for _, h := range r.c.index.all(r.t, isSite, isGrid) {
		for k := h.i; k < h.j; k++ {
			out[k] = true
		}
	}
	return out
}

// figureIn looks for a name with a number close behind it, where neither is
// part of something else (12网格, 7格).
func (r *reader) figureIn(pattern *regexp.Regexp, taken []bool) (g store.Figure, ok bool) {
	for _, m := range pattern.FindAllStringSubmatchIndex(r.t.low, -1) {
		if taken[r.runeAt(m[0])] || taken[r.runeAt(m[4])] {
			continue
		}
		n, err := strconv.ParseInt(strings.ReplaceAll(r.t.low[m[4]:m[5]], ",", ""), 10, 64)
		if err != nil {
			continue
		}
		g.Number, g.Basis = n, plan.Exact
		if m[2] >= 0 {
			g.Basis = plan.Near
			switch strings.TrimSpace(r.t.low[m[2]:m[3]]) {
			case "超", "逾", "over":
				g.Basis = plan.Over
			}
		}
		if m[6] >= 0 {
			g.Basis = plan.Over
		}
		return g, true
	}
	return g, false
}
