package hotline

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// do runs a command about something; the last row says that it was taken.
func (s *Screen) do(cmd store.Command, about string) tea.Cmd {
	return s.Do(cmd, fmt.Sprintf(s.Env.Words.T.Hotline.Done["saved"], about))
}

// act is something that can be done here.
type act struct {
	id  string
	key string
	why func(*Screen) string
	run func(*Screen) tea.Cmd
}

func acts() []act {
	always := func(*Screen) string { return "" }
	return []act{
		{"call", "n", always, func(s *Screen) tea.Cmd { return s.take(store.CallIn) }}, {"open", "o", (*Screen).noMatter, (*Screen).open}, {"callback", "b", (*Screen).noBack, (*Screen).callBack},
		{"promise", "p", (*Screen).noPromising, (*Screen).promise}, {"keep", "k", (*Screen).noPromise, (*Screen).keep}, {"move", "m", (*Screen).noPromise, (*Screen).move}, {"break", "x", (*Screen).noPromise, (*Screen).broken},
		{"out", "u", always, func(s *Screen) tea.Cmd { return s.take(store.CallOut) }}, {"void", "d", (*Screen).noCall, (*Screen).void},
	}
}

// actions are what the screen offers, with the reason when something cannot be
// done now.
func (s *Screen) actions() []app.Action {
	t := s.Env.Words.T.Hotline
	out := make([]app.Action, 0, len(acts()))
	for _, a := range acts() {
		why := t.Why[a.why(s)]
		if s.Env.Store.ReadOnly() != nil && a.id != "open" {
			why = t.Why["readonly"]
		}
		out = append(out, app.Action{ID: a.id, Keys: []string{a.key}, Name: t.Act[a.id], Why: why, Bar: true, Run: func() tea.Cmd { return a.run(s) }})
	}
	return out
}

// matter is the one that the chosen row is about.
func (s *Screen) matter() (store.Matter, bool) {
	switch s.Tab {
	case tabCalls:
		c, ok := s.calls.Selected()
		return c.about, ok && c.about.ID != ""
	case tabCallers:
		if c, ok := s.callers.Selected(); ok && len(c.Open) > 0 {
			return c.Open[0], true
		}
	case tabBack:
		return s.back.Selected()
	case tabPromises:
		p, ok := s.promises.Selected()
		return p.About, ok
	}
	return store.Matter{}, false
}

func (s *Screen) noMatter() string {
	if _, ok := s.matter(); !ok {
		return map[bool]string{true: "nomatter", false: "none"}[s.Tab <= tabCallers && s.sheet().Len() > 0]
	}
	return ""
}

func (s *Screen) noBack() string {
	if _, ok := s.back.Selected(); !ok || s.Tab != tabBack {
		return "none"
	}
	return ""
}

func (s *Screen) noPromising() string {
	m, ok := s.matter()
	switch {
	case !ok:
		return "none"
	case !m.Open():
		return "settled"
	}
	return ""
}

func (s *Screen) noPromise() string {
	p, ok := s.promises.Selected()
	switch {
	case !ok || s.Tab != tabPromises:
		return "none"
	case !p.Open():
		return "settled"
	}
	return ""
}

func (s *Screen) noCall() string {
	c, ok := s.calls.Selected()
	switch {
	case !ok || s.Tab != tabCalls:
		return "none"
	case c.Void:
		return "void"
	}
	return ""
}

func (s *Screen) open() tea.Cmd {
	m, ok := s.matter()
	if !ok {
		return nil
	}
	return app.Say(app.Go{Route: app.Matter, ID: m.ID})
}

func (s *Screen) question(ask, about string, cmd func(text string) store.Command) tea.Cmd {
	s.Ask.Open(fmt.Sprintf(s.Env.Words.T.Hotline.Ask[ask], about), func(text string) tea.Cmd { return s.do(cmd(text), about) })
	return nil
}

func (s *Screen) void() tea.Cmd {
	c, ok := s.calls.Selected()
	if !ok {
		return nil
	}
	return s.question("void", c.Number, func(text string) store.Command { return store.VoidCall{ID: c.ID, Reason: text} })
}

func (s *Screen) end(ask, state string) tea.Cmd {
	p, ok := s.promises.Selected()
	if !ok {
		return nil
	}
	return s.question(ask, p.About.Number, func(text string) store.Command {
		return store.EndPromise{ID: p.Matter, Promise: p.ID, State: state, Text: text}
	})
}

func (s *Screen) keep() tea.Cmd { return s.end("keep", store.PromiseKept) }

func (s *Screen) broken() tea.Cmd { return s.end("break", store.PromiseBroken) }

func (s *Screen) field(key string, f kit.FormField) kit.FormField {
	f.Key, f.Label = key, s.Env.Words.T.Hotline.Field[key]
	return f
}

// ahead reads a time that lies ahead.
func (s *Screen) ahead(field, text string) (time.Time, error) {
	t, ok := word.NextTime(text, s.Env.Store.Now(), s.Env.Words.Zone)
	if !ok {
		return t, &store.Error{Code: store.Invalid, Field: field, Reason: "time.missing"}
	}
	return t, nil
}

func (s *Screen) checkTime(text string) string {
	if _, err := s.ahead("due", text); err != nil {
		return s.Env.Words.Error(err)
	}
	return ""
}

func (s *Screen) promise() tea.Cmd {
	m, ok := s.matter()
	if !ok {
		return nil
	}
	form := kit.NewForm(fmt.Sprintf(s.Env.Words.T.Hotline.Ask["promise"], m.Number), []kit.FormField{
		s.field("due", kit.FormField{Kind: kit.FormTime, Required: true, Check: s.checkTime}), s.textField("promise"), s.field("who", kit.FormField{Hint: m.Owner}),
	}, s.Env.FormWords())
	return app.OpenForm(s.Env, "promise:"+m.ID, form, func(v map[string]string) (store.Command, error) {
		due, err := s.ahead("due", v["due"])
		return store.MakePromise{ID: m.ID, Due: due, Text: v["text"], Who: v["who"]}, err
	})
}

// textField is the field of the text, which each form calls otherwise.
func (s *Screen) textField(label string) kit.FormField {
	return kit.FormField{Key: "text", Label: s.Env.Words.T.Hotline.Field[label], Required: true}
}

func (s *Screen) move() tea.Cmd {
	p, ok := s.promises.Selected()
	if !ok {
		return nil
	}
	form := kit.NewForm(fmt.Sprintf(s.Env.Words.T.Hotline.Ask["move"], p.About.Number), []kit.FormField{
		s.field("due", kit.FormField{Kind: kit.FormTime, Required: true, Check: s.checkTime}), s.field("reason", kit.FormField{Required: true}),
	}, s.Env.FormWords())
	return app.OpenForm(s.Env, "promise-move:"+p.ID, form, func(v map[string]string) (store.Command, error) {
		due, err := s.ahead("due", v["due"])
		return store.MovePromise{ID: p.Matter, Promise: p.ID, Due: due, Reason: v["reason"]}, err
	})
}

func (s *Screen) callBack() tea.Cmd {
	m, ok := s.back.Selected()
	if !ok {
		return nil
	}
	t := s.Env.Words.T.Hotline
	answers := make([]kit.Option, 0, 3)
	for _, slug := range []string{store.Satisfied, store.Unsatisfied, store.NotReached} {
		answers = append(answers, kit.Option{ID: slug, Text: t.Satisfied[slug]})
	}
	title := fmt.Sprintf(t.Ask["callback"], m.Number) + " " + kit.Clean(m.Phone+" "+m.Person)
	form := kit.NewForm(title, []kit.FormField{
		s.field("satisfied", kit.FormField{Kind: kit.FormChoice, Options: answers, Value: store.Satisfied}),
		{Key: "text", Label: t.Field["words"]},
		s.field("reopen", kit.FormField{Kind: kit.FormChoice, Options: []kit.Option{{ID: "", Text: t.Field["no"]}, {ID: "yes", Text: t.Field["yes"]}}}),
	}, s.Env.FormWords())
	return app.OpenForm(s.Env, "callback:"+m.ID, form, func(v map[string]string) (store.Command, error) {
		return store.CallBack{ID: m.ID, Satisfied: v["satisfied"], Text: v["text"], Reopen: v["reopen"] != ""}, nil
	})
}
