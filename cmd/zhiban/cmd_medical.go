package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/word"
)

func (a *app) visitCmd() *cobra.Command {
	c := a.command("visit", "visit COMMAND", nil)
	c.AddCommand(a.visitAdd(), a.visitList(), a.visitBack())
	return c
}

func (a *app) visitAdd() *cobra.Command {
	var w *writes
	v := &store.AddVisit{}
	c := a.command("visit add", "add FINDINGS... [--patient PATIENT] [--grid NUMBER] [--household HOUSE] [--name NAME] [--doctor DOCTOR] [--disposition TEXT] [--matter NUMBER]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "FINDINGS"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			out := *v
			out.Findings = strings.Join(args, " ")
			return out, nil
		})
	})
	a.atFlags(c, &v.PatientAt)
	c.Flags().StringVar(&v.Doctor, "doctor", "", a.flag("doctor"))
	c.Flags().StringVar(&v.Disposition, "disposition", "", a.flag("disposition"))
	c.Flags().StringVar(&v.Matter, "matter", "", a.flag("matter-of"))
	w = a.writing(c)
	return c
}

func (a *app) visitList() *cobra.Command {
	var limit int
	c := a.command("visit list", "list [PATIENT] [--limit COUNT] [--level LEVEL]", nil)
	level := a.reader(c)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		l, err := level()
		if err == nil {
			err = a.args(args, 0, 1, "")
		}
		if err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			id := ""
			if len(args) == 1 {
				p, err := v.Patient(ctx, args[0])
				if err != nil {
					return err
				}
				id = p.ID
			}
			list, err := v.MedicalVisits(ctx, id, 0, limit)
			if err != nil {
				return err
			}
			p, err := a.slipPlaces(cmd, v)
			if err != nil {
				return err
			}
			now := journal.At(v.Now())
			return masked(a, l, list, w.Zone, func(x store.MedicalVisit) []string {
				return []string{w.Time(x.At, now), x.Number, w.PatientPlace(p.grids[x.Grid], ""), x.Name, x.Doctor, x.Findings, x.Disposition, x.Matter}
			})
		})
	}
	c.Flags().IntVar(&limit, "limit", 100, a.flag("limit"))
	return c
}

func (a *app) visitBack() *cobra.Command {
	var w *writes
	c := a.command("visit back", "back ENTRY REASON...", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "ENTRY REASON"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			id, err := st.EntryID(ctx, args[0])
			return store.TakeBackVisit{Entry: id, Reason: strings.Join(args[1:], " ")}, err
		})
	})
	w = a.writing(c)
	return c
}

func (a *app) oncallCmd() *cobra.Command {
	c := a.command("oncall", "oncall COMMAND", nil)
	c.AddCommand(a.oncallList(), a.oncallSet(), a.reasoned("oncall end", "end ONCALL REASON... [--back]", "ONCALL REASON", func(id, reason string, back bool) store.Command {
		return store.EndOnCall{ID: id, Back: back, Reason: reason}
	}))
	return c
}

func (a *app) oncallList() *cobra.Command {
	var ahead string
	c := a.command("oncall list", "list [--hours HOURS] [--level LEVEL]", nil)
	level := a.reader(c)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		l, err := level()
		if err == nil {
			err = a.args(args, 0, 0, "")
		}
		if err != nil {
			return err
		}
		minutes, ok := word.Hours(ahead)
		if !ok {
			return a.usage(a.t.CLI.BadFlag, "--hours", ahead)
		}
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error {
			now := journal.At(v.Now())
			list, err := v.OnCalls(cmd.Context(), now, now.Add(time.Duration(minutes)*time.Minute))
			if err != nil {
				return err
			}
			team, err := v.MedicalTeam(cmd.Context())
			if err != nil {
				return err
			}
			return masked(a, l, append(list, team...), w.Zone, func(o store.OnCall) []string { return oncallRow(o, w, now) })
		})
	}
	c.Flags().StringVar(&ahead, "hours", "24", a.flag("hours-each"))
	return c
}

func oncallRow(o store.OnCall, w word.Words, now journal.Time) []string {
	return []string{o.ID, w.OnCallRole(o), o.Name, o.Phone, w.Time(o.From, now), w.OnCallUntil(o, now)}
}

func (a *app) oncallSet() *cobra.Command {
	var w *writes
	var from, to string
	s := &store.SetOnCall{}
	c := a.command("oncall set", "set ROLE PERSON... --to TIME [--from TIME] [--hours HOURS] [--phone PHONE]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "ROLE PERSON"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(st *store.Store) (store.Command, error) {
			out := *s
			out.Role, out.People, out.From = args[0], args[1:], st.Now()
			var err error
			if from != "" {
				if out.From, err = a.when(from, st.View); err != nil {
					return nil, err
				}
			}
			if to == "" {
				return nil, a.missing("--to")
			}
			out.To, err = a.ahead(to, st.View)
			return out, err
		})
	})
	c.Flags().StringVar(&from, "from", "", a.flag("from-time"))
	c.Flags().StringVar(&to, "to", "", a.flag("to-time"))
	c.Flags().IntVar(&s.Hours, "hours", 0, a.flag("hours-each"))
	c.Flags().StringVar(&s.Phone, "phone", "", a.flag("phone"))
	w = a.writing(c)
	return c
}

func (a *app) medicalCmd() *cobra.Command {
	c := a.command("medical", "medical COMMAND", nil)
	c.AddCommand(a.medicalStatus(), a.medicalEmergency())
	return c
}

// medicalCounts is what the public level gets.
type medicalCounts struct {
	Patients string `json:"patients"`
	OnCall   string `json:"on_call"`
	Due      string `json:"due"`
	Orders   string `json:"orders"`
	Watch    string `json:"watch"`
	Turns    string `json:"turns"`
}

func (a *app) medicalStatus() *cobra.Command {
	c := a.command("medical status", "status [--level LEVEL]", nil)
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
			s, err := v.MedicalStatus(cmd.Context(), 100)
			if err != nil {
				return err
			}
			if !l.Rows() {
				out := medicalCounts{l.Count(s.Patients), l.Count(len(s.OnCall)), l.Count(len(s.Due)), l.Count(len(s.Orders)), l.Count(len(s.Watch)), l.Count(len(s.Turns))}
				return a.print(out, w.Zone, func(o io.Writer) { a.table(o, countRows(out, w)) })
			}
			s = s.Masked(l)
			return a.print(s, w.Zone, func(o io.Writer) { a.statusText(o, s, l, w) })
		})
	}
	return c
}

func countRows(c medicalCounts, w word.Words) [][]string {
	t := w.T.Medical
	return [][]string{{fmt.Sprintf(t.PatientsN, c.Patients)}, {t.OnCallNow + " " + c.OnCall}, {t.DueNow + " " + c.Due}, {t.OrdersNow + " " + c.Orders}, {t.WatchNow + " " + c.Watch}, {t.TurnsNow + " " + c.Turns}}
}

// statusText prints the parts one below the other, each with what it is.
func (a *app) statusText(o io.Writer, s store.MedicalStatus, l store.Level, w word.Words) {
	t, now := w.T.Medical, s.Now
	part := func(title, none string, rows [][]string) {
		fmt.Fprintln(o, title+w.T.Report.Colon)
		a.tableOr(o, rows, "  "+none)
	}
	var call, due, watch, turns, orders [][]string
	for _, x := range s.OnCall {
		call = append(call, []string{" ", w.OnCallRole(x), x.Name, x.Phone, w.OnCallUntil(x, now)})
	}
	for _, x := range s.Due {
		due = append(due, append([]string{" "}, dueRow(x, w, now)...))
	}
	for _, x := range s.Watch {
		watch = append(watch, []string{" ", w.WatchNext(x.Next, now), x.Number, w.PatientPlace(x.Grid, x.Household), x.Name, x.Why})
	}
	for _, x := range s.Turns {
		turns = append(turns, []string{" ", w.Time(x.Turn.Due, now), x.Number, w.PatientPlace(x.Grid, x.Household), x.Name, x.What, turnFor(l, x, w)})
	}
	for _, x := range s.Orders {
		orders = append(orders, []string{" ", x.Order.Number, w.PatientPlace(x.Grid, x.Household), x.Name, strings.TrimSpace(x.Order.What + " " + w.Quantity(x.Order.Amount, x.Order.Unit)), w.StageLine(x.Order, now)})
	}
	part(t.OnCallNow, t.Nobody, call)
	part(t.DueNow, t.EmptyDue, due)
	part(t.WatchNow, t.EmptyWatch, watch)
	part(t.TurnsNow, t.EmptyTurns, turns)
	part(t.OrdersNow, t.EmptyOrders, orders)
	fmt.Fprintf(o, t.PatientsN+"\n", fmt.Sprint(s.Patients))
}

func (a *app) medicalEmergency() *cobra.Command {
	var w *writes
	e := &store.CallEmergency{}
	c := a.command("medical emergency", "emergency TEXT... [--grid NUMBER] [--household HOUSE] [--name NAME] [--type TYPE] [--level LEVEL]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "TEXT"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(st *store.Store) (store.Command, error) {
			out := *e
			pl, err := st.Plan(cmd.Context())
			if err != nil {
				return nil, err
			}
			words := word.New(a.lang, pl, st.Zone())
			out.Text, out.Words = strings.Join(args, " "), words.CallWords()
			path, err := st.CallPath(cmd.Context(), out.Grid, out.Household, out.Person)
			if err == nil && !a.json {
				fmt.Fprintln(a.out, a.t.Medical.CallPath+a.t.Report.Colon+path.Text(out.Words))
			}
			return out, err
		})
	})
	c.Flags().StringVar(&e.Grid, "grid", "", a.flag("grid"))
	c.Flags().StringVar(&e.Household, "household", "", a.flag("household"))
	c.Flags().StringVar(&e.Person, "name", "", a.flag("person-name"))
	c.Flags().StringVar(&e.Phone, "phone", "", a.flag("phone"))
	c.Flags().StringVar(&e.Type, "type", "", a.flag("type"))
	c.Flags().StringVar(&e.Level, "level", "", a.flag("level"))
	w = a.writing(c)
	return c
}
