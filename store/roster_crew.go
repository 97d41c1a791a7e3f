package store

import (
	"context"
	"fmt"
	"strings"
)

// ReadCrew reads a crew as people write it: the key of a shift whose people go
// on again («2022-09-02-A»); names in the order of the plan's post roles
// («冯、郑、罗»); or posts with names («main=郑 medical:a=何 east=吴»). Errors:
// not_found (a shift, person, group), refused (a name that several have),
// invalid (a post that is none), internal.
func (v *View) ReadCrew(ctx context.Context, text string) ([]CrewSlot, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, nil
	}
	crew, err := v.CrewOf(ctx, text)
	if err == nil || CodeOf(err) != NotFound {
		return crew, err
	}
	if strings.ContainsAny(text, "=＝") {
		return v.readSlots(ctx, text)
	}
	var ids []string
	for _, name := range crewNames(text) {
		p, err := v.PersonByName(ctx, name)
		if err != nil {
			return nil, err
		}
		ids = append(ids, p.ID)
	}
	return v.CrewInOrder(ctx, ids)
}

// crewNames splits a list of names; only without commas do blanks separate,
// since a name may hold one.
func crewNames(text string) []string {
	sep := func(r rune) bool { return strings.ContainsRune("、，,;；", r) }
	list := strings.FieldsFunc(text, sep)
	if len(list) == 1 && !strings.ContainsAny(text, "、，,;；") {
		list = []string{text}
	}
	var out []string
	for _, n := range list {
		if n = strings.TrimSpace(n); n != "" {
			out = append(out, n)
		}
	}
	return out
}

// readSlots reads «post=name» in any number.
func (v *View) readSlots(ctx context.Context, text string) ([]CrewSlot, error) {
	text = strings.NewReplacer("＝", "=", "：", ":").Replace(text)
	var parts []string
	for _, f := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,;； ", r) }) {
		if strings.Contains(f, "=") || len(parts) == 0 {
			parts = append(parts, f)
			continue
		}
		parts[len(parts)-1] += " " + f // a name with a blank in it
	}
	var out []CrewSlot
	for _, f := range parts {
		post, name, _ := strings.Cut(f, "=")
		slot, err := v.readSlot(ctx, strings.TrimSpace(post))
		if err != nil {
			return nil, err
		}
		p, err := v.PersonByName(ctx, name)
		if err != nil {
			return nil, err
		}
		out = append(out, CrewSlot{slot, p.ID})
	}
	return out, nil
}

func (v *View) readSlot(ctx context.Context, post string) (Slot, error) {
	pl, err := v.Plan(ctx)
	if err != nil {
		return Slot{}, err
	}
	for _, r := range pl.PostRoles {
		if post == r.Slug || post == r.ZH || strings.EqualFold(post, r.EN) {
			return Slot{Role: r.Slug}, nil
		}
	}
	if group, ab, ok := strings.Cut(post, ":"); ok && oneOf(strings.ToLower(ab), "a", "b") {
		g, err := v.Group(ctx, group)
		return Slot{Group: g.ID, Post: strings.ToLower(ab)}, err
	}
	s, err := v.Site(ctx, post)
	if CodeOf(err) == NotFound && err != nil {
		return Slot{}, invalid("crews", "roster.crew_slot", post)
	}
	return Slot{Site: s.ID}, err
}

// CrewOf is who stands where in a shift, as a crew that can go on again.
// Hands that no slot asked for are left out. Errors: not_found, internal.
func (v *View) CrewOf(ctx context.Context, shift string) ([]CrewSlot, error) {
	s, err := v.Shift(ctx, shift)
	if err != nil {
		return nil, err
	}
	var out []CrewSlot
	for _, d := range s.Duties {
		if !d.Removed && d.Slot() != (Slot{Role: RoleExtra}) {
			out = append(out, CrewSlot{d.Slot(), d.Person})
		}
	}
	return out, nil
}

// CrewInOrder makes a crew of persons in the order of the plan's post roles,
// each as often as it is due. Errors: invalid (more persons than posts),
// internal.
func (v *View) CrewInOrder(ctx context.Context, persons []string) ([]CrewSlot, error) {
	p, err := v.Plan(ctx)
	if err != nil {
		return nil, err
	}
	var slots []Slot
	for _, r := range p.PostRoles {
		for range r.Due {
			slots = append(slots, Slot{Role: r.Slug})
		}
	}
	if len(persons) > len(slots) {
		return nil, invalid("crews", "roster.crew_too_long", fmt.Sprint(len(slots)))
	}
	out := make([]CrewSlot, len(persons))
	for i, id := range persons {
		out[i] = CrewSlot{slots[i], id}
	}
	return out, nil
}
