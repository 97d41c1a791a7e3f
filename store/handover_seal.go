package store

import (
	"context"
	"encoding/json"
	"fmt"
	"sort"

	"zhiban/store/journal"
)

// SealHandover closes a handover for good. Facts come from
// [Store.HandoverFacts]; Text is the full Chinese report that was signed and
// is reprinted byte for byte for ever.
type SealHandover struct {
	Handover string
	Facts    *Facts
	Text     string
}

type handoverSealed struct {
	FactsSHA string       `json:"facts_sha256"`
	Signed   string       `json:"signed"` // signed note over the heads and the facts
	Unmanned bool         `json:"unmanned"`
	Facts    journal.Text `json:"facts"` // canonical bytes
	Texts    journal.Text `json:"texts"` // the texts behind the commitments in the facts, JSON by field
	Text     journal.Text `json:"text"`  // the signed report
}

func (c SealHandover) plan(tx *Tx) error {
	h, err := openHandover(tx, c.Handover)
	if err != nil {
		return err
	}
	unmanned, err := mayBeSealed(h)
	if err != nil {
		return err
	}
	if c.Facts == nil || c.Facts.Handover.Last != h.Last {
		return &Error{Code: Conflict, Reason: "subject.changed_meanwhile", Arg: h.Number}
	}
	if tx.s.meta.key == nil {
		return refused("key", "open.copied_file", tx.s.keyPath())
	}
	sealed, err := c.Facts.sealed(tx, h.Heads)
	if err != nil {
		return internal("handover.seal", err)
	}
	sealed.Unmanned = unmanned
	sealed.Text = journal.Text(c.Text)
	return tx.append(kindHandoverSeal, h.ID, sealed)
}

// mayBeSealed asks for both signatures, or the shift head's alone when nobody
// came.
func mayBeSealed(h Handover) (unmanned bool, err error) {
	sides := map[string]bool{}
	for _, s := range h.Signed {
		sides[s.Side] = true
	}
	switch {
	case sides["out"] && sides["in"]:
		return false, nil
	case sides["head"]:
		return true, nil
	case len(sides) == 0:
		return false, refused("", "handover.unsigned", h.Number)
	}
	return false, refused("", "handover.one_signature_missing", h.Number)
}

// sealed makes the sealed form of the facts.
func (f *Facts) sealed(tx *Tx, heads []journal.Head) (*handoverSealed, error) {
	raw, texts, err := f.Canonical()
	if err != nil {
		return nil, err
	}
	byField := make([]factText, 0, len(texts))
	for _, v := range texts {
		byField = append(byField, factText{Field: v.Field, Text: v.Text})
	}
	sort.Slice(byField, func(i, j int) bool { return byField[i].Field < byField[j].Field })
	js, err := encodeDoc(byField)
	if err != nil {
		return nil, err
	}
	sha := headCode(raw)
	signed, err := tx.s.meta.key.Sign(journal.Statement{Post: tx.s.meta.post, Heads: heads, Facts: sha})
	if err != nil {
		return nil, err
	}
	return &handoverSealed{FactsSHA: sha, Signed: signed, Facts: journal.Text(raw), Texts: journal.Text(js)}, nil
}

type factText struct {
	Field string `json:"field"`
	Text  string `json:"text"`
}

// Sealed is a sealed report as it was signed.
type Sealed struct {
	Handover  Handover
	Facts     *Facts // with its texts
	FactsJSON []byte // canonical, language-neutral; their SHA-256 is the head code
	HeadCode  string
	Text      string // the signed Chinese report
}

// SealedReport reads what was sealed. Errors: refused (not sealed), not_found,
// internal.
func (v *View) SealedReport(ctx context.Context, ref string) (Sealed, error) {
	h, err := v.Handover(ctx, ref)
	if err != nil {
		return Sealed{}, err
	}
	if h.State != HandoverSealed {
		return Sealed{}, refused("handover", "handover.not_sealed", h.Number)
	}
	vals := map[string]string{}
	rows, err := v.q.query(ctx, "SELECT field, text FROM value WHERE entry = ?", h.SealEntry)
	if err != nil {
		return Sealed{}, internal("read.seal", err)
	}
	defer rows.Close()
	for rows.Next() {
		var field, text string
		if err := rows.Scan(&field, &text); err != nil {
			return Sealed{}, internal("read.seal", err)
		}
		vals[field] = text
	}
	if err := rows.Err(); err != nil {
		return Sealed{}, internal("read.seal", err)
	}
	out := Sealed{Handover: h, FactsJSON: []byte(vals["facts"]), HeadCode: h.Facts, Text: vals["text"]}
	out.Facts, err = openFacts(vals["facts"], vals["texts"])
	return out, internalOrNil("read.seal", err)
}

func openFacts(raw, texts string) (*Facts, error) {
	var list []factText
	if err := json.Unmarshal([]byte(texts), &list); err != nil {
		return nil, fmt.Errorf("texts of the facts: %w", err)
	}
	by := map[string]string{}
	for _, t := range list {
		by[t.Field] = t.Text
	}
	f := new(Facts)
	err := journal.Open([]byte(raw), f, func(field string) (string, bool) { t, ok := by[field]; return t, ok })
	return f, err
}

// AddAddendum writes what came up after the seal; it is numbered, sealed and
// quotes the head code.
type AddAddendum struct {
	Handover string
	Text     string
}

type handoverAddendum struct {
	No     int          `json:"no"`
	Facts  string       `json:"facts_sha256"`
	Signed string       `json:"signed"`
	Text   journal.Text `json:"text"`
}

func (c AddAddendum) plan(tx *Tx) error {
	h, err := tx.Handover(tx.ctx, c.Handover)
	if err != nil {
		return err
	}
	if h.State != HandoverSealed {
		return refused("handover", "handover.not_sealed", h.Number)
	}
	text, err := required("text", journal.Text(c.Text))
	if err != nil {
		return err
	}
	heads, err := tx.Heads(tx.ctx)
	if err != nil {
		return err
	}
	if tx.s.meta.key == nil {
		return refused("key", "open.copied_file", tx.s.keyPath())
	}
	signed, err := tx.s.meta.key.Sign(journal.Statement{Post: tx.s.meta.post, Heads: heads, Facts: h.Facts})
	if err != nil {
		return internal("handover.seal", err)
	}
	tx.number = fmt.Sprintf("%s 补%d", h.Number, len(h.Addenda)+1)
	return tx.append("handover.addendum", h.ID, &handoverAddendum{No: len(h.Addenda) + 1, Facts: h.Facts, Signed: signed, Text: text})
}
