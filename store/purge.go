package store

import (
	"context"
	"encoding/json"
	"errors"

	"zhiban/store/journal"
)

// kindPurge is the entry that says which typed texts were erased: their values
// are gone, the commitments stay in the chain, and verify says purged where it
// would say missing.
const kindPurge = "record.purge"

// purgedValues are some fields of one entry.
type purgedValues struct {
	Entry  string   `json:"entry"`
	Fields []string `json:"fields"`
}

type recordPurged struct {
	What   []purgedValues `json:"what"`
	Reason journal.Text   `json:"reason"`
}

func purgeKinds() []kind {
	o := kindOptions{Stream: Human, Noun: "matter", Counter: "journal.strike", Commutes: true}
	return []kind{kindOf(kindPurge, o, func(f *folder, e Event, p *recordPurged) {
		for _, w := range p.What {
			if a, ok := getAttachment(f, e.Subject, w.Entry); ok {
				a.Name, a.Hash, a.Text, a.Purged = "", "", "", e.At
				putAttachment(f, e, a)
			}
		}
	})}
}

func purgeUndoings() map[string]undoing {
	return map[string]undoing{
		kindPurge: {why: "undo.stands"},
		"attachment.add": by(func(u *undo, _ *attachmentAdded) {
			u.do(WithdrawFile{ID: u.e.ID, Reason: u.reason}, "attachment.withdraw", "")
		}),
		"attachment.withdraw": by(func(u *undo, p *attachmentWithdrawn) {
			u.do(WithdrawFile{ID: p.Attachment, Back: !p.Back, Reason: u.reason}, "attachment.withdraw", "")
		}),
	}
}

// PurgeFile erases an attachment for good: its name, what was said of it, its
// hash, and its content where no other attachment has the same. Copies of the
// record that were made before still hold them.
type PurgeFile struct {
	ID     string // of the attachment
	Reason string

	gone *[]string // hashes whose content is to go
}

func (c PurgeFile) prepare(context.Context, *Store) (Command, error) {
	c.gone = new([]string)
	return c, nil
}

func (c PurgeFile) plan(tx *Tx) error {
	a, err := tx.attachment(c.ID)
	if err != nil {
		return err
	}
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	if !a.Purged.IsZero() {
		return refused("", "attachment.purged", tx.number)
	}
	if c.gone != nil {
		*c.gone = []string{a.Hash}
	}
	fields, err := eraseValues(tx.ctx, tx.db, a.ID)
	if err != nil {
		return err
	}
	return tx.append(kindPurge, a.Matter, &recordPurged{What: []purgedValues{{Entry: a.ID, Fields: fields}}, Reason: reason})
}

// settle removes the content once the purge is written: never before, so that
// no crash leaves an attachment without its file and without its purge.
func (c PurgeFile) settle(ctx context.Context, s *Store) error {
	if c.gone == nil {
		return nil
	}
	s.checkpoint(ctx, "TRUNCATE") // the log holds the erased pages
	return s.sweepFiles(ctx, s.opts.Wall(), *c.gone...)
}

// eraseValues deletes what stands behind the commitments of an entry, and takes
// the entry out of the search index. It gives the fields that it erased.
func eraseValues(ctx context.Context, db *dbtx, entry string) ([]string, error) {
	e, values, err := entryValues(ctx, db, entry)
	if err != nil {
		return nil, err
	}
	if err := unindex(ctx, db, e, values); err != nil {
		return nil, internal("write.purge", err)
	}
	fields := make([]string, 0, len(values))
	for _, v := range values {
		fields = append(fields, v.Field)
	}
	for _, q := range []struct {
		sql  string
		args []any
	}{
		{"PRAGMA secure_delete = ON", nil}, // erased bytes are overwritten
		{"INSERT INTO local (key, value) VALUES ('purge', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", []any{entry}},
		{"DELETE FROM value WHERE entry = ?", []any{entry}},
		{"DELETE FROM local WHERE key = 'purge'", nil},
	} {
		if err := db.exec(ctx, q.sql, q.args...); err != nil {
			return nil, internal("write.purge", err)
		}
	}
	return fields, nil
}

func entryValues(ctx context.Context, db *dbtx, id string) (e journal.Entry, values []journal.Value, err error) {
	found := false
	err = entriesWhere(ctx, db, "WHERE id = ?", []any{id}, func(x journal.Entry, v []journal.Value) error {
		e, values, found = x, v, true
		return nil
	})
	if err == nil && !found {
		return e, nil, notFound("entry", "entry.unknown", id)
	}
	return e, values, internalOrNil("read.entry", err)
}

// unindex takes an entry out of the search index: one without content wants the
// words back that it was given.
func unindex(ctx context.Context, db *dbtx, e journal.Entry, values []journal.Value) error {
	texts := make([]string, 0, len(values))
	for _, v := range values {
		texts = append(texts, v.Text)
	}
	words := indexed(texts)
	if words == "" {
		return nil
	}
	var row int64
	if err := db.queryRow(ctx, "SELECT n FROM journal WHERE id = ?", e.ID).Scan(&row); err != nil {
		return err
	}
	return db.exec(ctx, "INSERT INTO search (search, rowid, t) VALUES ('delete', ?, ?)", row, words)
}

// purgedFields lists what the purges of a record erased, by entry and field.
func purgedFields(ctx context.Context, q querier) (map[string]bool, error) {
	out := map[string]bool{}
	err := entriesWhere(ctx, q, "WHERE kind = '"+kindPurge+"'", nil, func(e journal.Entry, _ []journal.Value) error {
		var p recordPurged
		if err := json.Unmarshal(e.Data, &p); err != nil {
			return errors.Join(errors.New("purge "+e.ID), err)
		}
		for _, w := range p.What {
			for _, f := range w.Fields {
				out[w.Entry+" "+f] = true
			}
		}
		return nil
	})
	return out, err
}

// incoming are the purges among entries that another station sent.
type incoming struct {
	fields  map[string]bool // «entry field»
	entries []string
}

// purgesIn finds them: what they erased comes without its values, and is erased
// here, too.
func purgesIn(list []Foreign) incoming {
	out := incoming{fields: map[string]bool{}}
	for _, f := range list {
		b, err := journal.DecodeBody(f.Raw)
		if err != nil || b.Kind != kindPurge {
			continue // what cannot be read is named where it is checked
		}
		var p recordPurged
		if json.Unmarshal(b.Data, &p) != nil {
			continue
		}
		for _, w := range p.What {
			out.entries = append(out.entries, w.Entry)
			for _, field := range w.Fields {
				out.fields[w.Entry+" "+field] = true
			}
		}
	}
	return out
}
