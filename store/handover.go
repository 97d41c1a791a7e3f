package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"zhiban/store/journal"
)

// kindHandoverSeal is named apart because verify looks for it.
const kindHandoverSeal = "handover.seal"

// Handover states.
const (
	HandoverOpen      = "open"      // cut off; items are being accepted
	HandoverReadBack  = "read_back" // read back in the receiver's words; may be signed
	HandoverSealed    = "sealed"
	HandoverWithdrawn = "withdrawn"
)

// Handover passes one shift on to the next (DOMAIN §3 rules 8-11 and 17).
type Handover struct {
	ID        string         `json:"id"`
	Number    string         `json:"number"` // "K-J03"
	State     string         `json:"state"`
	Shift     string         `json:"shift"` // outgoing shift
	Next      string         `json:"next"`  // incoming shift
	CutOff    journal.Time   `json:"cutoff"`
	Heads     []journal.Head `json:"heads"`   // the shift's entries end here
	From      []journal.Head `json:"from"`    // and begin after these; none for the first shift
	Opening   journal.Time   `json:"opening"` // time of From
	Previous  string         `json:"previous"`
	Weather   string         `json:"weather"`
	Outgoing  string         `json:"outgoing"`
	Incoming  string         `json:"incoming"` // whoever accepts first
	Items     []HandoverItem `json:"items"`
	Asks      []Ask          `json:"asks"` // for the next shift
	ReadBack  string         `json:"read_back"`
	Signed    []Signature    `json:"signed"`
	Unmanned  bool           `json:"unmanned"` // sealed as 未接班
	SealedAt  journal.Time   `json:"sealed_at"`
	Facts     string         `json:"facts"` // SHA-256 of the sealed facts, hex: the head code
	Seal      string         `json:"seal"`  // signed note
	SealEntry string         `json:"seal_entry"`
	Reason    string         `json:"reason"` // of the withdrawal
	Addenda   []Addendum     `json:"addenda"`
	Salt      string         `json:"salt"` // of the commitments in the facts, hex
	Last      string         `json:"last"` // last entry, for conflicts
}

// HandoverItem is one thing that the receiver takes over, asks about or refuses.
type HandoverItem struct {
	No       int          `json:"no"`
	Kind     string       `json:"kind"` // matter, site, ask, count, duty, extra
	Ref      string       `json:"ref"`  // subject id
	Slug     string       `json:"slug"` // what is counted, for counts and sites
	Number   string       `json:"number"`
	Level    string       `json:"level"`
	Figure   int64        `json:"figure"`
	Text     string       `json:"text"`
	IfThen   string       `json:"if_then,omitempty"` // what to do when something happens
	Verdict  string       `json:"verdict"`           // "", accepted, questioned, refused, dropped
	Question string       `json:"question"`
	Answer   string       `json:"answer"`
	Counted  *int64       `json:"counted"` // the receiver's figure
	Reason   string       `json:"reason"`
	Settled  string       `json:"settled"` // disagreement or correction, for refused items
	By       string       `json:"by"`
	At       journal.Time `json:"at"`
}

// Ask is a text for the next shift and what became of it.
type Ask struct {
	No     int          `json:"no"`
	Text   string       `json:"text"`
	Answer string       `json:"answer"`
	By     string       `json:"by"`
	At     journal.Time `json:"at"`
}

// Signature says who signed, on which side, and how it was given.
type Signature struct {
	Person string       `json:"person"`
	Side   string       `json:"side"` // out, in, head (the shift head alone, 未接班)
	How    string       `json:"how"`  // none (未设口令), pin, paper, drill
	At     journal.Time `json:"at"`
	Late   int64        `json:"late"`              // minutes after the end of the shift, 0 when in time
	NoHead bool         `json:"no_head,omitempty"` // signed as head although the shift had none on its roster
}

// Addendum comes after the seal and quotes its head code (补1 …).
type Addendum struct {
	No    int          `json:"no"`
	Text  string       `json:"text"`
	By    string       `json:"by"`
	At    journal.Time `json:"at"`
	Entry string       `json:"entry"`
	Seal  string       `json:"seal"`
}

func handoverTable() table[Handover] {
	return newTable("handover", []string{"number", "open", "cutoff"}, func(h *Handover) []any {
		return []any{h.Number, btoi(h.Open()), int64(h.CutOff)}
	})
}

// Open reports whether the handover still waits for its seal.
func (h Handover) Open() bool { return h.State == HandoverOpen || h.State == HandoverReadBack }

// Item returns the item with a number, or nil.
func (h *Handover) Item(no int) *HandoverItem {
	for i := range h.Items {
		if h.Items[i].No == no {
			return &h.Items[i]
		}
	}
	return nil
}

func btoi(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// Handover finds a handover by subject id, number ("K-J03"), the id or key of
// its outgoing shift, "open" (the one that waits) or "last" (the last sealed
// one). Errors: not_found, internal.
func (v *View) Handover(ctx context.Context, ref string) (Handover, error) {
	where, args := "WHERE subject = ?1 OR number = ?1 OR subject IN (SELECT h.subject FROM handover h JOIN shift s"+
		" ON s.subject = json_extract(h.doc, '$.shift') WHERE s.subject = ?1 OR s.key = ?1) ORDER BY open DESC, cutoff DESC LIMIT 1", []any{ref}
	switch ref {
	case "open":
		where, args = "WHERE open = 1 LIMIT 1", nil
	case "last":
		where, args = "WHERE json_extract(doc, '$.state') = 'sealed' ORDER BY cutoff DESC LIMIT 1", nil
	}
	h, ok, err := handoverTable().one(ctx, v.q, where, args...)
	if err == nil && !ok {
		switch ref {
		case "open":
			return h, notFound("handover", "handover.none_open", "")
		case "last":
			return h, notFound("handover", "handover.none_sealed", "")
		}
		return h, notFound("handover", "handover.unknown", ref)
	}
	return h, err
}

// Handovers lists handovers, newest first; withdrawn ones too.
func (v *View) Handovers(ctx context.Context, limit int) ([]Handover, error) {
	return handoverTable().list(ctx, v.q, "ORDER BY cutoff DESC LIMIT ?", limit)
}

// CutOff ends the shift's stretch of the journal: it records the heads known
// now, the items to hand over and who hands over. It cannot be back-dated, and
// one handover is open at a time.
type CutOff struct {
	Weather string
	Asks    []string // for the next shift
	Extra   []string // further items in words
	Anyway  bool     // by whoever is at the laptop, on the shift's roster or not
}

type handoverCut struct {
	Number   string         `json:"number"`
	Shift    string         `json:"shift"`
	Next     string         `json:"next"`
	Heads    []journal.Head `json:"heads"`
	From     []journal.Head `json:"from"`
	Opening  journal.Time   `json:"opening"`
	Previous string         `json:"previous"`
	Weather  journal.Text   `json:"weather"`
	Salt     journal.Text   `json:"salt"` // of the facts' commitments, see facts.go
	Items    []briefItem    `json:"items"`
	Asks     []askText      `json:"asks"`
}

type briefItem struct {
	No     int          `json:"no"`
	Kind   string       `json:"kind"`
	Ref    string       `json:"ref"`
	Slug   string       `json:"slug"`
	Number string       `json:"number"`
	Level  string       `json:"level"`
	Figure int64        `json:"figure"`
	Text   journal.Text `json:"text"`
}

type askText struct {
	No   int          `json:"no"`
	Text journal.Text `json:"text"`
}

func (c CutOff) plan(tx *Tx) error {
	if tx.at != tx.recorded {
		return refused("at", "handover.no_backdating", "")
	}
	if open, err := tx.Handover(tx.ctx, "open"); err == nil {
		return refused("", "handover.already_open", open.Number)
	} else if CodeOf(err) != NotFound {
		return err
	}
	shift, err := tx.CurrentShift(tx.ctx)
	if err != nil {
		return err
	}
	if !c.Anyway {
		if err := dueToHandOver(tx, shift); err != nil {
			return err
		}
	}
	next, err := nextShiftOf(tx, shift)
	if err != nil {
		return err
	}
	heads, err := tx.Heads(tx.ctx)
	if err != nil {
		return err
	}
	cut := &handoverCut{Shift: shift.ID, Next: next, Heads: heads, Weather: journal.Text(c.Weather)}
	if err := cut.follow(tx); err != nil {
		return err
	}
	if cut.Items, err = briefItems(tx, next); err != nil {
		return err
	}
	for _, text := range c.Extra {
		cut.Items = append(cut.Items, briefItem{No: len(cut.Items) + 1, Kind: "extra", Text: journal.Text(text)})
	}
	for i, text := range c.Asks {
		cut.Asks = append(cut.Asks, askText{No: i + 1, Text: journal.Text(text)})
	}
	salt, err := tx.ids.salt("facts", cut.Number+cut.Shift)
	if err != nil {
		return internal("handover.salt", err)
	}
	cut.Salt = journal.Text(fmt.Sprintf("%x", salt))
	tx.number = cut.Number
	_, err = tx.create("handover.cutoff", cut)
	return err
}

// follow links the cut-off to the one before and gives it its number.
func (cut *handoverCut) follow(tx *Tx) error {
	var n int64
	err := tx.db.queryRow(tx.ctx, "SELECT count(*) FROM handover WHERE number LIKE ? || '-J%'", tx.station).Scan(&n)
	if err != nil {
		return internal("handover.number", err)
	}
	cut.Number = fmt.Sprintf("%s-J%02d", tx.station, n+1)
	prev, ok, err := handoverTable().one(tx.ctx, tx.q, "WHERE json_extract(doc, '$.state') = 'sealed' ORDER BY cutoff DESC LIMIT 1")
	if err != nil || !ok {
		return err
	}
	cut.Previous, cut.From, cut.Opening = prev.ID, prev.Heads, prev.CutOff
	return nil
}

// AddBrief adds items or texts for the next shift to an open handover.
type AddBrief struct {
	Handover string
	Asks     []string
	Extra    []string
}

type handoverBrief struct {
	Items []briefItem `json:"items"`
	Asks  []askText   `json:"asks"`
}

func (c AddBrief) plan(tx *Tx) error {
	h, err := openHandover(tx, c.Handover)
	if err != nil {
		return err
	}
	if len(h.Signed) > 0 {
		return refused("", "handover.signed_already", h.Number)
	}
	b := &handoverBrief{}
	for _, text := range c.Asks {
		b.Asks = append(b.Asks, askText{No: len(h.Asks) + len(b.Asks) + 1, Text: journal.Text(text)})
	}
	for _, text := range c.Extra {
		b.Items = append(b.Items, briefItem{No: len(h.Items) + len(b.Items) + 1, Kind: "extra", Text: journal.Text(text)})
	}
	if len(b.Asks)+len(b.Items) == 0 {
		return invalid("text", "text.empty", "")
	}
	return tx.append("handover.brief", h.ID, b)
}

// AnswerAsk answers what an earlier shift asked for; unanswered asks print as
// such in the next report.
type AnswerAsk struct {
	Handover string // the one that asked; "" is the last sealed one
	No       int
	Text     string
}

type askAnswered struct {
	No   int          `json:"no"`
	Text journal.Text `json:"text"`
}

func (c AnswerAsk) plan(tx *Tx) error {
	if c.Handover == "" {
		c.Handover = "last"
	}
	h, err := tx.Handover(tx.ctx, c.Handover)
	if err != nil {
		return err
	}
	text, err := required("text", journal.Text(c.Text))
	if err != nil {
		return err
	}
	if c.No < 1 || c.No > len(h.Asks) {
		return notFound("no", "handover.no_such_ask", fmt.Sprint(c.No))
	}
	return tx.append("handover.answer_ask", h.ID, &askAnswered{No: c.No, Text: text})
}

// WithdrawHandover takes an open handover back before the first signature.
type WithdrawHandover struct {
	Handover string
	Reason   string
}

type handoverWithdrawn struct {
	Reason journal.Text `json:"reason"`
}

func (c WithdrawHandover) plan(tx *Tx) error {
	h, err := openHandover(tx, c.Handover)
	if err != nil {
		return err
	}
	if len(h.Signed) > 0 {
		return refused("", "handover.signed_already", h.Number)
	}
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	return tx.append("handover.withdraw", h.ID, &handoverWithdrawn{Reason: reason})
}

// openHandover finds the handover a command is about and insists that it is
// open; ref "" means the open one.
func openHandover(tx *Tx, ref string) (Handover, error) {
	if strings.TrimSpace(ref) == "" {
		ref = "open"
	}
	h, err := tx.Handover(tx.ctx, ref)
	if err != nil {
		return h, err
	}
	if !h.Open() {
		return h, refused("", "handover.not_open", h.Number)
	}
	tx.number = h.Number
	return h, nil
}

// lateMinutes is how long after the end of the shift something happens.
func lateMinutes(end, now journal.Time) int64 {
	if now <= end {
		return 0
	}
	return int64(now.Sub(end) / time.Minute)
}
