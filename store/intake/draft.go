package intake

import (
	"context"
	"slices"

	"zhiban/store"
	"zhiban/store/plan"
)

// Refusal is a row that cannot be taken, and why.
type Refusal struct {
	Row    Row
	Column int // of the cell that is wrong, -1: the row as a whole
	Err    error
}

// What is done with two that look like one.
const (
	Undecided = ""
	Merge     = "merge" // what the row says is added to the other
	Both      = "both"  // they are two
)

// Why two look like one.
const (
	SameDoor  = "door"  // one name in one household
	SamePhone = "phone" // one name and phone, or one phone, in two places
	SameID    = "id"    // one ID number
	SameName  = "name"  // one name, two phones
)

// Pair is a row that looks like somebody who is known, or like an earlier row.
type Pair struct {
	Line   int    // of the row
	Name   string // as it says
	Other  string // who it looks like
	Grid   int    // where they live, of a census
	At     string
	OnLine int // of the earlier row, 0: in the record
	Why    string
	Choice string
	apply  func(choice string) // tells the list
}

// Draft is what a list would do: it was looked at, nothing is written.
type Draft struct {
	Kind    Kind
	Table   *Table
	Mapping Mapping
	New     int // rows
	Changed int
	Same    int
	Doors   int // households that are new, of a census
	Refused []Refusal
	Pairs   []Pair
	mark    int64
	build   func() []store.Command
}

// CheckOptions are what a list does not say itself.
type CheckOptions struct {
	Reason   string // of every change, "List census.xlsx"
	Second   string // who counted a stock with the officer
	Progress Progress
}

// checker is what the checks of every kind share.
type checker struct {
	ctx   context.Context //nolint:containedctx // lives for one call
	v     *store.View
	d     *Draft
	o     CheckOptions
	val   *values
	plan  *plan.Plan
	grids []store.Grid
	year  int
}

// Check looks at every row of a list against the record. Nothing is written.
// Errors: invalid (a field is missing), refused (given up), internal.
func Check(ctx context.Context, v *store.View, t *Table, m Mapping, o CheckOptions) (*Draft, error) {
	if miss := m.Missing(); miss != "" {
		f, _ := FieldOf(t.Kind, miss)
		return nil, invalid("map", "intake.field_missing", f.ZH+"|"+f.EN)
	}
	mark, err := v.IntakeMark(ctx)
	if err != nil {
		return nil, err
	}
	o.Reason = first(o.Reason, t.File, string(t.Kind))
	c := &checker{ctx: ctx, v: v, o: o, val: newValues(t, m), d: &Draft{Kind: t.Kind, Table: t, Mapping: m, mark: mark}, year: v.Now().Year()}
	if c.plan, err = v.Plan(ctx); err != nil {
		return nil, err
	}
	if c.grids, err = v.Grids(ctx); err != nil {
		return nil, err
	}
	return c.d, c.check()
}

func (c *checker) check() error {
	switch c.d.Kind {
	case Census:
		return c.census()
	case People:
		return c.people("")
	case Volunteers:
		return c.people(store.RoleVolunteer)
	case Vehicles:
		return c.vehicles()
	case Stock:
		return c.stock()
	}
	return c.roster()
}

// each gives every row to a check; what it answers refuses the row.
func (c *checker) each(row func() error) error {
	rows := c.d.Table.Rows
	for i := range rows {
		if i%1000 == 0 {
			if err := tell(c.ctx, c.o.Progress, i, len(rows)); err != nil {
				return err
			}
		}
		c.val.on(rows[i])
		if err := c.total(); err != nil {
			c.val.fail(-1, err)
		}
		if c.val.fault == nil {
			if err := row(); err != nil {
				if store.CodeOf(err) == store.Internal {
					return err
				}
				c.val.fail(c.val.column(fieldOf(err)), err)
			}
		}
		if c.val.fault != nil {
			c.d.Refused = append(c.d.Refused, Refusal{Row: rows[i], Column: c.val.where, Err: c.val.fault})
		}
	}
	return tell(c.ctx, c.o.Progress, len(rows), len(rows))
}

// total refuses the line at the foot that adds the others up.
func (c *checker) total() error {
	for _, cell := range c.val.row.Cells {
		if cell == "" {
			continue
		}
		switch fold(cell) {
		case "合计", "总计", "小计", "共计", "总数", "total", "sum", "subtotal":
			return refused("", "intake.total_row", cell)
		}
		return nil
	}
	return nil
}

// gridOf finds the grid that a cell names: 7, 7格, 第7网格, its name.
func (c *checker) gridOf(text string) (store.Grid, bool) {
	t := fold(text)
	number := fold(trimGrid(t))
	for _, g := range c.grids {
		if fold(g.Name) == t && t != "" || number != "" && number == itoa(g.Number) {
			return g, true
		}
	}
	return store.Grid{}, false
}

// Pending is how many pairs nobody has decided.
func (d *Draft) Pending() int {
	n := 0
	for _, p := range d.Pairs {
		if p.Choice == Undecided {
			n++
		}
	}
	return n
}

// Decide says what is done with a pair.
func (d *Draft) Decide(i int, choice string) {
	p := &d.Pairs[i]
	if p.Choice == choice {
		return
	}
	if choice == Merge {
		d.New, d.Changed = d.New-1, d.Changed+1
	} else if p.Choice == Merge {
		d.New, d.Changed = d.New+1, d.Changed-1
	}
	p.Choice = choice
	p.apply(choice)
}

// DecideAll decides every pair that nobody has decided.
func (d *Draft) DecideAll(choice string) {
	for i := range d.Pairs {
		if d.Pairs[i].Choice == Undecided {
			d.Decide(i, choice)
		}
	}
}

// Command is what takes the list in. Errors: refused (pairs that nobody has
// decided, nothing to do).
func (d *Draft) Command(p Progress) (store.TakeIn, error) {
	if n := d.Pending(); n > 0 {
		return store.TakeIn{}, refused("pairs", "intake.undecided", itoa(n))
	}
	do := d.build()
	if len(do) == 0 {
		return store.TakeIn{}, refused("", "intake.nothing", "")
	}
	return store.TakeIn{Kind: string(d.Kind), File: d.Table.File, Sum: d.Table.Sum, New: d.New, Changed: d.Changed, Same: d.Same, Refused: len(d.Refused), Mark: d.mark, Do: do, Progress: p}, nil
}

// words splits a list in one cell: «独居老人、血透».
func splitList(text string, find func(string) string) (slugs []string, unknown string) {
	for _, s := range splitMarks(text, "、，,;；/|\n") {
		slug := find(s)
		if slug != "" {
			slugs = appendNew(slugs, slug)
			continue
		}
		for _, part := range splitMarks(s, " ") {
			if slug = find(part); slug == "" {
				return slugs, part
			}
			slugs = appendNew(slugs, slug)
		}
	}
	return slugs, ""
}

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
