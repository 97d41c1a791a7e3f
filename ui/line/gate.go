package line

import (
	"strings"

	"zhiban/store"
	"zhiban/store/plan"
)

// gate reads the word from a site: what it lacks, that it was forced, that all
// is well, or anything else.
func (r *reader) gate() {
	at, ok := r.at()
	if ok {
		r.t.claim(at.i, at.j)
	}
	r.p.Say = r.t.without(at.span)
	if ok && r.p.Say == "" {
		r.problem("word", "")
	}
	acts := []string{ActNeed, ActBreach, ActCheckin, ActNote}
	r.p.Act = r.act()
	if fix := r.p.fixes["act"]; contains(acts, fix) {
		r.p.Act = fix
	}
	r.offer(Part{Slug: "act", Value: r.p.Act}, acts, false)
	switch r.p.Act {
	case ActNeed:
		r.need()
	case ActBreach:
		r.breach()
	}
}

// at finds the site that a word or a pass is from: a name, or the beginning of
// the name of one (东 for 东门).
func (r *reader) at() (cand, bool) {
	cands := r.sites()
	if len(cands) == 0 {
		cands = r.begun(0)
	}
	if len(cands) == 0 {
		if got, ok, asked := r.unknown(); asked {
			return got, ok
		}
	}
	return r.site(cands, true)
}

// begun are the sites whose name or key begins with the word at i.
func (r *reader) begun(i int) []cand {
	j := i
	for j < len(r.t.r) && !separates(r.t.r[j]) {
		j++
	}
	if j == i || !r.t.free(i, j) {
		return nil
	}
	word := r.t.folded(i, j)
	var out []cand
	for k := range r.c.Sites {
		s := &r.c.Sites[k]
		if strings.HasPrefix(foldString(s.Name), word) || foldString(s.Key) == word || latin(r.t.rune(i)) && strings.HasPrefix(foldString(s.NameEN), word+" ") {
			out = append(out, cand{span{i, j}, s.ID})
		}
	}
	return out
}

// said finds the first of some words that is not denied (不齐, 无闯卡).
func (r *reader) said(words ...string) (span, bool) {
	for i := range r.t.r {
		end := r.t.any(i, words...)
		if end < 0 || !r.t.free(i, end) || strings.ContainsRune("不未没无防异", r.t.rune(i-1)) || r.t.rune(i-1) == '有' && strings.ContainsRune("没无", r.t.rune(i-2)) {
			continue
		}
		if latin(r.t.rune(i)) && (latin(r.t.rune(i-1)) || latin(r.t.rune(end))) {
			continue
		}
		return span{i, end}, true
	}
	return span{}, false
}

func (r *reader) act() string {
	if _, ok := r.said("闯", "冲卡", "冲岗", "强冲", "翻围挡", "翻铁马", "forced", "broke through", "ran the gate", "breach"); ok {
		return ActBreach
	}
	if _, ok := r.lack(); ok {
		return ActNeed
	}
	if _, ok := r.said("没人", "无人", "脱岗", "离岗", "空岗", "不在", "未在", "没到", "未到", "nobody", "not"); ok {
		return ActNote
	}
	if _, ok := r.said("到齐", "齐", "正常", "换岗", "到位", "在岗", "平安", "交接", "all here", "all well", "normal", "relieved", "manned", "ok"); ok {
		return ActCheckin
	}
	return ActNote
}

// lack finds the word of something missing.
func (r *reader) lack() (span, bool) {
	if s, ok := r.said("缺少", "短缺", "还缺", "缺", "short of", "out of", "missing", "lacks", "lack", "needs", "need"); ok {
		return s, true
	}
	if s, ok := r.said("不够", "用完", "没了", "用光"); ok {
		return s, true
	}
	if s, ok := r.said("少", "差"); ok {
		if _, _, counted := r.t.number(s.j); counted {
			return s, true
		}
	}
	return span{}, false
}

// need makes a matter of what the site lacks; people are a support request.
func (r *reader) need() {
	s, _ := r.lack()
	r.p.Item = r.item(s)
	if r.p.Item == "" {
		r.problem("item", "")
	}
	fallback := plan.Need
	for _, w := range []string{"人手", "人", "保安", "志愿者", "people", "guard"} {
		if strings.Contains(foldString(r.p.Item), w) {
			fallback = plan.Support
		}
	}
	r.kindOf(fallback)
	r.level()
}

// item is what is missing: materials of the plan with how many, else the words
// behind 缺 up to the next mark, or in front of 不够.
func (r *reader) item(lack span) string {
	if hits := r.c.index.all(r.t, isItem); len(hits) > 0 {
		s := hits[0].span
		for _, h := range hits[1:] {
			if r.listed(s, h.span) {
				s.j = h.j
			}
		}
		return r.counted(s, lack)
	}
	if said := r.words(lack.j); said != "" {
		return said
	}
	t := r.t
	j := lack.i
	for j > 0 && separates(t.r[j-1]) {
		j--
	}
	i := j
	for i > 0 && !t.used[i-1] && !separates(t.r[i-1]) {
		i--
	}
	return t.typed(i, j)
}

// words are the next words from i on up to a mark; words of Latin letters may
// be parted by blanks.
func (r *reader) words(i int) string {
	t := r.t
	for i < len(t.r) && separates(t.r[i]) && !t.used[i] {
		i++
	}
	j := i
	for j < len(t.r) && !t.used[j] && (!separates(t.r[j]) || latin(t.rune(i)) && t.r[j] == ' ') {
		j++
	}
	if said := strings.TrimSpace(t.typed(i, j)); said != "了" {
		return said
	}
	return ""
}

// counted adds how many to an item: 2把测温枪, 测温枪2把, 铁马少3个.
func (r *reader) counted(s, lack span) string {
	const units = "把个支件箱包顶套台袋瓶张桶根条只副盒块份人"
	t := r.t
	front := s.i
	if strings.ContainsRune(units, t.rune(front-1)) {
		front--
	}
	start := front
	for start > 0 && (digit(t.rune(start-1)) || inNumeral(t.rune(start-1))) {
		start--
	}
	if start < front && t.free(start, s.i) {
		return t.typed(start, s.j)
	}
	for _, from := range []int{s.j, lack.j} {
		if _, end, ok := t.number(from); ok && from >= s.j {
			if strings.ContainsRune(units, t.rune(end)) {
				end++
			}
			return t.typed(s.i, s.j) + t.typed(from, end)
		}
	}
	return t.typed(s.i, s.j)
}

// breach makes a red matter of somebody who forced the gate.
func (r *reader) breach() {
	r.whose()
	r.kind()
	if r.p.Type == nil || r.p.Type.Kind != plan.Incident {
		r.p.Type = r.forced()
	}
	if !contains(store.MatterKinds(), r.p.fixes["kind"]) {
		r.p.Kind = plan.Incident
	}
	for i := range r.p.parts {
		if r.p.parts[i].Slug == "kind" {
			r.p.parts[i].Value = r.p.Kind
		}
	}
	r.levelOf(nil, plan.Red)
}

// forced is the plan's type for a gate that was forced, nil when it has none.
func (r *reader) forced() *plan.Type {
	for i := range r.c.Plan.Types {
		if t := &r.c.Plan.Types[i]; t.Kind == plan.Incident && (strings.Contains(t.ZH, "闯") || strings.Contains(foldString(t.EN), "forced")) {
			return t
		}
	}
	return nil
}
