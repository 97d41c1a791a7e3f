package main

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/ui/word"
)

// options are how this program opens a file.
func (a *app) options(path string) store.Options {
	return store.Options{Path: path, Wall: a.wall, Version: version(), PIN: a.pin}
}

// with opens the post, runs f and closes it.
func (a *app) with(ctx context.Context, f func(st *store.Store) error) (err error) {
	path, err := a.path()
	if err != nil {
		return err
	}
	st, err := store.Open(ctx, a.options(path))
	if err != nil {
		return err
	}
	if a.clockOK {
		st.AcceptClock()
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	return f(st)
}

// words are the words of a view's post.
func (a *app) words(ctx context.Context, v *store.View) (word.Words, error) {
	p, err := v.ExportPlan(ctx)
	if err != nil {
		return word.Words{}, err
	}
	return word.New(a.lang, p, v.Zone()), nil
}

// officer is who writes: --as, else ZHIBAN_AS, else whoever signed in last
// here, else the first officer of the post.
func (a *app) officer(ctx context.Context, st *store.Store) (string, error) {
	for _, ref := range []string{a.as, a.env("ZHIBAN_AS")} {
		if ref == "" {
			continue
		}
		p, err := st.OfficerByName(ctx, ref)
		if store.CodeOf(err) == store.NotFound {
			return "", &store.Error{Code: store.NotFound, Field: "as", Reason: "officer.unknown", Arg: ref}
		}
		return p.ID, err
	}
	last, err := st.Local(ctx, officerLocal)
	if err != nil || last != "" {
		return last, err
	}
	people, err := st.People(ctx, store.PersonFilter{Role: store.RoleOfficer, Limit: 1000})
	if err != nil {
		return "", err
	}
	if len(people) == 0 {
		return "", &store.Error{Code: store.Invalid, Field: "as", Reason: "officer.missing"}
	}
	return people[0].ID, nil
}

// writes says when a thing happened; every writing command has it.
type writes struct{ at string }

func (a *app) writing(c *cobra.Command) *writes {
	w := &writes{}
	c.Flags().StringVar(&w.at, "at", "", a.flag("at"))
	return w
}

// do runs one command of the store as the officer and prints the receipt.
func (a *app) do(ctx context.Context, w *writes, make func(st *store.Store) (store.Command, error), opts ...store.Option) error {
	return a.with(ctx, func(st *store.Store) error {
		cmd, err := make(st)
		if err != nil {
			return err
		}
		r, err := a.write(ctx, st, w, cmd, opts...)
		if err != nil {
			return err
		}
		return a.receipt(r)
	})
}

func (a *app) write(ctx context.Context, st *store.Store, w *writes, cmd store.Command, opts ...store.Option) (store.Receipt, error) {
	by, err := a.officer(ctx, st)
	if err != nil {
		return store.Receipt{}, err
	}
	at, err := a.when(w.at, st.View)
	if err != nil {
		return store.Receipt{}, err
	}
	return st.Do(ctx, by, at, cmd, opts...)
}

// when reads a time as people write it; "" is no time.
func (a *app) when(text string, v *store.View) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	t, ok := word.ParseTime(text, v.Now(), v.Zone())
	if !ok {
		return t, a.usage(a.t.CLI.BadTime, text)
	}
	return t, nil
}

// reading adds --as-of to a command that reads.
func (a *app) reading(c *cobra.Command) *string {
	asOf := new(string)
	c.Flags().StringVar(asOf, "as-of", "", a.flag("as-of"))
	return asOf
}

// view runs f on the live state, or on the state as it had been recorded by a
// time.
func (a *app) view(ctx context.Context, asOf string, f func(v *store.View, w word.Words) error) error {
	return a.viewOf(ctx, asOf, func(_ *store.Store, v *store.View, w word.Words) error { return f(v, w) })
}

// viewOf is view for what also asks who is at the laptop.
func (a *app) viewOf(ctx context.Context, asOf string, f func(st *store.Store, v *store.View, w word.Words) error) error {
	return a.with(ctx, func(st *store.Store) (err error) {
		v := st.View
		if asOf != "" {
			t, err := a.when(asOf, st.View)
			if err != nil {
				return err
			}
			if t.After(st.Now()) {
				return &store.Error{Code: store.Invalid, Field: "as-of", Reason: "asof.future", Arg: asOf}
			}
			c, err := st.AsOf(ctx, t)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, c.Close()) }()
			v = c.View
		}
		w, err := a.words(ctx, v)
		if asOf != "" && reasonOf(err) == "plan.missing" {
			return &store.Error{Code: store.NotFound, Field: "as-of", Reason: "asof.before_start", Arg: asOf}
		}
		if err != nil {
			return err
		}
		return f(st, v, w)
	})
}

// reasonOf is why the store did not do a thing, "" when it did.
func reasonOf(err error) string {
	var e *store.Error
	if errors.As(err, &e) {
		return e.Reason
	}
	return ""
}

// person finds somebody by name or id; "" stays "".
func person(ctx context.Context, v *store.View, ref string) (string, error) {
	if ref == "" {
		return "", nil
	}
	p, err := v.PersonByName(ctx, ref)
	return p.ID, err
}
