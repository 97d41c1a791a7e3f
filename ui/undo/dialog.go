// Package undo asks before the last act is taken back: in words, what was done
// and what would be recorded against it.
package undo

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// Dialog shows the last act of the officer with what takes it back.
type Dialog struct {
	env   *app.Env
	act   store.Act
	now   journal.Time
	field *kit.Field
	bad   string
	busy  bool
}

type undone struct {
	d   *Dialog
	err error
}

// Open finds the last act of who is at the laptop and asks; when there is
// nothing to take back it says so.
func Open(env *app.Env) tea.Cmd {
	st, ctx, by := env.Store, env.Ctx, env.Officer
	return func() tea.Msg {
		act, err := st.LastAct(ctx, by)
		if err != nil {
			return env.Complain(err)
		}
		return app.OpenDialog{Dialog: &Dialog{env: env, act: act, now: journal.At(st.Now()), field: kit.NewField()}}
	}
}

// Init has nothing to load.
func (d *Dialog) Init() tea.Cmd { return nil }

// Update takes the reason and the answer.
func (d *Dialog) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case undone:
		if msg.d == d {
			return d.answered(msg.err)
		}
	case tea.PasteMsg:
		if d.act.Why == "" {
			d.field.Update(msg)
		}
	case tea.KeyPressMsg:
		return d.key(msg)
	}
	return nil
}

// Unsaved reports whether a reason was typed: no draft keeps it.
func (d *Dialog) Unsaved() bool { return !d.field.Empty() }

func (d *Dialog) key(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "esc":
		return app.Say(app.CloseDialog{Dialog: d})
	case "enter":
		return d.run()
	}
	if d.act.Why == "" && d.field.Update(msg) {
		d.bad = ""
	}
	return nil
}

func (d *Dialog) run() tea.Cmd {
	if d.act.Why != "" {
		return app.Say(app.CloseDialog{Dialog: d})
	}
	if d.busy {
		return nil
	}
	d.busy = true
	reason := strings.TrimSpace(d.field.Value())
	if reason == "" {
		reason = d.env.Words.T.Desk.UndoDefault
	}
	return d.env.Do(store.UndoAct{Entry: d.act.Line.ID, Reason: reason}, func(_ store.Receipt, err error) tea.Msg { return undone{d, err} })
}

func (d *Dialog) answered(err error) tea.Cmd {
	d.busy = false
	if err != nil {
		d.bad = d.env.Words.Error(err)
		return nil
	}
	return tea.Batch(app.Say(app.CloseDialog{Dialog: d}), app.Say(app.Toast{Text: d.env.Words.T.Desk.UndoDone}))
}

const maxWidth = 84

// View draws what was done, what would be recorded, and the reason.
func (d *Dialog) View(w, h int) ([]string, *tea.Cursor) {
	t, words := d.env.Theme, d.env.Words
	desk := words.T.Desk
	w = min(w, maxWidth)
	in := w - 4
	lead := max(kit.Width(desk.UndoWas), kit.Width(desk.UndoWill)) + 2
	rows := d.labelled(desk.UndoWas, fmt.Sprintf(desk.UndoWhen, words.Time(d.act.Line.Recorded, d.now))+"  "+words.Line(d.act.Line), lead, in)
	rows = append(rows, "")
	if d.act.Why != "" {
		rows = append(rows, d.labelled(desk.UndoCannot, words.CannotUndo(d.act.Why), kit.Width(desk.UndoCannot)+2, in)...)
		rows = append(rows, "", t.Muted.Render(desk.UndoClose))
		return kit.Box(t, t.Title.Render(desk.UndoTitle), rows, w, min(len(rows)+2, h)), nil
	}
	for i, c := range d.act.Counters {
		rows = append(rows, d.labelled(map[bool]string{true: desk.UndoWill}[i == 0], strings.TrimSpace(d.act.Line.Number+" "+words.Counter(c)), lead, in)...)
	}
	rows = append(rows, "")
	d.field.SetWidth(in - 2)
	d.field.SetHint(desk.UndoHint)
	text, x := d.field.View()
	style := t.Text
	if hint := d.field.Hint(); hint != "" {
		text, style = hint, t.Muted
	}
	at := len(rows)
	rows = append(rows, t.Accent.Render(t.Glyph.Prompt)+" "+style.Render(text))
	for _, l := range wrapped(d.bad, in) {
		rows = append(rows, t.Error.Render(l))
	}
	rows = append(rows, "", t.Muted.Render(desk.UndoKeys))
	return kit.Box(t, t.Title.Render(desk.UndoTitle), rows, w, min(len(rows)+2, h)), tea.NewCursor(2+2+x, at+1)
}

func wrapped(text string, w int) []string {
	if text == "" {
		return nil
	}
	return kit.Wrap(text, w)
}

// labelled is a text behind its label, hanging under itself; at most four rows,
// so that a long note leaves room for the answer.
func (d *Dialog) labelled(label, text string, lead, w int) []string {
	const most = 4
	var rows []string
	for i, l := range kit.Wrap(kit.Clean(text), max(w-lead, 8)) {
		switch {
		case i == most:
			rows[most-1] = kit.Fit(rows[most-1], w-1) + d.env.Theme.Glyph.Ellipsis
			return rows
		case i == 0:
			rows = append(rows, d.env.Theme.Muted.Render(kit.Fit(label, lead))+d.env.Theme.Text.Render(l))
		default:
			rows = append(rows, strings.Repeat(" ", lead)+d.env.Theme.Text.Render(l))
		}
	}
	return rows
}
