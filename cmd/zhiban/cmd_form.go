package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/form"
)

func (a *app) formCmd() *cobra.Command {
	c := a.command("form", "form COMMAND", nil)
	c.AddCommand(a.formList(), a.formPrint())
	return c
}

func (a *app) formList() *cobra.Command {
	return a.command("form list", "list", func(_ *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.print(form.List(), time.UTC, func(o io.Writer) {
			var rows [][]string
			for _, f := range form.List() {
				rows = append(rows, []string{f.Number, f.Name, a.t.Form.Name[f.Name], a.t.Form.For[f.For]})
			}
			a.table(o, rows)
		})
	})
}

// whose are the flags that say what a form is for; each form takes one.
type whose struct{ grid, gate, point, shift string }

// of picks the flag that a form takes. Errors: usage, for a flag that this form
// has no use for.
func (a *app) whose(f form.Form, w whose) (string, error) {
	given := map[string]string{"grid": w.grid, "gate": w.gate, "point": w.point, "shift": w.shift}
	for _, name := range []string{"grid", "gate", "point", "shift"} {
		if given[name] != "" && name != f.For {
			return "", a.usage(a.t.CLI.ExtraArg, "--"+name)
		}
	}
	return given[f.For], nil
}

func (a *app) formPrint() *cobra.Command {
	var w whose
	var formats, out, level string
	var count, from int
	c := a.command("form print", "print FORM [--grid NUMBER|--gate SITE|--point SITE|--shift SHIFT] [--count N] [--from N] [--level full|superior] [--format pdf] --out DIR", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "FORM"); err != nil {
			return err
		}
		f, err := form.Find(slugOf(a.t.Form.Name, args[0]))
		if err != nil {
			return err
		}
		list, err := a.formats(formats)
		if err != nil {
			return err
		}
		what, err := a.whose(f, w)
		switch {
		case err != nil:
			return err
		case cmd.Flags().Changed("count") && count < 1:
			return &store.Error{Code: store.Invalid, Field: "count", Reason: "form.count", Arg: fmt.Sprint(form.Most)}
		case out == "":
			return a.usage("%s", a.t.CLI.NoPath)
		case level != "full" && level != "superior" && level != "public":
			return a.usage(a.t.CLI.LevelUnknown, level)
		}
		ask := form.Ask{As: export.As{Lang: a.t.Lang, Level: store.Level(level)}, Form: f.Name, For: strings.TrimSuffix(what, "格"), Count: count, From: from}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			s, err := form.LoadNext(ctx, st, ask)
			if err != nil {
				return err
			}
			files, err := export.Write(s.Document, list, out, s.Name)
			if err != nil {
				return err
			}
			if err := form.Printed(ctx, st, s); err != nil {
				return err
			}
			return a.print(files, time.UTC, func(o io.Writer) {
				for _, x := range files {
					a.wrote(o, x.Path, x.Missing)
				}
			})
		})
	})
	f := c.Flags()
	f.StringVar(&w.grid, "grid", "", a.flag("form-grid"))
	f.StringVar(&w.gate, "gate", "", a.flag("form-gate"))
	f.StringVar(&w.point, "point", "", a.flag("form-point"))
	f.StringVar(&w.shift, "shift", "", a.flag("form-shift"))
	f.IntVar(&count, "count", 0, a.flag("form-count"))
	f.IntVar(&from, "from", 0, a.flag("form-from"))
	f.StringVar(&level, "level", "full", a.flag("form-level"))
	f.StringVar(&formats, "format", "pdf", a.flag("format"))
	f.StringVar(&out, "out", "", a.flag("out"))
	return c
}
