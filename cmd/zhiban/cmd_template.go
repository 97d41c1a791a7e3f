package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/paper"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/handover"
	"zhiban/ui/paper/sitrep"
	"zhiban/ui/paper/template"
)

func (a *app) templateCmd() *cobra.Command {
	c := a.command("template", "template COMMAND", nil)
	c.AddCommand(a.templateList(), a.templateShow(), a.templateExport(), a.templateCheck(), a.templatePreview())
	return c
}

// templates is the folder of the deployment's own ones: beside its database.
func (a *app) templates() string {
	path, err := a.path()
	if err != nil {
		return ""
	}
	return template.Folder(path)
}

// template finds the template of a --template flag; "" is nil. A template with
// mistakes prints every one of them. Errors: not_found, refused.
func (a *app) template(name, report string) (*template.Template, error) {
	if name == "" {
		return nil, nil
	}
	t, problems, err := template.Open(name, a.templates())
	switch {
	case err != nil:
		return nil, err
	case len(problems) > 0:
		for _, p := range problems {
			fmt.Fprintln(a.err, p.Text(a.lang))
		}
		return nil, said{fmt.Sprintf(a.t.Template.Wrong, name, len(problems))}
	}
	return t, t.Fits(report, a.t.Lang)
}

// asked is for whom a report is laid out by the flags. Errors: those of
// template, and a level that the template does not allow.
func (a *app) asked(cmd *cobra.Command, as export.As, name, report string) (export.As, error) {
	t, err := a.template(name, report)
	if err != nil {
		return as, err
	}
	as.Template = t
	given := cmd.Flags().Lookup("level")
	if t != nil && t.Level != "" && given != nil && given.Changed && given.Value.String() != t.Level {
		return as, &store.Error{Code: store.Refused, Field: "level", Reason: "template.level", Arg: fmt.Sprintf("%s (%s)", t.Slug, t.Level)}
	}
	return as.Resolved(), nil
}

// templateOut is a template as programs read it.
type templateOut struct {
	ID        string          `json:"id"`
	Name      string          `json:"name"`
	Kinds     []string        `json:"kinds"`
	Languages []string        `json:"languages"`
	Level     string          `json:"level"`
	Sections  []string        `json:"sections"`
	Layout    template.Layout `json:"layout"`
}

func (a *app) templateOf(name string, t *template.Template) templateOut {
	out := templateOut{ID: name, Name: t.Name.In(a.lang), Kinds: t.Kinds, Languages: t.Languages, Level: t.Level, Sections: []string{}, Layout: t.Layout}
	if len(t.Kinds) > 0 {
		out.Sections = append(out.Sections, t.Order(t.Kinds[0])...)
	}
	return out
}

func (a *app) templateList() *cobra.Command {
	return a.command("template list", "list", func(_ *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		out, rows := []templateOut{}, [][]string{}
		for _, n := range template.Names("", a.templates()) {
			t, err := template.Find(n, a.templates())
			if err != nil { // one of the deployment's own, with mistakes
				rows = append(rows, []string{n, "", a.sentence(err)})
				continue
			}
			out = append(out, a.templateOf(n, t))
			rows = append(rows, []string{n, t.Name.In(a.lang), a.kinds(t), strings.Join(t.Languages, " ")})
		}
		return a.print(out, time.UTC, func(w io.Writer) { a.table(w, rows) })
	})
}

func (a *app) kinds(t *template.Template) string {
	var list []string
	for _, k := range t.Kinds {
		list = append(list, a.t.Template.Kinds[k])
	}
	return strings.Join(list, a.t.Report.And)
}

func (a *app) templateShow() *cobra.Command {
	return a.command("template show", "show NAME|FILE", func(_ *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "NAME|FILE"); err != nil {
			return err
		}
		t, err := template.Find(args[0], a.templates())
		if err != nil {
			return err
		}
		out := a.templateOf(args[0], t)
		l := t.Layout
		return a.print(out, time.UTC, func(w io.Writer) {
			fmt.Fprintf(w, "%s  %s\n%s\n", out.ID, out.Name, a.kinds(t))
			fmt.Fprintf(w, "%s %g/%g/%g/%g mm · %g/%g/%g/%g pt\n", a.t.Template.Margins, l.Top, l.Bottom, l.Left, l.Right, l.Title, l.Head, l.Body, l.Table)
			fmt.Fprintln(w, strings.Join(out.Sections, " "))
			for _, x := range t.Tables {
				var names []string
				for _, c := range x.Columns {
					names = append(names, c.Name)
				}
				fmt.Fprintf(w, "%s %s%s\n", x.Section, a.t.Template.Columns, strings.Join(names, " "))
			}
		})
	})
}

func (a *app) templateExport() *cobra.Command {
	var out string
	c := a.command("template export", "export NAME [--out FILE]", func(_ *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "NAME"); err != nil {
			return err
		}
		src, err := template.Source(args[0], a.templates())
		if err != nil {
			return err
		}
		if out == "" {
			_, err = a.out.Write(src)
			return err
		}
		paths, err := export.Save(filepath.Dir(out), []export.File{{Name: filepath.Base(out), Data: src}})
		if err != nil {
			return err
		}
		return a.print(map[string]string{"path": paths[0]}, time.UTC, func(w io.Writer) { a.wrote(w, paths[0], nil) })
	})
	c.Flags().StringVar(&out, "out", "", a.flag("template-file"))
	return c
}

func (a *app) templateCheck() *cobra.Command {
	return a.command("template check", "check FILE|NAME", func(_ *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "FILE"); err != nil {
			return err
		}
		t, problems, err := a.checkTemplate(args[0])
		if err != nil {
			return err
		}
		type problemOut struct {
			template.Problem
			Message string `json:"message"`
		}
		out := make([]problemOut, 0, len(problems))
		for _, x := range problems {
			out = append(out, problemOut{x, x.Text(a.lang)})
		}
		if err := a.print(out, time.UTC, func(w io.Writer) {
			for _, x := range out {
				fmt.Fprintln(w, x.Message)
			}
			if t != nil {
				fmt.Fprintf(w, a.t.Template.Fine+"\n", args[0], a.kinds(t))
			}
		}); err != nil {
			return err
		}
		if len(problems) > 0 {
			return said{fmt.Sprintf(a.t.Template.Wrong, args[0], len(problems))}
		}
		return nil
	})
}

// checkTemplate also takes a plain file name that has no folder and no ending.
func (a *app) checkTemplate(name string) (*template.Template, []template.Problem, error) {
	t, problems, err := template.Open(name, a.templates())
	if err == nil {
		return t, problems, nil
	}
	if src, ferr := os.ReadFile(name); ferr == nil {
		t, problems := template.Load(name, src)
		return t, problems, nil
	}
	return nil, nil, err
}

func (a *app) templatePreview() *cobra.Command {
	var formats, out string
	c := a.command("template preview", "preview NAME|FILE [--format pdf,docx,html,md,txt,xlsx,csv,json] [--out DIR]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "NAME|FILE"); err != nil {
			return err
		}
		list, err := a.formats(formats)
		if err != nil {
			return err
		}
		t, err := a.template(args[0], a.reportOf(args[0]))
		if err != nil {
			return err
		}
		as := export.As{Lang: a.t.Lang, Template: t}.Resolved()
		d, err := a.latest(cmd.Context(), as)
		if err != nil {
			return err
		}
		if out == "" {
			text, err := paper.Plain(d, paper.PlainOptions{})
			if err != nil {
				return err
			}
			_, err = a.out.Write(text)
			return err
		}
		files, err := export.Write(d, list, out, "preview-"+t.Slug+"."+a.t.Lang)
		if err != nil {
			return err
		}
		return a.print(files, time.UTC, func(w io.Writer) {
			for _, f := range files {
				a.wrote(w, f.Path, f.Missing)
			}
		})
	})
	c.Flags().StringVar(&formats, "format", "pdf", a.flag("format"))
	c.Flags().StringVar(&out, "out", "", a.flag("out"))
	return c
}

// reportOf is the report that a template is for, the handover where it is for
// both or has mistakes.
func (a *app) reportOf(name string) string {
	if t, err := template.Find(name, a.templates()); err == nil && !t.For(template.Handover) {
		return template.Sitrep
	}
	return template.Handover
}

// latest lays the latest report of the post out, or a sample where it has none.
func (a *app) latest(ctx context.Context, as export.As) (d paper.Document, err error) {
	if path, perr := a.path(); perr == nil {
		if _, serr := os.Stat(path); serr == nil {
			err = a.with(ctx, func(st *store.Store) error {
				d, err = a.latestOf(ctx, st, as)
				return err
			})
			var none *store.Error
			if !errors.As(err, &none) || none.Code != store.NotFound {
				return d, err
			}
		}
	}
	p, problems, err := plan.Open(assets.FS, "minimal")
	if err != nil || len(problems) > 0 {
		return d, errors.Join(err, fmt.Errorf("%d problems in the plan that ships", len(problems)))
	}
	if as.Template.For(template.Handover) {
		d, err = handover.Sample(p, as, a.t.Template.SampleText)
	} else {
		d, err = sitrep.Sample(p, as, a.t.Template.SampleText)
	}
	d.Mark = a.t.Template.Sample
	return d, err
}

func (a *app) latestOf(ctx context.Context, st *store.Store, as export.As) (paper.Document, error) {
	if !as.Template.For(template.Handover) {
		r, err := sitrep.Load(ctx, st, "last")
		if err != nil {
			if r, err = sitrep.Load(ctx, st, "draft"); err != nil {
				return paper.Document{}, err
			}
		}
		return r.Document(as)
	}
	r, err := handover.Load(ctx, st, "last")
	if err != nil {
		if r, err = handover.Load(ctx, st, "open"); err != nil {
			return paper.Document{}, err
		}
	}
	return r.Document(as)
}
