package store

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"zhiban/store/journal"
)

// changes reads what an amendment of a matter changed.
func (b *lineBuilder) changes(l Line) []FieldChange {
	var d struct {
		Level    string `json:"level"`
		Grid     string `json:"grid"`
		Type     string `json:"type"`
		OldLevel string `json:"old_level"`
		OldGrid  string `json:"old_grid"`
		OldType  string `json:"old_type"`
	}
	if json.Unmarshal(l.Data, &d) != nil {
		return nil // an entry in another form shows its reason only
	}
	number := func(id string) string {
		if n := b.grids[id].Number; n > 0 {
			return fmt.Sprint(n)
		}
		return ""
	}
	var out []FieldChange
	for _, c := range []FieldChange{{"level", d.OldLevel, d.Level}, {"grid", number(d.OldGrid), number(d.Grid)}, {"type", d.OldType, d.Type}} {
		if c.From != c.To {
			out = append(out, c)
		}
	}
	return out
}

// strikes marks the lines that were struck, with one query for all.
func (b *lineBuilder) strikes(ctx context.Context) error {
	ids := make([]string, len(b.out))
	for i, l := range b.out {
		ids[i] = l.ID
	}
	js, err := json.Marshal(ids)
	if err != nil {
		return internal("read.strike", err)
	}
	rows, err := b.v.q.query(ctx, "SELECT s.doc FROM strike s WHERE s.entry IN (SELECT value FROM json_each(?))", string(js))
	if err != nil {
		return internal("read.strike", err)
	}
	defer rows.Close()
	struck := map[string]*Strike{}
	for rows.Next() {
		var doc string
		s := new(Strike)
		if err := rows.Scan(&doc); err != nil {
			return internal("read.strike", err)
		}
		if err := json.Unmarshal([]byte(doc), s); err != nil {
			return internal("read.strike", err)
		}
		struck[s.Entry] = s
	}
	for i := range b.out {
		b.out[i].Struck = struck[b.out[i].ID]
	}
	return internalOrNil("read.strike", rows.Err())
}

var errEnough = fmt.Errorf("enough lines")

// lineBuilder words entries into lines with small caches for what repeats.
type lineBuilder struct {
	v     *View
	f     LineFilter
	out   []Line
	names map[string]string
	about map[string]Line
	grids map[string]Grid
}

func (b *lineBuilder) add(ctx context.Context, e journal.Entry, values []journal.Value) error {
	l := Line{Place: Place{HLC: e.HLC, Station: e.Station, Seq: e.Seq}, ID: e.ID, Station: e.Station, Seq: e.Seq, At: e.At, Recorded: e.Recorded, By: e.Officer, Kind: e.Kind, Subject: e.Subject, Data: e.Data, Texts: map[string]string{}}
	for _, v := range values {
		l.Texts[v.Field] = v.Text
	}
	if k, ok := kinds().kinds[e.Kind]; ok {
		l.Stream = k.stream
	}
	if err := b.subject(ctx, &l); err != nil {
		return err
	}
	if !b.matches(l) {
		return nil
	}
	var err error
	if l.ByName, err = b.name(ctx, e.Officer); err != nil {
		return err
	}
	if bytes.Contains(e.Data, []byte(`"corrects":"`)) {
		var right struct {
			Corrects string `json:"corrects"`
		}
		if json.Unmarshal(e.Data, &right) == nil {
			l.Corrects = right.Corrects
		}
	}
	var about struct {
		Person string `json:"person"`
	}
	if bytes.Contains(e.Data, []byte(`"person":"`)) && json.Unmarshal(e.Data, &about) == nil && about.Person != "" { // a person in another form has no id here
		if l.Person, err = b.name(ctx, about.Person); err != nil {
			return err
		}
	}
	if who, err := b.who(ctx, e); err != nil {
		return err
	} else if who != "" {
		l.Person = who
	}
	if e.Kind == "matter.amend" {
		l.Changes = b.changes(l)
	}
	b.out = append(b.out, l)
	return nil
}

func (b *lineBuilder) matches(l Line) bool {
	if b.f.Grep == "" {
		return true
	}
	want := foldText(b.f.Grep)
	if strings.Contains(foldText(l.Number+l.Name), want) {
		return true
	}
	for _, t := range l.Texts {
		if strings.Contains(foldText(t), want) {
			return true
		}
	}
	return false
}

func (b *lineBuilder) name(ctx context.Context, id string) (string, error) {
	if n, ok := b.names[id]; ok {
		return n, nil
	}
	if b.names == nil {
		b.names = map[string]string{}
	}
	got, err := b.v.names(ctx, []string{id})
	if err != nil {
		return "", err
	}
	b.names[id] = got[id]
	return got[id], nil
}

// subject fills in what the line is about.
func (b *lineBuilder) subject(ctx context.Context, l *Line) error {
	if b.about == nil {
		b.about, b.grids = map[string]Line{}, map[string]Grid{}
		grids, err := gridTable().list(ctx, b.v.q, "")
		if err != nil {
			return err
		}
		for _, g := range grids {
			b.grids[g.ID] = g
		}
	}
	a, ok := b.about[l.Subject]
	if !ok {
		var err error
		if a, err = b.load(ctx, l.Subject); err != nil {
			return err
		}
		b.about[l.Subject] = a
	}
	l.Noun, l.Number, l.Name, l.NameEN, l.Grid, l.Level = a.Noun, a.Number, a.Name, a.NameEN, a.Grid, a.Level
	return nil
}

func (b *lineBuilder) load(ctx context.Context, subject string) (Line, error) {
	var a Line
	if g, ok := b.grids[subject]; ok { // most lines are about a grid, and those have been read
		a.Noun, a.Name, a.Grid = "grid", g.Name, g.Number
		return a, nil
	}
	if err := b.v.q.queryRow(ctx, "SELECT coalesce((SELECT noun FROM subject WHERE subject = ?), '')", subject).Scan(&a.Noun); err != nil {
		return a, err
	}
	switch a.Noun {
	case "matter":
		m, err := b.v.Matter(ctx, subject)
		if err != nil {
			return a, err
		}
		a.Number, a.Grid, a.Level = m.Number, b.grids[m.Grid].Number, m.Level
	case "site":
		s, err := b.v.Site(ctx, subject)
		if err != nil {
			return a, err
		}
		a.Name, a.NameEN, a.Grid = s.Name, s.NameEN, b.grids[s.Grid].Number
	case "group":
		g, err := b.v.Group(ctx, subject)
		if err != nil {
			return a, err
		}
		a.Name, a.NameEN = g.ZH, g.EN
	case "round":
		r, err := b.v.Round(ctx, subject)
		if err != nil {
			return a, err
		}
		a.Number, a.Name = "", r.Kind
	case "household":
		h, err := b.v.Household(ctx, subject)
		if err != nil {
			return a, err
		}
		a.Name, a.Grid = h.Address().String(), b.grids[h.Grid].Number
	case "slip":
		s, err := b.v.Slip(ctx, subject)
		if err != nil {
			return a, err
		}
		a.Number, a.Grid = s.Number, b.grids[s.Grid].Number
	case "notice":
		n, err := b.v.Notice(ctx, subject)
		if err != nil {
			return a, err
		}
		a.Number = n.Number
	case "tube":
		t, err := b.v.Tube(ctx, subject)
		if err != nil {
			return a, err
		}
		a.Number = t.Number
	case "transfer":
		x, err := b.v.Transfer(ctx, subject)
		if err != nil {
			return a, err
		}
		a.Number = x.Number
	case "hotcall":
		c, err := b.v.HotCall(ctx, subject)
		if err != nil {
			return a, err
		}
		a.Number, a.Grid = c.Number, b.grids[c.Grid].Number
	case "vehicle":
		x, err := b.v.Vehicle(ctx, subject)
		if err != nil {
			return a, err
		}
		a.Number = x.Plate
	case "patient":
		p, err := b.v.Patient(ctx, subject)
		if err != nil {
			return a, err
		}
		a.Number, a.Name, a.Grid = p.Number, p.Name, b.grids[p.Grid].Number
	case "handover":
		h, err := b.v.Handover(ctx, subject)
		if err != nil {
			return a, err
		}
		a.Number = h.Number
	case "sitrep":
		s, err := b.v.Sitrep(ctx, subject)
		if err != nil {
			return a, err
		}
		a.Number = s.Number
	}
	return a, nil
}
