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
	st, err := store.Create(ctx, a.options(path), init)
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
