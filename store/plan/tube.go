package plan

// TubeKind is a kind of tube (one person, one household, ten people) and what
// follows when its result is abnormal. A plan without any has no tubes.
type TubeKind struct {
	Word
	People      int    `toml:"people" json:"people"`                                // most people in one
	ResultHours int    `toml:"result_hours,omitzero" json:"result_hours,omitempty"` // without a result so long after it was sealed is late; 0: never
	Abnormal    string `toml:"abnormal,omitempty" json:"abnormal,omitempty"`        // type of the red matter
	Isolate     string `toml:"isolate,omitempty" json:"isolate,omitempty"`          // type of the task for each household in it
	Again       string `toml:"again,omitempty" json:"again,omitempty"`              // type of the task to take it again one by one
}

// TubeKind finds a kind of tube by its slug; "" is the plan's first.
func (p *Plan) TubeKind(slug string) (TubeKind, bool) {
	if slug == "" && len(p.TubeKinds) > 0 {
		return p.TubeKinds[0], true
	}
	return find(p.TubeKinds, func(k TubeKind) bool { return k.Slug == slug })
}

// LaneKinds lists the kinds of round in which people pass through lanes.
func (p *Plan) LaneKinds() []RoundKind {
	var out []RoundKind
	for _, k := range p.RoundKinds {
		if k.Lanes {
			out = append(out, k)
		}
	}
	return out
}

// defaultSlot is how often lanes are tallied, in minutes, unless the plan says
// otherwise.
const defaultSlot = 30

// Slot is how often the lanes of a round are tallied, in minutes.
func (k RoundKind) Slot() int {
	if k.SlotMinutes > 0 {
		return k.SlotMinutes
	}
	return defaultSlot
}

// tubes must name types of the plan.
func (c *checker) tubes(p *Plan) {
	checkWords(c, "tube_kind", p.TubeKinds, func(k TubeKind) Word { return k.Word })
	for i, k := range p.TubeKinds {
		at := item("tube_kind", i+1)
		c.between(at+".people", k.People, 1, 99)
		c.between(at+".result_hours", k.ResultHours, 0, 24*30)
		for key, slug := range map[string]string{"abnormal": k.Abnormal, "isolate": k.Isolate, "again": k.Again} {
			if _, ok := p.Type(slug); slug != "" && !ok {
				c.problem(at+"."+key, CodeNoSuch, slug)
			}
		}
	}
}
