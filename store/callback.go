package store

import (
	"context"
	"errors"
	"strings"

	"zhiban/store/journal"
)

// What somebody said who was called back (回访).
const (
	Satisfied   = "yes"
	Unsatisfied = "no"
	NotReached  = "none" // nobody answered: it waits on
)

// CalledBack is one call back about an ended matter.
type CalledBack struct {
	Entry     string       `json:"entry"`
	Matter    string       `json:"matter"` // id
	Satisfied string       `json:"satisfied"`
	Text      string       `json:"text"` // the resident's own words
	At        journal.Time `json:"at"`
	By        string       `json:"by"`
	Back      string       `json:"back,omitempty"` // the call back that it takes back
}

type matterCalledBack struct {
	Satisfied string       `json:"satisfied"`
	Minutes   int          `json:"minutes"`
	Back      string       `json:"back,omitempty"`
	Text      journal.Text `json:"text"`
}

func callbackKinds() []kind {
	o := kindOptions{Stream: Human, Noun: "matter", Counter: "matter.callback"}
	return []kind{kindOf("matter.callback", o, foldCalledBack)}
}

func foldCalledBack(f *folder, e Event, p *matterCalledBack) {
	n := 1
	if p.Back != "" {
		n = -1
	}
	doc, err := encodeDoc(CalledBack{Entry: e.ID, Matter: e.Subject, Satisfied: p.Satisfied, Text: string(p.Text), At: e.At, By: e.Officer, Back: p.Back})
	if err != nil {
		f.err = err
		return
	}
	f.exec("INSERT INTO callback (subject, entry, at, satisfied, n, doc) VALUES (?, ?, ?, ?, ?, ?)", e.Subject, e.ID, int64(e.At), p.Satisfied, n, doc)
	matterTable().update(f, e.Subject, func(m *Matter) {
		switch {
		case p.Satisfied == NotReached:
			m.BackTries = max(m.BackTries+n, 0)
		case p.Back != "":
			m.CalledBack, m.Satisfied = 0, ""
		default:
			m.CalledBack, m.Satisfied = e.At, p.Satisfied
		}
		if p.Text != "" {
			m.LastText = string(p.Text)
		}
		m.LastAt, m.LastEntry = max(m.LastAt, e.At), e.ID
	})
}

// CallBack asks a caller whether it came out well. Who is not content can have
// the matter taken up again in the same breath.
type CallBack struct {
	ID        string // of an ended matter
	Satisfied string
	Text      string // the resident's own words
	Minutes   int
	Reopen    bool
}

func (c CallBack) plan(tx *Tx) error {
	m, err := tx.Matter(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	tx.number = m.Number
	text := trimmed(c.Text)
	switch {
	case !oneOf(c.Satisfied, Satisfied, Unsatisfied, NotReached):
		return invalid("satisfied", "callback.answer", c.Satisfied)
	case m.Open():
		return refused("", "callback.open", m.Number)
	case !oneOf(m.State, MatterClosed, MatterAnswered):
		return refused("", "callback.merged", m.Number)
	case !m.CalledBack.IsZero():
		return refused("", "callback.done", m.Number)
	case c.Minutes < 0 || c.Minutes > 24*60:
		return invalid("minutes", "hotline.minutes", "")
	case text == "" && c.Satisfied != NotReached:
		return invalid("text", "callback.words", m.Number)
	case c.Reopen && c.Satisfied != Unsatisfied:
		return invalid("reopen", "callback.reopen", "")
	}
	if err := tx.append("matter.callback", m.ID, &matterCalledBack{Satisfied: c.Satisfied, Minutes: c.Minutes, Text: text}); err != nil {
		return err
	}
	if !c.Reopen {
		return nil
	}
	return ReopenMatter{ID: m.ID, Reason: string(text)}.plan(tx)
}

// TakeBackCallBack counters a call back that did not happen as written.
type TakeBackCallBack struct{ Entry, Reason string }

func (c TakeBackCallBack) plan(tx *Tx) error {
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	var doc string
	var back bool
	err = tx.q.queryRow(tx.ctx, `SELECT coalesce((SELECT doc FROM callback c JOIN journal j ON j.subject = c.subject AND j.id = c.entry WHERE j.id = ?1), ''),
		EXISTS (SELECT 1 FROM journal j JOIN callback b ON b.subject = j.subject WHERE j.id = ?1 AND json_extract(b.doc, '$.back') = ?1)`, c.Entry).Scan(&doc, &back)
	switch {
	case err != nil:
		return internal("read.hotline", err)
	case doc == "":
		return notFound("entry", "entry.unknown", c.Entry)
	}
	x, err := decodeDoc[CalledBack](doc)
	if err != nil {
		return internal("read.hotline", err)
	}
	if back || x.Back != "" {
		return refused("entry", "demand.taken_back", "")
	}
	return tx.append("matter.callback", x.Matter, &matterCalledBack{Satisfied: x.Satisfied, Back: x.Entry, Text: reason})
}

// CallBacks lists what was said in the calls back about a matter, the newest
// first. Errors: not_found, internal.
func (v *View) CallBacks(ctx context.Context, ref string) ([]CalledBack, error) {
	m, err := v.Matter(ctx, ref)
	if err != nil {
		return nil, err
	}
	return docsOf[CalledBack](ctx, v, "read.hotline", "SELECT doc FROM callback WHERE subject = ? ORDER BY at DESC, entry", m.ID)
}

// docsOf decodes the documents that a query gives.
func docsOf[T any](ctx context.Context, v *View, reason, query string, args ...any) (out []T, err error) {
	rows, err := v.q.query(ctx, query, args...)
	if err != nil {
		return nil, internal(reason, err)
	}
	defer func() { err = errors.Join(err, internalOrNil(reason, rows.Close())) }()
	for rows.Next() {
		var doc string
		if err := rows.Scan(&doc); err != nil {
			return nil, internal(reason, err)
		}
		x, err := decodeDoc[T](doc)
		if err != nil {
			return nil, internal(reason, err)
		}
		out = append(out, x)
	}
	return out, internalOrNil(reason, rows.Err())
}

// waitsForBack is what the index matter_callback holds, in its words.
const waitsForBack = `open = 0 AND json_extract(doc, '$.source') = 'hotline' AND json_extract(doc, '$.state') = 'closed' AND json_extract(doc, '$.called_back') IS NULL`

// addedWaits are the matters that came from elsewhere and that somebody called
// about: they wait, too.
const addedWaits = `subject IN (SELECT DISTINCT c.matter FROM hotcall c WHERE c.outcome = 'added') AND open = 0 AND json_extract(doc, '$.source') <> 'hotline' AND json_extract(doc, '$.state') = 'closed' AND json_extract(doc, '$.called_back') IS NULL`

// WaitingForBack lists matters of the hotline that are closed and whose caller
// has not been asked yet, those that wait longest first. What was answered at
// once was told to the caller himself. Errors: internal.
func (v *View) WaitingForBack(ctx context.Context, limit, offset int) ([]Matter, error) {
	if limit <= 0 {
		limit = 100
	}
	return matterTable().list(ctx, v.q, "WHERE subject IN (SELECT subject FROM matter WHERE "+waitsForBack+" UNION SELECT subject FROM matter WHERE "+addedWaits+
		") ORDER BY json_extract(doc, '$.closed'), num LIMIT ? OFFSET ?", limit, offset)
}

// CountWaitingForBack counts them.
func (v *View) CountWaitingForBack(ctx context.Context) (n int, err error) {
	err = v.q.queryRow(ctx, "SELECT (SELECT count(*) FROM matter WHERE "+waitsForBack+") + (SELECT count(*) FROM matter WHERE "+addedWaits+")").Scan(&n)
	return n, internalOrNil("read.hotline", err)
}

// SatisfiedWords reads what a person types for an answer: 满意, 不满意, 未接.
func SatisfiedWords(text string) string {
	switch strings.TrimSpace(strings.ToLower(foldText(text))) {
	case Satisfied, "满意", "好", "y", "satisfied", "content":
		return Satisfied
	case Unsatisfied, "不满意", "不满", "n", "unsatisfied", "discontent":
		return Unsatisfied
	case NotReached, "未接", "没接", "无人接", "没打通", "unreached":
		return NotReached
	}
	return ""
}
