package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"zhiban/store/journal"
)

// AllStreams shows human and system lines together.
const AllStreams Stream = "all"

// Line is a journal entry as people read it. Code and arguments are worded by
// whoever shows it; typed text stays as typed.
type Line struct {
	ID       string            `json:"id"`
	Station  string            `json:"station"`
	Seq      int64             `json:"seq"`
	At       journal.Time      `json:"at"`
	Recorded journal.Time      `json:"recorded"`
	By       string            `json:"by"` // subject id of the officer
	ByName   string            `json:"by_name"`
	Kind     string            `json:"kind"`
	Stream   Stream            `json:"stream"`
	Subject  string            `json:"subject"`
	Noun     string            `json:"noun"` // of the subject: matter, grid, site, group, post …
	Number   string            `json:"number"`
	Name     string            `json:"name"` // of the grid, site or group it is about
	NameEN   string            `json:"name_en"`
	Grid     int               `json:"grid"` // number, 0: none
	Level    string            `json:"level"`
	Person   string            `json:"person"` // name of whom the entry is about (signed in, posted, verifier)
	Data     json.RawMessage   `json:"data"`   // codes, ids, numbers; texts as commitments
	Texts    map[string]string `json:"texts"`  // by field
	Struck   *Strike           `json:"struck"`
	Corrects string            `json:"corrects"` // the struck entry that this one puts right
	Place    Place             `json:"-"`
	Changes  []FieldChange     `json:"changes,omitempty"` // what an amendment changed, in both values
}

// FieldChange is one value before and after: level and type as slugs of the
// plan, grid as its number, household as typed ("" before: not recorded there).
type FieldChange struct {
	What string `json:"what"`
	From string `json:"from"`
	To   string `json:"to"`
}

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

// Text is the main text of the line.
func (l Line) Text() string {
	if who := l.Texts["who"]; who != "" {
		return strings.TrimSpace(who + " " + l.Texts["reason"])
	}
	for _, f := range []string{"text", "reason", "to", "name"} {
		if l.Texts[f] != "" {
			return l.Texts[f]
		}
	}
	return ""
}

// BackDated tells how long after the event the entry was recorded.
func (l Line) BackDated() time.Duration { return l.Recorded.Sub(l.At) }

// LineFilter says which lines to list; the zero value is the human stream from
// its start.
type LineFilter struct {
	Since, Until  time.Time  // recorded in this stretch
	Before, After Place      // pages: what lies before or after a line, without it
	Words         [][]string // found by the search index: of every group one word or more
	Officer       string     // person id: who wrote it
	Struck        bool       // struck ones only
	Late          bool       // only those flagged as written down late
	Grid          string     // id: lines about the grid or a matter in it
	Kind          string     // kind or its first part ("matter")
	Stream        Stream     // "" means Human
	Also          []string   // kinds that are shown beside the stream
	Grep          string
	Subject       string
	Entry         string         // one entry by its id
	Entries       []string       // entries by their ids
	From, To      []journal.Head // after From, up to To
	Newest        bool           // the last ones, newest first
	Limit         int            // 0 means 100
}

// Lines lists journal lines in post order, or the newest first.
func (v *View) Lines(ctx context.Context, f LineFilter) ([]Line, error) {
	where, args, err := f.where(ctx, v)
	if err != nil {
		return nil, err
	}
	if len(f.Words) > 0 {
		return v.foundLines(ctx, f, where, args)
	}
	order := f.order()
	if f.Limit <= 0 {
		f.Limit = 100
	}
	page := f.Limit
	if f.Grep != "" {
		page = 1 << 30 // matched below, on the worded line
	}
	b := &lineBuilder{v: v, f: f}
	err = entriesWhere(ctx, v.q, where+order+" LIMIT ?", append(args, page), func(e journal.Entry, values []journal.Value) error {
		if len(b.out) >= f.Limit {
			return errEnough
		}
		return b.add(ctx, e, values)
	})
	if err != nil && !errors.Is(err, errEnough) {
		return nil, internal("read.journal", err)
	}
	return b.out, b.strikes(ctx)
}

// order is the order of the journal. Struck lines are few: they are looked up
// one by one and sorted, the plus sign keeps SQLite from walking the whole
// journal for them.
func (f LineFilter) order() string {
	hlc := "hlc"
	if f.Struck {
		hlc = "+hlc"
	}
	if f.Newest {
		return " ORDER BY " + hlc + " DESC, station DESC, seq DESC"
	}
	return " ORDER BY " + hlc + ", station, seq"
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

func (f LineFilter) where(ctx context.Context, v *View) (string, []any, error) {
	parts, args := []string{}, []any{}
	add := func(s string, a ...any) { parts, args = append(parts, s), append(args, a...) }
	if !f.Since.IsZero() {
		add("hlc >= ?", int64(journal.At(f.Since))<<16)
	}
	if !f.Until.IsZero() {
		add("hlc < ?", int64(journal.At(f.Until))<<16)
	}
	if f.Subject != "" {
		add("subject = ?", f.Subject)
	}
	if f.Entry != "" {
		add("id = ?", f.Entry)
	}
	if f.Kind != "" {
		add("(kind = ? OR kind LIKE ? || '.%')", f.Kind, f.Kind)
	}
	switch in := "kind " + map[bool]string{true: "NOT "}[f.Stream == System] + "IN (" + humanKinds() + ")"; {
	case f.Stream == AllStreams:
	case len(f.Also) > 0:
		add("("+in+" OR kind IN (SELECT value FROM json_each(?)))", jsonList(f.Also))
	default:
		add(in)
	}
	if len(f.To) > 0 {
		w, a := headsWhere(f.To)
		add(w, a...)
	}
	if len(f.From) > 0 {
		w, a := headsWhere(f.From)
		add("NOT "+w, a...)
	}
	if err := f.pageWhere(ctx, v, add); err != nil {
		return "", nil, err
	}
	if len(parts) == 0 {
		return "", args, nil
	}
	return "WHERE " + strings.Join(parts, " AND "), args, nil
}

// humanKinds is a list of constants from the registry, not of user input.
func humanKinds() string { return "'" + strings.Join(kinds().human, "', '") + "'" }

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
	case "vehicle":
		x, err := b.v.Vehicle(ctx, subject)
		if err != nil {
			return a, err
		}
		a.Number = x.Plate
	case "handover":
		h, err := b.v.Handover(ctx, subject)
		if err != nil {
			return a, err
		}
		a.Number = h.Number
	}
	return a, nil
}
