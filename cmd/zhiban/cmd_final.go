package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/ui/paper/final"
	"zhiban/ui/paper/handover"
	"zhiban/ui/word"
)

// postFinal prints the final report, or writes it into a folder.
func (a *app) postFinal() *cobra.Command {
	var formats, out string
	c := a.command("post final", "final [--format md,html,txt] [--out DIR]", func(cmd *cobra.Command, args []string) error {
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
				text, err := handover.Write(d, "txt")
				if err != nil {
					return err
				}
				return a.print(f, w.Zone, func(o io.Writer) { _, _ = o.Write(text) }) // nobody is left to tell
			}
			if err := os.MkdirAll(out, 0o700); err != nil {
				return &store.Error{Code: store.Refused, Field: "out", Reason: "report.folder", Arg: out}
			}
			for _, format := range list {
				data, err := handover.Write(d, format)
				if err != nil {
					return err
				}
				path := filepath.Join(out, fmt.Sprintf("final-%s.%s.%s", f.Post.StoodDown.In(w.Zone).Format("20060102-1504"), w.T.Lang, format))
				if err := os.WriteFile(path, data, 0o600); err != nil {
					return &store.Error{Code: store.Refused, Field: "out", Reason: "report.file", Arg: path}
				}
				fmt.Fprintf(a.out, a.t.CLI.Written+"\n", path)
			}
			return nil
		})
	})
	c.Flags().StringVar(&formats, "format", "md,html,txt", a.flag("format"))
	c.Flags().StringVar(&out, "out", "", a.flag("out"))
	return c
}
