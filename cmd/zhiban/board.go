package main

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui"
	appui "zhiban/ui/app"
	"zhiban/ui/paint"
	"zhiban/ui/screen/setup"
	"zhiban/ui/theme"
	"zhiban/ui/word"
)

// board opens the board on a terminal; without a post it sets one up first.
func (a *app) board(ctx context.Context) (err error) {
	if !a.terminal(a.in) || !a.terminal(a.out) {
		return said{a.t.CLI.NoTerminal}
	}
	path, err := a.path()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	set, wrong := a.prefs.Load()
	set.Lang = a.lang
	o := ui.Options{Theme: look(set), Set: set, Keeper: a.prefs}
	if wrong != nil {
		o.Notice = a.sentence(wrong)
	}
	st, err := store.Open(ctx, a.options(path))
	switch {
	case store.CodeOf(err) == store.NotFound && err != nil:
		o.SetUp, err = a.setUpForm(ctx, path)
		if err != nil {
			return err
		}
	case err != nil:
		return err
	default:
		if o.Officer, err = a.officer(ctx, st); err != nil {
			return errors.Join(err, st.Close())
		}
		o.Store = st
	}
	if a.clockOK && st != nil {
		st.AcceptClock()
	}
	root := ui.NewRoot(ctx, o)
	return errors.Join(a.play(ctx, root), closeRoot(root))
}

// play is the one place that makes a tea.Program.
func (a *app) play(ctx context.Context, root *ui.Root) error {
	watch, stop := context.WithCancel(ctx)
	defer stop()
	if st := root.Store(); st != nil {
		go func() {
			if err := st.Watch(watch); err != nil && watch.Err() == nil {
				return // the board still sees its own changes; the next open says what is wrong
			}
		}()
	}
	var model tea.Model = root
	out := a.out
	if tty, ok := out.(term.File); ok {
		painter := paint.New(tty, tidy())
		defer painter.Close() //nolint:errcheck // it always ends
		model, out = paint.By(painter, root, a.wall), painter
	}
	_, err := tea.NewProgram(model, tea.WithContext(ctx), tea.WithInput(a.in), tea.WithOutput(out)).Run()
	if err != nil && !errors.Is(err, tea.ErrInterrupted) && ctx.Err() == nil {
		return fmt.Errorf("run the board: %w", err)
	}
	return nil
}

func closeRoot(root *ui.Root) error {
	root.Close()
	err := root.Flush(context.Background()) // the way out must not be cut short
	if st := root.Store(); st != nil {
		return errors.Join(err, st.Close())
	}
	return err
}

// look is the theme to begin with: one that follows the terminal starts dark
// until the terminal tells its ground.
func look(set appui.Settings) theme.Theme {
	if set.Theme == "auto" {
		return theme.New("dark", set.ASCII)
	}
	return theme.New(set.Theme, set.ASCII)
}

// setUpForm is what the set-up screen runs.
func (a *app) setUpForm(ctx context.Context, path string) (ui.SetUp, error) {
	names, err := plan.Names(assets.FS)
	if err != nil {
		return ui.SetUp{}, err
	}
	about := map[string]setup.PlanAbout{}
	for _, n := range names {
		p, problems, err := plan.Open(assets.FS, n)
		if err != nil || len(problems) > 0 {
			return ui.SetUp{}, errors.Join(err, fmt.Errorf("plan %s has %d mistakes", n, len(problems)))
		}
		about[n] = setup.PlanAbout{ZH: p.Kind.ZH, EN: p.Kind.EN, Grids: len(p.Grids), Groups: len(p.Groups), Places: len(p.Sites)}
	}
	return ui.SetUp{Plans: names, About: about, Run: func(planName, name, officer, t0 string) (*store.Store, string, error) {
		st, who, err := a.makePost(ctx, path, planName, store.Init{Name: name, Officer: officer}, t0)
		if err != nil {
			return nil, "", errors.New(a.sentence(err))
		}
		return st, who, nil
	}}, nil
}

func (a *app) makePost(ctx context.Context, path, planName string, init store.Init, t0 string) (*store.Store, string, error) {
	p, err := a.loadPlan(planName)
	if err != nil {
		return nil, "", err
	}
	zone, err := p.Location()
	if err != nil {
		return nil, "", err
	}
	init.Plan = p
	if t0 != "" {
		var ok bool
		if init.T0, ok = word.ParseTime(t0, a.wall(), zone); !ok {
			return nil, "", a.usage(a.t.CLI.BadTime, t0)
		}
	}
	return a.create(ctx, path, init)
}
