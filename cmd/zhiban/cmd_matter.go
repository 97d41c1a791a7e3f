package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/kit"
	"zhiban/ui/paper/diary"
	"zhiban/ui/word"
)

func (a *app) matterCmd() *cobra.Command {
	c := a.command("matter", "matter COMMAND", nil)
	c.AddCommand(a.matterList(), a.matterShow(), a.matterNew(), a.matterDispatch())
	for _, s := range plainSteps() {
		c.AddCommand(a.matterStep(s))
	}
	c.AddCommand(a.matterHold(), a.matterClose(), a.matterReturn(), a.matterMerge(), a.matterAmend(), a.matterAttach())
	return c
}

func (a *app) matterList() *cobra.Command {
	var f store.MatterFilter
	var all bool
	var kind, level, grid, group, out string
	var mine bool
	var asOf *string
	c := a.command("matter list", "list [--all] [--kind KIND] [--level LEVEL] [--grid NUMBER] [--group GROUP] [--source SOURCE] [--mine] [--overdue] [--sort ORDER] [--limit N] [--grep TEXT] [--reader LEVEL] [--as-of TIME] [--out FILE]", nil)
	reader := a.readerFlag(c, "reader") // --level is that of the matters
	c.RunE = func(cmd *cobra.Command, args []string) error {
		l, err := reader()
		if err == nil {
			err = a.args(args, 0, 0, "")
		}
		if err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.viewOf(ctx, *asOf, func(st *store.Store, v *store.View, w word.Words) error {
			f.Open = !all
			if kind = slugOf(a.t.Word.Kind, kind); kind != "" && a.t.Word.Kind[kind] == "" {
				return &store.Error{Code: store.Invalid, Field: "kind", Reason: "matter.kind_unknown", Arg: kind}
			}
			if level = slugOf(a.t.Word.Level, level); level != "" && a.t.Word.Level[level] == "" {
				return &store.Error{Code: store.Invalid, Field: "level", Reason: "matter.level_unknown", Arg: level}
			}
			if kind != "" {
				f.Kinds = []string{kind}
			}
			if level != "" {
				f.Levels = []string{level}
			}
			if grid != "" {
				g, err := v.Grid(ctx, grid)
				if err != nil {
					return err
				}
				f.Grid = g.ID
			}
			if err := a.matterOwner(ctx, st, v, &f, group, mine); err != nil {
				return err
			}
			if out != "" {
				return a.matterFile(ctx, v, w, diary.Ledger{Filter: f, Level: l}, out)
			}
			list, err := v.Matters(ctx, f)
			if err != nil {
				return err
			}
			grids, err := gridNumbers(cmd, v)
			if err != nil {
				return err
			}
			now := journal.At(v.Now())
			return masked(a, l, list, w.Zone, func(m store.Matter) []string { return a.matterRow(m, w, grids, now) })
		})
	}
	fl := c.Flags()
	fl.BoolVar(&all, "all", false, a.flag("all"))
	fl.StringVar(&kind, "kind", "", a.flag("kind"))
	fl.StringVar(&level, "level", "", a.flag("level"))
	fl.StringVar(&grid, "grid", "", a.flag("grid"))
	fl.StringVar(&f.Grep, "grep", "", a.flag("grep"))
	fl.BoolVar(&f.Overdue, "overdue", false, a.flag("overdue"))
	fl.BoolVar(&mine, "mine", false, a.flag("mine"))
	fl.StringVar(&group, "group", "", a.flag("group"))
	fl.StringVar(&f.Source, "source", "", a.flag("source"))
	fl.StringVar(&f.Sort, "sort", "", a.flag("sort"))
	fl.IntVar(&f.Limit, "limit", 0, a.flag("limit"))
	fl.StringVar(&out, "out", "", a.flag("table-out"))
	asOf = a.reading(c)
	return c
}

// matterFile writes the matters into a table; the end of its name tells which.
func (a *app) matterFile(ctx context.Context, v *store.View, w word.Words, x diary.Ledger, out string) error {
	x.Format = strings.TrimPrefix(strings.ToLower(filepath.Ext(out)), ".")
	if x.Format == "" {
		x.Format = diary.XLSX // a folder
	}
	done, err := diary.WriteLedger(ctx, v, w, x, store.CleanPath(out))
	if err != nil {
		return err
	}
	return a.exported(done, w)
}

// matterOwner fills in whose matters are listed: of a group, or of whoever asks.
func (a *app) matterOwner(ctx context.Context, st *store.Store, v *store.View, f *store.MatterFilter, group string, mine bool) error {
	f.Source = slugOf(a.t.Word.Source, f.Source)
	if !slices.Contains(store.MatterSorts(), f.Sort) {
		return a.usage(a.t.CLI.SortUnknown, f.Sort)
	}
	if group != "" {
		g, err := v.Group(ctx, group)
		if err != nil {
			return err
		}
		f.Group = g.ID
	}
	if !mine {
		return nil
	}
	id, err := a.officer(ctx, st)
	f.Mine = id
	return err
}

func gridNumbers(cmd *cobra.Command, v *store.View) (map[string]int, error) {
	list, err := v.Grids(cmd.Context())
	out := map[string]int{}
	for _, g := range list {
		out[g.ID] = g.Number
	}
	return out, err
}

func (a *app) matterRow(m store.Matter, w word.Words, grids map[string]int, now journal.Time) []string {
	where := ""
	if n := grids[m.Grid]; n > 0 {
		where = fmt.Sprintf(w.T.Report.Grid, n)
	}
	limit := ""
	if m.Open() {
		if _, by, late := m.Late(now); late {
			limit = fmt.Sprintf(w.T.Time.Overdue, w.Duration(by))
		} else if due := m.NextDue(); due != 0 {
			limit = w.Left(due, now)
		}
	}
	return []string{m.Number, w.Level(m.Level), w.State(m.State), w.Type(m.Type, m.Kind), where, m.Household, limit, m.Owner, m.Text}
}

func (a *app) matterShow() *cobra.Command {
	var asOf *string
	c := a.command("matter show", "show NUMBER [--as-of TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "NUMBER"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, *asOf, func(v *store.View, w word.Words) error {
			m, err := v.Matter(ctx, args[0])
			if err != nil {
				return err
			}
			steps, err := v.MatterSteps(ctx, m.ID)
			if err != nil {
				return err
			}
			grids, err := gridNumbers(cmd, v)
			if err != nil {
				return err
			}
			out := struct {
				store.Matter
				Due   journal.Time `json:"due"`
				Steps []store.Line `json:"steps"`
			}{m, m.Due(), steps}
			return a.print(out, w.Zone, func(o io.Writer) {
				a.table(o, [][]string{a.matterRow(m, w, grids, journal.At(v.Now()))})
				for _, extra := range []string{m.Person, m.Phone, m.IfThen, m.Result} {
					if extra != "" {
						fmt.Fprintln(o, kit.Clean(extra))
					}
				}
				fmt.Fprintln(o)
				a.table(o, a.lineRows(steps, w, v))
			})
		})
	})
	asOf = a.reading(c)
	return c
}
