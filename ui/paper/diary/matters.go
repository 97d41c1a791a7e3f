package diary

import (
	"context"
	"io"
	"path/filepath"
	"slices"

	"zhiban/store"
	"zhiban/ui/paper/office"
	"zhiban/ui/word"
)

// Ledger says which matters go into a file, in which format and for whom.
type Ledger struct {
	Filter   store.MatterFilter // paged here
	Format   string             // xlsx or csv
	Level    store.Level        // full or superior: the public gets counts
	Progress func(n int) error  // after every page; an error gives up
}

// LedgerFormats lists what matters can be written in.
func LedgerFormats() []string { return []string{XLSX, CSV} }

// Check says what is wrong with format and level. Errors: invalid, refused.
func (x Ledger) Check() error {
	if !slices.Contains(LedgerFormats(), x.Format) {
		return &store.Error{Code: store.Invalid, Field: "format", Reason: "record.table", Arg: x.Format}
	}
	if !x.Level.Rows() {
		return &store.Error{Code: store.Refused, Field: "level", Reason: "record.level_public"}
	}
	return nil
}

// Name is how the file is called in a folder.
func (x Ledger) Name(v *store.View, w word.Words) string {
	return w.T.Record.Sheet["matters"] + "-" + v.Now().In(w.Zone).Format("20060102-1504") + "-" + x.Level.Word() + "." + x.Format
}

// WriteLedger writes the matters of a filter as a table. Errors: as [WriteFile].
func WriteLedger(ctx context.Context, v *store.View, w word.Words, x Ledger, path string) (Done, error) {
	done := Done{Format: x.Format, Level: x.Level.Word(), table: true}
	if err := x.Check(); err != nil {
		return done, err
	}
	if isFolder(path) {
		path = filepath.Join(path, x.Name(v, w))
	}
	f, err := begin(path)
	if err != nil {
		return done, err
	}
	defer f.drop()
	if done.Lines, err = x.write(ctx, v, w, f.b); err != nil {
		return done, f.why(err)
	}
	done.Path = path
	return done, f.keep()
}

func (x Ledger) write(ctx context.Context, v *store.View, w word.Words, out io.Writer) (int, error) {
	t := w.T.Record
	if x.Format == CSV {
		names := make([]string, 0, len(matterColumns()))
		for _, c := range matterColumns() {
			names = append(names, t.Head[c])
		}
		table, err := newTable(out, names)
		if err != nil {
			return 0, err
		}
		n, err := x.each(ctx, v, w, func(cells []any) error { return table.row(plain(cells)) })
		if err != nil {
			return n, err
		}
		return n, table.close(nil)
	}
	d := about(v, w, Export{Level: x.Level})
	d.Title = t.Sheet["matters"]
	b := &book{ctx: ctx, v: v, w: w, x: Export{Level: x.Level}, b: office.NewBook(out, d)}
	if err := b.sheet("matters", matterColumns()...); err != nil {
		return 0, err
	}
	n, err := x.each(ctx, v, w, func(cells []any) error { return b.b.Row(cells...) })
	if err != nil {
		return n, err
	}
	return n, b.b.Close()
}

// each hands over the matters of the filter, a row each, in their order.
func (x Ledger) each(ctx context.Context, v *store.View, w word.Words, row func(cells []any) error) (int, error) {
	cells, err := matterCells(ctx, v, w, x.Level)
	if err != nil {
		return 0, err
	}
	n := 0
	err = pages(func(limit, offset int) ([]store.Matter, error) {
		if x.Progress != nil {
			if err := x.Progress(n); err != nil {
				return nil, err
			}
		}
		f := x.Filter
		f.Limit, f.Offset = limit, offset
		if most := x.Filter.Limit; most > 0 {
			f.Limit = min(limit, most-offset)
		}
		if f.Limit <= 0 {
			return nil, nil
		}
		return v.Matters(ctx, f)
	}, func(m store.Matter) error {
		n++
		return row(cells(m))
	})
	return n, err
}

// matterColumns are those of a table of matters, keys of the words.
func matterColumns() []string {
	return []string{"number", "kind", "type", "level", "state", "grid", "household", "person", "phone", "text", "owner", "reported", "due", "closed", "result"}
}

// matterCells makes a row of a matter, as a reader of the level may see it.
func matterCells(ctx context.Context, v *store.View, w word.Words, level store.Level) (func(store.Matter) []any, error) {
	list, err := v.Groups(ctx)
	if err != nil {
		return nil, err
	}
	groups := map[string]string{}
	for _, g := range list {
		groups[g.ID] = g.In(w.T.Lang)
	}
	areas, err := v.Grids(ctx)
	if err != nil {
		return nil, err
	}
	grids := map[string]any{"": ""}
	for _, g := range areas {
		grids[g.ID] = g.Number
	}
	return func(x store.Matter) []any {
		m := x.Masked(level)
		if m.Owner == "" {
			m.Owner = groups[m.OwnerGroup]
		}
		grid, ok := grids[m.Grid]
		if !ok {
			grid = ""
		}
		return []any{
			m.Number, w.Kind(m.Kind), w.Type(m.Type, m.Kind), w.Level(m.Level), w.State(m.State), grid, m.Household, m.Person, m.Phone, m.Text, m.Owner,
			stamp(m.Reported, w.Zone), stamp(m.Due(), w.Zone), stamp(m.Closed, w.Zone), m.Result,
		}
	}, nil
}
