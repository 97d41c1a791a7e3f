package noteline

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Lines that were put back, from a draft or because they could not be done,
// wait behind the one in the field. What is in the field and was not touched
// yet is set aside by typing: nothing is glued to it unseen, nothing is lost.

// content is all that is typed and not saved, as the draft keeps it.
func (l *Line) content() string {
	if len(l.waiting) == 0 {
		return l.field.Value()
	}
	return strings.Join(append([]string{l.field.Value()}, l.waiting...), "\n")
}

// putBack puts lines into the field and behind it; hint says why they are there.
func (l *Line) putBack(lines []string, hint string) tea.Cmd {
	if len(lines) == 0 {
		return nil
	}
	l.waiting = append(l.waiting, lines...)
	if !l.field.Empty() {
		return l.draftLater() // somebody is typing
	}
	cmd := l.next()
	l.note, l.bad = hint, false
	return cmd
}

// next takes the line that waits longest into the field.
func (l *Line) next() tea.Cmd {
	if len(l.waiting) == 0 {
		return nil
	}
	l.field.SetValue(l.waiting[0])
	l.waiting = l.waiting[1:]
	cmd := l.typed()
	l.back, l.note = true, l.env.Words.T.Desk.GoOn
	return cmd
}

// setAside puts an untouched line behind before something else is typed.
func (l *Line) setAside(msg tea.Msg) {
	if !l.back {
		return
	}
	l.back = false
	key, pressed := msg.(tea.KeyPressMsg)
	if _, pasted := msg.(tea.PasteMsg); pasted || pressed && key.Text != "" && key.Mod&^tea.ModShift == 0 {
		l.waiting = append([]string{l.field.Value()}, l.waiting...)
		l.field.Reset()
	}
}

// left says how many lines wait, "" when none does.
func (l *Line) left() string {
	if len(l.waiting) == 0 {
		return ""
	}
	return fmt.Sprintf(l.env.Words.T.Desk.Waiting, len(l.waiting))
}
