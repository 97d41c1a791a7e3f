package handover

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/text/width"

	"zhiban/store"
	"zhiban/ui/app"
)

func itemID(no int) string { return strconv.Itoa(no) }

// selected is the item under the cursor.
func (s *Screen) selected() *store.HandoverItem {
	if s.h0 == nil {
		return nil
	}
	no, err := strconv.Atoi(s.list.Selected())
	if err != nil {
		return nil
	}
	return s.h0.Item(no)
}

// Actions with the reason why one cannot be done now.
func (s *Screen) Actions() []app.Action {
	if s.ask.Active() || !s.ready {
		return nil
	}
	t := s.env.Words.T.Hand
	var out []app.Action
	add := func(id, why string, run func() tea.Cmd, keys ...string) {
		if s.env.Store.ReadOnly() != nil && id != "who" {
			why = "readonly"
		}
		out = append(out, app.Action{ID: id, Keys: keys, Name: t.Act[id], Why: t.Why[why], Run: run, Bar: true})
	}
	if s.h0 == nil || !s.h0.Open() {
		add("cutoff", "", func() tea.Cmd {
			return s.text("cutoff", func(x string) tea.Cmd { return s.run(store.CutOff{Weather: x}) })
		}, "c")
	} else {
		add("accept", s.verdictWhy(), s.accept, "space")
		add("question", s.verdictWhy(), func() tea.Cmd { return s.onItem("question", s.question) }, "q")
		add("refuse", s.verdictWhy(), func() tea.Cmd { return s.onItem("refuse", s.refuse) }, "r")
		add("rest", s.verdictWhy(), func() tea.Cmd { return s.run(store.AcceptRest{}) }, "a")
		add("readback", s.readBackWhy(), func() tea.Cmd {
			return s.text("readback", func(x string) tea.Cmd { return s.run(store.ReadBack{Text: x}) })
		}, "b")
		add("sign", s.signWhy(), s.sign, "s")
		add("seal", s.sealWhy(), s.seal, "ctrl+e")
		add("ask", s.briefWhy(), func() tea.Cmd {
			return s.text("ask", func(x string) tea.Cmd { return s.run(store.AddBrief{Asks: []string{x}}) })
		}, "n")
		add("head", s.headWhy(), func() tea.Cmd { return s.run(store.SignHandover{Side: "head"}) }, "h")
		add("withdraw", s.briefWhy(), func() tea.Cmd {
			return s.text("withdraw", func(x string) tea.Cmd { return s.run(store.WithdrawHandover{Reason: x}) })
		}, "w")
	}
	add("who", "", func() tea.Cmd { return s.text("who", s.who) }, "o")
	return append(out, app.Action{ID: "back", Keys: []string{"esc"}, Name: s.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }})
}

func (s *Screen) verdictWhy() string {
	switch {
	case len(s.h0.Signed) > 0:
		return "signed"
	case s.env.Officer == s.h0.Outgoing:
		return "own"
	}
	return ""
}

func (s *Screen) readBackWhy() string {
	if why := s.verdictWhy(); why != "" {
		return why
	}
	for _, it := range s.h0.Items {
		if it.Verdict == "" || (it.Verdict == store.Questioned && it.Answer == "") {
			return "items"
		}
	}
	return ""
}

func (s *Screen) signed(side string) bool {
	for _, x := range s.h0.Signed {
		if x.Side == side {
			return true
		}
	}
	return false
}

// side is which signature the officer at the laptop gives.
func (s *Screen) side() string {
	if s.env.Officer == s.h0.Outgoing {
		return "out"
	}
	return "in"
}

func (s *Screen) signWhy() string {
	switch {
	case s.h0.State != store.HandoverReadBack:
		return "readback"
	case s.signed(s.side()):
		return "signed"
	}
	return ""
}

func (s *Screen) sealWhy() string {
	if (s.signed("out") && s.signed("in")) || s.signed("head") {
		return ""
	}
	return "unsigned"
}

func (s *Screen) briefWhy() string {
	if len(s.h0.Signed) > 0 {
		return "signed"
	}
	return ""
}

func (s *Screen) headWhy() string {
	if s.h0.Incoming != "" {
		return "received"
	}
	return s.briefWhy()
}

// text asks for a text; what was typed stays until the record took it.
func (s *Screen) text(id string, run func(string) tea.Cmd) tea.Cmd {
	s.ask.Open(s.env.Words.T.Hand.Ask[id], run)
	return nil
}

func (s *Screen) onItem(id string, cmd func(no int, text string) store.Command) tea.Cmd {
	it := s.selected()
	if it == nil {
		return nil
	}
	no := it.No
	return s.text(id, func(x string) tea.Cmd { return s.run(cmd(no, x)) })
}

func (s *Screen) accept() tea.Cmd {
	it := s.selected()
	if it == nil {
		return nil
	}
	no := it.No
	if it.Verdict == store.Questioned && it.Answer == "" {
		return s.text("answer", func(x string) tea.Cmd { return s.run(store.AcceptItem{No: no, Answer: x}) })
	}
	s.list.Move(1)
	return s.run(store.AcceptItem{No: no})
}

func (s *Screen) question(no int, text string) store.Command {
	return store.QuestionItem{No: no, Text: text}
}

// refuse reads «206 点过两遍 更正»: the receiver's figure, the reason, and
// whether both corrected it together.
func (s *Screen) refuse(no int, text string) store.Command {
	r := store.RefuseItem{No: no}
	for _, word := range []string{"更正", "corrected"} {
		if rest, ok := strings.CutSuffix(strings.TrimSpace(text), word); ok {
			text, r.Corrected = rest, true
		}
	}
	first, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	if n, err := strconv.ParseInt(width.Fold.String(first), 10, 64); err == nil {
		r.Counted, text = &n, rest
	}
	r.Text = strings.TrimSpace(text)
	return r
}

func (s *Screen) sign() tea.Cmd { return s.run(store.SignHandover{Side: s.side()}) }

// who changes which officer is at the laptop; a part of the name will do.
func (s *Screen) who(name string) tea.Cmd {
	st, ctx := s.env.Store, s.env.Ctx
	return func() tea.Msg {
		p, err := st.PersonByName(ctx, name)
		if store.CodeOf(err) == store.NotFound {
			list, lerr := st.People(ctx, store.PersonFilter{Role: store.RoleOfficer, Grep: name, Limit: 2})
			if lerr == nil && len(list) == 1 {
				p, err = list[0], nil
			}
		}
		if err != nil {
			return done{err: err}
		}
		return become{p.ID, p.Name}
	}
}

// become changes the officer inside the update loop.
type become struct{ id, name string }
