package stock

import (
	"context"

	"zhiban/store"
	"zhiban/ui/app"
)

// reading takes all that the tabs show; without an item the tab of grids is
// about the first that went out.
func reading(item string) app.Reading[data] {
	return func(ctx context.Context, v *store.View) (data, error) {
		d := data{item: item}
		err := d.read(ctx, v)
		return d, err
	}
}

func (d *data) read(ctx context.Context, v *store.View) (err error) {
	if d.stock, err = v.Stock(ctx, store.StockFilter{}); err != nil {
		return err
	}
	if d.slips, err = v.Slips(ctx, store.SlipFilter{Limit: most}); err != nil {
		return err
	}
	d.opened = len(d.slips) > 0
	for _, l := range d.stock {
		if d.item == "" && l.Out > 0 {
			d.item = l.Item
		}
	}
	if d.item != "" {
		if d.shared, err = v.GridSupplies(ctx, d.item, ""); err != nil {
			return err
		}
	}
	if d.demand, err = v.Demands(ctx, store.DemandFilter{Limit: most}); err != nil {
		return err
	}
	return d.places(ctx, v)
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
