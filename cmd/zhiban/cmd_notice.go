package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/store/plan"
	"zhiban/ui/word"
)

func (a *app) noticeCmd() *cobra.Command {
	c := a.command("notice", "notice COMMAND", nil)
	c.AddCommand(a.noticeAdd(), a.noticeTell(), a.noticeEnd(), a.noticeBack(), a.noticeList(), a.noticeShow())
	return c
}

func (a *app) noticeAdd() *cobra.Command {
	var w *writes
	var until string
	n := &store.AddNotice{}
	c := a.command("notice add", "add TITLE [TEXT...] [--medium SLUG] [--grid NUMBER] [--repeat MINUTES] [--until TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "TITLE"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(st *store.Store) (store.Command, error) {
			out := *n
			out.Title, out.Text = args[0], strings.Join(args[1:], " ")
			if until == "" {
				return out, nil
			}
			var err error
			out.Until, err = a.ahead(until, st.View)
			return out, err
		})
	})
	c.Flags().StringSliceVar(&n.Media, "medium", nil, a.flag("by-medium"))
	c.Flags().StringSliceVar(&n.Grids, "grid", nil, a.flag("grids"))
	c.Flags().IntVar(&n.Repeat, "repeat", 0, a.flag("repeat"))
	c.Flags().StringVar(&until, "until", "", a.flag("until"))
	w = a.writing(c)
	return c
}

// ahead reads a time of day that lies ahead.
func (a *app) ahead(s string, v *store.View) (time.Time, error) {
	t, err := a.when(s, v)
	if err == nil && !t.After(v.Now()) && len(strings.TrimSpace(s)) <= 5 {
		t = t.AddDate(0, 0, 1)
	}
	return t, err
}

func (a *app) noticeTell() *cobra.Command {
	var w *writes
	n := &store.Announce{}
	c := a.command("notice tell", "tell NOTICE [TEXT...] [--grid NUMBER] [--medium SLUG] [--households COUNT] [--household HOUSE]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "NOTICE"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			out := *n
			out.ID, out.Text = args[0], strings.Join(args[1:], " ")
			return out, nil
		})
	})
	c.Flags().StringSliceVar(&n.Grids, "grid", nil, a.flag("grids"))
	c.Flags().StringVar(&n.Medium, "medium", "", a.flag("by-medium"))
	c.Flags().StringVar(&n.Household, "household", "", a.flag("household"))
	c.Flags().Int64Var(&n.Amount, "households", 0, a.flag("households"))
	w = a.writing(c)
	return c
}

func (a *app) noticeEnd() *cobra.Command {
	var w *writes
	var back bool
	c := a.command("notice end", "end NOTICE REASON... [--back]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "NOTICE REASON"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.EndNotice{ID: args[0], Back: back, Reason: strings.Join(args[1:], " ")}, nil
		})
	})
	c.Flags().BoolVar(&back, "back", false, a.flag("again-holds"))
	w = a.writing(c)
	return c
}

func (a *app) noticeBack() *cobra.Command {
	var w *writes
	c := a.command("notice back", "back ENTRY REASON...", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "ENTRY REASON"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			id, err := st.EntryID(ctx, args[0])
			return store.TakeBackNotice{Entry: id, Reason: strings.Join(args[1:], " ")}, err
		})
	})
	w = a.writing(c)
	return c
}

func (a *app) noticeRow(n store.Notice, p slipPlaces, w word.Words, now journal.Time) []string {
	t := w.T.Notice
	var media, grids []string
	for _, m := range n.Media {
		media = append(media, w.Medium(m))
	}
	for _, g := range n.Grids {
		grids = append(grids, fmt.Sprintf(w.T.Report.Grid, p.grids[g]))
	}
	if len(grids) == 0 {
		grids = []string{t.Everywhere}
	}
	var more []string
	if n.Repeat > 0 {
		more = append(more, fmt.Sprintf(t.Repeat, w.Duration(time.Duration(n.Repeat)*time.Minute)))
	}
	if !n.Until.IsZero() {
		more = append(more, fmt.Sprintf(t.Until, w.Time(n.Until, now)))
	}
	if !n.Open() {
		more = append(more, fmt.Sprintf(t.Ended, w.Time(n.Ended, now))+" "+n.Why)
	}
	return []string{n.Number, w.Time(n.At, now), n.Title, strings.Join(media, w.T.Report.Sep), strings.Join(grids, " "), strings.Join(more, w.T.Report.Sep), n.Text}
}

func (a *app) noticeList() *cobra.Command {
	var all bool
	var limit int
	c := a.command("notice list", "list [--all] [--limit COUNT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error {
			list, err := v.Notices(cmd.Context(), all, limit)
			if err != nil {
				return err
			}
			p, err := a.slipPlaces(cmd, v)
			if err != nil {
				return err
			}
			now := journal.At(v.Now())
			rows := make([][]string, 0, len(list))
			for _, n := range list {
				rows = append(rows, a.noticeRow(n, p, w, now))
			}
			return a.print(list, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
	c.Flags().BoolVar(&all, "all", false, a.flag("all"))
	c.Flags().IntVar(&limit, "limit", 100, a.flag("limit"))
	return c
}

// noticeOut is a notice for programs.
type noticeOut struct {
	store.Notice
	Reach []store.Reach `json:"reach"`
}

func (a *app) noticeShow() *cobra.Command {
	return a.command("notice show", "show NOTICE", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "NOTICE"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			n, err := v.Notice(ctx, args[0])
			if err != nil {
				return err
			}
			reach, err := v.NoticeReach(ctx, n.ID)
			if err != nil {
				return err
			}
			p, err := a.slipPlaces(cmd, v)
			if err != nil {
				return err
			}
			now, t := journal.At(v.Now()), w.T.Notice
			var rows [][]string
			for _, r := range reach {
				row := []string{fmt.Sprintf(w.T.Report.Grid, r.Number), t.NotTold, "", "", ""}
				if !r.Unreached() {
					row = []string{row[0], fmt.Sprintf(t.Times, r.Times), fmt.Sprintf(t.Told, r.Told) + fmt.Sprintf(" / %d", r.Households), w.Time(r.Last, now), ""}
				}
				if !r.Next.IsZero() {
					row[4] = fmt.Sprintf(t.Next, w.Time(r.Next, now))
				}
				rows = append(rows, row)
			}
			return a.print(noticeOut{n, reach}, w.Zone, func(o io.Writer) {
				a.table(o, [][]string{a.noticeRow(n, p, w, now)})
				a.table(o, rows)
			})
		})
	})
}

func (a *app) orderCmd() *cobra.Command {
	c := a.command("order", "order COMMAND", nil)
	c.AddCommand(a.orderStep("receipt", 1, "receipt NUMBER [TEXT...] [--to NAME]", "NUMBER"), a.orderStep("reply", 2, "reply NUMBER TEXT... [--to NAME]", "NUMBER TEXT"), a.orderList())
	return c
}

func (a *app) orderStep(step string, low int, use, names string) *cobra.Command {
	var w *writes
	var to string
	c := a.command("order "+step, use, func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, low, -1, names); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.ReplyOrder{ID: args[0], Step: step, To: to, Text: strings.Join(args[1:], " ")}, nil
		})
	})
	c.Flags().StringVar(&to, "to", "", a.flag("to-whom"))
	w = a.writing(c)
	return c
}

func (a *app) orderList() *cobra.Command {
	return a.command("order list", "list", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error {
			list, err := v.Matters(cmd.Context(), store.MatterFilter{Open: true, Kinds: []string{plan.Order}})
			if err != nil {
				return err
			}
			now := journal.At(v.Now())
			rows := make([][]string, 0, len(list))
			for _, m := range list {
				rows = append(rows, []string{m.Number, m.Person, m.Text, w.State(m.State), w.OrderSteps(m.Receipt, m.Replied, now)})
			}
			return a.print(list, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
}
