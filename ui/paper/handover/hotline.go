package handover

import (
	"fmt"
	"strconv"
	"strings"

	"zhiban/store"
	"zhiban/ui/paper"
)

// hotline is the part of section 10 about the calls: what they came to from
// opening to closing, hour by hour, who called again, and who answers.
func (c *composer) hotline() []paper.Block {
	h := c.f.Hotline
	if h == nil {
		return nil
	}
	t := c.w.T.Hotline
	right := paper.Right
	counts := paper.Table{Head: []string{t.Count, t.Opening, t.Change, t.Closing}, Align: []paper.Align{paper.Left, right, right, right}}
	for _, n := range h.Counts {
		if n.Opening == 0 && n.Closing == 0 {
			continue
		}
		counts.Rows = append(counts.Rows, []string{t.Counts[n.Slug], strconv.FormatInt(n.Opening, 10), signed(n.Change), strconv.FormatInt(n.Closing, 10)})
	}
	var out []paper.Block
	if h.Manned != nil {
		staff := &store.HotlineStaff{Since: h.Manned.Since}
		for _, p := range h.Manned.People {
			staff.People = append(staff.People, store.Contact{Name: string(p.Name)})
		}
		out = append(out, para(c.w.Name(h.Manned.Name, h.Manned.NameEN)+" "+t.Manned+c.t.Colon+c.w.HotlineManned(staff, c.now)+c.t.Stop))
	}
	if len(counts.Rows) > 0 {
		out = append(out, counts)
	}
	return append(append(out, c.hotlineHours(h)...), c.hotlineCallers(h)...)
}

func (c *composer) hotlineHours(h *store.FactHotline) []paper.Block {
	if len(h.Hours) == 0 {
		return nil
	}
	t, right := c.w.T.Hotline, paper.Right
	table := paper.Table{Head: []string{t.Hour, t.In, t.Answered, t.Given, t.Added, t.Other, t.Out, t.Back}, Align: []paper.Align{paper.Left, right, right, right, right, right, right, right}}
	row := func(head string, x store.FactHotlineHour) {
		out := []string{head}
		for _, n := range []int64{x.In, x.Answered, x.Dispatched, x.Added, x.Other, x.Out, x.Back} {
			out = append(out, strconv.FormatInt(n, 10))
		}
		table.Rows = append(table.Rows, out)
	}
	var sum store.FactHotlineHour
	for _, x := range h.Hours {
		row(c.time(x.Start), x)
		sum = store.FactHotlineHour{In: sum.In + x.In, Answered: sum.Answered + x.Answered, Dispatched: sum.Dispatched + x.Dispatched, Added: sum.Added + x.Added, Other: sum.Other + x.Other, Out: sum.Out + x.Out, Back: sum.Back + x.Back}
	}
	row(t.Sum, sum)
	table.Kept = []int{len(h.Hours)}
	return []paper.Block{paper.Heading{Level: 3, Text: t.HoursHead}, table}
}

func (c *composer) hotlineCallers(h *store.FactHotline) []paper.Block {
	if len(h.Callers) == 0 {
		return nil
	}
	t := c.w.T.Hotline
	var l paper.List
	for _, x := range h.Callers {
		parts := []string{string(x.Phone), string(x.Caller)}
		if x.Grid > 0 {
			parts = append(parts, fmt.Sprintf(c.t.Grid, x.Grid))
		}
		parts = append(parts, string(x.Household), fmt.Sprintf(t.Calls+" %d", x.Calls))
		text := strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
		if len(x.Open) > 0 {
			text += c.t.Sep + t.Open + " " + strings.Join(x.Open, " ")
		}
		l.Items = append(l.Items, paper.Text(text))
	}
	return []paper.Block{paper.Heading{Level: 3, Text: t.AgainHead}, l}
}

// vows are the promises with a time of section 6, and what the survey promised.
func (c *composer) vows() []paper.Block {
	t := c.w.T.Hotline
	var l paper.List
	for _, v := range c.f.Vows {
		p := store.Promised{Promise: store.Promise{Due: v.Due, State: v.State, Ended: v.Ended}, About: store.Matter{State: store.MatterNew}}
		text := v.Number + " " + string(v.Text) + c.t.Sep + t.Due + " " + c.time(v.Due) + c.t.Sep + c.w.PromiseStage(p, c.now)
		if v.Who != "" {
			text += c.t.Sep + t.Who + " " + string(v.Who)
		}
		if v.Moves > 0 {
			text += c.t.Sep + c.w.Moved(v.Moves)
		}
		if v.Why != "" {
			text += c.t.Sep + string(v.Why)
		}
		l.Items = append(l.Items, []paper.Span{{Text: text, Bold: v.Late}})
	}
	for _, o := range c.f.Owed {
		text := fmt.Sprintf(t.Owed, fmt.Sprintf(c.t.Grid, o.Grid), c.w.Material(o.Item), o.Missing, o.Households) + c.t.Sep + t.Due + " " + c.time(o.Due)
		l.Items = append(l.Items, []paper.Span{{Text: text, Bold: o.Late}})
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []paper.Block{paper.Heading{Level: 3, Text: t.PromisesHead}, l}
}
