package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
)

func (a *app) stockCmd() *cobra.Command {
	c := a.command("stock", "stock COMMAND", nil)
	c.AddCommand(a.stockList(), a.stockOpen(), a.stockIn(), a.stockOut(), a.stockReturn(), a.stockMove(), a.stockCount(), a.stockConfirm(), a.stockReverse(), a.stockLow())
	c.AddCommand(a.stockSlips(), a.stockShow(), a.stockGrids(), a.stockSettle(), a.stockAsk(), a.stockNeed())
	return c
}

// amounts reads pairs of an item and a number: 生活物资包 7,400.
func (a *app) amounts(args []string) ([]store.Amount, error) {
	if len(args) == 0 || len(args)%2 != 0 {
		return nil, a.missing("ITEM AMOUNT")
	}
	out := make([]store.Amount, 0, len(args)/2)
	for i := 0; i < len(args); i += 2 {
		n, err := a.amount(args[i+1])
		if err != nil {
			return nil, err
		}
		out = append(out, store.Amount{Item: args[i], N: n})
	}
	return out, nil
}

func (a *app) amount(s string) (int64, error) {
	n, err := strconv.ParseInt(strings.ReplaceAll(s, ",", ""), 10, 64)
	if err != nil {
		return 0, a.usage(a.t.CLI.BadNumber, s)
	}
	return n, nil
}

// slipFlags are what every slip may carry.
func (a *app) slipFlags(c *cobra.Command, s *store.WriteSlip, again *bool) {
	c.Flags().StringVar(&s.Store, "store", "", a.flag("store"))
	c.Flags().StringVar(&s.Gave, "gave", "", a.flag("gave"))
	c.Flags().StringVar(&s.Took, "took", "", a.flag("took"))
	c.Flags().StringVar(&s.Text, "text", "", a.flag("text"))
	c.Flags().BoolVar(&s.Paper, "paper", false, a.flag("paper"))
	c.Flags().BoolVar(again, "again", false, a.flag("again"))
}

func onPurpose(again bool) []store.Option {
	if again {
		return []store.Option{store.Again()}
	}
	return nil
}

// slip is a command that writes one slip; lead words come before its items.
func (a *app) slip(path, use, kind string, lead int, names string, fill func(s *store.WriteSlip, lead []string), more func(*cobra.Command, *store.WriteSlip)) *cobra.Command {
	var w *writes
	var again bool
	s := &store.WriteSlip{Type: kind}
	c := a.command(path, use, func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, lead+2, -1, names); err != nil {
			return err
		}
		lines, err := a.amounts(args[lead:])
		if err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			out := *s
			out.Lines = lines
			fill(&out, args[:lead])
			return out, nil
		}, onPurpose(again)...)
	})
	a.slipFlags(c, s, &again)
	if more != nil {
		more(c, s)
	}
	w = a.writing(c)
	return c
}

func (a *app) stockIn() *cobra.Command {
	return a.slip("stock in", "in ITEM AMOUNT [ITEM AMOUNT]... --gave NAME [--store STORE] [--need MATTER]", store.SlipIn, 0, "ITEM AMOUNT",
		func(*store.WriteSlip, []string) {},
		func(c *cobra.Command, s *store.WriteSlip) { c.Flags().StringVar(&s.Need, "need", "", a.flag("need")) })
}

func (a *app) stockOut() *cobra.Command {
	return a.slip("stock out", "out GRID|SITE ITEM AMOUNT [ITEM AMOUNT]... [--took NAME]", store.SlipOut, 1, "GRID ITEM AMOUNT",
		func(s *store.WriteSlip, lead []string) { whither(s, lead[0]) },
		func(c *cobra.Command, s *store.WriteSlip) {
			c.Flags().StringVar(&s.Household, "household", "", a.flag("household"))
			c.Flags().StringVar(&s.Round, "round", "", a.flag("round"))
			c.Flags().StringVar(&s.Need, "need", "", a.flag("need"))
			c.Flags().StringVar(&s.Adds, "adds", "", a.flag("adds"))
		})
}

func (a *app) stockReturn() *cobra.Command {
	var bad bool
	return a.slip("stock return", "return GRID|SITE ITEM AMOUNT [ITEM AMOUNT]... [--bad] [--gave NAME]", store.SlipReturn, 1, "GRID ITEM AMOUNT",
		func(s *store.WriteSlip, lead []string) {
			for i := range s.Lines {
				s.Lines[i].Bad = bad
			}
			whither(s, lead[0])
		},
		func(c *cobra.Command, s *store.WriteSlip) {
			c.Flags().BoolVar(&bad, "bad", false, a.flag("bad"))
			c.Flags().StringVar(&s.Household, "household", "", a.flag("household"))
			c.Flags().StringVar(&s.Round, "round", "", a.flag("round"))
		})
}

func (a *app) stockMove() *cobra.Command {
	return a.slip("stock move", "move STORE ITEM AMOUNT [ITEM AMOUNT]... --took NAME [--store STORE]", store.SlipMove, 1, "STORE ITEM AMOUNT",
		func(s *store.WriteSlip, lead []string) { s.To = lead[0] }, nil)
}

// whither reads a grid («7», «7格»), else a site.
func whither(s *store.WriteSlip, ref string) {
	if _, err := strconv.Atoi(gridRef(ref)); err == nil {
		s.Grid = gridRef(ref)
		return
	}
	s.To = ref
}

func (a *app) stockOpen() *cobra.Command {
	var w *writes
	var with string
	c := a.command("stock open", "open --with NAME", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.OpenStock{Second: with, Text: a.t.Supply.OpenText}, nil
		})
	})
	c.Flags().StringVar(&with, "with", "", a.flag("with"))
	w = a.writing(c)
	return c
}

func (a *app) stockCount() *cobra.Command {
	var w *writes
	var again bool
	s := &store.CountStock{}
	c := a.command("stock count", "count ITEM AMOUNT [ITEM AMOUNT]... --with NAME [--store STORE]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "ITEM AMOUNT"); err != nil {
			return err
		}
		lines, err := a.amounts(args)
		if err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			out := *s
			out.Counts = lines
			return out, nil
		}, onPurpose(again)...)
	})
	c.Flags().StringVar(&s.Store, "store", "", a.flag("store"))
	c.Flags().StringVar(&s.Second, "with", "", a.flag("with"))
	c.Flags().StringVar(&s.Text, "text", "", a.flag("text"))
	c.Flags().BoolVar(&s.Paper, "paper", false, a.flag("paper"))
	c.Flags().BoolVar(&again, "again", false, a.flag("again"))
	w = a.writing(c)
	return c
}

func (a *app) stockConfirm() *cobra.Command {
	var w *writes
	s := &store.ConfirmSlip{}
	c := a.command("stock confirm", "confirm SLIP [ITEM AMOUNT]... [--who NAME] [--report]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "SLIP"); err != nil {
			return err
		}
		out := *s
		out.ID, out.Lead, out.Lang = args[0], a.t.Supply.Lead, a.lang
		if len(args) > 1 {
			var err error
			if out.Got, err = a.amounts(args[1:]); err != nil {
				return err
			}
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) { return out, nil })
	})
	c.Flags().StringVar(&s.Who, "who", "", a.flag("receiver"))
	c.Flags().StringVar(&s.Text, "text", "", a.flag("text"))
	c.Flags().BoolVar(&s.Report, "report", false, a.flag("report-missing"))
	c.Flags().BoolVar(&s.Open, "undo", false, a.flag("undone"))
	w = a.writing(c)
	return c
}

func (a *app) stockReverse() *cobra.Command {
	var w *writes
	c := a.command("stock reverse", "reverse SLIP REASON...", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "SLIP REASON"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.ReverseSlip{ID: args[0], Reason: strings.Join(args[1:], " ")}, nil
		})
	})
	w = a.writing(c)
	return c
}

func (a *app) stockLow() *cobra.Command {
	var w *writes
	var at string
	c := a.command("stock low", "low ITEM AMOUNT [--store STORE]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, 2, "ITEM AMOUNT"); err != nil {
			return err
		}
		n, err := a.amount(args[1])
		if err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.SetStockLow{Store: at, Item: args[0], Low: n}, nil
		})
	})
	c.Flags().StringVar(&at, "store", "", a.flag("store"))
	w = a.writing(c)
	return c
}

func (a *app) stockAsk() *cobra.Command {
	var w *writes
	s := &store.AskSupplies{}
	c := a.command("stock ask", "ask ITEM AMOUNT [ITEM AMOUNT]... [--grid NUMBER] [--site SITE] [--text TEXT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "ITEM AMOUNT"); err != nil {
			return err
		}
		lines, err := a.amounts(args)
		if err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			out := *s
			out.Lines, out.Lead, out.Lang, out.Level = lines, a.t.Supply.LeadNeed, a.lang, slugOf(a.t.Word.Level, s.Level)
			return out, nil
		})
	})
	c.Flags().StringVar(&s.Grid, "grid", "", a.flag("grid"))
	c.Flags().StringVar(&s.Site, "site", "", a.flag("site"))
	c.Flags().StringVar(&s.Household, "household", "", a.flag("household"))
	c.Flags().StringVar(&s.Level, "level", "", a.flag("level"))
	c.Flags().StringVar(&s.Text, "text", "", a.flag("text"))
	w = a.writing(c)
	return c
}
