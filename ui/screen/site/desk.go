package site

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
)

// desk is what can be done to a site, for the list and for the one: its
// actions, the question that one of them asks, and the line of the pass log.
type desk struct {
	env  *app.Env
	site func() (store.SiteView, bool) // the one that is acted on
	bar  app.Bar
	ask  *app.Ask
	pass *passLine
}

func newDesk(env *app.Env, site func() (store.SiteView, bool)) *desk {
	d := &desk{env: env, site: site, ask: app.NewAsk()}
	d.pass = newPassLine(env)
	return d
}

// acted is the answer of the record to what a desk wanted.
type acted struct {
	d       *desk
	receipt store.Receipt
	err     error
	toast   string
	then    func(store.Receipt) tea.Cmd
}

// do runs a command; toast is what stands in the last row when it was taken.
func (d *desk) do(cmd store.Command, toast string, then func(store.Receipt) tea.Cmd) tea.Cmd {
	return d.env.Do(cmd, func(r store.Receipt, err error) tea.Msg { return acted{d, r, err, toast, then} })
}

// typing reports whether a question or the pass line waits for text.
func (d *desk) typing() bool { return d.ask.Active() || d.pass.open }

func (d *desk) canUndo() bool {
	return d.ask.Active() && d.ask.Field.CanUndo() || d.pass.open && d.pass.field.CanUndo()
}

// update takes what is the desk's; ok is false when it is somebody else's.
func (d *desk) update(msg tea.Msg) (cmd tea.Cmd, ok bool) {
	switch msg := msg.(type) {
	case acted:
		return d.acted(msg), msg.d == d
	case knownRead:
		return d.pass.known1(msg), msg.p == d.pass
	case passed:
		return d.pass.passed(msg), msg.p == d.pass
	case tea.PasteMsg:
		switch {
		case d.pass.open:
			return d.pass.paste(msg), true
		case d.ask.Active():
			d.ask.Field.Update(msg)
			return nil, true
		}
	case tea.KeyPressMsg:
		switch {
		case d.pass.open:
			return d.pass.key(msg), true
		case d.ask.Active():
			return d.ask.Key(msg), true
		}
	}
	return nil, false
}

func (d *desk) acted(msg acted) tea.Cmd {
	if msg.d != d {
		return nil
	}
	if msg.err != nil {
		return app.Say(d.env.Complain(msg.err)) // what was typed stays
	}
	d.ask.Close()
	cmds := []tea.Cmd{app.Say(app.Toast{Text: msg.toast})}
	if msg.then != nil {
		cmds = append(cmds, msg.then(msg.receipt))
	}
	return tea.Batch(cmds...)
}

// below is what stands under the screen: the question, the pass line or the
// bar; x, y is the cursor in it, y is -1 when nobody types.
func (d *desk) below(w int) (rows []string, x, y int) {
	switch {
	case d.pass.open:
		return d.pass.rows(w)
	case d.ask.Active():
		rows, x := d.ask.Rows(d.env, w)
		return rows, x, 1
	}
	return []string{d.bar.Row(d.env, d.actions(), w)}, 0, -1
}

// say fills the name of the site into a sentence.
func (d *desk) say(format string, s store.SiteView, more ...any) string {
	return fmt.Sprintf(format, append([]any{d.name(s)}, more...)...)
}

func (d *desk) name(s store.SiteView) string { return s.Site.In(d.env.Words.T.Lang) }

// question asks for one line; make gives the command of the answer.
func (d *desk) question(label string, make func(text string) (store.Command, string, error), then func(store.Receipt) tea.Cmd) tea.Cmd {
	d.ask.Open(label, func(text string) tea.Cmd {
		cmd, toast, err := make(text)
		if err != nil {
			return app.Say(d.env.Complain(err))
		}
		return d.do(cmd, toast, then)
	})
	return nil
}
