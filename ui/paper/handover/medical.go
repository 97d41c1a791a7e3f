package handover

import (
	"fmt"
	"strings"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/paper"
	"zhiban/ui/word"
)

// medical is section 11: the tally of medical matters, then what the register
// says, as far as the reader may see it.
func (c *composer) medical() []paper.Block {
	out := c.tally(c.w.Label("section.medical", c.t.MedicalHead), c.t.MedicalHead, "", c.f.Medical)
	return append(out, c.care()...)
}

// Care lays out what the register says for a reader of a level: the part of
// section 11 below the tally. Errors: a plan without a time zone.
func Care(f *store.Facts, p *plan.Plan, o Options) ([]paper.Block, error) {
	zone, err := p.Location()
	if err != nil {
		return nil, err
	}
	w := word.New(o.Lang, p, zone)
	c := &composer{f: f, w: w, t: &w.T.Report, o: o, now: f.Handover.CutOff}
	return c.care(), nil
}

func (c *composer) care() []paper.Block {
	f := c.f.Care
	if f == nil {
		return nil
	}
	t := c.w.T.Medical.Report
	out := []paper.Block{para(c.careCounts(f))}
	if !c.o.Level.Rows() {
		return out
	}
	for _, part := range []struct {
		title string
		rows  []string
	}{
		{t["now"], c.onCall(f.OnCall)}, {t["oncall"], c.onCall(f.Next)}, {t["due"], c.careDue(f)}, {t["watch"], c.careWatch(f)}, {t["turns"], c.careTurns(f)},
		{t["open"], c.medicines(f.Open)}, {t["delivered"], c.medicines(f.Delivered)}, {t["visits"], c.careVisits(f)},
	} {
		if len(part.rows) == 0 {
			continue
		}
		var l paper.List
		for _, r := range part.rows {
			l.Items = append(l.Items, paper.Text(r))
		}
		out = append(out, paper.Heading{Level: 3, Text: part.title}, l)
	}
	return out
}

// careCounts is the section in one line, for readers who see counts only.
func (c *composer) careCounts(f *store.FactCare) string {
	t := c.w.T.Medical.Report
	n := func(name string, n int) string { return name + " " + c.o.Level.Count(n) }
	return strings.Join([]string{n(t["visits"], len(f.Visits)), n(t["asked"], f.Asked), n(t["delivered"], len(f.Delivered)), n(t["open"], len(f.Open)), n(t["patients"], f.Patients),
		n(t["watch"], len(f.Watch)), n(t["due"], len(f.Due)), n(t["turns"], len(f.Turns))}, c.t.Sep) + c.t.Stop
}

// whoIs names a patient for the reader: 4格 12号 李婶, or 4格 12号 李某.
func (c *composer) whoIs(p store.FactPatient) string {
	l := c.o.Level
	return joined(p.Number, c.w.PatientPlace(p.Grid, l.Address(string(p.Place))), l.Name(string(p.Name)))
}

// joined puts a blank between what is there.
func joined(parts ...string) string {
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

func (c *composer) onCall(list []store.FactOnCall) []string {
	l := c.o.Level
	var rows []string
	for _, o := range list {
		rows = append(rows, joined(c.w.Skill(o.Role), l.Name(string(o.Name)), l.Phone(string(o.Phone)), c.time(o.From)+"-"+c.time(o.To)))
	}
	return rows
}

func (c *composer) careDue(f *store.FactCare) []string {
	var rows []string
	for _, d := range f.Due {
		brings := c.w.T.Medical.NoOrder
		if d.UnderWay != "" {
			brings = d.UnderWay + " " + c.w.Stage(d.Stage)
		}
		rows = append(rows, joined(c.whoIs(d.FactPatient), c.o.Level.Free(string(d.Drug)), c.w.DaysLeft(d.RunsOut, c.now, d.Days), c.time(d.RunsOut))+c.t.Sep+brings)
	}
	return rows
}

func (c *composer) careWatch(f *store.FactCare) []string {
	var rows []string
	for _, x := range f.Watch {
		rows = append(rows, joined(c.whoIs(x.FactPatient), c.o.Level.Free(string(x.Why)), c.w.WatchNext(x.Next, c.now)))
	}
	return rows
}

func (c *composer) careTurns(f *store.FactCare) []string {
	t, l := c.w.T.Medical, c.o.Level
	var rows []string
	for _, x := range f.Turns {
		car := t.NoCar
		switch {
		case x.Transport != "" && l.Full():
			car = fmt.Sprintf(t.Report["car"], string(x.Transport))
		case x.Transport != "":
			car = t.Turn[store.TurnArranged]
		}
		rows = append(rows, joined(c.time(x.Due), c.whoIs(x.FactPatient), l.Free(string(x.What)), car))
	}
	return rows
}

func (c *composer) medicines(list []store.FactMedicine) []string {
	l := c.o.Level
	var rows []string
	for _, m := range list {
		amount, who := "", ""
		if l.Full() {
			amount, who = c.w.Quantity(m.Amount, string(m.Unit)), string(m.Who)
		}
		if who != "" && m.Stage == store.MedicineDelivered {
			who = fmt.Sprintf(c.w.T.Medical.Report["received"], who)
		}
		rows = append(rows, joined(c.time(m.At), m.Order, c.whoIs(m.FactPatient), l.Free(string(m.What)), amount, c.w.Stage(m.Stage), who))
	}
	return rows
}

func (c *composer) careVisits(f *store.FactCare) []string {
	l := c.o.Level
	var rows []string
	for _, v := range f.Visits {
		rows = append(rows, joined(c.time(v.At), c.whoIs(v.FactPatient), l.Name(string(v.Doctor)), l.Free(string(v.Findings)), l.Free(string(v.Disposition))))
	}
	return rows
}
