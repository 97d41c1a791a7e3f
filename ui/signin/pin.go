package signin

import (
	"context"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/i18n"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// entry is one officer on the way in: all that is needed outside the update
// loop.
type entry struct {
	st   *store.Store
	ctx  context.Context //nolint:containedctx // lives for one sign-in
	w    word.Words
	who  store.Person
	stay bool
}

func (d *Dialog) entry(o officer) entry {
	return entry{d.env.Store, d.env.Ctx, d.env.Words, o.Person, d.stay}
}

// become makes somebody the officer at the laptop: signed in on the shift when
// on duty, remembered for the command line, and shown what changed.
func (e entry) become() (tea.Cmd, error) {
	t := e.w.T.Pin
	text := fmt.Sprintf(t.SignedInAs, e.who.Name)
	if e.st.ReadOnly() == nil {
		s, due, err := e.st.DueShift(e.ctx, e.who.ID)
		if err != nil {
			return nil, err
		}
		if due {
			if _, err := e.st.Do(e.ctx, e.who.ID, time.Time{}, store.SignIn{Shift: s.ID, Person: e.who.ID}); err != nil {
				return nil, err
			}
			text = fmt.Sprintf(t.OnShift, e.who.Name, e.w.Shift(s.Slug))
		}
		if err := e.st.SetLocal(e.ctx, "officer", e.who.ID); err != nil {
			return nil, err
		}
	}
	next := []tea.Cmd{app.Say(app.Officer{ID: e.who.ID, Name: e.who.Name}), app.Say(app.Toast{Text: text})}
	if !e.stay {
		next = append(next, app.Say(app.Go{Route: app.Since}))
	}
	return tea.Batch(next...), nil
}

// set sets a new PIN when one was typed, twice the same.
func (e entry) set(old string, v map[string]string) error {
	switch {
	case v["pin"] == "" && v["again"] == "":
		return nil
	case v["pin"] != v["again"]:
		return app.Said{Field: "again", Text: e.w.T.Pin.NotSame}
	}
	return e.st.SetPIN(e.ctx, e.who.ID, old, v["pin"])
}

func (d *Dialog) askPIN(o officer) tea.Cmd {
	e, t := d.entry(o), d.env.Words.T.Pin
	fields := []kit.FormField{{Key: "pin", Label: t.Enter, Hint: t.EnterHint, Kind: kit.FormSecret, Required: true}}
	return app.OpenTask(d.env, kit.NewForm(fmt.Sprintf(t.EnterTitle, o.Name), fields, words(d.env, t.Keys)), func(v map[string]string) (tea.Cmd, error) {
		if _, err := e.st.CheckPIN(e.ctx, o.ID, v["pin"]); err != nil {
			return nil, err
		}
		return e.become()
	})
}

// offerPIN asks once whether to set a PIN; empty goes on without.
func (d *Dialog) offerPIN(o officer) tea.Cmd {
	e, t := d.entry(o), d.env.Words.T.Pin
	return app.OpenTask(d.env, kit.NewForm(fmt.Sprintf(t.FirstTitle, o.Name), newPIN(t), words(d.env, t.FirstKeys)), func(v map[string]string) (tea.Cmd, error) {
		if err := e.set("", v); err != nil {
			return nil, err
		}
		if err := e.st.SetLocal(e.ctx, askedKey(o.ID), "1"); err != nil {
			return nil, err
		}
		return e.become()
	})
}

// register makes an officer of somebody who stands on a shift, with a PIN of
// their own, and lets them in.
func (d *Dialog) register(o officer) tea.Cmd {
	e, t, by := d.entry(o), d.env.Words.T.Pin, d.env.Officer
	fields := newPIN(t)
	for i := range fields {
		fields[i].Required, fields[i].Hint = true, ""
	}
	return app.OpenTask(d.env, kit.NewForm(fmt.Sprintf(t.RegisterTitle, o.Name), fields, words(d.env, t.Keys)), func(v map[string]string) (tea.Cmd, error) {
		if v["pin"] != v["again"] {
			return nil, app.Said{Field: "again", Text: t.NotSame}
		}
		p, err := e.st.Person(e.ctx, o.ID)
		if err != nil {
			return nil, err
		}
		if !p.Has(store.RoleOfficer) {
			if _, err := e.st.Do(e.ctx, by, time.Time{}, store.AddRole{ID: o.ID, Role: store.RoleOfficer}); err != nil {
				return nil, err
			}
		}
		if err := e.set("", v); err != nil {
			return nil, err
		}
		return e.become()
	})
}

// change sets or changes one's own PIN.
func (d *Dialog) change(o officer) tea.Cmd {
	e, t := d.entry(o), d.env.Words.T.Pin
	fields := newPIN(t)
	if o.pin {
		fields = append([]kit.FormField{{Key: "old", Label: t.Enter, Kind: kit.FormSecret, Required: true}}, fields...)
	}
	return app.OpenTask(d.env, kit.NewForm(fmt.Sprintf(t.ChangeTitle, o.Name), fields, words(d.env, t.Keys)), func(v map[string]string) (tea.Cmd, error) {
		err := e.set(v["old"], v)
		var refusal *store.Error
		if errors.As(err, &refusal) && (refusal.Reason == "pin.wrong" || refusal.Reason == "pin.wait") {
			return nil, &store.Error{Code: refusal.Code, Field: "old", Reason: refusal.Reason, Arg: refusal.Arg} // the present one
		}
		if err != nil || v["pin"] == "" {
			return nil, err
		}
		return app.Say(app.Toast{Text: fmt.Sprintf(t.Set, o.Name)}), nil
	})
}

// newPIN are the two fields of a new PIN.
func newPIN(t i18n.Pin) []kit.FormField {
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

// words are the words of a form with its own line of keys.
func words(env *app.Env, keys string) kit.FormWords {
	w := env.FormWords()
	w.Keys = keys
	return w
}
