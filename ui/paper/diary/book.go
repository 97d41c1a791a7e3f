package diary

import (
	"context"
	"fmt"
	"io"

	"zhiban/store"
	"zhiban/store/intake"
	"zhiban/store/journal"
	"zhiban/ui/paper/office"
	"zhiban/ui/word"
)

// book is the record as a workbook: the journal, and beside it the lists that
// the fold of it makes, a sheet to each.
type book struct {
	ctx   context.Context //nolint:containedctx // lives for one call
	v     *store.View
	w     word.Words
	x     Export
	b     *office.Book
	grids map[string]int // numbers by id
	n     int            // lines so far
}

func newBook(ctx context.Context, v *store.View, w word.Words, x Export, out io.Writer) (*book, error) {
	b := &book{ctx: ctx, v: v, w: w, x: x, b: office.NewBook(out, about(v, w, x)), grids: map[string]int{}}
	grids, err := v.Grids(ctx)
	if err != nil {
		return nil, err
	}
	for _, g := range grids {
		b.grids[g.ID] = g.Number
	}
	t := w.T.Record
	if err := b.b.Sheet(t.Sheet["about"], []string{t.Sheet["about"]}, []int{80}); err != nil {
		return nil, err
	}
	d := about(v, w, x)
	notes := []string{d.Mark, d.Foot}
	if !x.Lists {
		notes = append(notes, t.Notes)
	}
	for _, n := range notes {
		if err := b.b.Row(n); err != nil {
			return nil, err
		}
	}
	return b, b.b.Sheet(t.Sheet["journal"], head(w), []int{12, 6, 8, 20, 20, 16, 18, 16, 12, 6, 10, 60, 60, 30, 12, 10})
}

func (b *book) line(l store.Line) error {
	b.n++
	return b.b.Row(cells(l, b.w, b.x.Level)...)
}

func (b *book) close(done *Done) error {
	if b.x.Lists {
		for _, write := range []func() error{b.matters, b.census, b.people, b.patients, b.calls, b.sites, b.gridSheet, b.stock, b.vehicles, b.roster} {
			if err := write(); err != nil {
				return err
			}
		}
	}
	if err := b.b.Close(); err != nil {
		return err
	}
	done.Sheets, done.More = b.b.Sheets(), b.b.More()
	return nil
}

// sheet begins a list; the columns are keys of the words.
func (b *book) sheet(name string, columns ...string) error {
	t := b.w.T.Record
	out, wide := make([]string, len(columns)), make([]int, len(columns))
	for i, c := range columns {
		out[i], wide[i] = t.Head[c], 14
		switch c {
		case "text", "result", "illness", "conditions":
			wide[i] = 40
		case "reported", "due", "closed", "at", "checkin", "household", "ended", "place":
			wide[i] = 20
		}
	}
	return b.b.Sheet(t.Sheet[name], out, wide)
}

func (b *book) time(t journal.Time) string { return stamp(t, b.w.Zone) }

// grid is the number of a grid, an empty cell for none.
func (b *book) grid(id string) any {
	if n := b.grids[id]; n > 0 {
		return n
	}
	return ""
}

// pages reads a list page by page.
func pages[T any](read func(limit, offset int) ([]T, error), row func(T) error) error {
	for offset := 0; ; offset += page {
		list, err := read(page, offset)
		if err != nil {
			return err
		}
		for _, x := range list {
			if err := row(x); err != nil {
				return err
			}
		}
		if len(list) < page {
			return nil
		}
	}
}

func (b *book) matters() error {
	if err := b.sheet("matters", matterColumns()...); err != nil {
		return err
	}
	_, err := Ledger{Level: b.x.Level}.each(b.ctx, b.v, b.w, func(cells []any) error { return b.b.Row(cells...) })
	return err
}

func (b *book) patients() error {
	if err := b.sheet("patients", "number", "name", "phone", "grid", "household", "conditions", "illness", "ended"); err != nil {
		return err
	}
	for _, ended := range []bool{false, true} {
		if err := pages(func(limit, offset int) ([]store.Patient, error) {
			return b.v.Patients(b.ctx, store.PatientFilter{Ended: ended, Limit: limit, Offset: offset})
		}, func(x store.Patient) error {
			p := x.Masked(b.x.Level)
			return b.b.Row(p.Number, p.Name, p.Phone, b.grid(p.Grid), p.Household, b.w.Conditions(p), p.Illness, b.time(p.Ended))
		}); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) calls() error {
	if err := b.sheet("calls", "number", "at", "way", "outcome", "person", "phone", "grid", "household", "text"); err != nil {
		return err
	}
	return pages(func(limit, offset int) ([]store.HotCall, error) {
		return b.v.HotCalls(b.ctx, store.CallFilter{Void: true, Limit: limit, Offset: offset})
	}, func(x store.HotCall) error {
		c := x.Masked(b.x.Level)
		came := b.w.CallOutcome(c.Outcome)
		if c.Void {
			came += " " + b.w.T.Hotline.Void
		}
		return b.b.Row(c.Number, b.time(c.At), b.w.T.Hotline.Way[c.Way], came, c.Caller, c.Phone, b.grid(c.Grid), c.Household, c.Text)
	})
}

func (b *book) sites() error {
	if err := b.sheet("sites", "place", "kind", "grid", "state", "guards", "on", "checkin", "phone", "text"); err != nil {
		return err
	}
	list, err := b.v.Sites(b.ctx)
	if err != nil {
		return err
	}
	for _, x := range list {
		s := x.Masked(b.x.Level)
		if err := b.b.Row(b.w.Name(s.Name, s.NameEN), b.w.SiteKind(s.Kind), b.grid(s.Grid), b.w.SiteState(s.State), s.GuardsDue, len(s.Guards), b.time(s.LastCheckin), s.Phone, s.Text); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) gridSheet() error {
	if err := b.sheet("grids", "grid", "name", "zone"); err != nil {
		return err
	}
	list, err := b.v.Grids(b.ctx)
	if err != nil {
		return err
	}
	for _, g := range list {
		if err := b.b.Row(g.Number, g.Name, b.w.Area(g.Zone)); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) census() error   { return b.list("census", intake.Census) }
func (b *book) people() error   { return b.list("people", intake.People) }
func (b *book) vehicles() error { return b.list("vehicles", intake.Vehicles) }
func (b *book) stock() error    { return b.list("stock", intake.Stock) }
func (b *book) roster() error   { return b.list("roster", intake.Roster) }

// list is one that comes in again as it goes out; at other levels it does not.
func (b *book) list(name string, k intake.Kind) error {
	if b.x.Progress != nil { // a big list takes its time: here it can be given up
		if err := b.x.Progress(b.n); err != nil {
			return err
		}
	}
	l, err := intake.ExportFor(b.ctx, b.v, k, b.w.T.Lang, b.x.Level)
	if err != nil {
		return err
	}
	if err := b.b.Sheet(b.w.T.Record.Sheet[name], l.Head, nil); err != nil {
		return fmt.Errorf("begin %s: %w", name, err)
	}
	for _, r := range l.Rows {
		row := make([]any, len(r))
		for i, c := range r {
			row[i] = c
		}
		if err := b.b.Row(row...); err != nil {
			return err
		}
	}
	return nil
}
