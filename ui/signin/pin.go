package signin

import (
	"context"
	"fmt"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// become makes somebody the officer at the laptop: signed in on the shift when
// on duty, remembered for the command line, and shown what changed.
func become(ctx context.Context, st *store.Store, env *app.Env, p store.Person, stay bool) (tea.Cmd, error) {
	t := env.Words.T.Pin
	text := fmt.Sprintf(t.SignedInAs, p.Name)
	if st.ReadOnly() == nil {
		s, due, err := st.DueShift(ctx, p.ID)
		if err != nil {
			return nil, err
		}
		if due {
			if _, err := st.Do(ctx, p.ID, time.Time{}, store.SignIn{Shift: s.ID, Person: p.ID}); err != nil {
				return nil, err
			}
			text = fmt.Sprintf(t.OnShift, p.Name, env.Words.Shift(s.Slug))
		}
		if err := st.SetLocal(ctx, "officer", p.ID); err != nil {
			return nil, err
		}
	}
	next := []tea.Cmd{app.Say(app.Officer{ID: p.ID, Name: p.Name})}
	if !stay {
		next = append(next, app.Say(app.Go{Route: app.Since}))
	}
	return tea.Batch(append(next, app.Say(app.Toast{Text: text}))...), nil
}

func (d *Dialog) askPIN(o officer) tea.Cmd {
	env, t, stay := d.env, d.env.Words.T.Pin, d.stay
	form := kit.NewForm(fmt.Sprintf(t.EnterTitle, o.Name), []kit.FormField{{Key: "pin", Label: t.Enter, Hint: t.EnterHint, Kind: kit.FormSecret, Required: true}}, words(env, t.Keys))
	return app.OpenTask(env, form, func(v map[string]string) (tea.Cmd, error) {
		if _, err := env.Store.CheckPIN(env.Ctx, o.ID, v["pin"]); err != nil {
			return nil, err
		}
		return become(env.Ctx, env.Store, env, o.Person, stay)
	})
}

// offerPIN asks once whether to set a PIN; empty goes on without.
func (d *Dialog) offerPIN(o officer) tea.Cmd {
	env, t, stay := d.env, d.env.Words.T.Pin, d.stay
	form := kit.NewForm(fmt.Sprintf(t.FirstTitle, o.Name), newPIN(env), words(env, t.FirstKeys))
	return app.OpenTask(env, form, func(v map[string]string) (tea.Cmd, error) {
		if err := set(env, o.ID, "", v); err != nil {
			return nil, err
		}
		if err := env.Store.SetLocal(env.Ctx, askedKey(o.ID), "1"); err != nil {
			return nil, err
		}
		return become(env.Ctx, env.Store, env, o.Person, stay)
	})
}

// change sets or changes one's own PIN.
func (d *Dialog) change(o officer) tea.Cmd {
	env, t := d.env, d.env.Words.T.Pin
	fields := newPIN(env)
	if o.pin {
		fields = append([]kit.FormField{{Key: "old", Label: t.Enter, Kind: kit.FormSecret, Required: true}}, fields...)
	}
	form := kit.NewForm(fmt.Sprintf(t.ChangeTitle, o.Name), fields, words(env, t.Keys))
	return app.OpenTask(env, form, func(v map[string]string) (tea.Cmd, error) {
		if err := set(env, o.ID, v["old"], v); err != nil {
			return nil, err
		}
		if v["pin"] == "" {
			return nil, nil
		}
		return app.Say(app.Toast{Text: fmt.Sprintf(t.Set, o.Name)}), nil
	})
}

// newPIN are the two fields of a new PIN.
func newPIN(env *app.Env) []kit.FormField {
	t := env.Words.T.Pin
	return []kit.FormField{
		{Key: "pin", Label: t.First, Hint: t.FirstHint, Kind: kit.FormSecret, Check: func(v string) string {
			if utf8.RuneCountInString(v) < 4 {
				return t.Short
			}
			return ""
		}},
		{Key: "again", Label: t.Again, Kind: kit.FormSecret},
	}
}

// set sets a new PIN when one was typed, twice the same.
func set(env *app.Env, person, old string, v map[string]string) error {
	switch {
	case v["pin"] == "" && v["again"] == "":
		return nil
	case v["pin"] != v["again"]:
		return app.Said{Field: "again", Text: env.Words.T.Pin.NotSame}
	}
	return env.Store.SetPIN(env.Ctx, person, old, v["pin"])
}

// words are the words of a form with its own line of keys.
func words(env *app.Env, keys string) kit.FormWords {
	w := env.FormWords()
	w.Keys = keys
	return w
}
