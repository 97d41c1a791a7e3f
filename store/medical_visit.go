package store

import (
	"context"
	"strings"

	"zhiban/store/journal"
)

// MedicalVisit is somebody of the medical team seeing a patient (巡诊).
type MedicalVisit struct {
	Entry       string       `json:"entry"`
	Patient     string       `json:"patient"` // id
	Number      string       `json:"number"`  // of the patient
	Name        string       `json:"name"`
	Grid        string       `json:"grid"`
	Matter      string       `json:"matter"` // number, ""
	Doctor      string       `json:"doctor"`
	Findings    string       `json:"findings"`
	Disposition string       `json:"disposition"`
	At          journal.Time `json:"at"`
	By          string       `json:"by"`
	Back        bool         `json:"back"` // it did not happen
}

type visitAdded struct {
	Matter      string       `json:"matter"`
	Doctor      journal.Text `json:"doctor"`
	Findings    journal.Text `json:"text"`
	Disposition journal.Text `json:"disposition"`
}

type visitBack struct {
	Entry  string       `json:"entry"`
	Reason journal.Text `json:"reason"`
}

// foldVisit keeps the visit and moves the next look at a watched patient.
func foldVisit(f *folder, p *Patient, e Event, d *visitAdded) {
	putVisit(f, MedicalVisit{Entry: e.ID, Patient: e.Subject, Number: p.Number, Name: p.Name, Grid: p.Grid, Matter: d.Matter, Doctor: string(d.Doctor), Findings: string(d.Findings), Disposition: string(d.Disposition), At: e.At, By: e.Officer})
	p.seen(e.At)
}

func (p *Patient) seen(at journal.Time) {
	p.Visited = max(p.Visited, at)
	if p.Watch != nil {
		p.Watch.Last = max(p.Watch.Last, at)
	}
}

// foldVisitBack takes a visit back: the last one that stands counts again.
func foldVisitBack(f *folder, p *Patient, _ Event, d *visitBack) {
	var doc string
	if !f.scan("SELECT doc FROM visit WHERE entry = ? AND subject = ?", []any{d.Entry, p.ID}, &doc) {
		return
	}
	v, err := decodeDoc[MedicalVisit](doc)
	if err != nil {
		f.err = err
		return
	}
	v.Back = true
	putVisit(f, v)
	p.Visited = 0
	f.scan("SELECT coalesce(max(at), 0) FROM visit WHERE subject = ? AND back = 0", []any{p.ID}, &p.Visited)
	if p.Watch != nil {
		p.Watch.Last = p.Visited
	}
}

func putVisit(f *folder, v MedicalVisit) {
	doc, err := encodeDoc(v)
	if err != nil {
		f.err = err
		return
	}
	f.exec("INSERT INTO visit (entry, subject, at, back, doc) VALUES (?, ?, ?, ?, ?) ON CONFLICT (entry) DO UPDATE SET back = excluded.back, doc = excluded.doc", v.Entry, v.Patient, int64(v.At), btoi(v.Back), doc)
}

// AddVisit writes down that somebody saw a patient: what was found and what
// follows. Who is not on the register is entered.
type AddVisit struct {
	PatientAt
	Matter      string // id or number, ""
	Doctor      string
	Findings    string
	Disposition string
}

func (c AddVisit) plan(tx *Tx) error {
	findings, err := required("findings", journal.Text(c.Findings))
	if err != nil {
		return err
	}
	d := &visitAdded{Doctor: journal.Text(strings.TrimSpace(c.Doctor)), Findings: findings, Disposition: journal.Text(strings.TrimSpace(c.Disposition))}
	if c.Matter != "" {
		m, err := tx.Matter(tx.ctx, c.Matter)
		if err != nil {
			return err
		}
		d.Matter = m.Number
		if c.PatientAt == (PatientAt{}) {
			c.PatientAt = PatientAt{Grid: m.Grid, Household: m.Household, Name: m.Person, Phone: m.Phone}
		}
	}
	if c.PatientAt == (PatientAt{}) {
		return invalid("patient", "patient.missing", "")
	}
	p, err := tx.register(c.PatientAt)
	if err != nil {
		return err
	}
	tx.number = firstOf(d.Matter, p.Number)
	return tx.append("visit.add", p.ID, d)
}

// TakeBackVisit counters a visit that did not happen.
type TakeBackVisit struct{ Entry, Reason string }

func (c TakeBackVisit) plan(tx *Tx) error {
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	v, ok, err := tx.visit(tx.ctx, c.Entry)
	switch {
	case err != nil:
		return err
	case !ok:
		return notFound("entry", "visit.unknown", c.Entry)
	case v.Back:
		return refused("entry", "visit.back", "")
	}
	return tx.append("visit.back", v.Patient, &visitBack{Entry: v.Entry, Reason: reason})
}

func (v *View) visit(ctx context.Context, entry string) (MedicalVisit, bool, error) {
	list, err := v.visits(ctx, "WHERE entry = ?", entry)
	if err != nil || len(list) == 0 {
		return MedicalVisit{}, false, err
	}
	return list[0], true, nil
}

func (v *View) visits(ctx context.Context, where string, args ...any) ([]MedicalVisit, error) {
	rows, err := v.q.query(ctx, "SELECT doc FROM visit "+where, args...)
	if err != nil {
		return nil, internal("read.visit", err)
	}
	defer rows.Close()
	var out []MedicalVisit
	for rows.Next() {
		var doc string
		if err := rows.Scan(&doc); err != nil {
			return nil, internal("read.visit", err)
		}
		x, err := decodeDoc[MedicalVisit](doc)
		if err != nil {
			return nil, internal("read.visit", err)
		}
		out = append(out, x)
	}
	return out, internalOrNil("read.visit", rows.Err())
}

// MedicalVisits lists visits, newest first, of one patient or of all. Errors:
// internal.
func (v *View) MedicalVisits(ctx context.Context, patient string, since journal.Time, limit int) ([]MedicalVisit, error) {
	if limit <= 0 {
		limit = 100
	}
	if patient != "" {
		return v.visits(ctx, "WHERE subject = ? AND back = 0 AND at >= ? ORDER BY at DESC, entry LIMIT ?", patient, int64(since), limit)
	}
	return v.visits(ctx, "WHERE back = 0 AND at >= ? ORDER BY at DESC, entry LIMIT ?", int64(since), limit)
}
