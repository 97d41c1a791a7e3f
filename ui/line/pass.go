package line

import "strings"

// provinces begin the plates of vehicles.
const provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼港澳使领"

// pass reads «东门 粤J12345 救护车 进»: the gate, who, why, which way.
func (r *reader) pass() {
	at, ok := r.at()
	if ok {
		r.t.claim(at.i, at.j)
	}
	ways := r.way()
	for _, w := range ways {
		r.t.claim(w.i, w.j)
	}
	who := r.who()
	r.t.claim(who.i, who.j)
	r.p.Who = r.t.typed(who.i, who.j)
	r.p.Reason = r.t.without(append(ways, at.span, who)...)
	if r.p.Who == "" {
		r.problem("who", "")
		return
	}
	r.offer(Part{Slug: "who", Text: r.p.Who, Value: r.p.Who}, nil, false)
}

// way is 进 or 出 as a word of its own, or at the end of the line.
func (r *reader) way() []span {
	t := r.t
	var cands []cand
	for i := range t.r {
		value, end := "in", t.any(i, "进", "入")
		if end < 0 {
			value, end = "out", t.any(i, "出")
		}
		if end < 0 {
			if end = t.word(i, "out"); end < 0 {
				value, end = "in", t.word(i, "in")
			}
		}
		if end > 0 && t.free(i, end) && (t.edge(i-1) || r.ends(end)) && t.edge(end) {
			cands = append(cands, cand{span{i, end}, value})
		}
	}
	r.p.In = true
	ids := distinct(cands)
	var got cand
	if len(ids) == 1 {
		got = cands[len(cands)-1]
	} else if len(ids) == 0 {
		got.id = "in"
	} else if got = cands[len(cands)-1]; r.p.fixes["way"] == "" {
		r.which("way", ids, true)
	}
	if fix := r.p.fixes["way"]; fix == "in" || fix == "out" {
		got.id = fix
	}
	r.p.In = got.id == "in"
	r.offer(Part{Slug: "way", Text: t.typed(got.i, got.j), Value: got.id}, []string{"in", "out"}, false)
	spans := make([]span, len(cands))
	for i, c := range cands {
		spans[i] = c.span
	}
	return spans
}

// who is a plate, else a known person, else how somebody is called, else the
// first word.
func (r *reader) who() span {
	t := r.t
	for i := range t.r {
		if _, end := r.plateAt(i); end > 0 && t.free(i, end) {
			return span{i, end}
		}
	}
	if hits := r.c.index.all(t, isPerson); len(hits) > 0 {
		return hits[0].span
	}
	for i := range t.r {
		if t.used[i] || separates(t.r[i]) {
			continue
		}
		if end := r.called(i, false); end > i {
			return span{i, end}
		}
		j := i
		for j < len(t.r) && !t.used[j] && !separates(t.r[j]) {
			j++
		}
		return span{i, j}
	}
	return span{}
}

// plateAt reads the plate of a vehicle: 粤J12345, 粤J·D12345.
func (r *reader) plateAt(i int) (string, int) {
	t := r.t
	if !strings.ContainsRune(provinces, t.rune(i)) || !latin(t.rune(i+1)) || digit(t.rune(i+1)) {
		return "", -1
	}
	j := i + 2
	for strings.ContainsRune("·•- .", t.rune(j)) {
		j++
	}
	k := j
	for latin(t.rune(k)) && k-j < 7 {
		k++
	}
	if n := k - j; n < 4 || n > 6 || latin(t.rune(k)) {
		return "", -1
	}
	if strings.ContainsRune("警学挂使领港澳", t.rune(k)) {
		k++
	}
	return t.typed(i, k), k
}
