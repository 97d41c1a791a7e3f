package store

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"

	"zhiban/store/journal"
)

// Damage is one thing that verify found. Code is a slug of the catalogue.
type Damage struct {
	Code     string       `json:"code"`
	Station  string       `json:"station"`
	Seq      int64        `json:"seq"` // 0: not about one entry
	At       journal.Time `json:"at"`
	Recorded journal.Time `json:"recorded"`
	Detail   string       `json:"detail"`
}

// ChainReport says how far one station's chain is right.
type ChainReport struct {
	Station   string `json:"station"`
	Entries   int64  `json:"entries"`
	Good      int64  `json:"good"`      // entries 1..Good link without a fault
	Certified int64  `json:"certified"` // of these, entries 1..Certified are covered by a signed head or seal
	Head      string `json:"head"`      // hash of entry Good, hex
}

// Verification is the result of [Store.Verify].
type Verification struct {
	Chains []ChainReport `json:"chains"`
	Gaps   []Gap         `json:"gaps"`   // declared by a station that went on from a copy: no damage
	Damage []Damage      `json:"damage"` // the first one of each chain first
	State  *Difference   `json:"state"`  // first row in which live state and journal differ
	Seals  int           `json:"seals"`  // sealed reports whose signature and heads are right
	Files  FilesReport   `json:"files"`  // contents of attachments
}

// OK reports whether nothing is wrong.
func (v Verification) OK() bool { return len(v.Damage) == 0 && v.State == nil }

// verifier walks the journal once.
type verifier struct {
	s      *Store
	out    *Verification
	chains map[string]*chainState
	order  []string
	seals  []sealFound
	public map[string]string // verifier keys by station letter, from the journal itself
	purged map[string]bool   // «entry field» of what purges erased
}

type chainState struct {
	rep    ChainReport
	prev   journal.Hash
	broken bool
	next   int64
	hashes map[int64]string // at the places that seals and heads speak of
}

type sealFound struct {
	station string
	seq     int64
	signed  string
	facts   string
}

// Verify checks the record: every chain, the stored bytes against the
// columns, the values against their commitments, seals, the signed head
// beside the file, SQLite's own structure, and that the state is what the
// journal says. It changes nothing. Errors: internal (it could not look).
func (s *Store) Verify(ctx context.Context) (Verification, error) {
	var out Verification
	v := &verifier{s: s, out: &out, chains: map[string]*chainState{}, public: map[string]string{}}
	// read before the journal: others may write on, and a head that is newer
	// than what was walked would look like a cut tail
	head, headErr := s.readHead()
	var err error
	if v.purged, err = purgedFields(ctx, s.reader); err != nil { // the walk names the entry
		v.purged = nil
	}
	if err := v.walk(ctx); err != nil {
		return out, err
	}
	v.orphans(ctx)
	v.checkSeals(ctx)
	v.checkHeadFile(head, headErr)
	v.structure(ctx)
	for _, st := range v.order {
		out.Chains = append(out.Chains, v.chains[st].rep)
	}
	if slices.ContainsFunc(out.Damage, func(d Damage) bool { return !oneOf(d.Code, "verify.no_head", "verify.head_damaged") }) {
		return out, nil // what the state should be cannot be said from a damaged journal
	}
	diff, err := s.CheckState(ctx)
	if err != nil {
		v.damage("verify.state_unreadable", "", 0, err.Error())
		return out, nil
	}
	out.State = diff
	v.files(ctx)
	return out, nil
}

func (v *verifier) damage(code, station string, seq int64, detail string) {
	v.out.Damage = append(v.out.Damage, Damage{Code: code, Station: station, Seq: seq, Detail: detail})
}

func (v *verifier) damageAt(code string, r journalRow, detail string) {
	v.out.Damage = append(v.out.Damage, Damage{Code: code, Station: r.Station, Seq: r.Seq, At: r.At, Recorded: r.Recorded, Detail: detail})
}

// journalRow is a row as it stands, columns and bytes, neither trusted.
type journalRow struct {
	journal.Entry
	hash, prev []byte
	zone       int
}

const verifyColumns = "station, seq, id, hlc, at, recorded, zone, officer, kind, version, subject, base, body, prev, hash"

func (r *journalRow) columns() []any {
	return []any{&r.Station, &r.Seq, &r.ID, &r.HLC, &r.At, &r.Recorded, &r.zone, &r.Officer, &r.Kind, &r.Version,
		&r.Subject, &r.Base, &r.Raw, &r.prev, &r.hash}
}

// walk reads every row in chain order, as far as the file can be read.
func (v *verifier) walk(ctx context.Context) error {
	list, err := rowNumbers(ctx, v.s.reader, "ORDER BY station, seq", nil)
	const page = 512
	for len(list) > 0 {
		n := min(page, len(list))
		rows, rerr := rowsAt(ctx, v.s.reader, verifyColumns, list[:n], (*journalRow).columns)
		v.batch(ctx, rows)
		if rerr != nil {
			err = rerr
			break
		}
		list = list[n:]
	}
	switch {
	case ctx.Err() != nil:
		return internal("verify", ctx.Err())
	case err != nil:
		v.damage("verify.unreadable", "", 0, err.Error())
	}
	return nil
}

func (v *verifier) batch(ctx context.Context, rows []journalRow) {
	entries := make([]journal.Entry, len(rows))
	for i, r := range rows {
		entries[i] = r.Entry
	}
	values, err := valuesOf(ctx, v.s.reader, entries)
	if err != nil {
		v.damage("verify.unreadable", "", 0, err.Error())
		return
	}
	for _, r := range rows {
		v.row(r, values[r.ID])
	}
}

func (v *verifier) chain(station string) *chainState {
	c, ok := v.chains[station]
	if !ok {
		c = &chainState{rep: ChainReport{Station: station}, next: 1, hashes: map[int64]string{}}
		v.chains[station] = c
		v.order = append(v.order, station)
	}
	return c
}

// row checks one entry in its place and its values.
func (v *verifier) row(r journalRow, values []journal.Value) {
	c := v.chain(r.Station)
	c.rep.Entries++
	if code, detail := v.link(c, r); code != "" {
		if !c.broken {
			v.damageAt(code, r, detail)
		}
		c.broken = true
		c.next, c.prev = r.Seq+1, journal.Hash(pad32(r.hash))
		return
	}
	c.next, c.prev = r.Seq+1, r.Hash
	copy(c.prev[:], r.hash)
	c.hashes[r.Seq] = hex.EncodeToString(r.hash)
	if !c.broken {
		c.rep.Good, c.rep.Head = r.Seq, hex.EncodeToString(r.hash)
	}
	v.content(r, values)
}

// link checks the place in the chain and the bytes.
func (v *verifier) link(c *chainState, r journalRow) (code, detail string) {
	switch {
	case r.Seq != c.next:
		return "verify.gap", fmt.Sprintf("%d", c.next)
	case !bytes.Equal(r.prev, c.prev[:]):
		return "verify.chain", ""
	}
	sum := journal.Sum(r.Station, r.Seq, c.prev, r.Raw)
	if !bytes.Equal(r.hash, sum[:]) {
		return "verify.hash", ""
	}
	body, err := journal.DecodeBody(r.Raw)
	if err != nil {
		return "verify.body", err.Error()
	}
	cols := journal.Body{ID: r.ID, HLC: r.HLC, At: r.At, Recorded: r.Recorded, Zone: r.zone, Officer: r.Officer, Kind: r.Kind,
		Version: r.Version, Subject: r.Subject, Base: r.Base, Data: body.Data}
	got, err := cols.Encode()
	if err != nil || !bytes.Equal(got, r.Raw) {
		return "verify.columns", ""
	}
	return "", ""
}

// content checks values, and remembers keys, gaps and seals.
func (v *verifier) content(r journalRow, values []journal.Value) {
	body, err := journal.DecodeBody(r.Raw)
	if err != nil {
		return // named by link
	}
	r.Body = body
	if field := checkValues(r.Entry, values, v.purged); field != "" {
		v.damageAt("verify.value", r, field)
	}
	switch r.Kind {
	case "post.genesis":
		var g genesis
		if json.Unmarshal(body.Data, &g) == nil {
			v.public[g.Station] = g.Public
		}
	case "station.join":
		var j stationJoined
		if json.Unmarshal(body.Data, &j) == nil {
			v.public[j.Letter] = j.Public
			v.out.Gaps = append(v.out.Gaps, j.Missing...)
		}
	case kindHandoverSeal:
		var h handoverSealed
		if json.Unmarshal(body.Data, &h) == nil {
			v.seals = append(v.seals, sealFound{r.Station, r.Seq, h.Signed, h.FactsSHA})
		}
	case kindSitrepIssue:
		var s sitrepIssued
		if json.Unmarshal(body.Data, &s) == nil {
			v.seals = append(v.seals, sealFound{r.Station, r.Seq, s.Signed, s.FactsSHA})
		}
	}
}

// orphans names values that belong to no entry.
func (v *verifier) orphans(ctx context.Context) {
	var id string
	err := v.s.reader.queryRow(ctx, "SELECT coalesce((SELECT entry FROM value WHERE NOT EXISTS (SELECT 1 FROM journal j WHERE j.id = entry) LIMIT 1), '')").Scan(&id)
	switch {
	case err != nil:
		v.damage("verify.unreadable", "", 0, err.Error())
	case id != "":
		v.damage("verify.value_without_entry", "", 0, id)
	}
}

// checkSeals opens every seal with its station's key.
func (v *verifier) checkSeals(ctx context.Context) {
	for _, s := range v.seals {
		st, err := journal.OpenSeal(s.signed, v.public[s.station])
		if err != nil || st.Post != v.s.meta.post || st.Facts != s.facts {
			v.damage("verify.seal", s.station, s.seq, "")
			continue
		}
		if !v.certify(st.Heads, "verify.seal_head", s.station, s.seq) {
			continue
		}
		v.out.Seals++
	}
}

// certify checks that signed heads stand in the chains and notes what they
// cover.
func (v *verifier) certify(heads []journal.Head, code, station string, seq int64) bool {
	ok := true
	for _, h := range heads {
		c := v.chain(h.Station)
		have, found := c.hashes[h.Seq]
		switch {
		case !found && h.Seq >= c.next && v.declared(h.Station, c.next, h.Seq):
			continue
		case !found && h.Seq >= c.next:
			v.damage("verify.cut_tail", h.Station, c.next, fmt.Sprintf("%s-%d", h.Station, h.Seq))
			ok = false
		case have != h.Hash:
			if !c.broken {
				v.damage(code, station, seq, fmt.Sprintf("%s-%d", h.Station, h.Seq))
			}
			ok = false
		default:
			if h.Seq > c.rep.Certified && h.Seq <= c.rep.Good {
				c.rep.Certified = h.Seq
			}
		}
	}
	return ok
}

// declared says that a station that went on from a copy named this range.
func (v *verifier) declared(station string, from, to int64) bool {
	for _, g := range v.out.Gaps {
		if g.Station == station && g.From <= from && g.To >= to {
			return true
		}
	}
	return false
}

// checkHeadFile compares the signed head beside the file.
func (v *verifier) checkHeadFile(st journal.Statement, err error) {
	if errors.Is(err, os.ErrNotExist) {
		v.damage("verify.no_head", "", 0, v.s.headPath())
		return
	}
	if err != nil {
		v.damage("verify.head_damaged", "", 0, v.s.headPath())
		return
	}
	v.certify(st.Heads, "verify.head_file", v.s.meta.station, 0)
}

// structure asks SQLite about its pages and indexes, and compares the schema
// with the one this version makes.
func (v *verifier) structure(ctx context.Context) {
	live, err := v.s.reader.begin(ctx)
	if err != nil {
		v.damage("verify.structure", "", 0, err.Error())
		return
	}
	unread := refresh(ctx, live)
	msg := integrity(ctx, live)
	if err := live.tx.Rollback(); err != nil && msg == "" {
		msg = err.Error()
	}
	if msg != "" {
		v.damage("verify.structure", "", 0, msg)
		return
	}
	if diff := v.schemaDiff(ctx); diff != "" {
		v.damage("verify.schema", "", 0, diff)
		return
	}
	if unread != nil {
		v.damage("verify.structure", "", 0, unread.Error())
	}
}

// refresh makes a connection look at the search index as it is now. SQLite's
// own check does not: it goes by what the connection knew at its last search,
// and takes what has been merged away since for damage.
func refresh(ctx context.Context, db *dbtx) error {
	var n int
	return db.queryRow(ctx, `SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH '"a"' LIMIT 1)`).Scan(&n)
}

// integrity is what SQLite finds wrong with its pages and indexes, "" when
// nothing is.
func integrity(ctx context.Context, db *dbtx) string {
	rows, err := db.query(ctx, "PRAGMA integrity_check(1)")
	if err != nil {
		return err.Error()
	}
	defer rows.Close()
	for rows.Next() {
		var msg string
		if err := rows.Scan(&msg); err != nil {
			return err.Error()
		}
		if msg != "ok" {
			return msg
		}
	}
	if err := rows.Err(); err != nil {
		return err.Error()
	}
	return ""
}

func pad32(b []byte) []byte {
	out := make([]byte, 32)
	copy(out, b)
	return out
}
