package main

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/ui/word"
)

func (a *app) matterNew() *cobra.Command {
	var m store.ReportMatter
	var w *writes
	var again bool
	c := a.command("matter new", "new TEXT... [--kind KIND] [--type TYPE] [--level LEVEL] [--grid NUMBER] [--household HOUSEHOLD]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "TEXT"); err != nil {
			return err
		}
		var opts []store.Option
		if again {
			opts = append(opts, store.Again())
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			m.Text, m.Kind, m.Level = strings.Join(args, " "), slugOf(a.t.Word.Kind, m.Kind), slugOf(a.t.Word.Level, m.Level)
			return m, nil
		}, opts...)
	})
	f := c.Flags()
	for name, v := range map[string]*string{"kind": &m.Kind, "type": &m.Type, "level": &m.Level, "grid": &m.Grid, "site": &m.Site, "household": &m.Household,
		"person": &m.Person, "phone": &m.Phone, "source": &m.Source, "if-then": &m.IfThen} {
		f.StringVar(v, name, "", a.flag(name))
	}
	f.BoolVar(&again, "again", false, a.flag("again"))
	w = a.writing(c)
	return c
}

func (a *app) matterDispatch() *cobra.Command {
	var d store.DispatchMatter
	var who string
	var w *writes
	c := a.command("matter dispatch", "dispatch NUMBER [TO...] [--group GROUP] [--team TEAM] [--person PERSON] [--eta MINUTES] [--text TEXT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "NUMBER TO"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (_ store.Command, err error) {
			d.ID, d.To = args[0], strings.Join(args[1:], " ")
			if g, gerr := st.Group(ctx, d.To); gerr == nil && d.Group == "" {
				d.Group = g.ID
			}
			d.Person, err = person(ctx, st.View, who)
			return d, err
		})
	})
	f := c.Flags()
	f.StringVar(&d.Group, "group", "", a.flag("group"))
	f.StringVar(&d.Team, "team", "", a.flag("team"))
	f.StringVar(&who, "person", "", a.flag("person"))
	f.StringVar(&d.Text, "text", "", a.flag("text"))
	f.IntVar(&d.ETA, "eta", 0, a.flag("eta"))
	w = a.writing(c)
	return c
}

// plainStep is a step of a matter that takes a number and a text.
type plainStep struct {
	name string
	need int // words that must be there
	cmd  func(id, text string) store.Command
}

func plainSteps() []plainStep {
	return []plainStep{
		{"accept", 1, func(id, s string) store.Command { return store.AcceptMatter{ID: id, Text: s} }},
		{"scene", 1, func(id, s string) store.Command { return store.SceneMatter{ID: id, Text: s} }},
		{"hand", 1, func(id, s string) store.Command { return store.HandMatter{ID: id, Text: s} }},
		{"verify", 1, func(id, s string) store.Command { return store.VerifyMatter{ID: id, Text: s} }},
		{"answer", 2, func(id, s string) store.Command { return store.AnswerMatter{ID: id, Result: s} }},
		{"chase", 1, func(id, s string) store.Command { return store.ChaseMatter{ID: id, Text: s} }},
		{"reopen", 2, func(id, s string) store.Command { return store.ReopenMatter{ID: id, Reason: s} }},
		{"void", 2, func(id, s string) store.Command { return store.VoidMatter{ID: id, Reason: s} }},
		{"next", 1, func(id, s string) store.Command { return store.SetIfThen{ID: id, Text: s} }},
	}
}

func (a *app) matterStep(s plainStep) *cobra.Command {
	var w *writes
	use := s.name + " NUMBER [TEXT...]"
	if s.need > 1 {
		use = s.name + " NUMBER TEXT..."
	}
	c := a.command("matter "+s.name, use, func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, s.need, -1, "NUMBER TEXT"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) { return s.cmd(args[0], strings.Join(args[1:], " ")), nil })
	})
	w = a.writing(c)
	return c
}

func (a *app) matterHold() *cobra.Command {
	var w *writes
	var until string
	c := a.command("matter hold", "hold NUMBER REASON... --until TIME", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "NUMBER REASON"); err != nil {
			return err
		}
		if until == "" {
			return a.missing("--until")
		}
		return a.do(cmd.Context(), w, func(st *store.Store) (store.Command, error) {
			t, ok := word.NextTime(until, st.Now(), st.Zone())
			if !ok {
				return nil, a.usage(a.t.CLI.BadTime, until)
			}
			return store.HoldMatter{ID: args[0], Reason: strings.Join(args[1:], " "), Resume: t.Truncate(time.Minute)}, nil
		})
	})
	c.Flags().StringVar(&until, "until", "", a.flag("until"))
	w = a.writing(c)
	return c
}

func (a *app) matterClose() *cobra.Command {
	var w *writes
	var verifier string
	c := a.command("matter close", "close NUMBER RESULT... [--verifier PERSON]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "NUMBER RESULT"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, w, func(st *store.Store) (store.Command, error) {
			id, err := person(ctx, st.View, verifier)
			return store.CloseMatter{ID: args[0], Result: strings.Join(args[1:], " "), Verifier: id}, err
		})
	})
	c.Flags().StringVar(&verifier, "verifier", "", a.flag("verifier"))
	w = a.writing(c)
	return c
}

func (a *app) matterReturn() *cobra.Command {
	var w *writes
	var to string
	c := a.command("matter return", "return NUMBER REASON... [--to NAME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "NUMBER REASON"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.ReturnMatter{ID: args[0], Reason: strings.Join(args[1:], " "), To: to}, nil
		})
	})
	c.Flags().StringVar(&to, "to", "", a.flag("to"))
	w = a.writing(c)
	return c
}

func (a *app) matterMerge() *cobra.Command {
	var w *writes
	c := a.command("matter merge", "merge NUMBER INTO [REASON...]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "NUMBER INTO"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.MergeMatter{ID: args[0], Into: args[1], Reason: strings.Join(args[2:], " ")}, nil
		})
	})
	w = a.writing(c)
	return c
}

func (a *app) matterAmend() *cobra.Command {
	var w *writes
	var m store.AmendMatter
	c := a.command("matter amend", "amend NUMBER REASON... [--level LEVEL] [--grid NUMBER] [--type TYPE] [--household HOUSEHOLD]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "NUMBER REASON"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			m.ID, m.Reason, m.Level = args[0], strings.Join(args[1:], " "), slugOf(a.t.Word.Level, m.Level)
			return m, nil
		})
	})
	for name, v := range map[string]*string{"level": &m.Level, "grid": &m.Grid, "type": &m.Type, "household": &m.Household} {
		c.Flags().StringVar(v, name, "", a.flag(name))
	}
	w = a.writing(c)
	return c
}
