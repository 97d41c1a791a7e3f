package store

import (
	"context"
	"encoding/json"
	"slices"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// ForceCount is how a request for people stands: what was asked for, who came,
// who is on the way, and which skills are short.
type ForceCount struct {
	Force
	Matter   Matter      `json:"matter"`
	Arrived  int         `json:"arrived"` // heads that are here or were here
	Here     int         `json:"here"`    // not released yet
	Coming   int         `json:"coming"`
	Released int         `json:"released"`
	Short    int         `json:"short"`   // heads still missing
	Skilled  []SkillHave `json:"skilled"` // by skill asked for
}

// SkillHave is one skill of a request.
type SkillHave struct {
	Skill   string `json:"skill"`
	Need    int    `json:"need"`
	Arrived int    `json:"arrived"`
	Coming  int    `json:"coming"`
	Short   int    `json:"short"`
}

// Late reports whether the time ran out before all were here.
func (c ForceCount) Late(now journal.Time) bool {
	return c.Matter.Open() && c.Missing() && now > c.Deadline
}

// Missing reports whether heads or skills are still missing.
func (c ForceCount) Missing() bool {
	return c.Short > 0 || slices.ContainsFunc(c.Skilled, func(s SkillHave) bool { return s.Short > 0 })
}

// Forces lists the requests for people: the open ones by deadline, then, unless
// only those are wanted, the ended ones, newest first. Errors: internal.
func (v *View) Forces(ctx context.Context, onlyOpen bool) ([]ForceCount, error) {
	open, err := v.forces(ctx, "WHERE subject IN (SELECT subject FROM matter WHERE open = 1) ORDER BY deadline, length(subject), subject")
	if err != nil || onlyOpen {
		return open, err
	}
	ended, err := v.forces(ctx, "WHERE subject NOT IN (SELECT subject FROM matter WHERE open = 1) ORDER BY deadline DESC, length(subject) DESC, subject DESC LIMIT 100")
	return append(open, ended...), err
}

// ForceCount is one request with its counts, by id or number. Errors:
// not_found, internal.
func (v *View) ForceCount(ctx context.Context, ref string) (ForceCount, error) {
	m, err := v.Matter(ctx, ref)
	if err != nil {
		return ForceCount{}, err
	}
	list, err := v.forces(ctx, "WHERE subject = ?", m.ID)
	if err == nil && len(list) == 0 {
		return ForceCount{}, notFound("force", "force.none", m.Number)
	}
	if err != nil {
		return ForceCount{}, err
	}
	return list[0], nil
}

func (v *View) forces(ctx context.Context, where string, args ...any) ([]ForceCount, error) {
	list, err := forceTable().list(ctx, v.q, where, args...)
	if err != nil {
		return nil, err
	}
	ids := make([]string, 0, len(list))
	for _, f := range list {
		ids = append(ids, f.ID)
	}
	js, err := json.Marshal(ids)
	if err != nil {
		return nil, internal("read.force", err)
	}
	matters, err := matterTable().list(ctx, v.q, "WHERE subject IN (SELECT value FROM json_each(?))", string(js))
	if err != nil {
		return nil, err
	}
	out := make([]ForceCount, 0, len(list))
	for _, f := range list {
		c := ForceCount{Force: f}
		for _, m := range matters {
			if m.ID == f.ID {
				c.Matter = m
			}
		}
		rows, err := v.forceRows(ctx, f.ID)
		if err != nil {
			return nil, err
		}
		c.count(rows)
		out = append(out, c)
	}
	return out, nil
}

func (c *ForceCount) count(rows []ForceRow) {
	for _, s := range c.Skills {
		c.Skilled = append(c.Skilled, SkillHave{Skill: s.Skill, Need: s.N})
	}
	for _, r := range rows {
		here := oneOf(r.State, ForceArrived, ForceReleased)
		switch {
		case r.State == ForceComing:
			c.Coming += r.Heads
		case here:
			c.Arrived += r.Heads
			if r.State == ForceReleased {
				c.Released += r.Heads
			}
		default:
			continue
		}
		for i := range c.Skilled {
			if s := &c.Skilled[i]; slices.Contains(r.Skills, s.Skill) {
				s.Arrived += btoiInt(here)
				s.Coming += btoiInt(!here)
			}
		}
	}
	c.Here, c.Short = c.Arrived-c.Released, max(c.Count-c.Arrived, 0)
	for i := range c.Skilled {
		c.Skilled[i].Short = max(c.Skilled[i].Need-c.Skilled[i].Arrived, 0)
	}
}

func (v *View) forceRow(ctx context.Context, force, who string) (ForceRow, error) {
	list, err := v.rowsWhere(ctx, "WHERE subject = ? AND who = ?", force, who)
	if err != nil || len(list) == 0 {
		return ForceRow{}, err
	}
	return list[0], nil
}

// forceRows lists everybody of a request: on the way, here, released, and who
// does not come.
func (v *View) forceRows(ctx context.Context, force string) ([]ForceRow, error) {
	return v.rowsWhere(ctx, "WHERE subject = ? ORDER BY length(who), who", force)
}

func (v *View) rowsWhere(ctx context.Context, where string, args ...any) ([]ForceRow, error) {
	rows, err := v.q.query(ctx, "SELECT doc FROM force_row "+where, args...)
	if err != nil {
		return nil, internal("read.force", err)
	}
	defer rows.Close()
	var out []ForceRow
	for rows.Next() {
		var doc string
		if err := rows.Scan(&doc); err != nil {
			return nil, internal("read.force", err)
		}
		r, err := decodeDoc[ForceRow](doc)
		if err != nil {
			return nil, internal("read.force", err)
		}
		out = append(out, r)
	}
	return out, internalOrNil("read.force", rows.Err())
}

// RollRow is one line of the roll call of a request.
type RollRow struct {
	ForceRow
	Name   string   `json:"name"` // of the person or the team; "" for unnamed people
	Phone  string   `json:"phone"`
	Leader string   `json:"leader"` // of a team
	Branch string   `json:"branch"` // temporary party branch of the team
	Grid   int      `json:"grid"`   // number of where they work now
	Site   string   `json:"site"`   // name, and in English below
	SiteEN string   `json:"site_en"`
	Twice  []string `json:"twice"`  // slugs of where else they are booked: force, duty, site
	Clears []string `json:"clears"` // conditions that are still missing, of people from inside
}

// RollCall is everybody of a request with names, places and double bookings:
// who is awaited first, then who is here, then who left. Errors: not_found,
// internal.
func (v *View) RollCall(ctx context.Context, ref string) ([]RollRow, error) {
	m, err := v.Matter(ctx, ref)
	if err != nil {
		return nil, err
	}
	rows, err := v.forceRows(ctx, m.ID)
	if err != nil {
		return nil, err
	}
	ids := make([]string, 0, len(rows))
	for _, r := range rows {
		ids = append(ids, r.Who)
	}
	people, err := v.persons(ctx, ids)
	if err != nil {
		return nil, err
	}
	b, err := v.bookings(ctx)
	if err != nil {
		return nil, err
	}
	pl, err := v.Plan(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]RollRow, 0, len(rows))
	for _, r := range rows {
		row := RollRow{ForceRow: r, Twice: b.twice(r)}
		if p, ok := people[r.Who]; ok {
			row.Name, row.Phone = p.Name, p.Phone
			if (r.Inside || p.Has(RoleResident)) && r.State == ForceComing {
				row.Clears = p.MissingConditions(pl, v.nowMS())
			}
		}
		if t, ok := b.teams[r.Who]; ok {
			row.Name, row.Leader, row.Branch = t.Name, t.LeaderName, t.branchName()
			row.Phone = t.LeaderPhone
		}
		grid, site := r.Place()
		row.Grid = b.grids[firstOf(grid, b.sites[site].Grid)]
		row.Site, row.SiteEN = b.sites[site].Name, b.sites[site].NameEN
		out = append(out, row)
	}
	rank := map[string]int{ForceComing: 0, ForceArrived: 1, ForceReleased: 2, ForceGone: 3}
	slices.SortStableFunc(out, func(a, b RollRow) int { return rank[a.State] - rank[b.State] })
	return out, nil
}

// OpenSkills is how many heads with each skill of the plan are at the post now.
// Errors: internal.
func (v *View) OpenSkills(ctx context.Context, pl *plan.Plan) (map[string]int, error) {
	rows, err := v.rowsWhere(ctx, "WHERE state = ?", ForceArrived)
	out := make(map[string]int, len(pl.Skills))
	for _, r := range rows {
		for _, s := range r.Skills {
			out[s]++
		}
	}
	return out, err
}

// onForces says where reinforcements were sent.
func (v *View) onForces(ctx context.Context, out map[string]Where) error {
	rows, err := v.rowsWhere(ctx, "WHERE state = ? ORDER BY subject, who", ForceArrived)
	if err != nil || len(rows) == 0 {
		return err
	}
	numbers, err := v.gridNumbers(ctx)
	if err != nil {
		return err
	}
	sites, err := v.Sites(ctx)
	for _, r := range rows {
		grid, site := r.Place()
		if r.Team || grid == "" && site == "" {
			continue
		}
		since := r.Spells[len(r.Spells)-1].From
		w := Where{Kind: WhereGrid, Grid: numbers[grid], Since: since}
		for _, s := range sites {
			if s.ID == site {
				w = Where{Kind: WhereSite, Slot: Slot{Site: s.ID}, Name: s.Name, NameEN: s.NameEN, Grid: numbers[s.Grid], Since: since}
			}
		}
		out[r.Who] = w
	}
	return err
}
