package main

import (
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"zhiban/ui/prefs"
)

func (a *app) settingsCmd() *cobra.Command {
	c := a.command("settings", "settings", nil)
	c.AddCommand(a.settingsList(), a.settingsSet())
	return c
}

// settingOut is one setting for programs.
type settingOut struct {
	ID    string `json:"id"`
	Value string `json:"value"`
	From  string `json:"from"` // file, default, or the variable that decides
}

func (a *app) settingsList() *cobra.Command {
	return a.command("settings list", "list", func(_ *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		set, err := a.prefs.Load()
		if err != nil {
			return err
		}
		var out []settingOut
		rows := [][]string{a.t.Desk.SetHead[:]}
		for _, k := range prefs.Keys() {
			from := a.prefs.From(k.Name)
			out = append(out, settingOut{k.Name, k.Get(set), from})
			if w, ok := a.t.Desk.SetFrom[from]; ok {
				from = w
			}
			rows = append(rows, []string{k.Name, k.Get(set), from})
		}
		return a.print(out, time.UTC, func(o io.Writer) {
			a.table(o, rows)
			fmt.Fprintf(o, a.t.Desk.SetFile+"\n", a.prefs.Path())
		})
	})
}

func (a *app) settingsSet() *cobra.Command {
	return a.command("settings set", "set KEY VALUE", func(_ *cobra.Command, args []string) error {
		if err := a.args(args, 2, 2, "KEY VALUE"); err != nil {
			return err
		}
		if _, err := a.prefs.Set(args[0], args[1]); err != nil {
			return err
		}
		out := settingOut{args[0], args[1], "file"}
		return a.print(out, time.UTC, func(o io.Writer) { fmt.Fprintf(o, a.t.Desk.SetSaved+"\n", args[0]+" = "+args[1]) })
	})
}
