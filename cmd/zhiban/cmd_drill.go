package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/drill"
	"zhiban/ui/paper/handover"
	"zhiban/ui/paper/sitrep"
	"zhiban/ui/word"
)

func (a *app) drillCmd() *cobra.Command {
	c := a.command("drill", "drill COMMAND", nil)
	c.AddCommand(a.drillList(), a.drillRun())
	return c
}

type drillOut struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Steps int    `json:"steps"`
	Start string `json:"start"`
}

func (a *app) drillList() *cobra.Command {
	return a.command("drill list", "list", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		names, err := fs.Glob(assets.FS, "drills/*.toml")
		if err != nil {
			return fmt.Errorf("list drills: %w", err)
		}
		var out []drillOut
		var rows [][]string
		for _, n := range names {
			src, err := fs.ReadFile(assets.FS, n)
			if err != nil {
				return fmt.Errorf("list drills: %w", err)
			}
			s, err := drill.Parse(src)
			if err != nil {
				return err
			}
			title := s.ZH
			if a.t.Lang == "en" {
				title = s.EN
			}
			out = append(out, drillOut{strings.TrimSuffix(path.Base(n), ".toml"), title, len(s.Steps), s.Start})
			rows = append(rows, []string{strings.TrimSuffix(path.Base(n), ".toml"), title, fmt.Sprint(len(s.Steps)), s.Start})
		}
		return a.print(out, time.UTC, func(w io.Writer) { a.table(w, rows) })
	})
}

func (a *app) drillRun() *cobra.Command {
	var speed, until string
	c := a.command("drill run", "run NAME [--speed TIMES|max] [--until TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "NAME"); err != nil {
			return err
		}
		o, err := a.drillOptions(args[0], speed, until)
		if err != nil {
			return err
		}
		r, err := drill.Run(cmd.Context(), o)
		if err != nil {
			return err
		}
		zone, err := o.Plan.Location()
		if err != nil {
			return err
		}
		out := struct {
			ID    string    `json:"id"`
			Steps int       `json:"steps"`
			Of    int       `json:"of"`
			At    time.Time `json:"at"`
			File  string    `json:"file"`
		}{args[0], r.Steps, r.Of, r.At, o.Path}
		return a.print(out, zone, func(w io.Writer) {
			fmt.Fprintf(w, a.t.CLI.DrillPlayed+"\n", args[0], r.Steps, r.Of, r.At.In(zone).Format(a.t.Time.Full), o.Path)
		})
	})
	c.Flags().StringVar(&speed, "speed", "max", a.flag("speed"))
	c.Flags().StringVar(&until, "until", "", a.flag("until"))
	return c
}

func (a *app) drillOptions(name, speed, until string) (o drill.Options, err error) {
	o = drill.Options{Wall: a.wall, Sleep: sleep, Version: version(), Seal: sealDrill, Issue: issueDrill}
	if speed == "max" {
		// nobody waits for an entry and trusts it: a power cut takes back its last
		// steps, and the next run plays them again
		o.Synchronous = "NORMAL"
	} else {
		n, err := a.number(speed)
		if err != nil || n < 1 || n > 600 {
			return o, a.usage(a.t.CLI.DrillSpeed, speed)
		}
		o.Speed = float64(n)
	}
	o.Script, err = fs.ReadFile(assets.FS, "drills/"+name+".toml")
	if err != nil || strings.ContainsAny(name, `/\`) {
		return o, said{fmt.Sprintf(a.t.CLI.DrillUnknown, name)}
	}
	s, err := drill.Parse(o.Script)
	if err != nil {
		return o, err
	}
	if o.Plan, err = a.loadPlan(s.Plan); err != nil {
		return o, err
	}
	if until != "" {
		if o.Until, err = a.drillTime(until, s, o); err != nil {
			return o, err
		}
	}
	if a.db == "" && a.env("ZHIBAN_DB") == "" {
		return o, &store.Error{Code: store.Invalid, Field: "db", Reason: "drill.needs_db"}
	}
	o.Path, err = a.path()
	return o, err
}

// drillTime reads a time in the year of the script.
func (a *app) drillTime(text string, s *drill.Script, o drill.Options) (time.Time, error) {
	zone, err := o.Plan.Location()
	if err != nil {
		return time.Time{}, err
	}
	start, err := time.ParseInLocation("2006-01-02 15:04", s.Start, zone)
	if err != nil {
		return start, fmt.Errorf("start of the drill: %w", err)
	}
	t, ok := word.ParseTime(text, start.AddDate(0, 0, 1), zone)
	if !ok {
		return t, a.usage(a.t.CLI.BadTime, text)
	}
	return t, nil
}

// sealDrill seals as people do, with report and backup.
// issueDrill signs a situation report as people do.
func issueDrill(ctx context.Context, st *store.Store, ref, by string) error {
	_, err := sitrep.Issue(ctx, st, ref, sitrep.Signing{By: by})
	return err
}

func sealDrill(ctx context.Context, st *store.Store, ref, by string, at time.Time) error {
	_, err := handover.Seal(ctx, st, ref, by, at)
	return err
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return errors.Join(ctx.Err())
	}
}
