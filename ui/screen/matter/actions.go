package matter

import (
	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
)

// stepActions are the steps, then what is done with a line of the narrative.
func (s *Screen) stepActions() []app.Action {
	t := s.env.Words.T
	out := s.ask.Actions(s.d.m, s.ready)
	why := ""
	if s.env.Store.ReadOnly() != nil {
		why = t.Matter.Why["readonly"]
	}
	line, ok := s.strikable()
	struck := why
	if !ok && struck == "" {
		struck = t.Ledger.ChooseLine
	}
	history := t.Ledger.Act["history"]
	out = append(out, s.fileActions()...)
	return append(out,
		app.Action{ID: "strike", Keys: []string{"x"}, Name: t.Matter.Act["strike"], Why: struck, Bar: true, Run: func() tea.Cmd { return s.ask.Strike(line) }},
		app.Action{ID: "correct", Keys: []string{"k"}, Name: t.Ledger.Act["correct"], Why: struck, Bar: true, Run: func() tea.Cmd { return s.ask.Correct(line, s.d.m) }},
		app.Action{ID: "history", Keys: []string{"e"}, Name: history, Bar: true, Run: s.toggle},
		app.Action{ID: "linked", Keys: []string{"r"}, Name: t.Ledger.Linked, Why: s.whyLinked(), Bar: true, Run: s.goLinked},
	)
}

// strikable is the chosen line, else the last one that is not struck yet.
func (s *Screen) strikable() (store.Line, bool) {
	can := func(l store.Line) bool { return store.Strikable(l.Kind) && l.Struck == nil }
	if l, ok := s.chosen(); ok {
		return l, can(l)
	}
	for i := len(s.d.lines) - 1; i >= 0; i-- {
		if can(s.d.lines[i]) {
			return s.d.lines[i], true
		}
	}
	return store.Line{}, false
}

func (s *Screen) toggle() tea.Cmd {
	s.history = !s.history
	s.pin()
	text := s.env.Words.T.Ledger.Hidden
	if s.history {
		text = s.env.Words.T.Ledger.Shown
	}
	return app.Say(app.Toast{Text: text})
}

// others are the matters that belong to this one, the nearest first.
func (s *Screen) others() []store.Matter {
	var out []store.Matter
	if s.d.linked.Into != nil {
		out = append(out, *s.d.linked.Into)
	}
	for _, a := range s.d.alike {
		out = append(out, a.Matter)
	}
	return append(append(out, s.d.linked.From...), s.d.linked.Household...)
}

func (s *Screen) whyLinked() string {
	if len(s.others()) == 0 {
		return s.env.Words.T.Ledger.MergeNone
	}
	return ""
}

func (s *Screen) goLinked() tea.Cmd {
	return app.Say(app.Go{Route: app.Matter, ID: s.others()[0].ID})
}

// Actions of the screen.
func (s *Screen) Actions() []app.Action {
	if s.ask.Active() || !s.ready {
		return nil
	}
	return append(s.stepActions(), app.Action{ID: "back", Keys: []string{"esc"}, Name: s.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }})
}
