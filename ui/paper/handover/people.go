package handover

import (
	"fmt"
	"slices"
	"strings"

	"zhiban/store"
	"zhiban/ui/paper"
)

// people is section 13: who was on duty, who was not, who stood in.
func (c *composer) people() []paper.Block {
	t := paper.Table{Head: []string{c.t.Duty, c.t.Person, c.t.In, c.t.Out}, Align: []paper.Align{paper.Left, paper.Left, paper.Right, paper.Right}, Keys: []string{"duty", "person", "in", "out"}}
	here, absent := map[string]bool{}, map[string]bool{}
	for _, p := range c.f.People {
		in := c.t.Absent
		if p.Absent {
			absent[p.Person.ID] = true
			t.Kept = append(t.Kept, len(t.Rows))
		} else {
			here[p.Person.ID] = true
			in = c.time(p.In)
		}
		out := "—"
		if !p.Out.IsZero() {
			out = c.time(p.Out)
		}
		t.Rows = append(t.Rows, []string{c.duty(p), c.nameOf(p), in, out})
	}
	line := para(fmt.Sprintf(c.t.PeopleLine, len(here), len(absent)) + c.t.Stop)
	if len(t.Rows) == 0 {
		return c.orNone(c.t.PeopleHead, append(c.over(), c.forces()...))
	}
	return c.orNone(c.t.PeopleHead, slices.Concat([]paper.Block{line, t}, c.over(), c.forces()))
}

func (c *composer) duty(p store.FactPerson) string {
	if p.Group != "" {
		return fmt.Sprintf(c.t.GroupPost, c.w.Group(p.Group), strings.ToUpper(p.Post))
	}
	return c.w.Role(p.Role)
}

// onDuty is a post and who stands on it, once where staff are named by their
// post.
func (c *composer) onDuty(p store.FactPerson) string {
	duty, name := c.duty(p), c.nameOf(p)
	if strings.HasPrefix(name, duty) {
		return name
	}
	return duty + " " + name
}

func (c *composer) nameOf(p store.FactPerson) string {
	if p.For == "" {
		return string(p.Person.Name)
	}
	return string(p.Person.Name) + c.paren(fmt.Sprintf(c.t.StandsFor, string(p.For)))
}

// next is section 14: who comes, and which posts have nobody.
func (c *composer) next() []paper.Block {
	h := c.f.Handover.Next
	var names []string
	for _, p := range c.f.Next.Duties {
		names = append(names, c.onDuty(p))
	}
	gaps := c.t.NoGaps
	if len(c.f.Next.Gaps) > 0 {
		var list []string
		for _, g := range c.f.Next.Gaps {
			if name := c.w.Group(g); name != g {
				list = append(list, name)
			} else {
				list = append(list, c.w.Role(g))
			}
		}
		gaps = c.w.Join(list)
	}
	if all := c.rosterGaps(); all != "" {
		if len(c.f.Next.Gaps) == 0 {
			gaps = c.t.NoGapsPost
		}
		gaps += c.t.Sep + all
	}
	pairs := paper.Pairs{Columns: 1, Items: []paper.Pair{
		{Label: c.t.Shift, Value: paper.Text(withoutLabel(c.t.Shift, c.w.Shift(h.Slug)+" "+c.w.Full(h.Start)+"–"+h.End.In(c.w.Zone).Format("15:04")))},
		{Label: c.t.Roster, Value: paper.Text(c.or(strings.Join(names, c.t.Sep), c.t.Nobody))},
		{Label: c.t.Gaps, Value: paper.Text(gaps)},
	}}
	out := append([]paper.Block{heading(c.t.NextHead), pairs}, c.ahead()...)
	if len(c.f.Asks) > 0 {
		l := paper.List{Ordered: true}
		for _, a := range c.f.Asks {
			l.Items = append(l.Items, paper.Text(string(a.Text)))
		}
		out = append(out, paper.Heading{Level: 3, Text: c.t.AsksHead}, l)
	}
	return out
}

// rosterGaps is what the outlook knows of the next shift's gaps: it looks at
// every slot of the roster, the facts of the shift only at seats and groups, and
// a reader must see that the one does not deny the other.
func (c *composer) rosterGaps() string {
	for _, r := range c.f.More.Outlook {
		if r.Slug != store.OutlookRoster || r.Ref != c.f.Handover.Next.Key {
			continue
		}
		row := store.OutlookRow{Inputs: r.Inputs}
		if row.Input("missing") == 0 {
			return c.t.EmptyRoster
		}
		return fmt.Sprintf(c.t.GapsAll, row.Input("gaps"), row.Input("missing"))
	}
	return ""
}
