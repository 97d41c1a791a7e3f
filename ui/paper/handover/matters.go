package handover

import (
	"fmt"
	"slices"
	"strings"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/paper"
)

// matterLine is one open matter: what, where, who has it, until when, and what
// to do if.
func (c *composer) matterLine(m store.FactMatter, short bool) []paper.Span {
	text, ifThen := string(m.Text), string(m.IfThen)
	if short {
		text, ifThen = c.cut(text), c.cut(ifThen)
	}
	out := []paper.Span{{Text: c.w.Level(m.Level) + " " + m.Number, Bold: true}, {Text: " " + c.w.Type(m.Type, m.Kind)}}
	add := func(s string) { out = append(out, paper.Span{Text: s}) }
	if where := c.where(m); where != "" {
		add(" " + where)
	}
	add(" " + text + c.t.Sep + c.w.State(m.State) + c.t.Sep + c.t.Owner + " " + c.or(string(m.Owner), c.t.NobodyYet))
	switch {
	case m.Overdue > 0:
		out = append(out, paper.Span{Text: c.t.Sep}, paper.Span{Text: fmt.Sprintf(c.w.T.Time.Overdue, fmt.Sprintf(c.w.T.Time.Minutes, m.Overdue)), Bold: true})
	case !m.Due.IsZero():
		add(c.t.Sep + c.t.Due + " " + c.time(m.Due))
	}
	if ifThen != "" {
		add(c.t.Sep + ifThen)
	}
	return out
}

// where is grid and household, without what the text says itself.
func (c *composer) where(m store.FactMatter) string {
	var parts []string
	grid := fmt.Sprintf(c.t.Grid, m.Grid)
	if m.Grid > 0 && !strings.Contains(string(m.Text), grid) && !strings.Contains(string(m.Text), fmt.Sprintf("%d格", m.Grid)) {
		parts = append(parts, grid)
	}
	if m.Household != "" && !strings.Contains(string(m.Text), string(m.Household)) {
		parts = append(parts, string(m.Household))
	}
	return strings.Join(parts, " ")
}

// annex holds what page one had no room for.
func (c *composer) annex() []paper.Block {
	var out []paper.Block
	add := func(id, head string, l paper.List) {
		out = append(out, paper.Heading{Level: 2, Text: head, ID: id}, l)
	}
	if len(c.f.Answers) > c.caps.answers {
		var l paper.List
		for _, a := range c.f.Answers {
			l.Items = append(l.Items, c.ask(a, false))
		}
		add("answers", c.t.AnswersHead, l)
	}
	if len(c.f.Urgent) > c.caps.urgent || c.shortened() {
		var l paper.List
		for _, m := range c.f.Urgent {
			l.Items = append(l.Items, c.matterLine(m, false))
		}
		add("urgent", c.t.UrgentHead, l)
	}
	if len(c.f.Figures) > c.caps.figures {
		var l paper.List
		for _, g := range c.f.Figures {
			l.Items = append(l.Items, paper.Text(c.time(g.At)+" "+c.figure(g)))
		}
		add("figures", c.t.FiguresHead, l)
	}
	return out
}

// shortened reports whether a text on page one was cut.
func (c *composer) shortened() bool {
	for _, m := range c.f.Urgent {
		if c.cut(string(m.Text)) != string(m.Text) || c.cut(string(m.IfThen)) != string(m.IfThen) {
			return true
		}
	}
	return false
}

func (c *composer) matterList(head string, list []store.FactMatter) []paper.Block {
	var l paper.List
	for _, m := range list {
		l.Items = append(l.Items, c.matterLine(m, false))
	}
	if len(l.Items) == 0 {
		return c.orNone(head, nil)
	}
	return c.orNone(head, []paper.Block{l})
}

// orders are what is still to execute, and what was said to those above.
func (c *composer) orders() []paper.Block {
	var l paper.List
	for _, m := range c.f.Orders {
		line := c.matterLine(m, false)
		if !m.Receipt.IsZero() || !m.Replied.IsZero() {
			line = append(line, paper.Span{Text: c.t.Sep + c.w.OrderSteps(m.Receipt, m.Replied, c.now)})
		}
		l.Items = append(l.Items, line)
	}
	if len(l.Items) == 0 {
		return append(c.orNone(c.t.OrdersHead, nil), c.notices()...)
	}
	return append(c.orNone(c.t.OrdersHead, []paper.Block{l}), c.notices()...)
}

func (c *composer) unfinished() []paper.Block {
	list, more := c.matterList(c.t.UnfinishedHead, c.f.Unfinished), slices.Concat(c.vows(), c.promises())
	if len(c.f.Unfinished) == 0 && len(more) > 0 { // «none» above a promise would deny it
		list = list[:1]
	}
	return append(list, more...)
}

// closed lists what ended in this shift, with its minutes.
func (c *composer) closed() []paper.Block {
	var l paper.List
	for _, m := range c.f.Closed {
		text := c.w.Level(m.Level) + " " + m.Number + " " + c.w.Type(m.Type, m.Kind)
		if where := c.where(m); where != "" {
			text += " " + where
		}
		text += " " + string(m.Text) + c.t.Sep + c.w.State(m.State) + " " + c.time(m.Closed) + c.t.Sep + fmt.Sprintf(c.t.Took, m.Minutes)
		if m.Result != "" {
			text += c.t.Sep + c.t.Result + c.t.Colon + string(m.Result)
		}
		if m.Verifier != "" {
			text += c.t.Sep + fmt.Sprintf(c.w.T.Ledger.VerifiedBy, string(m.Verifier))
		}
		l.Items = append(l.Items, paper.Text(text))
	}
	if len(l.Items) == 0 {
		return c.orNone(c.t.ClosedHead, nil)
	}
	return c.orNone(c.t.ClosedHead, []paper.Block{l})
}

func (c *composer) requests() []paper.Block {
	return append(c.tally(c.w.Label("section.hotline", c.t.HotlineHead), c.t.HotlineHead, fmt.Sprintf(c.t.AllSources, c.w.Kind(plan.Request))+c.t.Colon, c.f.Requests), c.hotline()...)
}

// tally is one line of a kind of matters; what says of which, where the section
// counts others too.
func (c *composer) tally(label, numbered, what string, list []store.FactTally) []paper.Block {
	var out []string
	n := tallies(list)
	for _, slug := range []string{"opening", "received", "closed", "open", "overdue"} {
		out = append(out, fmt.Sprintf("%s %d", c.w.T.Word.Tally[slug], n[slug]))
	}
	text := ""
	for i, s := range out {
		if i > 0 {
			text += c.t.Sep
		}
		text += s
	}
	return []paper.Block{heading(numberedHead(numbered, label)), para(what + text + c.t.Stop)}
}
