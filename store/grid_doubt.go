package store

import (
	"fmt"
	"slices"

	"zhiban/store/journal"
)

// gridDoubtKinds are about what is not known of a part of a grid rather than of
// one household: «3栋 floor 5 not yet counted».
func gridDoubtKinds() []kind {
	doubt := kindOptions{Stream: Human, Noun: "grid", Counter: "grid.settle", Commutes: true}
	settle := kindOptions{Stream: Human, Noun: "grid", Counter: "grid.settle"}
	return []kind{
		kindOf("grid.doubt", doubt, onGrid(func(g *Grid, e Event, p *doubtRaised) {
			g.Doubts = append(g.Doubts, Doubt{No: g.nextDoubt(p.No), Text: string(p.Text), At: e.At, By: e.Officer})
		})),
		kindOf("grid.settle", settle, onGrid(func(g *Grid, e Event, p *doubtSettled) {
			for i := range g.Doubts {
				if d := &g.Doubts[i]; d.No == p.No {
					d.Settled, d.Answer = 0, string(p.Text)
					if p.Settled {
						d.Settled = e.At
					}
				}
			}
		})),
	}
}

// nextDoubt is the number that was meant, or the next free one when two
// stations gave the same.
func (g *Grid) nextDoubt(no int) int {
	for slices.ContainsFunc(g.Doubts, func(d Doubt) bool { return d.No == no }) {
		no++
	}
	return no
}

// OpenDoubts lists what is still to be found out about the grid.
func (g Grid) OpenDoubts() []Doubt {
	return slices.DeleteFunc(slices.Clone(g.Doubts), func(d Doubt) bool { return !d.Settled.IsZero() })
}

// RaiseGridDoubt notes what somebody is to find out about a part of a grid.
type RaiseGridDoubt struct{ Grid, Text string } // grid by id or number

func (c RaiseGridDoubt) plan(tx *Tx) error {
	g, err := tx.Grid(tx.ctx, c.Grid)
	if err != nil {
		return err
	}
	text, err := required("text", journal.Text(c.Text))
	if err != nil {
		return err
	}
	return tx.append("grid.doubt", g.ID, &doubtRaised{No: g.nextDoubt(1), Text: text})
}

// SettleGridDoubt answers a doubt about a grid, or opens it again.
type SettleGridDoubt struct {
	Grid   string // id or number
	No     int    // 0: the only open one
	Reopen bool
	Answer string
}

func (c SettleGridDoubt) plan(tx *Tx) error {
	g, err := tx.Grid(tx.ctx, c.Grid)
	if err != nil {
		return err
	}
	d, err := toSettle(g.Doubts, c.No, c.Reopen)
	if err != nil {
		return err
	}
	answer, err := required("answer", journal.Text(c.Answer))
	if err != nil {
		return err
	}
	return tx.append("grid.settle", g.ID, &doubtSettled{No: d.No, Settled: !c.Reopen, Text: answer})
}

// toSettle is the doubt that is meant: by its number, or the only open one.
func toSettle(list []Doubt, no int, reopen bool) (Doubt, error) {
	if no == 0 && !reopen {
		open := slices.DeleteFunc(slices.Clone(list), func(d Doubt) bool { return !d.Settled.IsZero() })
		if len(open) != 1 {
			return Doubt{}, refused("no", map[bool]string{true: "doubt.none_open", false: "doubt.which"}[len(open) == 0], fmt.Sprint(len(open)))
		}
		return open[0], nil
	}
	i := slices.IndexFunc(list, func(d Doubt) bool { return d.No == no })
	if i < 0 {
		return Doubt{}, notFound("no", "doubt.unknown", fmt.Sprint(no))
	}
	if list[i].Settled.IsZero() == reopen {
		return Doubt{}, refused("no", map[bool]string{true: "doubt.open", false: "doubt.settled"}[reopen], list[i].Text)
	}
	return list[i], nil
}
