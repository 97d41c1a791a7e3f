package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/intake"
	"zhiban/ui/word"
)

func (a *app) listCmd() *cobra.Command {
	c := a.command("list", "list COMMAND", nil)
	c.AddCommand(a.listExport())
	return c
}

// listExport writes a list that comes in again as it is.
func (a *app) listExport() *cobra.Command {
	var format, encoding, out string
	c := a.command("list export", "export KIND --out FILE [--format FORMAT] [--encoding ENCODING] [--level LEVEL]", nil)
	level := a.reader(c)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		reader, err := level()
		if err == nil {
			err = a.args(args, 1, 1, "KIND")
		}
		if err != nil {
			return err
		}
		if out == "" {
			return a.missing("--out FILE")
		}
		kind, err := intake.KindNamed(slugOf(a.t.Intake.Kind, args[0]))
		if err != nil {
			return err
		}
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error {
			l, err := intake.ExportFor(cmd.Context(), v, kind, a.lang, reader)
			if err != nil {
				return err
			}
			path := intake.CleanPath(out)
			if err := intake.WriteFile(path, intake.FormatOf(path, format), encoding, l); err != nil {
				return err
			}
			done := struct {
				Kind  string `json:"kind"`
				File  string `json:"file"`
				Rows  int    `json:"rows"`
				Level string `json:"level"`
			}{string(kind), path, len(l.Rows), reader.Word()}
			return a.print(done, w.Zone, func(o io.Writer) {
				fmt.Fprintf(o, w.T.Intake.Written+"\n", path, len(l.Rows))
				if !reader.Full() {
					fmt.Fprintln(o, w.T.Record.NotAgain)
				}
			})
		})
	}
	c.Flags().StringVar(&format, "format", "", a.flag("list-format"))
	c.Flags().StringVar(&encoding, "encoding", "", a.flag("encoding"))
	c.Flags().StringVar(&out, "out", "", a.flag("out-file"))
	return c
}
