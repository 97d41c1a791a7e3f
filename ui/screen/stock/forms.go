package stock

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// chosen is the item of the row that is chosen, "" when there is none.
func (s *Screen) chosen() string { return s.chosenOn(s.Tab) }

func (s *Screen) chosenOn(tab int) string {
	switch tab {
	case tabStock:
		if l, ok := s.stock.Selected(); ok {
			return l.Item
		}
	case tabSlips:
		if x, ok := s.slips.Selected(); ok && len(x.Lines) > 0 {
			return x.Lines[0].Item
		}
	case tabGrids:
		return s.item
	case tabDemand:
		if d, ok := s.demand.Selected(); ok {
			return d.Item
		}
	}
	return ""
}

// place is the grid of the row that is chosen.
func (s *Screen) place() string {
	switch s.Tab {
	case tabSlips:
		if x, ok := s.slips.Selected(); ok {
			return x.Grid
		}
	case tabGrids:
		if g, ok := s.grids.Selected(); ok {
			return g.Grid
		}
	case tabDemand:
		if d, ok := s.demand.Selected(); ok {
			return d.Grid
		}
	}
	return ""
}

// store is the one of the row that is chosen, else the first.
func (s *Screen) store() string {
	if l, ok := s.stock.Selected(); ok && s.Tab == tabStock {
		return l.Store
	}
	if len(s.Data.stores) > 0 {
		return s.Data.stores[0].ID
	}
	return ""
}

// field words a field of a form.
func (s *Screen) field(key string, f kit.FormField) kit.FormField {
	t := s.Env.Words.T.Supply
	f.Key, f.Label = key, t.Field[key]
	return f
}

func (s *Screen) itemField() kit.FormField {
	return s.field("item", kit.FormField{Kind: kit.FormPick, Options: s.items(true), Value: s.chosen(), Required: true})
}

// items are what can be moved: kits of the plan and materials, with what there
// is of each.
func (s *Screen) items(kits bool) []kit.Option {
	w := s.Env.Words
	var out []kit.Option
	for _, m := range w.Plan.Materials {
		note := ""
		for _, l := range s.Data.stock {
			if l.Item == m.Slug && l.Balance != 0 {
				note += s.site(l.Store) + " " + word.Thousands(l.Balance) + " "
			}
		}
		out = append(out, kit.Option{ID: m.Slug, Text: m.In(w.T.Lang), Note: note, Keys: []string{m.Slug, m.ZH, m.EN}})
	}
	for _, k := range w.Plan.Kits {
		if kits {
			out = append(out, kit.Option{ID: k.Slug, Text: k.In(w.T.Lang), Note: w.T.Supply.Kit, Keys: []string{k.Slug, k.ZH, k.EN}})
		}
	}
	return out
}

func (s *Screen) gridField(required bool) kit.FormField {
	var options []kit.Option
	for _, g := range s.Data.grids {
		n := strconv.Itoa(g.Number)
		options = append(options, kit.Option{ID: g.ID, Text: fmt.Sprintf(s.Env.Words.T.Report.Grid, g.Number) + " " + g.Name, Note: s.Data.people[g.ID], Keys: []string{n}})
	}
	return s.field("grid", kit.FormField{Kind: kit.FormPick, Options: options, Value: s.place(), Required: required})
}

func (s *Screen) storeField(key string, all bool) kit.FormField {
	var options []kit.Option
	for _, x := range s.Data.stores {
		options = append(options, kit.Option{ID: x.ID, Text: x.In(s.Env.Words.T.Lang)})
	}
	f := kit.FormField{Kind: kit.FormPick, Options: options, Value: s.store(), Required: true}
	if all { // anything can become a store
		f.Value, f.Options = "", nil
		for _, x := range s.Data.sites {
			f.Options = append(f.Options, kit.Option{ID: x.ID, Text: x.In(s.Env.Words.T.Lang)})
		}
		sortOptions(f.Options)
	}
	return s.field(key, f)
}

func (s *Screen) amountField(key string) kit.FormField {
	return s.field(key, kit.FormField{Kind: kit.FormNumber, Required: true})
}

func (s *Screen) nameField(key, hint string) kit.FormField {
	return s.field(key, kit.FormField{Hint: s.Env.Words.T.Supply.Hint[hint]})
}

func (s *Screen) yesNo(key, value string) kit.FormField {
	t := s.Env.Words.T.Supply
	return s.field(key, kit.FormField{Kind: kit.FormChoice, Value: value, Options: []kit.Option{{ID: "yes", Text: t.Hint["yes"]}, {ID: "no", Text: t.Hint["no"]}}})
}

// maybeStore is the field of the store when there is a choice.
func (s *Screen) maybeStore() []kit.FormField {
	if len(s.Data.stores) > 1 {
		return []kit.FormField{s.storeField("store", false)}
	}
	return nil
}

// form opens a form under its own draft.
func (s *Screen) form(key string, fields []kit.FormField, save func(map[string]string) (store.Command, error)) tea.Cmd {
	form := kit.NewForm(s.Env.Words.T.Supply.Ask[key], fields, s.Env.FormWords())
	return app.OpenForm(s.Env, "stock:"+key, form, save)
}

// numberOf reads a number of a form.
func numberOf(text string) (int64, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, &store.Error{Code: store.Invalid, Field: "amount", Reason: "slip.amount", Arg: text}
	}
	return n, nil
}

// slipForm opens the form of a slip.
func (s *Screen) slipForm(kind string, fields []kit.FormField) tea.Cmd {
	home := s.store()
	return s.form(kind, append(s.maybeStore(), fields...), func(v map[string]string) (store.Command, error) {
		n, err := numberOf(v["amount"])
		if err != nil {
			return nil, err
		}
		at := v["store"]
		if at == "" {
			at = home
		}
		return store.WriteSlip{Type: kind, Store: at, To: v["to"], Grid: v["grid"], Household: v["household"], Round: v["round"], Need: v["need"], Gave: v["gave"], Took: v["took"], Text: v["text"],
			Lines: []store.Amount{{Item: v["item"], N: n, Bad: v["bad"] == "yes"}}}, nil
	})
}

func (s *Screen) receive() tea.Cmd {
	return s.slipForm(store.SlipIn, []kit.FormField{s.itemField(), s.amountField("amount"), s.nameField("gave", ""), s.nameField("took", "took_me"), s.nameField("need", "need"), s.nameField("text", "")})
}

func (s *Screen) issue() tea.Cmd {
	return s.slipForm(store.SlipOut, []kit.FormField{s.gridField(true), s.itemField(), s.amountField("amount"), s.nameField("took", "took"), s.nameField("household", ""), s.nameField("round", ""), s.nameField("need", "need"), s.nameField("text", "")})
}

func (s *Screen) takeBack() tea.Cmd {
	return s.slipForm(store.SlipReturn, []kit.FormField{s.gridField(true), s.itemField(), s.amountField("amount"), s.yesNo("bad", "no"), s.nameField("gave", "gave_leader"), s.nameField("text", "")})
}

func (s *Screen) move() tea.Cmd {
	return s.slipForm(store.SlipMove, []kit.FormField{s.storeField("to", true), s.itemField(), s.amountField("amount"), s.nameField("took", ""), s.nameField("text", "")})
}

func (s *Screen) count() tea.Cmd {
	home := s.store()
	item := s.field("item", kit.FormField{Kind: kit.FormPick, Options: s.items(false), Value: s.chosen(), Required: true})
	return s.form("count", append(s.maybeStore(), item, s.amountField("counted"), s.nameField("second", ""), s.nameField("text", "")), func(v map[string]string) (store.Command, error) {
		n, err := numberOf(v["counted"])
		if err != nil {
			return nil, err
		}
		at := v["store"]
		if at == "" {
			at = home
		}
		return store.CountStock{Store: at, Counts: []store.Amount{{Item: v["item"], N: n}}, Second: v["second"], Text: v["text"]}, nil
	})
}

// confirm asks how many came of each line; what is left empty came in full.
func (s *Screen) confirm() tea.Cmd {
	x, ok := s.slips.Selected()
	if !ok {
		return nil
	}
	t, w := s.Env.Words.T.Supply, s.Env.Words
	var fields []kit.FormField
	for _, l := range x.Lines {
		fields = append(fields, kit.FormField{Key: "got:" + l.Item, Label: w.Supply(l.Item), Hint: word.Thousands(l.Amount), Kind: kit.FormNumber})
	}
	fields = append(fields, s.field("who", kit.FormField{Value: x.Took}), s.yesNo("report", "yes"), s.nameField("text", ""))
	form := kit.NewForm(fmt.Sprintf(t.Ask["confirm"], x.Number), fields, s.Env.FormWords())
	return app.OpenForm(s.Env, "stock:confirm:"+x.ID, form, func(v map[string]string) (store.Command, error) {
		cmd := store.ConfirmSlip{ID: x.ID, Who: v["who"], Text: v["text"], Report: v["report"] == "yes", Lead: t.Lead, Lang: w.T.Lang}
		for _, l := range x.Lines {
			text := v["got:"+l.Item]
			if text == "" {
				continue
			}
			n, err := numberOf(text)
			if err != nil {
				return nil, err
			}
			cmd.Got = append(cmd.Got, store.Amount{Item: l.Item, N: n})
		}
		return cmd, nil
	})
}

// need asks for supplies with a need matter.
func (s *Screen) need() tea.Cmd {
	t, w := s.Env.Words.T.Supply, s.Env.Words
	return s.form("need", []kit.FormField{s.itemField(), s.amountField("amount"), s.gridField(false), s.nameField("text", "")}, func(v map[string]string) (store.Command, error) {
		n, err := numberOf(v["amount"])
		if err != nil {
			return nil, err
		}
		return store.AskSupplies{Grid: v["grid"], Lines: []store.Amount{{Item: v["item"], N: n}}, Text: v["text"], Lead: t.LeadNeed, Lang: w.T.Lang}, nil
	})
}

// survey writes down what a household wants.
func (s *Screen) survey() tea.Cmd {
	house := ""
	if d, ok := s.demand.Selected(); ok && s.Tab == tabDemand {
		house = d.Household
	}
	promised := s.field("promised", kit.FormField{Kind: kit.FormNumber, Hint: s.Env.Words.T.Supply.Hint["promised"]})
	return s.form("demand", []kit.FormField{s.gridField(true), s.field("household", kit.FormField{Value: house}), s.itemField(), s.amountField("wanted"), promised, s.nameField("text", "")}, func(v map[string]string) (store.Command, error) {
		n, err := numberOf(v["wanted"])
		if err != nil {
			return nil, err
		}
		line := store.DemandLine{Item: v["item"], Wanted: n, Promised: store.AsBefore}
		if v["promised"] != "" {
			if line.Promised, err = numberOf(v["promised"]); err != nil {
				return nil, err
			}
		}
		return store.SurveyDemand{Grid: v["grid"], Household: v["household"], Lines: []store.DemandLine{line}, Text: v["text"]}, nil
	})
}

// deliver writes down what a household got.
func (s *Screen) deliver() tea.Cmd {
	house, n := "", ""
	if d, ok := s.demand.Selected(); ok && s.Tab == tabDemand {
		house, n = d.Household, strconv.FormatInt(max(d.Missing(), 1), 10)
	}
	amount := s.amountField("amount")
	amount.Value = n
	return s.form("deliver", []kit.FormField{s.gridField(true), s.field("house", kit.FormField{Value: house, Required: true}), s.itemField(), amount, s.nameField("who", ""), s.nameField("round", ""), s.nameField("text", "")}, func(v map[string]string) (store.Command, error) {
		n, err := numberOf(v["amount"])
		if err != nil {
			return nil, err
		}
		return store.Deliver{Grid: v["grid"], Household: v["house"], Round: v["round"], Lines: []store.Amount{{Item: v["item"], N: n}}, Took: v["who"], Text: v["text"]}, nil
	})
}

func sortOptions(list []kit.Option) {
	slices.SortFunc(list, func(a, b kit.Option) int { return cmp.Or(cmp.Compare(len(a.ID), len(b.ID)), cmp.Compare(a.ID, b.ID)) })
}
