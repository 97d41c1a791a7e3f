package main

import (
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/ui/word"
)

func (a *app) personCmd() *cobra.Command {
	c := a.command("person", "person COMMAND", nil)
	c.AddCommand(a.personList("person list", ""), a.personAdd("person add", ""), a.personShow(), a.personSkill(), a.personCalls(), a.personClear())
	return c
}

func (a *app) officerCmd() *cobra.Command {
	c := a.command("officer", "officer COMMAND", nil)
	c.AddCommand(a.personList("officer list", store.RoleOfficer), a.personAdd("officer add", store.RoleOfficer), a.pinCmd())
	return c
}

func (a *app) personList(path, role string) *cobra.Command {
	var grep string
	var byName bool
	c := a.command(path, "list [--grep TEXT] [--by-name] [--level LEVEL]", nil)
	level := a.reader(c)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		l, err := level()
		if err == nil {
			err = a.args(args, 0, 0, "")
		}
		if err != nil {
			return err
		}
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error {
			f := store.PersonFilter{Role: role, Grep: grep, Limit: 100000, ByName: byName}
			list, err := v.People(cmd.Context(), f)
			if err != nil {
				return err
			}
			return masked(a, l, list, w.Zone, func(p store.Person) []string { return []string{p.ID, p.Name, p.Phone} })
		})
	}
	c.Flags().StringVar(&grep, "grep", "", a.flag("grep"))
	c.Flags().BoolVar(&byName, "by-name", false, a.flag("by-name"))
	return c
}

func (a *app) personAdd(path, role string) *cobra.Command {
	var w *writes
	var phone string
	var walkup bool
	own := role
	c := a.command(path, "add NAME [--phone TEXT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "NAME"); err != nil {
			return err
		}
		name, ctx := strings.Join(args, " "), cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			if role != "" { // who is known already takes the role; officers are no second person
				if p, err := st.PersonByName(ctx, name); err == nil && !p.Has(role) {
					return store.AddRole{ID: p.ID, Role: role}, nil
				}
			}
			return store.AddPerson{Name: name, Phone: phone, Role: own, Walkup: walkup}, nil
		})
	})
	c.Flags().StringVar(&phone, "phone", "", a.flag("phone"))
	if role == "" {
		c.Flags().StringVar(&own, "role", "", a.flag("role"))
		c.Flags().BoolVar(&walkup, "walkup", false, a.flag("walkup"))
	}
	w = a.writing(c)
	return c
}
