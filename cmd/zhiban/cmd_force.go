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

func (a *app) forceCmd() *cobra.Command {
	c := a.command("force", "force COMMAND", nil)
	c.AddCommand(a.forceList(), a.forceShow(), a.forceCall(), a.forceAmend(), a.forceWho("expect"), a.forceWho("arrive"), a.forceWho("release"), a.forceWalkUp(), a.forcePlace(), a.forceHours(), a.forceStep())
	return c
}

func (a *app) forceRow(w word.Words, c store.ForceCount, now journal.Time) []string {
	left := w.Left(c.Deadline, now)
	if !c.Missing() || !c.Matter.Open() {
		left = w.State(c.Matter.State)
	}
	return []string{c.Matter.Number, w.ForceLine(c), w.Time(c.Deadline, now), left, c.Matter.Text, c.Matter.Owner}
}

func (a *app) forceList() *cobra.Command {
	return a.command("force list", "list", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error {
			list, err := v.Forces(cmd.Context(), false)
			if err != nil {
				return err
			}
			rows, here := make([][]string, len(list)), 0
			for i, c := range list {
				rows[i] = a.forceRow(w, c, journal.At(v.Now()))
				here += c.Here
			}
			return a.print(list, w.Zone, func(o io.Writer) {
				a.table(o, rows)
				if here > 0 {
					fmt.Fprintf(o, w.T.Muster.HereNow+"\n", here)
				}
			})
		})
	})
}

// forceOut is a request for programs: counts, roll, and the bodies above.
type forceOut struct {
	store.ForceCount
	Roll  []store.RollRow     `json:"roll"`
	Chain []store.SupportMove `json:"chain"`
}

func (a *app) forceShow() *cobra.Command {
	var asOf *string
	c := a.command("force show", "show FORCE [--as-of TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "FORCE"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, *asOf, func(v *store.View, w word.Words) error {
			var out forceOut
			var err error
			if out.ForceCount, err = v.ForceCount(ctx, args[0]); err != nil {
				return err
			}
			if out.Roll, err = v.RollCall(ctx, args[0]); err != nil {
				return err
			}
			if out.Chain, err = v.SupportMoves(ctx, out.ID); err != nil {
				return err
			}
			return a.print(out, w.Zone, func(o io.Writer) { a.force(o, out, journal.At(v.Now()), w) })
		})
	})
	asOf = a.reading(c)
	return c
}

func (a *app) force(o io.Writer, out forceOut, now journal.Time, w word.Words) {
	a.table(o, [][]string{a.forceRow(w, out.ForceCount, now)})
	for _, m := range out.Chain {
		fmt.Fprintf(o, "%s %s\n", w.Time(m.At, now), w.SupportMove(m))
	}
	rows := make([][]string, len(out.Roll))
	for i, r := range out.Roll {
		rows[i] = []string{w.RollState(r.ForceRow, now), w.RollName(r), r.Phone, w.SkillList(r.Skills), w.RollPlace(r), w.RollFlags(r)}
	}
	a.table(o, rows)
}

// skills reads «司机=2» and the like.
func (a *app) skills(ctx context.Context, v *store.View, list []string) ([]store.SkillNeed, error) {
	p, err := v.Plan(ctx)
	if err != nil {
		return nil, err
	}
	var out []store.SkillNeed
	for _, s := range list {
		name, n, ok := strings.Cut(word.Narrow(s), "=")
		count := 1
		if ok {
			if count, err = strconv.Atoi(n); err != nil {
				return nil, a.usage(a.t.CLI.BadNumber, n)
			}
		}
		skill, known := p.SkillNamed(name)
		if !known {
			return nil, &store.Error{Code: store.NotFound, Field: "skills", Reason: "skill.unknown", Arg: name}
		}
		out = append(out, store.SkillNeed{Skill: skill.Slug, N: count})
	}
	return out, nil
}

func (a *app) forceCall() *cobra.Command {
	var w *writes
	var f store.CallForce
	var by, level string
	var skills []string
	c := a.command("force call", "call N TEXT... [--skill SKILL=N] [--by TIME] [--body BODY] [--grid N] [--site SITE] [--level LEVEL]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "N TEXT"); err != nil {
			return err
		}
		n, err := strconv.Atoi(args[0])
		if err != nil {
			return a.usage(a.t.CLI.BadNumber, args[0])
		}
		return a.do(cmd.Context(), w, func(st *store.Store) (store.Command, error) {
			f.Count, f.Text, f.Level = n, strings.Join(args[1:], " "), slugOf(a.t.Word.Level, level)
			if by != "" {
				if f.By, err = a.ahead(by, st.View); err != nil {
					return nil, err
				}
			}
			f.Skills, err = a.skills(cmd.Context(), st.View, skills)
			return f, err
		})
	})
	c.Flags().StringArrayVar(&skills, "skill", nil, a.flag("skill"))
	c.Flags().StringVar(&by, "by", "", a.flag("by-time"))
	c.Flags().StringVar(&f.Body, "body", "", a.flag("body"))
	c.Flags().StringVar(&f.Grid, "grid", "", a.flag("grid"))
	c.Flags().StringVar(&f.Site, "site", "", a.flag("site"))
	c.Flags().StringVar(&level, "level", "", a.flag("level"))
	w = a.writing(c)
	return c
}

func (a *app) forceAmend() *cobra.Command {
	var w *writes
	var by string
	var count int
	var skills []string
	c := a.command("force amend", "amend FORCE REASON... [--count N] [--skill SKILL=N] [--by TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "FORCE REASON"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			now, err := st.ForceCount(ctx, args[0])
			if err != nil {
				return nil, err
			}
			out := store.AmendForce{ID: now.ID, Count: now.Count, Skills: now.Force.Skills, Reason: strings.Join(args[1:], " ")}
			if cmd.Flags().Changed("count") {
				out.Count = count
			}
			if by != "" {
				if out.By, err = a.ahead(by, st.View); err != nil {
					return nil, err
				}
			}
			if len(skills) > 0 {
				out.Skills, err = a.skills(ctx, st.View, skills)
			}
			return out, err
		})
	})
	c.Flags().IntVar(&count, "count", 0, a.flag("count"))
	c.Flags().StringArrayVar(&skills, "skill", nil, a.flag("skill"))
	c.Flags().StringVar(&by, "by", "", a.flag("by-time"))
	w = a.writing(c)
	return c
}
