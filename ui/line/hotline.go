package line

import (
	"strings"

	"zhiban/store"
)

// Verbs about the hotline:
//
//	来电 13800001234 7格 3栋101 李婶 断奶粉     a call opens a matter
//	来电 13800001234 K-058 还没到              it belongs to a matter that is open
//	来电 13800001234 何时解封 答 等通知          it is answered at once
//	来电 13800001234 断药 派 医疗组             it is dispatched in the same breath
//	来电 13800001234 咨询 几点解封 · 无声 · 打错  it opens no matter
//	回访 K-058 满意 药收到了                   the caller was asked; 不满意 … 重开, 没接
//	诺 K-058 17:00 送药                       a promise on a matter
//	兑 K-058 · 失诺 K-058 没药                 it was kept, or not and why
const (
	HotCall = "hotcall"
	HotBack = "callback"
	Promise = "promise"
	Kept    = "kept"
	Broken  = "broken"
)

// hot is what a line about the hotline says beside the common parts.
type hot struct {
	Outcome   string // of a call without a matter
	Answered  string // the answer that was given at once
	Satisfied string
	Reopen    bool
	Given     string // to whom a call was given, in words
}

func hotlineVerbs() []verbWord {
	return []verbWord{
		{"来电", HotCall, aCall}, {"call back", HotBack, aNumber}, {"callback", HotBack, aNumber}, {"call", HotCall, aCall}, {"回访", HotBack, aNumber},
		{"承诺", Promise, aNumber}, {"诺", Promise, aNumber}, {"promise", Promise, aNumber}, {"兑现", Kept, aNumber}, {"兑", Kept, aNumber}, {"kept", Kept, aNumber}, {"失诺", Broken, aNumber}, {"未兑现", Broken, aNumber}, {"broken", Broken, aNumber},
	}
}

// calls reports whether what follows «来电» is a call: somebody is named by a
// number or a door, or it says what the call came to. «来电了» and «来电 7格» are
// about the mains.
func (r *reader) calls(i int, parted bool) bool {
	if _, end := r.phoneAt(i); end > 0 {
		return true
	}
	for j := i; parted && j < len(r.t.r); j++ {
		if _, end := r.phoneAt(j); end > 0 {
			return true
		}
		if _, end := r.houseAt(j); end > 0 {
			return true
		}
		if what, _ := r.bareAt(j); what != "" && j == i {
			return true
		}
	}
	return false
}

// bareAt reads what a call without a matter came to.
func (r *reader) bareAt(i int) (string, int) {
	for _, w := range []struct {
		outcome string
		words   []string
	}{{store.CallInfo, []string{"咨询", "question"}}, {store.CallSilent, []string{"无声", "silent"}}, {store.CallWrong, []string{"打错", "wrong number"}}} {
		for _, word := range w.words {
			if end := r.t.has(i, word); end > 0 && r.t.edge(i-1) && r.t.edge(end) {
				return w.outcome, end
			}
		}
	}
	return "", -1
}

// hotcall reads a call: who, where, what, and what it came to.
func (r *reader) hotcall() {
	r.place()
	spans := r.spansOf("phone", "grid", "household", "level")
	if at, ok := r.number(false); ok {
		spans = append(spans, at)
		if !r.p.Matter.Open() {
			r.problem("ended", r.p.Matter.Number)
		}
	}
	if len(r.p.missing) > 0 && r.p.Matter == nil {
		r.problem("matter", r.p.missing[0])
	}
	r.whose()
	r.phone()
	for i := range r.t.r {
		if what, end := r.bareAt(i); what != "" && r.t.free(i, end) {
			r.p.Outcome = what
			spans = append(spans, span{i, end})
			break
		}
	}
	if r.p.Matter == nil && r.p.Outcome == "" {
		spans = append(spans, r.settles()...)
		r.kind()
		r.level()
	}
	r.p.Say = strings.TrimSpace(r.t.without(spans...))
	if rest, ok := strings.CutPrefix(r.p.Say, r.p.Person+" "); ok && r.p.Person != "" {
		r.p.Say = strings.TrimSpace(rest)
	} else if r.p.Say == r.p.Person {
		r.p.Say = ""
	}
	switch {
	case r.p.Phone == "" && r.p.Person == "" && r.p.Household == "" && !oneOf(r.p.Outcome, store.CallSilent, store.CallWrong):
		r.problem("hotcaller", "")
	case r.p.Say == "" && r.p.Matter == nil && !oneOf(r.p.Outcome, store.CallSilent, store.CallWrong):
		r.problem("hottext", "")
	}
}

// spansOf are the runes of some tokens.
func (r *reader) spansOf(slugs ...string) []span {
	var out []span
	for _, t := range r.found {
		if contains(slugs, t.slug) {
			out = append(out, t.span)
		}
	}
	return out
}

// settles reads «答 …» or «派 …» behind what was said: all that follows is the
// answer, or whom it was given to.
func (r *reader) settles() []span {
	t := r.t
	for i := range t.r {
		if !t.edge(i-1) || t.leads(i) {
			continue
		}
		end, to := t.any(i, "当场答复", "答复", "答"), false
		if end < 0 {
			end = t.word(i, "answered")
		}
		if end < 0 {
			end, to = t.any(i, "派给", "派"), true
		}
		if end < 0 {
			end = t.word(i, "dispatch", "send to")
		}
		if end < 0 || !separates(t.rune(end)) || t.blank(end) >= len(t.r) {
			continue
		}
		rest := t.blank(end)
		if !to {
			r.p.Answered = strings.TrimSpace(t.typed(rest, len(t.r)))
		} else {
			r.given(rest)
		}
		t.claim(i, len(t.r))
		return []span{{i, len(t.r)}}
	}
	return nil
}

// given reads whom a call is given to: a group or a team by its name, else
// words; minutes behind it are when they will be there.
func (r *reader) given(i int) {
	t := r.t
	j := i
	for j < len(t.r) && !separates(t.r[j]) {
		j++
	}
	h := r.begins(span{i, j})
	if len(h.refs) == 1 {
		switch x := h.refs[0]; x.what {
		case isGroup:
			r.p.Group = &r.c.Groups[x.i]
		case isTeam:
			r.p.Team = &r.c.Teams[x.i]
		}
	}
	r.p.Given = strings.TrimSpace(t.typed(i, j))
	for _, k := range r.of("time") {
		if k.i >= j {
			r.p.ETA = eta(k.value, r.c.Now)
		}
	}
}

// about finds the matter of a call back or a promise. An ended matter is what
// a call back is about, and what a promise is not.
func (r *reader) about(ended bool) span {
	var at span
	if numbers := r.of("number"); len(numbers) > 0 {
		t := numbers[0]
		at = t.span
		if r.p.Matter = r.c.matter(t.value); r.p.Matter == nil {
			r.p.missing = append(r.p.missing, t.value)
			r.problem("matter", t.value)
		}
	}
	switch m := r.p.Matter; {
	case m == nil:
	case ended && m.Open():
		r.problem("stillopen", "")
	case !ended && !m.Open() && r.p.Verb == Promise:
		r.problem("ended", m.Number)
	}
	r.t.claim(at.i, at.j)
	return at
}

// callback reads «K-058 满意 药收到了»: the answer, and the resident's words.
func (r *reader) callback() {
	spans := []span{r.about(true)}
	for _, w := range []struct {
		slug  string
		words []string
	}{{store.Unsatisfied, []string{"不满意", "不满", "not content", "unsatisfied", "no"}}, {store.NotReached, []string{"没打通", "没接", "未接", "无人接", "no answer", "not reached"}}, {store.Satisfied, []string{"满意", "content", "satisfied", "yes"}}} {
		if s, ok := r.answerAt(w.words); ok && r.p.Satisfied == "" {
			if w.slug == store.Unsatisfied && r.t.word(s.i, "no answer") > 0 {
				continue
			}
			r.p.Satisfied, spans = w.slug, append(spans, s)
		}
	}
	for i := range r.t.r {
		end := r.t.any(i, "重开")
		if end < 0 {
			end = r.t.word(i, "reopen")
		}
		if end > 0 && r.t.edge(i-1) && r.t.edge(end) && r.p.Satisfied == store.Unsatisfied {
			r.p.Reopen, spans = true, append(spans, span{i, end})
			break
		}
	}
	r.p.Say = r.t.without(spans...)
	switch {
	case r.p.Satisfied == "":
		r.problem("satisfied", "")
	case r.p.Say == "" && r.p.Satisfied != store.NotReached:
		r.problem("theirwords", "")
	}
}

// answerAt finds an answer that stands first behind the number.
func (r *reader) answerAt(words []string) (span, bool) {
	t := r.t
	i := 0
	for i < len(t.r) && (t.used[i] || separates(t.r[i])) {
		i++
	}
	for _, w := range words {
		if end := t.has(i, w); end > 0 && (t.edge(end) || !latin(t.rune(i))) && !(latin(t.rune(i)) && latin(t.rune(end))) {
			return span{i, end}, true
		}
	}
	return span{}, false
}

// promise reads «K-058 17:00 送药»: by when, and what.
func (r *reader) promise() {
	at := r.about(false)
	by, when, ok := r.due()
	if !ok {
		r.problem("promisetime", "")
		r.p.Say = r.t.without(at)
		return
	}
	r.p.Due = by
	if r.p.Say = r.t.without(at, when); r.p.Say == "" {
		r.problem("promisewhat", "")
	}
}

// settled reads «K-058 已送»: a promise was kept, or was not.
func (r *reader) settled() {
	at := r.about(false)
	r.p.Say = r.t.without(at)
	if r.p.Verb == Broken && r.p.Say == "" {
		r.problem("brokenwhy", "")
	}
}

// hotline reads an entry about the hotline.
func (r *reader) hotline() {
	switch r.p.Verb {
	case HotCall:
		r.hotcall()
	case HotBack:
		r.callback()
	case Promise:
		r.promise()
	default:
		r.settled()
	}
}

// hotlineCommand makes the command of an entry about the hotline.
func (p Parsed) hotlineCommand() store.Command {
	switch p.Verb {
	case HotBack:
		return store.CallBack{ID: p.matterID(), Satisfied: p.Satisfied, Text: p.Say, Reopen: p.Reopen}
	case Promise:
		return store.MakePromise{ID: p.matterID(), Due: p.Due, Text: p.Say}
	case Kept:
		return store.EndPromise{ID: p.matterID(), State: store.PromiseKept, Text: p.Say}
	case Broken:
		return store.EndPromise{ID: p.matterID(), State: store.PromiseBroken, Text: p.Say}
	}
	c := store.TakeCall{Phone: p.Phone, Caller: p.Person, Household: p.Household, Text: p.Say, Outcome: p.Outcome, Matter: p.matterID(), Answer: p.Answered, ETA: p.ETA}
	if p.Grid != nil {
		c.Grid = p.Grid.ID
	}
	if p.Matter != nil || p.Outcome != "" {
		return c
	}
	c.Kind, c.Level, c.Site = p.Kind, p.Level, p.siteID()
	if p.Type != nil {
		c.Type = p.Type.Slug
	}
	switch {
	case p.Group != nil:
		c.Group = p.Group.ID
	case p.Team != nil:
		c.Team = p.Team.ID
	default:
		c.To = p.Given
	}
	return c
}

// hotlines words an entry about the hotline for the echo.
func (p Parsed) hotlines(e *echo) {
	w := e.w
	t := w.T.Hotline
	switch p.Verb {
	case HotCall:
		e.add(p.Phone, strings.TrimSpace(p.place(w)+" "+p.Household), p.Person)
		switch {
		case p.Matter != nil:
			e.add(sprintText(t.AddTo, p.Matter.Number))
		case p.Outcome != "":
			e.add(w.CallOutcome(p.Outcome))
		default:
			e.add(p.Say)
			p.ledger(e)
			e.add(p.settledAs(e))
			if p.ETA > 0 {
				e.add(sprintf(w.T.Line.Minutes, p.ETA))
			}
			return
		}
		e.add(p.Say)
		return
	case HotBack:
		e.add(p.number(), w.Content(p.Satisfied))
		if p.Reopen {
			e.add(t.Field["reopen"])
		}
	case Promise:
		e.add(p.number(), p.Due.Format("15:04"))
	default:
		e.add(p.number())
	}
	e.add(p.Say)
}

func (p Parsed) number() string {
	if p.Matter == nil {
		return ""
	}
	return p.Matter.Number
}

// settledAs words the answer of a call, or whom it was given to.
func (p Parsed) settledAs(e *echo) string {
	t := e.w.T.Hotline
	switch {
	case p.Answered != "":
		return t.Outcome["answered"] + " " + p.Answered
	case p.Group != nil:
		return "→ " + e.w.Name(p.Group.ZH, p.Group.EN)
	case p.Team != nil:
		return "→ " + p.Team.Name
	case p.Given != "":
		return "→ " + p.Given
	}
	return ""
}
