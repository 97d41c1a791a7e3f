package word

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/width"

	"zhiban/store"
)

// Slot words a slot whose group or site has these names.
func (w Words) Slot(s store.Slot, zh, en string) string {
	switch {
	case s.Site != "":
		return w.Name(zh, en)
	case s.Group != "":
		return fmt.Sprintf(w.T.Roster.Post[s.Post], w.Name(zh, en))
	}
	return w.Role(s.Role)
}

// Row words the slot of a roster's row.
func (w Words) Row(r store.RosterRow) string { return w.Slot(r.Slot, r.ZH, r.EN) }

// SlotOf words a slot of a roster.
func (w Words) SlotOf(r *store.Roster, s store.Slot) string {
	if row := r.Row(s); row != nil {
		return w.Row(*row)
	}
	return w.Role(s.Role)
}

// ShiftDay words a shift with the day of its start: A班 9/3.
func (w Words) ShiftDay(s store.Shift) string {
	return w.Shift(s.Slug) + " " + s.Start.In(w.Zone).Format("1/2")
}

// ShiftKey words a shift of a roster by its key.
func (w Words) ShiftKey(r *store.Roster, key string) string {
	for _, s := range r.Shifts {
		if s.Key == key {
			return w.ShiftDay(s.Shift)
		}
	}
	return key
}

// Issue says what is wrong with a roster.
func (w Words) Issue(r *store.Roster, i store.RosterIssue) string {
	t := w.T.Roster.Issue[i.Kind]
	switch i.Kind {
	case store.IssueEmpty:
		return fmt.Sprintf(t, w.ShiftKey(r, i.Shift))
	case store.IssueGap:
		return fmt.Sprintf(t, w.ShiftKey(r, i.Shift), w.SlotOf(r, i.Slot), i.Due-i.Have)
	case store.IssueDouble:
		return fmt.Sprintf(t, r.People[i.Person].Name, w.SlotOf(r, i.Slot), w.SlotOf(r, i.Other))
	}
	return fmt.Sprintf(t, r.People[i.Person].Name, w.Hours(i.Hours), w.Hours(r.Limit))
}

// Silent names a silent A post and whom to call.
func (w Words) Silent(r *store.Roster, s store.SilentPost) string {
	b, here := s.BName, ""
	if b == "" {
		b = w.T.Roster.SilentVacant
	}
	if s.BHere {
		here = w.T.Roster.SilentHere
	}
	zh, en := s.Slug, s.Slug
	if row := r.Row(store.Slot{Group: s.Group, Post: "a"}); row != nil {
		zh, en = row.ZH, row.EN
	}
	return strings.TrimSpace(fmt.Sprintf(w.T.Roster.Silent, w.Name(zh, en), r.People[s.Person].Name, b, s.BPhone)) + here
}

// Hours words a stretch of duty in hours with half ones, short enough for a
// column: 19.5时.
func (w Words) Hours(d time.Duration) string {
	half := int64((d + 15*time.Minute) / (30 * time.Minute))
	n := fmt.Sprint(half / 2)
	if half%2 == 1 {
		n += ".5"
	}
	return n + w.T.Roster.HourUnit
}

// Where words where somebody is as far as the record tells, "" when it does
// not.
func (w Words) Where(x store.Where) string {
	t := w.T.People
	switch x.Kind {
	case store.WhereSite:
		return fmt.Sprintf(t.At["site"], w.Name(x.Name, x.NameEN))
	case store.WhereDuty:
		return fmt.Sprintf(t.At["duty"], w.Slot(x.Slot, x.Name, x.NameEN))
	case store.WhereGrid:
		return w.leads(fmt.Sprintf(t.At["grid"], x.Grid), x.Leads)
	case store.WhereTeam:
		out := fmt.Sprintf(t.At["team"], x.Name)
		if x.Grid > 0 {
			out += " " + fmt.Sprintf(t.At["grid"], x.Grid)
		}
		return w.leads(out, x.Leads)
	}
	return ""
}

func (w Words) leads(s string, yes bool) string {
	if yes {
		return s + " " + w.T.People.Leads
	}
	return s
}

// PersonRole words a role of a person: officer, volunteer, or what the plan
// calls it.
func (w Words) PersonRole(slug string) string {
	if s, ok := w.T.People.Role[slug]; ok {
		return s
	}
	return w.Role(slug)
}

// Tenure words a role with the time it was held.
func (w Words) Tenure(r store.Role) string {
	if r.To.IsZero() {
		return fmt.Sprintf(w.T.People.RoleSince, w.PersonRole(r.Slug), w.Full(r.From))
	}
	return fmt.Sprintf(w.T.People.RoleUntil, w.PersonRole(r.Slug), w.Full(r.From), w.Full(r.To))
}

// CallHead words the title of a part of the call list.
func (w Words) CallHead(g store.CallGroup) string {
	if g.Kind == store.CallGroups {
		return w.Name(g.ZH, g.EN)
	}
	return w.T.People.Call[g.Kind]
}

// CallPlace words where in its part of the call list somebody stands.
func (w Words) CallPlace(c store.Call) string {
	switch {
	case c.Post != "":
		return strings.TrimSpace(fmt.Sprintf(w.T.Roster.Post[c.Post], ""))
	case c.Grid > 0:
		return fmt.Sprintf(w.T.People.At["grid"], c.Grid)
	case c.Of != "":
		return w.Name(c.Of, c.OfEN)
	case c.Slot.Role != "":
		return w.Role(c.Slot.Role)
	}
	return ""
}

// NamePhone reads «王强 13812345678»: the last run of digits that is long
// enough for a phone is the phone, the rest the name. Full width counts.
func NamePhone(text string) (name, phone string) {
	text = strings.TrimLeft(strings.TrimSpace(text), "+＋ 　")
	runes := []rune(text)
	end := len(runes)
	for end > 0 {
		start := end
		digits := 0
		for start > 0 && phoneRune(runes[start-1]) {
			start--
			if unicode.IsDigit(runes[start]) {
				digits++
			}
		}
		if digits >= 5 {
			phone = strings.TrimSpace(width.Fold.String(string(runes[start:end])))
			name = strings.TrimSpace(string(runes[:start]) + " " + string(runes[end:]))
			return strings.Trim(name, " ,，、:：　"), phone
		}
		end = max(start-1, 0)
		if start == end {
			end--
		}
	}
	if words := strings.Fields(text); len(words) == 2 && chinese(words[:1]) && !strings.ContainsFunc(words[1], func(r rune) bool { return unicode.Is(unicode.Han, r) || unicode.IsDigit(r) }) {
		return words[0], words[1] // meant for a phone: the record says that it is none
	}
	return strings.Trim(text, " ,，、:：　"), ""
}

// phoneRune may stand inside a phone.
func phoneRune(r rune) bool {
	return r >= '0' && r <= '9' || r >= '０' && r <= '９' || r == '-' || r == '－'
}
