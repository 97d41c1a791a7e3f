package store

import (
	"fmt"
	"slices"
	"strings"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// Amount is how many of an item or of a kit: by slug or by a name in the plan.
type Amount struct {
	Item string
	N    int64
	Bad  bool // of a return: damaged
}

// maxAmount is more than any store holds.
const maxAmount = 100_000_000

// WriteSlip moves supplies: into a store, out of it, back, or into another
// one. It is refused when the store does not hold so many.
type WriteSlip struct {
	Type      string // SlipIn, SlipOut, SlipReturn or SlipMove
	Store     string // site, by id, key or name; "" is the first store
	To        string // the other store of a move, or the site it is for
	Grid      string // id or number
	Household string
	Round     string
	Need      string // matter that it answers, id or number
	Adds      string // slip that it makes good
	Lines     []Amount
	Gave      string // names; what is left out is the officer, or the leader of the grid
	Took      string
	Text      string
	Paper     bool
}

func (c WriteSlip) plan(tx *Tx) error {
	if !oneOf(c.Type, SlipIn, SlipOut, SlipReturn, SlipMove) {
		return invalid("type", "slip.type_unknown", c.Type)
	}
	p := &slipMoved{Type: c.Type, Round: strings.TrimSpace(c.Round), Paper: c.Paper, Household: journal.Text(strings.TrimSpace(c.Household)), Text: journal.Text(strings.TrimSpace(c.Text)),
		Gave: journal.Text(strings.TrimSpace(c.Gave)), Took: journal.Text(strings.TrimSpace(c.Took))}
	if err := c.places(tx, p); err != nil {
		return err
	}
	if err := c.refers(tx, p); err != nil {
		return err
	}
	if err := c.names(tx, p); err != nil {
		return err
	}
	var err error
	if p.Lines, err = tx.amounts(c.Lines, c.Type == SlipReturn); err != nil {
		return err
	}
	if err := c.enough(tx, p); err != nil {
		return err
	}
	return tx.newSlip(p)
}

// places turns store, site and grid into ids.
func (c WriteSlip) places(tx *Tx, p *slipMoved) error {
	s, err := tx.StockSite(tx.ctx, c.Store)
	if err != nil {
		return err
	}
	p.Store = s.ID
	if c.To != "" {
		to, err := tx.Site(tx.ctx, c.To)
		if err != nil {
			return err
		}
		p.To = to.ID
		if c.Type == SlipOut && c.Grid == "" {
			p.Grid = to.Grid
		}
	}
	if c.Grid != "" {
		g, err := tx.Grid(tx.ctx, c.Grid)
		if err != nil {
			return err
		}
		p.Grid = g.ID
	}
	switch {
	case c.Type == SlipMove && (p.To == "" || p.To == p.Store):
		return invalid("to", "slip.no_other_store", s.Name)
	case c.Type == SlipOut && p.To == "" && p.Grid == "":
		return invalid("grid", "slip.to_missing", "")
	}
	return nil
}

func (c WriteSlip) refers(tx *Tx, p *slipMoved) error {
	if c.Need != "" {
		m, err := tx.Matter(tx.ctx, c.Need)
		if err != nil {
			return err
		}
		p.Need = m.ID
	}
	if c.Adds != "" {
		s, err := tx.Slip(tx.ctx, c.Adds)
		if err != nil {
			return err
		}
		p.Adds = s.ID
	}
	return nil
}

// names fills in who is at hand: the officer on the store's side, the grid's
// leader on the other. Two people must stand on a slip.
func (c WriteSlip) names(tx *Tx, p *slipMoved) error {
	here, there := &p.Gave, &p.Took
	if oneOf(c.Type, SlipIn, SlipReturn) {
		here, there = there, here
	}
	if *here == "" {
		names, err := tx.View.names(tx.ctx, []string{tx.by})
		if err != nil {
			return err
		}
		*here = journal.Text(names[tx.by])
	}
	if *there == "" && p.Grid != "" {
		g, err := tx.Grid(tx.ctx, p.Grid)
		if err != nil {
			return err
		}
		leader, err := tx.contact(tx.ctx, g.Leader)
		if err != nil {
			return err
		}
		*there = journal.Text(leader.Name)
	}
	return twoNames(p.Gave, p.Took)
}

func twoNames(a, b journal.Text) error {
	switch {
	case a == "":
		return invalid("gave", "slip.name_missing", "")
	case b == "":
		return invalid("took", "slip.name_missing", "")
	case foldText(string(a)) == foldText(string(b)):
		return invalid("took", "slip.one_name", string(a))
	}
	return nil
}

// amounts reads the lines of a slip; a kit becomes its parts.
func (tx *Tx) amounts(list []Amount, mayBeBad bool) ([]movedLine, error) {
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return nil, err
	}
	var out []movedLine
	for _, a := range list {
		if a.N <= 0 || a.N > maxAmount {
			return nil, invalid("amount", "slip.amount", fmt.Sprint(a.N))
		}
		if a.Bad && !mayBeBad {
			return nil, invalid("amount", "slip.bad_only_returned", a.Item)
		}
		if k, ok := kitNamed(p, a.Item); ok {
			for _, part := range k.Content() {
				out = append(out, movedLine{Item: part.Material, Amount: a.N * int64(part.Quantity), Bad: a.Bad, Kit: k.Slug})
			}
			continue
		}
		i := materialIndex(p, a.Item)
		if i < 0 {
			return nil, notFound("item", "material.unknown", a.Item)
		}
		out = append(out, movedLine{Item: p.Materials[i].Slug, Amount: a.N, Bad: a.Bad})
	}
	if len(out) == 0 {
		return nil, invalid("item", "slip.empty", "")
	}
	return out, nil
}

func kitNamed(p *plan.Plan, ref string) (plan.Kit, bool) {
	ref = strings.TrimSpace(ref)
	i := slices.IndexFunc(p.Kits, func(k plan.Kit) bool { return ref == k.Slug || ref == k.ZH || strings.EqualFold(ref, k.EN) })
	if i < 0 {
		return plan.Kit{}, false
	}
	return p.Kits[i], true
}

// enough refuses a slip that takes more than is there, or brings back more
// than the grid got.
func (c WriteSlip) enough(tx *Tx, p *slipMoved) error {
	sums := map[string]int64{}
	for _, l := range p.Lines {
		sums[l.Item] += l.Amount
	}
	for _, l := range p.Lines {
		want, asked := sums[l.Item]
		if !asked {
			continue
		}
		delete(sums, l.Item) // a line of the same item was looked at
		switch {
		case oneOf(c.Type, SlipOut, SlipMove):
			if err := tx.holds(p.Store, l.Item, want); err != nil {
				return err
			}
		case c.Type == SlipReturn && p.Grid != "":
			got, err := tx.issuedTo(p.Grid, l.Item)
			if err != nil {
				return err
			}
			if want > got {
				return refused("amount", "slip.return_more", tx.stockArg(l.Item, got, want))
			}
		}
	}
	return nil
}

// issuedTo is how many of an item a grid got and has not brought back.
func (tx *Tx) issuedTo(grid, item string) (n int64, err error) {
	err = tx.q.queryRow(tx.ctx, "SELECT coalesce(sum(CASE type WHEN 'out' THEN amount ELSE -amount END), 0) FROM movement WHERE grid = ? AND grid <> '' AND item = ? AND type IN ('out', 'return')",
		grid, item).Scan(&n)
	return n, internalOrNil("read.stock", err)
}

// inBook reports whether a store has kept book of an item.
func (tx *Tx) inBook(store, item string) (yes bool, err error) {
	err = tx.q.queryRow(tx.ctx, "SELECT EXISTS (SELECT 1 FROM movement WHERE store = ? AND item = ?)", store, item).Scan(&yes)
	return yes, internalOrNil("read.stock", err)
}

// holds refuses to take more of an item out of a store than it holds.
func (tx *Tx) holds(store, item string, want int64) error {
	have, err := tx.balance(tx.ctx, store, item)
	if err != nil {
		return err
	}
	if want > have {
		return refused("amount", "stock.negative", tx.stockArg(item, have, want))
	}
	return nil
}

// stockArg is what a refusal names: the item in both languages of the plan,
// what is there and what was asked for.
func (tx *Tx) stockArg(item string, have, want int64) string {
	name := plan.Name{ZH: item, EN: item}
	if p, err := tx.Plan(tx.ctx); err == nil {
		if m, ok := p.Material(item); ok {
			name = plan.Name{ZH: m.ZH, EN: m.EN}
		}
	}
	return fmt.Sprintf("%s|%s|%d|%d", name.ZH, name.EN, have, want)
}

// newSlip gives the next number and writes the slip.
func (tx *Tx) newSlip(p *slipMoved) error {
	if err := tx.sameSlip(p); err != nil {
		return err
	}
	var n int64
	if err := tx.db.queryRow(tx.ctx, "SELECT coalesce(max(num), 0) FROM slip WHERE station = ?", tx.station).Scan(&n); err != nil {
		return internal("write.number", err)
	}
	p.Num = n + 1
	tx.number = slipNumber(tx.station, p.Num)
	_, err := tx.create("slip.move", p)
	return err
}

// sameSlip refuses the same slip by the same officer within a minute: a second
// press of Enter must not empty the store.
func (tx *Tx) sameSlip(p *slipMoved) error {
	if tx.again || tx.Drill() {
		return nil
	}
	last, ok, err := slipTable().one(tx.ctx, tx.q, "WHERE station = ? ORDER BY num DESC LIMIT 1", tx.station)
	if err != nil || !ok {
		return err
	}
	same := last.Reversed == nil && last.By == tx.by && last.Type == p.Type && last.Store == p.Store && last.To == p.To && last.Grid == p.Grid && last.Household == string(p.Household) &&
		last.Round == p.Round && slices.EqualFunc(last.Lines, p.Lines, func(a SlipLine, b movedLine) bool {
		return a.Item == b.Item && a.Amount == b.Amount && a.Bad == b.Bad && a.Kit == b.Kit
	})
	if !same {
		return nil
	}
	var recorded journal.Time
	if err := tx.q.queryRow(tx.ctx, "SELECT recorded FROM journal WHERE id = ?", last.Entry).Scan(&recorded); err != nil {
		return internal("read.duplicate", err)
	}
	if tx.recorded.Sub(recorded) < duplicateWithin {
		return refused("item", "note.duplicate", "")
	}
	return nil
}

// CountStock writes down what two people counted in a store; the difference to
// the book becomes a movement.
type CountStock struct {
	Store  string
	Counts []Amount // N is what is there, 0 or more
	First  string   // who counted; "" is the officer
	Second string
	Text   string
	Paper  bool
}

func (c CountStock) plan(tx *Tx) error {
	s, err := tx.StockSite(tx.ctx, c.Store)
	if err != nil {
		return err
	}
	pl, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	p := &slipMoved{Type: SlipCount, Store: s.ID, Gave: journal.Text(strings.TrimSpace(c.First)), Took: journal.Text(strings.TrimSpace(c.Second)), Text: journal.Text(strings.TrimSpace(c.Text)), Paper: c.Paper}
	if p.Gave == "" {
		names, err := tx.names(tx.ctx, []string{tx.by})
		if err != nil {
			return err
		}
		p.Gave = journal.Text(names[tx.by])
	}
	if err := twoNames(p.Gave, p.Took); err != nil {
		return err
	}
	for _, a := range c.Counts {
		i := materialIndex(pl, a.Item)
		if i < 0 {
			return notFound("item", "material.unknown", a.Item)
		}
		slug := pl.Materials[i].Slug
		if a.N < 0 || a.N > maxAmount {
			return invalid("amount", "number.negative", "")
		}
		if slices.ContainsFunc(p.Lines, func(l movedLine) bool { return l.Item == slug }) {
			return invalid("item", "slip.item_twice", a.Item)
		}
		book, err := tx.balance(tx.ctx, s.ID, slug)
		if err != nil {
			return err
		}
		p.Lines = append(p.Lines, movedLine{Item: slug, Amount: a.N - book, Book: book, Counted: a.N})
	}
	if len(p.Lines) == 0 {
		return invalid("item", "slip.empty", "")
	}
	return tx.newSlip(p)
}

// OpenStock opens the book with what the plan says lies in each store, as two
// people found it there. Afterwards only counts change it.
type OpenStock struct{ First, Second, Text string }

func (c OpenStock) plan(tx *Tx) error {
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	if len(p.Stocks) == 0 {
		return refused("", "stock.plan_empty", "")
	}
	var moved bool
	if err := tx.q.queryRow(tx.ctx, "SELECT EXISTS (SELECT 1 FROM slip)").Scan(&moved); err != nil {
		return internal("read.stock", err)
	}
	if moved {
		return refused("", "stock.open_already", "")
	}
	var stores []string
	counts := map[string][]Amount{}
	for _, s := range p.Stocks {
		if s.Quantity == 0 {
			continue
		}
		if counts[s.Site] == nil {
			stores = append(stores, s.Site)
		}
		counts[s.Site] = append(counts[s.Site], Amount{Item: s.Material, N: int64(s.Quantity)})
	}
	for _, key := range stores {
		if err := (CountStock{Store: key, Counts: counts[key], First: c.First, Second: c.Second, Text: c.Text}).plan(tx); err != nil {
			return err
		}
	}
	return nil
}
