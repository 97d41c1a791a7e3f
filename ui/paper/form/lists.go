package form

import (
	"context"
	"fmt"
	"strings"

	"zhiban/store"
	"zhiban/ui/paper"
)

// page is how many households are read at once.
const page = 500

// households is a grid's sheet with its households in walking order: what is
// brought, signed for at the door, or what was found there. The need of
// somebody is printed at the full level only; a door without its room would
// help nobody who walks there, so the address is whole for whoever may see rows.
func (s *sheet) households(ctx context.Context, v *store.View) ([]paper.Block, error) {
	g, err := v.Grid(ctx, s.ask.For)
	if err != nil {
		return nil, fmt.Errorf("grid of a form: %w", err)
	}
	s.what, s.file = fmt.Sprintf(s.r.Grid, g.Number), fmt.Sprintf("grid-%d", g.Number)
	doors := s.form.Name == Doors
	t := paper.Table{Head: s.t.ParcelHead[:], Tall: 2, Note: s.t.ParcelNote}
	if doors {
		t.Head, t.Note = s.t.DoorHead[:], s.t.DoorNote
	}
	if doors && s.ask.Level.Full() {
		t.Head = append([]string{t.Head[0], t.Head[1], t.Head[2], t.Head[3], s.t.Needs}, t.Head[4:]...)
	}
	for off := 0; ; off += page {
		p, err := v.Households(ctx, store.HouseholdFilter{Grid: g.ID, Limit: page, Offset: off})
		if err != nil {
			return nil, fmt.Errorf("households of a form: %w", err)
		}
		for _, h := range p.Rows {
			t.Rows = append(t.Rows, s.household(h, doors))
		}
		if len(p.Rows) < page {
			break
		}
	}
	if len(t.Rows) == 0 { // nobody is entered yet: room for those who are found
		t = room(t.Head, max(s.ask.Count, 20), 2)
		t.Note = s.t.NoHouseholds
	}
	return []paper.Block{s.fields(s.t.Date, s.t.RoundWord, s.t.Carrier, s.t.Handed), t}, nil
}

func (s *sheet) household(h store.Household, doors bool) []string {
	floor, people := "", ""
	if h.Floor != 0 {
		floor = fmt.Sprint(h.Floor)
	}
	if n := h.Size(); n > 0 {
		people = fmt.Sprint(n)
	}
	row := []string{h.Building, floor, h.Room, people}
	switch {
	case !doors:
		return append(row, "□", "", "")
	case s.ask.Level.Full():
		row = append(row, s.w.NeedWords(h.Needs()))
	}
	return append(row, s.t.DoorBoxes, "")
}

// rollCall is the roster of a shift with room for who came and when.
func (s *sheet) rollCall(ctx context.Context, v *store.View) ([]paper.Block, error) {
	roster, err := v.Roster(ctx, 2)
	if err != nil {
		return nil, fmt.Errorf("roster of a form: %w", err)
	}
	at, err := s.shift(ctx, v, roster)
	if err != nil {
		return nil, err
	}
	shift := roster.Shifts[at]
	s.what, s.file = s.w.ShiftDay(shift.Shift), shift.Key
	t := paper.Table{Head: s.t.RollHead[:], Tall: 2, Note: s.t.RollNote}
	for _, r := range roster.Rows {
		list := roster.At(r.Slot, at)
		for _, d := range list {
			p := roster.People[d.Person]
			t.Rows = append(t.Rows, []string{s.w.Row(r), s.ask.Level.Name(p.Name), s.ask.Level.Phone(p.Phone), s.t.RollBoxes, "", ""})
		}
		due := 0
		if at < len(r.Due) {
			due = r.Due[at]
		}
		for range max(due-len(list), 0) { // nobody is on it yet: room for a name
			t.Rows = append(t.Rows, []string{s.w.Row(r), "", "", s.t.RollBoxes, "", ""})
		}
	}
	for range 4 { // walk-ups
		t.Rows = append(t.Rows, []string{"", "", "", s.t.RollBoxes, "", ""})
	}
	return []paper.Block{s.fields(s.t.Date, s.t.Caller), t}, nil
}

// shift is the column of the roster that is wanted: the coming shift where
// nobody says. Errors: not_found, refused (there is none yet), internal.
func (s *sheet) shift(ctx context.Context, v *store.View, roster *store.Roster) (int, error) {
	if s.ask.For == "" {
		for i, x := range roster.Shifts {
			if !x.Current {
				return i, nil
			}
		}
		return 0, &store.Error{Code: store.Refused, Field: "for", Reason: "form.no_shift"}
	}
	for i, x := range roster.Shifts { // one of the plan need not have been written yet
		if strings.EqualFold(x.Key, strings.TrimSpace(s.ask.For)) {
			return i, nil
		}
	}
	want, err := v.Shift(ctx, s.ask.For)
	if err != nil {
		return 0, fmt.Errorf("shift of a form: %w", err)
	}
	for i, x := range roster.Shifts {
		if x.Key == want.Key {
			return i, nil
		}
	}
	return 0, &store.Error{Code: store.Refused, Field: "for", Reason: "form.far_shift", Arg: s.ask.For}
}
