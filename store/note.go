package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"zhiban/store/journal"
)

// Bases of a figure: how far the number can be trusted.
func bases() []string { return []string{"exact", "near", "over", "assumed"} }

// Figure is a key figure in a note: what, how many, of what, how sure.
type Figure struct {
	Slug   string       `json:"slug"` // of the plan's figures, or ""
	What   string       `json:"what"`
	Number int64        `json:"number"`
	Unit   string       `json:"unit"`
	Basis  string       `json:"basis"` // exact, near, over, assumed
	At     journal.Time `json:"at"`
	Entry  string       `json:"entry"`
}

type noteAdded struct {
	Text     journal.Text `json:"text"`
	Figures  []noteFigure `json:"figures"`
	Corrects string       `json:"corrects,omitempty"` // the struck entry that it puts right
}

type noteFigure struct {
	Slug   string       `json:"slug"`
	What   journal.Text `json:"what"`
	Number int64        `json:"number"`
	Unit   journal.Text `json:"unit"`
	Basis  string       `json:"basis"`
}

func noteKinds() []kind {
	return []kind{
		kindOf("note.add", kindOptions{Stream: Human, Noun: "note", Commutes: true, Counter: "journal.strike"}, foldNote),
	}
}

func foldNote(f *folder, e Event, p *noteAdded) {
	for i, g := range p.Figures {
		doc, err := encodeDoc(Figure{Slug: g.Slug, What: string(g.What), Number: g.Number, Unit: string(g.Unit), Basis: g.Basis, At: e.At, Entry: e.ID})
		if err != nil {
			f.err = err
			return
		}
		f.exec("INSERT INTO figure (subject, entry, idx, slug, doc) VALUES (?, ?, ?, ?, ?)", e.Subject, e.ID, i, g.Slug, doc)
	}
	if gridTable().update(f, e.Subject, func(g *Grid) { g.LastWord = max(g.LastWord, e.At) }) {
		return // a subject is one noun
	}
	matterTable().update(f, e.Subject, func(m *Matter) { m.LastAt, m.LastText, m.LastEntry = max(m.LastAt, e.At), string(p.Text), e.ID })
}

// WriteNote writes a line into the journal, about a subject or about the post.
type WriteNote struct {
	Text    string
	Subject string // id of a grid, site, group, matter …; "" is the post
	Figures []Figure

	corrects string // of CorrectEntry
}

func (c WriteNote) plan(tx *Tx) error {
	text, err := required("text", journal.Text(c.Text))
	if err != nil {
		return err
	}
	subject := firstOf(c.Subject, tx.s.meta.subject)
	row, err := tx.subject(subject)
	if err != nil {
		return err
	}
	if row.noun == "" {
		return notFound("subject", "subject.unknown", subject)
	}
	if row.noun == "matter" {
		m, err := tx.Matter(tx.ctx, subject)
		if err != nil {
			return err
		}
		tx.number = m.Number
	}
	n := &noteAdded{Text: text, Corrects: c.corrects}
	for _, f := range c.Figures {
		if !slices.Contains(bases(), f.Basis) {
			return invalid("basis", "figure.basis", f.Basis)
		}
		if f.What == "" {
			return invalid("what", "text.empty", "")
		}
		n.Figures = append(n.Figures, noteFigure{Slug: f.Slug, What: journal.Text(f.What), Number: f.Number, Unit: journal.Text(f.Unit), Basis: f.Basis})
	}
	if c.corrects == "" { // the same words are right elsewhere
		if err := tx.duplicate("note.add", subject, string(text)); err != nil {
			return err
		}
	}
	return tx.append("note.add", subject, n)
}

// duplicateWithin is how close the same words by the same officer count as a
// slip of the hand (DOMAIN §3 rule 5).
const duplicateWithin = 60 * time.Second

// duplicate refuses a note or a new matter with the same officer, place and
// text as a moment ago, unless it is repeated on purpose. Drills are exempt.
func (tx *Tx) duplicate(kind, place, text string) error {
	if tx.again || tx.Drill() {
		return nil
	}
	since := int64(tx.recorded.Add(-duplicateWithin)) << 16
	if kind == "note.add" { // its place is its subject, and of one subject there is an index
		var again bool
		err := tx.q.queryRow(tx.ctx, `SELECT EXISTS (SELECT 1 FROM journal j JOIN value v ON v.entry = j.id AND v.field = 'text'
			WHERE j.subject = ? AND j.hlc >= ? AND j.kind = ? AND j.officer = ? AND v.text = ?)`, place, since, kind, tx.by, text).Scan(&again)
		if err != nil {
			return internal("read.duplicate", err)
		}
		if again {
			return refused("text", "note.duplicate", "")
		}
		return nil
	}
	rows, err := tx.q.query(tx.ctx, `SELECT j.body FROM journal j JOIN value v ON v.entry = j.id AND v.field = 'text'
		WHERE j.hlc >= ? AND j.kind = ? AND j.officer = ? AND v.text = ?`, since, kind, tx.by, text)
	if err != nil {
		return internal("read.duplicate", err)
	}
	defer rows.Close()
	for rows.Next() {
		var raw []byte
		var body struct {
			Data struct {
				Grid string `json:"grid"`
			} `json:"data"`
		}
		if err := rows.Scan(&raw); err != nil {
			return internal("read.duplicate", err)
		}
		if err := json.Unmarshal(raw, &body); err != nil {
			return internal("read.duplicate", err)
		}
		if body.Data.Grid == place {
			return refused("text", "note.duplicate", "")
		}
	}
	return internalOrNil("read.duplicate", rows.Err())
}

// Figures lists the key figures noted after one set of heads up to another, in
// post order, without those of struck notes. Empty to means up to now.
func (v *View) Figures(ctx context.Context, from, to []journal.Head) ([]Figure, error) {
	where, args := "1", []any{}
	if len(to) > 0 {
		where, args = headsWhere(to)
	}
	if len(from) > 0 {
		w, a := headsWhere(from)
		where, args = where+" AND NOT "+w, append(args, a...)
	}
	rows, err := v.q.query(ctx, fmt.Sprintf(`SELECT f.doc FROM figure f JOIN journal j ON j.id = f.entry
		WHERE %s AND NOT EXISTS (SELECT 1 FROM strike s WHERE s.entry = f.entry) ORDER BY j.hlc, j.station, j.seq, f.idx`, where), args...)
	if err != nil {
		return nil, internal("read.figures", err)
	}
	defer rows.Close()
	var out []Figure
	for rows.Next() {
		var doc string
		var f Figure
		if err := rows.Scan(&doc); err != nil {
			return nil, internal("read.figures", err)
		}
		if err := json.Unmarshal([]byte(doc), &f); err != nil {
			return nil, internal("read.figures", err)
		}
		out = append(out, f)
	}
	return out, internalOrNil("read.figures", rows.Err())
}
