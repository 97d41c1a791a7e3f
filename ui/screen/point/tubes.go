package point

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

func (s *Screen) field(key string, f kit.FormField) kit.FormField {
	f.Key, f.Label = key, s.env.Words.T.Point.Field[key]
	return f
}

func (s *Screen) siteField() kit.FormField {
	var options []kit.Option
	for _, p := range s.d.state.Points {
		options = append(options, kit.Option{ID: p.Site.ID, Text: s.name(p)})
	}
	f := s.field("site", kit.FormField{Kind: kit.FormChoice, Options: options})
	if p, ok := s.points.Selected(); ok {
		f.Value = p.Site.ID
	}
	return f
}

func (s *Screen) kindField() kit.FormField {
	var options []kit.Option
	for _, k := range s.env.Words.Plan.TubeKinds {
		options = append(options, kit.Option{ID: k.Slug, Text: k.In(s.env.Words.T.Lang)})
	}
	f := s.field("kind", kit.FormField{Kind: kit.FormChoice, Options: options})
	if len(options) > 0 {
		f.Value = options[0].ID
	}
	return f
}

func number(text string) int {
	n, err := strconv.Atoi(word.Narrow(strings.TrimSpace(text)))
	if err != nil {
		return 0 // the form has checked it
	}
	return n
}

func (s *Screen) openTubes() tea.Cmd {
	form := kit.NewForm(s.env.Words.T.Point.Ask["new"], []kit.FormField{s.field("number", kit.FormField{Required: true}), s.field("lane", kit.FormField{Kind: kit.FormNumber}), s.field("people", kit.FormField{Kind: kit.FormNumber}), s.siteField(), s.kindField()}, s.env.FormWords())
	return app.OpenForm(s.env, "tube:open", form, func(v map[string]string) (store.Command, error) {
		return store.OpenTubes{Numbers: []string{v["number"]}, Kind: v["kind"], Site: v["site"], Lane: number(v["lane"]), People: number(v["people"])}, nil
	})
}

func (s *Screen) fill() tea.Cmd {
	x, ok := s.tubes.Selected()
	if !ok {
		return nil
	}
	fields := []kit.FormField{s.field("who", kit.FormField{}), s.field("people", kit.FormField{Kind: kit.FormNumber})}
	if !x.Sealed.IsZero() {
		fields = append(fields, s.field("reason", kit.FormField{Required: true}))
	}
	form := kit.NewForm(fmt.Sprintf(s.env.Words.T.Point.Ask["fill"], x.Number), fields, s.env.FormWords())
	return app.OpenForm(s.env, "tube:fill:"+x.ID, form, func(v map[string]string) (store.Command, error) {
		return store.FillTube{ID: x.ID, Text: v["who"], People: number(v["people"]), Reason: v["reason"]}, nil
	})
}

func (s *Screen) seal() tea.Cmd {
	x, ok := s.tubes.Selected()
	if !ok {
		return nil
	}
	return s.Do(store.SealTubes{Tubes: []string{x.ID}}, s.saved(x.Number+" "+s.env.Words.TubeState(store.TubeSealed)))
}

func (s *Screen) send() tea.Cmd {
	form := kit.NewForm(s.env.Words.T.Point.Ask["send"], []kit.FormField{s.field("lab", kit.FormField{Required: true}), s.field("carrier", kit.FormField{Required: true}), s.field("vehicle", kit.FormField{}), s.field("tubes", kit.FormField{})}, s.env.FormWords())
	return app.OpenForm(s.env, "tube:send", form, func(v map[string]string) (store.Command, error) {
		cmd := store.SendTubes{Lab: v["lab"], Carrier: v["carrier"], Vehicle: v["vehicle"]}
		if v["tubes"] != "" {
			cmd.Tubes = []string{v["tubes"]}
		}
		return cmd, nil
	})
}

// good writes a normal result down; one that takes the place of another says
// why.
func (s *Screen) good() tea.Cmd {
	x, ok := s.tubes.Selected()
	if !ok {
		return nil
	}
	cmd := store.TellResult{Tubes: []string{x.ID}, Result: store.TubeNormal}
	if x.Result == "" {
		return s.Do(cmd, s.saved(x.Number+" "+s.env.Words.TubeState(store.TubeNormal)))
	}
	return s.question("good", x.Number, func(text string) (store.Command, error) {
		cmd.Text = text
		return cmd, nil
	})
}

// bad opens the red matter and the tasks in the same breath.
func (s *Screen) bad() tea.Cmd {
	x, ok := s.tubes.Selected()
	if !ok {
		return nil
	}
	t := s.env.Words.T.Point
	s.Ask.Open(fmt.Sprintf(t.Ask["bad"], x.Number), func(text string) tea.Cmd {
		return s.Then(store.TellResult{Tubes: []string{x.ID}, Result: store.TubeAbnormal, Text: text, Lang: s.env.Words.T.Lang}, func(r store.Receipt) tea.Cmd {
			return app.Say(app.Toast{Text: fmt.Sprintf(t.Done["bad"], x.Number, r.Number, max(len(r.Entries)-2, 0)), Bad: true})
		})
	})
	return nil
}

func (s *Screen) again() tea.Cmd {
	x, ok := s.tubes.Selected()
	if !ok {
		return nil
	}
	return s.question("again", x.Number, func(text string) (store.Command, error) {
		return store.TellResult{Tubes: []string{x.ID}, Result: store.TubeInvalid, Text: text}, nil
	})
}

func (s *Screen) void() tea.Cmd {
	x, ok := s.tubes.Selected()
	if !ok {
		return nil
	}
	return s.question("void", x.Number, func(text string) (store.Command, error) { return store.VoidTube{ID: x.ID, Reason: text}, nil })
}

// matter opens the red matter of an abnormal tube.
func (s *Screen) matter() tea.Cmd {
	x, ok := s.tubes.Selected()
	if !ok || len(x.Matters) == 0 {
		return nil
	}
	return app.Say(app.Go{Route: app.Matter, ID: x.Matters[0]})
}

func (s *Screen) receive() tea.Cmd {
	x, ok := s.slips.Selected()
	if !ok {
		return nil
	}
	return s.question("receive", x.Number, func(text string) (store.Command, error) {
		if text == "" {
			return store.ReceiveTransfer{ID: x.ID}, nil
		}
		n, who, err := leading(text)
		return store.ReceiveTransfer{ID: x.ID, N: n, Who: who}, err
	})
}

// all writes a whole slip down as normal, with the tubes that are not.
func (s *Screen) all() tea.Cmd {
	x, ok := s.slips.Selected()
	if !ok {
		return nil
	}
	return s.question("all", x.Number, func(text string) (store.Command, error) {
		cmd := store.TellResult{Transfer: x.ID, Result: store.TubeNormal}
		if text != "" {
			cmd.Except = []string{text}
		}
		return cmd, nil
	})
}

func (s *Screen) back() tea.Cmd {
	x, ok := s.slips.Selected()
	if !ok {
		return nil
	}
	return s.question("back", x.Number, func(text string) (store.Command, error) {
		return store.VoidTransfer{ID: x.ID, Reason: text}, nil
	})
}
