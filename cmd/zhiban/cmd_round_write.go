package main

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/ui/word"
)

func (a *app) roundOpen() *cobra.Command {
	var w *writes
	var o store.OpenRound
	var due, need string
	var grids, list []string
	c := a.command("round open", "open KIND [--name TEXT] [--grid NUMBER]... [--need NEED] [--floating] [--list TEXT]... [--due TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "KIND"); err != nil {
			return err
		}
		o.Kind, o.Grids = args[0], grids
		for _, l := range list {
			o.List = append(o.List, word.Target(l))
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			p, err := st.Plan(ctx)
			if err != nil {
				return nil, err
			}
			if need != "" {
				o.Needs = word.SplitNeeds(p, need)
			}
			o.Due, err = a.later(due, st.View)
			return o, err
		})
	})
	f := c.Flags()
	f.StringVar(&o.Name, "name", "", a.flag("note"))
	f.StringArrayVar(&grids, "grid", nil, a.flag("grid"))
	f.StringVar(&need, "need", "", a.flag("need"))
	f.BoolVar(&o.Floating, "floating", false, a.flag("floating"))
	f.StringArrayVar(&list, "list", nil, a.flag("list"))
	f.StringVar(&due, "due", "", a.flag("due"))
	w = a.writing(c)
	return c
}

func (a *app) roundTick() *cobra.Command {
	var w *writes
	var round string
	c := a.command("round tick", "tick GRID BUILDING ROOMS... [--round ROUND]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 3, -1, "GRID BUILDING ROOMS"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(st *store.Store) (store.Command, error) {
			spans, bad := word.Spans(strings.Join(args[2:], " "), st.Now(), st.Zone())
			if bad != "" {
				return nil, &store.Error{Code: store.Invalid, Field: "rooms", Reason: "round.spans", Arg: bad}
			}
			return store.TickDoors{Round: round, Grid: args[0], Building: args[1], Spans: spans}, nil
		})
	})
	c.Flags().StringVar(&round, "round", "", a.flag("round"))
	w = a.writing(c)
	return c
}

func (a *app) roundMark() *cobra.Command {
	var w *writes
	var round, next string
	var m store.Mark
	c := a.command("round mark", "mark REF STATE [--no N] [--next TIME] [--text TEXT] [--vehicle TEXT] [--destination TEXT] [--round ROUND]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, 2, "REF STATE"); err != nil {
			return err
		}
		m.Household, m.State = args[0], slugOf(a.t.Rounds.States, args[1])
		return a.do(cmd.Context(), w, func(st *store.Store) (store.Command, error) {
			var err error
			m.Next, err = a.later(next, st.View)
			return store.TickRound{Round: round, Marks: []store.Mark{m}}, err
		})
	})
	f := c.Flags()
	f.IntVar(&m.No, "no", 0, a.flag("no"))
	f.StringVar(&next, "next", "", a.flag("next"))
	f.StringVar(&m.Text, "text", "", a.flag("text"))
	f.StringVar(&m.Vehicle, "vehicle", "", a.flag("vehicle"))
	f.StringVar(&m.To, "destination", "", a.flag("destination"))
	f.StringVar(&round, "round", "", a.flag("round"))
	w = a.writing(c)
	return c
}

func (a *app) roundCount() *cobra.Command {
	var w *writes
	var n store.CountRound
	c := a.command("round count", "count GRID REACHED [--absent N] [--refused N] [--basis BASIS] [--text TEXT] [--round ROUND]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, 2, "GRID REACHED"); err != nil {
			return err
		}
		reached, err := a.integer(args[1])
		if err != nil {
			return err
		}
		n.Grid, n.Reached = args[0], reached
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) { return n, nil })
	})
	f := c.Flags()
	f.IntVar(&n.Absent, "absent", 0, a.flag("absent"))
	f.IntVar(&n.Refused, "refused", 0, a.flag("refused"))
	f.StringVar(&n.Basis, "basis", "", a.flag("basis"))
	f.StringVar(&n.Text, "text", "", a.flag("text"))
	f.StringVar(&n.Round, "round", "", a.flag("round"))
	w = a.writing(c)
	return c
}

func (a *app) roundClose() *cobra.Command {
	var w *writes
	var reopen bool
	c := a.command("round close", "close ROUND REASON... [--reopen]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "ROUND REASON"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.CloseRound{Round: args[0], Reopen: reopen, Reason: strings.Join(args[1:], " ")}, nil
		})
	})
	c.Flags().BoolVar(&reopen, "reopen", false, a.flag("reopen"))
	w = a.writing(c)
	return c
}

// later reads a time that is to come; "" is no time.
func (a *app) later(text string, v *store.View) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	t, ok := word.NextTime(text, v.Now(), v.Zone())
	if !ok {
		return t, a.usage(a.t.CLI.BadTime, text)
	}
	return t, nil
}
