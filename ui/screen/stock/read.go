package stock

import (
	"context"

	"zhiban/store"
)

// read takes all that the tabs show; without an item the tab of grids is about
// the first that went out.
func read(ctx context.Context, v *store.View, item string) (d data, _ string, err error) {
	if d.stock, err = v.Stock(ctx, store.StockFilter{}); err != nil {
		return d, item, err
	}
	if d.slips, err = v.Slips(ctx, store.SlipFilter{Limit: most}); err != nil {
		return d, item, err
	}
	d.opened = len(d.slips) > 0
	if item == "" {
		for _, l := range d.stock {
			if l.Out > 0 {
				item = l.Item
				break
			}
		}
	}
	if item != "" {
		if d.shared, err = v.GridSupplies(ctx, item, ""); err != nil {
			return d, item, err
		}
	}
	if d.demand, err = v.Demands(ctx, store.DemandFilter{Limit: most}); err != nil {
		return d, item, err
	}
	return d, item, d.places(ctx, v)
}

// places are what slips name.
func (d *data) places(ctx context.Context, v *store.View) (err error) {
	if d.stores, err = v.Stores(ctx); err != nil {
		return err
	}
	all, err := v.Sites(ctx)
	if err != nil {
		return err
	}
	d.sites = make(map[string]store.Site, len(all))
	for _, s := range all {
		d.sites[s.ID] = s
	}
	if d.grids, err = v.Grids(ctx); err != nil {
		return err
	}
	status, err := v.GridStatus(ctx)
	if err != nil {
		return err
	}
	d.people = make(map[string]string, len(status))
	for _, g := range status {
		d.people[g.Grid.ID] = g.Leader
	}
	return nil
}

// number of a grid, 0 when there is none.
func (d data) number(grid string) int {
	for _, g := range d.grids {
		if g.ID == grid {
			return g.Number
		}
	}
	return 0
}
