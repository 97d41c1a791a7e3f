// Package handover lays the facts of a shift handover out as the report that
// the next officer signs, in the order of DOMAIN §4. It words codes, orders
// and cuts; it adds nothing: every figure stands in the sealed facts.
package handover

import (
	"fmt"
	"strings"
	"time"

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
	HeadCode string       // "" while not sealed
	SealedAt journal.Time // 0 while not sealed
	Data     []byte       // canonical facts for the json backend; nil leaves them out
}

// pageOne is how many lines page one may have (DOMAIN §4).
const pageOne = 40

// composer lays out one report.
type composer struct {
	f     *store.Facts
	w     word.Words
	t     *i18n.Report
	o     Options
	caps  caps
	kind  string       // of document that the template makes of the facts
	notes int          // key entries that the reader does not get at all
	now   journal.Time // the cut-off: «today» of the report
}

// caps are how many rows of a list page one takes and how wide a text may be.
type caps struct{ answers, urgent, figures, width int }

// publicForm gives a report for the public the one form that tells counts only.
// Errors: refused (another form was asked for).
func publicForm(o Options) (Options, error) {
	o.As = o.Resolved()
	if o.Level.Rows() || o.Template.Kind(template.Handover) == template.Bulletin {
		return o, nil
	}
	if o.Mark() != "" {
		return o, &store.Error{Code: store.Refused, Field: "template", Reason: "report.public_form", Arg: o.Template.Slug}
	}
	var err error
	o.Template, err = template.Find(template.Bulletin, "")
	return o, err
}

// Compose lays out a report as its reader may see it. Lists that are too long for page one are cut
// there and stand whole in the annex.
func Compose(f *store.Facts, p *plan.Plan, o Options) (paper.Document, error) {
	o, err := publicForm(o)
	if err != nil {
		return paper.Document{}, err
	}
	if err := o.Template.Fits(template.Handover, i18n.For(o.Lang).Lang); err != nil {
		return paper.Document{}, err
	}
	key := len(f.Key)
	f = f.Masked(o.Level, p)
	zone, err := p.Location()
	if err != nil {
		return paper.Document{}, err
	}
	w := word.New(o.Lang, p, zone)
	c := &composer{f: f, w: w, t: &w.T.Report, o: o, now: f.Handover.CutOff, kind: template.Handover, notes: key - len(f.Key)}
	if o.Template != nil {
		c.kind = o.Template.Kind(template.Handover)
	}
	d := paper.Document{Title: c.t.Title, Lang: w.T.Lang, Mark: c.mark(), Foot: c.foot(), PageWord: c.t.PageWord, Data: o.Data,
		Number: f.Handover.Number, Code: o.HeadCode, Date: c.date().In(zone).Format(time.RFC3339)}
	switch c.kind {
	case template.Bulletin:
		d.Title, d.Blocks = c.bulletin()
	case template.Activity:
		d.Title, d.Blocks = c.ics214()
	default:
		if c.most() > 0 {
			return c.within(d)
		}
		if err := c.fit(); err != nil {
			return d, err
		}
		d.Blocks = append(c.levelNote(), c.ordered()...)
		look := paper.Compact() // how it is printed; the words are those that are signed
		d.Layout = &look
	}
	o.Template.Dress(&d, c.values())
	return d, nil
}

// most is how many pages the template allows; 0 for any number.
func (c *composer) most() int {
	if c.o.Template == nil {
		return 0
	}
	return c.o.Template.Layout.Pages
}

// within lays the report out in no more pages than its template allows: the
// more there is, the fewer rows each list keeps.
func (c *composer) within(d paper.Document) (paper.Document, error) {
	m := export.NewMeasure()
	empty := d
	for _, k := range []struct {
		caps
		rows, chars int
	}{
		{caps{30, 20, 20, 200}, 1000, 0}, {caps{20, 16, 16, 200}, 40, 500}, {caps{16, 14, 16, 200}, 30, 450}, {caps{12, 12, 16, 200}, 24, 400}, {caps{8, 8, 12, 120}, 14, 240}, {caps{6, 6, 10, 90}, 10, 160}, {caps{5, 5, 8, 76}, 8, 120},
		{caps{4, 4, 8, 60}, 6, 100}, {caps{3, 3, 6, 48}, 5, 80}, {caps{3, 3, 4, 40}, 4, 70}, {caps{2, 2, 3, 36}, 3, 60}, {caps{1, 1, 2, 30}, 2, 50}, {caps{1, 1, 1, 24}, 1, 40}, {caps{0, 0, 0, 16}, 0, 30},
	} {
		c.caps, d = k.caps, empty
		d.Blocks = paper.Shorten(append(c.levelNote(), c.ordered()...), k.rows, k.chars, c.t.MoreOnly)
		c.o.Template.Dress(&d, c.values())
		pages, err := m.Pages(d)
		if err != nil {
			return d, fmt.Errorf("measure %s: %w", c.f.Handover.Number, err)
		}
		if pages <= c.most() {
			break
		}
	}
	return d, nil
}

// fit finds how many rows page one takes.
func (c *composer) fit() error {
	all := []caps{{8, 6, 12, 200}, {5, 4, 8, 120}, {4, 3, 6, 76}, {3, 3, 4, 60}, {2, 2, 3, 44}, {1, 2, 2, 36}}
	for _, k := range all {
		c.caps = k
		first := paper.Document{Title: c.t.Title, Lang: c.w.T.Lang, Mark: c.mark(), Foot: c.foot(), PageWord: c.t.PageWord, Blocks: append(c.levelNote(), c.first()...)}
		pages, err := paper.Pages(first, paper.PlainOptions{})
		if err != nil {
			return fmt.Errorf("lay out %s: %w", c.f.Handover.Number, err)
		}
		if len(pages) == 1 && len(pages[0]) <= pageOne {
			break
		}
	}
	return nil
}

// date is when the report was sealed, or what it is cut off at.
func (c *composer) date() journal.Time {
	if c.o.SealedAt.IsZero() {
		return c.now
	}
	return c.o.SealedAt
}

// mark stands at the head of every page.
func (c *composer) mark() string {
	var parts []string
	if c.f.Drill {
		parts = append(parts, c.t.Drill)
	}
	if c.o.HeadCode == "" {
		parts = append(parts, c.t.Unsealed)
	}
	if c.unmanned() {
		parts = append(parts, c.t.Unmanned)
	}
	return strings.Join(parts, " · ")
}

// unmanned reports whether the shift head signed alone.
func (c *composer) unmanned() bool {
	for _, s := range c.f.Signed {
		if s.Side == "head" {
			return true
		}
	}
	return false
}

// foot names report, reader level and the first digits of the head code.
func (c *composer) foot() string {
	code := c.t.Unsealed
	if c.o.HeadCode != "" {
		code = c.t.HeadCode + " " + shortCode(c.o.HeadCode)
	}
	level := c.t.Full
	if !c.o.Level.Full() {
		level = c.w.T.Template.Levels[c.o.Level.Word()]
	}
	return c.f.Handover.Number + " · " + level + " · " + code
}

// levelNote says of a report that leaves something out that it does, and what.
func (c *composer) levelNote() []paper.Block {
	if c.o.Level != store.LevelSuperior {
		return nil
	}
	return []paper.Block{para(c.t.Masked)}
}

// shortCode groups the first 16 digits: enough to compare by eye.
func shortCode(code string) string {
	if len(code) < 16 {
		return code
	}
	return code[0:4] + " " + code[4:8] + " " + code[8:12] + " " + code[12:16]
}

// paren puts a remark in brackets of the language.
func (c *composer) paren(s string) string { return fmt.Sprintf(c.t.Paren, s) }

func heading(text string) paper.Block { return paper.Heading{Level: 2, Text: text} }

func para(text string) paper.Block { return paper.Para{Spans: paper.Text(text)} }

// cut shortens a text for page one; the whole stands further on.
func (c *composer) cut(s string) string {
	r := []rune(s)
	if len(r) <= c.caps.width {
		return s
	}
	return string(r[:c.caps.width-1]) + "…"
}

// time shows an instant relative to the day of the cut-off.
func (c *composer) time(t journal.Time) string { return c.w.Time(t, c.now) }

// orNone is «none» for an empty section, so that nobody wonders whether it was
// forgotten.
func (c *composer) orNone(head string, blocks []paper.Block) []paper.Block {
	if len(blocks) == 0 {
		blocks = []paper.Block{para(c.t.None + c.t.Stop)}
	}
	return append([]paper.Block{heading(head)}, blocks...)
}

// absent is a section of which nothing is recorded, in one line: a number that
// is left out looks like a page that was lost.
func (c *composer) absent(head string) []paper.Block {
	return []paper.Block{heading(head + c.t.Colon + c.t.NoRecord)}
}

// more says how many rows are left out and where they stand.
func (c *composer) more(n int, anchor string) []paper.Span {
	if !c.has("annex") {
		return paper.Text(fmt.Sprintf(c.t.MoreOnly, n))
	}
	return []paper.Span{{Text: fmt.Sprintf(c.t.More, n)}, {Text: c.t.SeeAnnex, Ref: anchor, PageWord: c.t.SeePage}}
}
