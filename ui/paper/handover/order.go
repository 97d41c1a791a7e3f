package handover

import (
	"slices"

	"zhiban/ui/paper"
	"zhiban/ui/paper/template"
)

// section lays out the section of a name (template.SectionsOf).
func (c *composer) section(name string) []paper.Block {
	do, ok := map[string]func() []paper.Block{
		"shift": c.shift, "status": c.situation, "answers": c.asked, "urgent": c.red, "counts": c.counted, "figures": c.keyFigures,
		"annex": c.annex, "orders": c.orders, "unfinished": c.unfinished, "closed": c.closed, "files": c.files, "rounds": c.rounds, "gates": c.gates, "points": c.points,
		"requests": c.requests, "medical": c.medical, "sites": c.otherSites, "supplies": c.supplies, "people": c.people, "next": c.next, "journal": c.journal,
		"addenda": c.addenda, "disputes": c.disputes, "items": c.items, "sign": c.sign,
	}[name]
	if !ok {
		return nil
	}
	return c.o.Template.Columns(name, do())
}

// ordered is the report in the order of its template. Where page one is whole,
// a screen turns to the next page after it.
func (c *composer) ordered() []paper.Block {
	one := []string{"shift", "status", "answers", "urgent", "counts", "figures"}
	order := c.order()
	var out []paper.Block
	for i, name := range order {
		if i == len(one) && slices.Equal(order[:i], one) {
			out = append(out, paper.Break{Soft: true})
		}
		out = append(out, c.section(name)...)
	}
	return renumbered(out)
}

func (c *composer) order() []string { return c.o.Template.Order(c.kind) }

// has reports whether the report has a section.
func (c *composer) has(section string) bool { return slices.Contains(c.order(), section) }

// values are what the fields of a template say of this report.
func (c *composer) values() template.Values {
	h := c.f.Handover
	code := c.t.Unsealed
	if c.o.HeadCode != "" {
		code = shortCode(c.o.HeadCode)
	}
	return template.Values{Post: string(c.f.PostName), Number: h.Number, Shift: c.w.Shift(h.Shift.Slug), Date: c.now.In(c.w.Zone).Format(c.dateForm()),
		Level: c.w.T.Template.Levels[c.o.Level.Word()], Code: code}
}
