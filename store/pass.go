package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"zhiban/store/journal"
)

// Pass is one line of a gate's pass log (过): who went through, which way, why.
type Pass struct {
	Entry  string       `json:"entry"`
	Site   string       `json:"site"`
	Who    string       `json:"who"` // plate or name, as typed
	Reason string       `json:"reason"`
	In     bool         `json:"in"`
	At     journal.Time `json:"at"`
	By     string       `json:"by"`     // officer
	Struck *Strike      `json:"struck"` // shown crossed out, counted nowhere
}

type sitePassed struct {
	Who    journal.Text `json:"who"`
	Reason journal.Text `json:"reason"`
	In     bool         `json:"in"`
}

func passKinds() []kind {
	o := kindOptions{Stream: System, Noun: "site", Counter: kindStrike, Commutes: true}
	return []kind{kindOf("site.pass", o, foldPass)}
}

func foldPass(f *folder, e Event, p *sitePassed) {
	doc, err := encodeDoc(Pass{Entry: e.ID, Site: e.Subject, Who: string(p.Who), Reason: string(p.Reason), In: p.In, At: e.At, By: e.Officer})
	if err != nil {
		f.err = err
		return
	}
	f.exec("INSERT INTO pass (subject, entry, who, at, inward, doc) VALUES (?, ?, ?, ?, ?, ?)", e.Subject, e.ID, passKey(string(p.Who)), int64(e.At), btoi(p.In), doc)
	// somebody stands there who writes down who comes: a sign of life
	siteTable().update(f, e.Subject, func(s *Site) { s.LastCheckin = max(s.LastCheckin, e.At) })
}

// passKey is how one plate or name is found again however it was typed:
// «粤J·12345» is «粤j12345».
func passKey(who string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" ·•.-－", r) {
			return -1
		}
		return r
	}, foldText(who))
}

// RecordPass writes down that somebody went through a gate. Passes come fast
// and alike, so the rule against duplicates is not asked.
type RecordPass struct {
	Site   string // id, key or name
	Who    string // plate or name, as typed
	Reason string
	In     bool
}

func (c RecordPass) plan(tx *Tx) error {
	s, err := tx.Site(tx.ctx, c.Site)
	if err != nil {
		return err
	}
	who, err := required("who", journal.Text(c.Who))
	if err != nil {
		return err
	}
	return tx.append("site.pass", s.ID, &sitePassed{Who: who, Reason: journal.Text(strings.TrimSpace(c.Reason)), In: c.In})
}

// PassFilter says which passes to list; the zero value is all of them.
type PassFilter struct {
	Site  string // id, key or name
	Who   string // plate or name, however typed
	Since time.Time
	Limit int // 0 means 100
}

func (f PassFilter) where(ctx context.Context, v *View) (string, []any, error) {
	parts, args := []string{"1"}, []any{}
	if f.Site != "" {
		s, err := v.Site(ctx, f.Site)
		if err != nil {
			return "", nil, err
		}
		parts, args = append(parts, "p.subject = ?"), append(args, s.ID)
	}
	if f.Who != "" {
		parts, args = append(parts, "p.who = ?"), append(args, passKey(f.Who))
	}
	if !f.Since.IsZero() {
		parts, args = append(parts, "p.at >= ?"), append(args, int64(journal.At(f.Since)))
	}
	return strings.Join(parts, " AND "), args, nil
}

// Passes lists the pass log, newest first, struck ones too. Errors: not_found
// (the site), internal.
func (v *View) Passes(ctx context.Context, f PassFilter) ([]Pass, error) {
	where, args, err := f.where(ctx, v)
	if err != nil {
		return nil, err
	}
	if f.Limit <= 0 {
		f.Limit = 100
	}
	rows, err := v.q.query(ctx, fmt.Sprintf(`SELECT p.doc, coalesce((SELECT s.doc FROM strike s WHERE s.entry = p.entry), '')
		FROM pass p JOIN journal j ON j.id = p.entry WHERE %s ORDER BY p.at DESC, j.hlc DESC, j.station, j.seq DESC LIMIT ?`, where), append(args, f.Limit)...)
	if err != nil {
		return nil, internal("read.pass", err)
	}
	defer rows.Close()
	var out []Pass
	for rows.Next() {
		var doc, strike string
		var p Pass
		if err := rows.Scan(&doc, &strike); err != nil {
			return nil, internal("read.pass", err)
		}
		if err := json.Unmarshal([]byte(doc), &p); err != nil {
			return nil, internal("read.pass", err)
		}
		if strike != "" {
			p.Struck = new(Strike)
			if err := json.Unmarshal([]byte(strike), p.Struck); err != nil {
				return nil, internal("read.pass", err)
			}
		}
		out = append(out, p)
	}
	return out, internalOrNil("read.pass", rows.Err())
}

// CountPasses counts the passes each way, without struck ones. Errors:
// not_found (the site), internal.
func (v *View) CountPasses(ctx context.Context, f PassFilter) (in, out int, err error) {
	where, args, err := f.where(ctx, v)
	if err != nil {
		return 0, 0, err
	}
	// what was struck is little beside all that passed: counted on its own
	err = v.q.queryRow(ctx, fmt.Sprintf(`SELECT coalesce(sum(a.i), 0), coalesce(sum(a.o), 0) FROM (
		SELECT sum(p.inward) AS i, sum(1 - p.inward) AS o FROM pass p WHERE %[1]s
		UNION ALL SELECT -sum(p.inward), -sum(1 - p.inward) FROM strike s CROSS JOIN pass p ON p.entry = s.entry WHERE %[1]s) a`, where),
		append(args, args...)...).Scan(&in, &out)
	return in, out, internalOrNil("read.pass", err)
}

// KnownPass is somebody who has passed before, as they were written last.
type KnownPass struct {
	Who    string       `json:"who"`
	Reason string       `json:"reason"`
	In     bool         `json:"in"` // which way they went last
	At     journal.Time `json:"at"`
	Site   string       `json:"site"`
}

// KnownPasses lists who has passed before and is written with the prefix, each
// once with the last reason, the latest first; so a second pass needs a few
// characters only. limit 0 means 10. Errors: internal.
func (v *View) KnownPasses(ctx context.Context, prefix string, limit int) ([]KnownPass, error) {
	if limit <= 0 {
		limit = 10
	}
	from := passKey(prefix)
	rows, err := v.q.query(ctx, `SELECT p.doc FROM (
			SELECT who, max(at) AS last FROM pass x
			WHERE who >= ?1 AND who < ?1 || char(1114111) AND NOT EXISTS (SELECT 1 FROM strike s WHERE s.entry = x.entry)
			GROUP BY who ORDER BY last DESC, who LIMIT ?2) k
		JOIN pass p ON p.entry = (SELECT y.entry FROM pass y JOIN journal j ON j.id = y.entry WHERE y.who = k.who AND y.at = k.last
			AND NOT EXISTS (SELECT 1 FROM strike s WHERE s.entry = y.entry) ORDER BY j.hlc DESC, j.station, j.seq DESC LIMIT 1)
		ORDER BY k.last DESC, k.who`, from, limit)
	if err != nil {
		return nil, internal("read.pass", err)
	}
	defer rows.Close()
	var out []KnownPass
	for rows.Next() {
		var doc string
		var k KnownPass
		if err := rows.Scan(&doc); err != nil {
			return nil, internal("read.pass", err)
		}
		if err := json.Unmarshal([]byte(doc), &k); err != nil {
			return nil, internal("read.pass", err)
		}
		out = append(out, k)
	}
	return out, internalOrNil("read.pass", rows.Err())
}
