package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/word"
)

// gridViewOut is a grid with all about it for programs.
type gridViewOut struct {
	ID string `json:"id"`
	store.GridView
}

// gridMore is what stands under the row of a grid: people, zones, matters.
func (a *app) gridMore(g store.GridView, w word.Words, now journal.Time) [][]string {
	t := w.T.Grid
	rows := [][]string{{t.LastWord, w.Time(g.LastWord, now)}}
	if g.Lead.ID != "" {
		rows = append(rows, []string{t.Leader, g.Lead.Name, g.Lead.Phone})
	}
	for _, m := range g.Members {
		rows = append(rows, []string{w.GridRole(m.Role), m.Name, m.Phone})
	}
	for _, x := range g.Teams {
		rows = append(rows, []string{w.TeamKind(x.Team.Kind), x.Team.Name, fmt.Sprintf(t.Heads, max(x.Team.Size, len(x.Team.Members))), strings.TrimSpace(x.Leader.Name + " " + x.Leader.Phone)})
	}
	if g.Grid.Set != "" {
		rows = append(rows, []string{t.Status, fmt.Sprintf(t.SetBy, w.Status(g.Grid.Set), g.Grid.SetReason)})
	}
	for _, z := range g.Grid.Zones {
		rows = append(rows, []string{t.Zone, fmt.Sprintf(t.From, w.Time(z.From, now), w.Area(z.Zone))})
	}
	for _, m := range g.Matters {
		rows = append(rows, []string{m.Number, w.Level(m.Level), w.State(m.State), m.Text})
	}
	for _, s := range g.Sites {
		rows = append(rows, append([]string{t.Sites}, a.siteRow(s, w)[1:5]...))
	}
	return rows
}

func (a *app) gridCrew() *cobra.Command {
	var w *writes
	var end bool
	var role string
	c := a.command("grid crew", "crew NUMBER PERSON [--role grid_worker|volunteer] [--end]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, 2, "NUMBER PERSON"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			g, err := st.Grid(ctx, args[0])
			if err != nil {
				return nil, err
			}
			id, err := person(ctx, st.View, args[1])
			if end {
				return store.EndRole{ID: id, Role: role, Of: g.ID}, err
			}
			return store.AddRole{ID: id, Role: role, Of: g.ID}, err
		})
	})
	c.Flags().StringVar(&role, "role", store.RoleWorker, a.flag("crew-role"))
	c.Flags().BoolVar(&end, "end", false, a.flag("end"))
	w = a.writing(c)
	return c
}
