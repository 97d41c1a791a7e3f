package handover

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
)

// Actions with the reason why one cannot be done now.
func (s *Screen) Actions() []app.Action {
	switch {
	case !s.ready:
		return nil
	case s.edit != nil:
		return s.editActions()
	case s.preview != nil:
		return append(s.preview.Actions(s), s.act("keep", "", s.closePreview, "esc"))
	}
	var out []app.Action
	add := func(id, why string, run func() tea.Cmd, keys ...string) {
		out = append(out, s.act(id, why, run, keys...))
	}
	if s.stage() == stageNone || s.stage() == stageSealed {
		s.betweenActions(add)
	} else {
		s.openActions(add)
	}
	add("who", "", func() tea.Cmd { return app.Say(app.Who{Stay: true}) }, "o")
	s.early(add)
	return append(out, app.Action{ID: "back", Keys: []string{"esc"}, Name: s.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }})
}

type adder func(id, why string, run func() tea.Cmd, keys ...string)

// reads are the actions that write nothing into the record.
func reads(id string) bool {
	switch id {
	case "who", "preview", "export", "print", "keep", "since":
		return true
	}
	return false
}

func (s *Screen) act(id, why string, run func() tea.Cmd, keys ...string) app.Action {
	t := s.env.Words.T.Hand
	if s.env.Store.ReadOnly() != nil && !reads(id) {
		why = "readonly"
	}
	a := app.Action{ID: id, Keys: keys, Name: t.Act[id], Why: t.Why[why], Run: run, Bar: id != "print"}
	if id == "print" && why == "" {
		a.Why = s.noPrint
	}
	return a
}

// betweenActions: before a handover and after its seal.
func (s *Screen) betweenActions(add adder) {
	if s.stage() == stageSealed {
		add("export", "", s.export, "x")
		add("print", "", s.print, "p")
		add("preview", "", s.openPreview, "v")
		add("addendum", "", s.addendum, "u")
		add("since", "", func() tea.Cmd { return app.Say(app.Go{Route: app.Since}) }, "l")
		add("cutoff", "", s.cutOff, "c")
		return
	}
	sealed := ""
	if s.last == nil {
		sealed = "unsealed"
	}
	add("cutoff", "", s.cutOff, "c")
	add("answer", s.askWhy(), s.answerAsk, "y")
	add("export", sealed, s.export, "x")
	add("print", sealed, s.print, "p")
	add("preview", sealed, s.openPreview, "v")
	add("addendum", sealed, s.addendum, "u")
}

func (s *Screen) openActions(add adder) {
	mine := s.env.Officer == s.h0.Outgoing
	verdicts := func() {
		add("accept", s.verdictWhy(), s.accept, "space")
		add("question", s.questionWhy(), s.question, "q")
		add("refuse", s.verdictWhy(), s.refuse, "r")
		add("rest", s.restWhy(), func() tea.Cmd { return s.run(store.AcceptRest{}) }, "a")
		add("readback", s.readBackWhy(), s.openReadBack, "b")
	}
	if !mine && s.stage() <= stageReadBack {
		verdicts()
	}
	if mine && s.stage() <= stageReadBack {
		add("add", s.briefWhy(), s.addItem, "n")
		add("ifthen", s.itemWhy(), s.ifThen, "t")
		if it := s.selected(); it != nil && it.Dropped() {
			add("back", s.briefWhy(), s.drop, "d")
		} else {
			add("drop", s.dropWhy(), s.drop, "d")
		}
		add("ask", s.briefWhy(), s.ask, "m")
		if s.answerWhy() == "" || s.h0.Incoming != "" {
			add("answer", s.answerWhy(), s.answer, "y")
		}
	}
	if s.stage() >= stageSign {
		add("sign", s.signWhy(), s.sign, "s")
		add("paper", s.paperWhy(), s.signPaper, "p")
		add("seal", s.sealWhy(), s.seal, "ctrl+e")
	}
	add("preview", "", s.openPreview, "v")
	if s.stage() == stageSign && !mine {
		add("readback", s.readBackWhy(), s.openReadBack, "b")
	}
	if mine && s.stage() <= stageReadBack {
		verdicts() // at the end, each with the reason why not
	}
	if s.h0.Incoming == "" {
		add("head", s.headWhy(), s.signHead, "h")
	}
	add("withdraw", s.briefWhy(), s.withdraw, "w")
}

// early are the keys that people press before their time: they say why not.
func (s *Screen) early(add adder) {
	switch s.stage() {
	case stageNone:
		add("sign", "uncut", s.sign, "s")
	case stageSealed:
		add("sign", "done", s.sign, "s")
	default:
		if s.stage() < stageSign {
			add("sign", s.signWhy(), s.sign, "s")
		}
		add("export", "unsealed", s.export, "x")
	}
}

func (s *Screen) verdictWhy() string {
	it := s.selected()
	switch {
	case len(s.h0.Signed) > 0:
		return "signed"
	case s.env.Officer == s.h0.Outgoing:
		return "own"
	case s.h0.Incoming != "" && s.h0.Incoming != s.env.Officer:
		return "other"
	case it == nil:
		return "noitem"
	case it.Dropped():
		return "dropped"
	}
	return ""
}

// questionWhy: what was refused stays refused; an answer would else take it over.
func (s *Screen) questionWhy() string {
	if why := s.verdictWhy(); why != "" {
		return why
	}
	if s.selected().Verdict == store.RefusedBy {
		return "refused"
	}
	return ""
}

func (s *Screen) restWhy() string {
	if why := s.verdictWhy(); why != "noitem" && why != "dropped" {
		return why
	}
	return ""
}

func (s *Screen) readBackWhy() string {
	if why := s.restWhy(); why != "" {
		return why
	}
	if len(s.h0.Unseen()) > 0 {
		return "items"
	}
	return ""
}

// briefWhy is about what whoever hands over does until somebody has signed.
func (s *Screen) briefWhy() string {
	if len(s.h0.Signed) > 0 {
		return "signed"
	}
	return ""
}

// headWhy: only the head of the shift signs alone, where there is one.
func (s *Screen) headWhy() string {
	if why := s.briefWhy(); why != "" {
		return why
	}
	if heads := s.shift.Heads(); len(heads) > 0 && !slices.Contains(heads, s.env.Officer) {
		return "head"
	}
	return ""
}

func (s *Screen) itemWhy() string {
	switch {
	case len(s.h0.Signed) > 0:
		return "signed"
	case s.selected() == nil:
		return "noitem"
	}
	return ""
}

func (s *Screen) dropWhy() string {
	it := s.selected()
	switch {
	case s.itemWhy() != "":
		return s.itemWhy()
	case it.Urgent():
		return "urgent"
	case it.Verdict != "":
		return "seen"
	}
	return ""
}

// side is whose signature comes next: that of the officer at the laptop, else
// the first one missing.
func (s *Screen) side() string {
	switch {
	case s.env.Officer == s.h0.Outgoing && !s.signed("out"):
		return "out"
	case s.env.Officer == s.h0.Incoming && !s.signed("in"):
		return "in"
	case !s.signed("out"):
		return "out"
	}
	return "in"
}

func (s *Screen) signer(side string) string {
	if side == "out" {
		return s.h0.Outgoing
	}
	return s.h0.Incoming
}

// mustCome: without a PIN nobody can sign but the officer at the laptop.
func (s *Screen) mustCome(side string) bool {
	who := s.signer(side)
	return who != s.env.Officer && !s.pins[who]
}

func (s *Screen) signWhy() string {
	if why := s.paperWhy(); why != "" {
		return why
	}
	if s.mustCome(s.side()) {
		return "self"
	}
	return ""
}

func (s *Screen) paperWhy() string {
	switch {
	case s.stage() < stageSign:
		return "readback"
	case s.stage() > stageSign:
		return "signed"
	}
	return ""
}

func (s *Screen) sealWhy() string {
	if s.stage() == stageSeal {
		return ""
	}
	return "unsigned"
}

func (s *Screen) askWhy() string {
	if s.openAsk() == nil {
		return "answered"
	}
	return ""
}
