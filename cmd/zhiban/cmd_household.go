package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/ui/word"
)

func (a *app) householdCmd() *cobra.Command {
	c := a.command("household", "household COMMAND", nil)
	c.AddCommand(a.householdList(), a.householdShow(), a.householdFind(), a.householdAdd(), a.householdChange(), a.householdRemove(),
		a.householdResident(), a.householdLeave(), a.householdDoubt(), a.householdSettle(), a.householdEnrol())
	return c
}

// householdsOut is a page of households for programs.
type householdsOut struct {
	Total      int               `json:"total"`
	People     int               `json:"people"`
	Households []store.Household `json:"households"`
}

func (a *app) pageFlags(c *cobra.Command, f *store.HouseholdFilter) {
	c.Flags().StringVar(&f.Grid, "grid", "", a.flag("grid"))
	c.Flags().IntVar(&f.Limit, "limit", 0, a.flag("limit"))
	c.Flags().IntVar(&f.Offset, "offset", 0, a.flag("offset"))
}

func (a *app) householdList() *cobra.Command {
	var f store.HouseholdFilter
	c := a.command("household list", "list [--grid NUMBER] [--building NAME] [--need NEED] [--floating|--vacant|--gaps|--removed] [--grep TEXT] [--limit N] [--offset N] [--level LEVEL]", nil)
	level := a.reader(c)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		l, err := level()
		if err == nil {
			err = a.args(args, 0, 0, "")
		}
		if err != nil {
			return err
		}
		return a.households(cmd.Context(), f, l)
	}
	a.pageFlags(c, &f)
	x := c.Flags()
	x.StringVar(&f.Building, "building", "", a.flag("building"))
	x.StringVar(&f.Need, "need", "", a.flag("need"))
	x.StringVar(&f.Grep, "grep", "", a.flag("grep"))
	x.BoolVar(&f.Floating, "floating", false, a.flag("floating"))
	x.BoolVar(&f.Vacant, "vacant", false, a.flag("vacant"))
	x.BoolVar(&f.Gaps, "gaps", false, a.flag("gaps"))
	x.BoolVar(&f.Removed, "removed", false, a.flag("removed"))
	return c
}

// households prints a page in walking order, as a reader of the level may see
// it.
func (a *app) households(ctx context.Context, f store.HouseholdFilter, l store.Level) error {
	return a.view(ctx, "", func(v *store.View, w word.Words) error {
		numbers := map[string]int{}
		grids, err := v.Grids(ctx)
		if err != nil {
			return err
		}
		for _, g := range grids {
			numbers[g.ID] = g.Number
		}
		if f.Grid != "" {
			g, err := v.Grid(ctx, f.Grid)
			if err != nil {
				return err
			}
			f.Grid = g.ID
		}
		if slug := word.NeedSlug(w.Plan, f.Need); slug != "" {
			f.Need = slug
		}
		page, err := v.Households(ctx, f)
		if err != nil {
			return err
		}
		if !l.Rows() {
			return a.count(l, page.Total, w.Zone)
		}
		for i := range page.Rows {
			page.Rows[i] = page.Rows[i].Masked(l)
		}
		return a.print(householdsOut{page.Total, page.People, page.Rows}, w.Zone, func(o io.Writer) {
			rows := make([][]string, 0, len(page.Rows))
			for _, h := range page.Rows {
				rows = append(rows, householdRow(h, numbers[h.Grid], w))
			}
			a.table(o, rows)
			fmt.Fprintf(o, w.T.Census.Shown+"\n", len(page.Rows), page.Total)
		})
	})
}

func householdRow(h store.Household, grid int, w word.Words) []string {
	_, phone := h.Contact()
	size := ""
	if n := h.Size(); n > 0 {
		size = fmt.Sprintf(w.T.Census.Heads, n)
	}
	made := ""
	if h.Synthetic {
		made = w.T.Census.Synthetic
	}
	return []string{h.ID, w.LivesAt(grid, h.Address().String()), w.Household(h), size, phone, w.NeedWords(h.Needs()), w.GapWords(h.Gaps()), made}
}

func (a *app) householdShow() *cobra.Command {
	c := a.command("household show", "show REF", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "REF"); err != nil {
			return err
		}
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error {
			h, err := v.HouseholdView(cmd.Context(), strings.Join(args, " "))
			if err != nil {
				return err
			}
			return a.print(h, w.Zone, func(o io.Writer) { a.printHousehold(o, h, w, v) })
		})
	})
	return c
}

func (a *app) householdFind() *cobra.Command {
	c := a.command("household find", "find TEXT", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "TEXT"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			list, err := v.FindResidents(ctx, strings.Join(args, " "), 0)
			if err != nil {
				return err
			}
			numbers := map[string]int{}
			grids, err := v.Grids(ctx)
			for _, g := range grids {
				numbers[g.ID] = g.Number
			}
			if err != nil {
				return err
			}
			return a.print(list, w.Zone, func(o io.Writer) {
				rows := make([][]string, 0, len(list))
				for _, f := range list {
					rows = append(rows, []string{store.ResidentRef(f.Household.ID, f.Resident.No), w.LivesAt(numbers[f.Household.Grid], f.Household.Address().String()), f.Resident.Name, f.Resident.Phone,
						w.Resident(f.Resident, v.Now().Year())})
				}
				a.table(o, rows)
			})
		})
	})
	return c
}

func (a *app) householdAdd() *cobra.Command {
	var w *writes
	var h store.AddHousehold
	var people []string
	c := a.command("household add", "add GRID ADDRESS [--people N] [--resident TEXT]... [--phone PHONE] [--vacant] [--note TEXT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "GRID ADDRESS"); err != nil {
			return err
		}
		at := store.ParseAddress(strings.Join(args[1:], " "))
		h.Grid, h.Building, h.Floor, h.Room = args[0], at.Building, at.Floor, at.Room
		for _, p := range people {
			h.Residents = append(h.Residents, word.NewResidents(p)...)
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) { return h, nil })
	})
	f := c.Flags()
	f.IntVar(&h.People, "people", 0, a.flag("people"))
	f.StringArrayVar(&people, "resident", nil, a.flag("resident"))
	f.StringVar(&h.Phone, "phone", "", a.flag("phone"))
	f.BoolVar(&h.Vacant, "vacant", false, a.flag("vacant"))
	f.StringVar(&h.Note, "note", "", a.flag("note"))
	f.StringVar(&h.Source, "source", "", a.flag("source"))
	w = a.writing(c)
	return c
}
