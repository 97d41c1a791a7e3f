package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/plan"
)

func (a *app) planCmd() *cobra.Command {
	c := a.command("plan", "plan COMMAND", nil)
	c.AddCommand(a.planList(), a.planCheck(), a.planShow(), a.planExport())
	return c
}

func (a *app) planList() *cobra.Command {
	return a.command("plan list", "list", func(_ *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		names, err := plan.Names(assets.FS)
		if err != nil {
			return err
		}
		type planOut struct {
			ID   string `json:"id"`
			Name string `json:"name"`
			Kind string `json:"kind"`
		}
		var out []planOut
		var rows [][]string
		for _, n := range names {
			p, err := a.loadPlan(n)
			if err != nil {
				return err
			}
			out = append(out, planOut{n, p.Name.In(a.lang), p.Kind.In(a.lang)})
			rows = append(rows, []string{n, p.Kind.In(a.lang), p.Name.In(a.lang)})
		}
		return a.print(out, time.UTC, func(w io.Writer) { a.table(w, rows) })
	})
}

func (a *app) planCheck() *cobra.Command {
	return a.command("plan check", "check FILE|NAME", func(_ *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "FILE"); err != nil {
			return err
		}
		p, problems, err := a.checkPlan(args[0])
		if err != nil {
			return err
		}
		type problemOut struct {
			plan.Problem
			Message string `json:"message"`
		}
		out := make([]problemOut, 0, len(problems))
		for _, x := range problems {
			out = append(out, problemOut{x, x.Text(a.lang)})
		}
		if err := a.print(out, time.UTC, func(w io.Writer) {
			for _, x := range out {
				fmt.Fprintln(w, x.Message)
			}
			if p != nil {
				fmt.Fprintf(w, a.t.CLI.PlanFine+"\n", args[0], len(p.Grids), len(p.Groups), len(p.Sites), len(p.Types))
			}
		}); err != nil {
			return err
		}
		if len(problems) > 0 {
			return said{fmt.Sprintf(a.t.CLI.PlanWrong, args[0], len(problems))}
		}
		return nil
	})
}

// checkPlan also takes a plain file name that has no folder and no ending.
func (a *app) checkPlan(name string) (*plan.Plan, []plan.Problem, error) {
	p, problems, err := plan.Open(assets.FS, name)
	if err == nil {
		return p, problems, nil
	}
	if src, ferr := os.ReadFile(name); ferr == nil {
		p, problems := plan.Load(name, src)
		return p, problems, nil
	}
	if errors.Is(err, fs.ErrNotExist) && !strings.ContainsAny(name, `/\.`) {
		return nil, nil, said{fmt.Sprintf(a.t.CLI.PlanUnknown, name)}
	}
	return nil, nil, said{fmt.Sprintf(a.t.CLI.PlanUnreadable, name)}
}

func (a *app) planShow() *cobra.Command {
	return a.command("plan show", "show [NAME|FILE]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 1, ""); err != nil {
			return err
		}
		if len(args) == 0 {
			return a.postPlan(cmd)
		}
		p, err := a.loadPlan(args[0])
		if err != nil {
			return err
		}
		if a.json {
			return a.print(p, time.UTC, nil)
		}
		src, err := plan.Source(assets.FS, args[0])
		if err != nil {
			return err
		}
		_, err = a.out.Write(src)
		return err
	})
}

func (a *app) planExport() *cobra.Command {
	return a.command("plan export", "export [NAME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 1, ""); err != nil {
			return err
		}
		if len(args) == 0 {
			return a.postPlan(cmd)
		}
		src, err := plan.Source(assets.FS, args[0])
		if err != nil {
			return said{fmt.Sprintf(a.t.CLI.PlanUnknown, args[0])}
		}
		_, err = a.out.Write(src)
		return err
	})
}

// postPlan prints the plan as the post has it now.
func (a *app) postPlan(cmd *cobra.Command) error {
	return a.with(cmd.Context(), func(st *store.Store) error {
		p, err := st.ExportPlan(cmd.Context())
		if err != nil {
			return err
		}
		if a.json {
			return a.print(p, st.Zone(), nil)
		}
		src, err := plan.Export(p)
		if err != nil {
			return err
		}
		_, err = a.out.Write(src)
		return err
	})
}
