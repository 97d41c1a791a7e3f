package store

import (
	"encoding/json"
	"slices"
	"strings"

	"zhiban/store/plan"
)

// Masked is the matter as a reader of the level may see it: kind, type, level,
// state, times and place. Only the text of an order from above and what was
// answered to it were written for those above.
func (m Matter) Masked(l Level) Matter {
	if l.Full() {
		return m
	}
	if m.Kind != plan.Order {
		m.Text, m.Result = l.Free(m.Text), l.Free(m.Result)
	}
	m.Text, m.Result = l.Kind(m.Text), l.Kind(m.Result)
	m.Person, m.Household, m.Phone = l.Name(m.Person), l.Address(m.Household), l.Phone(m.Phone)
	m.IfThen, m.HoldReason, m.LastText = "", "", ""
	if m.OwnerID != "" { // else it is what somebody typed; the group has a name in the plan
		m.Owner = l.Name(m.Owner)
	} else {
		m.Owner = ""
	}
	m.Verifier, m.Handlers, m.OwnerID = "", nil, ""
	return m
}

// Masked is the call as a reader of the level may see it: when it came and what
// it came to.
func (c HotCall) Masked(l Level) HotCall {
	if l.Full() {
		return c
	}
	c.Caller, c.Household, c.Phone = l.Name(c.Caller), l.Address(c.Household), l.Phone(c.Phone)
	c.Text, c.Why, c.By = "", "", ""
	return c
}

// Masked is the household as a reader of the level may see it: its building and
// what its people need, by their surnames.
func (h Household) Masked(l Level) Household {
	if l.Full() {
		return h
	}
	h.Building = l.Address(h.Address().String())
	h.Floor, h.Room, h.Phone, h.Note, h.Doubts, h.CountedBy = 0, "", "", "", nil, ""
	residents := make([]Resident, len(h.Residents))
	for i, r := range h.Residents {
		residents[i] = r.Masked(l)
	}
	h.Residents = residents
	return h
}

// Masked is the resident as a reader of the level may see them.
func (r Resident) Masked(l Level) Resident {
	if l.Full() {
		return r
	}
	r.Name, r.Phone, r.Born, r.Note, r.LeftWhy, r.Person = l.Name(r.Name), "", 0, "", "", ""
	r.Languages = nil
	return r
}

// Masked is the person as a reader of the level may see them: their surname and
// what they do here.
func (p Person) Masked(l Level) Person {
	if !l.Full() {
		p.Name, p.Phone, p.Skills, p.Cleared = l.Name(p.Name), "", "", nil
	}
	return p
}

// Masked is the place as a reader of the level may see it: what the plan says
// of it, and how it stands.
func (s Site) Masked(l Level) Site {
	if l.Full() {
		return s
	}
	s.Text, s.Phone, s.KeyHolder = "", "", ""
	guards := make([]Guard, len(s.Guards))
	for i, g := range s.Guards {
		guards[i] = Guard{From: g.From}
	}
	lanes := slices.Clone(s.Lanes)
	for i := range lanes {
		lanes[i].Reason = ""
	}
	s.Guards, s.Lanes = guards, lanes
	return s
}

// Masked is the vehicle as a reader of the level may see it.
func (v Vehicle) Masked(l Level) Vehicle {
	if !l.Full() {
		v.Plate, v.What, v.Driver, v.Phone, v.Why, v.Trip = "", "", l.Name(v.Driver), "", "", nil
	}
	return v
}

// Masked is the line as a reader of the level may see it: who by the surname,
// what it is about by its number and its place in the plan, codes and figures,
// and no text but that of an order from above (order), of the answer to it and of
// what came of it.
// Where a text is left out [LeftOut] stands.
func (l Line) Masked(level Level, order bool) Line {
	if level.Full() {
		return l
	}
	typed := false
	for _, t := range l.Texts {
		typed = typed || t != ""
	}
	texts := map[string]string{}
	switch text := l.Texts["text"]; {
	case order && text != "" && level.Rows() && oneOf(l.Kind, "matter.report", "order.reply", "matter.close"):
		texts["text"] = text
	case typed:
		texts["text"] = LeftOut
	}
	l.Texts, l.ByName, l.Person = texts, level.Name(l.ByName), level.Name(l.Person)
	l.Data = codesOnly(l.Data)
	switch l.Noun {
	case "grid", "group", "round", "site": // of the plan
	case "household":
		l.Name, l.NameEN = level.Address(l.Name), ""
	case "vehicle": // its number is its plate
		l.Number, l.Name, l.NameEN = "", "", ""
	default:
		l.Name, l.NameEN = level.Name(l.Name), ""
	}
	changes := slices.Clone(l.Changes)
	for i, c := range changes {
		if c.What == "household" {
			changes[i].From, changes[i].To = level.Address(c.From), level.Address(c.To)
		}
	}
	l.Changes = changes
	if l.Paper != nil {
		m := *l.Paper
		m.Writer = level.Name(m.Writer)
		l.Paper = &m
	}
	if l.Struck != nil {
		s := *l.Struck
		s.Reason, s.By = LeftOut, ""
		l.Struck = &s
	}
	return l
}

// codesOnly leaves of the data of an entry what can be no text of anybody:
// numbers, truths, and words of small Latin letters as slugs are.
func codesOnly(data json.RawMessage) json.RawMessage {
	var v any
	dec := json.NewDecoder(strings.NewReader(string(data)))
	dec.UseNumber()
	if dec.Decode(&v) != nil {
		return json.RawMessage("{}")
	}
	out, err := json.Marshal(slugsOf(v))
	if err != nil { // what was read is written again
		return json.RawMessage("{}")
	}
	return out
}

func slugsOf(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			v[k] = slugsOf(x)
		}
	case []any:
		for i, x := range v {
			v[i] = slugsOf(x)
		}
	case string:
		if strings.Trim(v, "abcdefghijklmnopqrstuvwxyz_") != "" {
			return ""
		}
	}
	return v
}
