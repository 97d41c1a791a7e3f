package people

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/intake"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/out"
)

// Actions of the screen. Printable keys are text here, so that everything but
// the filter stands behind Enter.
func (s *Screen) Actions() []app.Action {
	if !s.ready {
		return nil
	}
	t := s.env.Words.T
	return []app.Action{
		{ID: "menu", Keys: []string{"enter"}, Name: t.People.Act["menu"], Run: s.enter},
		{ID: "tab", Keys: []string{"tab"}, Name: t.People.Act["tab"], Run: func() tea.Cmd { return s.turn(1) }},
		{ID: "export", Keys: []string{"ctrl+x"}, Name: t.Diary.Act["export"], Run: func() tea.Cmd { return out.List(s.env, intake.People) }},
		{ID: "back", Keys: []string{"esc"}, Name: t.Board.Act["back"], Run: func() tea.Cmd { return s.press(tea.KeyPressMsg{Code: tea.KeyEscape}) }},
	}
}

// enter takes in a walk-up when the text is one, else it offers what can be
// done with the selected row.
func (s *Screen) enter() tea.Cmd {
	if !s.ready {
		return nil
	}
	if name, phone, ok := s.walkUp(); ok {
		text := fmt.Sprintf(s.env.Words.T.People.Done["walkup"], name)
		return s.env.Do(store.WalkUp{Name: name, Phone: phone, Role: store.RoleVolunteer}, func(_ store.Receipt, err error) tea.Msg {
			return done{s: s, text: text, clear: true, err: err}
		})
	}
	switch tabs()[s.tab] {
	case tabTeams:
		return s.teamMenu()
	case tabCalls:
		c, ok := s.calls.Selected()
		if !ok || c.Person == "" {
			return s.sayWhy("nobody")
		}
		return s.personOf(c.Person)
	}
	p, ok := s.people.Selected()
	if !ok {
		return s.sayWhy("nobody")
	}
	return s.personMenu(p)
}

func (s *Screen) sayWhy(slug string) tea.Cmd {
	return app.Say(app.Toast{Text: s.env.Words.T.People.Why[slug], Bad: true})
}

// personOf opens the menu of a person that no row of this list holds.
func (s *Screen) personOf(id string) tea.Cmd {
	st, ctx := s.env.Store, s.env.Ctx
	return func() tea.Msg {
		p, err := st.PersonRow(ctx, id)
		return next{s: s, err: err, do: func() tea.Cmd { return s.personMenu(p) }}
	}
}

// menu offers actions by name; what cannot be done now says why.
func (s *Screen) menu(title string, actions []app.Action) tea.Cmd {
	options := make([]kit.Option, 0, len(actions))
	for _, a := range actions {
		options = append(options, kit.Option{ID: a.ID, Text: a.Name, Note: a.Why})
	}
	return app.OpenPick(s.env, title, options, func(o kit.Option) tea.Cmd {
		for _, a := range actions {
			if a.ID == o.ID {
				return app.Run(a)
			}
		}
		return nil
	})
}

func (s *Screen) personMenu(p store.PersonRow) tea.Cmd {
	t := s.env.Words.T.People
	why := func(cond bool, slug string) string {
		switch {
		case s.env.Store.ReadOnly() != nil:
			return t.Why["readonly"]
		case cond:
			return t.Why[slug]
		}
		return ""
	}
	held, on := roles(p.Person), s.teamsOf(p.ID)
	act := func(id, why string, run func() tea.Cmd) app.Action {
		return app.Action{ID: id, Name: t.Act[id], Why: why, Run: run}
	}
	return s.menu(strings.TrimSpace(p.Name+"  "+p.Phone), []app.Action{
		act("in", why(false, ""), func() tea.Cmd { return s.do(store.SignIn{Person: p.ID}, "in", p.Name) }),
		act("out", why(false, ""), func() tea.Cmd { return s.do(store.SignOut{Person: p.ID}, "out", p.Name) }),
		act("edit", why(false, ""), func() tea.Cmd { return s.edit(p.Person) }),
		act("skills", why(false, ""), func() tea.Cmd { return s.skills(p.Person) }),
		act("role", why(false, ""), func() tea.Cmd { return s.giveRole(p.Person) }),
		act("unrole", why(len(held) == 0, "no_role"), func() tea.Cmd { return s.endRole(p.Person, held) }),
		act("join", why(len(s.every) == 0, "no_teams"), func() tea.Cmd { return s.join(p.Person) }),
		act("leave", why(len(on) == 0, "no_team"), func() tea.Cmd { return s.leave(p.Person, on) }),
	})
}

func roles(p store.Person) []store.Role {
	var out []store.Role
	for _, r := range p.Roles {
		if r.To.IsZero() {
			out = append(out, r)
		}
	}
	return out
}

func (s *Screen) teamsOf(person string) []store.TeamRow {
	var out []store.TeamRow
	for _, t := range s.every {
		if t.Has(person) {
			out = append(out, t)
		}
	}
	return out
}

func (s *Screen) do(cmd store.Command, id, arg string) tea.Cmd {
	text := s.env.Words.T.People.Done[id]
	if arg != "" {
		text = fmt.Sprintf(text, arg)
	}
	return s.env.Do(cmd, func(_ store.Receipt, err error) tea.Msg { return done{s: s, text: text, err: err} })
}

func (s *Screen) edit(p store.Person) tea.Cmd {
	t := s.env.Words.T.People
	form := kit.NewForm(fmt.Sprintf(t.Edit, p.Name), []kit.FormField{
		{Key: "name", Label: t.EditName, Kind: kit.FormText, Value: p.Name, Required: true},
		{Key: "phone", Label: t.EditPhone, Kind: kit.FormText, Value: p.Phone},
		{Key: "reason", Label: t.Reason, Kind: kit.FormText, Required: true},
	}, s.env.FormWords())
	return app.OpenForm(s.env, "person:"+p.ID, form, func(v map[string]string) (store.Command, error) {
		c := store.ChangePerson{ID: p.ID, Reason: v["reason"]}
		if v["name"] != p.Name {
			c.Name = v["name"]
		}
		if v["phone"] != p.Phone {
			c.Phone = v["phone"]
		}
		return c, nil
	})
}

func (s *Screen) skills(p store.Person) tea.Cmd {
	t := s.env.Words.T.People
	form := kit.NewForm(fmt.Sprintf(t.EditSkills, p.Name), []kit.FormField{
		{Key: "skills", Label: t.Skills, Kind: kit.FormText, Value: p.Skills, Hint: t.SkillsHint},
		{Key: "reason", Label: t.Reason, Kind: kit.FormText, Required: true},
	}, s.env.FormWords())
	return app.OpenForm(s.env, "skills:"+p.ID, form, func(v map[string]string) (store.Command, error) {
		return store.SetSkills{ID: p.ID, Skills: v["skills"], Reason: v["reason"]}, nil
	})
}

// roleOrder is how roles are offered.
func roleOrder() []string {
	return []string{store.RoleOfficer, store.RoleVolunteer, "leader", store.RoleWorker, "resident"}
}

func (s *Screen) giveRole(p store.Person) tea.Cmd {
	var options []kit.Option
	for _, slug := range roleOrder() {
		if !p.Has(slug) {
			options = append(options, kit.Option{ID: slug, Text: s.env.Words.PersonRole(slug)})
		}
	}
	return app.OpenPick(s.env, fmt.Sprintf(s.env.Words.T.People.RoleOf, p.Name), options, func(o kit.Option) tea.Cmd {
		return s.do(store.AddRole{ID: p.ID, Role: o.ID}, "role", "")
	})
}

func (s *Screen) endRole(p store.Person, held []store.Role) tea.Cmd {
	options := make([]kit.Option, 0, len(held))
	for i, r := range held {
		options = append(options, kit.Option{ID: strconv.Itoa(i), Text: s.env.Words.Tenure(r)})
	}
	return app.OpenPick(s.env, s.env.Words.T.People.PickRole, options, func(o kit.Option) tea.Cmd {
		i, err := strconv.Atoi(o.ID)
		if err != nil || i >= len(held) {
			return nil
		}
		return s.do(store.EndRole{ID: p.ID, Role: held[i].Slug, Of: held[i].Of}, "unrole", "")
	})
}

func (s *Screen) pickTeam(list []store.TeamRow, then func(kit.Option) tea.Cmd) tea.Cmd {
	options := make([]kit.Option, 0, len(list))
	for _, t := range list {
		options = append(options, kit.Option{ID: t.ID, Text: t.Name, Note: t.LeaderName})
	}
	return app.OpenPick(s.env, s.env.Words.T.People.PickTeam, options, then)
}

func (s *Screen) join(p store.Person) tea.Cmd {
	return s.pickTeam(s.every, func(o kit.Option) tea.Cmd { return s.do(store.JoinTeam{ID: o.ID, Person: p.ID}, "join", "") })
}

func (s *Screen) leave(p store.Person, on []store.TeamRow) tea.Cmd {
	return s.pickTeam(on, func(o kit.Option) tea.Cmd { return s.do(store.LeaveTeam{ID: o.ID, Person: p.ID}, "leave", "") })
}
