package diary

import (
	"context"
	"fmt"
	"io"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/paper"
	"zhiban/ui/paper/export"
	"zhiban/ui/word"
)

// OnPaper is the most entries that go onto pages, some 600 of them: a document
// is laid out as a whole, and nobody reads more.
const OnPaper = 20_000

// sheets is the journal to print and to keep in a binder: a table to each day,
// an entry to each row.
type sheets struct {
	v     *store.View
	w     word.Words
	x     Export
	out   io.Writer
	drill bool
	days  []paper.Block
	last  string       // day
	from  journal.Time // the earliest and the latest: what was written down afterwards stands behind
	to    journal.Time
	n     int
}

func newSheets(ctx context.Context, v *store.View, w word.Words, x Export, out io.Writer) (*sheets, error) {
	p, err := v.Post(ctx)
	if err != nil {
		return nil, fmt.Errorf("journal on paper: %w", err)
	}
	return &sheets{v: v, w: w, x: x, out: out, drill: p.Drill}, nil
}

func (s *sheets) line(l store.Line) error {
	if s.n++; s.n > OnPaper {
		return &store.Error{Code: store.Refused, Field: "format", Reason: "record.on_paper", Arg: fmt.Sprint(OnPaper)}
	}
	at := l.At.In(s.w.Zone)
	if day := at.Format("2006-01-02"); day != s.last {
		s.last = day
		t := s.w.T.Record
		s.days = append(s.days, paper.Heading{Level: 2, Text: s.w.Day(at), ID: "day-" + day},
			paper.Table{Head: []string{t.Page["time"], t.Page["no"], t.Page["by"], t.Page["line"]}, Widths: []float64{14, 20, 30}})
	}
	i := len(s.days) - 1
	table := s.days[i].(paper.Table)
	table.Rows = append(table.Rows, []string{at.Format("15:04"), fmt.Sprintf("%s#%d", l.Station, l.Seq), l.ByName, s.w.Line(l)})
	s.days[i] = table
	if s.n == 1 {
		s.from = l.At
	}
	s.from, s.to = min(s.from, l.At), max(s.to, l.At)
	return nil
}

func (s *sheets) close(done *Done) error {
	d := about(s.v, s.w, s.x)
	d.Lang, d.PageWord = s.w.T.Lang, s.w.T.Report.PageWord
	d.Mark = "" // it stands at the foot of each page, with the time
	if s.drill {
		d.Mark = s.w.T.Report.Drill
	}
	t := s.w.T.Record
	items := []paper.Pair{{Label: t.Page["entries"], Value: paper.Text(fmt.Sprint(s.n))}}
	if s.n > 0 {
		items = append(items, paper.Pair{Label: t.Page["span"], Value: paper.Text(s.w.Full(s.from) + " – " + s.w.Full(s.to))})
	}
	d.Blocks = append([]paper.Block{paper.Pairs{Columns: 2, Items: items}}, s.days...)
	return write(d, s.x.Format, s.out, done)
}

// write lays a document out and tells what the printed font does not have.
func write(d paper.Document, format string, out io.Writer, done *Done) error {
	o, err := export.Bytes(d, format)
	if err != nil {
		return fmt.Errorf("journal on paper: %w", err)
	}
	done.Missing = o.Missing
	if _, err := out.Write(o.Data); err != nil {
		return fmt.Errorf("journal on paper: %w", err)
	}
	return nil
}

// pages are the counts for the public, a table to each kind of them.
func (c *counts) pages(rows []countRow, done *Done) error {
	t := c.w.T.Record
	d := about(c.v, c.w, c.x)
	d.Lang, d.PageWord, d.Mark = c.w.T.Lang, c.w.T.Report.PageWord, ""
	last := ""
	for _, r := range rows {
		if r.Table != last {
			last = r.Table
			d.Blocks = append(d.Blocks, paper.Table{Head: []string{t.Table[r.Table], t.Head["count"]}, Align: []paper.Align{paper.Left, paper.Right}, Widths: []float64{0, 30}})
		}
		i := len(d.Blocks) - 1
		table := d.Blocks[i].(paper.Table)
		table.Rows = append(table.Rows, []string{r.Words, r.Count})
		d.Blocks[i] = table
	}
	return write(d, c.x.Format, c.out, done)
}

// onPaper reports whether a format is made of pages.
func onPaper(format string) bool { return format == PDF || format == DOCX }
