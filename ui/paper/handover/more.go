package handover

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/paper"
)

func sub(text string) paper.Block { return paper.Heading{Level: 3, Text: text} }

// notices belongs to section 5: what was announced, and who has not been told.
func (c *composer) notices() []paper.Block {
	if len(c.f.More.Notices) == 0 {
		return nil
	}
	n := c.w.T.Notice
	t := paper.Table{Head: []string{n.Number, n.What, n.Media, c.w.T.More.Times, n.NotTold, n.Last}, Align: []paper.Align{paper.Left, paper.Left, paper.Left, paper.Right, paper.Left, paper.Left}}
	for _, x := range c.f.More.Notices {
		var media []string
		for _, m := range x.Media {
			media = append(media, c.w.Medium(m))
		}
		last := "—"
		if !x.Last.IsZero() {
			last = c.time(x.Last)
		}
		if !x.Next.IsZero() {
			last += c.t.Sep + fmt.Sprintf(n.Next, c.time(x.Next))
		}
		if !x.Ended.IsZero() {
			last += c.t.Sep + fmt.Sprintf(n.Ended, c.time(x.Ended))
		}
		t.Rows = append(t.Rows, []string{x.Number, string(x.Title), strings.Join(media, " "), fmt.Sprint(x.Times), c.silent(x), last})
	}
	return []paper.Block{sub(c.w.T.More.Notices), t}
}

func (c *composer) silent(x store.FactNotice) string {
	switch {
	case !x.Ended.IsZero() && len(x.Silent) > 0, len(x.Silent) > 0 && len(x.Silent) < x.Of:
		list := make([]string, len(x.Silent))
		for i, n := range x.Silent {
			list[i] = fmt.Sprint(n)
		}
		return fmt.Sprintf(c.w.T.More.Grids, strings.Join(list, " "))
	case len(x.Silent) > 0:
		return c.w.T.More.AllGrids
	}
	return c.t.None
}

// promises belong to section 6: what was promised with a time, in rounds and by
// the post's own deadlines.
func (c *composer) promises() []paper.Block {
	type row struct {
		at   journal.Time
		text string
	}
	var rows []row
	for _, r := range c.f.Rounds {
		for _, p := range r.Promises {
			rows = append(rows, row{p.Next, c.promise(p)})
		}
	}
	for _, s := range c.f.Steps {
		if s.Slug == "" && s.Done.IsZero() {
			rows = append(rows, row{s.Due, c.step(s)})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	slices.SortStableFunc(rows, func(a, b row) int { return int(min(max(a.at-b.at, -1), 1)) })
	var l paper.List
	for _, r := range rows {
		l.Items = append(l.Items, paper.Text(r.text))
	}
	return []paper.Block{sub(c.w.T.More.Promises), l}
}

// step is a milestone or a deadline with its time.
func (c *composer) step(s store.FactStep) string {
	name := string(s.Text)
	if s.Slug != "" {
		name = c.w.Milestone(s.Slug)
	}
	out := c.time(s.Due) + " " + name
	if s.Group != "" {
		out += " " + c.w.Group(s.Group)
	}
	if s.Late > 0 {
		out += c.paren(c.w.Kept(s.Due, s.Done, c.now))
	}
	return out
}

// lacking belongs to section 8: gates that were forced, and missing materials.
func (c *composer) lacking() []paper.Block {
	t := c.w.T.More
	var l paper.List
	for _, g := range c.f.More.Gates {
		var parts []string
		if len(g.Breaches) > 0 {
			parts = append(parts, t.Forced+" "+strings.Join(g.Breaches, " "))
		}
		var missing []string
		for _, m := range g.Missing {
			missing = append(missing, fmt.Sprintf("%s %d", c.w.Material(m.Item), m.Short))
		}
		if len(missing) > 0 {
			parts = append(parts, t.Lacks+" "+c.w.Join(missing))
		}
		l.Items = append(l.Items, paper.Text(c.w.Name(g.Name, g.NameEN)+c.t.Colon+strings.Join(parts, c.t.Sep)))
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []paper.Block{l}
}

// vehicles follow the supplies: the trips of the shift.
func (c *composer) vehicles() []paper.Block {
	if len(c.f.More.Trips) == 0 {
		return nil
	}
	n := c.w.T.Notice
	t := paper.Table{Head: []string{n.Plate, n.Driver, n.Trip, c.t.Out, c.w.T.More.BackAt}, Align: []paper.Align{paper.Left, paper.Left, paper.Left, paper.Left, paper.Left}}
	for _, x := range c.f.More.Trips {
		where := fmt.Sprintf(n.To, string(x.To))
		for _, s := range []string{x.Matter, string(x.Text)} {
			if s != "" {
				where += " " + s
			}
		}
		if x.People > 0 {
			where += " " + fmt.Sprintf(n.People, x.People)
		}
		back := fmt.Sprintf(n.StillOut, c.w.Duration(c.now.Sub(x.At)))
		if !x.Back.IsZero() {
			back = c.time(x.Back)
		}
		t.Rows = append(t.Rows, []string{string(x.Plate), string(x.Driver), where, c.time(x.At), back})
	}
	t.Head[3] = c.w.T.More.LeftAt
	return []paper.Block{sub(c.w.T.More.Vehicles), t}
}

// over belongs to section 13: who is on duty longer than the plan allows.
func (c *composer) over() []paper.Block {
	if len(c.f.More.Over) == 0 {
		return nil
	}
	minutes := func(n int64) string { return c.w.Duration(time.Duration(n) * time.Minute) }
	var parts []string
	for _, o := range c.f.More.Over {
		parts = append(parts, string(o.Person.Name)+" "+minutes(o.Minutes))
	}
	return []paper.Block{para(fmt.Sprintf(c.w.T.More.Over, minutes(c.f.More.Over[0].Limit)) + c.t.Colon + strings.Join(parts, c.t.Sep) + c.t.Stop)}
}

// ahead belongs to section 14: what is planned for the next shift, and what the
// present rates say of it.
func (c *composer) ahead() []paper.Block {
	var out []paper.Block
	var l paper.List
	for _, s := range c.f.More.Planned {
		l.Items = append(l.Items, paper.Text(c.step(s)))
	}
	if len(l.Items) > 0 {
		out = append(out, sub(c.w.T.More.Planned), l)
	}
	l = paper.List{}
	for _, r := range c.f.More.Outlook {
		row := store.OutlookRow{Slug: r.Slug, Ref: r.Ref + string(r.Drug), Round: r.Round, No: r.No, Grid: r.Grid, Number: string(r.Number), Name: string(r.Name), At: r.At, N: r.N, Due: r.Due, Inputs: r.Inputs, Basis: r.Basis, State: r.State}
		l.Items = append(l.Items, paper.Text(c.w.OutlookName(row)+c.t.Colon+c.w.OutlookWhen(row, c.now)+c.paren(c.w.OutlookFormula(row, c.now))))
	}
	if len(l.Items) > 0 {
		out = append(out, sub(c.w.T.Outlook.HandHead), l)
	}
	return out
}
