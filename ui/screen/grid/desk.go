package grid

import (
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// desk is what can be done to a grid, for the list and for the one.
type desk struct {
	*app.Desk
	env  *app.Env
	grid func() (store.GridState, bool) // the one that is acted on
}

func newDesk(env *app.Env, grid func() (store.GridState, bool)) *desk {
	return &desk{Desk: app.NewDesk(env), env: env, grid: grid}
}

// act is something that can be done to a grid.
type act struct {
	id, key string
	run     func(*desk, store.GridState) tea.Cmd
}

func acts() []act {
	return []act{
		{"report", "i", (*desk).report}, {"note", "n", (*desk).note}, {"status", "s", (*desk).status}, {"away", "a", (*desk).away},
		{"leader", "l", (*desk).leader}, {"worker", "w", (*desk).worker}, {"volunteer", "v", (*desk).volunteer},
		{"zone", "z", (*desk).zone}, {"count", "h", (*desk).count},
	}
}

// actions are what the desk offers, with the reason when something cannot be
// done now.
func (d *desk) actions() []app.Action {
	t := d.env.Words.T.Grid
	g, chosen := d.grid()
	out := make([]app.Action, 0, len(acts()))
	for _, a := range acts() {
		name, why := a.id, ""
		if a.id == "away" && g.Grid.Absent {
			name = "back"
		}
		switch {
		case !chosen:
			why = t.Why2["none"]
		case d.env.Store.ReadOnly() != nil:
			why = t.Why2["readonly"]
		case a.id == "away" && g.Grid.Leader == "":
			why = t.Why2["leader"]
		}
		out = append(out, app.Action{ID: a.id, Keys: []string{a.key}, Name: t.Act[name], Why: why, Bar: true, Run: func() tea.Cmd { return a.run(d, g) }})
	}
	return out
}

// report begins a line about the grid for the officer to go on with.
func (d *desk) report(g store.GridState) tea.Cmd {
	return app.Say(app.WriteLine{Text: fmt.Sprintf(d.env.Words.T.Grid.Report, g.Grid.Number)})
}

func (d *desk) note(g store.GridState) tea.Cmd {
	t := d.env.Words.T.Grid
	d.Ask.Open(fmt.Sprintf(t.Ask["note"], g.Grid.Number), func(text string) tea.Cmd {
		return d.Do(store.WriteNote{Subject: g.Grid.ID, Text: text}, fmt.Sprintf(t.Done["saved"], g.Grid.Number))
	})
	return nil
}

// away says that the leader is away, or back.
func (d *desk) away(g store.GridState) tea.Cmd {
	done := "away"
	if g.Grid.Absent {
		done = "back"
	}
	return d.Do(store.SetGridLeader{ID: g.Grid.ID, Absent: !g.Grid.Absent}, fmt.Sprintf(d.env.Words.T.Grid.Done[done], g.Grid.Number))
}

func (d *desk) leader(g store.GridState) tea.Cmd {
	return d.person("leader", g, func(id string) store.Command { return store.SetGridLeader{ID: g.Grid.ID, Person: id} })
}

func (d *desk) worker(g store.GridState) tea.Cmd {
	return d.person("worker", g, func(id string) store.Command {
		return store.AddRole{ID: id, Role: store.RoleWorker, Of: g.Grid.ID}
	})
}

func (d *desk) volunteer(g store.GridState) tea.Cmd {
	return d.person("volunteer", g, func(id string) store.Command {
		return store.AddRole{ID: id, Role: store.RoleVolunteer, Of: g.Grid.ID}
	})
}

func (d *desk) person(ask string, g store.GridState, cmd func(id string) store.Command) tea.Cmd {
	t := d.env.Words.T.Grid
	return app.OpenPersons(d.env, fmt.Sprintf(t.Ask[ask], g.Grid.Number), nil, func(id, _ string) tea.Cmd {
		return d.Do(cmd(id), fmt.Sprintf(t.Done["saved"], g.Grid.Number))
	})
}

// status opens the form in which a worse status is set, with a reason; calm
// takes it back.
func (d *desk) status(g store.GridState) tea.Cmd {
	w := d.env.Words
	var options []kit.Option
	for _, slug := range []string{store.Watch, store.Urgent, store.Calm} {
		options = append(options, kit.Option{ID: slug, Text: w.Status(slug)})
	}
	first := store.Watch
	switch {
	case g.Grid.Set != "":
		first = store.Calm
	case g.Derived == store.Watch:
		first = store.Urgent
	}
	form := kit.NewForm(fmt.Sprintf(w.T.Grid.Ask["status"], g.Grid.Number), []kit.FormField{
		{Key: "level", Label: w.T.Grid.LevelField, Kind: kit.FormChoice, Options: options, Value: first},
		{Key: "reason", Label: w.T.Grid.ReasonField, Required: true},
	}, d.env.FormWords())
	return app.OpenForm(d.env, "status:"+g.Grid.ID, form, func(v map[string]string) (store.Command, error) {
		return store.SetGridStatus{ID: g.Grid.ID, Level: v["level"], Reason: v["reason"]}, nil
	})
}

func (d *desk) zone(g store.GridState) tea.Cmd {
	w := d.env.Words
	var options []kit.Option
	for _, z := range w.Plan.Zones {
		options = append(options, kit.Option{ID: z.Slug, Text: z.In(w.T.Lang)})
	}
	form := kit.NewForm(fmt.Sprintf(w.T.Grid.Ask["zone"], g.Grid.Number), []kit.FormField{
		{Key: "zone", Label: w.T.Grid.ZoneField, Kind: kit.FormChoice, Options: options, Value: g.Grid.Zone},
		{Key: "reason", Label: w.T.Grid.ReasonField, Required: true},
	}, d.env.FormWords())
	return app.OpenForm(d.env, "zone:"+g.Grid.ID, form, func(v map[string]string) (store.Command, error) {
		return store.SetGridZone{ID: g.Grid.ID, Zone: v["zone"], Reason: v["reason"]}, nil
	})
}

// count corrects the number of households and how sure it is.
func (d *desk) count(g store.GridState) tea.Cmd {
	t := d.env.Words.T.Grid
	var options []kit.Option
	for _, b := range plan.Bases() {
		options = append(options, kit.Option{ID: b, Text: t.Basis[b]})
	}
	form := kit.NewForm(fmt.Sprintf(t.Ask["count"], g.Grid.Number), []kit.FormField{
		{Key: "households", Label: t.CountField, Kind: kit.FormNumber, Required: true, Value: strconv.Itoa(g.Grid.Households)},
		{Key: "basis", Label: t.BasisField, Kind: kit.FormChoice, Options: options, Value: plan.Exact},
		{Key: "reason", Label: t.ReasonField, Required: true},
	}, d.env.FormWords())
	return app.OpenForm(d.env, "households:"+g.Grid.ID, form, func(v map[string]string) (store.Command, error) {
		n, err := strconv.Atoi(v["households"])
		if err != nil {
			return nil, &store.Error{Code: store.Invalid, Field: "households", Reason: "number.negative"}
		}
		return store.SetGridHouseholds{ID: g.Grid.ID, Households: n, Basis: v["basis"], Reason: v["reason"]}, nil
	})
}
