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

func (a *app) patientCmd() *cobra.Command {
	c := a.command("patient", "patient COMMAND", nil)
	c.AddCommand(a.patientList(), a.patientDue(), a.patientAdd(), a.patientSet(), a.patientShow(), a.patientDrug(), a.patientCount(), a.patientWatch(), a.patientUnwatch(), a.patientEnd())
	return c
}

// quantity reads a number of units.
func (a *app) quantity(name, s string) (store.Qty, error) {
	q, ok := store.ParseQty(s)
	if !ok {
		return 0, a.usage(a.t.CLI.BadFlag, name, s)
	}
	return q, nil
}

// reader adds --level and reads it when asked.
func (a *app) reader(c *cobra.Command) func() (store.Level, error) { return a.readerFlag(c, "level") }

// readerFlag is reader under another name, where --level is something else.
func (a *app) readerFlag(c *cobra.Command, name string) func() (store.Level, error) {
	level := c.Flags().String(name, "", a.flag("reader"))
	return func() (store.Level, error) { return store.ParseLevel(*level) }
}

// countOut is what the public level gets of a list.
type countOut struct {
	Count string `json:"count"`
}

// count prints how long a list is, for who may see no more of it.
func (a *app) count(l store.Level, n int, zone *time.Location) error {
	c := l.Count(n)
	return a.print(countOut{c}, zone, func(o io.Writer) { fmt.Fprintln(o, c) })
}

// masked prints a list for a reader: rows, or for the public how many there are.
func masked[T interface{ Masked(store.Level) T }](a *app, l store.Level, list []T, zone *time.Location, row func(T) []string) error {
	if !l.Rows() {
		return a.count(l, len(list), zone)
	}
	out := make([]T, len(list))
	rows := make([][]string, 0, len(list))
	for i, x := range list {
		out[i] = x.Masked(l)
		rows = append(rows, row(out[i]))
	}
	return a.print(out, zone, func(o io.Writer) { a.table(o, rows) })
}

func (a *app) patientList() *cobra.Command {
	f := &store.PatientFilter{}
	c := a.command("patient list", "list [TEXT] [--grid NUMBER] [--condition SLUG] [--watched] [--ended] [--level LEVEL]", nil)
	level := a.reader(c)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		l, err := level()
		if err == nil {
			err = a.args(args, 0, 1, "")
		}
		if err != nil {
			return err
		}
		ctx, filter := cmd.Context(), *f
		filter.Grep = strings.Join(args, " ")
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			if filter.Grid != "" {
				g, err := v.Grid(ctx, filter.Grid)
				if err != nil {
					return err
				}
				filter.Grid = g.ID
			}
			list, err := v.Patients(ctx, filter)
			if err != nil {
				return err
			}
			p, err := a.slipPlaces(cmd, v)
			if err != nil {
				return err
			}
			now := journal.At(v.Now())
			return masked(a, l, list, w.Zone, func(x store.Patient) []string { return patientRow(x, p, w, now) })
		})
	}
	c.Flags().StringVar(&f.Grid, "grid", "", a.flag("grid"))
	c.Flags().StringVar(&f.Condition, "condition", "", a.flag("condition"))
	c.Flags().BoolVar(&f.Watch, "watched", false, a.flag("watched"))
	c.Flags().BoolVar(&f.Ended, "ended", false, a.flag("ended"))
	c.Flags().IntVar(&f.Limit, "limit", 100, a.flag("limit"))
	return c
}

func patientRow(x store.Patient, p slipPlaces, w word.Words, now journal.Time) []string {
	t := w.T.Medical
	lasts := ""
	if d := x.FirstOut(); d != nil {
		lasts = strings.TrimSpace(d.Name + " " + w.DaysLeft(d.RunsOut(), now, d.Days(now)))
		if o := x.UnderWay(d.No); o != nil {
			lasts += " " + o.Number + " " + w.Stage(o.Stage())
		}
	}
	watch := ""
	if x.Watch != nil {
		watch = w.WatchNext(x.Watch.Next(), now) + " " + x.Watch.Why
	}
	if !x.On() {
		watch = fmt.Sprintf(t.Ended, w.Time(x.Ended, now)) + " " + x.EndWhy
	}
	return []string{x.Number, w.PatientPlace(p.grids[x.Grid], x.Household), x.Name, x.Phone, w.Conditions(x), lasts, watch}
}

func (a *app) patientDue() *cobra.Command {
	var limit int
	c := a.command("patient due", "due [--limit COUNT] [--level LEVEL]", nil)
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
			list, err := v.DrugsDue(cmd.Context(), limit)
			if err != nil {
				return err
			}
			now := journal.At(v.Now())
			return masked(a, l, list, w.Zone, func(d store.DrugDue) []string { return dueRow(d, w, now) })
		})
	}
	c.Flags().IntVar(&limit, "limit", 100, a.flag("limit"))
	return c
}

func dueRow(d store.DrugDue, w word.Words, now journal.Time) []string {
	brings := w.T.Medical.NoOrder
	if d.UnderWay != "" {
		brings = d.UnderWay + " " + w.Stage(d.Stage)
	}
	return []string{w.DaysLeft(d.RunsOut, now, d.Days), d.Number, w.PatientPlace(d.Grid, d.Household), d.Name, d.Drug, fmt.Sprintf(w.T.Medical.OnHand, d.Left, d.Unit), brings}
}

// patientFlags are what the register says of somebody.
func (a *app) patientFlags(c *cobra.Command, p *store.AddPatient) {
	c.Flags().StringVar(&p.Grid, "grid", "", a.flag("grid"))
	c.Flags().StringVar(&p.Household, "household", "", a.flag("household"))
	c.Flags().StringVar(&p.Phone, "phone", "", a.flag("phone"))
	c.Flags().StringSliceVar(&p.Conditions, "condition", nil, a.flag("condition"))
	c.Flags().StringVar(&p.Illness, "illness", "", a.flag("illness"))
	c.Flags().StringVar(&p.Allergies, "allergies", "", a.flag("allergies"))
	c.Flags().StringVar(&p.Note, "note", "", a.flag("note"))
}

func (a *app) patientAdd() *cobra.Command {
	var w *writes
	p := &store.AddPatient{}
	c := a.command("patient add", "add NAME [--grid NUMBER] [--household HOUSE] [--phone PHONE] [--condition SLUG] [--illness TEXT] [--allergies TEXT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "NAME"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			out := *p
			out.Name = args[0]
			return out, nil
		})
	})
	a.patientFlags(c, p)
	c.Flags().BoolVar(&p.Again, "again", false, a.flag("again-patient"))
	w = a.writing(c)
	return c
}

func (a *app) patientSet() *cobra.Command {
	var w *writes
	p := &store.AddPatient{}
	c := a.command("patient set", "set PATIENT [--name NAME] [--grid NUMBER] [--household HOUSE] [--phone PHONE] [--condition SLUG]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "PATIENT"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.ChangePatient{ID: args[0], AddPatient: *p}, nil
		})
	})
	a.patientFlags(c, p)
	c.Flags().StringVar(&p.Name, "name", "", a.flag("person-name"))
	w = a.writing(c)
	return c
}

// patientOut is a patient with what is computed, for programs.
type patientOut struct {
	store.Patient
	RunsOut journal.Time         `json:"runs_out"`
	Days    int                  `json:"days"` // that the first drug lasts, -1 unknown
	Visits  []store.MedicalVisit `json:"visits"`
}

func (a *app) patientShow() *cobra.Command {
	c := a.command("patient show", "show PATIENT [--level LEVEL]", nil)
	level := a.reader(c)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		l, err := level()
		if err == nil {
			err = a.args(args, 1, 1, "PATIENT")
		}
		if err != nil {
			return err
		}
		if !l.Rows() {
			return said{a.t.Medical.Public}
		}
		ctx := cmd.Context()
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			x, err := v.Patient(ctx, args[0])
			if err != nil {
				return err
			}
			visits, err := v.MedicalVisits(ctx, x.ID, 0, 20)
			if err != nil {
				return err
			}
			p, err := a.slipPlaces(cmd, v)
			if err != nil {
				return err
			}
			now := journal.At(v.Now())
			out := patientOut{Patient: x.Masked(l), Days: -1}
			if d := x.FirstOut(); d != nil {
				out.RunsOut, out.Days = d.RunsOut(), d.Days(now)
			}
			for _, visit := range visits {
				out.Visits = append(out.Visits, visit.Masked(l))
			}
			return a.print(out, w.Zone, func(o io.Writer) { a.patientText(o, out, p, w, now) })
		})
	}
	return c
}

// patientText prints one patient: the register, then each part that there is.
func (a *app) patientText(o io.Writer, x patientOut, p slipPlaces, w word.Words, now journal.Time) {
	t := w.T.Medical
	a.table(o, [][]string{patientRow(x.Patient, p, w, now)})
	if x.Allergies != "" {
		fmt.Fprintf(o, t.Allergy+"\n", x.Allergies)
	}
	var rows [][]string
	for _, d := range x.Drugs {
		rows = append(rows, []string{t.Drug, fmt.Sprint(d.No), w.Drug(d, now)})
	}
	for _, m := range x.Orders {
		rows = append(rows, []string{t.Order, m.Number, strings.TrimSpace(m.What+" "+w.Quantity(m.Amount, m.Unit)) + " " + w.StageLine(m, now)})
	}
	for _, m := range x.Treatments {
		if next, ok := m.Next(now, w.Zone); ok {
			rows = append(rows, []string{t.Treatment, m.What, strings.TrimSpace(w.Weekdays(m)+" "+m.Place) + " " + fmt.Sprintf(t.Next, w.Time(next.Due, now)) + " " + w.Turn(next)})
		}
	}
	for _, m := range x.Visits {
		rows = append(rows, []string{t.Visit, w.Time(m.At, now), strings.TrimSpace(m.Doctor + " " + m.Findings + " " + m.Disposition)})
	}
	if len(rows) > 0 {
		a.table(o, rows)
	}
}

func (a *app) patientDrug() *cobra.Command {
	var w *writes
	var perDay, stock string
	d := &store.SetDrug{}
	c := a.command("patient drug", "drug PATIENT DRUG [--dose TEXT] [--unit TEXT] [--per-day AMOUNT] [--stock AMOUNT] [--stop --reason TEXT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, 2, "PATIENT DRUG"); err != nil {
			return err
		}
		out := *d
		out.Patient, out.Drug, out.PerDay, out.Stock = args[0], args[1], store.AsBeforeQty, store.AsBeforeQty
		var err error
		if perDay != "" {
			out.PerDay, err = a.quantity("--per-day", perDay)
		}
		if stock != "" && err == nil {
			out.Stock, err = a.quantity("--stock", stock)
		}
		if err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) { return out, nil })
	})
	c.Flags().StringVar(&d.Dose, "dose", "", a.flag("dose"))
	c.Flags().StringVar(&d.Unit, "unit", "", a.flag("unit"))
	c.Flags().StringVar(&perDay, "per-day", "", a.flag("per-day"))
	c.Flags().StringVar(&stock, "stock", "", a.flag("on-hand"))
	c.Flags().BoolVar(&d.Stop, "stop", false, a.flag("stop-drug"))
	c.Flags().StringVar(&d.Reason, "reason", "", a.flag("reason"))
	w = a.writing(c)
	return c
}

func (a *app) patientCount() *cobra.Command {
	var w *writes
	c := a.command("patient count", "count PATIENT DRUG AMOUNT", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 3, 3, "PATIENT DRUG AMOUNT"); err != nil {
			return err
		}
		n, err := a.quantity(a.metavars("AMOUNT"), args[2])
		if err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.CountDrug{Patient: args[0], Drug: args[1], Stock: n}, nil
		})
	})
	w = a.writing(c)
	return c
}

func (a *app) patientWatch() *cobra.Command {
	var w *writes
	var every string
	c := a.command("patient watch", "watch PATIENT REASON... [--every HOURS]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "PATIENT REASON"); err != nil {
			return err
		}
		minutes, ok := word.Hours(every)
		if !ok {
			return a.usage(a.t.CLI.BadFlag, "--every", every)
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.WatchPatient{ID: args[0], Every: minutes, Reason: strings.Join(args[1:], " ")}, nil
		})
	})
	c.Flags().StringVar(&every, "every", "4", a.flag("every-hours"))
	w = a.writing(c)
	return c
}

func (a *app) patientUnwatch() *cobra.Command {
	return a.reasoned("patient unwatch", "unwatch PATIENT REASON...", "PATIENT REASON", func(id, reason string, _ bool) store.Command {
		return store.UnwatchPatient{ID: id, Reason: reason}
	})
}

func (a *app) patientEnd() *cobra.Command {
	return a.reasoned("patient end", "end PATIENT REASON... [--back]", "PATIENT REASON", func(id, reason string, back bool) store.Command {
		return store.EndPatient{ID: id, Back: back, Reason: reason}
	})
}

// reasoned is a command about one thing with a reason; where its usage says so,
// --back takes it back.
func (a *app) reasoned(path, use, names string, make func(id, reason string, back bool) store.Command) *cobra.Command {
	var w *writes
	var back bool
	c := a.command(path, use, func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, names); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return make(args[0], strings.Join(args[1:], " "), back), nil
		})
	})
	if strings.Contains(use, "--back") {
		c.Flags().BoolVar(&back, "back", false, a.flag("back-again"))
	}
	w = a.writing(c)
	return c
}
