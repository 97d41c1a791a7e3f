package store

import (
	"slices"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// FactPoints is a round in which people passed the lanes of points: section 9.
// Each number as it stood at the opening and at the cut-off: what a report
// counts as new no other report does.
type FactPoints struct {
	Kind   string          `json:"kind"` // of the round, "" in a plan without rounds for lanes
	No     int             `json:"no"`
	Open   bool            `json:"open"` // it runs at the cut-off
	Target int             `json:"target"`
	Before int             `json:"before"` // people served by the opening
	Done   int             `json:"done"`   // by the cut-off
	HomeAt int             `json:"home_before"`
	Home   int             `json:"home"`
	Finish journal.Time    `json:"finish"` // of the last point, by the rate at the cut-off; 0: done or never
	Never  string          `json:"never"`
	Pooled journal.Time    `json:"pooled"`
	Points []FactPoint     `json:"points"`
	Grids  []FactGridTally `json:"grids"`
	NoGrid int             `json:"no_grid"` // at lanes, and nobody told which grid
	Tubes  *FactTubes      `json:"tubes,omitempty"`
}

// FactPoint is one point in such a round.
type FactPoint struct {
	Key         string       `json:"key"`
	Name        string       `json:"name"`
	NameEN      string       `json:"name_en"`
	Target      int          `json:"target"`
	Before      int          `json:"before"`
	Done        int          `json:"done"`
	Lanes       int          `json:"lanes"` // open at the cut-off
	RatePeople  int          `json:"rate_people"`
	RateMinutes int          `json:"rate_lane_minutes"`
	Assumed     bool         `json:"assumed"`
	Finish      journal.Time `json:"finish"`
	Never       string       `json:"never"`
	Closed      []FactLane   `json:"closed"`
}

// FactLane is a lane that was shut at the cut-off.
type FactLane struct {
	No     int          `json:"no"`
	Reason journal.Text `json:"reason"`
}

// FactGridTally is the coverage of one grid in people; those without anything
// told are left out.
type FactGridTally struct {
	Grid   int `json:"grid"`
	People int `json:"people"` // 0: not counted
	Before int `json:"before"`
	Done   int `json:"done"`
	Home   int `json:"home"`
}

// FactTubes is where the tubes of the round are.
type FactTubes struct {
	Before   TubeCounts  `json:"before"`
	Closing  TubeCounts  `json:"closing"`
	Abnormal []FactTube  `json:"abnormal"` // told in this shift
	Waiting  []FactSlipT `json:"waiting"`  // slips with tubes that have no result
}

// FactTube is an abnormal tube with its people.
type FactTube struct {
	Number  string        `json:"number"`
	Point   string        `json:"point"`
	PointEN string        `json:"point_en"`
	Lane    int           `json:"lane"`
	People  int           `json:"people"`
	At      journal.Time  `json:"at"`
	Matter  string        `json:"matter"` // number of the red one
	State   string        `json:"state"`  // of that
	Who     []FactTubeWho `json:"who"`
}

// FactTubeWho is somebody in an abnormal tube.
type FactTubeWho struct {
	Name  journal.Text `json:"name" reader:"name"`
	Grid  int          `json:"grid"`
	Place journal.Text `json:"place" reader:"place"`
}

// FactSlipT is a transfer slip with tubes that have no result.
type FactSlipT struct {
	Number  string       `json:"number"`
	Lab     journal.Text `json:"lab" reader:"above"`
	Carrier journal.Text `json:"carrier" reader:"name"`
	At      journal.Time `json:"at"`
	Waiting int          `json:"waiting"`
	Late    int          `json:"late"`
	Short   int          `json:"short"`
}

// points is section 9: each round with lanes that ran at the cut-off or ended
// in the shift. A post whose plan has none, and in which nobody tallied,
// has no such section.
func (b *factsOf) points() error {
	kinds := b.plan.LaneKinds()
	if len(kinds) == 0 {
		return b.pointsRound(Round{})
	}
	all, err := b.at.Rounds(b.ctx, RoundFilter{})
	if err != nil {
		return err
	}
	for _, r := range all {
		lanes := slices.ContainsFunc(kinds, func(k plan.RoundKind) bool { return k.Slug == r.Kind })
		if !lanes || !r.Open() && r.Closed < b.h.Opening {
			continue
		}
		if err := b.pointsRound(r); err != nil {
			return err
		}
	}
	return nil
}

func (b *factsOf) pointsRound(r Round) error {
	now, err := b.at.Points(b.ctx, r.ID)
	if err != nil {
		return err
	}
	var was PointsState
	if b.before != nil {
		if was, err = b.before.Points(b.ctx, r.ID); err != nil {
			if CodeOf(err) != NotFound {
				return err
			}
			was = PointsState{}
		}
	}
	if now.Done == 0 && was.Done == 0 && now.Tubes.Tubes == 0 {
		return nil // nobody has told anything: sites and rounds say the rest
	}
	f := FactPoints{Kind: r.Kind, No: r.No, Open: r.Open(), Target: now.Target, Before: was.Done, Done: now.Done, HomeAt: was.Home, Home: now.Home, Pooled: now.Pooled.At, Finish: now.All.At, Never: now.All.Never}
	for _, p := range now.Points {
		f.Points = append(f.Points, factPoint(p, was))
	}
	if err := b.gridTallies(&f, r); err != nil {
		return err
	}
	if err := b.tubes(&f, r, was.Tubes, now.Tubes); err != nil {
		return err
	}
	b.f.Points = append(b.f.Points, f)
	return nil
}

func factPoint(p PointState, was PointsState) FactPoint {
	f := FactPoint{Key: p.Site.Key, Name: p.Site.Name, NameEN: p.Site.NameEN, Target: p.Target, Done: p.Done, Lanes: p.Finish.Lanes, RatePeople: p.Finish.Rate.People, RateMinutes: p.Finish.Rate.Minutes,
		Assumed: p.Finish.Rate.Assumed, Finish: p.Finish.At, Never: p.Finish.Never}
	for _, o := range was.Points {
		if o.Site.ID == p.Site.ID {
			f.Before = o.Done
		}
	}
	for _, l := range p.Site.Lanes {
		if !l.Open {
			f.Closed = append(f.Closed, FactLane{l.No, journal.Text(l.Reason)})
		}
	}
	return f
}

func (b *factsOf) gridTallies(f *FactPoints, r Round) error {
	now, without, err := b.at.PointGrids(b.ctx, r.ID)
	if err != nil {
		return err
	}
	was := map[string]int{}
	if b.before != nil {
		old, _, err := b.before.PointGrids(b.ctx, r.ID)
		if err != nil && CodeOf(err) != NotFound {
			return err
		}
		for _, g := range old {
			was[g.Grid.ID] = g.Done()
		}
	}
	f.NoGrid = without
	for _, g := range now {
		if g.Done() > 0 || was[g.Grid.ID] > 0 {
			f.Grids = append(f.Grids, FactGridTally{Grid: g.Grid.Number, People: g.People, Before: was[g.Grid.ID], Done: g.Done(), Home: g.Home})
		}
	}
	return nil
}

// tubes tells of the abnormal ones of the shift by name, and of what waits.
func (b *factsOf) tubes(f *FactPoints, r Round, was, now TubeCounts) error {
	if now.Tubes == 0 && was.Tubes == 0 {
		return nil
	}
	t := &FactTubes{Before: was, Closing: now}
	bad, err := b.at.Tubes(b.ctx, TubeFilter{Round: firstOf(r.ID, "-"), State: TubeAbnormal, Limit: mostTubes})
	if err != nil {
		return err
	}
	for _, x := range bad {
		if b.before != nil {
			if old, err := b.before.Tube(b.ctx, x.ID); err == nil && old.Result == TubeAbnormal {
				continue // an earlier report tells of it; its matters stand among the open ones
			}
		}
		one, err := b.abnormal(x)
		if err != nil {
			return err
		}
		t.Abnormal = append(t.Abnormal, one)
	}
	slips, err := b.at.Transfers(b.ctx, mostTubes)
	if err != nil {
		return err
	}
	for i := len(slips) - 1; i >= 0; i-- {
		if x := slips[i]; x.Round == r.ID && !x.Void && (x.Counts.Waiting() > 0 || x.Short() > 0 && x.At >= b.h.Opening) {
			t.Waiting = append(t.Waiting, FactSlipT{Number: x.Number, Lab: journal.Text(x.Lab), Carrier: journal.Text(x.Carrier), At: x.At, Waiting: x.Counts.Waiting(), Late: x.Counts.Late, Short: x.Short()})
		}
	}
	f.Tubes = t
	return nil
}

func (b *factsOf) abnormal(x Tube) (FactTube, error) {
	v, err := b.at.TubeView(b.ctx, x.ID)
	f := FactTube{Number: x.Number, Lane: x.Lane, People: x.People, At: x.ResultAt}
	if err != nil {
		return f, err
	}
	if x.Site != "" {
		s, err := b.at.Site(b.ctx, x.Site)
		if err != nil {
			return f, err
		}
		f.Point, f.PointEN = s.Name, s.NameEN
	}
	if len(v.Opened) > 0 {
		f.Matter, f.State = v.Opened[0].Number, v.Opened[0].State
	}
	for _, p := range v.People {
		f.Who = append(f.Who, FactTubeWho{Name: journal.Text(p.Name), Grid: p.Grid, Place: journal.Text(p.Address)})
	}
	return f, nil
}
