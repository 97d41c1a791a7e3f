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

func (a *app) vehicleCmd() *cobra.Command {
	c := a.command("vehicle", "vehicle COMMAND", nil)
	c.AddCommand(a.vehicleAdd(), a.vehicleSet(), a.vehicleSend(), a.vehicleBack(), a.vehicleList(), a.vehicleTrips())
	return c
}

func (a *app) vehicleAdd() *cobra.Command {
	var w *writes
	v := &store.AddVehicle{}
	c := a.command("vehicle add", "add PLATE [--what TEXT] [--driver NAME] [--phone PHONE] [--seats COUNT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "PLATE"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			out := *v
			out.Plate = args[0]
			return out, nil
		})
	})
	c.Flags().StringVar(&v.What, "what", "", a.flag("what"))
	c.Flags().StringVar(&v.Driver, "driver", "", a.flag("driver"))
	c.Flags().StringVar(&v.Phone, "phone", "", a.flag("phone"))
	c.Flags().IntVar(&v.Seats, "seats", 0, a.flag("seats"))
	w = a.writing(c)
	return c
}

func (a *app) vehicleSet() *cobra.Command {
	var w *writes
	v := &store.ChangeVehicle{}
	c := a.command("vehicle set", "set PLATE [--state STATE] [--driver NAME] [--phone PHONE] [--reason TEXT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "PLATE"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			out := *v
			out.ID, out.State = args[0], slugOf(a.t.Notice.Vehicle, v.State)
			return out, nil
		})
	})
	c.Flags().StringVar(&v.State, "state", "", a.flag("vehicle-state"))
	c.Flags().StringVar(&v.Driver, "driver", "", a.flag("driver"))
	c.Flags().StringVar(&v.Phone, "phone", "", a.flag("phone"))
	c.Flags().StringVar(&v.Reason, "reason", "", a.flag("reason"))
	w = a.writing(c)
	return c
}

func (a *app) vehicleSend() *cobra.Command {
	var w *writes
	v := &store.SendVehicle{}
	c := a.command("vehicle send", "send PLATE WHERE [TEXT...] [--matter NUMBER] [--slip SLIP] [--people COUNT] [--from PLACE]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "PLATE WHERE"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			out := *v
			out.ID, out.To, out.Text = args[0], args[1], strings.Join(args[2:], " ")
			return out, nil
		})
	})
	c.Flags().StringVar(&v.Matter, "matter", "", a.flag("matter"))
	c.Flags().StringVar(&v.Slip, "slip", "", a.flag("slip"))
	c.Flags().StringVar(&v.From, "from", "", a.flag("from-place"))
	c.Flags().IntVar(&v.People, "people", 0, a.flag("people"))
	w = a.writing(c)
	return c
}

func (a *app) vehicleBack() *cobra.Command {
	var w *writes
	c := a.command("vehicle back", "back PLATE [TEXT...]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "PLATE"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.VehicleBack{ID: args[0], Text: strings.Join(args[1:], " ")}, nil
		})
	})
	w = a.writing(c)
	return c
}

func (a *app) vehicleList() *cobra.Command {
	return a.command("vehicle list", "list", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error {
			list, err := v.Vehicles(cmd.Context())
			if err != nil {
				return err
			}
			now, t := journal.At(v.Now()), w.T.Notice
			rows := make([][]string, 0, len(list))
			for _, x := range list {
				note := x.Why
				if x.State == store.VehicleOut {
					note = fmt.Sprintf(t.To, x.Trip.To) + " " + fmt.Sprintf(t.StillOut, w.Duration(now.Sub(x.Trip.At))) + " " + x.Trip.Text
				}
				rows = append(rows, []string{x.Plate, x.What, x.Driver, x.Phone, w.VehicleState(x.State), fmt.Sprintf(t.Trips, x.Trips), note})
			}
			return a.print(list, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
}

func (a *app) vehicleTrips() *cobra.Command {
	var limit int
	c := a.command("vehicle trips", "trips [PLATE] [--limit COUNT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 1, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			all, err := v.Vehicles(ctx)
			if err != nil {
				return err
			}
			id, plates := "", map[string]string{}
			for _, x := range all {
				plates[x.ID] = x.Plate
			}
			if len(args) == 1 {
				x, err := v.Vehicle(ctx, args[0])
				if err != nil {
					return err
				}
				id = x.ID
			}
			list, err := v.Trips(ctx, id, limit)
			if err != nil {
				return err
			}
			now, t := journal.At(v.Now()), w.T.Notice
			rows := make([][]string, 0, len(list))
			for _, x := range list {
				took := fmt.Sprintf(t.StillOut, w.Duration(now.Sub(x.At)))
				if !x.Back.IsZero() {
					took = fmt.Sprintf(t.Took, w.Duration(x.Back.Sub(x.At)))
				}
				rows = append(rows, []string{w.Time(x.At, now), plates[x.Vehicle], x.Driver, fmt.Sprintf(t.To, x.To), took, strings.TrimSpace(x.Text + " " + x.Note)})
			}
			return a.print(list, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
	c.Flags().IntVar(&limit, "limit", 100, a.flag("limit"))
	return c
}
