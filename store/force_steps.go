package store

import (
	"context"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// ForceWho names who a step is about: one person, one team with its heads, or
// a number of unnamed people.
type ForceWho struct {
	Force  string // id or number of the request
	Person string
	Team   string
	Row    string // of unnamed people, once they are known
	Heads  int    // of a team or of unnamed people
}

// ExpectForce says that somebody is on the way.
type ExpectForce struct {
	ForceWho
	Skills []string // slugs of the plan; empty: what the person is known for
	ETA    time.Time
	Inside bool
	Text   string
	Undo   bool // they do not come after all
}

func (c ExpectForce) plan(tx *Tx) error {
	data, r, err := c.resolve(tx, c.Skills)
	if err != nil {
		return err
	}
	switch {
	case c.Undo && r.State != ForceComing:
		return refused("who", "force.not_coming", "")
	case !c.Undo && oneOf(r.State, ForceComing, ForceArrived):
		return refused("who", "force.known_already", "")
	}
	data.ETA, data.Inside, data.Text, data.Undo = journal.At(c.ETA), c.Inside, trimmed(c.Text), c.Undo
	if c.ETA.IsZero() {
		data.ETA = 0
	}
	return tx.append("force.come", r.Force, data)
}

// ArriveForce says that somebody is here: one key in the roll call. Who was not
// expected is taken in all the same.
type ArriveForce struct {
	ForceWho
	Skills     []string
	Inside     bool
	Grid, Site string // where they are sent at once, or ""
	Text       string
	Undo       bool // ticked by mistake
}

func (c ArriveForce) plan(tx *Tx) error {
	data, r, err := c.resolve(tx, c.Skills)
	if err != nil {
		return err
	}
	switch {
	case c.Undo && r.State != ForceArrived:
		return refused("who", "force.not_arrived", "")
	case !c.Undo && r.State == ForceArrived:
		return refused("who", "force.arrived_already", "")
	}
	data.Inside, data.Text, data.Undo = c.Inside || r.Inside, trimmed(c.Text), c.Undo
	if !c.Undo {
		if err := tx.cleared(c.Person, data.Inside); err != nil {
			return err
		}
	}
	place := ReportMatter{Grid: c.Grid, Site: c.Site}
	if err := place.place(tx); err != nil {
		return err
	}
	data.Grid, data.Site = place.Grid, place.Site
	return tx.append("force.arrive", r.Force, data)
}

// PlaceForce sends somebody who is here to a grid or a site; both empty take
// them back to the post. That somebody is placed twice is flagged, not refused:
// the person stands there whatever the record says.
type PlaceForce struct {
	ForceWho
	Grid, Site string
}

func (c PlaceForce) plan(tx *Tx) error {
	data, r, err := c.resolve(tx, nil)
	if err != nil {
		return err
	}
	if r.State != ForceArrived {
		return refused("who", "force.not_arrived", "")
	}
	place := ReportMatter{Grid: c.Grid, Site: c.Site}
	if err := place.place(tx); err != nil {
		return err
	}
	if grid, site := r.Place(); grid == place.Grid && site == place.Site {
		return refused("place", "force.placed_already", "")
	}
	data.Grid, data.Site = place.Grid, place.Site
	return tx.append("force.place", r.Force, data)
}

// ReleaseForce lets somebody go; their hours stay counted.
type ReleaseForce struct {
	ForceWho
	Text string
	Undo bool
}

func (c ReleaseForce) plan(tx *Tx) error {
	data, r, err := c.resolve(tx, nil)
	if err != nil {
		return err
	}
	switch {
	case c.Undo && r.State != ForceReleased:
		return refused("who", "force.not_released", "")
	case !c.Undo && r.State != ForceArrived:
		return refused("who", "force.not_arrived", "")
	}
	data.Text, data.Undo = trimmed(c.Text), c.Undo
	return tx.append("force.release", r.Force, data)
}

// ReleaseAllForce lets everybody of a request go who is here.
type ReleaseAllForce struct{ Force, Text string }

func (c ReleaseAllForce) plan(tx *Tx) error {
	m, err := tx.Matter(tx.ctx, c.Force)
	if err != nil {
		return err
	}
	rows, err := tx.forceRows(tx.ctx, m.ID)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if r.State != ForceArrived {
			continue
		}
		if err := tx.append("force.release", m.ID, &forceMoved{Who: r.Who, Team: r.Team, Text: trimmed(c.Text)}); err != nil {
			return err
		}
	}
	return nil
}

// WalkUpForce takes in somebody who stands at the desk for a request: a name
// and a phone are enough.
type WalkUpForce struct {
	Force       string
	Name, Phone string
	Skills      []string
	Inside      bool
	Grid, Site  string
}

func (c WalkUpForce) plan(tx *Tx) error {
	name, err := required("name", journal.Text(c.Name))
	if err != nil {
		return err
	}
	phone := string(trimmed(c.Phone))
	known, err := personTable().list(tx.ctx, tx.q, "WHERE name = ? AND json_extract(doc, '$.phone') = ? LIMIT 1", string(name), phone)
	if err != nil {
		return err
	}
	id := ""
	if len(known) > 0 {
		id = known[0].ID
	} else {
		before := len(tx.refs)
		if err := (AddPerson{Name: string(name), Phone: phone, Role: RoleVolunteer, Walkup: true}).plan(tx); err != nil {
			return err
		}
		id = tx.refs[before].Subject
	}
	return ArriveForce{ForceWho: ForceWho{Force: c.Force, Person: id}, Skills: c.Skills, Inside: c.Inside, Grid: c.Grid, Site: c.Site}.plan(tx)
}

// resolve finds the row a step is about, with what an entry on it says.
func (w ForceWho) resolve(tx *Tx, skills []string) (*forceMoved, ForceRow, error) {
	f, err := tx.openForce(w.Force)
	if err != nil {
		return nil, ForceRow{}, err
	}
	if w.Heads < 0 || w.Heads > maxForce {
		return nil, ForceRow{}, invalid("heads", "force.count", "")
	}
	pl, err := tx.Plan(tx.ctx)
	if err != nil {
		return nil, ForceRow{}, err
	}
	data := &forceMoved{Heads: w.Heads}
	free := ""
	switch {
	case w.Person != "":
		p, err := tx.Person(tx.ctx, w.Person)
		if err != nil {
			return nil, ForceRow{}, err
		}
		data.Who, data.Heads, free = p.ID, 1, p.Skills
	case w.Team != "":
		t, err := tx.Team(tx.ctx, w.Team)
		if err != nil {
			return nil, ForceRow{}, err
		}
		data.Who, data.Team = t.ID, true
		data.Heads = max(w.Heads, btoiInt(w.Heads == 0)*max(t.Size, len(t.Members), 1))
	case w.Row != "":
		data.Who = w.Row
	case w.Heads == 0:
		return nil, ForceRow{}, invalid("who", "force.nobody", "")
	}
	if data.Skills, err = skillSlugs(pl, skills, free); err != nil {
		return nil, ForceRow{}, err
	}
	r := ForceRow{Force: f.ID}
	if data.Who != "" {
		r, err = tx.forceRow(tx.ctx, f.ID, data.Who)
		if err == nil && r.State == "" && w.Row != "" {
			err = notFound("who", "force.who_unknown", w.Row)
		}
	}
	r.Force = f.ID
	return data, r, err
}

func btoiInt(b bool) int { return int(btoi(b)) }

// skillSlugs checks the skills that were given, or takes those that the words
// about a person name.
func skillSlugs(pl *plan.Plan, given []string, free string) ([]string, error) {
	if len(given) == 0 {
		return pl.SkillsIn(free), nil
	}
	out := make([]string, 0, len(given))
	for _, g := range given {
		s, ok := pl.SkillNamed(g)
		if !ok {
			return nil, notFound("skills", "skill.unknown", g)
		}
		out = append(out, s.Slug)
	}
	return out, nil
}

// ArriveHeads takes in people without names. Each with a skill is a head of
// its own: two drivers among twelve are two drivers and ten others.
type ArriveHeads struct {
	Force  string
	Heads  int
	Skills []SkillNeed
}

func (c ArriveHeads) plan(tx *Tx) error {
	left := c.Heads
	for _, s := range c.Skills {
		if s.N < 1 || s.N > left {
			return invalid("heads", "force.skills_over", s.Skill)
		}
		left -= s.N
		for range s.N {
			if err := (ArriveForce{ForceWho: ForceWho{Force: c.Force, Heads: 1}, Skills: []string{s.Skill}}).plan(tx); err != nil {
				return err
			}
		}
	}
	if left == 0 && c.Heads > 0 {
		return nil
	}
	return ArriveForce{ForceWho: ForceWho{Force: c.Force, Heads: left}}.plan(tx)
}

// ForceIDs lists the open requests for people by id. Errors: internal.
func (v *View) ForceIDs(ctx context.Context) ([]string, error) {
	var out []string
	err := v.eachID(ctx, "SELECT subject FROM force WHERE subject IN (SELECT subject FROM matter WHERE open = 1) ORDER BY subject", &out)
	return out, err
}
