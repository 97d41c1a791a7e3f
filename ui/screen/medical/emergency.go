package medical

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// emergency calls for whoever stands in the chosen row.
func (s *Screen) emergency() tea.Cmd {
	p, _ := s.whom()
	grid := ""
	if n := s.d.numbers[p.Grid]; n > 0 {
		grid = s.env.Words.PatientPlace(n, "")
	}
	return emergency(s.env, grid, p.Household, p.Name)
}

// calling is the call path that was read for the dialog.
type calling struct {
	env                   *app.Env
	grid, household, name string
	path                  store.CallPath
}

// Emergency opens the call from anywhere: whom to phone stands there at once,
// Enter in the last field opens the matter and sends it to them.
func Emergency(env *app.Env) tea.Cmd { return emergency(env, "", "", "") }

func emergency(env *app.Env, grid, household, name string) tea.Cmd {
	st, ctx := env.Store, env.Ctx
	return func() tea.Msg {
		path, err := st.CallPath(ctx, number(grid), household, name)
		if err != nil {
			return env.Complain(err)
		}
		return calling{env, grid, household, name, path}.open()
	}
}

func (c calling) open() tea.Msg {
	w := c.env.Words
	level := field(c.env, "level", kit.FormField{Kind: kit.FormChoice, Value: plan.Red, Options: []kit.Option{{ID: plan.Red, Text: w.Level(plan.Red)}, {ID: plan.Orange, Text: w.Level(plan.Orange)}}})
	fields := []kit.FormField{field(c.env, "grid", kit.FormField{Value: c.grid}), field(c.env, "household", kit.FormField{Value: c.household}), field(c.env, "name", kit.FormField{Value: c.name}), level, field(c.env, "text", kit.FormField{Required: true})}
	form := kit.NewForm(w.T.Medical.Ask["emergency"], fields, c.env.FormWords())
	if c.household != "" {
		form.Focus("text")
	}
	return app.OpenFormUnder(c.env, "medical:emergency", c.rows, form, func(v map[string]string) (store.Command, error) {
		return store.CallEmergency{Grid: number(v["grid"]), Household: v["household"], Person: v["name"], Level: v["level"], Type: c.typeIn(v["text"]), Text: v["text"], Words: w.CallWords()}, nil
	})()
}

// typeIn is the type of a medical matter whose word stands in the text, "": the
// plan's emergency.
func (c calling) typeIn(text string) string {
	for _, t := range c.env.Words.Plan.Types {
		if t.Kind != plan.Medical {
			continue
		}
		for _, word := range t.Words {
			if strings.Contains(strings.ToLower(text), strings.ToLower(word)) {
				return t.Slug
			}
		}
	}
	return ""
}

// rows are whom to phone, in order: large enough to be read while dialling.
func (c calling) rows(w int) []string {
	t, words := c.env.Words.T.Medical, c.env.Words
	cw := words.CallWords()
	var rows []string
	add := func(label, name, phone string) {
		if name == "" {
			rows = append(rows, c.env.Theme.Orange.Render(kit.Fit(label+"  "+t.None, w-4)))
			return
		}
		rows = append(rows, c.env.Theme.Text.Render(kit.Fit(kit.Clean(label+"  "+name+"  "+phone), w-4)))
	}
	man := func(label string, o *store.OnCall) {
		if o == nil {
			add(label, "", "")
			return
		}
		add(label, o.Name, o.Phone)
	}
	man(cw.Doctor, c.path.Doctor)
	man(cw.Nurse, c.path.Nurse)
	man(cw.Escort, c.path.Escort)
	if v := c.path.Vehicle; v != nil {
		add(cw.Vehicle, strings.TrimSpace(v.Plate+" "+v.Driver), v.Phone)
	} else {
		add(cw.Vehicle, "", "")
	}
	if c.path.Place != "" {
		add(cw.Household, words.PatientPlace(c.path.Grid, c.path.Place), c.path.Phone)
	}
	return kit.Box(c.env.Theme, c.env.Theme.Title.Render(t.CallPath), rows, w, len(rows)+2)
}
