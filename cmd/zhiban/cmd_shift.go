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

func (a *app) shiftCmd() *cobra.Command {
	c := a.command("shift", "shift COMMAND", nil)
	c.AddCommand(a.shiftList(), a.shiftShow(), a.shiftRoster(), a.shiftSign("in"), a.shiftSign("out"), a.shiftSwap())
	c.AddCommand(a.rosterCmds()...)
	return c
}

func (a *app) shiftList() *cobra.Command {
	var asOf *string
	c := a.command("shift list", "list [--as-of TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, *asOf, func(v *store.View, w word.Words) error {
			list, err := v.Shifts(ctx, time.Time{}, time.Time{})
			if err != nil {
				return err
			}
			cur, err := v.CurrentShift(ctx)
			if err != nil {
				return err
			}
			rows := make([][]string, 0, len(list))
			for _, s := range list {
				mark := ""
				if s.ID == cur.ID {
					mark = "←"
				}
				rows = append(rows, []string{s.Key, w.Shift(s.Slug), w.Full(s.Start), w.Full(s.End), strconv.Itoa(len(s.Duties)), mark})
			}
			return a.print(list, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
	asOf = a.reading(c)
	return c
}

func (a *app) shiftShow() *cobra.Command {
	var asOf *string
	c := a.command("shift show", "show [SHIFT] [--as-of TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 1, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, *asOf, func(v *store.View, w word.Words) error {
			s, err := v.Shift(ctx, first(args))
			if err != nil {
				return err
			}
			rows, err := a.dutyRows(ctx, v, w, s)
			if err != nil {
				return err
			}
			return a.print(s, w.Zone, func(o io.Writer) {
				a.table(o, [][]string{{s.Key, w.Shift(s.Slug), w.Full(s.Start) + "–" + w.Full(s.End)}})
				a.table(o, rows)
			})
		})
	})
	asOf = a.reading(c)
	return c
}

func first(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

func (a *app) dutyRows(ctx context.Context, v *store.View, w word.Words, s store.Shift) ([][]string, error) {
	groups, err := v.Groups(ctx)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, g := range groups {
		names[g.ID] = g.In(a.lang)
	}
	sites, err := v.Sites(ctx)
	if err != nil {
		return nil, err
	}
	for _, x := range sites {
		names[x.ID] = x.In(a.lang)
	}
	var rows [][]string
	for _, d := range s.Duties {
		if d.Removed {
			continue
		}
		who, err := v.Person(ctx, d.Person)
		if err != nil {
			return nil, err
		}
		post := names[d.Site]
		if d.Group != "" {
			post = names[d.Group] + " " + strings.ToUpper(d.Post)
		} else if post == "" {
			post = w.Role(d.Role)
		}
		rows = append(rows, []string{strconv.Itoa(d.No), post, who.Name, w.Full(d.SignedIn), w.Full(d.SignedOut), d.Reason})
	}
	return rows, nil
}

func (a *app) shiftRoster() *cobra.Command {
	var w *writes
	var d store.AssignDuty
	c := a.command("shift roster", "roster SHIFT PERSON (--role ROLE | --group GROUP --post a|b | --site SITE)", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, 2, "SHIFT PERSON"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			cmd, err := a.duty(ctx, st, d, args) // first: a wrong name must not leave an empty shift behind
			if err != nil {
				return err
			}
			if err := a.ensureShift(ctx, st, w, args[0]); err != nil {
				return err
			}
			r, err := a.write(ctx, st, w, cmd)
			if err != nil {
				return err
			}
			return a.receipt(r)
		})
	})
	f := c.Flags()
	f.StringVar(&d.Role, "role", "", a.flag("role"))
	f.StringVar(&d.Group, "group", "", a.flag("group"))
	f.StringVar(&d.Post, "post", "", a.flag("post"))
	f.StringVar(&d.Site, "site", "", a.flag("site"))
	w = a.writing(c)
	return c
}

// ensureShift makes the shift of a key like 2022-09-02-A when the plan has it.
func (a *app) ensureShift(ctx context.Context, st *store.Store, w *writes, key string) error {
	_, err := st.ShiftByKey(ctx, key)
	if err == nil || store.CodeOf(err) != store.NotFound || len(key) < len("2006-01-02-A") {
		return err
	}
	day, perr := time.ParseInLocation("2006-01-02", key[:10], st.Zone())
	if perr != nil {
		return err
	}
	_, err = a.write(ctx, st, w, store.AddShift{Slug: key[11:], Start: day})
	return err
}

func (a *app) duty(ctx context.Context, st *store.Store, d store.AssignDuty, args []string) (store.Command, error) {
	d.Shift = args[0]
	p, err := st.ExportPlan(ctx)
	if err != nil {
		return nil, err
	}
	for _, r := range p.PostRoles { // as people call it, 主班
		if r.In(a.lang) == d.Role {
			d.Role = r.Slug
		}
	}
	if d.Person, err = person(ctx, st.View, args[1]); err != nil {
		return nil, err
	}
	if d.Group != "" {
		g, err := st.Group(ctx, d.Group)
		if err != nil {
			return nil, err
		}
		d.Group, d.Post = g.ID, strings.ToLower(d.Post)
	}
	if d.Site != "" {
		s, err := st.Site(ctx, d.Site)
		if err != nil {
			return nil, err
		}
		d.Site = s.ID
	}
	return d, nil
}

func (a *app) shiftSign(side string) *cobra.Command {
	var w *writes
	var shift string
	var secret *secrets
	use := side + " [PERSON] [--shift SHIFT]"
	if side == "in" {
		use += " [--pin-file FILE]"
	}
	c := a.command("shift "+side, use, func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 1, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			who, err := a.officer(ctx, st)
			if len(args) == 1 {
				who, err = person(ctx, st.View, args[0])
			}
			if err != nil {
				return err
			}
			if side == "out" {
				r, err := a.write(ctx, st, w, store.SignOut{Shift: shift, Person: who})
				if err != nil {
					return err
				}
				return a.receipt(r)
			}
			return a.signIn(ctx, st, w, secret, store.SignIn{Shift: shift, Person: who})
		})
	})
	c.Flags().StringVar(&shift, "shift", "", a.flag("shift"))
	if side == "in" {
		secret = a.secretFlag(c)
	}
	w = a.writing(c)
	return c
}

// signIn signs somebody in; an officer is who writes here from then on. That
// needs the PIN of whoever has one, as on the screens. A roll call does not:
// where no PIN can be asked for the officer is signed in, and no more.
func (a *app) signIn(ctx context.Context, st *store.Store, w *writes, secret *secrets, c store.SignIn) error {
	p, err := st.Person(ctx, c.Person)
	if err != nil {
		return err
	}
	writes, asked := p.Has(store.RoleOfficer), true
	if writes {
		if asked, err = a.mayAsk(ctx, st, secret, p.ID); err != nil {
			return err
		}
	}
	r, err := a.write(ctx, st, w, c)
	if err != nil {
		return err
	}
	var acting []string
	switch {
	case !writes:
	case asked:
		if acting, err = a.actFrom(ctx, st, p); err != nil {
			return err
		}
	default:
		fmt.Fprintf(a.err, a.t.Pin.NotTaken+"\n", p.Name)
	}
	return a.receipt(r, acting...)
}

// mayAsk asks for the PIN of who is to write here from now on; false when there
// is one and nobody to ask.
func (a *app) mayAsk(ctx context.Context, st *store.Store, secret *secrets, who string) (bool, error) {
	last, err := st.Local(ctx, officerLocal)
	if err != nil || last == who {
		return err == nil, err
	}
	has, err := st.HasPIN(ctx, who)
	if err != nil || !has || st.Drill() {
		return err == nil, err
	}
	if secret.file == "" && !a.terminal(a.in) {
		return false, nil
	}
	_, err = secret.proof(ctx, st, who, "")
	return err == nil, err
}

// actFrom lets an officer who signed in here write from now on, and says so:
// else nobody would know in whose name the next command stands.
func (a *app) actFrom(ctx context.Context, st *store.Store, p store.Person) ([]string, error) {
	if err := st.SetLocal(ctx, officerLocal, p.ID); err != nil {
		return nil, err
	}
	name := p.Name
	if ref := a.env("ZHIBAN_AS"); ref != "" { // it goes before who signed in
		p, err := st.OfficerByName(ctx, ref)
		if err != nil {
			return nil, nil //nolint:nilerr // the next command will say that nobody is called so
		}
		name = p.Name
	}
	return []string{fmt.Sprintf(a.t.CLI.ActsAs, name)}, nil
}

func (a *app) shiftSwap() *cobra.Command {
	var w *writes
	var shift string
	c := a.command("shift swap", "swap NO PERSON REASON... [--shift SHIFT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 3, -1, "NO PERSON REASON"); err != nil {
			return err
		}
		no, err := a.number(args[0])
		if err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			who, err := person(ctx, st.View, args[1])
			return store.SwapDuty{Shift: shift, No: no, Person: who, Reason: strings.Join(args[2:], " ")}, err
		})
	})
	c.Flags().StringVar(&shift, "shift", "", a.flag("shift"))
	w = a.writing(c)
	return c
}
