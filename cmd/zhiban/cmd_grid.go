package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/word"
)

func (a *app) gridCmd() *cobra.Command {
	c := a.command("grid", "grid COMMAND", nil)
	c.AddCommand(a.gridList(), a.gridShow(), a.gridSet(), a.gridLeader(), a.gridCrew())
	return c
}

// gridOut is a grid for programs.
type gridOut struct {
	ID string `json:"id"`
	store.GridState
}

func (a *app) gridList() *cobra.Command {
	var asOf *string
	c := a.command("grid list", "list [--as-of TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), *asOf, func(v *store.View, w word.Words) error {
			list, err := v.GridStatus(cmd.Context())
			if err != nil {
				return err
			}
			out := make([]gridOut, 0, len(list))
			rows := make([][]string, 0, len(list))
			for _, g := range list {
				out = append(out, gridOut{g.Grid.ID, g})
				rows = append(rows, a.gridRow(g, w))
			}
			return a.print(out, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
	asOf = a.reading(c)
	return c
}

func (a *app) gridRow(g store.GridState, w word.Words) []string {
	leader := g.Leader
	switch {
	case leader == "":
		leader = w.T.Board.NoLeader
	case g.Grid.Absent:
		leader += " " + a.t.CLI.Off
	default:
		leader += " " + a.t.CLI.On
	}
	var why []string
	for _, r := range g.Reasons {
		why = append(why, w.Reason(r))
	}
	return []string{fmt.Sprintf(a.t.CLI.GridHead, g.Grid.Number, g.Grid.Name), w.Status(g.Status), w.Join(why), leader, w.Area(g.Grid.Zone),
		w.Figure(int64(g.Grid.Households), w.Label("unit.household", ""), g.Grid.Basis)}
}

func (a *app) gridShow() *cobra.Command {
	var asOf *string
	c := a.command("grid show", "show NUMBER [--as-of TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "NUMBER"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, *asOf, func(v *store.View, w word.Words) error {
			g, err := v.GridView(ctx, args[0])
			if err != nil {
				return err
			}
			lines, err := v.GridLines(ctx, g.Grid.ID, "", 20)
			if err != nil {
				return err
			}
			return a.print(gridViewOut{g.Grid.ID, g}, w.Zone, func(o io.Writer) {
				a.table(o, [][]string{a.gridRow(g.GridState, w)})
				a.table(o, a.gridMore(g, w, journal.At(v.Now())))
				a.table(o, a.lineRows(lines, w, v))
			})
		})
	})
	asOf = a.reading(c)
	return c
}

func (a *app) gridSet() *cobra.Command {
	var w *writes
	c := a.command("grid set", "set NUMBER calm|watch|urgent REASON...", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 3, -1, "NUMBER STATUS REASON"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.SetGridStatus{ID: args[0], Level: slugOf(a.t.Word.Status, args[1]), Reason: strings.Join(args[2:], " ")}, nil
		})
	})
	w = a.writing(c)
	return c
}

func (a *app) gridLeader() *cobra.Command {
	var w *writes
	var away bool
	c := a.command("grid leader", "leader NUMBER [PERSON] [--away]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 2, "NUMBER PERSON"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			who := ""
			if len(args) == 2 {
				id, err := person(ctx, st.View, args[1])
				if err != nil {
					return nil, err
				}
				who = id
			}
			return store.SetGridLeader{ID: args[0], Person: who, Absent: away}, nil
		})
	})
	c.Flags().BoolVar(&away, "away", false, a.flag("away"))
	w = a.writing(c)
	return c
}

// slugOf lets people write the word instead of the slug.
func slugOf(words map[string]string, s string) string {
	for slug, w := range words {
		if w == s {
			return slug
		}
	}
	return s
}

func (a *app) groupCmd() *cobra.Command {
	c := a.command("group", "group COMMAND", nil)
	c.AddCommand(a.groupList(), a.groupSet())
	return c
}

func (a *app) groupList() *cobra.Command {
	return a.command("group list", "list", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			list, err := v.Groups(ctx)
			if err != nil {
				return err
			}
			rows := make([][]string, 0, len(list))
			for _, g := range list {
				row := []string{g.Slug, g.In(a.lang)}
				for _, p := range []store.GroupPost{g.A, g.B} {
					name := a.t.CLI.Vacant
					if p.Person != "" {
						who, err := v.Person(ctx, p.Person)
						if err != nil {
							return err
						}
						name = who.Name
					}
					if !p.Mustered.IsZero() {
						name += " " + fmt.Sprintf(a.t.CLI.Posted, w.Full(p.Mustered))
					}
					row = append(row, name)
				}
				rows = append(rows, row)
			}
			return a.print(list, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
}

func (a *app) groupSet() *cobra.Command {
	var w *writes
	var here, left bool
	var place string
	c := a.command("group set", "set GROUP a|b [PERSON] [--place PLACE] [--here|--left]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, 3, "GROUP a|b"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			g, err := st.Group(ctx, args[0])
			if err != nil {
				return err
			}
			post := strings.ToLower(args[1])
			var cmds []store.Command
			if len(args) == 3 {
				id, err := person(ctx, st.View, args[2])
				if err != nil {
					return err
				}
				cmds = append(cmds, store.SetHolder{ID: g.ID, Post: post, Person: id, Place: place})
			}
			if here || left {
				cmds = append(cmds, store.MusterGroup{ID: g.ID, Post: post, Left: left})
			}
			if len(cmds) == 0 {
				return a.missing("PERSON | --here | --left")
			}
			for _, c := range cmds {
				r, err := a.write(ctx, st, w, c)
				if err != nil {
					return err
				}
				if err := a.receipt(r); err != nil {
					return err
				}
			}
			return nil
		})
	})
	c.Flags().BoolVar(&here, "here", false, a.flag("here"))
	c.Flags().BoolVar(&left, "left", false, a.flag("left"))
	c.Flags().StringVar(&place, "place", "", a.flag("place"))
	w = a.writing(c)
	return c
}
