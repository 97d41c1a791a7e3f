package store

import (
	"strings"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// Steps of an order from above (上级指令) beside the life that it shares with
// every matter: it was confirmed to whoever gave it, and answered.
const (
	OrderReceipt = "receipt" // 回执: we have it, and who said so to whom
	OrderReply   = "reply"   // 回复: what was done
)

type orderReplied struct {
	Step string       `json:"step"`
	To   journal.Text `json:"to"` // the body that gave it
	Text journal.Text `json:"text"`
}

func orderKinds() []kind {
	o := kindOptions{Stream: Human, Noun: "matter", Counter: kindStrike, Commutes: true}
	return []kind{kindOf("order.reply", o, func(f *folder, e Event, p *orderReplied) {
		matterTable().update(f, e.Subject, func(m *Matter) {
			if p.Step == OrderReceipt {
				m.Receipt = max(m.Receipt, e.At)
			} else {
				m.Replied = max(m.Replied, e.At)
			}
			m.LastText, m.LastAt, m.LastEntry = firstOf(string(p.Text), m.LastText), max(m.LastAt, e.At), e.ID
		})
	})}
}

// ReplyOrder writes down what was said to the body that gave an order: that it
// was received, or what was done.
type ReplyOrder struct {
	ID   string
	Step string // OrderReceipt or OrderReply
	To   string // "": where the order came from
	Text string
}

func (c ReplyOrder) plan(tx *Tx) error {
	m, err := tx.Matter(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	tx.number = m.Number
	d := &orderReplied{Step: c.Step, To: journal.Text(firstOf(strings.TrimSpace(c.To), m.Person)), Text: journal.Text(strings.TrimSpace(c.Text))}
	switch {
	case m.Kind != plan.Order:
		return refused("", "order.other_kind", m.Number)
	case !oneOf(c.Step, OrderReceipt, OrderReply):
		return invalid("step", "order.step_unknown", c.Step)
	case c.Step == OrderReply && d.Text == "":
		return invalid("text", "text.empty", "")
	case c.Step == OrderReceipt && !m.Receipt.IsZero():
		return refused("", "order.received", m.Number)
	}
	return tx.append("order.reply", m.ID, d)
}
