package store

import (
	"database/sql"
	"errors"
	"strings"

	"zhiban/store/journal"
)

// CorrectEntry strikes an entry of the human journal and writes what is right
// instead, in one transaction and linked both ways (DOMAIN §3 rule 2): a note,
// or a report when Report says so. A mistaken report that nobody has taken up
// is voided with it, so that the ledger holds the matter once.
type CorrectEntry struct {
	Entry   string // entry id
	Reason  string
	Text    string
	Subject string // what the note is about; "" is what the struck entry was about
	Figures []Figure
	Report  *ReportMatter // instead of a note; its Text is taken from Text when empty
}

func (c CorrectEntry) plan(tx *Tx) error {
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	var kindName, subject string
	err = tx.db.queryRow(tx.ctx, "SELECT kind, subject FROM journal WHERE id = ?", c.Entry).Scan(&kindName, &subject)
	if errors.Is(err, sql.ErrNoRows) {
		return notFound("entry", "entry.unknown", c.Entry)
	}
	if err != nil {
		return internal("read.journal", err)
	}
	if err := c.changes(tx, kindName); err != nil {
		return err
	}
	slip, paper, err := tx.slipOf(tx.ctx, c.Entry)
	if err != nil {
		return err
	}
	right, err := c.writeAt(tx, subject, slip, paper)
	if err != nil {
		return err
	}
	if err := tx.strike(c.Entry, reason, right); err != nil {
		return err
	}
	if c.Report == nil || kindName != "matter.report" {
		return nil
	}
	m, err := tx.Matter(tx.ctx, subject)
	if err != nil || m.State != MatterNew {
		return err
	}
	return tx.append("matter.void", subject, &matterStep{Text: reason})
}

// writeAt is write at the time on the slip, where the struck entry comes from
// paper: a slip of the pen in the typing changes neither when it was written on
// paper nor by whom, and what is right comes from that slip too.
func (c CorrectEntry) writeAt(tx *Tx, subject string, slip Paper, paper bool) (string, error) {
	if !paper {
		return c.write(tx, subject)
	}
	now := tx.at
	tx.at = slip.At
	right, err := c.write(tx, subject)
	tx.at = now
	if err != nil {
		return "", err
	}
	return right, tx.append(kindPaperMore, slip.ID, &paperMore{Entries: []string{right}})
}

// changes refuses a correction that says what stands there already.
func (c CorrectEntry) changes(tx *Tx, kindName string) error {
	if c.Subject != "" || c.Report != nil && kindName != "matter.report" {
		return nil // moved elsewhere, or a note that becomes a report
	}
	text := c.Text
	if c.Report != nil {
		text = firstOf(c.Report.Text, text)
	}
	lines, err := tx.Lines(tx.ctx, LineFilter{Entry: c.Entry, Stream: AllStreams})
	if err == nil && len(lines) > 0 && strings.TrimSpace(text) == lines[0].Text() {
		return refused("text", "correct.unchanged", "")
	}
	return err
}

// write appends what is right and returns its entry.
func (c CorrectEntry) write(tx *Tx, subject string) (entry string, err error) {
	if c.Report != nil {
		r := *c.Report
		r.Text, r.corrects = firstOf(r.Text, c.Text), c.Entry
		err = r.plan(tx)
	} else {
		n := WriteNote{Text: c.Text, Subject: firstOf(c.Subject, subject), Figures: c.Figures, corrects: c.Entry}
		err = n.plan(tx)
	}
	if err != nil {
		return "", err
	}
	return tx.refs[len(tx.refs)-1].ID, nil
}
