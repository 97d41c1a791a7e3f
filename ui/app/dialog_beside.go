package app

import (
	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/kit"
)

// Beside stands beside a form and follows what is typed into it: who has the
// number, what is open for them.
type Beside interface {
	// Typed hears of the values after each message that may have changed them.
	Typed(values map[string]string) tea.Cmd
	// Update takes every message that is no key.
	Update(msg tea.Msg) tea.Cmd
	// Key takes a key before the form does, and may fill in fields; false leaves
	// it to the form.
	Key(key string, form *kit.Form) bool
	// View draws at most h rows of w cells.
	View(w, h int) []string
}

// OpenFormBeside is OpenForm with something beside the form.
func OpenFormBeside(env *Env, key string, form *kit.Form, side Beside, save func(values map[string]string) (store.Command, error)) tea.Cmd {
	return Say(OpenDialog{Dialog: &FormDialog{env: env, key: key, form: form, save: save, side: side}})
}

// follow tells what stands beside the form what is in it now.
func (d *FormDialog) follow() tea.Cmd {
	if d.side == nil {
		return nil
	}
	return d.side.Typed(d.form.Values())
}

// besideKey offers a key to what stands beside; text is always the form's.
func (d *FormDialog) besideKey(msg tea.Msg) bool {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok || d.side == nil || d.busy || key.Text != "" || d.form.Picking() {
		return false
	}
	return d.side.Key(key.String(), d.form)
}

// Widths of a form with something beside it: the form's own at least, and all
// of it at most.
const (
	besideForm = 44
	besideMost = 116
)

// viewBeside draws the form and what stands beside it in one height.
func (d *FormDialog) viewBeside(w, h int) ([]string, *tea.Cursor) {
	w = min(w, besideMost)
	own := max(w*11/20, min(besideForm, w))
	height := min(h, max(d.form.Height(d.env.Theme, own), 14))
	rows, x, y := d.form.View(d.env.Theme, own, height)
	rest := w - own
	if rest < 16 { // no room: the form alone
		return rows, tea.NewCursor(x, y)
	}
	side := d.side.View(rest-4, height-2)
	box := kit.Box(d.env.Theme, "", side, rest, height)
	for i := range rows {
		rows[i] += box[i]
	}
	return rows, tea.NewCursor(x, y)
}
