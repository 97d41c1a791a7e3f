package store

import (
	"slices"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// FactNotice is a notice that held in the shift: how often it was announced in
// it, and who has not been told.
type FactNotice struct {
	Number string       `json:"number"`
	Title  journal.Text `json:"title"`
	Media  []string     `json:"media"`
	At     journal.Time `json:"at"`
	Ended  journal.Time `json:"ended"`
	Times  int          `json:"times"` // announcements in the shift
	Told   int64        `json:"told"`  // households, in all
	Last   journal.Time `json:"last"`
	Next   journal.Time `json:"next"`   // to be repeated
	Silent []int        `json:"silent"` // grids that have not heard of it
	Of     int          `json:"of"`     // grids that it is for
}

// FactTrip is a vehicle's journey that ran in the shift.
type FactTrip struct {
	Plate  journal.Text `json:"plate"`
	Driver journal.Text `json:"driver" reader:"name"`
	To     journal.Text `json:"to"`
	Text   journal.Text `json:"text"`
	Matter string       `json:"matter"` // number
	People int          `json:"people"`
	At     journal.Time `json:"at"`
	Back   journal.Time `json:"back"`
}

// FactOver is somebody on duty longer than the plan allows.
type FactOver struct {
	Person  FactRef `json:"person"`
	Minutes int64   `json:"minutes"` // in 24 hours that touch the shift
	Limit   int64   `json:"limit"`
}

// FactGate is what a place lacks and whether it was forced in the shift.
type FactGate struct {
	Name     string         `json:"name"`
	NameEN   string         `json:"name_en"`
	Breaches []string       `json:"breaches"` // numbers
	Missing  []FactMaterial `json:"missing"`
}

// FactMaterial is a material of which there is too little.
type FactMaterial struct {
	Item  string `json:"item"`
	Short int    `json:"short"`
}

// FactOutlook is one thing that lies ahead at the cut-off.
type FactOutlook struct {
	Slug   string         `json:"slug"`
	Ref    string         `json:"ref"`
	Round  string         `json:"round"`
	No     int            `json:"no"`
	Grid   int            `json:"grid"`
	Number journal.Text   `json:"number"`
	Name   journal.Text   `json:"name"`
	At     journal.Time   `json:"at"`
	N      int64          `json:"n"`
	Due    journal.Time   `json:"due"`
	Inputs []OutlookInput `json:"inputs"`
	Basis  string         `json:"basis"`
	State  string         `json:"state"`
	Drug   journal.Text   `json:"drug,omitempty"` // what runs out; reports sealed before name it in Ref
}

// FactMore is what reports tell since there were notices, vehicles and an
// outlook; those sealed before have none of it.
type FactMore struct {
	Notices []FactNotice  `json:"notices,omitempty"`
	Trips   []FactTrip    `json:"trips,omitempty"`
	Over    []FactOver    `json:"over,omitempty"`    // section 13
	Gates   []FactGate    `json:"gates,omitempty"`   // section 8
	Planned []FactStep    `json:"planned,omitempty"` // section 14: due in the next shift
	Outlook []FactOutlook `json:"outlook,omitempty"` // section 14: the first rows
}

// mostOutlookFacts is how many rows of the outlook a report takes.
const mostOutlookFacts = 5

// more collects what the sections lacked.
func (b *factsOf) more() error {
	for _, part := range []func(*FactMore) error{b.notices, b.trips, b.over, b.gates, b.planned, b.outlook} {
		if err := part(&b.f.More); err != nil {
			return err
		}
	}
	return nil
}

func (b *factsOf) notices(m *FactMore) error {
	all, err := b.at.Notices(b.ctx, true, 200)
	if err != nil {
		return err
	}
	for i := len(all) - 1; i >= 0; i-- {
		n := all[i]
		if !n.Open() && n.Ended <= b.h.Opening {
			continue
		}
		reach, err := b.at.NoticeReach(b.ctx, n.ID)
		if err != nil {
			return err
		}
		f := FactNotice{Number: n.Number, Title: journal.Text(n.Title), Media: n.Media, At: n.At, Ended: n.Ended, Of: len(reach)}
		for _, g := range reach {
			f.Times, f.Told, f.Last = f.Times+g.Times, f.Told+g.Told, max(f.Last, g.Last)
			if g.Unreached() {
				f.Silent = append(f.Silent, g.Number)
			}
			if !g.Next.IsZero() && (f.Next.IsZero() || g.Next < f.Next) {
				f.Next = g.Next
			}
		}
		if b.before != nil {
			old, err := b.before.NoticeReach(b.ctx, n.ID)
			if err != nil && CodeOf(err) != NotFound {
				return err
			}
			for _, g := range old {
				f.Times -= g.Times
			}
		}
		slices.Sort(f.Silent)
		m.Notices = append(m.Notices, f)
	}
	return nil
}

func (b *factsOf) trips(m *FactMore) error {
	all, err := b.at.Trips(b.ctx, "", 1<<30)
	if err != nil {
		return err
	}
	was := map[string]Trip{}
	if b.before != nil {
		old, err := b.before.Trips(b.ctx, "", 1<<30)
		if err != nil {
			return err
		}
		for _, t := range old {
			was[t.Entry] = t
		}
	}
	cars, err := b.at.Vehicles(b.ctx)
	if err != nil {
		return err
	}
	for i := len(all) - 1; i >= 0; i-- {
		t := all[i]
		if old, known := was[t.Entry]; known && !old.Back.IsZero() {
			continue // an earlier report told all of it
		}
		f := FactTrip{Driver: journal.Text(t.Driver), To: journal.Text(t.To), Text: journal.Text(t.Text), People: t.People, At: t.At, Back: t.Back}
		if i := slices.IndexFunc(cars, func(v Vehicle) bool { return v.ID == t.Vehicle }); i >= 0 {
			f.Plate = journal.Text(cars[i].Plate)
		}
		if t.Matter != "" {
			x, err := b.at.Matter(b.ctx, t.Matter)
			if err != nil && CodeOf(err) != NotFound {
				return err
			}
			f.Matter = x.Number
		}
		m.Trips = append(m.Trips, f)
	}
	return nil
}

// over are those with more hours than the plan allows in 24 that touch the
// shift, who has most first.
func (b *factsOf) over(m *FactMore) error {
	shift := b.f.Handover.Shift
	list, err := b.at.Hours(b.ctx, shift.Start.In(time.UTC), max(shift.End, b.h.CutOff).In(time.UTC))
	if err != nil {
		return err
	}
	limit := int64(overHours(b.plan) / time.Minute)
	for _, h := range list {
		if !h.Over || h.Worked == 0 {
			continue
		}
		who, err := b.person(h.Person)
		if err != nil {
			return err
		}
		m.Over = append(m.Over, FactOver{Person: who, Minutes: int64(h.Most / time.Minute), Limit: limit})
	}
	return nil
}

// gates are the places of section 8 that were forced in the shift or lack
// something.
func (b *factsOf) gates(m *FactMore) error {
	sites, err := b.at.Sites(b.ctx)
	if err != nil {
		return err
	}
	for _, s := range sites {
		if s.Role != plan.RoleGate {
			continue
		}
		f := FactGate{Name: s.Name, NameEN: s.NameEN}
		matters, err := b.at.Matters(b.ctx, MatterFilter{Site: s.ID, Kinds: []string{plan.Incident}, Sort: ByNewest, Limit: 1000})
		if err != nil {
			return err
		}
		for i := len(matters) - 1; i >= 0; i-- {
			x := matters[i]
			if x.Type != plan.Breach || x.State == MatterVoid || b.known(x.ID) {
				continue
			}
			f.Breaches = append(f.Breaches, x.Number)
		}
		sheet, err := b.at.Sheet(b.ctx, s.ID)
		if err != nil {
			return err
		}
		for _, it := range sheet {
			if it.Known && it.Short > 0 {
				f.Missing = append(f.Missing, FactMaterial{Item: it.Slug, Short: it.Short})
			}
		}
		if len(f.Breaches)+len(f.Missing) > 0 {
			m.Gates = append(m.Gates, f)
		}
	}
	return nil
}

// known reports whether a matter was there at the opening.
func (b *factsOf) known(matter string) bool {
	if b.before == nil {
		return false
	}
	_, err := b.before.Matter(b.ctx, matter)
	return err == nil
}

// planned are milestones and deadlines that fall due in the next shift.
func (b *factsOf) planned(m *FactMore) error {
	until := b.f.Handover.Next.End
	post, err := b.at.Post(b.ctx)
	if err != nil {
		return err
	}
	if !post.StoodDown.IsZero() {
		return nil
	}
	for _, s := range StepsOf(post, b.plan, b.h.CutOff) {
		if s.Done.IsZero() && s.Due > b.h.CutOff && s.Due <= until {
			m.Planned = append(m.Planned, FactStep{Slug: s.Slug, Group: s.Group, Due: s.Due})
		}
	}
	all, err := b.at.Deadlines(b.ctx, true)
	for _, d := range all {
		if d.Due > b.h.CutOff && d.Due <= until {
			m.Planned = append(m.Planned, FactStep{Text: journal.Text(d.Text), Group: b.groups[d.Group].Slug, Due: d.Due})
		}
	}
	slices.SortStableFunc(m.Planned, func(a, b FactStep) int { return int(min(max(a.Due-b.Due, -1), 1)) })
	return err
}

func (b *factsOf) outlook(m *FactMore) error {
	rows, err := b.at.Outlook(b.ctx)
	for _, r := range rows[:min(len(rows), mostOutlookFacts)] {
		drug := journal.Text("")
		if r.Slug == OutlookDrug { // personal: never in the clear in what is sealed
			drug, r.Ref = journal.Text(r.Ref), ""
		}
		m.Outlook = append(m.Outlook, FactOutlook{Drug: drug, Slug: r.Slug, Ref: r.Ref, Round: r.Round, No: r.No, Grid: r.Grid, Number: journal.Text(r.Number), Name: journal.Text(r.Name), At: r.At, N: r.N, Due: r.Due, Inputs: r.Inputs, Basis: r.Basis, State: r.State})
	}
	return err
}
