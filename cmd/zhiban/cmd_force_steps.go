package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/ui/word"
)

// whoOf reads who a step is about: a number, a team or a person.
func whoOf(ctx context.Context, v *store.View, force, ref string, heads int) (store.ForceWho, error) {
	w := store.ForceWho{Force: force, Heads: heads}
	if n, err := strconv.Atoi(ref); err == nil {
		w.Heads = n
		return w, nil
	}
	if t, err := v.Team(ctx, ref); err == nil {
		w.Team = t.ID
		return w, nil
	}
	who, err := person(ctx, v, ref)
	w.Person = who
	return w, err
}

// forceWho is the three steps that are about somebody of a request.
func (a *app) forceWho(step string) *cobra.Command {
	var w *writes
	var undo, inside bool
	var heads int
	var skills []string
	c := a.command("force "+step, step+" FORCE WHO [--skill SKILL] [--heads N] [--inside] [--undo]", func(cmd *cobra.Command, args []string) error {
		least := 2
		if step == "release" && !undo {
			least = 1 // nobody named: all
		}
		if err := a.args(args, least, 2, "FORCE WHO"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			if len(args) == 1 {
				return store.ReleaseAllForce{Force: args[0]}, nil
			}
			who, err := whoOf(ctx, st.View, args[0], args[1], heads)
			switch step {
			case "expect":
				return store.ExpectForce{ForceWho: who, Skills: skills, Inside: inside, Undo: undo}, err
			case "release":
				return store.ReleaseForce{ForceWho: who, Undo: undo}, err
			}
			return store.ArriveForce{ForceWho: who, Skills: skills, Inside: inside, Undo: undo}, err
		})
	})
	c.Flags().BoolVar(&undo, "undo", false, a.flag("undo"))
	if step != "release" {
		c.Flags().BoolVar(&inside, "inside", false, a.flag("inside"))
		c.Flags().StringArrayVar(&skills, "skill", nil, a.flag("skill"))
		c.Flags().IntVar(&heads, "heads", 0, a.flag("heads"))
	}
	w = a.writing(c)
	return c
}

func (a *app) forceWalkUp() *cobra.Command {
	var w *writes
	var f store.WalkUpForce
	c := a.command("force walkup", "walkup FORCE NAME [PHONE] [--skill SKILL] [--inside]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, 3, "FORCE NAME"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			f.Force, f.Name = args[0], args[1]
			if len(args) > 2 {
				f.Phone = args[2]
			}
			return f, nil
		})
	})
	c.Flags().StringArrayVar(&f.Skills, "skill", nil, a.flag("skill"))
	c.Flags().BoolVar(&f.Inside, "inside", false, a.flag("inside"))
	w = a.writing(c)
	return c
}

func (a *app) forcePlace() *cobra.Command {
	var w *writes
	var grid, site string
	c := a.command("force place", "place FORCE WHO [--grid N] [--site SITE]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, 2, "FORCE WHO"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			who, err := whoOf(ctx, st.View, args[0], args[1], 0)
			return store.PlaceForce{ForceWho: who, Grid: grid, Site: site}, err
		})
	})
	c.Flags().StringVar(&grid, "grid", "", a.flag("grid"))
	c.Flags().StringVar(&site, "site", "", a.flag("site"))
	w = a.writing(c)
	return c
}

func (a *app) forceStep() *cobra.Command {
	var w *writes
	s := store.SupportStep{}
	c := a.command("force step", "step MATTER STEP BODY [TEXT...] [--to BODY] [--count N]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 3, -1, "MATTER STEP BODY"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			s.Matter, s.Step, s.Body, s.Text = args[0], slugOf(a.t.Muster.Support, args[1]), args[2], strings.Join(args[3:], " ")
			return s, nil
		})
	})
	c.Flags().StringVar(&s.To, "to", "", a.flag("body"))
	c.Flags().IntVar(&s.N, "count", 0, a.flag("count"))
	w = a.writing(c)
	return c
}

// hoursOut is hours for programs.
type hoursOut struct {
	People []store.ForceHours `json:"people"`
	Grids  []store.GridHours  `json:"grids"`
}

func (a *app) forceHours() *cobra.Command {
	var since string
	c := a.command("force hours", "hours [--since TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			from, err := a.when(since, v)
			if err != nil {
				return err
			}
			if from.IsZero() {
				from = time.UnixMilli(1) // from the first day on
			}
			var out hoursOut
			if out.People, out.Grids, err = v.ForceHours(ctx, from, v.Now()); err != nil {
				return err
			}
			names, err := v.WhoNames(ctx)
			if err != nil {
				return err
			}
			return a.print(out, w.Zone, func(o io.Writer) {
				rows := make([][]string, 0, len(out.People)+len(out.Grids))
				for _, h := range out.People {
					rows = append(rows, []string{w.WhoName(names[h.Who], h.Heads), w.Duration(h.Worked), w.GridHours(h.Grids)})
				}
				if len(out.Grids) > 0 {
					rows = append(rows, []string{w.T.Muster.Total, fmt.Sprint(len(out.People)), w.GridHours(out.Grids)})
				}
				a.table(o, rows)
			})
		})
	})
	c.Flags().StringVar(&since, "since", "", a.flag("since"))
	return c
}

func (a *app) teamBranch() *cobra.Command {
	var w *writes
	var secretary, site string
	c := a.command("team branch", "branch TEAM [NAME...] [--secretary PERSON] [--site SITE]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "TEAM"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			who, err := person(ctx, st.View, secretary)
			return store.SetBranch{Team: args[0], Name: strings.Join(args[1:], " "), Secretary: who, Site: site}, err
		})
	})
	c.Flags().StringVar(&secretary, "secretary", "", a.flag("secretary"))
	c.Flags().StringVar(&site, "site", "", a.flag("site"))
	w = a.writing(c)
	return c
}

func (a *app) personClear() *cobra.Command {
	var w *writes
	var failed bool
	c := a.command("person clear", "clear PERSON [SLUG] [--failed]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 2, "PERSON"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			who, err := person(ctx, st.View, args[0])
			out := store.ClearPerson{Person: who, Failed: failed}
			if len(args) > 1 {
				out.Slug = args[1]
			}
			return out, err
		})
	})
	c.Flags().BoolVar(&failed, "failed", false, a.flag("failed"))
	w = a.writing(c)
	return c
}
