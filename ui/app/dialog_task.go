package app

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/kit"
)

// TaskDialog is a form whose answer is not one command of the store: a PIN to
// check, a folder to write into. It keeps no draft.
type TaskDialog struct {
	env  *Env
	form *kit.Form
	run  func(values map[string]string) (tea.Cmd, error)
	busy bool
}

type taskDone struct {
	d    *TaskDialog
	then tea.Cmd
	err  error
}

// OpenTask opens such a form. run works outside the update loop; when it went
// well the dialog closes and what it gave comes next. An error stands under
// the field that it names, and the form stays open.
func OpenTask(env *Env, form *kit.Form, run func(values map[string]string) (tea.Cmd, error)) tea.Cmd {
	return Say(OpenDialog{Dialog: &TaskDialog{env: env, form: form, run: run}})
}

// Init has nothing to load.
func (d *TaskDialog) Init() tea.Cmd { return nil }

// Update takes keys and the outcome.
func (d *TaskDialog) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case taskDone:
		if msg.d != d {
			return nil
		}
		d.busy = false
		d.form.SetBusy(false)
		if msg.err != nil {
			d.complain(msg.err)
			return nil
		}
		return Say(CloseDialog{Dialog: d, Then: msg.then})
	case tea.KeyPressMsg, tea.PasteMsg, tea.MouseMsg:
		if d.busy {
			return nil
		}
		switch d.form.Update(msg) {
		case kit.FormSave:
			d.busy = true
			d.form.SetBusy(true)
			values, run := d.form.Values(), d.run
			return func() tea.Msg {
				then, err := run(values)
				return taskDone{d, then, err}
			}
		case kit.FormCancel:
			return Say(CloseDialog{Dialog: d})
		}
	}
	return nil
}

// Unsaved reports whether something was typed: no draft keeps it.
func (d *TaskDialog) Unsaved() bool { return d.form.Dirty() }

// complain puts the sentence under the field that the error names.
func (d *TaskDialog) complain(err error) {
	field, sentence := "", d.env.Words.Error(err)
	var said Said
	var e *store.Error
	switch {
	case errors.As(err, &said):
		field, sentence = said.Field, said.Text
	case errors.As(err, &e):
		field = e.Field
	}
	if _, ok := d.form.Values()[field]; !ok {
		d.form.SetProblem(sentence)
		return
	}
	if _, plain := d.form.Raw()[field]; !plain { // a secret cannot be corrected unseen
		d.form.SetValue(field, "")
	}
	d.form.SetError(field, sentence)
}

// View draws the form.
func (d *TaskDialog) View(w, h int) ([]string, *tea.Cursor) {
	w = min(w, taskWidth)
	rows, x, y := d.form.View(d.env.Theme, w, min(h, d.form.Height(d.env.Theme, w)))
	return rows, tea.NewCursor(x, y)
}

// taskWidth is how wide such a form is drawn at most.
const taskWidth = 72

// Said is an error that is a sentence already, about a field or the whole.
type Said struct{ Field, Text string }

// Error is the sentence.
func (s Said) Error() string { return s.Text }
