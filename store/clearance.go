package store

import (
	"strings"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// Clearance says that a person met a condition of the plan, or did not.
type Clearance struct {
	Slug string       `json:"slug"`
	Met  bool         `json:"met"`
	At   journal.Time `json:"at"`
}

type personCleared struct {
	Slug string       `json:"slug"`
	Met  bool         `json:"met"`
	Text journal.Text `json:"text"`
}

func clearKind() kind {
	o := kindOptions{Stream: System, Noun: "person", Counter: "person.clear", Commutes: true}
	return kindOf("person.clear", o, func(f *folder, e Event, p *personCleared) {
		personTable().update(f, e.Subject, func(v *Person) {
			for _, c := range v.Cleared {
				if c.Slug == p.Slug && c.At > e.At {
					return // told late: a newer word stands
				}
			}
			v.Cleared = append(dropFunc(v.Cleared, func(c Clearance) bool { return c.Slug == p.Slug }), Clearance{Slug: p.Slug, Met: p.Met, At: e.At})
		})
	})
}

// ClearPerson records that somebody from inside met a condition of the plan at
// the entry's time (a test, a check), or did not.
type ClearPerson struct {
	Person string
	Slug   string // "": the only condition of the plan
	Failed bool
	Text   string
}

func (c ClearPerson) plan(tx *Tx) error {
	p, err := tx.Person(tx.ctx, c.Person)
	if err != nil {
		return err
	}
	pl, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	slug := c.Slug
	if slug == "" && len(pl.Conditions) == 1 {
		slug = pl.Conditions[0].Slug
	}
	if _, ok := pl.Condition(slug); !ok {
		return notFound("condition", "condition.unknown", slug)
	}
	return tx.append("person.clear", p.ID, &personCleared{Slug: slug, Met: !c.Failed, Text: journal.Text(strings.TrimSpace(c.Text))})
}

// MissingConditions lists the conditions of a plan that a person does not meet
// at a moment.
func (p Person) MissingConditions(pl *plan.Plan, now journal.Time) []string {
	var out []string
	for _, c := range pl.Conditions {
		met := false
		for _, x := range p.Cleared {
			fresh := c.Hours == 0 || now <= x.At.Add(time.Duration(c.Hours)*time.Hour)
			met = met || x.Slug == c.Slug && x.Met && fresh
		}
		if !met {
			out = append(out, c.Slug)
		}
	}
	return out
}

// cleared refuses somebody from inside the closed area who does not meet what
// the plan asks of them.
func (tx *Tx) cleared(person string, inside bool) error {
	if person == "" {
		if inside {
			return refused("inside", "force.inside_named", "") // nobody can vouch for people without names
		}
		return nil
	}
	p, err := tx.Person(tx.ctx, person)
	if err != nil || !inside && !p.Has(RoleResident) {
		return err
	}
	pl, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	if len(p.MissingConditions(pl, tx.at)) > 0 {
		return refused("person", "force.not_cleared", p.Name)
	}
	return nil
}
