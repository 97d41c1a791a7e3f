package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/final"
	"zhiban/ui/word"
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
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error {
			f, err := v.FinalReport(cmd.Context())
			if err != nil {
				return err
			}
			d := final.Compose(f, w, reader)
			if out == "" {
				text, err := export.Bytes(d, "txt")
				if err != nil {
					return err
				}
				if !reader.Full() && a.json { // the facts name people
					if text, err = export.Bytes(d, "json"); err != nil {
						return err
					}
					return a.print(json.RawMessage(text.Data), w.Zone, nil)
				}
				return a.print(f, w.Zone, func(o io.Writer) { _, _ = o.Write(text.Data) }) // nobody is left to tell
			}
			files, err := export.Write(d, list, out, fmt.Sprintf("final-%s-%s.%s", f.Post.StoodDown.In(w.Zone).Format("20060102-1504"), reader.Word(), w.T.Lang))
			if err != nil {
				return err
			}
			return a.print(files, w.Zone, func(o io.Writer) {
				for _, x := range files {
					a.wrote(o, x.Path, x.Missing)
				}
			})
		})
	})
	c.Flags().StringVar(&formats, "format", export.List(), a.flag("format"))
	level = a.reader(c)
	c.Flags().StringVar(&out, "out", "", a.flag("out"))
	return c
}
