package line

import (
	"slices"
	"strconv"
	"strings"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/word"
)

// Verbs about supplies:
//
//	入 生活物资包 7400 街道张           received, from whom
//	出 7格 生活物资包 600 吴            issued to a grid or a site, who took it
//	退 7格 生活物资包 20 损坏 吴        came back, damaged or not
//	盘 生活物资包 32 林                counted together with somebody
//	需 7格 3栋101 奶粉 2 答应 1         what a household, or a grid, wants
//	送 7格 3栋101 生活物资包 1 本人      delivered at the door
//
// An item may be called by the beginning or the end of its name where only one
// is called so; a number of a matter is the need that the slip answers; «补
// K-S003» names the slip that it makes good.
const (
	In      = "in"
	Out     = "out"
	Back    = "back"
	Count   = "count"
	Want    = "want"
	Deliver = "deliver"
)

// Supplies reports whether a verb is about supplies.
func Supplies(verb string) bool { return contains([]string{In, Out, Back, Count, Want, Deliver}, verb) }

// supplyVerbs lead an entry only when an item with its number follows.
func supplyVerbs() []verbWord {
	return []verbWord{
		{"入库", In, anItem}, {"入", In, anItem}, {"出库", Out, anItem}, {"出", Out, anItem}, {"退回", Back, anItem}, {"退", Back, anItem}, {"盘点", Count, anItem}, {"盘", Count, anItem},
		{"需要", Want, anItem}, {"需", Want, anItem}, {"送到", Deliver, anItem}, {"送", Deliver, anItem},
		{"receive", In, anItem}, {"issue", Out, anItem}, {"take back", Back, anItem}, {"count", Count, anItem}, {"want", Want, anItem}, {"deliver", Deliver, anItem},
	}
}

// stocked is an item or kit with its number, where they stand.
type stocked struct {
	span
	slug string
	n    int64
}

// units may stand between an item and its number, or behind it.
const units = "把个支件箱包顶套台袋瓶张桶根条只副盒块份枚捆辆艘"

// stockedAt reads an item at i with the number behind it: 帐篷 2顶, 帐篷2, 米*50.
// A number in front of it counts when none is behind: 2顶帐篷.
func (r *reader) stockedAt(h hit) (stocked, bool) {
	t, slug := r.t, r.slug(h)
	j := h.j
	for j < len(t.r) && (t.r[j] == ' ' || t.r[j] == '*' || t.r[j] == '×' || t.r[j] == ':' || t.r[j] == 'x' && digit(t.rune(j+1))) {
		j++
	}
	if t.rune(j) == '-' && digit(t.rune(j+1)) { // nothing goes out below zero: asked about, not a note
		if n, end, ok := r.big(j + 1); ok {
			return stocked{span{h.i, r.unit(end)}, slug, -n}, true
		}
	}
	if n, end, ok := r.big(j); ok && t.free(j, end) && t.has(end, "格") < 0 && t.has(end, "号") < 0 {
		return stocked{span{h.i, r.unit(end)}, slug, n}, true
	}
	i := h.i
	for i > 0 && t.r[i-1] == ' ' {
		i--
	}
	if i > 0 && strings.ContainsRune(units, t.r[i-1]) && !t.used[i-1] {
		i--
	}
	start := i
	for start > 0 && (digit(t.r[start-1]) || t.r[start-1] == ',' || inNumeral(t.r[start-1])) && !t.used[start-1] {
		start--
	}
	if n, end, ok := r.big(start); ok && end == i && start < i {
		return stocked{span{start, h.j}, slug, n}, true
	}
	return stocked{span: h.span, slug: slug}, false
}

// big reads a number with or without its commas: 7,400.
func (r *reader) big(i int) (int64, int, bool) {
	digits, end, ok := r.t.number(i)
	if !ok {
		return 0, i, false
	}
	for r.t.rune(end) == ',' && digit(r.t.rune(end+1)) && digit(r.t.rune(end+2)) && digit(r.t.rune(end+3)) && !digit(r.t.rune(end+4)) {
		digits, end = digits+r.t.folded(end+1, end+4), end+4
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	return n, end, err == nil
}

// unit passes the unit behind a number.
func (r *reader) unit(i int) int {
	if strings.ContainsRune(units, r.t.rune(i)) && r.t.rune(i) != 0 {
		return i + 1
	}
	if end := r.t.word(i, "pcs", "portions", "pieces", "boxes", "bags"); end > 0 {
		return end
	}
	return i
}

func (r *reader) slug(h hit) string {
	for _, x := range h.refs {
		switch x.what {
		case isItem, isItemShort:
			return r.c.Plan.Materials[x.i].Slug
		case isKit:
			return r.c.Plan.Kits[x.i].Slug
		}
	}
	return ""
}

// stockedIn finds the items of the line with their numbers; missing is one that
// has none.
func (r *reader) stockedIn() (out []stocked, missing string) {
	for _, h := range r.c.index.all(r.t, isItem, isItemShort, isKit) {
		s, ok := r.stockedAt(h)
		if !ok {
			missing = r.t.typed(h.i, h.j)
			continue
		}
		out = append(out, s)
	}
	return out, missing
}

// supply reads an entry about supplies.
func (r *reader) supply() {
	adds := r.adds()
	list, missing := r.stockedIn()
	for _, s := range list {
		r.t.claim(s.i, s.j)
		r.p.Lines = append(r.p.Lines, store.Amount{Item: s.slug, N: s.n})
	}
	r.number(false)
	r.place()
	if oneOf(r.p.Verb, Want, Deliver, Out, Back) {
		if got, ok := r.choose("household", r.cands("household"), false); ok {
			r.p.Household = got.id
		}
	}
	r.claimWords(adds)
	switch {
	case len(r.p.Lines) == 0 && missing != "":
		r.problem("amount", missing)
	case slices.ContainsFunc(r.p.Lines, func(a store.Amount) bool { return a.N < 0 }):
		r.problem("below", "")
	case len(r.p.Lines) == 0:
		r.problem("stock", "")
	case r.p.Verb == Want && r.p.Grid == nil, r.p.Verb == Deliver && r.p.Grid == nil:
		r.problem("wherehouse", "")
	case r.p.Verb == Deliver && r.p.Household == "":
		r.problem("wherehouse", "")
	case oneOf(r.p.Verb, Out, Back) && r.p.Grid == nil && r.p.Site == nil:
		r.problem("whither", "")
	case r.p.Verb == Count && r.p.Who == "":
		r.problem("second", "")
	case r.p.Verb == In && r.p.Who == "":
		r.problem("from", "")
	}
	for i := range r.p.Lines {
		r.p.Lines[i].Bad = r.p.Bad
	}
}

func oneOf(s string, list ...string) bool { return contains(list, s) }

// adds reads «补 K-S003», the slip that is made good.
func (r *reader) adds() span {
	t := r.t
	for i := range t.r {
		end := t.any(i, "补")
		if end < 0 {
			end = t.word(i, "makes good", "for slip")
		}
		if end < 0 {
			continue
		}
		j := t.blank(end)
		k := j
		for k < len(t.r) && (latin(t.r[k]) || t.r[k] == '-') {
			k++
		}
		if n := store.NormalSlip(t.typed(j, k)); n != "" {
			r.p.Adds = n
			t.claim(i, k)
			return span{i, k}
		}
	}
	return span{}
}

// claimWords takes the words that say more about the slip, then reads who
// stands on the other side and what else there is to say.
func (r *reader) claimWords(adds span) {
	t := r.t
	spans := []span{adds}
	take := func(s span, ok bool) bool {
		if ok {
			t.claim(s.i, s.j)
			spans = append(spans, s)
		}
		return ok
	}
	if r.p.Verb == Back {
		s, ok := r.said("损坏", "坏的", "坏", "破损", "破", "damaged", "broken")
		r.p.Bad = take(s, ok)
	}
	if r.p.Verb == Want {
		if s, ok := r.said("答应", "promised"); ok {
			if n, end, ok := r.big(t.blank(s.j)); ok {
				r.p.Promised, r.p.HasPromise = n, take(span{s.i, r.unit(end)}, true)
			}
		}
	}
	for i := range t.r { // words that lead a name: from Zhang, with Lin
		if end := t.word(i, "from", "with", "by", "to"); end > 0 && t.free(i, end) {
			take(span{i, end}, true)
		}
	}
	for _, word := range []string{"领取人", "领取", "签收", "收到", "来自", "应", "和", "与", "由"} {
		for i := range t.r {
			if end := t.has(i, word); end > 0 && t.free(i, end) && t.edge(i-1) {
				take(span{i, end}, true)
			}
		}
	}
	r.side()
}

// side is who stands on the other side of a slip, and what else is said: a
// known person, else the word that looks like a name, else the first one. Who
// brought something may be named in several words.
func (r *reader) side() {
	t := r.t
	at := span{}
	words := r.wordsLeft()
	switch hits := r.c.index.all(t, isPerson); {
	case len(hits) > 0:
		at = hits[0].span
	case len(words) == 0:
	case r.p.Verb == In:
		at = span{words[0].i, words[len(words)-1].j}
	default:
		at = words[0]
		for _, w := range words {
			if r.nameLike(w) {
				at = w
				break
			}
		}
	}
	r.p.Who = strings.TrimSpace(t.typed(at.i, at.j))
	t.claim(at.i, at.j)
	var left []span
	for k, used := range t.used {
		if used {
			left = append(left, span{k, k + 1})
		}
	}
	r.p.Say = t.without(left...)
	if r.p.Who != "" {
		r.offer(Part{Slug: "side", Text: r.p.Who, Value: r.p.Who}, nil, false)
	}
}

// wordsLeft are the words that nothing has taken.
func (r *reader) wordsLeft() []span {
	var out []span
	t := r.t
	for i := 0; i < len(t.r); i++ {
		if t.used[i] || separates(t.r[i]) {
			continue
		}
		j := i
		for j < len(t.r) && !t.used[j] && !separates(t.r[j]) {
			j++
		}
		out = append(out, span{i, j})
		i = j
	}
	return out
}

// nameLike reports whether a word looks like somebody's name: 吴, 李婶, 王建国.
func (r *reader) nameLike(w span) bool {
	n := w.j - w.i
	return r.called(w.i, false) == w.j || n <= 3 && strings.ContainsRune(surnames, r.t.rune(w.i))
}

// supplyCommand makes the command of an entry about supplies.
func (p Parsed) supplyCommand() store.Command {
	grid := ""
	if p.Grid != nil {
		grid = p.Grid.ID
	}
	need := p.matterID()
	switch p.Verb {
	case In:
		return store.WriteSlip{Type: store.SlipIn, Store: p.siteID(), Need: need, Lines: p.Lines, Gave: p.Who, Text: p.Say}
	case Out:
		c := store.WriteSlip{Type: store.SlipOut, Grid: grid, To: p.siteID(), Household: p.Household, Need: need, Adds: p.Adds, Lines: p.Lines, Took: p.Who, Text: p.Say}
		if p.fromStore() {
			c.Store, c.To = c.To, ""
		}
		return c
	case Back:
		c := store.WriteSlip{Type: store.SlipReturn, Grid: grid, To: p.siteID(), Household: p.Household, Need: need, Lines: p.Lines, Gave: p.Who, Text: p.Say}
		if p.fromStore() {
			c.Store, c.To = c.To, ""
		}
		return c
	case Count:
		return store.CountStock{Store: p.siteID(), Counts: p.Lines, Second: p.Who, Text: p.Say}
	case Want:
		c := store.SurveyDemand{Grid: grid, Household: p.Household, Text: strings.TrimSpace(p.Who + " " + p.Say)}
		for _, l := range p.Lines {
			line := store.DemandLine{Item: l.Item, Wanted: l.N, Promised: store.AsBefore}
			if p.HasPromise {
				line.Promised = p.Promised
			}
			c.Lines = append(c.Lines, line)
		}
		return c
	}
	return store.Deliver{Grid: grid, Household: p.Household, Lines: p.Lines, Took: p.Who, Text: p.Say}
}

// fromStore reports whether the site that is named is the store itself: the
// goods go to the grid beside it.
func (p Parsed) fromStore() bool {
	return p.Site != nil && p.Site.Role == plan.RoleStore && p.Grid != nil
}

// supplies words an entry about supplies for the echo.
func (p Parsed) supplies(e *echo) {
	w := e.w
	e.add(p.place(w), p.Household)
	for _, l := range p.Lines {
		e.add(w.ItemAmount(l.Item, l.N))
	}
	t := w.T.Supply
	if p.Bad {
		e.add(t.Field["bad"])
	}
	if p.HasPromise {
		e.add(t.Promised + " " + word.Thousands(p.Promised))
	}
	if p.Matter != nil {
		e.add(sprintText(t.For, p.Matter.Number))
	}
	if p.Adds != "" {
		e.add(sprintText(t.Adds, p.Adds))
	}
	label := map[string]string{In: t.Gave, Back: t.Gave, Out: t.Took, Deliver: t.Took, Count: t.Field["second"]}[p.Verb]
	switch {
	case p.Who == "" && p.Verb == Out:
		e.add(t.Took + " " + t.Leader)
	case p.Who == "" && p.Verb == Back:
		e.add(t.Gave + " " + t.Leader)
	case p.Who != "" && label != "":
		e.add(label + " " + p.Who)
	case p.Who != "":
		e.add(p.Who)
	}
	e.add(p.Say)
}
