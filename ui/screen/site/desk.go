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
	*app.Desk
	env  *app.Env
	site func() (store.SiteView, bool) // the one that is acted on
	pass *passLine
}

func newDesk(env *app.Env, site func() (store.SiteView, bool)) *desk {
	d := &desk{Desk: app.NewDesk(env), env: env, site: site}
	d.pass = newPassLine(env)
	return d
}

// do runs a command; toast is what stands in the last row when it was taken.
func (d *desk) do(cmd store.Command, toast string, then func(store.Receipt) tea.Cmd) tea.Cmd {
	return d.Then(cmd, func(r store.Receipt) tea.Cmd {
		done := app.Say(app.Toast{Text: toast})
		if then == nil {
			return done
		}
		return tea.Batch(done, then(r))
	})
}

// Typing reports whether a question or the pass line waits for text.
func (d *desk) Typing() bool { return d.Desk.Typing() || d.pass.open }

// CanUndo reports whether typing can be taken back.
func (d *desk) CanUndo() bool {
	return d.Desk.CanUndo() || d.pass.open && d.pass.field.CanUndo()
}

// update takes what is the desk's; ok is false when it is somebody else's.
func (d *desk) update(msg tea.Msg) (cmd tea.Cmd, ok bool) {
	switch msg := msg.(type) {
	case knownRead:
		return d.pass.known1(msg), msg.p == d.pass
	case passed:
		return d.pass.passed(msg), msg.p == d.pass
	case tea.PasteMsg:
		if d.pass.open {
			return d.pass.paste(msg), true
		}
	case tea.KeyPressMsg:
		if d.pass.open {
			return d.pass.key(msg), true
		}
	}
	return d.Take(msg)
}

// below is what stands under the screen: the question, the pass line or the
// bar; x, y is the cursor in it, y is -1 when nobody types.
func (d *desk) below(w int) (rows []string, x, y int) {
	switch {
	case d.pass.open:
		return d.pass.rows(w)
	case d.Ask.Active():
		rows, x := d.Ask.Rows(d.env, w)
		return rows, x, 1
	}
	return []string{d.Bar.Row(d.env, d.actions(), w)}, 0, -1
}

// say fills the name of the site into a sentence.
func (d *desk) say(format string, s store.SiteView, more ...any) string {
	return fmt.Sprintf(format, append([]any{d.name(s)}, more...)...)
}

func (d *desk) name(s store.SiteView) string { return s.Site.In(d.env.Words.T.Lang) }

// question asks for one line; make gives the command of the answer.
func (d *desk) question(label string, make func(text string) (store.Command, string, error), then func(store.Receipt) tea.Cmd) tea.Cmd {
	d.Ask.Open(label, func(text string) tea.Cmd {
		cmd, toast, err := make(text)
		if err != nil {
			return app.Say(d.env.Complain(err))
		}
		return d.do(cmd, toast, then)
	})
	return nil
}
