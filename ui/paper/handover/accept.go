package handover

import (
	"fmt"

	"zhiban/store"
	"zhiban/ui/paper"
)

// disputes is section 16: what the receiver did not take as it stood.
func (c *composer) disputes() []paper.Block {
	var l paper.List
	for _, it := range c.f.Items {
		if it.Verdict == store.RefusedBy {
			l.Items = append(l.Items, paper.Text(fmt.Sprintf("%d %s", it.No, c.item(it))+c.t.Colon+c.remark(it)))
		}
	}
	if len(l.Items) == 0 {
		return c.orNone(c.t.DisputeHead, nil)
	}
	return c.orNone(c.t.DisputeHead, []paper.Block{l})
}

// item names what was handed over, and what to do if.
func (c *composer) item(it store.FactItem) string {
	if it.IfThen != "" {
		return c.itemName(it) + c.t.Sep + string(it.IfThen)
	}
	return c.itemName(it)
}

func (c *composer) itemName(it store.FactItem) string {
	switch it.Kind {
	case "matter":
		return c.w.Level(it.Level) + " " + it.Number + " " + string(it.Text)
	case "count":
		return c.w.Count(it.Slug) + " " + fmt.Sprint(it.Figure)
	case "site":
		return string(it.Text) + " " + c.w.Manning(it.Slug)
	case "ask":
		return c.w.T.Word.Item["ask"] + c.t.Colon + string(it.Text)
	}
	return string(it.Text)
}

// remark is the talk about an item: question and answer, refusal and figures.
func (c *composer) remark(it store.FactItem) string {
	out := ""
	add := func(s string) {
		if out != "" {
			out += c.t.Sep
		}
		out += s
	}
	if it.Question != "" {
		add(c.t.Question + c.t.Colon + string(it.Question))
	}
	if it.Answer != "" {
		add(c.t.Answer + c.t.Colon + string(it.Answer))
	}
	if it.Counted != nil {
		add(fmt.Sprintf("%s %d%s%s %d", c.t.Handed, it.Figure, c.t.Sep, c.t.Counted, *it.Counted))
	}
	if it.Reason != "" {
		add(string(it.Reason))
	}
	if it.Settled != "" {
		add(c.t.Settled + c.t.Colon + c.w.T.Word.Settled[it.Settled])
	}
	return out
}

func (c *composer) items() []paper.Block {
	t := paper.Table{Head: []string{c.t.No, c.t.Item, c.t.Verdict, c.t.Remark}, Align: []paper.Align{paper.Right, paper.Left, paper.Left, paper.Left}, Keys: []string{"no", "item", "verdict", "remark"}}
	for i, it := range c.f.Items {
		if it.Verdict != "" && it.Verdict != store.Accepted {
			t.Kept = append(t.Kept, i)
		}
		t.Rows = append(t.Rows, []string{fmt.Sprint(it.No), c.item(it), c.w.T.Word.Verdict[it.Verdict], c.remark(it)})
	}
	if len(t.Rows) == 0 {
		return c.orNone(c.t.ItemsHead, nil)
	}
	return c.orNone(c.t.ItemsHead, []paper.Block{t})
}

// sign is section 17: read-back, signatures and the head code.
func (c *composer) sign() []paper.Block {
	back := string(c.f.ReadBack)
	if back == "" {
		back = c.t.None
	} else {
		back = fmt.Sprintf(c.t.Quote, back)
	}
	out := []paper.Block{heading(c.t.SignHead), para(c.t.ReadBack + c.t.Colon + back)}
	var boxes []paper.SignBox
	for _, side := range c.sides() {
		box := paper.SignBox{Role: c.w.T.Word.Side[side]}
		for _, s := range c.f.Signed {
			if s.Side == side {
				if s.NoHead {
					box.Role = c.w.T.Word.Side["nohead"]
				}
				box.Name, box.How, box.At = string(s.Person.Name), c.w.T.Word.How[s.How], c.w.Full(s.At)
				if s.Late > 0 {
					box.At += c.paren(fmt.Sprintf(c.t.SignLate, s.Late))
				}
			}
		}
		boxes = append(boxes, box)
	}
	out = append(out, paper.Signature{Boxes: append(boxes, c.o.Template.Signatures(c.w.T.Lang)...)})
	code := c.t.NoHeadCode
	if c.o.HeadCode != "" {
		code = c.t.HeadCode + c.t.Colon + c.o.HeadCode
	}
	return append(out, para(code), para(c.t.Version+c.t.Colon+c.f.Format))
}

func (c *composer) sides() []string {
	if c.unmanned() {
		return []string{"head"}
	}
	return []string{"out", "in"}
}
