package intake

import (
	"zhiban/store"
)

type fleet struct {
	*checker
	known map[string]store.Vehicle // by plate
	lines map[string]int
	do    []store.Command
}

func (c *checker) vehicles() error {
	b := &fleet{checker: c, known: map[string]store.Vehicle{}, lines: map[string]int{}}
	list, err := c.v.Vehicles(c.ctx)
	if err != nil {
		return err
	}
	for _, v := range list { // those that left come last
		if key := store.PlateKey(v.Plate); b.known[key].ID == "" {
			b.known[key] = v
		}
	}
	c.d.build = func() []store.Command { return b.do }
	return c.each(b.row)
}

func (b *fleet) row() error {
	v := b.val
	n := store.AddVehicle{Plate: v.text("plate"), What: v.text("what"), Driver: v.text("driver"), Phone: v.phone("phone")}
	seats, told := v.number("seats", 0, 999)
	n.Seats = int(seats)
	key := store.PlateKey(n.Plate)
	switch {
	case v.fault != nil:
		return v.fault
	case key == "":
		return invalid("plate", "text.empty", "")
	case b.lines[key] > 0:
		return refused("plate", "intake.twice", itoa(b.lines[key]))
	}
	was, known := b.known[key]
	if !known {
		b.lines[key] = v.row.No
		b.do = append(b.do, n)
		b.d.New++
		return nil
	}
	switch {
	case n.What != "" && fold(n.What) != fold(was.What):
		return refused("what", "intake.vehicle_fixed", was.What)
	case told && n.Seats != was.Seats:
		return refused("seats", "intake.vehicle_fixed", itoa(was.Seats))
	}
	b.lines[key] = v.row.No
	c := store.ChangeVehicle{ID: was.ID, Reason: b.o.Reason}
	if n.Driver != "" && n.Driver != was.Driver {
		c.Driver = n.Driver
	}
	if store.PhoneKey(n.Phone) != "" && store.PhoneKey(n.Phone) != store.PhoneKey(was.Phone) {
		c.Phone = n.Phone
	}
	if was.State == store.VehicleGone {
		c.State = store.VehicleReady
	}
	if c.Driver == "" && c.Phone == "" && c.State == "" {
		b.d.Same++
		return nil
	}
	b.do = append(b.do, c)
	b.d.Changed++
	return nil
}
