package muster

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// The tabs of the playbook.
const (
	tabSteps = iota
	tabDeadlines
	tabPosts
	tabCheck
	tabCount
)

// Playbook is the screen of all that runs by the clock.
type Playbook struct {
	*desk
	tab  int
	book store.Playbook
	gaps []store.PlanGap
}

type playbookRead struct {
	book store.Playbook
	gaps []store.PlanGap
}

// NewPlaybook makes the screen; at is the tab to begin at, or a deadline.
func NewPlaybook(env *app.Env, at string) *Playbook {
	s := &Playbook{desk: newDesk(env)}
	if i := slices.Index([]string{"steps", "deadlines", "posts", "check"}, at); i >= 0 {
		s.tab = i
	} else if at != "" {
		s.want = at
	}
	s.read = func() (any, error) {
		book, err := env.Store.Playbook(env.Ctx)
		if err != nil {
			return nil, err
		}
		gaps, err := env.Store.CheckPlan(env.Ctx)
		return playbookRead{book, gaps}, err
	}
	s.take = func(got any) {
		r, ok := got.(playbookRead)
		if !ok {
			return
		}
		s.book, s.gaps = r.book, r.gaps
		if slices.ContainsFunc(s.book.Deadlines, func(d store.Deadline) bool { return d.ID == s.want }) {
			s.tab = tabDeadlines
		}
	}
	s.draw, s.actions = s.part, s.acts
	s.turn = func(by int) {
		s.tab = (s.tab + by + tabCount) % tabCount
		s.fill()
	}
	return s
}

func (s *Playbook) part() part {
	t := s.env.Words.T.Muster
	p := part{title: t.Title, tab: s.tab, head: s.head()}
	missing := 0
	for _, x := range s.book.Posts {
		if x.Mustered.IsZero() {
			missing++
		}
	}
	open := 0
	for _, d := range s.book.Deadlines {
		if d.Open() {
			open++
		}
	}
	for i, n := range []int{len(s.book.Steps), open, missing, len(s.gaps)} {
		p.tabs = append(p.tabs, fmt.Sprintf("%s %d", t.Tabs[i], n))
	}
	switch s.tab {
	case tabSteps:
		p.cols, p.rows, p.empty = []column{{t.When, 7, 0}, {t.Step, 0, 0}, {t.Owner, 10, 0}, {t.State, 29, 0}, {t.Why, 20, 2}}, s.steps(), t.EmptySteps
	case tabDeadlines:
		p.cols, p.rows, p.empty = []column{{t.Due, 11, 0}, {t.What, 0, 0}, {t.Owner, 10, 0}, {t.State, 29, 0}, {t.Why, 20, 2}}, s.deadlines(), t.EmptyDeadlines
	case tabPosts:
		p.cols, p.rows, p.empty = []column{{t.Post, 26, 0}, {t.Who, 0, 0}, {t.Phone, 13, 0}, {t.Place, 22, 2}, {t.State, 16, 0}}, s.posts(), t.EmptyPosts
	default:
		p.cols, p.rows, p.empty = []column{{t.Gap, 26, 0}, {t.What, 0, 0}, {t.State, 24, 0}}, s.check(), t.EmptyCheck
	}
	if r, ok := s.table.Selected(); ok {
		p.foot = s.foot(r)
	}
	return p
}

// foot is who answers for the chosen line, with the phone, and why it is late.
func (s *Playbook) foot(r row) []string {
	w := s.env.Words
	who, why := "", ""
	switch x := r.item.(type) {
	case store.PlaybookStep:
		who, why = strings.TrimSpace(s.group(x.Group)+" "+x.Owner+" "+x.Phone), x.Reason
	case store.Deadline:
		for _, p := range s.book.Posts {
			if p.Group == x.Group && p.Post == "a" {
				who = strings.TrimSpace(p.In(w.T.Lang) + " " + p.Name + " " + p.Phone)
			}
		}
		why = w.DeadlineWhy(x, s.now)
	}
	line := ""
	if who != "" {
		line = w.T.Muster.Owner + w.T.Report.Colon + who
	}
	if why != "" {
		line = strings.TrimSpace(line + "  " + w.T.Muster.Why + w.T.Report.Colon + why)
	}
	if line == "" {
		return nil
	}
	return []string{s.env.Theme.Muted.Render(line)}
}

// head says whether it is peace or emergency, and how the clocks stand.
func (s *Playbook) head() []string {
	t, w, post := s.env.Words.T.Muster, s.env.Words, s.book.Post
	th := s.env.Theme
	switch {
	case post.Mode != store.Emergency && post.Balance != nil && !post.StoodDown.IsZero():
		return []string{th.OK.Render(fmt.Sprintf(t.HeadDown, w.Time(post.StoodDown, s.now), post.HandedTo, post.Balance.People))}
	case post.Mode != store.Emergency:
		return []string{th.Muted.Render(t.HeadPeace)}
	case post.T0.IsZero():
		return []string{th.Muted.Render(t.NoT0)}
	}
	out := []string{th.Accent.Render(fmt.Sprintf(t.Head, w.Time(post.T0, s.now), w.TPlus(post.T0, s.now)))}
	for _, c := range s.book.Clocks {
		line := w.Clock(c.Slug) + " " + w.Kept(c.Due, c.Done, s.now)
		if why := post.ReasonFor(c.Slug); why != "" {
			line += " · " + why
		}
		g, style := s.sign(!c.Done.IsZero(), c.Late)
		if style != nil {
			line = style.Render(g + " " + line)
		}
		out = append(out, line)
	}
	return out
}

func (s *Playbook) steps() []row {
	w := s.env.Words
	out := make([]row, len(s.book.Steps))
	for i, x := range s.book.Steps {
		g, style := s.sign(!x.Done.IsZero(), x.Late)
		out[i] = row{id: "step:" + x.Slug, style: style, item: x, cells: []string{w.TPlusOf(x.Minutes), w.Milestone(x.Slug), s.group(x.Group), g + " " + w.Kept(x.Due, x.Done, s.now), x.Reason}}
	}
	return out
}

// group words a group by its slug, as the post has it now.
func (s *Playbook) group(slug string) string {
	for _, p := range s.book.Posts {
		if p.Slug == slug {
			return p.In(s.env.Words.T.Lang)
		}
	}
	return s.env.Words.Group(slug)
}

func (s *Playbook) deadlines() []row {
	w := s.env.Words
	groups := map[string]string{}
	for _, p := range s.book.Posts {
		groups[p.Group] = p.In(w.T.Lang)
	}
	out := make([]row, len(s.book.Deadlines))
	for i, x := range s.book.Deadlines {
		g, style := s.sign(!x.Done.IsZero(), x.Late(s.now))
		state := g + " " + w.Kept(x.Due, x.Done, s.now)
		if !x.Dropped.IsZero() {
			state, style = "  "+w.T.Muster.Dropped, &s.env.Theme.Muted
		}
		out[i] = row{id: x.ID, style: style, item: x, cells: []string{w.Time(x.Due, s.now), x.Text, groups[x.Group], state, w.DeadlineWhy(x, s.now)}}
	}
	return out
}

func (s *Playbook) posts() []row {
	w := s.env.Words
	t := w.T.Muster
	out := make([]row, len(s.book.Posts))
	for i, x := range s.book.Posts {
		post := map[string]string{"a": w.T.Site.PostA, "b": w.T.Site.PostB}[x.Post]
		g, style := s.sign(!x.Mustered.IsZero(), x.Late)
		state, name := t.NotHere, x.Name
		if !x.Mustered.IsZero() {
			state = fmt.Sprintf(t.HereAt, w.Time(x.Mustered, s.now))
		}
		if x.Person == "" {
			name = t.Vacant
		}
		out[i] = row{id: x.Group + x.Post, style: style, item: x, cells: []string{kit.Fit(x.In(w.T.Lang), 18) + " " + post, name, x.Phone, w.PostPlace(x.Place), g + " " + state}}
	}
	return out
}

func (s *Playbook) check() []row {
	w := s.env.Words
	out := make([]row, len(s.gaps))
	for i, g := range s.gaps {
		out[i] = row{id: g.Kind + ":" + g.Subject + ":" + g.Slug, item: g, cells: []string{s.env.Theme.Glyph.Yellow + " " + w.T.Muster.GapKind[g.Kind], w.PlanGap(g), w.PlanGapMore(g)}}
	}
	return out
}

func (s *Playbook) acts() []app.Action {
	var out []app.Action
	r, _ := s.table.Selected()
	switch x := r.item.(type) {
	case store.PlaybookStep:
		out = s.stepActs(x)
	case store.Deadline:
		out = s.deadlineActs(x)
	case store.MusterPost:
		out = []app.Action{s.musterAct(x)}
	case store.PlanGap:
		why := ""
		if x.Kind != store.GapList {
			why = "list"
		}
		out = []app.Action{s.act("checked", "space", why, func() tea.Cmd {
			return s.do(store.CheckPlanList{Slug: x.Slug}, fmt.Sprintf(s.env.Words.T.Muster.Done["checked"], s.env.Words.CheckList(x.Slug)))
		}), s.act("gaps", "g", "", func() tea.Cmd { return app.Say(app.Go{Route: app.Gaps}) })}
	}
	out = append(out, s.act("add", "a", "", s.add))
	if s.book.Post.Mode == store.Emergency && !s.book.Post.Activated.IsZero() {
		return append(out, s.act("forces", "f", "", func() tea.Cmd { return app.Say(app.Go{Route: app.Forces}) }), s.act("standdown", "x", "", s.standDown))
	}
	return append(out, s.act("activate", "o", "", s.activate), s.act("forces", "f", "", func() tea.Cmd { return app.Say(app.Go{Route: app.Forces}) }))
}

func (s *Playbook) stepActs(x store.PlaybookStep) []app.Action {
	t, name := s.env.Words.T.Muster, s.env.Words.Milestone(x.Slug)
	undo := !x.Done.IsZero()
	id := map[bool]string{false: "done", true: "undone"}[undo]
	return []app.Action{
		s.act(id, "space", "", func() tea.Cmd {
			return s.do(store.MarkMilestone{Slug: x.Slug, Undo: undo}, fmt.Sprintf(t.Done[id], name))
		}),
		s.act("why", "w", "", func() tea.Cmd {
			return s.question(fmt.Sprintf(t.Ask["why"], name), func(text string) (store.Command, error) {
				return store.ExplainLate{Slug: x.Slug, Text: text}, nil
			})
		}),
	}
}

func (s *Playbook) deadlineActs(x store.Deadline) []app.Action {
	t := s.env.Words.T.Muster
	undo := !x.Done.IsZero()
	id, settled := map[bool]string{false: "done", true: "undone"}[undo], ""
	if !x.Open() {
		settled = "settled"
	}
	first := ""
	if !x.Dropped.IsZero() {
		first = "settled"
	}
	return []app.Action{
		s.act(id, "space", first, func() tea.Cmd {
			return s.do(store.KeepDeadline{ID: x.ID, Undo: undo}, fmt.Sprintf(t.Done[id], x.Text))
		}),
		s.act("why", "w", "", func() tea.Cmd {
			return s.question(fmt.Sprintf(t.Ask["why"], x.Text), func(text string) (store.Command, error) { return store.ExplainDeadline{ID: x.ID, Text: text}, nil })
		}),
		s.act("move", "m", settled, func() tea.Cmd { return s.move(x) }),
		s.act("drop", "d", settled, func() tea.Cmd {
			return s.question(fmt.Sprintf(t.Ask["drop"], x.Text), func(text string) (store.Command, error) { return store.DropDeadline{ID: x.ID, Reason: text}, nil })
		}),
	}
}

func (s *Playbook) musterAct(x store.MusterPost) app.Action {
	t := s.env.Words.T.Muster
	left := !x.Mustered.IsZero()
	id := map[bool]string{false: "muster", true: "left"}[left]
	return s.act(id, "space", "", func() tea.Cmd {
		return s.do(store.MusterGroup{ID: x.Group, Post: x.Post, Left: left}, fmt.Sprintf(t.Done[id], x.In(s.env.Words.T.Lang)+" "+strings.ToUpper(x.Post)))
	})
}

func (s *Playbook) activate() tea.Cmd {
	t, lang := s.env.Words.T.Muster, s.env.Words.T.Lang
	form := kit.NewForm(t.Ask["activate"], []kit.FormField{
		{Key: "order", Label: t.Field["order"], Required: true},
		{Key: "t0", Label: t.Field["t0"], Kind: kit.FormTime, Check: s.checkTime},
	}, s.env.FormWords())
	return app.OpenForm(s.env, "activate", form, func(v map[string]string) (store.Command, error) {
		t0, err := s.past("t0", v["t0"])
		return store.Activate{T0: t0, Order: v["order"], Lang: lang}, err
	})
}

func (s *Playbook) standDown() tea.Cmd {
	t := s.env.Words.T.Muster
	form := kit.NewForm(t.Ask["standdown"], []kit.FormField{
		{Key: "to", Label: t.Field["to"], Kind: kit.FormPick, Required: true, Options: s.bodies()},
		{Key: "reason", Label: t.Field["reason"], Required: true},
	}, s.env.FormWords())
	return app.OpenForm(s.env, "standdown", form, func(v map[string]string) (store.Command, error) {
		return store.StandDown{To: v["to"], Reason: v["reason"]}, nil
	})
}

func (s *Playbook) add() tea.Cmd {
	t, w := s.env.Words.T.Muster, s.env.Words
	groups := []kit.Option{{ID: "", Text: t.Field["none"]}}
	for _, p := range s.book.Posts {
		if p.Post == "a" {
			groups = append(groups, kit.Option{ID: p.Group, Text: p.In(w.T.Lang)})
		}
	}
	form := kit.NewForm(t.Ask["add"], []kit.FormField{
		{Key: "due", Label: t.Field["due"], Kind: kit.FormTime, Required: true, Check: s.checkTime}, {Key: "text", Label: t.Field["text"], Required: true},
		{Key: "group", Label: t.Field["group"], Kind: kit.FormChoice, Options: groups}, {Key: "grid", Label: t.Field["grid"], Kind: kit.FormNumber},
	}, s.env.FormWords())
	return app.OpenForm(s.env, "deadline", form, func(v map[string]string) (store.Command, error) {
		due, err := s.ahead("due", v["due"])
		return store.SetDeadline{Text: v["text"], Due: due, Group: v["group"], Grid: v["grid"]}, err
	})
}

func (s *Playbook) move(x store.Deadline) tea.Cmd {
	t := s.env.Words.T.Muster
	form := kit.NewForm(fmt.Sprintf(t.Ask["move"], x.Text), []kit.FormField{
		{Key: "due", Label: t.Field["due"], Kind: kit.FormTime, Required: true, Check: s.checkTime}, {Key: "reason", Label: t.Field["reason"], Required: true},
	}, s.env.FormWords())
	return app.OpenForm(s.env, "move:"+x.ID, form, func(v map[string]string) (store.Command, error) {
		due, err := s.ahead("due", v["due"])
		return store.MoveDeadline{ID: x.ID, Due: due, Reason: v["reason"]}, err
	})
}
