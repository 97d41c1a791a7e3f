package sitrep

import (
	"fmt"
	"slices"
	"strings"

	"zhiban/ui/paper"
	"zhiban/ui/word"
)

// The block numbers and titles of ICS 209 are those of FEMA 502-2 (September
// 2010), a form of the United States government; they stay English in every
// language, with the language of the report beside them.

// block is one numbered block; an empty value is not recorded.
type block struct {
	no, title, value string
}

// ics is the title of a block.
func (c *composer) ics(no, title string) string {
	if beside := c.w.T.Template.ICS[title]; beside != "" && beside != title {
		title += " " + beside
	}
	if no == "" {
		return title
	}
	return no + ". " + title
}

// ics209 lays the facts out as an incident status summary: every block stands
// in its order, also those of which the record knows nothing.
func (c *composer) ics209() (title string, out []paper.Block) {
	for _, name := range c.o.Template.Order("status") {
		var part []paper.Block
		switch name {
		case "incident":
			part = c.pairs("", c.incident())
		case "approval":
			part = append(c.pairs("Approval & Routing Information", c.approval()), paper.Signature{Boxes: c.approvers()})
		case "location":
			part = c.pairs("Incident Location Information", c.location())
		case "summary":
			part = c.summary209()
		case "threat":
			part = c.pairs("Additional Incident Decision Support Information", c.threat())
		case "needs":
			part = c.needs209()
		case "strategy":
			part = c.strategy()
		case "resources":
			part = c.resources()
		case "remarks":
			part = c.pairs("", []block{{"47", "Remarks", c.remarks()}})
		}
		out = append(out, part...)
	}
	return c.ics("", "Incident Status Summary") + " (ICS 209)", out
}

func (c *composer) pairs(head string, list []block) []paper.Block {
	var p paper.Pairs
	p.Columns = 1
	for _, b := range list {
		if b.value == "" {
			b.value = c.w.T.Template.NotRecorded
		}
		p.Items = append(p.Items, paper.Pair{Label: c.ics(b.no, b.title), Value: paper.Text(b.value)})
	}
	if head == "" {
		return []paper.Block{p}
	}
	return []paper.Block{heading(c.ics("", head)), p}
}

func (c *composer) incident() []block {
	r := c.f.Report
	version := "Update"
	if r.Previous == "" {
		version = "Initial"
	}
	return []block{
		{"1", "Incident Name", string(c.f.PostName)}, {"2", "Incident Number", r.Number}, {"3", "Report Version", c.ics("", version) + fmt.Sprintf(c.r.Paren, c.w.SitKind(r.Kind, r.No))},
		{"4", "Incident Commander(s) & Agency or Organization", c.signer()}, {"5", "Incident Management Organization", string(c.f.PostName)},
		{"6", "Incident Start Date/Time", c.w.Full(c.f.Snapshot.T0) + " " + c.f.Zone}, {"7", "Current Incident Size or Area Involved", c.size()}, {"8", "Percent (%) Contained or Completed", ""},
		{"9", "Incident Definition", c.w.Plan.Kind.In(c.w.T.Lang)}, {"10", "Incident Complexity Level", ""}, {"11", "For Time Period", c.ics("", "From") + " " + c.w.Full(r.Opening) + "  " + c.ics("", "To") + " " + c.w.Full(r.CutOff)},
	}
}

// size is what the plan covers: its grids.
func (c *composer) size() string {
	if n := len(c.w.Plan.Grids); n > 0 {
		return fmt.Sprintf("%d × %s", n, c.w.T.Word.Field["grid"])
	}
	return ""
}

func (c *composer) signer() string {
	if c.f.Signed == nil {
		return ""
	}
	return string(c.f.Signed.Person.Name)
}

func (c *composer) approval() []block {
	submitted := ""
	if c.f.Signed != nil {
		submitted = c.w.Full(c.f.Signed.At) + " " + c.f.Zone
	}
	return []block{{"12", "Prepared By", c.signer()}, {"13", "Date/Time Submitted", submitted}, {"14", "Approved By", c.signer()}, {"15", "Primary Location, Organization, or Agency Sent To", ""}}
}

func (c *composer) approvers() []paper.SignBox {
	box := paper.SignBox{Role: c.ics("14", "Approved By")}
	if s := c.f.Signed; s != nil {
		box.Name, box.How, box.At = string(s.Person.Name), c.how(s), c.w.Full(s.At)
	}
	return append([]paper.SignBox{box}, c.o.Template.Signatures(c.w.T.Lang)...)
}

func (c *composer) location() []block {
	return []block{{"16", "State", ""}, {"17", "County/Parish/Borough", ""}, {"18", "City", ""}, {"19", "Unit or Other", string(c.f.PostName)}, {"20", "Incident Jurisdiction", ""}, {"21", "Incident Location Ownership", ""},
		{"22", "Longitude/Latitude", ""}, {"23", "US National Grid Reference", ""}, {"24", "Legal Description", ""}, {"25", "Short Location or Area Description", string(c.f.PostName)}, {"26", "UTM Coordinates", ""}, {"27", "Electronic Geospatial Data", ""}}
}

// summary209 is blocks 28 to 34: events, and what is counted of people.
func (c *composer) summary209() []paper.Block {
	var events paper.List
	for _, e := range c.f.Snapshot.Events {
		events.Items = append(events.Items, paper.Text(c.time(e.At)+" "+c.w.SitEvent(e)))
	}
	out := []paper.Block{heading(c.ics("", "Incident Summary")), sub(c.ics("28", "Significant Events for the Time Period Reported"))}
	if len(events.Items) == 0 {
		out = append(out, para(c.t.NoEvents+c.r.Stop))
	} else {
		out = append(out, events)
	}
	out = append(out, c.pairs("", []block{{"29", "Primary Materials or Hazards Involved", ""}, {"30", "Damage Assessment Information", ""}})...)
	out = append(out, c.tally209("31", "Public Status Summary", "people", "round", "medical", "kind")...)
	out = append(out, c.tally209("32", "Responder Status Summary", "duty")...)
	return append(out, c.pairs("", []block{{"33", "Life, Safety, and Health Status/Threat Remarks", c.late209()}, {"34", "Life, Safety, and Health Threat Management", ""}})...)
}

func sub(text string) paper.Block { return paper.Heading{Level: 3, Text: text} }

// tally209 are the counts of some groups as the form has them: this period and
// to date.
func (c *composer) tally209(no, title string, groups ...string) []paper.Block {
	t := paper.Table{Head: []string{c.t.What, c.t.Previous, c.t.Period, c.t.Total}, Align: []paper.Align{paper.Left, paper.Right, paper.Right, paper.Right}}
	for _, x := range c.f.Snapshot.Counts {
		if slices.Contains(groups, x.Group) {
			t.Rows = append(t.Rows, []string{c.groupName(x.Group) + c.r.Colon + c.w.SitCount(x), word.Thousands(x.Previous), c.period(x), word.Thousands(x.Total)})
		}
	}
	if len(t.Rows) == 0 {
		return c.pairs("", []block{{no, title, ""}})
	}
	return []paper.Block{sub(c.ics(no, title)), t}
}

// late209 is what is behind the playbook.
func (c *composer) late209() string {
	var late []string
	for _, x := range c.f.Snapshot.Steps {
		late = append(late, c.w.Milestone(x.Slug)+" "+c.w.Kept(x.Due, x.Done, c.now))
	}
	return strings.Join(late, c.r.Sep)
}

func (c *composer) threat() []block {
	line := c.w.Status(c.f.Snapshot.Status)
	for _, x := range c.f.Snapshot.Reasons {
		line += c.r.Sep + c.w.Reason(x.Slug) + fmt.Sprintf(" %d", x.N)
	}
	return []block{{"35", "Weather Concerns", string(c.f.Weather)}, {"36", "Projected Incident Activity, Potential, Movement, Escalation, or Spread", ""}, {"37", "Strategic Objectives", ""}, {"38", "Current Incident Threat Summary and Risk Information", line}}
}

// needs209 is block 39 in 12, 24, 48 and 72 hours.
func (c *composer) needs209() []paper.Block {
	if len(c.f.Snapshot.Needs) == 0 {
		return c.pairs("", []block{{"39", "Critical Resource Needs", c.t.NoNeeds}})
	}
	return append([]paper.Block{sub(c.ics("39", "Critical Resource Needs"))}, c.needs()[1:]...)
}

func (c *composer) strategy() []paper.Block {
	out := c.pairs("", []block{{"40", "Strategic Discussion", string(c.f.Assessment)}})
	out = append(out, sub(c.ics("41", "Planned Actions for Next Operational Period")))
	out = append(out, c.actions()[1:]...)
	return append(out, c.pairs("", []block{{"42", "Projected Final Incident Size/Area", ""}, {"43", "Anticipated Incident Management Completion Date", ""},
		{"44", "Projected Significant Resource Demobilization Start Date", ""}, {"45", "Estimated Incident Costs to Date", ""}, {"46", "Projected Final Incident Cost Estimate", ""}})...)
}

// resources are blocks 48 to 53: who is on duty is counted, not by agency.
func (c *composer) resources() []paper.Block {
	total := ""
	for _, x := range c.f.Snapshot.Counts {
		if x.Group == "duty" && (x.Slug == "on_duty" || x.Slug == "here") {
			if total != "" {
				total += c.r.Sep
			}
			total += c.w.SitCount(x) + " " + word.Thousands(x.Total)
		}
	}
	return append(append([]paper.Block{heading(c.ics("", "Incident Resource Commitment Summary"))}, c.pairs("", []block{{"48", "Agency or Organization", string(c.f.PostName)}})...),
		append(c.tally209("49", "Resources", "duty", "supply"), c.pairs("", []block{{"50", "Additional Personnel not assigned to a resource", ""}, {"51", "Total Personnel", total}, {"52", "Total Resources", ""},
			{"53", "Additional Cooperating and Assisting Organizations Not Listed Above", ""}})...)...)
}

func (c *composer) remarks() string {
	var list []string
	for _, x := range c.f.Snapshot.Figures {
		list = append(list, string(x.What)+" "+c.w.Figure(x.Number, string(x.Unit), x.Basis))
	}
	for _, x := range c.f.Snapshot.Corrections {
		list = append(list, c.time(x.At)+" "+c.w.SitCorrection(x))
	}
	return strings.Join(list, c.r.Sep)
}
