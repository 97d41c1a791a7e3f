package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sort"

	"zhiban/store/journal"
)

// SitFactsFormat names the form of the sealed facts of a situation report.
const SitFactsFormat = "zhiban-sitrep/1"

// SitFacts are what a situation report says, without words of any language.
// Their canonical bytes are what is sealed, as with [Facts].
type SitFacts struct {
	Format     string         `json:"format"`
	Post       string         `json:"post"`
	PostName   journal.Text   `json:"post_name" reader:"open"`
	Drill      bool           `json:"drill"`
	Zone       string         `json:"zone"`
	Report     FactSit        `json:"report"`
	Snapshot   SitSnapshot    `json:"snapshot"` // events and needs: those that are told
	Weather    journal.Text   `json:"weather" reader:"above"`
	Assessment journal.Text   `json:"assessment" reader:"above"`
	Actions    []SitAction    `json:"actions"`
	Dropped    int            `json:"dropped"` // proposed events that somebody left out
	Signed     *FactSitSign   `json:"signed"`  // nil while it is a draft
	Heads      []journal.Head `json:"heads"`

	salt string
}

// FactSit is the head of a situation report.
type FactSit struct {
	Number   string       `json:"number"`
	Kind     string       `json:"kind"`
	No       int          `json:"no"`
	CutOff   journal.Time `json:"cutoff"`
	Opening  journal.Time `json:"opening"`
	Entries  int64        `json:"entries"` // of the journal in the period
	Previous string       `json:"previous"`
	PrevCode string       `json:"previous_code"`
	Last     string       `json:"last"` // last entry about this report that went in
}

// FactSitSign is who answers for the report.
type FactSitSign struct {
	Person FactRef      `json:"person"`
	How    string       `json:"how"`
	At     journal.Time `json:"at"`
	NoHead bool         `json:"no_head,omitempty"`
}

// Canonical encodes the facts as they are sealed.
func (f *SitFacts) Canonical() (raw []byte, texts []journal.Value, err error) {
	return journal.Commit(f, func(field string) ([16]byte, error) {
		sum := derive(f.salt, "facts/"+field)
		return [16]byte(sum[:16]), nil
	})
}

// HeadCode is the SHA-256 of the canonical bytes in hex.
func (f *SitFacts) HeadCode() (string, error) {
	raw, _, err := f.Canonical()
	if err != nil {
		return "", fmt.Errorf("head code of %s: %w", f.Report.Number, err)
	}
	return headCode(raw), nil
}

// SitFacts collects what a situation report says: what the record said at the
// cut-off, and what whoever drafts made of it. sign is who signs, nil for a
// draft. Errors: not_found, internal.
func (v *View) SitFacts(ctx context.Context, ref string, sign *FactSitSign) (*SitFacts, error) {
	s, err := v.Sitrep(ctx, ref)
	if err != nil {
		return nil, err
	}
	post, err := v.Post(ctx)
	if err != nil {
		return nil, err
	}
	f := &SitFacts{Format: SitFactsFormat, Post: post.Post, PostName: journal.Text(post.Name), Drill: post.Drill, Zone: post.Zone, salt: s.Salt,
		Report:   FactSit{Number: s.Number, Kind: s.Kind, No: s.No, CutOff: s.CutOff, Opening: s.Opening, Last: s.Last},
		Snapshot: s.Snapshot, Weather: journal.Text(s.Weather), Assessment: journal.Text(s.Assessment), Heads: s.Heads, Signed: sign}
	from := map[string]int64{}
	for _, h := range s.From {
		from[h.Station] = h.Seq
	}
	for _, h := range s.Heads {
		f.Report.Entries += h.Seq - from[h.Station]
	}
	if s.Previous != "" {
		prev, err := v.Sitrep(ctx, s.Previous)
		if err != nil {
			return nil, err
		}
		f.Report.Previous, f.Report.PrevCode = prev.Number, prev.Facts
	}
	f.Snapshot.Events = slices.DeleteFunc(slices.Clone(s.Snapshot.Events), func(e SitEvent) bool { return e.Out })
	f.Dropped = len(s.Snapshot.Events) - len(f.Snapshot.Events)
	f.Snapshot.Needs = slices.DeleteFunc(slices.Clone(s.Snapshot.Needs), func(n SitNeed) bool { return !n.Taken })
	f.Actions = slices.DeleteFunc(slices.Clone(s.Actions), func(a SitAction) bool { return a.Out })
	return f, nil
}

// IssueSitrep signs and issues a draft for good. Facts come from
// [View.SitFacts] with the signature in them; Text is the Chinese report that
// is kept word for word.
type IssueSitrep struct {
	ID    string
	Facts *SitFacts
	Text  string
	How   string // "" or none, pin, paper, drill
	Proof PINProof
}

func (c IssueSitrep) plan(tx *Tx) error {
	s, err := draftSitrep(tx, c.ID)
	if err != nil {
		return err
	}
	sign := SignHandover{How: c.How, Proof: c.Proof}
	if err := sign.how(tx); err != nil {
		return err
	}
	noHead, err := tx.maySignSitrep(tx.ctx, tx.by)
	if err != nil {
		return err
	}
	f := c.Facts
	switch {
	case f == nil || f.Report.Last != s.Last:
		return &Error{Code: Conflict, Reason: "subject.changed_meanwhile", Arg: s.Number}
	case f.Signed == nil || f.Signed.Person.ID != tx.by || f.Signed.How != sign.How || f.Signed.NoHead != noHead:
		return &Error{Code: Conflict, Reason: "subject.changed_meanwhile", Arg: s.Number}
	case tx.s.meta.key == nil:
		return refused("key", "open.copied_file", tx.s.keyPath())
	}
	raw, texts, err := f.Canonical()
	if err != nil {
		return internal("sitrep.issue", err)
	}
	js, err := encodeTexts(texts)
	if err != nil {
		return internal("sitrep.issue", err)
	}
	sha := headCode(raw)
	signed, err := tx.s.meta.key.Sign(journal.Statement{Post: tx.s.meta.post, Heads: s.Heads, Facts: sha})
	if err != nil {
		return internal("sitrep.issue", err)
	}
	return tx.append(kindSitrepIssue, s.ID, &sitrepIssued{FactsSHA: sha, Signed: signed, How: sign.How, NoHead: noHead, Facts: journal.Text(raw), Texts: journal.Text(js), Text: journal.Text(c.Text)})
}

// SitSigner says how a person's signature under a situation report will be
// given, for the facts that are laid out before it. Errors: refused (somebody
// else has to sign), not_found, internal.
func (v *View) SitSigner(ctx context.Context, by, how string) (*FactSitSign, error) {
	noHead, err := v.maySignSitrep(ctx, by)
	if err != nil {
		return nil, err
	}
	p, err := v.Person(ctx, by)
	if err != nil {
		return nil, err
	}
	has, err := v.HasPIN(ctx, by)
	if err != nil {
		return nil, err
	}
	out := &FactSitSign{Person: FactRef{ID: by, Name: journal.Text(p.Name)}, How: firstOf(how, "none"), At: v.nowMS(), NoHead: noHead}
	switch {
	case v.Drill():
		out.How = "drill"
	case has && out.How == "none":
		out.How = "pin"
	}
	return out, nil
}

// maySignSitrep: the shift head, the leader on call or whoever answers for the
// post now; of a shift without a head anybody, and the report says so.
func (v *View) maySignSitrep(ctx context.Context, by string) (noHead bool, err error) {
	shift, err := v.CurrentShift(ctx)
	if err != nil {
		return false, err
	}
	heads := shift.Heads()
	if len(heads) == 0 {
		return true, nil
	}
	if slices.Contains(heads, by) {
		return false, nil
	}
	resp, err := v.Responsible(ctx)
	if err != nil || resp == by {
		return false, err
	}
	p, err := v.Person(ctx, heads[0])
	if err != nil {
		return false, err
	}
	return false, refused("by", "sitrep.not_head", p.Name)
}

func encodeTexts(texts []journal.Value) (string, error) {
	list := make([]factText, 0, len(texts))
	for _, v := range texts {
		list = append(list, factText{Field: v.Field, Text: v.Text})
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Field < list[j].Field })
	return encodeDoc(list)
}

// IssuedSitrep is a situation report as it was issued.
type IssuedSitrep struct {
	Sitrep    Sitrep
	Facts     *SitFacts
	FactsJSON []byte
	Text      string // the signed Chinese report
}

// IssuedSitrep reads what was issued. Errors: refused (not issued), not_found,
// internal.
func (v *View) IssuedSitrep(ctx context.Context, ref string) (IssuedSitrep, error) {
	s, err := v.Sitrep(ctx, ref)
	if err != nil {
		return IssuedSitrep{}, err
	}
	if s.State != SitIssued {
		return IssuedSitrep{}, refused("sitrep", "sitrep.not_issued", s.Number)
	}
	vals, err := v.valuesOfEntry(ctx, s.IssueEntry)
	if err != nil {
		return IssuedSitrep{}, internal("read.seal", err)
	}
	var list []factText
	if err := json.Unmarshal([]byte(vals["texts"]), &list); err != nil {
		return IssuedSitrep{}, internal("read.seal", err)
	}
	by := map[string]string{}
	for _, t := range list {
		by[t.Field] = t.Text
	}
	out := IssuedSitrep{Sitrep: s, Facts: new(SitFacts), FactsJSON: []byte(vals["facts"]), Text: vals["text"]}
	err = journal.Open(out.FactsJSON, out.Facts, func(field string) (string, bool) { t, ok := by[field]; return t, ok })
	return out, internalOrNil("read.seal", err)
}

func (v *View) valuesOfEntry(ctx context.Context, entry string) (map[string]string, error) {
	rows, err := v.q.query(ctx, "SELECT field, text FROM value WHERE entry = ?", entry)
	if err != nil {
		return nil, fmt.Errorf("read values: %w", err)
	}
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var field, text string
		if err := rows.Scan(&field, &text); err != nil {
			return nil, fmt.Errorf("read values: %w", err)
		}
		out[field] = text
	}
	return out, rows.Err()
}
