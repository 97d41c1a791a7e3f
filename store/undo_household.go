package store

// householdUndoings take back what was entered into the census.
func householdUndoings() map[string]undoing {
	id := func(u *undo) string { return u.e.Subject }
	before := func(u *undo) (Household, bool) { return stateBefore(u, householdTable()) }
	return map[string]undoing{
		"household.add": by(func(u *undo, p *householdAdded) {
			u.do(RemoveHousehold{ID: id(u), Reason: u.reason}, "household.remove", Address{string(p.Building), 0, string(p.Room)}.String())
		}),
		"household.change": by(func(u *undo, _ *householdChanged) {
			if was, ok := headBefore(u); ok {
				u.do(ChangeHousehold{ID: id(u), State: was, Reason: u.reason}, "household.change", Address{was.Building, 0, was.Room}.String())
			}
		}),
		"household.remove": by(func(u *undo, p *householdGone) {
			u.do(RemoveHousehold{ID: id(u), Back: p.Removed, Reason: u.reason}, "household.remove", "")
		}),
		"household.resident": by(func(u *undo, p *residentSet) {
			if r, had := residentBefore(u, p.No); had {
				u.do(SetResident{Household: id(u), No: p.No, NewResident: r, Reason: u.reason}, "household.resident", r.Name)
				return
			}
			u.do(ResidentLeft{Household: id(u), No: p.No, Reason: u.reason}, "household.leave", string(p.Name))
		}),
		"household.leave": by(func(u *undo, p *residentLeft) {
			u.do(ResidentLeft{Household: id(u), No: p.No, Back: p.Left, Reason: u.reason}, "household.leave", "")
		}),
		"household.person": by(func(u *undo, p *residentLinked) {
			person := ""
			if was, ok := before(u); ok {
				r, _ := was.Resident(p.No)
				person = r.Person
			}
			u.do(LinkResident{Household: id(u), No: p.No, Person: person}, "household.person", u.name(person))
		}),
		"household.doubt": by(func(u *undo, p *doubtRaised) {
			u.do(SettleDoubt{Household: id(u), No: p.No, Answer: u.reason}, "household.settle", "")
		}),
		"household.settle": by(func(u *undo, p *doubtSettled) {
			u.do(SettleDoubt{Household: id(u), No: p.No, Reopen: p.Settled, Answer: u.reason}, "household.settle", "")
		}),
		"grid.doubt": by(func(u *undo, p *doubtRaised) {
			u.do(SettleGridDoubt{Grid: id(u), No: p.No, Answer: u.reason}, "grid.settle", "")
		}),
		"grid.settle": by(func(u *undo, p *doubtSettled) {
			u.do(SettleGridDoubt{Grid: id(u), No: p.No, Reopen: p.Settled, Answer: u.reason}, "grid.settle", "")
		}),
		"grid.baseline": by(func(u *undo, _ *gridBaseline) {
			was, ok := stateBefore(u, gridTable())
			if !ok {
				return
			}
			c := SetBaseline{Grid: id(u), Households: was.Households, Basis: was.Basis, Reason: u.reason}
			if b := was.Baseline; b != nil {
				c.People, c.Floating, c.Counter = b.People, b.Floating, b.Counter
			}
			u.do(c, "grid.baseline", padded(was.Households, 1))
		}),
	}
}

// headBefore is what was known of the door: the last change before the act, or
// what it was entered with. A list changes thousands, so nothing is folded.
func headBefore(u *undo) (HouseholdState, bool) {
	if p, ok := earlier[householdChanged](u, nil, "household.change"); ok {
		return p.state(), true
	}
	if p, ok := earlier[householdAdded](u, nil, "household.add"); ok {
		return p.state(), true
	}
	return HouseholdState{}, false
}

func (h *householdHead) state() HouseholdState {
	return HouseholdState{h.Grid, string(h.Building), h.Floor, string(h.Room), string(h.Phone), h.People, h.Vacant, string(h.Note)}
}

// residentBefore is what was known of a resident before the act; ok is false
// when they were not there.
func residentBefore(u *undo, no int) (NewResident, bool) {
	if p, ok := earlier(u, func(p *residentSet) bool { return p.No == no }, "household.resident"); ok {
		return p.resident(Event{}).AsNew(), true
	}
	if p, ok := earlier[householdAdded](u, nil, "household.add"); ok {
		for i := range p.Residents {
			if p.Residents[i].No == no {
				return p.Residents[i].resident(Event{}).AsNew(), true
			}
		}
	}
	return NewResident{}, false
}
