package store

import (
	"context"
	"testing"
)

// listCommand takes in a list of a few of everything that lists bring.
func (a *actor) listCommand() Command {
	c := TakeIn{Kind: a.pick("census", "people", "vehicles", "roster"), File: a.text(), New: a.rng.IntN(9)}
	for range a.rng.IntN(5) {
		switch a.rng.IntN(6) {
		case 0, 1:
			c.Do = append(c.Do, a.newHousehold())
		case 2:
			c.Do = append(c.Do, EnterPerson{Name: a.text(), Phone: a.pick("", "13900003333"), Skills: a.pick("", "driver"), Roles: []Role{{Slug: RoleVolunteer}}[:a.rng.IntN(2)]})
		case 3:
			c.Do = append(c.Do, SetResident{Household: a.household(), No: a.rng.IntN(3), NewResident: a.newResident(), Reason: "list"})
		case 4:
			c.Do = append(c.Do, AddVehicle{Plate: a.text()})
		default:
			c.Do = append(c.Do, RosterDuty{Shift: a.pick("2022-09-02-A", "2022-09-03-B", "x"), Slot: Slot{Role: a.pick("chief", "main", RoleExtra)}, Name: a.pick("新人", "值班员 冯")})
		}
	}
	if a.chance(20) {
		c.Mark = 1
	}
	return c
}

// Lists and their undoing leave a state that the journal makes again.
func TestLiveRebuiltWithLists(t *testing.T) {
	for seed := range uint64(3) {
		p := mustCreate(t)
		a := newActor(p, testRand(seed))
		for range 60 {
			if a.chance(35) {
				a.give(p.by, a.undoLast(p.by))
				continue
			}
			if a.chance(30) {
				a.give(p.by, a.censusCommand())
				continue
			}
			a.give(p.by, a.listCommand())
		}
		if a.done[kindIntake] < 5 || a.done[kindUndo] < 3 {
			t.Errorf("seed %d: %d lists, %d undone: %v", seed, a.done[kindIntake], a.done[kindUndo], a.refused)
		}
		p.sound()
	}
}

func (a *actor) undoLast(by string) Command {
	a.p.tb.Helper()
	act, err := a.p.LastAct(context.Background(), by)
	if err != nil && CodeOf(err) != NotFound {
		a.p.tb.Fatal(err)
	}
	return UndoAct{Entry: act.Line.ID, Reason: "误"}
}

// A list goes back over one that came after it and went back already; but not
// over what somebody did by hand.
func TestListsGoBackInTheirOrder(t *testing.T) {
	ctx := context.Background()
	p := mustCreate(t)
	list := func(n int, cmds ...Command) { p.do(TakeIn{Kind: "census", File: "x", New: n, Do: cmds}) }
	var many, changes []Command
	for _, h := range village(150) {
		many = append(many, h)
	}
	list(150, many...)
	page, err := p.Households(ctx, HouseholdFilter{Limit: 150})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range page.Rows {
		s := h.State()
		s.People = 9
		changes = append(changes, ChangeHousehold{ID: h.ID, State: s, Reason: "list"})
	}
	list(0, changes...)
	p.listUndone() // the second, by its range
	h, err := p.Household(ctx, page.Rows[0].ID)
	if err != nil || h.People != 3 {
		t.Fatalf("%+v %v", h, err)
	}
	other := p.person("罗")
	act, err := p.LastAct(ctx, p.by)
	if err != nil || act.Line.Kind != "person.add" {
		t.Fatalf("%+v %v", act, err)
	}
	p.undone("person.add")
	p.doBy(other, RaiseDoubt{Household: h.ID, Text: "commutes"})
	if act, err = p.LastAct(ctx, p.by); err != nil || act.Line.Kind != kindIntake || act.Why != "" {
		t.Fatalf("%+v %v", act, err)
	}
	s := h.State()
	s.People = 4
	p.doBy(other, ChangeHousehold{ID: h.ID, State: s, Reason: "by hand"})
	if act, err = p.LastAct(ctx, p.by); err != nil || act.Why != "undo.changed_since" {
		t.Fatalf("%+v %v", act, err)
	}
	if _, err := p.Do(ctx, other, timeNone(), UndoAct{Entry: lastOf(t, p, other), Reason: "x"}); err != nil {
		t.Fatal(err)
	}
	p.listUndone()
	if page, err = p.Households(ctx, HouseholdFilter{}); err != nil || page.Total != 0 {
		t.Errorf("%d left %v", page.Total, err)
	}
	p.sound()
}

func lastOf(t *testing.T, p *testPost, by string) string {
	t.Helper()
	act, err := p.LastAct(context.Background(), by)
	if err != nil {
		t.Fatal(err)
	}
	return act.Line.ID
}

// listUndone takes the last list back.
func (p *testPost) listUndone() {
	p.tb.Helper()
	act, err := p.LastAct(context.Background(), p.by)
	if err != nil || act.Line.Kind != kindIntake || act.Why != "" || len(act.Counters) != 1 {
		p.tb.Fatalf("%+v %v", act, err)
	}
	p.do(UndoAct{Entry: act.Line.ID, Reason: "误操作"})
}
