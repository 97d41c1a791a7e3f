package line

import (
	"regexp"
	"strconv"
	"strings"

	"zhiban/store"
	"zhiban/store/plan"
)

// figures finds the key figures of the plan in a note: the name of the figure,
// and the number behind it with how sure it is. «早餐包 3,000余份» is over
// 3,000, «尖刀队近100人» nearly 100.
func (r *reader) figures() {
	text := fold(r.p.Text)
	for _, f := range r.c.Plan.Figures {
		for _, name := range []string{f.ZH, f.EN} {
			if g, ok := figureIn(text, fold(name)); ok {
				g.Slug, g.What, g.Unit = f.Slug, f.ZH, unitOf(r.c.Plan, f.Unit)
				r.p.Figures = append(r.p.Figures, g)
				break
			}
		}
	}
}

func unitOf(p *plan.Plan, slug string) string {
	if n, ok := p.Labels["unit."+slug]; ok {
		return n.ZH
	}
	return ""
}

// figureIn looks for a number close behind a name.
func figureIn(text, name string) (g store.Figure, ok bool) {
	pattern := regexp.MustCompile(`(?i)` + regexp.QuoteMeta(name) + `[^\d,.;，。；、]{0,8}?(近|约|超|逾|nearly |about |over )?\s*(\d[\d,]*)\s*(余|多)?`)
	m := pattern.FindStringSubmatch(text)
	if m == nil {
		return g, false
	}
	n, err := strconv.ParseInt(strings.ReplaceAll(m[2], ",", ""), 10, 64)
	if err != nil {
		return g, false
	}
	g.Number, g.Basis = n, plan.Exact
	switch strings.TrimSpace(strings.ToLower(m[1])) {
	case "近", "约", "nearly", "about":
		g.Basis = plan.Near
	case "超", "逾", "over":
		g.Basis = plan.Over
	}
	if m[3] != "" {
		g.Basis = plan.Over
	}
	return g, true
}
