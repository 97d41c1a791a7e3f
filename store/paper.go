package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"zhiban/store/journal"
)

// Paper is a slip that was written by hand while the laptop could not be, and
// typed in later (DOMAIN §3 rule 14). What it says is in its entries, which
// carry the time on the slip; this says that they come from paper, from which
// slip, and whose hand it is.
type Paper struct {
	ID       string       `json:"id"`
	Serial   string       `json:"serial"` // 纸-0012, "" of a slip without a number
	Writer   string       `json:"writer"` // as on the slip
	WriterID string       `json:"writer_id"`
	At       journal.Time `json:"at"`      // on the slip
	Entries  []string     `json:"entries"` // what it became
	Entered  journal.Time `json:"entered"`
	By       string       `json:"by"`      // who typed it in
	Dropped  bool         `json:"dropped"` // taken back: its number is free again
	Why      string       `json:"why"`
}

// PaperMark is what a line of the journal shows of the slip it comes from.
type PaperMark struct {
	Serial string `json:"serial"`
	Writer string `json:"writer"`
}

type paperEntered struct {
	Serial   string       `json:"serial"`
	WriterID string       `json:"writer_id"`
	Entries  []string     `json:"entries"`
	Writer   journal.Text `json:"writer"`
}

type paperDropped struct {
	Reason journal.Text `json:"reason"`
}

// paperMore is what a slip says now that an entry of it was corrected.
type paperMore struct {
	Entries []string `json:"entries"`
}

const (
	kindPaper     = "paper.slip"
	kindPaperMore = "paper.more"
	kindPaperDrop = "paper.drop"
)

func paperTable() table[Paper] {
	return newTable("paper", []string{"serial", "open", "at"}, func(p *Paper) []any {
		return []any{p.Serial, btoi(!p.Dropped), int64(p.At)}
	})
}

func paperKinds() []kind {
	o := kindOptions{Stream: System, Noun: "paper", Counter: kindPaperDrop, Commutes: true}
	return []kind{
		kindOf(kindPaper, o, func(f *folder, e Event, p *paperEntered) {
			paperTable().put(f, e.Subject, &Paper{ID: e.Subject, Serial: p.Serial, Writer: string(p.Writer), WriterID: p.WriterID, At: e.At, Entries: p.Entries, Entered: e.Recorded, By: e.Officer})
			fromPaper(f, e.Subject, p.Entries)
		}),
		kindOf(kindPaperMore, o, func(f *folder, e Event, p *paperMore) {
			paperTable().update(f, e.Subject, func(s *Paper) { s.Entries = append(s.Entries, p.Entries...) })
			fromPaper(f, e.Subject, p.Entries)
		}),
		kindOf(kindPaperDrop, o, func(f *folder, e Event, p *paperDropped) {
			paperTable().update(f, e.Subject, func(s *Paper) { s.Dropped, s.Why = true, string(p.Reason) })
		}),
	}
}

func fromPaper(f *folder, slip string, entries []string) {
	for _, id := range entries {
		f.exec("INSERT INTO paper_entry (entry, subject) VALUES (?, ?) ON CONFLICT DO NOTHING", id, slip)
	}
}

// SerialPrefix begins the number of a slip as it is printed.
const SerialPrefix = "纸-"

// Serial is the number of a slip as it is printed: 纸-0007.
func Serial(n int) string { return fmt.Sprintf("%s%04d", SerialPrefix, n) }

// ParseSerial reads the number of a slip as somebody types it: 12, 0012, 纸12
// and 纸－0012 are 纸-0012; anything else stays as it is written.
func ParseSerial(s string) string {
	s = strings.TrimSpace(s)
	rest := strings.TrimLeft(strings.TrimPrefix(foldText(s), "纸"), "-—– ")
	if n, err := strconv.Atoi(rest); err == nil && n > 0 && n < 1_000_000 {
		return Serial(n)
	}
	return s
}

// serialOK: a number as it is printed, or a short one of another stack. It
// stands in what everybody reads, so it can be no text.
func serialOK(s string) bool {
	s = strings.TrimPrefix(s, SerialPrefix)
	return len(s) <= 12 && strings.Trim(s, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-/.") == ""
}

// NextSerial is the number that follows one, "" when it does not count.
func NextSerial(s string) string {
	n, err := strconv.Atoi(strings.TrimPrefix(s, SerialPrefix))
	if err != nil || Serial(n) != s {
		return ""
	}
	return Serial(n + 1)
}

// EnterSlip does what a paper slip says, and records in the same transaction
// that it comes from paper.
type EnterSlip struct {
	Serial string    // as printed or as typed; "" has none
	Writer string    // id, name or the beginning of one; else the name as it is on the slip
	At     time.Time // on the slip; zero: the time of Do
	Cmd    Command
}

func (c EnterSlip) prepare(ctx context.Context, s *Store) (Command, error) {
	p, ok := c.Cmd.(preparer)
	if !ok {
		return c, nil
	}
	var err error
	c.Cmd, err = p.prepare(ctx, s)
	return c, err
}

func (c EnterSlip) settle(ctx context.Context, s *Store) error {
	if p, ok := c.Cmd.(settler); ok {
		return p.settle(ctx, s)
	}
	return nil
}

func (c EnterSlip) plan(tx *Tx) error {
	d := &paperEntered{Serial: ParseSerial(c.Serial)}
	if !serialOK(d.Serial) {
		return invalid("serial", "paper.serial_wrong", d.Serial)
	}
	if d.Serial != "" {
		old, ok, err := paperTable().one(tx.ctx, tx.q, "WHERE serial = ? AND open = 1 LIMIT 1", d.Serial)
		if err != nil {
			return err
		}
		if ok {
			return tx.serialTaken(old)
		}
	}
	w, err := tx.writer(c.Writer)
	if err != nil {
		return err
	}
	d.Writer, d.WriterID = w.Name, w.ID
	if !c.At.IsZero() {
		at := journal.At(c.At)
		if at.Sub(tx.recorded) > maxAhead {
			return refused("at", "time.future", at.In(tx.Zone()).Format("2006-01-02 15:04"))
		}
		defer func(was journal.Time) { tx.at = was }(tx.at)
		tx.at = at
	}
	if f, ok := c.Cmd.(AttachFile); ok && f.file == nil { // of a list: a file is kept before a transaction
		return refused("text", "paper.file_alone", "")
	}
	first := len(tx.refs)
	if err := c.Cmd.plan(tx); err != nil {
		return err
	}
	for _, r := range tx.refs[first:] {
		if r.Kind != "clock.ack" {
			d.Entries = append(d.Entries, r.ID)
		}
	}
	if len(d.Entries) == 0 {
		return refused("text", "command.no_change", "")
	}
	_, err = tx.create(kindPaper, d)
	return err
}

// serialTaken says where the slip of that number is.
func (tx *Tx) serialTaken(old Paper) error {
	at := old.At.In(tx.Zone()).Format("2006-01-02 15:04")
	lines, err := tx.Lines(tx.ctx, LineFilter{Entry: old.Entries[0], Stream: AllStreams})
	if err != nil {
		return err
	}
	if len(lines) > 0 {
		at += " " + strings.TrimSpace(lines[0].Number+" "+lines[0].Text())
	}
	return refused("serial", "paper.serial_taken", old.Serial+" "+at)
}

// writer finds who wrote a slip; nobody of the post is a name all the same.
func (tx *Tx) writer(s string) (FactRef, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return FactRef{}, nil
	}
	p, err := tx.PersonByName(tx.ctx, s)
	if err == nil {
		return FactRef{ID: p.ID, Name: journal.Text(p.Name)}, nil
	}
	if code := CodeOf(err); code != NotFound && code != Refused {
		return FactRef{}, err
	}
	near, err := tx.People(tx.ctx, PersonFilter{Grep: s, Limit: 2})
	if err == nil && len(near) == 1 {
		return FactRef{ID: near[0].ID, Name: journal.Text(near[0].Name)}, nil
	}
	return FactRef{Name: journal.Text(s)}, err
}

// dropPaper frees the number of a slip whose entries were taken back.
type dropPaper struct{ ID, Reason string }

func (c dropPaper) plan(tx *Tx) error {
	return tx.append(kindPaperDrop, c.ID, &paperDropped{Reason: journal.Text(c.Reason)})
}

func paperUndoings() map[string]undoing {
	return map[string]undoing{kindPaper: by(undoPaper), kindPaperMore: {why: "undo.do_again", quiet: true}, kindPaperDrop: {why: "undo.do_again", quiet: true}}
}

// undoPaper takes back all that a slip became, the last of it first.
func undoPaper(u *undo, p *paperEntered) {
	within := map[string]bool{}
	for _, id := range p.Entries {
		within[id] = true
	}
	for _, id := range slices.Backward(p.Entries) {
		err := entriesWhere(u.ctx, u.v.q, "WHERE id = ?", []any{id}, func(e journal.Entry, values []journal.Value) error {
			way := undoings()[e.Kind]
			if way.quiet {
				return nil
			}
			d, err := openValues(kinds().kinds[e.Kind], e, values)
			if err != nil {
				return err
			}
			part := &undo{ctx: u.ctx, v: u.v, e: e, reason: u.reason, within: within}
			part.solve(d)
			u.counters = append(u.counters, part.counters...)
			u.why = firstOf(u.why, part.why)
			return part.err
		})
		if err != nil {
			u.err = internal("read.undo", err)
			return
		}
	}
	if len(u.counters) == 0 {
		return
	}
	u.of = p.Entries
	u.do(dropPaper{u.e.Subject, u.reason}, kindPaperDrop, p.Serial)
}

// slipOf finds the slip that an entry comes from.
func (v *View) slipOf(ctx context.Context, entry string) (p Paper, ok bool, err error) {
	return paperTable().one(ctx, v.q, "WHERE subject = (SELECT subject FROM paper_entry WHERE entry = ?) LIMIT 1", entry)
}

// Papers lists slips, the last entered first; 0 means 200. Errors: internal.
func (v *View) Papers(ctx context.Context, limit int) ([]Paper, error) {
	if limit <= 0 {
		limit = 200
	}
	return paperTable().list(ctx, v.q, "ORDER BY CAST(substr(subject, 2) AS INTEGER) DESC, subject LIMIT ?", limit)
}

// PaperLines is a slip with the lines that it became.
type PaperLines struct {
	Paper
	Lines []Line `json:"lines"`
}

// PaperLines lists slips with their lines, the last entered first; 0 means 200.
// Errors: internal.
func (v *View) PaperLines(ctx context.Context, limit int) ([]PaperLines, error) {
	all, err := v.Papers(ctx, limit)
	if err != nil {
		return nil, err
	}
	out := make([]PaperLines, 0, len(all))
	for _, p := range all {
		x := PaperLines{Paper: p, Lines: []Line{}}
		for _, id := range p.Entries {
			lines, err := v.Lines(ctx, LineFilter{Entry: id, Stream: AllStreams})
			if err != nil {
				return nil, err
			}
			x.Lines = append(x.Lines, lines...)
		}
		out = append(out, x)
	}
	return out, nil
}

// LastSerial is the highest number of the slips that were entered, "" when none
// has one that counts. Errors: internal.
func (v *View) LastSerial(ctx context.Context) (string, error) {
	p, _, err := paperTable().one(ctx, v.q, "WHERE open = 1 AND serial GLOB ? ORDER BY length(serial) DESC, serial DESC LIMIT 1", SerialPrefix+"[0-9]*")
	return p.Serial, err
}

// Paper finds a slip by its id or its number. Errors: not_found, internal.
func (v *View) Paper(ctx context.Context, ref string) (Paper, error) {
	p, ok, err := paperTable().one(ctx, v.q, "WHERE subject = ?1 OR serial = ?2 ORDER BY open DESC LIMIT 1", ref, ParseSerial(ref))
	if err == nil && !ok {
		err = notFound("serial", "paper.unknown", ref)
	}
	return p, err
}

// marks adds what other entries say of the lines.
func (b *lineBuilder) marks(ctx context.Context) error {
	return errors.Join(b.strikes(ctx), b.papers(ctx))
}

// papers marks the lines that come from paper, with one query for all.
func (b *lineBuilder) papers(ctx context.Context) error {
	ids := make([]string, len(b.out))
	for i, l := range b.out {
		ids[i] = l.ID
	}
	js, err := json.Marshal(ids)
	if err != nil {
		return internal("read.paper", err)
	}
	rows, err := b.v.q.query(ctx, "SELECT e.entry, p.doc FROM paper_entry e JOIN paper p ON p.subject = e.subject WHERE e.entry IN (SELECT value FROM json_each(?))", string(js))
	if err != nil {
		return internal("read.paper", err)
	}
	marks := map[string]*PaperMark{}
	for rows.Next() {
		var entry, doc string
		var p Paper
		if err = rows.Scan(&entry, &doc); err == nil {
			err = json.Unmarshal([]byte(doc), &p)
		}
		if err != nil {
			return internal("read.paper", errors.Join(err, rows.Close()))
		}
		marks[entry] = &PaperMark{p.Serial, p.Writer}
	}
	for i := range b.out {
		b.out[i].Paper = marks[b.out[i].ID]
	}
	return internalOrNil("read.paper", errors.Join(rows.Err(), rows.Close()))
}
