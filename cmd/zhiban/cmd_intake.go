package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/intake"
	"zhiban/ui/word"
)

// intakeFlags is what the command line says of a list.
type intakeFlags struct {
	kind, columns, set, sheet, second, duplicates, refused string
	header                                                 int
	apply                                                  bool
}

func (a *app) intakeCmd() *cobra.Command {
	var w *writes
	var f intakeFlags
	c := a.command("intake", "intake FILE [--kind KIND] [--map COLUMNS] [--set VALUES] [--sheet SHEET] [--header LINE] [--duplicates CHOICE] [--refused FILE] [--apply]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "FILE"); err != nil {
			return err
		}
		ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt) // nothing is written before the commit
		defer stop()
		return a.with(ctx, func(st *store.Store) error { return a.intake(ctx, st, w, args[0], f) })
	})
	fl := c.Flags()
	fl.StringVar(&f.kind, "kind", "", a.flag("intake-kind"))
	fl.StringVar(&f.columns, "map", "", a.flag("map"))
	fl.StringVar(&f.set, "set", "", a.flag("set"))
	fl.StringVar(&f.sheet, "sheet", "", a.flag("sheet"))
	fl.IntVar(&f.header, "header", 0, a.flag("header"))
	fl.StringVar(&f.second, "second", "", a.flag("second"))
	fl.StringVar(&f.duplicates, "duplicates", "", a.flag("duplicates"))
	fl.StringVar(&f.refused, "refused", "", a.flag("refused"))
	fl.BoolVar(&f.apply, "apply", false, a.flag("apply"))
	w = a.writing(c)
	return c
}

// intake looks at a list, and takes it in when that is asked for.
func (a *app) intake(ctx context.Context, st *store.Store, w *writes, path string, f intakeFlags) error {
	words, err := a.words(ctx, st.View)
	if err != nil {
		return err
	}
	t, m, err := a.readList(ctx, st, path, f)
	if err != nil {
		return err
	}
	d, err := intake.Check(ctx, st.View, t, m, intake.CheckOptions{Reason: fmt.Sprintf(words.T.Intake.DidYou, t.File), Second: f.second, Progress: a.progress(words.T.Intake.Checking)})
	if err != nil {
		return err
	}
	if f.duplicates != "" {
		if f.duplicates != intake.Merge && f.duplicates != intake.Both {
			return &store.Error{Code: store.Invalid, Field: "duplicates", Reason: "intake.choice_unknown", Arg: f.duplicates}
		}
		d.DecideAll(f.duplicates)
	}
	out := listOut(words, d)
	if f.refused != "" && len(d.Refused) > 0 {
		if err := writeRefused(words, d, f.refused); err != nil {
			return err
		}
		out.RefusedFile = f.refused
	}
	if f.apply {
		shown := a.progress(words.T.Intake.Taking)
		cmd, err := d.Command(func(done, all int) error { return errors.Join(shown(done, all), ctx.Err()) })
		if err != nil {
			return err
		}
		r, err := a.write(ctx, st, w, cmd)
		if err != nil {
			return err
		}
		last := r.Entries[len(r.Entries)-1]
		out.Applied, out.ID, out.Subject = true, last.ID, last.Subject
		if err := intake.Remember(ctx, st, t, m); err != nil {
			return err
		}
	}
	return a.print(out, words.Zone, func(o io.Writer) { a.printList(o, words, d, out) })
}

// readList opens a file and finds out what its columns are.
func (a *app) readList(ctx context.Context, st *store.Store, path string, f intakeFlags) (*intake.Table, intake.Mapping, error) {
	var m intake.Mapping
	s, err := intake.Open(ctx, path, intake.OpenOptions{Sheet: f.sheet, Progress: a.progress(a.t.Intake.Reading)})
	if err != nil {
		return nil, m, err
	}
	kind := s.GuessKind()
	if f.kind != "" {
		if kind, err = intake.KindNamed(slugOf(a.t.Intake.Kind, f.kind)); err != nil {
			return nil, m, err
		}
	}
	if kind == "" {
		return nil, m, &store.Error{Code: store.Invalid, Field: "kind", Reason: "intake.kind_unclear", Arg: s.File}
	}
	t, err := s.Table(kind, f.header)
	if err != nil {
		return nil, m, err
	}
	m = intake.Guess(t)
	if _, err := intake.Recall(ctx, st, t, &m); err != nil {
		return nil, m, err
	}
	return t, m, errors.Join(m.ReadMap(f.columns), m.ReadFixed(f.set))
}

// progress writes how far a long step is onto the terminal, and nothing into a
// pipe.
func (a *app) progress(what string) intake.Progress {
	shown := -1
	return func(done, all int) error {
		percent := 100
		if all > 0 {
			percent = min(done*100/all, 100)
		}
		if percent == shown || !a.terminal(a.err) || a.json {
			return nil
		}
		shown = percent
		fmt.Fprintf(a.err, "\r%s %3d%%", what, percent)
		if percent == 100 {
			fmt.Fprint(a.err, "\r\033[K")
		}
		return nil
	}
}

// writeRefused writes the rows that were refused, with the reasons.
func writeRefused(w word.Words, d *intake.Draft, path string) error {
	path = intake.CleanPath(path)
	t := w.T.Intake
	l := intake.RefusedList(d, t.Line, t.Reason, func(r intake.Refusal) string { return w.Refusal(d, r) })
	return intake.WriteFile(path, intake.FormatOf(path, ""), intake.UTF8, l)
}

// listJSON is a list that was looked at, for programs.
type listJSON struct {
	ID          string        `json:"id"` // of the entry, "" for a dry run
	Subject     string        `json:"subject"`
	File        string        `json:"file"`
	Sheet       string        `json:"sheet"`
	Encoding    string        `json:"encoding"`
	Kind        string        `json:"kind"`
	HeaderLine  int           `json:"header_line"`
	Columns     []columnJSON  `json:"columns"`
	Notes       []string      `json:"notes"`
	Rows        int           `json:"rows"`
	New         int           `json:"new"`
	Changed     int           `json:"changed"`
	Unchanged   int           `json:"unchanged"`
	Households  int           `json:"new_households"`
	Refused     []refusedJSON `json:"refused"`
	Duplicates  []pairJSON    `json:"duplicates"`
	RefusedFile string        `json:"refused_file"`
	Applied     bool          `json:"applied"`
}

type columnJSON struct {
	Column string `json:"column"`
	Header string `json:"header"`
	Field  string `json:"field"`
	Sure   int    `json:"sure"`
}

type refusedJSON struct {
	Line    int      `json:"line"`
	Column  string   `json:"column"`
	Code    string   `json:"code"`
	Reason  string   `json:"reason"`
	Message string   `json:"message"`
	Cells   []string `json:"cells"`
}

type pairJSON struct {
	Line   int    `json:"line"`
	Name   string `json:"name"`
	Other  string `json:"other"`
	OnLine int    `json:"other_line"`
	Why    string `json:"why"`
	Choice string `json:"choice"`
}

func listOut(w word.Words, d *intake.Draft) *listJSON {
	t := d.Table
	out := &listJSON{File: t.File, Sheet: t.Name, Encoding: t.Encoding, Kind: string(d.Kind), HeaderLine: t.Head.No, Notes: w.ListNotes(t.Sheet, t, d.Mapping), Rows: len(t.Rows), New: d.New, Changed: d.Changed, Unchanged: d.Same, Households: d.Doors}
	for _, c := range d.Mapping.Columns {
		out.Columns = append(out.Columns, columnJSON{intake.Column(c.Column), c.Head, c.Field, c.Sure})
	}
	for _, r := range d.Refused {
		x := refusedJSON{Line: r.Row.No, Code: string(store.CodeOf(r.Err)), Reason: reasonOf(r.Err), Message: w.Error(r.Err), Cells: r.Row.Cells}
		if r.Column >= 0 {
			x.Column = intake.Column(r.Column)
		}
		out.Refused = append(out.Refused, x)
	}
	for _, p := range d.Pairs {
		out.Duplicates = append(out.Duplicates, pairJSON{p.Line, p.Name, strings.TrimSpace(p.Other + " " + p.At), p.OnLine, p.Why, p.Choice})
	}
	return out
}

// mostShown is how many refused rows and pairs are printed; all stand in the
// file of refused rows and in JSON.
const mostShown = 20

func (a *app) printList(o io.Writer, w word.Words, d *intake.Draft, out *listJSON) {
	t := w.T.Intake
	fmt.Fprintln(o, strings.TrimSpace(fmt.Sprintf("%s  %s  %s  %s  %s", out.File, out.Sheet, w.ListKind(d.Kind), out.Encoding, fmt.Sprintf(t.Rows, out.Rows))))
	var rows [][]string
	for i, c := range d.Mapping.Columns {
		f, ok := intake.FieldOf(d.Kind, c.Field)
		name := t.NotTaken
		if ok {
			name = f.Head(w.T.Lang)
		}
		rows = append(rows, []string{intake.Column(i), c.Head, name, w.SureOf(c), strings.Join(c.Samples, " · ")})
	}
	a.table(o, rows)
	for _, n := range out.Notes {
		fmt.Fprintln(o, "· "+n)
	}
	for i, r := range d.Refused {
		if i == mostShown {
			fmt.Fprintf(o, "… %d\n", len(d.Refused)-i)
			break
		}
		fmt.Fprintf(o, "%s %d  %s\n", t.Refused, r.Row.No, w.Refusal(d, r))
	}
	for i, p := range d.Pairs {
		if i == mostShown {
			fmt.Fprintf(o, "… %d\n", len(d.Pairs)-i)
			break
		}
		fmt.Fprintf(o, "%s %d  %s\n", t.Pairs, p.Line, w.Pair(p))
	}
	if out.RefusedFile != "" {
		fmt.Fprintf(o, t.Written+"\n", out.RefusedFile, len(d.Refused))
	}
	text := t.DryDone
	if out.Applied {
		text = t.Done
	}
	fmt.Fprintf(o, text+"\n", out.File, d.New, d.Changed, d.Same, len(d.Refused))
	if out.Applied {
		fmt.Fprintln(o, t.UndoIt)
	}
}
