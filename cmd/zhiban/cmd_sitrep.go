package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/sitrep"
	"zhiban/ui/paper/template"
	"zhiban/ui/word"
)

func (a *app) sitrepCmd() *cobra.Command {
	c := a.command("sitrep", "sitrep COMMAND", nil)
	c.AddCommand(a.sitList(), a.sitDraft(), a.sitDrop(), a.sitSet(), a.sitAction(), a.sitNeed(), a.sitEvent(), a.sitIssue(), a.sitShow())
	return c
}

// sitListOut is the list for programs.
type sitListOut struct {
	Next    store.SitDue   `json:"next"`
	Reports []store.Sitrep `json:"reports"`
}

func (a *app) sitList() *cobra.Command {
	var all bool
	c := a.command("sitrep list", "list [--all]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error {
			list, err := v.Sitreps(cmd.Context(), all, 0)
			if err != nil {
				return err
			}
			due, err := v.SitDue(cmd.Context())
			if err != nil {
				return err
			}
			now, rows := journal.At(v.Now()), make([][]string, 0, len(list))
			for i := range list {
				s := &list[i]
				s.Salt, s.Snapshot = "", store.SitSnapshot{} // show has them
				rows = append(rows, []string{s.Number, w.SitKind(s.Kind, s.No), w.SitPeriod(s.Opening, s.CutOff, now), w.T.Sitrep.States[s.State], w.Time(s.IssuedAt, now), sitrep.ShortCode(s.Facts)})
			}
			return a.print(sitListOut{due, list}, w.Zone, func(o io.Writer) {
				a.table(o, rows)
				fmt.Fprintln(o, w.SitDue(due, now))
			})
		})
	})
	c.Flags().BoolVar(&all, "all", false, a.flag("sit-all"))
	return c
}

func (a *app) sitDraft() *cobra.Command {
	var w *writes
	c := a.command("sitrep draft", "draft", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) { return store.CutSitrep{}, nil })
	})
	w = a.writing(c)
	return c
}

func (a *app) sitDrop() *cobra.Command {
	return a.onDraft("sitrep drop", "drop REASON...", 1, "REASON", func(_ *store.Store, args []string) (store.Command, error) {
		return store.DropSitrep{Reason: strings.Join(args, " ")}, nil
	}, nil)
}

// onDraft is a command about the report that is being drafted.
func (a *app) onDraft(path, use string, low int, names string, make func(st *store.Store, args []string) (store.Command, error), flags func(c *cobra.Command)) *cobra.Command {
	var w *writes
	c := a.command(path, use, func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, low, -1, names); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(st *store.Store) (store.Command, error) { return make(st, args) })
	})
	if flags != nil {
		flags(c)
	}
	w = a.writing(c)
	return c
}

func (a *app) sitSet() *cobra.Command {
	return a.onDraft("sitrep set", "set PART TEXT...", 1, "PART TEXT", func(_ *store.Store, args []string) (store.Command, error) {
		if args[0] != store.SitWeather && args[0] != store.SitAssessment {
			return nil, &store.Error{Code: store.Invalid, Field: "part", Reason: "sitrep.part_unknown", Arg: args[0]}
		}
		return store.EditSitrep{Part: args[0], Text: strings.Join(args[1:], " ")}, nil
	}, nil)
}

func (a *app) sitAction() *cobra.Command {
	var by string
	var no int
	var out bool
	return a.onDraft("sitrep action", "action TEXT... [--by TIME] | --no NO [TEXT...] [--out]", 0, "TEXT", func(st *store.Store, args []string) (store.Command, error) {
		c := store.EditSitrep{Part: store.SitPlanned, No: no, Text: strings.Join(args, " "), Out: out}
		if by == "" {
			return c, nil
		}
		var err error
		c.Due, err = a.ahead(by, st.View)
		return c, err
	}, func(c *cobra.Command) {
		c.Flags().StringVar(&by, "by", "", a.flag("by-time"))
		c.Flags().IntVar(&no, "no", 0, a.flag("sitno"))
		c.Flags().BoolVar(&out, "out", false, a.flag("leave-out"))
	})
}

func (a *app) sitNeed() *cobra.Command {
	var within int
	var unit, take string
	var out bool
	var w *writes
	c := a.command("sitrep need", "need ITEM COUNT --within HOURS [--unit UNIT] | --take KEY [--out]", func(cmd *cobra.Command, args []string) error {
		ctx := cmd.Context()
		if take != "" {
			if err := a.args(args, 0, 0, ""); err != nil {
				return err
			}
			return a.with(ctx, func(st *store.Store) error { return a.takeNeeds(ctx, st, w, take, out) })
		}
		if err := a.args(args, 2, 2, "ITEM COUNT"); err != nil {
			return err
		}
		n, err := strconv.ParseInt(strings.ReplaceAll(args[1], ",", ""), 10, 64)
		if err != nil {
			return a.usage(a.t.CLI.BadNumber, args[1])
		}
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			return needCommand(ctx, st, store.EditSitrep{Part: store.SitNeedPart, Item: args[0], Unit: unit, Out: out}, within, n)
		})
	})
	c.Flags().IntVar(&within, "within", 24, a.flag("within"))
	c.Flags().StringVar(&unit, "unit", "", a.flag("unit"))
	c.Flags().StringVar(&take, "take", "", a.flag("take"))
	c.Flags().BoolVar(&out, "out", false, a.flag("leave-out"))
	w = a.writing(c)
	return c
}

// needCommand sets what is needed within some hours; what is needed by then is
// needed later, too. An item that stands in the draft already is changed.
func needCommand(ctx context.Context, st *store.Store, c store.EditSitrep, within int, n int64) (store.Command, error) {
	at := slices.Index(horizons(), within)
	if at < 0 {
		return nil, &store.Error{Code: store.Invalid, Field: "within", Reason: "sitrep.within", Arg: strconv.Itoa(within)}
	}
	s, err := st.Sitrep(ctx, store.SitDraft)
	if err != nil {
		return nil, err
	}
	if had := s.Need(c.Item); had != nil {
		c.Key, c.Item, c.N = had.Key, "", had.N
	}
	for i := at; i < len(c.N); i++ {
		c.N[i] = max(n, c.N[i])
	}
	c.N[at] = n
	return c, nil
}

func horizons() []int {
	h := store.SitHorizons()
	return h[:]
}

// takeNeeds takes one computed need or all of them into the report.
func (a *app) takeNeeds(ctx context.Context, st *store.Store, w *writes, key string, out bool) error {
	s, err := st.Sitrep(ctx, store.SitDraft)
	if err != nil {
		return err
	}
	keys := []string{key}
	if key == "all" {
		keys = nil
		for _, n := range s.Snapshot.Needs {
			if n.Computed && n.Taken == out {
				keys = append(keys, n.Key)
			}
		}
	}
	var batch store.Batch
	for _, k := range keys {
		batch = append(batch, store.EditSitrep{Part: store.SitNeedPart, Key: k, Out: out})
	}
	r, err := a.write(ctx, st, w, batch)
	if err != nil {
		return err
	}
	return a.receipt(r)
}

func (a *app) sitEvent() *cobra.Command {
	var no int
	var out bool
	return a.onDraft("sitrep event", "event TEXT... | --no NO [TEXT...] [--out]", 0, "TEXT", func(_ *store.Store, args []string) (store.Command, error) {
		return store.EditSitrep{Part: store.SitEventPart, No: no, Text: strings.Join(args, " "), Out: out}, nil
	}, func(c *cobra.Command) {
		c.Flags().IntVar(&no, "no", 0, a.flag("sitno"))
		c.Flags().BoolVar(&out, "out", false, a.flag("leave-out"))
	})
}

func (a *app) sitIssue() *cobra.Command {
	var paper bool
	var pin *secrets
	c := a.command("sitrep issue", "issue [--on-paper] [--pin-file FILE]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			by, err := a.officer(ctx, st)
			if err != nil {
				return err
			}
			s := sitrep.Signing{By: by}
			if paper {
				s.How = "paper"
			}
			if s.Proof, err = pin.proof(ctx, st, by, s.How); err != nil {
				return err
			}
			draft, err := st.Sitrep(ctx, store.SitDraft)
			if err != nil {
				return err
			}
			r, err := sitrep.Issue(ctx, st, draft.ID, s)
			if err != nil {
				return err
			}
			got, err := st.Sitrep(ctx, draft.ID)
			if err != nil {
				return err
			}
			return a.receipt(r, fmt.Sprintf(a.t.Sitrep.Issued, got.Number, sitrep.ShortCode(got.Facts)))
		})
	})
	c.Flags().BoolVar(&paper, "on-paper", false, a.flag("on-paper"))
	pin = a.secretFlag(c)
	return c
}

func (a *app) sitShow() *cobra.Command {
	return a.command("sitrep show", "show [SITREP|draft|last]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 1, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			r, err := sitrep.Load(ctx, st, cmp.Or(first(args), store.SitDraft))
			if store.CodeOf(err) == store.NotFound && len(args) == 0 {
				r, err = sitrep.Load(ctx, st, "last")
			}
			if err != nil {
				return err
			}
			s := r.Sitrep
			s.Salt = "" // opens the commitments: not for a screen
			text, err := r.Bytes("txt", export.As{Lang: a.t.Lang})
			if err != nil {
				return err
			}
			w, err := a.words(ctx, st.View)
			if err != nil {
				return err
			}
			return a.print(s, w.Zone, func(o io.Writer) {
				_, _ = o.Write(text) // nobody is left to tell
				if s.State == store.SitDraft {
					a.draftRows(o, s, w)
				}
			})
		})
	})
}

// draftRows are the proposals of a draft with the numbers and keys that the
// other commands name them by.
func (a *app) draftRows(o io.Writer, s store.Sitrep, w word.Words) {
	t := w.T.Sitrep
	fmt.Fprintln(o, "\n"+t.EventsHead)
	rows := make([][]string, 0, len(s.Snapshot.Events))
	for _, e := range s.Snapshot.Events {
		rows = append(rows, []string{strconv.Itoa(e.No), yes(!e.Out, t.Taken, t.OutOfReport), w.Time(e.At, s.CutOff), w.SitEvent(e)})
	}
	a.table(o, rows)
	fmt.Fprintln(o, "\n"+t.NeedsHead)
	rows = rows[:0]
	for _, n := range s.Snapshot.Needs {
		row := []string{n.Key, yes(n.Taken, t.Taken, yes(n.Computed, t.Proposed, t.OutOfReport)), w.SitNeed(n)}
		for _, x := range n.N {
			row = append(row, word.Thousands(x))
		}
		rows = append(rows, append(row, w.SitBasis(n)))
	}
	a.table(o, rows)
}

func yes(is bool, a, b string) string {
	if is {
		return a
	}
	return b
}

func (a *app) reportSitrep() *cobra.Command {
	var formats, out, form string
	var level func() (store.Level, error)
	var print *pflag.Flag
	c := a.command("report sitrep", "sitrep [SITREP|last|draft] [--format pdf,docx,html,md,txt,xlsx,csv,json] [--template NAME|FILE] [--level full|superior|public] [--lang zh|en] --out DIR | --print[=PRINTER]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 1, ""); err != nil {
			return err
		}
		list, err := a.formats(formats)
		if err != nil {
			return err
		}
		if out == "" && !print.Changed {
			return a.usage("%s", a.t.CLI.NoPath)
		}
		reader, err := level()
		if err != nil {
			return err
		}
		as, err := a.asked(cmd, export.As{Lang: a.t.Lang, Level: reader}, form, template.Sitrep)
		if err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			r, err := sitrep.Load(ctx, st, cmp.Or(first(args), "last"))
			if err != nil {
				return err
			}
			if print.Changed {
				return a.printReport(ctx, print, r.Sitrep.Number, func() ([]byte, error) { return r.Bytes("pdf", as) })
			}
			files, err := r.Export(out, list, as)
			if err != nil {
				return err
			}
			return a.print(files, time.UTC, func(w io.Writer) {
				for _, f := range files {
					a.wrote(w, f.Path, f.Missing)
				}
			})
		})
	})
	c.Flags().StringVar(&formats, "format", export.List(), a.flag("format"))
	c.Flags().StringVar(&out, "out", "", a.flag("out"))
	level = a.reader(c)
	print = a.printFlag(c)
	c.Flags().StringVar(&form, "template", "", a.flag("template"))
	return c
}
