package handover

import (
	"fmt"
	"slices"

	"zhiban/store"
	"zhiban/ui/paper"
)

// bulletin is what the street reads: how the post stands, and counts. It takes
// numbers, times and words of the plan from the facts and nothing that anybody
// typed, except the name of the post.
func (c *composer) bulletin() (title string, blocks []paper.Block) {
	for _, name := range c.order() {
		var part []paper.Block
		switch name {
		case "head":
			part = c.bulletinHead()
		case "status":
			part = []paper.Block{paper.Heading{Level: 2, Text: plainHead(c.t.StatusHead)}, paper.Para{Spans: paper.Bold(c.w.StatusForAll(c.f.Status))}}
		case "counts":
			part = c.bulletinCounts()
		case "requests":
			part = c.publicTally(c.w.Label("section.hotline", plainHead(c.t.HotlineHead)), c.f.Requests)
		case "medical":
			part = c.publicTally(c.w.Label("section.medical", plainHead(c.t.MedicalHead)), c.f.Medical)
		case "sign":
			part = []paper.Block{para(c.w.T.Template.NoNames), paper.Stamp{Lines: []string{string(c.f.PostName), c.now.In(c.w.Zone).Format(c.dateForm())}}}
		}
		blocks = append(blocks, c.o.Template.Columns(name, part)...)
	}
	return c.w.T.Template.Bulletin, blocks
}

// dateForm is how a date stands on official paper.
func (c *composer) dateForm() string {
	if c.w.T.Lang == "en" {
		return "2 January 2006"
	}
	return c.w.T.Template.Date
}

func (c *composer) bulletinHead() []paper.Block {
	pair := func(label, value string) paper.Pair { return paper.Pair{Label: label, Value: paper.Text(value)} }
	return []paper.Block{paper.Pairs{Columns: 1, Items: []paper.Pair{
		pair(c.w.T.Template.Organ, string(c.f.PostName)), pair(c.t.AsOf, c.w.Full(c.now)), pair("T0", c.w.Full(c.f.T0)),
	}}}
}

// count is a number as the public may see it; «—» for a change that would tell
// one that is hidden.
func (c *composer) count(n int64) string {
	if n >= 0 && n < 5 {
		return store.LevelPublic.Count(int(n))
	}
	return fmt.Sprint(n)
}

func (c *composer) bulletinCounts() []paper.Block {
	t := paper.Table{Head: []string{c.t.What, c.t.Opening, c.t.Change, c.t.Closing, c.t.AsOf}, Align: []paper.Align{paper.Left, paper.Right, paper.Right, paper.Right, paper.Right},
		Keys: []string{"what", "opening", "change", "closing", "as_of"}}
	for _, k := range c.f.Counts {
		if k.Name != "" { // a place by name
			continue
		}
		change := signed(k.Change)
		if facility(k.Slug) {
			t.Rows = append(t.Rows, []string{c.w.Count(k.Slug), fmt.Sprint(k.Opening), change, fmt.Sprint(k.Closing), c.time(k.AsOf)})
			continue
		}
		if hidden(k.Opening) || hidden(k.Closing) || hidden(max(k.Change, -k.Change)) {
			change = "—"
		}
		t.Rows = append(t.Rows, []string{c.w.Count(k.Slug), c.count(k.Opening), change, c.count(k.Closing), c.time(k.AsOf)})
	}
	return []paper.Block{paper.Heading{Level: 2, Text: c.t.What}, t}
}

// facility reports whether a count is of places or groups: who reads that three
// points are open learns nothing of anybody.
func facility(slug string) bool {
	return slices.Contains([]string{"grids", "groups", "points", "lanes"}, slug)
}

func hidden(n int64) bool { return n > 0 && n < 5 }

func (c *composer) publicTally(name string, list []store.FactTally) []paper.Block {
	n := tallies(list)
	text := ""
	for _, slug := range []string{"received", "closed", "open"} {
		if text != "" {
			text += c.t.Sep
		}
		text += c.w.T.Word.Tally[slug] + " " + c.count(n[slug])
	}
	return []paper.Block{paper.Heading{Level: 2, Text: name}, para(text + c.t.Stop)}
}
