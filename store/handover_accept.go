package store

import (
	"fmt"
	"slices"
	"strings"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// The verdicts on an item.
const (
	Accepted   = "accepted"
	Questioned = "questioned"
	RefusedBy  = "refused"
	Dropped    = "dropped" // left out of the brief by whoever hands over
)

// AcceptItem takes an item over; by is the receiver. A question needs its
// answer before.
type AcceptItem struct {
	Handover string
	No       int
}

// AcceptRest takes over every item still open that is neither red nor orange.
type AcceptRest struct{ Handover string }

// QuestionItem asks about an item before it is taken over. What was refused
// stays refused: a question would turn the refusal into an acceptance as soon as
// it is answered.
type QuestionItem struct {
	Handover string
	No       int
	Text     string
}

// RefuseItem does not take an item as it stands. It is settled by a recorded
// disagreement, or by a correction that both made together.
type RefuseItem struct {
	Handover  string
	No        int
	Counted   *int64 // the receiver's figure
	Text      string
	Corrected bool
}

type itemVerdict struct {
	No      int          `json:"no"`
	Verdict string       `json:"verdict"`
	Text    journal.Text `json:"text"`
	Counted *int64       `json:"counted"`
	Settled string       `json:"settled"`
}

func (c AcceptItem) plan(tx *Tx) error {
	h, it, err := itemOf(tx, c.Handover, c.No)
	if err != nil {
		return err
	}
	if it.Verdict == Questioned && it.Answer == "" {
		return invalid("answer", "handover.answer_missing", fmt.Sprint(c.No))
	}
	return tx.append("handover.verdict", h.ID, &itemVerdict{No: c.No, Verdict: Accepted})
}

func (c AcceptRest) plan(tx *Tx) error {
	h, err := receiving(tx, c.Handover)
	if err != nil {
		return err
	}
	for _, it := range h.Items {
		if it.Verdict != "" || it.Urgent() {
			continue
		}
		if err := tx.append("handover.verdict", h.ID, &itemVerdict{No: it.No, Verdict: Accepted}); err != nil {
			return err
		}
	}
	return nil
}

func (c QuestionItem) plan(tx *Tx) error {
	h, it, err := itemOf(tx, c.Handover, c.No)
	if err != nil {
		return err
	}
	if it.Verdict == RefusedBy {
		return refused("no", "handover.item_refused", fmt.Sprint(c.No))
	}
	text, err := required("text", journal.Text(c.Text))
	if err != nil {
		return err
	}
	return tx.append("handover.verdict", h.ID, &itemVerdict{No: c.No, Verdict: Questioned, Text: text})
}

func (c RefuseItem) plan(tx *Tx) error {
	h, it, err := itemOf(tx, c.Handover, c.No)
	if err != nil {
		return err
	}
	if c.Counted == nil && strings.TrimSpace(c.Text) == "" {
		return invalid("text", "handover.refusal_needs_reason", fmt.Sprint(c.No))
	}
	if c.Counted != nil && it.Kind != "count" {
		return invalid("figure", "handover.item_has_no_figure", fmt.Sprint(c.No))
	}
	settled := "disagreement"
	if c.Corrected {
		settled = "correction"
	}
	return tx.append("handover.verdict", h.ID, &itemVerdict{No: c.No, Verdict: RefusedBy, Text: journal.Text(c.Text), Counted: c.Counted, Settled: settled})
}

// receiving checks who may pass a verdict: not whoever hands over, and only
// one receiver.
func receiving(tx *Tx, ref string) (Handover, error) {
	h, err := openHandover(tx, ref)
	if err != nil {
		return h, err
	}
	switch {
	case len(h.Signed) > 0:
		return h, refused("", "handover.signed_already", h.Number)
	case tx.by == h.Outgoing:
		return h, refused("by", "handover.accept_own", "")
	case h.Incoming != "" && h.Incoming != tx.by:
		return h, refused("by", "handover.other_receiver", "")
	}
	return h, nil
}

func itemOf(tx *Tx, ref string, no int) (Handover, *HandoverItem, error) {
	h, err := receiving(tx, ref)
	if err != nil {
		return h, nil, err
	}
	it := h.Item(no)
	if it == nil {
		return h, nil, notFound("no", "handover.no_such_item", fmt.Sprint(no))
	}
	if it.Dropped() {
		return h, nil, refused("no", "handover.item_dropped", fmt.Sprint(no))
	}
	return h, it, nil
}

// ReadBack is the receiver's own words. It must name every red and orange
// number; nothing is filled in beforehand.
type ReadBack struct {
	Handover string
	Text     string
}

type handoverReadBack struct {
	Text journal.Text `json:"text"`
}

func (c ReadBack) plan(tx *Tx) error {
	h, err := receiving(tx, c.Handover)
	if err != nil {
		return err
	}
	text, err := required("text", journal.Text(c.Text))
	if err != nil {
		return err
	}
	if left := h.Unseen(); len(left) > 0 {
		return refused("no", "handover.items_open", fmt.Sprint(left[0]))
	}
	if missing := missingNumbers(h, c.Text); len(missing) > 0 {
		return invalid("text", "handover.readback_incomplete", strings.Join(missing, "、"))
	}
	return tx.append("handover.read_back", h.ID, &handoverReadBack{Text: text})
}

// missingNumbers lists red and orange numbers that the words do not name.
// «K-058», «k058» and «058» all count as naming it, and «K-008至K-015» names
// all between.
func missingNumbers(h Handover, text string) []string {
	flat := strings.ToUpper(strings.ReplaceAll(foldText(text), "-", ""))
	said := readRanges(text)
	var out []string
	for _, it := range h.Items {
		if it.Number == "" || !it.Urgent() {
			continue
		}
		_, digits, _ := strings.Cut(it.Number, "-")
		if !containsNumber(flat, digits) && !said.holds(it.Number) {
			out = append(out, it.Number)
		}
	}
	return out
}

// containsNumber finds digits that stand alone, not inside a longer number.
func containsNumber(text, digits string) bool {
	for i := 0; ; {
		j := strings.Index(text[i:], digits)
		if j < 0 {
			return false
		}
		start, end := i+j, i+j+len(digits)
		if (start == 0 || !isDigit(text[start-1])) && (end == len(text) || !isDigit(text[end])) {
			return true
		}
		i = start + 1
	}
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// SignHandover signs for one side. The outgoing officer signs "out", the
// receiver "in"; "head" is the shift head alone when nobody came.
type SignHandover struct {
	Handover string
	Side     string
	How      string   // "" or none, pin, paper, drill
	Proof    PINProof // that the signer gave the right PIN; asked for when there is one
}

type handoverSigned struct {
	Side string `json:"side"`
	How  string `json:"how"`
	Late int64  `json:"late"`
	// NoHead stands only where it is true: entries of before keep their bytes
	NoHead bool `json:"no_head,omitempty"`
}

func (c SignHandover) plan(tx *Tx) error {
	h, err := openHandover(tx, c.Handover)
	if err != nil {
		return err
	}
	if err := c.how(tx); err != nil {
		return err
	}
	switch {
	case !oneOf(c.How, "none", "pin", "paper", "drill"):
		return invalid("how", "handover.how", c.How)
	case !oneOf(c.Side, "out", "in", "head"):
		return invalid("side", "handover.side", c.Side)
	case c.Side == "out" && tx.by != h.Outgoing:
		return refused("by", "handover.sign_other", "")
	case c.Side == "in" && tx.by != h.Incoming:
		return refused("by", "handover.sign_other", "")
	case c.Side != "head" && h.State != HandoverReadBack:
		return refused("", "handover.not_read_back", h.Number)
	case c.Side == "head" && h.Incoming != "":
		return refused("side", "handover.receiver_is_here", "")
	}
	if left := h.Unseen(); c.Side != "head" && len(left) > 0 { // added after the read-back
		return refused("no", "handover.items_open", fmt.Sprint(left[0]))
	}
	if _, ok := h.Signature(c.Side); ok {
		return refused("side", "handover.signed_already", h.Number)
	}
	shift, err := tx.Shift(tx.ctx, h.Shift)
	if err != nil {
		return err
	}
	signed := &handoverSigned{Side: c.Side, How: c.How, Late: lateMinutes(shift.End, tx.at)}
	if c.Side == "head" {
		heads := shift.Heads()
		if signed.NoHead = len(heads) == 0; !signed.NoHead && !slices.Contains(heads, tx.by) {
			return tx.notHead(heads[0])
		}
	}
	return tx.append("handover.sign", h.ID, signed)
}

// Heads are the persons who may seal for a shift when nobody takes over: its
// shift head, and the leader on call beside. A shift without a head has none:
// nobody is locked out then, and the seal says so.
func (s Shift) Heads() (out []string) {
	led := false
	for _, d := range s.Duties {
		if d.Removed || d.Person == "" || !oneOf(d.Role, plan.ShiftHead, plan.LeaderOnCall) {
			continue
		}
		if d.Role == plan.ShiftHead {
			out, led = append([]string{d.Person}, out...), true
			continue
		}
		out = append(out, d.Person)
	}
	if !led {
		return nil
	}
	return out
}

// notHead names whom to fetch.
func (tx *Tx) notHead(head string) error {
	p, err := tx.Person(tx.ctx, head)
	if err != nil {
		return err
	}
	return refused("by", "handover.not_head", p.Name)
}

// how decides how the signature is given: with the PIN of whoever has one, on
// paper, or without; in a drill always as a drill.
func (c *SignHandover) how(tx *Tx) error {
	if c.How == "" {
		c.How = "none"
	}
	has, err := readPIN(tx.ctx, tx.db, tx.by)
	if err != nil {
		return err
	}
	given := c.Proof.verifier != ""
	if !tx.Drill() && oneOf(c.How, "none", "pin") && (given || c.How == "pin" || has.Verifier != "") {
		c.How = "pin"
	}
	if given || c.How == "pin" {
		if err := tx.proven(c.Proof); err != nil {
			return err
		}
	}
	if tx.Drill() {
		c.How = "drill"
	}
	return nil
}

func oneOf(s string, list ...string) bool {
	for _, l := range list {
		if s == l {
			return true
		}
	}
	return false
}
