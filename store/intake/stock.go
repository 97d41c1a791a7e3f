package intake

import (
	"zhiban/store"
	"zhiban/store/plan"
)

type goods struct {
	*checker
	stores []store.Site
	sites  []store.Site
	book   map[string]store.StockLine // store + item
	moved  map[string]bool            // it was in a store before
	lines  map[string]int
	counts []*store.CountStock
}

func (c *checker) stock() error {
	b := &goods{checker: c, book: map[string]store.StockLine{}, moved: map[string]bool{}, lines: map[string]int{}}
	var err error
	if b.stores, err = c.v.Stores(c.ctx); err != nil {
		return err
	}
	if b.sites, err = c.v.Sites(c.ctx); err != nil {
		return err
	}
	list, err := c.v.Stock(c.ctx, store.StockFilter{})
	if err != nil {
		return err
	}
	for _, l := range list {
		b.book[l.Store+" "+l.Item] = l
		b.moved[l.Store+" "+l.Item] = !l.Last.IsZero()
	}
	c.d.build = func() []store.Command {
		out := make([]store.Command, 0, len(b.counts))
		for _, n := range b.counts {
			out = append(out, *n)
		}
		return out
	}
	return c.each(b.row)
}

// site finds the store that a cell names; empty is the first store.
func (b *goods) site(text string) (store.Site, error) {
	if text == "" {
		if len(b.stores) == 0 {
			return store.Site{}, notFound("store", "stock.no_store", "")
		}
		return b.stores[0], nil
	}
	for _, s := range b.sites {
		if fold(text) == fold(s.Name) || fold(text) == fold(s.NameEN) || fold(text) == fold(s.Key) {
			return s, nil
		}
	}
	return store.Site{}, notFound("store", "site.unknown", shorten(text, 20))
}

func (b *goods) item(text string) (plan.Material, bool) {
	for _, m := range b.plan.Materials {
		if fold(text) == fold(m.Slug) || fold(text) == fold(m.ZH) || fold(text) == fold(m.EN) {
			return m, true
		}
	}
	return plan.Material{}, false
}

func (b *goods) row() error {
	v := b.val
	const most = 100_000_000
	site, err := b.site(v.text("store"))
	if err != nil {
		return err
	}
	name := v.text("item")
	m, ok := b.item(name)
	n, told := v.number("amount", 0, most)
	first, second := v.text("first"), first(v.text("second"), b.o.Second)
	key := site.ID + " " + m.Slug
	switch {
	case v.fault != nil:
		return v.fault
	case name == "":
		return invalid("item", "text.empty", "")
	case !ok:
		return notFound("item", "material.unknown", shorten(name, 20))
	case !told:
		return invalid("amount", "intake.number", "")
	case b.lines[key] > 0:
		return refused("item", "intake.twice", itoa(b.lines[key]))
	}
	if b.moved[key] && b.book[key].Balance == n {
		b.lines[key] = v.row.No
		b.d.Same++
		return nil
	}
	switch {
	case second == "":
		return invalid("second", "intake.second_missing", "")
	case fold(first) == fold(second):
		return invalid("second", "slip.one_name", second)
	}
	b.lines[key] = v.row.No
	b.counted(site.ID, first, second, store.Amount{Item: m.Slug, N: n})
	if b.moved[key] {
		b.d.Changed++
	} else {
		b.d.New++
	}
	return nil
}

// counted adds an item to the count of its store by these two.
func (b *goods) counted(site, first, second string, a store.Amount) {
	for _, c := range b.counts {
		if c.Store == site && c.First == first && c.Second == second {
			c.Counts = append(c.Counts, a)
			return
		}
	}
	b.counts = append(b.counts, &store.CountStock{Store: site, First: first, Second: second, Counts: []store.Amount{a}, Text: b.o.Reason, Paper: true})
}
