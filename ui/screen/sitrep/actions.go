package sitrep

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/out"
	"zhiban/ui/paper/export"
	paper "zhiban/ui/paper/sitrep"
	"zhiban/ui/paper/template"
	"zhiban/ui/word"
)

// act is something that can be done to a draft.
type act struct {
	id  string
	key string
	why func(*Screen) string
	run func(*Screen) tea.Cmd
}

func acts() []act {
	always := func(*Screen) string { return "" }
	return []act{
		{"weather", "w", always, (*Screen).write}, {"toggle", "space", (*Screen).noRow, (*Screen).toggle}, {"edit", "e", (*Screen).noEdit, (*Screen).edit}, {"new", "n", (*Screen).noNew, (*Screen).add},
		{"matter", "enter", (*Screen).noMatter, (*Screen).matter}, {"preview", "v", always, (*Screen).preview}, {"issue", "s", always, (*Screen).issue}, {"drop", "x", always, (*Screen).drop},
	}
}

func (s *Screen) noRow() string {
	ok := false
	switch s.tab {
	case tabEvents:
		_, ok = s.events.Selected()
	case tabNeeds:
		_, ok = s.needs.Selected()
	case tabActions:
		_, ok = s.plans.Selected()
	}
	if !ok {
		return "none"
	}
	return ""
}

func (s *Screen) noEdit() string {
	if s.tab == tabWords {
		return ""
	}
	return s.noRow()
}

func (s *Screen) noNew() string {
	if s.tab == tabWords || s.tab == tabFigures {
		return "none"
	}
	return ""
}

func (s *Screen) noMatter() string {
	if e, ok := s.events.Selected(); !ok || s.tab != tabEvents || e.Kind != "matter" {
		return "nomatter"
	}
	return ""
}

func (s *Screen) actions() []app.Action {
	t := s.env.Words.T.Sitrep
	if s.pages != nil {
		why := ""
		if s.d.State != store.SitIssued {
			why = t.Why["issued"]
		}
		return []app.Action{{ID: "export", Keys: []string{"x"}, Name: t.Act["export"], Why: why, Run: s.export}, {ID: "print", Keys: []string{"p"}, Name: t.Act["print"], Why: cmp.Or(why, s.noPrint), Run: s.print}}
	}
	out := make([]app.Action, 0, len(acts()))
	for _, a := range acts() {
		why := t.Why[a.why(s)]
		if s.env.Store.ReadOnly() != nil && a.id != "preview" && a.id != "matter" {
			why = t.Why["readonly"]
		}
		out = append(out, app.Action{ID: a.id, Keys: []string{a.key}, Name: t.Act[a.id], Why: why, Bar: true, Run: func() tea.Cmd { return a.run(s) }})
	}
	return out
}

// Actions of the screen.
func (s *Screen) Actions() []app.Action {
	if s.Ask.Active() || !s.ready {
		return nil
	}
	back := app.Action{ID: "back", Keys: []string{"esc"}, Name: s.env.Words.T.Board.Act["back"], Run: func() tea.Cmd {
		if s.pages != nil {
			return s.closePages()
		}
		return app.Say(app.Back{})
	}}
	if s.pages != nil {
		return append(append(s.actions(), s.pages.Actions(s)...), back)
	}
	return append(s.actions(), app.Action{ID: "tab", Keys: []string{"tab"}, Name: s.env.Words.T.Sitrep.Act["tab"], Run: func() tea.Cmd { s.tab = (s.tab + 1) % tabCount; return nil }}, back)
}

func (s *Screen) say(c store.EditSitrep) tea.Cmd {
	c.ID = s.d.ID
	return s.Do(c, s.env.Words.T.Sitrep.Saved)
}

// toggle takes a row into the report or leaves it out.
func (s *Screen) toggle() tea.Cmd {
	switch s.tab {
	case tabEvents:
		if e, ok := s.events.Selected(); ok {
			return s.say(store.EditSitrep{Part: store.SitEventPart, No: e.No, Text: string(e.Note), Out: !e.Out})
		}
	case tabNeeds:
		if n, ok := s.needs.Selected(); ok {
			return s.say(store.EditSitrep{Part: store.SitNeedPart, Key: n.Key, N: n.N, Out: n.Taken})
		}
	case tabActions:
		if a, ok := s.plans.Selected(); ok {
			return s.say(store.EditSitrep{Part: store.SitPlanned, No: a.No, Text: string(a.Text), Due: a.Due.In(time.UTC), Out: !a.Out})
		}
	}
	return nil
}

// edit changes the chosen row, on the first tab the words.
func (s *Screen) edit() tea.Cmd {
	switch s.tab {
	case tabWords:
		return s.write()
	case tabEvents:
		if e, ok := s.events.Selected(); ok {
			return s.event(&e)
		}
	case tabNeeds:
		if n, ok := s.needs.Selected(); ok {
			return s.amounts(n)
		}
	case tabActions:
		if a, ok := s.plans.Selected(); ok {
			return s.action(&a)
		}
	}
	return nil
}

func (s *Screen) add() tea.Cmd {
	switch s.tab {
	case tabEvents:
		return s.event(nil)
	case tabNeeds:
		return s.need()
	case tabActions:
		return s.action(nil)
	}
	return nil
}

func (s *Screen) matter() tea.Cmd {
	e, ok := s.events.Selected()
	if !ok {
		return nil
	}
	return app.Say(app.Go{Route: app.Matter, ID: e.Ref})
}

func (s *Screen) drop() tea.Cmd {
	t := s.env.Words.T.Sitrep
	s.Ask.Open(sprintf(t.Ask["drop"], s.d.Number), func(text string) tea.Cmd {
		return s.Do(store.DropSitrep{ID: s.d.ID, Reason: text}, sprintf(t.Dropped, s.d.Number))
	})
	return nil
}

// signed is the answer to a signature.
type signed struct {
	s     *Screen
	toast string
	err   error
}

// issue signs the draft: with the signer's own PIN, without one after a
// question.
func (s *Screen) issue() tea.Cmd {
	t := s.env.Words.T.Sitrep
	title := sprintf(t.Ask["issue"], s.heading(), s.name)
	if s.pin {
		return s.signPIN(title)
	}
	return app.OpenConfirm(s.env, title, []string{sprintf(t.SignPlain, s.name)}, func() tea.Cmd {
		return func() tea.Msg {
			toast, err := s.sign(store.PINProof{})
			return signed{s, toast, err}
		}
	})
}

func (s *Screen) signPIN(title string) tea.Cmd {
	words := s.env.FormWords()
	words.Keys = s.env.Words.T.Pin.Keys
	form := kit.NewForm(title, []kit.FormField{{Key: "pin", Label: s.env.Words.T.Sitrep.Field["pin"], Kind: kit.FormSecret, Required: true}}, words)
	return app.OpenTask(s.env, form, func(v map[string]string) (tea.Cmd, error) {
		proof, err := s.env.Store.CheckPIN(s.env.Ctx, s.env.Officer, v["pin"])
		if err != nil {
			return nil, err
		}
		toast, err := s.sign(proof)
		if err != nil {
			return nil, err
		}
		return app.Say(app.Toast{Text: toast}), nil
	})
}

func (s *Screen) sign(proof store.PINProof) (string, error) {
	st, ctx := s.env.Store, s.env.Ctx
	if _, err := paper.Issue(ctx, st, s.d.ID, paper.Signing{By: s.env.Officer, Proof: proof}); err != nil {
		return "", err
	}
	got, err := st.Sitrep(ctx, s.d.ID)
	return sprintf(s.env.Words.T.Sitrep.Issued, got.Number, paper.ShortCode(got.Facts)), err
}

// leaving is the report with the ways in which it leaves the laptop, the same
// as on the command line.
func (s *Screen) leaving() out.Report {
	if s.d.Kind == store.SitFinal {
		return s.leavingFinal()
	}
	st, ctx, id := s.env.Store, s.env.Ctx, s.d.ID
	return out.Report{Number: s.d.Number, Kind: template.Sitrep, Load: func() (out.Loaded, error) {
		r, err := paper.Load(ctx, st, id)
		if err != nil {
			return out.Loaded{}, err
		}
		return out.Loaded{Code: r.Sitrep.Facts,
			Write: func(dir string, formats []string, as export.As) ([]out.File, error) {
				list, err := r.Export(dir, formats, as)
				var all []out.File
				for _, x := range list {
					all = append(all, out.File{Path: x.Path, Missing: x.Missing, Signed: x.Signed})
				}
				return all, err
			},
			PDF: func(as export.As) ([]byte, error) { return r.Bytes("pdf", as) },
		}, nil
	}}
}

// export writes the report out.
func (s *Screen) export() tea.Cmd { return out.Files(s.env, s.leaving()) }

// print sends it to a printer.
func (s *Screen) print() tea.Cmd { return out.Printer(s.env, s.leaving()) }

func (s *Screen) field(key string, f kit.FormField) kit.FormField {
	f.Key, f.Label = key, s.env.Words.T.Sitrep.Field[key]
	return f
}

// write changes weather and assessment.
func (s *Screen) write() tea.Cmd {
	was := s.d
	form := kit.NewForm(s.heading(), []kit.FormField{s.field("weather", kit.FormField{Value: was.Weather}), s.field("assess", kit.FormField{Kind: kit.FormArea, Value: was.Assessment, Hint: s.env.Words.T.Sitrep.Ask["assess"]})}, s.env.FormWords())
	return app.OpenForm(s.env, "sitrep:words:"+s.d.ID, form, func(v map[string]string) (store.Command, error) {
		var all store.Batch
		if text := strings.TrimSpace(v["weather"]); text != was.Weather {
			all = append(all, store.EditSitrep{ID: was.ID, Part: store.SitWeather, Text: text})
		}
		if text := strings.TrimSpace(v["assess"]); text != was.Assessment {
			all = append(all, store.EditSitrep{ID: was.ID, Part: store.SitAssessment, Text: text})
		}
		return all, nil
	})
}

// event writes one of somebody's own, or the note to a proposed one.
func (s *Screen) event(e *store.SitEvent) tea.Cmd {
	t, c := s.env.Words.T.Sitrep, store.EditSitrep{ID: s.d.ID, Part: store.SitEventPart}
	title := t.Ask["event"]
	if e != nil {
		c.No, c.Out, c.Text, title = e.No, e.Out, string(e.Note), sprintf(t.Ask["note"], e.No)
	}
	form := kit.NewForm(title, []kit.FormField{s.field("text", kit.FormField{Value: c.Text, Required: e == nil})}, s.env.FormWords())
	return app.OpenForm(s.env, "sitrep:event:"+s.d.ID+strconv.Itoa(c.No), form, func(v map[string]string) (store.Command, error) {
		c.Text = v["text"]
		return c, nil
	})
}

func (s *Screen) action(a *store.SitAction) tea.Cmd {
	c := store.EditSitrep{ID: s.d.ID, Part: store.SitPlanned}
	by := ""
	if a != nil {
		c.No, c.Out, c.Text = a.No, a.Out, string(a.Text)
		if !a.Due.IsZero() {
			by = a.Due.In(s.env.Words.Zone).Format("15:04")
		}
	}
	form := kit.NewForm(s.env.Words.T.Sitrep.Ask["action"], []kit.FormField{s.field("text", kit.FormField{Value: c.Text, Required: true}), s.field("by", kit.FormField{Kind: kit.FormTime, Value: by, Check: s.checkTime})}, s.env.FormWords())
	return app.OpenForm(s.env, "sitrep:action:"+s.d.ID+strconv.Itoa(c.No), form, func(v map[string]string) (store.Command, error) {
		c.Text, c.Due = v["text"], time.Time{}
		switch {
		case a != nil && v["by"] == by:
			c.Due = a.Due.In(time.UTC)
		case strings.TrimSpace(v["by"]) != "":
			t, ok := word.ParseTime(v["by"], s.env.Store.Now(), s.env.Words.Zone)
			if !ok {
				return c, &store.Error{Code: store.Invalid, Field: "by", Reason: "time.missing"}
			}
			if !t.After(s.env.Store.Now()) && len(strings.TrimSpace(v["by"])) <= 5 { // a time of day lies ahead
				t = t.AddDate(0, 0, 1)
			}
			c.Due = t
		}
		return c, nil
	})
}

func (s *Screen) checkTime(v string) string {
	if strings.TrimSpace(v) == "" {
		return ""
	}
	if _, ok := word.ParseTime(v, s.env.Store.Now(), s.env.Words.Zone); !ok {
		return s.env.Words.T.Board.FormTime
	}
	return ""
}

// amountFields are the four horizons.
func (s *Screen) amountFields(n [4]int64) []kit.FormField {
	out := make([]kit.FormField, 0, len(n))
	for i, x := range n {
		value := ""
		if x > 0 {
			value = strconv.FormatInt(x, 10)
		}
		out = append(out, s.field("n"+strconv.Itoa(i), kit.FormField{Kind: kit.FormNumber, Value: value}))
	}
	return out
}

func amountsOf(v map[string]string) (n [4]int64, err error) {
	for i := range n {
		key := "n" + strconv.Itoa(i)
		if v[key] == "" {
			continue
		}
		if n[i], err = strconv.ParseInt(v[key], 10, 64); err != nil {
			return n, &store.Error{Code: store.Invalid, Field: key, Reason: "sitrep.amount"}
		}
	}
	return n, nil
}

// amounts changes the figures of a need, and takes it.
func (s *Screen) amounts(n store.SitNeed) tea.Cmd {
	form := kit.NewForm(sprintf(s.env.Words.T.Sitrep.Ask["amounts"], s.env.Words.SitNeed(n)), s.amountFields(n.N), s.env.FormWords())
	return app.OpenForm(s.env, "sitrep:amounts:"+s.d.ID+n.Key, form, func(v map[string]string) (store.Command, error) {
		amounts, err := amountsOf(v)
		return store.EditSitrep{ID: s.d.ID, Part: store.SitNeedPart, Key: n.Key, N: amounts}, err
	})
}

func (s *Screen) need() tea.Cmd {
	fields := append([]kit.FormField{s.field("what", kit.FormField{Required: true}), s.field("unit", kit.FormField{})}, s.amountFields([4]int64{})...)
	form := kit.NewForm(s.env.Words.T.Sitrep.Ask["need"], fields, s.env.FormWords())
	return app.OpenForm(s.env, "sitrep:need:"+s.d.ID, form, func(v map[string]string) (store.Command, error) {
		amounts, err := amountsOf(v)
		return store.EditSitrep{ID: s.d.ID, Part: store.SitNeedPart, Item: v["what"], Unit: v["unit"], N: amounts}, err
	})
}
