package line

import (
	"strings"

	"zhiban/store"
)

// surnames that a way to address somebody may follow (李婶).
const surnames = "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文区冼麦甘关简伍莫欧司"

// whose reads the household and the person.
func (r *reader) whose() {
	house, ok := r.choose("household", r.cands("household"), false)
	if ok {
		r.p.Household = house.id
	}
	var cands []cand
	if len(r.of("household")) > 0 {
		at := r.of("household")[0].j
		if name, s, ok := r.personAt(r.skip(at), true); ok {
			cands = append(cands, cand{s, name})
		}
	}
	if len(cands) == 0 {
		cands = r.people()
	}
	if got, ok := r.choose("person", cands, false); ok {
		r.p.Person = got.id
		r.t.claim(got.i, got.j)
	}
}

// skip passes blanks and marks.
func (r *reader) skip(i int) int {
	for i < len(r.t.r) && !r.t.used[i] && (separates(r.t.r[i]) || r.t.r[i] == '的') {
		i++
	}
	return i
}

// people are the persons that stand anywhere in the line.
func (r *reader) people() []cand {
	var out []cand
	for i := 0; i < len(r.t.r); i++ {
		if name, s, ok := r.personAt(i, false); ok {
			out = append(out, cand{s, name})
			i = s.j - 1
		}
	}
	return out
}

// personAt reads who stands at i: the longest known name, else how somebody is
// called. Behind a household more forms are believed.
func (r *reader) personAt(i int, sure bool) (string, span, bool) {
	t := r.t
	if i >= len(t.r) || t.used[i] {
		return "", span{}, false
	}
	h, known := r.c.index.at(t, i, isPerson)
	end := r.called(i, sure)
	if known && h.j >= end {
		return r.c.People[h.refs[0].i].Name, h.span, true
	}
	if end < 0 || !t.free(i, end) {
		return "", span{}, false
	}
	return t.typed(i, end), span{i, end}, true
}

// called gives the end of a way to address somebody at i, or -1.
func (r *reader) called(i int, sure bool) int {
	t := r.t
	long := []string{"阿姨", "大爷", "大妈", "大娘", "大叔", "大伯", "大婶", "大姐", "大哥", "大嫂", "老太太", "老太", "老伯", "奶奶", "爷爷", "叔叔", "伯伯", "婆婆", "婶婶",
		"先生", "女士", "小姐", "太太", "师傅", "老师", "医生", "护士", "主任", "书记"}
	short := []string{"婶", "伯", "叔", "姨", "爷", "奶", "哥", "姐", "嫂", "婆"}
	if end := r.titled(i); end > 0 {
		return end
	}
	if !han(t.rune(i)) {
		return -1
	}
	if sure {
		if end := r.wholeName(i, append(append([]string{"家", "妈", "爸", "公", "姑", "舅"}, short...), long...)); end > 0 {
			return end
		}
	}
	if t.rune(i) == '阿' && han(t.rune(i+1)) && t.edge(i-1) && t.edge(i+2) {
		return i + 2
	}
	if strings.ContainsRune("老小", t.rune(i)) && strings.ContainsRune(surnames, t.rune(i+1)) && t.edge(i-1) && t.edge(i+2) {
		return i + 2
	}
	if !strings.ContainsRune(surnames, t.rune(i)) {
		return -1
	}
	for n := 1; n <= 3; n++ {
		if n > 1 && !han(t.rune(i+n-1)) {
			break
		}
		if end := t.any(i+n, long...); end > 0 {
			return end
		}
		if n == 1 {
			if end := t.any(i+n, short...); end > 0 {
				return end
			}
			if end := t.has(i+n, "家"); end > 0 && sure {
				return end
			}
		}
	}
	return -1
}

// wholeName reads a word of two to four characters that ends as people are
// called: 李婶, 明妈, 陈小明家.
func (r *reader) wholeName(i int, ends []string) int {
	t, j := r.t, i
	for j < len(t.r) && han(t.r[j]) && !t.used[j] {
		j++
	}
	if j-i < 2 || j-i > 4 {
		return -1
	}
	for _, e := range ends {
		if strings.HasSuffix(t.folded(i, j), e) && !r.typed(i, j) {
			return j
		}
	}
	return -1
}

// typed reports whether a word holds the word of a type: what happened, nobody.
func (r *reader) typed(i, j int) bool {
	for _, w := range r.c.index.types {
		if strings.Contains(r.t.folded(i, j), w.word) {
			return true
		}
	}
	return false
}

// titled reads Mrs Li, Dr He.
func (r *reader) titled(i int) int {
	end := r.t.word(i, "mrs.", "mrs", "mr.", "mr", "ms.", "ms", "miss", "dr.", "dr", "auntie", "aunt", "uncle", "granny", "grandpa")
	if end < 0 {
		return -1
	}
	j := r.t.blank(end)
	for j < len(r.t.r) && (latin(r.t.r[j]) && !digit(r.t.r[j]) || han(r.t.r[j])) {
		j++
	}
	if j == r.t.blank(end) {
		return -1
	}
	return j
}

// persons are the readings of a name that somebody typed for a known person:
// the whole name, else a part of it. Officers go before all others.
func (r *reader) persons(name string) []*store.Person {
	name = foldString(strings.TrimSpace(name))
	if name == "" {
		return nil
	}
	var whole, officers, parts []*store.Person
	for i := range r.c.People {
		p := &r.c.People[i]
		switch folded := r.c.index.people[i]; {
		case folded == name:
			whole = append(whole, p)
		case !strings.Contains(folded, name):
		case p.Has(store.RoleOfficer):
			officers = append(officers, p)
		default:
			parts = append(parts, p)
		}
	}
	for _, list := range [][]*store.Person{whole, officers} {
		if len(list) > 0 {
			return list
		}
	}
	return parts
}
