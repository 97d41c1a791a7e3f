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

func (a *app) tubeCmd() *cobra.Command {
	c := a.command("tube", "tube COMMAND", nil)
	c.AddCommand(a.tubeList(), a.tubeOpen(), a.tubePeople(), a.tubeSeal(), a.tubeVoid(), a.tubeDispatch(), a.tubeSlip(), a.tubeReceive(), a.tubeBack(), a.tubeResult(), a.tubeShow())
	return c
}

func (a *app) tubeRow(t store.Tube, sites map[string]store.Site, w word.Words, now journal.Time) []string {
	at := ""
	if s, ok := sites[t.Site]; ok {
		at = w.Name(s.Name, s.NameEN)
	}
	if t.Lane > 0 {
		at += " " + w.LaneNo(t.Lane)
	}
	slip := ""
	if t.Transfer != nil {
		slip = t.Transfer.Number + " " + t.Transfer.Lab
	}
	return []string{t.Number, w.TubeKind(t.Kind), at, fmt.Sprintf(w.T.Point.Served, t.People), w.TubeState(t.State()), slip, w.Time(t.Opened, now)}
}

func (a *app) tubeList() *cobra.Command {
	f := &store.TubeFilter{}
	var round, site, slip string
	var asOf *string
	c := a.command("tube list", "list [--state STATE] [--late] [--slip SLIPNO] [--site POINT] [--grep TEXT] [--round ROUND] [--limit COUNT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, *asOf, func(v *store.View, w word.Words) error {
			ask := *f
			ask.State = slugOf(w.T.Point.State, ask.State)
			if err := a.tubeFilter(cmd, v, &ask, round, site, slip); err != nil {
				return err
			}
			list, err := v.Tubes(ctx, ask)
			if err != nil {
				return err
			}
			sites, err := siteMap(cmd, v)
			if err != nil {
				return err
			}
			rows := make([][]string, 0, len(list))
			for _, t := range list {
				rows = append(rows, a.tubeRow(t, sites, w, journal.At(v.Now())))
			}
			return a.print(list, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
	c.Flags().StringVar(&f.State, "state", "", a.flag("tube-state"))
	c.Flags().BoolVar(&f.Late, "late", false, a.flag("tube-late"))
	c.Flags().StringVar(&slip, "slip", "", a.flag("tube-slip"))
	c.Flags().StringVar(&site, "site", "", a.flag("tube-site"))
	c.Flags().StringVar(&f.Grep, "grep", "", a.flag("grep"))
	c.Flags().StringVar(&round, "round", "", a.flag("tally-round"))
	c.Flags().IntVar(&f.Limit, "limit", 200, a.flag("limit"))
	asOf = a.reading(c)
	return c
}

// tubeFilter turns what was named into ids; without a round it is the one that
// runs, and without any all of them.
func (a *app) tubeFilter(cmd *cobra.Command, v *store.View, f *store.TubeFilter, round, site, slip string) error {
	ctx := cmd.Context()
	r, _, err := v.LaneRound(ctx, round)
	if err != nil && (round != "" || store.CodeOf(err) != store.NotFound) {
		return err
	}
	f.Round = r.ID
	if site != "" {
		s, err := v.LaneSite(ctx, site)
		if err != nil {
			return err
		}
		f.Site = s.ID
	}
	if slip != "" {
		x, err := v.Transfer(ctx, slip)
		if err != nil {
			return err
		}
		f.Transfer, f.Round = x.ID, ""
	}
	return nil
}

func siteMap(cmd *cobra.Command, v *store.View) (map[string]store.Site, error) {
	list, err := v.Sites(cmd.Context())
	out := map[string]store.Site{}
	for _, s := range list {
		out[s.ID] = s
	}
	return out, err
}

// sampled reads who is in a tube: «7格 3栋502 李婶», «7 张三», «张三».
func (a *app) sampled(cmd *cobra.Command, v *store.View, list []string) ([]store.Target, error) {
	var out []store.Target
	for _, s := range list {
		t, err := v.Sampled(cmd.Context(), s)
		if err != nil {
			return nil, err
		}
		out = append(out, t...)
	}
	return out, nil
}

func (a *app) tubeOpen() *cobra.Command {
	var w *writes
	var site, lane string
	var who []string
	t := &store.OpenTubes{}
	c := a.command("tube open", "open TUBES... [--site POINT] [--lane LANE] [--people COUNT] [--kind KIND] [--who PERSON]... [--round ROUND]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "TUBES"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			out := *t
			out.Numbers = args
			var err error
			if site != "" {
				s, err := st.LaneSite(ctx, site)
				if err != nil {
					return nil, err
				}
				out.Site = s.ID
			}
			if lane != "" {
				if out.Lane, err = a.laneNumber(lane); err != nil {
					return nil, err
				}
			}
			out.Who, err = a.sampled(cmd, st.View, who)
			return out, err
		})
	})
	c.Flags().StringVar(&site, "site", "", a.flag("tube-site"))
	c.Flags().StringVar(&lane, "lane", "", a.flag("tube-lane"))
	c.Flags().IntVar(&t.People, "people", 0, a.flag("tube-people"))
	c.Flags().StringVar(&t.Kind, "kind", "", a.flag("tube-kind"))
	c.Flags().StringArrayVar(&who, "who", nil, a.flag("tube-who"))
	c.Flags().StringVar(&t.Round, "round", "", a.flag("tally-round"))
	w = a.writing(c)
	return c
}

func (a *app) tubePeople() *cobra.Command {
	var w *writes
	t := &store.FillTube{}
	c := a.command("tube people", "people TUBE [PERSON]... [--people COUNT] [--drop REF]... [--reason TEXT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "TUBE"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(st *store.Store) (store.Command, error) {
			out := *t
			out.ID = args[0]
			var err error
			out.Add, err = a.sampled(cmd, st.View, args[1:])
			return out, err
		})
	})
	c.Flags().IntVar(&t.People, "people", 0, a.flag("tube-people"))
	c.Flags().StringSliceVar(&t.Drop, "drop", nil, a.flag("tube-drop"))
	c.Flags().StringVar(&t.Reason, "reason", "", a.flag("tally-reason"))
	w = a.writing(c)
	return c
}

func (a *app) tubeSeal() *cobra.Command {
	var w *writes
	t := &store.SealTubes{}
	c := a.command("tube seal", "seal TUBES... [--open --reason TEXT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "TUBES"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			out := *t
			out.Tubes = args
			return out, nil
		})
	})
	c.Flags().BoolVar(&t.Open, "open", false, a.flag("tube-open"))
	c.Flags().StringVar(&t.Reason, "reason", "", a.flag("tally-reason"))
	w = a.writing(c)
	return c
}

func (a *app) tubeVoid() *cobra.Command {
	var w *writes
	var back bool
	c := a.command("tube void", "void TUBE REASON... [--back]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "TUBE REASON"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.VoidTube{ID: args[0], Back: back, Reason: strings.Join(args[1:], " ")}, nil
		})
	})
	c.Flags().BoolVar(&back, "back", false, a.flag("tube-back"))
	w = a.writing(c)
	return c
}

func (a *app) tubeDispatch() *cobra.Command {
	var w *writes
	t := &store.SendTubes{}
	c := a.command("tube dispatch", "dispatch [TUBES...] --lab LAB --carrier NAME [--vehicle PLATE] [--text TEXT]", func(cmd *cobra.Command, args []string) error {
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			out := *t
			out.Tubes = args
			return out, nil
		})
	})
	c.Flags().StringVar(&t.Lab, "lab", "", a.flag("tube-lab"))
	c.Flags().StringVar(&t.Carrier, "carrier", "", a.flag("tube-carrier"))
	c.Flags().StringVar(&t.Vehicle, "vehicle", "", a.flag("tube-vehicle"))
	c.Flags().StringVar(&t.Text, "text", "", a.flag("text"))
	w = a.writing(c)
	return c
}

func (a *app) slipRow(x store.Transfer, w word.Words, now journal.Time) []string {
	t := w.T.Point
	got := ""
	switch {
	case x.Void:
		got = t.State["void"] + " " + x.Reason
	case x.Received != nil:
		got = strings.TrimSpace(fmt.Sprintf(t.GotN, x.Received.N) + " " + x.Received.Who)
		if x.Short() > 0 {
			got += " " + fmt.Sprintf(t.ShortBy, x.Short())
		}
	}
	return []string{x.Number, w.Time(x.At, now), x.Lab, strings.TrimSpace(x.Carrier + " " + x.Vehicle), fmt.Sprintf(t.OnIt, len(x.Tubes)), got, w.TubeCounts(x.Counts)}
}

func (a *app) tubeSlip() *cobra.Command {
	var limit int
	c := a.command("tube slip", "slip [SLIPNO] [--limit COUNT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 1, "SLIPNO"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			if len(args) == 1 {
				return a.oneSlip(cmd, v, w, args[0])
			}
			list, err := v.Transfers(ctx, limit)
			if err != nil {
				return err
			}
			rows := make([][]string, 0, len(list))
			for _, x := range list {
				rows = append(rows, a.slipRow(x, w, journal.At(v.Now())))
			}
			return a.print(list, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
	c.Flags().IntVar(&limit, "limit", 100, a.flag("limit"))
	return c
}

// transferOut is a slip with its tubes for programs.
type transferOut struct {
	store.Transfer
	List []store.Tube `json:"list"`
}

func (a *app) oneSlip(cmd *cobra.Command, v *store.View, w word.Words, ref string) error {
	ctx := cmd.Context()
	x, err := v.Transfer(ctx, ref)
	if err != nil {
		return err
	}
	list, err := v.Tubes(ctx, store.TubeFilter{Transfer: x.ID, Limit: 1000})
	if err != nil {
		return err
	}
	sites, err := siteMap(cmd, v)
	if err != nil {
		return err
	}
	if x.Counts, err = v.TransferCounts(ctx, x.ID); err != nil {
		return err
	}
	now := journal.At(v.Now())
	rows := make([][]string, 0, len(list))
	for _, t := range list {
		rows = append(rows, a.tubeRow(t, sites, w, now))
	}
	return a.print(transferOut{x, list}, w.Zone, func(o io.Writer) {
		a.table(o, [][]string{a.slipRow(x, w, now)})
		a.table(o, rows)
	})
}

func (a *app) tubeReceive() *cobra.Command {
	var w *writes
	t := &store.ReceiveTransfer{}
	c := a.command("tube receive", "receive SLIPNO [TEXT...] [--count COUNT] [--who NAME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "SLIPNO"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			out := *t
			out.ID, out.Text = args[0], strings.Join(args[1:], " ")
			return out, nil
		})
	})
	c.Flags().IntVar(&t.N, "count", 0, a.flag("tube-count"))
	c.Flags().StringVar(&t.Who, "who", "", a.flag("tube-receiver"))
	w = a.writing(c)
	return c
}

func (a *app) tubeBack() *cobra.Command {
	var w *writes
	var again bool
	c := a.command("tube back", "back SLIPNO REASON... [--again]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "SLIPNO REASON"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.VoidTransfer{ID: args[0], Back: again, Reason: strings.Join(args[1:], " ")}, nil
		})
	})
	c.Flags().BoolVar(&again, "again", false, a.flag("tube-back"))
	w = a.writing(c)
	return c
}

func (a *app) tubeResult() *cobra.Command {
	var w *writes
	t := &store.TellResult{}
	c := a.command("tube result", "result normal|abnormal|invalid [TUBES...] [--slip SLIPNO [--except TUBES]] [--text TEXT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "RESULT"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(*store.Store) (store.Command, error) {
			out := *t
			out.Result, out.Tubes, out.Lang = slugOf(a.t.Point.State, args[0]), args[1:], a.t.Lang
			return out, nil
		})
	})
	c.Flags().StringVar(&t.Transfer, "slip", "", a.flag("tube-slip"))
	c.Flags().StringSliceVar(&t.Except, "except", nil, a.flag("tube-except"))
	c.Flags().StringVar(&t.Text, "text", "", a.flag("text"))
	w = a.writing(c)
	return c
}

func (a *app) tubeShow() *cobra.Command {
	return a.command("tube show", "show TUBE", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "TUBE"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			t, err := v.TubeView(ctx, args[0])
			if err != nil {
				return err
			}
			sites, err := siteMap(cmd, v)
			if err != nil {
				return err
			}
			now := journal.At(v.Now())
			return a.print(t, w.Zone, func(o io.Writer) {
				a.table(o, [][]string{a.tubeRow(t.Tube, sites, w, now)})
				var rows [][]string
				for _, p := range t.People {
					rows = append(rows, []string{p.Ref, w.Sampled(p.Listed, p.Grid, p.Address)})
				}
				if n := t.Tube.People - len(t.People); n > 0 {
					rows = append(rows, []string{"", fmt.Sprintf(w.T.Point.Unnamed, n)})
				}
				if len(rows) > 0 {
					a.table(o, rows)
				}
				rows = nil
				for _, m := range t.Opened {
					rows = append(rows, []string{m.Number, w.Level(m.Level), w.State(m.State), m.Text})
				}
				if len(rows) > 0 {
					a.table(o, rows)
				}
			})
		})
	})
}
