package line

import (
	"strings"

	"zhiban/store"
)

// mostNear is how long a word may be that is a slip for the name of a site.
const mostNear = 16

// firstWord is the word that what is read begins with.
func (r *reader) firstWord() span {
	i := 0
	for i < len(r.t.r) && (r.t.used[i] || separates(r.t.r[i])) {
		i++
	}
	j := i
	for j < len(r.t.r) && !r.t.used[j] && !separates(r.t.r[j]) {
		j++
	}
	return span{i, j}
}

// unknown asks about a site that nobody knows: the word that stands in its
// place, and the names that come nearest (东大门 for 东门). None is taken
// unless a person says so; asked is false when the word is no slip and the
// entry names a thing that may stand first.
func (r *reader) unknown() (got cand, ok, asked bool) {
	at, near := r.slip(r.firstWord())
	if at.i == at.j || len(near) == 0 && r.p.Verb != Gate {
		return cand{}, false, false
	}
	ids := distinct(near)
	if fix := r.p.fixes["site"]; fix != "" && contains(ids, fix) {
		got, ok = r.site([]cand{{at, fix}}, true)
		r.offerNear(at, fix, ids)
		return got, ok, true
	}
	if r.p.Problem == "" {
		r.problem("nosite", r.t.typed(at.i, at.j))
		r.p.readings, r.p.doubt = ids, "site"
	}
	r.offerNear(at, "", ids)
	return cand{}, false, true
}

// offerNear enters the site with the names that come near the word.
func (r *reader) offerNear(at span, value string, ids []string) {
	kept := r.p.parts[:0:0]
	for _, p := range r.p.parts {
		if p.Slug != "site" {
			kept = append(kept, p)
		}
	}
	r.p.parts = kept
	if len(ids) > 0 {
		r.offer(Part{Slug: "site", Text: r.t.typed(at.i, at.j), Value: value}, ids, true)
	}
}

// slip is the word, or of Latin letters the two words, that come near the name
// of a site.
func (r *reader) slip(at span) (span, []cand) {
	if next := r.firstFrom(r.t.blank(at.j)); latin(r.t.rune(at.i)) && next.j > next.i {
		if near := r.near(span{at.i, next.j}); len(near) > 0 {
			return span{at.i, next.j}, near
		}
	}
	return at, r.near(at)
}

// slips reports whether a slip for a site stands at i.
func (r *reader) slips(i int) bool {
	_, near := r.slip(r.firstFrom(i))
	return len(near) > 0
}

// near are the sites whose names differ least from a word, by one sign, or by
// two of a long one.
func (r *reader) near(at span) []cand {
	if n := at.j - at.i; n < 2 || n > mostNear || !r.t.free(at.i, at.j) {
		return nil
	}
	word := []rune(r.t.folded(at.i, at.j))
	best, out := 3, []cand(nil)
	for k := range r.c.Sites {
		s := &r.c.Sites[k]
		n := apart(word, s)
		if n > 2 || n == 2 && len(word) < 5 {
			continue
		}
		if n < best {
			best, out = n, nil
		}
		if n == best && len(out) < 3 {
			out = append(out, cand{at, s.ID})
		}
	}
	return out
}

// apart is how many signs a word differs by from what a site is called.
func apart(word []rune, s *store.Site) int {
	least := 99
	for _, name := range []string{s.Name, s.NameEN} {
		if name = foldString(name); name != "" {
			least = min(least, distance(word, []rune(name)))
		}
	}
	return least
}

// distance is how many signs have to be put in, left out or changed.
func distance(a, b []rune) int {
	if d := len(a) - len(b); d > 2 || d < -2 {
		return 99
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		last := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := last
			if x != y {
				cost++
			}
			last = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// AsNote is what an entry about an unknown site is when a person insists: a
// note of the line, word for word.
func (p Parsed) AsNote() (store.Command, bool) {
	if p.Problem != "nosite" {
		return nil, false
	}
	return store.WriteNote{Text: strings.TrimSpace(p.line)}, true
}

// Failed reports whether the line begins with a command that cannot be done as
// it stands: no note, whatever else is made of it.
func (p Parsed) Failed() bool { return p.Word != "" && !p.Ready() }
