package handover

import (
	"fmt"
	"strings"

	"zhiban/store"
	"zhiban/ui/paper"
	"zhiban/ui/word"
)

// pointsRound is what section 9 says of one round beside the sites: people from
// opening to closing by point, rate and finish time, coverage by grid, tubes.
func (c *composer) pointsRound(f store.FactPoints) []paper.Block {
	t, n := c.w.T.Point, func(v int) string { return word.Thousands(int64(v)) }
	state := t.Ended
	if f.Open {
		state = t.Running
	}
	name := state
	if f.Kind != "" {
		name = c.w.Round(store.Round{Kind: f.Kind, No: f.No}) + c.paren(state)
	}
	percent := 0
	if f.Target > 0 {
		percent = min(f.Done*100/f.Target, 100)
	}
	finish := store.Finish{Left: max(f.Target-f.Done, 0), At: f.Finish, Never: f.Never}
	pooled := store.Finish{Left: finish.Left, At: f.Pooled, Never: f.Never}
	if finish.At.IsZero() && finish.Never == "" {
		finish.Left, pooled.Left = 0, 0
	}
	out := []paper.Block{paper.Heading{Level: 3, Text: name}, para(c.t.AsOf + " " + c.time(c.f.Handover.CutOff) + c.t.Colon +
		fmt.Sprintf(t.SumUp, n(f.Before), n(f.Done-f.Before), n(f.Done), n(f.Target), percent, n(f.Home), n(max(f.Target-f.Done, 0)), c.w.Finish(finish, c.now), c.w.Finish(pooled, c.now)))}
	table := paper.Table{Head: []string{t.Point, t.People, t.Opening, t.Change, t.Closing, t.Rate, t.Lanes, t.Finish}, Align: []paper.Align{paper.Left, paper.Right, paper.Right, paper.Right, paper.Right, paper.Right, paper.Right, paper.Left}}
	var shut paper.List
	for _, p := range f.Points {
		rate := store.LaneRate{People: p.RatePeople, Minutes: p.RateMinutes, Assumed: p.Assumed}
		fin := store.Finish{Left: max(p.Target-p.Done, 0), At: p.Finish, Never: p.Never}
		table.Rows = append(table.Rows, []string{c.w.Name(p.Name, p.NameEN), n(p.Target), n(p.Before), signed(int64(p.Done - p.Before)), n(p.Done), c.w.LaneRate(rate), fmt.Sprint(p.Lanes), c.w.Finish(fin, c.now)})
		for _, l := range p.Closed {
			shut.Items = append(shut.Items, paper.Text(strings.TrimSuffix(fmt.Sprintf(t.LaneShut, c.w.Name(p.Name, p.NameEN), c.w.LaneNo(l.No), string(l.Reason)), c.t.Colon)))
		}
	}
	table.Rows = append(table.Rows, []string{t.AtDoor, "", n(f.HomeAt), signed(int64(f.Home - f.HomeAt)), n(f.Home), "", "", ""})
	table.Kept = []int{len(f.Points)}
	out = append(out, table)
	if len(shut.Items) > 0 {
		out = append(out, shut)
	}
	return append(append(out, c.gridTallies(name, f)...), c.tubes(f.Tubes)...)
}

// gridTallies are the grids of which somebody told how many were served.
func (c *composer) gridTallies(round string, f store.FactPoints) []paper.Block {
	t, n := c.w.T.Point, func(v int) string { return word.Thousands(int64(v)) }
	if len(f.Grids) == 0 {
		return nil
	}
	table := paper.Table{Name: round + " " + t.Grid, Head: []string{t.Grid, t.People, t.Opening, t.Change, t.Closing, t.AtDoor, t.Reached}, Align: []paper.Align{paper.Left, paper.Right, paper.Right, paper.Right, paper.Right, paper.Right, paper.Right}}
	for _, g := range f.Grids {
		people, percent := t.NotCounted, "—"
		if g.People > 0 {
			people, percent = n(g.People), fmt.Sprintf("%d%%", min(g.Done*100/g.People, 100))
		}
		table.Rows = append(table.Rows, []string{fmt.Sprintf(c.t.Grid, g.Grid), people, n(g.Before), signed(int64(g.Done - g.Before)), n(g.Done), n(g.Home), percent})
	}
	out := []paper.Block{table}
	if f.NoGrid > 0 {
		out = append(out, para(fmt.Sprintf(t.NoGrid, n(f.NoGrid))+c.t.Stop))
	}
	return out
}

// tubes tell where the tubes are, who is in an abnormal one, and which slips
// wait for the lab.
func (c *composer) tubes(f *store.FactTubes) []paper.Block {
	if f == nil {
		return nil
	}
	t := c.w.T.Point
	told := func(x store.TubeCounts) int { return x.Normal + x.Abnormal + x.Invalid }
	out := []paper.Block{paper.Heading{Level: 3, Text: c.w.Label("word.tube", t.TubesHead)}, para(c.w.TubeCounts(f.Closing) + c.t.Stop),
		para(fmt.Sprintf(t.TubesNew, f.Closing.Tubes-f.Before.Tubes, told(f.Closing)-told(f.Before), len(f.Abnormal)))}
	var list paper.List
	for _, x := range f.Abnormal {
		lane := ""
		if x.Lane > 0 {
			lane = c.w.LaneNo(x.Lane)
		}
		text := fmt.Sprintf(t.BadOne, c.time(x.At), x.Number, c.w.Name(x.Point, x.PointEN), lane, x.People, x.Matter, c.w.State(x.State))
		who := make([]string, 0, len(x.Who))
		for _, p := range x.Who {
			grid := ""
			if p.Grid > 0 {
				grid = fmt.Sprintf(c.t.Grid, p.Grid)
			}
			who = append(who, strings.Join(strings.Fields(string(p.Name)+" "+grid+" "+string(p.Place)), " "))
		}
		if len(who) > 0 {
			text += c.t.Colon + strings.Join(who, c.t.Sep)
		}
		list.Items = append(list.Items, paper.Text(text))
	}
	for _, x := range f.Waiting {
		text := fmt.Sprintf(t.WaitOne, x.Number, c.time(x.At), string(x.Lab), string(x.Carrier), x.Waiting)
		if x.Late > 0 {
			text += c.t.Sep + fmt.Sprintf(t.Late, x.Late)
		}
		if x.Short > 0 {
			text += c.t.Sep + fmt.Sprintf(t.ShortBy, x.Short)
		}
		list.Items = append(list.Items, paper.Text(text))
	}
	if len(list.Items) > 0 {
		out = append(out, list)
	}
	return out
}
