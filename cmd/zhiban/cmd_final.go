package main

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/final"
)

// postFinal prints the final report, or writes it into a folder.
func (a *app) postFinal() *cobra.Command {
	var formats, out string
	var level func() (store.Level, error)
	c := a.command("post final", "final [--format pdf,docx,html,md,txt,xlsx,csv,json] [--level full|superior|public] [--out DIR]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		list, err := a.formats(formats)
		if err != nil {
			return err
		}
		reader, err := level()
		if err != nil {
			return err
		}
		return a.with(cmd.Context(), func(st *store.Store) error {
			r, err := final.Load(cmd.Context(), st)
			if err != nil {
				return err
			}
			as := export.As{Lang: a.t.Lang, Level: reader}
			if out == "" {
				return a.showFinal(r, as, st.Zone())
			}
			files, err := r.Export(out, list, as)
			if err != nil {
				return err
			}
			return a.print(files, st.Zone(), func(o io.Writer) {
				signed := false
				for _, x := range files {
					a.wrote(o, x.Path, x.Missing)
					signed = signed || x.Signed || !export.Carries(x.Format)
				}
				if !signed {
					fmt.Fprintln(o, a.t.Page.Unsigned)
				}
			})
		})
	})
	c.Flags().StringVar(&formats, "format", export.List(), a.flag("format"))
	level = a.reader(c)
	c.Flags().StringVar(&out, "out", "", a.flag("out"))
	return c
}

// showFinal prints the report as text; programs get its facts, or for a reader
// who may not see those the document.
func (a *app) showFinal(r *final.Report, as export.As, zone *time.Location) error {
	text, err := r.Bytes("txt", as)
	if err != nil {
		return err
	}
	if !as.Level.Full() && a.json { // the facts name people
		if text, err = r.Bytes("json", as); err != nil {
			return err
		}
		return a.print(json.RawMessage(text), zone, nil)
	}
	return a.print(r.Facts, zone, func(o io.Writer) { _, _ = o.Write(text) }) // nobody is left to tell
}
