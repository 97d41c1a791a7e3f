package main

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/word"
)

func (a *app) sitePass() *cobra.Command {
	var w *writes
	var in, out bool
	var reason string
	c := a.command("site pass", "pass SITE NAME [--in|--out] [--reason TEXT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, 2, "SITE NAME"); err != nil {
			return err
		}
		if in && out {
			return a.usage(a.t.CLI.ExtraArg, "--out")
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.RecordPass{Site: args[0], Who: args[1], Reason: reason, In: !out}, nil
		})
	})
	c.Flags().BoolVar(&in, "in", false, a.flag("way-in"))
	c.Flags().BoolVar(&out, "out", false, a.flag("way-out"))
	c.Flags().StringVar(&reason, "reason", "", a.flag("reason"))
	w = a.writing(c)
	return c
}

func (a *app) sitePasses() *cobra.Command {
	f := store.PassFilter{}
	c := a.command("site passes", "passes SITE [--who NAME] [--limit N]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "SITE"); err != nil {
			return err
		}
		f.Site = args[0]
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error {
			list, err := v.Passes(cmd.Context(), f)
			if err != nil {
				return err
			}
			now := journal.At(v.Now())
			rows := make([][]string, 0, len(list))
			for _, p := range list {
				rows = append(rows, passRow(p, now, w))
			}
			return a.print(list, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
	c.Flags().StringVar(&f.Who, "who", "", a.flag("who"))
	c.Flags().IntVar(&f.Limit, "limit", 0, a.flag("limit"))
	return c
}

func passRow(p store.Pass, now journal.Time, w word.Words) []string {
	struck := ""
	if p.Struck != nil {
		struck = strings.TrimSpace(w.T.Report.Struck + w.T.Report.Colon + p.Struck.Reason)
	}
	return []string{w.Time(p.At, now), w.Way(p.In), p.Who, p.Reason, struck}
}
