package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"zhiban/store/journal"
)

// FactsFormat names the form of the sealed facts.
const FactsFormat = "zhiban-facts/1"

// Facts are what a handover report says, without words of any language: codes,
// ids, numbers, times, and personal text as commitments. Their canonical bytes
// are what is sealed; every format and language is laid out from them.
//
// The commitments use the handover's own salt: the salt of a field is the
// first 16 bytes of HMAC-SHA-256(handover salt, "facts/" + field).
type Facts struct {
	Format     string         `json:"format"`
	Post       string         `json:"post"`
	PostName   journal.Text   `json:"post_name" reader:"open"`
	Drill      bool           `json:"drill"`
	Zone       string         `json:"zone"`
	Handover   FactHandover   `json:"handover"`
	T0         journal.Time   `json:"t0"`
	Clocks     []FactClock    `json:"clocks"`
	Status     string         `json:"status"`  // calm, watch, urgent
	Reasons    []FactReason   `json:"reasons"` // why
	Answers    []FactAsk      `json:"answers"` // section 3: what the last shift asked for
	Urgent     []FactMatter   `json:"urgent"`  // section 4: red and orange still open
	Orders     []FactMatter   `json:"orders"`  // section 5
	Unfinished []FactMatter   `json:"unfinished"`
	Closed     []FactMatter   `json:"closed"`           // closed in this shift
	Sites      []FactSite     `json:"sites"`            // sections 8 and 9
	Rounds     []FactRound    `json:"rounds,omitempty"` // section 7; not in reports sealed before there were rounds
	Doubts     []FactDoubt    `json:"doubts,omitempty"`
	Requests   []FactTally    `json:"requests"`
	Medical    []FactTally    `json:"medical"`
	Supplies   []FactSupply   `json:"supplies,omitempty"` // section 12; not in reports sealed before there was a book
	Shares     []FactShare    `json:"shares,omitempty"`
	Slips      []FactSlip     `json:"slips,omitempty"`
	People     []FactPerson   `json:"people"`
	Next       FactNext       `json:"next"`
	Counts     []FactCount    `json:"counts"`
	Figures    []FactFigure   `json:"figures"`
	Key        []FactLine     `json:"key"` // key entries of the journal
	Struck     []FactStrike   `json:"struck"`
	Late       []FactLine     `json:"late"` // recorded in this shift about minutes before it, or long after the event and nowhere else
	Items      []FactItem     `json:"items"`
	Asks       []FactAsk      `json:"asks"` // for the next shift
	ReadBack   journal.Text   `json:"read_back"`
	Signed     []FactSign     `json:"signed"`
	Steps      []FactStep     `json:"steps,omitempty"`   // section 2: what is late by the playbook, and own deadlines
	Forces     []FactForce    `json:"forces,omitempty"`  // section 13: reinforcements
	Hours      []FactHours    `json:"hours,omitempty"`   // and where they worked
	Care       *FactCare      `json:"care,omitempty"`    // section 11: register, visits, medicine, who is on call
	Points     []FactPoints   `json:"points,omitempty"`  // section 9; not in reports sealed before lanes were tallied
	More       FactMore       `json:"more,omitzero"`     // what sections lacked before
	Addenda    []FactAddendum `json:"addenda"`           // made to earlier reports during this shift
	Hotline    *FactHotline   `json:"hotline,omitempty"` // section 10; not in reports sealed before calls were kept
	Vows       []FactVow      `json:"vows,omitempty"`    // section 6
	Owed       []FactOwed     `json:"owed,omitempty"`

	salt string // of the handover, hex
}

// FactHandover is section 1.
type FactHandover struct {
	Number   string         `json:"number"`
	State    string         `json:"state"`
	Shift    FactShift      `json:"shift"`
	Next     FactShift      `json:"next"`
	CutOff   journal.Time   `json:"cutoff"`
	Opening  journal.Time   `json:"opening"`
	Heads    []journal.Head `json:"heads"`
	Entries  int64          `json:"entries"` // journal entries of the shift
	Weather  journal.Text   `json:"weather" reader:"above"`
	Outgoing FactRef        `json:"outgoing"`
	Incoming FactRef        `json:"incoming"`
	Unmanned bool           `json:"unmanned"`
	Previous string         `json:"previous"`      // number of the report before
	PrevCode string         `json:"previous_code"` // and its head code
	Last     string         `json:"last"`          // last entry about this handover that went in
}

// FactShift is a shift by its plan slug and times.
type FactShift struct {
	Key   string       `json:"key"`
	Slug  string       `json:"slug"`
	Start journal.Time `json:"start"`
	End   journal.Time `json:"end"`
}

// FactRef is a person or a place by id and name.
type FactRef struct {
	ID   string       `json:"id"`
	Name journal.Text `json:"name" reader:"name"`
}

// FactClock is a clock of the plan, T0 plus hours.
type FactClock struct {
	Slug   string       `json:"slug"`
	Due    journal.Time `json:"due"`
	Done   journal.Time `json:"done"`
	Late   bool         `json:"late"`             // due before the cut-off and not done by then
	Reason journal.Text `json:"reason,omitempty"` // why it is late, as somebody said
}

// FactReason is one cause of the post's or a grid's status.
type FactReason struct {
	Slug string `json:"slug"`
	Grid int    `json:"grid"` // 0: the post
	N    int    `json:"n"`
}

// FactAsk is a text for the next shift and its answer.
type FactAsk struct {
	No       int          `json:"no"`
	Text     journal.Text `json:"text"`
	Answer   journal.Text `json:"answer"`
	Answered bool         `json:"answered"`
}

// FactMatter is a matter as it stood at the cut-off.
type FactMatter struct {
	Number    string       `json:"number"`
	Kind      string       `json:"kind"`
	Type      string       `json:"type"`
	Level     string       `json:"level"`
	State     string       `json:"state"`
	Grid      int          `json:"grid"`
	Household journal.Text `json:"household" reader:"place"`
	Text      journal.Text `json:"text"`
	Owner     journal.Text `json:"owner" reader:"name"`
	IfThen    journal.Text `json:"if_then"`
	Result    journal.Text `json:"result"`
	Reported  journal.Time `json:"reported"`
	Due       journal.Time `json:"due"`
	Closed    journal.Time `json:"closed"`
	Verifier  journal.Text `json:"verifier,omitempty" reader:"name"` // who verified a closed one
	Minutes   int64        `json:"minutes"`                          // report to close, of closed ones
	Overdue   int64        `json:"overdue"`                          // minutes over the limit at the cut-off
	Receipt   journal.Time `json:"receipt,omitempty"`                // of an order
	Replied   journal.Time `json:"replied,omitempty"`
	Files     []FactFile   `json:"files,omitempty"` // attached to it
}

// FactSite is a site as it stood at the cut-off, and what changed.
type FactSite struct {
	Key     string `json:"key"`
	Role    string `json:"role"`
	Kind    string `json:"kind"`
	Name    string `json:"name"`
	NameEN  string `json:"name_en"`
	State   string `json:"state"`
	Before  string `json:"before"` // state at the opening
	Manning string `json:"manning"`
	Present int    `json:"present"`
	Due     int    `json:"due"`
	Lanes   int    `json:"lanes"` // open ones
	LanesAt int    `json:"lanes_opening"`
	Grid    int    `json:"grid"`
	Matters int    `json:"matters"` // open ones about the site
}

// FactTally counts matters of a kind during the shift.
type FactTally struct {
	Slug string `json:"slug"` // opening, received, closed, open, overdue
	N    int64  `json:"n"`
}

// FactPerson is one duty of the shift.
type FactPerson struct {
	Person FactRef      `json:"person"`
	Role   string       `json:"role"`
	Group  string       `json:"group"`
	Post   string       `json:"post"` // a, b or ""
	In     journal.Time `json:"in"`
	Out    journal.Time `json:"out"`
	For    journal.Text `json:"for" reader:"name"` // name of whom this person stands in for
	Absent bool         `json:"absent"`
}

// FactNext is section 14.
type FactNext struct {
	Duties []FactPerson `json:"duties"`
	Gaps   []string     `json:"gaps"` // slugs of groups without anybody
}

// FactCount is one figure as opening, change and closing.
type FactCount struct {
	Slug    string       `json:"slug"`
	Name    string       `json:"name"` // of the site, for counts per site
	NameEN  string       `json:"name_en"`
	Opening int64        `json:"opening"`
	Change  int64        `json:"change"`
	Closing int64        `json:"closing"`
	Unit    string       `json:"unit"`
	AsOf    journal.Time `json:"as_of"`
}

// FactFigure is a key figure noted in this shift.
type FactFigure struct {
	What   journal.Text `json:"what"`
	Number int64        `json:"number"`
	Unit   journal.Text `json:"unit"`
	Basis  string       `json:"basis"`
	At     journal.Time `json:"at"`
	Entry  string       `json:"entry"`
}

// FactLine is a journal entry in the report.
type FactLine struct {
	At       journal.Time `json:"at"`
	Recorded journal.Time `json:"recorded"`
	By       journal.Text `json:"by" reader:"name"`
	Kind     string       `json:"kind"`
	Number   string       `json:"number"` // of the matter, or ""
	Grid     int          `json:"grid"`
	Text     journal.Text `json:"text"`
	Flagged  bool         `json:"flagged"` // back-dated over the plan's limit

	Changes []FieldChange `json:"changes,omitempty"` // of an amendment, in both values
	Struck  bool          `json:"struck,omitempty"`  // struck by the cut-off; both versions stand among the struck
	Paper   *FactPaper    `json:"paper,omitempty"`   // typed in from a slip
}

// FactPaper is the slip that a line was typed in from.
type FactPaper struct {
	Serial string       `json:"serial"`
	Writer journal.Text `json:"writer" reader:"name"`
}

// FactStrike is a struck entry: both versions print.
type FactStrike struct {
	Line   FactLine     `json:"line"`
	Reason journal.Text `json:"reason"`
	By     journal.Text `json:"by" reader:"name"`
	At     journal.Time `json:"at"`
	Right  journal.Text `json:"right,omitempty"` // what was written instead, of a corrected entry
}

// FactItem is an item of the handover with its verdict.
type FactItem struct {
	No       int          `json:"no"`
	Kind     string       `json:"kind"`
	Slug     string       `json:"slug"`
	Number   string       `json:"number"`
	Level    string       `json:"level"`
	Figure   int64        `json:"figure"`
	Text     journal.Text `json:"text"`
	Verdict  string       `json:"verdict"`
	Question journal.Text `json:"question"`
	Answer   journal.Text `json:"answer"`
	Counted  *int64       `json:"counted"`
	Reason   journal.Text `json:"reason"`
	Settled  string       `json:"settled"`
	IfThen   journal.Text `json:"if_then,omitempty"` // not in reports sealed before it existed
}

// FactSign is a signature.
type FactSign struct {
	Person FactRef      `json:"person"`
	Side   string       `json:"side"`
	How    string       `json:"how"`
	At     journal.Time `json:"at"`
	Late   int64        `json:"late"`
	NoHead bool         `json:"no_head,omitempty"` // as head of a shift that had none on its roster
}

// FactAddendum is an addendum to an earlier report.
type FactAddendum struct {
	Number string       `json:"number"` // of the report it belongs to
	No     int          `json:"no"`
	Code   string       `json:"code"` // head code it quotes
	Text   journal.Text `json:"text"`
	At     journal.Time `json:"at"`
}

// Canonical encodes the facts as they are sealed, with the texts that stand
// behind the commitments.
func (f *Facts) Canonical() (raw []byte, texts []journal.Value, err error) {
	return journal.Commit(f, func(field string) ([16]byte, error) {
		sum := derive(f.salt, "facts/"+field)
		return [16]byte(sum[:16]), nil
	})
}

// HeadCode is the SHA-256 of the canonical bytes in hex.
func (f *Facts) HeadCode() (string, error) {
	raw, _, err := f.Canonical()
	if err != nil {
		return "", fmt.Errorf("head code of %s: %w", f.Handover.Number, err)
	}
	return headCode(raw), nil
}

func headCode(raw []byte) string {
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}
