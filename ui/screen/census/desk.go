package census

import (
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// desk is what the three screens share: the bar, a question, and what can be
// done to grids and households.
type desk struct {
	*app.Desk
	env *app.Env
}

func newDesk(env *app.Env) *desk { return &desk{Desk: app.NewDesk(env), env: env} }

// cannot is why nothing can be written: the reason given, or that the record
// is read only.
func (d *desk) cannot(why string) string {
	if why == "" && d.env.Store.ReadOnly() != nil {
		return d.env.Words.T.Census.Why["readonly"]
	}
	return why
}

// baseline sets or corrects what a grid was counted to hold.
func (d *desk) baseline(g store.Grid) tea.Cmd {
	t := d.env.Words.T.Census
	var options []kit.Option
	for _, b := range plan.Bases() {
		options = append(options, kit.Option{ID: b, Text: d.env.Words.T.Grid.Basis[b]})
	}
	was := store.Baseline{Households: g.Households}
	if g.Baseline != nil {
		was = *g.Baseline
	}
	form := kit.NewForm(fmt.Sprintf(t.Ask["baseline"], g.Number), []kit.FormField{
		{Key: "households", Label: t.Field["households"], Kind: kit.FormNumber, Required: true, Value: strconv.Itoa(was.Households)},
		{Key: "people", Label: t.Field["people"], Kind: kit.FormNumber, Value: some(was.People)},
		{Key: "floating", Label: t.Field["floating"], Kind: kit.FormNumber, Value: some(was.Floating)},
		{Key: "basis", Label: t.Field["basis"], Kind: kit.FormChoice, Options: options, Value: plan.Exact},
		{Key: "counter", Label: t.Field["counter"], Value: was.Counter},
		{Key: "reason", Label: t.Field["reason"], Required: g.Baseline != nil},
	}, d.env.FormWords())
	return app.OpenForm(d.env, "baseline:"+g.ID, form, func(v map[string]string) (store.Command, error) {
		return store.SetBaseline{Grid: g.ID, Households: count(v["households"]), People: count(v["people"]), Floating: count(v["floating"]), Basis: v["basis"], Counter: v["counter"], Reason: v["reason"]}, nil
	})
}

func some(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// count reads a number that the form has checked; "" is none.
func count(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// add enters a household of a grid; a grid without an id is asked for.
func (d *desk) add(g store.Grid) tea.Cmd {
	t := d.env.Words.T.Census
	title, fields := fmt.Sprintf(t.Ask["add"], g.Number), []kit.FormField(nil)
	if g.ID == "" {
		title = t.Ask["addany"]
		fields = append(fields, kit.FormField{Key: "grid", Label: t.Field["grid"], Kind: kit.FormNumber, Required: true})
	}
	form := kit.NewForm(title, append(fields,
		kit.FormField{Key: "address", Label: t.Field["address"], Hint: t.Field["addresshint"], Required: true},
		kit.FormField{Key: "people", Label: t.Field["people"], Kind: kit.FormNumber},
		kit.FormField{Key: "names", Label: t.Field["names"], Hint: t.Field["nameshint"]},
		kit.FormField{Key: "vacant", Label: t.Field["vacant"], Kind: kit.FormChoice, Options: d.yesNo(), Value: "no"},
		kit.FormField{Key: "note", Label: t.Field["note"]},
	), d.env.FormWords())
	return app.OpenForm(d.env, "household:add", form, func(v map[string]string) (store.Command, error) {
		at := store.ParseAddress(v["address"])
		grid := g.ID
		if grid == "" {
			grid = v["grid"]
		}
		return store.AddHousehold{Grid: grid, Building: at.Building, Floor: at.Floor, Room: at.Room, People: count(v["people"]), Residents: word.NewResidents(v["names"]), Vacant: v["vacant"] == "yes", Note: v["note"]}, nil
	})
}

func (d *desk) yesNo() []kit.Option {
	t := d.env.Words.T.Census.Field
	return []kit.Option{{ID: "no", Text: t["no"]}, {ID: "yes", Text: t["yes"]}}
}
