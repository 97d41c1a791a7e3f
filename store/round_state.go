package store

import (
	"context"
	"slices"

	"zhiban/store/journal"
)

// RoundGrid is how far one grid is in a round. What counts is who has not been
// reached.
type RoundGrid struct {
	Grid       Grid        `json:"grid"`
	Target     int         `json:"target"`  // the baseline, or those entered when these are more or only some are meant
	Entered    int         `json:"entered"` // targets that the census knows by name or door
	Reached    int         `json:"reached"` // distinct targets
	Ticked     int         `json:"ticked"`  // of these by tick
	Absent     int         `json:"absent"`  // of those not reached
	Refused    int         `json:"refused"`
	Home       int         `json:"home"`
	Promised   int         `json:"promised"`
	Late       int         `json:"late"` // next visit or promise is past
	NotReached int         `json:"not_reached"`
	Unknown    int         `json:"unknown"` // of these counted in the baseline and not entered: nobody knows the door
	Over       int         `json:"over"`    // reached beyond the baseline: the baseline is wrong
	Count      *RoundCount `json:"count"`
}

// RoundState is how far a round is.
type RoundState struct {
	Round      Round       `json:"round"`
	Grids      []RoundGrid `json:"grids"`
	Target     int         `json:"target"`
	Reached    int         `json:"reached"`
	NotReached int         `json:"not_reached"`
	Absent     int         `json:"absent"`
	Refused    int         `json:"refused"`
	Home       int         `json:"home"`
	Promised   int         `json:"promised"`
	Late       int         `json:"late"`
	Over       int         `json:"over"`
}

// Percent is the coverage, never 100 while somebody has not been reached.
func (s RoundState) Percent() int {
	if s.Target == 0 {
		return 0
	}
	p := s.Reached * 100 / s.Target
	if s.NotReached > 0 {
		p = min(p, 99)
	}
	return min(p, 100)
}

// RoundState counts a round, grid by grid. Errors: not_found, internal.
func (v *View) RoundState(ctx context.Context, ref string) (RoundState, error) {
	r, err := v.Round(ctx, ref)
	if err != nil {
		return RoundState{}, err
	}
	out := RoundState{Round: r}
	grids, err := v.Grids(ctx)
	if err != nil {
		return out, err
	}
	for _, g := range grids {
		if len(r.Grids) == 0 || slices.Contains(r.Grids, g.ID) {
			out.Grids = append(out.Grids, RoundGrid{Grid: g})
		}
	}
	if r.Listed { // somebody may be in no grid
		out.Grids = append(out.Grids, RoundGrid{})
	}
	if err := v.roundTicks(ctx, &out); err != nil {
		return out, err
	}
	if err := v.roundCounts(ctx, &out); err != nil {
		return out, err
	}
	if r.Listed {
		out.Grids = slices.DeleteFunc(out.Grids, func(g RoundGrid) bool { return g.Entered == 0 && g.Reached == 0 })
	}
	for i := range out.Grids {
		g := &out.Grids[i]
		g.finish(r)
		out.Target, out.Reached, out.NotReached, out.Over = out.Target+g.Target, out.Reached+g.Reached, out.NotReached+g.NotReached, out.Over+g.Over
		out.Absent, out.Refused, out.Home, out.Promised, out.Late = out.Absent+g.Absent, out.Refused+g.Refused, out.Home+g.Home, out.Promised+g.Promised, out.Late+g.Late
	}
	return out, nil
}

func (s *RoundState) grid(id string) *RoundGrid {
	i := slices.IndexFunc(s.Grids, func(g RoundGrid) bool { return g.Grid.ID == id })
	if i < 0 {
		return nil
	}
	return &s.Grids[i]
}

// roundTicks counts targets and ticks by grid and state.
func (v *View) roundTicks(ctx context.Context, s *RoundState) error {
	if s.Round.Unit == UnitGrid {
		return nil
	}
	from, ref, grid, cond, args := s.Round.from()
	rows, err := v.q.query(ctx, "SELECT "+grid+", coalesce(t.state, ''), count(*), sum(coalesce(t.next, 0) > 0 AND t.next < ?) FROM "+from+
		" LEFT JOIN round_tick t ON t.subject = ? AND t.ref = "+ref+" WHERE "+cond+" GROUP BY 1, 2", append([]any{int64(v.nowMS()), s.Round.ID}, args...)...)
	if err != nil {
		return internal("read.round", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, state string
		var n, late int
		if err := rows.Scan(&id, &state, &n, &late); err != nil {
			return internal("read.round", err)
		}
		if g := s.grid(id); g != nil {
			g.Entered += n
			g.add(state, n)
			if state != TickDone {
				g.Late += late
			}
		}
	}
	return internalOrNil("read.round", rows.Err())
}

func (g *RoundGrid) add(state string, n int) {
	switch state {
	case TickDone:
		g.Ticked += n
	case TickAbsent:
		g.Absent += n
	case TickRefused:
		g.Refused += n
	case TickHome:
		g.Home += n
	case TickPromised:
		g.Promised += n
	}
}

func (v *View) roundCounts(ctx context.Context, s *RoundState) error {
	rows, err := v.q.query(ctx, "SELECT doc FROM round_count WHERE subject = ?", s.Round.ID)
	if err != nil {
		return internal("read.round", err)
	}
	defer rows.Close()
	for rows.Next() {
		var doc string
		if err := rows.Scan(&doc); err != nil {
			return internal("read.round", err)
		}
		c, err := decodeDoc[RoundCount](doc)
		if err != nil {
			return internal("read.round", err)
		}
		if g := s.grid(c.Grid); g != nil {
			g.Count = &c
		}
	}
	return internalOrNil("read.round", rows.Err())
}

// finish derives what was not reached. A grid that counts and ticks is as far
// as the higher of the two: the same door stands in both.
func (g *RoundGrid) finish(r Round) {
	g.Reached, g.Target = g.Ticked, g.Entered
	if c := g.Count; c != nil {
		g.Reached = max(g.Reached, c.Reached)
		g.Absent, g.Refused = max(g.Absent, c.Absent), max(g.Refused, c.Refused)
	}
	switch {
	case r.Unit == UnitGrid:
		g.Target = 1
	case r.Filtered():
	case r.Unit == UnitResident:
		if b := g.Grid.Baseline; b != nil && b.People > 0 {
			g.Target = b.People
		}
	case g.Grid.Households > 0:
		g.Target = g.Grid.Households
	}
	if r.Unit != UnitGrid { // more doors than were counted: the doors are there
		g.Target = max(g.Target, g.Entered)
	}
	g.NotReached = max(g.Target-g.Reached, 0)
	g.Unknown = min(max(g.Target-g.Entered, 0), g.NotReached)
	g.Over = max(g.Reached-g.Target, 0)
}

// RoundDoor is one target of a round with what became of it.
type RoundDoor struct {
	Ref       string    `json:"ref"`
	Household Household `json:"household"` // without an id: not in the census
	Resident  *Resident `json:"resident"`
	Listed    *Listed   `json:"listed"`
	Grid      int       `json:"grid"`
	Tick      Tick      `json:"tick"`
}

// Which targets of a round to list.
const (
	DoorsNotReached = ""        // everybody who has not been reached
	DoorsUntouched  = "none"    // nobody has been there
	DoorsLate       = "late"    // the next visit or the promise is past
	DoorsDone       = TickDone  // those that were reached
	DoorsHome       = "service" // to be served at the door: ticked so, or a special need says so
)

// RoundDoors says which targets of a round to list.
type RoundDoors struct {
	Round  string
	Grid   string // id
	Which  string // DoorsNotReached …, or a tick state
	Limit  int    // 0 means 200
	Offset int
}

// RoundDoorPage is a part of the targets of a round, in walking order.
type RoundDoorPage struct {
	Total int         `json:"total"`
	Rows  []RoundDoor `json:"rows"`
}

// RoundDoors lists targets of a round in walking order. Errors: not_found,
// internal.
func (v *View) RoundDoors(ctx context.Context, f RoundDoors) (RoundDoorPage, error) {
	var out RoundDoorPage
	r, err := v.Round(ctx, f.Round)
	if err != nil || r.Unit == UnitGrid {
		return out, err
	}
	from, ref, grid, cond, args := r.from()
	from += " LEFT JOIN round_tick t ON t.subject = ? AND t.ref = " + ref
	if r.Listed {
		from += " LEFT JOIN household h ON h.subject = l.household"
	}
	args = append([]any{r.ID}, args...)
	which, more, err := v.whichDoors(ctx, f, r)
	if err != nil {
		return out, err
	}
	cond, args = cond+which, append(args, more...)
	if f.Grid != "" {
		cond, args = cond+" AND "+grid+" = ?", append(args, f.Grid)
	}
	if err := v.q.queryRow(ctx, "SELECT count(*) FROM "+from+" WHERE "+cond, args...).Scan(&out.Total); err != nil {
		return out, internal("read.round", err)
	}
	if f.Limit <= 0 {
		f.Limit = 200
	}
	return out, v.roundRows(ctx, "SELECT "+ref+" FROM "+from+" LEFT JOIN grid g ON g.subject = "+grid+" WHERE "+cond+" ORDER BY coalesce(g.number, 9999), coalesce(h.walk, ''), "+ref+" LIMIT ? OFFSET ?",
		append(args, f.Limit, f.Offset), r, &out)
}

// whichDoors makes the condition of a list.
func (v *View) whichDoors(ctx context.Context, f RoundDoors, r Round) (string, []any, error) {
	const open = " AND coalesce(t.state, '') <> 'done'"
	switch f.Which {
	case DoorsNotReached:
		return open, nil, nil
	case DoorsUntouched:
		return " AND coalesce(t.state, '') = ''", nil, nil
	case DoorsLate:
		return open + " AND coalesce(t.next, 0) > 0 AND t.next < ?", []any{int64(v.nowMS())}, nil
	case DoorsHome:
		p, err := v.Plan(ctx)
		if err != nil {
			return "", nil, err
		}
		cond, args := "coalesce(t.state, '') = 'home'", []any{}
		household := "h.subject"
		if r.Listed {
			household = "l.household"
		}
		for _, n := range p.HomeNeeds() {
			cond, args = cond+" OR EXISTS (SELECT 1 FROM resident_need n WHERE n.subject = "+household+" AND n.need = ?)", append(args, n)
		}
		return open + " AND (" + cond + ")", args, nil
	}
	return " AND t.state = ?", []any{f.Which}, nil
}

func (v *View) roundRows(ctx context.Context, q string, args []any, r Round, out *RoundDoorPage) error {
	var refs []string
	if err := v.eachID(ctx, q, &refs, args...); err != nil {
		return err
	}
	ticks, err := v.ticksOf(ctx, r.ID, refs)
	if err != nil {
		return err
	}
	listed := map[string]Listed{}
	if r.Listed {
		list, err := v.roundList(ctx, r.ID, true)
		if err != nil {
			return err
		}
		for _, l := range list {
			listed[l.Ref] = l
		}
	}
	numbers, err := v.gridNumbers(ctx)
	if err != nil {
		return err
	}
	houses, err := v.householdsOf(ctx, refs, listed)
	if err != nil {
		return err
	}
	for _, ref := range refs {
		out.Rows = append(out.Rows, doorOf(ref, listed, houses, ticks, numbers))
	}
	return nil
}

func doorOf(ref string, listed map[string]Listed, houses map[string]Household, ticks map[string]Tick, numbers map[string]int) RoundDoor {
	d := RoundDoor{Ref: ref, Tick: ticks[ref]}
	id, tail := householdOf(ref)
	if l, ok := listed[ref]; ok {
		d.Listed = &l
		d.Grid = numbers[l.Grid]
	}
	if h, ok := houses[id]; ok {
		d.Household, d.Grid = h, numbers[h.Grid]
		for i, x := range h.Residents {
			if tail == padded(x.No, 1) {
				d.Resident = &h.Residents[i]
			}
		}
	}
	return d
}

// NextDue reports whether the next visit or the promise is past.
func (t Tick) NextDue(now journal.Time) bool {
	return t.State != TickDone && !t.Next.IsZero() && t.Next < now
}

// Sweep is the round over households or residents that runs and was opened
// last, which the board counts down; ok is false when there is none. Lists of
// persons are no sweep over the grids. Errors: internal.
func (v *View) Sweep(ctx context.Context) (s RoundState, ok bool, err error) {
	open, err := v.Rounds(ctx, RoundFilter{Open: true})
	if err != nil {
		return s, false, err
	}
	for _, r := range open {
		if r.Unit != UnitGrid && !r.Listed {
			s, err = v.RoundState(ctx, r.ID)
			return s, err == nil, err
		}
	}
	return s, false, nil
}
