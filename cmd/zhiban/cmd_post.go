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

func (a *app) postCmd() *cobra.Command {
	c := a.command("post", "post COMMAND", nil)
	c.AddCommand(a.postShow(), a.postT0(), a.postMode(), a.postMilestone(), a.postActivate(), a.postStandDown(), a.postLate(), a.postCheck(), a.postChecked(), a.postPlaybook(), a.postFinal())
	return c
}

func (a *app) postShow() *cobra.Command {
	return a.command("post show", "show", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error {
			p, err := v.Post(cmd.Context())
			if err != nil {
				return err
			}
			done := map[string]journal.Time{}
			for _, m := range p.Milestones {
				done[m.Slug] = m.At
			}
			rows := [][]string{{p.Name, w.T.Word.Mode[string(p.Mode)], "T0 " + w.Full(p.T0)}}
			for _, c := range store.ClocksOf(p, w.Plan, journal.At(v.Now())) {
				rows = append(rows, []string{w.Clock(c.Slug), c.Slug, w.Full(c.Due), w.Full(c.Done)})
			}
			for _, m := range w.Plan.Milestones {
				rows = append(rows, []string{m.In(a.lang), m.Slug, fmt.Sprintf("T+%d:%02d", m.AtMinutes/60, m.AtMinutes%60), w.Full(done[m.Slug])})
			}
			return a.print(p, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
}

func (a *app) postT0() *cobra.Command {
	var w *writes
	c := a.command("post t0", "t0 TIME [REASON...]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "TIME"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(st *store.Store) (store.Command, error) {
			t, err := a.when(args[0], st.View)
			return store.SetT0{T0: t, Reason: strings.Join(args[1:], " ")}, err
		})
	})
	w = a.writing(c)
	return c
}

func (a *app) postMode() *cobra.Command {
	var w *writes
	c := a.command("post mode", "mode peace|emergency [REASON...]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "MODE"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.SetMode{Mode: store.Mode(slugOf(a.t.Word.Mode, args[0])), Reason: strings.Join(args[1:], " ")}, nil
		})
	})
	w = a.writing(c)
	return c
}

func (a *app) postMilestone() *cobra.Command {
	var w *writes
	var undo bool
	c := a.command("post milestone", "milestone SLUG [--undo]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "SLUG"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.MarkMilestone{Slug: args[0], Undo: undo}, nil
		})
	})
	c.Flags().BoolVar(&undo, "undo", false, a.flag("undo"))
	w = a.writing(c)
	return c
}
