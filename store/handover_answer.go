package store

import (
	"fmt"

	"zhiban/store/journal"
)

// answered is what whoever hands over says to a question; the item still waits
// for the receiver's verdict.
const answered = "answered"

// AnswerItem answers what the receiver asked about an item. Only the outgoing
// officer does: nobody vouches for what they take over themselves.
type AnswerItem struct {
	Handover string
	No       int
	Text     string
}

func (c AnswerItem) plan(tx *Tx) error {
	h, err := openHandover(tx, c.Handover)
	if err != nil {
		return err
	}
	it := h.Item(c.No)
	switch {
	case len(h.Signed) > 0:
		return refused("", "handover.signed_already", h.Number)
	case tx.by != h.Outgoing:
		names, err := tx.names(tx.ctx, []string{h.Outgoing})
		if err != nil {
			return err
		}
		return refused("by", "handover.answer_own", names[h.Outgoing])
	case it == nil:
		return notFound("no", "handover.no_such_item", fmt.Sprint(c.No))
	case it.Verdict != Questioned:
		return refused("no", "handover.not_asked", fmt.Sprint(c.No))
	}
	text, err := required("answer", journal.Text(c.Text))
	if err != nil {
		return err
	}
	return tx.append("handover.verdict", h.ID, &itemVerdict{No: c.No, Verdict: answered, Text: text})
}
