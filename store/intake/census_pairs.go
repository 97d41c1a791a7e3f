package intake

import "zhiban/store"

// pair proposes to merge somebody new with who looks the same: in the same
// household by name, anywhere by ID number, or by name and phone.
func (b *census) pair(e *entrant, id string) {
	other, why := b.twin(e, id)
	if other == nil {
		return
	}
	p := Pair{Line: e.line, Name: e.data.Name, OnLine: other.line, Why: why, Other: other.data.Name, Grid: other.door.number, At: other.door.at()}
	p.apply = func(choice string) {
		e.into = nil
		if choice == Merge {
			e.into = other
		}
	}
	b.d.Pairs = append(b.d.Pairs, p)
}

func (b *census) twin(e *entrant, id string) (*entrant, string) {
	if id != "" && b.ids[id] != nil {
		return b.ids[id], SameID
	}
	for _, o := range e.door.entrants {
		if e.data.Name != "" && fold(o.data.Name) == fold(e.data.Name) {
			return o, SameDoor
		}
	}
	if key := personKey(e.data.Name, e.data.Phone); key != "" && b.phone[key] != nil {
		return b.phone[key], SamePhone
	}
	return nil, ""
}

// at is the door where somebody lives.
func (d *door) at() string {
	return store.Address{Building: d.state.Building, Room: d.state.Room}.String()
}

// root is whom somebody is merged into in the end.
func (e *entrant) root() *entrant {
	for n := 0; e.into != nil && n < 100; n++ {
		e = e.into
	}
	return e
}

// commands are what the list does: household by household, as it has them.
func (b *census) commands() []store.Command {
	final := map[*entrant]store.NewResident{}
	var elsewhere []*entrant // of the record, only met through a pair
	for _, d := range b.order {
		for _, e := range d.entrants {
			if root := e.root(); root != e {
				was, ok := final[root]
				if !ok {
					was = root.data
				}
				if root.line == 0 && !ok {
					elsewhere = append(elsewhere, root)
				}
				final[root] = overlay(was, e.data, e.data.Floating)
			}
		}
	}
	var out []store.Command
	for _, d := range b.order {
		out = append(out, d.commands(b, final)...)
	}
	for _, e := range elsewhere {
		if data := final[e]; !equal(e.was, data) {
			out = append(out, store.SetResident{Household: e.door.old.ID, No: e.no, NewResident: data, Reason: b.o.Reason})
		}
	}
	return out
}

func (d *door) commands(b *census, final map[*entrant]store.NewResident) []store.Command {
	var people []*entrant
	for _, e := range d.entrants {
		if data, ok := final[e]; ok {
			merged := *e
			merged.data = data
			e = &merged
		}
		if e.into == nil {
			people = append(people, e)
		}
	}
	if d.old == nil {
		s := d.state
		h := store.AddHousehold{Grid: s.Grid, Building: s.Building, Floor: s.Floor, Room: s.Room, Phone: s.Phone, People: s.People, Vacant: s.Vacant, Note: s.Note, Source: "import"}
		for _, e := range people {
			h.Residents = append(h.Residents, e.data)
		}
		return []store.Command{h}
	}
	var out []store.Command
	if d.state != d.old.State() {
		out = append(out, store.ChangeHousehold{ID: d.old.ID, State: d.state, Reason: b.o.Reason})
	}
	for _, e := range people {
		if e.no == 0 || !equal(e.was, e.data) {
			out = append(out, store.SetResident{Household: d.old.ID, No: e.no, NewResident: e.data, Reason: b.o.Reason})
		}
	}
	return out
}
