package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/word"
)

func (a *app) roundCmd() *cobra.Command {
	c := a.command("round", "round COMMAND", nil)
	c.AddCommand(a.roundList(), a.roundOpen(), a.roundShow(), a.roundMissing(), a.roundTick(), a.roundMark(), a.roundCount(), a.roundClose())
	return c
}

func (a *app) roundList() *cobra.Command {
	return a.command("round list", "list", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			list, err := v.Rounds(ctx, store.RoundFilter{})
			if err != nil {
				return err
			}
			states := make([]store.RoundState, 0, len(list))
			rows := make([][]string, 0, len(list))
			for _, r := range list {
				s, err := v.RoundState(ctx, r.ID)
				if err != nil {
					return err
				}
				states = append(states, s)
				rows = append(rows, roundRow(s, w, journal.At(v.Now())))
			}
			return a.print(states, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
}

// roundRow is one round with who it has not reached.
func roundRow(s store.RoundState, w word.Words, now journal.Time) []string {
	t := w.T.Rounds
	state := t.Runs
	if !s.Round.Open() {
		state = fmt.Sprintf(t.Closed, w.Time(s.Round.Closed, now))
	}
	over := ""
	if s.Over > 0 {
		over = fmt.Sprintf(t.Over, s.Over)
	}
	return []string{s.Round.ID, w.Round(s.Round), state, fmt.Sprintf("%s %d %s", t.NotReached, s.NotReached, w.Unit(s.Round.Unit)), fmt.Sprintf(t.Of, s.Reached, s.Target), fmt.Sprintf("%d%%", s.Percent()), over}
}

func (a *app) roundShow() *cobra.Command {
	var asOf *string
	c := a.command("round show", "show [ROUND] [--as-of TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 1, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), *asOf, func(v *store.View, w word.Words) error {
			s, err := v.RoundState(cmd.Context(), oneArg(args))
			if err != nil {
				return err
			}
			return a.print(s, w.Zone, func(o io.Writer) {
				a.table(o, [][]string{roundRow(s, w, journal.At(v.Now()))})
				a.table(o, a.roundGrids(s, w))
			})
		})
	})
	asOf = a.reading(c)
	return c
}

func oneArg(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

func (a *app) roundGrids(s store.RoundState, w word.Words) [][]string {
	t := w.T.Rounds
	rows := [][]string{{t.Grid, t.NotReached, t.Reached, t.Target, t.Absent, t.Refused, t.Home, t.Promised, t.Late, ""}}
	for _, g := range s.Grids {
		name := t.NotIn
		if g.Grid.ID != "" {
			name = fmt.Sprintf(a.t.CLI.GridHead, g.Grid.Number, g.Grid.Name)
		}
		note := ""
		switch {
		case g.Over > 0:
			note = fmt.Sprintf(t.Over, g.Over)
		case g.Unknown > 0:
			note = fmt.Sprintf(t.UnknownN, g.Unknown)
		}
		rows = append(rows, []string{name, fmt.Sprint(g.NotReached), fmt.Sprint(g.Reached), fmt.Sprint(g.Target), fmt.Sprint(g.Absent), fmt.Sprint(g.Refused), fmt.Sprint(g.Home), fmt.Sprint(g.Promised), fmt.Sprint(g.Late), note})
	}
	return rows
}

func (a *app) roundMissing() *cobra.Command {
	var f store.RoundDoors
	c := a.command("round missing", "missing [ROUND] [--grid NUMBER] [--which STATE] [--limit N] [--offset N]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 1, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		f.Round = oneArg(args)
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			if f.Grid != "" {
				g, err := v.Grid(ctx, f.Grid)
				if err != nil {
					return err
				}
				f.Grid = g.ID
			}
			page, err := v.RoundDoors(ctx, f)
			if err != nil {
				return err
			}
			return a.print(page, w.Zone, func(o io.Writer) {
				rows := make([][]string, 0, len(page.Rows))
				for _, d := range page.Rows {
					address, who, phone := w.Door(d)
					rows = append(rows, []string{d.Ref, address, who, phone, w.Tick(d.Tick, journal.At(v.Now()))})
				}
				a.table(o, rows)
				fmt.Fprintf(o, w.T.Rounds.Of+"\n", len(page.Rows), page.Total)
			})
		})
	})
	x := c.Flags()
	x.StringVar(&f.Grid, "grid", "", a.flag("grid"))
	x.StringVar(&f.Which, "which", "", a.flag("which"))
	x.IntVar(&f.Limit, "limit", 0, a.flag("limit"))
	x.IntVar(&f.Offset, "offset", 0, a.flag("offset"))
	return c
}
