package main

import (
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
	c := a.command("post final", "final [--format pdf,docx,html,md,txt,xlsx,csv,json] [--out DIR]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		list, err := a.formats(formats)
		if err != nil {
			return err
		}
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error {
			f, err := v.FinalReport(cmd.Context())
			if err != nil {
				return err
			}
			d := final.Compose(f, w)
			if out == "" {
				text, err := export.Bytes(d, "txt")
				if err != nil {
					return err
				}
				return a.print(f, w.Zone, func(o io.Writer) { _, _ = o.Write(text.Data) }) // nobody is left to tell
			}
			files, err := export.Write(d, list, out, fmt.Sprintf("final-%s.%s", f.Post.StoodDown.In(w.Zone).Format("20060102-1504"), w.T.Lang))
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
	c.Flags().StringVar(&out, "out", "", a.flag("out"))
	return c
}
