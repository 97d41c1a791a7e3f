package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// States of whoever was asked for.
const (
	ForceComing   = "coming"   // promised, on the way
	ForceArrived  = "arrived"  // here
	ForceReleased = "released" // was here
	ForceGone     = "gone"     // does not come after all
)

// Force is what a support request asks for when it asks for people (增援): how
// many, who can do what, by when. It belongs to the matter whose subject it
// has, so the request has one number and one life.
type Force struct {
	ID       string       `json:"id"` // of the matter
	Count    int          `json:"count"`
	Skills   []SkillNeed  `json:"skills"`
	Called   journal.Time `json:"called"`
	Deadline journal.Time `json:"deadline"`
	Grid     string       `json:"grid"` // where they are wanted, or ""
	Site     string       `json:"site"`
}

// SkillNeed is how many of those asked for must have a skill of the plan.
type SkillNeed struct {
	Skill string `json:"skill"`
	N     int    `json:"n"`
}

// ForceRow is one person, one team or a number of unnamed people of a request.
type ForceRow struct {
	Force    string       `json:"force"` // the request
	Who      string       `json:"who"`   // person or team; for unnamed people the entry that told of them
	Team     bool         `json:"team"`
	Heads    int          `json:"heads"`
	Skills   []string     `json:"skills"` // slugs of the plan; they count for one head each
	Inside   bool         `json:"inside"` // lives inside the closed area
	State    string       `json:"state"`
	Expected bool         `json:"expected"` // was on the way before they came
	Promised journal.Time `json:"promised"` // when they said they would be here
	Arrived  journal.Time `json:"arrived"`
	Released journal.Time `json:"released"`
	Spells   []ForceSpell `json:"spells"` // where they worked
	Text     string       `json:"text"`
}

// ForceSpell is a stretch of time that somebody worked at one place.
type ForceSpell struct {
	Grid string       `json:"grid"`
	Site string       `json:"site"`
	From journal.Time `json:"from"`
	To   journal.Time `json:"to"` // 0: still there
}

// Here reports whether they are at the post now.
func (r ForceRow) Here() bool { return r.State == ForceArrived }

// Place is where they work now; both empty when nowhere in particular.
func (r ForceRow) Place() (grid, site string) {
	if n := len(r.Spells); n > 0 && r.Here() {
		return r.Spells[n-1].Grid, r.Spells[n-1].Site
	}
	return "", ""
}

type forceCalled struct {
	Count    int          `json:"count"`
	Skills   []SkillNeed  `json:"skills"`
	Deadline journal.Time `json:"deadline"`
	Grid     string       `json:"grid"`
	Site     string       `json:"site"`
	Reason   journal.Text `json:"reason"`
}

// forceMoved is a step of somebody of a request: on the way, here, placed,
// released; Undo takes the step back.
type forceMoved struct {
	Who    string       `json:"who"` // "": unnamed people, named by this entry
	Team   bool         `json:"team"`
	Heads  int          `json:"heads"`
	Skills []string     `json:"skills"`
	Inside bool         `json:"inside"`
	ETA    journal.Time `json:"eta"`
	Grid   string       `json:"grid"`
	Site   string       `json:"site"`
	Undo   bool         `json:"undo"`
	Text   journal.Text `json:"text"`
}

func forceTable() table[Force] {
	return newTable("force", []string{"deadline"}, func(f *Force) []any { return []any{int64(f.Deadline)} })
}

func forceKinds() []kind {
	move := func(name string, change func(*ForceRow, Event, *forceMoved)) kind {
		o := kindOptions{Stream: System, Noun: "matter", Counter: name, Commutes: true}
		return kindOf(name, o, onForceRow(change))
	}
	return []kind{
		kindOf("force.call", kindOptions{Stream: Human, Noun: "matter", Counter: "force.call"}, func(f *folder, e Event, p *forceCalled) {
			v := forceTable().get(f, e.Subject)
			if v == nil {
				v = &Force{ID: e.Subject, Called: e.At}
			}
			v.Count, v.Skills, v.Deadline, v.Grid, v.Site = p.Count, p.Skills, p.Deadline, p.Grid, p.Site
			forceTable().put(f, e.Subject, v)
		}),
		move("force.come", foldComing), move("force.arrive", foldArrived), move("force.place", foldPlaced), move("force.release", foldReleased),
	}
}

func foldComing(r *ForceRow, _ Event, p *forceMoved) {
	switch {
	case p.Undo && r.State == ForceComing:
		r.State = ForceGone
	case !p.Undo && (r.State == "" || r.State == ForceGone):
		r.told(p)
		r.State, r.Expected, r.Promised = ForceComing, true, p.ETA
	}
}

func foldArrived(r *ForceRow, e Event, p *forceMoved) {
	if p.Undo {
		if r.State == ForceArrived {
			r.State, r.Arrived, r.Spells = ForceGone, 0, nil
			if r.Expected {
				r.State = ForceComing
			}
		}
		return
	}
	r.told(p)
	r.State, r.Arrived, r.Released = ForceArrived, e.At, 0
	r.Spells = append(r.Spells, ForceSpell{Grid: p.Grid, Site: p.Site, From: e.At})
}

// told takes over what an entry says of them; what it leaves out stays.
func (r *ForceRow) told(p *forceMoved) {
	r.Team, r.Inside = r.Team || p.Team, r.Inside || p.Inside
	if p.Heads > 0 {
		r.Heads = p.Heads
	}
	if len(p.Skills) > 0 {
		r.Skills = p.Skills
	}
	r.Text = firstOf(string(p.Text), r.Text)
}

func foldPlaced(r *ForceRow, e Event, p *forceMoved) {
	n := len(r.Spells)
	if r.State != ForceArrived || n == 0 {
		return
	}
	r.Spells[n-1].To = e.At
	r.Spells = append(r.Spells, ForceSpell{Grid: p.Grid, Site: p.Site, From: e.At})
}

func foldReleased(r *ForceRow, e Event, p *forceMoved) {
	n := len(r.Spells)
	switch {
	case p.Undo && r.State == ForceReleased:
		r.State, r.Released = ForceArrived, 0
		if n > 0 {
			r.Spells[n-1].To = 0
		}
	case !p.Undo && r.State == ForceArrived:
		r.State, r.Released = ForceReleased, e.At
		if n > 0 {
			r.Spells[n-1].To = e.At
		}
	}
}

// onForceRow folds a step of one row. Rows are stored by themselves: a request
// of three hundred would otherwise be written whole with every arrival.
func onForceRow(change func(*ForceRow, Event, *forceMoved)) func(*folder, Event, *forceMoved) {
	return func(f *folder, e Event, p *forceMoved) {
		r := ForceRow{Force: e.Subject, Who: firstOf(p.Who, e.ID), Heads: 1}
		var doc string
		if f.scan("SELECT doc FROM force_row WHERE subject = ? AND who = ?", []any{e.Subject, r.Who}, &doc) {
			if err := json.Unmarshal([]byte(doc), &r); err != nil {
				f.err = fmt.Errorf("force row %s of %s: %w", r.Who, e.Subject, err)
				return
			}
		}
		change(&r, e, p)
		if f.err != nil || r.State == "" {
			return
		}
		out, err := encodeDoc(r)
		if err != nil {
			f.err = err
			return
		}
		f.exec(`INSERT INTO force_row (subject, who, state, heads, arrived, released, doc) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (subject, who) DO UPDATE SET state = excluded.state, heads = excluded.heads, arrived = excluded.arrived, released = excluded.released, doc = excluded.doc`,
			e.Subject, r.Who, r.State, r.Heads, int64(r.Arrived), int64(r.Released), out)
	}
}

// ThresholdReinforce is the slug of the plan's threshold for how many minutes
// reinforcements may take.
const ThresholdReinforce = "reinforce_minutes"

// defaultReinforce holds for plans that do not name the threshold (assumed).
const defaultReinforce = 30

// CallForce asks for people: a support request with its number, how many, with
// which skills, by when, of whom. With a Body the asking is recorded too.
type CallForce struct {
	Matter string // a support request that stands already, "" opens one
	Count  int
	Skills []SkillNeed
	By     time.Time // zero: the plan's minutes from now
	Grid   string
	Site   string
	Body   string // slug or name of a body of the plan, "" for none yet
	Level  string
	Text   string // what for
}

func (c CallForce) plan(tx *Tx) error {
	pl, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	data, err := c.data(tx, pl)
	if err != nil {
		return err
	}
	report := ReportMatter{Kind: plan.Support, Level: firstOf(c.Level, plan.Orange), Grid: c.Grid, Site: c.Site, Text: c.Text}
	id, err := c.request(tx, report)
	if err != nil {
		return err
	}
	if err := report.place(tx); err != nil {
		return err
	}
	data.Grid, data.Site = report.Grid, report.Site
	if err := tx.append("force.call", id, data); err != nil {
		return err
	}
	if c.Body == "" {
		return nil
	}
	return SupportStep{Matter: id, Step: SupportAsked, Body: c.Body, N: c.Count}.plan(tx)
}

// request opens the support request that asks, or finds it.
func (c CallForce) request(tx *Tx, report ReportMatter) (string, error) {
	if c.Matter == "" {
		err := report.plan(tx)
		if err != nil {
			return "", err
		}
		return tx.refs[len(tx.refs)-1].Subject, nil
	}
	m, err := tx.openMatter(c.Matter)
	if err != nil {
		return "", err
	}
	if m.Kind != plan.Support {
		return "", refused("matter", "support.not_support", m.Number)
	}
	_, ok, err := forceTable().one(tx.ctx, tx.q, "WHERE subject = ?", m.ID)
	if err == nil && ok {
		err = refused("matter", "force.asked_already", m.Number)
	}
	return m.ID, err
}

func (c CallForce) data(tx *Tx, pl *plan.Plan) (*forceCalled, error) {
	if c.Count < 1 || c.Count > maxForce {
		return nil, invalid("count", "force.count", fmt.Sprint(c.Count))
	}
	sum, seen := 0, map[string]bool{}
	for _, s := range c.Skills {
		if _, ok := pl.Skill(s.Skill); !ok {
			return nil, notFound("skills", "skill.unknown", s.Skill)
		}
		if s.N < 1 || seen[s.Skill] {
			return nil, invalid("skills", "force.skills", s.Skill)
		}
		seen[s.Skill] = true
		sum += s.N
	}
	if sum > c.Count {
		return nil, invalid("skills", "force.skills_over", fmt.Sprint(sum))
	}
	due := journal.At(c.By)
	if c.By.IsZero() {
		minutes, ok := pl.Threshold(ThresholdReinforce)
		if !ok {
			minutes = defaultReinforce
		}
		due = tx.at.Add(time.Duration(minutes) * time.Minute)
	} else if due <= tx.at {
		return nil, invalid("by", "deadline.past", due.In(tx.Zone()).Format("2006-01-02 15:04"))
	}
	skills := slices.Clone(c.Skills)
	return &forceCalled{Count: c.Count, Skills: skills, Deadline: due}, nil
}

// maxForce is the most people one request may name: more is a slip of the hand.
const maxForce = 10000

// AmendForce changes how many are asked for, with which skills or by when.
type AmendForce struct {
	ID     string // id or number of the request
	Count  int
	Skills []SkillNeed
	By     time.Time
	Reason string
}

func (c AmendForce) plan(tx *Tx) error {
	f, err := tx.openForce(c.ID)
	if err != nil {
		return err
	}
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	pl, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	by := c.By
	if by.IsZero() {
		by = f.Deadline.In(tx.Zone())
	}
	data, err := CallForce{Count: c.Count, Skills: c.Skills}.data(tx, pl)
	if err != nil {
		return err
	}
	if data.Deadline = journal.At(by); data.Deadline != f.Deadline && data.Deadline <= tx.at {
		return invalid("by", "deadline.past", by.Format("2006-01-02 15:04"))
	}
	data.Grid, data.Site, data.Reason = f.Grid, f.Site, reason
	if data.Count == f.Count && data.Deadline == f.Deadline && slices.Equal(data.Skills, f.Skills) {
		return refused("", "command.no_change", tx.number)
	}
	return tx.append("force.call", f.ID, data)
}

// openForce finds a request for people that is still open, by id or number.
func (tx *Tx) openForce(ref string) (Force, error) {
	m, err := tx.openMatter(ref)
	if err != nil {
		return Force{}, err
	}
	f, ok, err := forceTable().one(tx.ctx, tx.q, "WHERE subject = ?", m.ID)
	if err == nil && !ok {
		return f, refused("force", "force.none", m.Number)
	}
	return f, err
}

func trimmed(s string) journal.Text { return journal.Text(strings.TrimSpace(s)) }
