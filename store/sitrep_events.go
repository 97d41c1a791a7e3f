package store

import (
	"encoding/json"
	"math"
	"slices"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// How many proposals a draft takes: a report that nobody reads tells nothing.
const (
	mostSitMatters     = 60
	mostSitNotes       = 20
	mostSitLines       = 4000 // of the journal looked through, the newest
	mostSitCorrections = 40
)

// events proposes what was significant in the period: red and orange matters
// that are open or ended in it, forced gates among them, and key notes.
func (g *sitGather) events() error {
	numbers, err := g.v.gridNumbers(g.ctx)
	if err != nil {
		return err
	}
	open, err := g.v.Matters(g.ctx, MatterFilter{Open: true, Levels: []string{plan.Red, plan.Orange}, Limit: mostSitMatters})
	if err != nil {
		return err
	}
	// an orange request that was met in its time is a figure and no event
	ended, err := matterTable().list(g.ctx, g.v.q, `WHERE open = 0 AND json_extract(doc, '$.closed') > ? AND json_extract(doc, '$.level') IN ('red', 'orange') AND json_extract(doc, '$.state') <> 'void'
		AND (json_extract(doc, '$.level') = 'red' OR kind NOT IN ('request', 'medical') OR due > 0 AND json_extract(doc, '$.closed') > due) ORDER BY json_extract(doc, '$.closed') DESC LIMIT ?`,
		int64(g.cut.Opening), mostSitMatters)
	if err != nil {
		return err
	}
	var out []SitEvent
	for _, m := range append(open, ended...) {
		out = append(out, SitEvent{Kind: "matter", Ref: m.ID, Number: m.Number, Type: m.Type, Level: m.Level, State: m.State, Grid: numbers[m.Grid], At: m.Reported, Text: journal.Text(m.Text), Result: journal.Text(m.Result)})
	}
	notes, err := g.notes()
	if err != nil {
		return err
	}
	out = append(out, notes...)
	slices.SortStableFunc(out, func(a, b SitEvent) int { return int(min(max(a.At-b.At, -1), 1)) })
	for i := range out {
		out[i].No = i + 1
	}
	g.out.Events = out
	return nil
}

// notes are the key notes of the period, those with figures before others when
// there is no room for all.
func (g *sitGather) notes() ([]SitEvent, error) {
	lines, err := g.v.Lines(g.ctx, LineFilter{From: g.cut.From, Kind: "note.add", Newest: true, Limit: mostSitLines})
	if err != nil {
		return nil, err
	}
	var out []SitEvent
	for _, withFigures := range []bool{true, false} {
		for _, l := range lines {
			if l.Struck != nil || !isKey(l) || hasFigures(l.Data) != withFigures {
				continue
			}
			if len(out) == mostSitNotes {
				g.out.Left++
				continue
			}
			out = append(out, SitEvent{Kind: "note", Ref: l.ID, Grid: l.Grid, At: l.At, Text: journal.Text(l.Text())})
		}
	}
	return out, nil
}

// mostSitFigures keeps a report readable.
const mostSitFigures = 40

// figures are the key figures noted in the period and in no other.
func (g *sitGather) figures() error {
	list, err := g.v.Figures(g.ctx, g.cut.From, nil)
	for _, x := range list[max(len(list)-mostSitFigures, 0):] {
		g.out.Figures = append(g.out.Figures, FactFigure{What: journal.Text(x.What), Number: x.Number, Unit: journal.Text(x.Unit), Basis: x.Basis, At: x.At, Entry: x.Entry})
	}
	return err
}

// needs proposes what will be short, by plain sums that the report names as
// computed.
func (g *sitGather) needs() error {
	lines, err := g.v.Stock(g.ctx, StockFilter{})
	if err != nil {
		return err
	}
	for _, m := range g.plan.Materials {
		n := SitNeed{Key: "stock/" + m.Slug, Kind: NeedItem, Item: m.Slug, Computed: true}
		for _, l := range lines {
			if l.Item == m.Slug {
				n.Balance, n.Used, n.Window = n.Balance+l.Balance, n.Used+l.Used, max(n.Window, l.Window)
			}
		}
		if n.N = stockNeed(n.Balance, n.Used, n.Window); n.N != [4]int64{} {
			g.out.Needs = append(g.out.Needs, n)
		}
	}
	forces, err := g.v.Forces(g.ctx, true)
	if err != nil {
		return err
	}
	for _, f := range forces {
		if f.Short > 0 {
			g.out.Needs = append(g.out.Needs, SitNeed{Key: "force/" + f.ID, Kind: NeedPeople, Number: f.Matter.Number, Text: journal.Text(f.Matter.Text), Computed: true, N: needFrom(int64(f.Short), f.Deadline, g.now)})
		}
	}
	return g.rosterNeed()
}

// stockNeed is what an item lacks within each horizon: what goes out at the
// present rate, less what lies there.
func stockNeed(balance, used, window int64) (n [4]int64) {
	if window <= 0 || used <= 0 {
		return n
	}
	for i, h := range SitHorizons() {
		n[i] = max(int64(math.Ceil(float64(used)*float64(h)*60/float64(window)))-max(balance, 0), 0)
	}
	return n
}

// needFrom spreads a need that arises at a moment over the horizons that reach it.
func needFrom(amount int64, at, now journal.Time) (n [4]int64) {
	for i, h := range SitHorizons() {
		if at <= now.Add(hours(h)) {
			n[i] = amount
		}
	}
	return n
}

// rosterNeed is how many people the coming shifts lack.
func (g *sitGather) rosterNeed() error {
	const ahead = 4 // shifts
	r, err := g.v.Roster(g.ctx, ahead)
	if err != nil {
		if CodeOf(err) == NotFound {
			return nil
		}
		return err
	}
	n := SitNeed{Key: "roster", Kind: NeedPeople, Computed: true}
	for _, is := range r.Issues {
		if is.Kind != IssueGap {
			continue
		}
		for _, s := range r.Shifts {
			if s.Key == is.Shift {
				for i, x := range needFrom(int64(is.Due-is.Have), s.Start, g.now) {
					n.N[i] += x
				}
			}
		}
	}
	if n.N != [4]int64{} {
		g.out.Needs = append(g.out.Needs, n)
	}
	return nil
}

// corrections are what was written in this period about what an earlier report
// told: late entries and strikes.
func (g *sitGather) corrections() error {
	if len(g.cut.From) == 0 {
		return nil
	}
	lines, err := g.v.Lines(g.ctx, LineFilter{From: g.cut.From, Newest: true, Limit: mostSitLines})
	if err != nil {
		return err
	}
	for _, l := range lines {
		if l.At < g.cut.Opening && l.Struck == nil && len(g.out.Corrections) < mostSitCorrections {
			g.out.Corrections = append(g.out.Corrections, SitCorrection{Kind: "late", At: l.At, Entry: l.Kind, Number: l.Number, Text: journal.Text(l.Text())})
		}
	}
	if err := g.strikes(); err != nil {
		return err
	}
	slices.SortStableFunc(g.out.Corrections, func(a, b SitCorrection) int { return int(min(max(a.At-b.At, -1), 1)) })
	return nil
}

func (g *sitGather) strikes() error {
	strikes, err := g.v.Lines(g.ctx, LineFilter{From: g.cut.From, Kind: "journal.strike", Stream: AllStreams, Newest: true, Limit: mostSitCorrections})
	if err != nil {
		return err
	}
	told := map[string]int64{}
	for _, h := range g.cut.From {
		told[h.Station] = h.Seq
	}
	for _, s := range strikes {
		var d struct {
			Entry string `json:"entry"`
			Right string `json:"right"`
		}
		if err := json.Unmarshal(s.Data, &d); err != nil {
			return internal("facts.strike", err)
		}
		hit, err := g.v.Lines(g.ctx, LineFilter{Entries: []string{d.Entry, d.Right}, Stream: AllStreams})
		if err != nil {
			return err
		}
		c, old := SitCorrection{Kind: "struck", Reason: journal.Text(s.Texts["reason"])}, false
		for _, l := range hit {
			if l.ID == d.Right {
				c.Right = journal.Text(l.Text())
				continue
			}
			old = l.Seq <= told[l.Station]
			c.At, c.Entry, c.Number, c.Text = l.At, l.Kind, l.Number, journal.Text(l.Text())
		}
		if old { // what an earlier report may have told
			g.out.Corrections = append(g.out.Corrections, c)
		}
	}
	return nil
}
