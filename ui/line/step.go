package line

import (
	"slices"
	"strings"

	"zhiban/store"
)

// step reads «签 K-058 已出发»: a number, and what there is to say.
func (r *reader) step() {
	at := r.theMatter()
	r.p.Say = r.t.without(at)
	if r.p.Verb == Scene && r.p.Matter != nil && slices.Contains(r.c.Forces, r.p.Matter.ID) && r.arrive(at) {
		r.p.Verb = Arrive
		return
	}
	if r.p.Verb == Answer && r.p.Say == "" {
		r.problem("answer", "")
	}
}

// theMatter finds the matter of a step, and the number to leave out of what is
// said: of several numbers none, they are part of it.
func (r *reader) theMatter() span {
	at, _ := r.number(true)
	if len(r.of("number")) > 1 && !r.t.leads(at.i) {
		return span{}
	}
	return at
}

// dispatch reads «K-058 医疗组 带药箱 9分钟到»: whom, within how long, and what
// else to say.
func (r *reader) dispatch() {
	at := r.theMatter()
	coming := r.coming()
	rest := r.t.without(at, coming)
	r.p.To = rest
	r.owner(at, coming)
	if rest == "" {
		r.problem("to", "")
	}
}

// coming is when they will be there: minutes, or a time of day.
func (r *reader) coming() span {
	var cands []cand
	for _, t := range r.of("time") {
		if n := eta(t.value, r.c.Now); n > 0 {
			cands = append(cands, cand{t.span, spell(n)})
		}
	}
	got, ok := r.choose("eta", cands, false)
	if !ok {
		return span{}
	}
	r.p.ETA = atoi(got.id)
	return got.span
}

// owner looks for a group, a team or a person that the words begin with, or
// whose name begins with the first word when there is only one such.
func (r *reader) owner(taken ...span) {
	for _, s := range taken {
		r.t.claim(s.i, s.j)
	}
	word := r.firstWord()
	h, ok := r.c.index.at(r.t, word.i, isGroup, isTeam, isPerson)
	listed := func(end int) bool { return strings.ContainsRune("、/+和", r.t.rune(end)) }
	begun := !ok || !r.t.edge(h.j)
	if begun {
		h, ok = r.begins(word), !listed(word.j)
	}
	if !ok || len(h.refs) == 0 || listed(h.j) {
		r.strangers(word)
		return // words, or more than one: kept as they are
	}
	var cands []cand
	for _, x := range h.refs {
		switch x.what {
		case isGroup:
			cands = append(cands, cand{h.span, r.c.Groups[x.i].ID})
		case isTeam:
			cands = append(cands, cand{h.span, r.c.Teams[x.i].ID})
		}
	}
	if got, ok := r.choose("to", cands, false); ok {
		r.group(got.id)
	}
	r.p.To = r.t.typed(h.i, h.j)
	if begun && len(h.refs) == 1 {
		r.p.To = r.whole(h.refs[0], r.t.folded(h.i, h.j))
	}
	r.p.Say = r.t.without(append(taken, h.span)...)
}

// whole is the name that a word begins.
func (r *reader) whole(x ref, typed string) string {
	switch x.what {
	case isGroup:
		if g := r.c.Groups[x.i]; !strings.HasPrefix(foldString(g.ZH), typed) {
			return g.EN
		}
		return r.c.Groups[x.i].ZH
	case isTeam:
		return r.c.Teams[x.i].Name
	}
	return r.c.People[x.i].Name
}

// begins are those whose name begins with a word: groups and teams, of which a
// person says which is meant, else the only person. One sign is no person.
func (r *reader) begins(word span) hit {
	typed := r.t.folded(word.i, word.j)
	h := hit{span: word}
	if typed == "" {
		return h
	}
	starts := func(names ...string) bool {
		for _, n := range names {
			if strings.HasPrefix(foldString(n), typed) {
				return true
			}
		}
		return false
	}
	for i, g := range r.c.Groups {
		if starts(g.ZH, g.EN) {
			h.refs = append(h.refs, ref{isGroup, int32(i)})
		}
	}
	for i, t := range r.c.Teams {
		if starts(t.Name) {
			h.refs = append(h.refs, ref{isTeam, int32(i)})
		}
	}
	if len(h.refs) > 0 || word.j-word.i < 2 {
		return h
	}
	for i := range r.c.index.people {
		if strings.HasPrefix(r.c.index.people[i], typed) {
			h.refs = append(h.refs, ref{isPerson, int32(i)})
		}
	}
	return h
}

// strangers keeps the first name among those typed that is nobody's.
func (r *reader) strangers(word span) {
	for word.i < word.j {
		for i := word.i; i < word.j; i++ { // 何医生和民警
			if r.t.r[i] == '和' && i > word.i {
				word.j = i
			}
		}
		if h, ok := r.c.index.at(r.t, word.i, isGroup, isTeam, isPerson); (!ok || h.j < word.j) && len(r.begins(word).refs) == 0 {
			r.p.Stranger = r.t.typed(word.i, word.j)
			return
		}
		if !strings.ContainsRune("、/+和", r.t.rune(word.j)) {
			return
		}
		word = r.firstFrom(word.j + 1)
	}
}

func (r *reader) group(id string) {
	for i := range r.c.Groups {
		if r.c.Groups[i].ID == id {
			r.p.Group = &r.c.Groups[i]
			return
		}
	}
	for i := range r.c.Teams {
		if r.c.Teams[i].ID == id {
			r.p.Team = &r.c.Teams[i]
			return
		}
	}
}

// close reads «K-058 已送到 核 冯»: the result, and who verified it.
func (r *reader) close() {
	at := r.theMatter()
	by, nobody := r.verifier()
	r.p.Say = r.t.without(at, by)
	switch {
	case r.p.Say == "":
		r.problem("result", "")
	case r.p.Matter != nil && r.p.Matter.Urgent() && nobody != "":
		r.problem("nobody", nobody)
	case r.p.Matter != nil && r.p.Matter.Urgent() && r.p.Verifier == nil && r.p.Problem == "":
		r.problem("verifier", r.p.Matter.Number)
	}
}

// longestName is how many signs a name may have.
const longestName = 40

// verifier reads the name behind 核, 核查 or «verified» that ends the line; a
// name that nobody has comes back as the second value.
func (r *reader) verifier() (span, string) {
	t, nobody := r.t, ""
	for i := len(t.r) - 1; i >= 0; i-- {
		end := t.any(i, "核查人", "核查", "核")
		if end < 0 {
			end = t.word(i, "verified by", "verified")
		}
		if end < 0 || !t.edge(i-1) && !separates(t.rune(end)) {
			continue
		}
		for end < len(t.r) && separates(t.r[end]) {
			end++
		}
		if len(t.r)-end > longestName {
			break
		}
		people := r.persons(t.typed(end, len(t.r)))
		if len(people) == 0 {
			nobody = t.typed(end, len(t.r))
			continue
		}
		cands := make([]cand, 0, len(people))
		for _, p := range people[:min(len(people), 9)] {
			cands = append(cands, cand{span{i, len(t.r)}, p.ID})
		}
		got, ok := r.choose("verifier", cands, r.p.Matter != nil && r.p.Matter.Urgent())
		if !ok {
			return span{}, ""
		}
		r.p.Verifier = r.person(got.id)
		return got.span, ""
	}
	return span{}, nobody
}

func (r *reader) person(id string) *store.Person {
	for i := range r.c.People {
		if r.c.People[i].ID == id {
			return &r.c.People[i]
		}
	}
	return nil
}
