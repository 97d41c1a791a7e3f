package store

import (
	"context"
	"slices"
	"strings"
	"time"

	"zhiban/store/journal"
)

// OnCall is a stretch in which somebody of the medical team can be called. The
// roster holds who stands on the group's posts by shift; a rotation of its own
// length (3 doctors and 3 nurses round the clock) is held here.
type OnCall struct {
	ID     string       `json:"id"`
	Role   string       `json:"role"`   // slug of a skill of the plan: doctor, nurse
	Person string       `json:"person"` // id, "" for somebody who is on no list
	Name   string       `json:"name"`
	Phone  string       `json:"phone"`
	From   journal.Time `json:"from"`
	To     journal.Time `json:"to"`
	Ended  journal.Time `json:"ended"` // taken off, 0: stands
	Why    string       `json:"why"`
	Roster bool         `json:"roster,omitempty"` // not entered as on call: stands on the group's post in the shift
	Here   bool         `json:"here,omitempty"`   // signed in there
}

type onCallSet struct {
	Role   string       `json:"role"`
	Person string       `json:"person"`
	From   journal.Time `json:"from"`
	To     journal.Time `json:"to"`
	Name   journal.Text `json:"name"`
	Phone  journal.Text `json:"phone"`
}

func onCallTable() table[OnCall] {
	return newTable("oncall", []string{"role", "start", "stop", "ended"}, func(o *OnCall) []any {
		return []any{o.Role, int64(o.From), int64(o.To), btoi(!o.Ended.IsZero())}
	})
}

func onCallKinds() []kind {
	o := kindOptions{Stream: System, Noun: "oncall", Counter: "oncall.end"}
	return []kind{
		kindOf("oncall.set", o, func(f *folder, e Event, p *onCallSet) {
			onCallTable().put(f, e.Subject, &OnCall{ID: e.Subject, Role: p.Role, Person: p.Person, Name: string(p.Name), Phone: string(p.Phone), From: p.From, To: p.To})
		}),
		kindOf("oncall.end", o, func(f *folder, e Event, p *patientEnded) {
			onCallTable().update(f, e.Subject, func(x *OnCall) {
				x.Ended, x.Why = e.At, string(p.Reason)
				if !p.Ended {
					x.Ended, x.Why = 0, ""
				}
			})
		}),
	}
}

// SetOnCall says who can be called as what, from when to when. Several people
// follow one another, each for Hours, until To; one has the whole stretch.
type SetOnCall struct {
	Role   string   // slug or name of a skill of the plan
	People []string // ids or names; a name that is on no list is kept as it is
	Phone  string   // of who is on no list, when it is one person
	From   time.Time
	To     time.Time
	Hours  int // of one turn, 0: the whole stretch
}

// mostTurnsOnCall keeps a slip of the pen from writing a year of turns.
const mostTurnsOnCall = 60

func (c SetOnCall) plan(tx *Tx) error {
	pl, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	role, ok := pl.SkillNamed(c.Role)
	from, to := journal.At(c.From), journal.At(c.To)
	turn := time.Duration(c.Hours) * time.Hour
	if c.Hours == 0 {
		turn = to.Sub(from)
	}
	switch {
	case !ok:
		return notFound("role", "oncall.role", c.Role)
	case len(c.People) == 0:
		return invalid("person", "oncall.who", "")
	case from.IsZero() || to <= from || c.Hours < 0:
		return invalid("to", "oncall.times", "")
	case to.Sub(from) > mostTurnsOnCall*turn:
		return invalid("to", "oncall.too_many", "")
	}
	if err := checkPhone(c.Phone); err != nil {
		return err
	}
	for i, start := 0, from; start < to; i, start = i+1, start.Add(turn) {
		d := &onCallSet{Role: role.Slug, From: start, To: min(start.Add(turn), to)}
		if err := c.who(tx, d, c.People[i%len(c.People)]); err != nil {
			return err
		}
		if _, err := tx.create("oncall.set", d); err != nil {
			return err
		}
	}
	return nil
}

func (c SetOnCall) who(tx *Tx, d *onCallSet, ref string) error {
	name, err := required("person", journal.Text(ref))
	if err != nil {
		return err
	}
	if err := checkName(string(name)); err != nil {
		return err
	}
	p, err := tx.PersonByName(tx.ctx, string(name))
	switch {
	case err == nil:
		d.Person, d.Name, d.Phone = p.ID, journal.Text(p.Name), journal.Text(firstOf(c.Phone, p.Phone))
	case CodeOf(err) == NotFound:
		d.Name, d.Phone = name, journal.Text(c.Phone)
	default:
		return err
	}
	return nil
}

// EndOnCall takes a stretch off; Back puts it on again.
type EndOnCall struct {
	ID     string
	Back   bool
	Reason string
}

func (c EndOnCall) plan(tx *Tx) error {
	o, ok, err := onCallTable().one(tx.ctx, tx.q, "WHERE subject = ?", strings.TrimSpace(c.ID))
	if err != nil {
		return err
	}
	if !ok {
		return notFound("oncall", "oncall.unknown", c.ID)
	}
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	if o.Ended.IsZero() == c.Back {
		return refused("", map[bool]string{true: "oncall.stands", false: "oncall.ended"}[c.Back], o.Name)
	}
	return tx.append("oncall.end", o.ID, &patientEnded{Ended: !c.Back, Reason: reason})
}

// OnCalls lists who is on call in a stretch of time, by start. Errors: internal.
func (v *View) OnCalls(ctx context.Context, from, to journal.Time) ([]OnCall, error) {
	return onCallTable().list(ctx, v.q, "WHERE ended = 0 AND stop > ? AND start < ? ORDER BY start, role, length(subject), subject LIMIT 500", int64(from), int64(to))
}

// OnCallNow lists who can be called now: those entered as on call, and those on
// the medical group's posts in the current shift. Doctors come first. Errors:
// internal.
func (v *View) OnCallNow(ctx context.Context) ([]OnCall, error) {
	now := v.nowMS()
	out, err := v.OnCalls(ctx, now, now+1)
	if err != nil {
		return nil, err
	}
	team, err := v.MedicalTeam(ctx)
	if err != nil {
		return nil, err
	}
	for _, m := range team {
		if !slices.ContainsFunc(out, func(o OnCall) bool { return o.Person == m.Person }) {
			out = append(out, m)
		}
	}
	pl, err := v.Plan(ctx)
	if err != nil {
		return nil, err
	}
	doctor := pl.MedicalParts().Doctor
	slices.SortStableFunc(out, func(a, b OnCall) int {
		rank := func(o OnCall) int {
			return int(btoi(o.Role != doctor))*4 + int(btoi(o.Roster))*2 + int(btoi(o.Roster && !o.Here))
		}
		return rank(a) - rank(b)
	})
	return out, nil
}

// MedicalTeam lists who of the medical group stands on a post in the current
// shift. What each is, doctor or nurse, comes from what the person can do.
// Errors: internal.
func (v *View) MedicalTeam(ctx context.Context) ([]OnCall, error) {
	s, ok, err := v.shiftNow(ctx)
	if err != nil || !ok {
		return nil, err
	}
	pl, err := v.Plan(ctx)
	if err != nil {
		return nil, err
	}
	return v.groupOnDuty(ctx, s, pl.MedicalParts().Group)
}

// groupOnDuty lists who of a group stands on a post in a shift.
func (v *View) groupOnDuty(ctx context.Context, s Shift, slug string) ([]OnCall, error) {
	g, err := v.Group(ctx, slug)
	if err != nil {
		if CodeOf(err) == NotFound {
			return nil, nil
		}
		return nil, err
	}
	pl, err := v.Plan(ctx)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, d := range s.Duties {
		if !d.Removed && d.Group == g.ID {
			ids = append(ids, d.Person)
		}
	}
	people, err := v.persons(ctx, ids)
	if err != nil {
		return nil, err
	}
	var out []OnCall
	for _, d := range s.Duties {
		p, known := people[d.Person]
		if d.Removed || d.Group != g.ID || !known {
			continue
		}
		o := OnCall{Person: p.ID, Name: p.Name, Phone: p.Phone, From: s.Start, To: s.End, Roster: true, Here: d.Here()}
		for _, skill := range []string{pl.MedicalParts().Doctor, pl.MedicalParts().Nurse} {
			if o.Role == "" && slices.Contains(pl.SkillsIn(p.Skills+" "+p.Name), skill) { // 何医生 says it by the name
				o.Role = skill
			}
		}
		out = append(out, o)
	}
	return out, nil
}
