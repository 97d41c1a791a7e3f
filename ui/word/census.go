package word

import (
	"encoding/json"
	"fmt"
	"strings"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/store/plan"
)

// LivesAt words where a household is: 7格 3栋502.
func (w Words) LivesAt(grid int, address string) string {
	if grid == 0 {
		return address
	}
	return fmt.Sprintf(w.T.Census.LivesAt, grid, address)
}

// NeedWord words a special need of the plan.
func (w Words) NeedWord(slug string) string {
	if n, ok := w.Plan.Need(slug); ok {
		return n.In(w.T.Lang)
	}
	return slug
}

// Language words a language of the plan.
func (w Words) Language(slug string) string {
	if l, ok := w.Plan.Language(slug); ok {
		return l.In(w.T.Lang)
	}
	return slug
}

// LanguageWords words several languages.
func (w Words) LanguageWords(slugs []string) string { return w.list(slugs, w.Language) }

// NeedWords words several special needs.
func (w Words) NeedWords(slugs []string) string { return w.list(slugs, w.NeedWord) }

// GapWords words what is not known of a household.
func (w Words) GapWords(bits int) string {
	return w.list(store.GapsIn(bits), func(s string) string { return w.T.Census.Gap[s] })
}

func (w Words) list(slugs []string, word func(string) string) string {
	out := make([]string, 0, len(slugs))
	for _, s := range slugs {
		out = append(out, word(s))
	}
	return w.Join(out)
}

// Join lists some names with the separator of the language.
func (w Words) Join(list []string) string { return strings.Join(list, w.T.Report.And) }

// Household words who lives behind a door in one line: the first name and how
// many they are.
func (w Words) Household(h store.Household) string {
	t := w.T.Census
	switch {
	case h.Removed:
		return t.Removed
	case h.Vacant:
		return t.Vacant
	}
	name, _ := h.Contact()
	if name == "" {
		name = t.NoNames
	}
	return name
}

// Resident words one resident beside the name: sex, age, needs, languages.
func (w Words) Resident(r store.Resident, year int) string {
	t := w.T.Census
	var out []string
	if r.Sex != "" {
		out = append(out, t.Sex[r.Sex])
	}
	if r.Born > 0 {
		out = append(out, fmt.Sprintf(t.Age, year-r.Born))
	}
	if r.Floating {
		out = append(out, t.Floating)
	}
	if len(r.Needs) > 0 {
		out = append(out, w.NeedWords(r.Needs))
	}
	if len(r.Languages) > 0 {
		out = append(out, w.list(r.Languages, w.Language))
	}
	return strings.Join(out, " ")
}

// NeedSlug finds a special need by its slug or its name, "" for an unknown one.
func NeedSlug(p *plan.Plan, text string) string {
	text = oneLine(text)
	for _, n := range p.SpecialNeeds {
		if strings.EqualFold(text, n.Slug) || text == n.ZH || strings.EqualFold(text, n.EN) {
			return n.Slug
		}
	}
	return ""
}

// LanguageSlug finds a language by its slug or its name, "" for an unknown one.
func LanguageSlug(p *plan.Plan, text string) string {
	text = oneLine(text)
	for _, l := range p.Languages {
		if strings.EqualFold(text, l.Slug) || text == l.ZH || strings.EqualFold(text, l.EN) {
			return l.Slug
		}
	}
	return ""
}

// Slugs reads a list such as «独居老人、血透» with a way to find each; what is
// not known comes back as typed, so that the record can say so.
func Slugs(text string, find func(string) string) []string {
	var out []string
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,;；/ ", r) }) {
		if slug := find(s); slug != "" {
			s = slug
		}
		out = append(out, s)
	}
	return out
}

// SplitNeeds is Slugs for special needs, whose English names hold blanks.
func SplitNeeds(p *plan.Plan, text string) []string {
	return splitWords(text, func(s string) string { return NeedSlug(p, s) })
}

// SplitLanguages is Slugs for languages.
func SplitLanguages(p *plan.Plan, text string) []string {
	return splitWords(text, func(s string) string { return LanguageSlug(p, s) })
}

func splitWords(text string, find func(string) string) []string {
	var out []string
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,;；/", r) }) {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		if slug := find(s); slug != "" {
			out = append(out, slug)
			continue
		}
		out = append(out, Slugs(s, find)...)
	}
	return out
}

// NewResidents reads «李婶 13900001111；王强»: one resident each.
func NewResidents(text string) []store.NewResident {
	var out []store.NewResident
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("；;、\n", r) }) {
		name, phone := NamePhone(strings.TrimSpace(s))
		if name != "" || phone != "" {
			out = append(out, store.NewResident{Name: name, Phone: phone})
		}
	}
	return out
}

func (w Words) baselineFact(l store.Line) string {
	var b struct {
		Households int    `json:"households"`
		People     int    `json:"people"`
		Floating   int    `json:"floating"`
		Basis      string `json:"basis"`
	}
	if json.Unmarshal(l.Data, &b) != nil {
		return ""
	}
	return w.Baseline(b.Households, b.People, b.Floating, b.Basis)
}

// Baseline words what a grid was counted to hold.
func (w Words) Baseline(households, people, floating int, basis string) string {
	out := w.Figure(int64(households), w.Label("unit.household", ""), basis)
	if people > 0 {
		out += " " + w.Figure(int64(people), w.Label("unit.person", ""), basis)
	}
	if floating > 0 {
		out += " " + fmt.Sprintf(w.T.Census.FloatingN, floating)
	}
	return out
}

// CountedBy words who counted a grid and when.
func (w Words) CountedBy(g store.Grid, now journal.Time) string {
	b := g.Baseline
	if b == nil {
		return w.T.Census.NotCounted
	}
	return strings.TrimSpace(fmt.Sprintf(w.T.Census.CountedAt, w.Time(b.At, now), b.Counter))
}

func (w Words) householdFact(l store.Line) string {
	var h struct {
		People int  `json:"people"`
		Vacant bool `json:"vacant"`
		List   []struct {
			No int `json:"no"`
		} `json:"residents"`
	}
	switch {
	case json.Unmarshal(l.Data, &h) != nil:
		return ""
	case h.Vacant:
		return w.T.Census.Vacant
	case max(h.People, len(h.List)) > 0:
		return fmt.Sprintf(w.T.Census.Heads, max(h.People, len(h.List)))
	}
	return ""
}
