package people

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// teamMenu offers what can be done with the selected team, or to make one.
func (s *Screen) teamMenu() tea.Cmd {
	t := s.env.Words.T.People
	readonly := ""
	if s.env.Store.ReadOnly() != nil {
		readonly = t.Why["readonly"]
	}
	create := app.Action{ID: "newteam", Name: t.Act["newteam"], Why: readonly, Run: func() tea.Cmd { return s.teamForm(store.TeamRow{}) }}
	row, ok := s.teams.Selected()
	if !ok {
		return app.Run(create)
	}
	drop := readonly
	if drop == "" && len(row.People) == 0 {
		drop = t.Why["empty"]
	}
	return s.menu(row.Name, []app.Action{
		{ID: "member", Name: t.Act["member"], Why: readonly, Run: func() tea.Cmd { return s.addMember(row) }},
		{ID: "drop", Name: t.Act["drop"], Why: drop, Run: func() tea.Cmd { return s.dropMember(row) }},
		{ID: "editteam", Name: t.Act["editteam"], Why: readonly, Run: func() tea.Cmd { return s.teamForm(row) }},
		create,
	})
}

// withPeople goes on with everybody as options to choose from.
func (s *Screen) withPeople(then func([]kit.Option) tea.Cmd) tea.Cmd {
	st, ctx, words := s.env.Store, s.env.Ctx, s.env.Words
	return func() tea.Msg {
		found, err := st.FindPeople(ctx, store.PeopleSearch{Limit: 100_000})
		options := app.PersonOptions(words, found.Rows)
		return next{s: s, err: err, do: func() tea.Cmd { return then(options) }}
	}
}

func (s *Screen) addMember(row store.TeamRow) tea.Cmd {
	return s.withPeople(func(options []kit.Option) tea.Cmd {
		return app.OpenPick(s.env, row.Name+" · "+s.env.Words.T.People.PickMember, options, func(o kit.Option) tea.Cmd {
			return s.do(store.JoinTeam{ID: row.ID, Person: o.ID}, "join", "")
		})
	})
}

func (s *Screen) dropMember(row store.TeamRow) tea.Cmd {
	options := make([]kit.Option, 0, len(row.People))
	for _, p := range row.People {
		options = append(options, kit.Option{ID: p.ID, Text: p.Name, Note: p.Phone})
	}
	return app.OpenPick(s.env, row.Name+" · "+s.env.Words.T.People.PickMember, options, func(o kit.Option) tea.Cmd {
		return s.do(store.LeaveTeam{ID: row.ID, Person: o.ID}, "leave", "")
	})
}

// teamForm makes a team, or corrects one that has an id.
func (s *Screen) teamForm(row store.TeamRow) tea.Cmd {
	st, ctx, words := s.env.Store, s.env.Ctx, s.env.Words
	return func() tea.Msg {
		found, err := st.FindPeople(ctx, store.PeopleSearch{Limit: 100_000})
		if err != nil {
			return next{s: s, err: err}
		}
		grids, err := st.Grids(ctx)
		people := app.PersonOptions(words, found.Rows)
		return next{s: s, err: err, do: func() tea.Cmd { return s.openTeam(row, people, grids) }}
	}
}

func (s *Screen) openTeam(row store.TeamRow, people []kit.Option, grids []store.Grid) tea.Cmd {
	w, t := s.env.Words, s.env.Words.T.People
	title := t.NewTeam
	if row.ID != "" {
		title = t.Act["editteam"] + " " + row.Name
	}
	kinds := make([]kit.Option, 0, len(w.Plan.TeamKinds))
	for _, k := range w.Plan.TeamKinds {
		kinds = append(kinds, kit.Option{ID: k.Slug, Text: k.In(w.T.Lang)})
	}
	places := make([]kit.Option, 0, len(grids))
	for _, g := range grids {
		places = append(places, kit.Option{ID: g.ID, Text: strconv.Itoa(g.Number) + " " + g.Name, Keys: []string{strconv.Itoa(g.Number)}})
	}
	kind := row.Kind
	if kind == "" && len(kinds) > 0 {
		kind = kinds[0].ID
	}
	size := ""
	if row.Size > 0 {
		size = strconv.Itoa(row.Size)
	}
	form := kit.NewForm(title, []kit.FormField{
		{Key: "name", Label: t.TeamName, Kind: kit.FormText, Value: row.Name, Required: true},
		{Key: "kind", Label: t.TeamKind, Kind: kit.FormChoice, Options: kinds, Value: kind},
		{Key: "leader", Label: t.Leader, Kind: kit.FormPick, Options: people, Value: row.Leader},
		{Key: "grid", Label: t.Grid, Kind: kit.FormPick, Options: places, Value: row.Grid},
		{Key: "size", Label: t.Size, Kind: kit.FormNumber, Value: size},
	}, s.env.FormWords())
	return app.OpenForm(s.env, "team:"+row.ID, form, func(v map[string]string) (store.Command, error) {
		heads, err := strconv.Atoi(v["size"])
		if err != nil && v["size"] != "" {
			return nil, &store.Error{Code: store.Invalid, Field: "size", Reason: "number.negative"}
		}
		team := store.AddTeam{Name: v["name"], Kind: v["kind"], Grid: v["grid"], Leader: v["leader"], Size: heads}
		if row.ID == "" {
			return team, nil
		}
		return store.ChangeTeam{ID: row.ID, AddTeam: team}, nil
	})
}
