package handover

import (
	"fmt"
	"strings"

	"zhiban/store"
	"zhiban/ui/paper"
)

// rounds is section 7: whom the rounds have not reached, by grid, and the
// promises that are still to keep. It stands where a round ran.
func (c *composer) rounds() []paper.Block {
	if len(c.f.Rounds) == 0 && len(c.f.Doubts) == 0 {
		return c.absent(c.t.UnreachedHead)
	}
	out := []paper.Block{heading(c.w.T.Rounds.SectionHead)}
	for _, r := range c.f.Rounds {
		out = append(out, para(c.roundLine(r)))
		if t := c.roundGrids(r); len(t.Rows) > 0 {
			t.Name = c.roundName(r) + " " + c.w.T.Rounds.NotReached
			out = append(out, t)
		}
		for _, p := range r.Promises {
			out = append(out, para(c.promise(p)))
		}
	}
	return append(out, c.doubts()...)
}

// doubts are what is not known of a part of a grid: who lives there has not
// been reached by anybody.
func (c *composer) doubts() []paper.Block {
	if len(c.f.Doubts) == 0 {
		return nil
	}
	var list paper.List
	for _, d := range c.f.Doubts {
		text := fmt.Sprintf(c.t.Grid, d.Grid) + " " + string(d.Text) + c.paren(c.time(d.At))
		if !d.Settled.IsZero() {
			text += " → " + string(d.Answer) + c.paren(c.time(d.Settled))
		}
		list.Items = append(list.Items, paper.Text(text))
	}
	return []paper.Block{paper.Heading{Level: 3, Text: c.w.T.Census.GridDoubts}, list}
}

func (c *composer) roundName(r store.FactRound) string {
	return c.w.Round(store.Round{Kind: r.Kind, No: r.No, Name: string(r.Name)})
}

func (c *composer) roundLine(r store.FactRound) string {
	t := c.w.T.Rounds
	parts := []string{fmt.Sprintf("%s %d %s", t.NotReached, r.Left, c.w.Unit(r.Unit)), t.Reached + " " + fmt.Sprintf(t.Of, r.Reached, r.Target)}
	if r.Reached != r.Before {
		parts = append(parts, fmt.Sprintf("%d → %d", r.Before, r.Reached))
	}
	switch {
	case r.Closed != 0:
		parts = append(parts, fmt.Sprintf(t.Closed, c.time(r.Closed)))
	case r.Due != 0:
		parts = append(parts, fmt.Sprintf(t.DueAt, c.time(r.Due)))
	}
	return c.roundName(r) + c.t.Colon + strings.Join(parts, c.t.Sep)
}

func (c *composer) roundGrids(r store.FactRound) paper.Table {
	t := c.w.T.Rounds
	out := paper.Table{Head: []string{t.Grid, t.NotReached, t.Reached, t.Target, t.Absent, t.Refused, t.Home, t.Late, c.t.Remark}}
	out.Align = []paper.Align{paper.Left, paper.Right, paper.Right, paper.Right, paper.Right, paper.Right, paper.Right, paper.Right, paper.Left}
	for _, g := range r.Grids {
		name := t.NotIn
		if g.Grid > 0 {
			name = fmt.Sprintf(c.t.Grid, g.Grid)
		}
		var note []string
		if g.Over > 0 {
			note = append(note, fmt.Sprintf(t.Over, g.Over))
		}
		if g.Unknown > 0 {
			note = append(note, fmt.Sprintf(t.UnknownN, g.Unknown))
		}
		if g.Counted {
			note = append(note, t.ByCount)
		}
		out.Rows = append(out.Rows, []string{name, fmt.Sprint(g.Left), fmt.Sprint(g.Reached), fmt.Sprint(g.Target), fmt.Sprint(g.Absent), fmt.Sprint(g.Refused), fmt.Sprint(g.Home), fmt.Sprint(g.Late), strings.Join(note, c.t.Sep)})
	}
	return out
}

func (c *composer) promise(p store.FactPromise) string {
	t := c.w.T.Rounds
	who := []string{c.w.LivesAt(p.Grid, string(p.Place)), string(p.Who), t.States[store.TickPromised], c.time(p.Next), string(p.Vehicle)}
	if p.To != "" {
		who = append(who, "→ "+string(p.To))
	}
	if p.Late {
		who = append(who, t.Late)
	}
	return strings.Join(strings.Fields(strings.Join(who, " ")), " ")
}
