package store

import (
	"context"
	"slices"
	"strings"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// LaneRate is how many people pass one open lane in an hour: those of the last
// slots that were tallied, by how long their lanes were open in them.
type LaneRate struct {
	People  int  `json:"people"`
	Minutes int  `json:"lane_minutes"` // lanes times minutes open
	Assumed bool `json:"assumed"`      // by the plan: nothing was tallied yet
}

// PerHour is the rate by lane and hour, rounded; 0 when there is none.
func (r LaneRate) PerHour() int {
	if r.Minutes <= 0 {
		return 0
	}
	return (r.People*60 + r.Minutes/2) / r.Minutes
}

// Why a finish time is not known.
const (
	NeverLanes  = "lanes"  // no lane is open
	NeverRate   = "rate"   // nobody passes, and the plan gives no rate
	NeverTarget = "target" // nobody said how many are to come
	NeverClosed = "closed" // the round is over
)

// Finish is when a point is through with those it is to serve:
//
//	left ÷ (open lanes × rate) from now on
type Finish struct {
	Left    int          `json:"left"`
	Lanes   int          `json:"lanes"` // open ones
	Rate    LaneRate     `json:"rate"`
	Minutes int64        `json:"minutes"` // still to go
	At      journal.Time `json:"at"`      // 0: never, or done
	Never   string       `json:"never"`   // why, "" when it is known or done
}

// Done reports whether nobody is left.
func (f Finish) Done() bool { return f.Left == 0 && f.Never == "" }

// FinishOf counts a finish time in whole minutes, rounded up.
func FinishOf(left, lanes int, r LaneRate, now journal.Time) Finish {
	f := Finish{Left: left, Lanes: lanes, Rate: r}
	switch {
	case left <= 0:
		f.Left = 0
	case lanes <= 0:
		f.Never = NeverLanes
	case r.People <= 0 || r.Minutes <= 0:
		f.Never = NeverRate
	default:
		each := int64(lanes) * int64(r.People)
		f.Minutes = (int64(left)*int64(r.Minutes) + each - 1) / each
		f.At = now.Add(time.Duration(f.Minutes) * time.Minute)
	}
	return f
}

// PointState is how far one point with lanes is in a round.
type PointState struct {
	Site   Site         `json:"site"`
	Target int          `json:"target"` // people it is to serve; 0: nobody knows
	Shared bool         `json:"shared"` // the target is its share by lanes, nobody set it
	Done   int          `json:"done"`   // people who passed its lanes
	Finish Finish       `json:"finish"`
	Last   journal.Time `json:"last"`   // end of the last slot that was tallied
	Untold int          `json:"untold"` // lanes that were open in the slot that ended last and were not tallied
	Why    string       `json:"why"`    // reason of the lane that was closed last
}

// Percent is how much of the target is done, never 100 while somebody is left.
func (p PointState) Percent() int {
	if p.Target <= 0 {
		return 0
	}
	n := p.Done * 100 / p.Target
	if p.Done < p.Target {
		n = min(n, 99)
	}
	return min(n, 100)
}

// PointsState is how far all points are in a round.
type PointsState struct {
	Round   Round        `json:"round"` // without an id: the plan's rounds have no lanes
	Minutes int          `json:"slot_minutes"`
	Points  []PointState `json:"points"`
	People  int          `json:"people"`  // those whom the round is about, as counted; 0: nobody counted
	Target  int          `json:"target"`  // people, or what the points were set
	Done    int          `json:"done"`    // at the lanes and at the doors
	Home    int          `json:"home"`    // of these at the doors
	All     Finish       `json:"all"`     // the last point to finish
	Pooled  Finish       `json:"pooled"`  // as if people went wherever a lane is free
	Slowest string       `json:"slowest"` // site of the last point to finish
	Tubes   TubeCounts   `json:"tubes"`
}

// Left is who is not reached.
func (s PointsState) Left() int { return max(s.Target-s.Done, 0) }

// LaneRound finds the round that lanes are tallied for, and the length of its
// slots in minutes: the one that is named; else the newest that runs, else the
// last. A plan whose rounds have no lanes has none: it is the round without an
// id. Errors: not_found, internal.
func (v *View) LaneRound(ctx context.Context, ref string) (Round, int, error) {
	p, err := v.Plan(ctx)
	if err != nil {
		return Round{}, 0, err
	}
	list := p.LaneKinds()
	if strings.TrimSpace(ref) != "" {
		r, err := v.Round(ctx, ref)
		if err != nil {
			return r, 0, err
		}
		k, _ := FindRoundKind(p, r.Kind)
		if !k.Lanes {
			return r, 0, refused("round", "tally.round_kind", k.ZH)
		}
		return r, k.Slot(), nil
	}
	if len(list) == 0 {
		return Round{}, plan.RoundKind{}.Slot(), nil
	}
	all, err := v.Rounds(ctx, RoundFilter{}) // those that run first, then the newest
	if err != nil {
		return Round{}, 0, err
	}
	for _, r := range all {
		if i := slices.IndexFunc(list, func(k plan.RoundKind) bool { return k.Slug == r.Kind }); i >= 0 {
			return r, list[i].Slot(), nil
		}
	}
	return Round{}, 0, notFound("round", "tally.no_round", "")
}

// shownRound is the round whose points are shown; before the first one was
// opened the points stand there all the same.
func (v *View) shownRound(ctx context.Context, ref string) (Round, int, error) {
	r, minutes, err := v.LaneRound(ctx, ref)
	if CodeOf(err) == NotFound && strings.TrimSpace(ref) == "" {
		return Round{}, plan.RoundKind{}.Slot(), nil
	}
	return r, minutes, err
}

// rateSlots is from how many slots back the rate is taken unless the plan's
// threshold «lane_rate_slots» says otherwise.
const rateSlots = 4

// Points tells how far every point with lanes is in a round; "" is the one that
// runs. Errors: not_found, internal.
func (v *View) Points(ctx context.Context, round string) (PointsState, error) {
	s, err := v.pointsRead(ctx, round)
	if err != nil {
		return s.PointsState, err
	}
	s.count(nil)
	return s.PointsState, nil
}

// pointsBase is what the state of the points is counted from.
type pointsBase struct {
	PointsState
	now     journal.Time
	zone    *time.Location
	tallies map[string][]Tally // by site
	lanes   map[string]laneHistory
	assumed LaneRate
	slots   int
	begins  journal.Time // slots before this belong to the round before
}

func (v *View) pointsRead(ctx context.Context, round string) (*pointsBase, error) {
	s := &pointsBase{now: v.nowMS(), zone: v.Zone(), tallies: map[string][]Tally{}, slots: rateSlots}
	r, minutes, err := v.shownRound(ctx, round)
	if err != nil {
		return s, err
	}
	s.Round, s.Minutes = r, minutes
	if later, err := v.laterRound(ctx, r); err != nil {
		return s, err
	} else if later {
		s.begins = r.Opened
	}
	p, err := v.Plan(ctx)
	if err != nil {
		return s, err
	}
	if n, ok := p.Threshold("lane_rate_slots"); ok && n > 0 {
		s.slots = n
	}
	for _, slug := range []string{"swabs_per_hour", "lane_per_hour"} { // the first name is that of older plans
		if n, ok := p.Threshold(slug); ok && n > 0 {
			s.assumed = LaneRate{People: n, Minutes: 60, Assumed: true}
		}
	}
	sites, err := v.Sites(ctx)
	if err != nil {
		return s, err
	}
	for _, site := range sites {
		if site.Role == plan.RoleLanes {
			s.Points = append(s.Points, PointState{Site: site, Why: closedWhy(site)})
		}
	}
	all, err := v.tallies(ctx, "round = ?", r.ID)
	if err != nil {
		return s, err
	}
	for _, t := range all {
		if t.Lane == 0 {
			s.Home += t.People
			continue
		}
		s.tallies[t.Subject] = append(s.tallies[t.Subject], t)
	}
	if s.lanes, err = v.laneHistories(ctx); err != nil {
		return s, err
	}
	if s.People, err = v.peopleOf(ctx, r); err != nil {
		return s, err
	}
	s.Tubes, err = v.TubeCounts(ctx, r.ID)
	return s, err
}

func closedWhy(s Site) string {
	for i := len(s.Lanes) - 1; i >= 0; i-- {
		if l := s.Lanes[i]; !l.Open && l.Reason != "" {
			return l.Reason
		}
	}
	return ""
}

// peopleOf is how many people live where a round goes: the baselines, and where
// there is none those who are entered.
func (v *View) peopleOf(ctx context.Context, r Round) (int, error) {
	list, err := v.gridPeople(ctx, r)
	n := 0
	for _, g := range list {
		n += g.People
	}
	return n, err
}

// count derives the state; more is how many lanes are thought open beside those
// that are, by site.
func (s *pointsBase) count(more map[string]int) {
	s.targets()
	s.Done = s.Home
	left, flow := 0, int64(0)
	s.All, s.Slowest = Finish{}, ""
	for i := range s.Points {
		p := &s.Points[i]
		s.point(p, more[p.Site.ID])
		s.Done += p.Done
		left += p.Finish.Left
		if r := p.Finish.Rate; r.Minutes > 0 {
			flow += int64(p.Finish.Lanes) * int64(r.People) * flowUnit / int64(r.Minutes)
		}
		if i == 0 || laterFinish(p.Finish, s.All) {
			s.All, s.Slowest = p.Finish, p.Site.ID
		}
	}
	s.pool(left, flow)
	sum := s.Home
	for _, p := range s.Points {
		sum += p.Target
	}
	s.Target = max(s.People, sum)
}

// flowUnit keeps the flow of a lane in whole numbers: people per million
// minutes.
const flowUnit = 1000000

func (s *pointsBase) pool(left int, flow int64) {
	s.Pooled = Finish{Left: left}
	for _, p := range s.Points {
		s.Pooled.Lanes += p.Finish.Lanes
		s.Pooled.Rate.People, s.Pooled.Rate.Minutes = s.Pooled.Rate.People+p.Finish.Rate.People, s.Pooled.Rate.Minutes+p.Finish.Rate.Minutes
		s.Pooled.Rate.Assumed = s.Pooled.Rate.Assumed || p.Finish.Rate.Assumed
	}
	switch {
	case oneOf(s.All.Never, NeverTarget, NeverClosed):
		s.Pooled.Never = s.All.Never
	case left == 0:
	case s.Pooled.Lanes == 0:
		s.Pooled.Never = NeverLanes
	case flow == 0:
		s.Pooled.Never = NeverRate
	default:
		s.Pooled.Minutes = (int64(left)*flowUnit + flow - 1) / flow
		s.Pooled.At = s.now.Add(time.Duration(s.Pooled.Minutes) * time.Minute)
	}
}

// later reports whether a point finishes after another: never is last of all.
func laterFinish(a, b Finish) bool {
	if (a.Never != "") != (b.Never != "") {
		return a.Never != ""
	}
	return a.At > b.At
}

// targets gives each point what it was set, and those without their share of
// the other people by the lanes that the plan has. Whoever was served at the
// door does not come.
func (s *pointsBase) targets() {
	rest, lanes, last := s.People-s.Home, 0, -1
	for i := range s.Points {
		p := &s.Points[i]
		p.Target, p.Shared = p.Site.Target, p.Site.Target == 0
		if rest -= p.Target; p.Shared {
			lanes += planned(p.Site)
			last = i
		}
	}
	rest = max(rest, 0)
	given := 0
	for i := range s.Points {
		if p := &s.Points[i]; p.Shared && lanes > 0 {
			if p.Target = rest * planned(p.Site) / lanes; i == last {
				p.Target = rest - given
			}
			given += p.Target
		}
	}
}

func planned(s Site) int {
	if s.LanesPlanned > 0 {
		return s.LanesPlanned
	}
	return len(s.Lanes)
}

// point derives one point; a closed one has no lanes.
func (s *pointsBase) point(p *PointState, more int) {
	p.Done, p.Last, p.Untold = 0, 0, 0
	for _, t := range s.tallies[p.Site.ID] {
		p.Done += t.People
		p.Last = max(p.Last, t.End())
	}
	lanes := p.Site.OpenLanes()
	if oneOf(p.Site.State, SiteClosed, SiteLocked) {
		lanes = 0
	}
	p.Finish = FinishOf(max(p.Target-p.Done, 0), max(lanes+more, 0), s.rate(p.Site.ID), s.now)
	if p.Target == 0 {
		p.Finish = Finish{Lanes: max(lanes+more, 0), Rate: p.Finish.Rate, Never: NeverTarget}
	}
	if s.over() && p.Finish.Left > 0 {
		p.Finish = Finish{Left: p.Finish.Left, Lanes: p.Finish.Lanes, Rate: p.Finish.Rate, Never: NeverClosed}
	}
	p.Untold = s.untold(p.Site)
}

// over reports whether the round has ended: nobody finishes any more.
func (s *pointsBase) over() bool { return s.Round.ID != "" && !s.Round.Open() }

// rate is that of the last slots in which something was tallied. A lane whose
// slot nobody tallied counts with neither people nor minutes: a missing number
// is no 0. A lane that was tallied though the record has it closed counts whole.
func (s *pointsBase) rate(site string) LaneRate {
	list := s.tallies[site]
	var starts []journal.Time
	for _, t := range list {
		starts = append(starts, t.Slot)
	}
	slices.Sort(starts)
	starts = slices.Compact(starts)
	if len(starts) > s.slots {
		starts = starts[len(starts)-s.slots:]
	}
	var r LaneRate
	var open time.Duration
	for _, t := range list {
		if !slices.Contains(starts, t.Slot) {
			continue
		}
		end := t.End()
		if t.At > t.Slot && t.At < end { // told before it was over
			end = t.At
		}
		d := s.lanes[site].open(t.Lane, t.Slot, end)
		if d == 0 {
			d = end.Sub(t.Slot)
		}
		r.People, open = r.People+t.People, open+d
	}
	if r.Minutes = int(open / time.Minute); r.Minutes == 0 {
		return s.assumed // nothing was tallied
	}
	return r
}

// untold counts the lanes that were open in the slot that ended last and that
// nobody has tallied.
func (s *pointsBase) untold(site Site) int {
	if s.over() {
		return 0
	}
	length := time.Duration(s.Minutes) * time.Minute
	day := SlotOf(s.now.In(s.zone), s.Minutes, s.zone)
	start := day.Add(-length)
	if start < s.begins {
		return 0
	}
	n := 0
	for _, l := range site.Lanes {
		told := slices.ContainsFunc(s.tallies[site.ID], func(t Tally) bool { return t.Lane == l.No && t.Slot == start })
		if !told && s.lanes[site.ID].open(l.No, start, day) == length {
			n++
		}
	}
	return n
}
