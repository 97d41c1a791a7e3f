package store

import (
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// matterStep is the data of every step after the report; unused parts stay
// empty. One struct keeps the narrative readable by one piece of code.
type matterStep struct {
	Group    string       `json:"group"`
	Team     string       `json:"team"`
	Person   string       `json:"person"` // owner, or verifier of a close
	ETA      int          `json:"eta"`
	Resume   journal.Time `json:"resume"`
	Into     string       `json:"into"`
	To       journal.Text `json:"to"`
	Text     journal.Text `json:"text"`
	Level    string       `json:"level"`
	Grid     string       `json:"grid"`
	Type     string       `json:"type"`
	OldLevel string       `json:"old_level"`
	OldGrid  string       `json:"old_grid"`
	OldType  string       `json:"old_type"`
	Limits   plan.Limit   `json:"limits"`
	House    journal.Text `json:"household"`
	Again    bool         `json:"again,omitempty"` // a dispatch to who has it already
}

// DispatchMatter gives a matter to somebody: in words, or a group, team or
// person of the post. It may be dispatched again; to the same owner that says
// it once more, and their time to accept runs on.
type DispatchMatter struct {
	ID, To, Group, Team, Person, Text string
	ETA                               int // minutes promised, 0: none
}

func (c DispatchMatter) plan(tx *Tx) error {
	m, err := tx.openMatter(c.ID)
	if err != nil {
		return err
	}
	s := &matterStep{To: journal.Text(c.To), Text: journal.Text(c.Text), ETA: c.ETA}
	if c.Group != "" {
		g, err := tx.Group(tx.ctx, c.Group)
		if err != nil {
			return err
		}
		s.Group, s.To = g.ID, firstText(s.To, g.ZH)
	}
	if c.Team != "" {
		t, err := tx.Team(tx.ctx, c.Team)
		if err != nil {
			return err
		}
		s.Team, s.To = t.ID, firstText(s.To, t.Name)
	}
	if c.Person != "" {
		p, err := tx.Person(tx.ctx, c.Person)
		if err != nil {
			return err
		}
		s.Person, s.To = p.ID, firstText(s.To, p.Name)
	}
	if s.To == "" {
		return invalid("to", "matter.to_missing", m.Number)
	}
	if c.ETA < 0 {
		return invalid("eta", "number.negative", "")
	}
	s.Again = m.has(s)
	return tx.append("matter.dispatch", m.ID, s)
}

// has reports whether a dispatch goes to who has the matter and has not begun.
func (m Matter) has(s *matterStep) bool {
	if !oneOf(m.State, MatterDispatched, MatterAccepted) {
		return false
	}
	if m.OwnerGroup != s.Group || m.OwnerTeam != s.Team || m.OwnerID != s.Person {
		return false
	}
	return s.Group+s.Team+s.Person != "" || m.Owner == string(s.To)
}

func firstText(a journal.Text, b string) journal.Text {
	if a != "" {
		return a
	}
	return journal.Text(b)
}

// AcceptMatter (签收) is the owner's word that they have it.
type AcceptMatter struct{ ID, Text string }

func (c AcceptMatter) plan(tx *Tx) error { return tx.forward(c.ID, "matter.accept", c.Text) }

// SceneMatter (到场) says that somebody is there.
type SceneMatter struct{ ID, Text string }

func (c SceneMatter) plan(tx *Tx) error { return tx.forward(c.ID, "matter.scene", c.Text) }

// HandMatter (处置中) says that it is being dealt with; it also ends a hold.
type HandMatter struct{ ID, Text string }

func (c HandMatter) plan(tx *Tx) error { return tx.forward(c.ID, "matter.hand", c.Text) }

// VerifyMatter (待核查) says that it is done and waits for somebody to look.
type VerifyMatter struct{ ID, Text string }

func (c VerifyMatter) plan(tx *Tx) error { return tx.forward(c.ID, "matter.verify", c.Text) }

// stepRank orders the states that a step may move forward to.
func stepRank(state string) int {
	return map[string]int{MatterNew: 0, MatterDispatched: 1, MatterAccepted: 2, MatterOnScene: 3, MatterInHand: 4, MatterOnHold: 4, MatterToVerify: 5}[state]
}

func stepTarget(kind string) string {
	return map[string]string{"matter.accept": MatterAccepted, "matter.scene": MatterOnScene, "matter.hand": MatterInHand, "matter.verify": MatterToVerify}[kind]
}

// forward moves a matter ahead; skipped steps stay blank, and only a return or
// a reopening leads back.
func (tx *Tx) forward(id, kind, text string) error {
	m, err := tx.openMatter(id)
	if err != nil {
		return err
	}
	target := stepTarget(kind)
	resumed := m.State == MatterOnHold && target == MatterInHand
	if stepRank(target) <= stepRank(m.State) && !resumed {
		return refused("state", "matter.only_forward", m.Number)
	}
	return tx.append(kind, m.ID, &matterStep{Text: journal.Text(text)})
}

// HoldMatter (挂起) stops a matter with a reason until a time.
type HoldMatter struct {
	ID, Reason string
	Resume     time.Time
}

func (c HoldMatter) plan(tx *Tx) error {
	m, err := tx.openMatter(c.ID)
	if err != nil {
		return err
	}
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	if journal.At(c.Resume) <= tx.at {
		return invalid("resume", "matter.resume_past", m.Number)
	}
	return tx.append("matter.hold", m.ID, &matterStep{Text: reason, Resume: journal.At(c.Resume)})
}

// CloseMatter (办结) ends a matter with its result. Red and orange are verified
// by another person than whoever recorded its steps.
type CloseMatter struct{ ID, Result, Verifier string }

func (c CloseMatter) plan(tx *Tx) error {
	m, err := tx.openMatter(c.ID)
	if err != nil {
		return err
	}
	result, err := required("result", journal.Text(c.Result))
	if err != nil {
		return err
	}
	if c.Verifier != "" {
		if _, err := tx.Person(tx.ctx, c.Verifier); err != nil {
			return err
		}
	}
	if m.Urgent() && (c.Verifier == "" || c.Verifier == tx.by || c.Verifier == m.OwnerID) {
		return refused("verifier", "matter.needs_verifier", m.Number)
	}
	return tx.append("matter.close", m.ID, &matterStep{Text: result, Person: c.Verifier})
}

// AnswerMatter (当场答复) closes a new matter on the spot.
type AnswerMatter struct{ ID, Result string }

func (c AnswerMatter) plan(tx *Tx) error {
	m, err := tx.openMatter(c.ID)
	if err != nil {
		return err
	}
	result, err := required("result", journal.Text(c.Result))
	if err != nil {
		return err
	}
	if m.State != MatterNew {
		return refused("state", "matter.answer_only_new", m.Number)
	}
	if m.Level == plan.Red {
		return refused("level", "matter.answer_not_red", m.Number)
	}
	return tx.append("matter.answer", m.ID, &matterStep{Text: result})
}

// ReturnMatter (退单) sends a matter back, with a reason and whom it should go to.
type ReturnMatter struct{ ID, Reason, To string }

func (c ReturnMatter) plan(tx *Tx) error {
	m, err := tx.openMatter(c.ID)
	if err != nil {
		return err
	}
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	if m.State == MatterNew {
		return refused("state", "matter.not_dispatched", m.Number)
	}
	return tx.append("matter.return", m.ID, &matterStep{Text: reason, To: journal.Text(c.To)})
}

// ChaseMatter (督办) urges whoever has it; it changes no state.
type ChaseMatter struct{ ID, Text string }

func (c ChaseMatter) plan(tx *Tx) error {
	m, err := tx.openMatter(c.ID)
	if err != nil {
		return err
	}
	return tx.append("matter.chase", m.ID, &matterStep{Text: journal.Text(c.Text)})
}

// MergeMatter (并单) makes another number the authoritative one; this one stays
// readable.
type MergeMatter struct{ ID, Into, Reason string }

func (c MergeMatter) plan(tx *Tx) error {
	m, err := tx.openMatter(c.ID)
	if err != nil {
		return err
	}
	into, err := tx.Matter(tx.ctx, c.Into)
	if err != nil {
		return err
	}
	if into.ID == m.ID || into.State == MatterMerged || into.State == MatterVoid {
		return refused("into", "matter.merge_target", into.Number)
	}
	return tx.append("matter.merge", m.ID, &matterStep{Into: into.ID, Text: journal.Text(c.Reason)})
}

// ReopenMatter takes an ended matter up again, with a reason.
type ReopenMatter struct{ ID, Reason string }

func (c ReopenMatter) plan(tx *Tx) error {
	m, err := tx.Matter(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	tx.number = m.Number
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	if m.Open() || m.State == MatterVoid {
		return refused("state", "matter.not_ended", m.Number)
	}
	return tx.append("matter.reopen", m.ID, &matterStep{Text: reason})
}

// AmendMatter corrects level, grid, type or household with a reason; both
// values print. A new level brings its own limits.
type AmendMatter struct{ ID, Level, Grid, Type, Household, Reason string }

func (c AmendMatter) plan(tx *Tx) error {
	m, err := tx.openMatter(c.ID)
	if err != nil {
		return err
	}
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	r := ReportMatter{Kind: m.Kind, Level: firstOf(c.Level, m.Level), Type: c.Type, Grid: firstOf(c.Grid, m.Grid)}
	if err := r.fromType(p); err != nil {
		return err
	}
	if err := r.place(tx); err != nil {
		return err
	}
	s := &matterStep{Text: reason, Level: r.Level, Grid: r.Grid, Type: firstOf(c.Type, m.Type), OldLevel: m.Level, OldGrid: m.Grid, OldType: m.Type,
		Limits: m.Limits, House: journal.Text(firstOf(c.Household, m.Household))}
	if s.Level == m.Level && s.Grid == m.Grid && s.Type == m.Type && string(s.House) == m.Household {
		return refused("", "command.no_change", m.Number)
	}
	if s.Level != m.Level {
		s.Limits = limitOf(p, s.Level)
	}
	return tx.append("matter.amend", m.ID, s)
}

// VoidMatter takes a mistaken matter off the ledger; its number stays used.
type VoidMatter struct{ ID, Reason string }

func (c VoidMatter) plan(tx *Tx) error {
	m, err := tx.openMatter(c.ID)
	if err != nil {
		return err
	}
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	return tx.append("matter.void", m.ID, &matterStep{Text: reason})
}

// openMatter finds a matter by id or number and insists that it is open.
func (tx *Tx) openMatter(ref string) (Matter, error) {
	m, err := tx.Matter(tx.ctx, ref)
	if err != nil {
		return m, err
	}
	tx.number = m.Number
	if !m.Open() {
		return m, refused("state", "matter.ended", m.Number)
	}
	return m, nil
}
