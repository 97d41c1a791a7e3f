// Package sitrep lays the facts of a situation report (首报, 续报) out for those
// above: what changed in the period, what is needed and what is planned. It
// words codes; every figure stands in the facts that are sealed.
package sitrep

import (
	"fmt"
	"strings"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/store/plan"
	"zhiban/ui/i18n"
	"zhiban/ui/paper"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/template"
	"zhiban/ui/word"
)

// Options are what the facts do not hold.
type Options struct {
	export.As
	HeadCode string // "" of a draft
	Data     []byte // canonical facts for the json backend
}

type composer struct {
	f   *store.SitFacts
	w   word.Words
	t   *i18n.SitrepText
	r   *i18n.Report
	o   Options
	now journal.Time // the cut-off
}

// Compose lays a report out. The same facts in the same language give the same
// bytes.
func Compose(f *store.SitFacts, p *plan.Plan, o Options) (paper.Document, error) {
	zone, err := p.Location()
	if err != nil {
		return paper.Document{}, fmt.Errorf("zone of the plan: %w", err)
	}
	w := word.New(o.Lang, p, zone)
	o.As = o.Resolved()
	if err := o.Template.Fits(template.Sitrep, w.T.Lang); err != nil {
		return paper.Document{}, err
	}
	if !o.Level.Rows() && !o.Template.KeepsWords() {
		return paper.Document{}, &store.Error{Code: store.Refused, Field: "template", Reason: "report.public_form", Arg: o.Template.Slug}
	}
	f = f.Masked(o.Level, p)
	c := &composer{f: f, w: w, t: &w.T.Sitrep, r: &w.T.Report, o: o, now: f.Report.CutOff}
	kind := w.SitKind(f.Report.Kind, f.Report.No)
	d := paper.Document{Title: string(f.PostName) + " " + c.t.One + fmt.Sprintf(c.r.Paren, kind), Lang: w.T.Lang, Mark: c.mark(), Foot: c.foot(kind), PageWord: c.r.PageWord, Data: o.Data}
	switch {
	case !o.Level.Rows():
		d.Blocks = c.public()
	case o.Template.Kind(template.Sitrep) == template.Status:
		d.Title, d.Blocks = c.ics209()
	default:
		if o.Level == store.LevelSuperior {
			d.Blocks = append(d.Blocks, para(c.r.Masked))
		}
		for _, name := range o.Template.Order(template.Sitrep) {
			d.Blocks = append(d.Blocks, o.Template.Columns(name, c.section(name))...)
		}
	}
	o.Template.Dress(&d, c.values(kind))
	return d, nil
}

// section lays out the section of a name (template.SectionsOf).
func (c *composer) section(name string) []paper.Block {
	do, ok := map[string]func() []paper.Block{"head": c.head, "situation": c.situation, "assessment": c.assessment, "events": c.events, "counts": c.counts, "needs": c.needs,
		"actions": c.actions, "corrections": c.corrections, "sign": c.sign}[name]
	if !ok {
		return nil
	}
	return do()
}

// values are what the fields of a template say of this report.
func (c *composer) values(kind string) template.Values {
	code, day := c.t.NotIssued, c.w.T.Template.Date
	if c.o.HeadCode != "" {
		code = ShortCode(c.o.HeadCode)
	}
	if c.w.T.Lang == "en" {
		day = "2 January 2006"
	}
	return template.Values{Post: string(c.f.PostName), Number: c.f.Report.Number, Shift: kind, Date: c.now.In(c.w.Zone).Format(day),
		Level: c.w.T.Template.Levels[c.o.Level.Word()], Code: code}
}

func (c *composer) mark() string {
	var parts []string
	if c.f.Drill {
		parts = append(parts, c.r.Drill)
	}
	if c.o.HeadCode == "" {
		parts = append(parts, c.t.NotIssued)
	}
	return strings.Join(parts, " · ")
}

func (c *composer) foot(kind string) string {
	code := c.t.NotIssued
	if c.o.HeadCode != "" {
		code = c.t.Code + " " + ShortCode(c.o.HeadCode)
	}
	level := ""
	if !c.o.Level.Full() {
		level = " · " + c.w.T.Template.Levels[c.o.Level.Word()]
	}
	return c.f.Report.Number + " · " + kind + level + " · " + code
}

// ShortCode groups the first 16 digits of a head code: enough to compare by eye.
func ShortCode(code string) string {
	if len(code) < 16 {
		return code
	}
	return code[0:4] + " " + code[4:8] + " " + code[8:12] + " " + code[12:16]
}

func heading(text string) paper.Block { return paper.Heading{Level: 2, Text: text} }

func para(text string) paper.Block { return paper.Para{Spans: paper.Text(text)} }

func (c *composer) time(t journal.Time) string { return c.w.Time(t, c.now) }

func (c *composer) head() []paper.Block {
	r, t := c.f.Report, c.t
	pair := func(label, value string) paper.Pair { return paper.Pair{Label: label, Value: paper.Text(value)} }
	previous := c.r.First
	if r.Previous != "" {
		previous = r.Previous + " " + ShortCode(r.PrevCode)
	}
	return []paper.Block{paper.Pairs{Columns: 2, Items: []paper.Pair{
		pair(t.Number, r.Number), pair(t.Kind, c.w.SitKind(r.Kind, r.No)), pair(t.PeriodHead, c.w.SitPeriod(r.Opening, r.CutOff, r.CutOff)), pair(c.r.CutOff, c.w.Full(r.CutOff)),
		pair("T0", c.w.Full(c.f.Snapshot.T0)+" "+c.w.TPlus(c.f.Snapshot.T0, r.CutOff)), pair(c.r.Previous, previous), pair(t.Weather, orDash(string(c.f.Weather))), pair(c.t.JournalWord, fmt.Sprintf(t.Entries, r.Entries)),
	}}}
}

func orDash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

// situation is how the post stands and what is late by the playbook.
func (c *composer) situation() []paper.Block {
	s := c.f.Snapshot
	line := c.w.Status(s.Status)
	for _, x := range s.Reasons {
		line += c.r.Sep + c.w.Reason(x.Slug)
		if x.Grid > 0 {
			line += " " + fmt.Sprintf(c.r.Grid, x.Grid)
		}
		line += fmt.Sprintf(" %d", x.N)
	}
	out := []paper.Block{heading(c.t.SituationHead), para(line + c.r.Stop)}
	var clocks []string
	for _, k := range s.Clocks {
		clocks = append(clocks, c.w.Clock(k.Slug)+" "+c.w.Kept(k.Due, k.Done, c.now))
	}
	if len(clocks) > 0 {
		out = append(out, para(c.r.Clocks+c.r.Colon+strings.Join(clocks, c.r.Sep)+c.r.Stop))
	}
	var late []string
	for _, x := range s.Steps {
		text := c.w.Milestone(x.Slug) + " " + c.w.Kept(x.Due, x.Done, c.now)
		if x.Reason != "" {
			text += fmt.Sprintf(c.r.Paren, string(x.Reason))
		}
		late = append(late, text)
	}
	if len(late) > 0 {
		out = append(out, para(c.t.Late+c.r.Colon+strings.Join(late, c.r.Sep)+c.r.Stop))
	}
	return out
}

func (c *composer) assessment() []paper.Block {
	text := string(c.f.Assessment)
	if text == "" {
		text = c.t.NotWritten + c.r.Stop
	}
	return []paper.Block{heading(c.t.AssessHead), para(text)}
}

func (c *composer) events() []paper.Block {
	out := []paper.Block{heading(c.t.EventsHead)}
	var list paper.List
	for _, e := range c.f.Snapshot.Events {
		list.Items = append(list.Items, paper.Text(c.time(e.At)+" "+c.w.SitEvent(e)))
	}
	if len(list.Items) == 0 {
		out = append(out, para(c.t.NoEvents+c.r.Stop))
	} else {
		out = append(out, list)
	}
	var figures []string
	for _, x := range c.f.Snapshot.Figures {
		figures = append(figures, string(x.What)+" "+c.w.Figure(x.Number, string(x.Unit), x.Basis)+fmt.Sprintf(c.r.Paren, c.time(x.At)))
	}
	if len(figures) > 0 {
		out = append(out, para(c.t.Figures+c.r.Colon+strings.Join(figures, c.r.Sep)+c.r.Stop))
	}
	if c.f.Dropped > 0 {
		out = append(out, para(fmt.Sprintf(c.t.LeftOut, c.f.Dropped)+c.r.Stop))
	}
	if c.f.Snapshot.Left > 0 {
		out = append(out, para(fmt.Sprintf(c.t.MoreNotes, c.f.Snapshot.Left)+c.r.Stop))
	}
	return out
}

// counts are the figures, a table for each group.
func (c *composer) counts() []paper.Block {
	out := []paper.Block{heading(c.t.CountsHead)}
	var group string
	var t paper.Table
	flush := func() {
		if len(t.Rows) > 0 {
			out = append(out, paper.Heading{Level: 3, Text: c.groupName(group)}, t)
		}
	}
	for _, x := range c.f.Snapshot.Counts {
		if x.Group != group {
			flush()
			group = x.Group
			t = paper.Table{Head: []string{c.t.What, c.t.Previous, c.t.Period, c.t.Total, c.t.AsOf}, Align: []paper.Align{paper.Left, paper.Right, paper.Right, paper.Right, paper.Left},
				Keys: []string{"what", "previous", "period", "total", "as_of"}}
		}
		t.Rows = append(t.Rows, []string{c.w.SitCount(x), word.Thousands(x.Previous), c.period(x), word.Thousands(x.Total), c.time(x.AsOf)})
	}
	flush()
	return out
}

func (c *composer) groupName(slug string) string {
	if name, ok := c.t.Group[slug]; ok {
		return name
	}
	return slug
}

// period is what came in the period; of what stands, the change with its sign.
func (c *composer) period(x store.SitCount) string {
	if x.Standing && x.Period > 0 {
		return "+" + word.Thousands(x.Period)
	}
	return word.Thousands(x.Period)
}

func (c *composer) needs() []paper.Block {
	out := []paper.Block{heading(c.t.NeedsHead)}
	if len(c.f.Snapshot.Needs) == 0 {
		return append(out, para(c.t.NoNeeds+c.r.Stop))
	}
	t := paper.Table{Head: []string{c.t.Need}, Align: []paper.Align{paper.Left}}
	for _, h := range store.SitHorizons() {
		t.Head, t.Align = append(t.Head, fmt.Sprintf(c.t.Within, h)), append(t.Align, paper.Right)
	}
	t.Head, t.Align = append(t.Head, c.r.Remark), append(t.Align, paper.Left)
	for _, n := range c.f.Snapshot.Needs {
		row := []string{c.w.SitNeed(n)}
		for _, x := range n.N {
			row = append(row, word.Thousands(x))
		}
		remark := strings.TrimSpace(c.w.SitUnit(n) + " " + c.w.SitBasis(n))
		t.Rows = append(t.Rows, append(row, remark))
	}
	return append(out, t)
}

func (c *composer) actions() []paper.Block {
	out := []paper.Block{heading(c.t.ActionHead)}
	var list paper.List
	for _, a := range c.f.Actions {
		text := string(a.Text)
		if !a.Due.IsZero() {
			text = c.time(a.Due) + " " + text
		}
		list.Items = append(list.Items, paper.Text(text))
	}
	if len(list.Items) == 0 {
		return append(out, para(c.t.NoActions+c.r.Stop))
	}
	list.Ordered = true
	return append(out, list)
}

func (c *composer) corrections() []paper.Block {
	out := []paper.Block{heading(c.t.CorrectHead)}
	var list paper.List
	for _, x := range c.f.Snapshot.Corrections {
		list.Items = append(list.Items, paper.Text(c.time(x.At)+" "+c.w.SitCorrection(x)))
	}
	if len(list.Items) == 0 {
		return append(out, para(c.t.NoCorrections+c.r.Stop))
	}
	return append(out, list)
}

func (c *composer) sign() []paper.Block {
	out := []paper.Block{heading(c.t.SignHead)}
	boxes := []paper.SignBox{{Role: c.t.SignedAs}}
	if s := c.f.Signed; s != nil {
		boxes[0] = paper.SignBox{Role: c.t.SignedAs, Name: string(s.Person.Name), How: c.how(s), At: c.w.Full(s.At)}
	}
	out = append(out, paper.Signature{Boxes: append(boxes, c.o.Template.Signatures(c.w.T.Lang)...)})
	code := c.t.NotIssued
	if c.o.HeadCode != "" {
		code = c.o.HeadCode
	}
	return append(out, para(c.r.HeadCode+c.r.Colon+code))
}

func (c *composer) how(s *store.FactSitSign) string {
	how := c.w.T.Word.How[s.How]
	if s.NoHead {
		how += c.r.Sep + c.t.NoHead
	}
	return how
}
