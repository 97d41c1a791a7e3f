package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/ui/find"
	"zhiban/ui/line"
	"zhiban/ui/word"
)

func (a *app) journalCmd() *cobra.Command {
	c := a.command("journal", "journal COMMAND", nil)
	c.AddCommand(a.journalList(), a.journalStrike(), a.journalCorrect(), a.journalSearch())
	return c
}

// lineFilter are the flags that choose journal lines.
type lineFilter struct {
	since, until, grid, kind, grep string
	system                         bool
	limit                          int
}

func (a *app) lineFlags(c *cobra.Command) *lineFilter {
	l := &lineFilter{}
	a.lineFlagsTo(c, l)
	c.Flags().IntVar(&l.limit, "limit", 100, a.flag("limit"))
	return l
}

// lineFlagsTo adds them all but the limit.
func (a *app) lineFlagsTo(c *cobra.Command, l *lineFilter) {
	f := c.Flags()
	f.StringVar(&l.since, "since", "", a.flag("since"))
	f.StringVar(&l.until, "until", "", a.flag("until"))
	f.StringVar(&l.grid, "grid", "", a.flag("grid"))
	f.StringVar(&l.kind, "kind", "", a.flag("kind"))
	f.StringVar(&l.grep, "grep", "", a.flag("grep"))
	f.BoolVar(&l.system, "system", false, a.flag("system"))
}

func (l *lineFilter) filter(cmd *cobra.Command, a *app, v *store.View) (f store.LineFilter, err error) {
	if f.Since, err = a.when(l.since, v); err != nil {
		return f, err
	}
	if f.Until, err = a.when(l.until, v); err != nil {
		return f, err
	}
	if l.grid != "" {
		g, err := v.Grid(cmd.Context(), l.grid)
		if err != nil {
			return f, err
		}
		f.Grid = g.ID
	}
	if !a.entryKind(l.kind) {
		return f, &store.Error{Code: store.Invalid, Field: "kind", Reason: "journal.kind_unknown", Arg: l.kind}
	}
	f.Kind, f.Grep, f.Limit, f.Newest = l.kind, l.grep, l.limit, true
	if l.system {
		f.Stream = store.System
	}
	return f, nil
}

// entryKind says whether entries of a kind ("matter.close"), or of a noun
// ("matter"), exist: a mistyped kind must not look like an empty journal.
func (a *app) entryKind(kind string) bool {
	for k := range a.t.Word.Entry {
		if kind == "" || k == kind || strings.HasPrefix(k, kind+".") {
			return true
		}
	}
	return false
}

func (a *app) journalList() *cobra.Command {
	var l *lineFilter
	c := a.command("journal list", "list [--since TIME] [--until TIME] [--grid NUMBER] [--kind KIND] [--system] [--grep TEXT] [--limit COUNT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error {
			f, err := l.filter(cmd, a, v)
			if err != nil {
				return err
			}
			lines, err := v.Lines(cmd.Context(), f)
			if err != nil {
				return err
			}
			for i, j := 0, len(lines)-1; i < j; i, j = i+1, j-1 { // the newest hundred, read downwards
				lines[i], lines[j] = lines[j], lines[i]
			}
			return a.printLines(lines, w, v)
		})
	})
	l = a.lineFlags(c)
	return c
}

func (a *app) printLines(lines []store.Line, w word.Words, v *store.View) error {
	return a.print(lines, w.Zone, func(o io.Writer) { a.table(o, a.lineRows(lines, w, v)) })
}

// lineRows show time, who, what and the number by which a line can be struck.
func (a *app) lineRows(lines []store.Line, w word.Words, v *store.View) [][]string {
	rows := make([][]string, 0, len(lines))
	for _, l := range lines {
		text := w.Line(l)
		if flag := w.Plan.Settings.BackdateFlagMinutes; flag > 0 && l.BackDated().Minutes() > float64(flag) {
			text += " [" + w.T.Report.BackDated + "]"
		}
		rows = append(rows, []string{w.Full(l.At), fmt.Sprintf("%s#%d", l.Station, l.Seq), l.ByName, text})
	}
	return rows
}

func (a *app) journalStrike() *cobra.Command {
	var w *writes
	c := a.command("journal strike", "strike ENTRY REASON...", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "ENTRY REASON"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			id, err := st.EntryID(ctx, args[0])
			return store.StrikeEntry{Entry: id, Reason: strings.Join(args[1:], " ")}, err
		})
	})
	w = a.writing(c)
	return c
}

// journalCorrect strikes an entry and writes what is right instead.
func (a *app) journalCorrect() *cobra.Command {
	var w *writes
	var reason string
	c := a.command("journal correct", "correct ENTRY TEXT... --reason REASON", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "ENTRY TEXT"); err != nil {
			return err
		}
		if reason == "" {
			return a.usage(a.t.CLI.MissingArg, "--reason")
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			id, err := st.EntryID(ctx, args[0])
			if err != nil {
				return nil, err
			}
			lines, err := st.Lines(ctx, store.LineFilter{Entry: id, Stream: store.AllStreams, Limit: 1})
			if err != nil {
				return nil, err
			}
			var m store.Matter
			if lines[0].Kind == "matter.report" {
				if m, err = st.Matter(ctx, lines[0].Subject); err != nil {
					return nil, err
				}
			}
			text := strings.Join(args[1:], " ")
			names, err := line.Load(ctx, st.View, text, lines[0].Text())
			return line.Correction(lines[0], m, text, reason, names), err
		})
	})
	c.Flags().StringVar(&reason, "reason", "", a.flag("reason"))
	w = a.writing(c)
	return c
}

func (a *app) journalSearch() *cobra.Command {
	var l *lineFilter
	c := a.command("journal search", "search TEXT... [--since TIME] [--until TIME] [--grid NUMBER] [--kind KIND] [--system] [--limit COUNT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "TEXT"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			f, err := l.filter(cmd, a, v)
			if err != nil {
				return err
			}
			if f.Stream == "" {
				f.Stream = store.AllStreams
			}
			if f.Words, err = find.Words(ctx, v, strings.Join(args, " ")); err != nil {
				return err
			}
			if len(f.Words) == 0 {
				return &store.Error{Code: store.Invalid, Field: "query", Reason: "search.empty"}
			}
			lines, err := v.Lines(ctx, f)
			if err != nil {
				return err
			}
			return a.printLines(lines, w, v)
		})
	})
	l = a.lineFlags(c)
	return c
}
