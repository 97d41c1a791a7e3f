package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"zhiban/store"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/handover"
	"zhiban/ui/paper/template"
)

func (a *app) reportCmd() *cobra.Command {
	c := a.command("report", "report COMMAND", nil)
	c.AddCommand(a.reportHandover(), a.reportSitrep())
	return c
}

func (a *app) reportHandover() *cobra.Command {
	var shift, formats, out, form string
	var level func() (store.Level, error)
	var print *pflag.Flag
	c := a.command("report handover", "handover [--shift SHIFT|last] [--format pdf,docx,html,md,txt,xlsx,csv,json] [--template NAME|FILE] [--level full|superior|public] [--lang zh|en] --out DIR | --print[=PRINTER]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		list, err := a.formats(formats)
		if err != nil {
			return err
		}
		if out == "" && !print.Changed {
			return a.usage("%s", a.t.CLI.NoPath)
		}
		reader, err := level()
		if err != nil {
			return err
		}
		as, err := a.asked(cmd, export.As{Lang: a.t.Lang, Level: reader}, form, template.Handover)
		if err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			r, err := handover.Load(ctx, st, shift)
			if err != nil {
				return err
			}
			if print.Changed {
				return a.printReport(ctx, print, r.Number, func() ([]byte, error) { return r.Bytes("pdf", as) })
			}
			files, err := r.Export(out, list, as)
			if err != nil {
				return err
			}
			attached, err := r.ExportFiles(ctx, st, out, as)
			if err != nil {
				return err
			}
			files = append(files, attached...)
			return a.print(files, time.UTC, func(w io.Writer) {
				signed := false
				for _, f := range files {
					a.wrote(w, f.Path, f.Missing)
					signed = signed || f.Signed || !export.Carries(f.Format)
				}
				if !signed {
					fmt.Fprintln(w, a.t.Page.Unsigned)
				}
			})
		})
	})
	f := c.Flags()
	f.StringVar(&shift, "shift", "last", a.flag("shift"))
	f.StringVar(&formats, "format", export.List(), a.flag("format"))
	f.StringVar(&out, "out", "", a.flag("out"))
	f.StringVar(&form, "template", "", a.flag("template"))
	level = a.reader(c)
	print = a.printFlag(c)
	return c
}

// wrote names a file, and what the printed font could not draw in it.
func (a *app) wrote(w io.Writer, path string, missing []string) {
	fmt.Fprintf(w, a.t.CLI.Written+"\n", path)
	if len(missing) > 0 {
		fmt.Fprintf(w, a.t.CLI.NoGlyph+"\n", strings.Join(missing, " "))
	}
}

func (a *app) formats(text string) ([]string, error) {
	out, unknown, ok := export.Parse(text)
	if !ok {
		return nil, a.usage(a.t.CLI.FormatUnknown, unknown, strings.Join(export.Formats(), " "))
	}
	return out, nil
}
