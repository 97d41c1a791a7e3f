package store

import (
	"context"
	"encoding/json"

	"zhiban/store/journal"
)

// HouseholdView is a household with everything about it.
type HouseholdView struct {
	Household
	Number   int          `json:"grid_number"`
	Open     []Matter     `json:"open"`     // open matters from there
	Ended    []Matter     `json:"ended"`    // the last ended ones, newest first
	Visits   []Visit      `json:"visits"`   // of rounds, newest first
	Parcels  []Delivery   `json:"parcels"`  // handed over at the door, newest first
	Wanted   []Demand     `json:"wanted"`   // asked for and not brought yet
	Patients []Patient    `json:"patients"` // on the register of the medical team
	Notes    []Line       `json:"notes"`    // said about the household, newest first
	Last     journal.Time `json:"last"`     // last contact, 0: none yet
	LastWhy  string       `json:"last_why"` // visit, matter, note or count
}

// Visit is what one round says of a household.
type Visit struct {
	Round string       `json:"round"` // id
	Kind  string       `json:"kind"`  // slug of the plan
	No    int          `json:"no"`    // the n-th of its kind
	Ref   string       `json:"ref"`
	State string       `json:"state"`
	Item  string       `json:"item"` // slug of what was brought, ""
	At    journal.Time `json:"at"`
	Next  journal.Time `json:"next"`
	Text  string       `json:"text"`
	By    string       `json:"by"`
}

// HouseholdView reads one household with what is about it. Errors: not_found,
// internal.
func (v *View) HouseholdView(ctx context.Context, ref string) (HouseholdView, error) {
	h, err := v.HouseholdRef(ctx, ref)
	if err != nil {
		return HouseholdView{}, err
	}
	out := HouseholdView{Household: h}
	numbers, err := v.gridNumbers(ctx)
	if err != nil {
		return out, err
	}
	out.Number = numbers[h.Grid]
	if err := v.householdMatters(ctx, &out); err != nil {
		return out, err
	}
	if out.Notes, err = v.Lines(ctx, LineFilter{Subject: h.ID, Kind: "note", Newest: true, Limit: 20}); err != nil {
		return out, err
	}
	if out.Visits, err = v.householdVisits(ctx, h.ID); err != nil {
		return out, err
	}
	at := DemandFilter{Grid: h.Grid, Household: h.Address().String(), Limit: 20}
	if out.Parcels, err = v.Deliveries(ctx, at); err != nil {
		return out, err
	}
	at.Open = true
	if out.Wanted, err = v.Demands(ctx, at); err != nil {
		return out, err
	}
	if out.Patients, err = v.patientsAt(ctx, h); err != nil {
		return out, err
	}
	out.lastContact()
	return out, nil
}

// householdMatters finds the matters from there: a matter says the door in
// words, so every way to write it is compared as one key.
func (v *View) householdMatters(ctx context.Context, out *HouseholdView) error {
	key := addressKey(out.Building, out.Room)
	doors, err := v.householdWordings(ctx, out.Grid, key)
	if err != nil || len(doors) == 0 {
		return err
	}
	js, err := json.Marshal(doors)
	if err != nil {
		return internal("read.matter", err)
	}
	list, err := v.matters(ctx, false, `WHERE grid = ? AND json_extract(doc, '$.household') IN (SELECT value FROM json_each(?)) AND json_extract(doc, '$.household') <> ''
		AND json_extract(doc, '$.state') <> 'void' ORDER BY json_extract(doc, '$.reported') DESC, subject LIMIT 40`, out.Grid, string(js))
	for _, m := range list {
		if m.Open() {
			out.Open = append(out.Open, m)
		} else {
			out.Ended = append(out.Ended, m)
		}
	}
	return err
}

// householdWordings lists how matters of a grid write a door.
func (v *View) householdWordings(ctx context.Context, grid, key string) ([]string, error) {
	var all, out []string
	err := v.eachID(ctx, "SELECT DISTINCT json_extract(doc, '$.household') FROM matter WHERE grid = ? AND json_extract(doc, '$.household') <> ''", &all, grid)
	for _, w := range all {
		if AddressKey(w) == key {
			out = append(out, w)
		}
	}
	return out, err
}

// lastContact is the latest that anybody of the post had to do with them.
func (h *HouseholdView) lastContact() {
	take := func(at journal.Time, why string) {
		if at > h.Last {
			h.Last, h.LastWhy = at, why
		}
	}
	if h.Source == "door" && !h.Synthetic {
		take(h.Counted, "count")
	}
	for _, m := range append(append([]Matter{}, h.Open...), h.Ended...) {
		take(m.Reported, "matter")
		if !m.OnScene.IsZero() {
			take(m.OnScene, "matter")
		}
	}
	for _, l := range h.Notes {
		take(l.At, "note")
	}
	for _, s := range h.Visits {
		if s.State == TickDone {
			take(s.At, "visit")
		}
	}
	for _, d := range h.Parcels {
		if d.Amount > 0 {
			take(d.At, "visit")
		}
	}
}

// Delivered lists what rounds brought, newest first.
func (h HouseholdView) Delivered() []Visit {
	var out []Visit
	for _, s := range h.Visits {
		if s.State == TickDone && s.Item != "" {
			out = append(out, s)
		}
	}
	return out
}
