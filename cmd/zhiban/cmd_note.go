package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/ui/line"
)

func (a *app) noteCmd() *cobra.Command {
	var again bool
	var w *writes
	c := a.command("note", "note [--again] [--at TIME] TEXT...", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "TEXT"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			text := strings.Join(args, " ")
			names, err := line.Load(ctx, st.View, text)
			if err != nil {
				return err
			}
			words, err := a.words(ctx, st.View)
			if err != nil {
				return err
			}
			p := line.Parse(text, names)
			echo := p.Echo(words)
			if !p.Ready() {
				return said{strings.TrimPrefix(echo, words.T.Line.Arrow)}
			}
			var opts []store.Option
			if again {
				opts = append(opts, store.Again())
			}
			r, err := a.write(ctx, st, w, p.Command(), opts...)
			if err != nil {
				return err
			}
			return a.receipt(r, echo)
		})
	})
	c.Flags().BoolVar(&again, "again", false, a.flag("again"))
	w = a.writing(c)
	return c
}

// number reads a positive whole number.
func (a *app) number(s string) (int, error) {
	n := 0
	if _, err := fmt.Sscanf(s, "%d", &n); err != nil || fmt.Sprint(n) != s {
		return 0, a.usage(a.t.CLI.BadNumber, s)
	}
	return n, nil
}
