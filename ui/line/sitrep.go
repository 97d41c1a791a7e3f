package line

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"zhiban/store"
)

// Verbs about the situation report that is being drafted:
//
//	拟 明早6点前送胰岛素到7格        a planned action, with its time
//	研判 总体平稳，防断药             the assessment
//	报需 胰岛素 200支 24小时          a need: what, how many, within how many hours
//	续报                              cut off and begin the draft, when it stands alone
const (
	Planned = "plan"
	Assess  = "assess"
	Require = "require"
	SitCut  = "sitcut"
)

func sitrepVerbs() []verbWord {
	return []verbWord{{"拟", Planned, anything}, {"propose", Planned, anything}, {"研判", Assess, anything}, {"assess", Assess, anything}, {"报需", Require, anything}, {"require", Require, anything},
		{"首报", SitCut, alone}, {"续报", SitCut, alone}, {"situation report", SitCut, alone}}
}

// needed is what a line says of a need.
type needed struct {
	Need       string // slug of an item, or what as typed
	Wanted     int64
	WantedUnit string
	Within     int // hours
}

func (r *reader) sitrep() {
	switch r.p.Verb {
	case Planned:
		r.planned()
	case Assess:
		r.p.Say = strings.TrimSpace(r.p.Text)
		if r.p.Say == "" {
			r.problem("assessed", "")
		}
	case Require:
		r.require()
	}
}

// planned reads what is planned and until when; the grid stays in the words.
func (r *reader) planned() {
	spans := []span{}
	if by, at, ok := r.due(); ok {
		r.p.Due = by
		r.dayPart(&at)
		if end := r.t.any(at.j, "之前", "以前", "前"); end > 0 {
			at.j = end
		}
		spans = append(spans, at)
	}
	if r.p.Say = r.t.without(append(spans, r.fillers("by")...)...); r.p.Say == "" {
		r.problem("planned", "")
	}
}

// dayPart takes the part of the day in front of a time: 今晚6点 is 18:00, 明天
// 6点 is not today's.
func (r *reader) dayPart(at *span) {
	for _, w := range []string{"明天下午", "明天晚上", "今天下午", "明天", "明日", "明早", "明晨", "今早", "今天", "明晚", "今晚", "下午", "晚上", "上午", "早上", "凌晨"} {
		n := len([]rune(w))
		i := at.i - n
		if i < 0 || r.t.has(i, w) != at.i || !r.t.free(i, at.i) {
			continue
		}
		at.i = i
		due := r.p.Due
		if strings.ContainsAny(w, "晚下") && due.Hour() < 12 {
			due = due.Add(12 * time.Hour)
			if due.Sub(r.c.Now) > 24*time.Hour { // it was the next morning's
				due = due.AddDate(0, 0, -1)
			}
		}
		if strings.HasPrefix(w, "明天") || w == "明日" || w == "明晚" {
			if day := r.c.Now.AddDate(0, 0, 1); due.YearDay() != day.YearDay() {
				due = time.Date(day.Year(), day.Month(), day.Day(), due.Hour(), due.Minute(), 0, 0, due.Location())
			}
		}
		r.p.Due = due
		return
	}
}

// require reads «胰岛素 200支 24小时内»: the hours first, so that they are not
// taken for the amount.
func (r *reader) require() {
	t := r.t
	r.p.Within = 24
	for i := range t.r {
		n, end, ok := t.count(i)
		if !ok || !t.begins(i) {
			continue
		}
		stop := t.any(t.blank(end), "小时", "hours", "h")
		if stop < 0 || latin(t.rune(stop)) {
			continue
		}
		r.p.Within = n
		if tail := t.any(t.blank(stop), "之内", "以内", "内"); tail > 0 {
			stop = tail
		}
		t.claim(i, stop)
		break
	}
	r.amount()
	if hits := r.c.index.all(t, isItem); len(hits) > 0 && t.free(hits[0].i, hits[0].j) {
		if i := int(hits[0].refs[0].i); i >= 0 && i < len(r.c.Plan.Materials) {
			r.p.Need = r.c.Plan.Materials[i].Slug
		}
		t.claim(hits[0].i, hits[0].j)
	}
	rest := r.t.without(append(r.used(), r.fillers("within", "of")...)...)
	if r.p.Need == "" {
		r.p.Need, rest = rest, ""
	}
	r.p.Say = rest
	h := store.SitHorizons()
	switch {
	case r.p.Need == "":
		r.problem("needwhat", "")
	case r.p.Wanted <= 0:
		r.problem("needn", "")
	case !slices.Contains(h[:], r.p.Within):
		r.problem("within", "")
	}
}

// amount takes the first number that is left, with the unit behind it.
func (r *reader) amount() {
	t := r.t
	for i := range t.r {
		n, end, ok := r.big(i)
		if !ok || !t.begins(i) || !t.free(i, end) {
			continue
		}
		stop := r.unit(end)
		r.p.Wanted, r.p.WantedUnit = n, t.typed(end, stop)
		t.claim(i, stop)
		return
	}
}

// used are the runes that something has taken.
func (r *reader) used() []span {
	var out []span
	for k, u := range r.t.used {
		if u {
			out = append(out, span{k, k + 1})
		}
	}
	return out
}

// sitrepCommand makes the command of an entry about the draft.
func (p Parsed) sitrepCommand() store.Command {
	switch p.Verb {
	case Planned:
		return store.EditSitrep{Part: store.SitPlanned, Text: p.Say, Due: p.Due}
	case Assess:
		return store.EditSitrep{Part: store.SitAssessment, Text: p.Say}
	case Require:
		c := store.EditSitrep{Part: store.SitNeedPart, Item: p.Need, Unit: p.WantedUnit, Text: p.Say}
		for i, h := range store.SitHorizons() {
			if h >= p.Within {
				c.N[i] = p.Wanted
			}
		}
		return c
	}
	return store.CutSitrep{}
}

// sitreps words an entry about the draft for the echo.
func (p Parsed) sitreps(e *echo) {
	switch p.Verb {
	case Planned:
		if !p.Due.IsZero() {
			e.add(p.Due.In(e.w.Zone).Format("01-02 15:04"))
		}
	case Require:
		if _, ok := p.context.Plan.Material(p.Need); ok {
			e.add(e.w.Material(p.Need))
		} else {
			e.add(p.Need)
		}
		if p.Wanted > 0 {
			e.add(e.w.Figure(p.Wanted, p.WantedUnit, "exact"))
		}
		e.add(fmtHours(e, p.Within))
	}
	e.add(p.Say)
}

func fmtHours(e *echo, n int) string {
	return strings.Replace(e.w.T.Sitrep.Within, "%d", strconv.Itoa(n), 1)
}
