package matter

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/line"
	"zhiban/ui/word"
)

// step is something that can happen to a matter next.
type step struct {
	id   string
	keys []string
	why  func(m store.Matter) string // slug of why not, "" when it can
	cmd  func(s *Screen, text string) (store.Command, error)
}

func rank(state string) int {
	return map[string]int{store.MatterDispatched: 1, store.MatterAccepted: 2, store.MatterOnScene: 3, store.MatterInHand: 4, store.MatterOnHold: 4, store.MatterToVerify: 5}[state]
}

// before allows a forward step only from an earlier state.
func before(n int) func(store.Matter) string {
	return func(m store.Matter) string {
		switch {
		case !m.Open():
			return "ended"
		case rank(m.State) >= n && !(m.State == store.MatterOnHold && n == 4):
			return "past"
		}
		return ""
	}
}

func whileOpen(m store.Matter) string {
	if !m.Open() {
		return "ended"
	}
	return ""
}

func steps() []step {
	text := func(f func(id, text string) store.Command) func(*Screen, string) (store.Command, error) {
		return func(s *Screen, t string) (store.Command, error) { return f(s.id, t), nil }
	}
	return []step{
		{"dispatch", []string{"p"}, whileOpen, (*Screen).dispatch},
		{"accept", []string{"a"}, before(2), text(func(id, t string) store.Command { return store.AcceptMatter{ID: id, Text: t} })},
		{"scene", []string{"s"}, before(3), text(func(id, t string) store.Command { return store.SceneMatter{ID: id, Text: t} })},
		{"hand", []string{"d"}, before(4), text(func(id, t string) store.Command { return store.HandMatter{ID: id, Text: t} })},
		{"verify", []string{"v"}, before(5), text(func(id, t string) store.Command { return store.VerifyMatter{ID: id, Text: t} })},
		{"close", []string{"c"}, whileOpen, (*Screen).close},
		{"note", []string{"n"}, func(store.Matter) string { return "" }, text(func(id, t string) store.Command { return store.WriteNote{Subject: id, Text: t} })},
		{"hold", []string{"h"}, whileOpen, (*Screen).hold},
		{"answer", []string{"w"}, onlyNew, text(func(id, t string) store.Command { return store.AnswerMatter{ID: id, Result: t} })},
		{"return", []string{"t"}, returnable, text(func(id, t string) store.Command { return store.ReturnMatter{ID: id, Reason: t} })},
		{"chase", []string{"u"}, whileOpen, text(func(id, t string) store.Command { return store.ChaseMatter{ID: id, Text: t} })},
		{"reopen", []string{"o"}, ended, text(func(id, t string) store.Command { return store.ReopenMatter{ID: id, Reason: t} })},
		{"strike", []string{"x"}, func(store.Matter) string { return "" }, (*Screen).strike},
		{"void", []string{"z"}, whileOpen, text(func(id, t string) store.Command { return store.VoidMatter{ID: id, Reason: t} })},
	}
}

func onlyNew(m store.Matter) string {
	switch {
	case !m.Open():
		return "ended"
	case m.State != store.MatterNew:
		return "dispatched"
	case m.Level == "red":
		return "red"
	}
	return ""
}

func returnable(m store.Matter) string {
	switch {
	case !m.Open():
		return "ended"
	case m.State == store.MatterNew:
		return "new"
	}
	return ""
}

func ended(m store.Matter) string {
	if m.Open() {
		return "open"
	}
	return ""
}

// stepActions are the steps as actions with the reason when they cannot be
// taken now.
func (s *Screen) stepActions() []app.Action {
	t := s.env.Words.T.Matter
	var out []app.Action
	for _, st := range steps() {
		why := t.Why[st.why(s.m)]
		if s.env.Store.ReadOnly() != nil {
			why = t.Why["readonly"]
		}
		out = append(out, app.Action{ID: st.id, Keys: st.keys, Name: t.Act[st.id], Why: why, Bar: true, Run: func() tea.Cmd { return s.begin(st) }})
	}
	return out
}

// Actions of the screen.
func (s *Screen) Actions() []app.Action {
	if s.ask.Active() || !s.ready {
		return nil
	}
	return append(s.stepActions(), app.Action{ID: "back", Keys: []string{"esc"}, Name: s.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }})
}

// begin asks what a step wants to know.
func (s *Screen) begin(st step) tea.Cmd {
	s.ask.Open(s.env.Words.T.Matter.Ask[st.id], func(text string) tea.Cmd {
		cmd, err := st.cmd(s, text)
		if err != nil {
			return app.Say(s.env.Complain(err))
		}
		id := s.id
		return s.env.Do(cmd, func(r store.Receipt, err error) tea.Msg { return stepped{id, r, err} })
	})
	return nil
}

// understood reads a text as the note line would behind this matter's number.
func (s *Screen) understood(verb, text string) line.Parsed {
	names := s.names
	names.Matters = []store.Matter{s.m}
	return line.Parse(verb+" "+s.m.Number+" "+text, names)
}

func (s *Screen) dispatch(text string) (store.Command, error) {
	return s.understood("派", text).Command(), nil
}

func (s *Screen) close(text string) (store.Command, error) {
	return s.understood("结", text).Command(), nil
}

// hold reads a reason that ends in a time.
func (s *Screen) hold(text string) (store.Command, error) {
	words := strings.Fields(text)
	for n := min(2, len(words)); n > 0; n-- {
		cut := len(words) - n
		if t, ok := word.NextTime(strings.Join(words[cut:], " "), s.env.Store.Now(), s.env.Words.Zone); ok {
			return store.HoldMatter{ID: s.id, Reason: strings.Join(words[:cut], " "), Resume: t}, nil
		}
	}
	return nil, &store.Error{Code: store.Invalid, Field: "resume", Reason: "time.missing"}
}

// strike takes the last entry that is not struck yet.
func (s *Screen) strike(text string) (store.Command, error) {
	for i := len(s.steps) - 1; i >= 0; i-- {
		if l := s.steps[i]; l.Struck == nil && l.Stream == store.Human {
			return store.StrikeEntry{Entry: l.ID, Reason: text}, nil
		}
	}
	return nil, &store.Error{Code: store.NotFound, Reason: "entry.unknown"}
}
