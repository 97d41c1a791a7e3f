package main

import (
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/word"
)

func (a *app) promiseCmd() *cobra.Command {
	c := a.command("promise", "promise COMMAND", nil)
	c.AddCommand(a.promiseAdd(), a.promiseEnd("keep", 1, func(p store.EndPromise) store.EndPromise { p.State = store.PromiseKept; return p }),
		a.promiseEnd("break", 2, func(p store.EndPromise) store.EndPromise { p.State = store.PromiseBroken; return p }),
		a.promiseEnd("back", 2, func(p store.EndPromise) store.EndPromise { p.Back = true; return p }), a.promiseMove(), a.promiseList())
	return c
}

// aheadOrNone reads a time that lies ahead and may be left out.
func (a *app) aheadOrNone(s string, v *store.View) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	return a.ahead(s, v)
}

func (a *app) promiseAdd() *cobra.Command {
	var w *writes
	var who string
	c := a.command("promise add", "add NUMBER TIME TEXT... [--who-keeps NAME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 3, -1, "NUMBER TIME TEXT"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(st *store.Store) (store.Command, error) {
			due, err := a.ahead(args[1], st.View)
			return store.MakePromise{ID: args[0], Due: due, Text: strings.Join(args[2:], " "), Who: who}, err
		})
	})
	c.Flags().StringVar(&who, "who-keeps", "", a.flag("who-keeps"))
	w = a.writing(c)
	return c
}

func (a *app) promiseEnd(name string, need int, set func(store.EndPromise) store.EndPromise) *cobra.Command {
	var w *writes
	var id string
	use := name + " NUMBER [TEXT...] [--promise-id PROMISE]"
	if need > 1 {
		use = name + " NUMBER REASON... [--promise-id PROMISE]"
	}
	c := a.command("promise "+name, use, func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, need, -1, "NUMBER REASON"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return set(store.EndPromise{ID: args[0], Promise: id, Text: strings.Join(args[1:], " ")}), nil
		})
	})
	c.Flags().StringVar(&id, "promise-id", "", a.flag("promise-id"))
	w = a.writing(c)
	return c
}

func (a *app) promiseMove() *cobra.Command {
	var w *writes
	var id string
	c := a.command("promise move", "move NUMBER TIME REASON... [--promise-id PROMISE]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 3, -1, "NUMBER TIME REASON"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(st *store.Store) (store.Command, error) {
			due, err := a.ahead(args[1], st.View)
			return store.MovePromise{ID: args[0], Promise: id, Due: due, Reason: strings.Join(args[2:], " ")}, err
		})
	})
	c.Flags().StringVar(&id, "promise-id", "", a.flag("promise-id"))
	w = a.writing(c)
	return c
}

func (a *app) promiseList() *cobra.Command {
	var f store.PromiseFilter
	var asOf *string
	c := a.command("promise list", "list [--all] [--late-only] [--limit N] [--as-of TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), *asOf, func(v *store.View, w word.Words) error {
			list, err := v.Promises(cmd.Context(), f)
			if err != nil {
				return err
			}
			now, rows := journal.At(v.Now()), make([][]string, 0, len(list))
			for _, p := range list {
				rows = append(rows, []string{p.About.Number, w.Time(p.Due, now), w.PromiseStage(p, now), p.Who, p.Text, p.Why})
			}
			return a.print(list, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
	c.Flags().BoolVar(&f.All, "all", false, a.flag("all"))
	c.Flags().BoolVar(&f.Late, "late-only", false, a.flag("late-only"))
	c.Flags().IntVar(&f.Limit, "limit", 0, a.flag("limit"))
	asOf = a.reading(c)
	return c
}
