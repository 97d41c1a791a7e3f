package main

import (
	"io"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/word"
)

// outlookOut is a row for programs, with its formula in words.
type outlookOut struct {
	store.OutlookRow
	Formula string `json:"formula"`
}

func (a *app) outlookCmd() *cobra.Command {
	var asOf *string
	c := a.command("outlook", "outlook [--as-of TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), *asOf, func(v *store.View, w word.Words) error {
			list, err := v.Outlook(cmd.Context())
			if err != nil {
				return err
			}
			now := journal.At(v.Now())
			out, rows := make([]outlookOut, 0, len(list)), make([][]string, 0, len(list))
			for _, r := range list {
				formula := w.OutlookFormula(r, now)
				out = append(out, outlookOut{r, formula})
				rows = append(rows, []string{w.T.Outlook.States[r.State], w.OutlookName(r), w.OutlookWhen(r, now), formula})
			}
			return a.print(out, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
	asOf = a.reading(c)
	return c
}
