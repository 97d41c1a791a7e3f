package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/word"
)

func (a *app) pointCmd() *cobra.Command {
	c := a.command("point", "point COMMAND", nil)
	c.AddCommand(a.pointList(), a.pointShow(), a.pointTally(), a.pointHome(), a.pointTarget(), a.pointWhatIf(), a.pointLane())
	return c
}

// pointsOut is how far the points are, for programs.
type pointsOut struct {
	store.PointsState
	Grids   []store.GridPoints `json:"grids"`
	NoGrid  int                `json:"no_grid"` // people at lanes with no grid told
	Percent int                `json:"percent"`
}

func (a *app) pointRow(p store.PointState, w word.Words, now journal.Time) []string {
	t := w.T.Point
	target := t.NoTarget
	if p.Target > 0 {
		target = word.Thousands(int64(p.Target))
		if p.Shared {
			target += fmt.Sprintf(w.T.Report.Paren, t.Shared)
		}
	}
	untold := ""
	if p.Untold > 0 {
		untold = fmt.Sprintf(t.Untold, p.Untold)
	}
	finish := w.Finish(p.Finish, now)
	if p.Finish.Never == store.NeverLanes && p.Why != "" {
		finish += fmt.Sprintf(w.T.Report.Paren, p.Why)
	}
	return []string{w.Name(p.Site.Name, p.Site.NameEN), w.LaneMarks(p.Site), word.Thousands(int64(p.Done)) + " / " + target, fmt.Sprintf("%d%%", p.Percent()), w.LaneRate(p.Finish.Rate), finish, untold}
}

func (a *app) gridPointRow(g store.GridPoints, w word.Words) []string {
	t := w.T.Point
	people, percent := t.NotCounted, "—"
	if g.People > 0 {
		people, percent = word.Thousands(int64(g.People)), fmt.Sprintf("%d%%", g.Percent())
	}
	round := ""
	if g.Round.Grid.ID != "" {
		round = fmt.Sprintf(t.RoundSays, word.Thousands(int64(g.Round.NotReached)))
	}
	return []string{fmt.Sprintf(w.T.Report.Grid, g.Grid.Number), word.Thousands(int64(g.Done())) + " / " + people, percent, t.AtLanes + " " + fmt.Sprint(g.Lanes), t.AtDoor + " " + fmt.Sprint(g.Home), round}
}

func (a *app) pointList() *cobra.Command {
	var round string
	var asOf *string
	c := a.command("point list", "list [--round ROUND]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, *asOf, func(v *store.View, w word.Words) error {
			s, err := v.Points(ctx, round)
			if err != nil {
				return err
			}
			out := pointsOut{PointsState: s}
			if out.Grids, out.NoGrid, err = v.PointGrids(ctx, round); err != nil {
				return err
			}
			return a.print(out, w.Zone, func(o io.Writer) { a.pointsTable(o, out, w, journal.At(v.Now())) })
		})
	})
	c.Flags().StringVar(&round, "round", "", a.flag("tally-round"))
	asOf = a.reading(c)
	return c
}

func (a *app) pointsTable(o io.Writer, out pointsOut, w word.Words, now journal.Time) {
	t := w.T.Point
	s := out.PointsState
	rows := make([][]string, 0, len(s.Points)+1)
	for _, p := range s.Points {
		rows = append(rows, a.pointRow(p, w, now))
	}
	total := word.Thousands(int64(s.Done)) + " / " + word.Thousands(int64(s.Target))
	rows = append(rows, []string{t.Total, "", total, "", fmt.Sprintf(t.HomeAll, word.Thousands(int64(s.Home))), fmt.Sprintf(t.AllAt, w.Finish(s.All, now)), fmt.Sprintf(t.PooledAt, w.Finish(s.Pooled, now))})
	a.table(o, rows)
	var grids [][]string
	for _, g := range out.Grids {
		grids = append(grids, a.gridPointRow(g, w))
	}
	a.table(o, grids)
	if out.NoGrid > 0 {
		fmt.Fprintln(o, fmt.Sprintf(t.NoGrid, word.Thousands(int64(out.NoGrid))))
	}
	if s.Tubes.Tubes > 0 {
		fmt.Fprintln(o, w.TubeCounts(s.Tubes))
	}
}

func (a *app) pointShow() *cobra.Command {
	var round string
	var asOf *string
	c := a.command("point show", "show POINT [--round ROUND]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "POINT"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, *asOf, func(v *store.View, w word.Words) error {
			site, err := v.LaneSite(ctx, args[0])
			if err != nil {
				return err
			}
			s, err := v.PointSheet(ctx, site.ID, round)
			if err != nil {
				return err
			}
			now := journal.At(v.Now())
			return a.print(s, w.Zone, func(o io.Writer) {
				a.table(o, [][]string{a.pointRow(s.Point, w, now)})
				a.table(o, a.tallyRows(s, w, now))
				fmt.Fprintln(o, w.FinishFormula(s.Point.Target, s.Point.Done, s.Point.Finish, now))
			})
		})
	})
	c.Flags().StringVar(&round, "round", "", a.flag("tally-round"))
	asOf = a.reading(c)
	return c
}

// tallyRows are the sheet of a point: a dot where an open lane was not tallied,
// a cross where it was shut.
func (a *app) tallyRows(s store.PointSheet, w word.Words, now journal.Time) [][]string {
	head := []string{""}
	for _, l := range s.Lanes {
		head = append(head, w.LaneNo(l.No))
	}
	rows := [][]string{append(head, w.T.Point.Sum)}
	for _, r := range s.Slots {
		row := []string{w.Time(r.Start, now)}
		for _, c := range r.Cells {
			row = append(row, cellText(c))
		}
		rows = append(rows, append(row, fmt.Sprint(r.Sum)))
	}
	last := []string{w.T.Point.Sum}
	for _, n := range s.Totals {
		last = append(last, fmt.Sprint(n))
	}
	return append(rows, append(last, fmt.Sprint(s.Point.Done)))
}

func cellText(c store.SheetCell) string {
	switch {
	case c.Tally != nil:
		return fmt.Sprint(c.Tally.People)
	case c.Open == 0:
		return "×"
	}
	return "·"
}

// laneNumber reads «3», «3道», «lane 3».
func (a *app) laneNumber(s string) (int, error) {
	n, err := strconv.Atoi(strings.Trim(strings.ToLower(s), " laned道台号"))
	if err != nil {
		return 0, a.usage(a.t.CLI.BadNumber, s)
	}
	return n, nil
}

func (a *app) people(s string) (int, error) {
	n, err := a.amount(strings.TrimSuffix(s, "人"))
	return int(n), err
}

func (a *app) pointTally() *cobra.Command {
	var w *writes
	var slot string
	var grids []string
	t := &store.TallyLane{}
	c := a.command("point tally", "tally POINT LANE PEOPLE [--slot TIME] [--grid 7=20]... [--reason TEXT] [--round ROUND]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 3, 3, "POINT LANE PEOPLE"); err != nil {
			return err
		}
		out := *t
		var err error
		if out.Lane, err = a.laneNumber(args[1]); err != nil {
			return err
		}
		if out.People, err = a.people(args[2]); err != nil {
			return err
		}
		for _, g := range grids {
			ref, n, _ := strings.Cut(g, "=")
			x, err := a.people(n)
			if err != nil {
				return err
			}
			out.Grids = append(out.Grids, store.GridPeople{Grid: gridRef(ref), N: x})
		}
		return a.tally(cmd, w, out, args[0], slot)
	})
	c.Flags().StringVar(&slot, "slot", "", a.flag("slot"))
	c.Flags().StringSliceVar(&grids, "grid", nil, a.flag("tally-grid"))
	c.Flags().StringVar(&t.Reason, "reason", "", a.flag("tally-reason"))
	c.Flags().StringVar(&t.Round, "round", "", a.flag("tally-round"))
	w = a.writing(c)
	return c
}

// tally writes a number down and says which slot it took and what it was.
func (a *app) tally(cmd *cobra.Command, w *writes, t store.TallyLane, point, slot string) error {
	ctx := cmd.Context()
	return a.with(ctx, func(st *store.Store) error {
		site, err := st.LaneSite(ctx, point)
		if err != nil {
			return err
		}
		t.Site = site.ID
		if slot != "" {
			if t.Slot, err = a.when(slot, st.View); err != nil {
				return err
			}
			if len(strings.TrimSpace(slot)) <= len("08:30") {
				t.Slot = store.NearSlot(t.Slot, st.Now())
			}
		}
		r, err := a.write(ctx, st, w, t)
		if err != nil {
			return err
		}
		if a.json {
			return a.receipt(r)
		}
		words, err := a.words(ctx, st.View)
		if err != nil {
			return err
		}
		lines, err := st.Lines(ctx, store.LineFilter{Entry: r.Entries[0].ID, Stream: store.AllStreams})
		if err != nil {
			return err
		}
		for _, l := range lines {
			fmt.Fprintln(a.out, fmt.Sprintf(words.T.Point.Done["saved"], words.Line(l)))
		}
		return nil
	})
}

func (a *app) pointHome() *cobra.Command {
	var w *writes
	t := &store.TallyHome{}
	c := a.command("point home", "home GRID PEOPLE [--reason TEXT] [--round ROUND]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, 2, "GRID PEOPLE"); err != nil {
			return err
		}
		n, err := a.people(args[1])
		if err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			out := *t
			out.Grid, out.People = gridRef(args[0]), n
			return out, nil
		})
	})
	c.Flags().StringVar(&t.Reason, "reason", "", a.flag("tally-reason"))
	c.Flags().StringVar(&t.Round, "round", "", a.flag("tally-round"))
	w = a.writing(c)
	return c
}

func (a *app) pointTarget() *cobra.Command {
	var w *writes
	c := a.command("point target", "target POINT TARGET [TEXT...]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "POINT TARGET"); err != nil {
			return err
		}
		n, err := a.people(args[1])
		if err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			site, err := st.LaneSite(ctx, args[0])
			return store.AimPoint{Site: site.ID, Target: n, Reason: strings.Join(args[2:], " ")}, err
		})
	})
	w = a.writing(c)
	return c
}

func (a *app) pointLane() *cobra.Command {
	var w *writes
	var shut bool
	c := a.command("point lane", "lane POINT LANE [TEXT...] [--shut]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "POINT LANE"); err != nil {
			return err
		}
		n, err := a.laneNumber(args[1])
		if err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			site, err := st.LaneSite(ctx, args[0])
			return store.SetLanes{ID: site.ID, No: n, Open: !shut, Reason: strings.Join(args[2:], " ")}, err
		})
	})
	c.Flags().BoolVar(&shut, "shut", false, a.flag("shut"))
	w = a.writing(c)
	return c
}

// whatIfOut is what a change of lanes would do, for programs.
type whatIfOut struct {
	Before store.PointsState `json:"before"`
	After  store.PointsState `json:"after"`
	Sooner int64             `json:"sooner_minutes"` // 0 when one of the two is never
}

func (a *app) pointWhatIf() *cobra.Command {
	q := &store.WhatIf{}
	c := a.command("point whatif", "whatif [--add POINT] [--from POINT --to POINT] [--round ROUND]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			ask := *q
			for _, ref := range []*string{&ask.Add, &ask.From, &ask.To} {
				if *ref == "" {
					continue
				}
				s, err := v.LaneSite(ctx, *ref)
				if err != nil {
					return err
				}
				*ref = s.ID
			}
			before, after, err := v.WhatIf(ctx, ask)
			if err != nil {
				return err
			}
			out := whatIfOut{Before: before, After: after}
			if before.All.Never == "" && after.All.Never == "" {
				out.Sooner = int64(before.All.At.Sub(after.All.At) / time.Minute)
			}
			now := journal.At(v.Now())
			return a.print(out, w.Zone, func(o io.Writer) { a.table(o, w.WhatIfRows(before, after, now)) })
		})
	})
	c.Flags().StringVar(&q.Add, "add", "", a.flag("add-lane"))
	c.Flags().StringVar(&q.From, "from", "", a.flag("move-from"))
	c.Flags().StringVar(&q.To, "to", "", a.flag("move-to"))
	c.Flags().StringVar(&q.Round, "round", "", a.flag("tally-round"))
	return c
}
