package store

import (
	"context"
	"encoding/json"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// Steps of a support request on its way up the chain of help.
const (
	SupportAsked    = "asked"    // the body was asked
	SupportPassed   = "passed"   // it passed the request on
	SupportAnswered = "answered" // it said what it gives
	SupportRefused  = "refused"  // it cannot help
	SupportArrived  = "arrived"  // what it sent is here
)

// SupportSteps lists the steps in their order.
func SupportSteps() []string {
	return []string{SupportAsked, SupportPassed, SupportAnswered, SupportRefused, SupportArrived}
}

// SupportMove is one step of a support request as the record has it.
type SupportMove struct {
	Entry string       `json:"entry"`
	Step  string       `json:"step"`
	Body  string       `json:"body"` // slug of the plan
	To    string       `json:"to"`   // whom it passed the request on to
	N     int          `json:"n"`    // how many were asked, promised or came; 0: not told
	Text  string       `json:"text"`
	At    journal.Time `json:"at"`
	By    string       `json:"by"`
}

type supportStepped struct {
	Step string       `json:"step"`
	Body string       `json:"body"`
	To   string       `json:"to"`
	N    int          `json:"n"`
	Text journal.Text `json:"text"`
}

func supportKinds() []kind {
	o := kindOptions{Stream: Human, Noun: "matter", Counter: kindStrike, Commutes: true}
	return []kind{kindOf("support.step", o, func(f *folder, e Event, p *supportStepped) {
		doc, err := encodeDoc(SupportMove{Entry: e.ID, Step: p.Step, Body: p.Body, To: p.To, N: p.N, Text: string(p.Text), At: e.At, By: e.Officer})
		if err != nil {
			f.err = err
			return
		}
		f.exec("INSERT INTO support_step (subject, entry, at, doc) VALUES (?, ?, ?, ?)", e.Subject, e.ID, int64(e.At), doc)
	})}
}

// SupportStep records what became of a support request at a body of the plan:
// asked, passed on to another, answered with a number, refused, arrived. The
// request itself moves along: asked sends it to the body, answered is its
// acceptance.
type SupportStep struct {
	Matter string // id or number
	Step   string
	Body   string // slug or name of the plan
	To     string // of SupportPassed; "" takes the next one up
	N      int
	Text   string
}

func (c SupportStep) plan(tx *Tx) error {
	m, err := tx.openMatter(c.Matter)
	if err != nil {
		return err
	}
	if m.Kind != plan.Support {
		return refused("matter", "support.not_support", m.Number)
	}
	pl, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	if !oneOf(c.Step, SupportSteps()...) {
		return invalid("step", "support.step", c.Step)
	}
	body, ok := pl.BodyNamed(c.Body)
	if !ok {
		return notFound("body", "body.unknown", c.Body)
	}
	to := plan.Body{}
	if c.Step == SupportPassed {
		if to, ok = pl.BodyNamed(firstOf(c.To, body.Up)); !ok || to.Slug == body.Slug {
			return notFound("to", "body.unknown", firstOf(c.To, body.Up))
		}
	}
	if c.N < 0 || c.N > maxForce {
		return invalid("n", "force.count", "")
	}
	if err := tx.append("support.step", m.ID, &supportStepped{Step: c.Step, Body: body.Slug, To: to.Slug, N: c.N, Text: trimmed(c.Text)}); err != nil {
		return err
	}
	return c.move(tx, m, body, to)
}

// move takes the matter along; a step that came in late moves nothing back.
func (c SupportStep) move(tx *Tx, m Matter, body, to plan.Body) error {
	switch c.Step {
	case SupportAsked, SupportPassed:
		name := body.ZH
		if c.Step == SupportPassed {
			name = to.ZH
		}
		if stepRank(m.State) <= stepRank(MatterDispatched) {
			return DispatchMatter{ID: m.ID, To: name}.plan(tx)
		}
	case SupportAnswered:
		if stepRank(m.State) < stepRank(MatterAccepted) {
			return AcceptMatter{ID: m.ID}.plan(tx)
		}
	case SupportArrived:
		if stepRank(m.State) < stepRank(MatterOnScene) {
			return SceneMatter{ID: m.ID}.plan(tx)
		}
	}
	return nil
}

// SupportMoves lists the steps of a support request, oldest first, without
// struck ones. Errors: internal.
func (v *View) SupportMoves(ctx context.Context, matter string) ([]SupportMove, error) {
	rows, err := v.q.query(ctx, `SELECT s.doc FROM support_step s JOIN journal j ON j.id = s.entry
		WHERE s.subject = ? AND NOT EXISTS (SELECT 1 FROM strike x WHERE x.entry = s.entry) ORDER BY s.at, j.hlc, j.station, j.seq`, matter)
	if err != nil {
		return nil, internal("read.support", err)
	}
	defer rows.Close()
	var out []SupportMove
	for rows.Next() {
		var doc string
		var m SupportMove
		if err := rows.Scan(&doc); err != nil {
			return nil, internal("read.support", err)
		}
		if err := json.Unmarshal([]byte(doc), &m); err != nil {
			return nil, internal("read.support", err)
		}
		out = append(out, m)
	}
	return out, internalOrNil("read.support", rows.Err())
}
