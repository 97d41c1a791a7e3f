package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/store/plan"
	"zhiban/ui/word"
)

// printHousehold shows who lives there, what was brought and what is open.
func (a *app) printHousehold(o io.Writer, h store.HouseholdView, w word.Words, v *store.View) {
	t, now := w.T.Census, journal.At(v.Now())
	a.table(o, [][]string{householdRow(h.Household, h.Number, w)})
	last := t.NoLast
	if h.Last != 0 {
		last = fmt.Sprintf(t.Last, w.Time(h.Last, now), t.LastWhy[h.LastWhy])
	}
	fmt.Fprintln(o, last)
	var rows [][]string
	for _, r := range h.Residents {
		left := ""
		if !r.Left.IsZero() {
			left = fmt.Sprintf(t.Left, strings.TrimSpace(w.Time(r.Left, now)+" "+r.LeftWhy))
		} else if r.Person != "" {
			left = t.Helps
		}
		rows = append(rows, []string{fmt.Sprint(r.No), r.Name, r.Phone, w.Resident(r, v.Now().Year()), left})
	}
	a.table(o, rows)
	for _, d := range h.OpenDoubts() {
		fmt.Fprintf(o, "%s %d %s\n", t.Doubts, d.No, d.Text)
	}
	for _, x := range h.Visits {
		fmt.Fprintln(o, w.Visit(x, now))
	}
	for _, d := range h.Parcels {
		fmt.Fprintln(o, w.Parcel(d, now))
	}
	for _, d := range h.Wanted {
		fmt.Fprintln(o, w.Wanted(d))
	}
	for _, m := range h.Open {
		fmt.Fprintf(o, "%s %s %s %s\n", m.Number, w.Level(m.Level), w.State(m.State), m.Text)
	}
}

func (a *app) householdChange() *cobra.Command {
	var w *writes
	var reason, grid, address, phone, note string
	var people int
	var vacant bool
	c := a.command("household change", "change REF [--grid NUMBER] [--address TEXT] [--people N] [--phone PHONE] [--vacant] [--note TEXT] --reason TEXT", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "REF"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			h, err := st.HouseholdRef(ctx, strings.Join(args, " "))
			if err != nil {
				return nil, err
			}
			s, given := h.State(), cmd.Flags().Changed
			if given("grid") {
				s.Grid = grid
			}
			if given("address") {
				at := store.ParseAddress(address)
				s.Building, s.Floor, s.Room = at.Building, at.Floor, at.Room
			}
			if given("people") {
				s.People = people
			}
			if given("phone") {
				s.Phone = phone
			}
			if given("vacant") {
				s.Vacant = vacant
			}
			if given("note") {
				s.Note = note
			}
			return store.ChangeHousehold{ID: h.ID, State: s, Reason: reason}, nil
		})
	})
	f := c.Flags()
	f.StringVar(&grid, "grid", "", a.flag("grid"))
	f.StringVar(&address, "address", "", a.flag("address"))
	f.IntVar(&people, "people", 0, a.flag("people"))
	f.StringVar(&phone, "phone", "", a.flag("phone"))
	f.BoolVar(&vacant, "vacant", false, a.flag("vacant"))
	f.StringVar(&note, "note", "", a.flag("note"))
	f.StringVar(&reason, "reason", "", a.flag("reason"))
	w = a.writing(c)
	return c
}

// onHousehold is a command about one household with words behind it.
func (a *app) onHousehold(path, use, names string, flags func(*cobra.Command), make func(p *plan.Plan, h store.Household, words []string) (store.Command, error)) *cobra.Command {
	var w *writes
	n := len(strings.Fields(names))
	c := a.command(path, use, func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, n, -1, names); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			h, err := st.HouseholdRef(ctx, args[0])
			if err != nil {
				return nil, err
			}
			p, err := st.Plan(ctx)
			if err != nil {
				return nil, err
			}
			return make(p, h, args[1:])
		})
	})
	flags(c)
	w = a.writing(c)
	return c
}

func noFlags(*cobra.Command) {}

func (a *app) integer(s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, a.usage(a.t.CLI.BadNumber, s)
	}
	return n, nil
}

func (a *app) householdRemove() *cobra.Command {
	var back bool
	return a.onHousehold("household remove", "remove REF REASON... [--back]", "REF REASON", func(c *cobra.Command) {
		c.Flags().BoolVar(&back, "back", false, a.flag("back-in"))
	}, func(_ *plan.Plan, h store.Household, words []string) (store.Command, error) {
		return store.RemoveHousehold{ID: h.ID, Back: back, Reason: strings.Join(words, " ")}, nil
	})
}

func (a *app) householdResident() *cobra.Command {
	var r store.SetResident
	var needs, languages string
	return a.onHousehold("household resident", "resident REF NAME [--no N] [--phone PHONE] [--sex m|f] [--born N] [--floating] [--need TEXT] [--language TEXT] [--note TEXT] [--reason TEXT]", "REF NAME", func(c *cobra.Command) {
		f := c.Flags()
		f.IntVar(&r.No, "no", 0, a.flag("no"))
		f.StringVar(&r.Phone, "phone", "", a.flag("phone"))
		f.StringVar(&r.Sex, "sex", "", a.flag("sex"))
		f.IntVar(&r.Born, "born", 0, a.flag("born"))
		f.BoolVar(&r.Floating, "floating", false, a.flag("floating"))
		f.StringVar(&needs, "need", "", a.flag("need"))
		f.StringVar(&languages, "language", "", a.flag("language"))
		f.StringVar(&r.Note, "note", "", a.flag("note"))
		f.StringVar(&r.Reason, "reason", "", a.flag("reason"))
	}, func(p *plan.Plan, h store.Household, words []string) (store.Command, error) {
		r.Household, r.Name = h.ID, strings.Join(words, " ")
		r.Needs, r.Languages = word.SplitNeeds(p, needs), word.SplitLanguages(p, languages)
		return r, nil
	})
}

func (a *app) householdLeave() *cobra.Command {
	var back bool
	return a.onHousehold("household leave", "leave REF NO REASON... [--back]", "REF NO", func(c *cobra.Command) {
		c.Flags().BoolVar(&back, "back", false, a.flag("back-in"))
	}, func(_ *plan.Plan, h store.Household, words []string) (store.Command, error) {
		no, err := a.integer(words[0])
		return store.ResidentLeft{Household: h.ID, No: no, Back: back, Reason: strings.Join(words[1:], " ")}, err
	})
}

func (a *app) householdDoubt() *cobra.Command {
	return a.onHousehold("household doubt", "doubt REF TEXT...", "REF TEXT", noFlags, func(_ *plan.Plan, h store.Household, words []string) (store.Command, error) {
		return store.RaiseDoubt{Household: h.ID, Text: strings.Join(words, " ")}, nil
	})
}

func (a *app) householdSettle() *cobra.Command {
	return a.onHousehold("household settle", "settle REF NO ANSWER...", "REF NO ANSWER", noFlags, func(_ *plan.Plan, h store.Household, words []string) (store.Command, error) {
		no, err := a.integer(words[0])
		return store.SettleDoubt{Household: h.ID, No: no, Answer: strings.Join(words[1:], " ")}, err
	})
}

func (a *app) householdEnrol() *cobra.Command {
	var role string
	return a.onHousehold("household enrol", "enrol REF NO [--role ROLE]", "REF NO", func(c *cobra.Command) {
		c.Flags().StringVar(&role, "role", "", a.flag("role"))
	}, func(_ *plan.Plan, h store.Household, words []string) (store.Command, error) {
		no, err := a.integer(words[0])
		return store.EnrolResident{Household: h.ID, No: no, Role: role}, err
	})
}
