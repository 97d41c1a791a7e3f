package app

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/ui/kit"
)

func noTime() time.Time { return time.Time{} }

// Ask is a question in the lower lines of a screen: what it wants to know, and
// a field for the answer. What was typed stays until it is saved or given up.
type Ask struct {
	Label string
	Field *kit.Field
	run   func(text string) tea.Cmd
	open  bool
}

// NewAsk makes a closed question.
func NewAsk() *Ask { return &Ask{Field: kit.NewField()} }

// Open shows a question; run gets the answer.
func (a *Ask) Open(label string, run func(text string) tea.Cmd) {
	a.Label, a.run, a.open = label, run, true
	a.Field.Reset()
}

// Active reports whether the question waits for its answer.
func (a *Ask) Active() bool { return a.open }

// Close ends the question.
func (a *Ask) Close() { a.open = false }

// Key takes a key while the question is open.
func (a *Ask) Key(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "enter", "ctrl+s":
		return a.run(strings.TrimSpace(a.Field.Value()))
	case "esc":
		a.Close()
		return nil
	}
	a.Field.Update(msg)
	return nil
}

// Rows draws label and field, w cells wide; the cursor stands in the second row.
func (a *Ask) Rows(e *Env, w int) (rows []string, cursor int) {
	a.Field.SetWidth(w - 3)
	text, x := a.Field.View()
	return []string{
		a.head(e, w),
		" " + e.Theme.Accent.Render(e.Theme.Glyph.Prompt) + " " + e.Theme.Text.Render(text),
	}, x + 3
}

// head is the label, and what ends the question where there is room for it.
func (a *Ask) head(e *Env, w int) string {
	keys := e.Words.T.Board.AskKeys + " "
	if label := " " + a.Label; kit.Width(label)+kit.Width(keys)+1 <= w {
		return kit.Spread(e.Theme.Accent.Render(label), e.Theme.Muted.Render(keys), w)
	}
	return e.Theme.Accent.Render(kit.Fit(" "+a.Label, w))
}
