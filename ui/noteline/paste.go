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

func newPaste(l *Line, lines []string) *pasteDialog { return &pasteDialog{line: l, lines: lines} }

type pasteSaved struct {
	d   *pasteDialog
	n   int
	err error
}

// Unsaved: nothing of a paste is anywhere else yet.
func (d *pasteDialog) Unsaved() bool { return true }

// Init has nothing to load.
func (d *pasteDialog) Init() tea.Cmd { return nil }

// Update takes keys and the answer of the record.
func (d *pasteDialog) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
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

// save records every line as if it had been typed: all of them, or none. What
// is not understood as a command is kept as a note, word for word.
func (d *pasteDialog) save() tea.Cmd {
	if d.busy || !d.line.ready {
		return nil
	}
	d.busy = true
	batch := make(store.Batch, len(d.lines))
	for i, text := range d.lines {
		if p := line.Parse(text, d.line.names); p.Ready() {
			batch[i] = p.Command()
		} else {
			batch[i] = store.WriteNote{Text: text}
		}
	}
	var opts []store.Option
	if d.again {
		opts = append(opts, store.Again())
	}
	return d.line.env.Do(batch, func(r store.Receipt, err error) tea.Msg { return pasteSaved{d, len(d.lines), err} }, opts...)
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
	return tea.Batch(app.Say(app.CloseDialog{Dialog: d}), app.Say(app.Toast{Text: fmt.Sprintf(desk.PasteSaved, msg.n)}))
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
