package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/ui/paper/handover"
)

func (a *app) reportCmd() *cobra.Command {
	c := a.command("report", "report COMMAND", nil)
	c.AddCommand(a.reportHandover())
	return c
}

// written is a file that a report went into.
type written struct {
	ID     string `json:"id"`
	Path   string `json:"path"`
	Format string `json:"format"`
	Sealed bool   `json:"sealed"`
	Code   string `json:"head_code"`
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
			files, err := writeReport(r, out, list, a.t.Lang)
			if err != nil {
				return err
			}
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

// writeReport writes the formats of a report, and its addenda in files of
// their own: a sealed report never changes. All bytes are made before the
// first file is touched.
func writeReport(r *handover.Report, dir string, formats []string, lang string) ([]written, error) {
	type file struct {
		written
		data []byte
	}
	var files []file
	for _, f := range formats {
		data, err := r.Bytes(f, lang)
		if err != nil {
			return nil, fmt.Errorf("write report %s: %w", r.Number, err)
		}
		files = append(files, file{written{r.Number, filepath.Join(dir, r.Name(f, lang)), f, r.Sealed, r.HeadCode}, data})
		if d, ok := r.Addenda(lang); ok {
			if data, err = handover.Write(d, f); err != nil {
				return nil, fmt.Errorf("write addenda of %s: %w", r.Number, err)
			}
			name := strings.TrimSuffix(r.Name(f, lang), "."+lang+"."+f) + "-addenda." + lang + "." + f
			files = append(files, file{written{r.Number, filepath.Join(dir, name), f, true, r.HeadCode}, data})
		}
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, &store.Error{Code: store.Refused, Field: "out", Reason: "report.folder", Arg: dir}
	}
	var out []written
	for _, f := range files {
		if err := writeFile(f.Path, f.data); err != nil {
			return nil, &store.Error{Code: store.Refused, Field: "out", Reason: "report.file", Arg: f.Path}
		}
		out = append(out, f.written)
	}
	return out, nil
}

// writeFile writes beside the name and renames, so that nothing half-written
// carries the name of a report.
func writeFile(path string, data []byte) error {
	tmp := path + ".tmp"
	if err := os.WriteFile(tmp, data, 0o600); err != nil {
		return errors.Join(err, os.Remove(tmp))
	}
	return os.Rename(tmp, path)
}
