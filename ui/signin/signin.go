// Package signin asks who is at the laptop: an officer is picked, gives the PIN
// or sets one the first time, and is signed in on the shift when on duty.
package signin

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// Dialog picks the officer.
type Dialog struct {
	env    *app.Env
	stay   bool
	picker *kit.Picker
	found  map[string]officer
}

// officer is one who may be picked.
type officer struct {
	store.Person
	pin   bool
	asked bool   // was asked once to set a PIN
	duty  string // roles in the shift on duty or the next one
	rank  int    // on duty first
	none  bool   // on the roster or here, and no officer yet
}

type loaded struct {
	d    *Dialog
	list []officer
	err  error
}

// New makes the dialog; stay leaves the screen below as it is.
func New(env *app.Env, stay bool) *Dialog {
	d := &Dialog{env: env, stay: stay, picker: kit.NewPicker(), found: map[string]officer{}}
	t := env.Words.T
	d.picker.SetTitle(t.Pin.Who)
	d.picker.SetHint(t.Board.PickHint)
	d.picker.SetEmpty(t.Board.Loading)
	return d
}

// Init reads the officers.
func (d *Dialog) Init() tea.Cmd {
	st, ctx, w := d.env.Store, d.env.Ctx, d.env.Words
	return func() tea.Msg {
		list, err := officers(ctx, st, w)
		return loaded{d, list, err}
	}
}

// officers lists all, those on duty first.
func officers(ctx context.Context, st *store.Store, w word.Words) ([]officer, error) {
	people, err := st.People(ctx, store.PersonFilter{Role: store.RoleOfficer, Limit: 10000})
	if err != nil {
		return nil, err
	}
	cur, err := st.CurrentShift(ctx)
	if err != nil {
		return nil, err
	}
	next, _, err := st.NextShift(ctx)
	if err != nil {
		return nil, err
	}
	var ranks [3][]officer // on duty, due next, others
	for _, p := range people {
		o := officer{Person: p, rank: 2}
		for i, s := range []store.Shift{cur, next} {
			if duty := roles(s, p.ID, w); duty != "" && o.rank == 2 {
				o.rank, o.duty = i, duty
			}
		}
		if o.pin, err = st.HasPIN(ctx, p.ID); err != nil {
			return nil, err
		}
		asked, err := st.Local(ctx, askedKey(p.ID))
		if err != nil {
			return nil, err
		}
		o.asked = asked != ""
		ranks[o.rank] = append(ranks[o.rank], o)
	}
	out := append(append(ranks[0], ranks[1]...), ranks[2]...)
	more, err := helpers(ctx, st, w, []store.Shift{cur, next})
	return append(out, more...), err
}

// helpers are those on the shifts who are no officers: a walk-up who was put on
// a post stands at the laptop and can be made one.
func helpers(ctx context.Context, st *store.Store, w word.Words, shifts []store.Shift) ([]officer, error) {
	var out []officer
	seen := map[string]bool{}
	for _, s := range shifts {
		for _, d := range s.Duties {
			if d.Removed || d.Role == "" || d.Person == "" || seen[d.Person] {
				continue
			}
			seen[d.Person] = true
			p, err := st.Person(ctx, d.Person)
			if err != nil {
				return nil, err
			}
			if !p.Has(store.RoleOfficer) {
				out = append(out, officer{Person: p, rank: 3, none: true, duty: roles(s, p.ID, w)})
			}
		}
	}
	return out, nil
}

func askedKey(person string) string { return "pin-asked/" + person }

// roles names what a person does in a shift, "" when nothing.
func roles(s store.Shift, person string, w word.Words) string {
	var out []string
	for _, d := range s.Duties {
		if d.Person == person && !d.Removed && d.Role != "" {
			out = append(out, w.Role(d.Role))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return w.Shift(s.Slug) + " " + strings.Join(out, " ")
}

// Update takes keys and the officers.
func (d *Dialog) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loaded:
		if msg.d == d {
			return d.show(msg)
		}
	case tea.KeyPressMsg, tea.PasteMsg:
		switch d.picker.Update(msg) {
		case kit.PickChosen:
			return app.Say(app.CloseDialog{Dialog: d, Then: d.enter(d.found[d.picker.Chosen().ID])})
		case kit.PickCancelled:
			return app.Say(app.CloseDialog{Dialog: d})
		}
	}
	return nil
}

func (d *Dialog) show(msg loaded) tea.Cmd {
	t := d.env.Words.T.Pin
	if msg.err != nil {
		return tea.Batch(app.Say(app.CloseDialog{Dialog: d}), app.Say(d.env.Complain(msg.err)))
	}
	options := make([]kit.Option, 0, len(msg.list))
	here := func(o officer) bool { return o.ID == d.env.Officer }
	slices.SortStableFunc(msg.list, func(a, b officer) int { // whoever is here is not the one who comes
		if here(a) == here(b) {
			return 0
		}
		if here(a) {
			return 1
		}
		return -1
	})
	for _, o := range msg.list {
		note := map[bool]string{true: t.WithPIN, false: t.NoPIN}[o.pin]
		if o.none {
			note = t.NotOfficer + " · " + o.duty
		} else if o.duty != "" {
			note = o.duty + " · " + note
		}
		if o.ID == d.env.Officer {
			note = t.Here + " · " + note
		}
		d.found[o.ID] = o
		options = append(options, kit.Option{ID: o.ID, Text: o.Name, Note: note, Keys: []string{o.Phone, o.ID}})
	}
	d.picker.SetEmpty(t.WhoEmpty)
	d.picker.SetOptions(options)
	return nil
}

// View draws the choice.
func (d *Dialog) View(w, h int) ([]string, *tea.Cursor) {
	rows, x, y := d.picker.View(d.env.Theme, min(w, 64), min(h, len(d.found)+4, 16))
	return rows, tea.NewCursor(x, y)
}

// enter asks for the PIN of whoever has one, offers one to whoever was never
// asked, and lets the others in.
func (d *Dialog) enter(o officer) tea.Cmd {
	switch {
	case o.ID == d.env.Officer:
		return d.change(o)
	case o.none && d.env.Store.ReadOnly() == nil:
		return d.register(o)
	case o.pin:
		return d.askPIN(o)
	case o.asked || d.env.Store.Drill() || d.env.Store.ReadOnly() != nil:
		e := d.entry(o)
		return func() tea.Msg {
			then, err := e.become()
			if err != nil {
				return app.Toast{Text: e.w.Error(err), Bad: true}
			}
			return then()
		}
	}
	return d.offerPIN(o)
}
