package store

import (
	"fmt"
	"strings"

	"zhiban/store/journal"
)

// Ways of a call.
const (
	CallIn  = "in"
	CallOut = "out"
)

// What a call came to. The first four belong to a matter.
const (
	CallAnswered   = "answered"   // a new matter, answered at once (当场答复)
	CallDispatched = "dispatched" // a new matter, given to somebody in the same breath
	CallOpened     = "opened"     // a new matter, not given to anybody yet
	CallAdded      = "added"      // about a matter that was open already: it is chased
	CallInfo       = "info"       // a question that needed no matter
	CallSilent     = "silent"     // nobody spoke
	CallWrong      = "wrong"      // wrong number
	CallReached    = "reached"    // of a call out: somebody spoke
	CallUnreached  = "unreached"  // of a call out: nobody answered
)

// CallOutcomes lists what a call may have come to, in the order of lists.
func CallOutcomes() []string {
	return []string{CallAnswered, CallDispatched, CallOpened, CallAdded, CallInfo, CallSilent, CallWrong, CallReached, CallUnreached}
}

// HotCall is one call of the hotline. It is never changed; one that was written
// down by mistake is taken off the log as a whole, and both stand.
type HotCall struct {
	ID        string       `json:"id"`
	Number    string       `json:"number"` // K-H012
	Station   string       `json:"station"`
	Num       int64        `json:"num"`
	Way       string       `json:"way"`
	Outcome   string       `json:"outcome"`
	Phone     string       `json:"phone"` // as typed
	Caller    string       `json:"caller"`
	Grid      string       `json:"grid"`
	Household string       `json:"household"`
	Minutes   int          `json:"minutes"`
	Text      string       `json:"text"`
	Matter    string       `json:"matter"` // id, "" when it belongs to none
	At        journal.Time `json:"at"`
	By        string       `json:"by"`
	Entry     string       `json:"entry"`
	Void      bool         `json:"void"`
	Why       string       `json:"why,omitempty"` // it was taken off, or put on again
}

type hotCalled struct {
	Num       int64        `json:"num"`
	Way       string       `json:"way"`
	Outcome   string       `json:"outcome"`
	Grid      string       `json:"grid"`
	Minutes   int          `json:"minutes"`
	Matter    string       `json:"matter"`
	Phone     journal.Text `json:"phone"`
	Caller    journal.Text `json:"caller"`
	Household journal.Text `json:"household"`
	Text      journal.Text `json:"text"`
}

type hotVoided struct {
	Void   bool         `json:"void"`
	Reason journal.Text `json:"reason"`
}

func hotCallTable() table[HotCall] {
	return newTable("hotcall", []string{"number", "station", "num", "at", "way", "outcome", "phone", "grid", "house", "matter", "void"}, func(c *HotCall) []any {
		return []any{c.Number, c.Station, c.Num, int64(c.At), c.Way, c.Outcome, phoneKey(c.Phone), c.Grid, doorKey(c.Household), c.Matter, btoi(c.Void)}
	})
}

// hotCallKinds: what a call opened is told by its matter in the human stream.
func hotCallKinds() []kind {
	o := kindOptions{Stream: System, Noun: "hotcall", Counter: "hotline.void"}
	return []kind{
		kindOf("hotline.call", o, func(f *folder, e Event, p *hotCalled) {
			hotCallTable().put(f, e.Subject, &HotCall{ID: e.Subject, Number: hotCallNumber(e.Station, p.Num), Station: e.Station, Num: p.Num, Way: p.Way, Outcome: p.Outcome, Phone: string(p.Phone), Caller: string(p.Caller),
				Grid: p.Grid, Household: string(p.Household), Minutes: p.Minutes, Text: string(p.Text), Matter: p.Matter, At: e.At, By: e.Officer, Entry: e.ID})
		}),
		kindOf("hotline.void", o, func(f *folder, e Event, p *hotVoided) {
			hotCallTable().update(f, e.Subject, func(c *HotCall) { c.Void, c.Why = p.Void, string(p.Reason) })
		}),
	}
}

// doorKey is how one door is found again, "" when none was named.
func doorKey(household string) string {
	if strings.TrimSpace(household) == "" {
		return ""
	}
	return AddressKey(household)
}

func hotCallNumber(station string, n int64) string { return fmt.Sprintf("%s-H%03d", station, n) }

// SourceHotline is the source of a matter that a call opened.
const SourceHotline = "hotline"

// TakeCall writes a call down and does what it asks for: it opens a matter and
// answers or dispatches it, adds to one that is open already, or is a call and
// no more.
type TakeCall struct {
	Way       string // "" is in
	Phone     string
	Caller    string
	Grid      string // id or number
	Household string
	Minutes   int // that it took
	Text      string
	Outcome   string // "": what follows from the rest; info, silent, wrong, reached, unreached: no matter
	Matter    string // an open one that the call is about
	Kind      string // of a new matter, and so on
	Type      string
	Level     string
	Site      string
	IfThen    string
	Answer    string // it is answered at once
	To        string // or dispatched: in words
	Group     string
	Team      string
	Person    string
	ETA       int // minutes promised
}

func (c TakeCall) plan(tx *Tx) error {
	if err := c.check(tx); err != nil {
		return err
	}
	d := &hotCalled{Way: firstOf(c.Way, CallIn), Minutes: c.Minutes, Phone: trimmed(c.Phone), Caller: trimmed(c.Caller), Household: trimmed(c.Household), Text: trimmed(c.Text)}
	place := ReportMatter{Grid: c.Grid, Site: c.Site}
	if err := place.place(tx); err != nil {
		return err
	}
	d.Grid = place.Grid
	var err error
	switch {
	case c.Matter != "":
		err = c.add(tx, d)
	case bare(c.Outcome):
		d.Outcome = c.Outcome
		err = c.once(tx, d)
	default:
		err = c.open(tx, d)
	}
	if err != nil {
		return err
	}
	number := tx.number
	if err := tx.db.queryRow(tx.ctx, "SELECT coalesce(max(num), 0) + 1 FROM hotcall WHERE station = ?", tx.station).Scan(&d.Num); err != nil {
		return internal("write.number", err)
	}
	tx.number = firstOf(number, hotCallNumber(tx.station, d.Num)) // people are told the matter's, where there is one
	_, err = tx.create("hotline.call", d)
	return err
}

// bare reports whether an outcome says that a call belongs to no matter.
func bare(outcome string) bool {
	return oneOf(outcome, CallInfo, CallSilent, CallWrong, CallReached, CallUnreached)
}

func (c TakeCall) check(tx *Tx) error {
	to := c.To + c.Group + c.Team + c.Person
	switch {
	case !oneOf(c.Way, "", CallIn, CallOut):
		return invalid("way", "hotline.way", c.Way)
	case c.Outcome != "" && !bare(c.Outcome):
		return invalid("outcome", "hotline.outcome", c.Outcome)
	case c.Minutes < 0 || c.Minutes > 24*60:
		return invalid("minutes", "hotline.minutes", "")
	case c.ETA < 0:
		return invalid("eta", "number.negative", "")
	case oneOf(c.Outcome, CallReached, CallUnreached) && c.Way != CallOut:
		return invalid("outcome", "hotline.only_out", "")
	case bare(c.Outcome) && (c.Answer != "" || to != "" || c.Type != ""):
		return invalid("outcome", "hotline.no_matter", "")
	case c.Answer != "" && to != "":
		return invalid("answer", "hotline.one_way", "")
	case c.Matter != "" && c.Answer != "":
		return invalid("answer", "hotline.answer_added", "")
	case !oneOf(c.Outcome, CallSilent, CallWrong) && strings.TrimSpace(c.Phone+c.Caller+c.Household) == "":
		return invalid("phone", "hotline.who_missing", "")
	case c.Outcome == CallInfo && strings.TrimSpace(c.Text) == "":
		return invalid("text", "text.empty", "")
	}
	return checkPhone(c.Phone)
}

// add chases the matter that the call is about, with what was said.
func (c TakeCall) add(tx *Tx, d *hotCalled) error {
	m, err := tx.Matter(tx.ctx, c.Matter)
	if err != nil {
		return err
	}
	if !m.Open() {
		return refused("matter", "hotline.matter_ended", m.Number)
	}
	d.Outcome, d.Matter, d.Grid = CallAdded, m.ID, firstOf(d.Grid, m.Grid)
	d.Household, d.Caller = firstText(d.Household, m.Household), firstText(d.Caller, m.Person)
	if err := (ChaseMatter{ID: m.ID, Text: string(d.Text)}).plan(tx); err != nil {
		return err
	}
	return c.dispatch(tx, m.ID)
}

// open reports a new matter and answers it or gives it to somebody.
func (c TakeCall) open(tx *Tx, d *hotCalled) error {
	m := ReportMatter{Kind: c.Kind, Type: c.Type, Level: c.Level, Grid: d.Grid, Site: c.Site, Household: string(d.Household), Person: string(d.Caller), Phone: string(d.Phone),
		Source: SourceHotline, Text: c.Text, IfThen: strings.TrimSpace(c.IfThen)}
	if err := m.plan(tx); err != nil {
		return err
	}
	d.Outcome, d.Matter = CallOpened, tx.refs[len(tx.refs)-1].Subject
	switch {
	case strings.TrimSpace(c.Answer) != "":
		d.Outcome = CallAnswered
		return AnswerMatter{ID: d.Matter, Result: c.Answer}.plan(tx)
	case c.To+c.Group+c.Team+c.Person != "":
		d.Outcome = CallDispatched
		return c.dispatch(tx, d.Matter)
	}
	return nil
}

func (c TakeCall) dispatch(tx *Tx, id string) error {
	if c.To+c.Group+c.Team+c.Person == "" {
		return nil
	}
	return DispatchMatter{ID: id, To: c.To, Group: c.Group, Team: c.Team, Person: c.Person, ETA: c.ETA}.plan(tx)
}

// once refuses a call that the same officer wrote in the same words within a
// minute: a second press of Enter. Silent calls come in rows.
func (c TakeCall) once(tx *Tx, d *hotCalled) error {
	if tx.again || tx.Drill() || oneOf(c.Outcome, CallSilent, CallWrong, CallUnreached) {
		return nil
	}
	last, ok, err := hotCallTable().one(tx.ctx, tx.q, "WHERE station = ? ORDER BY num DESC LIMIT 1", tx.station)
	if err != nil || !ok {
		return err
	}
	same := !last.Void && last.By == tx.by && last.Outcome == d.Outcome && last.Way == d.Way && phoneKey(last.Phone) == phoneKey(string(d.Phone)) && last.Text == string(d.Text)
	if same && tx.at.Sub(last.At) < duplicateWithin && last.At.Sub(tx.at) < duplicateWithin {
		return refused("text", "note.duplicate", "")
	}
	return nil
}

// VoidCall takes a call off the log with a reason, or puts it on again. What it
// opened stays: that is a matter of its own.
type VoidCall struct {
	ID     string // id or number
	Reason string
	Back   bool
}

func (c VoidCall) plan(tx *Tx) error {
	x, err := tx.HotCall(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	tx.number = x.Number
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	if x.Void != c.Back {
		return refused("", map[bool]string{true: "hotline.holds", false: "hotline.void_already"}[c.Back], x.Number)
	}
	return tx.append("hotline.void", x.ID, &hotVoided{Void: !c.Back, Reason: reason})
}
