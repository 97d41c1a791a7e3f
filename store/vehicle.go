package store

import (
	"context"
	"strings"

	"zhiban/store/journal"
)

// States of a vehicle.
const (
	VehicleReady = "ready"
	VehicleOut   = "out"  // on a trip
	VehicleOff   = "off"  // cannot be used
	VehicleGone  = "gone" // left the post
)

// Vehicle is a vehicle with its driver (车辆运力).
type Vehicle struct {
	ID     string       `json:"id"`
	Plate  string       `json:"plate"`
	What   string       `json:"what"` // van, ambulance … as typed
	Seats  int          `json:"seats"`
	Driver string       `json:"driver"`
	Phone  string       `json:"phone"`
	State  string       `json:"state"`
	Why    string       `json:"why"` // it cannot be used
	Trip   *Trip        `json:"trip"`
	Trips  int          `json:"trips"` // so far
	At     journal.Time `json:"at"`    // of the last word
}

// Trip is one journey on a task.
type Trip struct {
	Entry   string       `json:"entry"`
	Vehicle string       `json:"vehicle"`
	From    string       `json:"from"`
	To      string       `json:"to"`
	Matter  string       `json:"matter"` // that it serves
	Slip    string       `json:"slip"`   // goods that it carries
	People  int          `json:"people"`
	Text    string       `json:"text"`
	Driver  string       `json:"driver"`
	At      journal.Time `json:"at"`
	Back    journal.Time `json:"back"` // 0: still out
	Note    string       `json:"note"` // at the return
	By      string       `json:"by"`
}

type vehicleAdded struct {
	Seats  int          `json:"seats"`
	Plate  journal.Text `json:"plate"`
	What   journal.Text `json:"what"`
	Driver journal.Text `json:"driver"`
	Phone  journal.Text `json:"phone"`
}

type vehicleChanged struct {
	State  string       `json:"state"`
	Driver journal.Text `json:"driver"`
	Phone  journal.Text `json:"phone"`
	Reason journal.Text `json:"reason"`
}

type tripBegun struct {
	Matter string       `json:"matter"`
	Slip   string       `json:"slip"`
	People int          `json:"people"`
	From   journal.Text `json:"from"`
	To     journal.Text `json:"to"`
	Text   journal.Text `json:"text"`
}

type tripEnded struct {
	Trip string       `json:"trip"`
	Open bool         `json:"open"` // it is out after all
	Text journal.Text `json:"text"`
}

func vehicleTable() table[Vehicle] {
	return newTable("vehicle", []string{"plate", "state"}, func(v *Vehicle) []any { return []any{passKey(v.Plate), v.State} })
}

// vehicleKinds: two stations that send one vehicle out at once are a conflict.
func vehicleKinds() []kind {
	o := func(counter string) kindOptions {
		return kindOptions{Stream: System, Noun: "vehicle", Counter: counter}
	}
	return []kind{
		kindOf("vehicle.add", o("vehicle.change"), func(f *folder, e Event, p *vehicleAdded) {
			vehicleTable().put(f, e.Subject, &Vehicle{ID: e.Subject, Plate: string(p.Plate), What: string(p.What), Seats: p.Seats, Driver: string(p.Driver), Phone: string(p.Phone), State: VehicleReady, At: e.At})
		}),
		kindOf("vehicle.change", o("vehicle.change"), func(f *folder, e Event, p *vehicleChanged) {
			vehicleTable().update(f, e.Subject, func(v *Vehicle) {
				v.State, v.Driver, v.Phone, v.Why, v.At = p.State, string(p.Driver), string(p.Phone), string(p.Reason), e.At
			})
		}),
		kindOf("vehicle.trip", o("vehicle.back"), foldTrip),
		kindOf("vehicle.back", o("vehicle.back"), foldBack),
	}
}

func foldTrip(f *folder, e Event, p *tripBegun) {
	v := vehicleTable().get(f, e.Subject)
	if v == nil {
		return
	}
	t := &Trip{Entry: e.ID, Vehicle: e.Subject, From: string(p.From), To: string(p.To), Matter: p.Matter, Slip: p.Slip, People: p.People, Text: string(p.Text), Driver: v.Driver, At: e.At, By: e.Officer}
	v.State, v.Trip, v.At = VehicleOut, t, e.At
	v.Trips++
	vehicleTable().put(f, e.Subject, v)
	putTrip(f, t)
}

func putTrip(f *folder, t *Trip) {
	doc, err := encodeDoc(t)
	if err != nil {
		f.err = err
		return
	}
	f.exec("INSERT INTO trip (subject, entry, matter, at, doc) VALUES (?, ?, ?, ?, ?) ON CONFLICT (subject, entry) DO UPDATE SET doc = excluded.doc", t.Vehicle, t.Entry, t.Matter, int64(t.At), doc)
}

func foldBack(f *folder, e Event, p *tripEnded) {
	v := vehicleTable().get(f, e.Subject)
	if v == nil || v.Trip == nil || v.Trip.Entry != p.Trip {
		return
	}
	t := *v.Trip
	t.Back, t.Note = e.At, string(p.Text)
	v.State = VehicleReady
	if p.Open {
		t.Back, v.State = 0, VehicleOut
	}
	v.Trip, v.At = &t, e.At
	vehicleTable().put(f, e.Subject, v)
	putTrip(f, &t)
}

// AddVehicle enters a vehicle by its plate.
type AddVehicle struct {
	Plate, What, Driver, Phone string
	Seats                      int
}

func (c AddVehicle) plan(tx *Tx) error {
	plate, err := required("plate", journal.Text(c.Plate))
	if err != nil {
		return err
	}
	if c.Seats < 0 || c.Seats > 999 {
		return invalid("seats", "number.negative", "")
	}
	if _, err := tx.Vehicle(tx.ctx, c.Plate); err == nil {
		return refused("plate", "vehicle.exists", c.Plate)
	} else if CodeOf(err) != NotFound {
		return err
	}
	_, err = tx.create("vehicle.add", &vehicleAdded{Plate: plate, What: journal.Text(strings.TrimSpace(c.What)), Driver: journal.Text(strings.TrimSpace(c.Driver)), Phone: journal.Text(strings.TrimSpace(c.Phone)), Seats: c.Seats})
	return err
}

// ChangeVehicle changes driver, phone or state; what is left out stays. To take
// a vehicle out of use needs a reason.
type ChangeVehicle struct{ ID, State, Driver, Phone, Reason string }

func (c ChangeVehicle) plan(tx *Tx) error {
	v, err := tx.Vehicle(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	if c.State != "" && !oneOf(c.State, VehicleReady, VehicleOff, VehicleGone) {
		return invalid("state", "vehicle.state_unknown", c.State)
	}
	if v.State == VehicleOut && c.State != "" {
		return refused("state", "vehicle.out", v.Plate)
	}
	d := &vehicleChanged{State: firstOf(c.State, v.State), Driver: journal.Text(firstOf(strings.TrimSpace(c.Driver), v.Driver)), Phone: journal.Text(firstOf(strings.TrimSpace(c.Phone), v.Phone)), Reason: journal.Text(strings.TrimSpace(c.Reason))}
	if oneOf(c.State, VehicleOff, VehicleGone) && d.Reason == "" {
		return invalid("reason", "reason.missing", "")
	}
	return tx.append("vehicle.change", v.ID, d)
}

// SendVehicle sends a vehicle out on a task.
type SendVehicle struct {
	ID             string // id or plate
	From, To, Text string
	Matter, Slip   string
	People         int
}

func (c SendVehicle) plan(tx *Tx) error {
	v, err := tx.Vehicle(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	switch {
	case v.State == VehicleOut:
		return refused("vehicle", "vehicle.out", v.Plate)
	case v.State != VehicleReady:
		return refused("vehicle", "vehicle.not_ready", v.Plate)
	case c.People < 0 || v.Seats > 0 && c.People > v.Seats:
		return invalid("people", "vehicle.seats", v.Plate)
	}
	d := &tripBegun{People: c.People, From: journal.Text(strings.TrimSpace(c.From)), Text: journal.Text(strings.TrimSpace(c.Text))}
	if d.To, err = required("to", journal.Text(c.To)); err != nil {
		return err
	}
	if c.Matter != "" {
		m, err := tx.Matter(tx.ctx, c.Matter)
		if err != nil {
			return err
		}
		d.Matter, tx.number = m.ID, m.Number
	}
	if c.Slip != "" {
		s, err := tx.Slip(tx.ctx, c.Slip)
		if err != nil {
			return err
		}
		d.Slip = s.ID
	}
	return tx.append("vehicle.trip", v.ID, d)
}

// VehicleBack writes down that a vehicle is back; Open takes that back.
type VehicleBack struct {
	ID   string
	Open bool
	Text string
}

func (c VehicleBack) plan(tx *Tx) error {
	v, err := tx.Vehicle(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	if v.Trip == nil || (v.State == VehicleOut) == c.Open {
		return refused("vehicle", "vehicle.not_out", v.Plate)
	}
	return tx.append("vehicle.back", v.ID, &tripEnded{Trip: v.Trip.Entry, Open: c.Open, Text: journal.Text(strings.TrimSpace(c.Text))})
}

// Vehicle finds a vehicle by id or plate, however typed. Errors: not_found,
// internal.
func (v *View) Vehicle(ctx context.Context, ref string) (Vehicle, error) {
	x, ok, err := vehicleTable().one(ctx, v.q, "WHERE subject = ?1 OR plate = ?2 AND plate <> '' ORDER BY state = 'gone', length(subject), subject", ref, passKey(ref))
	if err == nil && !ok {
		return x, notFound("vehicle", "vehicle.unknown", ref)
	}
	return x, err
}

// Vehicles lists the vehicles, those that are out first. Errors: internal.
func (v *View) Vehicles(ctx context.Context) ([]Vehicle, error) {
	return vehicleTable().list(ctx, v.q, "ORDER BY CASE state WHEN 'out' THEN 0 WHEN 'ready' THEN 1 WHEN 'off' THEN 2 ELSE 3 END, plate, subject")
}

// Trips lists the trips, newest first, of one vehicle or of all. Errors:
// internal.
func (v *View) Trips(ctx context.Context, vehicle string, limit int) ([]Trip, error) {
	if limit <= 0 {
		limit = 100
	}
	rows, err := v.q.query(ctx, "SELECT doc FROM trip WHERE ?1 = '' OR subject = ?1 ORDER BY at DESC, entry LIMIT ?2", vehicle, limit)
	if err != nil {
		return nil, internal("read.trip", err)
	}
	defer rows.Close()
	var out []Trip
	for rows.Next() {
		var doc string
		if err := rows.Scan(&doc); err != nil {
			return nil, internal("read.trip", err)
		}
		t, err := decodeDoc[Trip](doc)
		if err != nil {
			return nil, internal("read.trip", err)
		}
		out = append(out, t)
	}
	return out, internalOrNil("read.trip", rows.Err())
}
