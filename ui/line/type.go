package line

import (
	"strings"

	"zhiban/store"
	"zhiban/store/plan"
)

// found type words: where, which type, how urgent.
type typeHit struct {
	span
	typ int
}

// types finds the words of types in the line.
func (r *reader) types() []typeHit {
	var out []typeHit
	for _, w := range r.c.index.types {
		for from := 0; ; {
			at := strings.Index(r.t.low[from:], w.word)
			if at < 0 {
				break
			}
			from += at + len(w.word)
			i := r.runeAt(from - len(w.word))
			if s := (span{i, i + w.n}); r.means(s) && !r.absent(s, w.typ) {
				out = append(out, typeHit{s, w.typ})
				break
			}
		}
	}
	return out
}

// runeAt turns a place in the folded line into its rune.
func (r *reader) runeAt(b int) int {
	low, high := 0, len(r.t.lo)-1
	for low < high {
		if mid := (low + high) / 2; r.t.lo[mid] < b {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// means reports whether the word of a type stands for itself: not inside a
// token or another Latin word, not denied (无发热), and when it is a number
// only as a temperature.
func (r *reader) means(s span) bool {
	t := r.t
	first, last := t.rune(s.i), t.rune(s.j-1)
	if latin(first) && latin(t.rune(s.i-1)) || latin(last) && latin(t.rune(s.j)) || !t.free(s.i, s.j) {
		return false
	}
	if digit(first) && !strings.ContainsRune("度°℃.", t.rune(s.j)) {
		return false
	}
	if strings.ContainsRune("无未不没非", t.rune(s.i-1)) {
		return false
	}
	return !(t.rune(s.i-1) == '有' && strings.ContainsRune("没无", t.rune(s.i-2))) && !(t.rune(s.i-1) == '见' && t.rune(s.i-2) == '未')
}

// absent reports whether an emergency is said not to be there («no chest
// pain»); «no insulin» is a want of it.
func (r *reader) absent(s span, typ int) bool {
	i := s.i
	for i > 0 && r.t.r[i-1] == ' ' {
		i--
	}
	for _, w := range []string{"no", "without"} {
		if from := i - len(w); from >= 0 && i < s.i && r.t.word(from, w) >= 0 && !latin(r.t.rune(from-1)) {
			return r.c.Plan.Types[typ].Level == plan.Red
		}
	}
	return false
}

// kind takes the type whose word is the most urgent, then the longest, then the
// first of the plan. One word of two such types is in doubt.
func (r *reader) kind() {
	hits := r.types()
	var best []typeHit
	for _, h := range hits {
		switch {
		case len(best) == 0 || r.before(h, best[0]):
			best = []typeHit{h}
		case h.span == best[0].span && !r.before(best[0], h):
			best = append(best, h)
		}
	}
	ids := make([]string, 0, len(hits))
	for _, h := range append(best, hits...) {
		if slug := r.c.Plan.Types[h.typ].Slug; !contains(ids, slug) {
			ids = append(ids, slug)
		}
	}
	var cands []cand
	for _, h := range best {
		if c := (cand{h.span, r.c.Plan.Types[h.typ].Slug}); !contains(distinct(cands), c.id) {
			cands = append(cands, c)
		}
	}
	got, ok := cand{}, len(cands) == 1
	if ok {
		got = cands[0]
	}
	if fix, fixed := r.p.fixes["type"]; fixed && (fix == "" || contains(ids, fix)) {
		got, ok = cand{id: fix}, fix != ""
	} else if len(cands) > 1 {
		r.which("type", distinct(cands), false)
	}
	if ok {
		for i := range r.c.Plan.Types {
			if r.c.Plan.Types[i].Slug == got.id {
				r.p.Type = &r.c.Plan.Types[i]
			}
		}
	}
	r.kindOf(plan.Request)
	r.offer(Part{Slug: "type", Text: r.t.typed(got.i, got.j), Value: got.id}, ids, true)
}

// before reports whether one type goes before another.
func (r *reader) before(a, b typeHit) bool {
	x, y := rank(r.c.Plan.Types[a.typ].Level), rank(r.c.Plan.Types[b.typ].Level)
	if x != y {
		return x < y
	}
	return r.t.lo[a.j]-r.t.lo[a.i] > r.t.lo[b.j]-r.t.lo[b.i]
}

// kindOf is the kind of matter: chosen, the type's, else the given one.
func (r *reader) kindOf(fallback string) {
	r.p.Kind = fallback
	if r.p.Type != nil {
		r.p.Kind = r.p.Type.Kind
	}
	if fix := r.p.fixes["kind"]; contains(store.MatterKinds(), fix) {
		r.p.Kind = fix
	}
	r.offer(Part{Slug: "kind", Value: r.p.Kind}, store.MatterKinds(), false)
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}
