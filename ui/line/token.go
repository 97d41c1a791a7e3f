package line

import (
	"strconv"
	"strings"

	"zhiban/store/plan"
)

// token is a part of the line whose form says what it is.
type token struct {
	span
	slug  string // "grid", "household", "number", "level", "time", "phone"
	value string
}

// mostTokens of one kind are read of a line.
const mostTokens = 50

// tokens finds what can be told by its form alone, the surest first; each takes
// its runes, so that no other reading may use them.
func (r *reader) tokens() {
	finders := []struct {
		slug string
		find func(i int) (value string, end int)
	}{
		{"phone", r.phoneAt}, {"number", r.numberAt}, {"grid", r.gridAt}, {"time", r.timeAt}, {"household", r.houseAt}, {"level", r.levelAt},
	}
	for _, f := range finders {
		n := 0
		for i := 0; i < len(r.t.r); i++ {
			if r.t.used[i] {
				continue
			}
			if n == mostTokens {
				break // a pasted list, no entry
			}
			if value, end := f.find(i); end > i && r.t.free(i, end) {
				n++
				r.found = append(r.found, token{span{i, end}, f.slug, value})
				r.t.claim(i, end)
				i = end - 1
			}
		}
	}
}

// of lists the tokens of one kind in the order they stand.
func (r *reader) of(slug string) []token {
	var out []token
	for _, t := range r.found {
		if t.slug == slug {
			out = append(out, t)
		}
	}
	return out
}

// gridAt reads 7格, 第十二网格, 三号网格, 网格7, grid 7.
func (r *reader) gridAt(i int) (string, int) {
	t, j := r.t, i
	if end := t.word(i, "grid no.", "grid no", "grid"); end >= 0 {
		if n, end, ok := t.count(t.blank(end)); ok && n < 1000 {
			return strconv.Itoa(n), end
		}
		return "", -1
	}
	if end := t.has(i, "网格"); end >= 0 {
		n, stop, ok := t.count(end)
		if !ok || n > 999 || t.any(stop, "个", "人", "户", "名", "组") >= 0 {
			return "", -1
		}
		if end := t.has(stop, "号"); end >= 0 {
			stop = end
		}
		return strconv.Itoa(n), stop
	}
	if end := t.has(i, "第"); end >= 0 {
		j = end
	}
	if !t.begins(j) {
		return "", -1
	}
	n, j, ok := t.count(j)
	if !ok || n > 999 {
		return "", -1
	}
	j = t.blank(j)
	end := t.any(j, "号网格", "网格", "号格", "格")
	if end < 0 || t.any(end, "外", "局", "式", "调", "栅") >= 0 {
		return "", -1
	}
	return strconv.Itoa(n), end
}

// numberAt reads the number of a matter: K-058, k58.
func (r *reader) numberAt(i int) (string, int) {
	t := r.t
	c := t.rune(i)
	if c < 'a' || c > 'z' || latin(t.rune(i-1)) {
		return "", -1
	}
	j, dashed := t.blank(i+1), false
	if j > i+1 && t.rune(j) != '-' {
		return "", -1
	}
	for t.rune(j) == '-' {
		j, dashed = j+1, true
	}
	j = t.blank(j)
	letter := strings.ToUpper(string(c))
	if !strings.Contains(r.c.Stations, letter) && (!dashed || c < 'k' || c == 'o') {
		return "", -1 // N95 and B1 are no matters
	}
	if !digit(t.rune(j)) {
		return "", -1
	}
	n, end, ok := t.count(j)
	if !ok || latin(t.rune(end)) {
		return "", -1
	}
	return spoken(letter, n), end
}

// phoneAt reads a mobile number, in groups or not, or one with its area code.
func (r *reader) phoneAt(i int) (string, int) {
	t := r.t
	if !digit(t.rune(i)) || digit(t.rune(i-1)) || (t.rune(i) != '0' && t.rune(i) != '1') {
		return "", -1
	}
	var d []rune
	end := i
	for j := i; j < len(t.r) && len(d) < 13; j++ {
		switch c := t.r[j]; {
		case digit(c):
			d, end = append(d, c), j+1
		case (c == '-' || c == ' ') && digit(t.rune(j+1)) && (len(d) == 3 || len(d) == 4 || len(d) == 7):
		default:
			j = len(t.r)
		}
	}
	s := string(d)
	switch {
	case digit(t.rune(end)):
	case len(s) == 11 && s[0] == '1' && s[1] >= '3':
		return s, end
	case s != "" && s[0] == '0' && len(s) >= 10 && len(s) <= 12 && s[1] != '0' && end-i > len(s):
		return strings.ReplaceAll(t.folded(i, end), " ", "-"), end
	}
	return "", -1
}

// levelAt reads a level that stands alone or in brackets. 急 may also end the
// line without a blank: 断药急.
func (r *reader) levelAt(i int) (string, int) {
	t := r.t
	if end := t.word(i, "red", "orange", "yellow", "blue"); end >= 0 {
		return t.folded(i, end), end
	}
	if end := t.word(i, "urgent", "asap"); end >= 0 {
		return urgent, end
	}
	if end := t.any(i, "十万火急", "紧急", "加急", "特急", "急"); end >= 0 {
		for t.rune(end) == '急' {
			end++
		}
		if (t.edge(i-1) || r.ends(end) && !strings.ContainsRune("不着应心焦告救内缓尿性", t.rune(i-1))) && t.edge(end) {
			return urgent, end
		}
		return "", -1
	}
	slug := map[rune]string{'红': plan.Red, '橙': plan.Orange, '黄': plan.Yellow, '蓝': plan.Blue}[t.rune(i)]
	end := i + 1
	for slug != "" && (t.rune(end) == '色' || t.rune(end) == '级') {
		end++
	}
	if slug == "" || !t.edge(i-1) || !t.edge(end) {
		return "", -1
	}
	return slug, end
}

// urgent is the value of 急: red unless a colour is given.
const urgent = "urgent"

// ends reports whether nothing but marks follow.
func (r *reader) ends(i int) bool {
	for ; i < len(r.t.r); i++ {
		if !separates(r.t.r[i]) {
			return false
		}
	}
	return true
}
