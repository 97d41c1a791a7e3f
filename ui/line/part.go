package line

import (
	"strconv"

	"zhiban/store"
	"zhiban/ui/word"
)

// Part is one thing that was understood, for a screen that lets a person
// correct it: one of «matter grid site household person phone kind type level
// to eta verifier act who way».
type Part struct {
	Slug         string
	Text         string // as typed, "" when it follows from something else
	Value        string // what it was taken for, "" when it is in doubt
	Alternatives []Alternative
}

// Alternative is what a part could be instead; the ID "" drops the part.
type Alternative struct {
	ID   string
	Text string // the thing's own name; Parsed.Call words it in a language
}

// Parts lists what was understood and can be corrected.
func (p Parsed) Parts() []Part { return p.parts }

// Doubt is the slug of the part that has two readings, "" when none has.
func (p Parsed) Doubt() string { return p.doubt }

// With takes another reading of a part: the id of one of its alternatives. The
// line is read again with all that was chosen so far.
func (p Parsed) With(slug, alternative string) Parsed {
	if p.Verb == "" {
		return p
	}
	fixes := map[string]string{slug: alternative}
	for k, v := range p.fixes {
		if k != slug {
			fixes[k] = v
		}
	}
	return parse(p.line, p.context, fixes)
}

// Again reads another line with what was chosen for this one; a choice that the
// new line does not offer is void.
func (p Parsed) Again(line string, c Context) Parsed { return parse(line, c, p.fixes) }

// part offers the readings of a part; one that the entry can do without may be
// dropped.
func (r *reader) part(slug string, got cand, ids []string, drop bool) {
	if len(ids) == 0 {
		return
	}
	r.offer(Part{Slug: slug, Text: r.t.typed(got.i, got.j), Value: got.id}, ids, drop)
}

// offer enters a part with its alternatives.
func (r *reader) offer(part Part, ids []string, drop bool) {
	if len(ids) == 0 && part.Value == "" {
		return
	}
	for _, id := range ids {
		part.Alternatives = append(part.Alternatives, Alternative{id, r.p.call(part.Slug, id)})
	}
	if drop {
		part.Alternatives = append(part.Alternatives, Alternative{})
	}
	r.p.parts = append(r.p.parts, part)
}

// call is the thing's own name.
func (p *Parsed) call(slug, id string) string {
	switch slug {
	case "site":
		for _, s := range p.context.Sites {
			if s.ID == id {
				return s.Name
			}
		}
	case "to", "here":
		for _, g := range p.context.Groups {
			if g.ID == id {
				return g.ZH
			}
		}
		for _, t := range p.context.Teams {
			if t.ID == id {
				return t.Name
			}
		}
	}
	switch slug {
	case "verifier", "here":
		for i := range p.context.People {
			if p.context.People[i].ID == id {
				return p.context.People[i].Name
			}
		}
	}
	return id
}

// Call words a value of a part in the language of the words.
func (p Parsed) Call(w word.Words, slug, id string) string {
	t := w.T.Line
	switch {
	case id == "":
		return t.Drop
	case slug == "grid":
		return spellGrid(w, id)
	case slug == "level":
		return w.Level(id)
	case slug == "kind":
		return w.Kind(id)
	case slug == "type":
		return w.Type(id, id)
	case slug == "way":
		return w.Way(id == "in")
	case slug == "act":
		return t.Act[id]
	case slug == "eta":
		return sprintf(t.Minutes, atoi(id))
	case slug == "site":
		for _, s := range p.context.Sites {
			if s.ID == id {
				return w.Name(s.Name, s.NameEN)
			}
		}
	case slug == "to":
		for _, g := range p.context.Groups {
			if g.ID == id {
				return w.Name(g.ZH, g.EN)
			}
		}
	}
	return p.call(slug, id)
}

func spell(n int) string { return strconv.Itoa(n) }

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// spoken is the number of a matter as it is said.
func spoken(letter string, n int) string {
	return store.NormalNumber(letter + "-" + strconv.Itoa(n))
}
