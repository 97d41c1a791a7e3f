package sitrep

import (
	"zhiban/store"
	"zhiban/ui/paper"
	"zhiban/ui/word"
)

// public is what everybody may read of a report: how the post stands and its
// totals, those of people and matters below 5 as «<5». Nothing that anybody typed is in it but the
// name of the post.
func (c *composer) public() []paper.Block {
	r, t := c.f.Report, c.t
	pair := func(label, value string) paper.Pair { return paper.Pair{Label: label, Value: paper.Text(value)} }
	out := []paper.Block{
		paper.Pairs{Columns: 2, Items: []paper.Pair{pair(t.Number, r.Number), pair(t.Kind, c.w.SitKind(r.Kind, r.No)), pair(c.r.CutOff, c.w.Full(r.CutOff)), pair("T0", c.w.Full(c.f.Snapshot.T0))}},
		heading(t.SituationHead), para(c.w.StatusForAll(c.f.Snapshot.Status)), heading(t.CountsHead),
	}
	table := paper.Table{Head: []string{t.What, t.Total, t.AsOf}, Align: []paper.Align{paper.Left, paper.Right, paper.Left}, Keys: []string{"what", "total", "as_of"}}
	for _, x := range c.f.Snapshot.Counts {
		total := word.Thousands(x.Total)
		if x.Total > 0 && x.Total < 5 && x.Group != "site" { // a gate is no person
			total = store.LevelPublic.Count(int(x.Total))
		}
		table.Rows = append(table.Rows, []string{c.w.SitCount(x), total, c.time(x.AsOf)})
	}
	return append(out, table, para(c.w.T.Template.NoNames))
}
