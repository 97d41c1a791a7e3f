package noteline

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/line"
)

// pasted splits a paste into its lines; empty ones do not count.
func pasted(text string) []string {
	var out []string
	for _, l := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' }) {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// pasteDialog asks what to make of a paste of several lines. Nothing of it is
// saved or lost before that.
type pasteDialog struct {
	line  *Line
	lines []string
	sel   int
	busy  bool
	again bool // the next Enter repeats what was saved just now
	bad   string
}

// newPaste offers one line of all, but an entry each when a line begins with a
// command: in one line it would be swallowed.
func newPaste(l *Line, lines []string) *pasteDialog {
	d := &pasteDialog{line: l, lines: lines}
	for _, text := range lines {
		if l.ready && line.Parse(text, l.names).Word != "" {
			d.sel = 1
		}
	}
	return d
}

// pasteRead are the names with all numbers that the lines name.
type pasteRead struct {
	d     *pasteDialog
	names line.Context
	err   error
}

type pasteSaved struct {
	d    *pasteDialog
	n    int
	left []string // commands that cannot be done
	why  string   // of the first
	err  error
}

// Unsaved: nothing of a paste is anywhere else yet.
func (d *pasteDialog) Unsaved() bool { return true }

// Init has nothing to load.
func (d *pasteDialog) Init() tea.Cmd { return nil }

// Update takes keys and the answer of the record.
func (d *pasteDialog) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case pasteRead:
		if msg.d == d {
			return d.record(msg)
		}
	case pasteSaved:
		if msg.d == d {
			return d.answered(msg)
		}
	case tea.KeyPressMsg:
		switch msg.String() {
		case "up", "shift+tab":
			d.move(-1)
		case "down", "tab":
			d.move(1)
		case "esc":
			return app.Say(app.CloseDialog{Dialog: d})
		case "enter":
			return d.choose()
		}
	}
	return nil
}

const choices = 3

func (d *pasteDialog) move(by int) {
	d.sel = (d.sel + by + choices) % choices
	d.again, d.bad = false, ""
}

func (d *pasteDialog) choose() tea.Cmd {
	switch d.sel {
	case 0:
		cmd := d.line.insert(tea.PasteMsg{Content: strings.Join(d.lines, " ")})
		return tea.Batch(app.Say(app.CloseDialog{Dialog: d}), cmd)
	case 1:
		return d.save()
	}
	return app.Say(app.CloseDialog{Dialog: d})
}

// save reads the lines as if they had been typed, with what they name.
func (d *pasteDialog) save() tea.Cmd {
	if d.busy || !d.line.ready {
		return nil
	}
	d.busy = true
	names, st, ctx, lines := d.line.names, d.line.env.Store, d.line.env.Ctx, d.lines
	return func() tea.Msg {
		var err error
		for _, text := range lines {
			if names, err = names.Named(ctx, st.View, line.Parse(text, names)); err != nil {
				break
			}
		}
		return pasteRead{d, names, err}
	}
}

// record saves all lines but commands that cannot be done: those come back into
// the note line. What is no command is a note, word for word.
func (d *pasteDialog) record(msg pasteRead) tea.Cmd {
	if msg.err != nil {
		return app.Say(pasteSaved{d: d, err: msg.err})
	}
	out := pasteSaved{d: d}
	var batch store.Batch
	for _, text := range d.lines {
		switch p := line.Parse(text, msg.names); {
		case p.Failed():
			out.left = append(out.left, text)
			if out.why == "" {
				out.why = strings.TrimPrefix(p.Echo(d.line.env.Words), d.line.env.Words.T.Line.Arrow)
			}
		case p.Ready():
			batch = append(batch, p.Command())
		default:
			batch = append(batch, store.WriteNote{Text: text})
		}
	}
	if out.n = len(batch); out.n == 0 {
		return app.Say(out)
	}
	var opts []store.Option
	if d.again {
		opts = append(opts, store.Again())
	}
	return d.line.env.Do(batch, func(_ store.Receipt, err error) tea.Msg { out.err = err; return out }, opts...)
}

func (d *pasteDialog) answered(msg pasteSaved) tea.Cmd {
	d.busy = false
	desk := d.line.env.Words.T.Desk
	if msg.err != nil {
		d.bad = d.line.env.Words.Error(msg.err)
		if reason(msg.err) == "note.duplicate" {
			d.bad, d.again = desk.PasteAgain, true
		}
		return nil
	}
	said := app.Toast{Text: fmt.Sprintf(desk.PasteSaved, msg.n)}
	if len(msg.left) > 0 {
		said = app.Toast{Text: fmt.Sprintf(desk.PasteLeft, msg.n, len(msg.left), msg.why), Bad: true}
	}
	return tea.Batch(app.Say(app.CloseDialog{Dialog: d}), d.line.putBack(msg.left, fmt.Sprintf(desk.PutBack, msg.why)), app.Say(said))
}

// How much of a paste is shown.
const (
	pasteWidth = 76
	pasteShown = 6
)

// View draws the lines and what can be made of them.
func (d *pasteDialog) View(w, h int) ([]string, *tea.Cursor) {
	t, desk := d.line.env.Theme, d.line.env.Words.T.Desk
	w = min(w, pasteWidth)
	var rows []string
	for i, l := range d.lines {
		if i == pasteShown {
			rows = append(rows, t.Muted.Render(fmt.Sprintf(desk.PasteMore, len(d.lines)-i)))
			break
		}
		rows = append(rows, t.Muted.Render(kit.Fit(kit.Clean(l), w-4)))
	}
	rows = append(rows, "")
	for i, name := range []string{desk.PasteOne, desk.PasteEach, desk.PasteNone} {
		if i == d.sel {
			rows = append(rows, t.Select.Render(kit.Fit(t.Glyph.Prompt+" "+name, w-4)))
		} else {
			rows = append(rows, t.Text.Render("  "+name))
		}
	}
	if d.bad != "" {
		for _, l := range kit.Wrap(d.bad, w-4) {
			rows = append(rows, t.Error.Render(l))
		}
	}
	rows = append(rows, "", t.Muted.Render(desk.PasteKeys))
	return kit.Box(t, t.Title.Render(fmt.Sprintf(desk.PasteTitle, len(d.lines))), rows, w, min(len(rows)+2, h)), nil
}
