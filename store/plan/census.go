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
