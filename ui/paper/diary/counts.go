package diary

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"zhiban/store"
	"zhiban/ui/paper"
	"zhiban/ui/paper/office"
	"zhiban/ui/word"
)

// small is below what the public is told a number.
const small = 5

// tally is how many lines have a key; several keys when they were joined.
type tally struct {
	keys []string
	n    int
}

// counts is what the public gets of the journal: how many entries there are of
// each kind, of each grid, on each day. There is no sum: it would tell what
// stands behind a <5.
type counts struct {
	ctx   context.Context //nolint:containedctx // lives for one call
	v     *store.View
	w     word.Words
	x     Export
	out   io.Writer
	kinds map[string]int
	grids map[string]int
	days  map[string]int
}

func newCounts(ctx context.Context, v *store.View, w word.Words, x Export, out io.Writer) *counts {
	return &counts{ctx, v, w, x, out, map[string]int{}, map[string]int{}, map[string]int{}}
}

func (c *counts) line(l store.Line) error {
	c.kinds[l.Kind]++
	if l.Grid > 0 {
		c.grids[fmt.Sprintf("%03d", l.Grid)]++
	}
	c.days[l.At.In(c.w.Zone).Format("2006-01-02")]++
	return nil
}

// joined lists counts by their keys. A single small one could be told from the
// others and another table: it is joined with the next smallest.
func joined(of map[string]int) []tally {
	var out []tally
	few := 0
	for k, n := range of {
		out = append(out, tally{[]string{k}, n})
		if n < small {
			few++
		}
	}
	if few == 1 && len(out) > 1 {
		slices.SortFunc(out, func(a, b tally) int {
			if a.n != b.n {
				return a.n - b.n
			}
			return strings.Compare(a.keys[0], b.keys[0])
		})
		out[1] = tally{append(out[1].keys, out[0].keys...), out[0].n + out[1].n}
		slices.Sort(out[1].keys)
		out = out[1:]
	}
	slices.SortFunc(out, func(a, b tally) int { return strings.Compare(a.keys[0], b.keys[0]) })
	return out
}

// countRow is one count for other programs.
type countRow struct {
	Table  string   `json:"table"` // kind, grid or day
	Keys   []string `json:"keys"`
	Words  string   `json:"words"`
	Count  string   `json:"count"`
	Reader string   `json:"reader"`
}

func (c *counts) rows() []countRow {
	var out []countRow
	add := func(table string, of map[string]int, word func(string) string) {
		for _, t := range joined(of) {
			words := make([]string, len(t.keys))
			for i, k := range t.keys {
				words[i] = word(k)
			}
			out = append(out, countRow{table, t.keys, strings.Join(words, c.w.T.Record.And), c.x.Level.Count(t.n), c.x.Level.Word()})
		}
	}
	add("kind", c.kinds, c.w.Entry)
	add("grid", c.grids, func(k string) string {
		return fmt.Sprintf(strings.Replace(c.w.T.Report.Grid, "%d", "%s", 1), strings.TrimLeft(k, "0"))
	})
	add("day", c.days, func(k string) string { return k })
	return out
}

func (c *counts) close(done *Done) error {
	t, rows := c.w.T.Record, c.rows()
	switch c.x.Format {
	case JSONL:
		for _, r := range rows {
			if err := writeJSON(c.out, r); err != nil {
				return err
			}
		}
	case Text:
		if err := writeHead(c.out, c.w, c.x); err != nil {
			return err
		}
		for _, r := range rows {
			if _, err := fmt.Fprintf(c.out, "%s  %s  %s\n", t.Table[r.Table], r.Words, r.Count); err != nil {
				return err
			}
		}
	case CSV:
		f, err := newTable(c.out, []string{t.Head["what"], t.Counts, t.Head["count"], t.Column["reader"]})
		if err != nil {
			return err
		}
		for _, r := range rows {
			if err := f.row([]string{t.Table[r.Table], r.Words, r.Count, r.Reader}); err != nil {
				return err
			}
		}
		return f.close(done)
	case PDF, DOCX:
		return c.pages(rows, done)
	default:
		return c.book(rows, done)
	}
	return nil
}

// book writes a sheet for each table.
func (c *counts) book(rows []countRow, done *Done) error {
	t := c.w.T.Record
	b := office.NewBook(c.out, about(c.v, c.w, c.x))
	last := ""
	for _, r := range rows {
		if r.Table != last {
			last = r.Table
			if err := b.Sheet(t.Table[r.Table], []string{t.Table[r.Table], t.Head["count"], t.Column["reader"]}, []int{40, 10, 14}); err != nil {
				return err
			}
		}
		if err := b.Row(r.Words, r.Count, r.Reader); err != nil {
			return err
		}
	}
	if last == "" {
		if err := b.Sheet(t.Counts, []string{t.Counts}, []int{40}); err != nil {
			return err
		}
	}
	done.Sheets = b.Sheets()
	return b.Close()
}

// about is what a workbook says of itself.
func about(v *store.View, w word.Words, x Export) paper.Document {
	mark := w.T.Record.Mark[x.Level.Word()]
	return paper.Document{Title: w.T.Record.Title, Mark: mark, Foot: mark + " · " + fmt.Sprintf(w.T.Record.About, v.Now().In(w.Zone).Format("2006-01-02 15:04"))}
}
