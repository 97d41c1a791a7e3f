package form

import (
	"context"
	"fmt"
	"strings"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/paper"
)

// perPage is how many slips are cut out of one page.
const perPage = 3

// slips are message slips, each with a serial of its own: a matter or a note,
// to be written in afterwards with its time and its writer.
func (s *sheet) slips() []paper.Block {
	first, n := max(s.ask.From, 1), s.rows()
	s.last = first + n - 1
	s.file = fmt.Sprintf("%04d-%04d", first, first+n-1)
	levels := make([]string, 0, 4)
	for _, l := range []string{"red", "orange", "yellow", "blue"} {
		levels = append(levels, "□"+s.w.Level(l))
	}
	var out []paper.Block
	for i := range n {
		if i > 0 && i%perPage == 0 {
			out = append(out, paper.Break{})
		}
		out = append(out, paper.Heading{Level: 3, Text: store.Serial(first+i) + "  " + s.t.Name[Slip]},
			paper.Table{Tall: 2, Rows: [][]string{
				{s.t.Date, "", s.t.Time, ""},
				{s.t.Writer, "", s.t.Who, ""},
				{s.t.Place, "", s.t.Phone, ""},
			}},
			paper.Table{Rows: [][]string{{s.t.LevelWord, strings.Join(levels, "  ")}}},
			paper.Table{Tall: 6, Rows: [][]string{{s.t.What, ""}}},
			paper.Table{Tall: 2, Rows: [][]string{{s.t.GivenTo, "", s.t.EnteredAs, ""}}})
	}
	return out
}

// passLog is who went in and out at a gate.
func (s *sheet) passLog(ctx context.Context, v *store.View) ([]paper.Block, error) {
	site, err := v.Site(ctx, s.ask.For)
	if err != nil {
		return nil, fmt.Errorf("gate of a form: %w", err)
	}
	if site.Role != plan.RoleGate {
		return nil, &store.Error{Code: store.Refused, Field: "for", Reason: "form.not_gate", Arg: s.w.Name(site.Name, site.NameEN)}
	}
	s.place(site)
	return []paper.Block{s.fields(s.t.Date, s.t.Guards), room(s.t.PassHead[:], s.rows(), 2)}, nil
}

func (s *sheet) place(site store.Site) {
	s.what, s.file = s.w.Name(site.Name, site.NameEN), site.Key
}

// laneTally is a point's sheet: a row to a slot of time, a column to a lane.
func (s *sheet) laneTally(ctx context.Context, v *store.View) ([]paper.Block, error) {
	site, err := v.Site(ctx, s.ask.For)
	if err != nil {
		return nil, fmt.Errorf("point of a form: %w", err)
	}
	lanes := max(site.LanesPlanned, len(site.Lanes))
	if lanes == 0 {
		return nil, &store.Error{Code: store.Refused, Field: "for", Reason: "form.no_lanes", Arg: s.w.Name(site.Name, site.NameEN)}
	}
	s.place(site)
	head := []string{s.t.Slot}
	for i := range lanes {
		no := i + 1
		if i < len(site.Lanes) {
			no = site.Lanes[i].No
		}
		head = append(head, s.w.LaneNo(no))
	}
	t := room(append(head, s.t.Sum, s.t.Sign), s.rows(), 2)
	_, minutes, err := v.LaneRound(ctx, "")
	if err != nil && store.CodeOf(err) != store.NotFound {
		return nil, fmt.Errorf("round of a form: %w", err)
	}
	if err != nil || minutes <= 0 { // no round yet: the half hour that is usual
		minutes = plan.RoundKind{}.Slot()
	}
	start := v.Now().In(s.w.Zone)
	from := (start.Hour()*60 + start.Minute()) / minutes * minutes
	for i := range t.Rows {
		at := (from + i*minutes) % (24 * 60)
		t.Rows[i][0] = fmt.Sprintf("%02d:%02d", at/60, at%60)
	}
	t.Note = fmt.Sprintf(s.t.SlotNote, minutes)
	return []paper.Block{s.fields(s.t.Date, s.t.RoundWord), t}, nil
}
