package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/word"
)

func (a *app) censusCmd() *cobra.Command {
	c := a.command("census", "census COMMAND", nil)
	c.AddCommand(a.censusList(), a.censusBaseline(), a.censusGaps(), a.censusDoubt(), a.censusSettle())
	return c
}

func (a *app) censusList() *cobra.Command {
	var asOf *string
	c := a.command("census list", "list [--as-of TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), *asOf, func(v *store.View, w word.Words) error {
			list, err := v.Census(cmd.Context())
			if err != nil {
				return err
			}
			return a.print(list, w.Zone, func(o io.Writer) { a.table(o, a.censusRows(list, w, journal.At(v.Now()))) })
		})
	})
	asOf = a.reading(c)
	return c
}

func (a *app) censusRows(list []store.GridCensus, w word.Words, now journal.Time) [][]string {
	t := w.T.Census
	rows := [][]string{{t.Grid, t.Baseline, t.Entered, t.Missing, t.People, t.Floating, t.Needs, t.Unknown, t.Counted}}
	for _, c := range list {
		rows = append(rows, []string{fmt.Sprintf(a.t.CLI.GridHead, c.Grid.Number, c.Grid.Name), w.Figure(int64(c.Grid.Households), "", c.Grid.Basis), fmt.Sprint(c.Households), missing(c.Missing(), w),
			fmt.Sprint(c.People), fmt.Sprint(c.Floating), fmt.Sprint(c.Needs), fmt.Sprint(c.Gaps), w.CountedBy(c.Grid, now)})
	}
	return rows
}

func missing(n int, w word.Words) string {
	if n < 0 {
		return fmt.Sprintf(w.T.Census.Over, -n)
	}
	return fmt.Sprint(n)
}

func (a *app) censusBaseline() *cobra.Command {
	var w *writes
	var s store.SetBaseline
	c := a.command("census baseline", "baseline GRID HOUSEHOLDS [--people N] [--floating N] [--basis BASIS] [--counter NAME] [--reason TEXT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, 2, "GRID HOUSEHOLDS"); err != nil {
			return err
		}
		n, err := strconv.Atoi(args[1])
		if err != nil {
			return a.usage(a.t.CLI.BadNumber, args[1])
		}
		s.Grid, s.Households = args[0], n
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) { return s, nil })
	})
	f := c.Flags()
	f.IntVar(&s.People, "people", 0, a.flag("people"))
	f.IntVar(&s.Floating, "floating", 0, a.flag("floating"))
	f.StringVar(&s.Basis, "basis", "", a.flag("basis"))
	f.StringVar(&s.Counter, "counter", "", a.flag("counter"))
	f.StringVar(&s.Reason, "reason", "", a.flag("reason"))
	w = a.writing(c)
	return c
}

func (a *app) censusGaps() *cobra.Command {
	f := store.HouseholdFilter{Gaps: true}
	c := a.command("census gaps", "gaps [--grid NUMBER] [--limit N] [--offset N]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		if err := a.gridDoubts(cmd.Context(), f.Grid); err != nil {
			return err
		}
		return a.households(cmd.Context(), f, store.LevelFull)
	})
	a.pageFlags(c, &f)
	return c
}

func (a *app) censusDoubt() *cobra.Command {
	var w *writes
	c := a.command("census doubt", "doubt GRID TEXT...", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "GRID TEXT"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.RaiseGridDoubt{Grid: args[0], Text: strings.Join(args[1:], " ")}, nil
		})
	})
	w = a.writing(c)
	return c
}

func (a *app) censusSettle() *cobra.Command {
	var w *writes
	c := a.command("census settle", "settle GRID NO ANSWER...", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 3, -1, "GRID NO ANSWER"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			no, err := a.integer(args[1])
			return store.SettleGridDoubt{Grid: args[0], No: no, Answer: strings.Join(args[2:], " ")}, err
		})
	})
	w = a.writing(c)
	return c
}

// gridDoubts writes what is to find out about grids; for programs it stands in
// the grids of census list.
func (a *app) gridDoubts(ctx context.Context, grid string) error {
	if a.json {
		return nil
	}
	return a.view(ctx, "", func(v *store.View, w word.Words) error {
		grids, err := v.Grids(ctx)
		if err != nil {
			return err
		}
		if grid != "" {
			g, err := v.Grid(ctx, grid)
			if err != nil {
				return err
			}
			grids = []store.Grid{g}
		}
		var rows [][]string
		for _, g := range grids {
			for _, d := range g.OpenDoubts() {
				rows = append(rows, []string{fmt.Sprintf(a.t.CLI.GridHead, g.Number, g.Name), fmt.Sprint(d.No), d.Text, w.Time(d.At, journal.At(v.Now()))})
			}
		}
		a.table(a.out, rows)
		return nil
	})
}
