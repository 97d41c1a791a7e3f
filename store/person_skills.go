package store

import (
	"strings"

	"zhiban/store/journal"
)

type personSkills struct {
	Skills journal.Text `json:"skills"`
	Reason journal.Text `json:"reason"`
}

func skillsKind() kind {
	return kindOf("person.skills", kindOptions{Stream: System, Noun: "person", Counter: "person.skills"}, func(f *folder, e Event, p *personSkills) {
		personTable().update(f, e.Subject, func(v *Person) { v.Skills = string(p.Skills) })
	})
}

// SetSkills says what a person can do (doctor, driver, nurse), in free words;
// "" takes them all back.
type SetSkills struct{ ID, Skills, Reason string }

func (c SetSkills) plan(tx *Tx) error {
	p, err := tx.Person(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	skills := strings.TrimSpace(c.Skills)
	if skills == p.Skills {
		return refused("skills", "person.skills_same", p.Name)
	}
	return tx.append("person.skills", p.ID, &personSkills{Skills: journal.Text(skills), Reason: journal.Text(c.Reason)})
}
