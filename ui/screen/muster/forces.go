package muster

import (
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// Forces is the screen of all requests for people.
type Forces struct {
	*desk
	list  []store.ForceCount
	moves map[string]store.SupportMove // the last step of each
}

type forcesRead struct {
	list  []store.ForceCount
	moves map[string]store.SupportMove
}

// NewForces makes the screen; selected is the request to begin at, or "".
func NewForces(env *app.Env, selected string) *Forces {
	s := &Forces{desk: newDesk(env)}
	s.want = selected
	s.read = func() (any, error) {
		r := forcesRead{moves: map[string]store.SupportMove{}}
		var err error
		if r.list, err = env.Store.Forces(env.Ctx, false); err != nil {
			return nil, err
		}
		for _, c := range r.list {
			moves, err := env.Store.SupportMoves(env.Ctx, c.ID)
			if err != nil {
				return nil, err
			}
			if n := len(moves); n > 0 {
				r.moves[c.ID] = moves[n-1]
			}
		}
		return r, nil
	}
	s.take = func(got any) {
		if r, ok := got.(forcesRead); ok {
			s.list, s.moves = r.list, r.moves
		}
	}
	s.draw, s.actions = s.part, s.acts
	return s
}

func (s *Forces) part() part {
	t := s.env.Words.T.Muster
	p := part{title: t.Forces, empty: t.EmptyForces, cols: []column{{t.Number, 7, 0}, {t.What, 0, 0}, {t.Asked, 5, 0}, {t.Here, 5, 0}, {t.Coming, 7, 0}, {t.Short, 6, 0}, {t.Skills, 20, 2}, {t.By, 16, 0}, {t.With, 20, 3}}}
	here := 0
	for _, c := range s.list {
		here += c.Here
		p.rows = append(p.rows, s.row(c))
	}
	if here > 0 {
		p.title += " · " + fmt.Sprintf(t.HereNow, here)
	}
	if r, ok := s.table.Selected(); ok {
		p.foot = s.foot(r.item.(store.ForceCount)) //nolint:forcetypeassert // rows are made of nothing else
	}
	return p
}

func (s *Forces) row(c store.ForceCount) row {
	w, th := s.env.Words, s.env.Theme
	r := row{id: c.ID, item: c}
	when := w.Left(c.Deadline, s.now)
	switch {
	case !c.Matter.Open():
		when, r.style = w.State(c.Matter.State), &th.Muted
	case !c.Missing():
		when, r.style = w.T.Muster.AllHere, &th.OK
	case c.Late(s.now):
		r.style = &th.Orange
	}
	r.cells = []string{c.Matter.Number, c.Matter.Text, strconv.Itoa(c.Count), strconv.Itoa(c.Arrived), strconv.Itoa(c.Coming), strconv.Itoa(c.Short), w.SkillCount(c), when, c.Matter.Owner}
	return r
}

// foot is what the bodies above said last, and the skills where the column of
// them has no room.
func (s *Forces) foot(c store.ForceCount) []string {
	w, th := s.env.Words, s.env.Theme
	line := w.T.Muster.ChainNone
	if m, ok := s.moves[c.ID]; ok {
		line = w.T.Muster.Chain + w.T.Report.Colon + w.Time(m.At, s.now) + " " + w.SupportMove(m)
	}
	return []string{th.Muted.Render(w.ForceLine(c)), th.Muted.Render(line)}
}

func (s *Forces) acts() []app.Action {
	r, ok := s.table.Selected()
	var out []app.Action
	if c, is := r.item.(store.ForceCount); ok && is {
		closed := ""
		if !c.Matter.Open() {
			closed = "settled"
		}
		out = []app.Action{
			s.act("open", "enter", "", func() tea.Cmd { return app.Say(app.Go{Route: app.Force, ID: c.ID}) }),
			s.act("body", "b", closed, func() tea.Cmd { return s.step(c) }),
			s.act("amend", "m", closed, func() tea.Cmd { return s.amend(c) }),
			s.act("matter", "i", "", func() tea.Cmd { return app.Say(app.Go{Route: app.Matter, ID: c.ID}) }),
		}
	}
	return append(out, s.act("call", "a", "", s.call))
}

func (d *desk) call() tea.Cmd {
	t, w := d.env.Words.T.Muster, d.env.Words
	bodies := append([]kit.Option{{ID: "", Text: t.Field["none"]}}, d.bodies()...)
	form := kit.NewForm(t.Ask["call"], []kit.FormField{
		{Key: "count", Label: t.Field["count"], Kind: kit.FormNumber, Required: true}, {Key: "skills", Label: t.Field["skills"], Hint: t.CallHint},
		{Key: "by", Label: t.Field["by"], Kind: kit.FormTime, Check: d.checkTime}, {Key: "text", Label: t.Field["for"], Required: true},
		{Key: "grid", Label: t.Field["grid"], Kind: kit.FormNumber}, {Key: "body", Label: t.Field["body"], Kind: kit.FormChoice, Options: bodies},
	}, d.env.FormWords())
	return app.OpenForm(d.env, "force", form, func(v map[string]string) (store.Command, error) {
		n, err := strconv.Atoi(v["count"])
		if err != nil {
			return nil, &store.Error{Code: store.Invalid, Field: "count", Reason: "force.count"}
		}
		skills, err := readSkills(w, v["skills"])
		if err != nil {
			return nil, err
		}
		by, err := d.ahead("by", v["by"])
		return store.CallForce{Count: n, Skills: skills, By: by, Text: v["text"], Grid: v["grid"], Body: v["body"]}, err
	})
}

func (d *desk) amend(c store.ForceCount) tea.Cmd {
	t, w := d.env.Words.T.Muster, d.env.Words
	skills := ""
	for i, s := range c.Skills {
		if i > 0 {
			skills += " "
		}
		skills += w.Skill(s.Skill) + strconv.Itoa(s.N)
	}
	form := kit.NewForm(fmt.Sprintf(t.Ask["amend"], c.Matter.Number), []kit.FormField{
		{Key: "count", Label: t.Field["count"], Kind: kit.FormNumber, Required: true, Value: strconv.Itoa(c.Count)}, {Key: "skills", Label: t.Field["skills"], Hint: t.CallHint, Value: skills},
		{Key: "by", Label: t.Field["by"], Kind: kit.FormTime, Check: d.checkTime}, {Key: "reason", Label: t.Field["reason"], Required: true},
	}, d.env.FormWords())
	return app.OpenForm(d.env, "amend:"+c.ID, form, func(v map[string]string) (store.Command, error) {
		n, err := strconv.Atoi(v["count"])
		if err != nil {
			return nil, &store.Error{Code: store.Invalid, Field: "count", Reason: "force.count"}
		}
		list, err := readSkills(w, v["skills"])
		if err != nil {
			return nil, err
		}
		by, err := d.ahead("by", v["by"])
		return store.AmendForce{ID: c.ID, Count: n, Skills: list, By: by, Reason: v["reason"]}, err
	})
}

// step records what a body above said.
func (d *desk) step(c store.ForceCount) tea.Cmd {
	t := d.env.Words.T.Muster
	var steps []kit.Option
	for _, slug := range store.SupportSteps() {
		steps = append(steps, kit.Option{ID: slug, Text: t.Support[slug]})
	}
	next := append([]kit.Option{{ID: "", Text: t.Field["none"]}}, d.bodies()...)
	form := kit.NewForm(fmt.Sprintf(t.Ask["body"], c.Matter.Number), []kit.FormField{
		{Key: "body", Label: t.Field["body"], Kind: kit.FormChoice, Options: d.bodies(), Required: true}, {Key: "step", Label: t.Field["step"], Kind: kit.FormChoice, Options: steps, Value: store.SupportAsked},
		{Key: "n", Label: t.Field["n"], Kind: kit.FormNumber}, {Key: "to", Label: t.Field["passto"], Kind: kit.FormChoice, Options: next}, {Key: "text", Label: t.Field["for"]},
	}, d.env.FormWords())
	return app.OpenForm(d.env, "support:"+c.ID, form, func(v map[string]string) (store.Command, error) {
		n := 0
		if v["n"] != "" {
			var err error
			if n, err = strconv.Atoi(v["n"]); err != nil {
				return nil, &store.Error{Code: store.Invalid, Field: "n", Reason: "force.count"}
			}
		}
		return store.SupportStep{Matter: c.ID, Step: v["step"], Body: v["body"], To: v["to"], N: n, Text: v["text"]}, nil
	})
}
