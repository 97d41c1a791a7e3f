package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/word"
)

func (a *app) siteMaterial() *cobra.Command {
	var w *writes
	var report bool
	c := a.command("site material", "material SITE [ITEM HAVE/NEED]... [--report]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "SITE"); err != nil {
			return err
		}
		ctx := cmd.Context()
		if len(args) == 1 && !report {
			return a.view(ctx, "", func(v *store.View, words word.Words) error { return a.printSheet(ctx, v, words, args[0]) })
		}
		counts, err := a.counts(args[1:])
		if err != nil {
			return err
		}
		lead := a.t.Site.Lead
		return a.do(ctx, w, func(*store.Store) (store.Command, error) {
			if len(counts) == 0 {
				return store.ReportShortage{ID: args[0], Lead: lead, Lang: a.lang}, nil
			}
			return store.CountMaterials{ID: args[0], Counts: counts, Report: report, Lead: lead, Lang: a.lang}, nil
		})
	})
	c.Flags().BoolVar(&report, "report", false, a.flag("report-need"))
	w = a.writing(c)
	return c
}

// counts reads pairs of a material and «0/2», or «0» when the need is known.
func (a *app) counts(args []string) ([]store.MaterialCount, error) {
	if len(args)%2 != 0 {
		return nil, a.usage(a.t.CLI.MissingArg, "HAVE/NEED")
	}
	var out []store.MaterialCount
	for i := 0; i < len(args); i += 2 {
		have, need, ok := word.HaveNeed(args[i+1])
		if !ok {
			return nil, &store.Error{Code: store.Invalid, Field: "have", Reason: "material.count", Arg: args[i+1]}
		}
		out = append(out, store.MaterialCount{Material: args[i], Have: have, Need: need})
	}
	return out, nil
}

func (a *app) printSheet(ctx context.Context, v *store.View, w word.Words, ref string) error {
	sheet, err := v.Sheet(ctx, ref)
	if err != nil {
		return err
	}
	now := journal.At(v.Now())
	return a.print(sheet, w.Zone, func(o io.Writer) { a.table(o, a.sheetRows(sheet, w, now)) })
}

func (a *app) sheetRows(sheet []store.SheetItem, w word.Words, now journal.Time) [][]string {
	t := w.T.Site
	rows := make([][]string, 0, len(sheet))
	for _, it := range sheet {
		row := []string{it.Slug, it.Name.In(a.lang), t.NotCounted, "", "", ""}
		if it.Known {
			row[2] = fmt.Sprintf("%d/%d", it.Have, it.Need)
			row[5] = fmt.Sprintf(t.CountedBy, w.Time(it.At, now), it.ByName)
		}
		if it.Short > 0 {
			row[3] = fmt.Sprintf(t.Short, it.Short)
		}
		if it.Matter != "" {
			row[4] = fmt.Sprintf(t.Asked, it.Matter)
		}
		rows = append(rows, row)
	}
	return rows
}

func (a *app) siteBreach() *cobra.Command {
	var w *writes
	c := a.command("site breach", "breach SITE TEXT...", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "SITE TEXT"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.ReportBreach{ID: args[0], Text: strings.Join(args[1:], " ")}, nil
		})
	})
	w = a.writing(c)
	return c
}

func (a *app) siteKey() *cobra.Command {
	var w *writes
	c := a.command("site key", "key SITE PERSON", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, 2, "SITE PERSON"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			id, err := person(ctx, st.View, args[1])
			return store.HoldKey{ID: args[0], Person: id}, err
		})
	})
	w = a.writing(c)
	return c
}

func (a *app) siteHistory() *cobra.Command {
	var kinds, before string
	var limit int
	c := a.command("site history", "history SITE [--kind K,...] [--before ENTRY] [--limit N]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "SITE"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, "", func(v *store.View, w word.Words) (err error) {
			f := store.SiteHistory{Limit: limit}
			if kinds != "" {
				f.Kinds = strings.Split(kinds, ",")
			}
			if before != "" {
				if f.Before, err = v.EntryID(ctx, before); err != nil {
					return err
				}
			}
			lines, err := v.SiteLines(ctx, args[0], f)
			if err != nil {
				return err
			}
			return a.print(lines, w.Zone, func(o io.Writer) { a.table(o, a.toldRows(lines, w)) })
		})
	})
	c.Flags().StringVar(&kinds, "kind", "", a.flag("kinds"))
	c.Flags().StringVar(&before, "before", "", a.flag("before"))
	c.Flags().IntVar(&limit, "limit", 100, a.flag("limit"))
	return c
}

// toldRows show the history of one place, newest first.
func (a *app) toldRows(lines []store.Line, w word.Words) [][]string {
	rows := make([][]string, 0, len(lines))
	for _, l := range lines {
		text := w.Told(l)
		if l.Struck != nil {
			text += "（" + w.T.Report.Struck + w.T.Report.Colon + l.Struck.Reason + "）"
		}
		rows = append(rows, []string{w.Full(l.At), l.Station + "#" + strconv.FormatInt(l.Seq, 10), l.ByName, text})
	}
	return rows
}

// siteMatters are the open matters of a site, red first.
func (a *app) siteMatters(list []store.Matter, w word.Words, now journal.Time) [][]string {
	rows := make([][]string, 0, len(list))
	for _, m := range list {
		left := ""
		if due := m.NextDue(); due != 0 {
			left = w.Left(due, now)
		}
		rows = append(rows, []string{w.T.Site.OpenMatter, m.Number, w.Level(m.Level), w.State(m.State), left, m.Text})
	}
	return rows
}

// siteMore is what stands under the row of a site: who is there and who is
// due, the key, the sheet.
func (a *app) siteMore(s store.SiteView, w word.Words, now journal.Time) [][]string {
	t := w.T.Site
	var rows [][]string
	for _, g := range s.Guards {
		note := ""
		if !g.Rostered && len(s.DueNow) > 0 {
			note = t.Extra
		}
		rows = append(rows, []string{t.OnPost, g.Name, g.Phone, fmt.Sprintf(t.Since, w.Time(g.From, now)), note})
	}
	for _, d := range s.DueNow {
		if !d.There {
			rows = append(rows, []string{t.DueNow, d.Name, d.Phone, w.SitePost(d.Post), t.NotThere})
		}
	}
	for _, d := range s.DueNext {
		rows = append(rows, []string{fmt.Sprintf(t.DueNext, w.Shift(s.NextShift), w.Time(s.NextStart, now)), d.Name, d.Phone, w.SitePost(d.Post), ""})
	}
	if s.CheckinDue != 0 {
		rows = append(rows, []string{t.Checkin, fmt.Sprintf(t.CheckinDue, w.Time(s.CheckinDue, now), w.Left(s.CheckinDue, now))})
	}
	if s.Holder.ID != "" {
		rows = append(rows, []string{t.Key, s.Holder.Name, s.Holder.Phone})
	}
	return rows
}
