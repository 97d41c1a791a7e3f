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

func (a *app) stockList() *cobra.Command {
	var at, item, asOf string
	c := a.command("stock list", "list [--store STORE] [--item ITEM]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, asOf, func(v *store.View, w word.Words) error {
			f := store.StockFilter{Item: itemOf(w, item)}
			if at != "" {
				s, err := v.Site(ctx, at)
				if err != nil {
					return err
				}
				f.Store = s.ID
			}
			return a.printStock(cmd, v, w, f, false)
		})
	})
	c.Flags().StringVar(&at, "store", "", a.flag("store"))
	c.Flags().StringVar(&item, "item", "", a.flag("item"))
	c.Flags().StringVar(&asOf, "as-of", "", a.flag("as-of"))
	return c
}

func (a *app) stockSettle() *cobra.Command {
	return a.command("stock settle", "settle", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error { return a.printStock(cmd, v, w, store.StockFilter{}, true) })
	})
}

// itemOf is the slug of an item by any of its names.
func itemOf(w word.Words, ref string) string {
	for _, m := range w.Plan.Materials {
		if ref == m.ZH || strings.EqualFold(ref, m.EN) {
			return m.Slug
		}
	}
	return ref
}

func (a *app) printStock(cmd *cobra.Command, v *store.View, w word.Words, f store.StockFilter, negative bool) error {
	ctx := cmd.Context()
	list, err := v.Stock(ctx, f)
	if negative {
		list, err = v.NegativeStock(ctx)
	}
	if err != nil {
		return err
	}
	sites, err := v.Stores(ctx)
	if err != nil {
		return err
	}
	names := map[string]string{}
	for _, s := range sites {
		names[s.ID] = s.In(a.lang)
	}
	rows := make([][]string, 0, len(list)+1)
	t := a.t.Supply
	if len(list) > 0 {
		rows = append(rows, []string{t.Store, t.Item, t.Balance, t.In, t.Out, t.Returned, t.Adjusted, t.Lasts, t.PerHour, t.Mark})
	}
	for _, l := range list {
		rows = append(rows, []string{names[l.Store], w.Material(l.Item), word.Thousands(l.Balance), word.Thousands(l.In), word.Thousands(l.Out), word.Thousands(l.Returned), word.Thousands(l.Adjusted), w.Lasts(l), w.Rate(l), stockMark(l, w)})
	}
	return a.print(list, w.Zone, func(o io.Writer) { a.table(o, rows) })
}

// stockMark says what is not as it should be with a line.
func stockMark(l store.StockLine, w word.Words) string {
	var parts []string
	t := w.T.Supply
	if l.Balance < 0 {
		parts = append(parts, t.Settle)
	}
	if l.Short() {
		parts = append(parts, fmt.Sprintf(t.Low2, word.Thousands(l.Low)))
	}
	if l.Bad != 0 {
		parts = append(parts, fmt.Sprintf(t.Bad, word.Thousands(l.Bad)))
	}
	if l.Moved != 0 {
		parts = append(parts, fmt.Sprintf(t.Moved, word.Thousands(l.Moved)))
	}
	return strings.Join(parts, w.T.Report.Sep)
}

func (a *app) stockSlips() *cobra.Command {
	var grid, item, kind, at string
	f := store.SlipFilter{}
	c := a.command("stock slips", "slips [--grid NUMBER] [--item ITEM] [--type TYPE] [--store STORE] [--short]", func(cmd *cobra.Command, args []string) error {
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
			if at != "" {
				s, err := v.Site(ctx, at)
				if err != nil {
					return err
				}
				f.Store = s.ID
			}
			f.Item, f.Type = itemOf(w, item), slugOf(a.t.Supply.Types, kind)
			return a.printSlips(cmd, v, w, f)
		})
	})
	c.Flags().StringVar(&grid, "grid", "", a.flag("grid"))
	c.Flags().StringVar(&item, "item", "", a.flag("item"))
	c.Flags().StringVar(&kind, "type", "", a.flag("slip-type"))
	c.Flags().StringVar(&at, "store", "", a.flag("store"))
	c.Flags().BoolVar(&f.Short, "short", false, a.flag("short"))
	c.Flags().IntVar(&f.Limit, "limit", 100, a.flag("limit"))
	return c
}

// slipPlaces name where slips come from and go to.
type slipPlaces struct {
	grids map[string]int
	sites map[string]string
}

func (a *app) slipPlaces(cmd *cobra.Command, v *store.View) (p slipPlaces, err error) {
	p = slipPlaces{map[string]int{}, map[string]string{}}
	grids, err := v.Grids(cmd.Context())
	if err != nil {
		return p, err
	}
	for _, g := range grids {
		p.grids[g.ID] = g.Number
	}
	sites, err := v.Sites(cmd.Context())
	for _, s := range sites {
		p.sites[s.ID] = s.In(a.lang)
	}
	return p, err
}

func (p slipPlaces) where(s store.Slip, w word.Words) string {
	var parts []string
	if n := p.grids[s.Grid]; n > 0 {
		parts = append(parts, fmt.Sprintf(w.T.Report.Grid, n))
	}
	if s.To != "" {
		parts = append(parts, p.sites[s.To])
	}
	if s.Household != "" {
		parts = append(parts, s.Household)
	}
	return strings.Join(parts, " ")
}

func (a *app) printSlips(cmd *cobra.Command, v *store.View, w word.Words, f store.SlipFilter) error {
	list, err := v.Slips(cmd.Context(), f)
	if err != nil {
		return err
	}
	places, err := a.slipPlaces(cmd, v)
	if err != nil {
		return err
	}
	now := journal.At(v.Now())
	rows := make([][]string, 0, len(list))
	for _, s := range list {
		rows = append(rows, slipRow(s, places, w, now))
	}
	return a.print(list, w.Zone, func(o io.Writer) { a.table(o, rows) })
}

func slipRow(s store.Slip, p slipPlaces, w word.Words, now journal.Time) []string {
	return []string{w.Time(s.At, now), s.Number, w.SlipType(s.Type), p.where(s, w), w.SlipLines(s.Lines, s.Type == store.SlipCount), s.Gave + "→" + s.Took, slipNote(s, w)}
}

// slipNote is what else there is to say of a slip.
func slipNote(s store.Slip, w word.Words) string {
	t := w.T.Supply
	var parts []string
	switch {
	case s.Reversed != nil:
		parts = append(parts, fmt.Sprintf(t.ReversedBy, s.Reversed.Reason))
	case s.Short() > 0:
		parts = append(parts, fmt.Sprintf(t.ShortBy, word.Thousands(s.Short())))
	case s.Arrived != nil:
		parts = append(parts, fmt.Sprintf(t.Arrived, s.Arrived.Who))
	}
	if s.Paper {
		parts = append(parts, t.Paper)
	}
	if s.Text != "" {
		parts = append(parts, s.Text)
	}
	return strings.Join(parts, w.T.Report.Sep)
}

func (a *app) stockShow() *cobra.Command {
	return a.command("stock show", "show SLIP", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "SLIP"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			s, err := v.Slip(ctx, args[0])
			if err != nil {
				return err
			}
			places, err := a.slipPlaces(cmd, v)
			if err != nil {
				return err
			}
			lines, err := v.Lines(ctx, store.LineFilter{Subject: s.ID, Stream: store.AllStreams})
			if err != nil {
				return err
			}
			now := journal.At(v.Now())
			return a.print(s, w.Zone, func(o io.Writer) {
				a.table(o, [][]string{slipRow(s, places, w, now)})
				a.table(o, a.toldRows(lines, w))
			})
		})
	})
}

func (a *app) stockGrids() *cobra.Command {
	var round string
	c := a.command("stock grids", "grids ITEM [--round TEXT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "ITEM"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			list, err := v.GridSupplies(ctx, itemOf(w, args[0]), round)
			if err != nil {
				return err
			}
			return a.print(list, w.Zone, func(o io.Writer) { a.table(o, gridSupplyRows(list, w)) })
		})
	})
	c.Flags().StringVar(&round, "round", "", a.flag("round"))
	return c
}

// gridSupplyRows are the grids with their sum below.
func gridSupplyRows(list []store.GridSupply, w word.Words) [][]string {
	t := w.T.Supply
	rows := [][]string{{t.Grid, t.Wanted, t.Promised, t.Issued, t.Short, t.Returned, t.Has, t.Delivered}}
	row := func(name string, g store.GridSupply) {
		n := word.Thousands
		rows = append(rows, []string{name, n(g.Wanted), n(g.Promised), n(g.Issued), n(g.Short), n(g.Returned), n(g.Has()), n(g.Delivered)})
	}
	var sum store.GridSupply
	for _, g := range list {
		row(fmt.Sprintf(w.T.Report.Grid, g.Number), g)
		sum = store.GridSupply{Wanted: sum.Wanted + g.Wanted, Promised: sum.Promised + g.Promised, Issued: sum.Issued + g.Issued, Short: sum.Short + g.Short, Returned: sum.Returned + g.Returned, Delivered: sum.Delivered + g.Delivered}
	}
	row(t.Sum, sum)
	return rows
}

func (a *app) stockNeed() *cobra.Command {
	var w *writes
	c := a.command("stock need", "need MATTER [ITEM AMOUNT REASON...]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "MATTER"); err != nil {
			return err
		}
		ctx := cmd.Context()
		if len(args) == 1 {
			return a.view(ctx, "", func(v *store.View, words word.Words) error { return a.printNeed(cmd, v, words, args[0]) })
		}
		if len(args) < 3 {
			return a.missing("ITEM AMOUNT")
		}
		n, err := a.amount(args[2])
		if err != nil {
			return err
		}
		return a.do(ctx, w, func(*store.Store) (store.Command, error) {
			return store.ChangeNeed{ID: args[0], Item: args[1], Requested: n, Reason: strings.Join(args[3:], " ")}, nil
		})
	})
	w = a.writing(c)
	return c
}

// needOut is a need for programs.
type needOut struct {
	Lines   []store.NeedLine `json:"lines"`
	History []store.NeedStep `json:"history"`
}

func (a *app) printNeed(cmd *cobra.Command, v *store.View, w word.Words, ref string) error {
	lines, err := v.NeedLines(cmd.Context(), ref)
	if err != nil {
		return err
	}
	steps, err := v.NeedHistory(cmd.Context(), ref)
	if err != nil {
		return err
	}
	now, t := journal.At(v.Now()), w.T.Supply
	var rows, hist [][]string
	for _, l := range lines {
		rows = append(rows, []string{w.Supply(l.Item), fmt.Sprintf(t.Asked, word.Thousands(l.Requested)), fmt.Sprintf(t.Brought, word.Thousands(l.Fulfilled)), fmt.Sprintf(t.StillOpen, word.Thousands(l.Open()))})
	}
	for _, s := range steps {
		what := fmt.Sprintf(t.Asked, word.Thousands(s.Requested))
		switch {
		case s.Slip != "":
			what = s.Slip + " " + fmt.Sprintf(t.Brought, word.Thousands(s.Amount))
		case s.Was > 0:
			what = fmt.Sprintf(t.Changed, word.Thousands(s.Was), word.Thousands(s.Requested))
		}
		hist = append(hist, []string{w.Time(s.At, now), s.By, w.Supply(s.Item), what, s.Text})
	}
	return a.print(needOut{lines, steps}, w.Zone, func(o io.Writer) {
		a.table(o, rows)
		a.table(o, hist)
	})
}
