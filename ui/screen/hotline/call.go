package hotline

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// take opens the form of a call. It begins with the number; who has it and what
// is open for them comes up beside it while it is typed.
func (s *Screen) take(way string) tea.Cmd {
	t := s.Env.Words.T.Hotline
	fields := []kit.FormField{
		s.field("phone", kit.FormField{}), s.field("caller", kit.FormField{}), s.field("grid", kit.FormField{}), s.field("household", kit.FormField{}),
		s.field("text", kit.FormField{}), s.field("matter", kit.FormField{Hint: t.Field["new"]}),
	}
	ask := "out"
	if way == store.CallIn {
		ask = "call"
		fields = append(fields, s.typeField(), s.levelField(), s.field("answer", kit.FormField{}), s.groupField(), s.field("eta", kit.FormField{Kind: kit.FormNumber}))
	}
	fields = append(fields, s.outcomeField(way))
	form := kit.NewForm(t.Ask[ask], fields, s.Env.FormWords())
	side := newBeside(s.Env)
	return app.OpenFormBeside(s.Env, "hotline:"+way, form, side, func(v map[string]string) (store.Command, error) { return s.called(way, v) })
}

func (s *Screen) typeField() kit.FormField {
	w := s.Env.Words
	var options []kit.Option
	for _, kind := range []string{plan.Request, plan.Medical, plan.Incident} {
		for _, x := range w.Plan.Types {
			if x.Kind == kind {
				options = append(options, kit.Option{ID: x.Slug, Text: x.In(w.T.Lang) + " · " + w.Kind(kind) + " " + w.Level(x.Level)})
			}
		}
	}
	return s.field("type", kit.FormField{Kind: kit.FormPick, Options: options})
}

func (s *Screen) levelField() kit.FormField {
	w := s.Env.Words
	options := []kit.Option{{ID: "", Text: w.T.Hotline.Field["bytype"]}}
	for _, l := range store.Levels() {
		options = append(options, kit.Option{ID: l, Text: w.Level(l)})
	}
	return s.field("level", kit.FormField{Kind: kit.FormChoice, Options: options})
}

func (s *Screen) groupField() kit.FormField {
	options := []kit.Option{{ID: "", Text: s.Env.Words.T.Hotline.Field["nobody"]}}
	for _, g := range s.Env.Words.Plan.Groups { // the screen may open before its groups are read
		options = append(options, kit.Option{ID: g.Slug, Text: g.In(s.Env.Words.T.Lang)})
	}
	return s.field("group", kit.FormField{Kind: kit.FormPick, Options: options})
}

func (s *Screen) outcomeField(way string) kit.FormField {
	t := s.Env.Words.T.Hotline
	slugs, options := []string{store.CallReached, store.CallUnreached}, []kit.Option{}
	if way == store.CallIn {
		slugs = []string{store.CallInfo, store.CallSilent, store.CallWrong}
		options = append(options, kit.Option{ID: "", Text: t.Field["none"]})
	}
	for _, slug := range slugs {
		options = append(options, kit.Option{ID: slug, Text: t.Outcome[slug]})
	}
	return s.field("outcome", kit.FormField{Kind: kit.FormChoice, Options: options, Value: options[0].ID})
}

// called makes the command of what was typed.
func (s *Screen) called(way string, v map[string]string) (store.Command, error) {
	c := store.TakeCall{Way: way, Phone: v["phone"], Caller: v["caller"], Household: v["household"], Text: v["text"], Matter: v["matter"], Type: v["type"], Level: v["level"], Answer: v["answer"], Group: v["group"], Outcome: v["outcome"]}
	if list := gridNumber(v["grid"]); list != "" {
		c.Grid = list
	}
	if c.Matter != "" && way == store.CallOut {
		c.Outcome = ""
	}
	if v["eta"] != "" {
		n, err := strconv.Atoi(v["eta"])
		if err != nil {
			return nil, &store.Error{Code: store.Invalid, Field: "eta", Reason: "number.negative"}
		}
		c.ETA = n
	}
	return c, nil
}

// gridNumber reads the number of a grid as people write it: 7, 7格, ７.
func gridNumber(text string) string {
	out := ""
	for _, r := range word.Narrow(text) {
		if r >= '0' && r <= '9' {
			out += string(r)
		}
	}
	if out == "" {
		return text
	}
	return out
}
