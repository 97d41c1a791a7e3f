// Package palette finds every action and every record by a few letters: what
// it is called, its number, a name or its initials.
package palette

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// Dialog is the palette.
type Dialog struct {
	env     *app.Env
	picker  *kit.Picker
	actions []app.Action
	records []record
	top     int // row of the picker in the window
}

// Open opens the palette over some actions: those of the screen and those that
// work everywhere. One that stands in both is listed once.
func Open(env *app.Env, actions []app.Action) tea.Cmd {
	d := &Dialog{env: env, picker: kit.NewPicker()}
	seen := map[string]bool{}
	for _, a := range actions {
		key := a.ID + " " + strings.Join(a.Keys, " ")
		if a.Run != nil && a.ID != "palette" && !seen[key] {
			seen[key] = true
			d.actions = append(d.actions, a)
		}
	}
	d.picker.SetTitle(env.Theme.Title.Render(env.Words.T.Desk.PaletteTitle))
	d.picker.SetHint(env.Words.T.Desk.PaletteHint)
	d.picker.SetEmpty(env.Words.T.Board.PickEmpty)
	d.options()
	return app.Say(app.OpenDialog{Dialog: d})
}

type found struct {
	d       *Dialog
	records []record
	err     error
}

// Init reads the records; actions can be chosen meanwhile.
func (d *Dialog) Init() tea.Cmd {
	st, ctx, words := d.env.Store, d.env.Ctx, d.env.Words
	if st == nil {
		return nil
	}
	return func() tea.Msg {
		list, err := records(ctx, st.View, words)
		return found{d, list, err}
	}
}

// options lists the actions first: an empty query shows what can be done.
func (d *Dialog) options() {
	out := make([]kit.Option, 0, len(d.actions)+len(d.records))
	for i, a := range d.actions {
		out = append(out, d.action(i, a))
	}
	for _, r := range d.records {
		out = append(out, r.option)
	}
	d.picker.SetOptions(out)
}

func (d *Dialog) action(i int, a app.Action) kit.Option {
	names := make([]string, len(a.Keys))
	for j, k := range a.Keys {
		names[j] = app.KeyName(k)
	}
	note := strings.Join(names, " ")
	if a.Why != "" {
		note = a.Why + "  " + note
	}
	return kit.Option{ID: "action:" + strconv.Itoa(i), Text: a.Name, Note: note, Keys: append([]string{a.ID}, names...)}
}

// Update takes keys, the mouse and the records.
func (d *Dialog) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case found:
		if msg.d != d {
			return nil
		}
		if msg.err != nil {
			return app.Say(d.env.Complain(msg.err))
		}
		d.records = msg.records
		d.options()
	case tea.MouseWheelMsg:
		d.picker.Wheel(map[bool]int{true: -1, false: 1}[msg.Button == tea.MouseWheelUp])
	case tea.MouseClickMsg:
		return d.event(d.picker.Click(msg.Y - d.top))
	case tea.KeyPressMsg:
		if msg.String() == "ctrl+p" {
			return app.Say(app.CloseDialog{Dialog: d})
		}
		return d.event(d.picker.Update(msg))
	case tea.PasteMsg:
		return d.event(d.picker.Update(msg))
	}
	return nil
}

func (d *Dialog) event(e kit.PickEvent) tea.Cmd {
	switch e {
	case kit.PickChosen:
		return d.chosen(d.picker.Chosen().ID)
	case kit.PickCancelled:
		return app.Say(app.CloseDialog{Dialog: d})
	}
	return nil
}

// chosen closes the palette, then runs or opens. An action that is disabled
// says why.
func (d *Dialog) chosen(id string) tea.Cmd {
	for i, a := range d.actions {
		if d.action(i, a).ID == id {
			return app.Say(app.CloseDialog{Dialog: d, Then: func() tea.Msg { return run{a} }})
		}
	}
	i := slices.IndexFunc(d.records, func(r record) bool { return r.option.ID == id })
	if i < 0 {
		return app.Say(app.CloseDialog{Dialog: d})
	}
	return app.Say(app.CloseDialog{Dialog: d, Then: app.Say(d.records[i].to)})
}

// run is what the root runs once the palette is gone: an action may open a
// dialog of its own, and changes its screen, which only the update loop may.
type run struct{ action app.Action }

// Do runs what was chosen, when the message is that.
func Do(msg tea.Msg) (tea.Cmd, bool) {
	r, ok := msg.(run)
	if !ok {
		return nil, false
	}
	return app.Run(r.action), true
}

// The size of the palette at most.
const (
	maxWidth  = 88
	maxHeight = 24
)

// View draws the palette.
func (d *Dialog) View(w, h int) ([]string, *tea.Cursor) {
	rows, x, y := d.picker.View(d.env.Theme, min(w, maxWidth), min(h, maxHeight))
	d.top = app.DialogTop(h, len(rows))
	return rows, tea.NewCursor(x, y)
}
