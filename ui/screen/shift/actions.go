package shift

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// Actions of the screen; in a roll call every printable key is a name, so that
// only the list itself is left.
func (s *Screen) Actions() []app.Action {
	if s.ask.Active() || !s.ready {
		return nil
	}
	back := app.Action{ID: "back", Keys: []string{"esc"}, Name: s.env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return app.Say(app.Back{}) }}
	if s.roll != nil {
		back.Run = func() tea.Cmd { s.roll = nil; return nil }
		return []app.Action{back}
	}
	return append(s.slotActions(), back)
}

// slotActions are what can be done at the selected slot of the selected shift.
func (s *Screen) slotActions() []app.Action {
	t := s.env.Words.T.Roster
	r, ok := s.table.Selected()
	duties := s.duties(r)
	why := func(slugs ...string) string {
		for _, slug := range slugs {
			if slug != "" {
				return t.Why[slug]
			}
		}
		return ""
	}
	readonly := when(s.env.Store.ReadOnly() != nil, "readonly")
	row, made := when(!ok, "no_row"), when(!s.selected().Made, "not_made")
	nobody := when(len(duties) == 0, "nobody")
	act := func(id, key, why string, run func() tea.Cmd) app.Action {
		return app.Action{ID: id, Keys: []string{key}, Name: t.Act[id], Why: why, Run: run}
	}
	return []app.Action{
		{ID: "menu", Keys: []string{"enter"}, Name: t.Act["menu"], Run: s.menu},
		act("roll", "r", why(made), s.startRoll),
		act("assign", "a", why(readonly, row, when(r.Role == store.RoleExtra, "not_asked")), s.assign),
		act("standin", "t", why(readonly, made, nobody), s.standIn),
		act("trade", "s", why(readonly, made, nobody), s.trade),
		act("in", "i", why(readonly, made, nobody, when(len(waiting(duties)) == 0, "all_in")), s.signIn),
		act("out", "o", why(readonly, made, nobody, when(len(present(duties)) == 0, "none_in")), s.signOut),
		act("remove", "x", why(readonly, made, nobody), s.remove),
		act("walkup", "+", why(readonly, made), s.walkUp),
		act("generate", "g", why(readonly), s.generate),
		act("issue", "n", why(when(len(s.list) == 0, "no_issue")), func() tea.Cmd { s.nextProblem(); return nil }),
	}
}

func when(yes bool, slug string) string {
	if yes {
		return slug
	}
	return ""
}

// duties are who stands on the slot in the selected shift.
func (s *Screen) duties(r row) []store.Duty {
	return s.r.At(r.Slot, max(s.column(s.key), 0))
}

func waiting(list []store.Duty) []store.Duty {
	var out []store.Duty
	for _, d := range list {
		if !d.Here() {
			out = append(out, d)
		}
	}
	return out
}

func present(list []store.Duty) []store.Duty {
	var out []store.Duty
	for _, d := range list {
		if d.Here() {
			out = append(out, d)
		}
	}
	return out
}

// menu offers every action of the selected slot: the way without letters.
func (s *Screen) menu() tea.Cmd {
	if !s.ready {
		return nil
	}
	r, _ := s.table.Selected()
	actions := s.slotActions()[1:]
	options := make([]kit.Option, 0, len(actions))
	for _, a := range actions {
		note := app.KeyName(a.Keys[0])
		if a.Why != "" {
			note = a.Why
		}
		options = append(options, kit.Option{ID: a.ID, Text: a.Name, Note: note})
	}
	title := fmt.Sprintf(s.env.Words.T.Roster.MenuTitle, s.env.Words.ShiftDay(s.selected().Shift), s.env.Words.Row(r.RosterRow))
	return app.OpenPick(s.env, title, options, func(o kit.Option) tea.Cmd {
		for _, a := range actions {
			if a.ID == o.ID {
				return app.Run(a)
			}
		}
		return nil
	})
}

// do runs a command of the record and says what came of it.
func (s *Screen) do(cmd store.Command, id, arg string) tea.Cmd {
	text := s.env.Words.T.Roster.Done[id]
	if arg != "" {
		text = fmt.Sprintf(text, arg)
	}
	asked := s.ask.Active()
	return s.env.Do(cmd, func(_ store.Receipt, err error) tea.Msg { return done{s: s, text: text, asked: asked, err: err} })
}

// withDuty goes on with the one duty that is meant; with several it asks.
func (s *Screen) withDuty(list []store.Duty, then func(store.Duty) tea.Cmd) tea.Cmd {
	if len(list) == 1 {
		return then(list[0])
	}
	options := make([]kit.Option, 0, len(list))
	for _, d := range list {
		p := s.r.People[d.Person]
		options = append(options, kit.Option{ID: fmt.Sprint(d.No), Text: p.Name, Note: p.Phone, Keys: []string{p.Phone}})
	}
	return app.OpenPick(s.env, s.env.Words.T.Roster.PickDuty, options, func(o kit.Option) tea.Cmd {
		for _, d := range list {
			if fmt.Sprint(d.No) == o.ID {
				return app.Say(chosen{s, func() tea.Cmd { return then(d) }})
			}
		}
		return nil
	})
}

func (s *Screen) signIn() tea.Cmd {
	r, _ := s.table.Selected()
	shift := s.selected().ID
	return s.withDuty(waiting(s.duties(r)), func(d store.Duty) tea.Cmd {
		return s.do(store.SignIn{Shift: shift, Person: d.Person}, "in", s.r.People[d.Person].Name)
	})
}

func (s *Screen) signOut() tea.Cmd {
	r, _ := s.table.Selected()
	shift := s.selected().ID
	return s.withDuty(present(s.duties(r)), func(d store.Duty) tea.Cmd {
		return s.do(store.SignOut{Shift: shift, Person: d.Person}, "out", s.r.People[d.Person].Name)
	})
}

// assign puts somebody on the slot; a shift that nobody wrote yet is made.
func (s *Screen) assign() tea.Cmd {
	r, _ := s.table.Selected()
	x := s.selected()
	return s.offer(fmt.Sprintf(s.env.Words.T.Roster.PickPerson, s.env.Words.Row(r.RosterRow)), s.duties(r), func(o kit.Option) tea.Cmd {
		cmd := store.Batch{store.AssignDuty{Shift: x.Key, Role: r.Role, Group: r.Group, Post: r.Post, Site: r.Site, Person: o.ID}}
		if !x.Made {
			cmd = append(store.Batch{store.AddShift{Slug: x.Slug, Start: x.Start.In(s.env.Words.Zone)}}, cmd...)
		}
		return s.do(cmd, "assign", o.Text)
	})
}

// standIn puts another person on a slot, with a reason.
func (s *Screen) standIn() tea.Cmd {
	r, _ := s.table.Selected()
	shift, t := s.selected().ID, s.env.Words.T.Roster
	return s.withDuty(s.duties(r), func(d store.Duty) tea.Cmd {
		name := s.r.People[d.Person].Name
		return s.offer(fmt.Sprintf(t.PickPerson, t.Act["standin"]+" "+name), s.duties(r), func(o kit.Option) tea.Cmd {
			return app.Say(chosen{s, func() tea.Cmd {
				s.ask.Open(fmt.Sprintf(t.Ask["standin"], o.Text, name), func(text string) tea.Cmd {
					return s.do(store.SwapDuty{Shift: shift, No: d.No, Person: o.ID, Reason: text}, "standin", "")
				})
				return nil
			}})
		})
	})
}

// trade lets two people change places, in one shift or in two.
func (s *Screen) trade() tea.Cmd {
	r, _ := s.table.Selected()
	shift, t := s.selected(), s.env.Words.T.Roster
	return s.withDuty(s.duties(r), func(d store.Duty) tea.Cmd {
		options, found := s.others(d)
		return app.OpenPick(s.env, t.PickSlot, options, func(o kit.Option) tea.Cmd {
			other := found[o.ID]
			return app.Say(chosen{s, func() tea.Cmd {
				s.ask.Open(fmt.Sprintf(t.Ask["trade"], s.r.People[d.Person].Name, o.Text), func(text string) tea.Cmd {
					return s.do(store.TradeDuties{Shift: shift.ID, No: d.No, With: other.shift, WithNo: other.no, Reason: text}, "trade", "")
				})
				return nil
			}})
		})
	})
}

type place struct {
	shift string
	no    int
}

// others are the held slots of all shifts that are read, with whoever holds
// them.
func (s *Screen) others(d store.Duty) ([]kit.Option, map[string]place) {
	var options []kit.Option
	found := map[string]place{}
	for _, x := range s.r.Shifts {
		if !x.Made {
			continue
		}
		for _, other := range x.Duties {
			if other.Removed || other.Person == d.Person {
				continue
			}
			p := s.r.People[other.Person]
			id := fmt.Sprint(x.ID, " ", other.No)
			found[id] = place{x.ID, other.No}
			options = append(options, kit.Option{ID: id, Text: p.Name, Note: s.env.Words.ShiftDay(x.Shift) + " " + s.env.Words.SlotOf(s.r, other.Slot()), Keys: []string{p.Phone}})
		}
	}
	return options, found
}

func (s *Screen) remove() tea.Cmd {
	r, _ := s.table.Selected()
	shift := s.selected().ID
	return s.withDuty(s.duties(r), func(d store.Duty) tea.Cmd {
		name := s.r.People[d.Person].Name
		s.ask.Open(fmt.Sprintf(s.env.Words.T.Roster.Ask["remove"], name), func(text string) tea.Cmd {
			return s.do(store.RemoveDuty{Shift: shift, No: d.No, Reason: text}, "remove", name)
		})
		return nil
	})
}

// offer lists everybody to choose from, whoever has no post in the shift first;
// without is left out.
func (s *Screen) offer(title string, without []store.Duty, choose func(kit.Option) tea.Cmd) tea.Cmd {
	st, ctx, words := s.env.Store, s.env.Ctx, s.env.Words
	skip, busy := map[string]bool{}, map[string]bool{}
	for _, d := range without {
		skip[d.Person] = true
	}
	for _, d := range s.selected().Duties {
		if !d.Removed {
			busy[d.Person] = true
		}
	}
	return func() tea.Msg {
		page, err := st.FindPeople(ctx, store.PeopleSearch{Limit: 100_000})
		out := offered{s: s, title: title, chosen: choose, err: err}
		var later []kit.Option
		for _, o := range app.PersonOptions(words, page.Rows) {
			switch {
			case skip[o.ID]:
			case busy[o.ID]:
				later = append(later, o)
			default:
				out.options = append(out.options, o)
			}
		}
		out.options = append(out.options, later...)
		return out
	}
}
