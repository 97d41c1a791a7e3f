package handover

import (
	"fmt"
	"slices"
	"strings"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/paper"
	"zhiban/ui/word"
)

// first is page one: sections 1 to 4 and the counts, enough for somebody with
// one minute.
func (c *composer) first() []paper.Block {
	return slices.Concat(c.shift(), c.situation(), c.asked(), c.red(), c.counted(), c.keyFigures())
}

func (c *composer) shift() []paper.Block {
	return []paper.Block{heading(c.t.ShiftHead), paper.Pairs{Items: c.head(), Columns: 2}}
}

func (c *composer) situation() []paper.Block {
	return append([]paper.Block{heading(c.t.StatusHead), paper.Para{Spans: c.status()}}, c.late()...)
}

func (c *composer) asked() []paper.Block {
	return append([]paper.Block{heading(c.t.AnswersHead)}, c.answers(c.caps.answers)...)
}

func (c *composer) red() []paper.Block {
	return append([]paper.Block{heading(c.t.UrgentHead)}, c.urgent(c.caps.urgent)...)
}

func (c *composer) counted() []paper.Block {
	return append([]paper.Block{heading(c.t.CountsHead)}, c.counts())
}

func (c *composer) keyFigures() []paper.Block {
	if line := c.figures(c.caps.figures); line != nil {
		return []paper.Block{*line}
	}
	return nil
}

func (c *composer) head() []paper.Pair {
	h := c.f.Handover
	pair := func(label, value string) paper.Pair {
		return paper.Pair{Label: label, Value: paper.Text(withoutLabel(label, value))}
	}
	out := []paper.Pair{
		pair(c.t.Post, string(c.f.PostName)),
		pair(c.t.Number, h.Number+c.t.Comma+c.t.Version+" "+c.f.Format),
		pair(c.t.Shift, c.w.Shift(h.Shift.Slug)+" "+c.w.Full(h.Shift.Start)+"–"+h.Shift.End.In(c.w.Zone).Format("15:04")),
		pair(c.t.CutOff, c.w.Full(h.CutOff)+c.tail(c.sealNote())),
		pair(c.t.Outgoing, c.officer(h.Outgoing, "out")),
		pair(c.t.Incoming, c.officer(h.Incoming, "in")),
		pair(c.t.Weather, c.or(string(h.Weather), "—")),
		pair(c.t.LeaderOnCall, c.or(c.leader(), c.t.Nobody)),
		pair(c.t.Clocks, c.clocks()),
		pair(c.t.Previous, c.previous()),
	}
	return out
}

// withoutLabel takes off a value what its label says already: «带班领导 带班领导
// 黄» and «Shift Shift A» are read twice by tired eyes.
func withoutLabel(label, value string) string {
	if rest, ok := strings.CutPrefix(value, label+" "); ok {
		return rest
	}
	return value
}

func (c *composer) tail(s string) string {
	if s == "" {
		return ""
	}
	return c.t.Comma + s
}

func (c *composer) sealNote() string {
	if c.o.SealedAt.IsZero() {
		return ""
	}
	return strings.ToLower(c.t.SealedAt) + " " + c.time(c.o.SealedAt)
}

func (c *composer) or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// officer names who hands over or takes over, with sign-in and out.
func (c *composer) officer(who store.FactRef, _ string) string {
	if who.ID == "" {
		return c.t.Nobody
	}
	out := string(who.Name)
	for _, list := range [][]store.FactPerson{c.f.People, c.f.Next.Duties} {
		for _, p := range list {
			if p.Person.ID != who.ID || p.In.IsZero() {
				continue
			}
			out += " " + fmt.Sprintf(c.t.SignedIn, c.time(p.In))
			if !p.Out.IsZero() {
				out += " " + fmt.Sprintf(c.t.SignedOut, c.time(p.Out))
			}
			return out
		}
	}
	return out
}

// leader is who holds the post role that the plan names leader_on_call.
func (c *composer) leader() string {
	for _, p := range c.f.People {
		if p.Role == plan.LeaderOnCall {
			return string(p.Person.Name)
		}
	}
	return ""
}

func (c *composer) clocks() string {
	if c.f.T0.IsZero() {
		return c.t.NotStarted
	}
	parts := []string{c.w.TPlus(c.f.T0, c.now)}
	for _, k := range c.f.Clocks {
		name := c.w.Clock(k.Slug)
		switch {
		case !k.Done.IsZero():
			parts = append(parts, fmt.Sprintf(c.t.ClockDone, name, c.time(k.Done)))
		case k.Late:
			parts = append(parts, fmt.Sprintf(c.t.ClockLate, name))
		default:
			parts = append(parts, fmt.Sprintf(c.t.ClockRuns, name, c.time(k.Due)))
		}
	}
	return strings.Join(parts, " · ")
}

func (c *composer) previous() string {
	if c.f.Handover.Previous == "" {
		return c.t.First
	}
	return c.f.Handover.Previous + " " + shortCode(c.f.Handover.PrevCode)
}

func (c *composer) status() []paper.Span {
	var why []string
	for _, r := range c.f.Reasons {
		s := fmt.Sprintf("%s %d", c.w.Reason(r.Slug), r.N)
		if r.Grid > 0 {
			s += c.paren(fmt.Sprintf(c.t.Grid, r.Grid))
		}
		why = append(why, s)
	}
	out := paper.Bold(c.w.Status(c.f.Status))
	if len(why) > 0 {
		out = append(out, paper.Span{Text: c.t.Colon + strings.Join(why, c.t.Sep)})
	}
	return append(out, paper.Span{Text: c.t.Stop})
}

func (c *composer) answers(limit int) []paper.Block {
	if len(c.f.Answers) == 0 {
		return []paper.Block{para(c.t.None + c.t.Stop)}
	}
	var l paper.List
	for i, a := range c.f.Answers {
		if i == limit {
			l.Items = append(l.Items, c.more(len(c.f.Answers)-i, "answers"))
			break
		}
		l.Items = append(l.Items, c.ask(a, true))
	}
	return []paper.Block{l}
}

func (c *composer) ask(a store.FactAsk, short bool) []paper.Span {
	text, answer := string(a.Text), string(a.Answer)
	if short {
		text, answer = c.cut(text), c.cut(answer)
	}
	if !a.Answered {
		return []paper.Span{{Text: text + " → "}, {Text: c.t.Unanswered, Bold: true}}
	}
	return paper.Text(text + " → " + c.t.Answered + c.t.Colon + answer)
}

func (c *composer) urgent(limit int) []paper.Block {
	if len(c.f.Urgent) == 0 {
		return []paper.Block{para(c.t.None + c.t.Stop)}
	}
	var l paper.List
	for i, m := range c.f.Urgent {
		if i == limit {
			l.Items = append(l.Items, c.more(len(c.f.Urgent)-i, "urgent"))
			break
		}
		l.Items = append(l.Items, c.matterLine(m, true))
	}
	return []paper.Block{l}
}

// counts are opening, change and closing, with the requests and medical calls.
func (c *composer) counts() paper.Block {
	t := paper.Table{Head: []string{c.t.What, c.t.Opening, c.t.Change, c.t.Closing, c.t.AsOf}, Align: []paper.Align{paper.Left, paper.Right, paper.Right, paper.Right, paper.Right},
		Keys: []string{"what", "opening", "change", "closing", "as_of"}}
	row := func(name string, opening, change, closing int64, at string) {
		t.Rows = append(t.Rows, []string{name, fmt.Sprint(opening), signed(change), fmt.Sprint(closing), at})
	}
	for _, k := range c.f.Counts {
		if k.Name == "" {
			row(c.w.Count(k.Slug), k.Opening, k.Change, k.Closing, c.time(k.AsOf))
		}
	}
	for _, part := range []struct {
		name  string
		tally []store.FactTally
	}{{c.w.Kind(plan.Request), c.f.Requests}, {c.w.Kind(plan.Medical), c.f.Medical}} {
		n := tallies(part.tally)
		row(part.name+" "+c.w.T.Word.Tally["open"], n["opening"], n["open"]-n["opening"], n["open"], c.time(c.f.Handover.CutOff))
	}
	return t
}

func tallies(list []store.FactTally) map[string]int64 {
	out := map[string]int64{}
	for _, t := range list {
		out[t.Slug] = t.N
	}
	return out
}

func signed(n int64) string {
	if n > 0 {
		return "+" + word.Thousands(n)
	}
	return word.Thousands(n)
}

// figures are the key figures of this shift in one paragraph.
func (c *composer) figures(limit int) *paper.Para {
	if len(c.f.Figures) == 0 {
		return nil
	}
	out := paper.Bold(c.t.FiguresHead)
	out = append(out, paper.Span{Text: c.t.Colon})
	for i, g := range c.f.Figures {
		if i > 0 {
			out = append(out, paper.Span{Text: c.t.Sep})
		}
		if i == limit {
			out = append(out, c.more(len(c.f.Figures)-i, "figures")...)
			return &paper.Para{Spans: out}
		}
		out = append(out, paper.Span{Text: c.figure(g)})
	}
	return &paper.Para{Spans: append(out, paper.Span{Text: c.t.Stop})}
}

func (c *composer) figure(g store.FactFigure) string {
	return string(g.What) + " " + c.w.Figure(g.Number, string(g.Unit), g.Basis)
}
