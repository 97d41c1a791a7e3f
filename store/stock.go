package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// StockLine is one item in one store: what lies there, what moved, and how
// long it lasts.
type StockLine struct {
	Store    string       `json:"store"` // site id
	Item     string       `json:"item"`
	Balance  int64        `json:"balance"`
	In       int64        `json:"in"`
	Out      int64        `json:"out"`
	Returned int64        `json:"returned"`
	Moved    int64        `json:"moved"`    // from and to other stores
	Adjusted int64        `json:"adjusted"` // by counts
	Bad      int64        `json:"bad"`      // came back damaged, lies apart
	Low      int64        `json:"low"`      // below this it is short; 0: no mark
	Used     int64        `json:"used"`     // out less returned within the window
	Window   int64        `json:"window"`   // minutes that the rate is taken from
	Last     journal.Time `json:"last"`     // last movement
}

// Short reports whether the store is short of the item.
func (l StockLine) Short() bool { return l.Balance < l.Low }

// PerHour is the present rate: what went out in the window, by the hour.
func (l StockLine) PerHour() float64 {
	if l.Window <= 0 || l.Used <= 0 {
		return 0
	}
	return float64(l.Used) * 60 / float64(l.Window)
}

// Lasts is how long the balance lasts at the present rate; ok is false while
// nothing goes out.
func (l StockLine) Lasts() (time.Duration, bool) {
	if l.Window <= 0 || l.Used <= 0 {
		return 0, false
	}
	return time.Duration(max(l.Balance, 0)) * time.Duration(l.Window) * time.Minute / time.Duration(l.Used), true
}

// rateHours is the window of the present rate unless the plan's threshold
// «stock_rate_hours» says otherwise; at least an hour is looked at.
const rateHours = 12

// StockFilter says which lines to list; the zero value is all of them.
type StockFilter struct {
	Store string // id
	Item  string // slug
}

// StockSite finds the site where supplies lie; "" is the plan's first store.
// Errors: not_found, internal.
func (v *View) StockSite(ctx context.Context, ref string) (Site, error) {
	if strings.TrimSpace(ref) != "" {
		return v.Site(ctx, ref)
	}
	stores, err := v.Stores(ctx)
	if err != nil {
		return Site{}, err
	}
	if len(stores) == 0 {
		return Site{}, notFound("store", "stock.no_store", "")
	}
	return stores[0], nil
}

// Stores lists the sites where supplies lie: those that the plan calls stores,
// then those that hold something. Errors: internal.
func (v *View) Stores(ctx context.Context) ([]Site, error) {
	all, err := v.Sites(ctx)
	if err != nil {
		return nil, err
	}
	var first, more []Site
	for _, s := range all {
		var used bool
		if s.Role == plan.RoleStore {
			first = append(first, s)
			continue
		}
		if err := v.q.queryRow(ctx, "SELECT EXISTS (SELECT 1 FROM movement WHERE store = ?)", s.ID).Scan(&used); err != nil {
			return nil, internal("read.stock", err)
		}
		if used {
			more = append(more, s)
		}
	}
	return append(first, more...), nil
}

// balance is what a store holds of an item.
func (v *View) balance(ctx context.Context, store, item string) (n int64, err error) {
	err = v.q.queryRow(ctx, "SELECT coalesce(sum(delta), 0) FROM movement WHERE store = ? AND item = ?", store, item).Scan(&n)
	return n, internalOrNil("read.stock", err)
}

// Stock lists what lies in the stores, in the order of the stores and of the
// plan's materials. Errors: internal.
func (v *View) Stock(ctx context.Context, f StockFilter) ([]StockLine, error) {
	p, err := v.Plan(ctx)
	if err != nil {
		return nil, err
	}
	window := time.Duration(rateHours) * time.Hour
	if n, ok := p.Threshold("stock_rate_hours"); ok && n > 0 {
		window = time.Duration(n) * time.Hour
	}
	now := v.nowMS()
	lines, err := v.stockSums(ctx, f, now, window)
	if err != nil {
		return nil, err
	}
	if lines, err = v.stockMarks(ctx, f, p, lines); err != nil {
		return nil, err
	}
	return v.stockOrder(ctx, p, lines)
}

// stockSums adds the movements up by store and item: one walk over the index
// for the sums, then a look at its end for what went out lately.
func (v *View) stockSums(ctx context.Context, f StockFilter, now journal.Time, window time.Duration) ([]StockLine, error) {
	where, args := "WHERE 1", []any{}
	if f.Store != "" {
		where, args = where+" AND store = ?", append(args, f.Store)
	}
	if f.Item != "" {
		where, args = where+" AND item = ?", append(args, f.Item)
	}
	rows, err := v.q.query(ctx, "SELECT store, item, type, sum(delta), sum(bad), min(at), max(at) FROM movement INDEXED BY movement_item "+where+" GROUP BY store, item, type", args...)
	if err != nil {
		return nil, internal("read.stock", err)
	}
	defer rows.Close()
	var out []StockLine
	for rows.Next() {
		var l StockLine
		var typ string
		var sum, bad int64
		var first, last journal.Time
		if err := rows.Scan(&l.Store, &l.Item, &typ, &sum, &bad, &first, &last); err != nil {
			return nil, internal("read.stock", err)
		}
		if n := len(out); n == 0 || out[n-1].Store != l.Store || out[n-1].Item != l.Item {
			out = append(out, l)
		}
		out[len(out)-1].add(typ, sum, bad, last)
		if typ == SlipOut { // since it began to go out, at most the window
			out[len(out)-1].Window = int64(min(max(now.Sub(first), time.Hour), window) / time.Minute)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, internal("read.stock", err)
	}
	for i := range out {
		l := &out[i]
		err := v.q.queryRow(ctx, "SELECT -coalesce(sum(delta), 0) FROM movement INDEXED BY movement_item WHERE store = ? AND item = ? AND type IN ('out', 'return') AND at > ?", l.Store, l.Item, int64(now.Add(-window))).Scan(&l.Used)
		if err != nil {
			return nil, internal("read.stock", err)
		}
		l.Used = max(l.Used, 0)
	}
	return out, nil
}

// add counts the movements of one type in.
func (l *StockLine) add(typ string, sum, bad int64, last journal.Time) {
	l.Balance += sum
	l.Bad += bad
	l.Last = max(l.Last, last)
	switch typ {
	case SlipIn:
		l.In += sum
	case SlipOut:
		l.Out -= sum
	case SlipReturn:
		l.Returned += sum + bad
	case SlipMove:
		l.Moved += sum
	case SlipCount:
		l.Adjusted += sum
	}
}

// stockMarks adds the marks below which a store is short: the plan's, or what
// somebody set since. What has a mark is listed even when none ever came.
func (v *View) stockMarks(ctx context.Context, f StockFilter, p *plan.Plan, lines []StockLine) ([]StockLine, error) {
	low := func(store, item string, n int64) {
		if f.Store != "" && f.Store != store || f.Item != "" && f.Item != item {
			return
		}
		i := slices.IndexFunc(lines, func(l StockLine) bool { return l.Store == store && l.Item == item })
		if i < 0 {
			if n == 0 {
				return
			}
			lines = append(lines, StockLine{Store: store, Item: item})
			i = len(lines) - 1
		}
		lines[i].Low = n
	}
	for _, s := range p.Stocks {
		if s.Low == 0 {
			continue
		}
		site, err := v.Site(ctx, s.Site)
		if CodeOf(err) == NotFound && err != nil {
			continue
		}
		if err != nil {
			return nil, err
		}
		low(site.ID, s.Material, int64(s.Low))
	}
	rows, err := v.q.query(ctx, "SELECT subject, item, low FROM stock_low ORDER BY subject, item")
	if err != nil {
		return nil, internal("read.stock", err)
	}
	defer rows.Close()
	for rows.Next() {
		var store, item string
		var n int64
		if err := rows.Scan(&store, &item, &n); err != nil {
			return nil, internal("read.stock", err)
		}
		low(store, item, n)
	}
	return lines, internalOrNil("read.stock", rows.Err())
}

func (v *View) stockOrder(ctx context.Context, p *plan.Plan, lines []StockLine) ([]StockLine, error) {
	stores, err := v.Stores(ctx)
	if err != nil {
		return nil, err
	}
	rank := func(l StockLine) (int, int) {
		return slices.IndexFunc(stores, func(s Site) bool { return s.ID == l.Store }), slices.IndexFunc(p.Materials, func(m plan.Material) bool { return m.Slug == l.Item })
	}
	slices.SortStableFunc(lines, func(a, b StockLine) int {
		as, am := rank(a)
		bs, bm := rank(b)
		return cmp.Or(cmp.Compare(as, bs), cmp.Compare(am, bm), strings.Compare(a.Store, b.Store), strings.Compare(a.Item, b.Item))
	})
	return lines, nil
}

// NegativeStock lists what a merge has left below zero: two laptops gave out
// the same supplies. A joint count settles it. Errors: internal.
func (v *View) NegativeStock(ctx context.Context) ([]StockLine, error) {
	all, err := v.Stock(ctx, StockFilter{})
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(l StockLine) bool { return l.Balance >= 0 }), nil
}

// Slip finds a slip by id or number. Errors: not_found, internal.
func (v *View) Slip(ctx context.Context, ref string) (Slip, error) {
	s, ok, err := slipTable().one(ctx, v.q, "WHERE subject = ?1 OR number = ?2", ref, firstOf(NormalSlip(ref), ref))
	if err == nil && !ok {
		return s, notFound("slip", "slip.unknown", ref)
	}
	return s, err
}

// SlipFilter says which slips to list; the zero value is all of them.
type SlipFilter struct {
	Store  string // id
	Grid   string // id
	Type   string
	Item   string // slug
	Need   string // matter id
	Short  bool   // less came than went out
	Since  time.Time
	Limit  int // 0 means 100
	Offset int
}

// Slips lists slips, newest first. Errors: internal.
func (v *View) Slips(ctx context.Context, f SlipFilter) ([]Slip, error) {
	parts, args := []string{"1"}, []any{}
	add := func(on bool, s string, a ...any) {
		if on {
			parts, args = append(parts, s), append(args, a...)
		}
	}
	add(f.Store != "", "subject IN (SELECT m.subject FROM movement m WHERE m.store = ?)", f.Store)
	add(f.Item != "", "subject IN (SELECT m.subject FROM movement m WHERE m.item = ?)", f.Item)
	add(f.Need != "", "subject IN (SELECT m.subject FROM movement m WHERE m.need = ? AND m.need <> '')", f.Need)
	add(f.Grid != "", "grid = ?", f.Grid)
	add(f.Type != "", "type = ?", f.Type)
	add(f.Short, "short > 0")
	add(!f.Since.IsZero(), "at >= ?", int64(journal.At(f.Since)))
	if f.Limit <= 0 {
		f.Limit = 100
	}
	return slipTable().list(ctx, v.q, "WHERE "+strings.Join(parts, " AND ")+" ORDER BY at DESC, num DESC, station LIMIT ? OFFSET ?", append(args, f.Limit, f.Offset)...)
}

// GridSupply is how an item was shared out over one grid.
type GridSupply struct {
	Grid      string `json:"grid"`
	Number    int    `json:"number"`
	Wanted    int64  `json:"wanted"`
	Promised  int64  `json:"promised"`
	Issued    int64  `json:"issued"`    // by slips, as written
	Short     int64  `json:"short"`     // of these did not arrive
	Returned  int64  `json:"returned"`  // came back, damaged or not
	Bad       int64  `json:"bad"`       // of these damaged
	Delivered int64  `json:"delivered"` // at the doors
	Slips     int64  `json:"slips"`
}

// Has is what is in the grid's hands or behind its doors.
func (g GridSupply) Has() int64 { return g.Issued - g.Short - g.Returned }

// GridSupplies tells for every grid what it wanted, got and gave out of an
// item, in one round or, without one, in all. Errors: internal.
func (v *View) GridSupplies(ctx context.Context, item, round string) ([]GridSupply, error) {
	grids, err := v.Grids(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]GridSupply, 0, len(grids))
	for _, g := range grids {
		s := GridSupply{Grid: g.ID, Number: g.Number}
		err := v.q.queryRow(ctx, `SELECT coalesce(sum(CASE type WHEN 'out' THEN amount ELSE 0 END), 0), coalesce(sum(CASE type WHEN 'return' THEN amount ELSE 0 END), 0), coalesce(sum(bad), 0),
				count(DISTINCT CASE WHEN type = 'out' THEN subject END)
			FROM movement WHERE grid = ?1 AND grid <> '' AND item = ?2 AND type IN ('out', 'return') AND (?3 = '' OR round = ?3)`, g.ID, item, round).Scan(&s.Issued, &s.Returned, &s.Bad, &s.Slips)
		if err != nil {
			return nil, internal("read.stock", err)
		}
		err = v.q.queryRow(ctx, "SELECT coalesce(sum(wanted), 0), coalesce(sum(promised), 0) FROM demand WHERE subject = ? AND item = ?", g.ID, item).Scan(&s.Wanted, &s.Promised)
		if err != nil {
			return nil, internal("read.demand", err)
		}
		err = v.q.queryRow(ctx, "SELECT coalesce(sum(amount), 0) FROM delivery WHERE item = ?2 AND subject = ?1 AND (?3 = '' OR round = ?3)", g.ID, item, round).Scan(&s.Delivered)
		if err != nil {
			return nil, internal("read.demand", err)
		}
		if s.Short, err = v.shortIn(ctx, g.ID, item, round); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// shortIn adds up what did not arrive in a grid of what went out to it.
func (v *View) shortIn(ctx context.Context, grid, item, round string) (n int64, err error) {
	err = v.q.queryRow(ctx, `SELECT coalesce(sum(max(json_extract(l.value, '$.amount') - json_extract(l.value, '$.got'), 0)), 0)
		FROM slip s, json_each(s.doc, '$.lines') l WHERE s.grid = ?1 AND s.short > 0 AND s.type = 'out' AND json_extract(l.value, '$.item') = ?2
		AND (?3 = '' OR json_extract(s.doc, '$.round') = ?3)`, grid, item, round).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return n, internalOrNil("read.stock", err)
}

func sortByTime(list []NeedStep) {
	slices.SortStableFunc(list, func(a, b NeedStep) int { return cmp.Compare(a.At, b.At) })
}
