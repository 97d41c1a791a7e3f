package store

import (
	"fmt"
	"slices"
	"strings"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// DropItem leaves an item out of the brief, with the reason that prints in the
// place of a verdict; Back takes it in again. Red and orange stay: the
// read-back must name them.
type DropItem struct {
	Handover string
	No       int
	Reason   string
	Back     bool
}

type itemDropped struct {
	No     int          `json:"no"`
	Back   bool         `json:"back"`
	Reason journal.Text `json:"reason"`
}

func (c DropItem) plan(tx *Tx) error {
	h, it, err := briefItemOf(tx, c.Handover, c.No)
	if err != nil {
		return err
	}
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	switch {
	case it.Urgent():
		return refused("no", "handover.drop_urgent", it.Number)
	case !c.Back && it.Verdict != "":
		return refused("no", "handover.drop_seen", fmt.Sprint(c.No))
	case c.Back && !it.Dropped():
		return refused("no", "command.no_change", "")
	}
	return tx.append("handover.drop", h.ID, &itemDropped{No: c.No, Back: c.Back, Reason: reason})
}

// SetItemIfThen says what to do with an item when something happens («若 … 则
// …»); "" takes it away.
type SetItemIfThen struct {
	Handover string
	No       int
	Text     string
}

type itemIfThen struct {
	No   int          `json:"no"`
	Text journal.Text `json:"text"`
}

func (c SetItemIfThen) plan(tx *Tx) error {
	h, it, err := briefItemOf(tx, c.Handover, c.No)
	if err != nil {
		return err
	}
	text := strings.TrimSpace(c.Text)
	if text == it.IfThen {
		return refused("", "command.no_change", "")
	}
	return tx.append("handover.if_then", h.ID, &itemIfThen{No: c.No, Text: journal.Text(text)})
}

// briefItemOf finds an item for whoever hands over, who alone changes the
// brief, and only until somebody has signed.
func briefItemOf(tx *Tx, ref string, no int) (Handover, *HandoverItem, error) {
	h, err := openHandover(tx, ref)
	switch {
	case err != nil:
		return h, nil, err
	case len(h.Signed) > 0:
		return h, nil, refused("", "handover.signed_already", h.Number)
	case tx.by != h.Outgoing:
		return h, nil, refused("by", "handover.brief_other", "")
	}
	it := h.Item(no)
	if it == nil {
		return h, nil, notFound("no", "handover.no_such_item", fmt.Sprint(no))
	}
	return h, it, nil
}

func briefKinds() []kind {
	o := func(counter string) kindOptions {
		return kindOptions{Stream: System, Noun: "handover", Counter: counter, Commutes: true}
	}
	return []kind{
		kindOf("handover.drop", o("handover.drop"), onHandover(func(h *Handover, _ Event, p *itemDropped) {
			if it := h.Item(p.No); it != nil {
				it.Verdict, it.Reason = Dropped, string(p.Reason)
				if p.Back {
					it.Verdict, it.Reason = "", ""
				}
			}
		})),
		kindOf("handover.if_then", o("handover.if_then"), onHandover(func(h *Handover, _ Event, p *itemIfThen) {
			if it := h.Item(p.No); it != nil {
				it.IfThen = string(p.Text)
			}
		})),
	}
}

// Urgent reports whether the item is a red or orange matter.
func (it HandoverItem) Urgent() bool { return it.Level == plan.Red || it.Level == plan.Orange }

// Dropped reports whether whoever hands over left the item out of the brief.
func (it HandoverItem) Dropped() bool { return it.Verdict == Dropped }

// Seen reports whether nothing about the item is left to say: the receiver has
// decided, and a question was answered and then decided too.
func (it HandoverItem) Seen() bool { return it.Verdict != "" && it.Verdict != Questioned }

// Unseen lists the numbers of the items that still need a verdict or an answer.
func (h *Handover) Unseen() []int {
	var out []int
	for _, it := range h.Items {
		if !it.Seen() {
			out = append(out, it.No)
		}
	}
	return out
}

// Progress is how many of the items that are handed over have been seen.
func (h *Handover) Progress() (seen, all int) {
	for _, it := range h.Items {
		if it.Dropped() {
			continue
		}
		all++
		seen += int(btoi(it.Seen()))
	}
	return seen, all
}

// Signature of one side, false while it is missing.
func (h *Handover) Signature(side string) (Signature, bool) {
	i := slices.IndexFunc(h.Signed, func(s Signature) bool { return s.Side == side })
	if i < 0 {
		return Signature{}, false
	}
	return h.Signed[i], true
}

// MissingNumbers lists the red and orange numbers that a read-back does not
// name. «K-058», «k058» and «058» all count as naming it.
func (h *Handover) MissingNumbers(text string) []string { return missingNumbers(*h, text) }
