package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
)

// undoOut is the last act for programs.
type undoOut struct {
	ID string `json:"id"` // of the entry
	store.Act
}

// undoCmd shows the last act with what would take it back; with a reason it
// records that.
func (a *app) undoCmd() *cobra.Command {
	return a.command("undo", "undo [REASON...]", func(cmd *cobra.Command, args []string) error {
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			by, err := a.officer(ctx, st)
			if err != nil {
				return err
			}
			act, err := st.LastAct(ctx, by)
			if err != nil {
				return err
			}
			if len(args) > 0 {
				r, err := a.write(ctx, st, &writes{}, store.UndoAct{Entry: act.Line.ID, Reason: strings.Join(args, " ")})
				if err != nil {
					return err
				}
				w, err := a.words(ctx, st.View)
				if err != nil {
					return err
				}
				return a.receipt(r, a.t.Desk.UndoDone+" "+w.Line(act.Line))
			}
			w, err := a.words(ctx, st.View)
			if err != nil {
				return err
			}
			return a.print(undoOut{act.Line.ID, act}, st.Zone(), func(o io.Writer) {
				fmt.Fprintf(o, "%s  %s  %s\n", a.t.Desk.UndoWas, w.Full(act.Line.Recorded), w.Line(act.Line))
				if act.Why != "" {
					fmt.Fprintf(o, "%s  %s\n", a.t.Desk.UndoCannot, w.CannotUndo(act.Why))
				}
				for _, c := range act.Counters {
					fmt.Fprintf(o, "%s  %s\n", a.t.Desk.UndoWill, strings.TrimSpace(act.Line.Number+" "+w.Counter(c)))
				}
				if act.Why == "" {
					fmt.Fprintln(o, a.t.Desk.UndoNotYet)
				}
			})
		})
	})
}
