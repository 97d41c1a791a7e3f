package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
)

// sinceCmd tells what changed since whoever asks left, as the screen does.
func (a *app) sinceCmd() *cobra.Command {
	var from string
	var points bool
	c := a.command("since", "since [--from HANDOVER|start] [--points]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			who, err := a.officer(ctx, st)
			if err != nil {
				return err
			}
			w, err := a.words(ctx, st.View)
			if err != nil {
				return err
			}
			if points {
				list, err := st.SincePoints(ctx, who)
				if err != nil {
					return err
				}
				return a.print(list, w.Zone, func(o io.Writer) {
					rows := make([][]string, 0, len(list))
					for _, p := range list {
						rows = append(rows, []string{p.ID, p.Handover, w.SinceFrom(store.Since{From: p, Now: p.At})})
					}
					a.table(o, rows)
				})
			}
			s, err := st.SinceLeft(ctx, who, from)
			if err != nil {
				return err
			}
			return a.print(s, w.Zone, func(o io.Writer) {
				counts := make([]string, 0, len(s.Counts)+1)
				for _, r := range w.SinceCounts(s) {
					counts = append(counts, r.Text)
				}
				fmt.Fprintln(o, w.SinceFrom(s))
				fmt.Fprintln(o, strings.Join(counts, "  "))
				sections := w.Since(s)
				if len(sections) == 0 {
					fmt.Fprintln(o, w.T.Since.Nothing)
				}
				for _, sec := range sections {
					fmt.Fprintf(o, "\n%s\n", sec.Title)
					for _, r := range sec.Rows {
						fmt.Fprintln(o, "  "+r.Text)
					}
				}
			})
		})
	})
	c.Flags().StringVar(&from, "from", "", a.flag("from"))
	c.Flags().BoolVar(&points, "points", false, a.flag("points"))
	return c
}
