package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/ui/word"
)

// rosterCmds are the commands under «shift» that plan ahead.
func (a *app) rosterCmds() []*cobra.Command {
	return []*cobra.Command{a.shiftGenerate(), a.shiftGaps(), a.shiftHours(), a.shiftWalkUp(), a.shiftTrade(), a.shiftRemove()}
}

func (a *app) shiftGenerate() *cobra.Command {
	var w *writes
	var from, pattern string
	var days int
	var rotation []int
	var crews []string
	var dry bool
	c := a.command("shift generate", "generate --pattern 12h|three|24h|custom --crew CREW... [--days N] [--from TIME] [--rotation 1,2,0] [--dry-run]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			words, err := a.words(ctx, st.View)
			if err != nil {
				return err
			}
			g := store.GenerateRoster{Days: days, Pattern: pattern, Rotation: rotation, Specs: crews}
			if from != "" {
				var ok bool
				if g.From, ok = word.NextTime(from, st.Now(), st.Zone()); !ok {
					return a.usage(a.t.CLI.BadTime, from)
				}
			}
			steps, err := st.PreviewRoster(ctx, g)
			if err != nil {
				return err
			}
			rows, err := a.stepRows(cmd, st.View, words, steps)
			if err != nil {
				return err
			}
			if dry {
				return a.print(steps, words.Zone, func(o io.Writer) { a.table(o, rows) })
			}
			r, err := a.write(ctx, st, w, g)
			if err != nil {
				return err
			}
			return a.receipt(r)
		})
	})
	f := c.Flags()
	f.StringVar(&from, "from", "", a.flag("from"))
	f.StringVar(&pattern, "pattern", store.PatternTwelve, a.flag("pattern"))
	f.IntVar(&days, "days", 3, a.flag("days"))
	f.IntSliceVar(&rotation, "rotation", nil, a.flag("rotation"))
	f.StringArrayVar(&crews, "crew", nil, a.flag("crew"))
	f.BoolVar(&dry, "dry-run", false, a.flag("dry-run"))
	w = a.writing(c)
	return c
}

// stepRows shows what generating would do.
func (a *app) stepRows(cmd *cobra.Command, v *store.View, w word.Words, steps []store.RosterStep) ([][]string, error) {
	r, err := v.Roster(cmd.Context(), 1)
	if err != nil {
		return nil, err
	}
	rows := make([][]string, 0, len(steps))
	for _, s := range steps {
		p, err := v.Person(cmd.Context(), s.Person)
		if err != nil {
			return nil, err
		}
		mark := a.t.Roster.New
		if s.Kept {
			mark = a.t.Roster.Kept
		}
		rows = append(rows, []string{s.Shift.Key, w.SlotOf(r, s.Slot), p.Name, mark})
	}
	return rows, nil
}

func (a *app) shiftGaps() *cobra.Command {
	var shifts int
	var asOf *string
	c := a.command("shift gaps", "gaps [--shifts N] [--as-of TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), *asOf, func(v *store.View, w word.Words) error {
			r, err := v.Roster(cmd.Context(), shifts)
			if err != nil {
				return err
			}
			out := struct {
				Issues []store.RosterIssue `json:"issues"`
				Silent []store.SilentPost  `json:"silent"`
			}{r.Issues, r.Silent}
			return a.print(out, w.Zone, func(o io.Writer) {
				for _, i := range r.Issues {
					fmt.Fprintln(o, w.Issue(r, i))
				}
				for _, s := range r.Silent {
					fmt.Fprintln(o, w.Silent(r, s))
				}
				if len(r.Issues)+len(r.Silent) == 0 {
					fmt.Fprintln(o, a.t.Roster.NoIssues)
				}
			})
		})
	})
	c.Flags().IntVar(&shifts, "shifts", 3, a.flag("shifts"))
	asOf = a.reading(c)
	return c
}

func (a *app) shiftHours() *cobra.Command {
	var since, until string
	var asOf *string
	c := a.command("shift hours", "hours [--since TIME] [--until TIME] [--as-of TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, *asOf, func(v *store.View, w word.Words) error {
			from, to, err := a.window(v, since, until)
			if err != nil {
				return err
			}
			list, err := v.Hours(ctx, from, to)
			if err != nil {
				return err
			}
			rows := make([][]string, 0, len(list))
			for _, h := range list {
				p, err := v.Person(ctx, h.Person)
				if err != nil {
					return err
				}
				over := ""
				if h.Over {
					over = a.t.Roster.HoursNote + " " + w.Full(h.From)
				}
				rows = append(rows, []string{p.Name, fmt.Sprintf(a.t.Roster.WorkedAhead, w.Hours(h.Worked), w.Hours(h.Ahead)), fmt.Sprintf(a.t.Roster.MostOf, w.Hours(h.Most)), over})
			}
			return a.print(list, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
	c.Flags().StringVar(&since, "since", "", a.flag("since"))
	c.Flags().StringVar(&until, "until", "", a.flag("until"))
	asOf = a.reading(c)
	return c
}

// window is a stretch of time; without words it is the day behind and the day
// ahead.
func (a *app) window(v *store.View, since, until string) (from, to time.Time, err error) {
	now := v.Now()
	from, to = now.Add(-24*time.Hour), now.Add(24*time.Hour)
	if since != "" {
		if from, err = a.when(since, v); err != nil {
			return from, to, err
		}
	}
	if until != "" {
		var ok bool
		if to, ok = word.NextTime(until, now, v.Zone()); !ok {
			return from, to, a.usage(a.t.CLI.BadTime, until)
		}
	}
	return from, to, nil
}

func (a *app) shiftWalkUp() *cobra.Command {
	var w *writes
	var shift, role string
	c := a.command("shift walkup", "walkup NAME [PHONE] [--shift SHIFT] [--role ROLE]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "NAME"); err != nil {
			return err
		}
		name, phone := word.NamePhone(strings.Join(args, " "))
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.WalkUp{Shift: shift, Name: name, Phone: phone, Role: role}, nil
		})
	})
	c.Flags().StringVar(&shift, "shift", "", a.flag("shift"))
	c.Flags().StringVar(&role, "role", store.RoleVolunteer, a.flag("role"))
	w = a.writing(c)
	return c
}

func (a *app) shiftTrade() *cobra.Command {
	var w *writes
	var shift, with string
	c := a.command("shift trade", "trade NO NO REASON... [--shift SHIFT] [--with SHIFT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 3, -1, "NO NO REASON"); err != nil {
			return err
		}
		one, err := a.number(args[0])
		if err != nil {
			return err
		}
		two, err := a.number(args[1])
		if err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.TradeDuties{Shift: shift, No: one, With: with, WithNo: two, Reason: strings.Join(args[2:], " ")}, nil
		})
	})
	c.Flags().StringVar(&shift, "shift", "", a.flag("shift"))
	c.Flags().StringVar(&with, "with", "", a.flag("with"))
	w = a.writing(c)
	return c
}

func (a *app) shiftRemove() *cobra.Command {
	var w *writes
	var shift string
	c := a.command("shift remove", "remove NO REASON... [--shift SHIFT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "NO REASON"); err != nil {
			return err
		}
		no, err := a.number(args[0])
		if err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.RemoveDuty{Shift: shift, No: no, Reason: strings.Join(args[1:], " ")}, nil
		})
	})
	c.Flags().StringVar(&shift, "shift", "", a.flag("shift"))
	w = a.writing(c)
	return c
}
