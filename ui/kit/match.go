package kit

import (
	"strings"

	"zhiban/assets/pinyin"
)

// Option is something that can be chosen.
type Option struct {
	ID, Text, Note string
	Keys           []string // what else it is found by: numbers, phones
}

// The classes of a match, best first; within a class what stands earlier is
// better.
const (
	scoreExact     = 7000
	scorePrefix    = 6000
	scoreNamed     = 5050 // below every prefix, above every part
	scoreSubstring = 5000
	scoreInitials  = 4000
	scorePinyin    = 3000
	scoreMixed     = 2000
	scoreSparse    = 1000
	maxQuery       = 64 // characters of a query that are looked at
)

// Match says how well an option fits what was typed: the text or a key itself
// before its beginning, before a part of it, before pinyin initials (ls finds
// 李婶), whole pinyin (lishen), a mix of both (lshen) and, last, its characters
// in order with gaps. Words are matched each for itself.
func Match(query string, o Option) (score int, ok bool) {
	return newQuery(query).match(&entry{option: o}, listen)
}

// query is a typed text made ready.
type query struct {
	whole string
	words []string
}

func newQuery(s string) query {
	s = foldString(s)
	if r := []rune(s); len(r) > maxQuery {
		s = string(r[:maxQuery])
	}
	words := strings.Fields(s)
	return query{strings.Join(words, " "), words}
}

// entry is an option made ready, at its first match.
type entry struct {
	option Option
	text   string
	keys   []string
	sounds []*sound // nil until letters are looked for
	ready  bool
}

// sound is how a character of the text may be typed.
type sound struct {
	full     []string
	initials string
}

func listen(r rune) *sound {
	full := pinyin.Readings(r)
	return &sound{full, string(initialsOf(r, full))}
}

func (e *entry) prepare() {
	if e.ready {
		return
	}
	e.ready, e.text = true, foldString(e.option.Text)
	for _, k := range e.option.Keys {
		e.keys = append(e.keys, foldString(k))
	}
}

func (e *entry) hear(listen func(rune) *sound) []*sound {
	if e.sounds == nil {
		e.sounds = make([]*sound, 0, len(e.text)/3+1)
		for _, r := range e.text {
			if s := listen(r); s.initials != "" { // blanks and hyphens are not typed
				e.sounds = append(e.sounds, s)
			}
		}
	}
	return e.sounds
}

func (q query) match(e *entry, listen func(rune) *sound) (int, bool) {
	if len(q.words) == 0 {
		return 0, true
	}
	e.prepare()
	best := literal(q.whole, e)
	if best < scoreNamed && len(q.words) == 1 && named(q.whole, e, listen) {
		return scoreNamed, true
	}
	if best > 0 {
		return best, true
	}
	if len(q.words) == 1 {
		best := word(q.words[0], e, listen)
		return best, best > 0
	}
	worst := scoreSubstring
	for _, w := range q.words {
		n := literal(w, e)
		if n == 0 {
			n = word(w, e, listen)
		}
		if n == 0 {
			return 0, false
		}
		worst = min(worst, n)
	}
	return worst - 1, true
}

// literal looks for the characters themselves.
func literal(w string, e *entry) int {
	best := place(e.text, w)
	for _, k := range e.keys {
		best = max(best, place(k, w)-1)
	}
	return max(best, 0)
}

func place(s, w string) int {
	switch i := strings.Index(s, w); {
	case i < 0:
		return 0
	case len(s) == len(w):
		return scoreExact
	case i == 0:
		return scorePrefix - min(len(s)-len(w), 900)
	default:
		return scoreSubstring - min(i, 900)
	}
}

// word looks for what is not there literally.
func word(w string, e *entry, listen func(rune) *sound) int {
	if plainTyped(w) {
		sounds := e.hear(listen)
		best := 0
		for i := range sounds {
			best = max(best, heard(w, sounds, i)-min(i, 400))
		}
		if best > 0 {
			return best
		}
	}
	if gaps := sparse(e.text, w); gaps >= 0 {
		return scoreSparse - min(gaps, 900)
	}
	return 0
}

// named reports whether letters are the initials of the whole text: whoever
// types ls means 李婶, not a place with an l and an s somewhere in it.
func named(w string, e *entry, listen func(rune) *sound) bool {
	if len(w) < 2 || len(w) > 8 || !plainTyped(w) || len(e.text) > 64 {
		return false
	}
	sounds := e.hear(listen)
	if len(sounds) != len(w) {
		return false
	}
	for i, s := range sounds {
		if strings.IndexByte(s.initials, w[i]) < 0 {
			return false
		}
	}
	return true
}

func plainTyped(w string) bool {
	for i := range len(w) {
		if !(w[i] >= 'a' && w[i] <= 'z' || w[i] >= '0' && w[i] <= '9') {
			return false
		}
	}
	return true
}

// heard matches letters to the characters from one on.
func heard(w string, sounds []*sound, from int) int {
	n := 0
	for i := from; i < len(sounds) && n < len(w) && strings.IndexByte(sounds[i].initials, w[n]) >= 0; i++ {
		n++
	}
	if n == len(w) {
		return scoreInitials
	}
	switch {
	case n == 0:
	case spelt(w, sounds[from:], true):
		return scorePinyin
	case spelt(w, sounds[from:], false):
		return scoreMixed
	}
	return 0
}

// spelt reports whether letters are the pinyin of the characters, the last
// one's perhaps begun only; when not whole, each may be its initial instead.
// It keeps the set of letters that may be spent so far: readings multiply,
// places do not.
func spelt(w string, sounds []*sound, whole bool) bool {
	places := uint64(1) // bit n: n letters are spent
	for _, s := range sounds {
		next := uint64(0)
		for n := range len(w) {
			if places&(1<<n) == 0 {
				continue
			}
			rest := w[n:]
			for _, full := range s.full {
				k := common(full, rest)
				if k == len(rest) {
					return true
				}
				if k == len(full) {
					next |= 1 << (n + k)
				}
				if !whole && k > 0 {
					next |= 1 << (n + 1)
				}
				if !whole && k > 1 && full[1] == 'h' { // zh ch sh
					next |= 1 << (n + 2)
				}
			}
			if len(s.full) == 0 && len(s.initials) == 1 && s.initials[0] == rest[0] {
				if len(rest) == 1 {
					return true
				}
				next |= 1 << (n + 1)
			}
		}
		if places = next; places == 0 {
			return false
		}
	}
	return false
}

func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// sparse finds the characters of w in order and counts what lies between, -1
// when they are not all there.
func sparse(s, w string) int {
	gaps, last := 0, -1
	at := 0
	for _, r := range w {
		i := strings.IndexRune(s[at:], r)
		if i < 0 {
			return -1
		}
		if last >= 0 {
			gaps += i
		}
		at += i + len(string(r))
		last = at
	}
	return gaps
}
