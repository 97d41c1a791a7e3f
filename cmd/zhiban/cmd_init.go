package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/word"
)

func (a *app) initCmd() *cobra.Command {
	var planName, name, t0, officer, station string
	c := a.command("init", "init --plan NAME|FILE [--name TEXT] [--t0 TIME] [--officer NAME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		if planName == "" {
			return a.missing("--plan")
		}
		return a.setUp(cmd.Context(), planName, store.Init{Name: name, Officer: officer, Station: strings.ToUpper(station)}, t0)
	})
	f := c.Flags()
	f.StringVar(&planName, "plan", "", a.flag("plan"))
	f.StringVar(&name, "name", "", a.flag("name"))
	f.StringVar(&t0, "t0", "", a.flag("t0"))
	f.StringVar(&officer, "officer", "", a.flag("officer"))
	f.StringVar(&station, "station", "", a.flag("station"))
	return c
}

// defaultOfficer is the officer of a post that was set up without a name.
const defaultOfficer = "值班员"

func (a *app) setUp(ctx context.Context, planName string, init store.Init, t0 string) error {
	p, err := a.loadPlan(planName)
	if err != nil {
		return err
	}
	init.Plan = p
	for _, name := range []string{a.as, a.env("ZHIBAN_AS"), defaultOfficer} {
		if init.Officer == "" {
			init.Officer = name
		}
	}
	zone, err := p.Location()
	if err != nil {
		return err
	}
	if t0 != "" {
		var ok bool
		if init.T0, ok = word.ParseTime(t0, a.wall(), zone); !ok {
			return a.usage(a.t.CLI.BadTime, t0)
		}
	}
	path, err := a.path()
	if err != nil {
		return err
	}
	st, _, err := a.create(ctx, path, init)
	if err != nil {
		return err
	}
	post, err := st.Post(ctx)
	if err = errors.Join(err, st.Close()); err != nil {
		return err
	}
	out := struct {
		ID   string `json:"id"`
		Name string `json:"name"`
		Plan string `json:"plan"`
		File string `json:"file"`
	}{post.ID, post.Name, p.Slug, path}
	return a.print(out, time.UTC, func(w io.Writer) {
		fmt.Fprintf(w, a.t.CLI.Created+"\n%s\n", post.Name, p.Slug, path, a.t.CLI.Opening)
	})
}

// create makes the post with its first officer, whose id it gives, and with the
// other officers that were named beside.
func (a *app) create(ctx context.Context, path string, init store.Init) (*store.Store, string, error) {
	names := word.Names(init.Officer)
	if len(names) > 0 {
		init.Officer = names[0]
	}
	st, err := store.Create(ctx, a.options(path), init)
	if err != nil {
		return nil, "", err
	}
	who, err := st.PersonByName(ctx, init.Officer)
	if err != nil {
		return nil, "", errors.Join(err, st.Close())
	}
	var others store.Batch
	for _, name := range names[min(1, len(names)):] {
		others = append(others, store.AddPerson{Name: name, Role: store.RoleOfficer})
	}
	if len(others) == 0 {
		return st, who.ID, nil
	}
	if _, err := st.Do(ctx, who.ID, time.Time{}, others); err != nil {
		return nil, "", errors.Join(err, st.Close())
	}
	return st, who.ID, nil
}

// loadPlan finds a plan by name or path; mistakes are listed with their lines.
func (a *app) loadPlan(name string) (*plan.Plan, error) {
	p, problems, err := plan.Open(assets.FS, name)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) && !strings.ContainsAny(name, `/\.`) {
			return nil, said{fmt.Sprintf(a.t.CLI.PlanUnknown, name)}
		}
		return nil, said{fmt.Sprintf(a.t.CLI.PlanUnreadable, name)}
	}
	if len(problems) > 0 {
		for _, x := range problems {
			fmt.Fprintln(a.err, x.Text(a.lang))
		}
		return nil, said{fmt.Sprintf(a.t.CLI.PlanWrong, name, len(problems))}
	}
	return p, nil
}
