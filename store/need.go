package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// needAsked says how many of an item a need matter asks for. A later one
// changes the number; both stay in the matter's history.
type needAsked struct {
	Item      string       `json:"item"`
	Requested int64        `json:"requested"`
	Was       int64        `json:"was"`
	Text      journal.Text `json:"text"` // why it changed
}

func needKinds() []kind {
	o := kindOptions{Stream: Human, Noun: "matter", Counter: "need.ask", Commutes: true}
	return []kind{kindOf("need.ask", o, func(f *folder, e Event, p *needAsked) {
		f.exec(`INSERT INTO need (subject, item, requested, at) VALUES (?, ?, ?, ?) ON CONFLICT (subject, item)
			DO UPDATE SET requested = excluded.requested, at = excluded.at WHERE excluded.at >= need.at`, e.Subject, p.Item, p.Requested, int64(e.At))
		matterTable().update(f, e.Subject, func(m *Matter) { m.LastAt, m.LastEntry = max(m.LastAt, e.At), e.ID })
	})}
}

// AskSupplies opens a need matter with a number for each item. What is brought
// for it is counted from the slips that name the matter.
type AskSupplies struct {
	Grid      string
	Site      string
	Household string
	Level     string
	Lines     []Amount
	Text      string
	Lead      string // words before the list when there is no text
	Lang      string // of the list
}

func (c AskSupplies) plan(tx *Tx) error {
	lines, err := tx.amounts(c.Lines, false)
	if err != nil {
		return err
	}
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	text := strings.TrimSpace(c.Text)
	if text == "" {
		var list []string
		for _, l := range lines {
			if m, ok := p.Material(l.Item); ok {
				list = append(list, fmt.Sprintf("%s %d", m.In(c.Lang), l.Amount))
			}
		}
		text = strings.TrimSpace(c.Lead + " " + strings.Join(list, plan.Name{ZH: "、", EN: ", "}.In(c.Lang)))
	}
	m := ReportMatter{Kind: plan.Need, Level: c.Level, Grid: c.Grid, Site: c.Site, Household: c.Household, Text: text}
	if err := m.plan(tx); err != nil {
		return err
	}
	id := tx.refs[len(tx.refs)-1].Subject
	for _, l := range lines {
		if err := tx.append("need.ask", id, &needAsked{Item: l.Item, Requested: l.Amount}); err != nil {
			return err
		}
	}
	return nil
}

// ChangeNeed sets how many of an item a need asks for now, with a reason. A
// need that was written in words gets its numbers this way.
type ChangeNeed struct {
	ID, Item  string
	Requested int64
	Reason    string
}

func (c ChangeNeed) plan(tx *Tx) error {
	m, err := tx.Matter(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	tx.number = m.Number
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	i := materialIndex(p, c.Item)
	switch {
	case m.Kind != plan.Need:
		return refused("", "need.other_kind", m.Number)
	case !m.Open():
		return refused("", "matter.ended", m.Number)
	case i < 0:
		return notFound("item", "material.unknown", c.Item)
	case c.Requested < 0 || c.Requested > maxAmount:
		return invalid("requested", "number.negative", "")
	}
	slug := p.Materials[i].Slug
	lines, err := tx.NeedLines(tx.ctx, m.ID)
	if err != nil {
		return err
	}
	d := &needAsked{Item: slug, Requested: c.Requested, Text: journal.Text(strings.TrimSpace(c.Reason))}
	known := false
	for _, l := range lines {
		if l.Item == slug && l.Asked {
			d.Was, known = l.Requested, true
		}
	}
	switch {
	case known && d.Was == d.Requested:
		return nil
	case known && d.Text == "":
		return invalid("reason", "reason.missing", "")
	}
	return tx.append("need.ask", m.ID, d)
}

// NeedLine is one item of a need: asked for and brought.
type NeedLine struct {
	Item      string `json:"item"`
	Asked     bool   `json:"asked"` // false: brought, and nobody asked for it
	Requested int64  `json:"requested"`
	Fulfilled int64  `json:"fulfilled"`
}

// Open is how many are still to bring.
func (l NeedLine) Open() int64 { return max(l.Requested-l.Fulfilled, 0) }

// NeedLines tells what a need matter asks for and what the slips brought for
// it. Errors: not_found, internal.
func (v *View) NeedLines(ctx context.Context, ref string) ([]NeedLine, error) {
	m, err := v.Matter(ctx, ref)
	if err != nil {
		return nil, err
	}
	rows, err := v.q.query(ctx, `SELECT item, max(asked), sum(requested), sum(fulfilled) FROM (
			SELECT item, 1 AS asked, requested, 0 AS fulfilled FROM need WHERE subject = ?1
			UNION ALL SELECT item, 0, 0, sum(CASE type WHEN 'return' THEN -amount ELSE amount END) FROM movement
				WHERE need = ?1 AND need <> '' AND (type <> 'move' OR delta * amount > 0) GROUP BY item)
		GROUP BY item ORDER BY item`, m.ID)
	if err != nil {
		return nil, internal("read.need", err)
	}
	defer rows.Close()
	var out []NeedLine
	for rows.Next() {
		var l NeedLine
		if err := rows.Scan(&l.Item, &l.Asked, &l.Requested, &l.Fulfilled); err != nil {
			return nil, internal("read.need", err)
		}
		out = append(out, l)
	}
	return out, internalOrNil("read.need", rows.Err())
}

// NeedStep is one line of a need's history: the number was set, or a slip
// brought some.
type NeedStep struct {
	Entry     string       `json:"entry"`
	At        journal.Time `json:"at"`
	By        string       `json:"by"`
	Item      string       `json:"item"`
	Was       int64        `json:"was"`
	Requested int64        `json:"requested"`
	Slip      string       `json:"slip"` // number, "" when the number was set
	Amount    int64        `json:"amount"`
	Text      string       `json:"text"`
}

// NeedHistory lists how a need came to what it is, oldest first: nothing in it
// is ever changed. Errors: not_found, internal.
func (v *View) NeedHistory(ctx context.Context, ref string) ([]NeedStep, error) {
	m, err := v.Matter(ctx, ref)
	if err != nil {
		return nil, err
	}
	lines, err := v.Lines(ctx, LineFilter{Subject: m.ID, Kind: "need.ask", Stream: AllStreams, Limit: 10000})
	if err != nil {
		return nil, err
	}
	var out []NeedStep
	for _, l := range lines {
		s := NeedStep{Entry: l.ID, At: l.At, By: l.ByName, Text: l.Texts["text"]}
		var d struct {
			Item      string `json:"item"`
			Was       int64  `json:"was"`
			Requested int64  `json:"requested"`
		}
		if err := json.Unmarshal(l.Data, &d); err != nil {
			return nil, internal("read.need", err)
		}
		s.Item, s.Was, s.Requested = d.Item, d.Was, d.Requested
		out = append(out, s)
	}
	rows, err := v.q.query(ctx, `SELECT m.entry, m.at, j.officer, m.item, s.number, CASE m.type WHEN 'return' THEN -m.amount ELSE m.amount END, json_extract(s.doc, '$.text')
		FROM movement m JOIN slip s ON s.subject = m.subject JOIN journal j ON j.id = m.entry
		WHERE m.need = ? AND m.need <> '' AND (m.type <> 'move' OR m.delta * m.amount > 0) ORDER BY j.hlc, j.station, j.seq, m.no`, m.ID)
	if err != nil {
		return nil, internal("read.need", err)
	}
	defer rows.Close()
	for rows.Next() {
		var s NeedStep
		if err := rows.Scan(&s.Entry, &s.At, &s.By, &s.Item, &s.Slip, &s.Amount, &s.Text); err != nil {
			return nil, internal("read.need", err)
		}
		out = append(out, s)
	}
	if err := rows.Err(); err != nil {
		return nil, internal("read.need", err)
	}
	return v.needOrder(ctx, out)
}

// needOrder names the officers and puts the steps in the order of their times.
func (v *View) needOrder(ctx context.Context, list []NeedStep) ([]NeedStep, error) {
	for i := range list {
		if list[i].Slip == "" {
			continue
		}
		names, err := v.names(ctx, []string{list[i].By})
		if err != nil {
			return nil, err
		}
		list[i].By = firstOf(names[list[i].By], list[i].By)
	}
	sortByTime(list)
	return list, nil
}
