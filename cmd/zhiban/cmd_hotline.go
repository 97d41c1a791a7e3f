package main

import (
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
)

func (a *app) hotlineCmd() *cobra.Command {
	c := a.command("hotline", "hotline COMMAND", nil)
	c.AddCommand(a.hotlineCall(), a.hotlineOut(), a.hotlineVoid(), a.hotlineBack(), a.hotlineUnback(),
		a.hotlineLog(), a.hotlineHours(), a.hotlineCallers(), a.hotlineFind(), a.hotlineWaiting(), a.hotlineStaff())
	return c
}

// hotlineCall writes a call down: everything that was said is a flag or a word,
// the number comes first.
func (a *app) hotlineCall() *cobra.Command {
	var w *writes
	var n store.TakeCall
	var again bool
	c := a.command("hotline call", "call PHONE [TEXT...] [--caller-name NAME] [--grid NUMBER] [--household HOUSE] [--type TYPE] [--level LEVEL] [--add-to MATTER] [--answer ANSWER] [--group GROUP] [--to NAME] [--eta MINUTES] [--outcome OUTCOME]",
		func(cmd *cobra.Command, args []string) error {
			if err := a.args(args, 1, -1, "PHONE TEXT"); err != nil {
				return err
			}
			return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
				n.Phone, n.Text = house(args[0]), strings.Join(args[1:], " ")
				n.Level, n.Kind, n.Outcome = slugOf(a.t.Word.Level, n.Level), slugOf(a.t.Word.Kind, n.Kind), slugOf(a.t.Hotline.Outcome, n.Outcome)
				n.Grid = gridRef(n.Grid)
				return n, nil
			}, againOpt(&again)...)
		})
	f := c.Flags()
	for name, v := range map[string]*string{"caller-name": &n.Caller, "grid": &n.Grid, "household": &n.Household, "type": &n.Type, "kind": &n.Kind, "level": &n.Level, "site": &n.Site, "if-then": &n.IfThen, "add-to": &n.Matter, "answer": &n.Answer,
		"group": &n.Group, "team": &n.Team, "to": &n.To, "outcome": &n.Outcome} {
		f.StringVar(v, name, "", a.flag(name))
	}
	f.IntVar(&n.ETA, "eta", 0, a.flag("eta"))
	f.IntVar(&n.Minutes, "minutes", 0, a.flag("minutes"))
	f.BoolVar(&again, "again", false, a.flag("again"))
	w = a.writing(c)
	return c
}

// againOpt repeats on purpose once the flag is read: options are asked for
// when the command runs.
func againOpt(again *bool) []store.Option {
	if *again {
		return []store.Option{store.Again()}
	}
	return nil
}

func (a *app) hotlineOut() *cobra.Command {
	var w *writes
	n := store.TakeCall{Way: store.CallOut}
	c := a.command("hotline out", "out PHONE [TEXT...] [--add-to MATTER] [--caller-name NAME] [--outcome OUTCOME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "PHONE TEXT"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			out := n
			out.Phone, out.Text, out.Outcome = args[0], strings.Join(args[1:], " "), slugOf(a.t.Hotline.Outcome, n.Outcome)
			if out.Outcome == "" && out.Matter == "" {
				out.Outcome = store.CallReached
			}
			return out, nil
		})
	})
	f := c.Flags()
	f.StringVar(&n.Caller, "caller-name", "", a.flag("caller-name"))
	f.StringVar(&n.Matter, "add-to", "", a.flag("add-to"))
	f.StringVar(&n.Outcome, "outcome", "", a.flag("outcome"))
	f.IntVar(&n.Minutes, "minutes", 0, a.flag("minutes"))
	w = a.writing(c)
	return c
}

func (a *app) hotlineVoid() *cobra.Command {
	var w *writes
	var back bool
	c := a.command("hotline void", "void CALL REASON... [--back-on]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "CALL REASON"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.VoidCall{ID: args[0], Reason: strings.Join(args[1:], " "), Back: back}, nil
		})
	})
	c.Flags().BoolVar(&back, "back-on", false, a.flag("back-on"))
	w = a.writing(c)
	return c
}

func (a *app) hotlineBack() *cobra.Command {
	var w *writes
	var n store.CallBack
	c := a.command("hotline callback", "callback NUMBER SATISFIED [WORDS...] [--reopen] [--minutes N]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "NUMBER SATISFIED WORDS"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			out := n
			out.ID, out.Text, out.Satisfied = args[0], strings.Join(args[2:], " "), args[1]
			if s := store.SatisfiedWords(args[1]); s != "" {
				out.Satisfied = s
			}
			return out, nil
		})
	})
	c.Flags().BoolVar(&n.Reopen, "reopen", false, a.flag("reopen"))
	c.Flags().IntVar(&n.Minutes, "minutes", 0, a.flag("minutes"))
	w = a.writing(c)
	return c
}

func (a *app) hotlineUnback() *cobra.Command {
	var w *writes
	c := a.command("hotline unback", "unback ENTRY REASON...", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "ENTRY REASON"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			id, err := st.EntryID(ctx, args[0])
			return store.TakeBackCallBack{Entry: id, Reason: strings.Join(args[1:], " ")}, err
		})
	})
	w = a.writing(c)
	return c
}
