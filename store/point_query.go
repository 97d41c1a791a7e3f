package store

import (
	"context"
	"slices"
	"strings"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// GridPoints is how many people of a grid passed the lanes or were served at
// the door, beside what the round itself says of the grid. The two are never
// added up: the round counts whom it has not reached, by its own ticks and
// counts; the tallies count people.
type GridPoints struct {
	Grid   Grid      `json:"grid"`
	People int       `json:"people"` // who live there: the baseline, else those entered; 0: not counted
	Lanes  int       `json:"lanes"`  // at lanes, as far as it was told where they live
	Home   int       `json:"home"`   // at their doors
	Round  RoundGrid `json:"round"`  // what the round says
}

// Done is how many people of the grid are known to be served.
func (g GridPoints) Done() int { return g.Lanes + g.Home }

// Percent is the coverage of people, never 100 while somebody is left; -1 when
// nobody counted who lives there.
func (g GridPoints) Percent() int {
	if g.People <= 0 {
		return -1
	}
	n := g.Done() * 100 / g.People
	if g.Done() < g.People {
		n = min(n, 99)
	}
	return min(n, 100)
}

// gridPeople lists the grids of a round with who lives there.
func (v *View) gridPeople(ctx context.Context, r Round) ([]GridPoints, error) {
	list, err := v.Census(ctx)
	if err != nil {
		return nil, err
	}
	var out []GridPoints
	for _, c := range list {
		if len(r.Grids) > 0 && !slices.Contains(r.Grids, c.Grid.ID) {
			continue
		}
		g := GridPoints{Grid: c.Grid, People: c.People}
		if b := c.Grid.Baseline; b != nil && b.People > 0 {
			g.People = b.People
		}
		out = append(out, g)
	}
	return out, nil
}

// PointGrids tells the coverage by grid, and how many people passed lanes
// without anybody telling where they live. Errors: not_found, internal.
func (v *View) PointGrids(ctx context.Context, round string) (list []GridPoints, without int, err error) {
	r, _, err := v.shownRound(ctx, round)
	if err != nil {
		return nil, 0, err
	}
	if list, err = v.gridPeople(ctx, r); err != nil {
		return nil, 0, err
	}
	at := map[string]*GridPoints{}
	for i := range list {
		at[list[i].Grid.ID] = &list[i]
	}
	all, err := v.tallies(ctx, "round = ?", r.ID)
	if err != nil {
		return nil, 0, err
	}
	for _, t := range all {
		if t.Lane == 0 {
			if g := at[t.Subject]; g != nil {
				g.Home += t.People
			}
			continue
		}
		without += t.People
		for _, x := range t.Grids {
			if g := at[x.Grid]; g != nil {
				g.Lanes += x.N
				without -= x.N
			}
		}
	}
	if r.ID == "" {
		return list, without, nil
	}
	s, err := v.RoundState(ctx, r.ID)
	for _, rg := range s.Grids {
		if g := at[rg.Grid.ID]; g != nil {
			g.Round = rg
		}
	}
	return list, without, err
}

// PointSheet is the sheet of one point: slots down, lanes across.
type PointSheet struct {
	Point   PointState  `json:"point"`
	Round   Round       `json:"round"`
	Minutes int         `json:"slot_minutes"`
	Lanes   []Lane      `json:"lanes"` // also such as are no more but were tallied
	Slots   []SheetSlot `json:"slots"` // oldest first
	Totals  []int       `json:"totals"`
}

// SheetSlot is one row of a sheet.
type SheetSlot struct {
	Start journal.Time `json:"start"`
	Cells []SheetCell  `json:"cells"`
	Sum   int          `json:"sum"`
}

// SheetCell is one lane in one slot.
type SheetCell struct {
	Lane  int    `json:"lane"`
	Open  int    `json:"open"` // minutes that it was open
	Tally *Tally `json:"tally"`
}

// mostSlots is how far back a sheet goes: two days of half hours.
const mostSlots = 96

// PointSheet reads the sheet of a point in a round. Errors: not_found, refused
// (no point with lanes), internal.
func (v *View) PointSheet(ctx context.Context, site, round string) (PointSheet, error) {
	found, err := v.Site(ctx, site)
	if err != nil {
		return PointSheet{}, err
	}
	s, err := v.pointsRead(ctx, round)
	if err != nil {
		return PointSheet{}, err
	}
	s.count(nil)
	i := slices.IndexFunc(s.Points, func(p PointState) bool { return p.Site.ID == found.ID })
	if i < 0 {
		return PointSheet{}, refused("site", "site.no_lanes_here", found.Name)
	}
	out := PointSheet{Point: s.Points[i], Round: s.Round, Minutes: s.Minutes, Lanes: slices.Clone(found.Lanes)}
	list := s.tallies[found.ID]
	for _, t := range list {
		for t.Lane > len(out.Lanes) {
			out.Lanes = append(out.Lanes, Lane{No: len(out.Lanes) + 1})
		}
	}
	out.Totals = make([]int, len(out.Lanes))
	for _, start := range s.sheetSlots(found.ID, list) {
		row := SheetSlot{Start: start, Cells: make([]SheetCell, len(out.Lanes))}
		for n := range row.Cells {
			c := &row.Cells[n]
			c.Lane = n + 1
			c.Open = int(s.lanes[found.ID].open(c.Lane, start, start.Add(time.Duration(s.Minutes)*time.Minute)) / time.Minute)
			if k := slices.IndexFunc(list, func(t Tally) bool { return t.Lane == c.Lane && t.Slot == start }); k >= 0 {
				c.Tally = &list[k]
				row.Sum += list[k].People
				out.Totals[n] += list[k].People
			}
		}
		out.Slots = append(out.Slots, row)
	}
	return out, nil
}

// sheetSlots are the rows of a sheet: from the first lane that was open in the
// round, or the first tally, up to now or the end of the round.
func (s *pointsBase) sheetSlots(site string, list []Tally) []journal.Time {
	from, to := max(s.lanes[site].from(), s.Round.Opened), s.now
	if !s.Round.Open() && s.Round.ID != "" {
		to = s.Round.Closed
	}
	if s.lanes[site].from() == 0 {
		from = to
	}
	for _, t := range list {
		from, to = min(from, t.Slot), max(to, t.Slot)
	}
	step := time.Duration(s.Minutes) * time.Minute
	last := SlotOf(to.In(s.zone), s.Minutes, s.zone)
	first := max(SlotOf(from.In(s.zone), s.Minutes, s.zone), last.Add(-(mostSlots-1)*step))
	var out []journal.Time
	for at := first; at <= last; at = at.Add(step) {
		out = append(out, at)
	}
	return out
}

// WhatIf is a change of lanes that is only thought of.
type WhatIf struct {
	Round string
	Add   string // site that gets one more lane
	From  string // or: site that gives one
	To    string // and the site that gets it
}

// WhatIf counts the finish times as they are and as they would be. Errors:
// not_found, refused (no open lane to give), internal.
func (v *View) WhatIf(ctx context.Context, w WhatIf) (before, after PointsState, err error) {
	more := map[string]int{}
	for _, c := range []struct {
		ref string
		n   int
	}{{w.Add, 1}, {w.From, -1}, {w.To, 1}} {
		if c.ref == "" {
			continue
		}
		s, err := v.Site(ctx, c.ref)
		if err != nil {
			return before, after, err
		}
		if c.n < 0 && s.OpenLanes() == 0 {
			return before, after, refused("from", "whatif.no_lane", s.Name)
		}
		more[s.ID] += c.n
	}
	if (w.From == "") != (w.To == "") || w.Add == "" && w.From == "" {
		return before, after, invalid("to", "whatif.where", "")
	}
	if before, err = v.Points(ctx, w.Round); err != nil {
		return before, after, err
	}
	s, err := v.pointsRead(ctx, w.Round)
	if err != nil {
		return before, after, err
	}
	s.count(more)
	return before, s.PointsState, nil
}

// LaneSite finds a point with lanes by id, key, name or the beginning of its
// name. Errors: not_found, refused (another site, or several begin so),
// internal.
func (v *View) LaneSite(ctx context.Context, ref string) (Site, error) {
	s, err := v.Site(ctx, ref)
	if err == nil {
		if s.Role != plan.RoleLanes {
			return s, refused("site", "site.no_lanes_here", s.Name)
		}
		return s, nil
	}
	if CodeOf(err) != NotFound {
		return s, err
	}
	all, lerr := v.Sites(ctx)
	if lerr != nil {
		return s, lerr
	}
	want, found := foldText(strings.TrimSpace(ref)), 0
	for _, x := range all {
		if want != "" && x.Role == plan.RoleLanes && (strings.HasPrefix(foldText(x.Name), want) || strings.HasPrefix(strings.ToLower(x.NameEN), want)) {
			s = x
			found++
		}
	}
	if found != 1 {
		return Site{}, err
	}
	return s, nil
}

// LaneTallies lists the tallies of the round that runs, or ran last, with the
// length of its slots in minutes; without a round there are none. Errors:
// internal.
func (v *View) LaneTallies(ctx context.Context) ([]Tally, int, error) {
	r, minutes, err := v.LaneRound(ctx, "")
	if CodeOf(err) == NotFound {
		return nil, minutes, nil
	}
	if err != nil || !r.Open() && r.ID != "" {
		return nil, minutes, err
	}
	list, err := v.tallies(ctx, "round = ?", r.ID)
	return list, minutes, err
}
