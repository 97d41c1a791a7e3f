package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"zhiban/store/journal"
)

// demandSet is one answer of the demand survey (需求统计), for a household or,
// without one, for a grid as a whole. The latest answer counts.
type demandSet struct {
	Item      string       `json:"item"`
	Wanted    int64        `json:"wanted"`
	Promised  int64        `json:"promised"`
	Due       journal.Time `json:"due"` // when the promise is due
	Household journal.Text `json:"household"`
	Text      journal.Text `json:"text"`
}

// demandDelivered is what a household got at its door. Back names the delivery
// that it takes back, with a negative amount.
type demandDelivered struct {
	Item      string       `json:"item"`
	Amount    int64        `json:"amount"`
	Round     string       `json:"round"`
	Back      string       `json:"back,omitempty"`
	Household journal.Text `json:"household"`
	Took      journal.Text `json:"took"`
	Text      journal.Text `json:"text"`
}

// Delivery is something that a household got.
type Delivery struct {
	Entry     string       `json:"entry"`
	Grid      string       `json:"grid"`
	Household string       `json:"household"`
	Item      string       `json:"item"`
	Amount    int64        `json:"amount"`
	Round     string       `json:"round"`
	Took      string       `json:"took"` // who took it at the door
	Text      string       `json:"text"`
	At        journal.Time `json:"at"`
	By        string       `json:"by"`
	Back      string       `json:"back,omitempty"`
}

// demandKinds: each answer and each delivery stands for itself.
func demandKinds() []kind {
	o := func(counter string) kindOptions {
		return kindOptions{Stream: System, Noun: "grid", Counter: counter, Commutes: true}
	}
	return []kind{
		kindOf("demand.set", o("demand.set"), func(f *folder, e Event, p *demandSet) {
			f.exec(`INSERT INTO demand (subject, household, item, wanted, promised, due, at, entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (subject, household, item)
				DO UPDATE SET wanted = excluded.wanted, promised = excluded.promised, due = excluded.due, at = excluded.at, entry = excluded.entry WHERE excluded.at >= demand.at`,
				e.Subject, houseKey(string(p.Household)), p.Item, p.Wanted, p.Promised, int64(p.Due), int64(e.At), e.ID)
		}),
		kindOf("demand.deliver", o("demand.deliver"), func(f *folder, e Event, p *demandDelivered) {
			doc, err := encodeDoc(Delivery{Entry: e.ID, Grid: e.Subject, Household: string(p.Household), Item: p.Item, Amount: p.Amount, Round: p.Round, Took: string(p.Took), Text: string(p.Text), At: e.At, By: e.Officer, Back: p.Back})
			if err != nil {
				f.err = err
				return
			}
			f.exec("INSERT INTO delivery (subject, entry, household, item, round, amount, at, doc) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
				e.Subject, e.ID, houseKey(string(p.Household)), p.Item, p.Round, p.Amount, int64(e.At), doc)
		}),
	}
}

// houseKey is how one household is found again however it was typed: «３栋 101»
// is «3栋101».
func houseKey(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" 　-－", r) {
			return -1
		}
		return r
	}, foldText(s))
}

// DemandLine is one item of a survey answer.
type DemandLine struct {
	Item     string
	Wanted   int64
	Promised int64     // AsBefore leaves it
	Due      time.Time // of the promise
}

// SurveyDemand writes down what a household, or a grid as a whole, wants and
// what it was promised.
type SurveyDemand struct {
	Grid      string // id or number
	Household string // "": the whole grid
	Lines     []DemandLine
	Text      string
}

func (c SurveyDemand) plan(tx *Tx) error {
	g, err := tx.Grid(tx.ctx, c.Grid)
	if err != nil {
		return err
	}
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	if len(c.Lines) == 0 {
		return invalid("item", "slip.empty", "")
	}
	for _, l := range c.Lines {
		i := materialIndex(p, l.Item)
		if i < 0 {
			return notFound("item", "material.unknown", l.Item)
		}
		slug := p.Materials[i].Slug
		d := &demandSet{Item: slug, Wanted: l.Wanted, Promised: l.Promised, Due: journal.At(l.Due), Household: journal.Text(strings.TrimSpace(c.Household)), Text: journal.Text(strings.TrimSpace(c.Text))}
		if l.Promised == AsBefore {
			if d.Promised, d.Due, err = tx.promised(g.ID, c.Household, slug); err != nil {
				return err
			}
		}
		if d.Wanted < 0 || d.Promised < 0 || d.Wanted > maxAmount || d.Promised > maxAmount {
			return invalid("wanted", "number.negative", "")
		}
		if err := tx.append("demand.set", g.ID, d); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) promised(grid, household, item string) (n int64, due journal.Time, err error) {
	err = tx.q.queryRow(tx.ctx, "SELECT promised, due FROM demand WHERE subject = ? AND household = ? AND item = ?", grid, houseKey(household), item).Scan(&n, &due)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, 0, nil
	}
	return n, due, internalOrNil("read.demand", err)
}

// Deliver writes down what a household got at its door. In one round each
// household gets an item once.
type Deliver struct {
	Grid      string
	Household string
	Round     string // id of the round, or what people call it
	Lines     []Amount
	Took      string
	Text      string
}

func (c Deliver) plan(tx *Tx) error {
	g, err := tx.Grid(tx.ctx, c.Grid)
	if err != nil {
		return err
	}
	lines, err := tx.amounts(c.Lines, false)
	if err != nil {
		return err
	}
	house, err := required("household", journal.Text(c.Household))
	if err != nil {
		return err
	}
	round := strings.TrimSpace(c.Round)
	for _, l := range lines {
		if round != "" && !tx.again {
			n, err := tx.delivered(g.ID, string(house), l.Item, round)
			if err != nil {
				return err
			}
			if n > 0 {
				return refused("household", "demand.delivered_already", fmt.Sprintf("%s %s", c.Household, round))
			}
		}
		d := &demandDelivered{Item: l.Item, Amount: l.Amount, Round: round, Household: house, Took: journal.Text(strings.TrimSpace(c.Took)), Text: journal.Text(strings.TrimSpace(c.Text))}
		if err := tx.append("demand.deliver", g.ID, d); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) delivered(grid, household, item, round string) (n int64, err error) {
	err = tx.q.queryRow(tx.ctx, "SELECT coalesce(sum(amount), 0) FROM delivery WHERE subject = ? AND household = ? AND item = ? AND round = ?", grid, houseKey(household), item, round).Scan(&n)
	return n, internalOrNil("read.demand", err)
}

// TakeBackDelivery counters a delivery that did not happen as written.
type TakeBackDelivery struct{ Entry, Reason string }

func (c TakeBackDelivery) plan(tx *Tx) error {
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	var doc string
	var back bool
	err = tx.q.queryRow(tx.ctx, `SELECT doc, EXISTS (SELECT 1 FROM delivery b WHERE b.subject = d.subject AND b.household = d.household AND b.item = d.item
		AND json_extract(b.doc, '$.back') = d.entry) FROM delivery d WHERE d.entry = ?`, c.Entry).Scan(&doc, &back)
	if errors.Is(err, sql.ErrNoRows) {
		return notFound("entry", "entry.unknown", c.Entry)
	}
	if err != nil {
		return internal("read.demand", err)
	}
	var d Delivery
	if err := json.Unmarshal([]byte(doc), &d); err != nil {
		return internal("read.demand", err)
	}
	if back || d.Amount < 0 {
		return refused("entry", "demand.taken_back", "")
	}
	return tx.append("demand.deliver", d.Grid, &demandDelivered{Item: d.Item, Amount: -d.Amount, Round: d.Round, Back: d.Entry, Household: journal.Text(d.Household), Text: reason})
}

// Demand is what a household wants, was promised and has got.
type Demand struct {
	Grid      string       `json:"grid"`
	Household string       `json:"household"` // "": the grid as a whole
	Item      string       `json:"item"`
	Wanted    int64        `json:"wanted"`
	Promised  int64        `json:"promised"`
	Due       journal.Time `json:"due"`
	Delivered int64        `json:"delivered"`
	At        journal.Time `json:"at"` // of the last answer
}

// Missing is how many were asked for and have not come.
func (d Demand) Missing() int64 { return max(d.Wanted-d.Delivered, 0) }

// DemandFilter says which answers to list; the zero value is all of them.
type DemandFilter struct {
	Grid      string // id
	Household string // however typed
	Item      string
	Open      bool // only those who have not got what they asked for
	Limit     int  // 0 means 100
	Offset    int
}

// Demands lists the demand survey by grid and household; a page reads no more
// than it shows. Errors: internal.
func (v *View) Demands(ctx context.Context, f DemandFilter) ([]Demand, error) {
	if f.Limit <= 0 {
		f.Limit = 100
	}
	grids := []string{f.Grid}
	if f.Grid == "" {
		all, err := gridTable().list(ctx, v.q, "ORDER BY number, subject")
		if err != nil {
			return nil, err
		}
		grids = grids[:0]
		for _, g := range all {
			grids = append(grids, g.ID)
		}
	}
	var out []Demand
	for _, g := range grids {
		want := f.Offset + f.Limit - len(out)
		if want <= 0 {
			break
		}
		list, err := v.demandsIn(ctx, g, f, want)
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	return out[min(f.Offset, len(out)):], nil
}

// demandsIn lists the answers of one grid, in the order of the table itself.
func (v *View) demandsIn(ctx context.Context, grid string, f DemandFilter, limit int) ([]Demand, error) {
	parts, args := []string{"d.subject = ?"}, []any{grid}
	add := func(on bool, s string, a ...any) {
		if on {
			parts, args = append(parts, s), append(args, a...)
		}
	}
	got := `coalesce((SELECT sum(x.amount) FROM delivery x WHERE x.subject = d.subject AND x.household = d.household AND x.item = d.item), 0)`
	add(f.Household != "", "d.household = ?", houseKey(f.Household))
	add(f.Item != "", "d.item = ?", f.Item)
	add(f.Open, "d.wanted > "+got)
	rows, err := v.q.query(ctx, fmt.Sprintf(`SELECT d.subject, d.household, d.item, d.wanted, d.promised, d.due, d.at, %s,
		coalesce((SELECT v.text FROM value v WHERE v.entry = d.entry AND v.field = 'household'), d.household)
		FROM demand d WHERE %s ORDER BY d.household, d.item LIMIT ?`, got, strings.Join(parts, " AND ")), append(args, limit)...)
	if err != nil {
		return nil, internal("read.demand", err)
	}
	defer rows.Close()
	var out []Demand
	for rows.Next() {
		var d Demand
		var key string
		if err := rows.Scan(&d.Grid, &key, &d.Item, &d.Wanted, &d.Promised, &d.Due, &d.At, &d.Delivered, &d.Household); err != nil {
			return nil, internal("read.demand", err)
		}
		out = append(out, d)
	}
	return out, internalOrNil("read.demand", rows.Err())
}

// Deliveries lists what households of a grid got, newest first. Errors:
// internal.
func (v *View) Deliveries(ctx context.Context, f DemandFilter) ([]Delivery, error) {
	if f.Limit <= 0 {
		f.Limit = 100
	}
	rows, err := v.q.query(ctx, `SELECT doc FROM delivery WHERE (?1 = '' OR subject = ?1) AND (?2 = '' OR household = ?2) AND (?3 = '' OR item = ?3)
		ORDER BY at DESC, entry LIMIT ?4 OFFSET ?5`, f.Grid, houseKey(f.Household), f.Item, f.Limit, f.Offset)
	if err != nil {
		return nil, internal("read.demand", err)
	}
	defer rows.Close()
	var out []Delivery
	for rows.Next() {
		var doc string
		if err := rows.Scan(&doc); err != nil {
			return nil, internal("read.demand", err)
		}
		d, err := decodeDoc[Delivery](doc)
		if err != nil {
			return nil, internal("read.demand", err)
		}
		out = append(out, d)
	}
	return out, internalOrNil("read.demand", rows.Err())
}
