package handover

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"zhiban/store"
	"zhiban/ui/paper"
)

// late is what runs by the clock and is late or still to keep: it belongs to
// the situation on page one, with its reason.
func (c *composer) late() []paper.Block {
	t := c.w.T.Muster
	var parts []string
	for _, s := range c.f.Steps {
		name := string(s.Text)
		if s.Slug != "" {
			name = c.w.Milestone(s.Slug)
		}
		line := name + " " + c.w.Kept(s.Due, s.Done, c.f.Handover.CutOff)
		if s.Group != "" {
			line = c.w.Group(s.Group) + " " + line
		}
		if s.Reason != "" {
			line += c.paren(string(s.Reason))
		}
		parts = append(parts, line)
	}
	for _, k := range c.f.Clocks {
		if k.Reason != "" {
			parts = append(parts, c.w.Clock(k.Slug)+" "+t.Why+c.t.Colon+string(k.Reason))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	const most = 4 // page one has 40 lines
	if n := len(parts) - most; n > 0 {
		parts = append(parts[:most], fmt.Sprintf(c.w.T.Muster.MoreSteps, n))
	}
	return []paper.Block{para(t.Title + c.t.Colon + strings.Join(parts, c.t.Sep) + c.t.Stop)}
}

// forces is the part of section 13 about who came to help.
func (c *composer) forces() []paper.Block {
	if len(c.f.Forces) == 0 && len(c.f.Hours) == 0 {
		return nil
	}
	t := c.w.T.Muster
	table := paper.Table{Head: []string{t.Number, t.Asked, t.Here, t.Coming, t.Short, t.Skills, t.By, t.What},
		Align: []paper.Align{paper.Left, paper.Right, paper.Right, paper.Right, paper.Right, paper.Left, paper.Left, paper.Left}}
	var chain paper.List
	here := 0
	for _, f := range c.f.Forces {
		here += f.Arrived - f.Released
		skills := make([]string, len(f.Skills))
		for i, s := range f.Skills {
			skills[i] = fmt.Sprintf(t.SkillNeed, c.w.Skill(s.Skill), s.Arrived, s.Need)
		}
		by := c.time(f.Deadline)
		if f.Late {
			by += c.paren(c.w.T.Desk.Alarm[store.AlarmForce])
		}
		table.Rows = append(table.Rows, []string{f.Number, strconv.Itoa(f.Count), strconv.Itoa(f.Arrived), strconv.Itoa(f.Coming), strconv.Itoa(max(f.Count-f.Arrived, 0)), strings.Join(skills, " "), by, string(f.Text)})
		if len(f.Chain) == 0 {
			continue
		}
		var steps []string
		for _, m := range f.Chain {
			steps = append(steps, c.time(m.At)+" "+c.w.SupportMove(store.SupportMove{Body: m.Body, Step: m.Step, To: m.To, N: m.N, Text: string(m.Text)}))
		}
		chain.Items = append(chain.Items, paper.Text(f.Number+" "+strings.Join(steps, c.t.Sep)))
	}
	out := []paper.Block{paper.Heading{Level: 3, Text: t.Forces}}
	if len(table.Rows) > 0 {
		out = append(out, table)
	}
	if here > 0 {
		out = append(out, para(fmt.Sprintf(t.HereNow, here)+c.t.Stop))
	}
	if len(chain.Items) > 0 {
		out = append(out, chain)
	}
	if len(c.f.Hours) > 0 {
		hours := make([]store.GridHours, len(c.f.Hours))
		for i, h := range c.f.Hours {
			hours[i] = store.GridHours{Grid: h.Grid, Worked: time.Duration(h.Minutes) * time.Minute}
		}
		out = append(out, para(t.Hours+c.t.Colon+c.w.GridHours(hours)+c.t.Stop))
	}
	return out
}
