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

func (a *app) siteCmd() *cobra.Command {
	c := a.command("site", "site COMMAND", nil)
	c.AddCommand(a.siteMaterial(), a.siteBreach(), a.siteHistory(), a.siteKey())
	c.AddCommand(a.siteList(), a.siteShow(), a.siteState(), a.siteLanes(), a.siteGuard(), a.siteCheckin(), a.sitePass(), a.sitePasses())
	return c
}

// siteOut is a site for programs.
type siteOut struct {
	ID string `json:"id"`
	store.SiteStatus
}

// siteViewOut is a site with all about it for programs.
type siteViewOut struct {
	ID string `json:"id"`
	store.SiteView
}

func (a *app) siteRow(s store.SiteStatus, w word.Words) []string {
	manning := w.Manning(s.Manning)
	if s.Manning != store.NotDue {
		manning += fmt.Sprintf(" %d/%d", s.Present, s.Due)
	}
	if s.Stale > 0 {
		manning += " " + fmt.Sprintf(w.T.Time.Minutes, s.Stale)
	}
	lanes := ""
	if len(s.Site.Lanes) > 0 {
		lanes = fmt.Sprintf(w.T.Board.Lanes, s.Site.OpenLanes())
	}
	return []string{s.Site.Key, s.Site.In(a.lang), w.SiteKind(s.Site.Kind), w.SiteState(s.Site.State), manning, lanes, s.Site.Phone, s.Site.Text}
}

func (a *app) siteList() *cobra.Command {
	return a.command("site list", "list", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error {
			list, err := v.SiteStates(cmd.Context())
			if err != nil {
				return err
			}
			out := make([]siteOut, 0, len(list))
			rows := make([][]string, 0, len(list))
			for _, s := range list {
				out = append(out, siteOut{s.Site.ID, s})
				rows = append(rows, a.siteRow(s, w))
			}
			return a.print(out, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
}

func (a *app) siteShow() *cobra.Command {
	return a.command("site show", "show SITE", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "SITE"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			s, err := v.SiteView(ctx, args[0])
			if err != nil {
				return err
			}
			lines, err := v.SiteLines(ctx, s.Site.ID, store.SiteHistory{Limit: 20})
			if err != nil {
				return err
			}
			now := journal.At(v.Now())
			return a.print(siteViewOut{s.Site.ID, s}, w.Zone, func(o io.Writer) {
				a.table(o, [][]string{a.siteRow(s.SiteStatus, w)})
				a.tableOr(o, a.siteMore(s, w, now), w.T.Site.NobodyHere)
				a.tableOr(o, a.siteMatters(s.Matters, w, now), w.T.Site.NoMatters)
				a.tableOr(o, a.sheetRows(s.Sheet, w, now), w.T.Site.NoSheet)
				a.tableOr(o, a.toldRows(lines, w), w.T.Site.NoLines)
			})
		})
	})
}

func (a *app) siteState() *cobra.Command {
	var w *writes
	c := a.command("site state", "state SITE planned|setting_up|in_service|closed|locked [TEXT...]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "SITE STATE"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.SetSiteState{ID: args[0], State: slugOf(a.t.Word.Site, args[1]), Text: strings.Join(args[2:], " ")}, nil
		})
	})
	w = a.writing(c)
	return c
}

func (a *app) siteLanes() *cobra.Command {
	var w *writes
	c := a.command("site lanes", "lanes SITE NUMBER", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, 2, "SITE NUMBER"); err != nil {
			return err
		}
		n, err := a.number(args[1])
		if err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) { return store.SetLanes{ID: args[0], Lanes: n}, nil })
	})
	w = a.writing(c)
	return c
}

func (a *app) siteGuard() *cobra.Command {
	var w *writes
	var relieve bool
	c := a.command("site guard", "guard SITE PERSON... [--relieve]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "SITE PERSON"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			var ids []string
			for _, name := range args[1:] { // all names first: half of a relief must not be written
				id, err := person(ctx, st.View, name)
				if err != nil {
					return err
				}
				ids = append(ids, id)
			}
			for _, id := range ids {
				var c store.Command = store.PostGuard{ID: args[0], Person: id}
				if relieve {
					c = store.RelieveGuard{ID: args[0], Person: id}
				}
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
	c.Flags().BoolVar(&relieve, "relieve", false, a.flag("relieve"))
	w = a.writing(c)
	return c
}

func (a *app) siteCheckin() *cobra.Command {
	var w *writes
	c := a.command("site checkin", "checkin SITE [TEXT...]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "SITE"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.CheckIn{ID: args[0], Text: strings.Join(args[1:], " ")}, nil
		})
	})
	w = a.writing(c)
	return c
}
