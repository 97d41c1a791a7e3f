package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/ui/paper/handover"
)

func (a *app) reportCmd() *cobra.Command {
	c := a.command("report", "report COMMAND", nil)
	c.AddCommand(a.reportHandover(), a.reportSitrep())
	return c
}

func (a *app) reportHandover() *cobra.Command {
	var shift, formats, out, level string
	c := a.command("report handover", "handover [--shift SHIFT|last] [--format md,html,txt,json] [--lang zh|en] --out DIR", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		list, err := a.formats(formats)
		if err != nil {
			return err
		}
		switch {
		case out == "":
			return a.usage("%s", a.t.CLI.NoPath)
		case level == "superior" || level == "public":
			return &store.Error{Code: store.Refused, Field: "level", Reason: "report.only_full"}
		case level != "full":
			return a.usage(a.t.CLI.LevelUnknown, level)
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			r, err := handover.Load(ctx, st, shift)
			if err != nil {
				return err
			}
			files, err := r.Export(out, list, a.t.Lang)
			if err != nil {
				return err
			}
			attached, err := r.ExportFiles(ctx, st, out)
			if err != nil {
				return err
			}
			files = append(files, attached...)
			return a.print(files, time.UTC, func(w io.Writer) {
				for _, f := range files {
					fmt.Fprintf(w, a.t.CLI.Written+"\n", f.Path)
				}
			})
		})
	})
	f := c.Flags()
	f.StringVar(&shift, "shift", "last", a.flag("shift"))
	f.StringVar(&formats, "format", strings.Join(handover.Formats(), ","), a.flag("format"))
	f.StringVar(&out, "out", "", a.flag("out"))
	f.StringVar(&level, "level", "full", a.flag("level"))
	return c
}

func (a *app) formats(text string) ([]string, error) {
	var out []string
	for _, f := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '，' || r == ' ' }) {
		if !slices.Contains(handover.Formats(), f) {
			return nil, a.usage(a.t.CLI.FormatUnknown, f)
		}
		out = append(out, f)
	}
	if len(out) == 0 {
		return nil, a.usage(a.t.CLI.FormatUnknown, text)
	}
	return out, nil
}
