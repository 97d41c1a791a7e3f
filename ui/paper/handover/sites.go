package handover

import (
	"fmt"
	"strings"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/paper"
)

// numberedHead keeps the number of the section and takes the plan's words.
func numberedHead(numbered, label string) string {
	if label == numbered {
		return numbered
	}
	for _, sep := range []string{"、", " "} {
		if number, _, ok := strings.Cut(numbered, sep); ok {
			return number + sep + label
		}
	}
	return label
}

func (c *composer) siteRow(s store.FactSite) []string {
	state := c.w.SiteState(s.State)
	if s.Before != s.State {
		state += c.paren(fmt.Sprintf(c.t.Changed, c.w.SiteState(s.Before)))
	}
	manning := c.w.Manning(s.Manning)
	if s.Manning != store.NotDue {
		manning += fmt.Sprintf(" %d/%d", s.Present, s.Due)
	}
	return []string{c.w.Name(s.Name, s.NameEN), state, manning}
}

func (c *composer) siteTable(roles ...string) []paper.Block {
	lanes := roles[0] == plan.RoleLanes
	t := paper.Table{Head: []string{c.t.Site, c.t.SiteState, c.t.Manning, c.t.OpenMatters}, Align: []paper.Align{paper.Left, paper.Left, paper.Left, paper.Right},
		Keys: []string{"site", "state", "manning", "open"}}
	if lanes {
		t.Keys = []string{"site", "state", "lanes", "open"}
		t.Head[2], t.Align[2] = c.w.Label("word.lane", c.t.Lanes), paper.Right
	}
	for _, s := range c.f.Sites {
		is := false
		for _, r := range roles {
			is = is || s.Role == r
		}
		if !is {
			continue
		}
		row := c.siteRow(s)
		if s.Manning != store.NotDue && s.Present < s.Due {
			t.Kept = append(t.Kept, len(t.Rows))
		}
		if lanes {
			row[2] = fmt.Sprintf("%d → %d", s.LanesAt, s.Lanes)
		}
		t.Rows = append(t.Rows, append(row, fmt.Sprint(s.Matters)))
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []paper.Block{t}
}

func (c *composer) gates() []paper.Block {
	return c.orNone(numberedHead(c.t.GatesHead, c.w.Label("section.gates", c.t.GatesHead)), append(c.siteTable(plan.RoleGate), c.lacking()...))
}

// points are those with lanes; a plan may have none.
func (c *composer) points() []paper.Block {
	head := numberedHead(c.t.PointsHead, c.w.Label("section.points", c.t.PointsHead))
	blocks := c.siteTable(plan.RoleLanes)
	if blocks == nil {
		return c.absent(head)
	}
	for _, f := range c.f.Points {
		blocks = append(blocks, c.pointsRound(f)...)
	}
	return c.orNone(head, blocks)
}

func (c *composer) otherSites() []paper.Block {
	blocks := c.siteTable(plan.RoleStore, plan.RoleClinic, plan.RoleDesk, plan.RoleShelter)
	if blocks == nil {
		return nil
	}
	return c.orNone(c.t.OtherSitesHead, blocks)
}

// plainHead is a heading of the report without its number.
func plainHead(numbered string) string {
	for _, sep := range []string{"、", " "} {
		if _, rest, ok := strings.Cut(numbered, sep); ok {
			return rest
		}
	}
	return numbered
}
