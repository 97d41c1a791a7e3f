package muster

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// Roll is the roll call of one request: one key for each who arrives.
type Roll struct {
	*desk
	id    string
	count store.ForceCount
	list  []store.RollRow
	moves []store.SupportMove
}

type rollRead struct {
	count store.ForceCount
	list  []store.RollRow
	moves []store.SupportMove
}

// NewRoll makes the screen of a request.
func NewRoll(env *app.Env, id string) *Roll {
	s := &Roll{desk: newDesk(env), id: id}
	s.read = func() (any, error) {
		var r rollRead
		var err error
		if r.count, err = env.Store.ForceCount(env.Ctx, id); err != nil {
			return nil, err
		}
		if r.list, err = env.Store.RollCall(env.Ctx, id); err != nil {
			return nil, err
		}
		r.moves, err = env.Store.SupportMoves(env.Ctx, r.count.ID)
		return r, err
	}
	s.take = func(got any) {
		if r, ok := got.(rollRead); ok {
			s.count, s.list, s.moves = r.count, r.list, r.moves
		}
	}
	s.draw, s.actions = s.part, s.acts
	return s
}

func (s *Roll) part() part {
	w, th := s.env.Words, s.env.Theme
	t := w.T.Muster
	p := part{title: strings.TrimSpace(t.Force + " " + s.count.Matter.Number), empty: t.EmptyRoll,
		cols: []column{{t.State, 14, 0}, {t.Name, 0, 0}, {t.Phone, 13, 0}, {t.Skills, 14, 0}, {t.Place, 14, 0}, {t.Why, 24, 2}}}
	if !s.ready {
		return p
	}
	line, style := w.ForceLine(s.count), th.Accent
	switch {
	case s.count.Late(s.now):
		line, style = th.Glyph.Orange+" "+line, th.Orange
	case !s.count.Missing():
		style = th.OK
	}
	p.head = []string{style.Render(line), th.Text.Render(s.count.Matter.Text + " · " + fmt.Sprintf(t.Deadline, w.Time(s.count.Deadline, s.now), w.Left(s.count.Deadline, s.now)))}
	if n := len(s.moves); n > 0 {
		p.head = append(p.head, th.Muted.Render(t.Chain+w.T.Report.Colon+w.Time(s.moves[n-1].At, s.now)+" "+w.SupportMove(s.moves[n-1])))
	}
	for _, r := range s.list {
		p.rows = append(p.rows, s.row(r))
	}
	if r, ok := s.table.Selected(); ok {
		if flags := w.RollFlags(r.item.(store.RollRow)); flags != "" { //nolint:forcetypeassert // rows are made of nothing else
			p.foot = []string{th.Muted.Render(flags)}
		}
	}
	return p
}

func (s *Roll) row(r store.RollRow) row {
	w, th := s.env.Words, s.env.Theme
	out := row{id: r.Who, item: r, cells: []string{w.RollState(r.ForceRow, s.now), w.RollName(r), r.Phone, w.SkillList(r.Skills), w.RollPlace(r), w.RollFlags(r)}}
	glyph := " "
	switch {
	case len(r.Twice) > 0:
		glyph, out.style = th.Glyph.Orange, &th.Orange
	case r.Here():
		glyph, out.style = th.Glyph.Done, &th.OK
	case r.State != store.ForceComing:
		out.style = &th.Muted
	}
	out.cells[0] = glyph + " " + out.cells[0]
	return out
}

func (s *Roll) acts() []app.Action {
	closed := ""
	if !s.count.Matter.Open() {
		closed = "settled"
	}
	sel, ok := s.table.Selected()
	var out []app.Action
	if r, is := sel.item.(store.RollRow); ok && is {
		out = s.rowActs(r, closed)
	}
	add := func(id, key string, run func() tea.Cmd) { out = append(out, s.act(id, key, closed, run)) }
	add("person", "g", func() tea.Cmd { return s.choose("arrive") })
	add("team", "t", s.team)
	add("walkup", "w", s.walkUp)
	add("heads", "h", s.heads)
	add("coming", "e", func() tea.Cmd { return s.choose("coming") })
	add("body", "b", func() tea.Cmd { return s.step(s.count) })
	add("all", "x", s.all)
	return out
}

func (s *Roll) rowActs(r store.RollRow, closed string) []app.Action {
	t, w := s.env.Words.T.Muster, s.env.Words
	name, who := w.RollName(r), s.who(r)
	here := closed
	if here == "" && !r.Here() {
		here = "here"
	}
	out := make([]app.Action, 0, 5)
	if r.Here() {
		out = append(out, s.act("notarrived", "space", closed, func() tea.Cmd {
			return s.do(store.ArriveForce{ForceWho: who, Undo: true}, fmt.Sprintf(t.Done["notarrived"], name))
		}))
	} else {
		out = append(out, s.act("arrive", "space", closed, func() tea.Cmd {
			s.table.Select(s.after(r)) // the next key is for the next one who is awaited
			return s.do(store.ArriveForce{ForceWho: who, Inside: r.Inside}, fmt.Sprintf(t.Done["arrive"], name))
		}))
	}
	out = append(out, s.act("place", "p", here, func() tea.Cmd { return s.place(r) }), s.act("release", "r", here, func() tea.Cmd {
		return s.do(store.ReleaseForce{ForceWho: who}, fmt.Sprintf(t.Done["release"], name))
	}))
	if len(r.Clears) > 0 {
		out = append(out, s.act("clear", "c", "", func() tea.Cmd { return s.clear(r) }))
	}
	if r.State == store.ForceComing {
		out = append(out, s.act("gone", "d", closed, func() tea.Cmd {
			return s.do(store.ExpectForce{ForceWho: who, Undo: true}, fmt.Sprintf(t.Done["gone"], name))
		}))
	}
	return out
}

// after is who is awaited next, or the same when nobody is.
func (s *Roll) after(r store.RollRow) string {
	next, passed := r.Who, false
	for _, x := range s.list {
		switch {
		case x.Who == r.Who:
			passed = true
		case x.State != store.ForceComing:
		case passed:
			return x.Who
		case next == r.Who:
			next = x.Who // none behind: the first of those before
		}
	}
	return next
}

func (s *Roll) who(r store.RollRow) store.ForceWho {
	w := store.ForceWho{Force: s.id}
	switch {
	case r.Team:
		w.Team, w.Heads = r.Who, r.Heads
	case r.Name != "":
		w.Person = r.Who
	default:
		w.Row = r.Who
	}
	return w
}

// choose takes in somebody who is known: here, or on the way.
func (s *Roll) choose(what string) tea.Cmd {
	t := s.env.Words.T.Muster
	ask := map[string]string{"arrive": "person", "coming": "coming"}[what]
	return app.OpenPersons(s.env, fmt.Sprintf(t.Ask[ask], s.count.Matter.Number), nil, func(id, name string) tea.Cmd {
		who := store.ForceWho{Force: s.id, Person: id}
		var cmd store.Command = store.ArriveForce{ForceWho: who}
		if what == "coming" {
			cmd = store.ExpectForce{ForceWho: who}
		}
		return s.do(cmd, fmt.Sprintf(t.Done[what], name))
	})
}

func (s *Roll) team() tea.Cmd {
	t, w, st, ctx := s.env.Words.T.Muster, s.env.Words, s.env.Store, s.env.Ctx
	return func() tea.Msg {
		teams, err := st.TeamRows(ctx)
		if err != nil {
			return s.env.Complain(err)
		}
		options := make([]kit.Option, 0, len(teams))
		for _, x := range teams {
			options = append(options, kit.Option{ID: x.ID, Text: w.WhoName(x.Name, max(x.Size, len(x.Members), 1)), Note: strings.TrimSpace(x.LeaderName + " " + x.LeaderPhone)})
		}
		return app.OpenPick(s.env, fmt.Sprintf(t.Ask["team"], s.count.Matter.Number), options, func(o kit.Option) tea.Cmd {
			return s.do(store.ArriveForce{ForceWho: store.ForceWho{Force: s.id, Team: o.ID}}, fmt.Sprintf(t.Done["arrive"], o.Text))
		})()
	}
}

func (s *Roll) walkUp() tea.Cmd {
	t, w := s.env.Words.T.Muster, s.env.Words
	form := kit.NewForm(t.Ask["walkup"], []kit.FormField{
		{Key: "name", Label: t.Field["name"], Required: true}, {Key: "phone", Label: t.Field["phone"]}, {Key: "skills", Label: t.Field["skills"], Hint: t.CallHint},
		{Key: "inside", Label: t.Field["inside"], Kind: kit.FormChoice, Value: "no", Options: []kit.Option{{ID: "no", Text: t.Field["no"]}, {ID: "yes", Text: t.Field["yes"]}}},
	}, s.env.FormWords())
	return app.OpenForm(s.env, "walkup:"+s.id, form, func(v map[string]string) (store.Command, error) {
		list, err := readSkills(w, v["skills"])
		cmd := store.WalkUpForce{Force: s.id, Name: v["name"], Phone: v["phone"], Inside: v["inside"] == "yes"}
		for _, x := range list {
			cmd.Skills = append(cmd.Skills, x.Skill)
		}
		return cmd, err
	})
}

// heads takes in people without names: «12» or «12 司机2».
func (s *Roll) heads() tea.Cmd {
	t, w := s.env.Words.T.Muster, s.env.Words
	return s.question(t.Ask["heads"], func(text string) (store.Command, error) {
		words := strings.Fields(word.Narrow(text))
		if len(words) == 0 {
			return nil, &store.Error{Code: store.Invalid, Field: "heads", Reason: "force.nobody"}
		}
		n, err := strconv.Atoi(strings.TrimRight(words[0], "人"))
		if err != nil || n < 1 {
			return nil, &store.Error{Code: store.Invalid, Field: "heads", Reason: "force.count"}
		}
		skills, err := readSkills(w, strings.Join(words[1:], " "))
		if err != nil {
			return nil, err
		}
		return store.ArriveHeads{Force: s.id, Heads: n, Skills: skills}, nil
	})
}

func (s *Roll) place(r store.RollRow) tea.Cmd {
	t, w, st, ctx := s.env.Words.T.Muster, s.env.Words, s.env.Store, s.env.Ctx
	name := w.RollName(r)
	return func() tea.Msg {
		sites, err := st.Sites(ctx)
		if err != nil {
			return s.env.Complain(err)
		}
		grids, err := st.Grids(ctx)
		if err != nil {
			return s.env.Complain(err)
		}
		options := []kit.Option{{ID: "post", Text: t.Field["post"]}}
		for _, g := range grids {
			options = append(options, kit.Option{ID: "grid:" + g.ID, Text: fmt.Sprintf(w.T.Report.Grid, g.Number) + " " + g.Name, Keys: []string{strconv.Itoa(g.Number)}})
		}
		for _, x := range sites {
			options = append(options, kit.Option{ID: "site:" + x.ID, Text: x.In(w.T.Lang), Note: w.SiteKind(x.Kind), Keys: []string{x.Key}})
		}
		return app.OpenPick(s.env, fmt.Sprintf(t.Ask["place"], name), options, func(o kit.Option) tea.Cmd {
			cmd := store.PlaceForce{ForceWho: s.who(r)}
			switch kind, id, _ := strings.Cut(o.ID, ":"); kind {
			case "grid":
				cmd.Grid = id
			case "site":
				cmd.Site = id
			}
			return s.do(cmd, fmt.Sprintf(t.Done["place"], name, o.Text))
		})()
	}
}

func (s *Roll) clear(r store.RollRow) tea.Cmd {
	t, w := s.env.Words.T.Muster, s.env.Words
	var options []kit.Option
	for _, c := range r.Clears {
		options = append(options, kit.Option{ID: "met:" + c, Text: w.Condition(c) + " " + t.Field["met"]}, kit.Option{ID: "failed:" + c, Text: w.Condition(c) + " " + t.Field["failed"]})
	}
	return app.OpenPick(s.env, fmt.Sprintf(t.Ask["clear"], w.RollName(r)), options, func(o kit.Option) tea.Cmd {
		how, slug, _ := strings.Cut(o.ID, ":")
		return s.do(store.ClearPerson{Person: r.Who, Slug: slug, Failed: how == "failed"}, t.Done["saved"])
	})
}

func (s *Roll) all() tea.Cmd {
	t := s.env.Words.T.Muster
	return s.question(fmt.Sprintf(t.Ask["all"], s.count.Matter.Number), func(text string) (store.Command, error) {
		return store.ReleaseAllForce{Force: s.id, Text: text}, nil
	})
}
