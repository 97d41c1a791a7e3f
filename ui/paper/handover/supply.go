package handover

import (
	"fmt"
	"slices"

	"zhiban/store"
	"zhiban/ui/paper"
	"zhiban/ui/word"
)

// supplies is section 12: each item of each store from opening to closing, how
// long it lasts, how it was shared out, and what somebody should look at.
func (c *composer) supplies() []paper.Block {
	head := numberedHead(c.t.SuppliesHead, c.w.Label("section.supplies", c.t.SuppliesHead))
	if len(c.f.Supplies) == 0 {
		return append(c.absent(head), c.vehicles()...)
	}
	s := c.w.T.Supply
	t := paper.Table{Head: []string{s.Item, s.Store, s.Opening, s.In, s.Out, s.Returned, s.Adjusted, s.Closing, s.Hours},
		Align: []paper.Align{paper.Left, paper.Left, paper.Right, paper.Right, paper.Right, paper.Right, paper.Right, paper.Right, paper.Right},
		Keys:  []string{"item", "store", "opening", "in", "out", "returned", "adjusted", "closing", "hours"}}
	var notes paper.List
	for _, l := range c.f.Supplies {
		line := store.StockLine{Balance: l.Closing, Low: l.Low, Used: l.Used, Window: l.Window}
		n := word.Thousands
		t.Rows = append(t.Rows, []string{c.w.Material(l.Item), c.w.Name(l.Name, l.NameEN), n(l.Opening), n(l.In + max(l.Moved, 0)), n(l.Out + max(-l.Moved, 0)), n(l.Returned), signed(l.Adjusted), n(l.Closing), c.w.Lasts(line)})
		if l.Closing < 0 || line.Short() {
			t.Kept = append(t.Kept, len(t.Rows)-1)
		}
		if note := c.supplyNote(l, line); note != "" {
			notes.Items = append(notes.Items, paper.Text(c.w.Material(l.Item)+c.t.Colon+note))
		}
	}
	out := []paper.Block{heading(head), para(c.t.AsOf + " " + c.time(c.f.Handover.CutOff)), t}
	if len(notes.Items) > 0 {
		out = append(out, notes)
	}
	return slices.Concat(out, c.shares(), c.slips(), c.vehicles())
}

// supplyNote says what is not as it should be with an item.
func (c *composer) supplyNote(l store.FactSupply, line store.StockLine) string {
	s, out := c.w.T.Supply, ""
	add := func(text string) {
		if out != "" {
			out += c.t.Sep
		}
		out += text
	}
	if l.Closing < 0 {
		add(s.FactsNegative)
	}
	if line.Short() {
		add(fmt.Sprintf(s.Low2, word.Thousands(l.Low)))
	}
	if l.Bad > 0 {
		add(fmt.Sprintf(s.Bad, word.Thousands(l.Bad)))
	}
	if f := c.w.RateFormula(line); f != "" {
		add(f)
	}
	return out
}

// shares tell what each grid got in this shift.
func (c *composer) shares() []paper.Block {
	if len(c.f.Shares) == 0 {
		return nil
	}
	s, n := c.w.T.Supply, word.Thousands
	t := paper.Table{Head: []string{s.Item, s.Grid, s.Wanted, s.Issued, s.Short, s.Returned, s.Delivered}, Align: []paper.Align{paper.Left, paper.Left, paper.Right, paper.Right, paper.Right, paper.Right, paper.Right}}
	sums := map[string]store.FactShare{}
	var order []string
	for _, g := range c.f.Shares {
		if g.Short > 0 {
			t.Kept = append(t.Kept, len(t.Rows))
		}
		t.Rows = append(t.Rows, []string{c.w.Material(g.Item), fmt.Sprintf(c.t.Grid, g.Grid), n(g.Wanted), n(g.Issued), n(g.Short), n(g.Returned), n(g.At)})
		sum, known := sums[g.Item]
		if !known {
			order = append(order, g.Item)
		}
		sums[g.Item] = store.FactShare{Wanted: sum.Wanted + g.Wanted, Issued: sum.Issued + g.Issued, Short: sum.Short + g.Short, Returned: sum.Returned + g.Returned, At: sum.At + g.At}
	}
	for _, item := range order {
		g := sums[item]
		t.Kept = append(t.Kept, len(t.Rows))
		t.Rows = append(t.Rows, []string{c.w.Material(item), s.Sum, n(g.Wanted), n(g.Issued), n(g.Short), n(g.Returned), n(g.At)})
	}
	return []paper.Block{paper.Heading{Level: 3, Text: s.SharesHead}, t}
}

// slips are those of the shift that somebody should look at, with both names.
func (c *composer) slips() []paper.Block {
	if len(c.f.Slips) == 0 {
		return nil
	}
	s := c.w.T.Supply
	var l paper.List
	for _, x := range c.f.Slips {
		text := c.time(x.At) + " " + x.Number + " " + c.w.SlipType(x.Type) + " "
		if x.Grid > 0 {
			text += fmt.Sprintf(c.t.Grid, x.Grid) + " "
		}
		text += c.w.Material(x.Item) + " " + signed(x.Amount)
		if x.Short > 0 {
			text += c.t.Sep + fmt.Sprintf(s.ShortBy, word.Thousands(x.Short))
		}
		if x.Reversed {
			text += c.t.Sep + s.Types["reversed"]
		}
		text += c.t.Sep + string(x.Gave) + " → " + string(x.Took)
		if x.Text != "" {
			text += c.t.Sep + string(x.Text)
		}
		l.Items = append(l.Items, paper.Text(text))
	}
	return []paper.Block{paper.Heading{Level: 3, Text: s.SlipsHead}, l}
}
