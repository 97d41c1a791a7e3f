package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/ui/word"
)

// personOut is one person for programs.
type personOut struct {
	store.PersonRow
	Teams []string `json:"teams"`
}

func (a *app) personShow() *cobra.Command {
	return a.command("person show", "show PERSON", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "PERSON"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			p, err := v.PersonByName(ctx, strings.Join(args, " "))
			if err != nil {
				return err
			}
			row, err := v.PersonRow(ctx, p.ID)
			if err != nil {
				return err
			}
			out := personOut{PersonRow: row}
			teams, err := v.Teams(ctx)
			if err != nil {
				return err
			}
			for _, t := range teams {
				if t.Has(p.ID) {
					out.Teams = append(out.Teams, t.Name)
				}
			}
			return a.print(out, w.Zone, func(o io.Writer) { a.table(o, a.personRows(w, out)) })
		})
	})
}

func (a *app) personRows(w word.Words, p personOut) [][]string {
	t := a.t.People
	mark := ""
	if p.Walkup {
		mark = t.Walkup
	}
	rows := [][]string{{p.ID, p.Name, p.Phone, mark}}
	for _, r := range p.Roles {
		rows = append(rows, []string{t.Roles, w.Tenure(r)})
	}
	if where := w.Where(p.Where); where != "" {
		rows = append(rows, []string{t.Where, where})
	}
	if len(p.Teams) > 0 {
		rows = append(rows, []string{t.TeamName, strings.Join(p.Teams, " ")})
	}
	if p.Skills != "" {
		rows = append(rows, []string{t.Skills, p.Skills})
	}
	hours := fmt.Sprintf(t.Ahead, w.Hours(p.Hours.Worked), w.Hours(p.Hours.Ahead))
	if p.Hours.Over {
		hours += "  " + a.t.Roster.HoursNote
	}
	return append(rows, []string{t.Hours, hours})
}

func (a *app) personSkill() *cobra.Command {
	var w *writes
	var reason string
	c := a.command("person skill", "skill PERSON WORDS... [--reason TEXT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "PERSON WORDS"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			id, err := person(ctx, st.View, args[0])
			return store.SetSkills{ID: id, Skills: strings.Join(args[1:], " "), Reason: reason}, err
		})
	})
	c.Flags().StringVar(&reason, "reason", "", a.flag("reason"))
	w = a.writing(c)
	return c
}

func (a *app) personCalls() *cobra.Command {
	return a.command("person calls", "calls", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error {
			list, err := v.CallList(cmd.Context())
			if err != nil {
				return err
			}
			var rows [][]string
			for _, g := range list {
				for _, c := range g.Calls {
					rows = append(rows, []string{w.CallHead(g), w.CallPlace(c), c.Name, c.Phone})
				}
			}
			return a.print(list, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
}
