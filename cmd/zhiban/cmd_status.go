package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/screen/board"
	"zhiban/ui/word"
)

// textWidth is how wide the board is printed where nobody says otherwise.
const textWidth = 120

// statusOut is the board for programs.
type statusOut struct {
	ID       string             `json:"id"` // of the post
	Name     string             `json:"name"`
	Mode     string             `json:"mode"`
	Drill    bool               `json:"drill"`
	Now      journal.Time       `json:"now"`
	T0       journal.Time       `json:"t0"`
	Status   string             `json:"status"`
	Reasons  []store.FactReason `json:"reasons"`
	Clocks   []store.FactClock  `json:"clocks"`
	Shift    store.Shift        `json:"shift"`
	Next     store.Shift        `json:"next"`
	Open     map[string]int     `json:"open"` // matters by level
	Overdue  int                `json:"overdue"`
	Grids    []gridOut          `json:"grids"`
	Sites    []siteOut          `json:"sites"`
	Urgent   []store.Matter     `json:"urgent"`
	Handover string             `json:"handover"` // number of the open one, or ""
	Sweep    *store.RoundState  `json:"sweep"`    // the round that runs, or null
}

func (a *app) statusCmd() *cobra.Command {
	var asOf *string
	c := a.command("status", "status [--as-of TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, *asOf, func(v *store.View, w word.Words) error {
			d, err := board.Load(ctx, v)
			if err != nil {
				return err
			}
			d.ReadOnly = v.ReadOnly() != nil
			return a.print(statusOf(d), w.Zone, func(o io.Writer) {
				for _, row := range board.Text(d, w, textWidth) {
					fmt.Fprintln(o, strings.TrimRight(row, " "))
				}
			})
		})
	})
	asOf = a.reading(c)
	return c
}

func statusOf(d *board.Data) statusOut {
	out := statusOut{ID: d.Post.ID, Name: d.Post.Name, Mode: string(d.Post.Mode), Drill: d.Post.Drill, Now: d.Now, T0: d.Post.T0, Status: d.Status, Reasons: d.Reasons,
		Clocks: d.Clocks, Shift: d.Shift, Next: d.Next, Open: d.Count, Overdue: d.Overdue, Urgent: d.Urgent, Sweep: d.Sweep}
	for _, g := range d.Grids {
		out.Grids = append(out.Grids, gridOut{g.Grid.ID, g})
	}
	for _, s := range d.Sites {
		out.Sites = append(out.Sites, siteOut{s.Site.ID, s})
	}
	if d.Open != nil {
		out.Handover = d.Open.Number
	}
	return out
}
