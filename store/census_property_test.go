package store

import (
	"context"
	"fmt"
)

// household picks one that is entered, most of the time.
func (a *actor) household() string {
	a.p.tb.Helper()
	page, err := a.p.Households(context.Background(), HouseholdFilter{Limit: 40, Removed: a.chance(10), Vacant: a.chance(10)})
	if err != nil {
		a.p.tb.Fatal(err)
	}
	if len(page.Rows) == 0 || a.chance(3) {
		return a.pick("none", "K4")
	}
	return page.Rows[a.rng.IntN(len(page.Rows))].ID
}

func (a *actor) newHousehold() AddHousehold {
	h := AddHousehold{Grid: a.grid(), Building: a.pick("3栋", "12号", "Ａ栋", "3栋", a.text()), Room: a.pick("501", fmt.Sprint(100+a.rng.IntN(400)), fmt.Sprint(100+a.rng.IntN(400))), Phone: a.pick("", "139 0000 1111"),
		People: a.rng.IntN(9), Vacant: a.chance(10), Note: a.pick("", a.text()), Synthetic: a.chance(20)}
	for range a.rng.IntN(4) {
		h.Residents = append(h.Residents, a.newResident())
	}
	return h
}

func (a *actor) newResident() NewResident {
	r := NewResident{Name: a.pick("李婶", "王某𬭚", "Anna", "李婶"), Phone: a.pick("", "13900002222"), Sex: a.pick("", "m", "f"), Born: []int{0, 1950, 1990}[a.rng.IntN(3)], Floating: a.chance(40),
		Needs: [][]string{nil, nil, {"alone"}, {"alone", "infant"}}[a.rng.IntN(4)], Languages: [][]string{nil, {"local"}}[a.rng.IntN(2)], Note: a.pick("", a.text())}
	if a.chance(5) {
		r.Sex, r.Needs, r.Born = a.pick("m", "x"), [][]string{nil, {"x"}}[a.rng.IntN(2)], 3000*a.rng.IntN(2)
	}
	return r
}

// censusCommand enters or corrects something of the census.
func (a *actor) censusCommand() Command {
	no := 1 + a.rng.IntN(3)
	switch a.rng.IntN(17) {
	case 0, 1, 2:
		return a.newHousehold()
	case 3:
		var all AddHouseholds
		for range a.rng.IntN(5) {
			all.List = append(all.List, a.newHousehold())
		}
		all.Skip = a.chance(80)
		return all
	case 4, 5:
		h, err := a.p.Household(context.Background(), a.household())
		if err != nil {
			return ChangeHousehold{ID: "none"}
		}
		s := h.State()
		s.Room, s.People, s.Vacant = a.pick(s.Room, "502"), a.rng.IntN(8), a.chance(15)
		return ChangeHousehold{ID: h.ID, State: s, Reason: a.text()}
	case 6:
		return RemoveHousehold{ID: a.household(), Back: a.chance(40), Reason: a.text()}
	case 7, 8:
		return SetResident{Household: a.household(), No: max(0, a.rng.IntN(4)-1), NewResident: a.newResident(), Reason: a.text()}
	case 9:
		return ResidentLeft{Household: a.household(), No: no, Back: a.chance(40), Reason: a.text()}
	case 10:
		return EnrolResident{Household: a.household(), No: no, Role: a.pick("", RoleVolunteer)}
	case 11, 15, 16:
		return a.doubtCommand()
	case 12:
		return LinkResident{Household: a.household(), No: no, Person: a.pick("", a.person(), "x")}
	case 13:
		return WriteNote{Text: a.text(), Subject: a.household()}
	}
	if a.chance(40) {
		return a.gridDoubt()
	}
	return a.baseline()
}

func (a *actor) baseline() Command {
	return SetBaseline{Grid: a.grid(), Households: a.rng.IntN(300) - 1, People: a.rng.IntN(900), Floating: a.rng.IntN(400), Basis: a.pick("", "over", "x"), Counter: "罗", Reason: a.text()}
}

func (a *actor) doubtCommand() Command {
	page, err := a.p.Households(context.Background(), HouseholdFilter{Gaps: true})
	if err != nil {
		a.p.tb.Fatal(err)
	}
	for _, h := range page.Rows {
		if d := h.OpenDoubts(); len(d) > 0 && a.chance(60) {
			return SettleDoubt{Household: h.ID, No: d[0].No, Answer: a.text()}
		}
	}
	if a.chance(50) {
		return RaiseDoubt{Household: a.household(), Text: a.text()}
	}
	return SettleDoubt{Household: a.household(), No: 1, Reopen: a.chance(40), Answer: a.text()}
}

func (a *actor) gridDoubt() Command {
	grids, err := a.p.Grids(context.Background())
	if err != nil {
		a.p.tb.Fatal(err)
	}
	for _, g := range grids {
		if d := g.OpenDoubts(); len(d) > 0 && a.chance(50) {
			return SettleGridDoubt{Grid: g.ID, No: d[0].No, Answer: a.text()}
		}
	}
	if a.chance(60) {
		return RaiseGridDoubt{Grid: a.grid(), Text: a.text()}
	}
	return SettleGridDoubt{Grid: a.grid(), No: 1, Reopen: a.chance(40), Answer: a.text()}
}
