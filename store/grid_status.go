package store

import (
	"context"
	"time"

	"zhiban/store/journal"
)

// GridState is a grid with its derived status. Nothing of it is stored: it is
// computed when read (DOMAIN §3 rule 18).
type GridState struct {
	Grid     Grid           `json:"grid"`
	Derived  string         `json:"derived"` // by rule alone
	Status   string         `json:"status"`  // the worse of derived and set by a person
	Reasons  []string       `json:"reasons"` // open_red, open_orange, overdue, leader_absent, silent, set_by_person
	Leader   string         `json:"leader"`  // name
	Open     map[string]int `json:"open"`    // open matters by level
	Overdue  int            `json:"overdue"`
	LastWord journal.Time   `json:"last_word"`
}

// GridStatus derives the status of every grid in use, by number: urgent with an
// open red; watch with an open orange, something overdue, the leader absent or
// no word for the plan's silent hours; else calm.
func (v *View) GridStatus(ctx context.Context) ([]GridState, error) {
	open, err := v.Matters(ctx, MatterFilter{Open: true})
	if err != nil {
		return nil, err
	}
	return v.GridStatusWith(ctx, open)
}

// GridStatusWith is GridStatus for who has read the open matters already.
func (v *View) GridStatusWith(ctx context.Context, open []Matter) ([]GridState, error) {
	grids, err := v.Grids(ctx)
	if err != nil {
		return nil, err
	}
	return v.gridStates(ctx, grids, open)
}

func (v *View) gridStates(ctx context.Context, grids []Grid, open []Matter) ([]GridState, error) {
	p, err := v.Plan(ctx)
	if err != nil {
		return nil, err
	}
	leaders := make([]string, 0, len(grids))
	for _, g := range grids {
		leaders = append(leaders, g.Leader)
	}
	names, err := v.names(ctx, leaders)
	if err != nil {
		return nil, err
	}
	now := v.nowMS()
	out := make([]GridState, 0, len(grids))
	for _, g := range grids {
		s := GridState{Grid: g, Leader: names[g.Leader], Open: map[string]int{}, LastWord: g.LastWord}
		for _, m := range open {
			if m.Grid == g.ID {
				s.count(m, now)
			}
		}
		s.derive(now, time.Duration(p.Settings.SilentHours)*time.Hour)
		out = append(out, s)
	}
	return out, nil
}

func (s *GridState) count(m Matter, now journal.Time) {
	s.Open[m.Level]++
	if _, _, late := m.Late(now); late {
		s.Overdue++
	}
	s.LastWord = max(s.LastWord, m.LastAt)
}

func (s *GridState) derive(now journal.Time, silent time.Duration) {
	s.Derived = Calm
	add := func(status, reason string) {
		s.Reasons = append(s.Reasons, reason)
		if statusRank(status) > statusRank(s.Derived) {
			s.Derived = status
		}
	}
	if s.Open["red"] > 0 {
		add(Urgent, "open_red")
	}
	if s.Open["orange"] > 0 {
		add(Watch, "open_orange")
	}
	if s.Overdue > 0 {
		add(Watch, "overdue")
	}
	if s.Grid.Absent {
		add(Watch, "leader_absent")
	}
	if silent > 0 && now.Sub(s.LastWord) > silent {
		add(Watch, "silent")
	}
	s.Status = s.Derived
	if statusRank(s.Grid.Set) > statusRank(s.Status) {
		s.Status = s.Grid.Set
		s.Reasons = append(s.Reasons, "set_by_person")
	}
}
