package store

import (
	"cmp"
	"context"
	"slices"
	"time"

	"zhiban/store/journal"
)

// bookings is where everybody stands now, to see who is wanted twice.
type bookings struct {
	forces map[string][]string // who → requests they are on the way to or here for
	places map[string][]string // who → duty, site: where else they stand
	teams  map[string]TeamRow
	sites  map[string]Site
	grids  map[string]int
}

func (v *View) bookings(ctx context.Context) (*bookings, error) {
	b := &bookings{forces: map[string][]string{}, places: map[string][]string{}, teams: map[string]TeamRow{}, sites: map[string]Site{}}
	rows, err := v.rowsWhere(ctx, "WHERE state IN ('coming', 'arrived')")
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		b.forces[r.Who] = append(b.forces[r.Who], r.Force)
	}
	teams, err := v.TeamRows(ctx)
	if err != nil {
		return nil, err
	}
	for _, t := range teams {
		b.teams[t.ID] = t
	}
	sites, err := v.Sites(ctx)
	if err != nil {
		return nil, err
	}
	for _, s := range sites {
		b.sites[s.ID] = s
		for _, g := range s.Guards {
			b.places[g.Person] = append(b.places[g.Person], "site:"+s.ID)
		}
	}
	shift, _, err := v.shiftNow(ctx)
	if err != nil {
		return nil, err
	}
	for _, d := range shift.Duties {
		if d.Here() && d.Role != RoleExtra {
			b.places[d.Person] = append(b.places[d.Person], "duty:"+d.Site)
		}
	}
	b.grids, err = v.gridNumbers(ctx)
	return b, err
}

// twice lists where somebody of a request is booked beside it: another request,
// a duty on the roster, a post at another site than the one they were sent to,
// or with a team of their own that is here too.
func (b *bookings) twice(r ForceRow) []string {
	if !oneOf(r.State, ForceComing, ForceArrived) {
		return nil
	}
	_, site := r.Place()
	var out []string
	for _, f := range b.forces[r.Who] {
		if f != r.Force && !slices.Contains(out, "force") {
			out = append(out, "force")
		}
	}
	for _, p := range b.places[r.Who] {
		kind, at, _ := cutPlace(p)
		if (site == "" || at != site) && !slices.Contains(out, kind) {
			out = append(out, kind)
		}
	}
	for id := range b.forces {
		if t, ok := b.teams[id]; ok && slices.Contains(t.Members, r.Who) && !slices.Contains(out, "team") {
			out = append(out, "team")
		}
	}
	return out
}

func cutPlace(p string) (kind, at string, ok bool) {
	for i := range len(p) {
		if p[i] == ':' {
			return p[:i], p[i+1:], true
		}
	}
	return p, "", false
}

// ForceHours is how long somebody worked as a reinforcement, by grid.
type ForceHours struct {
	Who    string        `json:"who"` // person or team; "" together for unnamed people
	Team   bool          `json:"team"`
	Heads  int           `json:"heads"`
	Worked time.Duration `json:"worked_minutes"` // of one head
	Grids  []GridHours   `json:"grids"`
}

// GridHours is the work that was done in one grid; number 0 is the post.
type GridHours struct {
	Grid   int           `json:"grid"`
	Worked time.Duration `json:"worked_minutes"` // of all heads together
}

// ForceHours tells how long reinforcements worked in a stretch of time: who has
// most first, and by grid over all heads. Errors: internal.
func (v *View) ForceHours(ctx context.Context, from, until time.Time) (who []ForceHours, grids []GridHours, err error) {
	b, err := v.bookings(ctx)
	if err != nil {
		return nil, nil, err
	}
	now := v.nowMS()
	rows, err := v.rowsWhere(ctx, "WHERE arrived > 0 AND (released = 0 OR released > ?)", int64(journal.At(from)))
	if err != nil {
		return nil, nil, err
	}
	by, all := map[string]*ForceHours{}, map[int]time.Duration{}
	for _, r := range rows {
		h := by[r.Who]
		if h == nil {
			h = &ForceHours{Who: r.Who, Team: r.Team, Heads: r.Heads}
			by[r.Who] = h
		}
		for _, s := range r.spells(now) {
			d := within([]spell{s.spell}, journal.At(from), min(journal.At(until), now))
			n := b.grids[firstOf(s.Grid, b.sites[s.Site].Grid)]
			h.Worked += d
			h.Grids = addGrid(h.Grids, n, d)
			all[n] += d * time.Duration(r.Heads)
		}
	}
	for _, h := range by {
		if h.Worked > 0 {
			who = append(who, *h)
		}
	}
	for n, d := range all {
		if d > 0 {
			grids = append(grids, GridHours{Grid: n, Worked: d})
		}
	}
	slices.SortFunc(who, func(a, b ForceHours) int {
		return cmp.Or(cmp.Compare(b.Worked, a.Worked), cmp.Compare(len(a.Who), len(b.Who)), cmp.Compare(a.Who, b.Who))
	})
	slices.SortFunc(grids, func(a, b GridHours) int { return cmp.Compare(a.Grid, b.Grid) })
	return who, grids, nil
}

func addGrid(list []GridHours, n int, d time.Duration) []GridHours {
	for i := range list {
		if list[i].Grid == n {
			list[i].Worked += d
			return list
		}
	}
	return append(list, GridHours{Grid: n, Worked: d})
}

// placedSpell is a stretch at a place, open ones up to now.
type placedSpell struct {
	spell
	Grid, Site string
}

func (r ForceRow) spells(now journal.Time) []placedSpell {
	out := make([]placedSpell, 0, len(r.Spells))
	for _, s := range r.Spells {
		to := s.To
		if to.IsZero() {
			to = now
		}
		out = append(out, placedSpell{spell{s.From, to}, s.Grid, s.Site})
	}
	return out
}

// forceSpells gives the stretches of people by name, for the hours that count
// against the limit; what a team did nobody did alone.
func (v *View) forceSpells(ctx context.Context, from, now journal.Time, add func(string, journal.Time, journal.Time)) error {
	rows, err := v.rowsWhere(ctx, "WHERE arrived > 0 AND (released = 0 OR released > ?)", int64(from))
	for _, r := range rows {
		if r.Team {
			continue
		}
		for _, s := range r.spells(now) {
			add(r.Who, s.from, s.to)
		}
	}
	return err
}

// WhoNames gives the names of the people and teams that came as reinforcements,
// by id. Errors: internal.
func (v *View) WhoNames(ctx context.Context) (map[string]string, error) {
	rows, err := v.q.query(ctx, `SELECT DISTINCT r.who, coalesce((SELECT name FROM person p WHERE p.subject = r.who), (SELECT name FROM team t WHERE t.subject = r.who), '') FROM force_row r`)
	if err != nil {
		return nil, internal("read.force", err)
	}
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var id, name string
		if err := rows.Scan(&id, &name); err != nil {
			return nil, internal("read.force", err)
		}
		out[id] = name
	}
	return out, internalOrNil("read.force", rows.Err())
}
