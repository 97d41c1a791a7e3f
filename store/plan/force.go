package plan

import (
	"fmt"
	"strings"
)

// Skill is something that reinforcements are asked for by (驾驶, 护士): the words
// by which it is recognised in a line or in what a person can do.
type Skill struct {
	Word
	Words []string `toml:"words,omitempty" json:"words,omitempty"`
}

// Body is an organisation above or beside the post that help is asked of. Up
// is the next one in the chain of help.
type Body struct {
	Word
	Phone string `toml:"phone,omitempty" json:"phone,omitempty"`
	Up    string `toml:"up,omitempty" json:"up,omitempty"`
}

// Condition is what somebody from inside the closed area must meet before they
// may volunteer, and for how long it holds; 0 hours: for good.
type Condition struct {
	Word
	Hours int `toml:"hours,omitzero" json:"hours,omitempty"`
}

// CheckList is a list that is gone through in peacetime, and how many days a
// look at it is good for.
type CheckList struct {
	Word
	Days int `toml:"days" json:"days"`
}

// FirstTask is a task that the activation opens and sends to its group.
type FirstTask struct {
	Word
	Group string `toml:"group" json:"group"`
	Level string `toml:"level" json:"level"`
}

// Skill finds a skill by its slug.
func (p *Plan) Skill(slug string) (Skill, bool) {
	return find(p.Skills, func(s Skill) bool { return s.Slug == slug })
}

// Body finds a body by its slug.
func (p *Plan) Body(slug string) (Body, bool) {
	return find(p.Bodies, func(b Body) bool { return b.Slug == slug })
}

// BodyNamed finds a body by its slug or one of its names.
func (p *Plan) BodyNamed(name string) (Body, bool) {
	name = strings.TrimSpace(name)
	return find(p.Bodies, func(b Body) bool {
		return name != "" && (b.Slug == name || b.ZH == name || strings.EqualFold(b.EN, name))
	})
}

// Condition finds a condition by its slug.
func (p *Plan) Condition(slug string) (Condition, bool) {
	return find(p.Conditions, func(c Condition) bool { return c.Slug == slug })
}

// CheckList finds a list of the peacetime check by its slug.
func (p *Plan) CheckList(slug string) (CheckList, bool) {
	return find(p.CheckLists, func(l CheckList) bool { return l.Slug == slug })
}

// SkillNamed finds a skill by its slug, one of its names or one of its words.
func (p *Plan) SkillNamed(name string) (Skill, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	return find(p.Skills, func(s Skill) bool {
		if name == "" {
			return false
		}
		for _, w := range append([]string{s.Slug, s.ZH, s.EN}, s.Words...) {
			if strings.ToLower(w) == name {
				return true
			}
		}
		return false
	})
}

// SkillsIn lists the slugs of the skills that a text of free words names.
func (p *Plan) SkillsIn(text string) []string {
	text = strings.ToLower(text)
	var out []string
	for _, s := range p.Skills {
		for _, w := range append([]string{s.Slug, s.ZH, s.EN}, s.Words...) {
			if w != "" && strings.Contains(text, strings.ToLower(w)) {
				out = append(out, s.Slug)
				break
			}
		}
	}
	return out
}

// force checks what reinforcements, the chain of help and the switch from
// peace to emergency need.
func (c *checker) force(p *Plan) {
	checkWords(c, "skill", p.Skills, func(s Skill) Word { return s.Word })
	checkWords(c, "body", p.Bodies, func(b Body) Word { return b.Word })
	checkWords(c, "condition", p.Conditions, func(x Condition) Word { return x.Word })
	checkWords(c, "check_list", p.CheckLists, func(l CheckList) Word { return l.Word })
	checkWords(c, "first_task", p.FirstTasks, func(t FirstTask) Word { return t.Word })
	for i, s := range p.Skills {
		for n, w := range s.Words {
			c.text(item(item("skill", i+1)+".words", n+1), w)
		}
	}
	for i, b := range p.Bodies {
		if _, ok := p.Body(b.Up); b.Up != "" && !ok {
			c.problem(item("body", i+1)+".up", CodeNoSuch, b.Up)
		}
	}
	for i, x := range p.Conditions {
		c.between(item("condition", i+1)+".hours", x.Hours, 0, 24*365)
	}
	for i, l := range p.CheckLists {
		c.between(item("check_list", i+1)+".days", l.Days, 1, 3650)
	}
	for i, t := range p.FirstTasks {
		at := item("first_task", i+1)
		c.choice(at+".level", t.Level, Levels())
		if _, ok := p.Group(t.Group); !ok {
			c.problem(at+".group", CodeNoSuch, fmt.Sprint(t.Group))
		}
	}
}
