package main

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/word"
)

func (a *app) medicineCmd() *cobra.Command {
	c := a.command("medicine", "medicine COMMAND", nil)
	c.AddCommand(a.medicineList(), a.medicineAsk(),
		a.medicineStep("prescribe", store.MedicinePrescribed, "prescribe ORDER DOCTOR [TEXT...]", 2, "ORDER DOCTOR"),
		a.medicineStep("procure", store.MedicineProcured, "procure ORDER SHOP [TEXT...] [--cost COST]", 1, "ORDER"),
		a.medicineStep("carry", store.MedicineCarried, "carry ORDER CARRIER [TEXT...]", 2, "ORDER CARRIER"),
		a.medicineStep("deliver", store.MedicineDelivered, "deliver ORDER RECEIVER [TEXT...] [--amount AMOUNT] [--verifier PERSON] [--keep-open]", 2, "ORDER RECEIVER"),
		a.medicineStep("refuse", store.MedicineRefused, "refuse ORDER REASON...", 2, "ORDER REASON"),
		a.medicineStep("return", store.MedicineReturned, "return ORDER REASON...", 2, "ORDER REASON"))
	return c
}

func (a *app) medicineList() *cobra.Command {
	var all bool
	var limit int
	c := a.command("medicine list", "list [--ended] [--limit COUNT] [--level LEVEL]", nil)
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
			list, err := v.MedicineOrders(cmd.Context(), !all, 0, limit)
			if err != nil {
				return err
			}
			now := journal.At(v.Now())
			return masked(a, l, list, w.Zone, func(x store.PatientOrder) []string {
				return []string{x.Order.Number, w.PatientPlace(x.Grid, x.Household), x.Name, strings.TrimSpace(x.Order.What + " " + w.Quantity(x.Order.Amount, x.Order.Unit)), w.StageLine(x.Order, now)}
			})
		})
	}
	c.Flags().BoolVar(&all, "ended", false, a.flag("medicine-ended"))
	c.Flags().IntVar(&limit, "limit", 100, a.flag("limit"))
	return c
}

// atFlags say which patient is meant: by number or name, or by the door.
func (a *app) atFlags(c *cobra.Command, p *store.PatientAt) {
	c.Flags().StringVar(&p.Patient, "patient", "", a.flag("patient"))
	c.Flags().StringVar(&p.Grid, "grid", "", a.flag("grid"))
	c.Flags().StringVar(&p.Household, "household", "", a.flag("household"))
	c.Flags().StringVar(&p.Name, "name", "", a.flag("person-name"))
	c.Flags().StringVar(&p.Phone, "phone", "", a.flag("phone"))
}

func (a *app) medicineAsk() *cobra.Command {
	var w *writes
	m := &store.AskMedicine{}
	c := a.command("medicine ask", "ask DRUG [AMOUNT] [TEXT...] [--patient PATIENT] [--grid NUMBER] [--household HOUSE] [--name NAME] [--matter NUMBER] [--unit TEXT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "DRUG"); err != nil {
			return err
		}
		out, rest := *m, args[1:]
		out.Drug = args[0]
		if len(rest) > 0 {
			if n, ok := store.ParseQty(rest[0]); ok {
				out.Amount, rest = n, rest[1:]
			}
		}
		out.Text = strings.Join(rest, " ")
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) { return out, nil })
	})
	a.atFlags(c, &m.PatientAt)
	c.Flags().StringVar(&m.Matter, "matter", "", a.flag("matter-of"))
	c.Flags().StringVar(&m.Unit, "unit", "", a.flag("unit"))
	w = a.writing(c)
	return c
}

// medicineStep is one step of an order: who did it, or why it ends.
func (a *app) medicineStep(name, stage, use string, low int, names string) *cobra.Command {
	var w *writes
	var cost, amount, verifier string
	var keep bool
	c := a.command("medicine "+name, use, func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, low, -1, names); err != nil {
			return err
		}
		s := store.StepMedicine{Order: args[0], Stage: stage, Close: !keep}
		if stage == store.MedicineRefused || stage == store.MedicineReturned {
			s.Text = strings.Join(args[1:], " ")
		} else if len(args) > 1 {
			s.Who, s.Text = args[1], strings.Join(args[2:], " ")
		}
		var err error
		if cost != "" {
			s.Cost, err = a.quantity("--cost", cost)
		}
		if amount != "" && err == nil {
			s.Amount, err = a.quantity("--amount", amount)
		}
		if err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(st *store.Store) (store.Command, error) {
			var err error
			s.Verifier, err = personIf(cmd.Context(), st.View, verifier)
			return s, err
		})
	})
	switch stage {
	case store.MedicineProcured:
		c.Flags().StringVar(&cost, "cost", "", a.flag("cost"))
	case store.MedicineDelivered:
		c.Flags().StringVar(&amount, "amount", "", a.flag("delivered-amount"))
		c.Flags().StringVar(&verifier, "verifier", "", a.flag("verifier"))
		c.Flags().BoolVar(&keep, "keep-open", false, a.flag("keep-open"))
	}
	w = a.writing(c)
	return c
}

// personIf finds a person who may be left out.
func personIf(ctx context.Context, v *store.View, ref string) (string, error) {
	if ref == "" {
		return "", nil
	}
	return person(ctx, v, ref)
}

func (a *app) treatmentCmd() *cobra.Command {
	c := a.command("treatment", "treatment COMMAND", nil)
	c.AddCommand(a.treatmentList(), a.treatmentSet(), a.treatmentArrange(), a.treatmentDone(), a.treatmentMiss())
	return c
}

func (a *app) treatmentList() *cobra.Command {
	var ahead string
	c := a.command("treatment list", "list [--hours HOURS] [--level LEVEL]", nil)
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
			list, err := v.TreatmentTurns(cmd.Context(), time.Duration(minutes)*time.Minute)
			if err != nil {
				return err
			}
			now := journal.At(v.Now())
			return masked(a, l, list, w.Zone, func(x store.PatientTurn) []string {
				return []string{w.Time(x.Turn.Due, now), x.Number, w.PatientPlace(x.Grid, x.Household), x.Name, x.What, x.Place, turnFor(l, x, w)}
			})
		})
	}
	c.Flags().StringVar(&ahead, "hours", "72", a.flag("hours-each"))
	return c
}

// turnFor words a turn; where the transport is masked only the state is said.
func turnFor(l store.Level, x store.PatientTurn, w word.Words) string {
	if l.Full() {
		return w.Turn(x.Turn)
	}
	return w.T.Medical.Turn[x.Turn.State]
}

func (a *app) treatmentSet() *cobra.Command {
	var w *writes
	var days string
	t := &store.SetTreatment{}
	c := a.command("treatment set", "set PATIENT TREATMENT [--days DAYS] [--time TIME] [--place PLACE] [--transport VEHICLE] [--companion NAME] [--end --reason TEXT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, 2, "PATIENT TREATMENT"); err != nil {
			return err
		}
		out := *t
		out.Patient, out.What = args[0], args[1]
		if days != "" {
			var ok bool
			if out.Weekdays, out.Dates, ok = word.Weekday(days); !ok {
				return a.usage(a.t.CLI.BadFlag, "--days", days)
			}
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) { return out, nil })
	})
	c.Flags().StringVar(&days, "days", "", a.flag("weekdays"))
	c.Flags().StringVar(&t.Time, "time", "", a.flag("clock"))
	c.Flags().StringVar(&t.Place, "place", "", a.flag("place-to"))
	c.Flags().StringVar(&t.Transport, "transport", "", a.flag("transport"))
	c.Flags().StringVar(&t.Companion, "companion", "", a.flag("companion"))
	c.Flags().BoolVar(&t.End, "end", false, a.flag("end-treatment"))
	c.Flags().StringVar(&t.Reason, "reason", "", a.flag("reason"))
	w = a.writing(c)
	return c
}

// turn is a command about one turn of a treatment.
func (a *app) turn(path, use, names string, low int, make func(m store.MarkTurn, rest string, back bool) store.Command) *cobra.Command {
	var w *writes
	var on string
	var back bool
	m := &store.MarkTurn{}
	c := a.command(path, use, func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, low, -1, names); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(st *store.Store) (store.Command, error) {
			out := *m
			out.Patient = args[0]
			if on != "" {
				day, err := time.ParseInLocation(time.DateOnly, on, st.Zone())
				if err != nil {
					return nil, a.usage(a.t.CLI.BadFlag, "--on", on)
				}
				out.On = day
			}
			return make(out, strings.Join(args[1:], " "), back), nil
		})
	})
	c.Flags().StringVar(&on, "on", "", a.flag("on-day"))
	c.Flags().StringVar(&m.What, "treatment", "", a.t.Medical.Treatment)
	if strings.Contains(use, "--companion") {
		c.Flags().StringVar(&m.Companion, "companion", "", a.flag("companion"))
	}
	if strings.Contains(use, "--back") {
		c.Flags().BoolVar(&back, "back", false, a.flag("came-back"))
	}
	w = a.writing(c)
	return c
}

func (a *app) treatmentArrange() *cobra.Command {
	return a.turn("treatment arrange", "arrange PATIENT VEHICLE... [--companion NAME] [--on DAY]", "PATIENT VEHICLE", 2, func(m store.MarkTurn, rest string, _ bool) store.Command {
		m.State, m.Transport = store.TurnArranged, rest
		return m
	})
}

func (a *app) treatmentDone() *cobra.Command {
	return a.turn("treatment done", "done PATIENT [TEXT...] [--back] [--on DAY]", "PATIENT", 1, func(m store.MarkTurn, rest string, back bool) store.Command {
		m.State, m.Text = store.TurnOut, rest
		if back {
			m.State = store.TurnBack
		}
		return m
	})
}

func (a *app) treatmentMiss() *cobra.Command {
	return a.turn("treatment miss", "miss PATIENT REASON... [--on DAY]", "PATIENT REASON", 2, func(m store.MarkTurn, rest string, _ bool) store.Command {
		m.State, m.Text = store.TurnMissed, rest
		return m
	})
}
