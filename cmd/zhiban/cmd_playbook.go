package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/word"
)

func (a *app) postActivate() *cobra.Command {
	var w *writes
	var t0 string
	c := a.command("post activate", "activate [--t0 TIME] DIRECTIVE...", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "DIRECTIVE"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(st *store.Store) (store.Command, error) {
			t, err := a.when(t0, st.View)
			return store.Activate{T0: t, Order: strings.Join(args, " "), Lang: a.lang}, err
		})
	})
	c.Flags().StringVar(&t0, "t0", "", a.flag("t0"))
	w = a.writing(c)
	return c
}

func (a *app) postStandDown() *cobra.Command {
	var w *writes
	var to string
	c := a.command("post stand-down", "stand-down --to BODY REASON...", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "REASON"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.StandDown{To: to, Reason: strings.Join(args, " ")}, nil
		})
	})
	c.Flags().StringVar(&to, "to", "", a.flag("to"))
	w = a.writing(c)
	return c
}

func (a *app) postLate() *cobra.Command {
	var w *writes
	c := a.command("post late", "late SLUG REASON...", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "SLUG REASON"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.ExplainLate{Slug: args[0], Text: strings.Join(args[1:], " ")}, nil
		})
	})
	w = a.writing(c)
	return c
}

func (a *app) postChecked() *cobra.Command {
	var w *writes
	var undo bool
	c := a.command("post checked", "checked LIST [TEXT...] [--undo]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "LIST"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.CheckPlanList{Slug: args[0], Text: strings.Join(args[1:], " "), Undo: undo}, nil
		})
	})
	c.Flags().BoolVar(&undo, "undo", false, a.flag("undo"))
	w = a.writing(c)
	return c
}

func (a *app) postCheck() *cobra.Command {
	return a.command("post check", "check", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error {
			gaps, err := v.CheckPlan(cmd.Context())
			if err != nil {
				return err
			}
			rows := make([][]string, len(gaps))
			for i, g := range gaps {
				rows[i] = []string{w.T.Muster.GapKind[g.Kind], w.PlanGap(g), w.PlanGapMore(g), g.Slug}
			}
			return a.print(gaps, w.Zone, func(o io.Writer) {
				if len(rows) == 0 {
					fmt.Fprintln(o, w.T.Muster.EmptyCheck)
					return
				}
				a.table(o, rows)
			})
		})
	})
}

func (a *app) postPlaybook() *cobra.Command {
	var asOf *string
	c := a.command("post playbook", "playbook [--as-of TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), *asOf, func(v *store.View, w word.Words) error {
			b, err := v.Playbook(cmd.Context())
			if err != nil {
				return err
			}
			return a.print(b, w.Zone, func(o io.Writer) { a.playbook(o, b, journal.At(v.Now()), w) })
		})
	})
	asOf = a.reading(c)
	return c
}

func (a *app) playbook(o io.Writer, b store.Playbook, now journal.Time, w word.Words) {
	t := w.T.Muster
	var rows [][]string
	for _, c := range b.Clocks {
		rows = append(rows, []string{w.Clock(c.Slug), "", "", w.Time(c.Due, now), w.Kept(c.Due, c.Done, now), b.Post.ReasonFor(c.Slug)})
	}
	for _, s := range b.Steps {
		rows = append(rows, []string{w.Milestone(s.Slug), w.TPlusOf(s.Minutes), strings.TrimSpace(w.Group(s.Group) + " " + s.Owner), w.Time(s.Due, now), w.Kept(s.Due, s.Done, now), s.Reason})
	}
	for _, d := range b.Deadlines {
		rows = append(rows, a.deadlineRow(d, now, w))
	}
	a.table(o, rows)
	var posts [][]string
	for _, p := range b.Posts {
		if b.Post.Activated.IsZero() {
			break
		}
		state := t.NotHere
		if !p.Mustered.IsZero() {
			state = fmt.Sprintf(t.HereAt, w.Time(p.Mustered, now))
		}
		posts = append(posts, []string{w.Name(p.ZH, p.EN), strings.ToUpper(p.Post), p.Name, p.Phone, w.PostPlace(p.Place), state})
	}
	if len(posts) > 0 {
		a.table(o, posts)
	}
	if x := b.Post.Balance; x != nil && !b.Post.StoodDown.IsZero() {
		fmt.Fprintf(o, t.HeadDown+"\n", w.Full(x.At), x.To, x.People)
	}
}

func (a *app) deadlineRow(d store.Deadline, now journal.Time, w word.Words) []string {
	state := w.Kept(d.Due, d.Done, now)
	if !d.Dropped.IsZero() {
		state = w.T.Muster.Dropped
	}
	return []string{d.Text, d.ID, "", w.Time(d.Due, now), state, w.DeadlineWhy(d, now)}
}

func (a *app) deadlineCmd() *cobra.Command {
	c := a.command("deadline", "deadline COMMAND", nil)
	c.AddCommand(a.deadlineList(), a.deadlineSet(), a.deadlineDone(), a.deadlineMove(),
		a.deadlineWords("late", func(id, text string) store.Command { return store.ExplainDeadline{ID: id, Text: text} }),
		a.deadlineWords("drop", func(id, text string) store.Command { return store.DropDeadline{ID: id, Reason: text} }))
	return c
}

func (a *app) deadlineList() *cobra.Command {
	return a.command("deadline list", "list", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error {
			list, err := v.Deadlines(cmd.Context(), false)
			if err != nil {
				return err
			}
			rows := make([][]string, len(list))
			for i, d := range list {
				rows[i] = a.deadlineRow(d, journal.At(v.Now()), w)
			}
			return a.print(list, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
}

func (a *app) deadlineSet() *cobra.Command {
	var w *writes
	var d store.SetDeadline
	c := a.command("deadline set", "set TIME TEXT... [--group GROUP] [--grid N] [--site SITE]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "TIME TEXT"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(st *store.Store) (store.Command, error) {
			var err error
			d.Due, err = a.ahead(args[0], st.View)
			d.Text = strings.Join(args[1:], " ")
			return d, err
		})
	})
	c.Flags().StringVar(&d.Group, "group", "", a.flag("group"))
	c.Flags().StringVar(&d.Grid, "grid", "", a.flag("grid"))
	c.Flags().StringVar(&d.Site, "site", "", a.flag("site"))
	w = a.writing(c)
	return c
}

func (a *app) deadlineDone() *cobra.Command {
	var w *writes
	var undo bool
	c := a.command("deadline done", "done DEADLINE [TEXT...] [--undo]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "DEADLINE"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.KeepDeadline{ID: args[0], Text: strings.Join(args[1:], " "), Undo: undo}, nil
		})
	})
	c.Flags().BoolVar(&undo, "undo", false, a.flag("undo"))
	w = a.writing(c)
	return c
}

func (a *app) deadlineMove() *cobra.Command {
	var w *writes
	c := a.command("deadline move", "move DEADLINE TIME REASON...", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 3, -1, "DEADLINE TIME REASON"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(st *store.Store) (store.Command, error) {
			due, err := a.ahead(args[1], st.View)
			return store.MoveDeadline{ID: args[0], Due: due, Reason: strings.Join(args[2:], " ")}, err
		})
	})
	w = a.writing(c)
	return c
}

func (a *app) deadlineWords(name string, cmd func(id, text string) store.Command) *cobra.Command {
	var w *writes
	c := a.command("deadline "+name, name+" DEADLINE REASON...", func(c *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "DEADLINE REASON"); err != nil {
			return err
		}
		return a.do(c.Context(), w, func(st *store.Store) (store.Command, error) {
			d, err := st.Deadline(context.WithoutCancel(c.Context()), args[0])
			return cmd(d.ID, strings.Join(args[1:], " ")), err
		})
	})
	w = a.writing(c)
	return c
}
