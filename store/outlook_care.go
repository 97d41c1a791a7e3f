package store

import "slices"

// What other nouns add to what is looked ahead to.
const (
	OutlookPoint = "point" // when a point with lanes is through with those it serves
	OutlookDrug  = "drug"  // when a patient takes the last of a drug
)

// points tells when each point with lanes is through, by its own finish time.
func (o *outlook) points() error {
	s, err := o.v.Points(o.ctx, "")
	if err != nil {
		if CodeOf(err) == NotFound {
			return nil
		}
		return err
	}
	if !s.Round.Open() {
		return nil
	}
	for _, p := range s.Points {
		f := p.Finish
		if f.Left == 0 || oneOf(f.Never, NeverTarget, NeverClosed) {
			continue
		}
		row := OutlookRow{Slug: OutlookPoint, Subject: p.Site.ID, Name: p.Site.Name, NameEN: p.Site.NameEN, At: f.At, N: int64(f.Left), Due: s.Round.Due, Basis: BasisMeasured,
			Inputs: []OutlookInput{{"left", int64(f.Left)}, {"lanes", int64(f.Lanes)}, {"done", int64(f.Rate.People)}, {"window", int64(f.Rate.Minutes)}}}
		if f.Rate.Assumed {
			row.Basis = BasisAssumed
		}
		row.State = o.finishState(row)
		if f.Lanes == 0 {
			row.State = OutlookLate // nobody is served there while others wait
		}
		o.out = append(o.out, row)
	}
	return nil
}

// mostOutlookDrugs is how many drugs are looked at: the first to run out.
const mostOutlookDrugs = 5

// drugs tells who takes the last of a drug first. One that more is under way of
// presses no longer, but still has its day.
func (o *outlook) drugs() error {
	list, err := o.v.DrugsDue(o.ctx, mostOutlookDrugs)
	if err != nil {
		return err
	}
	for _, d := range slices.DeleteFunc(list, func(d DrugDue) bool { return d.RunsOut.IsZero() }) {
		row := OutlookRow{Slug: OutlookDrug, Subject: d.Patient, Ref: d.Drug, Grid: d.Grid, Number: d.UnderWay, Name: d.Name, At: d.RunsOut, N: int64(d.Days), Basis: BasisMeasured,
			Inputs: []OutlookInput{{"left", int64(d.Left)}, {"per_day", int64(d.PerDay)}}}
		row.State = o.state(row.At)
		if d.UnderWay != "" && row.State == OutlookLate {
			row.State = OutlookSoon
		}
		o.out = append(o.out, row)
	}
	return nil
}
