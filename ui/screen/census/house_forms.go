package census

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// edit corrects what is known of the door, with a reason.
func (s *House) edit() tea.Cmd {
	t, was := s.env.Words.T.Census, s.v.State()
	vacant := "no"
	if was.Vacant {
		vacant = "yes"
	}
	form := kit.NewForm(fmt.Sprintf(t.Ask["edit"], s.address()), []kit.FormField{
		{Key: "grid", Label: t.Field["grid"], Kind: kit.FormNumber, Required: true, Value: fmt.Sprint(s.v.Number)},
		{Key: "address", Label: t.Field["address"], Required: true, Value: s.v.Address().String()},
		{Key: "people", Label: t.Field["people"], Kind: kit.FormNumber, Value: some(was.People)},
		{Key: "phone", Label: t.Field["phone"], Value: was.Phone},
		{Key: "vacant", Label: t.Field["vacant"], Kind: kit.FormChoice, Options: s.yesNo(), Value: vacant},
		{Key: "note", Label: t.Field["note"], Value: was.Note},
		{Key: "reason", Label: t.Field["reason"], Required: true},
	}, s.env.FormWords())
	address := s.v.Address().String()
	return app.OpenForm(s.env, "household:"+s.id, form, func(v map[string]string) (store.Command, error) {
		n := was
		n.Grid, n.People, n.Phone, n.Vacant, n.Note = v["grid"], count(v["people"]), v["phone"], v["vacant"] == "yes", v["note"]
		if v["address"] != address { // as it was entered it may not read back into the same parts
			at := store.ParseAddress(v["address"])
			n.Building, n.Floor, n.Room = at.Building, at.Floor, at.Room
		}
		return store.ChangeHousehold{ID: s.id, State: n, Reason: v["reason"]}, nil
	})
}

func (s *House) person() tea.Cmd { return s.which(s.resident) }

// resident enters somebody, or corrects who is chosen.
func (s *House) resident(r store.Resident) tea.Cmd {
	w := s.env.Words
	t := w.T.Census
	title := fmt.Sprintf(t.Ask["resident"], s.address())
	if r.No > 0 {
		title = fmt.Sprintf(t.Ask["person"], r.Name)
	}
	var sexes []kit.Option
	for _, x := range []string{"", "m", "f"} {
		sexes = append(sexes, kit.Option{ID: x, Text: t.Sex[x]})
	}
	floating := "no"
	if r.Floating {
		floating = "yes"
	}
	var needs, languages []string
	for _, n := range w.Plan.SpecialNeeds {
		needs = append(needs, n.In(w.T.Lang))
	}
	for _, l := range w.Plan.Languages {
		languages = append(languages, l.In(w.T.Lang))
	}
	form := kit.NewForm(title, []kit.FormField{
		{Key: "name", Label: t.Field["name"], Value: r.Name},
		{Key: "phone", Label: t.Field["phone"], Value: r.Phone},
		{Key: "sex", Label: t.Field["sex"], Kind: kit.FormChoice, Options: sexes, Value: r.Sex},
		{Key: "born", Label: t.Field["born"], Kind: kit.FormNumber, Value: some(r.Born)},
		{Key: "floating", Label: t.Field["floating"], Kind: kit.FormChoice, Options: s.yesNo(), Value: floating},
		{Key: "needs", Label: t.Field["needs"], Hint: fmt.Sprintf(t.Help, w.Join(needs)), Value: w.NeedWords(r.Needs)},
		{Key: "languages", Label: t.Field["languages"], Hint: fmt.Sprintf(t.Help, w.Join(languages)), Value: w.LanguageWords(r.Languages)},
		{Key: "note", Label: t.Field["note"], Value: r.Note},
	}, s.env.FormWords())
	return app.OpenForm(s.env, fmt.Sprintf("resident:%s/%d", s.id, r.No), form, func(v map[string]string) (store.Command, error) {
		return store.SetResident{Household: s.id, No: r.No, NewResident: store.NewResident{Name: v["name"], Phone: v["phone"], Sex: v["sex"], Born: count(v["born"]), Floating: v["floating"] == "yes",
			Needs: word.SplitNeeds(w.Plan, v["needs"]), Languages: word.SplitLanguages(w.Plan, v["languages"]), Note: v["note"]}}, nil
	})
}
