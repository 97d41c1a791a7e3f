package plan

// MedicalCare names what the medical part of a post is made of, by slugs of the
// plan. What is left out is found by its usual slug, when the plan has that.
type MedicalCare struct {
	Group     string `toml:"group,omitempty" json:"group,omitempty"`         // work group whose posts and rota are the medical team's
	Escort    string `toml:"escort,omitempty" json:"escort,omitempty"`       // work group that clears the way in an emergency
	Body      string `toml:"body,omitempty" json:"body,omitempty"`           // body that is called when nobody of the escort is on duty
	Doctor    string `toml:"doctor,omitempty" json:"doctor,omitempty"`       // skill
	Nurse     string `toml:"nurse,omitempty" json:"nurse,omitempty"`         // skill
	Medicine  string `toml:"medicine,omitempty" json:"medicine,omitempty"`   // type of a matter about medicine
	Emergency string `toml:"emergency,omitempty" json:"emergency,omitempty"` // type of an emergency call
	Vehicle   string `toml:"vehicle,omitempty" json:"vehicle,omitempty"`     // word in the kind of a vehicle that is taken first
}

// MedicalParts is the plan's medical part with the usual slugs filled in; what
// the plan does not have is "".
func (p *Plan) MedicalParts() MedicalCare {
	m := p.Medical
	group := func(slug, usual string) string {
		if slug == "" {
			slug = usual
		}
		if len(p.Groups) == 0 { // a post keeps its groups as nouns of their own
			return slug
		}
		if _, ok := p.Group(slug); !ok {
			return ""
		}
		return slug
	}
	kept := func(slug, usual string, has func(string) bool) string {
		if slug == "" {
			slug = usual
		}
		if !has(slug) {
			return ""
		}
		return slug
	}
	typed := func(s string) bool { _, ok := p.Type(s); return ok }
	skilled := func(s string) bool { _, ok := p.Skill(s); return ok }
	m.Group, m.Escort = group(m.Group, "medical"), group(m.Escort, "security")
	m.Medicine, m.Emergency = kept(m.Medicine, "medicine", typed), kept(m.Emergency, "medical_emergency", typed)
	m.Doctor, m.Nurse = kept(m.Doctor, "doctor", skilled), kept(m.Nurse, "nurse", skilled)
	m.Body = kept(m.Body, "", func(s string) bool { _, ok := p.Body(s); return ok })
	return m
}

// medical checks that what the medical part names is there.
func (c *checker) medical(p *Plan) {
	has := func(key, slug string, ok bool) {
		if slug != "" && !ok {
			c.problem("medical."+key, CodeNoSuch, slug)
		}
	}
	m := p.Medical
	for key, slug := range map[string]string{"group": m.Group, "escort": m.Escort} {
		_, ok := p.Group(slug)
		has(key, slug, ok)
	}
	for key, slug := range map[string]string{"medicine": m.Medicine, "emergency": m.Emergency} {
		_, ok := p.Type(slug)
		has(key, slug, ok)
	}
	for key, slug := range map[string]string{"doctor": m.Doctor, "nurse": m.Nurse} {
		_, ok := p.Skill(slug)
		has(key, slug, ok)
	}
	_, ok := p.Body(m.Body)
	has("body", m.Body, ok)
}
