package app

import (
	tea "charm.land/bubbletea/v2"

	"zhiban/store"
)

// Desk is what screens share on which things are done to a noun: the bar of
// what can be done, a question in the lower lines, and the way to the record.
type Desk struct {
	Bar Bar
	Ask *Ask
	env *Env
}

// NewDesk makes a desk without a question.
func NewDesk(env *Env) *Desk { return &Desk{Ask: NewAsk(), env: env} }

// deskDone is the answer of the record to what a desk wanted.
type deskDone struct {
	d       *Desk
	receipt store.Receipt
	err     error
	then    func(store.Receipt) tea.Cmd
}

// Do gives a command to the record; toast says what was done.
func (d *Desk) Do(cmd store.Command, toast string) tea.Cmd {
	return d.Then(cmd, func(store.Receipt) tea.Cmd { return Say(Toast{Text: toast}) })
}

// Then gives a command to the record; then comes once it was taken, and the
// question is closed by then.
func (d *Desk) Then(cmd store.Command, then func(store.Receipt) tea.Cmd) tea.Cmd {
	return d.env.Do(cmd, func(r store.Receipt, err error) tea.Msg { return deskDone{d, r, err, then} })
}

// Take takes what is the desk's; ok is false when it is somebody else's.
func (d *Desk) Take(msg tea.Msg) (cmd tea.Cmd, ok bool) {
	switch msg := msg.(type) {
	case deskDone:
		if msg.d != d {
			return nil, false
		}
		if msg.err != nil {
			return Say(d.env.Complain(msg.err)), true // what was typed stays
		}
		d.Ask.Close()
		return msg.then(msg.receipt), true
	case tea.PasteMsg:
		if d.Ask.Active() {
			d.Ask.Field.Update(msg)
			return nil, true
		}
	case tea.KeyPressMsg:
		if d.Ask.Active() {
			return d.Ask.Key(msg), true
		}
	}
	return nil, false
}

// Typing reports whether a question waits for its answer.
func (d *Desk) Typing() bool { return d.Ask.Active() }

// CanUndo reports whether typing can be taken back.
func (d *Desk) CanUndo() bool { return d.Ask.Active() && d.Ask.Field.CanUndo() }

// Below is the bar, or the question with its field, for the foot of a screen
// of w by h cells.
func (d *Desk) Below(w, h int, actions []Action) ([]string, *tea.Cursor) {
	if d.Ask.Active() {
		rows, x := d.Ask.Rows(d.env, w)
		return rows, tea.NewCursor(x, h-1)
	}
	return []string{d.Bar.Row(d.env, actions, w)}, nil
}
