package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/word"
)

// where is a grid by its number and a door.
func where(grids map[string]int, grid, household string, w word.Words) string {
	out := ""
	if n := grids[grid]; n > 0 {
		out = fmt.Sprintf(w.T.Report.Grid, n)
	}
	return strings.TrimSpace(out + " " + household)
}

func (a *app) hotlineLog() *cobra.Command {
	var f store.CallFilter
	var since, until, grid string
	var asOf *string
	c := a.command("hotline log", "log [--since TIME] [--until TIME] [--phone PHONE] [--grid NUMBER] [--outcome OUTCOME] [--voided] [--limit N] [--as-of TIME] [--level LEVEL]", nil)
	level := a.reader(c)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		l, err := level()
		if err == nil {
			err = a.args(args, 0, 0, "")
		}
		if err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, *asOf, func(v *store.View, w word.Words) error {
			grids, err := gridNumbers(cmd, v)
			if err != nil {
				return err
			}
			if grid != "" {
				g, err := v.Grid(ctx, gridRef(grid))
				if err != nil {
					return err
				}
				f.Grid = g.ID
			}
			f.Outcome = slugOf(a.t.Hotline.Outcome, f.Outcome)
			if f.Since, f.Until, err = a.stretch(since, until, v); err != nil {
				return err
			}
			if !l.Rows() { // counted, not shown
				f.Limit = 1 << 30
			}
			list, err := v.HotCalls(ctx, f)
			if err != nil {
				return err
			}
			numbers, err := callNumbers(cmd, v, list)
			if err != nil {
				return err
			}
			now := journal.At(v.Now())
			return masked(a, l, list, w.Zone, func(x store.HotCall) []string {
				came := w.CallOutcome(x.Outcome)
				if x.Void {
					came += " " + w.T.Hotline.Void
				}
				return []string{x.Number, w.Time(x.At, now), w.T.Hotline.Way[x.Way], x.Phone, x.Caller, where(grids, x.Grid, x.Household, w), came, numbers[x.Matter], x.Text}
			})
		})
	}
	fl := c.Flags()
	fl.StringVar(&since, "since", "", a.flag("since"))
	fl.StringVar(&until, "until", "", a.flag("until"))
	fl.StringVar(&f.Phone, "phone", "", a.flag("phone"))
	fl.StringVar(&grid, "grid", "", a.flag("grid"))
	fl.StringVar(&f.Outcome, "outcome", "", a.flag("outcome"))
	fl.BoolVar(&f.Void, "voided", false, a.flag("voided"))
	fl.IntVar(&f.Limit, "limit", 0, a.flag("limit"))
	asOf = a.reading(c)
	return c
}

// callNumbers are the numbers of the matters that calls belong to, by id.
func callNumbers(cmd *cobra.Command, v *store.View, list []store.HotCall) (map[string]string, error) {
	out := map[string]string{"": ""}
	for _, x := range list {
		if _, known := out[x.Matter]; known {
			continue
		}
		m, err := v.Matter(cmd.Context(), x.Matter)
		if err != nil {
			return nil, err
		}
		out[x.Matter] = m.Number
	}
	return out, nil
}

// stretch reads two times that may be left out.
func (a *app) stretch(since, until string, v *store.View) (from, to journal.Time, err error) {
	s, err := a.when(since, v)
	if err != nil {
		return 0, 0, err
	}
	u, err := a.when(until, v)
	if !s.IsZero() {
		from = journal.At(s)
	}
	if !u.IsZero() {
		to = journal.At(u)
	}
	return from, to, err
}

func (a *app) hotlineHours() *cobra.Command {
	var since, until string
	var asOf *string
	c := a.command("hotline hours", "hours [--since TIME] [--until TIME] [--as-of TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), *asOf, func(v *store.View, w word.Words) error {
			from, to, err := a.stretch(since, until, v)
			if err != nil {
				return err
			}
			list, err := v.HotlineHours(cmd.Context(), from, to)
			if err != nil {
				return err
			}
			t, now := w.T.Hotline, journal.At(v.Now())
			rows := [][]string{{t.Hour, t.In, t.Answered, t.Given, t.Added, t.Other, t.Out, t.Back, t.Unhappy}}
			var sum store.HotlineHour
			row := func(head string, h store.HotlineHour) []string {
				out := []string{head}
				for _, n := range []int{h.In, h.Answered, h.Dispatched + h.Opened, h.Added, h.Info + h.Silent, h.Out, h.Back, h.Unhappy} {
					out = append(out, strconv.Itoa(n))
				}
				return out
			}
			for _, h := range list {
				rows = append(rows, row(w.Time(h.Start, now), h))
				sum = sum.Sum(h)
			}
			rows = append(rows, row(t.Sum, sum))
			return a.print(list, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
	c.Flags().StringVar(&since, "since", "", a.flag("since"))
	c.Flags().StringVar(&until, "until", "", a.flag("until"))
	asOf = a.reading(c)
	return c
}

func (a *app) hotlineCallers() *cobra.Command {
	var since string
	var limit int
	c := a.command("hotline callers", "callers [--since TIME] [--limit N]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error {
			from, _, err := a.stretch(since, "", v)
			if err != nil {
				return err
			}
			if from.IsZero() {
				from = journal.At(v.Now()).Add(-24 * time.Hour)
			}
			list, err := v.RepeatCallers(cmd.Context(), from, limit)
			if err != nil {
				return err
			}
			grids, err := gridNumbers(cmd, v)
			if err != nil {
				return err
			}
			now, rows := journal.At(v.Now()), make([][]string, 0, len(list))
			for _, x := range list {
				open := make([]string, 0, len(x.Open))
				for _, m := range x.Open {
					open = append(open, m.Number+" "+w.State(m.State))
				}
				rows = append(rows, []string{x.Phone, x.Caller, where(grids, x.Grid, x.Household, w), strconv.Itoa(x.Calls), w.Time(x.Last, now), strings.Join(open, w.T.Report.Sep)})
			}
			return a.print(list, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
	c.Flags().StringVar(&since, "since", "", a.flag("since"))
	c.Flags().IntVar(&limit, "limit", 0, a.flag("limit"))
	return c
}

// foundCaller is somebody who has a number, with what is known of them.
type foundCaller struct {
	store.Caller
	store.CallerView
}

func (a *app) hotlineFind() *cobra.Command {
	var limit int
	c := a.command("hotline find", "find PHONE [--limit N]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "PHONE"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			list, err := v.FindCallers(ctx, args[0], limit)
			if err != nil {
				return err
			}
			grids, err := gridNumbers(cmd, v)
			if err != nil {
				return err
			}
			out, rows := make([]foundCaller, 0, len(list)), make([][]string, 0, len(list))
			for _, x := range list {
				known, err := v.CallerMatters(ctx, x.Phone, x.Grid, x.Household)
				if err != nil {
					return err
				}
				out = append(out, foundCaller{x, known})
				open := make([]string, 0, len(known.Open))
				for _, m := range known.Open {
					open = append(open, m.Number+" "+w.State(m.State))
				}
				rows = append(rows, []string{x.Phone, x.Name, where(grids, x.Grid, x.Household, w), w.T.Hotline.Via[x.Via], fmt.Sprintf(w.T.Hotline.DayCalls, known.Calls), strings.Join(open, w.T.Report.Sep)})
			}
			return a.print(out, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
	c.Flags().IntVar(&limit, "limit", 8, a.flag("limit"))
	return c
}

func (a *app) hotlineWaiting() *cobra.Command {
	var limit int
	var asOf *string
	c := a.command("hotline waiting", "waiting [--limit N] [--as-of TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), *asOf, func(v *store.View, w word.Words) error {
			list, err := v.WaitingForBack(cmd.Context(), limit, 0)
			if err != nil {
				return err
			}
			grids, err := gridNumbers(cmd, v)
			if err != nil {
				return err
			}
			now, rows := journal.At(v.Now()), make([][]string, 0, len(list))
			for _, m := range list {
				tries := ""
				if m.BackTries > 0 {
					tries = fmt.Sprintf(w.T.Hotline.Tries, m.BackTries)
				}
				rows = append(rows, []string{m.Number, w.Time(m.Closed, now), m.Phone, m.Person, where(grids, m.Grid, m.Household, w), m.Text, m.Result, tries})
			}
			return a.print(list, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
	c.Flags().IntVar(&limit, "limit", 0, a.flag("limit"))
	asOf = a.reading(c)
	return c
}

func (a *app) hotlineStaff() *cobra.Command {
	var asOf *string
	c := a.command("hotline staff", "staff [--as-of TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), *asOf, func(v *store.View, w word.Words) error {
			h, err := v.HotlineStaff(cmd.Context())
			if err != nil {
				return err
			}
			return a.print(h, w.Zone, func(o io.Writer) {
				name := ""
				if h != nil {
					name = w.Name(h.Name, h.NameEN)
				}
				a.table(o, [][]string{{name, w.HotlineManned(h, journal.At(v.Now()))}})
			})
		})
	})
	asOf = a.reading(c)
	return c
}
