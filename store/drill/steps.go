package drill

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"zhiban/store"
	"zhiban/store/plan"
)

// action plays one step.
type action func(ctx context.Context, p *player, by string, when time.Time, st Step) error

// actions is every command a script may use. Each reads the fields of a step
// that it names.
func actions() map[string]action {
	out := baseActions()
	for _, more := range []map[string]action{supplyActions(), noticeActions(), musterActions(), censusActions(), roundActions(), teamActions(), rosterActions(), sceneActions(), medicalActions(), pointActions(), hotlineActions(), sitrepActions()} {
		for name, act := range more {
			out[name] = act
		}
	}
	return out
}

func baseActions() map[string]action {
	return map[string]action{
		"t0": func(ctx context.Context, p *player, by string, when time.Time, st Step) error {
			return p.t0(ctx, by, st)
		},
		"milestone": simple(func(p *player, st Step) store.Command { return store.MarkMilestone{Slug: st.Slug} }),
		"note":      note,
		"words":     words,
		"strike": simple(func(p *player, st Step) store.Command {
			return store.StrikeEntry{Entry: p.mark.Refs["entry/"+st.Ref], Reason: st.Reason}
		}),
		"holder": holder,
		"muster": muster,
		"leader": onGrid(func(p *player, st Step, grid string) store.Command {
			return store.SetGridLeader{ID: grid, Person: p.who(st.Person)}
		}),
		"grid": onGrid(func(p *player, st Step, grid string) store.Command {
			return store.SetGridStatus{ID: grid, Level: st.Level, Reason: st.Reason}
		}),

		"duty":     duty,
		"sign_in":  onDuty(func(shift, person string, _ Step) store.Command { return store.SignIn{Shift: shift, Person: person} }),
		"sign_out": onDuty(func(shift, person string, _ Step) store.Command { return store.SignOut{Shift: shift, Person: person} }),
		"swap":     swap,

		"site": onSite(func(p *player, st Step, site string) store.Command {
			return store.SetSiteState{ID: site, State: st.State, Text: st.Text}
		}),
		"lanes":   onSite(func(p *player, st Step, site string) store.Command { return store.SetLanes{ID: site, Lanes: st.Lanes} }),
		"guard":   guard,
		"relieve": relieve,
		"checkin": checkin,

		"report":   report,
		"dispatch": dispatch,
		"accept":   onMatter(func(p *player, st Step, id string) store.Command { return store.AcceptMatter{ID: id, Text: st.Text} }),
		"scene":    onMatter(func(p *player, st Step, id string) store.Command { return store.SceneMatter{ID: id, Text: st.Text} }),
		"hand":     onMatter(func(p *player, st Step, id string) store.Command { return store.HandMatter{ID: id, Text: st.Text} }),
		"hold":     hold,
		"verify":   onMatter(func(p *player, st Step, id string) store.Command { return store.VerifyMatter{ID: id, Text: st.Text} }),
		"close": onMatter(func(p *player, st Step, id string) store.Command {
			return store.CloseMatter{ID: id, Result: st.Text, Verifier: p.who(st.Person)}
		}),
		"answer": onMatter(func(p *player, st Step, id string) store.Command { return store.AnswerMatter{ID: id, Result: st.Text} }),
		"return": onMatter(func(p *player, st Step, id string) store.Command {
			return store.ReturnMatter{ID: id, Reason: st.Reason, To: st.To}
		}),
		"chase": onMatter(func(p *player, st Step, id string) store.Command { return store.ChaseMatter{ID: id, Text: st.Text} }),
		"amend": onMatter(func(p *player, st Step, id string) store.Command {
			return store.AmendMatter{ID: id, Level: st.Level, Reason: st.Reason}
		}),

		"cutoff": func(ctx context.Context, p *player, by string, _ time.Time, st Step) error {
			return p.do(ctx, by, time.Time{}, Step{As: "handover"}, store.CutOff{Weather: st.Weather, Asks: st.Asks, Anyway: true})
		},
		"take":       take,
		"question":   item(func(no int, st Step) store.Command { return store.QuestionItem{No: no, Text: st.Text} }),
		"refuse":     refuse,
		"read_back":  readBack,
		"sign":       simple(func(_ *player, st Step) store.Command { return store.SignHandover{Side: st.Post} }),
		"seal":       seal,
		"answer_ask": simple(func(_ *player, st Step) store.Command { return store.AnswerAsk{No: st.No, Text: st.Text} }),
		"addendum":   simple(func(_ *player, st Step) store.Command { return store.AddAddendum{Handover: "last", Text: st.Text} }),
	}
}

func simple(cmd func(*player, Step) store.Command) action {
	return func(ctx context.Context, p *player, by string, when time.Time, st Step) error {
		return p.do(ctx, by, when, st, cmd(p, st))
	}
}

func onGrid(cmd func(*player, Step, string) store.Command) action {
	return func(ctx context.Context, p *player, by string, when time.Time, st Step) error {
		grid, err := p.grid(ctx, st.Grid)
		if err != nil {
			return err
		}
		return p.do(ctx, by, when, st, cmd(p, st, grid))
	}
}

func onSite(cmd func(*player, Step, string) store.Command) action {
	return func(ctx context.Context, p *player, by string, when time.Time, st Step) error {
		site, err := p.site(ctx, st.Site)
		if err != nil {
			return err
		}
		return p.do(ctx, by, when, st, cmd(p, st, site))
	}
}

func onMatter(cmd func(*player, Step, string) store.Command) action {
	return func(ctx context.Context, p *player, by string, when time.Time, st Step) error {
		id, err := p.matter(ctx, st.Ref)
		if err != nil {
			return err
		}
		return p.do(ctx, by, when, st, cmd(p, st, id))
	}
}

// matter is what an earlier step made, or «task/SLUG»: the first task of the
// plan that the activation opened.
func (p *player) matter(ctx context.Context, ref string) (string, error) {
	slug, task := strings.CutPrefix(ref, "task/")
	if !task {
		return p.ref(ref)
	}
	i := slices.IndexFunc(p.o.Plan.FirstTasks, func(t plan.FirstTask) bool { return t.Slug == slug })
	if i < 0 {
		return "", fmt.Errorf("the plan has no first task %q", slug)
	}
	open, err := p.st.Matters(ctx, store.MatterFilter{Open: true})
	if err != nil {
		return "", err
	}
	for _, m := range open {
		if m.Source == store.SourcePlan && m.Text == p.o.Plan.FirstTasks[i].ZH {
			return m.ID, nil
		}
	}
	return "", fmt.Errorf("the first task %q is not open", slug)
}

func (p *player) who(key string) string { return p.mark.Refs["person/"+key] }

func (p *player) grid(ctx context.Context, number int) (string, error) {
	if number == 0 {
		return "", nil
	}
	grids, err := p.st.Grids(ctx)
	if err != nil {
		return "", err
	}
	for _, g := range grids {
		if g.Number == number {
			return g.ID, nil
		}
	}
	return "", fmt.Errorf("the plan has no grid %d", number)
}

func (p *player) site(ctx context.Context, key string) (string, error) {
	if key == "" {
		return "", nil
	}
	sites, err := p.st.Sites(ctx)
	if err != nil {
		return "", err
	}
	for _, s := range sites {
		if s.Key == key {
			return s.ID, nil
		}
	}
	return "", fmt.Errorf("the plan has no site %q", key)
}

func (p *player) group(ctx context.Context, slug string) (string, error) {
	if slug == "" {
		return "", nil
	}
	g, err := p.st.Group(ctx, slug)
	return g.ID, err
}

func (p *player) t0(ctx context.Context, by string, st Step) error {
	t0 := p.now
	if st.Until != "" {
		var err error
		if t0, err = p.script.time(st.Until, p.zone); err != nil {
			return err
		}
	}
	return p.do(ctx, by, time.Time{}, st, store.SetT0{T0: t0, Reason: st.Reason})
}

// note writes text about a grid, site, group or matter with its figures.
func note(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	subject, err := p.subject(ctx, st)
	if err != nil {
		return err
	}
	n := store.WriteNote{Text: st.Text, Subject: subject}
	for _, f := range st.Figures {
		n.Figures = append(n.Figures, store.Figure{Slug: f.Slug, What: f.What, Number: f.Number, Unit: f.Unit, Basis: f.Basis})
	}
	return p.do(ctx, by, when, st, n)
}

// words is a word from each of some grids.
func words(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	return p.eachRow(ctx, st, func(r GridRow, grid string) error {
		return p.do(ctx, by, when, st, store.WriteNote{Text: r.Text, Subject: grid})
	})
}

func (p *player) subject(ctx context.Context, st Step) (string, error) {
	switch {
	case st.Ref != "":
		return p.mark.Refs[st.Ref], nil
	case st.Site != "":
		return p.site(ctx, st.Site)
	case st.Group != "":
		return p.group(ctx, st.Group)
	case st.Grid != 0:
		return p.grid(ctx, st.Grid)
	}
	return "", nil
}
