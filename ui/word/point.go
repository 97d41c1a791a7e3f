package word

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"zhiban/store"
	"zhiban/store/journal"
)

// LaneNo words a lane as the plan calls it: 3道, desk 3.
func (w Words) LaneNo(no int) string {
	return fmt.Sprintf(w.T.Point.Lane, w.Label("word.lane_short", w.T.Point.LaneWord), no)
}

// PointsTitle is what the plan calls the points with lanes.
func (w Words) PointsTitle() string { return w.Label("section.points", w.T.Point.Title) }

// LaneRate words a rate per lane and hour; one that is only assumed says so.
func (w Words) LaneRate(r store.LaneRate) string {
	if r.Minutes == 0 {
		return "—"
	}
	out := fmt.Sprintf(w.T.Point.PerHour, r.PerHour())
	if r.Assumed {
		out += w.T.Point.Assumed
	}
	return out
}

// Finish words when somebody is through: a time, that it is done, or why it is
// never.
func (w Words) Finish(f store.Finish, now journal.Time) string {
	switch {
	case f.Never != "":
		return w.T.Point.Never[f.Never]
	case f.Done():
		return w.T.Point.DoneWord
	}
	return w.Time(f.At, now)
}

// FinishFormula is a finish time with its numbers:
// (2,400 − 1,130) ÷ (4 lanes × 48/h) = 6.6 h → 14:35.
func (w Words) FinishFormula(target, done int, f store.Finish, now journal.Time) string {
	t, lane := w.T.Point, w.Label("word.lane_short", w.T.Point.LaneWord)
	due, was := Thousands(int64(target)), Thousands(int64(done))
	if f.At.IsZero() {
		return fmt.Sprintf(t.FormulaNone, due, was, f.Lanes, lane, w.Finish(f, now))
	}
	return fmt.Sprintf(t.Formula, due, was, f.Lanes, lane, w.LaneRate(f.Rate), fmt.Sprintf(t.Hours, tenths(f.Minutes)), w.Time(f.At, now))
}

// tenths is minutes in hours with one digit.
func tenths(minutes int64) string {
	n := (minutes*10 + 30) / 60
	return fmt.Sprintf("%d.%d", n/10, n%10)
}

// LaneMarks shows the lanes of a point in their order: 1 2 × 4 5, a cross for
// one that is shut.
func (w Words) LaneMarks(s store.Site) string {
	if len(s.Lanes) == 0 {
		return "—"
	}
	var b strings.Builder
	for _, l := range s.Lanes {
		switch {
		case !l.Open:
			b.WriteString("×")
		default:
			fmt.Fprintf(&b, "%d", l.No%10)
		}
	}
	return b.String()
}

// TubeKind words a kind of tube of the plan.
func (w Words) TubeKind(slug string) string {
	if k, ok := w.Plan.TubeKind(slug); ok && slug != "" {
		return k.In(w.T.Lang)
	}
	return slug
}

// TubeState words where a tube is, or its result.
func (w Words) TubeState(slug string) string { return of(w.T.Point.State, slug) }

// TubeCounts words where the tubes are, in one line.
func (w Words) TubeCounts(c store.TubeCounts) string {
	out := fmt.Sprintf(w.T.Point.TubeCount, c.Tubes, c.Open, c.Sealed, c.Sent, c.Normal, c.Abnormal, c.Invalid)
	if c.Late > 0 {
		out += " " + fmt.Sprintf(w.T.Point.Late, c.Late)
	}
	return out
}

// Sampled words somebody in a tube; address words their household.
func (w Words) Sampled(l store.Listed, grid int, address string) string {
	place := address
	if place == "" {
		place = l.Place
	}
	at := ""
	if grid > 0 {
		at = fmt.Sprintf(w.T.Report.Grid, grid)
	}
	return joinWords(l.Name, at, place, l.Phone)
}

// SlotTime words a slot by its start and end.
func (w Words) SlotTime(start journal.Time, minutes int, now journal.Time) string {
	end := start.Add(time.Duration(minutes) * time.Minute)
	return fmt.Sprintf(w.T.Point.Slot, w.Time(start, now), end.In(w.Zone).Format("15:04"))
}

// pointFact words an entry about lanes or tubes beside its site.
func (w Words) pointFact(l store.Line) string {
	head, _, _ := strings.Cut(l.Kind, ".")
	switch head {
	case "lane", "home", "point", "tube", "transfer":
	default:
		return ""
	}
	var f struct {
		Lane    int          `json:"lane"`
		Slot    journal.Time `json:"slot"`
		Minutes int          `json:"minutes"`
		People  int          `json:"people"`
		Was     *int         `json:"was"`
		Undoes  string       `json:"undoes"`
		Target  int          `json:"target"`
		Result  string       `json:"result"`
		Tubes   []string     `json:"tubes"`
		N       int          `json:"n"`
		Open    bool         `json:"open"`
		Void    bool         `json:"void"`
	}
	if json.Unmarshal(l.Data, &f) != nil {
		return ""
	}
	t, was := w.T.Point, ""
	if f.Was != nil {
		was = fmt.Sprintf(w.T.Report.Paren, fmt.Sprintf(t.Was, *f.Was))
	}
	served := fmt.Sprintf(t.Served, f.People)
	if f.Undoes != "" {
		served, was = t.Undone, ""
	}
	switch l.Kind {
	case "lane.tally":
		return joinWords(w.LaneNo(f.Lane), f.Slot.In(w.Zone).Format("15:04"), served+was)
	case "home.tally":
		return served + was
	case "point.target":
		return Thousands(int64(f.Target))
	case "tube.open":
		at := ""
		if f.Lane > 0 {
			at = w.LaneNo(f.Lane)
		}
		return joinWords(at, served)
	case "tube.people":
		return served
	case "tube.seal", "tube.void":
		if f.Open || l.Kind == "tube.void" && !f.Void {
			return t.Undone
		}
	case "tube.result":
		return w.TubeState(f.Result)
	case "transfer.send":
		return joinWords("→ "+l.Texts["lab"], l.Texts["carrier"], l.Texts["vehicle"], fmt.Sprintf(t.OnIt, len(f.Tubes)))
	case "transfer.receive":
		if f.Open {
			return t.Undone
		}
		return fmt.Sprintf(t.GotN, f.N)
	case "transfer.void":
		if !f.Void {
			return t.Undone
		}
	}
	return ""
}

// WhatIfRows compare the points as they are and as they would be: name, lanes
// and finish before and after; the last row is all of them.
func (w Words) WhatIfRows(before, after store.PointsState, now journal.Time) [][]string {
	t := w.T.Point
	rows := [][]string{{t.Point, t.Lanes, t.Before, t.Lanes, t.After}}
	for i, b := range before.Points {
		a := after.Points[i]
		rows = append(rows, []string{w.Name(b.Site.Name, b.Site.NameEN), fmt.Sprint(b.Finish.Lanes), w.Finish(b.Finish, now), fmt.Sprint(a.Finish.Lanes), w.Finish(a.Finish, now)})
	}
	return append(rows, []string{t.Total, fmt.Sprint(before.Pooled.Lanes), w.Finish(before.All, now), fmt.Sprint(after.Pooled.Lanes), w.Finish(after.All, now)})
}
