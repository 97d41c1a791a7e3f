package word

import (
	"encoding/json"
	"fmt"
	"strings"

	"zhiban/store"
	"zhiban/store/journal"
)

// RoundKind words a kind of round of the plan.
func (w Words) RoundKind(slug string) string {
	for _, k := range w.Plan.RoundKinds {
		if k.Slug == slug {
			return k.In(w.T.Lang)
		}
	}
	return slug
}

// Round words which round it is: 第2轮逐户敲门, and its name.
func (w Words) Round(r store.Round) string {
	return strings.TrimSpace(fmt.Sprintf(w.T.Rounds.No, r.No, w.RoundKind(r.Kind)) + " " + r.Name)
}

// Unit words what a round counts.
func (w Words) Unit(unit string) string { return w.T.Rounds.Units[unit] }

// Visit words what a round says of a household.
func (w Words) Visit(x store.Visit, now journal.Time) string {
	parts := []string{w.Time(x.At, now), fmt.Sprintf(w.T.Rounds.No, x.No, w.RoundKind(x.Kind)), w.T.Rounds.States[x.State]}
	if _, no, ok := strings.Cut(x.Ref, "/"); ok {
		parts = append(parts, "#"+no)
	}
	if !x.Next.IsZero() {
		parts = append(parts, fmt.Sprintf(w.T.Census.NextAt, w.Time(x.Next, now)))
	}
	return strings.Join(strings.Fields(strings.Join(append(parts, x.Text), " ")), " ")
}

// Tick words what became of a target: its state, the next visit, the promise.
func (w Words) Tick(t store.Tick, now journal.Time) string {
	parts := []string{w.T.Rounds.States[t.State]}
	if !t.Next.IsZero() && t.State != store.TickDone {
		parts = append(parts, w.Time(t.Next, now))
	}
	parts = append(parts, t.Vehicle)
	if t.To != "" {
		parts = append(parts, "→ "+t.To)
	}
	return strings.Join(strings.Fields(strings.Join(append(parts, t.Text), " ")), " ")
}

// Door words a target of a round: address and who.
func (w Words) Door(d store.RoundDoor) (address, who, phone string) {
	switch {
	case d.Household.ID == "" && d.Listed != nil:
		return strings.TrimSpace(w.T.Rounds.NotIn + " " + d.Listed.Place), d.Listed.Name, d.Listed.Phone
	case d.Resident != nil:
		phone = d.Resident.Phone
		if phone == "" {
			_, phone = d.Household.Contact()
		}
		return w.LivesAt(d.Grid, d.Household.Address().String()), d.Resident.Name, phone
	}
	_, phone = d.Household.Contact()
	return w.LivesAt(d.Grid, d.Household.Address().String()), w.Household(d.Household), phone
}

func (w Words) roundFact(l store.Line) string {
	var d struct {
		No      int `json:"no"`
		Reached int `json:"reached"`
		Target  int `json:"target"`
		Marks   []struct {
			State string `json:"state"`
		} `json:"marks"`
	}
	if json.Unmarshal(l.Data, &d) != nil {
		return ""
	}
	switch l.Kind {
	case "round.open":
		return fmt.Sprint(d.No)
	case "round.count":
		return w.T.Rounds.Reached + " " + fmt.Sprint(d.Reached)
	case "round.close":
		return fmt.Sprintf(w.T.Rounds.Of, d.Reached, d.Target)
	case "round.tick":
		n := map[string]int{}
		for _, m := range d.Marks {
			n[m.State]++
		}
		var parts []string
		for _, s := range store.TickStates() {
			if n[s] > 0 {
				parts = append(parts, fmt.Sprintf("%s %d", w.T.Rounds.States[s], n[s]))
			}
		}
		return strings.Join(parts, " ")
	}
	return ""
}

// Target reads one on a list: a household by id or «grid address», one resident
// of it behind a stroke, or else a name with a phone.
func Target(text string) store.Target {
	name, phone := NamePhone(text)
	head, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	if head != "" && strings.Trim(strings.TrimSuffix(head, "格"), "0123456789") == "" || strings.Trim(head, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/") == "" && strings.ContainsAny(head, "0123456789") {
		household, no, _ := strings.Cut(text, "/")
		return store.Target{Household: household, No: plainNumber(no)}
	}
	return store.Target{Name: name, Phone: phone}
}

func plainNumber(s string) int {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' || n > 9999 {
			return 0
		}
		n = n*10 + int(r-'0')
	}
	return n
}
