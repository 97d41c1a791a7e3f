package store

import (
	"context"
	"time"

	"zhiban/store/journal"
)

// foldLaneState keeps when the lanes of a point were set, opened and closed, so
// that a rate can be taken per open hour.
func foldLaneState(f *folder, e Event, p *siteLanes) {
	f.exec("INSERT INTO lane_state (subject, entry, at, hlc, lanes, no, open) VALUES (?, ?, ?, ?, ?, ?, ?)", e.Subject, e.ID, int64(e.At), e.HLC, p.Lanes, p.No, btoi(p.Open))
}

// laneChange is one change of the lanes of a point: Lanes of them from now on,
// all open; or, below 0, one lane opened or closed.
type laneChange struct {
	at    journal.Time
	lanes int
	no    int
	open  bool
}

// laneHistory is how the lanes of a point were opened and closed, oldest first.
type laneHistory []laneChange

// laneHistories reads the history of every point.
func (v *View) laneHistories(ctx context.Context) (map[string]laneHistory, error) {
	rows, err := v.q.query(ctx, "SELECT subject, at, lanes, no, open FROM lane_state ORDER BY subject, at, hlc, entry")
	if err != nil {
		return nil, internal("read.lanes", err)
	}
	defer rows.Close()
	out := map[string]laneHistory{}
	for rows.Next() {
		var id string
		var c laneChange
		if err := rows.Scan(&id, &c.at, &c.lanes, &c.no, &c.open); err != nil {
			return nil, internal("read.lanes", err)
		}
		out[id] = append(out[id], c)
	}
	return out, internalOrNil("read.lanes", rows.Err())
}

// open is how long a lane was open between two times.
func (h laneHistory) open(lane int, from, to journal.Time) time.Duration {
	var sum time.Duration
	is, since := false, journal.Time(0)
	for _, c := range h {
		now := is
		switch {
		case c.lanes >= 0:
			now = lane <= c.lanes
		case c.no == lane:
			now = c.open
		}
		if now == is {
			continue
		}
		if is {
			sum += overlap(since, c.at, from, to)
		}
		is, since = now, c.at
	}
	if is {
		sum += overlap(since, to, from, to)
	}
	return sum
}

// from is when the first lane of the point was opened, 0 when none was.
func (h laneHistory) from() journal.Time {
	for _, c := range h {
		if c.lanes > 0 || c.open {
			return c.at
		}
	}
	return 0
}

// overlap is how long two stretches run together.
func overlap(a, b, from, to journal.Time) time.Duration {
	return max(min(b, to).Sub(max(a, from)), 0)
}
