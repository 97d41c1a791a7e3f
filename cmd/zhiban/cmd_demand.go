package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/word"
)

func (a *app) demandCmd() *cobra.Command {
	c := a.command("demand", "demand COMMAND", nil)
	c.AddCommand(a.demandSet(), a.demandList(), a.demandDeliver(), a.demandBack())
	return c
}

// house is the household, or "" for the grid as a whole.
func house(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

func (a *app) demandSet() *cobra.Command {
	var w *writes
	var until string
	c := a.command("demand set", "set GRID HOUSE ITEM WANTED[/PROMISED]... [--until TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 4, -1, "GRID HOUSE ITEM WANTED"); err != nil {
			return err
		}
		if len(args)%2 != 0 {
			return a.missing("WANTED")
		}
		return a.do(cmd.Context(), w, func(st *store.Store) (store.Command, error) {
			out := store.SurveyDemand{Grid: gridRef(args[0]), Household: house(args[1])}
			due, err := a.aheadOrNone(until, st.View)
			if err != nil {
				return nil, err
			}
			for i := 2; i < len(args); i += 2 {
				want, promised, ok := word.HaveNeed(args[i+1])
				if !ok {
					return nil, a.usage(a.t.CLI.BadNumber, args[i+1])
				}
				out.Lines = append(out.Lines, store.DemandLine{Item: args[i], Wanted: int64(want), Promised: int64(promised), Due: due})
			}
			return out, nil
		})
	})
	c.Flags().StringVar(&until, "until", "", a.flag("until"))
	w = a.writing(c)
	return c
}

func gridRef(s string) string { return strings.TrimSuffix(strings.TrimSuffix(s, "格"), "网") }

func (a *app) demandList() *cobra.Command {
	var grid, item string
	f := store.DemandFilter{}
	c := a.command("demand list", "list [--grid NUMBER] [--household HOUSE] [--item ITEM] [--open]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			if grid != "" {
				g, err := v.Grid(ctx, grid)
				if err != nil {
					return err
				}
				f.Grid = g.ID
			}
			f.Item = itemOf(w, item)
			list, err := v.Demands(ctx, f)
			if err != nil {
				return err
			}
			places, err := a.slipPlaces(cmd, v)
			if err != nil {
				return err
			}
			now, t := journal.At(v.Now()), w.T.Supply
			var rows [][]string
			for _, d := range list {
				due := ""
				if !d.Due.IsZero() {
					due = w.Time(d.Due, now)
				}
				rows = append(rows, []string{fmt.Sprintf(w.T.Report.Grid, places.grids[d.Grid]), d.Household, w.Supply(d.Item), t.Wanted + " " + word.Thousands(d.Wanted), t.Promised + " " + word.Thousands(d.Promised),
					t.Delivered + " " + word.Thousands(d.Delivered), t.Missing + " " + word.Thousands(d.Missing()), due})
			}
			return a.print(list, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
	c.Flags().StringVar(&grid, "grid", "", a.flag("grid"))
	c.Flags().StringVar(&f.Household, "household", "", a.flag("household"))
	c.Flags().StringVar(&item, "item", "", a.flag("item"))
	c.Flags().BoolVar(&f.Open, "open", false, a.flag("not-got"))
	c.Flags().IntVar(&f.Limit, "limit", 100, a.flag("limit"))
	return c
}

func (a *app) demandDeliver() *cobra.Command {
	var w *writes
	var again bool
	s := &store.Deliver{}
	c := a.command("demand deliver", "deliver GRID HOUSE ITEM AMOUNT... [--round TEXT] [--took NAME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 4, -1, "GRID HOUSE ITEM AMOUNT"); err != nil {
			return err
		}
		lines, err := a.amounts(args[2:])
		if err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			out := *s
			out.Grid, out.Household, out.Lines = gridRef(args[0]), args[1], lines
			return out, nil
		}, onPurpose(again)...)
	})
	c.Flags().StringVar(&s.Round, "round", "", a.flag("round"))
	c.Flags().StringVar(&s.Took, "took", "", a.flag("took"))
	c.Flags().StringVar(&s.Text, "text", "", a.flag("text"))
	c.Flags().BoolVar(&again, "again", false, a.flag("again"))
	w = a.writing(c)
	return c
}

func (a *app) demandBack() *cobra.Command {
	var w *writes
	c := a.command("demand back", "back ENTRY REASON...", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "ENTRY REASON"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			id, err := st.EntryID(ctx, args[0])
			return store.TakeBackDelivery{Entry: id, Reason: strings.Join(args[1:], " ")}, err
		})
	})
	w = a.writing(c)
	return c
}
