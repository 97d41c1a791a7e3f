package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/ui/word"
)

func (a *app) teamCmd() *cobra.Command {
	c := a.command("team", "team COMMAND", nil)
	c.AddCommand(a.teamList(), a.teamShow(), a.teamAdd(), a.teamMember("join"), a.teamMember("leave"), a.teamBranch())
	return c
}

func (a *app) teamList() *cobra.Command {
	return a.command("team list", "list", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error {
			list, err := v.TeamRows(cmd.Context())
			if err != nil {
				return err
			}
			rows := make([][]string, 0, len(list))
			for _, t := range list {
				rows = append(rows, a.teamRow(w, t))
			}
			return a.print(list, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
}

func (a *app) teamRow(w word.Words, t store.TeamRow) []string {
	grid := ""
	if t.GridNumber > 0 {
		grid = fmt.Sprintf(w.T.People.At["grid"], t.GridNumber)
	}
	return []string{t.ID, t.Name, w.TeamKind(t.Kind), grid, t.LeaderName, t.LeaderPhone, fmt.Sprintf(w.T.People.TeamSize, len(t.Members), max(t.Size, len(t.Members)))}
}

func (a *app) teamShow() *cobra.Command {
	return a.command("team show", "show TEAM", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "TEAM"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			team, err := v.Team(ctx, strings.Join(args, " "))
			if err != nil {
				return err
			}
			list, err := v.TeamRows(ctx)
			if err != nil {
				return err
			}
			for _, t := range list {
				if t.ID != team.ID {
					continue
				}
				rows := make([][]string, 0, len(t.People))
				for _, p := range t.People {
					rows = append(rows, []string{p.Name, p.Phone, p.Skills})
				}
				return a.print(t, w.Zone, func(o io.Writer) {
					a.table(o, [][]string{a.teamRow(w, t)})
					a.table(o, rows)
				})
			}
			return nil
		})
	})
}

func (a *app) teamAdd() *cobra.Command {
	var w *writes
	var kind, grid, leader string
	var size int
	c := a.command("team add", "add NAME [--kind KIND] [--grid N] [--leader PERSON] [--size N]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "NAME"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			who, err := person(ctx, st.View, leader)
			if err != nil {
				return nil, err
			}
			t := store.AddTeam{Name: strings.Join(args, " "), Kind: kind, Leader: who, Size: size}
			if grid != "" {
				g, err := st.Grid(ctx, grid)
				if err != nil {
					return nil, err
				}
				t.Grid = g.ID
			}
			return t, nil
		})
	})
	f := c.Flags()
	f.StringVar(&kind, "kind", "", a.flag("kind"))
	f.StringVar(&grid, "grid", "", a.flag("grid"))
	f.StringVar(&leader, "leader", "", a.flag("leader"))
	f.IntVar(&size, "size", 0, a.flag("size"))
	w = a.writing(c)
	return c
}

func (a *app) teamMember(side string) *cobra.Command {
	var w *writes
	c := a.command("team "+side, side+" TEAM PERSON", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, 2, "TEAM PERSON"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			t, err := st.Team(ctx, args[0])
			if err != nil {
				return nil, err
			}
			who, err := person(ctx, st.View, args[1])
			if side == "leave" {
				return store.LeaveTeam{ID: t.ID, Person: who}, err
			}
			return store.JoinTeam{ID: t.ID, Person: who}, err
		})
	})
	w = a.writing(c)
	return c
}
