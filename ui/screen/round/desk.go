package round

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// desk is what the screens of rounds share: the bar, a question, and what can
// be done to a round.
type desk struct {
	*app.Desk
	env *app.Env
}

func newDesk(env *app.Env) *desk { return &desk{Desk: app.NewDesk(env), env: env} }

// act makes an action of the bar; why is the slug of why not, "".
func (d *desk) act(id, key, why string, run func() tea.Cmd) app.Action {
	t := d.env.Words.T.Rounds
	a := app.Action{ID: id, Keys: []string{key}, Name: t.Act[id], Run: run, Bar: true}
	if why != "" {
		a.Why = t.Why[why]
	}
	return a
}

// writes is act for what writes.
func (d *desk) writes(id, key, why string, run func() tea.Cmd) app.Action {
	if why == "" && d.env.Store.ReadOnly() != nil {
		why = "readonly"
	}
	return d.act(id, key, why, run)
}

func (d *desk) back() app.Action {
	return app.Action{ID: "back", Keys: []string{"esc"}, Name: d.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }}
}

// question asks for one line and gives it to a command.
func (d *desk) question(label, toast string, cmd func(text string) (store.Command, error)) tea.Cmd {
	d.Ask.Open(label, func(text string) tea.Cmd {
		c, err := cmd(text)
		if err != nil {
			return app.Say(d.env.Complain(err))
		}
		return d.Do(c, toast)
	})
	return nil
}

// begin opens the form of a new round.
func (d *desk) begin() tea.Cmd {
	w := d.env.Words
	t := w.T.Rounds
	var kinds []kit.Option
	for _, k := range w.Plan.RoundKinds {
		kinds = append(kinds, kit.Option{ID: k.Slug, Text: k.In(w.T.Lang), Note: w.Unit(unitOf(k))})
	}
	needs := []kit.Option{{ID: "", Text: t.Field["anyone"]}}
	for _, n := range w.Plan.SpecialNeeds {
		needs = append(needs, kit.Option{ID: n.Slug, Text: n.In(w.T.Lang)})
	}
	first := ""
	if len(kinds) > 0 {
		first = kinds[0].ID
	}
	form := kit.NewForm(t.Ask["new"], []kit.FormField{
		{Key: "kind", Label: t.Field["kind"], Kind: kit.FormPick, Options: kinds, Value: first, Required: true},
		{Key: "name", Label: t.Field["name"]},
		{Key: "grids", Label: t.Field["grids"], Hint: "1 2 7"},
		{Key: "needs", Label: t.Field["need"], Kind: kit.FormChoice, Options: needs},
		{Key: "due", Label: t.Field["due"], Kind: kit.FormTime, Hint: "12:00"},
		{Key: "list", Label: t.Field["list"], Kind: kit.FormArea},
	}, d.env.FormWords())
	st := d.env.Store
	return app.OpenForm(d.env, "round:new", form, func(v map[string]string) (store.Command, error) {
		c := store.OpenRound{Kind: v["kind"], Name: v["name"], Grids: strings.FieldsFunc(v["grids"], func(r rune) bool { return strings.ContainsRune(" ,，、", r) })}
		if v["needs"] != "" {
			c.Needs = []string{v["needs"]}
		}
		if v["due"] != "" {
			due, ok := word.NextTime(v["due"], st.Now(), st.Zone())
			if !ok {
				return nil, &store.Error{Code: store.Invalid, Field: "due", Reason: "round.due_past"}
			}
			c.Due = due
		}
		for _, line := range strings.Split(v["list"], "\n") {
			if strings.TrimSpace(line) != "" {
				c.List = append(c.List, word.Target(line))
			}
		}
		return c, nil
	})
}

func unitOf(k plan.RoundKind) string {
	switch {
	case k.Tally == plan.ByGrid:
		return store.UnitGrid
	case k.Target == store.UnitResident:
		return store.UnitResident
	}
	return store.UnitHousehold
}

// ending closes a round, or opens it again, with a reason.
func (d *desk) ending(r store.Round) tea.Cmd {
	t, id := d.env.Words.T.Rounds, "close"
	if !r.Open() {
		id = "reopen"
	}
	name := d.env.Words.Round(r)
	return d.question(fmt.Sprintf(t.Ask[id], name), fmt.Sprintf(t.Done["saved"], name), func(text string) (store.Command, error) {
		return store.CloseRound{Round: r.ID, Reopen: id == "reopen", Reason: text}, nil
	})
}

// count writes down how far a grid is by its own count.
func (d *desk) count(r store.Round, g store.RoundGrid) tea.Cmd {
	t := d.env.Words.T.Rounds
	var options []kit.Option
	for _, b := range plan.Bases() {
		options = append(options, kit.Option{ID: b, Text: d.env.Words.T.Grid.Basis[b]})
	}
	form := kit.NewForm(fmt.Sprintf(t.Ask["count"], g.Grid.Number, d.env.Words.Unit(r.Unit)), []kit.FormField{
		{Key: "reached", Label: t.Field["reached"], Kind: kit.FormNumber, Required: true},
		{Key: "absent", Label: t.Field["absent"], Kind: kit.FormNumber},
		{Key: "refused", Label: t.Field["refused"], Kind: kit.FormNumber},
		{Key: "basis", Label: t.Field["basis"], Kind: kit.FormChoice, Options: options, Value: plan.Exact},
		{Key: "text", Label: t.Field["text"]},
	}, d.env.FormWords())
	return app.OpenForm(d.env, "round:count:"+r.ID+":"+g.Grid.ID, form, func(v map[string]string) (store.Command, error) {
		return store.CountRound{Round: r.ID, Grid: g.Grid.ID, Reached: number(v["reached"]), Absent: number(v["absent"]), Refused: number(v["refused"]), Basis: v["basis"], Text: v["text"]}, nil
	})
}

// correct takes what was reached as the new baseline, with a reason.
func (d *desk) correct(g store.RoundGrid) tea.Cmd {
	t := d.env.Words.T.Census
	form := kit.NewForm(fmt.Sprintf(t.Ask["baseline"], g.Grid.Number), []kit.FormField{
		{Key: "households", Label: t.Field["households"], Kind: kit.FormNumber, Required: true, Value: strconv.Itoa(max(g.Reached, g.Grid.Households))},
		{Key: "reason", Label: t.Field["reason"], Required: true},
	}, d.env.FormWords())
	return app.OpenForm(d.env, "", form, func(v map[string]string) (store.Command, error) {
		c := store.SetBaseline{Grid: g.Grid.ID, Households: number(v["households"]), Reason: v["reason"]}
		if b := g.Grid.Baseline; b != nil {
			c.People, c.Floating, c.Counter = b.People, b.Floating, b.Counter
		}
		return c, nil
	})
}

// number reads a number that the form has checked; "" is none.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
