package plan

// SpecialNeed is a need that a resident may have (独居老人, 血透 …). Home means
// that whoever has it is served at the door, not sent to a point.
type SpecialNeed struct {
	Word
	Home bool `toml:"home,omitempty" json:"home,omitempty"`
}

// Need finds a special need by its slug.
func (p *Plan) Need(slug string) (SpecialNeed, bool) {
	return find(p.SpecialNeeds, func(n SpecialNeed) bool { return n.Slug == slug })
}

// Language finds a language by its slug.
func (p *Plan) Language(slug string) (Word, bool) {
	return find(p.Languages, func(w Word) bool { return w.Slug == slug })
}

// HomeNeeds lists the needs that are served at the door.
func (p *Plan) HomeNeeds() []string {
	var out []string
	for _, n := range p.SpecialNeeds {
		if n.Home {
			out = append(out, n.Slug)
		}
	}
	return out
}

// roundKind checks what a kind of round names.
func (c *checker) roundKind(p *Plan, at string, r RoundKind) {
	if r.Target != "" {
		c.choice(at+".target", r.Target, []string{ByHousehold, "resident"})
	}
	for n, slug := range r.Needs {
		if _, ok := p.Need(slug); !ok {
			c.problem(item(at+".needs", n+1), CodeNoSuch, slug)
		}
	}
	if _, ok := p.Material(r.Item); r.Item != "" && !ok {
		c.problem(at+".item", CodeNoSuch, r.Item)
	}
	for n, w := range r.Words {
		c.text(item(at+".words", n+1), w)
	}
	c.between(at+".slot_minutes", r.SlotMinutes, 0, day/2)
	if r.SlotMinutes > 0 && day%r.SlotMinutes != 0 {
		c.problem(at+".slot_minutes", CodeRange, "5 10 15 20 30 60")
	}
}
