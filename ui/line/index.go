package line

import (
	"strings"
	"unicode/utf8"

	"zhiban/store/plan"
)

// What a name can be the name of.
const (
	isSite = iota
	isGrid
	isGroup
	isTeam
	isPerson
	isItem
	isItemShort // the beginning or the end of an item's name, where one is called so
	isKit
)

// ref is one thing that is called by a name.
type ref struct {
	what int8
	i    int32 // in the context's list
}

// index finds names at a place of a line: a look into a map for each length
// that a name beginning with that rune can have.
type index struct {
	names   map[string][]ref
	longest map[rune]int // runes of the longest name that begins with the rune
	types   []typeWord
	people  []string // folded names in the order of the context
	figures []figureName
}

type typeWord struct {
	word string
	n    int // runes
	typ  int
}

func newIndex(c *Context) *index {
	x := &index{names: make(map[string][]ref, 2*len(c.People)+200), longest: map[rune]int{}}
	for i, s := range c.Sites {
		x.site(s.Name, s.NameEN, s.Kind, c.Plan, i)
	}
	for i, g := range c.Grids {
		if !g.Retired {
			x.add(g.Name, isGrid, i)
		}
	}
	for i, g := range c.Groups {
		x.group(g.ZH, g.EN, g.Slug, i)
	}
	for i, t := range c.Teams {
		x.add(t.Name, isTeam, i)
	}
	x.people = make([]string, len(c.People))
	for i, p := range c.People {
		x.add(p.Name, isPerson, i)
		x.people[i] = foldString(p.Name)
	}
	for i, m := range c.Plan.Materials {
		x.add(m.ZH, isItem, i)
		x.add(m.EN, isItem, i)
	}
	for i, k := range c.Plan.Kits {
		x.add(k.ZH, isKit, i)
		x.add(k.EN, isKit, i)
	}
	x.shortItems(c.Plan)
	for i, t := range c.Plan.Types {
		x.typeWords(t, i)
	}
	x.figures = figureNames(c.Plan)
	return x
}

// add enters a name; one letter or sign is none, but one Chinese character of
// a thing is (米).
func (x *index) add(name string, what int8, i int) {
	name = foldString(strings.TrimSpace(name))
	n := utf8.RuneCountInString(name)
	if n < 2 && (what != isItem || n == 0) {
		return
	}
	for _, r := range x.names[name] {
		if r == (ref{what, int32(i)}) {
			return
		}
	}
	x.names[name] = append(x.names[name], ref{what, int32(i)})
	first, _ := utf8.DecodeRuneInString(name)
	x.longest[first] = max(x.longest[first], n)
}

// site enters a site by its name and by its name without the word for its
// kind, when enough is left (村委会).
func (x *index) site(zh, en, kind string, p *plan.Plan, i int) {
	x.add(zh, isSite, i)
	x.add(en, isSite, i)
	for _, k := range p.SiteKinds {
		if short, ok := strings.CutSuffix(zh, k.ZH); k.Slug == kind && ok && utf8.RuneCountInString(short) >= 3 {
			x.add(short, isSite, i)
		}
	}
}

// group enters a group as people call it: 医疗保障, 医疗保障组, 医疗组, 保障组.
func (x *index) group(zh, en, slug string, i int) {
	x.add(zh, isGroup, i)
	x.add(en, isGroup, i)
	x.add(slug, isGroup, i)
	if r := []rune(zh); len(r) >= 2 {
		x.add(zh+"组", isGroup, i)
		x.add(string(r[:2])+"组", isGroup, i)
		x.add(string(r[len(r)-2:])+"组", isGroup, i)
	}
}

func (x *index) typeWords(t plan.Type, i int) {
	words := t.Words
	if len(t.Words) > 0 { // a type without words is the rest: 其他
		words = append([]string{t.ZH, t.EN}, t.Words...)
	}
	for _, w := range words {
		if w = foldString(strings.TrimSpace(w)); w != "" {
			x.types = append(x.types, typeWord{w, utf8.RuneCountInString(w), i})
		}
	}
}

// hit is a name that stands in the line, with all it can mean.
type hit struct {
	span
	refs []ref
}

// at finds the longest name at a place that can mean one of some things.
func (x *index) at(t *text, i int, what ...int8) (hit, bool) {
	if latin(t.rune(i)) && latin(t.rune(i-1)) {
		return hit{}, false
	}
	for n := min(x.longest[t.rune(i)], len(t.r)-i); n > 0; n-- {
		refs, ok := x.names[t.folded(i, i+n)]
		if !ok || latin(t.rune(i+n-1)) && latin(t.rune(i+n)) || !t.free(i, i+n) {
			continue
		}
		if refs = only(refs, what); len(refs) > 0 {
			return hit{span{i, i + n}, refs}, true
		}
	}
	return hit{}, false
}

func only(refs []ref, what []int8) []ref {
	all := true
	for _, r := range refs {
		all = all && among(r.what, what)
	}
	if all {
		return refs
	}
	var out []ref
	for _, r := range refs {
		if among(r.what, what) {
			out = append(out, r)
		}
	}
	return out
}

func among(w int8, what []int8) bool {
	for _, x := range what {
		if x == w {
			return true
		}
	}
	return false
}

// all finds the names in the line from left to right, the longest at each place.
func (x *index) all(t *text, what ...int8) []hit {
	var out []hit
	for i := 0; i < len(t.r); i++ {
		if t.used[i] || x.longest[t.r[i]] == 0 {
			continue
		}
		if h, ok := x.at(t, i, what...); ok {
			out = append(out, h)
			i = h.j - 1
		}
	}
	return out
}

// shortItems enters the items by the two or three characters that begin or end
// their names, where no other item or kit is called so: 早餐, 物资包.
func (x *index) shortItems(p *plan.Plan) {
	owners := map[string]map[int]bool{}
	put := func(word string, i int) {
		if owners[word] == nil {
			owners[word] = map[int]bool{}
		}
		owners[word][i] = true
	}
	for i, m := range p.Materials {
		r := []rune(m.ZH)
		if len(r) < 3 || r[0] < 0x2e80 {
			continue
		}
		for n := 2; n <= 4 && n < len(r); n++ {
			put(string(r[:n]), i)
			put(string(r[len(r)-n:]), i)
		}
	}
	for word, list := range owners {
		if len(list) != 1 {
			continue
		}
		for i := range list {
			x.add(word, isItemShort, i)
		}
	}
}
