package point

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// act is something that can be done here.
type act struct {
	id  string
	key string
	why func(*Screen) string
	run func(*Screen) tea.Cmd
}

func acts() []act {
	return []act{
		{"home", "h", on(tabPoints, tabGrids), (*Screen).home}, {"shut", "c", (*Screen).noneOpen, (*Screen).shut}, {"lane", "o", (*Screen).noneShut, (*Screen).openLane}, {"lanes", "l", (*Screen).noPoint, (*Screen).lanes}, {"target", "t", (*Screen).noPoint, (*Screen).target},
		{"formula", "f", (*Screen).noPoint, (*Screen).formula}, {"more", "w", (*Screen).noPoint, (*Screen).oneMore}, {"move", "m", (*Screen).noOther, (*Screen).move},
		{"new", "n", (*Screen).noTubes, (*Screen).openTubes}, {"fill", "p", (*Screen).noTube, (*Screen).fill}, {"seal", "s", (*Screen).notOpen, (*Screen).seal}, {"send", "g", (*Screen).noneSealed, (*Screen).send},
		{"good", "y", (*Screen).noResult, (*Screen).good}, {"bad", "a", (*Screen).noResult, (*Screen).bad}, {"again", "v", (*Screen).noResult, (*Screen).again}, {"void", "x", (*Screen).noVoid, (*Screen).void}, {"matter", "j", (*Screen).noMatter, (*Screen).matter},
		{"receive", "r", (*Screen).noSlip, (*Screen).receive}, {"all", "k", (*Screen).toldAll, (*Screen).all}, {"back", "b", (*Screen).noSlip, (*Screen).back},
	}
}

// on says that the screen must show one of some tabs.
func on(tabs ...int) func(*Screen) string {
	return func(s *Screen) string {
		for _, t := range tabs {
			if s.tab == t {
				return ""
			}
		}
		return "none"
	}
}

func (s *Screen) noPoint() string {
	if _, ok := s.points.Selected(); !ok || s.tab != tabPoints {
		return "none"
	}
	return ""
}

func (s *Screen) noneOpen() string {
	p, _ := s.points.Selected()
	switch {
	case s.noPoint() != "":
		return "none"
	case len(p.Site.Lanes) == 0:
		return "lanes"
	case p.Site.OpenLanes() == 0:
		return "shut"
	}
	return ""
}

func (s *Screen) noneShut() string {
	p, _ := s.points.Selected()
	switch {
	case s.noPoint() != "":
		return "none"
	case len(p.Site.Lanes) == 0:
		return "lanes"
	case p.Site.OpenLanes() == len(p.Site.Lanes):
		return "all"
	}
	return ""
}

func (s *Screen) noOther() string {
	switch {
	case s.noneOpen() != "":
		return s.noneOpen()
	case len(s.d.state.Points) < 2:
		return "one"
	}
	return ""
}

func (s *Screen) noTubes() string {
	switch {
	case len(s.env.Words.Plan.TubeKinds) == 0:
		return "tubes"
	case s.tab != tabTubes:
		return "none"
	}
	return ""
}

func (s *Screen) noTube() string {
	if _, ok := s.tubes.Selected(); !ok || s.noTubes() != "" {
		return "none"
	}
	return ""
}

func (s *Screen) notOpen() string {
	x, _ := s.tubes.Selected()
	switch {
	case s.noTube() != "":
		return "none"
	case !x.Sealed.IsZero():
		return "sealed"
	case x.People == 0:
		return "empty"
	}
	return ""
}

func (s *Screen) noneSealed() string {
	switch {
	case s.noTubes() != "":
		return s.noTubes()
	case s.d.state.Tubes.Sealed == 0:
		return "none_sealed"
	}
	return ""
}

func (s *Screen) noResult() string {
	x, _ := s.tubes.Selected()
	switch {
	case s.noTube() != "":
		return "none"
	case x.Sealed.IsZero():
		return "unsealed"
	}
	return ""
}

func (s *Screen) noVoid() string {
	x, _ := s.tubes.Selected()
	switch {
	case s.noTube() != "":
		return "none"
	case x.Transfer != nil:
		return "sent"
	}
	return ""
}

func (s *Screen) noMatter() string {
	x, _ := s.tubes.Selected()
	switch {
	case s.noTube() != "":
		return "none"
	case len(x.Matters) == 0:
		return "normal"
	}
	return ""
}

func (s *Screen) noSlip() string {
	x, ok := s.slips.Selected()
	switch {
	case !ok || s.tab != tabSlips:
		return "none"
	case x.Void:
		return "void"
	case x.Received != nil:
		return "received"
	}
	return ""
}

func (s *Screen) toldAll() string {
	x, ok := s.slips.Selected()
	switch {
	case !ok || s.tab != tabSlips:
		return "none"
	case x.Void:
		return "void"
	case x.Counts.Waiting() == 0:
		return "told"
	}
	return ""
}

// actions are what the screen offers in this tab, with the reason when
// something cannot be done now.
func (s *Screen) actions() []app.Action {
	t := s.env.Words.T.Point
	out := make([]app.Action, 0, len(acts()))
	for _, a := range acts() {
		why := t.Why[a.why(s)]
		if s.env.Store.ReadOnly() != nil && a.id != "formula" && a.id != "more" && a.id != "move" {
			why = t.Why["readonly"]
		}
		out = append(out, app.Action{ID: a.id, Keys: []string{a.key}, Name: t.Act[a.id], Why: why, Bar: true, Run: func() tea.Cmd { return a.run(s) }})
	}
	here := map[int][]string{tabPoints: {"home", "shut", "lane", "lanes", "target", "formula", "more", "move"}, tabGrids: {"home"}, tabTubes: {"new", "fill", "seal", "send", "good", "bad", "again", "void", "matter"}, tabSlips: {"receive", "all", "back"}}[s.tab]
	slices.SortStableFunc(out, func(a, b app.Action) int { // what this tab is for stands first in the bar
		return cmp.Compare(rank(here, a.ID), rank(here, b.ID))
	})
	return out
}

func rank(list []string, id string) int {
	if slices.Contains(list, id) {
		return 0
	}
	return 1
}

func (s *Screen) saved(about string) string {
	return fmt.Sprintf(s.env.Words.T.Point.Done["saved"], about)
}

// question asks for one line about something; make makes the command of it.
func (s *Screen) question(ask, about string, make func(text string) (store.Command, error)) tea.Cmd {
	label := s.env.Words.T.Point.Ask[ask]
	if strings.Contains(label, "%s") {
		label = fmt.Sprintf(label, about)
	}
	s.Ask.Open(label, func(text string) tea.Cmd {
		cmd, err := make(text)
		if err != nil {
			return app.Say(s.env.Complain(err))
		}
		return s.Do(cmd, s.saved(about))
	})
	return nil
}

// leading reads a number and what stands behind it: «3道 堵车», «7格 43 漏报».
func leading(text string) (n int, rest string, err error) {
	text = strings.TrimSpace(text)
	first, rest, _ := strings.Cut(word.Narrow(text), " ")
	digits := strings.TrimFunc(first, func(r rune) bool { return r < '0' || r > '9' })
	if n, err = strconv.Atoi(digits); err != nil {
		return 0, "", &store.Error{Code: store.Invalid, Field: "no", Reason: "site.lanes_line"}
	}
	return n, strings.TrimSpace(rest), nil
}

func (s *Screen) home() tea.Cmd {
	grid := ""
	if g, ok := s.grids.Selected(); ok && s.tab == tabGrids {
		grid = fmt.Sprintf(s.env.Words.T.Report.Grid, g.Grid.Number)
	}
	cmd := s.question("home", s.env.Words.T.Point.Act["home"], func(text string) (store.Command, error) {
		g, rest, err := leading(text)
		if err != nil {
			return nil, err
		}
		n, why, err := leading(rest)
		return store.TallyHome{Grid: strconv.Itoa(g), People: n, Reason: why}, err
	})
	if grid != "" {
		s.Ask.Field.SetValue(strings.ReplaceAll(grid, "grid ", "") + " ")
	}
	return cmd
}

func (s *Screen) name(p store.PointState) string {
	return s.env.Words.Name(p.Site.Name, p.Site.NameEN)
}

func (s *Screen) shut() tea.Cmd {
	p, _ := s.points.Selected()
	return s.question("shut", s.name(p), func(text string) (store.Command, error) {
		n, why, err := leading(text)
		if err == nil && why == "" {
			err = &store.Error{Code: store.Invalid, Field: "reason", Reason: "reason.missing"}
		}
		return store.SetLanes{ID: p.Site.ID, No: n, Reason: why}, err
	})
}

func (s *Screen) openLane() tea.Cmd {
	p, _ := s.points.Selected()
	return s.question("lane", s.name(p), func(text string) (store.Command, error) {
		n, why, err := leading(text)
		return store.SetLanes{ID: p.Site.ID, No: n, Open: true, Reason: why}, err
	})
}

func (s *Screen) lanes() tea.Cmd {
	p, _ := s.points.Selected()
	return s.question("lanes", s.name(p), func(text string) (store.Command, error) {
		n, why, err := leading(text)
		return store.SetLanes{ID: p.Site.ID, Lanes: n, Reason: why}, err
	})
}

func (s *Screen) target() tea.Cmd {
	p, _ := s.points.Selected()
	return s.question("target", s.name(p), func(text string) (store.Command, error) {
		n, why, err := leading(strings.ReplaceAll(text, ",", ""))
		return store.AimPoint{Site: p.Site.ID, Target: n, Reason: why}, err
	})
}

// formula says in words how the finish times were counted, point by point.
func (s *Screen) formula() tea.Cmd {
	w, t := s.env.Words, s.env.Words.T.Point
	lines := []string{t.FormulaWords, ""}
	for _, p := range s.d.state.Points {
		lines = append(lines, s.name(p), "  "+w.FinishFormula(p.Target, p.Done, p.Finish, s.now))
		if p.Finish.Rate.Assumed {
			lines = append(lines, "  "+t.FormulaAssumed)
		}
	}
	return app.Say(app.OpenDialog{Dialog: newInfo(s.env, t.FormulaTitle, lines)})
}

// oneMore shows what one more lane at the chosen point would do.
func (s *Screen) oneMore() tea.Cmd {
	p, ok := s.points.Selected()
	if !ok {
		return nil
	}
	return s.whatIf(fmt.Sprintf(s.env.Words.T.Point.OneMore, s.name(p)), store.WhatIf{Add: p.Site.ID})
}

// move asks which point gets a lane of the chosen one.
func (s *Screen) move() tea.Cmd {
	p, ok := s.points.Selected()
	if !ok {
		return nil
	}
	var options []kit.Option
	for _, o := range s.d.state.Points {
		if o.Site.ID != p.Site.ID {
			options = append(options, kit.Option{ID: o.Site.ID, Text: s.name(o), Note: s.env.Words.Finish(o.Finish, s.now)})
		}
	}
	return app.OpenPick(s.env, s.env.Words.T.Point.Ask["move"], options, func(o kit.Option) tea.Cmd {
		return s.whatIf(fmt.Sprintf(s.env.Words.T.Point.MoveLane, s.name(p), o.Text), store.WhatIf{From: p.Site.ID, To: o.ID})
	})
}

func (s *Screen) whatIf(title string, q store.WhatIf) tea.Cmd { return whatIf(s.env, title, q) }

// whatIf counts in the background and shows both finish times.
func whatIf(env *app.Env, title string, q store.WhatIf) tea.Cmd {
	st, ctx := env.Store, env.Ctx
	return func() tea.Msg {
		before, after, err := st.WhatIf(ctx, q)
		if err != nil {
			return env.Complain(err)
		}
		return app.OpenDialog{Dialog: newTable(env, env.Words.T.Point.WhatIf+" "+title, env.Words.WhatIfRows(before, after, journalNow(env)))}
	}
}
